//! Who may hold a position: age, seniority, standing, gender.
use chrono::{Days, Months, NaiveDate};

use crate::statutes::document::{Eligibility, RuleName};
use crate::words::{Certainty, Gender, PartialDate, Tenure};

use super::judge::Case;
use super::readings::{on_every_reading, turns_of};
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
        // How old somebody is, the day of birth tells those who may read it: what a rule says is told to more.
        findings.note(
            Refusal::HolderIsTooYoung,
            enforced(RuleName::Age),
            verdict,
            Some(years.to_string()),
            None,
        );
    }
    if let Some(months) = asked.seniority_months.filter(|months| *months > 0) {
        let turns = case.belongings.iter().flat_map(|one| turns_of(&one.tenure));
        let ripe = case.belongings.iter().flat_map(|one| ripening(one, months));
        let verdict =
            on_every_reading(starts, turns.chain(ripe), |day| is_senior(case.belongings, months, day).0);
        let (_, since) = is_senior(case.belongings, months, starts.latest());
        let (asked, since) = (Some(months.to_string()), since.map(|since| since.to_string()));
        findings.note(Refusal::SeniorityIsTooShort, enforced(RuleName::Seniority), verdict, asked, since);
    }
    if !asked.standing.is_empty() {
        let spells = case.belongings.iter().flat_map(|one| [&one.tenure].into_iter().chain(&one.suspensions));
        let turns = spells.flat_map(turns_of);
        let verdict = on_every_reading(starts, turns, |day| stands(case.belongings, asked, day).0);
        let (_, found) = stands(case.belongings, asked, starts.latest());
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

/// The day a membership has lasted so many months.
fn ripe(from: NaiveDate, months: u32) -> NaiveDate {
    from.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// The days on which a membership may come to have lasted so many months.
fn ripening(one: &Belonging, months: u32) -> impl Iterator<Item = NaiveDate> + use<> {
    let starts = one.tenure.starts;
    starts.earliest().into_iter().chain([starts.latest()]).map(move |from| ripe(from, months))
}

/// Whether membership has lasted so many months on a day, and since when it may have. Memberships that follow each
/// other without a day between are one.
fn is_senior(belongings: &[Belonging], months: u32, day: NaiveDate) -> (Verdict, Option<PartialDate>) {
    if belongings.is_empty() {
        return (Verdict::Unknown(Missing::Membership), None);
    }
    let Some(since) = perhaps_since(belongings, day) else { return (Verdict::Broken, None) };
    let verdict = if certainly_since(belongings, day).is_some_and(|first| ripe(first, months) <= day) {
        Verdict::Kept
    } else if since.earliest().is_some_and(|first| day < ripe(first, months)) {
        Verdict::Broken
    } else {
        Verdict::Unknown(Missing::Days)
    };
    (verdict, Some(since))
}

/// The day from which on somebody was certainly a member every day until `day`.
fn certainly_since(belongings: &[Belonging], day: NaiveDate) -> Option<NaiveDate> {
    let spells = || belongings.iter().filter_map(|one| one.tenure.certain_days());
    let mut since = spells().filter(|(from, to)| (*from..=*to).contains(&day)).map(|(from, _)| from).min()?;
    let follows = |(from, to): &(NaiveDate, NaiveDate), since: NaiveDate| {
        *from < since && to.checked_add_days(Days::new(1)).is_none_or(|next| since <= next)
    };
    while let Some((from, _)) = spells().find(|spell| follows(spell, since)) {
        since = from;
    }
    Some(since)
}

/// The first of the days from which on somebody may have been a member every day until `day`, as it is known.
fn perhaps_since(belongings: &[Belonging], day: NaiveDate) -> Option<PartialDate> {
    let first = |one: &Tenure| one.starts.earliest().unwrap_or(NaiveDate::MIN);
    let tenures = || belongings.iter().map(|one| one.tenure);
    let mut since = tenures().filter(|one| one.on(day).is_some()).min_by_key(first)?;
    let follows = |before: &Tenure, since: &Tenure| {
        let next = before.ends.and_then(|ends| ends.latest().checked_add_days(Days::new(1)));
        first(before) < first(since) && next.is_none_or(|next| first(since) <= next)
    };
    while let Some(before) = tenures().find(|before| follows(before, &since)) {
        since = before;
    }
    Some(since.starts)
}

/// Whether somebody is a member in a standing that qualifies, and in which standing instead.
fn stands(belongings: &[Belonging], asked: &Eligibility, day: NaiveDate) -> (Verdict, Option<String>) {
    let qualifies = |word: &str| asked.standing.iter().any(|standing| standing == word);
    let mut verdict =
        if belongings.is_empty() { Verdict::Unknown(Missing::Membership) } else { Verdict::Broken };
    let had_begun = |one: &&Belonging| one.tenure.starts.earliest().is_none_or(|first| first <= day);
    let mut found = belongings.iter().rfind(had_begun).map(|last| last.standing.word().to_owned());
    for one in belongings {
        let Some(certainty) = one.tenure.on(day) else { continue };
        let word = one.on(day).word();
        found = Some(word.to_owned());
        verdict = match certainty {
            _ if !qualifies(word) => continue,
            Certainty::Certain => return (Verdict::Kept, found),
            Certainty::Possible => Verdict::Unknown(Missing::Days),
        };
    }
    (verdict, found)
}
