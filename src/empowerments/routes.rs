//! Empowerments over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Page};

use super::actions;
use super::model::{EmpowermentId, EmpowermentQuery, EmpowermentTold};

doors!(empowerment_list, empowerment_show);

/// Lists the authorities that bodies gave to persons by their decisions, in the order they were recorded: those of a body, of
/// a person, of a decision; those that hold on the day asked for. They are given and taken back by decisions
/// (`empower_person`, `revoke_empowerment`), whose extracts are printed.
#[utoipa::path(tag = "meetings", params(EmpowermentQuery), responses((status = 200, description = "A page of empowerments.", body = Page<EmpowermentTold>)))]
#[get("/v1/empowerments")]
async fn empowerment_list(call: Call<EmpowermentQuery>) -> Result<HttpResponse> {
    call.read(Operation::EmpowermentList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one empowerment: who may act, what for, within which limits, from when to when, and by which decision.
#[utoipa::path(tag = "meetings", params(("id" = EmpowermentId, Path, description = "The empowerment.")), responses((status = 200, description = "The empowerment.", body = EmpowermentTold)))]
#[get("/v1/empowerments/{id}")]
async fn empowerment_show(call: Call, id: At<EmpowermentId>) -> Result<HttpResponse> {
    call.read(Operation::EmpowermentShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}
