//! What must hold of a membership. Pure.
use chrono::NaiveDate;

use crate::refusals;
use crate::words::Tenure;

refusals! {
    /// Why a membership is not recorded or changed.
    Refusal {
        /// The person is a member on some of those days.
        PersonIsAMemberAlready = "person-is-a-member-already" [
            "للشخص عضوية أخرى في هذه الأيام أو في بعضها.",
            "La personne a déjà une adhésion pendant ces jours ou une partie d'entre eux.",
            "The person has another membership on those days, or on some of them."
        ],
        /// Another membership has the number.
        NumberIsTaken = "number-is-taken" @ "/number" [
            "رقم العضوية هذا مسجل لعضوية أخرى.",
            "Ce numéro est celui d'une autre adhésion.",
            "Another membership has that number."
        ],
        /// It would end before it starts.
        MembershipIsBackwards = "membership-is-backwards" [
            "لا يمكن أن تنتهي العضوية قبل أن تبدأ.",
            "L'adhésion ne peut finir avant de commencer.",
            "The membership cannot end before it starts."
        ],
        /// It has ended before.
        MembershipHasEnded = "membership-has-ended" [
            "انتهت هذه العضوية من قبل.",
            "Cette adhésion a déjà pris fin.",
            "This membership has ended already."
        ],
        /// It has not ended, so there is no end to correct.
        MembershipHasNotEnded = "membership-has-not-ended" [
            "لم تنته هذه العضوية؛ سجل نهايتها أولا.",
            "Cette adhésion n'a pas pris fin ; enregistrez d'abord sa fin.",
            "This membership has not ended; record its end first."
        ],
        /// There is no such local unit.
        UnitIsUnknown = "unit-is-unknown" @ "/unit" [
            "لا توجد هيئة محلية بهذا المعرف أو الاسم.",
            "Aucune instance ne porte cet identifiant ou ce nom.",
            "No body has that id or slug."
        ],
    }
}

/// A membership may last so, beside the person's others.
pub(super) fn may_last(tenure: &Tenure, others: &[Tenure]) -> Result<(), Refusal> {
    if tenure.is_backwards() {
        return Err(Refusal::MembershipIsBackwards);
    }
    let Some((from, to)) = tenure.certain_days() else { return Ok(()) };
    let meets =
        |other: &Tenure| other.certain_days().is_some_and(|(first, last)| first <= to && from <= last);
    if others.iter().any(meets) { Err(Refusal::PersonIsAMemberAlready) } else { Ok(()) }
}

/// Whether a membership may be in a unit: one that had not ended when it began, and that has begun, today or by then.
pub(super) fn may_be_in(unit: &Tenure, membership: &Tenure, today: NaiveDate) -> bool {
    let by = today.max(membership.starts.latest());
    let has_begun = unit.starts.earliest().is_none_or(|first| first <= by);
    has_begun && unit.meets(membership).is_some()
}

/// A membership may end as long as it lasts.
pub(super) fn may_end(tenure: &Tenure) -> Result<(), Refusal> {
    if tenure.ends.is_some() { Err(Refusal::MembershipHasEnded) } else { Ok(()) }
}

/// A correction may change an end or take it back, but not make one: how it ended would be missing.
pub(super) fn may_correct(before: &Tenure, after: &Tenure, has_end_source: bool) -> Result<(), Refusal> {
    let makes_an_end = before.ends.is_none() && after.ends.is_some();
    let explains_no_end = after.ends.is_none() && has_end_source;
    if makes_an_end || explains_no_end { Err(Refusal::MembershipHasNotEnded) } else { Ok(()) }
}

/// A number of a series: `03.531-2026-0042`.
pub(super) fn number(series: &str, place: i64) -> String {
    format!("{series}-{place:04}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(starts: &str, ends: Option<&str>) -> Tenure {
        Tenure { starts: starts.parse().unwrap(), ends: ends.map(|ends| ends.parse().unwrap()) }
    }

    #[test]
    fn a_membership_begins_the_day_after_the_one_before_ended() {
        let before = [tenure("2020-01-01", Some("2022-12-08"))];
        assert_eq!(may_last(&tenure("2022-12-09", None), &before), Ok(()));
        assert_eq!(may_last(&tenure("2022-12-08", None), &before), Err(Refusal::PersonIsAMemberAlready));
        assert_eq!(may_last(&tenure("2019-01-01", Some("2019-12-31")), &before), Ok(()));
        assert_eq!(
            may_last(&tenure("2019-01-01", Some("2020-01-01")), &before),
            Err(Refusal::PersonIsAMemberAlready)
        );
    }

    #[test]
    fn nobody_is_an_active_member_twice() {
        let active = [tenure("../2022-12-08", None)];
        assert_eq!(may_last(&tenure("2030-01-01", None), &active), Err(Refusal::PersonIsAMemberAlready));
        assert_eq!(may_last(&tenure("2022", None), &active), Err(Refusal::PersonIsAMemberAlready));
    }

    #[test]
    fn days_known_in_part_clash_only_where_they_are_certain() {
        let before = [tenure("2020", Some("2022"))];
        assert_eq!(may_last(&tenure("2022-01-02", None), &before), Ok(()));
        assert_eq!(may_last(&tenure("2022-01-01", None), &before), Err(Refusal::PersonIsAMemberAlready));
        assert_eq!(may_last(&tenure("2021", Some("2021")), &before), Ok(()), "no day of it is certain");
    }

    #[test]
    fn a_membership_may_last_one_day_and_no_less() {
        assert_eq!(may_last(&tenure("2022-12-08", Some("2022-12-08")), &[]), Ok(()));
        assert_eq!(
            may_last(&tenure("2022-12-08", Some("2022-12-07")), &[]),
            Err(Refusal::MembershipIsBackwards)
        );
    }

    #[test]
    fn a_unit_takes_members_from_its_first_day_to_its_last() {
        let today = "2024-06-01".parse().unwrap();
        let may = |unit: &Tenure, member: &Tenure| may_be_in(unit, member, today);
        let ended = tenure("2020-01-01", Some("2023-12-31"));
        assert!(may(&ended, &tenure("2023-12-31", None)));
        assert!(!may(&ended, &tenure("2024-01-01", None)));
        assert!(may(&ended, &tenure("2010", None)), "it is the unit they came to be in");
        assert!(!may(&ended, &tenure("2010", Some("2019"))));
        assert!(may(&tenure("2024-06-01", None), &tenure("2020", None)));
        assert!(!may(&tenure("2024-06-02", None), &tenure("2020", None)));
        assert!(may(&tenure("2024-07-01", None), &tenure("2024-07-01", None)));
    }

    #[test]
    fn numbers_of_a_series_are_as_wide_as_four_figures_and_no_narrower() {
        assert_eq!(number("03.531-2026", 42), "03.531-2026-0042");
        assert_eq!(number("03.531-2026", 12_345), "03.531-2026-12345");
    }

    #[test]
    fn a_membership_ends_once() {
        assert_eq!(may_end(&tenure("2022", None)), Ok(()));
        assert_eq!(may_end(&tenure("2022", Some("2023"))), Err(Refusal::MembershipHasEnded));
    }

    #[test]
    fn a_correction_changes_an_end_or_takes_it_back_but_makes_none() {
        let (lasting, ended) = (tenure("2020", None), tenure("2020", Some("2023")));
        assert_eq!(may_correct(&ended, &tenure("2020", Some("2024")), true), Ok(()));
        assert_eq!(may_correct(&ended, &lasting, false), Ok(()));
        assert_eq!(may_correct(&ended, &lasting, true), Err(Refusal::MembershipHasNotEnded));
        assert_eq!(may_correct(&lasting, &ended, false), Err(Refusal::MembershipHasNotEnded));
        assert_eq!(may_correct(&lasting, &lasting, false), Ok(()));
    }
}
