//! What must hold of a membership. Pure.
use chrono::NaiveDate;

use crate::bodies::BodyId;
use crate::persons::Standing;
use crate::words::{PartialDate, Tenure};

use super::dues::days_of;
use super::refusals::Refusal;

/// A membership may last so, beside the person's others.
pub(super) fn may_last(tenure: &Tenure, others: &[Tenure]) -> Result<(), Refusal> {
    if tenure.is_backwards() {
        return Err(Refusal::MembershipIsBackwards);
    }
    if tenure.clashes_with(others) { Err(Refusal::PersonIsAMemberAlready) } else { Ok(()) }
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
    if before.may_become(after, has_end_source) { Ok(()) } else { Err(Refusal::MembershipHasNotEnded) }
}

/// A suspension may last so: on days of the membership, and beside the others.
pub(super) fn may_suspend(spell: &Tenure, membership: &Tenure, others: &[Tenure]) -> Result<(), Refusal> {
    if spell.is_backwards() {
        return Err(Refusal::SuspensionIsBackwards);
    }
    lasts_around(membership, std::slice::from_ref(spell))?;
    if others.iter().any(|other| other.meets(spell).is_some()) {
        Err(Refusal::MemberIsSuspended)
    } else {
        Ok(())
    }
}

/// A member may go from one unit to another on a day: one of the membership, and one the other unit is there on.
pub(super) fn may_transfer(
    (from, to): (BodyId, BodyId),
    membership: &Tenure,
    receiving: &Tenure,
    on: NaiveDate,
) -> Result<(), Refusal> {
    if from == to {
        return Err(Refusal::MemberIsOfTheUnit);
    }
    let lasts = membership.on(on).is_some() && receiving.on(on).is_some();
    if lasts { Ok(()) } else { Err(Refusal::TransferLiesOutside) }
}

/// A membership has dues of a year in which it may have lasted.
pub(super) fn has_dues(membership: &Tenure, year: i64) -> Result<(), Refusal> {
    let (first, last) = days_of(year);
    let year = Tenure { starts: PartialDate::exact(first), ends: Some(PartialDate::exact(last)) };
    if membership.meets(&year).is_some() { Ok(()) } else { Err(Refusal::DuesLieOutside) }
}

/// A membership may last so around its suspensions: each begins on one of its days.
pub(super) fn lasts_around(membership: &Tenure, suspensions: &[Tenure]) -> Result<(), Refusal> {
    let is_outside = |spell: &Tenure| membership.on(spell.starts.latest()).is_none();
    if suspensions.iter().any(is_outside) { Err(Refusal::SuspensionLiesOutside) } else { Ok(()) }
}

/// A membership that ended so may last so around its suspensions. One that lapsed ended by the calendar, whatever was
/// recorded since: a suspension after its last day rests with it, and counts again where the end is taken back.
pub(super) fn may_close(
    standing: Standing,
    membership: &Tenure,
    suspensions: &[Tenure],
) -> Result<(), Refusal> {
    let around = match standing {
        Standing::Lapsed => Tenure { ends: None, ..*membership },
        _ => *membership,
    };
    lasts_around(&around, suspensions)
}

/// A member may be reinstated from a day on that the membership had not ended before.
pub(super) fn may_reinstate(membership: &Tenure, on: NaiveDate) -> Result<(), Refusal> {
    let is_over = membership.ends.is_some_and(|ends| ends.latest() < on);
    if is_over { Err(Refusal::ReinstatementLiesOutside) } else { Ok(()) }
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
    fn a_suspension_begins_on_a_day_of_the_membership_and_meets_no_other() {
        let membership = tenure("2020-01-01", Some("2023-12-31"));
        let other = [tenure("2022-02-01", Some("2022-02-28"))];
        let may = |spell: Tenure| may_suspend(&spell, &membership, &other);
        assert_eq!(may(tenure("2023-12-31", None)), Ok(()));
        assert_eq!(may(tenure("2024-01-01", None)), Err(Refusal::SuspensionLiesOutside));
        assert_eq!(may(tenure("2019-12-31", None)), Err(Refusal::SuspensionLiesOutside));
        assert_eq!(may(tenure("2022-01-01", Some("2022-01-31"))), Ok(()));
        assert_eq!(may(tenure("2022-01-01", Some("2022-02-01"))), Err(Refusal::MemberIsSuspended));
        assert_eq!(may(tenure("2022-03-01", Some("2022-03-01"))), Ok(()), "one day");
        assert_eq!(may(tenure("2022-03-02", Some("2022-03-01"))), Err(Refusal::SuspensionIsBackwards));
        assert_eq!(
            lasts_around(&tenure("2020-01-01", Some("2022-01-31")), &other),
            Err(Refusal::SuspensionLiesOutside)
        );
        assert_eq!(lasts_around(&tenure("2022-02-01", None), &other), Ok(()));
    }

    #[test]
    fn a_lapse_leaves_a_later_suspension_alone_and_no_other_end_does() {
        let membership = tenure("2020-01-01", Some("2022-01-31"));
        let later = [tenure("2022-02-01", None)];
        assert_eq!(may_close(Standing::Lapsed, &membership, &later), Ok(()));
        for standing in [Standing::Resigned, Standing::Excluded, Standing::Deceased, Standing::Active] {
            assert_eq!(may_close(standing, &membership, &later), Err(Refusal::SuspensionLiesOutside));
        }
        let before = [tenure("2019-12-31", None)];
        assert_eq!(may_close(Standing::Lapsed, &membership, &before), Err(Refusal::SuspensionLiesOutside));
    }

    #[test]
    fn nobody_is_reinstated_after_the_last_day() {
        let membership = tenure("2020-01-01", Some("2022-01-31"));
        let may = |on: &str| may_reinstate(&membership, on.parse().unwrap());
        assert_eq!([may("2022-01-31"), may("2022-02-01")], [Ok(()), Err(Refusal::ReinstatementLiesOutside)]);
        assert_eq!(may_reinstate(&tenure("2020", None), "2030-01-01".parse().unwrap()), Ok(()));
    }

    #[test]
    fn a_member_goes_to_another_unit_on_a_day_of_both() {
        let [from, to] = [(); 2].map(|()| BodyId::new());
        let (membership, unit) = (tenure("2020-01-01", Some("2023-12-31")), tenure("2022-01-01", None));
        let may = |to: BodyId, on: &str| may_transfer((from, to), &membership, &unit, on.parse().unwrap());
        assert_eq!((may(to, "2022-01-01"), may(to, "2023-12-31")), (Ok(()), Ok(())));
        assert_eq!(may(to, "2021-12-31"), Err(Refusal::TransferLiesOutside));
        assert_eq!(may(to, "2024-01-01"), Err(Refusal::TransferLiesOutside));
        assert_eq!(may(from, "2022-01-01"), Err(Refusal::MemberIsOfTheUnit));
    }

    #[test]
    fn dues_are_of_the_years_a_membership_lasts_in() {
        let membership = tenure("2022-12-31", Some("2024-01-01"));
        let has = |year: i64| has_dues(&membership, year).is_ok();
        assert_eq!([2021, 2022, 2023, 2024, 2025].map(has), [false, true, true, true, false]);
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
