//! Bodies in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::{AppointmentId, MeetingId};
use crate::db::{Tx, appointments, bodies, body_moves, containing, meetings};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;
use crate::territory::{TerritoryCode, code_on_the_day, codes_under};
use crate::words::{PartialDate, Tenure, search_words, word};
use crate::{on_each, reached, take_out};

use super::model::{Body, BodyId, BodyQuery, BodyRef, Whereabouts};
use super::moves::{self, Move, Station};

/// The bounds of a first day and of a last.
type Life = (Option<NaiveDate>, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

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

pub(super) fn of_refs(tx: &mut Tx<'_>, refs: &[BodyRef]) -> Result<Vec<Body>> {
    let (mut ids, mut slugs) = (Vec::new(), Vec::new());
    for named in refs {
        match named {
            BodyRef::Id(id) => ids.push(*id),
            BodyRef::Slug(slug) => slugs.push(slug.to_string()),
        }
    }
    let found = bodies::table.filter(bodies::id.eq_any(ids).or(bodies::slug.eq_any(slugs)));
    Ok(found.select(Body::as_select()).load(tx.conn)?)
}

macro_rules! existing_on {
    ($day:expr) => {
        bodies::starts_earliest
            .is_null()
            .or(bodies::starts_earliest.le($day))
            .and(bodies::ends_latest.is_null().or(bodies::ends_latest.ge($day)))
    };
}

/// Bodies that stand on `day` where their rows say.
macro_rules! standing_on {
    ($day:expr) => {
        bodies::stands_from.is_null().or(bodies::stands_from.le($day))
    };
}

/// Where the query narrows a list of bodies to: looked up once, for the page and for the total.
pub(super) fn whereabouts(tx: &mut Tx<'_>, query: &BodyQuery) -> Result<Whereabouts> {
    let code = |code: &TerritoryCode| code.as_str().to_owned();
    let mut sought = Whereabouts {
        parent: query.parent.as_ref().map(|parent| narrowing(tx, parent)).transpose()?,
        territory: query.territory.as_ref().map(|at| code_on_the_day(tx, &code(at))).transpose()?,
        codes: query.under.as_ref().map(|under| codes_under(tx, &code(under))).transpose()?,
        words: query.q.iter().flat_map(|words| search_words(words)).map(|word| containing(&word)).collect(),
        then: Vec::new(),
    };
    if query.is_of_a_place() {
        sought.then = moves::elsewhere_then(tx, &sought)?;
    }
    Ok(sought)
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $sought:expr) => {{
        let day = $tx.as_of;
        let sought: &Whereabouts = $sought;
        let mut found = bodies::table.into_boxed();
        if $query.is_of_a_place() {
            found = found.filter(standing_on!(day));
        }
        if let Some(parent) = sought.parent {
            found = found.filter(bodies::parent_id.eq(parent));
        }
        if let Some(code) = &sought.territory {
            found = found.filter(bodies::territory.eq(code));
        }
        if let Some(codes) = &sought.codes {
            found = found.filter(bodies::territory.eq_any(codes));
        }
        for word in &sought.words {
            found = found.filter(bodies::search.like(word).escape('\\'));
        }
        if !sought.then.is_empty() {
            found = found.or_filter(bodies::id.eq_any(&sought.then));
        }
        found = reached!($tx, found, bodies);
        if let Some(code) = &$query.r#type {
            found = found.filter(bodies::type_code.eq(code.to_string()));
        }
        if let Some(kind) = &$query.kind {
            found = found.filter(bodies::kind.eq(word(kind)));
        }
        found.filter(existing_on!(day))
    }};
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &BodyQuery,
    sought: &Whereabouts,
    listing: &Listing,
) -> Result<Vec<Body>> {
    let mut found = filtered!(tx, query, sought);
    if let Some([slug]) = listing.after_parts() {
        found = found.filter(bodies::slug.gt(slug));
    }
    Ok(found.order(bodies::slug).limit(listing.fetch()).select(Body::as_select()).load(tx.conn)?)
}

/// The bodies that may exist on the day asked for and stood at one of these territories then, by slug.
pub(super) fn standing_at(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<Body>> {
    let day = tx.as_of;
    let mut sought = Whereabouts { codes: Some(codes.to_vec()), ..Whereabouts::default() };
    sought.then = moves::elsewhere_then(tx, &sought)?;
    let mut found = bodies::table.filter(standing_on!(day)).into_boxed();
    found = found.filter(bodies::territory.eq_any(codes));
    if !sought.then.is_empty() {
        found = found.or_filter(bodies::id.eq_any(&sought.then));
    }
    let found = found.filter(existing_on!(day)).order(bodies::slug);
    Ok(found.select(Body::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &BodyQuery, sought: &Whereabouts) -> Result<i64> {
    Ok(filtered!(tx, query, sought).count().get_result(tx.conn)?)
}

/// Where each body stands that there ever was, or will be, directly under this one, on the days it is there.
pub(super) fn stations_under(tx: &mut Tx<'_>, parent: BodyId) -> Result<Vec<Station>> {
    let present: Vec<Body> =
        bodies::table.filter(bodies::parent_id.eq(parent)).select(Body::as_select()).load(tx.conn)?;
    let left = body_moves::table
        .inner_join(bodies::table.on(bodies::id.eq(body_moves::body_id)))
        .filter(body_moves::parent_id.eq(parent))
        .select((Body::as_select(), Move::as_select()))
        .load(tx.conn)?;
    Ok(stations(present, left))
}

/// The bodies of one type that stand at one territory on some day, each with those days.
pub(super) fn of_type_at(tx: &mut Tx<'_>, type_code: &str, territory: &str) -> Result<Vec<Station>> {
    let there = bodies::table.filter(bodies::territory.eq(territory)).filter(bodies::type_code.eq(type_code));
    let present: Vec<Body> = there.select(Body::as_select()).load(tx.conn)?;
    let left = body_moves::table
        .inner_join(bodies::table.on(bodies::id.eq(body_moves::body_id)))
        .filter(body_moves::territory.eq(territory))
        .filter(bodies::type_code.eq(type_code))
        .select((Body::as_select(), Move::as_select()))
        .load(tx.conn)?;
    Ok(stations(present, left))
}

/// In the order in which the bodies were recorded.
fn stations(present: Vec<Body>, left: Vec<(Body, Move)>) -> Vec<Station> {
    let left = left.into_iter().map(|(row, made)| Station::left(row, made));
    let mut stations: Vec<Station> = present.into_iter().map(Station::present).chain(left).collect();
    stations.sort_by_key(|one| (one.row.id, one.days.from));
    stations
}

/// The bodies at these territories, as their rows have them, that may exist on `day` or later.
pub(super) fn lasting_at(tx: &mut Tx<'_>, codes: &[String], day: NaiveDate) -> Result<Vec<Body>> {
    let lasting = bodies::ends_latest.is_null().or(bodies::ends_latest.ge(day));
    let there = bodies::table.filter(bodies::territory.eq_any(codes)).filter(lasting);
    Ok(there.order(bodies::id).select(Body::as_select()).load(tx.conn)?)
}

/// What each of these bodies came of directly, heir first, and from which day: the bodies merged into it, and the one it
/// was split from.
pub(super) fn sources(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<Vec<(BodyId, BodyId, PartialDate)>> {
    let days = (bodies::starts_earliest, bodies::starts_latest, bodies::ends_earliest, bodies::ends_latest);
    let merged: Vec<(Option<BodyId>, BodyId, Life)> = bodies::table
        .filter(bodies::merged_into.eq_any(ids))
        .select((bodies::merged_into, bodies::id, days))
        .load(tx.conn)?;
    let split: Vec<(BodyId, Option<BodyId>, Life)> = bodies::table
        .filter(bodies::id.eq_any(ids).and(bodies::split_from.is_not_null()))
        .select((bodies::id, bodies::split_from, days))
        .load(tx.conn)?;
    let life = |(from, by, to_from, to_by): Life| Tenure::of_bounds(from, by, to_from, to_by);
    let merged = merged
        .into_iter()
        .filter_map(|(heir, source, days)| Some((heir?, source, life(days).ends?.next_day())));
    let split = split.into_iter().filter_map(|(heir, source, days)| Some((heir, source?, life(days).starts)));
    Ok(merged.chain(split).collect())
}

/// Those who ever held a seat of this body.
pub(super) fn holders(tx: &mut Tx<'_>, id: BodyId) -> Result<Vec<PersonId>> {
    let of_it = appointments::table.filter(appointments::body_id.eq(id));
    Ok(of_it.select(appointments::person_id).distinct().order(appointments::person_id).load(tx.conn)?)
}

/// The meetings of this body that were not called off, with their days as they are written, in the order of the days.
pub(super) fn meetings_of(tx: &mut Tx<'_>, id: BodyId) -> Result<Vec<(MeetingId, String)>> {
    let held = meetings::table.filter(meetings::body_id.eq(id)).filter(meetings::cancelled_at.is_null());
    let order = (meetings::held_latest, meetings::id);
    Ok(held.order(order).select((meetings::id, meetings::held_on)).load(tx.conn)?)
}

/// The days of every appointment there ever was in this body, in the order they were recorded.
pub(super) fn appointments_in(tx: &mut Tx<'_>, id: BodyId) -> Result<Vec<(AppointmentId, Tenure)>> {
    let days = (
        appointments::starts_earliest,
        appointments::starts_latest,
        appointments::ends_earliest,
        appointments::ends_latest,
    );
    let rows: Vec<(AppointmentId, Life)> = appointments::table
        .filter(appointments::body_id.eq(id))
        .order(appointments::id)
        .select((appointments::id, days))
        .load(tx.conn)?;
    let tenure = |(from, by, to_from, to_by): Life| Tenure::of_bounds(from, by, to_from, to_by);
    Ok(rows.into_iter().map(|(id, days)| (id, tenure(days))).collect())
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
