//! Gathering the facts that rules turn on, one query a table however many appointments are judged.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::access::Effect;
use crate::basis::AppointmentId;
use crate::bodies::{self, Body, BodyId};
use crate::db::{Keeping, Tx};
use crate::error::Result;
use crate::memberships;
use crate::persons::{self, MembershipId, PersonId, Traits};
use crate::reach;
use crate::statutes::document::PositionType;
use crate::statutes::{self, Document, StatutesId};
use crate::words::Tenure;

use super::super::model::{Belonging, Candidate, Facts, Finding, Held, Judgement};
use super::super::rules::{self, BodyCase, Ruling};
use super::super::store;

/// Which statutes appointments are judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// Those in force on the first day of each.
    InForce,
    /// This version, whatever the day.
    Version(StatutesId),
}

/// Judges appointments as if all of them were made.
pub fn judge(tx: &mut Tx<'_>, candidates: &[Candidate], under: Under) -> Result<Judgement> {
    judge_beside(tx, candidates, under, &[])
}

/// The same, when others would give way: those recorded appointments are counted with the days they would be left.
pub fn judge_beside(
    tx: &mut Tx<'_>,
    candidates: &[Candidate],
    under: Under,
    leaving: &[(AppointmentId, Tenure)],
) -> Result<Judgement> {
    if candidates.is_empty() {
        return Ok(Judgement::default());
    }
    let ruling = ruling(tx, &first_days(candidates), under)?;
    let counted = |one: &&Candidate| is_counted(one, &ruling);
    let mut facts = gather(tx, candidates, &ruling, counted)?;
    let leaving: HashMap<AppointmentId, Tenure> = leaving.iter().copied().collect();
    for held in &mut facts.held {
        if let Some(tenure) = held.id.and_then(|id| leaving.get(&id)) {
            held.tenure = *tenure;
        }
    }
    let keeping = keeping_types(tx)?;
    Ok(rules::judge(&facts, candidates, &ruling, &keeping))
}

/// What is found against each of these by itself, by the statutes in force on its first day: bodies are not looked at.
pub(super) fn judge_each(tx: &mut Tx<'_>, candidates: &[Candidate]) -> Result<Vec<Vec<Finding>>> {
    let ruling = ruling(tx, &first_days(candidates), Under::InForce)?;
    let facts = gather(tx, candidates, &ruling, |one| keeps_seats(one, &ruling))?;
    Ok(rules::judge_each(&facts, candidates, &ruling))
}

fn first_days(candidates: &[Candidate]) -> Vec<NaiveDate> {
    distinct(candidates.iter().map(|candidate| candidate.held.tenure.starts.latest()))
}

fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> Vec<T> {
    let mut values: Vec<T> = values.collect();
    values.sort_unstable();
    values.dedup();
    values
}

fn ruling(tx: &mut Tx<'_>, days: &[NaiveDate], under: Under) -> Result<Ruling> {
    match under {
        Under::InForce => statutes::in_force_on(tx, days),
        Under::Version(id) => {
            let document = statutes::document(tx, id)?;
            Ok(days.iter().map(|day| (*day, (id, Arc::clone(&document)))).collect())
        }
    }
}

/// The facts about the candidates, and about the bodies of those of whom `counts` says that others there are counted.
fn gather(
    tx: &mut Tx<'_>,
    candidates: &[Candidate],
    ruling: &Ruling,
    counts: impl Fn(&&Candidate) -> bool,
) -> Result<Facts> {
    let people = distinct(candidates.iter().map(|candidate| candidate.held.person_id));
    let mut facts = Facts { traits: persons::traits(tx, &people)?, ..Facts::default() };
    let rows = memberships::memberships_of_all(tx, &people)?;
    let ids: Vec<MembershipId> = rows.iter().map(|row| row.id).collect();
    let mut suspensions = memberships::suspensions(tx, &ids)?;
    for row in rows {
        let suspensions = suspensions.remove(&row.id).unwrap_or_default();
        let belonging = Belonging { standing: row.standing, tenure: row.tenure(), suspensions };
        facts.belongings.entry(row.person_id).or_default().push(belonging);
    }
    let mut held = store::of_persons(tx, &people)?;
    let counted = distinct(candidates.iter().filter(counts).map(|one| one.held.body_id));
    let days = ruling.keys().copied();
    if let Some((from, to)) = days.clone().min().zip(days.max()).filter(|_| !counted.is_empty()) {
        let own: HashSet<_> = held.iter().map(|(held, _)| held.id).collect();
        let others = store::in_bodies(tx, &counted, from, to)?;
        held.extend(others.into_iter().filter(|(held, _)| !own.contains(&held.id)));
    }
    held.sort_unstable_by_key(|(held, _)| held.id);
    for (held, traits) in held {
        facts.traits.insert(held.person_id, traits);
        facts.held.push(held);
    }
    keep_to_told(tx, &mut facts.traits)?;
    let heirs = inheriting(candidates, &facts.held, ruling);
    facts.forerunners = if heirs.is_empty() { HashMap::new() } else { bodies::forerunners(tx, &heirs)? };
    Ok(facts)
}

/// Takes out of what is known the days of birth that the caller may not be told, where rules are only asked, or a
/// change is only tried: whoever asks them of one day after another would learn the day. What is made is judged by all that is known.
fn keep_to_told(tx: &mut Tx<'_>, traits: &mut HashMap<PersonId, Traits>) -> Result<()> {
    if tx.operation.rule().effect == Effect::Changes && tx.keeping == Keeping::Kept {
        return Ok(());
    }
    let ids: Vec<PersonId> = traits.keys().copied().collect();
    let sight = reach::births(tx, &ids)?;
    for (person, traits) in traits {
        if !sight.tells(*person) {
            traits.birth_date = None;
        }
    }
    Ok(())
}

/// The bodies of candidates who served elsewhere too in positions whose terms the statutes let a body inherit.
fn inheriting(candidates: &[Candidate], held: &[Held], ruling: &Ruling) -> Vec<BodyId> {
    let mut served: HashMap<(PersonId, &str), HashSet<BodyId>> = HashMap::new();
    for one in held.iter().chain(candidates.iter().map(|candidate| &candidate.held)) {
        served.entry((one.person_id, one.type_code.as_str())).or_default().insert(one.body_id);
    }
    let inherits = |one: &&Held| {
        let kind = kind_of(one, ruling);
        let bodies = served.get(&(one.person_id, one.type_code.as_str()));
        kind.is_some_and(|kind| kind.terms_inherited) && bodies.is_some_and(|bodies| bodies.len() > 1)
    };
    distinct(candidates.iter().map(|candidate| &candidate.held).filter(inherits).map(|one| one.body_id))
}

/// The position by the statutes that rule on the first day.
fn kind_of<'a>(held: &Held, ruling: &'a Ruling) -> Option<&'a PositionType> {
    let (_, statutes) = ruling.get(&held.tenure.starts.latest())?;
    statutes.position_type(&held.type_code)
}

/// The types of positions that keep seats for some, by any version of the statutes.
pub(super) fn keeping_types(tx: &mut Tx<'_>) -> Result<HashSet<String>> {
    let versions = statutes::versions(tx)?;
    let kinds = versions.each().flat_map(|version| &version.document.position_types);
    Ok(kinds.filter(|kind| !kind.reserved.is_empty()).map(|kind| kind.code.to_string()).collect())
}

/// Whether the statutes keep seats of the position for some.
fn keeps_seats(candidate: &Candidate, ruling: &Ruling) -> bool {
    kind_of(&candidate.held, ruling).is_some_and(|kind| !kind.reserved.is_empty())
}

/// Whether the statutes count who else is in the body: for its number of members, a share, or seats kept for some.
fn is_counted(candidate: &Candidate, ruling: &Ruling) -> bool {
    let statutes = ruling.get(&candidate.held.tenure.starts.latest()).map(|(_, statutes)| statutes);
    keeps_seats(candidate, ruling)
        || statutes.is_some_and(|statutes| is_body_counted(statutes, &candidate.body_type))
}

fn is_body_counted(statutes: &Document, body_type: &str) -> bool {
    statutes.body_type(body_type).is_some_and(|kind| {
        statutes.quotas_in(kind).next().is_some() || kind.seats_max.is_some() || kind.seats_min.is_some()
    })
}

/// The members of these bodies on a day, by body: one query.
pub(super) fn members(
    tx: &mut Tx<'_>,
    ids: &[BodyId],
    day: NaiveDate,
) -> Result<HashMap<BodyId, Vec<rules::Member>>> {
    let mut facts = Facts::default();
    let mut here: HashMap<BodyId, Vec<_>> = HashMap::new();
    for (held, traits) in store::in_bodies(tx, ids, day, day)? {
        facts.traits.insert(held.person_id, traits);
        here.entry(held.body_id).or_default().push(held);
    }
    keep_to_told(tx, &mut facts.traits)?;
    let members = |(body, held): (BodyId, Vec<_>)| (body, rules::members_on(day, held.iter(), &facts));
    Ok(here.into_iter().map(members).collect())
}

/// What the statutes of a day say against a body as it is on that day.
pub(super) fn body_findings(
    ruled: (StatutesId, &Document),
    body_type: &str,
    day: NaiveDate,
    members: &[rules::Member],
) -> Vec<Finding> {
    let (statutes_id, statutes) = ruled;
    let Some(kind) = statutes.body_type(body_type) else { return Vec::new() };
    rules::body_findings(&BodyCase { statutes_id, statutes, kind, day, members, newcomers: &[] })
}

/// What the statutes say against a body on a day: its number of members, its shares.
pub fn findings_in(tx: &mut Tx<'_>, body: &Body, day: NaiveDate) -> Result<Vec<Finding>> {
    let ruling = statutes::in_force_on(tx, &[day])?;
    let members = members(tx, &[body.id], day)?.remove(&body.id).unwrap_or_default();
    let found =
        ruling.get(&day).map(|(id, document)| body_findings((*id, document), &body.type_code, day, &members));
    Ok(found.unwrap_or_default())
}

/// What the statutes of a day say against a body creating a body of some type, under itself or elsewhere.
pub fn judge_creation(
    tx: &mut Tx<'_>,
    by: &Body,
    created: &str,
    is_under_itself: bool,
    day: NaiveDate,
) -> Result<Vec<Finding>> {
    let ruling = statutes::in_force_on(tx, &[day])?;
    let judge = |(id, document): &(StatutesId, Arc<Document>)| {
        rules::creation_findings((*id, document), &by.type_code, created, is_under_itself)
    };
    Ok(ruling.get(&day).map(judge).unwrap_or_default())
}
