//! How offices end with a membership. Pure.
use crate::appointments::EndedBy;
use crate::memberships::Ending;
use crate::words::Tenure;

/// How an office ended whose holder left the party so.
pub(super) fn ended_by(ending: Ending) -> EndedBy {
    match ending {
        Ending::Resigned => EndedBy::Resignation,
        Ending::Excluded => EndedBy::Exclusion,
        Ending::Deceased => EndedBy::Death,
        Ending::Transferred | Ending::Lapsed => EndedBy::Departure,
    }
}

/// Whether another membership goes on certainly on the day after that one ended: its holder stays what he or she is.
pub(super) fn goes_on(ended: &Tenure, others: &[Tenure]) -> bool {
    let Some(next) = ended.ends.map(|ends| ends.day_after().latest()) else { return true };
    others.iter().any(|other| other.certain_days().is_some_and(|(from, to)| (from..=to).contains(&next)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(starts: &str, ends: Option<&str>) -> Tenure {
        Tenure { starts: starts.parse().unwrap(), ends: ends.map(|ends| ends.parse().unwrap()) }
    }

    #[test]
    fn who_is_a_member_again_the_day_after_never_left() {
        let ended = tenure("2020-01-01", Some("2023-12-31"));
        assert!(goes_on(&ended, &[tenure("2024-01-01", None)]));
        assert!(!goes_on(&ended, &[tenure("2024-01-02", None)]));
        assert!(!goes_on(&ended, &[tenure("2010-01-01", Some("2019-12-31"))]));
        assert!(!goes_on(&ended, &[]));
    }

    #[test]
    fn an_office_ends_as_its_holder_left() {
        let all = [Ending::Resigned, Ending::Transferred, Ending::Excluded, Ending::Deceased, Ending::Lapsed];
        let words = all.map(|ending| ended_by(ending).word());
        assert_eq!(words, ["resignation", "departure", "exclusion", "death", "departure"]);
    }
}
