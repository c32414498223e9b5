//! Rules and what breaks them, over HTTP.
use actix_web::{HttpResponse, get};

use crate::access::Operation;
use crate::bodies::BodyRef;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Call, Page};

use super::actions;
use super::model::{BodyRules, Composition, CompositionQuery, ViolationQuery, ViolationTold};

doors!(violation_list, composition_list, body_rules_show);

/// Lists the broken rules that were kept, in the order they were noted, of appointments that had begun by the day
/// asked for: appointments made with a warning, and imported history, which is never refused for a rule. They are
/// what the facts on record say, in whatever order they were entered: one is gone, or comes, when a fact is corrected,
/// taken out or added. What is wrong with whole bodies is in the report of compositions.
#[utoipa::path(tag = "reports", params(ViolationQuery), responses((status = 200, description = "A page of violations.", body = Page<ViolationTold>)))]
#[get("/v1/reports/violations")]
async fn violation_list(call: Call<ViolationQuery>) -> Result<HttpResponse> {
    call.read(Operation::ViolationList, |tx, asked| {
        Answer::listed(&actions::violations(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Lists the bodies of the day asked for, by slug: how many members each has, how many of them women, and whether
/// that is what the statutes of the day ask. Members of whom nothing is on record are unknown, not absent. At a moment
/// of the past, statutes, bodies, positions and appointments are as they were known then, persons as they are known now.
#[utoipa::path(tag = "reports", params(CompositionQuery), responses((status = 200, description = "A page of bodies, in numbers.", body = Page<Composition>)))]
#[get("/v1/reports/compositions")]
async fn composition_list(call: Call<CompositionQuery>) -> Result<HttpResponse> {
    call.read(Operation::CompositionList, |tx, asked| {
        Answer::listed(&actions::compositions(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Tells what the statutes in force on the day asked for say about a body: its term, seats, sessions, notice, quorum
/// and majorities, its positions, the shares owed in it, the clauses behind all that; and how the body stands to them.
/// At a moment of the past, statutes, body, positions and appointments are as they were known then, its members' genders
/// and births as they are known now.
#[utoipa::path(tag = "bodies", params(("body" = BodyRef, Path, description = "Its id or slug.")), responses((status = 200, description = "The rules of the body.", body = BodyRules)))]
#[get("/v1/bodies/{body}/rules")]
async fn body_rules_show(call: Call, body: At<BodyRef>) -> Result<HttpResponse> {
    call.read(Operation::BodyRulesShow, move |tx, _| Answer::composed(&actions::rules_of(tx, &body.get()?)?))
        .await
}
