//! Identities over HTTP.
use actix_web::{HttpResponse, delete, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};
use crate::persons::PersonId;

use super::actions;
use super::model::{Identity, IdentityId, NewIdentity};

doors!(identity_list, identity_show, identity_create, identity_delete);

/// Lists the identities of a person at the party's provider, in the order they were recorded.
#[utoipa::path(tag = "access", params(("id" = PersonId, Path, description = "The person.")), responses((status = 200, description = "A page of identities.", body = Page<Identity>)))]
#[get("/v1/persons/{id}/identities")]
async fn identity_list(call: Call<ListOnly>, id: At<PersonId>) -> Result<HttpResponse> {
    call.read(Operation::IdentityList, move |tx, asked| {
        Answer::listed(&actions::list(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Shows one identity.
#[utoipa::path(tag = "access", params(("id" = IdentityId, Path, description = "The identity.")), responses((status = 200, description = "The identity.", body = Identity)))]
#[get("/v1/identities/{id}")]
async fn identity_show(call: Call, id: At<IdentityId>) -> Result<HttpResponse> {
    call.read(Operation::IdentityShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Says that someone at the party's provider is this person. From the very next request on, an access token that the provider issues to that someone for this service is good for whatever the person may do; what else the token says grants nothing.
#[utoipa::path(tag = "access", params(("id" = PersonId, Path, description = "The person.")), request_body = NewIdentity, responses((status = 201, description = "The identity.", body = Identity)))]
#[post("/v1/persons/{id}/identities")]
async fn identity_create(call: Call, id: At<PersonId>, new: Body<NewIdentity>) -> Result<HttpResponse> {
    call.write(Operation::IdentityCreate, new, move |tx, new| {
        Answer::created(&actions::record(tx, id.get()?, new)?)
    })
    .await
}

/// Takes an identity out: access tokens of that someone are refused from the very next request on.
#[utoipa::path(tag = "access", params(("id" = IdentityId, Path, description = "The identity.")), responses((status = 204, description = "Gone.")))]
#[delete("/v1/identities/{id}")]
async fn identity_delete(call: Call, id: At<IdentityId>) -> Result<HttpResponse> {
    call.act(Operation::IdentityDelete, move |tx| {
        actions::delete(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}
