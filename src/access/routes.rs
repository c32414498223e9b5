//! Tokens over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::actions;
use super::model::{Me, NewToken, Token, TokenId, TokenIssued};
use super::operations::Operation;

doors!(me_show, token_list, token_show, token_create, token_revoke);

/// Tells who is asking, and what they may do.
#[utoipa::path(tag = "access", responses((status = 200, description = "The caller.", body = Me)))]
#[get("/v1/me")]
async fn me_show(call: Call) -> Result<HttpResponse> {
    call.read(Operation::MeShow, |tx, _| Answer::shown(&actions::me(tx)?)).await
}

/// Lists the tokens, oldest first, without their secrets.
#[utoipa::path(tag = "access", responses((status = 200, description = "A page of tokens.", body = Page<Token>)))]
#[get("/v1/tokens")]
async fn token_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::TokenList, |tx, asked| Answer::listed(&actions::list(tx, &asked.listing)?)).await
}

/// Shows one token, without its secret.
#[utoipa::path(tag = "access", params(("id" = TokenId, Path, description = "The token.")), responses((status = 200, description = "The token.", body = Token)))]
#[get("/v1/tokens/{id}")]
async fn token_show(call: Call, id: At<TokenId>) -> Result<HttpResponse> {
    call.read(Operation::TokenShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Issues a token. The answer carries its secret: it is shown this once and kept only as a hash.
#[utoipa::path(tag = "access", request_body = NewToken, responses((status = 201, description = "The token, with its secret.", body = TokenIssued)))]
#[post("/v1/tokens")]
async fn token_create(call: Call, new: Body<NewToken>) -> Result<HttpResponse> {
    call.write(Operation::TokenCreate, new, |tx, new| Answer::created(&actions::issue(tx, new)?)).await
}

/// Revokes a token: it is refused from the very next request on.
#[utoipa::path(tag = "access", params(("id" = TokenId, Path, description = "The token.")), responses((status = 200, description = "The token, revoked.", body = Token)))]
#[post("/v1/tokens/{id}/revocations")]
async fn token_revoke(call: Call, id: At<TokenId>) -> Result<HttpResponse> {
    call.act(Operation::TokenRevoke, move |tx| Answer::shown(&actions::revoke(tx, id.get()?)?)).await
}
