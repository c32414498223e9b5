//! An answer that is sent part after part: no more than one part is in memory, and no transaction is held between two.
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use actix_web::HttpResponse;
use actix_web::http::header::{CONTENT_DISPOSITION, HeaderValue};
use actix_web::web::{Bytes, Data};
use futures_core::Stream;

use crate::access::Operation;
use crate::app::{App, Asking};
use crate::db::Tx;
use crate::error::{Problem, Result};

use super::answer::Answer;
use super::call::Call;
use super::query::QueryForm;

/// A part of an answer, made of where it begins.
pub(super) type Make = dyn Fn(&mut Tx<'_>, Option<&str>) -> Result<Answer> + Send + Sync;

type Making = Pin<Box<dyn Future<Output = Result<Answer>>>>;

/// The parts of an answer, one after the other.
struct Parts {
    app: Data<App>,
    asking: Asking,
    operation: Operation,
    make: Arc<Make>,
    /// What is made and waits to be sent.
    made: Option<Answer>,
    /// The part that is under way.
    under_way: Option<Making>,
}

impl Parts {
    fn part(&self, start: Option<String>) -> Making {
        let (app, asking, operation) = (self.app.clone(), self.asking.clone(), self.operation);
        let make = Arc::clone(&self.make);
        Box::pin(
            async move { app.read(asking, operation, Box::new(move |tx| make(tx, start.as_deref()))).await },
        )
    }
}

impl Stream for Parts {
    type Item = Result<Bytes, Problem>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let made = match (self.made.take(), &mut self.under_way) {
            (Some(made), _) => made,
            (None, None) => return Poll::Ready(None),
            (None, Some(under_way)) => {
                let made = ready!(under_way.as_mut().poll(context));
                self.under_way = None;
                match made {
                    Ok(made) => made,
                    Err(problem) => {
                        // The answer has begun: all that is left is to cut it short, which every client notices.
                        tracing::error!(%problem, "an answer was cut short");
                        return Poll::Ready(Some(Err(problem)));
                    }
                }
            }
        };
        self.under_way = made.next.clone().map(|start| self.part(Some(start)));
        Poll::Ready(Some(Ok(made.body.into())))
    }
}

/// Answers part after part; what fails in the first is a problem.
pub(super) async fn answer(
    app: Data<App>,
    asking: Asking,
    operation: Operation,
    (kind, name): (&'static str, &str),
    make: Arc<Make>,
) -> Result<HttpResponse> {
    let mut parts = Parts { app, asking, operation, make, made: None, under_way: None };
    parts.made = Some(parts.part(None).await?);
    parts.asking.is_begun = true;
    let mut response = HttpResponse::Ok().content_type(kind).streaming(parts);
    if let Ok(named) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(CONTENT_DISPOSITION, named);
    }
    response.extensions_mut().insert(operation);
    Ok(response)
}

impl<Q: QueryForm> Call<Q> {
    /// Answers a look in parts, as a file of that form and name; each part says where the next begins (`Answer::next`).
    pub(crate) async fn read_in_parts(
        self,
        operation: Operation,
        form: (&'static str, &str),
        make: impl Fn(&mut Tx<'_>, Option<&str>) -> Result<Answer> + Send + Sync + 'static,
    ) -> Result<HttpResponse> {
        let (app, asking, asked) = self.parts();
        if let Err(problem) = asked {
            return app.refuse(asking, operation, problem).await?.respond(operation, None, None);
        }
        answer(app, asking, operation, form, Arc::new(make)).await
    }
}
