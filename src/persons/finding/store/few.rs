//! Who bears words, where those who fit what is asked for beside a name are few: on PostgreSQL.
//!
//! 2026-11-28. PostgreSQL looks each bearer of each word up to see whether he or she fits, twenty words one after the other:
//! 4 to 12 ms each at a million. Whoever lives at a place, belongs to it or holds office there is found by three indexes, and
//! kept beside all who bear the words. Refused: one statement of both, for which it reads the whole index of words.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::PgConnection;
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::{
    AnyConnection, AnyId, Tx, appointments, bodies, memberships, person_words, persons, talent_skills,
};
use crate::error::Result;
use crate::is_person_within;
use crate::reach::Within;

use super::super::super::model::PersonId;
use super::super::beside::Narrowed;
use super::narrowed;

/// More than this are not few.
const FEW: i64 = 4_000;
/// More bearers than this are not read.
const MOST_BORNE: i64 = 20_000;

/// Those who bear each of these words: its place in the list, and who it is. Nothing where many fit, or many bear them: each
/// word is then asked by itself.
pub(in super::super) fn bearers_of_each(
    tx: &mut Tx<'_>,
    words: &[String],
    beside: &Narrowed,
) -> Result<Option<Vec<(usize, PersonId)>>> {
    let AnyConnection::Postgres(conn) = &mut *tx.conn else { return Ok(None) };
    let mut fitting: Option<HashSet<PersonId>> = None;
    let mut rest = Narrowed { places: Vec::new(), ..beside.clone() };
    for place in &beside.places {
        match there_if_few(conn, beside.today, &place.0)? {
            Some(few) => {
                fitting = Some(fitting.map_or_else(|| few.clone(), |before| &before & &few));
            }
            None => rest.places.push(place.clone()),
        }
    }
    let Some(fitting) = fitting else { return Ok(None) };
    let borne = person_words::table.filter(person_words::word.eq_any(words));
    let columns = (person_words::word, person_words::person_id);
    let mut rows: Vec<(String, PersonId)> =
        borne.select(columns).limit(MOST_BORNE.saturating_add(1)).load(conn)?;
    if i64::try_from(rows.len()).is_ok_and(|rows| rows > MOST_BORNE) {
        return Ok(None);
    }
    rows.retain(|(_, person)| fitting.contains(person));
    if !rest.is_wide() && !rows.is_empty() {
        let ids: Vec<PersonId> = rows.iter().map(|(_, person)| *person).collect();
        let mut found = person_words::table
            .filter(person_words::word.eq_any(words))
            .filter(person_words::person_id.eq_any(ids))
            .into_boxed();
        narrowed!(found, rest, person_words::person_id);
        rows = found.select(columns).load(conn)?;
    }
    let places: HashMap<&str, usize> = words.iter().map(String::as_str).zip(0..).collect();
    let place = |(word, person): (String, PersonId)| Some((*places.get(word.as_str())?, person));
    let mut borne: Vec<(usize, PersonId)> = rows.into_iter().filter_map(place).collect();
    borne.sort_unstable();
    Ok(Some(borne))
}

/// Who lives within a place, belongs to it or holds office there, where those are few.
fn there_if_few(
    conn: &mut PgConnection,
    today: NaiveDate,
    within: &Within,
) -> Result<Option<HashSet<PersonId>>> {
    let most = FEW.saturating_add(1);
    let are_few = |count: usize| i64::try_from(count).is_ok_and(|count| count <= FEW);
    let living = persons::table.filter(persons::residence.eq_any(&within.homes));
    let living: Vec<PersonId> = living.select(persons::id).limit(most).load(conn)?;
    let units = bodies::table.filter(crate::is_within!(today, within));
    let units: Vec<AnyId> = units.select(bodies::id).limit(most).load(conn)?;
    if !are_few(living.len()) || !are_few(units.len()) {
        return Ok(None);
    }
    let mut all: HashSet<PersonId> = living.into_iter().chain([within.person]).collect();
    if !units.is_empty() {
        let belonging = memberships::table
            .filter(memberships::unit_id.eq_any(&units))
            .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.ge(today)));
        let belonging: Vec<PersonId> = belonging.select(memberships::person_id).limit(most).load(conn)?;
        let in_office = appointments::table
            .filter(appointments::body_id.eq_any(&units))
            .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(today)));
        let in_office: Vec<PersonId> = in_office.select(appointments::person_id).limit(most).load(conn)?;
        if !are_few(belonging.len()) || !are_few(in_office.len()) {
            return Ok(None);
        }
        all.extend(belonging.into_iter().chain(in_office));
    }
    Ok(Some(all))
}
