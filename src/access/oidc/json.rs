//! JSON in which no member stands twice.
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::forgery::Forgery;

/// What is said of a member that stands twice; it travels in the reader's error.
const TWICE: &str = "a member stands twice";

/// Reads one object, to its end: a member that stands twice anywhere in it makes it no object at all, for another
/// reader may have taken the other one.
pub(super) fn object(text: &[u8]) -> Result<Map<String, Value>, Forgery> {
    match serde_json::from_slice(text) {
        Ok(Once(Value::Object(object))) => Ok(object),
        Err(error) if error.to_string().starts_with(TWICE) => Err(Forgery::Ambiguous),
        Ok(_) | Err(_) => Err(Forgery::Malformed),
    }
}

/// A value in which no member stands twice.
struct Once(Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reader).map(Self)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }
    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut read = Vec::new();
        while let Some(Once(item)) = items.next_element()? {
            read.push(item);
        }
        Ok(Value::Array(read))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut read = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let Once(value) = members.next_value()?;
            if read.insert(name, value).is_some() {
                return Err(A::Error::custom(TWICE));
            }
        }
        Ok(Value::Object(read))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_that_stands_twice_is_found_at_any_depth() {
        assert!(object(br#"{"a": 1, "b": [null, true, 1.5, -2, {"a": "x"}]}"#).is_ok());
        for twice in [r#"{"a": 1, "a": 1}"#, r#"{"b": {"a": 1, "a": 2}}"#, r#"{"a": 1, "\u0061": 2}"#] {
            assert_eq!(object(twice.as_bytes()), Err(Forgery::Ambiguous), "{twice}");
        }
        for wrong in ["", "[]", "1", "{", "{} {}", "{\"a\": NaN}", "\u{feff}{}"] {
            assert_eq!(object(wrong.as_bytes()), Err(Forgery::Malformed), "{wrong}");
        }
        let deep = "{\"a\":".repeat(5_000) + "1" + &"}".repeat(5_000);
        assert_eq!(object(deep.as_bytes()), Err(Forgery::Malformed));
    }
}
