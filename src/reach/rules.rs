//! Which appointment, membership and body holds on a day, for rights: what may be over gives nothing. Pure.
use chrono::NaiveDate;

/// The bounds of a first day and of a last, as they are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Days {
    pub(super) starts_latest: NaiveDate,
    pub(super) ends_earliest: Option<NaiveDate>,
    pub(super) ends_latest: Option<NaiveDate>,
}

impl Days {
    /// Whether what lasts so is certainly there on `day`: begun at the latest, and not yet over at the earliest.
    pub(super) fn certainly_have(&self, day: NaiveDate) -> bool {
        let has_begun = self.starts_latest <= day;
        let lasts = match (self.ends_earliest, self.ends_latest) {
            (None, None) => true,
            (Some(earliest), _) => day <= earliest,
            // Over by some day, and nobody knows since when.
            (None, Some(_)) => false,
        };
        has_begun && lasts
    }
}

/// What somebody's memberships come to on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// No membership was ever recorded.
    Stranger,
    /// A member in good standing.
    Member,
    /// Suspended, or no member any more or not yet.
    Apart,
}

/// What these memberships come to on `day`: each with whether it is a suspended one, and its days.
pub(super) fn standing(memberships: &[(bool, Days)], day: NaiveDate) -> Standing {
    let is_suspended = memberships.iter().any(|(suspended, days)| {
        // A suspension is over only once it certainly is.
        *suspended && days.ends_latest.is_none_or(|last| day <= last)
    });
    if memberships.is_empty() {
        Standing::Stranger
    } else if !is_suspended && memberships.iter().any(|(_, days)| days.certainly_have(day)) {
        Standing::Member
    } else {
        Standing::Apart
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(starts: &str, ends: [Option<&str>; 2]) -> Days {
        let [ends_earliest, ends_latest] = ends.map(|end| end.map(day));
        Days { starts_latest: day(starts), ends_earliest, ends_latest }
    }

    #[test]
    fn an_office_gives_rights_on_both_its_days_and_on_none_beside_them() {
        let office = days("2026-11-02", [Some("2026-11-20"); 2]);
        assert!(!office.certainly_have(day("2026-11-01")));
        assert!(office.certainly_have(day("2026-11-02")));
        assert!(office.certainly_have(day("2026-11-20")));
        assert!(!office.certainly_have(day("2026-11-21")));
        assert!(days("2026-11-02", [None; 2]).certainly_have(day("2099-01-01")));
    }

    #[test]
    fn what_may_be_over_gives_nothing() {
        let ended_in_november = days("2020-01-01", [Some("2026-11-01"), Some("2026-11-30")]);
        assert!(ended_in_november.certainly_have(day("2026-11-01")));
        assert!(!ended_in_november.certainly_have(day("2026-11-02")));
        assert!(!days("2020-01-01", [None, Some("2026-11-30")]).certainly_have(day("2026-11-02")));
    }

    #[test]
    fn a_suspended_member_is_none_and_a_stranger_was_never_one() {
        let today = day("2026-11-26");
        let lasting = days("2020-01-01", [None; 2]);
        let over = days("2020-01-01", [Some("2025-12-31"); 2]);
        assert_eq!(standing(&[], today), Standing::Stranger);
        assert_eq!(standing(&[(false, lasting)], today), Standing::Member);
        assert_eq!(standing(&[(false, over), (false, lasting)], today), Standing::Member);
        assert_eq!(standing(&[(true, lasting)], today), Standing::Apart);
        assert_eq!(standing(&[(true, lasting), (false, lasting)], today), Standing::Apart);
        assert_eq!(standing(&[(false, over)], today), Standing::Apart);
        assert_eq!(standing(&[(false, days("2026-11-27", [None; 2]))], today), Standing::Apart);
    }
}
