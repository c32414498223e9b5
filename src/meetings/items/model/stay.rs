//! When somebody was there.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::db::Moment;
use crate::meetings::model::in_the_calendar;

/// A stretch of a meeting that somebody was there for: from its first moment on, and no longer at its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Stay {
    /// When somebody came; null: was there from the beginning.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub from: Option<Moment>,
    /// When somebody left; null: stayed to the end.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub to: Option<Moment>,
}

impl Stay {
    /// Whether it holds that moment.
    pub fn holds(&self, at: Moment) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at < to)
    }

    /// The stay as both engines keep it.
    #[must_use]
    pub(in crate::meetings::items) fn kept(self) -> Self {
        let kept = |moment: Moment| Moment::new(moment.0);
        Self { from: self.from.map(kept), to: self.to.map(kept) }
    }
}

/// Whether stays follow one another, with time between them.
pub(in crate::meetings::items) fn follow_one_another(stays: &[Stay]) -> bool {
    let lasts = |stay: &Stay| stay.from.zip(stay.to).is_none_or(|(from, to)| from < to);
    let bounds: Vec<(Option<Moment>, Option<Moment>)> =
        stays.iter().map(|stay| (stay.from, stay.to)).collect();
    let left = bounds.iter().map(|(_, to)| *to);
    let back = bounds.iter().skip(1).map(|(from, _)| *from);
    stays.iter().all(lasts)
        && left.zip(back).all(|(left, back)| left.zip(back).is_some_and(|(left, back)| left < back))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> Moment {
        format!("2022-12-08T{hour:02}:00:00Z").parse().map(Moment).unwrap()
    }
    fn stay(from: Option<u32>, to: Option<u32>) -> Stay {
        Stay { from: from.map(at), to: to.map(at) }
    }

    #[test]
    fn a_stay_begins_at_its_first_moment_and_is_over_at_its_last() {
        let stay = stay(Some(10), Some(12));
        assert_eq!([9, 10, 11, 12].map(|hour| stay.holds(at(hour))), [false, true, true, false]);
    }

    #[test]
    fn whoever_returns_left_before() {
        assert!(follow_one_another(&[]));
        assert!(follow_one_another(&[stay(None, None)]));
        assert!(follow_one_another(&[stay(None, Some(10)), stay(Some(11), Some(12)), stay(Some(13), None)]));
        assert!(!follow_one_another(&[stay(Some(10), Some(10))]), "no time at all");
        assert!(!follow_one_another(&[stay(Some(11), Some(10))]));
        assert!(!follow_one_another(&[stay(None, Some(11)), stay(Some(11), None)]), "never gone");
        assert!(!follow_one_another(&[stay(None, None), stay(Some(11), None)]), "still there");
        assert!(!follow_one_another(&[stay(None, Some(10)), stay(None, Some(12))]));
    }
}
