//! How a day's facts become a chart. Pure.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::appointments::{Occupancy, Office, SeatState, Terms, position_state, vacancies};
use crate::bodies::positions::{Position, PositionId, Titles};

use super::model::{Held, HolderTold, OfficeTold, VacantSeat};

/// What is known of a day, and the words to tell it in.
pub(super) struct Day<'a> {
    pub(super) as_of: NaiveDate,
    pub(super) titles: &'a Titles,
    /// How long terms are.
    pub(super) terms: &'a Terms,
    /// Every appointment that may have started by that day, with its holder's name, by position.
    pub(super) held: &'a HashMap<PositionId, Vec<Held>>,
}

impl Day<'_> {
    /// The positions of a body with their holders; ordinals below known ones are shown as unknown.
    pub(super) fn offices(&self, positions: &[&Position]) -> Vec<OfficeTold> {
        let mut offices: Vec<OfficeTold> = Vec::with_capacity(positions.len());
        for position in positions {
            if let Some(ordinal) = position.ordinal {
                let last = offices.last().filter(|last| last.r#type == position.type_code);
                let next = last.and_then(|last| last.ordinal).unwrap_or(0).saturating_add(1);
                offices.extend((next..ordinal).map(|missing| self.missing(position, missing)));
            }
            offices.push(self.office(position));
        }
        offices
    }

    /// An ordinal nobody has recorded: not vacant, unknown.
    fn missing(&self, like: &Position, ordinal: i64) -> OfficeTold {
        OfficeTold {
            id: None,
            r#type: like.type_code.clone(),
            title: self.titles.numbered(like, Some(ordinal), None),
            ordinal: Some(ordinal),
            seats: like.seats,
            state: SeatState::Unknown,
            vacant_seats: Vec::new(),
            holders: Vec::new(),
        }
    }

    fn office(&self, position: &Position) -> OfficeTold {
        let known = self.held.get(&position.id).map(Vec::as_slice).unwrap_or_default();
        let holders: Vec<HolderTold> = known.iter().filter_map(|held| self.holder(position, held)).collect();
        let occupancies: Vec<Occupancy> = known.iter().map(Held::occupancy).collect();
        let vacant = vacancies(self.as_of, &occupancies);
        let gender = match holders.as_slice() {
            [only] => only.person.gender,
            _ => None,
        };
        OfficeTold {
            id: Some(position.id),
            r#type: position.type_code.clone(),
            title: self.titles.of(position, gender),
            ordinal: position.ordinal,
            seats: position.seats,
            state: position_state(self.as_of, &occupancies),
            vacant_seats: vacant
                .into_iter()
                .map(|(seat, vacant_since)| VacantSeat { seat, vacant_since })
                .collect(),
            holders,
        }
    }

    fn holder(&self, position: &Position, held: &Held) -> Option<HolderTold> {
        let tenure = held.tenure();
        let office = Office {
            position_type: &position.type_code,
            body_type: self.titles.body_type(position.body_id),
            capacity: held.capacity,
            tenure,
        };
        let term_ended_on = self.terms.carried_over(&office, self.as_of);
        Some(HolderTold {
            appointment_id: held.id,
            seat: held.seat,
            certainty: tenure.on(self.as_of)?,
            person: held.name(),
            capacity: held.capacity,
            mode: held.mode.clone(),
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            carried_over: term_ended_on.is_some(),
            term_ended_on,
        })
    }
}
