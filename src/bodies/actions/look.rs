//! Looking at bodies.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::statutes;
use crate::statutes::document::BodyKind;
use crate::words::{PartialDate, Tenure};

use super::super::model::{Body, BodyId, BodyQuery, BodyRef, BodyTold};
use super::super::moves::{Station, settled_on};
use super::super::rules::Refusal;
use super::super::store;

/// Finds a body by id or slug, whenever it exists.
pub fn find(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    store::find(tx, body)
}

/// Finds a body that may exist on the day asked for, where it then stood.
pub fn on_the_day(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    let day = tx.as_of;
    let found = store::find(tx, body)?;
    let found = settled_on(tx, vec![found], day)?.pop();
    found.filter(|found| found.tenure().on(day).is_some()).ok_or_else(Problem::not_found)
}

/// The body a list is narrowed to, if it is. One that is not there, or not to be seen, is one of which there
/// is nothing: the list is empty.
pub fn narrowing(tx: &mut Tx<'_>, named: Option<&BodyRef>) -> Result<Option<BodyId>> {
    named.map(|body| store::narrowing(tx, body)).transpose()
}

/// Those of these bodies that there are, whenever they exist, where they stood on the day asked for.
pub fn of_refs(tx: &mut Tx<'_>, refs: &[BodyRef]) -> Result<Vec<Body>> {
    let found = if refs.is_empty() { Vec::new() } else { store::of_refs(tx, refs)? };
    let day = tx.as_of;
    settled_on(tx, found, day)
}

/// Several bodies for other rooms, where they stood on the day asked for, in no order.
pub fn brief(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<Vec<Body>> {
    let (found, day) = (store::find_all(tx, ids)?, tx.as_of);
    settled_on(tx, found, day)
}

/// The bodies that may exist on the day asked for at one of these territories, where they stood then, by slug.
pub fn standing_at(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<Body>> {
    let (found, day) = (store::standing_at(tx, codes)?, tx.as_of);
    settled_on(tx, found, day)
}

/// Goes on only if a body may have been there on a day, as far as the dates can tell.
pub fn expect_there(tx: &mut Tx<'_>, id: BodyId, on: PartialDate) -> Result<()> {
    let body = store::find(tx, &id.into())?;
    let is_there = body.tenure().meets(&Tenure { starts: on, ends: Some(on) }).is_some();
    if is_there { Ok(()) } else { Err(Problem::from(Refusal::BodyIsNotThen).because(body.slug)) }
}

/// The body itself, then those it stands under on `day`, up to the root.
pub fn ancestors(tx: &mut Tx<'_>, body: &Body, day: NaiveDate) -> Result<Vec<Body>> {
    let mut line = settled_on(tx, vec![body.clone()], day)?;
    while let Some(parent) = line.last().and_then(|last| last.parent_id) {
        let parent = store::find(tx, &parent.into())?;
        line.extend(settled_on(tx, vec![parent], day)?);
    }
    Ok(line)
}

/// The bodies that stand directly under this one on some day after `last`, as their rows have them.
pub fn children_after(tx: &mut Tx<'_>, parent: BodyId, last: NaiveDate) -> Result<Vec<Body>> {
    let under = store::stations_under(tx, parent)?.into_iter();
    let mut lasting: Vec<Body> = Vec::new();
    for child in under.filter(|child| child.days.until.is_none_or(|until| last < until)) {
        if !lasting.iter().any(|known| known.id == child.row.id) {
            lasting.push(child.row);
        }
    }
    Ok(lasting)
}

/// The body of a type that stands directly under this one on `day`: what its counterpart under another comes of.
pub fn counterpart(
    tx: &mut Tx<'_>,
    parent: BodyId,
    type_code: &str,
    day: NaiveDate,
) -> Result<Option<BodyId>> {
    let under = store::stations_under(tx, parent)?.into_iter();
    let is_it = |one: &Station| {
        one.row.type_code == type_code && one.days.has(day) && one.row.tenure().on(day).is_some()
    };
    Ok(under.filter(is_it).map(|one| one.row.id).min())
}

/// The types of the bodies that every body of this one's type is made with, by the statutes of `day`.
pub fn made_with(tx: &mut Tx<'_>, body: &Body, day: NaiveDate) -> Result<Vec<String>> {
    let statutes = statutes::in_force(tx, day)?;
    Ok(statutes.children_made_by(&body.type_code).into_iter().map(|made| made.code.to_string()).collect())
}

/// One body as it is told, where it stood, from the first day it may have existed on, and after its last.
pub(in crate::bodies) fn show(tx: &mut Tx<'_>, body: &BodyRef) -> Result<BodyTold> {
    let (found, day) = (store::find(tx, body)?, tx.as_of);
    tx.expect_begun(found.starts_earliest)?;
    let found = settled_on(tx, vec![found], day)?.pop().ok_or_else(Problem::not_found)?;
    Ok(BodyTold::of(found, tx.language))
}

/// The bodies asked for, by slug.
pub fn list(tx: &mut Tx<'_>, query: &BodyQuery, listing: &Listing) -> Result<Page<BodyTold>> {
    let sought = store::whereabouts(tx, query)?;
    let total = listing.total(|| store::count(tx, query, &sought))?;
    let page = listing.page(store::list(tx, query, &sought, listing)?, total, |body| vec![body.slug.clone()]);
    let (language, day) = (tx.language, tx.as_of);
    let data = settled_on(tx, page.data, day)?.into_iter().map(|body| BodyTold::of(body, language)).collect();
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
