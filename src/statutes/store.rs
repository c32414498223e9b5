//! Statutes in the database.
use chrono::NaiveDate;
use diesel::dsl::{count_star, max};
use diesel::prelude::*;

use super::document::Document;
use super::model::{InUse, Row, Span, StatutesId};
use crate::basis::DecisionId;
use crate::db::{Json, Tx, appointments, bodies, decisions, positions, statutes};
use crate::error::Result;
use crate::http::Listing;
use crate::on_each;

pub(super) fn find(tx: &mut Tx<'_>, id: StatutesId) -> Result<Row> {
    Ok(statutes::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

/// The versions that had begun by the day the caller named; all of them where none was named.
macro_rules! begun {
    ($tx:expr) => {{
        let mut found = statutes::table.into_boxed();
        if let Some(day) = $tx.named_day {
            found = found.filter(statutes::effective_from.le(day));
        }
        found
    }};
}

pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Vec<Row>> {
    let mut query = begun!(tx).select(Row::as_select());
    if let Some(after) = listing.after_id()? {
        // The order is that of the first days: the page starts after the day of the last one seen.
        let day: NaiveDate =
            statutes::table.find(StatutesId(after)).select(statutes::effective_from).first(tx.conn)?;
        query = query.filter(statutes::effective_from.gt(day));
    }
    Ok(query.order(statutes::effective_from).limit(listing.fetch()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(begun!(tx).count().get_result(tx.conn)?)
}

/// The version in force on that day: one step in the index of first days.
pub(super) fn in_force(tx: &mut Tx<'_>, day: NaiveDate) -> Result<Option<StatutesId>> {
    let found = on_each!(&mut *tx.conn, conn => statutes::table
        .filter(statutes::effective_from.le(day))
        .order(statutes::effective_from.desc())
        .select(statutes::id)
        .first(conn));
    Ok(found.optional()?)
}

/// The first day of each version, the earliest first. A party adopts statutes once in some years: they are few.
pub(super) fn first_days(tx: &mut Tx<'_>) -> Result<Vec<(NaiveDate, StatutesId)>> {
    let days = statutes::table.order(statutes::effective_from);
    let columns = (statutes::effective_from, statutes::id);
    Ok(on_each!(&mut *tx.conn, conn => days.select(columns).load(conn))?)
}

/// The version with the earliest first day.
pub(super) fn earliest(tx: &mut Tx<'_>) -> Result<Option<StatutesId>> {
    Ok(statutes::table.order(statutes::effective_from).select(statutes::id).first(tx.conn).optional()?)
}

pub(super) fn documents(tx: &mut Tx<'_>, ids: &[StatutesId]) -> Result<Vec<(StatutesId, Json<Document>)>> {
    Ok(statutes::table
        .filter(statutes::id.eq_any(ids))
        .select((statutes::id, statutes::document))
        .load(tx.conn)?)
}

/// The number that follows the highest.
pub(super) fn next_number(tx: &mut Tx<'_>) -> Result<i64> {
    let highest: Option<i64> = statutes::table.select(max(statutes::number)).first(tx.conn)?;
    Ok(highest.unwrap_or_default().saturating_add(1))
}

pub(super) fn begins_on(tx: &mut Tx<'_>, day: NaiveDate) -> Result<bool> {
    let same_day = statutes::table.filter(statutes::effective_from.eq(day));
    Ok(same_day.count().get_result::<i64>(tx.conn)? > 0)
}

/// The day a decision was taken, as far as it is known; `None` if there is no such decision.
pub(super) fn decided_on(tx: &mut Tx<'_>, id: DecisionId) -> Result<Option<String>> {
    Ok(decisions::table.find(id).select(decisions::decided_on).first(tx.conn).optional()?)
}

/// Bodies whose days meet these, as far as the dates can tell: one that may have begun later is not held against them.
macro_rules! bodies_of {
    ($span:expr) => {
        bodies::starts_latest
            .le($span.to)
            .and(bodies::ends_latest.is_null().or(bodies::ends_latest.ge($span.from)))
    };
}

/// Appointments whose days meet these, likewise.
macro_rules! appointments_of {
    ($span:expr) => {
        appointments::starts_latest
            .le($span.to)
            .and(appointments::ends_latest.is_null().or(appointments::ends_latest.ge($span.from)))
    };
}

/// The types in use on these days, each with the number of its bodies or appointments. Statutes are adopted once
/// in some years: every row is looked at.
pub(super) fn in_use(tx: &mut Tx<'_>, span: Span) -> Result<Vec<InUse>> {
    let of_bodies: Vec<(String, i64)> = bodies::table
        .filter(bodies_of!(span))
        .group_by(bodies::type_code)
        .select((bodies::type_code, count_star()))
        .order(bodies::type_code)
        .load(tx.conn)?;
    let of_offices: Vec<(String, String, i64)> = appointments::table
        .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
        .inner_join(bodies::table.on(bodies::id.eq(appointments::body_id)))
        .filter(appointments_of!(span))
        .group_by((positions::type_code, bodies::type_code))
        .select((positions::type_code, bodies::type_code, count_star()))
        .order((positions::type_code, bodies::type_code))
        .load(tx.conn)?;
    let body_types = of_bodies.into_iter().map(|(code, number)| InUse::BodyType { code, number });
    let position_types = of_offices.into_iter().map(|(code, body_type, number)| InUse::PositionType {
        code,
        body_type,
        number,
    });
    Ok(body_types.chain(position_types).collect())
}

/// A few of the bodies in which a type is in use on these days, by slug.
pub(super) fn examples(tx: &mut Tx<'_>, span: Span, in_use: &InUse, most: i64) -> Result<Vec<String>> {
    Ok(match in_use {
        InUse::BodyType { code, .. } => bodies::table
            .filter(bodies_of!(span))
            .filter(bodies::type_code.eq(code))
            .select(bodies::slug)
            .order(bodies::slug)
            .limit(most)
            .load(tx.conn)?,
        InUse::PositionType { code, body_type, .. } => appointments::table
            .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
            .inner_join(bodies::table.on(bodies::id.eq(appointments::body_id)))
            .filter(appointments_of!(span))
            .filter(positions::type_code.eq(code))
            .filter(bodies::type_code.eq(body_type))
            .select(bodies::slug)
            .distinct()
            .order(bodies::slug)
            .limit(most)
            .load(tx.conn)?,
    })
}

pub(super) fn insert(tx: &mut Tx<'_>, row: &Row, document: &Document) -> Result<()> {
    diesel::insert_into(statutes::table)
        .values((
            statutes::id.eq(row.id),
            statutes::number.eq(row.number),
            statutes::effective_from.eq(row.effective_from),
            statutes::document.eq(Json(document.clone())),
            statutes::decision_id.eq(row.decision_id),
            statutes::source.eq(row.source.clone()),
            statutes::version.eq(row.version),
            statutes::created_at.eq(row.created_at),
            statutes::updated_at.eq(row.updated_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}
