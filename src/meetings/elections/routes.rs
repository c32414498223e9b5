//! Elections over HTTP.
use actix_web::{HttpResponse, delete, get, post};

use crate::access::Operation;
use crate::basis::MeetingId;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};
use crate::meetings::decisions::DecisionTold;

use super::actions;
use super::model::{
    Election, ElectionId, ElectionQuery, ElectionTold, NewAbandonment, NewCandidacy, NewDraw, NewElection,
    NewProclamation, NewReading, NewRound, NewRoundAnnulment, NewWithdrawal,
};

doors!(
    election_list,
    election_show,
    election_create,
    election_stand,
    election_withdraw,
    election_count,
    election_read,
    election_draw,
    election_annul_round,
    election_proclaim,
    election_abandon,
    election_delete
);

/// Lists elections in the order in which they were recorded: those of a body or of a meeting, or all. Who stands in one of them is
/// shown with it.
#[utoipa::path(tag = "elections", params(ElectionQuery), responses((status = 200, description = "A page of elections.", body = Page<Election>)))]
#[get("/v1/elections")]
async fn election_list(call: Call<ElectionQuery>) -> Result<HttpResponse> {
    call.read(Operation::ElectionList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows an election: who stands, what each round counted, who read it, who was elected, and what it waits for (`next`).
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), responses((status = 200, description = "The election.", body = ElectionTold)))]
#[get("/v1/elections/{id}")]
async fn election_show(call: Call, id: At<ElectionId>) -> Result<HttpResponse> {
    call.read(Operation::ElectionShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Holds an election at a meeting, for one seat or several. Nobody votes here: what a ballot on paper came to is recorded. Rounds,
/// ties, how lists share seats and how many scrutineers read each count are as the statutes say (`elections` of the body's
/// type).
#[utoipa::path(tag = "elections", params(("id" = MeetingId, Path, description = "The meeting.")), request_body = NewElection, responses((status = 201, description = "The election.", body = ElectionTold)))]
#[post("/v1/meetings/{id}/elections")]
async fn election_create(call: Call, id: At<MeetingId>, new: Body<NewElection>) -> Result<HttpResponse> {
    call.write(Operation::ElectionCreate, new, move |tx, new| {
        Answer::created(&actions::hold(tx, id.get()?, new)?)
    })
    .await
}

/// Lets a person stand, or a list in its order, until the first round is counted. Whoever the statutes bar from the seat is refused
/// with the clause; what they warn of, or what cannot be verified, is kept with the candidate.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewCandidacy, responses((status = 200, description = "The election, with the candidacy.", body = ElectionTold)))]
#[post("/v1/elections/{id}/candidacies")]
async fn election_stand(call: Call, id: At<ElectionId>, new: Body<NewCandidacy>) -> Result<HttpResponse> {
    call.write(Operation::ElectionStand, new, move |tx, new| {
        Answer::shown(&actions::stand(tx, id.get()?, new)?)
    })
    .await
}

/// Withdraws a candidacy, before the first round or between two.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewWithdrawal, responses((status = 200, description = "The election, without the candidacy.", body = ElectionTold)))]
#[post("/v1/elections/{id}/withdrawals")]
async fn election_withdraw(call: Call, id: At<ElectionId>, new: Body<NewWithdrawal>) -> Result<HttpResponse> {
    call.write(Operation::ElectionWithdraw, new, move |tx, new| {
        Answer::shown(&actions::withdraw(tx, id.get()?, new)?)
    })
    .await
}

/// Records what a round counted, as the first scrutineer read it: each candidacy that stands, the blank and the void papers. It has
/// to add up, and no more may have voted than were there. Whom it elects is told at once, and holds when as many scrutineers
/// have read it as the statutes say.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewRound, responses((status = 200, description = "The election, with the round.", body = ElectionTold)))]
#[post("/v1/elections/{id}/rounds")]
async fn election_count(call: Call, id: At<ElectionId>, new: Body<NewRound>) -> Result<HttpResponse> {
    call.write(Operation::ElectionCount, new, move |tx, new| {
        Answer::shown(&actions::count(tx, id.get()?, new)?)
    })
    .await
}

/// Reads the count of the last round again, by another scrutineer. One that differs is refused, and told what differs
/// (`readings-differ`).
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewReading, responses((status = 200, description = "The election, with the reading.", body = ElectionTold)))]
#[post("/v1/elections/{id}/readings")]
async fn election_read(call: Call, id: At<ElectionId>, new: Body<NewReading>) -> Result<HttpResponse> {
    call.write(Operation::ElectionRead, new, move |tx, new| {
        Answer::shown(&actions::read(tx, id.get()?, new)?)
    })
    .await
}

/// Records a lot drawn among candidacies that are tied, where the statutes do not tell them apart: the first drawn wins.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewDraw, responses((status = 200, description = "The election, with the lot.", body = ElectionTold)))]
#[post("/v1/elections/{id}/draws")]
async fn election_draw(call: Call, id: At<ElectionId>, new: Body<NewDraw>) -> Result<HttpResponse> {
    call.write(Operation::ElectionDraw, new, move |tx, new| {
        Answer::shown(&actions::draw(tx, id.get()?, new)?)
    })
    .await
}

/// Annuls the last round, with the reason. It stays on record, and is voted and counted anew.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewRoundAnnulment, responses((status = 200, description = "The election, without the round.", body = ElectionTold)))]
#[post("/v1/elections/{id}/annulments")]
async fn election_annul_round(
    call: Call,
    id: At<ElectionId>,
    new: Body<NewRoundAnnulment>,
) -> Result<HttpResponse> {
    call.write(Operation::ElectionAnnulRound, new, move |tx, new| {
        Answer::shown(&actions::annul(tx, id.get()?, new)?)
    })
    .await
}

/// Proclaims an election: a decision of the meeting is recorded, and appoints whoever was elected, in the order of the seats. It
/// needs a quorum and the rights of any decision, and is annulled as one.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewProclamation, responses((status = 201, description = "The decision, with what came of it.", body = DecisionTold)))]
#[post("/v1/elections/{id}/proclamation")]
async fn election_proclaim(
    call: Call,
    id: At<ElectionId>,
    new: Body<NewProclamation>,
) -> Result<HttpResponse> {
    call.write(Operation::ElectionProclaim, new, move |tx, new| {
        Answer::created(&actions::proclaim(tx, id.get()?, new)?)
    })
    .await
}

/// Gives an election up, with the reason: nobody stood, or no round elected anybody.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), request_body = NewAbandonment, responses((status = 200, description = "The election, given up.", body = ElectionTold)))]
#[post("/v1/elections/{id}/abandonment")]
async fn election_abandon(call: Call, id: At<ElectionId>, new: Body<NewAbandonment>) -> Result<HttpResponse> {
    call.write(Operation::ElectionAbandon, new, move |tx, new| {
        Answer::shown(&actions::abandon(tx, id.get()?, new)?)
    })
    .await
}

/// Takes out an election opened by mistake, with whoever stood in it. Refused once a round of it is on record.
#[utoipa::path(tag = "elections", params(("id" = ElectionId, Path, description = "The election.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/elections/{id}")]
async fn election_delete(call: Call, id: At<ElectionId>) -> Result<HttpResponse> {
    call.act(Operation::ElectionDelete, move |tx| {
        actions::take_out(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}
