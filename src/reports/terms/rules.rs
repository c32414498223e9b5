//! Which first days make terms that end by a day. Pure.
use chrono::{Months, NaiveDate};

use crate::statutes::{InForce, Versions};
use crate::words::last_of_years;

use super::model::{Among, Length, Pairs};

/// Every length there is, each with the positions that have it: bounded by the twenty years a term may last.
pub(super) fn lengths(versions: &Versions) -> Vec<Length> {
    let mut lengths: Vec<Length> = Vec::new();
    for version in versions.each() {
        for (length, types) in of_version(&version) {
            let among = Among { from: version.from, until: version.until, types };
            match lengths.iter_mut().find(|known| known.years == length) {
                Some(known) => known.among.push(among),
                None => lengths.push(Length { years: length, among: vec![among] }),
            }
        }
    }
    lengths
}

/// The lengths of one version, and the positions that have each.
fn of_version(version: &InForce<'_>) -> Vec<(u32, Pairs)> {
    let mut lengths: Vec<(u32, Pairs)> = Vec::new();
    for kind in &version.document.position_types {
        for body_type in &kind.body_types {
            let Some(length) = version.document.term_years(&kind.code, body_type) else { continue };
            if !lengths.iter().any(|(known, _)| *known == length) {
                lengths.push((length, Vec::new()));
            }
            let Some((_, types)) = lengths.iter_mut().find(|(known, _)| *known == length) else { continue };
            match types.iter_mut().find(|(code, _)| kind.code == *code.as_str()) {
                Some((_, body_types)) => body_types.push(body_type.to_string()),
                None => types.push((kind.code.to_string(), vec![body_type.to_string()])),
            }
        }
    }
    lengths
}

/// The last first day whose term is over by the end of `day`; none before the calendar begins.
pub(super) fn latest_start(years: u32, day: NaiveDate) -> Option<NaiveDate> {
    // Leap days make the way back miss by a day or two: the nearest that fits is taken.
    let about = day.checked_sub_months(Months::new(years.checked_mul(12)?))?;
    let fits = |start: &NaiveDate| last_of_years(*start, years).is_some_and(|last| last <= day);
    let mut near: Vec<NaiveDate> = about.iter_days().take(4).collect();
    near.extend(about.pred_opt());
    near.into_iter().filter(fits).max()
}

/// The first first day whose term ends on `day` or later.
pub(super) fn earliest_start(years: u32, day: NaiveDate) -> Option<NaiveDate> {
    latest_start(years, day.pred_opt()?)?.succ_opt()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::statutes::{DEFAULT, Document};

    #[test]
    fn the_way_back_from_the_end_of_a_term_misses_no_leap_day() {
        let from: NaiveDate = "2023-01-01".parse().unwrap();
        for day in from.iter_days().take(1_500) {
            for years in [1, 2, 3, 4, 5, 20] {
                let start = latest_start(years, day).unwrap();
                assert!(last_of_years(start, years).unwrap() <= day, "{years} years, {day}");
                assert!(
                    last_of_years(start.succ_opt().unwrap(), years).unwrap() > day,
                    "{years} years, {day}"
                );
                assert_eq!(earliest_start(years, day.succ_opt().unwrap()), start.succ_opt());
            }
        }
    }

    #[test]
    fn each_pair_of_types_has_one_length_in_a_version() {
        let mut document: Document = serde_json::from_str(DEFAULT).unwrap();
        for kind in &mut document.position_types {
            kind.term_years = match kind.code.as_str() {
                "provincial_secretary" => Some(2),
                _ => None,
            };
        }
        let from = "2020-01-01".parse().unwrap();
        let lengths = lengths(&Versions::new(vec![(from, Arc::new(document))]));
        let of = |years: u32| lengths.iter().find(|length| length.years == years).unwrap();
        let pair = ("provincial_secretary".to_owned(), vec!["provincial_secretariat".to_owned()]);
        assert_eq!(of(2).among[0].types, [pair]);
        assert!(of(4).among[0].types.iter().any(|(code, _)| code == "pole_president"), "the body's own term");
        assert!(!of(4).among[0].types.iter().any(|(code, _)| code == "provincial_secretary"));
    }
}
