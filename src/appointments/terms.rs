//! How long a term is, and who carries over when it has passed.
//!
//! 2026-11-24. A term does not end by itself: a congress may be late, and whoever was chosen stays until a
//! successor is named. So a term that has passed without a recorded end is told as carried over, and only the
//! successor ends it. It is as long as the statutes of its first day said; a day of ending kept beside the
//! appointment was refused, for statutes are adopted for past days too.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::Result;
use crate::statutes::{self, Versions};
use crate::words::{PartialDate, Tenure};

use super::model::Capacity;

/// How long terms are, in every version of the statutes.
pub struct Terms(Versions);

impl Terms {
    /// Gathers what the statutes say.
    pub fn gather(tx: &mut Tx<'_>) -> Result<Self> {
        statutes::versions(tx).map(Self::of)
    }

    /// How long terms are in these versions.
    pub fn of(versions: Versions) -> Self {
        Self(versions)
    }

    /// The statutes they are in.
    pub fn versions(&self) -> &Versions {
        &self.0
    }

    /// The last day of the term of whoever took a position of that type, in a body of that type, on that day; none
    /// where the statutes set no term.
    pub fn last_day(&self, position_type: &str, body_type: &str, starts: PartialDate) -> Option<PartialDate> {
        let years = self.0.on(starts.latest())?.term_years(position_type, body_type)?;
        Some(starts.last_of_years(years))
    }

    /// The last day of a term that is over while its holder is still there on `day`: the holder carries over. Nobody
    /// who acts for another has a term.
    pub fn carried_over(&self, office: &Office<'_>, day: NaiveDate) -> Option<PartialDate> {
        if office.capacity == Capacity::Acting {
            return None;
        }
        office.tenure.on(day)?;
        let last = self.last_day(office.position_type, office.body_type, office.tenure.starts)?;
        (last.latest() < day).then_some(last)
    }
}

/// Somebody in a position.
#[derive(Debug, Clone, Copy)]
pub struct Office<'a> {
    /// The type of the position.
    pub position_type: &'a str,
    /// The type of its body.
    pub body_type: &'a str,
    /// Whether in one's own right.
    pub capacity: Capacity,
    /// From when to when.
    pub tenure: Tenure,
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::statutes::{DEFAULT, Document};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    /// Terms of four years, of two from 2024 on.
    fn terms() -> Terms {
        let first: Document = serde_json::from_str(DEFAULT).unwrap();
        let mut second = first.clone();
        for kind in &mut second.position_types {
            kind.term_years = (kind.code != "secretariat_member").then_some(2);
        }
        Terms(Versions::new(vec![
            (day("2011-01-01"), Arc::new(first)),
            (day("2024-01-01"), Arc::new(second)),
        ]))
    }
    fn last(starts: &str, ends: Option<&str>, capacity: Capacity, on: &str) -> Option<String> {
        let tenure = Tenure { starts: starts.parse().unwrap(), ends: ends.map(|day| day.parse().unwrap()) };
        let (position_type, body_type) = ("provincial_secretary", "provincial_secretariat");
        let office = Office { position_type, body_type, capacity, tenure };
        terms().carried_over(&office, day(on)).map(|day| day.to_string())
    }

    #[test]
    fn a_holder_carries_over_from_the_day_after_the_term() {
        let titular = |on| last("2022-12-08", None, Capacity::Titular, on);
        assert_eq!(titular("2026-12-07"), None);
        assert_eq!(titular("2026-12-08").as_deref(), Some("2026-12-07"));
        assert_eq!(last("2022-12-08", None, Capacity::Acting, "2026-12-08"), None);
    }

    #[test]
    fn a_term_known_in_part_is_over_when_it_certainly_is() {
        assert_eq!(last("2022", None, Capacity::Titular, "2026-12-30"), None);
        assert_eq!(
            last("2022", None, Capacity::Titular, "2026-12-31").as_deref(),
            Some("2025-12-31/2026-12-30")
        );
    }

    #[test]
    fn whoever_has_gone_does_not_carry_over() {
        let gone = |on| last("2022-12-08", Some("2027-01-31"), Capacity::Titular, on);
        assert!(gone("2027-01-31").is_some());
        assert_eq!(gone("2027-02-01"), None);
    }

    #[test]
    fn a_term_is_as_long_as_the_statutes_of_its_first_day_said() {
        assert_eq!(last("2023-12-31", None, Capacity::Titular, "2026-01-01"), None);
        assert_eq!(last("2024-01-01", None, Capacity::Titular, "2026-01-01").as_deref(), Some("2025-12-31"));
        let members =
            terms().last_day("secretariat_member", "provincial_secretariat", "2024-01-01".parse().unwrap());
        assert_eq!(members.map(|day| day.to_string()).as_deref(), Some("2027-12-31"), "the body's own term");
    }
}
