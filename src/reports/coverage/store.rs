//! Places in the database, and the bodies that cover them.
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::bodies::moves;
use crate::bodies::{self as organs, Body, BodyId};
use crate::db::{Tx, bodies, territories};
use crate::error::Result;
use crate::http::Listing;
use crate::territory::{Place, codes_under};

use super::model::CoverageQuery;

/// The bodies of these types that may exist on the day asked for, and then stood where their rows say.
macro_rules! covering {
    ($types:expr, $day:expr) => {
        bodies::table
            .filter(bodies::stands_from.is_null().or(bodies::stands_from.le($day)))
            .filter(bodies::type_code.eq_any($types))
            .filter(bodies::starts_earliest.is_null().or(bodies::starts_earliest.le($day)))
            .filter(bodies::ends_latest.is_null().or(bodies::ends_latest.ge($day)))
    };
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $level:expr, $types:expr) => {{
        let day = $tx.as_of;
        let here = bodies::territory
            .eq(territories::code)
            .or(bodies::territory.nullable().eq(territories::parent).assume_not_null());
        let then: Vec<String> = moves::places_then($tx, $types)?.into_iter().map(|(_, code)| code).collect();
        let in_one =
            territories::parent.is_not_null().and(territories::parent.eq_any(then.clone()).assume_not_null());
        let covered =
            exists(covering!($types, day).filter(here)).or(territories::code.eq_any(then)).or(in_one);
        let mut found = territories::table
            .filter(territories::level.eq($level))
            .filter(territories::valid_from.is_null().or(territories::valid_from.le(day)))
            .filter(territories::valid_to.is_null().or(territories::valid_to.ge(day)))
            .into_boxed();
        if let Some(within) = $tx.reach()? {
            found = found.filter(territories::code.eq_any(within.codes.clone()));
        }
        if let Some(code) = &$query.under {
            found = found.filter(territories::code.eq_any(codes_under($tx, code.as_str())?));
        }
        if $query.covered == Some(true) { found.filter(covered) } else { found.filter(not(covered)) }
    }};
}

/// The places asked for, by code.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &CoverageQuery,
    level: &str,
    types: &[String],
    listing: &Listing,
) -> Result<Vec<Place>> {
    let mut found = filtered!(tx, query, level, types);
    if let Some([code]) = listing.after_parts() {
        found = found.filter(territories::code.gt(code));
    }
    Ok(found.order(territories::code).limit(listing.fetch()).select(Place::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &CoverageQuery, level: &str, types: &[String]) -> Result<i64> {
    Ok(filtered!(tx, query, level, types).count().get_result(tx.conn)?)
}

/// The bodies of these types at these territories, by slug.
pub(super) fn bodies_at(tx: &mut Tx<'_>, codes: &[String], types: &[String]) -> Result<Vec<Body>> {
    let day = tx.as_of;
    let then = moves::places_then(tx, types)?;
    let then: Vec<BodyId> =
        then.into_iter().filter(|(_, code)| codes.contains(code)).map(|(id, _)| id).collect();
    let there = covering!(types, day).filter(bodies::territory.eq_any(codes));
    let mut found: Vec<Body> = there.order(bodies::slug).select(Body::as_select()).load(tx.conn)?;
    if !then.is_empty() {
        found.extend(organs::brief(tx, &then)?);
        found.sort_by(|one, other| one.slug.cmp(&other.slug));
    }
    Ok(found)
}
