//! Days that must be known exactly, as callers send them: `2022-12-08`, and nothing else.
use std::{fmt, sync::LazyLock};

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Deserializer, de};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

use super::days::{DAY, LEAP_DAY, YEAR, YEARS};
use super::{FaultKind, read_day};

/// Whether a day is of the years that are read: another one could not be sent back.
pub fn is_written(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Reads a day that must be there; the years are those of every other day.
pub fn exact_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    ExactDay::deserialize(deserializer).map(|day| day.0)
}

/// Reads a day that may be missing.
pub fn exact_day_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    Ok(Option::<ExactDay>::deserialize(deserializer)?.map(|day| day.0))
}

/// A day that was read so; the contract tells of it under this name.
#[derive(Debug, Clone, Copy)]
pub struct ExactDay(NaiveDate);

impl<'de> Deserialize<'de> for ExactDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = ExactDay;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<ExactDay, E> {
                let day = read_day(text.as_bytes()).ok_or_else(|| E::custom(FaultKind::NotADay))?;
                if is_written(day) {
                    Ok(ExactDay(day))
                } else {
                    Err(E::custom(FaultKind::DateYear(*YEARS.start(), *YEARS.end())))
                }
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// Every text that is such a day, leap years included.
static PATTERN: LazyLock<String> = LazyLock::new(|| format!("^(?:{LEAP_DAY}|{YEAR}-(?:{DAY}))$"));

impl PartialSchema for ExactDay {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("A day known exactly."))
            .pattern(Some(PATTERN.as_str()))
            .min_length(Some(10))
            .max_length(Some(10))
            .examples(["2022-12-08"])
            .into()
    }
}

impl ToSchema for ExactDay {}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fault(text: &str) -> Option<FaultKind> {
        exact_day(json!(text)).err().and_then(|error| FaultKind::carried(&error.to_string()))
    }

    #[test]
    fn ten_characters_are_a_day_and_nothing_else_is() {
        for text in ["1900-01-01", "2024-02-29", "2200-12-31"] {
            assert_eq!(exact_day(json!(text)).unwrap().to_string(), text);
            assert_eq!(exact_day_if_any(json!(text)).unwrap().unwrap().to_string(), text);
        }
        assert_eq!(exact_day_if_any(json!(null)).unwrap(), None);
        for text in ["", "2022", "2022-2-3", "2023-02-29", "+12026-02-03", "-0044-03-15", "+262142-12-31"] {
            assert_eq!(fault(text), Some(FaultKind::NotADay), "{text}");
        }
        for text in ["0000-01-01", "1899-12-31", "2201-01-01", "9999-12-31"] {
            assert_eq!(fault(text), Some(FaultKind::DateYear(1900, 2200)), "{text}");
        }
    }
}
