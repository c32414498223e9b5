//! Positions with every ordinal they ever bore, for what is reckoned on many days.
use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::Result;

use super::super::model::BodyId;
use super::model::{NewPosition, Position, PositionId};
use super::numbering::{Bearing, Number, borne};
use super::rules::Refusal;
use super::store;

/// The positions of some bodies, with every ordinal they ever bore.
#[derive(Debug, Default)]
pub struct Numbered {
    positions: Vec<Position>,
    numbers: Vec<Number>,
}

impl Numbered {
    /// Gathers every position of these bodies.
    pub fn gather(tx: &mut Tx<'_>, bodies: &[BodyId]) -> Result<Self> {
        let positions = if bodies.is_empty() { Vec::new() } else { store::of_bodies(tx, bodies)? };
        let ids: Vec<PositionId> = positions.iter().map(|position| position.id).collect();
        let numbers = if ids.is_empty() { Vec::new() } else { store::numbers_of(tx, &ids)? };
        Ok(Self { positions, numbers })
    }

    /// Those of a body on a day, each with the ordinal it bore then; those that took over another's later are left out.
    pub fn on(&self, body: BodyId, day: NaiveDate) -> Vec<Position> {
        let own = self.positions.iter().filter(|position| position.body_id == body);
        let bearing = own.map(|position| (position, borne(position, &self.numbers, day)));
        let there = bearing.filter(|(_, bearing)| *bearing != Bearing::Absent);
        there.map(|(position, bearing)| Position { ordinal: bearing.ordinal(), ..position.clone() }).collect()
    }

    /// The office of a body by its type and the ordinal it bore on a day, if there is one; refused where one bears that
    /// ordinal only since.
    pub fn office(
        &self,
        body: BodyId,
        new: &NewPosition,
        day: NaiveDate,
    ) -> Result<Option<&Position>, Refusal> {
        let is_of = |position: &&Position| position.body_id == body && position.type_code == *new.r#type;
        let mut own = self.positions.iter().filter(is_of);
        let Some(ordinal) = new.ordinal else {
            return Ok(own.find(|position| position.ordinal.is_none()));
        };
        let bore = |position: &&Position| borne(position, &self.numbers, day) == Bearing::Ordinal(ordinal);
        match own.clone().find(bore) {
            None if own.any(|position| position.ordinal == Some(ordinal)) => {
                Err(Refusal::OrdinalIsBorneLater)
            }
            found => Ok(found),
        }
    }
}
