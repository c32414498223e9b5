//! How many may hold a position at once.
use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::{ObjectBuilder, OneOfBuilder, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::words::FaultKind;

/// How many may hold a position at once: `"one"`, `"many"`, or a number from 1 to 1000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seats {
    /// One holder.
    One,
    /// As many as there are.
    Many,
    /// A fixed number of holders, two or more.
    Exactly(u32),
}

impl Seats {
    /// The most holders at once; none when there is no limit.
    pub fn limit(self) -> Option<u32> {
        match self {
            Self::One => Some(1),
            Self::Many => None,
            Self::Exactly(n) => Some(n),
        }
    }
}

impl Serialize for Seats {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One => serializer.serialize_str("one"),
            Self::Many => serializer.serialize_str("many"),
            Self::Exactly(n) => serializer.serialize_u32(*n),
        }
    }
}

struct SeatsVisitor;

impl Visitor<'_> for SeatsVisitor {
    type Value = Seats;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("one, many, or a number from 1 to 1000")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Seats, E> {
        match text {
            "one" => Ok(Seats::One),
            "many" => Ok(Seats::Many),
            _ => Err(E::custom(FaultKind::BadSeats(1000))),
        }
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Seats, E> {
        match u32::try_from(n) {
            Ok(1) => Ok(Seats::One),
            Ok(n @ 2..=1000) => Ok(Seats::Exactly(n)),
            _ => Err(E::custom(FaultKind::OutOfRange(1, 1000))),
        }
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Seats, E> {
        Err(E::custom(FaultKind::OutOfRange(1, 1000)))
    }
}

impl<'de> Deserialize<'de> for Seats {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SeatsVisitor)
    }
}

impl PartialSchema for Seats {
    fn schema() -> RefOr<Schema> {
        let word = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["one", "many"]));
        let number = ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(1)).maximum(Some(1000));
        OneOfBuilder::new()
            .item(word)
            .item(number)
            .description(Some("How many may hold a position at once: one, many, or a number from 1 to 1000."))
            .into()
    }
}

impl ToSchema for Seats {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_one_many_or_a_number_up_to_a_thousand() {
        let seats = |json: &str| serde_json::from_str::<Seats>(json).ok();
        assert_eq!(seats(r#""one""#), Some(Seats::One));
        assert_eq!(seats(r#""many""#), Some(Seats::Many));
        assert_eq!(seats("1"), Some(Seats::One));
        assert_eq!(seats("1000"), Some(Seats::Exactly(1000)));
        for bad in ["0", "1001", "-1", "2.5", r#""two""#, "null"] {
            assert_eq!(seats(bad), None, "{bad}");
        }
    }

    #[test]
    fn seats_are_written_as_they_are_read() {
        for seats in [Seats::One, Seats::Many, Seats::Exactly(7)] {
            let read = serde_json::to_string(&seats).and_then(|json| serde_json::from_str::<Seats>(&json));
            assert_eq!(read.ok(), Some(seats));
        }
    }
}
