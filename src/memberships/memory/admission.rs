//! Who is no member by the word of whoever keeps the register: whoever was refused for good, or put out too short a time
//! before.
use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{PersonId, Standing, Traces};
use crate::statutes;

use super::super::model::MembershipRow;
use super::super::refusals::Refusal;
use super::super::store as memberships;
use super::actions::{forget, recall, recall_by, remember};
use super::model::{MarkCause, Recalled, Remembering};
use super::store;

/// Why somebody is not admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// What happened.
    pub cause: MarkCause,
    /// The day from which it counts no more; `None` where it is for good.
    pub counts_until: Option<NaiveDate>,
}

impl From<Bar> for Problem {
    fn from(bar: Bar) -> Self {
        match bar.counts_until {
            None => Refusal::PersonIsBanned.into(),
            Some(from) => Self::from(Refusal::PersonWasExcluded).because(from.to_string()),
        }
    }
}

/// Those of these persons who are not admitted on `day`, each with why, for other rooms: certainly one who was refused for
/// good, or who was put out and may not come back yet. By one query a table, however many they are.
pub fn barred(tx: &mut Tx<'_>, persons: &[PersonId], day: NaiveDate) -> Result<HashMap<PersonId, Bar>> {
    let banned = Bar { cause: MarkCause::Refused, counts_until: None };
    let mut bars: Vec<(PersonId, Bar)> =
        store::banned(tx, persons)?.into_iter().map(|person| (person, banned)).collect();
    let theirs = memberships::of_persons(tx, persons)?;
    let put_out: Vec<(PersonId, NaiveDate)> =
        theirs.iter().filter_map(|row| Some((row.person_id, last_day(row)?))).collect();
    if !put_out.is_empty() {
        let days = days_away(tx)?;
        let counted = put_out.into_iter().map(|(person, last)| (person, after(last, days)));
        let bar = |until| Bar { cause: MarkCause::Excluded, counts_until: Some(until) };
        bars.extend(counted.filter(|(_, until)| day < *until).map(|(person, until)| (person, bar(until))));
    }
    let whom: Vec<_> = persons.iter().map(|person| (*person, None)).collect();
    bars.extend(remembered(recall(tx, &whom, day)?));
    Ok(gravest(bars))
}

/// The same of those whom the registry does not know yet, by what they are recognized by.
pub(in crate::memberships) fn barred_newcomers(
    tx: &mut Tx<'_>,
    newcomers: &[(PersonId, Traces)],
    day: NaiveDate,
) -> Result<HashMap<PersonId, Bar>> {
    let recalled = recall_by(tx, newcomers, &[], day)?;
    Ok(gravest(remembered(recalled).collect()))
}

/// Why persons are not admitted of whom this is remembered.
fn remembered(recalled: HashMap<PersonId, Vec<Recalled>>) -> impl Iterator<Item = (PersonId, Bar)> {
    recalled.into_iter().flat_map(|(person, all)| {
        let same = all.into_iter().filter(|one| one.is_of_the_same).map(|one| one.told);
        let counts = same.filter(|told| told.counts_until.is_none() || told.cause == MarkCause::Excluded);
        counts.map(move |told| (person, Bar { cause: told.cause, counts_until: told.counts_until }))
    })
}

/// What bars each the longest.
fn gravest(mut bars: Vec<(PersonId, Bar)>) -> HashMap<PersonId, Bar> {
    // For good comes last, and then the latest day.
    bars.sort_by_key(|(_, bar)| (bar.counts_until.is_none(), bar.counts_until));
    bars.into_iter().collect()
}

/// Goes on only if this person may be admitted from that day on, and by today; names the clause else.
pub(in crate::memberships) fn expect_none_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    starts: NaiveDate,
) -> Result<()> {
    let day = starts.max(tx.today);
    let Some(bar) = barred(tx, &[person], day)?.remove(&person) else { return Ok(()) };
    let statutes = statutes::in_force(tx, day)?;
    Err(Problem::from(bar).under(statutes::cite(&statutes, statutes.membership.clause.as_ref())))
}

/// The last day of a membership somebody was put out of.
fn last_day(row: &MembershipRow) -> Option<NaiveDate> {
    row.tenure().ends.filter(|_| row.standing == Standing::Excluded).map(|ends| ends.latest())
}

/// For how long whoever was put out stays away, by the statutes of today.
fn days_away(tx: &mut Tx<'_>) -> Result<Days> {
    let today = tx.today;
    Ok(Days::new(statutes::in_force(tx, today)?.membership.reapply_days.into()))
}

/// The day from which whoever was put out may come back.
fn after(last: NaiveDate, days: Days) -> NaiveDate {
    last.checked_add_days(days).unwrap_or(NaiveDate::MAX)
}

/// Remembers whoever was put out of a membership, and forgets whoever was not, after all.
pub(in crate::memberships) fn follow(tx: &mut Tx<'_>, row: &MembershipRow) -> Result<()> {
    let Some(last) = last_day(row) else { return forget(tx, row.id.into()) };
    let until = after(last, days_away(tx)?);
    let what = Remembering {
        person: row.person_id,
        cause: MarkCause::Excluded,
        counts_until: Some(until),
        body_id: row.unit_id,
        on: tx.today,
    };
    remember(tx, row.id.into(), &what)
}
