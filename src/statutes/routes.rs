//! Statutes over HTTP.
use actix_web::{HttpResponse, get, post};

use super::actions;
use super::comparison::{Comparison, ComparisonQuery};
use super::model::{NewStatutes, Statutes, StatutesEntry, StatutesId};
use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

// `in-force` before `{id}`: the first that fits answers.
doors!(statutes_list, statutes_in_force, statutes_show, statutes_compare, statutes_adopt);

/// Lists the versions of the statutes, the earliest first, without their documents; `in_force` tells the
/// one that holds on `as_of`.
#[utoipa::path(tag = "statutes", responses((status = 200, description = "A page of versions.", body = Page<StatutesEntry>)))]
#[get("/v1/statutes")]
async fn statutes_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::StatutesList, |tx, asked| Answer::listed(&actions::list(tx, &asked.listing)?)).await
}

/// Shows the statutes in force on `as_of`, today if absent; 404 for a day before the first statutes.
#[utoipa::path(tag = "statutes", responses((status = 200, description = "The statutes in force.", body = Statutes)))]
#[get("/v1/statutes/in-force")]
async fn statutes_in_force(call: Call) -> Result<HttpResponse> {
    call.read(Operation::StatutesInForce, |tx, _| Answer::shown(&actions::show_in_force(tx)?)).await
}

/// Shows one version of the statutes with everything it says.
#[utoipa::path(tag = "statutes", params(("id" = StatutesId, Path, description = "The version.")), responses((status = 200, description = "The statutes.", body = Statutes)))]
#[get("/v1/statutes/{id}")]
async fn statutes_show(call: Call, id: At<StatutesId>) -> Result<HttpResponse> {
    call.read(Operation::StatutesShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Compares a version of the statutes with another: what is added, removed and changed, item by item and field by
/// field, with the labels in the caller's language and the clauses behind each item.
#[utoipa::path(tag = "statutes", params(("id" = StatutesId, Path, description = "The one version."), ComparisonQuery), responses((status = 200, description = "What differs.", body = Comparison)))]
#[get("/v1/statutes/{id}/comparison")]
async fn statutes_compare(call: Call<ComparisonQuery>, id: At<StatutesId>) -> Result<HttpResponse> {
    call.read(Operation::StatutesCompare, move |tx, asked| {
        Answer::composed(&actions::compare(tx, id.get()?, asked.query.with)?)
    })
    .await
}

/// Adopts statutes that hold from a day on, until the next version does. A version is never rewritten and
/// never deleted: what began on its days stays judged by it. What began on the days the new one holds is judged by that one
/// from now on, and `known_at` still shows what was known before. The document is checked as a whole, and 422 tells
/// every fault with its place; 409 if they rest on neither a decision nor a source, if another version begins on the same
/// day, if they would hold before the decision they rest on, or if bodies or appointments of the days they would hold are
/// of types they do not have. A decision of a body adopts them by the effect `adopt_statutes`. The body may have 1 MB.
#[utoipa::path(tag = "statutes", request_body = NewStatutes, responses((status = 201, description = "The statutes as adopted.", body = Statutes)))]
#[post("/v1/statutes")]
async fn statutes_adopt(call: Call, new: Body<NewStatutes, 1024>) -> Result<HttpResponse> {
    call.write(Operation::StatutesAdopt, new, |tx, new| Answer::created(&actions::record(tx, new)?)).await
}
