//! What serde and the validator say of a value they refuse, as a fault of the catalogue.
use validator::ValidationError;

use crate::words::FaultKind;

/// The fault behind an error of a reader. What it says in English is only looked at: none of it is told.
pub(super) fn of_reader(message: &str) -> FaultKind {
    if let Some(kind) = FaultKind::carried(message) {
        return kind;
    }
    // What was sent stands before the expectation, and may look like one.
    let expected = message.rsplit_once(", expected ").map(|(_, expected)| expected).unwrap_or_default();
    match message {
        _ if message.starts_with("invalid type: floating point") => of_real(message, expected),
        _ if message.starts_with("invalid type") => of_type(expected),
        _ if message.starts_with("invalid value") => of_number(expected),
        _ if message.starts_with("unknown variant") => {
            let words: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
            if words.is_empty() { FaultKind::BadValue } else { FaultKind::NotOneOf(words.join(", ")) }
        }
        _ if message.starts_with("UUID parsing failed") => FaultKind::NotAnId,
        _ if DIGITS.iter().any(|said| message.starts_with(said)) => FaultKind::NotDigits,
        _ if message.starts_with("provided string was not `true` or `false`") => FaultKind::NotAFlag,
        _ => FaultKind::BadValue,
    }
}

/// What the standard library says of a text that is no number of its type.
const DIGITS: [&str; 4] = [
    "invalid digit found in string",
    "cannot parse integer from empty string",
    "number too large to fit in target type",
    "number too small to fit in target type",
];

/// A value of another type than was expected.
fn of_type(expected: &str) -> FaultKind {
    let expected = expected.split(" at line ").next().unwrap_or_default();
    match expected {
        "a boolean" => FaultKind::NotABoolean,
        "f32" | "f64" => FaultKind::NotANumber,
        "a sequence" => FaultKind::NotAList,
        "a map" => FaultKind::NotAnObject,
        _ if bounds(expected).is_some() => FaultKind::NotAWholeNumber,
        _ if expected.contains("string") => FaultKind::NotText,
        _ if expected.starts_with("struct ") || expected.starts_with("internally tagged enum ") => {
            FaultKind::NotAnObject
        }
        _ => FaultKind::WrongType,
    }
}

/// A number with a point or an exponent, or one with more digits than any integer: of a whole one, its range is told.
fn of_real(message: &str, expected: &str) -> FaultKind {
    let real = message.split('`').nth(1).and_then(|real| real.parse::<f64>().ok());
    if real.is_some_and(|real| real.fract() == 0.0) { of_number_or_type(expected) } else { of_type(expected) }
}

/// A whole number that its type does not hold, or whose place is not for numbers.
fn of_number_or_type(expected: &str) -> FaultKind {
    match of_number(expected) {
        FaultKind::BadValue => of_type(expected),
        kind => kind,
    }
}

/// A number that its type does not hold.
fn of_number(expected: &str) -> FaultKind {
    let expected = expected.split(" at line ").next().unwrap_or_default();
    bounds(expected).map_or(FaultKind::BadValue, |(min, max)| FaultKind::NumberTooBig(min, max))
}

/// The least and the greatest number of an integer type.
fn bounds(of: &str) -> Option<(i64, u64)> {
    Some(match of {
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" | "usize" => (0, u64::MAX),
        "i8" => (i8::MIN.into(), i8::MAX.unsigned_abs().into()),
        "i16" => (i16::MIN.into(), i16::MAX.unsigned_abs().into()),
        "i32" => (i32::MIN.into(), i32::MAX.unsigned_abs().into()),
        "i64" | "isize" => (i64::MIN, i64::MAX.unsigned_abs()),
        _ => return None,
    })
}

/// The fault behind an error of the validator: a kind of ours, or what a length or range rule allows.
pub(super) fn of_validator(error: &ValidationError) -> FaultKind {
    if let Some(kind) = error.message.as_deref().and_then(FaultKind::carried) {
        return kind;
    }
    let limit = |name: &str| error.params.get(name).and_then(serde_json::Value::as_i64);
    match (error.code.as_ref(), limit("min"), limit("max")) {
        ("length", min, Some(max)) => {
            min.map_or(FaultKind::ItemsAtMost(max), |min| FaultKind::ItemsOutOfRange(min, max))
        }
        (_, Some(min), Some(max)) => FaultKind::OutOfRange(min, max),
        (_, Some(min), None) => FaultKind::TooSmall(min),
        (_, None, Some(max)) => FaultKind::TooGreat(max),
        (_, None, None) => FaultKind::BeyondLimits,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::DeserializeOwned;
    use serde_json::json;

    use super::*;
    use crate::db::Moment;
    use crate::statutes::document::Seats;
    use crate::words::{Language, Line, PartialDate};

    #[derive(Debug, Deserialize)]
    struct Form {}

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Colour {
        Red,
        Green,
    }

    fn kind<T: DeserializeOwned>(value: serde_json::Value) -> FaultKind {
        let text = value.to_string();
        let of_value = of_reader(&serde_json::from_value::<T>(value).err().unwrap().to_string());
        assert_eq!(of_reader(&serde_json::from_str::<T>(&text).err().unwrap().to_string()), of_value);
        of_value
    }

    #[test]
    fn what_the_readers_say_is_known() {
        assert_eq!(kind::<String>(json!(7)), FaultKind::NotText);
        assert_eq!(kind::<Line<9>>(json!(null)), FaultKind::NotText);
        assert_eq!(kind::<PartialDate>(json!(2022)), FaultKind::NotText);
        assert_eq!(kind::<u32>(json!("7")), FaultKind::NotAWholeNumber);
        assert_eq!(kind::<u32>(json!(2.5)), FaultKind::NotAWholeNumber);
        assert_eq!(kind::<u8>(json!(256)), FaultKind::NumberTooBig(0, 255));
        assert_eq!(kind::<i16>(json!(-40_000)), FaultKind::NumberTooBig(-32_768, 32_767));
        assert_eq!(kind::<i16>(json!(1e30)), FaultKind::NumberTooBig(-32_768, 32_767));
        assert_eq!(kind::<String>(json!(1e30)), FaultKind::NotText);
        assert_eq!(kind::<f64>(json!("x")), FaultKind::NotANumber);
        assert_eq!(kind::<bool>(json!(1)), FaultKind::NotABoolean);
        assert_eq!(kind::<Vec<u8>>(json!({})), FaultKind::NotAList);
        assert_eq!(kind::<Form>(json!("x")), FaultKind::NotAnObject);
        assert_eq!(kind::<Seats>(json!(null)), FaultKind::WrongType);
        assert_eq!(kind::<Colour>(json!("blue")), FaultKind::NotOneOf("red, green".to_owned()));
        assert_eq!(
            kind::<Colour>(json!("a`, expected one of `b`, `c")),
            FaultKind::NotOneOf("red, green".to_owned())
        );
        assert_eq!(kind::<uuid::Uuid>(json!("x")), FaultKind::NotAnId);
        assert_eq!(kind::<Moment>(json!("never")), FaultKind::NotAMoment);
        for text in ["x", "", "999", "-1"] {
            assert_eq!(of_reader(&text.parse::<u8>().unwrap_err().to_string()), FaultKind::NotDigits);
        }
        assert_eq!(of_reader(&"x".parse::<bool>().unwrap_err().to_string()), FaultKind::NotAFlag);
        assert_eq!(of_reader("anything else"), FaultKind::BadValue);
    }

    #[test]
    fn a_sent_word_never_passes_for_a_kind() {
        let sent = json!(FaultKind::EmptyText.to_string());
        assert_eq!(kind::<Colour>(sent.clone()), FaultKind::NotOneOf("red, green".to_owned()));
        assert_eq!(kind::<u8>(sent), FaultKind::NotAWholeNumber);
    }

    #[test]
    fn a_limit_is_told_in_its_own_words() {
        let with = |code: &'static str, params: &[(&'static str, i64)]| {
            let mut error = ValidationError::new(code);
            for (name, limit) in params {
                error.add_param((*name).into(), limit);
            }
            of_validator(&error).says(Language::En)
        };
        assert_eq!(with("range", &[("min", 1), ("max", 9)]), "Write a number from 1 to 9.");
        assert_eq!(with("range", &[("min", 1)]), "Write a number of at least 1.");
        assert_eq!(with("length", &[("max", 2)]), "Give no more items than 2.");
        assert_eq!(of_validator(&FaultKind::BadPhone.into()), FaultKind::BadPhone);
    }
}
