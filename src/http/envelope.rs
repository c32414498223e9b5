//! What surrounds every request: its name, its limits, its deadline, and the one form of failing.
use std::rc::Rc;
use std::sync::Arc;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::error::InternalError;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use actix_web::http::{Method, StatusCode, Uri};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage as _, HttpRequest, HttpResponse, ResponseError};
use uuid::Uuid;

use crate::access::Operation;
use crate::app::App;
use crate::error::{Kind, Problem, kinds};
use crate::words::Language;

use super::contract::READ;
use super::format::Format;
use super::headers::{evidence, language};
use super::limits::{self, Callers, Draw};
use super::problems;
use super::secrets::without_secrets;
use super::upload;
use super::wire::Line;

/// What is told of a request that was not answered in time.
const TOO_LATE: [&str; 3] = [
    "انتهت مهلة الطلب. إن كان تغييرا فقد يكون سجل مع ذلك: تحقق قبل أن تعيده، أو أعده بالمفتاح نفسه في \u{2068}Idempotency-Key\u{2069} فلا يسجل إلا مرة.",
    "Le délai imparti à la requête est écoulé. Une modification a pu être enregistrée malgré tout : vérifiez avant de la renvoyer, ou renvoyez-la avec la même Idempotency-Key, et elle n'est faite qu'une fois.",
    "The deadline of the request has passed. A change may have been recorded all the same: look before you send it again, or send it again with the same Idempotency-Key, and it is made once.",
];

/// With what a path refuses a method it does not know, where it is served by one that stands for any name: `PATCH
/// /v1/persons/search` is taken for a person of that name.
const MAY_BE_ANOTHER: [StatusCode; 4] = [
    StatusCode::NOT_FOUND,
    StatusCode::UNSUPPORTED_MEDIA_TYPE,
    StatusCode::UNPROCESSABLE_ENTITY,
    StatusCode::PRECONDITION_REQUIRED,
];

/// Names one request, in its answer, the journal and the log.
#[derive(Debug, Clone)]
pub(super) struct RequestId(pub(super) Arc<str>);

impl RequestId {
    /// The caller's own name for the request, if it is a plain one; a new one otherwise.
    fn of(headers: &HeaderMap) -> Self {
        let given = headers.get("x-request-id").and_then(|value| value.to_str().ok());
        let is_plain = |id: &&str| {
            (1..=64).contains(&id.len())
                && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        };
        Self(given.filter(is_plain).map_or_else(|| Uuid::now_v7().to_string().into(), Arc::from))
    }

    /// The name of a request on its way.
    pub(super) fn of_request(request: &HttpRequest) -> Arc<str> {
        request.extensions().get::<Self>().map(|id| Arc::clone(&id.0)).unwrap_or_default()
    }
}

/// A failure that no room made is still a problem.
impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
    fn error_response(&self) -> HttpResponse {
        problems::response(self, Language::default(), "")
    }
}

/// A problem that answers no request that could be read.
pub(super) fn alone(problem: &Problem) -> HttpResponse {
    let id = RequestId(Uuid::now_v7().to_string().into());
    let mut response = problems::response(problem, Language::default(), &id.0);
    seal(response.headers_mut(), &id, None, Language::default());
    response
}

/// Surrounds a request.
pub(super) async fn surround(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let _serving = request.conn_data::<Rc<Line>>().map(Line::begin);
    let id = RequestId::of(request.headers());
    let language = language(request.headers());
    let trace = request.headers().get("traceparent").filter(|value| is_traceparent(value)).cloned();
    let method = request.method().clone();
    // HEAD is GET without the body, which the connection leaves out by itself.
    if method == Method::HEAD {
        request.head_mut().method = Method::GET;
    }
    request.extensions_mut().insert(id.clone());
    name_the_form(&mut request);
    let app = request.app_data::<Data<App>>().cloned();
    let callers = request.app_data::<Data<Callers>>().cloned();
    let is_open = matches!(request.path(), "/healthz" | "/readyz");
    let drawn = callers.as_ref().filter(|_| !is_open).map(|callers| callers.draw(request.request()));
    let evidence = evidence(request.headers()).filter(|_| !is_open);
    let refused = limits::refusal(request.request(), drawn, language, &id.0);
    let mut response = if let Some(refused) = refused {
        request.into_response(refused)
    } else {
        let usual = || app.as_ref().map(|app| app.limits().request_time).unwrap_or_default();
        let deadline = upload::time_for(request.method(), request.path()).unwrap_or_else(usual);
        let answering = async {
            if let (Some(evidence), Some(app)) = (evidence, &app) {
                let settled = app.settle(evidence, &id.0).await;
                request.extensions_mut().insert(settled);
            }
            next.call(request).await
        };
        match tokio::time::timeout(deadline, answering).await {
            Ok(answered) => answered?.map_into_boxed_body(),
            Err(_elapsed) => {
                let late = Problem::of(&kinds::UNAVAILABLE).because(TOO_LATE);
                let mut response = problems::response(&late, language, &id.0);
                seal(response.headers_mut(), &id, trace, language);
                return Err(InternalError::from_response(late, response).into());
            }
        }
    };
    let is_merged = response.status() == StatusCode::MOVED_PERMANENTLY;
    if is_merged || response.status().is_client_error() || response.status().is_server_error() {
        response = told(response, language, &id.0);
    }
    if let (true, Some(callers)) = (limits::has_failed(response.request(), response.status()), &callers)
        && let Some(seconds) = callers.fail(response.request())
    {
        response = response.into_response(limits::refused(seconds, language, &id.0));
    }
    // A batch draws again for what it holds.
    let drawn = response.response().extensions().get::<Draw>().copied().or(drawn);
    if let (Some(Draw::Left(left)), Some(callers)) = (drawn, &callers) {
        callers.tell(response.headers_mut(), left);
    }
    let status = response.status();
    let operation = response.response().extensions().get::<Operation>().map(|operation| operation.rule().id);
    if let Some(app) = &app {
        app.metrics().request(operation, &method, status, started.elapsed());
    }
    let path = without_secrets(response.request().match_info().as_str());
    tracing::debug!(request_id = %id.0, %method, %path, status = status.as_u16(), "answered");
    seal(response.headers_mut(), &id, trace, language);
    Ok(response)
}

/// `/v1/persons.csv` is `/v1/persons?format=csv`, and so for every list.
fn name_the_form(request: &mut ServiceRequest) {
    let Some((path, format)) = Format::split(request.path()) else { return };
    if request.method() != Method::GET || !READ.paths.lists(path) {
        return;
    }
    let query = match request.query_string() {
        "" => String::new(),
        query => format!("&{query}"),
    };
    if let Ok(address) = Uri::try_from(format!("{path}?format={}{query}", format.word())) {
        request.match_info_mut().get_mut().update(&address);
        request.head_mut().uri = address;
    }
}

/// Gives a failure its one form, whoever made it.
fn told(response: ServiceResponse<BoxBody>, language: Language, id: &str) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let ready = response.headers().get("content-type").is_some_and(|kind| kind == "application/problem+json");
    let told = match response.response().error() {
        Some(error) => {
            if let Some(problem) = error.as_error::<Problem>() {
                // Being turned away is counted, and no fault; a log of it would be one more thing to serve.
                if status.is_server_error() && problem.kind != &kinds::OVERLOADED {
                    tracing::error!(request_id = id, %problem, "failed");
                }
                let may_be_another = MAY_BE_ANOTHER.contains(&status);
                match may_be_another.then(|| other_method(response.request(), language, id)).flatten() {
                    Some(told) => told,
                    None => problems::response(problem, language, id),
                }
            } else {
                // What the framework says is English, and for the log.
                tracing::debug!(request_id = id, %error, "refused by the framework");
                problems::response(&Problem::of(kind_of(status)), language, id)
            }
        }
        None if ready => return response,
        None if status == StatusCode::NOT_FOUND => missed(&response, language, id),
        None => problems::response(&Problem::of(kind_of(status)), language, id),
    };
    ServiceResponse::new(response.request().clone(), told)
}

/// Nothing answered: either there is no such path, or the path does not know that method.
fn missed(response: &ServiceResponse<BoxBody>, language: Language, id: &str) -> HttpResponse {
    other_method(response.request(), language, id)
        .unwrap_or_else(|| problems::response(&Problem::not_found(), language, id))
}

/// Tells which methods the path knows, if it is not this one: `GET /v1/statutes/check` asks for no version by that name.
fn other_method(request: &HttpRequest, language: Language, id: &str) -> Option<HttpResponse> {
    let allowed = READ.paths.allowed(request.path());
    // A path may know the method and still have nothing of that name.
    if allowed.is_empty() || allowed.split(", ").any(|method| method == request.method().as_str()) {
        return None;
    }
    let mut told = problems::response(&Problem::of(&kinds::METHOD_NOT_ALLOWED), language, id);
    if let Ok(allow) = HeaderValue::from_str(&allowed) {
        told.headers_mut().insert(HeaderName::from_static("allow"), allow);
    }
    Some(told)
}

/// The kind of a failure the framework made.
pub(super) fn kind_of(status: StatusCode) -> &'static Kind {
    let otherwise = if status.is_server_error() { &kinds::INTERNAL } else { &kinds::BAD_REQUEST };
    let known = kinds::ALL.iter().find(|kind| kind.status == status.as_u16());
    let known = known.filter(|kind| kind.status != otherwise.status);
    known.copied().unwrap_or(otherwise)
}

/// The headers every answer carries.
fn seal(headers: &mut HeaderMap, id: &RequestId, trace: Option<HeaderValue>, language: Language) {
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    if let Some(trace) = trace {
        headers.insert(HeaderName::from_static("traceparent"), trace);
    }
    let mut fixed = |name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    fixed(CACHE_CONTROL, "no-store");
    fixed(X_CONTENT_TYPE_OPTIONS, "nosniff");
    // An address may be a secret: whoever follows a link from here does not tell it.
    fixed(REFERRER_POLICY, "no-referrer");
    fixed(VARY, "Accept, Accept-Language, Authorization");
    // What speaks another language than the headers asked for has said so.
    if !headers.contains_key(CONTENT_LANGUAGE) {
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    }
}

/// Whether this is a `traceparent` of version 00 (W3C Trace Context).
fn is_traceparent(value: &HeaderValue) -> bool {
    let parts: Vec<&str> = value.to_str().unwrap_or_default().split('-').collect();
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase());
    parts.iter().map(|part| part.len()).eq([2, 32, 16, 2])
        && parts.iter().all(|part| is_hex(part))
        && parts.first() == Some(&"00")
}
