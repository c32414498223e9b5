//! Who is no member by the word of whoever keeps the register: whoever was refused for good, or put out too short a time
//! before.
use std::collections::HashMap;

use chrono::{Days, NaiveDate};

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{PersonId, Standing};
use crate::statutes;

use super::super::model::MembershipRow;
use super::super::refusals::Refusal;
use super::actions::{forget, recall, remember};
use super::model::{MarkCause, Remembering};
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
/// good, or who was put out and may not come back yet. By one query for what is on record, one for the digests and one for
/// the persons, however many they are.
pub fn barred(tx: &mut Tx<'_>, persons: &[PersonId], day: NaiveDate) -> Result<HashMap<PersonId, Bar>> {
    let banned = Bar { cause: MarkCause::Refused, counts_until: None };
    let mut barred: HashMap<PersonId, Bar> =
        store::banned(tx, persons)?.into_iter().map(|person| (person, banned)).collect();
    let whom: Vec<_> = persons.iter().map(|person| (*person, None)).collect();
    for (person, all) in recall(tx, &whom, day)? {
        let bars = all.into_iter().filter(|one| one.is_of_the_same).map(|one| one.told);
        let bars = bars.filter(|told| told.counts_until.is_none() || told.cause == MarkCause::Excluded);
        // For good comes last, and then the latest day.
        let last = bars.max_by_key(|told| (told.counts_until.is_none(), told.counts_until));
        if let Some(told) = last {
            barred.entry(person).or_insert(Bar { cause: told.cause, counts_until: told.counts_until });
        }
    }
    Ok(barred)
}

/// Goes on only if this person may be admitted from that day on, and by today; names the clause else.
pub(in crate::memberships) fn expect_none_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    starts: NaiveDate,
) -> Result<()> {
    let day = starts.max(tx.today);
    let own = put_out(tx, person, day)?;
    let Some(bar) = barred(tx, &[person], day)?.remove(&person).or(own) else { return Ok(()) };
    let statutes = statutes::in_force(tx, day)?;
    Err(Problem::from(bar).under(statutes::cite(&statutes, statutes.membership.clause.as_ref())))
}

/// Why this person may not come back by `day`, as his or her own memberships tell it.
fn put_out(tx: &mut Tx<'_>, person: PersonId, day: NaiveDate) -> Result<Option<Bar>> {
    let mut from = None;
    for row in super::super::store::of_person(tx, person)? {
        from = from.max(until(tx, &row)?);
    }
    let bar = |from| Bar { cause: MarkCause::Excluded, counts_until: Some(from) };
    Ok(from.filter(|from| day < *from).map(bar))
}

/// The day from which whoever was put out of this membership may come back, by the statutes of its last day.
fn until(tx: &mut Tx<'_>, row: &MembershipRow) -> Result<Option<NaiveDate>> {
    let last = row.tenure().ends.filter(|_| row.standing == Standing::Excluded).map(|ends| ends.latest());
    let Some(last) = last else { return Ok(None) };
    let days = statutes::in_force(tx, last)?.membership.reapply_days;
    Ok(Some(last.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)))
}

/// Remembers whoever was put out of a membership, and forgets whoever was not, after all.
pub(in crate::memberships) fn follow(tx: &mut Tx<'_>, row: &MembershipRow) -> Result<()> {
    let Some(until) = until(tx, row)? else { return forget(tx, row.id.into()) };
    let last = row.tenure().ends.map_or(tx.today, |ends| ends.latest());
    let what = Remembering {
        person: row.person_id,
        cause: MarkCause::Excluded,
        counts_until: Some(until),
        body_id: row.unit_id,
        on: last,
    };
    remember(tx, row.id.into(), &what)
}
