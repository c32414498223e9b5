//! Where people live: kept by the code their territory bore first, told by the one it bears on a day.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, territories, territory_moves};
use crate::error::Result;
use crate::on_each;

use super::super::model::Place;
use super::{BATCH, row, settled_on};

/// A code, the one borne before it and the one borne after it.
type Link = (String, Option<String>, Option<String>);

/// These codes with every other that one of these territories ever bears.
pub(crate) fn codes_borne(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<String>> {
    let link = (territories::code, territories::renumbered_from, territories::renumbered_to);
    let mut links: Vec<Link> = Vec::new();
    for some in codes.chunks(BATCH) {
        let renumbered =
            territories::renumbered_from.is_not_null().or(territories::renumbered_to.is_not_null());
        let found = territories::table.filter(territories::code.eq_any(some)).filter(renumbered);
        links.append(&mut found.select(link).load(tx.conn)?);
    }
    with_others(tx, codes.to_vec(), links)
}

/// The same of codes whose links are known.
pub(super) fn with_others(tx: &mut Tx<'_>, mut codes: Vec<String>, links: Vec<Link>) -> Result<Vec<String>> {
    let link = (territories::code, territories::renumbered_from, territories::renumbered_to);
    let mut open = links;
    while !open.is_empty() {
        let next = open.drain(..).flat_map(|(_, before, after)| [before, after]).flatten();
        let mut next: Vec<String> = next.filter(|code| !codes.contains(code)).collect();
        next.sort_unstable();
        next.dedup();
        codes.extend(next.iter().cloned());
        for some in next.chunks(BATCH) {
            let found = territories::table.filter(territories::code.eq_any(some));
            open.append(&mut found.select(link).load(tx.conn)?);
        }
    }
    Ok(codes)
}

/// What a residence is kept as, whatever acts of the state are recorded: the code the territory bore first, and the
/// province it lay in first. One look where no act ever touched it.
pub(crate) fn first_home(tx: &mut Tx<'_>, code: &str) -> Result<(String, Option<String>)> {
    if let Some(home) = untouched(tx, code)? {
        return Ok(home);
    }
    let mut place = row(tx, code)?;
    let codes = codes_borne(tx, std::slice::from_ref(&place.code))?;
    while let Some(before) = &place.renumbered_from {
        place = row(tx, &before.clone())?;
    }
    let left: Option<Option<String>> = territory_moves::table
        .filter(territory_moves::code.eq_any(codes))
        .order(territory_moves::takes_effect_on)
        .select(territory_moves::province)
        .first(tx.conn)
        .optional()?;
    Ok((place.code, left.unwrap_or(place.province)))
}

/// The same of several, by the code each was asked for by; those there are. One look for all that no act ever touched.
pub(crate) fn first_homes(
    tx: &mut Tx<'_>,
    codes: &[String],
) -> Result<HashMap<String, (String, Option<String>)>> {
    let mut homes = HashMap::with_capacity(codes.len());
    for some in codes.chunks(BATCH) {
        let found = territories::table
            .filter(territories::code.eq_any(some))
            .filter(diesel::dsl::not(touched()))
            .select((territories::code, territories::province));
        let found: Vec<(String, Option<String>)> = on_each!(&mut *tx.conn, conn => found.load(conn))?;
        homes.extend(found.into_iter().map(|home| (home.0.clone(), home)));
    }
    for code in codes {
        if !homes.contains_key(code) {
            match first_home(tx, code) {
                Err(problem) if problem.is_not_found() => {}
                found => drop(homes.insert(code.clone(), found?)),
            }
        }
    }
    Ok(homes)
}

/// The code and the province of a territory, if there is one of that code and no act ever touched it.
fn untouched(tx: &mut Tx<'_>, code: &str) -> Result<Option<(String, Option<String>)>> {
    let found = territories::table.find(code).filter(diesel::dsl::not(touched()));
    Ok(
        on_each!(&mut *tx.conn, conn => found.select((territories::code, territories::province)).first(conn).optional())?,
    )
}

/// The territories with these codes as they are on the day asked for: those that an act of the state ever touches, by
/// the code they were asked for by.
pub(crate) fn homes(tx: &mut Tx<'_>, codes: &[String]) -> Result<HashMap<String, Place>> {
    if codes.is_empty() || !has_acts(tx)? {
        return Ok(HashMap::new());
    }
    let day = tx.as_of;
    let found = territories::table.filter(territories::code.eq_any(codes)).filter(touched());
    let rows = found.select(Place::as_select()).load(tx.conn)?;
    placed(tx, rows, day)
}

/// The territories that bore, or bear, these codes: those they are on `day`, where they then lay, by the code they were
/// asked for by. What is no code then is left out.
pub(in crate::territory) fn places_on(
    tx: &mut Tx<'_>,
    codes: &[String],
    day: NaiveDate,
) -> Result<HashMap<String, Place>> {
    let mut found = Vec::new();
    match codes {
        [one] => match row(tx, one) {
            Err(problem) if problem.is_not_found() => {}
            one => found.push(one?),
        },
        many => {
            for some in many.chunks(BATCH) {
                let rows = territories::table.filter(territories::code.eq_any(some));
                found.append(&mut rows.select(Place::as_select()).load(tx.conn)?);
            }
        }
    }
    let mut places = placed(tx, found, day)?;
    places.retain(|_, place| place.exists_on(day));
    Ok(places)
}

/// These territories as they are on `day`, by the code of each row.
fn placed(tx: &mut Tx<'_>, rows: Vec<Place>, day: NaiveDate) -> Result<HashMap<String, Place>> {
    let asked: Vec<String> = rows.iter().map(|place| place.code.clone()).collect();
    let places = borne_on(tx, rows, day)?;
    Ok(asked.into_iter().zip(settled_on(tx, places, day)?).collect())
}

/// Whether any act of the state is recorded. Asked at every look at persons: each engine runs its own statement.
fn has_acts(tx: &mut Tx<'_>) -> Result<bool> {
    let acts = territory_moves::table.select(territory_moves::id);
    Ok(on_each!(&mut *tx.conn, conn => diesel::select(diesel::dsl::exists(acts)).get_result(conn))?)
}

/// Territories that an act of the state ever moved or gave another code.
#[diesel::dsl::auto_type(no_type_alias)]
fn touched() -> _ {
    territories::stands_from
        .is_not_null()
        .or(territories::renumbered_from.is_not_null())
        .or(territories::renumbered_to.is_not_null())
}

/// Each of these territories under the code it bears on `day`, where it bears one.
fn borne_on(tx: &mut Tx<'_>, mut places: Vec<Place>, day: NaiveDate) -> Result<Vec<Place>> {
    loop {
        let others: Vec<&str> = places.iter().filter_map(|place| place.other_code_on(day)).collect();
        if others.is_empty() {
            return Ok(places);
        }
        let found = territories::table.filter(territories::code.eq_any(others));
        let found: Vec<Place> = found.select(Place::as_select()).load(tx.conn)?;
        for place in &mut places {
            let other =
                place.other_code_on(day).and_then(|code| found.iter().find(|other| other.code == code));
            if let Some(other) = other {
                *place = other.clone();
            }
        }
    }
}
