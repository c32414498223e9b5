//! Looking at bodies.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::statutes::document::BodyKind;

use super::super::model::{Body, BodyId, BodyQuery, BodyRef, BodyTold};
use super::super::store;

/// Finds a body by id or slug, whenever it exists.
pub fn find(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    store::find(tx, body)
}

/// Finds a body that may exist on the day asked for.
pub fn on_the_day(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    let found = store::find(tx, body)?;
    if found.tenure().on(tx.as_of).is_some() { Ok(found) } else { Err(Problem::not_found()) }
}

/// The body a list is narrowed to, if it is. One that is not there, or not to be seen, is one of which there
/// is nothing: the list is empty.
pub fn narrowing(tx: &mut Tx<'_>, named: Option<&BodyRef>) -> Result<Option<BodyId>> {
    named.map(|body| store::narrowing(tx, body)).transpose()
}

/// Several bodies for other rooms, in no order.
pub fn brief(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<Vec<Body>> {
    store::find_all(tx, ids)
}

/// The bodies directly under these that may exist on the day asked for.
pub fn children(tx: &mut Tx<'_>, parents: &[BodyId]) -> Result<Vec<Body>> {
    let day = tx.as_of;
    store::children(tx, parents, day)
}

/// The body itself, then those it stands under, up to the root.
pub fn ancestors(tx: &mut Tx<'_>, body: &Body) -> Result<Vec<Body>> {
    let mut line = vec![body.clone()];
    while let Some(parent) = line.last().and_then(|last| last.parent_id) {
        line.push(store::find(tx, &parent.into())?);
    }
    Ok(line)
}

/// One body as it is told, from the first day it may have existed on, and after its last.
pub(in crate::bodies) fn show(tx: &mut Tx<'_>, body: &BodyRef) -> Result<BodyTold> {
    let found = store::find(tx, body)?;
    tx.expect_begun(found.starts_earliest)?;
    Ok(BodyTold::of(found, tx.language))
}

/// The bodies asked for, by slug.
pub(in crate::bodies) fn list(
    tx: &mut Tx<'_>,
    query: &BodyQuery,
    listing: &Listing,
) -> Result<Page<BodyTold>> {
    let total = listing.total(|| store::count(tx, query))?;
    let page = listing.page(store::list(tx, query, listing)?, total, |body| vec![body.slug.clone()]);
    let language = tx.language;
    let data = page.data.into_iter().map(|body| BodyTold::of(body, language)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// The bodies of one kind directly under this one.
pub(in crate::bodies) fn list_kind(
    tx: &mut Tx<'_>,
    body: &BodyRef,
    kind: BodyKind,
    listing: &Listing,
) -> Result<Page<BodyTold>> {
    let parent = on_the_day(tx, body)?;
    let query = BodyQuery { parent: Some(parent.id.into()), kind: Some(kind), ..BodyQuery::default() };
    list(tx, &query, listing)
}
