//! What makes clauses, quotas, membership, discipline and legal tasks sound.
use super::found::{Found, Known};
use super::rights;
use crate::statutes::document::{
    Discipline, Document, MembershipRules, QuotaGroup, Sanction, SanctionEffect,
};
use crate::words::FaultKind;

/// The clauses: no number twice.
pub(super) fn check_clauses(document: &Document, found: &mut Found) {
    found.at_most("/clauses", document.clauses.len(), 500);
    found.repeated(
        "/clauses",
        "/id",
        FaultKind::DuplicateClause,
        document.clauses.iter().map(|clause| &clause.id),
    );
}

/// The quotas: a true share, and an age for the young alone.
pub(super) fn check_quotas(document: &Document, known: &Known<'_>, found: &mut Found) {
    found.at_most("/quotas", document.quotas.len(), 50);
    for (index, quota) in document.quotas.iter().enumerate() {
        let at = format!("/quotas/{index}");
        let age = format!("{at}/age_max");
        match (quota.group, quota.age_max) {
            (QuotaGroup::Youth, None) => {
                found.add(&age, FaultKind::AgeMissing);
            }
            (QuotaGroup::Women, Some(_)) => {
                found.add(&age, FaultKind::AgeUnexpected);
            }
            _ => found.range(age, quota.age_max, 16..=120),
        }
        if !quota.threshold.is_share() {
            found.add(format!("{at}/threshold"), FaultKind::NotAShare);
        }
        found.clause(&at, quota.clause.as_ref(), known);
    }
}

/// The rules of membership: a body that decides, a level to appeal to, delays in range.
pub(super) fn check_membership(rules: &MembershipRules, known: &Known<'_>, found: &mut Found) {
    let at = "/membership";
    found.at_most("/membership/grades", rules.grades.len(), 20);
    let grades = rules.grades.iter().map(|grade| &grade.code);
    found.repeated("/membership/grades", "/code", FaultKind::DuplicateCode, grades);
    found.range(format!("{at}/age_min"), rules.age_min, 1..=120);
    found.competence(format!("{at}/decided_by"), &rules.decided_by, known);
    found.range(format!("{at}/deadline_days"), rules.deadline_days, 1..=3650);
    found.level(format!("{at}/appeal_to"), rules.appeal_to.as_ref(), known);
    found.range(format!("{at}/appeal_days"), rules.appeal_days, 1..=365);
    found.range(format!("{at}/reapply_days"), rules.reapply_days, 0..=3650);
    found.range(format!("{at}/retention_days"), rules.retention_days, 1..=36500);
    rights::check_permissions("/membership/grants", &rules.grants, found);
    found.clause(at, rules.clause.as_ref(), known);
}

/// The measures and sanctions: a body that takes them, a ladder without two equal rungs.
pub(super) fn check_discipline(discipline: &Discipline, known: &Known<'_>, found: &mut Found) {
    let (at, measures) = ("/discipline/measures", &discipline.measures);
    found.at_most(at, measures.len(), 50);
    found.repeated(at, "/code", FaultKind::DuplicateCode, measures.iter().map(|measure| &measure.code));
    for (index, measure) in measures.iter().enumerate() {
        let at = format!("{at}/{index}");
        found.range(format!("{at}/days_max"), measure.days_max, 1..=3650);
        found.range(format!("{at}/confirm_days"), measure.confirm_days, 1..=365);
        found.competence(format!("{at}/body"), &measure.body, known);
        found.clause(&at, measure.clause.as_ref(), known);
    }
    let (at, sanctions) = ("/discipline/sanctions", &discipline.sanctions);
    found.at_most(at, sanctions.len(), 50);
    found.repeated(at, "/code", FaultKind::DuplicateCode, sanctions.iter().map(|sanction| &sanction.code));
    found.repeated(at, "/rank", FaultKind::DuplicateRank, sanctions.iter().map(|sanction| &sanction.rank));
    for (index, sanction) in sanctions.iter().enumerate() {
        check_sanction(&format!("{at}/{index}"), sanction, known, found);
    }
    let (at, procedure) = ("/discipline/procedure", &discipline.procedure);
    let years = [
        ("admission_days", procedure.admission_days),
        ("ruling_days", procedure.ruling_days),
        ("appeal_ruling_days", procedure.appeal_ruling_days),
    ];
    for (field, days) in years {
        found.range(format!("{at}/{field}"), days, 1..=3650);
    }
    found.range(format!("{at}/summons_days"), procedure.summons_days, 0..=365);
    found.range(format!("{at}/retention_days"), procedure.retention_days, 1..=36_500);
    found.clause(at, procedure.clause.as_ref(), known);
}

fn check_sanction(at: &str, sanction: &Sanction, known: &Known<'_>, found: &mut Found) {
    found.range(format!("{at}/rank"), sanction.rank, 1..=100);
    found.range(format!("{at}/months_max"), sanction.months_max, 1..=120);
    if sanction.effect == SanctionEffect::Suspended && sanction.months_max.is_none() {
        found.add(format!("{at}/months_max"), FaultKind::MonthsMissing);
    }
    found.competence(format!("{at}/body"), &sanction.body, known);
    found.range(format!("{at}/appeal_days"), sanction.appeal_days, 1..=365);
    found.level(format!("{at}/appeal_to"), sanction.appeal_to.as_ref(), known);
    found.clause(at, sanction.clause.as_ref(), known);
}

/// The legal tasks: a due day within ten years.
pub(super) fn check_legal_tasks(document: &Document, known: &Known<'_>, found: &mut Found) {
    found.at_most("/legal_tasks", document.legal_tasks.len(), 50);
    for (index, task) in document.legal_tasks.iter().enumerate() {
        let at = format!("/legal_tasks/{index}");
        found.range(format!("{at}/days"), task.days, 1..=3650);
        found.clause(&at, task.clause.as_ref(), known);
    }
}
