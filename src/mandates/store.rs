//! Mandates in the database.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, institutions, mandate_functions, mandates};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;
use crate::{is_person_within, take_out};

use super::institutions::InstitutionId;
use super::model::{FunctionHeld, MandateFunction, MandateId, MandateQuery, MandateRow, Verification};

/// How many persons one statement names.
const AT_ONCE: usize = 500;

pub(super) fn find(tx: &mut Tx<'_>, id: MandateId) -> Result<MandateRow> {
    Ok(mandates::table.find(id).select(MandateRow::as_select()).first(tx.conn)?)
}

/// All these persons ever had, the earliest recorded first.
pub(super) fn of_persons(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<MandateRow>> {
    let mut all = Vec::new();
    for some in persons.chunks(AT_ONCE) {
        let found = mandates::table.filter(mandates::person_id.eq_any(some)).order(mandates::id);
        all.extend(found.select(MandateRow::as_select()).load(tx.conn)?);
    }
    Ok(all)
}

/// What the holders of these mandates do there, in order.
pub(super) fn functions_of(
    tx: &mut Tx<'_>,
    of: &[MandateId],
) -> Result<HashMap<MandateId, Vec<FunctionHeld>>> {
    type Row = (MandateId, MandateFunction, Option<i64>);
    let mut all: HashMap<MandateId, Vec<FunctionHeld>> = HashMap::new();
    for some in of.chunks(AT_ONCE) {
        let order = (mandate_functions::mandate_id, mandate_functions::place);
        let columns =
            (mandate_functions::mandate_id, mandate_functions::function, mandate_functions::ordinal);
        let found = mandate_functions::table.filter(mandate_functions::mandate_id.eq_any(some)).order(order);
        let rows: Vec<Row> = found.select(columns).load(tx.conn)?;
        for (id, function, ordinal) in rows {
            all.entry(id).or_default().push(FunctionHeld { function, ordinal });
        }
    }
    Ok(all)
}

/// Keeps what the holder of a mandate does there, in place of what was known before.
pub(super) fn put_functions(tx: &mut Tx<'_>, id: MandateId, held: &[FunctionHeld]) -> Result<()> {
    take_out!(tx, mandate_functions, at mandate_functions::table.filter(mandate_functions::mandate_id.eq(id)));
    for (place, one) in (1_i64..).zip(held) {
        let row = (
            mandate_functions::mandate_id.eq(id),
            mandate_functions::place.eq(place),
            mandate_functions::function.eq(one.function),
            mandate_functions::ordinal.eq(one.ordinal),
            mandate_functions::updated_at.eq(tx.now),
        );
        diesel::insert_into(mandate_functions::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}

/// Whether a mandate is within reach, in a query of mandates: by its institution, or by its holder.
macro_rules! is_mandate_within {
    ($today:expr, $within:expr) => {{
        use crate::db::persons;
        let there = institutions::table
            .filter(institutions::territory.eq_any($within.homes.clone()))
            .select(institutions::id);
        let holders = persons::table.filter(is_person_within!($today, $within)).select(persons::id);
        mandates::institution_id.eq_any(there).or(mandates::person_id.eq_any(holders))
    }};
}

/// Those that fit, within the caller's reach, in no order yet; in institutions of these territories, where some are named.
fn fitting<'a>(
    tx: &mut Tx<'_>,
    query: &MandateQuery,
    codes: Option<&[String]>,
) -> Result<mandates::BoxedQuery<'a, MultiBackend>> {
    let day = tx.as_of;
    let mut fitting = mandates::table.into_boxed();
    if let Some(within) = tx.reach()? {
        fitting = fitting.filter(is_mandate_within!(tx.today, within));
    }
    if let Some(person) = query.person_id {
        fitting = fitting.filter(mandates::person_id.eq(person));
    }
    if let Some(institution) = query.institution_id {
        fitting = fitting.filter(mandates::institution_id.eq(institution));
    }
    if let Some(codes) = codes {
        let there = institutions::table.filter(institutions::territory.eq_any(codes.to_vec()));
        fitting = fitting.filter(mandates::institution_id.eq_any(there.select(institutions::id)));
    }
    if let Some(function) = query.function {
        let theirs = mandate_functions::table.filter(mandate_functions::function.eq(function));
        fitting = fitting.filter(mandates::id.eq_any(theirs.select(mandate_functions::mandate_id)));
    }
    if query.history != Some(true) {
        fitting = fitting
            .filter(mandates::starts_earliest.is_null().or(mandates::starts_earliest.le(day)))
            .filter(mandates::ends_latest.is_null().or(mandates::ends_latest.ge(day)));
    }
    Ok(fitting)
}

/// A page of those that fit, the earliest recorded first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &MandateQuery,
    codes: Option<&[String]>,
    listing: &Listing,
) -> Result<Vec<MandateRow>> {
    let mut page = fitting(tx, query, codes)?;
    if let Some(after) = listing.after_id()? {
        page = page.filter(mandates::id.gt(MandateId(after)));
    }
    let page = page.order(mandates::id).limit(listing.fetch());
    Ok(page.select(MandateRow::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &MandateQuery, codes: Option<&[String]>) -> Result<i64> {
    Ok(fitting(tx, query, codes)?.count().get_result(tx.conn)?)
}

/// All of one person's in one institution, the earliest recorded first.
pub(super) fn of_both(
    tx: &mut Tx<'_>,
    person: PersonId,
    institution: InstitutionId,
) -> Result<Vec<MandateRow>> {
    let found = mandates::table
        .filter(mandates::person_id.eq(person))
        .filter(mandates::institution_id.eq(institution))
        .order(mandates::id);
    Ok(found.select(MandateRow::as_select()).load(tx.conn)?)
}

/// The mandates in an institution whose holders do what one alone may do, each with that; nothing of what is false.
pub(super) fn alone_in(
    tx: &mut Tx<'_>,
    institution: InstitutionId,
) -> Result<Vec<(MandateRow, FunctionHeld)>> {
    let held = mandates::table
        .inner_join(mandate_functions::table.on(mandate_functions::mandate_id.eq(mandates::id)))
        .filter(mandates::institution_id.eq(institution))
        .filter(mandates::verification.ne(Verification::False))
        .filter(mandate_functions::function.eq_any(MandateFunction::SINGLE))
        .order(mandates::id)
        .select((MandateRow::as_select(), mandate_functions::function, mandate_functions::ordinal));
    let rows: Vec<(MandateRow, MandateFunction, Option<i64>)> = held.load(tx.conn)?;
    Ok(rows.into_iter().map(|(row, function, ordinal)| (row, FunctionHeld { function, ordinal })).collect())
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &MandateRow) -> Result<()> {
    diesel::insert_into(mandates::table).values(row.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: &MandateRow) -> Result<()> {
    diesel::update(mandates::table.find(row.id)).set(row.clone()).execute(tx.conn)?;
    Ok(())
}
