//! When a legal task is due, and when it may have been done. Pure.
use chrono::{Days, NaiveDate};

use crate::refusals;

refusals! {
    /// Why a legal task is not changed.
    Refusal {
        /// It would have been done before it was owed, or in the future.
        LegalTaskIsDoneOutOfTime = "legal-task-is-done-out-of-time" [
            "يوم إنجاز الواجب القانوني يقع بين يوم نشوئه واليوم الحالي.",
            "Une obligation légale s'accomplit entre le jour de sa naissance et aujourd'hui.",
            "A legal task is done between the day it was opened and today."
        ],
    }
}

/// The last day to do it: so many days after the event, the day of the event not counted.
pub(super) fn due_day(opened_on: NaiveDate, days: u64) -> NaiveDate {
    opened_on.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// Whether it may have been done on that day.
pub(super) fn may_be_done(
    opened_on: NaiveDate,
    done_on: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let is_in_time = done_on.is_none_or(|done| (opened_on..=today).contains(&done));
    if is_in_time { Ok(()) } else { Err(Refusal::LegalTaskIsDoneOutOfTime) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn thirty_days_after_the_eighth_of_december_is_the_seventh_of_january() {
        assert_eq!(due_day(day("2022-12-08"), 30), day("2023-01-07"));
    }

    #[test]
    fn a_task_is_done_between_its_opening_and_today() {
        let done = |told: &str| may_be_done(day("2022-12-08"), Some(day(told)), day("2023-01-31"));
        assert_eq!(done("2022-12-08"), Ok(()));
        assert_eq!(done("2023-01-31"), Ok(()), "late, but done");
        assert_eq!(done("2022-12-07"), Err(Refusal::LegalTaskIsDoneOutOfTime));
        assert_eq!(done("2023-02-01"), Err(Refusal::LegalTaskIsDoneOutOfTime));
        assert_eq!(may_be_done(day("2022-12-08"), None, day("2022-12-08")), Ok(()));
    }
}
