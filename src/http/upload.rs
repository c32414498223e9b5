//! A file of any size on its way in: laid down in a file without a name, then taken in piece by piece.
//!
//! 2026-11-27. Each piece is a change of its own, so that no transaction lasts as long as the file, and nothing of it is
//! held in memory but what is on its way. Its caller is known before a byte is laid down. Refused: a longer deadline and a
//! larger body for everybody, and a part of the file for each request (curl sends files).
use std::fs::File;
use std::future::{Ready, poll_fn, ready};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::CONTENT_TYPE;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};
use futures_core::Stream as _;

use crate::access::Operation;
use crate::app::Asking;
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};

use super::answer::Answer;
use super::call::{Asked, Call};
use super::headers::header;
use super::query::QueryForm;

/// How long a file may be on its way, all in all.
const UPLOAD_TIME: Duration = Duration::from_hours(1);
/// How large a file may be.
const MOST: u64 = 4 * 1024 * 1024 * 1024;

/// How long a request may take that is no ordinary one.
pub(super) fn time_for(method: &Method, path: &str) -> Option<Duration> {
    let is_a_file = method == Method::PUT && path.starts_with("/v1/imports/") && path.ends_with("/file");
    is_a_file.then_some(UPLOAD_TIME)
}

/// What was said of a file that was sent.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sent {
    /// The media type, without parameters; empty if none was told.
    pub(crate) kind: String,
    /// Its `charset`.
    pub(crate) charset: Option<String>,
}

/// A file on its way in.
pub(crate) struct Upload {
    payload: Payload,
    sent: Sent,
}

impl FromRequest for Upload {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let told = header(request.headers(), CONTENT_TYPE).unwrap_or_default();
        let mut parts = told.split(';').map(str::trim);
        let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
        let charset = parts
            .find_map(|part| part.strip_prefix("charset="))
            .map(|name| name.trim_matches('"').to_owned());
        ready(Ok(Self { payload: payload.take(), sent: Sent { kind, charset } }))
    }
}

impl Upload {
    /// Lays the file down; each part of it arrives within `time` of the one before.
    async fn lay_down(mut self, time: Duration) -> Result<(File, Sent)> {
        let mut file = tempfile::tempfile().map_err(Problem::unavailable)?;
        let mut length = 0_u64;
        loop {
            let next = poll_fn(|context| Pin::new(&mut self.payload).poll_next(context));
            let part = match tokio::time::timeout(time, next).await {
                Err(_elapsed) => return Err(Problem::of(&kinds::TOO_SLOW)),
                Ok(None) => break,
                Ok(Some(Err(error))) => {
                    let cause = Some(error.to_string().into());
                    return Err(Problem { cause, ..Problem::of(&kinds::BAD_REQUEST) });
                }
                Ok(Some(Ok(part))) => part,
            };
            length = length.saturating_add(u64::try_from(part.len()).unwrap_or(u64::MAX));
            if length > MOST {
                return Err(Problem::of(&kinds::TOO_LARGE));
            }
            file.write_all(&part).map_err(Problem::unavailable)?;
        }
        file.seek(SeekFrom::Start(0)).map_err(Problem::unavailable)?;
        Ok((file, self.sent))
    }
}

impl<Q: QueryForm> Call<Q> {
    /// Takes a file in: `looks` says whether it may come at all, `opens` takes it apart, `takes` makes of each piece a
    /// change. The last piece is answered; of a dry run, the first.
    pub(crate) async fn take<P: Send + Sync + 'static, I>(
        self,
        operation: Operation,
        upload: Upload,
        looks: impl FnOnce(&mut Tx<'_>, &Asked<Q>) -> Result<()> + Send + 'static,
        opens: impl FnOnce(File, &Sent, &Asked<Q>) -> Result<I> + Send + 'static,
        takes: impl Fn(&mut Tx<'_>, &Asked<Q>, &P) -> Result<Answer> + Send + Sync + 'static,
    ) -> Result<HttpResponse>
    where
        I: Iterator<Item = Result<P>> + Send + 'static,
    {
        let (app, mut asking, asked) = self.parts();
        if app.is_a_tray() {
            // A batch has no files in it.
            return Ok(HttpResponse::NoContent().finish());
        }
        let asked = match asked {
            Ok(asked) => Arc::new(asked),
            Err(problem) => {
                return app.refuse(asking, operation, problem).await?.respond(operation, None, None);
            }
        };
        let known = Arc::clone(&asked);
        let may = Box::new(move |tx: &mut Tx<'_>| looks(tx, &known).map(|()| Answer::gone()));
        app.read(asking.clone(), operation, may).await?;
        let (file, sent) = upload.lay_down(app.limits().body_time).await?;
        let known = Arc::clone(&asked);
        let opened = web::block(move || opens(file, &sent, &known)).await;
        let mut pieces = opened.map_err(|error| Problem::internal(error.to_string()))??;
        let takes = Arc::new(takes);
        let mut answer = Answer::gone();
        // The key is of the request, and each piece is a part of it.
        asking.idempotency = None;
        loop {
            let (next, rest) = web::block(move || {
                let next = pieces.next();
                (next, pieces)
            })
            .await
            .map_err(|error| Problem::internal(error.to_string()))?;
            pieces = rest;
            let Some(piece) = next else { break };
            let (piece, asked, takes) = (piece?, Arc::clone(&asked), Arc::clone(&takes));
            let change = Box::new(move |tx: &mut Tx<'_>| takes(tx, &asked, &piece));
            answer = app.write(asking.clone(), operation, change).await?;
            if asking.dry_run {
                break;
            }
            // What follows is of the state that the first piece made.
            asking = Asking { precondition: None, needs_precondition: false, ..asking };
        }
        answer.respond(operation, None, None)
    }
}
