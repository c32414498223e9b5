//! The titles of positions in a set of bodies: everything they need, gathered once.
use std::collections::HashMap;
use std::sync::Arc;

use crate::db::Tx;
use crate::error::Result;
use crate::statutes::{self, Document};
use crate::territory;
use crate::words::{Gender, Language};

use super::super::actions as bodies;
use super::super::model::{Body, BodyId};
use super::model::Position;

/// What titles are made of, on the day asked for and in the caller's language: one query a table.
pub struct Titles {
    statutes: Arc<Document>,
    homes: HashMap<BodyId, Body>,
    places: HashMap<String, String>,
    /// The language they are told in.
    pub language: Language,
}

impl Titles {
    /// Gathers them for positions of these bodies.
    pub fn gather(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<Self> {
        let homes = bodies::brief(tx, ids)?;
        Self::within(tx, homes)
    }

    /// Gathers them for positions of bodies at hand.
    pub fn within(tx: &mut Tx<'_>, homes: Vec<Body>) -> Result<Self> {
        let (day, language) = (tx.as_of, tx.language);
        let mut codes: Vec<String> = homes.iter().map(|body| body.territory.clone()).collect();
        codes.sort_unstable();
        codes.dedup();
        let places = territory::names(tx, &codes)?;
        let homes = homes.into_iter().map(|body| (body.id, body)).collect();
        Ok(Self { statutes: statutes::in_force(tx, day)?, homes, places, language })
    }

    /// The type of one of these bodies.
    pub fn body_type(&self, id: BodyId) -> &str {
        self.homes.get(&id).map_or("", |home| home.type_code.as_str())
    }

    /// The title of a position as a holder of that gender bears it; as the statutes write it, if unknown.
    pub fn of(&self, position: &Position, gender: Option<Gender>) -> String {
        self.numbered(position, position.ordinal, gender)
    }

    /// The same for another ordinal of its type.
    pub fn numbered(&self, position: &Position, ordinal: Option<i64>, gender: Option<Gender>) -> String {
        self.worded(&position.type_code, position.body_id, ordinal, gender)
    }

    /// The title of a position of that type, were there one in that body.
    pub fn of_type(&self, type_code: &str, body: BodyId) -> String {
        self.worded(type_code, body, None, None)
    }

    fn worded(&self, type_code: &str, body: BodyId, ordinal: Option<i64>, gender: Option<Gender>) -> String {
        let home = self.homes.get(&body);
        // Statutes of another day may not know the type: its code then says what it was.
        let Some((kind, home)) = self.statutes.position_type(type_code).zip(home) else {
            return type_code.to_owned();
        };
        let number = ordinal.and_then(|ordinal| u32::try_from(ordinal).ok());
        let place = self.places.get(&home.territory).map_or("", String::as_str);
        statutes::title(kind, self.language, gender, number, home.name(self.language), place)
    }
}
