//! Days: known exactly or in part, and the civil day of a moment in Morocco.
use std::{fmt, ops::RangeInclusive, str::FromStr, sync::LazyLock};

use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, Utc};
use chrono_tz::Africa::Casablanca;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{ObjectBuilder, RefOr, Schema, schema::Type},
};

use super::{FaultKind, Written};

/// The day it is in Morocco (`Africa/Casablanca`) at a moment, Ramadan hours included.
pub fn civil_day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Casablanca).date_naive()
}

/// A day known exactly or in part, between bounds; written in EDTF (ISO 8601-2): `2022-12-08`, `2022-12`, `2022`,
/// `../2022-12-08` (on or before), `2022-03-01/2022-05-15` (some day between).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    earliest: Option<NaiveDate>,
    latest: NaiveDate,
}

impl PartialDate {
    /// The day itself.
    pub fn exact(day: NaiveDate) -> Self {
        Self { earliest: Some(day), latest: day }
    }

    /// Some day from `earliest` (any day before, if unknown) to `latest`; none if the bounds are the wrong way round.
    pub fn from_bounds(earliest: Option<NaiveDate>, latest: NaiveDate) -> Option<Self> {
        earliest.is_none_or(|earliest| earliest <= latest).then_some(Self { earliest, latest })
    }

    /// The first day it may have been, if that is known.
    pub fn earliest(&self) -> Option<NaiveDate> {
        self.earliest
    }

    /// The last day it may have been.
    pub fn latest(&self) -> NaiveDate {
        self.latest
    }

    /// Whether the very day is known.
    pub fn is_exact(&self) -> bool {
        self.earliest == Some(self.latest)
    }
}

/// The years that are read.
pub(super) const YEARS: RangeInclusive<i32> = 1900..=2200;

impl FromStr for PartialDate {
    type Err = FaultKind;

    fn from_str(text: &str) -> Result<Self, FaultKind> {
        if text.contains(|c: char| matches!(c, '٠'..='٩' | '۰'..='۹')) {
            return Err(FaultKind::DateDigits);
        }
        let (earliest, latest) = match text.split_once('/') {
            None => {
                let (first, last) = span(text)?;
                (Some(first), last)
            }
            Some(("..", end)) => (None, span(end)?.1),
            Some((start, end)) => (Some(span(start)?.0), span(end)?.1),
        };
        Self::from_bounds(earliest, latest).ok_or(FaultKind::DateOrder)
    }
}

/// The first and last day of a year, a month or a day.
fn span(text: &str) -> Result<(NaiveDate, NaiveDate), FaultKind> {
    let mut parts = text.split('-');
    let year = number(parts.next(), 4)?.ok_or(FaultKind::DateForm)?;
    let (month, day) = (number(parts.next(), 2)?, number(parts.next(), 2)?);
    if parts.next().is_some() {
        return Err(FaultKind::DateForm);
    }
    let year = i32::try_from(year)
        .ok()
        .filter(|year| YEARS.contains(year))
        .ok_or(FaultKind::DateYear(*YEARS.start(), *YEARS.end()))?;
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))
        .ok_or(FaultKind::DateNotInCalendar)?;
    let months = match (month, day) {
        (_, Some(_)) => return Ok((first, first)),
        (Some(_), None) => 1,
        (None, None) => 12,
    };
    let last =
        first.checked_add_months(Months::new(months)).and_then(|next| next.checked_sub_days(Days::new(1)));
    Ok((first, last.ok_or(FaultKind::DateNotInCalendar)?))
}

/// A part of a date: exactly `digits` ASCII digits, or nothing at all.
fn number(part: Option<&str>, digits: usize) -> Result<Option<u32>, FaultKind> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(FaultKind::DateForm);
    }
    Ok(part.parse().ok())
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.latest;
        let Some(first) = self.earliest else { return write!(f, "../{last}") };
        let begins_month = first.day() == 1;
        let ends_month = last.checked_add_days(Days::new(1)).is_none_or(|next| next.day() == 1);
        let is_whole = begins_month && ends_month && first.year() == last.year();
        if first == last {
            write!(f, "{last}")
        } else if is_whole && (first.month(), last.month()) == (1, 12) {
            write!(f, "{}", first.format("%Y"))
        } else if is_whole && first.month() == last.month() {
            write!(f, "{}", first.format("%Y-%m"))
        } else {
            write!(f, "{first}/{last}")
        }
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match Written::day(self.latest).filter(|_| self.is_exact()) {
            Some(written) => serializer.serialize_str(written.as_str()),
            None => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = PartialDate;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<PartialDate, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// A year that is read, in the pattern of a day.
pub(super) const YEAR: &str = "(?:19[0-9]{2}|2[01][0-9]{2}|2200)";
/// The leap days of those years.
pub(super) const LEAP_DAY: &str = "(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26])\
                                   |21(?:0[48]|[2468][048]|[13579][26]))-02-29";
/// A month and a day of every year.
pub(super) const DAY: &str = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
                              |02-(?:0[1-9]|1[0-9]|2[0-8])";

/// Every text that is a day, exact or partial, leap years included; only the order of an interval is left unsaid.
static PATTERN: LazyLock<String> = LazyLock::new(|| {
    let part = format!("(?:{LEAP_DAY}|{YEAR}(?:-(?:{DAY}|0[1-9]|1[0-2]))?)");
    format!("^(?:(?:[.]{{2}}|{part})/)?{part}$")
});

impl PartialSchema for PartialDate {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some(
                "A day known exactly or in part (EDTF, ISO 8601-2): a day, a month, a year, `../` and the day it was \
                 on or before, or two days it was between, the earlier first.",
            ))
            .pattern(Some(PATTERN.as_str()))
            .min_length(Some(4))
            .max_length(Some(21))
            .examples(["2022-12-08", "2022-12", "2022", "../2022-12-08", "2022-03-01/2022-05-15"])
            .into()
    }
}

impl ToSchema for PartialDate {}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn every_form_has_its_bounds_and_one_way_to_be_written() {
        for (text, earliest, latest, written) in [
            ("2022-12-08", Some("2022-12-08"), "2022-12-08", "2022-12-08"),
            ("2022-12", Some("2022-12-01"), "2022-12-31", "2022-12"),
            ("2024-02", Some("2024-02-01"), "2024-02-29", "2024-02"),
            ("2022", Some("2022-01-01"), "2022-12-31", "2022"),
            ("../2022-12-08", None, "2022-12-08", "../2022-12-08"),
            ("../2022", None, "2022-12-31", "../2022-12-31"),
            ("2022-03-01/2022-05-15", Some("2022-03-01"), "2022-05-15", "2022-03-01/2022-05-15"),
            ("2022-03/2022-05", Some("2022-03-01"), "2022-05-31", "2022-03-01/2022-05-31"),
            ("2021/2022-01", Some("2021-01-01"), "2022-01-31", "2021-01-01/2022-01-31"),
            ("2022/2022", Some("2022-01-01"), "2022-12-31", "2022"),
            ("2022-01-01/2022-01-31", Some("2022-01-01"), "2022-01-31", "2022-01"),
            ("2200-12-31", Some("2200-12-31"), "2200-12-31", "2200-12-31"),
        ] {
            let date = PartialDate::from_bounds(earliest.map(day), day(latest));
            assert_eq!(text.parse().ok(), date, "{text}");
            assert_eq!(date.map(|date| date.to_string()).as_deref(), Some(written));
            assert_eq!(date.map(|date| date.is_exact()), Some(earliest == Some(latest)));
        }
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let start = day("2023-12-25");
        for i in (0..800).step_by(3) {
            for span in [0, 1, 27, 28, 29, 30, 58, 59, 60, 364, 365, 366] {
                let first = start + Days::new(i);
                for earliest in [Some(first), None] {
                    let date = PartialDate { earliest, latest: first + Days::new(span) };
                    assert_eq!(date.to_string().parse(), Ok(date));
                    let json = serde_json::to_value(date).unwrap_or_default();
                    assert_eq!(serde_json::from_value::<PartialDate>(json).ok(), Some(date));
                }
            }
        }
    }

    #[test]
    fn what_is_no_day_is_refused_with_its_reason() {
        for (text, fault) in [
            ("", FaultKind::DateForm),
            ("2022-1-1", FaultKind::DateForm),
            ("2022-12-08-01", FaultKind::DateForm),
            ("2022-12-08\n", FaultKind::DateForm),
            ("+022", FaultKind::DateForm),
            ("2022/..", FaultKind::DateForm),
            ("../../2022", FaultKind::DateForm),
            ("2022/2023/2024", FaultKind::DateForm),
            ("٢٠٢٢", FaultKind::DateDigits),
            ("1899", FaultKind::DateYear(1900, 2200)),
            ("2201-01-01", FaultKind::DateYear(1900, 2200)),
            ("2022-02-30", FaultKind::DateNotInCalendar),
            ("2100-02-29", FaultKind::DateNotInCalendar),
            ("2022-13", FaultKind::DateNotInCalendar),
            ("2022-05-15/2022-03-01", FaultKind::DateOrder),
        ] {
            assert_eq!(text.parse::<PartialDate>(), Err(fault), "{text}");
        }
        let error = serde_json::from_str::<PartialDate>("\"2022-13\"").unwrap_err();
        assert_eq!(FaultKind::carried(&error.to_string()), Some(FaultKind::DateNotInCalendar));
        assert_eq!(PartialDate::from_bounds(Some(day("2022-01-02")), day("2022-01-01")), None);
    }

    #[test]
    fn the_day_changes_at_midnight_in_casablanca() {
        let at = |text: &str| civil_day(text.parse().unwrap_or_default());
        assert_eq!(at("2024-07-01T22:59:59Z"), day("2024-07-01"));
        assert_eq!(at("2024-07-01T23:00:00Z"), day("2024-07-02"));
        assert_eq!(at("2024-03-20T23:30:00Z"), day("2024-03-20"), "in Ramadan the clocks are on UTC");
    }
}
