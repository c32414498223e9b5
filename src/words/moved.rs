//! Days reckoned from other days: each known as far as the day it is reckoned from.
use chrono::{Days, Months, NaiveDate};

use super::PartialDate;

impl PartialDate {
    /// The day so many days later.
    #[must_use]
    pub fn days_later(&self, days: u32) -> Self {
        self.moved(|day| day.checked_add_days(Days::new(u64::from(days))))
    }

    /// The day after.
    #[must_use]
    pub fn next_day(&self) -> Self {
        self.days_later(1)
    }

    /// The day before.
    #[must_use]
    pub fn day_before(&self) -> Self {
        self.moved(|day| day.checked_sub_days(Days::new(1)))
    }

    /// The day after.
    #[must_use]
    pub fn day_after(&self) -> Self {
        self.moved(|day| day.checked_add_days(Days::new(1)))
    }

    /// The last day of so many years that begin on this one.
    #[must_use]
    pub fn last_of_years(&self, years: u32) -> Self {
        self.moved(|day| last_of_years(day, years))
    }

    /// Both bounds moved; a bound the calendar cannot move stays.
    fn moved(self, by: impl Fn(NaiveDate) -> Option<NaiveDate>) -> Self {
        let to = |day: NaiveDate| by(day).unwrap_or(day);
        let latest = to(self.latest());
        Self::from_bounds(self.earliest().map(to), latest).unwrap_or(Self::exact(latest))
    }
}

/// The last day of so many years that begin on `first`: years that begin on 29 February end on 28 February, or on
/// the day before it where the last of them has none.
pub fn last_of_years(first: NaiveDate, years: u32) -> Option<NaiveDate> {
    first.checked_add_months(Months::new(years.checked_mul(12)?))?.checked_sub_days(Days::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_reckoned_from_another_is_known_as_far() {
        for (from, next, before, term) in [
            ("2022-12-08", "2022-12-09", "2022-12-07", "2026-12-07"),
            ("2022-12-31", "2023-01-01", "2022-12-30", "2026-12-30"),
            ("../2022-12-08", "../2022-12-09", "../2022-12-07", "../2026-12-07"),
            ("2022", "2022-01-02/2023-01-01", "2021-12-31/2022-12-30", "2025-12-31/2026-12-30"),
            ("2024-02-29", "2024-03-01", "2024-02-28", "2028-02-28"),
        ] {
            let from = day(from);
            assert_eq!((from.next_day(), from.day_before()), (day(next), day(before)), "{from}");
            assert_eq!(from.last_of_years(4), day(term), "{from}");
        }
    }

    #[test]
    fn years_that_begin_on_a_leap_day_end_before_one_or_before_the_twenty_eighth() {
        assert_eq!(day("2024-02-29").last_of_years(1), day("2025-02-27"));
        assert_eq!(day("2024-02-28").last_of_years(1), day("2025-02-27"));
        assert_eq!(day("2024-03-01").last_of_years(1), day("2025-02-28"));
    }
}
