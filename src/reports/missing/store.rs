//! Bodies in the database that lack a position, or somebody in it.
use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::bodies::moves;
use crate::bodies::{Body, BodyId};
use crate::db::{Tx, appointments, bodies};
use crate::error::Result;
use crate::http::Listing;
use crate::statutes::document::PositionType;
use crate::{reached, stood_under};

use super::super::choice;
use super::model::{MissingQuery, Taken};

/// What each type of body must have.
pub(super) type Required<'a> = [(&'a str, Vec<&'a PositionType>)];

/// Whether a body lacks a certain holder in one of the positions its type must have. Codes are letters, digits and
/// `_` by their own parse, and the day is a day: there is nothing to escape.
fn lacks(required: &Required<'_>, day: chrono::NaiveDate) -> String {
    let lacks_one = |kind: &&PositionType| {
        format!(
            "NOT EXISTS (SELECT 1 FROM positions JOIN appointments ON appointments.position_id = positions.id \
             WHERE positions.body_id = bodies.id AND positions.type_code = '{}' \
             AND appointments.held_from <= '{day}' AND appointments.held_to >= '{day}')",
            kind.code
        )
    };
    // Types that must have the same are looked at together.
    let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
    for (body_type, kinds) in required {
        let lacks = kinds.iter().map(lacks_one).collect::<Vec<_>>().join(" OR ");
        match alike.iter_mut().find(|(known, _)| *known == lacks) {
            Some((_, types)) => types.push(body_type),
            None => alike.push((lacks, vec![body_type])),
        }
    }
    let of_types = |(lacks, types): &(String, Vec<&str>)| {
        format!("(bodies.type_code IN ({}) AND ({lacks}))", choice(types.iter().copied()))
    };
    let all: Vec<String> = alike.iter().map(of_types).collect();
    format!("({})", if all.is_empty() { "1 = 0".to_owned() } else { all.join(" OR ") })
}

macro_rules! filtered {
    ($tx:expr, $query:expr, $required:expr) => {{
        let day = $tx.as_of;
        let mut found = bodies::table
            .filter(bodies::starts_earliest.is_null().or(bodies::starts_earliest.le(day)))
            .filter(bodies::ends_latest.is_null().or(bodies::ends_latest.ge(day)))
            .filter(sql::<Bool>(&lacks($required, day)))
            .into_boxed();
        found = reached!($tx, found, bodies);
        if let Some(code) = &$query.under {
            found = found.filter(stood_under!($tx, code));
        }
        if let Some(code) = &$query.r#type {
            found = found.filter(bodies::type_code.eq(code.to_string()));
        }
        found
    }};
}

/// The bodies that lack something on the day asked for, by slug.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &MissingQuery,
    required: &Required<'_>,
    listing: &Listing,
) -> Result<Vec<Body>> {
    let mut found = filtered!(tx, query, required);
    if let Some([slug]) = listing.after_parts() {
        found = found.filter(bodies::slug.gt(slug));
    }
    let found = found.order(bodies::slug).limit(listing.fetch()).select(Body::as_select()).load(tx.conn)?;
    let day = tx.as_of;
    moves::settled_on(tx, found, day)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &MissingQuery, required: &Required<'_>) -> Result<i64> {
    Ok(filtered!(tx, query, required).count().get_result(tx.conn)?)
}

/// Every appointment in these bodies that may have started by the day asked for.
pub(super) fn taken(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Taken>> {
    let day = tx.as_of;
    Ok(appointments::table
        .filter(appointments::body_id.eq_any(bodies))
        .filter(appointments::starts_earliest.is_null().or(appointments::starts_earliest.le(day)))
        .order((appointments::seat, appointments::id))
        .select(Taken::as_select())
        .load(tx.conn)?)
}
