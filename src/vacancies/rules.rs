//! By when a vacant seat is to be filled. Pure.
use chrono::{Days, NaiveDate};

use crate::statutes::{InForce, Versions};
use crate::words::PartialDate;

use super::model::Overdue;

/// How many days a seat of that type may stay vacant from that day, as the statutes of the day say.
pub(super) fn days_allowed(
    versions: &Versions,
    position_type: &str,
    vacant_since: PartialDate,
) -> Option<u32> {
    versions.on(vacant_since.latest())?.position_type(position_type)?.vacancy_days_max
}

/// The last of so many days, the first of them counted.
pub(super) fn due_on(vacant_since: PartialDate, days: u32) -> PartialDate {
    vacant_since.day_before().days_later(days)
}

/// All that is overdue on `day`: one range of last days for each version of the statutes and number of days.
pub(super) fn overdue_on(versions: &Versions, day: NaiveDate) -> Vec<Overdue> {
    versions.each().flat_map(|version| of_version(&version, day)).collect()
}

fn of_version(version: &InForce<'_>, day: NaiveDate) -> Vec<Overdue> {
    let kinds = &version.document.position_types;
    let mut all: Vec<u32> = kinds.iter().filter_map(|kind| kind.vacancy_days_max).collect();
    all.sort_unstable();
    all.dedup();
    let eve = |day: NaiveDate| day.pred_opt().unwrap_or(day);
    let ranges = all.into_iter().map(|days| {
        let passed = day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MIN);
        let types = kinds.iter().filter(|kind| kind.vacancy_days_max == Some(days));
        Overdue {
            types: types.map(|kind| kind.code.to_string()).collect(),
            from: eve(version.from),
            until: version.until.map_or(passed, |until| passed.min(eve(until))),
        }
    });
    ranges.filter(|range| range.from < range.until).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::statutes::{DEFAULT, Document};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    /// Sixty days, ten from 2024 on.
    fn versions() -> Versions {
        let first: Document = serde_json::from_str(DEFAULT).unwrap();
        let mut second = first.clone();
        for kind in &mut second.position_types {
            kind.vacancy_days_max = kind.vacancy_days_max.map(|_| 10);
        }
        Versions::new(vec![(day("2011-01-01"), Arc::new(first)), (day("2024-01-01"), Arc::new(second))])
    }

    #[test]
    fn sixty_days_end_sixty_days_after_the_last_holder_left() {
        let since = PartialDate::exact(day("2023-07-01"));
        assert_eq!(due_on(since, 60), PartialDate::exact(day("2023-08-29")));
        assert_eq!(due_on(since, 1), since);
        assert_eq!(due_on("2023".parse().unwrap(), 60).to_string(), "2023-03-01/2024-02-28");
    }

    #[test]
    fn the_statutes_of_its_first_day_say_how_long_a_seat_may_stay_vacant() {
        let days = |kind, since: &str| days_allowed(&versions(), kind, since.parse().unwrap());
        assert_eq!(days("pole_president", "2023-12-31"), Some(60));
        assert_eq!(days("pole_president", "2024-01-01"), Some(10));
        assert_eq!(days("pole_member", "2024-01-01"), None);
        assert_eq!(days("pole_president", "2010-12-31"), None);
    }

    #[test]
    fn the_ranges_agree_with_the_day_due() {
        let versions = versions();
        for on in ["2023-08-29", "2023-08-30", "2024-01-15", "2024-03-01"].map(day) {
            let ranges = overdue_on(&versions, on);
            for back in 0..400 {
                let last = on - Days::new(back);
                let in_range = ranges.iter().any(|range| {
                    (range.from..range.until).contains(&last)
                        && range.types.iter().any(|kind| kind == "pole_president")
                });
                let since = PartialDate::exact(last).next_day();
                let days = days_allowed(&versions, "pole_president", since).unwrap();
                assert_eq!(in_range, on > due_on(since, days).latest(), "left {last}, asked {on}");
            }
        }
    }
}
