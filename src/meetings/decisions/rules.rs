//! When a decision may be recorded, and what it touches. Pure.
use chrono::NaiveDate;

use crate::meetings::rules::Refusal;
use crate::statutes::Document;
use crate::statutes::document::{BodyType, ClauseId};
use crate::words::PartialDate;

/// Whether a decision of that day may be one of a meeting held on that day.
pub(super) fn may_be_taken(
    decided_on: PartialDate,
    held_on: PartialDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if decided_on.earliest().is_some_and(|first| first > today) {
        return Err(Refusal::DecisionLiesAhead);
    }
    let is_older = held_on.earliest().is_some_and(|first| decided_on.latest() < first);
    if is_older { Err(Refusal::DecisionPrecedesItsMeeting) } else { Ok(()) }
}

/// Whether a body governs, or stands under one that does: `lineage` has its type and those above it.
pub(super) fn is_governed(lineage: &[String], statutes: &Document) -> bool {
    let governs = |code: &String| statutes.body_type(code).is_some_and(|body_type| body_type.governing);
    lineage.iter().any(governs)
}

/// The clause under which a body of that type may not adopt statutes: the types that may are those for which the
/// statutes in force set a majority for it (`statutes`); where they set none, any may.
pub(super) fn may_adopt<'a>(by: &str, statutes: &'a Document) -> Result<(), Option<&'a ClauseId>> {
    let adopts = |kind: &&BodyType| kind.majority.keys().any(|on| on.as_str() == "statutes");
    match statutes.body_types.iter().find(adopts) {
        Some(_) if statutes.body_type(by).is_some_and(|kind| adopts(&kind)) => Ok(()),
        Some(kind) => Err(kind.clause.as_ref()),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    fn statutes() -> Document {
        serde_json::from_str(DEFAULT).unwrap()
    }
    fn lineage(codes: &[&str]) -> Vec<String> {
        codes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_decision_is_not_older_than_its_meeting_nor_still_to_come() {
        let take = |on: &str| {
            let held = "2022-12-08".parse().unwrap();
            may_be_taken(on.parse().unwrap(), held, "2022-12-31".parse().unwrap())
        };
        assert_eq!(take("2022-12-07"), Err(Refusal::DecisionPrecedesItsMeeting));
        assert_eq!(take("2022-12-08"), Ok(()));
        assert_eq!(take("2022-12"), Ok(()));
        assert_eq!(take("2022-12-31"), Ok(()));
        assert_eq!(take("2023-01-01"), Err(Refusal::DecisionLiesAhead));
    }

    #[test]
    fn a_pole_is_governed_by_the_secretariat_above_it_and_not_by_itself() {
        let statutes = statutes();
        assert!(is_governed(&lineage(&["pole", "provincial_secretariat"]), &statutes));
        assert!(!is_governed(&lineage(&["pole"]), &statutes));
        assert!(!is_governed(&[], &statutes));
    }

    #[test]
    fn the_congress_adopts_the_statutes_and_nobody_else() {
        let mut statutes = statutes();
        assert_eq!(may_adopt("national_congress", &statutes), Ok(()));
        let refused =
            may_adopt("national_council", &statutes).map_err(|clause| clause.map(ToString::to_string));
        assert_eq!(refused, Err(Some("art-8".to_owned())));
        for kind in &mut statutes.body_types {
            kind.majority.clear();
        }
        assert_eq!(may_adopt("national_council", &statutes), Ok(()));
    }

    #[test]
    fn a_change_in_a_governing_body_is_declared_within_thirty_days() {
        let statutes = statutes();
        let days: Vec<u32> = statutes.owed_after_change().map(|rule| rule.days).collect();
        assert_eq!(days, [30]);
    }
}
