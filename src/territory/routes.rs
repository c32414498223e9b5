//! Territories over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, ListOnly, Page};

use super::actions;
use super::model::{Level, Territory, TerritoryCode, TerritoryQuery};
use super::moves::{self, TerritoryMoveTold};

doors!(territory_list, territory_level_list, territory_show, territory_move_list; TerritoryCode);

/// Lists territories in alphabetical order: below one, of one level, or by name in either script.
#[utoipa::path(tag = "territories", params(TerritoryQuery), responses((status = 200, description = "A page of territories.", body = Page<Territory>)))]
#[get("/v1/territories")]
async fn territory_list(call: Call<TerritoryQuery>) -> Result<HttpResponse> {
    call.read(Operation::TerritoryList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the levels of the tree, from the country down.
#[utoipa::path(tag = "territories", responses((status = 200, description = "The levels.", body = Page<Level>)))]
#[get("/v1/territory-levels")]
async fn territory_level_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::TerritoryLevelList, |tx, asked| {
        Answer::listed(&actions::levels(tx, &asked.listing)?)
    })
    .await
}

/// Shows one territory, by its official code; one that was renumbered, by any code it ever bears.
#[utoipa::path(tag = "territories", params(("code" = TerritoryCode, Path, description = "The official code.")), responses((status = 200, description = "The territory.", body = Territory)))]
#[get("/v1/territories/{code}")]
async fn territory_show(call: Call, code: At<TerritoryCode>) -> Result<HttpResponse> {
    call.read(Operation::TerritoryShow, move |tx, _| Answer::shown(&actions::show(tx, code.get()?.as_str())?))
        .await
}

/// Lists the acts that moved or renumbered a territory, in the order of their days, those to come included.
#[utoipa::path(tag = "territories", params(("code" = TerritoryCode, Path, description = "The official code.")), responses((status = 200, description = "A page of moves.", body = Page<TerritoryMoveTold>)))]
#[get("/v1/territories/{code}/moves")]
async fn territory_move_list(call: Call<ListOnly>, code: At<TerritoryCode>) -> Result<HttpResponse> {
    call.read(Operation::TerritoryMoveList, move |tx, asked| {
        Answer::listed(&moves::list(tx, code.get()?.as_str(), &asked.listing)?)
    })
    .await
}
