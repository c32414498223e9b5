//! Pairs in the database.
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::db::{AnyConnection, MultiBackend, Tx, duplicate_pairs, persons};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;
use crate::{is_person_within, on_each};

use super::super::model::{DuplicateId, DuplicatePair, DuplicateQuery, PairState};

/// How many persons one statement names.
const AT_ONCE: usize = 500;

type Pairs<'a> = duplicate_pairs::BoxedQuery<'a, MultiBackend>;

/// The pairs both of whom are there, and whom the caller may see, in no order yet.
fn seen<'a>(tx: &mut Tx<'_>) -> Result<Pairs<'a>> {
    let pairs = duplicate_pairs::table.into_boxed();
    Ok(match tx.reach()? {
        None => {
            let first = persons::table.filter(persons::id.eq(duplicate_pairs::person_id));
            let second = persons::table.filter(persons::id.eq(duplicate_pairs::other_id));
            pairs.filter(exists(first)).filter(exists(second))
        }
        Some(within) => {
            let there = || persons::table.filter(is_person_within!(tx.today, within));
            let first = there().filter(persons::id.eq(duplicate_pairs::person_id));
            let second = there().filter(persons::id.eq(duplicate_pairs::other_id));
            pairs.filter(exists(first)).filter(exists(second))
        }
    })
}

fn fitting<'a>(tx: &mut Tx<'_>, query: &DuplicateQuery) -> Result<Pairs<'a>> {
    let mut fitting = seen(tx)?;
    if let Some(state) = query.state {
        fitting = fitting.filter(duplicate_pairs::state.eq(state));
    }
    if let Some(band) = query.band {
        fitting = fitting.filter(duplicate_pairs::band.eq(band));
    }
    if let Some(person) = query.person_id {
        let is_one = duplicate_pairs::person_id.eq(person).or(duplicate_pairs::other_id.eq(person));
        fitting = fitting.filter(is_one);
    }
    Ok(fitting)
}

/// One that the caller may see.
pub(in crate::duplicates) fn find(tx: &mut Tx<'_>, id: DuplicateId) -> Result<DuplicatePair> {
    let pair = seen(tx)?.filter(duplicate_pairs::id.eq(id));
    Ok(pair.select(DuplicatePair::as_select()).first(tx.conn)?)
}

/// Those asked for, the surest first; after a score and an id, if the page starts there.
pub(in crate::duplicates) fn list(
    tx: &mut Tx<'_>,
    query: &DuplicateQuery,
    after: Option<(i64, DuplicateId)>,
    listing: &Listing,
) -> Result<Vec<DuplicatePair>> {
    let mut found = fitting(tx, query)?;
    if let Some((score, id)) = after {
        // The bound is said twice, so that the first half is found in the index.
        found = found
            .filter(duplicate_pairs::score.le(score))
            .filter(duplicate_pairs::score.lt(score).or(duplicate_pairs::id.lt(id)));
    }
    let found =
        found.order((duplicate_pairs::score.desc(), duplicate_pairs::id.desc())).limit(listing.fetch());
    Ok(found.select(DuplicatePair::as_select()).load(tx.conn)?)
}

/// How many fit.
pub(in crate::duplicates) fn count(tx: &mut Tx<'_>, query: &DuplicateQuery) -> Result<i64> {
    Ok(fitting(tx, query)?.count().get_result(tx.conn)?)
}

/// Every pair that one of these persons is one of.
pub(in crate::duplicates) fn among(conn: &mut AnyConnection, ids: &[PersonId]) -> Result<Vec<DuplicatePair>> {
    let mut found: Vec<DuplicatePair> = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let first = duplicate_pairs::table.filter(duplicate_pairs::person_id.eq_any(some));
        let second = duplicate_pairs::table.filter(duplicate_pairs::other_id.eq_any(some));
        found.extend(first.select(DuplicatePair::as_select()).load::<DuplicatePair>(conn)?);
        found.extend(second.select(DuplicatePair::as_select()).load::<DuplicatePair>(conn)?);
    }
    found.sort_by_key(|pair| pair.id);
    found.dedup_by_key(|pair| pair.id);
    Ok(found)
}

/// The pair of these two, in the order of their ids, if there is one.
pub(in crate::duplicates) fn of_both(
    conn: &mut AnyConnection,
    (person, other): (PersonId, PersonId),
) -> Result<Option<DuplicatePair>> {
    let pair = duplicate_pairs::table
        .filter(duplicate_pairs::person_id.eq(person))
        .filter(duplicate_pairs::other_id.eq(other));
    Ok(pair.select(DuplicatePair::as_select()).first(conn).optional()?)
}

/// What was dismissed of one person's.
pub(in crate::duplicates) fn settled_of(
    conn: &mut AnyConnection,
    person: PersonId,
) -> Result<Vec<DuplicatePair>> {
    let mut all = among(conn, &[person])?;
    all.retain(|pair| pair.state == PairState::Dismissed);
    Ok(all)
}

pub(in crate::duplicates) fn insert(conn: &mut AnyConnection, pairs: &[DuplicatePair]) -> Result<()> {
    for pair in pairs {
        on_each!(&mut *conn, conn => diesel::insert_into(duplicate_pairs::table).values(pair).execute(conn))?;
    }
    Ok(())
}

pub(in crate::duplicates) fn update(conn: &mut AnyConnection, pair: &DuplicatePair) -> Result<()> {
    diesel::update(duplicate_pairs::table.find(pair.id)).set(pair).execute(conn)?;
    Ok(())
}

/// Takes out pairs that nothing speaks for any more.
pub(in crate::duplicates) fn delete(conn: &mut AnyConnection, ids: &[DuplicateId]) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        let gone = duplicate_pairs::table.filter(duplicate_pairs::id.eq_any(some));
        on_each!(&mut *conn, conn => diesel::delete(gone).execute(conn))?;
    }
    Ok(())
}
