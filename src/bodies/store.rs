//! Bodies in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::DecisionId;
use crate::db::{Tx, appointments, bodies, containing, decisions, meetings};
use crate::error::Result;
use crate::http::Listing;
use crate::territory::codes_under;
use crate::words::{Tenure, search_words, word};
use crate::{on_each, take_out};

use super::model::{Body, BodyId, BodyQuery, BodyRef};

pub(super) fn find(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    Ok(match body {
        BodyRef::Id(id) => {
            on_each!(&mut *tx.conn, conn => bodies::table.find(id).select(Body::as_select()).get_result(conn))?
        }
        BodyRef::Slug(slug) => {
            let slug: &str = slug;
            on_each!(&mut *tx.conn, conn => bodies::table
                .filter(bodies::slug.eq(slug))
                .select(Body::as_select())
                .get_result(conn))?
        }
    })
}

/// The id a list is narrowed by: that of no body where none bears the slug.
pub(super) fn narrowing(tx: &mut Tx<'_>, body: &BodyRef) -> Result<BodyId> {
    match body {
        BodyRef::Id(id) => Ok(*id),
        BodyRef::Slug(slug) => {
            let slug: &str = slug;
            let found = bodies::table.filter(bodies::slug.eq(slug)).select(bodies::id);
            Ok(found.first(tx.conn).optional()?.unwrap_or(BodyId::NOBODY))
        }
    }
}

pub(super) fn find_all(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<Vec<Body>> {
    Ok(bodies::table.filter(bodies::id.eq_any(ids)).select(Body::as_select()).load(tx.conn)?)
}

macro_rules! existing_on {
    ($day:expr) => {
        bodies::starts_earliest
            .is_null()
            .or(bodies::starts_earliest.le($day))
            .and(bodies::ends_latest.is_null().or(bodies::ends_latest.ge($day)))
    };
}

macro_rules! filtered {
    ($tx:expr, $query:expr) => {{
        let mut found = bodies::table.into_boxed();
        if let Some(parent) = &$query.parent {
            found = found.filter(bodies::parent_id.eq(narrowing($tx, parent)?));
        }
        if let Some(code) = &$query.territory {
            found = found.filter(bodies::territory.eq(code.as_str()));
        }
        if let Some(code) = &$query.under {
            found = found.filter(bodies::territory.eq_any(codes_under($tx, code.as_str())?));
        }
        if let Some(code) = &$query.r#type {
            found = found.filter(bodies::type_code.eq(code.to_string()));
        }
        if let Some(kind) = &$query.kind {
            found = found.filter(bodies::kind.eq(word(kind)));
        }
        for word in $query.q.iter().flat_map(|words| search_words(words)).map(|word| containing(&word)) {
            found = found.filter(bodies::search.like(word).escape('\\'));
        }
        found.filter(existing_on!($tx.as_of))
    }};
}

pub(super) fn list(tx: &mut Tx<'_>, query: &BodyQuery, listing: &Listing) -> Result<Vec<Body>> {
    let mut found = filtered!(tx, query);
    if let Some([slug]) = listing.after_parts() {
        found = found.filter(bodies::slug.gt(slug));
    }
    Ok(found.order(bodies::slug).limit(listing.fetch()).select(Body::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &BodyQuery) -> Result<i64> {
    Ok(filtered!(tx, query).count().get_result(tx.conn)?)
}

/// The bodies directly under these that may exist on `day`.
pub(super) fn children(tx: &mut Tx<'_>, parents: &[BodyId], day: NaiveDate) -> Result<Vec<Body>> {
    let below = bodies::table.filter(bodies::parent_id.eq_any(parents)).filter(existing_on!(day));
    Ok(below.order(bodies::id).select(Body::as_select()).load(tx.conn)?)
}

/// Every body there ever was directly under this one, and will be.
pub(super) fn all_children(tx: &mut Tx<'_>, parent: BodyId) -> Result<Vec<Body>> {
    Ok(bodies::table.filter(bodies::parent_id.eq(parent)).select(Body::as_select()).load(tx.conn)?)
}

/// The days on which this body meets, as they are written.
pub(super) fn meeting_days(tx: &mut Tx<'_>, id: BodyId) -> Result<Vec<String>> {
    let held = meetings::table.filter(meetings::body_id.eq(id));
    Ok(held.select(meetings::held_on).distinct().load(tx.conn)?)
}

/// Whether this body meets after `day`, as far as the dates can tell.
pub(super) fn meets_after(tx: &mut Tx<'_>, id: BodyId, day: NaiveDate) -> Result<bool> {
    let later = meetings::table.filter(meetings::body_id.eq(id)).filter(meetings::held_latest.gt(day));
    Ok(diesel::select(diesel::dsl::exists(later)).get_result(tx.conn)?)
}

/// The days of every appointment there ever was in this body.
pub(super) fn tenures_in(tx: &mut Tx<'_>, id: BodyId) -> Result<Vec<Tenure>> {
    type Days = (Option<NaiveDate>, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);
    let days = (
        appointments::starts_earliest,
        appointments::starts_latest,
        appointments::ends_earliest,
        appointments::ends_latest,
    );
    let rows: Vec<Days> =
        appointments::table.filter(appointments::body_id.eq(id)).select(days).load(tx.conn)?;
    Ok(rows
        .into_iter()
        .map(|(from, by, to_from, to_by)| Tenure::of_bounds(from, by, to_from, to_by))
        .collect())
}

/// The bodies of one type at one territory.
pub(super) fn of_type_at(tx: &mut Tx<'_>, type_code: &str, territory: &str) -> Result<Vec<Body>> {
    let there = bodies::table.filter(bodies::territory.eq(territory)).filter(bodies::type_code.eq(type_code));
    Ok(there.select(Body::as_select()).load(tx.conn)?)
}

/// The slugs that begin like this one.
pub(super) fn slugs_like(tx: &mut Tx<'_>, slug: &str) -> Result<Vec<String>> {
    let alike = bodies::table.filter(bodies::slug.ge(slug)).filter(bodies::slug.lt(format!("{slug}.")));
    Ok(alike.select(bodies::slug).load(tx.conn)?)
}

/// Whether somebody may hold a seat of this body after `day`.
pub(super) fn is_held_after(tx: &mut Tx<'_>, id: BodyId, day: NaiveDate) -> Result<bool> {
    let held = appointments::table
        .filter(appointments::body_id.eq(id))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.gt(day)));
    Ok(diesel::select(diesel::dsl::exists(held)).get_result(tx.conn)?)
}

pub(super) fn decision_exists(tx: &mut Tx<'_>, id: DecisionId) -> Result<bool> {
    Ok(diesel::select(diesel::dsl::exists(decisions::table.find(id))).get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, body: &Body) -> Result<()> {
    diesel::insert_into(bodies::table).values(body).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, body: &Body) -> Result<()> {
    diesel::update(bodies::table.find(body.id)).set(body).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: BodyId) -> Result<()> {
    take_out!(tx, bodies, id);
    Ok(())
}
