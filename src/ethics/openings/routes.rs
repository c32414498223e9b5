//! Openings over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call};

use super::actions;
use super::model::{CaseOpeningId, CaseOpeningTold, NewCaseOpening};

doors!(case_opening_create, case_opening_confirm, case_opening_show);

/// Asks to read a case in an emergency, named by its reference, with the reason, which stands in the journal in clear. Whether there
/// is such a case is not told before another agrees.
#[utoipa::path(tag = "ethics", request_body = NewCaseOpening, responses((status = 201, description = "It waits for another to agree.", body = CaseOpeningTold)))]
#[post("/v1/case-openings")]
async fn case_opening_create(call: Call, new: Body<NewCaseOpening>) -> Result<HttpResponse> {
    call.write(Operation::CaseOpeningCreate, new, |tx, new| Answer::created(&actions::ask(tx, new)?)).await
}

/// Agrees that a case be opened which another asked for: the two may read it for a day. Nobody does to whom it is about, or
/// who complained.
#[utoipa::path(tag = "ethics", params(("id" = CaseOpeningId, Path, description = "The opening.")), responses((status = 200, description = "The opening, with the case.", body = CaseOpeningTold)))]
#[post("/v1/case-openings/{id}/confirmations")]
async fn case_opening_confirm(call: Call, id: At<CaseOpeningId>) -> Result<HttpResponse> {
    call.act(Operation::CaseOpeningConfirm, move |tx| Answer::shown(&actions::confirm(tx, id.get()?)?)).await
}

/// Shows an opening: to the two who asked for it, while it is open, with the case. Every look is in the journal.
#[utoipa::path(tag = "ethics", params(("id" = CaseOpeningId, Path, description = "The opening.")), responses((status = 200, description = "The opening.", body = CaseOpeningTold)))]
#[get("/v1/case-openings/{id}")]
async fn case_opening_show(call: Call, id: At<CaseOpeningId>) -> Result<HttpResponse> {
    call.read(Operation::CaseOpeningShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}
