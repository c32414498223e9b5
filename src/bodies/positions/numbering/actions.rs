//! Renumbering the positions of one type in a body, and telling what a position bore on a day.
use crate::basis::Basis;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::reach;
use crate::statutes;
use crate::words::{PartialDate, Tenure};

use super::super::super::actions as bodies;
use super::super::super::model::{BodyId, BodyRef};
use super::super::model::{NewPosition, Position, PositionId};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::super::titles::Titles;
use super::model::{NewRenumbering, Number, RenumberedTold, RenumberingTold};
use super::rules::{Bearing, borne, settle, steps};

/// The positions as they were numbered on the day asked for.
pub fn as_numbered(tx: &mut Tx<'_>, positions: &mut [Position]) -> Result<()> {
    let ids: Vec<PositionId> = positions.iter().map(|position| position.id).collect();
    let numbers = if ids.is_empty() { Vec::new() } else { store::numbers_of(tx, &ids)? };
    let day = tx.as_of;
    for position in positions.iter_mut() {
        if let Bearing::Ordinal(ordinal) = borne(position, &numbers, day) {
            position.ordinal = Some(ordinal);
        }
    }
    Ok(())
}

/// The positions of several bodies as they were numbered on the day asked for, by precedence; those that took over
/// another's ordinal later are left out.
pub(in crate::bodies::positions) fn numbered_in(
    tx: &mut Tx<'_>,
    bodies: &[BodyId],
    mut positions: Vec<Position>,
) -> Result<Vec<Position>> {
    let numbers = store::numbers_in(tx, bodies)?;
    if numbers.is_empty() {
        return Ok(positions);
    }
    let day = tx.as_of;
    positions.retain_mut(|position| match borne(position, &numbers, day) {
        Bearing::Absent => false,
        bearing => {
            position.ordinal = bearing.ordinal();
            true
        }
    });
    positions.sort_by_key(|position| (position.rank, position.ordinal, position.id));
    Ok(positions)
}

/// Gives positions of one type other ordinals from a day on, all at once. Before that day nothing changes.
pub fn renumber(tx: &mut Tx<'_>, body: &BodyRef, new: &NewRenumbering) -> Result<RenumberingTold> {
    let body = bodies::find(tx, body)?;
    tx.expect_version(body.id, body.version)?;
    if new.decision_id.is_none() && new.source.is_none() {
        return Err(Refusal::RenumberingHasNoBasis.into());
    }
    reach::expect_decision(tx, new.decision_id)?;
    let from_then = Tenure { starts: PartialDate::exact(new.starts_on), ends: None };
    if !from_then.fits_in(&body.tenure()) {
        return Err(Refusal::RenumberingIsOutOfTime.into());
    }
    let statutes = statutes::in_force(tx, new.starts_on)?;
    let kind = statutes.position_type(&new.position_type).ok_or(Refusal::PositionTypeIsUnknown)?;
    for one in &new.moves {
        let wanted = NewPosition { r#type: kind.code.clone(), ordinal: Some(one.to), seats: None };
        rules::check_position(kind, &wanted).map_err(|refusal| {
            Problem::from(refusal).under(statutes::cite(&statutes, kind.clause.as_ref()))
        })?;
    }
    let mut all = store::of_bodies(tx, &[body.id])?;
    all.retain(|position| kind.code == *position.type_code);
    let numbers = store::numbers_of(tx, &all.iter().map(|position| position.id).collect::<Vec<_>>())?;
    let settled = settle(&all, &numbers, new.starts_on, &new.moves)?;
    if settled.is_empty() {
        return Err(Refusal::NothingIsRenumbered.into());
    }
    keep(tx, &settled, new)?;
    let titles = Titles::within(tx, vec![body.clone()])?;
    let told = |(position, to): &(&Position, i64)| RenumberedTold {
        position_id: position.id,
        from: position.ordinal,
        to: *to,
        title_before: titles.of(position, None),
        title: titles.numbered(position, Some(*to), None),
    };
    Ok(RenumberingTold {
        body_id: body.id,
        position_type: kind.code.to_string(),
        starts_on: new.starts_on,
        positions: settled.iter().map(told).collect(),
        basis: Basis { decision_id: new.decision_id, source: new.source.clone() },
    })
}

/// Writes what was settled: what each bore until the eve, then what it bears.
fn keep(tx: &mut Tx<'_>, settled: &[(&Position, i64)], new: &NewRenumbering) -> Result<()> {
    let ends_on = new.starts_on.pred_opt().ok_or(Refusal::RenumberingIsOutOfTime)?;
    for (position, _) in settled {
        let number = Number {
            position_id: position.id,
            ends_on,
            ordinal: position.ordinal,
            decision_id: new.decision_id,
            source: new.source.clone().map(Json),
            created_at: tx.now,
            updated_at: tx.now,
        };
        store::insert_number(tx, &number)?;
        journal::created(tx, "position_number", position.id, &number)?;
    }
    for (id, ordinal) in steps(settled) {
        store::set_ordinal(tx, id, ordinal)?;
    }
    for (position, to) in settled {
        let before = Position::clone(position);
        let version = before.version.saturating_add(1);
        let after = Position { ordinal: Some(*to), version, updated_at: tx.now, ..before.clone() };
        store::update(tx, &after)?;
        journal::changed(tx, "position", before.id, &before, &after)?;
    }
    Ok(())
}

/// Keeps that a position which takes over an ordinal another bore was not there on those days.
pub(in crate::bodies::positions) fn take_over(tx: &mut Tx<'_>, position: &Position) -> Result<()> {
    let Some(ordinal) = position.ordinal else { return Ok(()) };
    let Some(ends_on) = store::borne_until(tx, position.body_id, &position.type_code, ordinal)? else {
        return Ok(());
    };
    let (decision_id, source) = (None, None);
    let (position_id, created_at, updated_at) = (position.id, tx.now, tx.now);
    let number = Number { position_id, ends_on, ordinal: None, decision_id, source, created_at, updated_at };
    store::insert_number(tx, &number)
}
