//! When a body is due to meet again. Pure.
use chrono::{Days, Months, NaiveDate};

use crate::statutes::Document;

/// The days of a year, where its months do not part evenly.
const YEAR: u32 = 365;

/// The last day to meet again, so many times a year, after a day.
pub(super) fn due_on(last: NaiveDate, per_year: u32) -> Option<NaiveDate> {
    match per_year {
        0 => None,
        1 | 2 | 3 | 4 | 6 | 12 => last.checked_add_months(Months::new(12_u32.div_euclid(per_year))),
        _ => last.checked_add_days(Days::new(u64::from(YEAR.div_euclid(per_year).max(1)))),
    }
}

/// The types of bodies that owe sessions, each with how many a year.
pub(super) fn owing(statutes: &Document) -> Vec<(String, u32)> {
    let owes = statutes.body_types.iter();
    owes.filter_map(|kind| Some((kind.code.to_string(), kind.sessions_per_year?))).collect()
}

/// The same, each with the last day it may have met to be due by `day`.
pub(super) fn due_by(owing: &[(String, u32)], day: NaiveDate) -> Vec<(String, NaiveDate)> {
    let last = |per_year: u32| {
        let fits = |met: &NaiveDate| due_on(*met, per_year).is_some_and(|due| due <= day);
        // Months of unlike lengths make the way back miss by a few days: the nearest that fits is taken.
        let about = match per_year {
            1 | 2 | 3 | 4 | 6 | 12 => day.checked_sub_months(Months::new(12_u32.div_euclid(per_year)))?,
            _ => day.checked_sub_days(Days::new(u64::from(YEAR.div_euclid(per_year).max(1))))?,
        };
        about.checked_sub_days(Days::new(4))?.iter_days().take(9).filter(fits).max()
    };
    owing.iter().filter_map(|(code, per_year)| Some((code.clone(), last(*per_year)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_spread_over_the_year() {
        let due = |last: &str, per_year: u32| due_on(last.parse().unwrap(), per_year).unwrap().to_string();
        assert_eq!(due("2022-12-08", 1), "2023-12-08");
        assert_eq!(due("2022-11-30", 4), "2023-02-28");
        assert_eq!(due("2022-12-08", 12), "2023-01-08");
        assert_eq!(due("2022-12-08", 24), "2022-12-23");
        assert_eq!(due("2022-12-08", 366), "2022-12-09");
    }

    #[test]
    fn what_is_due_by_a_day_agrees_with_the_day_due() {
        let from: NaiveDate = "2023-01-01".parse().unwrap();
        for per_year in [1, 2, 3, 4, 5, 6, 12, 24, 52, 366] {
            for day in from.iter_days().take(800) {
                let found = due_by(&[("body".to_owned(), per_year)], day);
                let (_, last) = found.first().unwrap();
                assert!(due_on(*last, per_year).unwrap() <= day, "{per_year} a year by {day}");
                assert!(
                    due_on(last.succ_opt().unwrap(), per_year).unwrap() > day,
                    "{per_year} a year by {day}"
                );
            }
        }
    }
}
