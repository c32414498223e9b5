//! Moves of bodies in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::ActId;
use crate::db::{Tx, bodies, body_moves};
use crate::error::Result;
use crate::take_out;
use crate::territory::{TerritoryCode, codes_under};

use super::super::model::{BodyId, Whereabouts};
use super::model::{Move, MoveId};

/// Moves still to come on `day`, made from where the body then stood.
macro_rules! standing_on {
    ($day:expr) => {
        body_moves::takes_effect_on
            .gt($day)
            .and(body_moves::stood_from.is_null().or(body_moves::stood_from.le($day)))
    };
}

/// Whether a body stood at a territory or below it on the day asked for, in a query of bodies.
#[macro_export]
macro_rules! stood_under {
    ($tx:expr, $code:expr) => {{
        let code: &$crate::territory::TerritoryCode = $code;
        let (codes, then) = $crate::bodies::moves::there_then($tx, code)?;
        let from = $crate::db::bodies::stands_from;
        let since = from.is_null().or(from.le($tx.as_of));
        $crate::db::bodies::territory.eq_any(codes).and(since).or($crate::db::bodies::id.eq_any(then))
    }};
}

/// Every move of these bodies, in the order of their days.
pub(super) fn of_bodies(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Move>> {
    let found = body_moves::table.filter(body_moves::body_id.eq_any(bodies));
    Ok(found.order((body_moves::takes_effect_on, body_moves::id)).select(Move::as_select()).load(tx.conn)?)
}

/// Where these bodies stood on `day`, for those that have moved since.
pub(super) fn stations_on(tx: &mut Tx<'_>, bodies: &[BodyId], day: NaiveDate) -> Result<Vec<Move>> {
    let found = body_moves::table.filter(body_moves::body_id.eq_any(bodies)).filter(standing_on!(day));
    Ok(found.select(Move::as_select()).load(tx.conn)?)
}

/// The bodies that stood there on the day asked for, and have moved since.
pub(in crate::bodies) fn elsewhere_then(tx: &mut Tx<'_>, sought: &Whereabouts) -> Result<Vec<BodyId>> {
    let mut found = body_moves::table.filter(standing_on!(tx.as_of)).into_boxed();
    if let Some(parent) = sought.parent {
        found = found.filter(body_moves::parent_id.eq(parent));
    }
    if let Some(code) = &sought.territory {
        found = found.filter(body_moves::territory.eq(code));
    }
    if let Some(codes) = &sought.codes {
        found = found.filter(body_moves::territory.eq_any(codes));
    }
    for word in &sought.words {
        found = found.filter(body_moves::search.like(word).escape('\\'));
    }
    Ok(found.select(body_moves::body_id).load(tx.conn)?)
}

/// The codes of a territory and of all below it on the day asked for, and the bodies that stood there then and have
/// moved since.
pub(crate) fn there_then(tx: &mut Tx<'_>, under: &TerritoryCode) -> Result<(Vec<String>, Vec<BodyId>)> {
    let codes = Some(codes_under(tx, under.as_str())?);
    let sought = Whereabouts { codes, ..Whereabouts::default() };
    let mut then = elsewhere_then(tx, &sought)?;
    if then.is_empty() {
        // A choice between an index and nothing at all is walked row by row on SQLite.
        then.push(BodyId::NOBODY);
    }
    Ok((sought.codes.unwrap_or_default(), then))
}

/// The bodies of these types that stood on the day asked for elsewhere than their rows say, each with its territory then.
pub fn places_then(tx: &mut Tx<'_>, types: &[String]) -> Result<Vec<(BodyId, String)>> {
    let day = tx.as_of;
    let found = body_moves::table
        .inner_join(bodies::table.on(bodies::id.eq(body_moves::body_id)))
        .filter(standing_on!(day))
        .filter(bodies::type_code.eq_any(types))
        .filter(bodies::starts_earliest.is_null().or(bodies::starts_earliest.le(day)))
        .filter(bodies::ends_latest.is_null().or(bodies::ends_latest.ge(day)));
    Ok(found.select((body_moves::body_id, body_moves::territory)).load(tx.conn)?)
}

/// A body that is to leave one of these territories after `day`.
pub(super) fn leaving(tx: &mut Tx<'_>, codes: &[String], day: NaiveDate) -> Result<Option<BodyId>> {
    let leaving = body_moves::table
        .filter(body_moves::territory.eq_any(codes))
        .filter(body_moves::takes_effect_on.gt(day));
    Ok(leaving.order(body_moves::takes_effect_on).select(body_moves::body_id).first(tx.conn).optional()?)
}

/// A body's first move.
pub(in crate::bodies) fn first(tx: &mut Tx<'_>, body: BodyId) -> Result<Option<Move>> {
    let found = body_moves::table.filter(body_moves::body_id.eq(body));
    let order = (body_moves::takes_effect_on, body_moves::id);
    Ok(found.order(order).select(Move::as_select()).first(tx.conn).optional()?)
}

pub(super) fn update(tx: &mut Tx<'_>, made: &Move) -> Result<()> {
    diesel::update(body_moves::table.find(made.id)).set(made).execute(tx.conn)?;
    Ok(())
}

/// A body that leaves a territory on that very day.
pub(super) fn leaving_on(tx: &mut Tx<'_>, code: &str, day: NaiveDate) -> Result<Option<BodyId>> {
    let leaving =
        body_moves::table.filter(body_moves::territory.eq(code)).filter(body_moves::takes_effect_on.eq(day));
    Ok(leaving.order(body_moves::takes_effect_on).select(body_moves::body_id).first(tx.conn).optional()?)
}

/// Every move of one day.
pub(super) fn of_day(tx: &mut Tx<'_>, day: NaiveDate) -> Result<Vec<Move>> {
    let found = body_moves::table.filter(body_moves::takes_effect_on.eq(day));
    Ok(found.order(body_moves::id).select(Move::as_select()).load(tx.conn)?)
}

/// The moves of one day from one of these territories that are no part of an act.
pub(super) fn beside_act(tx: &mut Tx<'_>, act: ActId, codes: &[String], day: NaiveDate) -> Result<Vec<Move>> {
    let beside = body_moves::act_id.is_null().or(body_moves::act_id.ne(act));
    let found = body_moves::table
        .filter(body_moves::territory.eq_any(codes))
        .filter(body_moves::takes_effect_on.eq(day))
        .filter(beside);
    Ok(found.order(body_moves::id).select(Move::as_select()).load(tx.conn)?)
}

pub(super) fn find(tx: &mut Tx<'_>, id: MoveId) -> Result<Move> {
    Ok(body_moves::table.find(id).select(Move::as_select()).first(tx.conn)?)
}

pub(super) fn delete(tx: &mut Tx<'_>, id: MoveId) -> Result<()> {
    take_out!(tx, body_moves, id);
    Ok(())
}

pub(super) fn insert(tx: &mut Tx<'_>, made: &Move) -> Result<()> {
    diesel::insert_into(body_moves::table).values(made).execute(tx.conn)?;
    Ok(())
}
