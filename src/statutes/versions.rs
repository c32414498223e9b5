//! The versions of the statutes side by side, for what is reckoned by the statutes of many days at once.
use std::sync::Arc;

use chrono::NaiveDate;

use super::Document;

/// Every version there is, the earliest first.
pub struct Versions(Vec<(NaiveDate, Arc<Document>)>);

/// A version and the days it is in force.
#[derive(Debug, Clone, Copy)]
pub struct InForce<'a> {
    /// Its first day.
    pub from: NaiveDate,
    /// The first day of the one that follows; none of the last.
    pub until: Option<NaiveDate>,
    /// What it says.
    pub document: &'a Document,
}

impl Versions {
    /// Those versions, by their first days, the earliest first.
    pub fn new(versions: Vec<(NaiveDate, Arc<Document>)>) -> Self {
        Self(versions)
    }

    /// The statutes in force on `day`, if there were any.
    pub fn on(&self, day: NaiveDate) -> Option<&Document> {
        let begun = |(from, _): &&(NaiveDate, Arc<Document>)| *from <= day;
        self.0.iter().rev().find(begun).map(|(_, document)| document.as_ref())
    }

    /// Each version with its days.
    pub fn each(&self) -> impl Iterator<Item = InForce<'_>> {
        let ends = self.0.iter().skip(1).map(|(from, _)| Some(*from)).chain([None]);
        self.0.iter().zip(ends).map(|((from, document), until)| InForce { from: *from, until, document })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    #[test]
    fn a_version_holds_from_its_first_day_to_the_eve_of_the_next() {
        let document: Arc<Document> = Arc::new(serde_json::from_str(DEFAULT).unwrap());
        let mut second = Document::clone(&document);
        second.clauses.clear();
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let versions =
            Versions::new(vec![(day("2020-01-01"), document), (day("2024-01-01"), Arc::new(second))]);
        let clauses = |on: &str| versions.on(day(on)).map(|document| document.clauses.is_empty());
        assert_eq!(clauses("2019-12-31"), None);
        assert_eq!(clauses("2023-12-31"), Some(false));
        assert_eq!(clauses("2024-01-01"), Some(true));
        let days: Vec<_> = versions.each().map(|one| (one.from, one.until)).collect();
        assert_eq!(days, [(day("2020-01-01"), Some(day("2024-01-01"))), (day("2024-01-01"), None)]);
    }
}
