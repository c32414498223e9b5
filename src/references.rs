//! What a caller refers to in a body or a query: known to it, or refused by its name. What it may not see is unknown.
use std::collections::{HashMap, HashSet};

use crate::bodies::{self, Body, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{self, PersonId, PersonName};
use crate::reach;
use crate::unknown::Unknown;

/// The body a new record is about; refused when there is none.
pub(crate) fn body(tx: &mut Tx<'_>, named: &BodyRef) -> Result<Body> {
    let found = bodies::find(tx, named)
        .map_err(|problem| if problem.is_not_found() { Unknown::Body.into() } else { problem })?;
    if reach::may_see_body(tx, found.id)? { Ok(found) } else { Err(Unknown::Body.into()) }
}

/// The names of the persons a new record refers to; refused when one of them is unknown.
pub(crate) fn persons(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonName>> {
    let mut names = named(tx, ids)?;
    for id in ids {
        if names.contains_key(id) && !reach::may_see_person(tx, *id)? {
            names.remove(id);
        }
    }
    match ids.iter().find(|id| !names.contains_key(id)) {
        Some(id) => Err(persons::unknown(tx, *id).or_because(|| id.to_string())),
        None => Ok(names),
    }
}

/// Those of these persons who are there, and whom the caller may see.
pub(crate) fn seen(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashSet<PersonId>> {
    let mut seen = HashSet::with_capacity(ids.len());
    for id in named(tx, ids)?.into_keys() {
        if reach::may_see_person(tx, id)? {
            seen.insert(id);
        }
    }
    Ok(seen)
}

/// The names of the persons that records refer to, by one query; none when they refer to nobody.
pub(crate) fn named(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, PersonName>> {
    if ids.is_empty() { Ok(HashMap::new()) } else { persons::names(tx, ids) }
}

/// Turns a broken foreign key of `table` into the refusal that names what was referred to. Where a row
/// refers to several things, the others were looked up before it is written.
pub(crate) fn refused(problem: Problem, constraint: &str, unknown: Unknown) -> Problem {
    // PostgreSQL names the constraint, SQLite does not.
    problem.if_violates("foreign_key", unknown.kind()).if_violates(constraint, unknown.kind())
}
