//! Phone numbers: read as people write them, kept in E.164.
//!
//! 2026-11-23: what is read is a form, and the contract tells it exactly: nine digits for Morocco, seven to fifteen
//! for other countries. Refusing what the numbering plans of the library do not (yet) know was the option not
//! taken: the plans change, and the contract could not say which numbers are refused.
use std::fmt;
use std::sync::LazyLock;

use phonenumber::{Mode, country};
use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

use crate::words::FaultKind;

/// What may stand between the digits, and before them: spaces, points, strokes, brackets, marks of direction.
const BETWEEN: [char; 9] = [' ', '\u{A0}', '.', '-', '/', '(', ')', '\u{200E}', '\u{200F}'];

/// Morocco's calling code (ITU-T E.164).
const MOROCCO: &str = "212";

/// A phone number in E.164, as `+212612345678`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// Reads a number as people write it: Moroccan, or of another country after `+` or `00`; in Arabic digits too.
    pub fn parse(text: &str) -> Option<Self> {
        let written = bare(text);
        // Nine digits are a whole Moroccan number: the country's plan has nothing to put right in them.
        if let Some(number) = moroccan(&written) {
            return Some(Self(number));
        }
        let plain = foreign(&written)?;
        Some(Self(as_dialled(&plain).unwrap_or(plain)))
    }

    /// Whether a text is read as a number.
    pub(in crate::persons) fn is_number(text: &str) -> bool {
        let written = bare(text);
        moroccan(&written).or_else(|| foreign(&written)).is_some()
    }

    /// The number in E.164.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number as it is dialled within Morocco, if it is Moroccan.
    pub(in crate::persons) fn national(&self) -> Option<String> {
        let rest = self.0.strip_prefix('+')?.strip_prefix(MOROCCO)?;
        Some(format!("0{rest}"))
    }

    /// The beginning of a number, as it is kept: what is read of it, in E.164; nothing of fewer than three digits.
    pub(in crate::persons) fn begun(text: &str) -> Option<String> {
        let written = bare(text);
        let (of, rest) = match (international(&written), written.strip_prefix('0')) {
            (Some(number), _) => ("", number),
            (None, Some(national)) => (MOROCCO, national),
            (None, None) => ("", written.as_str()),
        };
        // A stray 0 after the country's code, as in +212 (0)6.
        let number = match format!("{of}{rest}") {
            number if number.starts_with("2120") => number.replacen("2120", MOROCCO, 1),
            number => number,
        };
        let is_number = written.len() > 2 && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| format!("+{number}"))
    }

    /// What stands for this very number in the text that is searched.
    pub(in crate::persons) fn searched(&self) -> String {
        format!("{};", self.0)
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The text without what stands between the digits, and they in ASCII.
fn bare(text: &str) -> String {
    let signs = text.chars().filter(|sign| !BETWEEN.contains(sign));
    signs.map(|sign| digit(sign).unwrap_or(sign)).collect()
}

/// The ASCII digit an Arabic-Indic or Persian one stands for.
fn digit(sign: char) -> Option<char> {
    let value = match sign {
        '٠'..='٩' => u32::from(sign).checked_sub(u32::from('٠'))?,
        '۰'..='۹' => u32::from(sign).checked_sub(u32::from('۰'))?,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// A Moroccan number: nine digits from 5 to 8, after 0, or after 212 with or without `+`, `00` and a stray 0.
fn moroccan(written: &str) -> Option<String> {
    let number = match international(written).unwrap_or(written).strip_prefix(MOROCCO) {
        Some(rest) => rest.strip_prefix('0').unwrap_or(rest),
        None => written.strip_prefix('0')?,
    };
    let is_number = number.len() == 9
        && number.starts_with(['5', '6', '7', '8'])
        && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| format!("+{MOROCCO}{number}"))
}

/// A number of another country: seven to fifteen digits after `+` or `00`.
fn foreign(written: &str) -> Option<String> {
    let number = international(written)?;
    is_foreign(number).then(|| format!("+{number}"))
}

fn is_foreign(number: &str) -> bool {
    (7..=15).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !number.starts_with('0')
        && !number.starts_with(MOROCCO)
}

fn international(written: &str) -> Option<&str> {
    written.strip_prefix('+').or_else(|| written.strip_prefix("00"))
}

/// The number as the country's plan has it (without a trunk 0, for one), if the plan knows it.
fn as_dialled(plain: &str) -> Option<String> {
    let number = phonenumber::parse(Some(country::MA), plain).ok().filter(phonenumber::is_valid)?;
    let dialled = number.format().mode(Mode::E164).to_string();
    let is_read_again =
        moroccan(&dialled).or_else(|| foreign(&dialled)).is_some_and(|again| again == dialled);
    is_read_again.then_some(dialled)
}

/// Every text that is read as a number.
static PATTERN: LazyLock<String> = LazyLock::new(|| {
    let between = "[ \u{A0}./()\u{200E}\u{200F}-]*";
    let among = |first: u32, last: u32| {
        let zeros = ['0', '٠', '۰'].map(u32::from);
        let range = |zero: u32| {
            let end = |value: u32| char::from_u32(zero.saturating_add(value)).unwrap_or('0');
            format!("{}-{}", end(first), end(last))
        };
        format!("(?:[{}]{between})", zeros.map(range).concat())
    };
    let only = |value| among(value, value);
    let (any, zero, one, two) = (among(0, 9), only(0), only(1), only(2));
    let morocco = format!("{two}{one}{two}");
    let abroad = format!("(?:[+]{between}|{zero}{zero})");
    let number = format!("{}(?:{any}){{8}}", among(5, 8));
    // Any calling code but 212, told without looking ahead.
    let not_two = format!("(?:{one}|{})(?:{any}){{6,14}}", among(3, 9));
    let not_one = format!("{two}(?:{zero}|{})(?:{any}){{5,13}}", among(2, 9));
    let not_two_again = format!("{two}{one}(?:{zero}|{one}|{})(?:{any}){{4,12}}", among(3, 9));
    format!(
        "^{between}(?:(?:{abroad}?{morocco}{zero}?|{zero}){number}|{abroad}(?:{not_two}|{not_one}|{not_two_again}))$"
    )
});

/// The pattern of the contract: exactly what is read.
pub(super) fn pattern() -> &'static str {
    PATTERN.as_str()
}

impl<'de> Deserialize<'de> for Phone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .filter(|_| text.chars().count() <= 100)
            .ok_or_else(|| de::Error::custom(FaultKind::BadPhone))
    }
}

impl PartialSchema for Phone {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "A phone number, as people write it: Moroccan, or of another country after `+` or `00`.",
            ))
            .pattern(Some(pattern()))
            .max_length(Some(100))
            .examples(["+212612345678", "0612345678"])
            .into()
    }
}
impl ToSchema for Phone {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::string::string_regex;

    use super::*;

    fn read(text: &str) -> Option<String> {
        Phone::parse(text).map(|phone| phone.0)
    }

    #[test]
    fn one_number_is_one_however_it_is_written() {
        for text in [
            "0612345678",
            "06 12 34 56 78",
            "06.12-34/56 78",
            "٠٦١٢٣٤٥٦٧٨",
            "۰۶ ۱۲ ۳۴ ۵۶ ۷۸",
            "+212612345678",
            "+212 (0)6 12 34 56 78",
            "00212612345678",
            "212612345678",
            "\u{200E}+212 6 12 34 56 78\u{200E}",
        ] {
            assert_eq!(read(text).as_deref(), Some("+212612345678"), "{text}");
        }
        assert_eq!(read("+44 (0)20 7946 0958").as_deref(), Some("+442079460958"));
        assert_eq!(read("0033 1 23 45 67 89").as_deref(), Some("+33123456789"));
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "",
            "061234567",
            "06123456789",
            "0412345678",
            "0912345678",
            "612345678",
            "+212412345678",
            "+21261234567",
            "+123456",
            "+1234567890123456",
            "+0123456789",
            "06123x5678",
            "++212612345678",
            "06123456+78",
            "tel:0612345678",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert!(read("+1234567").is_some());
        assert!(read("+123456789012345").is_some());
    }

    #[test]
    fn a_moroccan_number_has_its_national_form() {
        assert_eq!(Phone::parse("+212612345678").unwrap().national().as_deref(), Some("0612345678"));
        assert_eq!(Phone::parse("+33123456789").unwrap().national(), None);
    }

    #[test]
    fn the_beginning_of_a_number_is_read_like_the_whole() {
        for text in ["06 12", "+212 6 12", "00212612", "212(0)612", "٠٦١٢"] {
            assert_eq!(Phone::begun(text).as_deref(), Some("+212612"), "{text}");
        }
        assert_eq!(Phone::begun("+33 1").as_deref(), Some("+331"));
        for text in ["06", "06x2", "+", ""] {
            assert_eq!(Phone::begun(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_fits_the_contract_is_read_and_reading_again_changes_nothing(
            text in string_regex(pattern().trim_start_matches('^').trim_end_matches('$')).unwrap()
        ) {
            let once = Phone::parse(&text).expect(&text);
            prop_assert_eq!(Phone::parse(once.as_str()), Some(once));
        }
    }
}
