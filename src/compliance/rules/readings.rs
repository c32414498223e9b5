//! A day known in part, read in every way it may be read.
use chrono::{Days, NaiveDate};

use super::Verdict;
use crate::compliance::model::Missing;
use crate::words::{PartialDate, Tenure};

/// What comes of a rule, whichever day `on` was: kept or broken only if it is on every day it may have been. `turns` are
/// the days from which the verdict may be another; before the first and between two of them it stays the same.
pub(super) fn on_every_reading(
    on: PartialDate,
    turns: impl Iterator<Item = NaiveDate>,
    verdict: impl Fn(NaiveDate) -> Verdict,
) -> Verdict {
    let (first, last) = (on.earliest().unwrap_or(NaiveDate::MIN), on.latest());
    let mut found = verdict(last);
    for day in turns.filter(|turn| first < *turn && *turn < last).chain((first < last).then_some(first)) {
        found = match (found, verdict(day)) {
            (same, other) if same == other => same,
            (unknown @ Verdict::Unknown(_), _) | (_, unknown @ Verdict::Unknown(_)) => unknown,
            _ => Verdict::Unknown(Missing::Days),
        };
    }
    found
}

/// The days from which it may be another matter whether something lasts.
pub(super) fn turns_of(tenure: &Tenure) -> impl Iterator<Item = NaiveDate> + use<> {
    let after = |day: Option<NaiveDate>| day.and_then(|day| day.checked_add_days(Days::new(1)));
    let ends = tenure.ends;
    let ending = [after(ends.and_then(|ends| ends.earliest())), after(ends.map(|ends| ends.latest()))];
    let exactly = after(Some(tenure.starts.latest()));
    [tenure.starts.earliest(), Some(tenure.starts.latest()), exactly].into_iter().chain(ending).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_verdict_that_turns_on_a_day_that_may_be_meant_is_unknown() {
        let since = |on: &str| {
            let turn = day("2026-03-15");
            on_every_reading(on.parse().unwrap(), [turn].into_iter(), |on| {
                if on < turn { Verdict::Broken } else { Verdict::Kept }
            })
        };
        assert_eq!(since("2026-03-15"), Verdict::Kept);
        assert_eq!(since("2026-03-14"), Verdict::Broken);
        assert_eq!(since("2026"), Verdict::Unknown(Missing::Days));
        assert_eq!(since("2025"), Verdict::Broken);
        assert_eq!(since("2027"), Verdict::Kept);
        assert_eq!(since("../2027"), Verdict::Unknown(Missing::Days));
        assert_eq!(since("../2025"), Verdict::Broken);
    }

    #[test]
    fn what_holds_for_some_days_within_those_that_may_be_meant_is_unknown() {
        let term =
            Tenure { starts: "2026-03-01".parse().unwrap(), ends: Some("2026-04-30".parse().unwrap()) };
        let lasts = |on: &str| {
            on_every_reading(on.parse().unwrap(), turns_of(&term), |on| {
                if term.on(on).is_some() { Verdict::Kept } else { Verdict::Broken }
            })
        };
        assert_eq!(
            lasts("2026"),
            Verdict::Unknown(Missing::Days),
            "neither on its first day nor on its last"
        );
        assert_eq!(lasts("2026-03"), Verdict::Kept);
        assert_eq!(lasts("2026-05"), Verdict::Broken);
    }
}
