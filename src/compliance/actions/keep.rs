//! What is kept of findings: a broken rule stays with its appointment until that is corrected or taken out.
use std::collections::HashMap;
use std::mem;

use crate::basis::AppointmentId;
use crate::bodies;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::PersonId;
use crate::statutes;
use crate::words::Language;

use super::super::model::{Candidate, Finding, FindingTold, Violation, ViolationId, Weight};
use super::super::model::{ClauseQuoted, Held};
use super::super::{rules, store};
use super::judge::{Under, judge};

/// The refusal that blocking findings make: the first gives its code and its clause, each is one of its faults.
pub fn refusal(findings: &[Finding]) -> Option<Problem> {
    let blocking: Vec<&Finding> = findings.iter().filter(|finding| finding.weight == Weight::Block).collect();
    let first = blocking.first()?;
    let fault = |finding: &&Finding| finding.rule.fault(finding.rule.pointer.unwrap_or_default());
    let faults = blocking.iter().map(fault).collect();
    let problem = Problem { faults, detail: first.detail(), ..Problem::of(first.rule) };
    Some(problem.under(first.clause.clone()))
}

/// Keeps what new appointments break.
pub fn note(tx: &mut Tx<'_>, broken: &[(AppointmentId, &Vec<Finding>)]) -> Result<()> {
    insert(tx, broken.iter().flat_map(|(id, findings)| findings.iter().map(move |finding| (*id, finding))))
}

/// Keeps what an appointment breaks, instead of what was kept of it before.
pub fn keep(tx: &mut Tx<'_>, id: AppointmentId, findings: &[Finding]) -> Result<()> {
    store::delete_of(tx, &[id])?;
    insert(tx, findings.iter().map(|finding| (id, finding)))
}

fn insert<'a>(tx: &mut Tx<'_>, findings: impl Iterator<Item = (AppointmentId, &'a Finding)>) -> Result<()> {
    let now = tx.now;
    let broken = findings.filter(|(_, finding)| finding.weight != Weight::Unverifiable);
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

/// Keeps nothing of an appointment any more: it is about to be taken out.
pub fn forget(tx: &mut Tx<'_>, id: AppointmentId) -> Result<()> {
    store::delete_of(tx, &[id])
}

/// Judges anew whatever of these persons' appointments broke a rule: another of them has changed.
pub fn review(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<()> {
    let broken = if persons.is_empty() { Vec::new() } else { store::broken_by(tx, persons)? };
    if broken.is_empty() {
        return Ok(());
    }
    let mut held = store::of_persons(tx, persons)?;
    held.retain(|(held, _)| held.id.is_some_and(|id| broken.contains(&id)));
    judge_anew(tx, held.into_iter().map(|(held, _)| held).collect())
}

/// Judges anew every appointment of the persons of whom a fact has changed: their birth, their gender, a membership.
/// What is found is kept; nothing is refused, for what was, was.
pub fn settle(tx: &mut Tx<'_>) -> Result<()> {
    let mut persons: Vec<PersonId> = mem::take(&mut tx.altered).into_iter().map(PersonId).collect();
    persons.sort_unstable();
    persons.dedup();
    let held = if persons.is_empty() { Vec::new() } else { store::of_persons(tx, &persons)? };
    judge_anew(tx, held.into_iter().map(|(held, _)| held).collect())
}

/// Judges these recorded appointments, and keeps what is found against each where that is not what was kept of it.
fn judge_anew(tx: &mut Tx<'_>, held: Vec<Held>) -> Result<()> {
    if held.is_empty() {
        return Ok(());
    }
    let homes = bodies::brief(tx, &held.iter().map(|held| held.body_id).collect::<Vec<_>>())?;
    let body_type = |held: &Held| {
        let home = homes.iter().find(|body| body.id == held.body_id);
        home.map(|body| body.type_code.clone()).unwrap_or_default()
    };
    let candidates: Vec<Candidate> =
        held.into_iter().map(|held| Candidate { body_type: body_type(&held), held }).collect();
    let judgement = judge(tx, &candidates, Under::InForce)?;
    let ids: Vec<AppointmentId> = candidates.iter().filter_map(|candidate| candidate.held.id).collect();
    let mut kept: HashMap<AppointmentId, Vec<Violation>> = HashMap::new();
    for violation in store::of_appointments(tx, &ids)? {
        kept.entry(violation.appointment_id).or_default().push(violation);
    }
    let mut changed = Vec::new();
    for (id, findings) in ids.into_iter().zip(&judgement.of_each) {
        let before = kept.remove(&id).unwrap_or_default();
        let broken = findings.iter().filter(|finding| finding.weight != Weight::Unverifiable);
        if !broken.eq(&before) {
            changed.push((id, findings));
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    store::delete_of(tx, &changed.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
    note(tx, &changed)
}

/// What is kept of these appointments, as it is told: two queries, however many.
pub fn kept(tx: &mut Tx<'_>, ids: &[AppointmentId]) -> Result<HashMap<AppointmentId, Vec<FindingTold>>> {
    let violations = if ids.is_empty() { Vec::new() } else { store::of_appointments(tx, ids)? };
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
