//! What an entry tells of how things were before it, for whoever takes a change back.
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::error::{Problem, Result};

use super::model::Entry;

/// Fields that count and date the states of an object: a state that comes back is a new one.
const OF_THE_STATE: [&str; 2] = ["version", "updated_at"];

/// The fields that a change set, as they were before it.
#[derive(Debug)]
pub struct Undone(Map<String, Value>);

impl Undone {
    /// Puts a field back, if the change had set it.
    pub fn put<T: DeserializeOwned>(&mut self, field: &str, into: &mut T) -> Result<()> {
        if let Some(value) = self.0.remove(field) {
            *into = serde_json::from_value(value).map_err(Problem::internal)?;
        }
        Ok(())
    }

    /// Goes on only if every field has been put back.
    pub fn complete(self) -> Result<()> {
        match self.0.keys().next() {
            Some(field) => Err(Problem::internal(format!("nobody puts {field} back"))),
            None => Ok(()),
        }
    }
}

impl Entry {
    /// What this change did to an object; none where what it set has been set anew since.
    pub fn undone(&self, present: &impl Serialize) -> Result<Option<Undone>> {
        let present = serde_json::to_value(present).map_err(Problem::internal)?;
        let (before, after): (Map<String, Value>, Value) = (self.before()?, self.after()?);
        let mut undone = Map::new();
        for (field, was) in before {
            if after[&field] == was || OF_THE_STATE.contains(&field.as_str()) {
                continue;
            }
            if present[&field] != after[&field] {
                return Ok(None);
            }
            undone.insert(field, was);
        }
        Ok(Some(Undone(undone)))
    }

    /// The state before, as far as a form asks for it.
    pub fn before<T: DeserializeOwned>(&self) -> Result<T> {
        let before = self.before.as_ref().map_or("null", |state| state.0.get());
        serde_json::from_str(before).map_err(Problem::internal)
    }

    /// The state after, as far as a form asks for it.
    pub fn after<T: DeserializeOwned>(&self) -> Result<T> {
        let after = self.after.as_ref().map_or("null", |state| state.0.get());
        serde_json::from_str(after).map_err(Problem::internal)
    }

    /// The id of what changed.
    pub fn object<T: From<Uuid>>(&self) -> Result<T> {
        Uuid::try_parse(&self.object_id).map(T::from).map_err(Problem::internal)
    }
}
