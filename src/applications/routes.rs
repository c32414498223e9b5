//! Applications over HTTP.
use actix_web::{HttpResponse, get, patch, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, ListOnly, Page};

use super::actions;
use super::model::{
    ApplicationChange, ApplicationId, ApplicationQuery, ApplicationStep, ApplicationTold, Decision,
    NewAppeal, NewApplication, NewDecision, NewVote, OwnApplication, Vote, VoteWithdrawal,
};

doors!(
    my_application_list,
    application_list,
    application_show,
    application_create,
    application_update,
    application_complete,
    application_assign,
    application_vote_list,
    application_vote,
    application_vote_withdraw,
    application_decision_list,
    application_decide,
    application_appeal,
    application_close
);

/// Lists one's own applications, the earliest recorded first: how far each is, why it came out so, and nothing of who voted
/// how.
#[utoipa::path(tag = "applications", responses((status = 200, description = "A page of one's own applications.", body = Page<OwnApplication>)))]
#[get("/v1/me/applications")]
async fn my_application_list(call: Call<ListOnly>) -> Result<HttpResponse> {
    call.read(Operation::MyApplicationList, |tx, asked| Answer::listed(&actions::own(tx, &asked.listing)?))
        .await
}

/// Lists applications for membership, the earliest recorded first: by state, by the body that decides, by unit or
/// territory; or by when they are due, the first due first; or those that were kept long enough. Who voted how, and why they came out so, is told elsewhere.
#[utoipa::path(tag = "applications", params(ApplicationQuery), responses((status = 200, description = "A page of applications.", body = Page<ApplicationTold>)))]
#[get("/v1/applications")]
async fn application_list(call: Call<ApplicationQuery>) -> Result<HttpResponse> {
    call.read(Operation::ApplicationList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows one application: who asks, what was declared, how far it is, by when it is to be decided, and what it waits for.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), responses((status = 200, description = "The application.", body = ApplicationTold)))]
#[get("/v1/applications/{id}")]
async fn application_show(call: Call, id: At<ApplicationId>) -> Result<HttpResponse> {
    call.read(Operation::ApplicationShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Enters an application, of somebody known or registered with it, for a local unit or a territory. The person is no member
/// on that day, has no other application that is open, and applies again only the days after a refusal that the statutes say,
/// and never after one for good: recognized too when the file and the person are erased, by name and number however
/// written. Who may be the same is told (`remembered`), and refused for nothing.
#[utoipa::path(tag = "applications", request_body = NewApplication, responses((status = 201, description = "The application.", body = ApplicationTold)))]
#[post("/v1/applications")]
async fn application_create(call: Call, new: Body<NewApplication>) -> Result<HttpResponse> {
    call.write(Operation::ApplicationCreate, new, |tx, new| Answer::created(&actions::receive(tx, new)?))
        .await
}

/// Corrects an application that is not before a body yet: where it is for, when it came in, what was declared, which
/// documents belong to it. Whose it is cannot change.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = ApplicationChange, responses((status = 200, description = "The application, corrected.", body = ApplicationTold)))]
#[patch("/v1/applications/{id}")]
async fn application_update(
    call: Call,
    id: At<ApplicationId>,
    change: Body<ApplicationChange>,
) -> Result<HttpResponse> {
    call.write(Operation::ApplicationUpdate, change, move |tx, change| {
        Answer::shown(&actions::correct(tx, id.get()?, change)?)
    })
    .await
}

/// Tells that all is there that the statutes ask for: the declarations they name, of somebody who is not certainly too
/// young.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = ApplicationStep, responses((status = 200, description = "The application, complete.", body = ApplicationTold)))]
#[post("/v1/applications/{id}/completions")]
async fn application_complete(
    call: Call,
    id: At<ApplicationId>,
    step: Body<ApplicationStep>,
) -> Result<HttpResponse> {
    call.write(Operation::ApplicationComplete, step, move |tx, step| {
        Answer::shown(&actions::complete(tx, id.get()?, step)?)
    })
    .await
}

/// Puts an application before the body that decides: the nearest that has the competence, from where membership is asked
/// for up; on appeal, the one at the level of the statutes. Where there is none, it waits (`waits_for`), and is put before one by the
/// same step once there is.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = ApplicationStep, responses((status = 200, description = "The application, assigned.", body = ApplicationTold)))]
#[post("/v1/applications/{id}/assignments")]
async fn application_assign(
    call: Call,
    id: At<ApplicationId>,
    step: Body<ApplicationStep>,
) -> Result<HttpResponse> {
    call.write(Operation::ApplicationAssign, step, move |tx, step| {
        Answer::shown(&actions::assign(tx, id.get()?, step)?)
    })
    .await
}

/// Lists who voted how on an application, in every round, the first recorded first.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), responses((status = 200, description = "A page of votes.", body = Page<Vote>)))]
#[get("/v1/applications/{id}/votes")]
async fn application_vote_list(call: Call<ListOnly>, id: At<ApplicationId>) -> Result<HttpResponse> {
    call.read(Operation::ApplicationVoteList, move |tx, asked| {
        Answer::listed(&actions::votes(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Records a vote on an application: one's own; or another's, with its source, which takes `decision.record` over the body
/// that decides. One votes once in a round, holding a seat with a vote on that day; nobody does on an application of one's
/// own, nor who is recused from what concerns the applicant, nor on an appeal who voted on the file before. Answers the application: votes are listed to those who may read
/// them.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = NewVote, responses((status = 200, description = "The application.", body = ApplicationTold)))]
#[post("/v1/applications/{id}/votes")]
async fn application_vote(call: Call, id: At<ApplicationId>, new: Body<NewVote>) -> Result<HttpResponse> {
    call.write(Operation::ApplicationVote, new, move |tx, new| {
        Answer::shown(&actions::vote(tx, id.get()?, new)?)
    })
    .await
}

/// Takes a vote of the round back, until it is decided: one's own; or another's, where it was recorded for the voter, which
/// takes `decision.record` over the body that decides. Whoever voted in person takes that back in person. The journal keeps
/// that there was a vote; the voter may vote anew.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = VoteWithdrawal, responses((status = 200, description = "The application.", body = ApplicationTold)))]
#[post("/v1/applications/{id}/vote-withdrawals")]
async fn application_vote_withdraw(
    call: Call,
    id: At<ApplicationId>,
    withdrawal: Body<VoteWithdrawal>,
) -> Result<HttpResponse> {
    call.write(Operation::ApplicationVoteWithdraw, withdrawal, move |tx, withdrawal| {
        Answer::shown(&actions::withdraw(tx, id.get()?, withdrawal)?)
    })
    .await
}

/// Lists what was decided of an application, with the count of the votes and the reasons, the first first.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), responses((status = 200, description = "A page of decisions.", body = Page<Decision>)))]
#[get("/v1/applications/{id}/decisions")]
async fn application_decision_list(call: Call<ListOnly>, id: At<ApplicationId>) -> Result<HttpResponse> {
    call.read(Operation::ApplicationDecisionList, move |tx, asked| {
        Answer::listed(&actions::decisions(tx, id.get()?, &asked.listing)?)
    })
    .await
}

/// Decides an application by the votes of its round: accepted, refused with reasons, or returned to be completed. It takes a
/// vote in the body that decides, or `decision.record` over it; as many votes as its quorum asks for, and the majority of
/// the statutes. A refusal is for good (`banned`) where the statutes allow that. Whoever is accepted is a member from that day on, with the next number of the province and the year.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = NewDecision, responses((status = 200, description = "The application, decided.", body = ApplicationTold)))]
#[post("/v1/applications/{id}/decisions")]
async fn application_decide(
    call: Call,
    id: At<ApplicationId>,
    new: Body<NewDecision>,
) -> Result<HttpResponse> {
    call.write(Operation::ApplicationDecide, new, move |tx, new| {
        Answer::shown(&actions::decide(tx, id.get()?, new)?)
    })
    .await
}

/// Records that an applicant appeals against a refusal, in the days the statutes give for it. It is decided once more, at the
/// level they name, by votes of its own.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = NewAppeal, responses((status = 200, description = "The application, appealed.", body = ApplicationTold)))]
#[post("/v1/applications/{id}/appeals")]
async fn application_appeal(call: Call, id: At<ApplicationId>, new: Body<NewAppeal>) -> Result<HttpResponse> {
    call.write(Operation::ApplicationAppeal, new, move |tx, new| {
        Answer::shown(&actions::appeal(tx, id.get()?, new)?)
    })
    .await
}

/// Closes an application: one that was decided, once no appeal is possible any more; or one that the applicant withdraws.
#[utoipa::path(tag = "applications", params(("id" = ApplicationId, Path, description = "The application.")), request_body = ApplicationStep, responses((status = 200, description = "The application, closed.", body = ApplicationTold)))]
#[post("/v1/applications/{id}/closings")]
async fn application_close(
    call: Call,
    id: At<ApplicationId>,
    step: Body<ApplicationStep>,
) -> Result<HttpResponse> {
    call.write(Operation::ApplicationClose, step, move |tx, step| {
        Answer::shown(&actions::close(tx, id.get()?, step)?)
    })
    .await
}
