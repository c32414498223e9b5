//! Cases over HTTP: to those who receive and judge them, and to their parties.
pub(crate) mod own;

use actix_web::{HttpResponse, delete, get, post};

use crate::access::Operation;
use crate::doors;
use crate::error::Result;
use crate::http::{Answer, At, Body, Call, Page};

use super::actions;
use super::model::{
    CaseId, CaseJoinder, CaseQuery, CaseStep, CaseTold, NewAppealOfCase, NewCase, NewCaseAdmission,
    NewCaseClock, NewCaseEvidence, NewCaseHearing, NewCaseMeasure, NewCaseNotice, NewCasePanel,
    NewCaseRecusal, NewCaseRuling, NewCaseVote, NewHearingRecord, NewMeasureConfirmation, NewMeasureEnd,
};

doors!(
    case_list,
    case_show,
    case_create,
    case_assign,
    case_recuse,
    case_send_up,
    case_admit,
    case_bring,
    case_hear,
    case_hearing_record,
    case_clock,
    case_join,
    case_measure,
    case_measure_confirm,
    case_measure_end,
    case_vote,
    case_rule,
    case_notify,
    case_appeal,
    case_close,
    case_destroy
);

/// Lists the covers of cases, the earliest entered first: those one is assigned to, and those of a committee one sits in and
/// receives complaints for. What one may not judge is not there, and is not counted. What is told in them is in each.
#[utoipa::path(tag = "ethics", params(CaseQuery), responses((status = 200, description = "A page of covers.", body = Page<CaseTold>)))]
#[get("/v1/cases")]
async fn case_list(call: Call<CaseQuery>) -> Result<HttpResponse> {
    call.read(Operation::CaseList, |tx, asked| {
        Answer::listed(&actions::list(tx, &asked.query, &asked.listing)?)
    })
    .await
}

/// Shows a case: all of it to whoever is assigned to judge it; its cover to whoever receives complaints for its committee; nothing to
/// anybody else, whatever permissions they hold. Every look is in the journal.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), responses((status = 200, description = "The case.", body = CaseTold)))]
#[get("/v1/cases/{id}")]
async fn case_show(call: Call, id: At<CaseId>) -> Result<HttpResponse> {
    call.read(Operation::CaseShow, move |tx, _| Answer::shown(&actions::show(tx, id.get()?)?)).await
}

/// Enters a complaint for a committee one sits in, under its next number of the year. It is about one person, who is named, or
/// described until that is known. Somebody complains, or a body, unless the statutes let nobody do so.
#[utoipa::path(tag = "ethics", request_body = NewCase, responses((status = 201, description = "The case.", body = CaseTold)))]
#[post("/v1/cases")]
async fn case_create(call: Call, new: Body<NewCase>) -> Result<HttpResponse> {
    call.write(Operation::CaseCreate, new, |tx, new| Answer::created(&actions::enter(tx, new)?)).await
}

/// Assigns those who judge a case, as many at least as the committee's quorum, one of them its rapporteur. Nobody is assigned who is party
/// to it, recused from what concerns a party, above or below one where the statutes say so, or has judged it before.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCasePanel, responses((status = 200, description = "The case, assigned.", body = CaseTold)))]
#[post("/v1/cases/{id}/panels")]
async fn case_assign(call: Call, id: At<CaseId>, new: Body<NewCasePanel>) -> Result<HttpResponse> {
    call.write(Operation::CaseAssign, new, move |tx, new| {
        Answer::shown(&actions::assign(tx, id.get()?, new)?)
    })
    .await
}

/// Records that whoever is assigned judges the case no more: oneself; or another, by whoever receives complaints. From the next
/// request on nothing of it is found by whoever is recused. Where too few are left, the case goes to the committee above.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseRecusal, responses((status = 204, description = "It is recorded.")))]
#[post("/v1/cases/{id}/recusals")]
async fn case_recuse(call: Call, id: At<CaseId>, new: Body<NewCaseRecusal>) -> Result<HttpResponse> {
    call.write(Operation::CaseRecuse, new, move |tx, new| {
        actions::recuse(tx, id.get()?, new)?;
        Ok(Answer::gone())
    })
    .await
}

/// Sends a case to the committee above, where too few of this one may judge it.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = CaseStep, responses((status = 204, description = "It is before the committee above.")))]
#[post("/v1/cases/{id}/referrals")]
async fn case_send_up(call: Call, id: At<CaseId>, step: Body<CaseStep>) -> Result<HttpResponse> {
    call.write(Operation::CaseSendUp, step, move |tx, _| {
        actions::send_up(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}

/// Says whether a complaint is admissible, with the reasons where it is not. Whom an admitted one is about is told of it from
/// then on, and may answer.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseAdmission, responses((status = 200, description = "The case, admitted or closed.", body = CaseTold)))]
#[post("/v1/cases/{id}/admissions")]
async fn case_admit(call: Call, id: At<CaseId>, new: Body<NewCaseAdmission>) -> Result<HttpResponse> {
    call.write(Operation::CaseAdmit, new, move |tx, new| Answer::shown(&actions::admit(tx, id.get()?, new)?))
        .await
}

/// Adds a piece of evidence: told of, and kept elsewhere.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseEvidence, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/evidence")]
async fn case_bring(call: Call, id: At<CaseId>, new: Body<NewCaseEvidence>) -> Result<HttpResponse> {
    call.write(Operation::CaseBring, new, move |tx, new| Answer::shown(&actions::bring(tx, id.get()?, new)?))
        .await
}

/// Summons the person to a hearing, as many days ahead as the statutes ask for.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseHearing, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/hearings")]
async fn case_hear(call: Call, id: At<CaseId>, new: Body<NewCaseHearing>) -> Result<HttpResponse> {
    call.write(Operation::CaseHear, new, move |tx, new| Answer::shown(&actions::hear(tx, id.get()?, new)?))
        .await
}

/// Records a hearing once its day has come: what was said, and who spoke for the person; or that nobody came.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewHearingRecord, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/hearing-records")]
async fn case_hearing_record(
    call: Call,
    id: At<CaseId>,
    new: Body<NewHearingRecord>,
) -> Result<HttpResponse> {
    call.write(Operation::CaseHearingRecord, new, move |tx, new| {
        Answer::shown(&actions::record_hearing(tx, id.get()?, new)?)
    })
    .await
}

/// Extends the deadline of a case, stops it, or lets it run again: with the reasons.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseClock, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/deadlines")]
async fn case_clock(call: Call, id: At<CaseId>, new: Body<NewCaseClock>) -> Result<HttpResponse> {
    call.write(Operation::CaseClock, new, move |tx, new| {
        Answer::shown(&actions::turn_clock(tx, id.get()?, new)?)
    })
    .await
}

/// Lets a case be heard together with another of the same committee, or by itself again. Each is ruled on by itself.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = CaseJoinder, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/joinders")]
async fn case_join(call: Call, id: At<CaseId>, joinder: Body<CaseJoinder>) -> Result<HttpResponse> {
    call.write(Operation::CaseJoin, joinder, move |tx, joinder| {
        Answer::shown(&actions::join(tx, id.get()?, joinder)?)
    })
    .await
}

/// Takes a precautionary measure of the statutes, for no more days than they allow: the membership is suspended, or the offices are
/// frozen, or one of them, from its first day to its last, and after that by nothing. Where they ask for it to be confirmed, it
/// is void after the last day for that, unless it was.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseMeasure, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/measures")]
async fn case_measure(call: Call, id: At<CaseId>, new: Body<NewCaseMeasure>) -> Result<HttpResponse> {
    call.write(Operation::CaseMeasure, new, move |tx, new| {
        Answer::shown(&actions::take_measure(tx, id.get()?, new)?)
    })
    .await
}

/// Confirms a precautionary measure, by each of those assigned for oneself: once as many have as the committee's quorum asks
/// for, it lasts to its own last day.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewMeasureConfirmation, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/measure-confirmations")]
async fn case_measure_confirm(
    call: Call,
    id: At<CaseId>,
    new: Body<NewMeasureConfirmation>,
) -> Result<HttpResponse> {
    call.write(Operation::CaseMeasureConfirm, new, move |tx, new| {
        Answer::shown(&actions::confirm_measure(tx, id.get()?, new)?)
    })
    .await
}

/// Ends a precautionary measure ahead of its last day.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewMeasureEnd, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/measure-ends")]
async fn case_measure_end(call: Call, id: At<CaseId>, new: Body<NewMeasureEnd>) -> Result<HttpResponse> {
    call.write(Operation::CaseMeasureEnd, new, move |tx, new| {
        Answer::shown(&actions::end_measure(tx, id.get()?, new)?)
    })
    .await
}

/// Records a vote on a case: one's own; or, by its rapporteur, another's from a signed paper. Each of those assigned votes once
/// at each instance, after the person was heard. Whoever dissents may say why.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseVote, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/votes")]
async fn case_vote(call: Call, id: At<CaseId>, new: Body<NewCaseVote>) -> Result<HttpResponse> {
    call.write(Operation::CaseVote, new, move |tx, new| Answer::shown(&actions::vote(tx, id.get()?, new)?))
        .await
}

/// Rules on a case as the votes have it: as many as the quorum asks for, and the majority of the sanction. It acts by itself: a
/// suspension and its days, offices that end, a membership that ends, with everything that rests on them; public mandates stand. On appeal, what was ruled first is
/// confirmed, lightened, aggravated or overturned: what it did is undone from that day on, and the days between stay visible.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseRuling, responses((status = 200, description = "The case, ruled on.", body = CaseTold)))]
#[post("/v1/cases/{id}/rulings")]
async fn case_rule(call: Call, id: At<CaseId>, new: Body<NewCaseRuling>) -> Result<HttpResponse> {
    call.write(Operation::CaseRule, new, move |tx, new| Answer::shown(&actions::rule(tx, id.get()?, new)?))
        .await
}

/// Records that the person was told of a ruling: the days for an appeal run from then.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewCaseNotice, responses((status = 200, description = "The case.", body = CaseTold)))]
#[post("/v1/cases/{id}/notifications")]
async fn case_notify(call: Call, id: At<CaseId>, new: Body<NewCaseNotice>) -> Result<HttpResponse> {
    call.write(Operation::CaseNotify, new, move |tx, new| {
        Answer::shown(&actions::notify(tx, id.get()?, new)?)
    })
    .await
}

/// Records that the person appeals, in the days the statutes give for it. The case goes to the committee of the level they
/// name; nobody who judged it judges it again.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = NewAppealOfCase, responses((status = 204, description = "It is before the committee that hears appeals.")))]
#[post("/v1/cases/{id}/appeals")]
async fn case_appeal(call: Call, id: At<CaseId>, new: Body<NewAppealOfCase>) -> Result<HttpResponse> {
    call.write(Operation::CaseAppeal, new, move |tx, new| {
        actions::appeal(tx, id.get()?, new)?;
        Ok(Answer::gone())
    })
    .await
}

/// Closes a case once no appeal is possible any more; or a complaint that is withdrawn before it is admitted.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), request_body = CaseStep, responses((status = 200, description = "The case, closed.", body = CaseTold)))]
#[post("/v1/cases/{id}/closings")]
async fn case_close(call: Call, id: At<CaseId>, step: Body<CaseStep>) -> Result<HttpResponse> {
    call.write(Operation::CaseClose, step, move |tx, step| {
        Answer::shown(&actions::close(tx, id.get()?, step)?)
    })
    .await
}

/// Destroys a closed case that was kept as long as the statutes say, with its key: nothing of what was told in it is ever read again,
/// in whatever copy. What it did stays.
#[utoipa::path(tag = "ethics", params(("id" = CaseId, Path, description = "The case.")), responses((status = 204, description = "It is gone.")))]
#[delete("/v1/cases/{id}")]
async fn case_destroy(call: Call, id: At<CaseId>) -> Result<HttpResponse> {
    call.act(Operation::CaseDestroy, move |tx| {
        actions::destroy(tx, id.get()?)?;
        Ok(Answer::gone())
    })
    .await
}
