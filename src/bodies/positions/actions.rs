//! What is done with positions: made with a body, opened, changed, taken out.
use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::statutes::document::Document;
use crate::statutes::{self};
use crate::words::of_word;

use super::super::actions as bodies;
use super::super::model::{Body, BodyId, BodyRef};
use super::model::{NewPosition, Position, PositionChange, PositionId, PositionQuery, PositionTold};
use super::numbered::Numbered;
use super::numbering::{as_numbered, numbered_in, take_over};
use super::rules::{self, Refusal};
use super::store;
use super::titles::Titles;

/// Makes the positions a new body has from the start.
pub(in super::super) fn make_with(tx: &mut Tx<'_>, body: &Body, statutes: &Document) -> Result<()> {
    let made: Vec<Position> = statutes
        .positions_made_in(&body.type_code)
        .into_iter()
        .map(|kind| {
            blank(tx, body.id, kind.code.as_str(), kind.seats.limit().map(i64::from), i64::from(kind.rank))
        })
        .collect();
    if made.is_empty() {
        return Ok(());
    }
    store::insert_all(tx, &made)?;
    made.iter().try_for_each(|position| journal::created(tx, "position", position.id, position))
}

fn blank(tx: &Tx<'_>, body_id: BodyId, type_code: &str, seats: Option<i64>, rank: i64) -> Position {
    Position {
        id: PositionId::new(),
        body_id,
        type_code: type_code.to_owned(),
        ordinal: None,
        seats,
        rank,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    }
}

/// One position, as it was numbered on the day asked for.
pub fn find(tx: &mut Tx<'_>, id: PositionId) -> Result<Position> {
    let mut found = store::find(tx, id)?;
    as_numbered(tx, std::slice::from_mut(&mut found))?;
    Ok(found)
}

/// The positions of several bodies, by precedence, as they were numbered on the day asked for.
pub fn of_bodies(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Vec<Position>> {
    let found = store::of_bodies(tx, bodies)?;
    numbered_in(tx, bodies, found)
}

/// The positions of the body of an address; not found, where there is none.
pub(super) fn in_body(tx: &mut Tx<'_>, body: BodyRef, listing: &Listing) -> Result<Page<PositionTold>> {
    bodies::find(tx, &body)?;
    list(tx, &PositionQuery { body: Some(body), r#type: None }, listing)
}

/// Several positions for other rooms, in no order, as they were numbered on the day asked for.
pub fn of_ids(tx: &mut Tx<'_>, ids: &[PositionId]) -> Result<Vec<Position>> {
    let mut found = store::of_ids(tx, ids)?;
    as_numbered(tx, &mut found)?;
    Ok(found)
}

/// The offices of bodies, each by its type and the ordinal it bore on `day`: one query a table, however many. A
/// numbered one that is not there is opened if the statutes allow it. The one that is refused is told by its place.
pub fn offices(
    tx: &mut Tx<'_>,
    wanted: &[(BodyRef, NewPosition)],
    day: NaiveDate,
) -> Result<Vec<Position>, (usize, Problem)> {
    let at_first = |problem| (0, problem);
    let refs: HashSet<BodyRef> = wanted.iter().map(|(body, _)| body.clone()).collect();
    let homes = bodies::of_refs(tx, &refs.into_iter().collect::<Vec<_>>()).map_err(at_first)?;
    let ids: Vec<BodyId> = homes.iter().map(|home| home.id).collect();
    let known = Numbered::gather(tx, &ids).map_err(at_first)?;
    let mut opened: Vec<Position> = Vec::new();
    let mut offices = Vec::with_capacity(wanted.len());
    for (index, (body, new)) in wanted.iter().enumerate() {
        let here = |problem| (index, problem);
        let body = homes.iter().find(|home| home.is_named(body));
        let body = body.ok_or_else(|| here(Problem::not_found()))?;
        let there = known.office(body.id, new, day).map_err(|refusal| here(refusal.into()))?;
        let there = there.or_else(|| opened.iter().find(|office| office.is_of(body.id, new)));
        if let Some(office) = there {
            offices.push(office.clone());
            continue;
        }
        let office = open_in(tx, body, new).map_err(here)?;
        opened.push(office.clone());
        offices.push(office);
    }
    Ok(offices)
}

fn told(titles: &Titles, position: Position) -> PositionTold {
    PositionTold {
        title: titles.of(&position, None),
        id: position.id,
        body_id: position.body_id,
        r#type: position.type_code,
        ordinal: position.ordinal,
        seats: position.seats,
        rank: position.rank,
        version: position.version,
        created_at: position.created_at,
        updated_at: position.updated_at,
    }
}

fn told_in(tx: &mut Tx<'_>, position: Position, body: Body) -> Result<PositionTold> {
    Ok(told(&Titles::within(tx, vec![body])?, position))
}

/// One position as it is told, as long as its body may be told of.
pub(super) fn show(tx: &mut Tx<'_>, id: PositionId) -> Result<PositionTold> {
    let position = find(tx, id)?;
    let body = bodies::find(tx, &position.body_id.into())?;
    tx.expect_begun(body.starts_earliest)?;
    told_in(tx, position, body)
}

/// The positions asked for of the bodies of the day asked for, in the order they were recorded.
pub fn list(tx: &mut Tx<'_>, query: &PositionQuery, listing: &Listing) -> Result<Page<PositionTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let code = query.r#type.as_ref().map(ToString::to_string);
    let total = listing.total(|| store::count(tx, body, code.as_deref()))?;
    let rows = store::list(tx, body, code.as_deref(), listing)?;
    let mut page = listing.page(rows, total, |position| vec![position.id.to_string()]);
    as_numbered(tx, &mut page.data)?;
    let ids: Vec<BodyId> = page.data.iter().map(|position| position.body_id).collect();
    let titles = Titles::gather(tx, &ids)?;
    let data = page.data.into_iter().map(|position| told(&titles, position)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// Opens a position in a body.
pub(super) fn open(tx: &mut Tx<'_>, body: &BodyRef, new: &NewPosition) -> Result<PositionTold> {
    let body = bodies::find(tx, body)?;
    tx.expect_version(body.id, body.version)?;
    let position = open_in(tx, &body, new)?;
    told_in(tx, position, body)
}

/// The statutes that rule a body: those of the day it started, or of today if it lasts.
fn ruling(tx: &mut Tx<'_>, body: &Body) -> Result<Arc<Document>> {
    let day = body.ends_latest.unwrap_or(tx.today).max(body.starts_latest);
    statutes::in_force(tx, day)
}

/// A position as it would be opened in a body: nothing is written.
pub fn unopened(tx: &Tx<'_>, statutes: &Document, body: &Body, new: &NewPosition) -> Result<Position> {
    let kinds = statutes.positions_of(&body.type_code);
    let kind =
        kinds.into_iter().find(|kind| kind.code == new.r#type).ok_or(Refusal::PositionTypeIsUnknown)?;
    let seats = rules::check_position(kind, new)
        .map_err(|refusal| Problem::from(refusal).under(statutes::cite(statutes, kind.clause.as_ref())))?;
    let blank = blank(tx, body.id, kind.code.as_str(), seats, i64::from(kind.rank));
    Ok(Position { ordinal: new.ordinal, ..blank })
}

fn open_in(tx: &mut Tx<'_>, body: &Body, new: &NewPosition) -> Result<Position> {
    let statutes = ruling(tx, body)?;
    let position = unopened(tx, &statutes, body, new)?;
    store::insert_all(tx, std::slice::from_ref(&position))
        .map_err(|problem| problem.if_violates("positions_office", Refusal::PositionExists.kind()))?;
    take_over(tx, &position)?;
    journal::created(tx, "position", position.id, &position)?;
    Ok(position)
}

/// Corrects the number or the seats of a position.
pub(super) fn change(tx: &mut Tx<'_>, id: PositionId, change: &PositionChange) -> Result<PositionTold> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    let body = bodies::find(tx, &before.body_id.into())?;
    let current = NewPosition {
        r#type: of_word(&before.type_code).ok_or(Refusal::PositionTypeIsUnknown)?,
        ordinal: before.ordinal,
        seats: before.seats,
    };
    let new = change.apply(&current)?;
    if new.r#type != current.r#type {
        return Err(Refusal::PositionIsFixed.into());
    }
    let statutes = ruling(tx, &body)?;
    let kind = statutes.position_type(&new.r#type).ok_or(Refusal::PositionTypeIsUnknown)?;
    let seats = rules::check_position(kind, &new)
        .map_err(|refusal| Problem::from(refusal).under(statutes::cite(&statutes, kind.clause.as_ref())))?;
    if let (Some(seats), Some(held)) = (seats, store::highest_seat(tx, id)?)
        && held > seats
    {
        return Err(Refusal::SeatsAreHeld.into());
    }
    let NewPosition { r#type: _, ordinal, seats: _ } = new;
    if let Some(ordinal) = ordinal.filter(|ordinal| before.ordinal != Some(*ordinal))
        && store::borne_until(tx, before.body_id, &before.type_code, ordinal)?.is_some()
    {
        return Err(Refusal::OrdinalWasBorne.into());
    }
    let version = before.version.saturating_add(1);
    let after = Position { ordinal, seats, version, updated_at: tx.now, ..before.clone() };
    store::update(tx, &after)
        .map_err(|problem| problem.if_violates("positions_office", Refusal::PositionExists.kind()))?;
    journal::changed(tx, "position", id, &before, &after)?;
    if after.seats != before.seats {
        // Some of the seats may be kept for some: who holds one is judged by how many there are.
        let holders = store::holders(tx, id)?;
        tx.altered.extend(holders.into_iter().map(|person| person.0));
    }
    told_in(tx, after, body)
}

/// Takes out a position recorded by mistake.
pub(super) fn delete(tx: &mut Tx<'_>, id: PositionId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    store::delete(tx, id)?;
    journal::deleted(tx, "position", id, &before)
}

/// Takes out the positions of a body that is itself a mistake; refused by the database while one was ever held.
pub(in super::super) fn delete_of(tx: &mut Tx<'_>, body: BodyId) -> Result<()> {
    for position in store::of_bodies(tx, &[body])? {
        store::delete(tx, position.id)?;
        journal::deleted(tx, "position", position.id, &position)?;
    }
    Ok(())
}
