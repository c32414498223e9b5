//! Positions in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, appointments, bodies, position_numbers, positions};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;
use crate::{on_each, reached, take_out};

use super::super::model::BodyId;
use super::model::{Position, PositionId};
use super::numbering::Number;

pub(super) fn find(tx: &mut Tx<'_>, id: PositionId) -> Result<Position> {
    Ok(positions::table.find(id).select(Position::as_select()).first(tx.conn)?)
}

pub(super) fn of_bodies(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Position>> {
    let order = (positions::rank, positions::ordinal, positions::id);
    // One body is asked for far more often than a tree: its statement stays prepared.
    Ok(match bodies {
        [one] => on_each!(&mut *tx.conn, conn => positions::table
            .filter(positions::body_id.eq(one))
            .order(order)
            .select(Position::as_select())
            .load(conn))?,
        many => positions::table
            .filter(positions::body_id.eq_any(many))
            .order(order)
            .select(Position::as_select())
            .load(tx.conn)?,
    })
}

pub(super) fn of_ids(tx: &mut Tx<'_>, ids: &[PositionId]) -> Result<Vec<Position>> {
    Ok(positions::table.filter(positions::id.eq_any(ids)).select(Position::as_select()).load(tx.conn)?)
}

macro_rules! filtered {
    ($tx:expr, $body:expr, $type_code:expr) => {{
        let day = $tx.as_of;
        let home = bodies::id.eq(positions::body_id);
        let mut found = positions::table
            .inner_join(bodies::table.on(home))
            .filter(bodies::starts_earliest.is_null().or(bodies::starts_earliest.le(day)))
            .filter(bodies::ends_latest.is_null().or(bodies::ends_latest.ge(day)))
            .into_boxed();
        found = reached!($tx, found, bodies);
        if let Some(body) = $body {
            found = found.filter(positions::body_id.eq(body));
        }
        if let Some(code) = $type_code {
            found = found.filter(positions::type_code.eq(code));
        }
        found
    }};
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    body: Option<BodyId>,
    type_code: Option<&str>,
    listing: &Listing,
) -> Result<Vec<Position>> {
    let mut found = filtered!(tx, body, type_code);
    if let Some(after) = listing.after_id()? {
        found = found.filter(positions::id.gt(PositionId(after)));
    }
    Ok(found.order(positions::id).limit(listing.fetch()).select(Position::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, body: Option<BodyId>, type_code: Option<&str>) -> Result<i64> {
    Ok(filtered!(tx, body, type_code).count().get_result(tx.conn)?)
}

/// The highest seat of a position that was ever held.
pub(super) fn highest_seat(tx: &mut Tx<'_>, id: PositionId) -> Result<Option<i64>> {
    let held = appointments::table.filter(appointments::position_id.eq(id));
    Ok(held.select(diesel::dsl::max(appointments::seat)).first(tx.conn)?)
}

pub(super) fn insert_all(tx: &mut Tx<'_>, made: &[Position]) -> Result<()> {
    on_each!(&mut *tx.conn, conn => diesel::insert_into(positions::table).values(made).execute(conn))?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, position: &Position) -> Result<()> {
    diesel::update(positions::table.find(position.id)).set(position).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: PositionId) -> Result<()> {
    // What it bore goes with it: the touch keeps it where the past is kept.
    let borne = position_numbers::table.filter(position_numbers::position_id.eq(id));
    diesel::update(borne).set(position_numbers::updated_at.eq(tx.now)).execute(tx.conn)?;
    take_out!(tx, positions, id);
    Ok(())
}

/// Those who ever held a position.
pub(super) fn holders(tx: &mut Tx<'_>, id: PositionId) -> Result<Vec<PersonId>> {
    let of_it = appointments::table.filter(appointments::position_id.eq(id));
    Ok(of_it.select(appointments::person_id).distinct().order(appointments::person_id).load(tx.conn)?)
}

/// All that these positions bore before.
pub(super) fn numbers_of(tx: &mut Tx<'_>, ids: &[PositionId]) -> Result<Vec<Number>> {
    let found = position_numbers::table.filter(position_numbers::position_id.eq_any(ids));
    Ok(found.select(Number::as_select()).load(tx.conn)?)
}

/// What the positions of these bodies bore on the day asked for or later, and bear no more.
pub(super) fn numbers_in(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Number>> {
    let day = tx.as_of;
    let home = || positions::table.on(positions::id.eq(position_numbers::position_id));
    // One body is asked for far more often than a tree: its statement stays prepared.
    Ok(match bodies {
        [one] => on_each!(&mut *tx.conn, conn => position_numbers::table
            .inner_join(home())
            .filter(positions::body_id.eq(one))
            .filter(position_numbers::ends_on.ge(day))
            .select(Number::as_select())
            .load(conn))?,
        many => position_numbers::table
            .inner_join(home())
            .filter(positions::body_id.eq_any(many))
            .filter(position_numbers::ends_on.ge(day))
            .select(Number::as_select())
            .load(tx.conn)?,
    })
}

/// The last day on which another position of that type in the body bore that ordinal, if one did.
pub(super) fn borne_until(
    tx: &mut Tx<'_>,
    body: BodyId,
    type_code: &str,
    ordinal: i64,
) -> Result<Option<NaiveDate>> {
    Ok(position_numbers::table
        .inner_join(positions::table.on(positions::id.eq(position_numbers::position_id)))
        .filter(positions::body_id.eq(body))
        .filter(positions::type_code.eq(type_code))
        .filter(position_numbers::ordinal.eq(ordinal))
        .select(diesel::dsl::max(position_numbers::ends_on))
        .first(tx.conn)?)
}

pub(super) fn insert_number(tx: &mut Tx<'_>, number: &Number) -> Result<()> {
    diesel::insert_into(position_numbers::table).values(number.clone()).execute(tx.conn)?;
    Ok(())
}

/// The ordinal, on the way to the one a position is to bear. The first step says when it changed, so that what it
/// bore until then is kept.
pub(super) fn set_ordinal(tx: &mut Tx<'_>, id: PositionId, ordinal: i64) -> Result<()> {
    let step = (positions::ordinal.eq(ordinal), positions::updated_at.eq(tx.now));
    diesel::update(positions::table.find(id)).set(step).execute(tx.conn)?;
    Ok(())
}
