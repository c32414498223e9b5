//! Who judges a case, who judges it no more, and what happens where too few are left.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons;
use crate::statutes;

use super::super::model::{
    Case, CaseContent, CaseId, CaseMember, CaseMemberId, CaseRecusal, CaseState, CaseTold, NewCasePanel,
    NewCaseRecusal, PartyRole,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::bars;
use super::committee::{self, able};
use super::door::{received, worked_on};
use super::enter::{add_party, expect_there};
use super::keep::{self, keep};
use super::measure::unconfirmed;

/// Assigns those who judge a case at this instance, in place of whoever was. Whom it is about may be named with that.
pub(in crate::ethics) fn assign(tx: &mut Tx<'_>, id: CaseId, new: &NewCasePanel) -> Result<CaseTold> {
    let mut seen = received(tx, id)?;
    let states = [CaseState::Received, CaseState::Admitted, CaseState::Appealed];
    rules::expect_state(seen.case.state, &states)?;
    let instance = seen.case.instance;
    // Whoever voted goes on judging; others may come to those who did not.
    let has_voted = |member: &&CaseMember| seen.content.votes.iter().any(|vote| vote.member == member.id);
    let voted: Vec<CaseMember> = seen.judges().filter(has_voted).cloned().collect();
    if voted.iter().any(|member| !new.members.contains(&member.person_id)) {
        return Err(Refusal::PanelHasVoted.into());
    }
    if let Some(respondent) = new.respondent_id {
        if seen.respondent().is_some() {
            return Err(Refusal::RespondentIsKnown.into());
        }
        persons::expect(tx, respondent)?;
        if seen.parties.iter().any(|party| party.person_id == respondent) {
            return Err(Problem::from(Refusal::PartyIsNamedTwice).told_at(|_| "/respondent_id".to_owned()));
        }
        expect_there(tx, respondent, &seen.committee.body)?;
        add_party(tx, id, (respondent, PartyRole::Respondent), false)?;
        seen.parties = bars::parties(tx, &[id])?;
    }
    seen.expect_respondent()?;
    let committee = &seen.committee;
    let able = able(tx, &seen.case, committee, (&seen.parties, &seen.members))?;
    for (place, person) in new.members.iter().enumerate() {
        let refusal = if !committee.voters.contains(person) {
            Refusal::JudgeIsNotOfTheCommittee
        } else if !able.contains(person) {
            Refusal::JudgeIsRecused
        } else if new.members.iter().take(place).any(|other| other == person) {
            Refusal::PartyIsNamedTwice
        } else {
            continue;
        };
        return Err(Problem::from(refusal).told_at(|_| format!("/members/{place}")));
    }
    if new.members.len() < committee.needed {
        return Err(Problem::from(Refusal::PanelIsTooSmall).because(committee.needed.to_string()));
    }
    if new.rapporteur_id.is_some_and(|rapporteur| !new.members.contains(&rapporteur)) {
        return Err(Refusal::RapporteurIsNotAssigned.into());
    }
    let staying: Vec<CaseMemberId> = voted.iter().map(|member| member.id).collect();
    store::unassign(tx, id, instance, &staying)?;
    for person in &new.members {
        if voted.iter().any(|member| member.person_id == *person) {
            continue;
        }
        let member = CaseMember {
            id: CaseMemberId::new(),
            case_id: id,
            instance,
            person_id: *person,
            is_rapporteur: new.rapporteur_id == Some(*person),
            recused_on: None,
            created_at: tx.now,
        };
        store::insert_member(tx, &member)?;
    }
    seen.reassigned(tx)?;
    let after = (seen.case.clone(), seen.content.clone());
    keep(tx, seen, after)
}

/// Records that whoever is assigned judges the case no more, from the very next request on: one's own recusal, or that of
/// another by whoever receives complaints. Where too few are left, the case goes up by itself.
pub(in crate::ethics) fn recuse(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseRecusal) -> Result<()> {
    let seen = worked_on(tx, id)?;
    if matches!(seen.case.state, CaseState::Closed) {
        return Err(Refusal::CaseIsElsewhereInItsCourse.into());
    }
    let own = seen.assigned.as_ref().map(|member| member.id);
    let of = new.member.or(own).ok_or(Refusal::MemberIsNotAssigned)?;
    if Some(of) != own && !seen.receives {
        return Err(Refusal::MemberIsNotAssigned.into());
    }
    let member = seen.judges().find(|member| member.id == of).cloned();
    let member = member.ok_or(Refusal::MemberIsNotAssigned)?;
    rules::expect_room(seen.content.recusals.len(), rules::MOST)?;
    let today = tx.today;
    store::recuse(tx, &member, today)?;
    let (mut case, mut content) = (seen.case.clone(), seen.content.clone());
    content.recusals.push(CaseRecusal { member: of, reason: new.reason.clone(), on: today });
    let is_being_judged =
        matches!(case.state, CaseState::Received | CaseState::Admitted | CaseState::Appealed);
    if !is_being_judged {
        // What was ruled stays as it was ruled.
        return keep::write(tx, &seen.case, (case, content)).map(drop);
    }
    // Whoever is recused has not voted either.
    content.votes.retain(|vote| vote.member != of);
    unconfirmed(&mut content, |member| member == of);
    let (committee, members) = (&seen.committee, bars::members(tx, &[id])?);
    let is_able = able(tx, &case, committee, (&seen.parties, &members))?.len() >= committee.needed;
    if !is_able && committee.voters.len() >= committee.needed {
        go_up(tx, (&mut case, &mut content), today)?;
    }
    keep::write(tx, &seen.case, (case, content)).map(drop)
}

/// Sends a case up from a committee whose members, enough of them, may not judge it.
pub(in crate::ethics) fn send_up(tx: &mut Tx<'_>, id: CaseId) -> Result<()> {
    let seen = received(tx, id)?;
    let states = [CaseState::Received, CaseState::Admitted, CaseState::Appealed];
    rules::expect_state(seen.case.state, &states)?;
    let today = tx.today;
    let committee = &seen.committee;
    if able(tx, &seen.case, committee, (&seen.parties, &seen.members))?.len() >= committee.needed {
        return Err(Refusal::CommitteeCanJudge.into());
    }
    let (mut case, mut content) = (seen.case.clone(), seen.content.clone());
    if !go_up(tx, (&mut case, &mut content), today)? {
        return Err(Refusal::NoCommitteeIsAbove.into());
    }
    keep::write(tx, &seen.case, (case, content)).map(drop)
}

/// Puts a case before the committee above, if there is one: whoever was assigned in this one judges it no more.
fn go_up(tx: &mut Tx<'_>, (case, content): (&mut Case, &mut CaseContent), day: NaiveDate) -> Result<bool> {
    let statutes = statutes::in_force(tx, day)?;
    let committee = committee::on(tx, case.body_id, day)?;
    let Some(above) = committee::above(tx, &statutes, (&committee.body, None), day)? else {
        return Ok(false);
    };
    store::unassign(tx, case.id, case.instance, &[])?;
    content.votes.retain(|vote| vote.instance != case.instance);
    unconfirmed(content, |_| true);
    case.body_id = above.id;
    Ok(true)
}
