//! On which days a membership is suspended by all that is imposed on it. Pure.
use chrono::NaiveDate;

use crate::words::{PartialDate, Tenure};

use super::model::Means;

/// The parts of these days, both included, that lie on days of a membership and that no suspension perhaps covers.
fn uncovered(
    (from, last): (NaiveDate, NaiveDate),
    membership: &Tenure,
    others: &[Tenure],
) -> Vec<(NaiveDate, NaiveDate)> {
    let first = from.max(membership.starts.latest());
    let end = membership.ends.map_or(last, |ends| last.min(ends.latest()));
    let mut spans: Vec<(NaiveDate, NaiveDate)> = others
        .iter()
        .map(|other| {
            let starts = other.starts.earliest().unwrap_or(NaiveDate::MIN);
            (starts, other.ends.map_or(NaiveDate::MAX, |ends| ends.latest()))
        })
        .collect();
    spans.sort_unstable();
    let (mut free, mut at) = (Vec::new(), Some(first));
    for (starts, ends) in spans {
        let Some(here) = at else { break };
        if here < starts
            && let Some(before) = starts.pred_opt()
        {
            free.push((here, before.min(end)));
        }
        at = if ends < here { Some(here) } else { ends.succ_opt() };
    }
    free.extend(at.map(|here| (here, end)));
    free.retain(|(first, last)| first <= last);
    free
}

/// The days of a membership on which it is suspended by what is imposed, together, each stretch once and by a ruling ahead of a
/// measure, without those that other suspensions perhaps cover.
pub(super) fn imposed_days(
    imposed: &[(NaiveDate, NaiveDate, Means)],
    membership: &Tenure,
    others: &[Tenure],
) -> Vec<(NaiveDate, NaiveDate, Means)> {
    let mut covered = others.to_vec();
    let mut days = Vec::new();
    for means in [Means::Ruling, Means::Measure] {
        let mut free = Vec::new();
        for (from, last) in together(imposed, means) {
            free.extend(uncovered((from, last), membership, &covered));
        }
        let spell = |(from, last): &(NaiveDate, NaiveDate)| Tenure {
            starts: PartialDate::exact(*from),
            ends: Some(PartialDate::exact(*last)),
        };
        covered.extend(free.iter().map(spell));
        days.extend(free.into_iter().map(|(from, last)| (from, last, means)));
    }
    days
}

/// The stretches of days that something is imposed on by one means; what meets or adjoins is one of them.
fn together(imposed: &[(NaiveDate, NaiveDate, Means)], means: Means) -> Vec<(NaiveDate, NaiveDate)> {
    let of_it = imposed.iter().filter(|one| one.2 == means);
    let mut spells: Vec<(NaiveDate, NaiveDate)> = of_it.map(|(from, last, _)| (*from, *last)).collect();
    spells.sort_unstable();
    let mut whole: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for (from, last) in spells {
        match whole.last_mut() {
            Some(before) if before.1.succ_opt().is_none_or(|next| from <= next) => {
                before.1 = before.1.max(last);
            }
            _ => whole.push((from, last)),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number.into())
    }

    fn tenure(from: u32, to: Option<u32>) -> Tenure {
        Tenure { starts: PartialDate::exact(day(from)), ends: to.map(|to| PartialDate::exact(day(to))) }
    }

    fn covers((from, last): (NaiveDate, NaiveDate), on: NaiveDate) -> bool {
        from <= on && on <= last
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

        #[test]
        fn a_day_is_suspended_once_where_anything_is_imposed_on_it(
            spells in prop::collection::vec((0_u32..60, 0_u32..30, any::<bool>()), 0..6),
            (from, to) in (0_u32..20, prop::option::of(20_u32..80)),
            other in prop::option::of((0_u32..40, 1_u32..20)),
        ) {
            let imposed: Vec<_> = spells
                .iter()
                .map(|(from, length, rules)| {
                    (day(*from), day(from + length), if *rules { Means::Ruling } else { Means::Measure })
                })
                .collect();
            let others: Vec<Tenure> = other.iter().map(|(from, length)| tenure(*from, Some(from + length))).collect();
            let membership = tenure(from, to);
            let found = imposed_days(&imposed, &membership, &others);
            for number in 0..100 {
                let on = day(number);
                let by = |means: Means| imposed.iter().any(|one| one.2 == means && covers((one.0, one.1), on));
                let is_free = membership.on(on).is_some() && others.iter().all(|other| other.on(on).is_none());
                let wanted = [Means::Ruling, Means::Measure].into_iter().find(|means| by(*means)).filter(|_| is_free);
                let told: Vec<Means> =
                    found.iter().filter(|one| covers((one.0, one.1), on)).map(|one| one.2).collect();
                prop_assert_eq!(told, wanted.into_iter().collect::<Vec<_>>(), "{}", on);
            }
        }
    }

    #[test]
    fn what_adjoins_is_one_stretch() {
        let imposed = [(day(0), day(9), Means::Ruling), (day(10), day(20), Means::Ruling)];
        assert_eq!(imposed_days(&imposed, &tenure(0, None), &[]), [(day(0), day(20), Means::Ruling)]);
        let apart = [(day(0), day(9), Means::Ruling), (day(5), day(20), Means::Measure)];
        let found = imposed_days(&apart, &tenure(0, None), &[]);
        assert_eq!(found, [(day(0), day(9), Means::Ruling), (day(10), day(20), Means::Measure)]);
    }
}
