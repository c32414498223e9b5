//! Dues over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};
use crate::persons::MembershipId;

use super::actions;
use super::model::{Dues, DuesImported, NewDues, NewDuesList};

doors!(dues_list, dues_record, dues_import);

/// Lists what is told of a member's dues, the last year first. A year that nobody told of is not among them, and counts as
/// not paid.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), responses((status = 200, description = "A page of dues.", body = Page<Dues>)))]
#[get("/v1/memberships/{id}/dues")]
async fn dues_list(call: Call<ListOnly>, id: At<MembershipId>) -> Result<HttpResponse> {
    call.read(Operation::DuesList, move |tx, asked| {
        Answer::listed(&actions::list(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Records whether a member's dues of a year are paid, and where that was found; what was told of that year before is
/// replaced. No payment is kept.
#[utoipa::path(tag = "memberships", params(("id" = MembershipId, Path, description = "The membership.")), request_body = NewDues, responses((status = 200, description = "What is told of the year.", body = Dues)))]
#[post("/v1/memberships/{id}/dues")]
async fn dues_record(call: Call, id: At<MembershipId>, new: Body<NewDues>) -> Result<HttpResponse> {
    call.write(Operation::DuesRecord, new, move |tx, new| {
        Answer::shown(&actions::record(tx, id.get()?, new)?)
    })
    .await
}

/// Records a list of the dues of one year, of up to 500 members by their numbers, all of it or nothing: of members over
/// whom one holds the permission. What is known to be so already is left as it was told.
#[utoipa::path(tag = "memberships", request_body = NewDuesList, responses((status = 200, description = "What the list changed.", body = DuesImported)))]
#[post("/v1/dues-imports")]
async fn dues_import(call: Call, list: Body<NewDuesList, 256>) -> Result<HttpResponse> {
    call.write(Operation::DuesImport, list, |tx, list| Answer::composed(&actions::import(tx, list)?)).await
}
