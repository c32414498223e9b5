//! What an entry tells of how things were before it, for whoever takes a change back.
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::error::{Problem, Result};

use super::model::Entry;
use super::rules::Refusal;

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

/// The fields that differ before a change and after it, as they were before; none where one of them has come to differ
/// from both since.
fn set(before: Map<String, Value>, after: &Value, present: &Value) -> Option<Map<String, Value>> {
    let mut set = Map::new();
    for (field, was) in before {
        let now = after.get(&field);
        if now == Some(&was) || OF_THE_STATE.contains(&field.as_str()) {
            continue;
        }
        if present.get(&field) != now {
            return None;
        }
        set.insert(field, was);
    }
    Some(set)
}

impl Entry {
    /// What this change did to an object; none where what it set has been set anew since.
    pub fn undone(&self, present: &impl Serialize) -> Result<Option<Undone>> {
        let present = serde_json::to_value(present).map_err(Problem::internal)?;
        Ok(set(self.before()?, &self.after()?, &present).map(Undone))
    }

    /// The state before, as far as a form asks for it.
    pub fn before<T: DeserializeOwned>(&self) -> Result<T> {
        self.state(self.before.as_deref())
    }

    /// The state after, as far as a form asks for it.
    pub fn after<T: DeserializeOwned>(&self) -> Result<T> {
        self.state(self.after.as_deref())
    }

    fn state<T: DeserializeOwned>(&self, state: Option<&RawValue>) -> Result<T> {
        if self.erased {
            return Err(Refusal::ContentIsErased.into());
        }
        serde_json::from_str(state.map_or("null", RawValue::get)).map_err(Problem::internal)
    }

    /// The id of what changed.
    pub fn object<T: From<Uuid>>(&self) -> Result<T> {
        Uuid::try_parse(&self.object_id).map(T::from).map_err(Problem::internal)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn set_back(present: &Value) -> Option<Value> {
        let before = json!({"ends_on": null, "status": "open", "title": "a", "version": 1});
        let after = json!({"ends_on": "2024-12-31", "status": "dropped", "title": "a", "version": 2});
        set(before.as_object().cloned().unwrap(), &after, present).map(Value::Object)
    }

    #[test]
    fn what_a_change_set_is_put_back_and_nothing_else() {
        let untouched = json!({"ends_on": "2024-12-31", "status": "dropped", "title": "a", "version": 2});
        assert_eq!(set_back(&untouched), Some(json!({"ends_on": null, "status": "open"})));
        let renamed = json!({"ends_on": "2024-12-31", "status": "dropped", "title": "b", "version": 3});
        assert_eq!(set_back(&renamed), Some(json!({"ends_on": null, "status": "open"})));
    }

    #[test]
    fn what_was_set_anew_since_is_not_put_back() {
        let done = json!({"ends_on": "2024-12-31", "status": "done", "title": "a", "version": 3});
        assert_eq!(set_back(&done), None);
        assert_eq!(set_back(&json!({"status": "dropped"})), None);
    }

    #[test]
    fn a_field_nobody_puts_back_is_a_fault() {
        let mut undone = Undone(Map::from_iter([("ends_on".to_owned(), Value::Null)]));
        let mut day = Some("2024-12-31".to_owned());
        undone.put("elsewhere", &mut day).unwrap();
        assert_eq!(day.as_deref(), Some("2024-12-31"));
        undone.put("ends_on", &mut day).unwrap();
        assert_eq!(day, None);
        assert!(undone.complete().is_ok());
        assert!(Undone(Map::from_iter([("ends_on".to_owned(), Value::Null)])).complete().is_err());
    }
}
