//! Tokens and service accounts over HTTP.
use actix_web::{HttpResponse, get, post};

use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::actions;
use super::model::{Account, NewAccount, NewToken, Rotation, TokenId, TokenIssued, TokenQuery, TokenTold};
use super::operations::Operation;
use super::principal::AccountId;

doors!(
    token_list,
    token_show,
    token_create,
    token_rotate,
    token_revoke,
    account_list,
    account_show,
    account_create,
    account_close
);

/// Lists tokens, oldest first, without their secrets: the caller's own, or everybody's for whoever keeps tokens.
#[utoipa::path(tag = "access", params(TokenQuery), responses((status = 200, description = "A page of tokens.", body = Page<TokenTold>)))]
#[get("/v1/tokens")]
async fn token_list(call: Call<TokenQuery>) -> Result<HttpResponse> {
    call.read(Operation::TokenList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one token, without its secret.
#[utoipa::path(tag = "access", params(("id" = TokenId, Path, description = "The token.")), responses((status = 200, description = "The token.", body = TokenTold)))]
#[get("/v1/tokens/{id}")]
async fn token_show(call: Call, id: At<TokenId>) -> Result<HttpResponse> {
    call.read(Operation::TokenShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Issues a token: for the caller, or, by whoever keeps tokens and holds all it is good for, for another.
/// The answer carries its secret: it is shown this once and kept only as a hash.
#[utoipa::path(tag = "access", request_body = NewToken, responses((status = 201, description = "The token, with its secret.", body = TokenIssued)))]
#[post("/v1/tokens")]
async fn token_create(call: Call, new: Body<NewToken>) -> Result<HttpResponse> {
    call.write(Operation::TokenCreate, new, |tx, new| Answer::created(&actions::issue(tx, new)?)).await
}

/// Puts a new token in the place of one, good for the same and for as long. The old one ends at once, or after an overlap.
#[utoipa::path(tag = "access", params(("id" = TokenId, Path, description = "The token.")), request_body = Rotation, responses((status = 201, description = "The new token, with its secret.", body = TokenIssued)))]
#[post("/v1/tokens/{id}/rotations")]
async fn token_rotate(call: Call, id: At<TokenId>, rotation: Body<Rotation>) -> Result<HttpResponse> {
    call.write(Operation::TokenRotate, rotation, move |tx, rotation| {
        Answer::created(&actions::rotate(tx, id.get()?, rotation)?)
    })
    .await
}

/// Revokes a token: it is refused from the very next request on. One's own takes a token that is good for as much.
#[utoipa::path(tag = "access", params(("id" = TokenId, Path, description = "The token.")), responses((status = 200, description = "The token, revoked.", body = TokenTold)))]
#[post("/v1/tokens/{id}/revocations")]
async fn token_revoke(call: Call, id: At<TokenId>) -> Result<HttpResponse> {
    call.act(Operation::TokenRevoke, move |tx| Answer::shown(&actions::revoke(tx, id.get()?)?)).await
}

/// Lists the service accounts, oldest first.
#[utoipa::path(tag = "access", responses((status = 200, description = "A page of accounts.", body = Page<Account>)))]
#[get("/v1/accounts")]
async fn account_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::AccountList, |tx, asked| Answer::listed(&actions::accounts(tx, &asked.listing)?))
        .await
}

/// Shows one service account.
#[utoipa::path(tag = "access", params(("id" = AccountId, Path, description = "The account.")), responses((status = 200, description = "The account.", body = Account)))]
#[get("/v1/accounts/{id}")]
async fn account_show(call: Call, id: At<AccountId>) -> Result<HttpResponse> {
    call.read(Operation::AccountShow, move |tx, _| Answer::shown(&actions::account(tx, id.get()?)?)).await
}

/// Opens a service account. It holds nothing until it is granted something.
#[utoipa::path(tag = "access", request_body = NewAccount, responses((status = 201, description = "The account.", body = Account)))]
#[post("/v1/accounts")]
async fn account_create(call: Call, new: Body<NewAccount>) -> Result<HttpResponse> {
    call.write(Operation::AccountCreate, new, |tx, new| Answer::created(&actions::open(tx, new)?)).await
}

/// Closes a service account for good: its tokens are refused from the very next request on.
#[utoipa::path(tag = "access", params(("id" = AccountId, Path, description = "The account.")), responses((status = 200, description = "The account, closed.", body = Account)))]
#[post("/v1/accounts/{id}/closures")]
async fn account_close(call: Call, id: At<AccountId>) -> Result<HttpResponse> {
    call.act(Operation::AccountClose, move |tx| Answer::shown(&actions::close(tx, id.get()?)?)).await
}
