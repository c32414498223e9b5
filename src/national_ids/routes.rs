//! National ids over HTTP.
use actix_web::{HttpResponse, delete, get, post, put};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};
use crate::persons::PersonId;

use super::model::{
    AuthorizationId, NationalIdAuthorization, NationalIdFound, NationalIdTold, NewAuthorization,
    NewNationalId,
};
use super::{actions, authorizations};

doors!(
    national_id_show,
    national_id_record,
    national_id_delete,
    national_id_look_up,
    national_id_authorization_list,
    national_id_authorization_show,
    national_id_authorization_create,
    national_id_authorization_withdraw
);

/// Tells that somebody's national id is kept, by whom it was recorded, and its last two signs: never the whole of it.
#[utoipa::path(tag = "persons", params(("id" = PersonId, Path, description = "The person.")), responses((status = 200, description = "What is told of it.", body = NationalIdTold)))]
#[get("/v1/persons/{id}/national-id")]
async fn national_id_show(call: Call, id: At<PersonId>) -> Result<HttpResponse> {
    call.read(Operation::NationalIdShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Keeps somebody's national id, sealed, in place of what was kept before. Refused where no authorization is in force. `If-Match`
/// takes `*` where none was kept.
#[utoipa::path(tag = "persons", params(("id" = PersonId, Path, description = "The person.")), request_body = NewNationalId, responses((status = 200, description = "What is told of it.", body = NationalIdTold)))]
#[put("/v1/persons/{id}/national-id")]
async fn national_id_record(call: Call, id: At<PersonId>, new: Body<NewNationalId>) -> Result<HttpResponse> {
    call.write(Operation::NationalIdRecord, new, move |tx, new| {
        Answer::shown(&actions::record(tx, id.get()?, new)?)
    })
    .await
}

/// Takes somebody's national id out.
#[utoipa::path(tag = "persons", params(("id" = PersonId, Path, description = "The person.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/persons/{id}/national-id")]
async fn national_id_delete(call: Call, id: At<PersonId>) -> Result<HttpResponse> {
    call.act(Operation::NationalIdDelete, move |tx| {
        actions::take_out(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

/// Finds whoever has this very national id, of those within one's reach. It is sent in the body, where no address carries it on;
/// the journal tells who looked, and whom that found. It is neither tried (`dry_run`) nor part of a batch.
#[utoipa::path(tag = "persons", request_body = NewNationalId, responses((status = 200, description = "Who has it.", body = NationalIdFound)))]
#[post("/v1/national-id-look-ups")]
async fn national_id_look_up(call: Call, asked: Body<NewNationalId>) -> Result<HttpResponse> {
    call.write(Operation::NationalIdLookUp, asked, |tx, asked| {
        Answer::composed(&actions::look_up(tx, asked)?)
    })
    .await
}

/// Lists by whose leave national ids are kept, in the order they were recorded.
#[utoipa::path(tag = "persons", responses((status = 200, description = "A page of authorizations.", body = Page<NationalIdAuthorization>)))]
#[get("/v1/national-id-authorizations")]
async fn national_id_authorization_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::NationalIdAuthorizationList, |tx, asked| {
        Answer::listed(&authorizations::list(tx, &asked.listing)?)
    })
    .await
}

/// Shows one authorization to keep national ids.
#[utoipa::path(tag = "persons", params(("id" = AuthorizationId, Path, description = "The authorization.")), responses((status = 200, description = "The authorization.", body = NationalIdAuthorization)))]
#[get("/v1/national-id-authorizations/{id}")]
async fn national_id_authorization_show(call: Call, id: At<AuthorizationId>) -> Result<HttpResponse> {
    call.read(Operation::NationalIdAuthorizationShow, move |tx, _| {
        Answer::shown(&authorizations::show(tx, id.get()?)?)
    })
    .await
}

/// Records that the authority for data protection allows to keep national ids (law 09-08): from now on they may be.
#[utoipa::path(tag = "persons", request_body = NewAuthorization, responses((status = 201, description = "The authorization.", body = NationalIdAuthorization)))]
#[post("/v1/national-id-authorizations")]
async fn national_id_authorization_create(call: Call, new: Body<NewAuthorization>) -> Result<HttpResponse> {
    call.write(Operation::NationalIdAuthorizationCreate, new, |tx, new| {
        Answer::created(&authorizations::record(tx, new)?)
    })
    .await
}

/// Withdraws an authorization. Where no other is in force, every national id that is kept is destroyed.
#[utoipa::path(tag = "persons", params(("id" = AuthorizationId, Path, description = "The authorization.")), responses((status = 204, description = "Withdrawn.")))]
#[delete("/v1/national-id-authorizations/{id}")]
async fn national_id_authorization_withdraw(call: Call, id: At<AuthorizationId>) -> Result<HttpResponse> {
    call.act(Operation::NationalIdAuthorizationWithdraw, move |tx| {
        authorizations::withdraw(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}
