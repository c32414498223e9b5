//! How a day's facts become a chart. Pure.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::appointments::Appointment;
use crate::bodies::Body;
use crate::bodies::positions::{Position, PositionId};
use crate::persons::{Name, PersonId};
use crate::statutes::{self, Document};
use crate::words::{Gender, Language};

use super::model::{HolderTold, OfficeTold, SeatState};

/// What is known of a day, and the words to tell it in.
pub(super) struct Day<'a> {
    pub(super) as_of: NaiveDate,
    pub(super) language: Language,
    pub(super) statutes: &'a Document,
    pub(super) names: &'a HashMap<PersonId, Name>,
    /// Every appointment that may have started by that day, by position.
    pub(super) appointments: &'a HashMap<PositionId, Vec<Appointment>>,
    /// The names of the territories, by code.
    pub(super) places: &'a HashMap<String, String>,
}

impl Day<'_> {
    /// The positions of a body with their holders; ordinals below known ones are shown as unknown.
    pub(super) fn offices(&self, body: &Body, positions: &[&Position]) -> Vec<OfficeTold> {
        let mut offices: Vec<OfficeTold> = Vec::with_capacity(positions.len());
        for position in positions {
            if let Some(ordinal) = position.ordinal {
                let last = offices.last().filter(|last| last.r#type == position.type_code);
                let next = last.and_then(|last| last.ordinal).unwrap_or(0).saturating_add(1);
                offices.extend((next..ordinal).map(|missing| self.missing(body, position, missing)));
            }
            offices.push(self.office(body, position));
        }
        offices
    }

    /// An ordinal nobody has recorded: not vacant, unknown.
    fn missing(&self, body: &Body, like: &Position, ordinal: i64) -> OfficeTold {
        OfficeTold {
            id: None,
            r#type: like.type_code.clone(),
            title: self.title(body, like, Some(ordinal), None),
            ordinal: Some(ordinal),
            seats: like.seats,
            state: SeatState::Unknown,
            holders: Vec::new(),
        }
    }

    fn office(&self, body: &Body, position: &Position) -> OfficeTold {
        let known = self.appointments.get(&position.id).map(Vec::as_slice).unwrap_or_default();
        let holders: Vec<HolderTold> =
            known.iter().filter_map(|appointment| self.holder(appointment)).collect();
        let state = match (holders.is_empty(), known.is_empty()) {
            (false, _) => SeatState::Held,
            (true, false) => SeatState::Vacant,
            (true, true) => SeatState::Unknown,
        };
        let gender = match holders.as_slice() {
            [only] => only.person.gender,
            _ => None,
        };
        OfficeTold {
            id: Some(position.id),
            r#type: position.type_code.clone(),
            title: self.title(body, position, position.ordinal, gender),
            ordinal: position.ordinal,
            seats: position.seats,
            state,
            holders,
        }
    }

    fn holder(&self, appointment: &Appointment) -> Option<HolderTold> {
        let tenure = appointment.tenure();
        Some(HolderTold {
            appointment_id: appointment.id,
            seat: appointment.seat,
            person: self.names.get(&appointment.person_id)?.clone(),
            capacity: appointment.capacity,
            mode: appointment.mode.clone(),
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            certainty: tenure.on(self.as_of)?,
        })
    }

    /// The title of a position, agreeing with a holder of that gender.
    pub(super) fn title(
        &self,
        body: &Body,
        position: &Position,
        ordinal: Option<i64>,
        gender: Option<Gender>,
    ) -> String {
        let Some(kind) = self.statutes.position_type(&position.type_code) else {
            return position.type_code.clone();
        };
        let number = ordinal.and_then(|ordinal| u32::try_from(ordinal).ok());
        let place = self.places.get(&body.territory).map_or("", String::as_str);
        statutes::title(kind, self.language, gender, number, body.name(self.language), place)
    }
}
