//! Acts in the database.
use diesel::prelude::*;

use crate::basis::ActId;
use crate::db::{Tx, acts, bodies};
use crate::error::Result;
use crate::http::Listing;
use crate::{is_within, take_out};

use super::super::model::BodyId;
use super::model::{Act, ActQuery};

/// The acts as the query narrows them; body and codes are looked up already.
macro_rules! filtered {
    ($tx:expr, $query:expr, $body:expr, $codes:expr) => {{
        let day = $tx.as_of;
        let mut found = acts::table.into_boxed();
        if let Some(within) = $tx.reach()? {
            let there = bodies::table.filter(is_within!($tx.today, within)).select(bodies::id.nullable());
            let of_places = acts::territory.eq_any(within.codes.clone());
            found = found.filter(acts::body_id.eq_any(there).or(of_places));
        }
        if let Some(body) = $body {
            found = found.filter(acts::body_id.eq(body));
        }
        if let Some(codes) = $codes {
            found = found.filter(acts::territory.eq_any(codes));
        }
        match $query.planned {
            Some(true) => found.filter(acts::takes_effect_on.gt(day)),
            Some(false) => found.filter(acts::takes_effect_on.le(day)),
            None => found,
        }
    }};
}

pub(super) fn find(tx: &mut Tx<'_>, id: ActId) -> Result<Act> {
    Ok(acts::table.find(id).select(Act::as_select()).first(tx.conn)?)
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &ActQuery,
    body: Option<BodyId>,
    codes: Option<&[String]>,
    listing: &Listing,
) -> Result<Vec<Act>> {
    let mut found = filtered!(tx, query, body, codes);
    if let Some(after) = listing.after_id()? {
        found = found.filter(acts::id.gt(ActId(after)));
    }
    Ok(found.order(acts::id).limit(listing.fetch()).select(Act::as_select()).load(tx.conn)?)
}

pub(super) fn count(
    tx: &mut Tx<'_>,
    query: &ActQuery,
    body: Option<BodyId>,
    codes: Option<&[String]>,
) -> Result<i64> {
    Ok(filtered!(tx, query, body, codes).count().get_result(tx.conn)?)
}

/// The last act recorded about a body, if there is one.
pub(super) fn last_about(tx: &mut Tx<'_>, body: BodyId) -> Result<Option<Act>> {
    let about = acts::table.filter(acts::body_id.eq(body)).order(acts::id.desc());
    Ok(about.select(Act::as_select()).first(tx.conn).optional()?)
}

/// Those of these acts that stand, the last recorded first.
pub(super) fn of_ids(tx: &mut Tx<'_>, ids: &[ActId]) -> Result<Vec<Act>> {
    let found = acts::table.filter(acts::id.eq_any(ids)).order(acts::id.desc());
    Ok(found.select(Act::as_select()).load(tx.conn)?)
}

pub(super) fn is_kept(tx: &mut Tx<'_>, id: ActId) -> Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(acts::table.find(id))).get_result(tx.conn)?)
}

pub(super) fn update(tx: &mut Tx<'_>, act: &Act) -> Result<()> {
    diesel::update(acts::table.find(act.id)).set(act).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert(tx: &mut Tx<'_>, act: &Act) -> Result<()> {
    diesel::insert_into(acts::table).values(act).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: ActId) -> Result<()> {
    take_out!(tx, acts, id);
    Ok(())
}
