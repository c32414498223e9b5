//! Which fields a change set. Pure.
use serde_json::{Map, Value};

use super::model::{Changed, FieldChanged};

/// Fields that count and date the states of an object: they differ at every change.
const OF_THE_STATE: [&str; 2] = ["version", "updated_at"];

/// What a change made of a thing.
pub(super) fn kind(before: &Value, after: &Value) -> Changed {
    match (before, after) {
        (Value::Null, _) => Changed::Created,
        (_, Value::Null) => Changed::Deleted,
        _ => Changed::Changed,
    }
}

/// The fields that differ, in the order the thing has them; those that are gone come last.
pub(super) fn changes(before: Value, after: Value) -> Vec<FieldChanged> {
    let (mut before, after) = (fields(before), fields(after));
    let mut changes: Vec<FieldChanged> = after
        .into_iter()
        .map(|(field, after)| FieldChanged {
            before: before.shift_remove(&field).unwrap_or_default(),
            field,
            after,
        })
        .collect();
    let gone = before.into_iter().map(|(field, before)| FieldChanged { field, before, after: Value::Null });
    changes.extend(gone);
    changes.retain(|change| change.before != change.after && !OF_THE_STATE.contains(&change.field.as_str()));
    changes
}

fn fields(state: Value) -> Map<String, Value> {
    match state {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn told(before: Value, after: Value) -> Vec<(String, Value, Value)> {
        changes(before, after).into_iter().map(|change| (change.field, change.before, change.after)).collect()
    }

    #[test]
    fn only_what_differs_is_told() {
        let before = json!({"id": 1, "name": "a", "note": null, "gone": 1, "version": 1, "updated_at": "x"});
        let after = json!({"id": 1, "name": "b", "note": [1], "version": 2, "updated_at": "y"});
        let expected = [
            ("name".to_owned(), json!("a"), json!("b")),
            ("note".to_owned(), Value::Null, json!([1])),
            ("gone".to_owned(), json!(1), Value::Null),
        ];
        assert_eq!(told(before.clone(), after.clone()), expected);
        assert_eq!(kind(&before, &after), Changed::Changed);
    }

    #[test]
    fn what_came_to_be_had_nothing_and_what_was_taken_out_has_nothing() {
        let state = json!({"id": 1, "note": null});
        assert_eq!(told(Value::Null, state.clone()), [("id".to_owned(), Value::Null, json!(1))]);
        assert_eq!(told(state.clone(), Value::Null), [("id".to_owned(), json!(1), Value::Null)]);
        assert_eq!(
            (kind(&Value::Null, &state), kind(&state, &Value::Null)),
            (Changed::Created, Changed::Deleted)
        );
        assert!(told(state.clone(), state).is_empty());
    }
}
