//! The days something lasts, as far as they are known.
use chrono::NaiveDate;

use super::PartialDate;

/// Stands for "still lasts" where a column needs a day: no tenure is longer.
const FOREVER: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// From when to when something lasts, each end known exactly or in part; both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tenure {
    /// The first day.
    pub starts: PartialDate,
    /// The last day; `None` while it lasts.
    pub ends: Option<PartialDate>,
}

/// What can be said about one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// It held on that day.
    Certain,
    /// It may have held on that day; the dates do not settle it.
    Possible,
}

impl Tenure {
    /// The tenure its four columns keep: bounds of the first day, bounds of the last (`ends_latest` null while it lasts).
    pub fn of_bounds(
        starts_earliest: Option<NaiveDate>,
        starts_latest: NaiveDate,
        ends_earliest: Option<NaiveDate>,
        ends_latest: Option<NaiveDate>,
    ) -> Self {
        let day = |earliest, latest| {
            PartialDate::from_bounds(earliest, latest).unwrap_or(PartialDate::exact(latest))
        };
        Self {
            starts: day(starts_earliest, starts_latest),
            ends: ends_latest.map(|latest| day(ends_earliest, latest)),
        }
    }

    /// The days on which it certainly lasts, first and last; `None` when no day is certain.
    pub fn certain_days(&self) -> Option<(NaiveDate, NaiveDate)> {
        let from = self.starts.latest();
        let to = match self.ends {
            None => FOREVER,
            // It cannot have ended before it began: an exact first day is certain in any case.
            Some(ends) => ends.earliest().unwrap_or(from).max(if self.starts.is_exact() {
                from
            } else {
                NaiveDate::MIN
            }),
        };
        (from <= to).then_some((from, to))
    }

    /// What can be said about `day`; `None` when it certainly did not last then.
    pub fn on(&self, day: NaiveDate) -> Option<Certainty> {
        let after_start = self.starts.earliest().is_none_or(|first| first <= day);
        let before_end = self.ends.is_none_or(|ends| day <= ends.latest());
        let certain = self.certain_days().is_some_and(|(from, to)| (from..=to).contains(&day));
        (after_start && before_end).then_some(if certain { Certainty::Certain } else { Certainty::Possible })
    }

    /// What can be said about a day known in part: certain if it lasted whichever day is meant; `None` if it certainly
    /// lasted on none of them.
    pub fn on_some(&self, day: PartialDate) -> Option<Certainty> {
        let after_start = self.starts.earliest().is_none_or(|first| first <= day.latest());
        let before_end =
            self.ends.is_none_or(|ends| day.earliest().is_none_or(|first| first <= ends.latest()));
        let certain = self.certain_days().zip(day.earliest());
        let certain = certain.is_some_and(|((from, to), first)| from <= first && day.latest() <= to);
        (after_start && before_end).then_some(if certain { Certainty::Certain } else { Certainty::Possible })
    }

    /// Whether it would end before it starts, however its dates are read.
    pub fn is_backwards(&self) -> bool {
        let first = self.starts.earliest();
        self.ends.is_some_and(|ends| first.is_some_and(|first| ends.latest() < first))
    }

    /// Whether it shares a day with `other`: certainly, or as far as the dates can tell; `None` if it does not.
    pub fn meets(&self, other: &Self) -> Option<Certainty> {
        let is_certain = self
            .certain_days()
            .zip(other.certain_days())
            .is_some_and(|((from, to), (first, last))| from <= last && first <= to);
        if is_certain {
            return Some(Certainty::Certain);
        }
        let begins_in_time = |one: &Self, other: &Self| {
            let last = other.ends.map_or(FOREVER, |ends| ends.latest());
            one.starts.earliest().is_none_or(|first| first <= last)
        };
        (begins_in_time(self, other) && begins_in_time(other, self)).then_some(Certainty::Possible)
    }

    /// Whether a day is certain both of it and of one of `others`.
    pub fn clashes_with(&self, others: &[Self]) -> bool {
        others.iter().any(|other| self.meets(other) == Some(Certainty::Certain))
    }

    /// Whether a correction to `after` only changes an end or takes it back, and explains none that is not there: how what
    /// is made an end of ended would be missing.
    pub fn may_become(&self, after: &Self, has_end_source: bool) -> bool {
        let makes_an_end = self.ends.is_none() && after.ends.is_some();
        let explains_no_end = after.ends.is_none() && has_end_source;
        !makes_an_end && !explains_no_end
    }

    /// Whether every day of it certainly lies within `outer`, as far as the dates can tell against it.
    pub fn fits_in(&self, outer: &Self) -> bool {
        let starts_too_early = outer.starts.earliest().is_some_and(|first| self.starts.latest() < first);
        let ends_too_late = outer.ends.is_some_and(|last| {
            self.starts.earliest().is_some_and(|first| first > last.latest())
                || self.ends.is_some_and(|ends| ends.earliest().is_some_and(|first| first > last.latest()))
        });
        !starts_too_early && !ends_too_late
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(starts: &str, ends: Option<&str>) -> Tenure {
        Tenure { starts: starts.parse().unwrap(), ends: ends.map(|ends| ends.parse().unwrap()) }
    }
    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_exact_term_is_certain_on_both_its_ends_and_gone_the_day_after() {
        let term = tenure("2022-12-08", Some("2024-12-07"));
        assert_eq!(term.on(day("2022-12-07")), None);
        assert_eq!(term.on(day("2022-12-08")), Some(Certainty::Certain));
        assert_eq!(term.on(day("2024-12-07")), Some(Certainty::Certain));
        assert_eq!(term.on(day("2024-12-08")), None);
    }

    #[test]
    fn a_day_known_in_part_is_certain_if_each_day_it_may_be_is() {
        let term = tenure("2022-03-01", Some("2022-12-07"));
        let on = |day: &str| term.on_some(day.parse().unwrap());
        assert_eq!(on("2022-03"), Some(Certainty::Certain));
        assert_eq!(on("2022-12-07"), Some(Certainty::Certain));
        assert_eq!(on("2022-12"), Some(Certainty::Possible));
        assert_eq!(on("2022"), Some(Certainty::Possible), "longer than the term itself");
        assert_eq!(on("../2022-03-01"), Some(Certainty::Possible));
        assert_eq!(
            (on("2022-02"), on("../2022-02-28"), on("2022-12-08"), on("2023")),
            (None, None, None, None)
        );
    }

    #[test]
    fn on_or_before_is_possible_earlier_and_certain_from_that_day() {
        let term = tenure("../2022-12-08", None);
        assert_eq!(term.on(day("1999-01-01")), Some(Certainty::Possible));
        assert_eq!(term.on(day("2022-12-08")), Some(Certainty::Certain));
    }

    #[test]
    fn a_term_known_by_its_years_is_certain_only_between_them() {
        let term = tenure("2020", Some("2022"));
        assert_eq!(term.certain_days(), Some((day("2020-12-31"), day("2022-01-01"))));
        assert_eq!(tenure("2020", Some("2020")).certain_days(), None);
        assert_eq!(tenure("2020", Some("2020")).on(day("2020-06-01")), Some(Certainty::Possible));
    }

    #[test]
    fn ended_on_an_unknown_day_is_certain_on_its_first_day_only() {
        let term = tenure("2020-05-01", Some("../2022-12-08"));
        assert_eq!(term.certain_days(), Some((day("2020-05-01"), day("2020-05-01"))));
        assert_eq!(term.on(day("2022-12-09")), None);
    }

    #[test]
    fn a_term_backwards_is_told_only_when_no_reading_saves_it() {
        assert!(tenure("2022-12-08", Some("2022-12-07")).is_backwards());
        assert!(!tenure("2022-12-08", Some("2022")).is_backwards());
    }

    #[test]
    fn terms_meet_on_the_last_day_of_one_and_not_the_day_after() {
        let first = tenure("2020-01-01", Some("2022-12-08"));
        assert_eq!(first.meets(&tenure("2022-12-08", None)), Some(Certainty::Certain));
        assert_eq!(tenure("2022-12-08", None).meets(&first), Some(Certainty::Certain));
        assert_eq!(first.meets(&tenure("2022-12-09", None)), None);
        assert_eq!(first.meets(&tenure("2022", None)), Some(Certainty::Possible));
        assert_eq!(first.meets(&tenure("../2020", Some("2020"))), Some(Certainty::Possible));
        assert_eq!(first.meets(&tenure("2019", Some("2019"))), None);
    }

    #[test]
    fn a_term_fits_until_a_day_certainly_lies_outside() {
        let life = tenure("2022-12-08", Some("2023-12-31"));
        assert!(tenure("2022-12-08", None).fits_in(&life));
        assert!(!tenure("2022-12-07", None).fits_in(&life));
        assert!(tenure("2022", None).fits_in(&life));
        assert!(!tenure("2024-01-01", None).fits_in(&life));
        assert!(!tenure("2023-01-01", Some("2024-01-01")).fits_in(&life));
    }
}
