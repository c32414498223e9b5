//! When a congress is due to meet again. Pure.
use chrono::{Months, NaiveDate};

use crate::statutes::Document;
use crate::statutes::document::BodyKind;
use crate::words::PartialDate;

/// The last day for it to meet again: so many years after the day it last met.
pub(super) fn due_on(last_met_on: PartialDate, years: u32) -> PartialDate {
    last_met_on.next_day().last_of_years(years)
}

/// The types of congresses that are due by `day`, each with the last day it may have met by then.
pub(super) fn due_by(statutes: &Document, day: NaiveDate) -> Vec<(String, NaiveDate)> {
    let congresses = statutes.body_types.iter().filter(|kind| kind.kind == BodyKind::Congress);
    let last = |years: u32| {
        let fits = |met: &NaiveDate| due_on(PartialDate::exact(*met), years).latest() <= day;
        // Leap days make the way back miss by a day or two: the nearest that fits is taken.
        let about = day.checked_sub_months(Months::new(years.checked_mul(12)?))?.pred_opt()?;
        about.pred_opt()?.iter_days().take(5).filter(fits).max()
    };
    congresses.filter_map(|kind| Some((kind.code.to_string(), last(kind.term_years?)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    #[test]
    fn a_congress_is_due_four_years_after_the_last() {
        for (met, due) in [
            ("2022-12-08", "2026-12-08"),
            ("2024-02-29", "2028-02-29"),
            ("2022", "2026"),
            ("../2022-12-08", "../2026-12-08"),
        ] {
            assert_eq!(due_on(met.parse().unwrap(), 4), due.parse().unwrap(), "{met}");
        }
    }

    #[test]
    fn what_is_due_by_a_day_agrees_with_the_day_due() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let from: NaiveDate = "2026-01-01".parse().unwrap();
        for day in from.iter_days().take(1_500) {
            let due = due_by(&statutes, day);
            let (_, last) = due.iter().find(|(code, _)| code == "national_congress").unwrap();
            assert!(due_on(PartialDate::exact(*last), 4).latest() <= day, "{day}");
            assert!(due_on(PartialDate::exact(last.succ_opt().unwrap()), 4).latest() > day, "{day}");
        }
    }
}
