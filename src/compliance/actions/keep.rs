//! What is kept of findings: the rules that the facts on record break, each with the appointment that breaks it.
use std::collections::{BTreeSet, HashMap};
use std::mem;

use crate::basis::AppointmentId;
use crate::bodies::positions::PositionId;
use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{PersonId, Traits};
use crate::statutes;
use crate::words::Language;

use super::super::model::{
    Candidate, ClauseQuoted, Finding, FindingTold, Held, Violation, ViolationId, Weight,
};
use super::super::{rules, store};
use super::judge::{judge_each, keeping_types};

/// How many persons are judged anew at once.
const AT_ONCE: usize = 500;

/// The refusal that blocking findings make: the first gives its code and its clause, each is one of its faults.
pub fn refusal(findings: &[Finding]) -> Option<Problem> {
    let blocking: Vec<&Finding> = findings.iter().filter(|finding| finding.weight == Weight::Block).collect();
    let first = blocking.first()?;
    let fault = |finding: &&Finding| finding.rule.fault(finding.rule.pointer.unwrap_or_default());
    let faults = blocking.iter().map(fault).collect();
    let problem = Problem { faults, detail: first.detail(), ..Problem::of(first.rule) };
    Some(problem.under(first.clause.clone()))
}

/// The same of a correction: what was found before it too is no reason to refuse putting another thing right.
pub fn refusal_beyond(findings: &[Finding], before: &[Finding]) -> Option<Problem> {
    let same =
        |one: &Finding, other: &Finding| (one.rule.code, one.weight) == (other.rule.code, other.weight);
    let is_new = |finding: &&Finding| !before.iter().any(|known| same(known, finding));
    refusal(&findings.iter().filter(is_new).cloned().collect::<Vec<_>>())
}

/// Keeps what new appointments break.
pub fn note(tx: &mut Tx<'_>, broken: &[(AppointmentId, &Vec<Finding>)]) -> Result<()> {
    insert(tx, broken.iter().flat_map(|(id, findings)| findings.iter().map(move |finding| (*id, finding))))
}

fn insert<'a>(tx: &mut Tx<'_>, findings: impl Iterator<Item = (AppointmentId, &'a Finding)>) -> Result<()> {
    let now = tx.now;
    let broken = findings.filter(|(_, finding)| finding.is_broken());
    let kept: Vec<Violation> = broken
        .map(|(appointment_id, finding)| Violation {
            id: ViolationId::new(),
            appointment_id,
            rule: finding.rule.code.to_owned(),
            effect: finding.weight,
            statutes_id: finding.statutes_id,
            clause: finding.clause.as_ref().map(|clause| clause.id.clone()),
            asked: finding.asked.clone(),
            found: finding.found.clone(),
            noted_at: now,
            updated_at: now,
        })
        .collect();
    if kept.is_empty() { Ok(()) } else { store::insert(tx, &kept) }
}

/// Keeps nothing of an appointment any more: it is about to be taken out. What its holder and those who hold the same
/// position hold besides is judged anew.
pub fn forget(tx: &mut Tx<'_>, id: AppointmentId) -> Result<()> {
    let kept = store::of_appointments(tx, &[id])?;
    store::take_out(tx, &kept.iter().map(|violation| violation.id).collect::<Vec<_>>())?;
    let beside = store::beside(tx, id)?;
    tx.altered.extend(beside.into_iter().map(|person| person.0));
    Ok(())
}

/// Judges anew every appointment of the persons of whom a fact has changed: their birth, their gender, a membership,
/// what they hold, the statutes of its first day, what its body came of; and those that share with one of theirs a position
/// which keeps seats for some. What is found is
/// kept; nothing is refused, for what was, was.
///
/// 2026-11-24. What is kept is what the facts say, in whatever order they were entered. Judging only what had broken a
/// rule before was refused: an appointment that was right when it was made is not, once another is known of.
pub fn settle(tx: &mut Tx<'_>) -> Result<()> {
    let mut persons: BTreeSet<PersonId> = mem::take(&mut tx.altered).into_iter().map(PersonId).collect();
    for (from, to) in mem::take(&mut tx.ruled_anew) {
        persons.extend(store::beginning(tx, from, to)?);
    }
    let persons: Vec<PersonId> = persons.into_iter().collect();
    persons.chunks(AT_ONCE).try_for_each(|some| settle_some(tx, some))
}

fn settle_some(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<()> {
    let mut held = store::of_persons(tx, persons)?;
    let shared = keeping_seats(tx, &held)?;
    if !shared.is_empty() {
        let beside = store::in_positions(tx, &shared)?;
        held.extend(beside.into_iter().filter(|(held, _)| !persons.contains(&held.person_id)));
    }
    held.sort_unstable_by_key(|(held, _)| held.id);
    judge_anew(tx, held.into_iter().map(|(held, _)| held).collect())
}

/// The positions among these that keep seats for some, by any version of the statutes.
fn keeping_seats(tx: &mut Tx<'_>, held: &[(Held, Traits)]) -> Result<Vec<PositionId>> {
    let keeping = keeping_types(tx)?;
    let keeps_seats = |held: &&Held| held.seats.is_some() && keeping.contains(held.type_code.as_str());
    let found: BTreeSet<PositionId> =
        held.iter().map(|(held, _)| held).filter(keeps_seats).map(|held| held.position_id).collect();
    Ok(found.into_iter().collect())
}

/// Judges these recorded appointments, and keeps what is found against each: what stays as it was is not noted again.
fn judge_anew(tx: &mut Tx<'_>, held: Vec<Held>) -> Result<()> {
    if held.is_empty() {
        return Ok(());
    }
    let homes = bodies::brief(tx, &held.iter().map(|held| held.body_id).collect::<Vec<_>>())?;
    let types: HashMap<BodyId, String> = homes.into_iter().map(|body| (body.id, body.type_code)).collect();
    let body_type = |held: &Held| types.get(&held.body_id).cloned().unwrap_or_default();
    let candidates: Vec<Candidate> =
        held.into_iter().map(|held| Candidate { body_type: body_type(&held), held }).collect();
    let found = judge_each(tx, &candidates)?;
    let ids: Vec<AppointmentId> = candidates.iter().filter_map(|candidate| candidate.held.id).collect();
    let mut kept: HashMap<AppointmentId, Vec<Violation>> = HashMap::new();
    for violation in store::of_appointments(tx, &ids)? {
        kept.entry(violation.appointment_id).or_default().push(violation);
    }
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    for (id, findings) in ids.into_iter().zip(&found) {
        let mut before = kept.remove(&id).unwrap_or_default();
        for finding in findings.iter().filter(|finding| finding.is_broken()) {
            match before.iter().position(|violation| *finding == *violation) {
                Some(same) => drop(before.remove(same)),
                None => new.push((id, finding)),
            }
        }
        gone.extend(before.into_iter().map(|violation| violation.id));
    }
    store::take_out(tx, &gone)?;
    insert(tx, new.into_iter())
}

/// What is kept of these appointments, as it is told of the day asked for: two queries, however many.
pub fn kept(tx: &mut Tx<'_>, ids: &[AppointmentId]) -> Result<HashMap<AppointmentId, Vec<FindingTold>>> {
    let violations = if ids.is_empty() { Vec::new() } else { store::told_of(tx, ids, rules::passing())? };
    let told = told(tx, &violations)?;
    let mut kept: HashMap<_, Vec<_>> = HashMap::new();
    for (violation, told) in violations.iter().zip(told) {
        kept.entry(violation.appointment_id).or_default().push(told);
    }
    Ok(kept)
}

/// Violations with the words of their rules and clauses, in the caller's language.
pub(super) fn told(tx: &mut Tx<'_>, violations: &[Violation]) -> Result<Vec<FindingTold>> {
    let mut versions: Vec<_> = violations.iter().map(|violation| violation.statutes_id).collect();
    versions.sort_unstable();
    versions.dedup();
    let documents = statutes::documents(tx, &versions)?;
    let language = tx.language;
    let tell = |violation: &Violation| {
        let rule = rules::rule_of(&violation.rule);
        let statutes = documents.get(&violation.statutes_id);
        let clause = statutes.zip(violation.clause.as_ref()).and_then(|(statutes, id)| {
            let clause = statutes.clause(id)?;
            statutes::cite(statutes, Some(&clause.id))
        });
        let mut told = violation.told(rule, clause.map(|clause| ClauseQuoted::of(clause, language)));
        told.speak(rule, language);
        told
    };
    Ok(violations.iter().map(tell).collect())
}

/// Puts findings that were kept in one language into another.
pub fn speak(findings: &mut [FindingTold], language: Language) {
    for finding in findings {
        let rule = rules::rule_of(&finding.code);
        finding.speak(rule, language);
    }
}
