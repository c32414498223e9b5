//! Moves of bodies in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, body_moves, containing};
use crate::error::Result;
use crate::territory::{TerritoryCode, codes_under};
use crate::words::search_words;

use super::super::model::{BodyId, BodyQuery};
use super::model::Move;

/// Moves still to come on `day`, made from where the body then stood.
macro_rules! standing_on {
    ($day:expr) => {
        body_moves::takes_effect_on
            .gt($day)
            .and(body_moves::stood_from.is_null().or(body_moves::stood_from.le($day)))
    };
}

/// Every move of these bodies, in the order of their days.
pub(super) fn of_bodies(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Move>> {
    let found = body_moves::table.filter(body_moves::body_id.eq_any(bodies));
    Ok(found.order(body_moves::takes_effect_on).select(Move::as_select()).load(tx.conn)?)
}

/// Where these bodies stood on `day`, for those that have moved since.
pub(super) fn stations_on(tx: &mut Tx<'_>, bodies: &[BodyId], day: NaiveDate) -> Result<Vec<Move>> {
    let found = body_moves::table.filter(body_moves::body_id.eq_any(bodies)).filter(standing_on!(day));
    Ok(found.select(Move::as_select()).load(tx.conn)?)
}

/// The bodies that stood where the query says on the day asked for, and have moved since. The parent it names is
/// looked up already.
pub(in crate::bodies) fn elsewhere_then(
    tx: &mut Tx<'_>,
    query: &BodyQuery,
    parent: Option<BodyId>,
) -> Result<Vec<BodyId>> {
    let mut found = body_moves::table.filter(standing_on!(tx.as_of)).into_boxed();
    if let Some(parent) = parent {
        found = found.filter(body_moves::parent_id.eq(parent));
    }
    if let Some(code) = &query.territory {
        found = found.filter(body_moves::territory.eq(code.as_str()));
    }
    if let Some(code) = &query.under {
        found = found.filter(body_moves::territory.eq_any(codes_under(tx, code.as_str())?));
    }
    for word in query.q.iter().flat_map(|words| search_words(words)).map(|word| containing(&word)) {
        found = found.filter(body_moves::search.like(word).escape('\\'));
    }
    Ok(found.select(body_moves::body_id).load(tx.conn)?)
}

/// The bodies that stood at a territory or below it on the day asked for, and have moved since.
pub(crate) fn there_then(tx: &mut Tx<'_>, under: &TerritoryCode) -> Result<Vec<BodyId>> {
    elsewhere_then(tx, &BodyQuery { under: Some(under.clone()), ..BodyQuery::default() }, None)
}

/// The day of a body's first move.
pub(in crate::bodies) fn first_day(tx: &mut Tx<'_>, body: BodyId) -> Result<Option<NaiveDate>> {
    let found = body_moves::table.filter(body_moves::body_id.eq(body));
    Ok(found.select(diesel::dsl::min(body_moves::takes_effect_on)).first(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, made: &Move) -> Result<()> {
    diesel::insert_into(body_moves::table).values(made).execute(tx.conn)?;
    Ok(())
}
