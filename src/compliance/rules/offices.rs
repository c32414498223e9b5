//! What else one holds: positions that exclude each other, positions that bring another with them; and how one is chosen.
use crate::statutes::document::{Mode, RuleName};
use crate::words::{Certainty, Tenure, word};

use super::judge::Case;
use super::readings::{on_every_reading, turns_of};
use super::{Findings, Refusal, Verdict};
use crate::compliance::model::{Held, Missing};

/// Holds the mode of choice against the modes of the position.
pub(super) fn check_mode(case: &Case<'_>, findings: &mut Findings<'_>) {
    let (mode, modes) = (case.of.mode, &case.kind.modes);
    if mode == Mode::Unspecified || modes.is_empty() || modes.contains(&mode) {
        return;
    }
    let asked = modes.iter().map(word).collect::<Vec<_>>().join(", ");
    let enforced = case.statutes.enforced_of(case.kind, RuleName::Mode);
    findings.note(Refusal::ModeIsNotAllowed, enforced, Verdict::Broken, Some(asked), Some(word(mode)));
}

/// Holds the holder's other positions against this one: each that excludes it while both last.
pub(super) fn check_incompatible(case: &Case<'_>, findings: &mut Findings<'_>) {
    for other in &case.others {
        let excludes = |one: &str, another: &str| {
            let kind = case.statutes.position_type(one)?;
            kind.incompatible_with.iter().any(|code| code == another).then_some(kind)
        };
        let (own, others) = (case.of.type_code.as_str(), other.type_code.as_str());
        // The clause is that of the position which says so.
        let Some(says_so) = excludes(own, others).or_else(|| excludes(others, own)) else { continue };
        let verdict = match case.of.tenure.meets(&other.tenure) {
            None => continue,
            Some(Certainty::Certain) => Verdict::Broken,
            Some(Certainty::Possible) => Verdict::Unknown(Missing::Days),
        };
        let enforced = case.statutes.enforced_of(says_so, RuleName::Incompatibility);
        let found = Some(other.type_code.clone());
        findings.note(Refusal::PositionsAreIncompatible, enforced, verdict, None, found);
    }
}

/// Holds an appointment ex officio against what the holder holds on its first day, in whatever body.
pub(super) fn check_ex_officio(case: &Case<'_>, findings: &mut Findings<'_>) {
    let brings = &case.kind.ex_officio_of;
    let is_ex_officio = case.of.mode == Mode::ExOfficio || case.kind.modes == [Mode::ExOfficio];
    if brings.is_empty() || !is_ex_officio {
        return;
    }
    let brings_it = |other: &&&Held| brings.iter().any(|code| code.as_str() == other.type_code);
    let held: Vec<Tenure> = case.others.iter().filter(brings_it).map(|other| other.tenure).collect();
    let on = |day| {
        let on_the_day = held.iter().filter_map(|tenure| tenure.on(day));
        on_the_day.fold(Verdict::Broken, |verdict, certainty| match (verdict, certainty) {
            (Verdict::Kept, _) | (_, Certainty::Certain) => Verdict::Kept,
            (_, Certainty::Possible) => Verdict::Unknown(Missing::Days),
        })
    };
    let verdict = on_every_reading(case.of.tenure.starts, held.iter().flat_map(turns_of), on);
    let asked = brings.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let enforced = case.statutes.enforced_of(case.kind, RuleName::ExOfficio);
    findings.note(Refusal::OtherPositionIsMissing, enforced, verdict, Some(asked), None);
}
