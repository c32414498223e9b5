//! What may be told of few cases. Pure.
use super::model::{CasesByOutcome, Counted, FewHidden};

/// Fewer than so many are not told, unless there are none.
const FEW: i64 = 5;

/// The counts of a committee and a year: received, by outcome, appealed, and the median of the days to close.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) received: FewHidden,
    pub(super) outcomes: CasesByOutcome,
    pub(super) appealed: FewHidden,
    pub(super) median_days: FewHidden,
}

/// Counts cases, and hides what would tell of few of them.
pub(super) fn counts(cases: &[Counted]) -> Counts {
    let of = |word: Option<&str>| count(cases.iter().filter(|case| case.outcome.as_deref() == word));
    let words = [
        None,
        Some("rejected"),
        Some("withdrawn"),
        Some("dismissed"),
        Some("sanctioned"),
        Some("overturned"),
    ];
    let outcomes = words.map(of);
    let [open, rejected, withdrawn, dismissed, sanctioned, overturned] = outcomes.map(few);
    let mut days: Vec<i64> = cases
        .iter()
        .filter_map(|case| Some(case.closed_on?.signed_duration_since(case.received_on).num_days()))
        .collect();
    days.sort_unstable();
    let median_days = match (count(days.iter()), days.get(days.len() / 2)) {
        (0, _) | (_, None) => FewHidden { number: None, hidden: false },
        (closed, Some(_)) if closed < FEW => FewHidden::HIDDEN,
        (_, Some(median)) => FewHidden::told(*median),
    };
    Counts {
        received: total(&outcomes),
        outcomes: CasesByOutcome { open, rejected, withdrawn, dismissed, sanctioned, overturned },
        appealed: few(count(cases.iter().filter(|case| case.instance == 2))),
        median_days,
    }
}

fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    i64::try_from(all.count()).unwrap_or(i64::MAX)
}

/// A number, unless it is of few.
fn few(number: i64) -> FewHidden {
    if (1..FEW).contains(&number) { FewHidden::HIDDEN } else { FewHidden::told(number) }
}

/// The sum of numbers of which the few are hidden: told only if with it each of those could still be any of one to four.
fn total(parts: &[i64]) -> FewHidden {
    let sum: i64 = parts.iter().sum();
    let hidden = || parts.iter().filter(|part| (1..FEW).contains(part));
    let (others, left) = (count(hidden()).saturating_sub(1), hidden().sum::<i64>());
    let (low, high) = (left.saturating_sub((FEW - 1).saturating_mul(others)), left.saturating_sub(others));
    let is_any = low <= 1 && FEW - 1 <= high;
    if hidden().next().is_some() && !is_any { FewHidden::HIDDEN } else { few(sum) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

    use proptest::prelude::*;

    use super::*;

    fn case(outcome: Option<&str>, days: Option<u64>) -> Counted {
        let received_on = "2026-01-01".parse::<chrono::NaiveDate>().unwrap();
        Counted {
            series: "taounate-ethics-committee/2026".to_owned(),
            instance: if outcome == Some("overturned") { 2 } else { 1 },
            outcome: outcome.map(str::to_owned),
            received_on,
            closed_on: days.map(|days| received_on + chrono::Days::new(days)),
        }
    }

    /// Every way in which what is hidden could be, given what is told.
    fn readings(parts: &[FewHidden], total: FewHidden) -> Vec<Vec<i64>> {
        let mut all = vec![Vec::new()];
        for part in parts {
            let could: Vec<i64> = part.number.map_or((1..=4).collect(), |number| vec![number]);
            all = all
                .iter()
                .flat_map(|before: &Vec<i64>| could.iter().map(|one| [before.as_slice(), &[*one]].concat()))
                .collect();
        }
        all.retain(|one| total.number.is_none_or(|total| one.iter().sum::<i64>() == total));
        all
    }

    proptest! {
        #[test]
        fn what_is_hidden_is_computed_back_from_no_total(parts in prop::collection::vec(0_i64..9, 6)) {
            let told: Vec<FewHidden> = parts.iter().copied().map(few).collect();
            let all = readings(&told, total(&parts));
            for (place, part) in told.iter().enumerate().filter(|(_, part)| part.hidden) {
                prop_assert_eq!(part.number, None);
                for number in 1..=4 {
                    prop_assert!(all.iter().any(|one| one[place] == number), "{} at {}", number, place);
                }
            }
        }
    }

    #[test]
    fn few_are_hidden_and_none_or_many_are_told() {
        assert_eq!(
            [0, 1, 4, 5].map(few),
            [FewHidden::told(0), FewHidden::HIDDEN, FewHidden::HIDDEN, FewHidden::told(5)]
        );
        assert_eq!(total(&[10, 0, 7]), FewHidden::told(17));
        assert_eq!(total(&[10, 1, 7]), FewHidden::HIDDEN, "the one is what is left of the sum");
        assert_eq!(total(&[10, 1, 1]), FewHidden::HIDDEN, "two are one each");
        assert_eq!(total(&[10, 2, 3]), FewHidden::told(15));
        assert_eq!(total(&[0, 0, 2]), FewHidden::HIDDEN);
    }

    #[test]
    fn half_are_closed_in_so_many_days() {
        let cases: Vec<Counted> = [3, 1, 9, 5, 7].map(|days| case(Some("dismissed"), Some(days))).to_vec();
        let counted = counts(&cases);
        assert_eq!((counted.median_days, counted.received), (FewHidden::told(5), FewHidden::told(5)));
        assert_eq!(counts(&cases[..4]).median_days, FewHidden::HIDDEN);
        let none = counts(&[case(None, None)]);
        assert_eq!(none.median_days, FewHidden { number: None, hidden: false });
        assert_eq!((none.outcomes.open, none.appealed), (FewHidden::HIDDEN, FewHidden::told(0)));
    }
}
