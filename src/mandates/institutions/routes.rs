//! Institutions over HTTP.
use actix_web::{HttpResponse, delete, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Change, Page};

use super::actions;
use super::model::{InstitutionDetails, InstitutionId, InstitutionQuery, InstitutionTold, NewInstitution};

/// A correction of an institution.
type InstitutionChange = Change<InstitutionDetails>;

doors!(institution_list, institution_show, institution_create, institution_update, institution_delete);

/// Lists the elected institutions of the State that are known, the earliest recorded first: of a kind, of a territory and
/// what lies below it. They are public: whoever reads mandates anywhere is told of all.
#[utoipa::path(tag = "mandates", params(InstitutionQuery), responses((status = 200, description = "A page of institutions.", body = Page<InstitutionTold>)))]
#[get("/v1/institutions")]
async fn institution_list(call: Call<InstitutionQuery>) -> Result<HttpResponse> {
    call.read(Operation::InstitutionList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one institution, with the code its territory bears on the day asked for.
#[utoipa::path(tag = "mandates", params(("id" = InstitutionId, Path, description = "The institution.")), responses((status = 200, description = "The institution.", body = InstitutionTold)))]
#[get("/v1/institutions/{id}")]
async fn institution_show(call: Call, id: At<InstitutionId>) -> Result<HttpResponse> {
    call.read(Operation::InstitutionShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Records an elected institution of the State at its territory; it takes the permission over that territory. Its kind says
/// at which level that lies: houses of parliament in the country, regional councils and chambers in regions, and so on down.
#[utoipa::path(tag = "mandates", request_body = NewInstitution, responses((status = 201, description = "The institution.", body = InstitutionTold)))]
#[post("/v1/institutions")]
async fn institution_create(call: Call, new: Body<NewInstitution>) -> Result<HttpResponse> {
    call.write(Operation::InstitutionCreate, new, |tx, new| Answer::created(&actions::record(tx, new)?)).await
}

/// Corrects the names, seats, term or source of an institution; its kind and its territory stay. It takes the permission
/// over that territory.
#[utoipa::path(tag = "mandates", params(("id" = InstitutionId, Path, description = "The institution.")), request_body = InstitutionChange, responses((status = 200, description = "The institution, corrected.", body = InstitutionTold)))]
#[patch("/v1/institutions/{id}")]
async fn institution_update(
    call: Call,
    id: At<InstitutionId>,
    change: Body<InstitutionChange>,
) -> Result<HttpResponse> {
    call.write(Operation::InstitutionUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct(tx, id.get()?, change)?)
    })
    .await
}

/// Takes out an institution that was recorded by mistake; one with a mandate on record stays.
#[utoipa::path(tag = "mandates", params(("id" = InstitutionId, Path, description = "The institution.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/institutions/{id}")]
async fn institution_delete(call: Call, id: At<InstitutionId>) -> Result<HttpResponse> {
    call.act(Operation::InstitutionDelete, move |tx| {
        actions::delete(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}
