//! How far a calendar reaches, and when an event of it is. Pure.
use chrono::{Months, NaiveDate};

use crate::meetings::model::Meeting;
use crate::words::{FaultKind, PartialDate, When, civil_day};

/// How far back a calendar reaches that nobody asked to reach further.
const BACK: Months = Months::new(12);
/// How far ahead.
const AHEAD: Months = Months::new(24);

/// The first day and the last of a calendar: those asked for, or a year back and two years ahead.
pub(super) fn window(
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    today: NaiveDate,
) -> (NaiveDate, NaiveDate) {
    let first = from.or_else(|| today.checked_sub_months(BACK)).unwrap_or(today);
    let last = to.or_else(|| today.checked_add_months(AHEAD)).unwrap_or(today);
    (first, last)
}

/// When a meeting is in a calendar: from the hour it began or was called for, where that is one of its day, else all day;
/// nowhere, where its day is known in part.
pub(super) fn when(meeting: &Meeting) -> Result<Option<When>, FaultKind> {
    let held_on: PartialDate = meeting.held_on.parse()?;
    if !held_on.is_exact() {
        return Ok(None);
    }
    let day = held_on.latest();
    let hour = meeting.started_at.or(meeting.planned_at).map(|at| at.0).filter(|at| civil_day(*at) == day);
    Ok(Some(match hour {
        Some(start) => When::From(start, meeting.ended_at.map(|at| at.0)),
        None => When::Day(day),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_calendar_reaches_a_year_back_and_two_ahead() {
        let today = day("2028-02-29");
        assert_eq!(window(None, None, today), (day("2027-02-28"), day("2030-02-28")));
        assert_eq!(window(Some(day("2020-01-01")), None, today), (day("2020-01-01"), day("2030-02-28")));
        assert_eq!(window(None, Some(day("2028-03-01")), today), (day("2027-02-28"), day("2028-03-01")));
    }
}
