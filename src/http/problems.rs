//! Problems (RFC 9457) as they are sent, and the page each kind of problem has.
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;

use crate::doors;
use crate::error::{Kind, Problem, Result, kinds};
use crate::words::{ClauseText, Fault, Language};

use super::call;

/// A problem, as every failure is told.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(super) struct ProblemTold<'a> {
    /// The page of this kind of problem.
    #[schema(example = "/problems/not-found")]
    r#type: String,
    /// What went wrong, in the caller's language.
    title: &'a str,
    /// The HTTP status.
    status: u16,
    /// What is particular to this case.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<&'a str>,
    /// The stable code of the kind.
    code: &'a str,
    /// Names the request, for whoever reads the log.
    request_id: &'a str,
    /// The faults of the body or query, each with its place.
    #[serde(skip_serializing_if = "<[Fault]>::is_empty")]
    errors: &'a [Fault],
    /// The clause of the statutes that says no.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<ClauseTold<'a>>,
}

/// The clause of the statutes a refusal rests on.
#[derive(Debug, Serialize, ToSchema)]
struct ClauseTold<'a> {
    /// Its identifier.
    id: &'a str,
    /// Its text, in the caller's language.
    text: &'a str,
    /// Its text in every language.
    texts: &'a ClauseText,
}

/// The HTTP form of a problem.
pub(super) fn response(problem: &Problem, language: Language, request_id: &str) -> HttpResponse {
    let kind = problem.kind;
    // A refusal of one known field says so like any other fault.
    let refused = kind.pointer.map(|pointer| Fault::new(pointer, kind.code, kind.says(language)));
    let errors: Vec<Fault> =
        if problem.faults.is_empty() { refused.into_iter().collect() } else { problem.faults.clone() };
    let told = ProblemTold {
        r#type: format!("/problems/{}", kind.code),
        title: kind.says(language),
        status: kind.status,
        detail: problem.detail.as_deref(),
        code: kind.code,
        request_id,
        errors: &errors,
        clause: problem.clause.as_deref().map(|clause| ClauseTold {
            id: &clause.id,
            text: clause.text.get(language),
            texts: &clause.text,
        }),
    };
    let status = StatusCode::from_u16(kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status).content_type("application/problem+json").json(told);
    let mut fixed = |name: &'static str, value: &'static str| {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    match kind.status {
        401 => fixed("www-authenticate", "Bearer"),
        503 => fixed("retry-after", "2"),
        _ => {}
    }
    response
}

/// Every kind of problem this service can answer with.
pub(super) fn catalogue() -> impl Iterator<Item = &'static Kind> {
    kinds::ALL.iter().copied().chain(crate::rooms::refusals())
}

/// A kind of problem, explained.
#[derive(Debug, Serialize, ToSchema)]
struct KindTold {
    /// Its stable code.
    code: &'static str,
    /// The HTTP status it comes with.
    status: u16,
    /// What it means, in the caller's language.
    title: &'static str,
    /// What it means, in Arabic, French and English.
    titles: [&'static str; 3],
}

doors!(problem_show);

/// Explains a kind of problem: the page its `type` points to.
#[utoipa::path(tag = "operations", params(("code" = String, Path, description = "The code of the problem.")), responses((status = 200, description = "What it means.", body = KindTold)))]
#[get("/problems/{code}")]
async fn problem_show(request: HttpRequest, code: web::Path<String>) -> Result<HttpResponse> {
    let kind = catalogue().find(|kind| kind.code == *code).ok_or_else(Problem::not_found)?;
    let title = kind.says(call::language(request.headers()));
    Ok(HttpResponse::Ok().json(KindTold { code: kind.code, status: kind.status, title, titles: kind.says }))
}
