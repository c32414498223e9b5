//! Reads a JSON value to the end, however many faults it has.
use std::collections::HashMap;

use serde::de::DeserializeOwned;
use serde_json::Value;
use validator::Validate;

use super::body::validated;
use super::misread;
use crate::words::{Fault, FaultKind, Faults};

/// The most faults told of one body.
const MAX_FAULTS: usize = 50;

/// Reads and validates a JSON value, collecting every fault.
pub(super) fn read_value<T: DeserializeOwned + Validate>(mut value: Value) -> Result<T, Vec<Fault>> {
    settle_numbers(&mut value);
    validated(deserialized(value)?)
}

/// Reads a part of a body whose type depends on one of its fields: what serde would put aside and read later, losing
/// every place in it. The faults travel in the error of the whole.
pub fn read_part<T: DeserializeOwned>(value: Value) -> Result<T, Faults> {
    deserialized(value).map_err(Faults)
}

/// Reads a JSON value, collecting every fault: one that is found is put out of the way, and the reading goes on.
fn deserialized<T: DeserializeOwned>(mut value: Value) -> Result<T, Vec<Fault>> {
    let mut faults: Vec<Fault> = Vec::new();
    let mut gone = Gone::default();
    loop {
        let error = match serde_path_to_error::deserialize::<_, T>(&value) {
            Ok(parsed) if faults.is_empty() => return Ok(parsed),
            Ok(_) => return Err(faults),
            Err(error) => error,
        };
        let (all, place) = faults_of(&error);
        for mut found in all {
            found.pointer = gone.as_sent(&value, &found.pointer);
            // What was put away is missed where it stood: no fault of the caller's, and then what is around it is
            // put away too.
            if gone.explains(&value, &place, &found) {
                continue;
            }
            if faults.len() >= MAX_FAULTS || faults.iter().any(|fault| fault.pointer == found.pointer) {
                return Err(faults);
            }
            faults.push(found);
        }
        if faults.len() >= MAX_FAULTS || !gone.put_away(&mut value, &place) {
            return Err(faults);
        }
    }
}

/// A whole number is an integer however it is written: `2.0` is 2 to JSON Schema, and so to the contract.
fn settle_numbers(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let whole = number.as_f64().filter(|real| real.fract() == 0.0);
            if let Some(whole) = whole.and_then(|real| format!("{real:.0}").parse::<i64>().ok()) {
                *value = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(settle_numbers),
        Value::Object(fields) => fields.values_mut().for_each(settle_numbers),
        Value::Number(_) | Value::Null | Value::Bool(_) | Value::String(_) => {}
    }
}

/// What was put away so far.
#[derive(Default)]
struct Gone {
    /// The pointers of it, as the caller sent them.
    places: Vec<String>,
    /// The elements taken out of each list: pointer and indexes as sent, the lowest first.
    elements: HashMap<String, Vec<usize>>,
}

impl Gone {
    /// The pointer as the caller sent it: elements taken out before count again.
    fn as_sent(&self, value: &Value, pointer: &str) -> String {
        let mut at = Some(value);
        let mut sent = String::new();
        for segment in pointer.split('/').skip(1) {
            let index = segment.parse::<usize>().ok().filter(|_| at.is_some_and(Value::is_array));
            let told = match index {
                Some(index) => self.index_as_sent(&sent, index).to_string(),
                None => segment.to_owned(),
            };
            at = at.and_then(|value| value.pointer(&format!("/{segment}")));
            sent.push('/');
            sent.push_str(&told);
        }
        sent
    }

    /// Whether the fault is there only because something was put away: a field, or an element that its list lacks now.
    fn explains(&self, value: &Value, place: &str, found: &Fault) -> bool {
        match &found.kind {
            FaultKind::MissingField => self.places.contains(&found.pointer),
            FaultKind::ItemsOutOfRange(min, max) => {
                let left = value.pointer(place).and_then(Value::as_array).map_or(0, Vec::len);
                let gone = self.elements.get(&found.pointer).map_or(0, Vec::len);
                let sent = i64::try_from(left.saturating_add(gone)).unwrap_or(i64::MAX);
                gone > 0 && (*min..=*max).contains(&sent)
            }
            _ => false,
        }
    }

    fn index_as_sent(&self, list: &str, index: usize) -> usize {
        let gone = self.elements.get(list).map(Vec::as_slice).unwrap_or_default();
        gone.iter().fold(index, |index, gone| if *gone <= index { index.saturating_add(1) } else { index })
    }

    /// Takes the faulty part out of the object or the list around it; the whole body cannot be.
    fn put_away(&mut self, value: &mut Value, pointer: &str) -> bool {
        let Some((parent, name)) = pointer.rsplit_once('/') else { return false };
        let (sent, list) = (self.as_sent(value, pointer), self.as_sent(value, parent));
        match value.pointer_mut(parent) {
            Some(Value::Object(fields)) => {
                if fields.remove(&name.replace("~1", "/").replace("~0", "~")).is_none() {
                    return false;
                }
            }
            Some(Value::Array(elements)) => {
                let Some(index) = name.parse().ok().filter(|index| *index < elements.len()) else {
                    return false;
                };
                elements.remove(index);
                let index = self.index_as_sent(&list, index);
                let gone = self.elements.entry(list).or_default();
                gone.push(index);
                gone.sort_unstable();
            }
            _ => return false,
        }
        self.places.push(sent);
        true
    }
}

/// The faults, and the pointer to what must be put away to go on reading: one, or all those of a part read by hand.
fn faults_of(error: &serde_path_to_error::Error<serde_json::Error>) -> (Vec<Fault>, String) {
    let mut pointer = String::new();
    for segment in error.path() {
        use serde_path_to_error::Segment;
        match segment {
            Segment::Seq { index } => pointer.extend(["/", &index.to_string()]),
            Segment::Map { key } => pointer.extend(["/", &escaped(key)]),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    let message = error.inner().to_string();
    if let Some(faults) = Faults::carried(&message) {
        let within = |fault: Fault| Fault::new(format!("{pointer}{}", fault.pointer), fault.kind);
        return (faults.into_iter().map(within).collect(), pointer);
    }
    let named = |prefix: &str| {
        message.strip_prefix(prefix).and_then(|rest| rest.split('`').next()).map(str::to_owned)
    };
    if let Some(field) = named("missing field `") {
        let fault = Fault::new(format!("{pointer}/{field}"), FaultKind::MissingField);
        return (vec![fault], pointer);
    }
    if let Some(field) = named("unknown field `") {
        let last = format!("/{}", escaped(&field));
        let place = if pointer.ends_with(&last) { pointer } else { pointer + &last };
        return (vec![Fault::new(place.clone(), FaultKind::UnknownField)], place);
    }
    (vec![Fault::new(&pointer, misread::of_reader(&message))], pointer)
}

/// A field's name as it stands in a pointer (RFC 6901, section 3).
fn escaped(field: &str) -> String {
    field.replace('~', "~0").replace('/', "~1")
}
