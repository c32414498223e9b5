//! One call: who asks, for which day, in which language, under which conditions.
use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::http::Method;
use actix_web::http::header::{CONTENT_LANGUAGE, HeaderName, HeaderValue, IF_NONE_MATCH};
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use sha2::{Digest as _, Sha256};

use crate::access::{Effect, Operation, Recorded};
use crate::app::{App, Asking};
use crate::db::{Moment, Tx};
use crate::error::{Problem, Result, kinds};
use crate::words::{Fault, FaultKind};

use super::answer::Answer;
use super::body::Body;
use super::conditions::{idempotency, precondition};
use super::contract::READ;
use super::envelope::RequestId;
use super::format::Format;
use super::headers::{header, language, shown};
use super::limits::source;
use super::listing::{Listing, MAX_LIMIT};
use super::looking::Looking;
use super::query::{self, Manner, NoQuery, QueryForm};
use super::secrets::without_secrets;
use super::tables::Writing;

/// What the query string asked: the room's own form, and which page.
#[derive(Clone)]
pub struct Asked<Q> {
    /// The room's own parameters.
    pub query: Q,
    /// Which page of the list.
    pub listing: Listing,
    /// In which of its forms.
    pub format: Format,
    /// As it was known at which moment, if not now.
    pub known_at: Option<Moment>,
}

/// One call on the service. It opens the door for one operation, once.
pub struct Call<Q = NoQuery> {
    app: Data<App>,
    asking: Asking,
    asked: Result<Asked<Q>>,
    fields: Option<Vec<String>>,
    manner: Manner,
    /// The address of this list, up to the cursor of its next page.
    here: String,
    if_none_match: Option<String>,
    faulty_header: Option<Problem>,
    /// A digest of method, path and query of a change, for the idempotency key.
    digest: Sha256,
}

impl<Q: QueryForm> FromRequest for Call<Q> {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::read_from(request))
    }
}

impl<Q: QueryForm> Call<Q> {
    fn read_from(request: &HttpRequest) -> Result<Self> {
        let app = request.app_data::<Data<App>>().ok_or_else(|| Problem::internal("no service"))?.clone();
        let headers = request.headers();
        let reads = request.method() == Method::GET;
        let request_id = RequestId::of_request(request);
        let mut digest = Sha256::new();
        if !reads {
            digest.update(request.method().as_str());
            digest.update([0]);
            digest.update(request.uri().to_string());
            digest.update([0]);
        }
        let parsed = query::parse::<Q>(request.query_string(), reads).and_then(|(common, query)| {
            let wanted = common.manner.format.or_else(|| Format::wanted(request.path(), headers, Q::FORMATS));
            wanted.map(|format| (format, common, query)).ok_or_else(|| Problem::of(&kinds::NOT_ACCEPTABLE))
        });
        let (mut as_of, mut known_at, mut dry_run, mut fields, mut here) =
            (None, None, false, None, String::new());
        let mut manner = Manner::default();
        let mut lang = None;
        let asked = parsed.and_then(|(format, common, query)| {
            let mut of = String::new();
            if Q::LISTS {
                here = common.address(request.path());
                of = format!("{} {} {:?} {:?}", request.path(), common.of, common.as_of, common.known_at);
            }
            (as_of, known_at, lang) = (common.as_of, common.known_at, common.lang);
            (dry_run, fields) = (common.dry_run, common.fields);
            manner = common.manner;
            if fields.is_some() && format.is_document() {
                return Err(Problem::fault("?fields", FaultKind::FieldsOfADocument));
            }
            let mut listing = Listing {
                limit: if manner.all { MAX_LIMIT } else { common.limit },
                after: None,
                total: common.total,
                key: app.cursor_key(),
                of,
            };
            match (common.cursor, common.after) {
                (Some(cursor), None) => listing.resume(&cursor)?,
                (None, Some(id)) if query.follows_ids() => listing.after = Some(vec![id]),
                (None, None) => {}
                _ => {
                    return Err(Problem::fault("?after", FaultKind::AfterAlone));
                }
            }
            Ok(Asked { query, listing, format, known_at })
        });
        let (idempotency, faulty_header) = match idempotency(headers) {
            Ok(idempotency) => (idempotency.filter(|_| !reads), None),
            Err(problem) => (None, Some(problem)),
        };
        let asking = Asking {
            evidence: shown(request),
            source: source(request),
            named: request.match_info().iter().last().map(|(_, named)| named.into()),
            as_of,
            known_at,
            is_begun: false,
            dry_run,
            language: lang.unwrap_or_else(|| language(headers)),
            request_id,
            path: (&*without_secrets(request.path())).into(),
            query: request.query_string().into(),
            precondition: precondition(headers),
            needs_precondition: matches!(*request.method(), Method::PATCH | Method::PUT | Method::DELETE),
            idempotency,
        };
        let if_none_match = header(headers, IF_NONE_MATCH).map(str::to_owned);
        Ok(Self { app, asking, asked, fields, manner, here, if_none_match, faulty_header, digest })
    }

    /// Answers a look; bounded, so it may run on the thread that serves the connection.
    pub async fn read(
        self,
        operation: Operation,
        work: impl Fn(&mut Tx<'_>, &Asked<Q>) -> Result<Answer> + Send + Sync + 'static,
    ) -> Result<HttpResponse> {
        let fields = self.fields;
        let language = self.asking.language;
        let is_known = can_be_known(&self.app, &self.asking, operation);
        let asked = self.asked.and_then(|asked| is_known.map(|()| asked)).and_then(|asked| match &fields {
            Some(fields) => READ.fields.check(operation.rule().id, fields).map(|()| asked),
            None => Ok(asked),
        });
        let asked = match asked {
            Ok(asked) => asked,
            Err(problem) => {
                return self
                    .app
                    .refuse(self.asking, operation, problem)
                    .await?
                    .respond(operation, None, None);
            }
        };
        let is_recorded = match operation.recorded() {
            Recorded::Always => true,
            Recorded::Whole => self.manner.all,
            Recorded::Never => false,
        };
        if is_recorded {
            // Before the answer: nothing goes out that is not on record.
            self.app.looked(self.asking.clone(), operation).await?;
        }
        if asked.format.is_document() || (!self.manner.all && asked.format == Format::Json) {
            let look = Box::new(move |tx: &mut Tx<'_>| work(tx, &asked));
            let mut answer = self.app.read(self.asking, operation, look).await?;
            answer.next = linked(answer.next, &self.here);
            let mut response = answer.respond(operation, fields.as_deref(), self.if_none_match.as_deref())?;
            response.headers_mut().insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
            return Ok(response);
        }
        let look = Looking { app: self.app, asking: self.asking, operation, work: Arc::new(work) };
        let columns = READ.columns.of_list(operation.rule().id);
        let writing = Writing { format: asked.format, columns, fields, marked: self.manner.marked };
        if self.manner.all {
            return look.at_all(asked, writing).await;
        }
        let (mut answer, total) = writing.page(look.at(asked).await?)?;
        answer.next = linked(answer.next, &self.here);
        let mut response = answer.respond(operation, None, None)?;
        if let Some(total) = total {
            response.headers_mut().insert(HeaderName::from_static("x-total-count"), HeaderValue::from(total));
        }
        Ok(response)
    }

    /// The service, who asks, and what was asked of it.
    pub(super) fn parts(self) -> (Data<App>, Asking, Result<Asked<Q>>) {
        let asked = self.faulty_header.map_or(Ok(()), Err).and(self.asked);
        (self.app, self.asking, asked)
    }

    /// Makes a change told by a body.
    pub async fn write<T: Send + Sync + 'static, const KILOBYTES: usize>(
        mut self,
        operation: Operation,
        body: Body<T, KILOBYTES>,
        work: impl Fn(&mut Tx<'_>, &T) -> Result<Answer> + Send + 'static,
    ) -> Result<HttpResponse> {
        self.digest.update(body.digest);
        match body.parsed {
            Ok(parsed) => self.act(operation, move |tx| work(tx, &parsed)).await,
            Err(problem) => {
                self.app.refuse(self.asking, operation, problem).await?.respond(operation, None, None)
            }
        }
    }

    /// Answers a question that takes a body to ask: a look, in one snapshot.
    pub async fn ask<T: Send + Sync + 'static, const KILOBYTES: usize>(
        self,
        operation: Operation,
        body: Body<T, KILOBYTES>,
        work: impl FnOnce(&mut Tx<'_>, &T) -> Result<Answer> + Send + 'static,
    ) -> Result<HttpResponse> {
        let answer = match self.asked.and(body.parsed) {
            Ok(parsed) => self.app.read(self.asking, operation, Box::new(move |tx| work(tx, &parsed))).await,
            Err(problem) => self.app.refuse(self.asking, operation, problem).await,
        }?;
        answer.respond(operation, None, None)
    }

    /// Makes a change about what is sealed in the journal by now, everything that waited included.
    pub async fn act_once_sealed(
        self,
        operation: Operation,
        work: impl Fn(&mut Tx<'_>) -> Result<Answer> + Send + 'static,
    ) -> Result<HttpResponse> {
        let may = self.app.read(self.asking.clone(), operation, Box::new(|_| Ok(Answer::gone()))).await;
        if may.is_ok() {
            self.app.seal().await?;
        }
        self.act(operation, work).await
    }

    /// Makes a change that the address alone tells.
    pub async fn act(
        mut self,
        operation: Operation,
        work: impl Fn(&mut Tx<'_>) -> Result<Answer> + Send + 'static,
    ) -> Result<HttpResponse> {
        if let Some(idempotency) = &mut self.asking.idempotency {
            idempotency.fingerprint = self.digest.finalize().to_vec();
        }
        let answer = match self.asked.and_then(|_| self.faulty_header.map_or(Ok(()), Err)) {
            Ok(()) => self.app.write(self.asking, operation, Box::new(work)).await,
            Err(problem) => self.app.refuse(self.asking, operation, problem).await,
        }?;
        answer.respond(operation, None, None)
    }
}

/// Where the next page is, as `Link` tells it.
fn linked(next: Option<String>, here: &str) -> Option<String> {
    next.map(|cursor| format!("<{here}cursor={cursor}>; rel=\"next\""))
}

/// Goes on only if what was known at the moment asked for can be told: it has come, and the operation looks at
/// what keeps its past.
fn can_be_known(app: &App, asking: &Asking, operation: Operation) -> Result<()> {
    let Some(moment) = asking.known_at else { return Ok(()) };
    if operation.rule().effect != Effect::Recalls {
        return Err(Problem::fault("?known_at", FaultKind::PastIsNotKept));
    }
    if moment > app.now() {
        let fault = Fault::new("?known_at", FaultKind::InTheFuture);
        return Err(Problem { faults: vec![fault], ..Problem::of(&kinds::NOT_KNOWN_YET) });
    }
    Ok(())
}

impl Call {
    /// Goes on only for a caller who may do this; for answers that are not JSON.
    pub(super) async fn admit(self, operation: Operation) -> Result<()> {
        can_be_known(&self.app, &self.asking, operation)?;
        self.app.read(self.asking, operation, Box::new(|_| Ok(Answer::gone()))).await.map(drop)
    }
}
