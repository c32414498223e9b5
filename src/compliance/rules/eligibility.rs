//! Who may hold a position: age, seniority, standing, gender.
use chrono::{Days, Months, NaiveDate};

use crate::statutes::document::{Eligibility, RuleName};
use crate::words::{Certainty, Gender, PartialDate};

use super::judge::Case;
use super::{Findings, Refusal, Verdict};
use crate::compliance::model::{Belonging, Missing};

/// Holds the holder against what the position asks.
pub(super) fn check(case: &Case<'_>, findings: &mut Findings<'_>) {
    let Some(asked) = &case.kind.eligibility else { return };
    let enforced = |rule| case.statutes.enforced_of(case.kind, rule);
    let starts = case.of.tenure.starts;
    if let Some(years) = asked.age_min {
        let birth = case.traits.birth_date;
        let verdict = is_aged(birth, years, starts);
        let age = birth.and_then(|birth| starts.latest().years_since(birth.earliest()?));
        let found = age.map(|age| age.to_string());
        findings.note(
            Refusal::HolderIsTooYoung,
            enforced(RuleName::Age),
            verdict,
            Some(years.to_string()),
            found,
        );
    }
    if let Some(months) = asked.seniority_months.filter(|months| *months > 0) {
        let (verdict, since) = is_senior(case.belongings, months, starts);
        let (asked, since) = (Some(months.to_string()), since.map(|since| since.to_string()));
        findings.note(Refusal::SeniorityIsTooShort, enforced(RuleName::Seniority), verdict, asked, since);
    }
    if !asked.standing.is_empty() {
        let (verdict, found) = stands(case.belongings, asked, starts.latest());
        let words = asked.standing.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let enforced = enforced(RuleName::Standing);
        findings.note(Refusal::StandingDoesNotQualify, enforced, verdict, Some(words), found);
    }
    if let Some(gender) = asked.gender {
        let verdict = is_of(case.traits.gender, gender);
        let found = case.traits.gender.map(|gender| gender.word().to_owned());
        let asked = Some(gender.word().to_owned());
        findings.note(Refusal::PositionIsKeptForOthers, enforced(RuleName::Gender), verdict, asked, found);
    }
}

/// The day somebody born on `born` is so many years old; born on 29 February, in other years on the 28th.
pub(super) fn birthday(born: NaiveDate, years: u32) -> NaiveDate {
    born.checked_add_months(Months::new(years.saturating_mul(12))).unwrap_or(NaiveDate::MAX)
}

/// Whether somebody has reached an age on a day.
pub(super) fn is_aged(birth: Option<PartialDate>, years: u32, on: PartialDate) -> Verdict {
    let Some(birth) = birth else { return Verdict::Unknown(Missing::BirthDate) };
    let surely = on.earliest().is_some_and(|first| birthday(birth.latest(), years) <= first);
    let never = birth.earliest().is_some_and(|born| on.latest() < birthday(born, years));
    match (surely, never) {
        (true, _) => Verdict::Kept,
        (false, true) => Verdict::Broken,
        (false, false) if birth.is_exact() => Verdict::Unknown(Missing::Days),
        (false, false) => Verdict::Unknown(Missing::BirthDate),
    }
}

/// Whether somebody is of a gender.
pub(super) fn is_of(gender: Option<Gender>, asked: Gender) -> Verdict {
    match gender {
        None => Verdict::Unknown(Missing::Gender),
        Some(known) if known == asked => Verdict::Kept,
        Some(_) => Verdict::Broken,
    }
}

/// Whether a membership has lasted so many months on the first day, and since when it has. Memberships that follow
/// each other without a day between are one.
fn is_senior(belongings: &[Belonging], months: u32, starts: PartialDate) -> (Verdict, Option<PartialDate>) {
    if belongings.is_empty() {
        return (Verdict::Unknown(Missing::Membership), None);
    }
    let day = starts.latest();
    let covering = |one: &&Belonging| one.tenure.on(day).is_some();
    let Some(current) = belongings.iter().find(covering) else { return (Verdict::Broken, None) };
    let since = unbroken_since(belongings, current);
    let ripe = |from: NaiveDate| from.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX);
    let is_certain = current.tenure.on(day) == Some(Certainty::Certain);
    let verdict = if starts.earliest().is_some_and(|first| ripe(since.latest()) <= first) && is_certain {
        Verdict::Kept
    } else if since.earliest().is_some_and(|first| day < ripe(first)) {
        Verdict::Broken
    } else {
        Verdict::Unknown(Missing::Days)
    };
    (verdict, Some(since))
}

fn unbroken_since(belongings: &[Belonging], current: &Belonging) -> PartialDate {
    let mut since = current.tenure.starts;
    let follows = |before: &Belonging, since: PartialDate| {
        let next = before.tenure.ends.and_then(|ends| ends.latest().checked_add_days(Days::new(1)));
        before.tenure.starts.latest() < since.latest()
            && next.is_some_and(|next| since.earliest().unwrap_or(since.latest()) <= next)
    };
    while let Some(before) = belongings.iter().find(|one| follows(one, since)) {
        since = before.tenure.starts;
    }
    since
}

/// Whether somebody is a member in a standing that qualifies, and in which standing instead.
fn stands(belongings: &[Belonging], asked: &Eligibility, day: NaiveDate) -> (Verdict, Option<String>) {
    let qualifies = |word: &str| asked.standing.iter().any(|standing| standing == word);
    let mut verdict =
        if belongings.is_empty() { Verdict::Unknown(Missing::Membership) } else { Verdict::Broken };
    let mut found = belongings.last().map(|last| last.standing.word().to_owned());
    for one in belongings {
        let Some(certainty) = one.tenure.on(day) else { continue };
        let word = one.standing.on(day, &one.tenure).word();
        found = Some(word.to_owned());
        verdict = match certainty {
            _ if !qualifies(word) => continue,
            Certainty::Certain => return (Verdict::Kept, found),
            Certainty::Possible => Verdict::Unknown(Missing::Days),
        };
    }
    (verdict, found)
}
