//! A run of days, open at either end.
use chrono::NaiveDate;

/// A run of days, both ends included; open where an end is missing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Days {
    /// The first day; none for "always before".
    pub from: Option<NaiveDate>,
    /// The last day; none for "ever after".
    pub until: Option<NaiveDate>,
}

impl Days {
    /// From a day on.
    pub fn since(day: NaiveDate) -> Self {
        Self { from: Some(day), until: None }
    }

    /// Whether `day` is one of them.
    pub fn has(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// The days they share with others, if there are any.
    pub fn shared_with(&self, other: &Self) -> Option<Self> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(one), Some(another)) => Some(one.min(another)),
            (one, another) => one.or(another),
        };
        let are_none = from.zip(until).is_some_and(|(from, until)| until < from);
        (!are_none).then_some(Self { from, until })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: Option<&str>, until: Option<&str>) -> Days {
        let day = |text: &str| text.parse().unwrap();
        Days { from: from.map(day), until: until.map(day) }
    }

    #[test]
    fn runs_that_meet_on_one_day_share_it_and_neighbours_share_none() {
        let first = days(None, Some("2024-12-31"));
        assert_eq!(first.shared_with(&days(Some("2025-01-01"), None)), None);
        let shared = days(Some("2024-12-31"), Some("2024-12-31"));
        assert_eq!(first.shared_with(&days(Some("2024-12-31"), None)), Some(shared));
        assert_eq!(first.shared_with(&Days::default()), Some(first));
    }

    #[test]
    fn a_run_has_both_its_ends() {
        let year = days(Some("2024-01-01"), Some("2024-12-31"));
        let has = |day: &str| year.has(day.parse().unwrap());
        assert!(has("2024-01-01") && has("2024-12-31"));
        assert!(!has("2023-12-31") && !has("2025-01-01"));
    }
}
