//! What a body came of.
use crate::words::PartialDate;

use super::BodyId;

/// A body that was merged into another, or that another was split from, however many mergers and splits lie between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forerunner {
    /// The body.
    pub body_id: BodyId,
    /// The day it was merged or split: what began in it before was handed on.
    pub until: PartialDate,
    /// The day from which the other has what was handed on.
    pub since: PartialDate,
}

impl Forerunner {
    /// Whether what began in the forerunner on one day is of the past of what began in its heir on another: certainly,
    /// or as far as the dates can tell.
    pub fn is_of_the_past(&self, began: PartialDate, begins: PartialDate, is_strict: bool) -> bool {
        if is_strict {
            self.until.earliest().is_some_and(|until| began.latest() < until)
                && begins.earliest().is_some_and(|begins| self.since.latest() <= begins)
        } else {
            began.earliest().is_none_or(|began| began < self.until.latest())
                && self.since.earliest().is_none_or(|since| since <= begins.latest())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_began_before_the_merger_is_of_the_past_of_what_begins_with_it_or_later() {
        let merged = |on: &str, began: &str, begins: &str| {
            let forerunner = Forerunner { body_id: BodyId::new(), until: day(on), since: day(on) };
            [true, false].map(|is_strict| forerunner.is_of_the_past(day(began), day(begins), is_strict))
        };
        assert_eq!(merged("2023-05-01", "2023-04-30", "2023-05-01"), [true, true]);
        assert_eq!(merged("2023-05-01", "2023-05-01", "2023-05-01"), [false, false]);
        assert_eq!(merged("2023-05-01", "2023-04-30", "2023-04-30"), [false, false]);
        assert_eq!(merged("2023-05-01", "2023", "2024-01-01"), [false, true], "it may have begun after");
        assert_eq!(merged("2023-05", "2023-04-30", "2023-05-15"), [false, true]);
        assert_eq!(merged("../2023-05-01", "2020-01-01", "2024-01-01"), [false, true]);
    }
}
