//! How far the facts of two persons agree. Pure.
use chrono::{Datelike as _, NaiveDate};

use crate::words::PartialDate;
use crate::words::names::{Likeness, Reason as NameReason, Verdict, likeness, units};

use super::super::model::{Profile, Reason};

/// How far two names agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Naming {
    /// The same, in whatever spelling.
    Same,
    /// Part for part the same, but one lacks a part or has another order.
    InPart,
    /// Nearly the same, or easily taken for each other.
    Near,
    /// Two names.
    Different,
}

/// How two persons' names agree: by every script both are known in, and across scripts only where there is none. What
/// is the same in one script and not in the other is no more than near.
pub(super) fn naming(one: &Profile, other: &Profile) -> (Naming, Vec<Reason>) {
    let scripts = [(&one.name_ar, &other.name_ar), (&one.name_latin, &other.name_latin)];
    let both =
        |(one, other): (&Option<String>, &Option<String>)| Some(named(one.as_deref()?, other.as_deref()?));
    let mut found: Vec<(Naming, Vec<Reason>)> = scripts.into_iter().filter_map(both).collect();
    if found.is_empty() {
        let across = [(&one.name_ar, &other.name_latin), (&one.name_latin, &other.name_ar)];
        found.extend(across.into_iter().filter_map(both));
    }
    found.sort_by_key(|(naming, _)| *naming);
    let best = found.first().map_or(Naming::Different, |(naming, _)| *naming);
    let Some((worst, mut reasons)) = found.pop() else { return (Naming::Different, Vec::new()) };
    let naming = match (best, worst) {
        (Naming::Same, Naming::Near) => Naming::InPart,
        (Naming::Same | Naming::InPart, Naming::Different) => Naming::Near,
        _ => worst,
    };
    if naming == Naming::Different && goes_by(one, other) {
        reasons.push(Reason::SameAlias);
        return (Naming::Near, reasons);
    }
    (naming, reasons)
}

/// How two names in whichever scripts agree. A name of one word says too little to be anybody's.
fn named(one: &str, other: &str) -> (Naming, Vec<Reason>) {
    let Likeness { verdict, reasons, .. } = likeness(one, other);
    let is_in_part =
        !reasons.iter().any(|reason| matches!(reason, NameReason::NearlySameSound | NameReason::OtherUnit));
    let is_whole = units(one).len() > 1 && units(other).len() > 1;
    match verdict {
        Verdict::Same if is_whole && reasons.contains(&NameReason::SameWriting) => {
            (Naming::Same, vec![Reason::SameName])
        }
        Verdict::Same if is_whole => (Naming::Same, vec![Reason::SameSound]),
        Verdict::Alike if is_in_part && is_whole => (Naming::InPart, vec![Reason::NameInPart]),
        Verdict::Same | Verdict::Alike => (Naming::Near, vec![Reason::NearName]),
        Verdict::Different => (Naming::Different, vec![Reason::OtherName]),
    }
}

/// Whether an alias of one is a name of the other, or an alias of the other too.
fn goes_by(one: &Profile, other: &Profile) -> bool {
    if one.aliases.is_empty() && other.aliases.is_empty() {
        return false;
    }
    let all = |of: &Profile| -> Vec<String> {
        of.name_ar.iter().chain(&of.name_latin).chain(&of.aliases).take(MOST_NAMES).cloned().collect()
    };
    let is_one = |alias: &String, name: &String| named(alias, name).0 == Naming::Same;
    let bears = |aliases: &[String], names: &[String]| {
        aliases.iter().take(MOST_NAMES).any(|alias| names.iter().any(|name| is_one(alias, name)))
    };
    bears(&one.aliases, &all(other)) || bears(&other.aliases, &all(one))
}

/// How many names of a person are compared with another's.
const MOST_NAMES: usize = 6;

/// How far two days of birth agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Birth {
    /// Nothing is said.
    Unknown,
    /// The same day, that is no first of January: those are written where only the year is known.
    SameDay,
    /// The same month, as far as it is known.
    SameMonth,
    /// The same year, as far as it is known.
    SameYear,
    /// Two days, as after a slip of the pen.
    Near,
    /// Two days.
    Different,
}

/// How far two days of birth agree.
pub(super) fn birth(one: Option<PartialDate>, other: Option<PartialDate>) -> Birth {
    let (Some(one), Some(other)) = (one, other) else { return Birth::Unknown };
    if one.is_exact() && other.is_exact() {
        return days(one.latest(), other.latest());
    }
    let (Some(from), Some(other_from)) = (one.earliest(), other.earliest()) else { return Birth::Unknown };
    if one.latest() < other_from || other.latest() < from {
        return Birth::Different;
    }
    let month = |day: NaiveDate| (day.year(), day.month());
    let bounds = [from, one.latest(), other_from, other.latest()];
    if bounds.iter().all(|day| month(*day) == month(from)) {
        Birth::SameMonth
    } else if bounds.iter().all(|day| day.year() == from.year()) {
        Birth::SameYear
    } else {
        Birth::Unknown
    }
}

fn days(one: NaiveDate, other: NaiveDate) -> Birth {
    let is_new_year = |day: NaiveDate| (day.month(), day.day()) == (1, 1);
    if one == other {
        return if is_new_year(one) { Birth::SameYear } else { Birth::SameDay };
    }
    let is_turned = one.year() == other.year() && (one.month(), one.day()) == (other.day(), other.month());
    let apart = digits(one).into_iter().zip(digits(other)).filter(|(one, other)| one != other).count();
    let is_by_year_alone = one.year() == other.year() && (is_new_year(one) || is_new_year(other));
    if is_turned || apart == 1 || is_by_year_alone { Birth::Near } else { Birth::Different }
}

/// The digits a day is written with.
fn digits(day: NaiveDate) -> [u32; 8] {
    let (year, rest) = (day.year().unsigned_abs(), day.month().saturating_mul(100).saturating_add(day.day()));
    let digit =
        |of: u32, place: u32| of.checked_div(place).unwrap_or_default().checked_rem(10).unwrap_or_default();
    let [thousands, hundreds, tens, ones] = [1_000, 100, 10, 1].map(|place| digit(year, place));
    let [month, months, days, day] = [1_000, 100, 10, 1].map(|place| digit(rest, place));
    [thousands, hundreds, tens, ones, month, months, days, day]
}

/// How far two lists agree of which each should have the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shared {
    /// One of the two is empty.
    Unknown,
    /// They share one.
    Same,
    /// They share none.
    Different,
}

/// How far two lists agree.
pub(super) fn shared(one: &[String], other: &[String]) -> Shared {
    if one.is_empty() || other.is_empty() {
        Shared::Unknown
    } else if one.iter().any(|value| other.contains(value)) {
        Shared::Same
    } else {
        Shared::Different
    }
}

/// How far two homes agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    /// One of the two is not known, or too far up to say anything.
    Unknown,
    /// The same territory within a province.
    Same,
    /// The same province.
    SameProvince,
    /// Two provinces.
    OtherProvince,
}

/// How far two homes agree.
pub(super) fn home(one: &Profile, other: &Profile) -> Home {
    let is_below = one.residence != one.province;
    match (&one.residence, &other.residence, &one.province, &other.province) {
        (Some(here), Some(there), Some(_), Some(_)) if here == there && is_below => Home::Same,
        (_, _, Some(here), Some(there)) if here == there => Home::SameProvince,
        (_, _, Some(_), Some(_)) => Home::OtherProvince,
        _ => Home::Unknown,
    }
}
