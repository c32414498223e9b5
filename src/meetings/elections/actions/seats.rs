//! The seats an election fills: there are such positions, with so many seats, filled in that way, by whoever might appoint to
//! them.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::access::{Object, Operation};
use crate::bodies::positions::{self, NewPosition, Numbered, Position};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::meetings::rules::Refusal as MeetingRefusal;
use crate::reach;
use crate::references;
use crate::statutes;
use crate::statutes::document::{Mode, RuleEffect, RuleName};
use crate::unknown::Unknown;

use super::super::model::ElectedSeat;
use super::super::rules::{self, Refusal};

/// Goes on only if there are such positions, or could be, with so many seats, and the statutes of the day have them filled so.
pub(super) fn expect(tx: &mut Tx<'_>, seats: &[ElectedSeat], mode: Mode, day: NaiveDate) -> Result<()> {
    let statutes = statutes::in_force(tx, day)?;
    let mut taken: HashMap<(String, String, Option<i64>), i64> = HashMap::new();
    let mut kinds = Vec::with_capacity(seats.len());
    for (index, seat) in seats.iter().enumerate() {
        let at = |problem: Problem| problem.told_at(|pointer| format!("/seats/{index}{pointer}"));
        let office = office(tx, seat, day).map_err(at)?;
        let asked =
            taken.entry((office.body_id.to_string(), office.type_code.clone(), office.ordinal)).or_insert(0);
        *asked = asked.saturating_add(seat.seats.unwrap_or(1));
        if let Some(most) = office.seats.filter(|most| *asked > *most) {
            let refused = Problem::from(Refusal::MoreSeatsThanThereAre).within("/seats");
            return Err(at(refused.because(most.to_string())));
        }
        if let Some(kind) = statutes.position_type(&office.type_code) {
            let (effect, clause) = statutes.enforced_of(kind, RuleName::Mode);
            let is_meant = effect == RuleEffect::Block;
            if is_meant && !kind.modes.is_empty() && !kind.modes.contains(&mode) {
                let cited = statutes::cite(&statutes, clause);
                return Err(Problem::from(Refusal::ModeIsNotTheirs).under(cited));
            }
        }
        kinds.push(office.type_code);
    }
    Ok(rules::may_differ(mode, &kinds)?)
}

/// Goes on only if the caller might appoint to each of the seats.
pub(super) fn expect_right(tx: &mut Tx<'_>, seats: &[ElectedSeat]) -> Result<()> {
    let permission = Operation::AppointmentCreate.rule().permission;
    for seat in seats {
        match (&seat.position_id, &seat.body) {
            (Some(id), _) => reach::expect_on(tx, permission, Object::Position, id)?,
            (None, Some(body)) => reach::expect_on(tx, permission, Object::Body, body)?,
            (None, None) => {}
        }
    }
    Ok(())
}

/// The position a seat is of: opened, or as it would be opened.
fn office(tx: &mut Tx<'_>, seat: &ElectedSeat, day: NaiveDate) -> Result<Position> {
    match (seat.position_id, &seat.body, &seat.position_type) {
        (Some(id), None, None) if seat.ordinal.is_none() => {
            let unknown = || Problem::from(Unknown::Position).within("/position_id");
            let office = positions::of_ids(tx, &[id])?.pop().ok_or_else(unknown)?;
            if reach::may_see_body(tx, office.body_id)? { Ok(office) } else { Err(unknown()) }
        }
        (None, Some(body), Some(code)) => {
            let body = references::body(tx, body).map_err(|problem| problem.within("/body"))?;
            let new = NewPosition { r#type: code.clone(), ordinal: seat.ordinal, seats: None };
            if let Some(office) = Numbered::gather(tx, &[body.id])?.office(body.id, &new, day)? {
                return Ok(office.clone());
            }
            let statutes = statutes::in_force(tx, day)?;
            positions::unopened(tx, &statutes, &body, &new)
                .map_err(|problem| problem.told_at(|pointer| pointer.replace("/type", "/position_type")))
        }
        _ => Err(MeetingRefusal::PositionIsNotNamed.into()),
    }
}
