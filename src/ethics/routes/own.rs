//! The cases one is party to, over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::super::actions;
use super::super::model::{CaseId, NewAppealOfCase, NewCaseStatement, NewComplaint, OwnCase};

doors!(my_case_list, my_case_show, my_case_create, my_case_state, my_case_appeal);

/// Lists the cases one knows of as a party, the earliest entered first: one's own complaints, and those about oneself from the day
/// one was told of them.
#[utoipa::path(tag = "ethics", responses((status = 200, description = "A page of cases.", body = Page<OwnCase>)))]
#[get("/v1/me/cases")]
async fn my_case_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::MyCaseList, |tx, asked| Answer::listed(&actions::own(tx, &asked.listing)?)).await
}

/// Shows a case one is party to: one's own part of it. Whom it is about never learns of a protected complainant here, nor anybody
/// who judged how.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), responses((status = 200, description = "The case, as far as it is one's own.", body = OwnCase)))]
#[get("/v1/me/cases/{id}")]
async fn my_case_show(call: Call, id: At<CaseId>) -> Result<HttpResponse> {
    call.read(Operation::MyCaseShow, move |tx, _| Answer::shown(&actions::own_one(tx, id.get()?)?)).await
}

/// Makes a complaint to an ethics committee. Whom it is about is described in words. Whoever is protected is never named to
/// that person.
#[utoipa::path(tag = "ethics", request_body = NewComplaint, responses((status = 201, description = "The complaint, as a case.", body = OwnCase)))]
#[post("/v1/me/cases")]
async fn my_case_create(call: Call, new: Body<NewComplaint>) -> Result<HttpResponse> {
    call.write(Operation::MyCaseCreate, new, |tx, new| Answer::created(&actions::complain(tx, new)?)).await
}

/// Says something in writing in a case one is party to, until it is ruled on.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseStatement, responses((status = 200, description = "The case, as far as it is one's own.", body = OwnCase)))]
#[post("/v1/me/cases/{id}/statements")]
async fn my_case_state(call: Call, id: At<CaseId>, new: Body<NewCaseStatement>) -> Result<HttpResponse> {
    call.write(Operation::MyCaseState, new, move |tx, new| {
        Answer::shown(&actions::state(tx, id.get()?, new)?)
    })
    .await
}

/// Appeals against what was ruled of oneself, in the days the statutes give for it.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewAppealOfCase, responses((status = 200, description = "The case, appealed.", body = OwnCase)))]
#[post("/v1/me/cases/{id}/appeals")]
async fn my_case_appeal(call: Call, id: At<CaseId>, new: Body<NewAppealOfCase>) -> Result<HttpResponse> {
    call.write(Operation::MyCaseAppeal, new, move |tx, new| {
        Answer::shown(&actions::appeal_own(tx, id.get()?, new)?)
    })
    .await
}
