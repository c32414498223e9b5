//! What parties see of their cases, and what they may do in them.
use std::collections::HashMap;

use crate::access::Principal;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::memberships;
use crate::persons::{self, PersonId, PersonName};

use super::super::model::{
    Case, CaseContent, CaseId, CaseMeasure, CaseParty, CaseRuling, CaseState, CaseStatement, NewAppealOfCase,
    NewCaseStatement, NewComplaint, OwnCase, OwnRuling, PartyRole,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::appeal::appealed;
use super::bars;
use super::enter::Complaint;
use super::look::party_of;
use super::{committee, file, keep};

/// Whoever asks, as a person.
fn oneself(tx: &Tx<'_>) -> Option<PersonId> {
    match tx.actor.principal {
        Principal::Person(person) => Some(person),
        Principal::Account(_) | Principal::System | Principal::Anyone => None,
    }
}

/// Makes a complaint of one's own. Whom it is about is described in words: who that is, whoever receives it finds out.
pub(in crate::ethics) fn complain(tx: &mut Tx<'_>, new: &NewComplaint) -> Result<OwnCase> {
    let person = oneself(tx).ok_or(Refusal::ComplaintIsOfAPerson)?;
    let today = tx.today;
    let all = memberships::memberships_of(tx, person)?;
    if !all.iter().any(|one| one.tenure().on(today).is_some()) {
        return Err(Refusal::ComplaintIsOfAMember.into());
    }
    let body = committee::named(tx, &new.body)?;
    let complaint = Complaint {
        body,
        received_on: tx.today,
        title: new.title.clone(),
        facts: new.facts.clone(),
        described: Some(new.described.clone()),
        complaining_body: None,
        complaining_decision: None,
    };
    let id = complaint.kept(tx, &[(person, PartyRole::Complainant)], new.protected)?;
    own_one(tx, id)
}

/// The cases one knows of as a party, the earliest entered first.
pub(in crate::ethics) fn own(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<OwnCase>> {
    let Some(person) = oneself(tx) else {
        return Ok(listing.page(Vec::new(), listing.total(|| Ok(0))?, |_| Vec::new()));
    };
    let ids = persons::with_ids_of_old(tx, &[person])?;
    let total = listing.total(|| store::own_counted(tx, &ids))?;
    let rows = store::own_listed(tx, &ids, listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    let ids: Vec<CaseId> = page.data.iter().map(|row| row.id).collect();
    let mut parties: HashMap<CaseId, Vec<CaseParty>> = HashMap::new();
    for party in bars::parties(tx, &ids)? {
        parties.entry(party.case_id).or_default().push(party);
    }
    let everybody: Vec<PersonId> = parties.values().flatten().map(|party| party.person_id).collect();
    let names = persons::names(tx, &everybody)?;
    let mut contents = file::opened_all(tx, &page.data)?;
    let mut told = Vec::with_capacity(page.data.len());
    for row in page.data {
        let of_it = parties.remove(&row.id).unwrap_or_default();
        let Some(content) = contents.remove(&row.id) else { continue };
        let party = party_of(&of_it, person)?;
        told.push(told_to(&row, &content, &party, &of_it, &names));
    }
    Ok(Page { data: told, next: page.next, total: page.total })
}

/// One of these cases.
pub(in crate::ethics) fn own_one(tx: &mut Tx<'_>, id: CaseId) -> Result<OwnCase> {
    let (case, content, party, parties) = known(tx, id)?;
    let everybody: Vec<PersonId> = parties.iter().map(|one| one.person_id).collect();
    let names = persons::names(tx, &everybody)?;
    Ok(told_to(&case, &content, &party, &parties, &names))
}

/// A case one knows of, and as which party.
fn known(tx: &mut Tx<'_>, id: CaseId) -> Result<(Case, CaseContent, CaseParty, Vec<CaseParty>)> {
    let person = oneself(tx).ok_or_else(Problem::not_found)?;
    let ids = persons::with_ids_of_old(tx, &[person])?;
    let case = store::own_one(tx, &ids, id)?;
    let parties = bars::parties(tx, &[id])?;
    let party = party_of(&parties, person)?;
    let content = file::opened(tx, &case)?;
    Ok((case, content, party, parties))
}

/// Says something in writing: whoever complained, from the first; whom it is about, once told of it; nobody any more once it is ruled on.
pub(in crate::ethics) fn state(tx: &mut Tx<'_>, id: CaseId, new: &NewCaseStatement) -> Result<OwnCase> {
    let (before, was, party, _) = known(tx, id)?;
    tx.expect_version(id, before.version)?;
    let is_open = matches!(before.state, CaseState::Received | CaseState::Admitted | CaseState::Appealed);
    if !is_open {
        return Err(Refusal::PartySaysNothingNow.into());
    }
    let own = was.statements.iter().filter(|one| one.party == party.id).count();
    rules::expect_room(own, rules::MOST_OF_A_PARTY)?;
    let mut content = was;
    content.statements.push(CaseStatement { party: party.id, text: new.text.clone(), on: tx.today });
    let case = before.clone();
    keep::write(tx, &before, (case, content))?;
    own_one(tx, id)
}

/// Appeals against what was ruled, if the case is about oneself.
pub(in crate::ethics) fn appeal_own(tx: &mut Tx<'_>, id: CaseId, new: &NewAppealOfCase) -> Result<OwnCase> {
    let (before, was, party, _) = known(tx, id)?;
    tx.expect_version(id, before.version)?;
    if party.role != PartyRole::Respondent {
        return Err(Refusal::CaseHasNoAppeal.into());
    }
    // One's own appeal comes in today, whatever day is told.
    appealed(tx, &before, &was, &NewAppealOfCase { on: None, ..new.clone() })?;
    own_one(tx, id)
}

/// A case as it is told to one of its parties.
fn told_to(
    case: &Case,
    content: &CaseContent,
    party: &CaseParty,
    parties: &[CaseParty],
    names: &HashMap<PersonId, PersonName>,
) -> OwnCase {
    let is_about = party.role == PartyRole::Respondent;
    let may_know = |one: &&CaseParty| {
        one.role == PartyRole::Complainant && (one.id == party.id || (is_about && !one.is_protected))
    };
    let complainants = parties.iter().filter(may_know).filter_map(|one| names.get(&one.person_id).cloned());
    let was_told = |instance: i64| content.notifications.iter().any(|one| one.instance == instance);
    let rulings: Vec<&CaseRuling> = content.rulings.iter().filter(|one| was_told(one.instance)).collect();
    let own_ruling = |one: &&CaseRuling| OwnRuling {
        instance: one.instance,
        verdict: one.verdict.clone(),
        reasons: is_about.then(|| one.reasons.to_string()),
        on: one.on,
        compared: one.compared,
    };
    // What was ruled and not told yet is not known by how far the case is either.
    let state = match (case.state, case.instance) {
        (CaseState::Ruled, 1) => CaseState::Admitted,
        (CaseState::Ruled, _) => CaseState::Appealed,
        (other, _) => other,
    };
    let is_over = matches!(case.state, CaseState::Closed);
    let outcome = match rulings.last() {
        Some(last) => Some(rules::outcome(last.verdict.outcome, last.compared)),
        None => case.outcome.filter(|_| is_over),
    };
    let rejected = content.admission.as_ref().filter(|one| !one.is_admitted);
    let (hearings, measures) = if is_about {
        // Who of those assigned confirmed a measure is not theirs to know.
        let own = |one: &CaseMeasure| CaseMeasure { confirmed_by: Vec::new(), ..one.clone() };
        (content.hearings.clone(), content.measures.iter().map(own).collect())
    } else {
        (Vec::new(), Vec::new())
    };
    OwnCase {
        id: case.id,
        reference: Some(case.reference()).filter(|_| case.state != CaseState::Received),
        body_id: case.body_id,
        role: party.role,
        state,
        outcome,
        received_on: case.received_on,
        title: content.title.to_string(),
        facts: content.facts.to_string(),
        complainants: complainants.collect(),
        rejected_because: rejected.and_then(|one| one.reasons.as_ref()).map(ToString::to_string),
        hearings,
        statements: content.statements.iter().filter(|one| one.party == party.id).cloned().collect(),
        measures,
        rulings: rulings.iter().map(own_ruling).collect(),
        appeal_until: case.appeal_until.filter(|_| is_about && case.state == CaseState::Notified),
        version: case.version,
    }
}
