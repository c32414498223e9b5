//! Publications over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::super::model::{CaseId, CaseTold};
use super::actions;
use super::model::{
    CasePublicationId, CasePublicationQuery, CasePublicationTold, NewCasePublication,
    NewPublicationWithdrawal,
};

doors!(case_publish, case_publication_list, case_publication_show, case_publication_withdraw);

/// Publishes what is written of a case that is over, without a name: it is refused while a word of the name of a party or a
/// witness stands in it, or what looks like a phone number. Nothing leads from the publication to the case.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCasePublication, responses((status = 200, description = "The case, published.", body = CaseTold)))]
#[post("/v1/cases/{id}/publications")]
async fn case_publish(call: Call, id: At<CaseId>, new: Body<NewCasePublication>) -> Result<HttpResponse> {
    call.write(Operation::CasePublish, new, move |tx, new| {
        Answer::shown(&actions::publish(tx, id.get()?, new)?)
    })
    .await
}

/// Lists what committees have published of cases that are over, the first published first: to everybody.
#[utoipa::path(tag = "ethics", params(CasePublicationQuery), responses((status = 200, description = "A page of publications.", body = Page<CasePublicationTold>)))]
#[get("/v1/case-publications")]
async fn case_publication_list(call: Call<CasePublicationQuery>) -> Result<HttpResponse> {
    call.read(Operation::CasePublicationList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows a publication: in the caller's language, where it is written in that. One that was withdrawn tells why, and nothing of
/// what it was.
#[utoipa::path(tag = "ethics", params(("id" = CasePublicationId, Path, description = "The publication.")), responses((status = 200, description = "The publication.", body = CasePublicationTold)))]
#[get("/v1/case-publications/{id}")]
async fn case_publication_show(call: Call, id: At<CasePublicationId>) -> Result<HttpResponse> {
    call.read(Operation::CasePublicationShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?))
        .await
}

/// Withdraws a publication, with the reason: nothing of its text is kept. Whoever receives complaints for the committee does.
#[utoipa::path(tag = "ethics", params(("id" = CasePublicationId, Path, description = "The publication.")), request_body = NewPublicationWithdrawal, responses((status = 200, description = "The publication, withdrawn.", body = CasePublicationTold)))]
#[post("/v1/case-publications/{id}/withdrawals")]
async fn case_publication_withdraw(
    call: Call,
    id: At<CasePublicationId>,
    new: Body<NewPublicationWithdrawal>,
) -> Result<HttpResponse> {
    call.write(Operation::CasePublicationWithdraw, new, move |tx, new| {
        Answer::shown(&actions::withdraw(tx, id.get()?, new)?)
    })
    .await
}
