//! Days as they are written out in Morocco, in three languages.
use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use chrono_tz::Africa::Casablanca;

use super::{Language, PartialDate};

const MONTHS: [[&str; 12]; 3] = [
    [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// The days of the week, from Monday on.
const WEEKDAYS: [[&str; 7]; 3] = [
    ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
];

/// The name at a place counted from 0.
fn named<const N: usize>(names: [[&'static str; N]; 3], place: u32, language: Language) -> &'static str {
    let place = usize::try_from(place).ok();
    place.and_then(|place| language.of(names).get(place).copied()).unwrap_or_default()
}

/// The number of a day in its month, where it is not the first.
fn first_or(day: NaiveDate, language: Language, number: impl Fn(u32) -> String) -> String {
    match (language, day.day()) {
        (Language::Ar, 1) => "فاتح".to_owned(),
        (Language::Fr, 1) => "1er".to_owned(),
        (_, day) => number(day),
    }
}

/// A day as it is written out: `8 دجنبر 2022`.
pub fn written_day(day: NaiveDate, language: Language) -> String {
    let number = first_or(day, language, |number| number.to_string());
    format!("{number} {}", written_month(day, language))
}

fn written_month(day: NaiveDate, language: Language) -> String {
    format!("{} {}", named(MONTHS, day.month0(), language), day.year())
}

/// A day as minutes have it, with the day of the week: `الخميس 08 دجنبر 2022`.
pub fn long_day(day: NaiveDate, language: Language) -> String {
    let number = first_or(day, language, |number| match language {
        Language::Ar => format!("{number:02}"),
        Language::Fr | Language::En => number.to_string(),
    });
    let weekday = named(WEEKDAYS, day.weekday().num_days_from_monday(), language);
    format!("{weekday} {number} {}", written_month(day, language))
}

/// A day known exactly or in part, as it is written out: what is not known of it is not told.
pub fn long_partial_day(day: PartialDate, language: Language) -> String {
    let last = day.latest();
    let Some(first) = day.earliest() else {
        let until = written_day(last, language);
        return match language {
            Language::Ar => format!("{until} أو قبله"),
            Language::Fr => format!("{until} ou avant"),
            Language::En => format!("{until} or before"),
        };
    };
    if first == last {
        return long_day(first, language);
    }
    match day.to_string().len() {
        4 => first.year().to_string(),
        7 => written_month(first, language),
        _ => {
            let (first, last) = (written_day(first, language), written_day(last, language));
            match language {
                Language::Ar => format!("بين {first} و{last}"),
                Language::Fr => format!("entre le {first} et le {last}"),
                Language::En => format!("between {first} and {last}"),
            }
        }
    }
}

/// The hour of a moment in Morocco, Ramadan hours included: `10:00`, in French `10 h 00`.
pub fn written_hour(at: DateTime<Utc>, language: Language) -> String {
    let form = if language == Language::Fr { "%-H\u{A0}h\u{A0}%M" } else { "%H:%M" };
    at.with_timezone(&Casablanca).format(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn the(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2022, month, day).unwrap()
    }

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(written_day(the(12, 8), Language::Ar), "8 دجنبر 2022");
        assert_eq!(written_day(the(8, 1), Language::Fr), "1er août 2022");
        assert_eq!(written_day(the(8, 1), Language::Ar), "فاتح غشت 2022");
        assert_eq!(written_day(the(5, 31), Language::En), "31 May 2022");
    }

    #[test]
    fn minutes_tell_the_day_of_the_week() {
        assert_eq!(long_day(the(12, 8), Language::Ar), "الخميس 08 دجنبر 2022");
        assert_eq!(long_day(the(12, 8), Language::Fr), "jeudi 8 décembre 2022");
        assert_eq!(long_day(the(12, 11), Language::En), "Sunday 11 December 2022");
        assert_eq!(long_day(the(8, 1), Language::Ar), "الاثنين فاتح غشت 2022");
    }

    #[test]
    fn of_a_day_known_in_part_only_that_part_is_told() {
        let told = |day: &str| long_partial_day(day.parse().unwrap(), Language::Ar);
        assert_eq!(told("2022-12-08"), "الخميس 08 دجنبر 2022");
        assert_eq!(told("2022-12"), "دجنبر 2022");
        assert_eq!(told("2022"), "2022");
        assert_eq!(told("../2022-12-08"), "8 دجنبر 2022 أو قبله");
        assert_eq!(told("2022-03-01/2022-05-15"), "بين فاتح مارس 2022 و15 ماي 2022");
        let french = long_partial_day("2022-03/2022-05".parse().unwrap(), Language::Fr);
        assert_eq!(french, "entre le 1er mars 2022 et le 31 mai 2022");
    }

    #[test]
    fn hours_are_those_of_morocco() {
        let at = |text: &str, language| written_hour(text.parse().unwrap(), language);
        assert_eq!(at("2022-12-08T09:30:00Z", Language::Ar), "10:30");
        assert_eq!(at("2022-12-08T08:05:00Z", Language::Fr), "9\u{A0}h\u{A0}05");
        assert_eq!(at("2024-03-20T09:30:00Z", Language::En), "09:30", "in Ramadan the clocks are on UTC");
    }
}
