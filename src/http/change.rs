//! JSON Merge Patch (RFC 7396): a change told by the fields that change.
use std::borrow::Cow;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::openapi::schema::Schema;
use utoipa::openapi::{Object, RefOr};
use utoipa::{PartialSchema, ToSchema};
use validator::{Validate, ValidationErrors};

use crate::error::{Problem, Result};

use super::reading::read_value;

/// A merge patch of a `T`: its fields replace those of the current state, null takes one away.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub struct Change<T> {
    patch: Map<String, Value>,
    #[serde(skip)]
    of: PhantomData<fn() -> T>,
}

impl<T> Validate for Change<T> {
    /// The merged whole is validated, once it is known.
    fn validate(&self) -> Result<(), ValidationErrors> {
        Ok(())
    }
}

impl<T> Change<T> {
    /// Whether it names that field, whatever it says of it.
    pub fn names(&self, field: &str) -> bool {
        self.patch.contains_key(field)
    }
}

impl<T: Serialize + DeserializeOwned + Validate> Change<T> {
    /// The current state with the change applied: parsed and validated like a new one.
    pub fn apply(&self, current: &T) -> Result<T> {
        let patch = Value::Object(self.patch.clone());
        let mut whole = serde_json::to_value(current).map_err(Problem::internal)?;
        if has_null(&patch) {
            known::<T>(&whole, &patch)?;
        }
        merge(&mut whole, &patch);
        read_value(whole).map_err(Problem::invalid)
    }
}

/// Goes on only if what the patch takes away has a name that is known: gone, an unknown one would not be missed.
fn known<T: DeserializeOwned + Validate>(current: &Value, patch: &Value) -> Result<()> {
    let mut kept = current.clone();
    overlay(&mut kept, patch);
    let mut faults = read_value::<T>(kept).err().unwrap_or_default();
    faults.retain(|fault| fault.code() == "unknown-field");
    if faults.is_empty() { Ok(()) } else { Err(Problem::invalid(faults)) }
}

fn has_null(patch: &Value) -> bool {
    match patch {
        Value::Object(changes) => changes.values().any(|change| change.is_null() || has_null(change)),
        _ => false,
    }
}

/// Puts the patch over `target` with its nulls standing.
fn overlay(target: &mut Value, patch: &Value) {
    match (target, patch) {
        (Value::Object(target), Value::Object(changes)) => {
            for (name, change) in changes {
                overlay(target.entry(name.clone()).or_insert(Value::Null), change);
            }
        }
        (target, patch) => *target = patch.clone(),
    }
}

/// Applies `patch` to `target` as RFC 7396, section 2, says.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(changes) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Value::Object(target) = target else { return };
    for (name, change) in changes {
        if change.is_null() {
            target.remove(name);
        } else {
            merge(target.entry(name.clone()).or_insert(Value::Null), change);
        }
    }
}

impl<T: ToSchema> PartialSchema for Change<T> {
    /// The schema of `T` with every field optional and nullable, all the way down the objects named in it.
    fn schema() -> RefOr<Schema> {
        let mut schema = T::schema();
        if let RefOr::T(Schema::Object(object)) = &mut schema {
            loosen(object);
        }
        schema
    }
}

fn loosen(object: &mut Object) {
    object.required.clear();
    object.example = None;
    object.examples.clear();
}

impl<T: ToSchema> ToSchema for Change<T> {
    fn name() -> Cow<'static, str> {
        let name = T::name();
        Cow::Owned(format!("{}Change", name.strip_prefix("New").unwrap_or(&name)))
    }
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        T::schemas(schemas);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_examples_of_rfc_7396_hold() {
        for (target, patch, result) in [
            (json!({"a":"b"}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":"b"}), json!({"b":"c"}), json!({"a":"b","b":"c"})),
            (json!({"a":"b"}), json!({"a":null}), json!({})),
            (json!({"a":"b","b":"c"}), json!({"a":null}), json!({"b":"c"})),
            (json!({"a":["b"]}), json!({"a":"c"}), json!({"a":"c"})),
            (json!({"a":{"b":"c"}}), json!({"a":{"b":"d","c":null}}), json!({"a":{"b":"d"}})),
            (json!({"a":[{"b":"c"}]}), json!({"a":[1]}), json!({"a":[1]})),
            (json!({"a":"foo"}), json!({"a":{"b":null}}), json!({"a":{}})),
            (json!({"e":null}), json!({"a":1}), json!({"e":null,"a":1})),
        ] {
            let mut merged = target;
            merge(&mut merged, &patch);
            assert_eq!(merged, result);
        }
    }
}
