//! Problems (RFC 9457) as they are sent, and the page each kind of problem has.
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue, LOCATION};
use actix_web::{HttpRequest, HttpResponse, get, web};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::doors;
use crate::error::{Kind, Problem, Result, kinds};
use crate::words::{ClauseText, FAULTS, Language};

use super::headers::language;

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
    #[serde(skip_serializing_if = "<[FaultTold<'_>]>::is_empty")]
    errors: &'a [FaultTold<'a>],
    /// Who stayed, where somebody is named who was merged into another.
    #[serde(skip_serializing_if = "Option::is_none")]
    survivor_id: Option<Uuid>,
    /// The clause of the statutes that says no.
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<ClauseTold<'a>>,
}

/// One fault in a request, found by its place.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Fault)]
struct FaultTold<'a> {
    /// Where: a JSON pointer (RFC 6901) into the body, or `?name` for a query parameter.
    pointer: &'a str,
    /// What kind of fault: a stable kebab-case code.
    code: &'a str,
    /// What to do about it, for a person, in the caller's language.
    detail: String,
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
    let refused = kind.pointer.filter(|_| problem.faults.is_empty()).map(|pointer| kind.fault(pointer));
    let faults = refused.iter().chain(&problem.faults);
    let errors: Vec<FaultTold<'_>> = faults
        .map(|fault| FaultTold {
            pointer: &fault.pointer,
            code: fault.code(),
            detail: fault.kind.says(language),
        })
        .collect();
    let told = ProblemTold {
        r#type: format!("/problems/{}", kind.code),
        title: kind.says(language),
        status: kind.status,
        detail: problem.detail.as_ref().map(|detail| detail.says(language)),
        code: kind.code,
        request_id,
        errors: &errors,
        survivor_id: problem.survivor.as_deref().map(|survivor| survivor.id),
        clause: problem.clause.as_deref().map(|clause| ClauseTold {
            id: &clause.id,
            text: clause.text.get(language),
            texts: &clause.text,
        }),
    };
    let status = StatusCode::from_u16(kind.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = HttpResponse::build(status).content_type("application/problem+json").json(told);
    let location = problem.survivor.as_deref().and_then(|survivor| survivor.location.as_deref());
    if let Some(location) = location.and_then(|location| HeaderValue::from_str(location).ok()) {
        response.headers_mut().insert(LOCATION, location);
    }
    let mut fixed = |name: &'static str, value: &'static str| {
        response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    };
    match kind.status {
        401 => fixed("www-authenticate", "Bearer"),
        429 => fixed("retry-after", "60"),
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
    /// The faults that a request can be told of, where this is the problem that tells them; a code may stand for
    /// several, each with its own advice.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<FaultExplained>,
}

/// A kind of fault, explained.
#[derive(Debug, Serialize, ToSchema)]
struct FaultExplained {
    /// Its stable code.
    code: &'static str,
    /// What to do about it, in the caller's language; `{max}` and the like stand for the figures of a case.
    detail: String,
}

doors!(problem_show);

/// Explains a kind of problem: the page its `type` points to.
#[utoipa::path(tag = "operations", params(("code" = String, Path, description = "The code of the problem.")), responses((status = 200, description = "What it means.", body = KindTold)))]
#[get("/problems/{code}")]
async fn problem_show(request: HttpRequest, code: web::Path<String>) -> Result<HttpResponse> {
    let kind = catalogue().find(|kind| kind.code == *code).ok_or_else(Problem::not_found)?;
    let language = language(request.headers());
    let told = if kind == &kinds::INVALID { FAULTS } else { &[] };
    let faults =
        told.iter().map(|fault| FaultExplained { code: fault.code, detail: fault.says(language) }).collect();
    let (code, status, title, titles) = (kind.code, kind.status, kind.says(language), kind.says);
    Ok(HttpResponse::Ok().json(KindTold { code, status, title, titles, faults }))
}
