//! Empowerments in the database.
use diesel::prelude::*;

use crate::bodies::BodyId;
use crate::db::{Tx, empowerments};
use crate::error::Result;
use crate::http::Listing;
use crate::reached;

use super::model::{Empowerment, EmpowermentId, EmpowermentQuery};

/// Empowerments that had begun by the day the caller named, if one was named, as the query narrows them.
macro_rules! filtered {
    ($tx:expr, $body:expr, $query:expr) => {{
        let day = $tx.as_of;
        let mut found = empowerments::table.into_boxed();
        found = reached!($tx, found, empowerments::body_id);
        if let Some(day) = $tx.named_day {
            found = found.filter(empowerments::starts_on.le(day));
        }
        if let Some(body) = $body {
            found = found.filter(empowerments::body_id.eq(body));
        }
        if let Some(person) = $query.person_id {
            found = found.filter(empowerments::person_id.eq(person));
        }
        if let Some(decision) = $query.decision_id {
            found = found.filter(empowerments::decision_id.eq(decision));
        }
        let ended = || empowerments::ends_on.is_not_null().and(empowerments::ends_on.lt(day));
        let revoked = || empowerments::revoked_on.is_not_null().and(empowerments::revoked_on.lt(day));
        match $query.in_force {
            None => found,
            Some(true) => found
                .filter(empowerments::starts_on.le(day))
                .filter(empowerments::ends_on.is_null().or(empowerments::ends_on.ge(day)))
                .filter(empowerments::revoked_on.is_null().or(empowerments::revoked_on.ge(day))),
            Some(false) => found.filter(empowerments::starts_on.gt(day).or(ended()).or(revoked())),
        }
    }};
}

pub(super) fn find(tx: &mut Tx<'_>, id: EmpowermentId) -> Result<Empowerment> {
    Ok(empowerments::table.find(id).select(Empowerment::as_select()).first(tx.conn)?)
}

/// Those of these empowerments that there are.
pub(super) fn of_ids(tx: &mut Tx<'_>, ids: &[EmpowermentId]) -> Result<Vec<Empowerment>> {
    let found = empowerments::table.filter(empowerments::id.eq_any(ids)).order(empowerments::id);
    Ok(found.select(Empowerment::as_select()).load(tx.conn)?)
}

pub(super) fn list(
    tx: &mut Tx<'_>,
    body: Option<BodyId>,
    query: &EmpowermentQuery,
    listing: &Listing,
) -> Result<Vec<Empowerment>> {
    let mut found = filtered!(tx, body, query);
    if let Some(after) = listing.after_id()? {
        found = found.filter(empowerments::id.gt(EmpowermentId(after)));
    }
    let page = found.order(empowerments::id).limit(listing.fetch());
    Ok(page.select(Empowerment::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, body: Option<BodyId>, query: &EmpowermentQuery) -> Result<i64> {
    Ok(filtered!(tx, body, query).count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, empowerment: &Empowerment) -> Result<()> {
    diesel::insert_into(empowerments::table).values(empowerment.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, empowerment: &Empowerment) -> Result<()> {
    diesel::update(empowerments::table.find(empowerment.id)).set(empowerment.clone()).execute(tx.conn)?;
    Ok(())
}
