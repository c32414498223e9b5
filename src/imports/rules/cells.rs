//! What stands in a cell, as people write it. What could be read in two ways is not read.
use std::collections::HashMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};

use crate::persons::{Contact, ContactKind, Phone, Visibility};
use crate::words::{Gender, Line, PartialDate, fold, plain_figure};

use super::super::flaws::Refusal as Flaw;

/// What was read, and the remark it was read with, if any.
pub(super) type Read<T> = Result<(T, Option<Flaw>), Flaw>;

/// The text of a cell without what cannot be seen, its digits in ASCII.
pub(super) fn plain(text: &str) -> String {
    let seen = text.chars().filter(|sign| !is_unseen(*sign));
    seen.map(plain_figure).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks of direction and of order, which spreadsheets leave in cells.
fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
}

/// What no cell may be, whatever it is of.
pub(super) fn sound(text: &str) -> Result<(), Flaw> {
    const ERRORS: [&str; 9] =
        ["#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#VALEUR!", "#NOM?"];
    if text.contains('\u{FFFD}') {
        return Err(Flaw::CellIsUndecodable);
    }
    if ERRORS.contains(&text.trim()) { Err(Flaw::CellIsAnError) } else { Ok(()) }
}

/// A text without the apostrophe that kept a spreadsheet from reading it as a formula.
pub(super) fn armed(text: &str) -> &str {
    let bare = text.trim_start().strip_prefix('\'');
    bare.filter(|bare| bare.starts_with(['=', '+', '-', '@'])).unwrap_or(text)
}

/// A text of at most so many characters.
pub(super) fn line<const MAX: usize>(text: &str) -> Result<Line<MAX>, Flaw> {
    let seen: String = text.chars().filter(|sign| !is_unseen(*sign)).collect();
    let one_line = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    Line::parse(&one_line).map_err(|_unsaid| Flaw::CellIsTooLong)
}

/// In which script a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Arabic,
    Latin,
}

/// The script a name is written in.
pub(super) fn script(text: &str) -> Result<Script, Flaw> {
    let is_arabic = |letter: char| matches!(letter, '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphabetic()).collect();
    let arabic = letters.iter().filter(|letter| is_arabic(**letter)).count();
    match (letters.len(), arabic) {
        (0, _) => Err(Flaw::NameIsUnreadable),
        (all, arabic) if arabic == all => Ok(Script::Arabic),
        (_, 0) => Ok(Script::Latin),
        _ => Err(Flaw::NameMixesScripts),
    }
}

/// A name, without what is no part of one.
pub(super) fn name(text: &str) -> Result<(Script, Line<200>), Flaw> {
    let script = script(text)?;
    if text.contains([';', '|', '\n', '@']) || text.chars().any(char::is_numeric) {
        return Err(Flaw::NameIsUnreadable);
    }
    Ok((script, line(text)?))
}

/// How genders are written, folded.
static GENDERS: LazyLock<HashMap<String, Gender>> = LazyLock::new(|| {
    const MALE: &[&str] = &["ذكر", "ذ", "رجل", "M", "H", "homme", "masculin", "male", "man", "mâle"];
    const FEMALE: &[&str] = &["أنثى", "أ", "ث", "امرأة", "F", "femme", "féminin", "female", "woman"];
    let of =
        |words: &[&str], gender: Gender| words.iter().map(|word| (fold(word), gender)).collect::<Vec<_>>();
    of(FEMALE, Gender::Female).into_iter().chain(of(MALE, Gender::Male)).collect()
});

/// A gender, in Arabic, French or English.
pub(super) fn gender(text: &str) -> Result<Gender, Flaw> {
    GENDERS.get(&fold(text)).copied().ok_or(Flaw::GenderIsUnreadable)
}

/// A day, as far as it is known: ISO, or the day first, or as spreadsheets count days.
pub(super) fn date(text: &str) -> Read<PartialDate> {
    let text = plain(text);
    let text = text.strip_suffix(" 00:00:00").or_else(|| text.strip_suffix("T00:00:00")).unwrap_or(&text);
    if let Ok(date) = text.parse() {
        return Ok((date, None));
    }
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    if parts.iter().any(|part| !part.bytes().all(|byte| byte.is_ascii_digit())) {
        return Err(Flaw::DateIsUnreadable);
    }
    let exact = |year: &str, month: &str, day: &str| {
        if month.parse::<u32>().is_ok_and(|month| month > 12) {
            return Err(Flaw::MonthIsBeyondTwelve);
        }
        let iso = format!("{year}-{month:0>2}-{day:0>2}");
        iso.parse().map_err(|_unsaid| Flaw::DateIsUnreadable)
    };
    let date = match parts.as_slice() {
        [year, month, day] if year.len() == 4 => exact(year, month, day),
        [day, month, year] if year.len() == 4 => exact(year, month, day),
        [_, _, year] if year.len() == 2 => Err(Flaw::YearHasTwoFigures),
        [month, year] if year.len() == 4 => {
            format!("{year}-{month:0>2}").parse().map_err(|_unsaid| Flaw::DateIsUnreadable)
        }
        [serial] if serial.len() == 5 => {
            return serial_day(serial).map(|day| (PartialDate::exact(day), Some(Flaw::ReadAsASerial)));
        }
        _ => Err(Flaw::DateIsUnreadable),
    };
    date.map(|date| (date, None))
}

/// The day that spreadsheets count so (from 30 December 1899): five figures are the years from 1927 to 2173.
fn serial_day(serial: &str) -> Result<NaiveDate, Flaw> {
    let days = serial.parse().map_err(|_unsaid| Flaw::DateIsUnreadable)?;
    let day = NaiveDate::from_ymd_opt(1899, 12, 30).and_then(|first| first.checked_add_days(Days::new(days)));
    day.ok_or(Flaw::DateIsUnreadable)
}

/// Phone numbers: one, or several with a stroke, a comma or a line between them.
pub(super) fn phones(text: &str) -> Read<Vec<Contact>> {
    let text = plain(&text.replace(['\n', '\r'], ";"));
    if let Some(phone) = Phone::parse(&text) {
        return Ok((vec![contact(ContactKind::Phone, phone.as_str())?], None));
    }
    let (mut found, mut remark) = (Vec::new(), None);
    for part in text.split(['/', ';', ',', '|']).map(str::trim).filter(|part| !part.is_empty()) {
        let bare: String = part.chars().filter(|sign| !" .-".contains(*sign)).collect();
        let has_lost_its_zero = bare.len() == 9
            && bare.starts_with(['5', '6', '7', '8'])
            && bare.bytes().all(|byte| byte.is_ascii_digit());
        let phone = if has_lost_its_zero {
            remark = Some(Flaw::ZeroPutBack);
            Phone::parse(&format!("0{bare}"))
        } else {
            Phone::parse(part)
        };
        found.push(contact(ContactKind::Phone, phone.ok_or(Flaw::PhoneIsUnreadable)?.as_str())?);
    }
    if found.is_empty() { Err(Flaw::PhoneIsUnreadable) } else { Ok((found, remark)) }
}

/// Something a person is reached by; nobody is told of it but those who keep the register.
pub(super) fn contact(kind: ContactKind, value: &str) -> Result<Contact, Flaw> {
    Ok(Contact { kind, note: None, value: line(value)?, visibility: Visibility::Private })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Result<String, Flaw> {
        date(text).map(|(date, _)| date.to_string())
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for (text, expected) in [
            ("08/12/2022", "2022-12-08"),
            ("8/12/2022", "2022-12-08"),
            ("٠٨/١٢/٢٠٢٢", "2022-12-08"),
            ("8-12-2022", "2022-12-08"),
            ("08.12.2022", "2022-12-08"),
            ("2022-12-08", "2022-12-08"),
            ("2022/12/08", "2022-12-08"),
            ("2022-12-08 00:00:00", "2022-12-08"),
            ("\u{200F}08/12/2022\u{200F}", "2022-12-08"),
            ("1974", "1974"),
            ("12/1974", "1974-12"),
            ("../2022-12-08", "../2022-12-08"),
        ] {
            assert_eq!(day(text).as_deref(), Ok(expected), "{text}");
            assert_eq!(date(text).unwrap().1, None, "{text}");
        }
        assert_eq!(date("44903").unwrap(), ("2022-12-08".parse().unwrap(), Some(Flaw::ReadAsASerial)));
    }

    #[test]
    fn days_that_could_be_others_are_not_read() {
        assert_eq!(day("12/25/2022"), Err(Flaw::MonthIsBeyondTwelve));
        assert_eq!(day("08/12/22"), Err(Flaw::YearHasTwoFigures));
        for text in ["31/02/2022", "00/01/2022", "hier", "8 décembre 2022", "123456", "449.5", ""] {
            assert_eq!(day(text), Err(Flaw::DateIsUnreadable), "{text}");
        }
    }

    #[test]
    fn numbers_are_read_however_they_are_spaced_and_as_many_as_there_are() {
        let read = |text: &str| {
            phones(text).map(|(all, remark)| {
                (all.iter().map(|one| one.value.to_string()).collect::<Vec<_>>().join(" "), remark)
            })
        };
        let one = |text: &str, remark| Ok((text.to_owned(), remark));
        assert_eq!(read("06 12 34 56 78"), one("+212612345678", None));
        assert_eq!(read("٠٦١٢٣٤٥٦٧٨"), one("+212612345678", None));
        assert_eq!(read("06/12/34/56/78"), one("+212612345678", None));
        assert_eq!(read("612345678"), one("+212612345678", Some(Flaw::ZeroPutBack)));
        assert_eq!(read("0612345678 / 0523456789"), one("+212612345678 +212523456789", None));
        assert_eq!(read("+33 6 12 34 56 78"), one("+33612345678", None));
        for text in ["6.12E+08", "0612", "لا يوجد", "06123456789"] {
            assert_eq!(read(text), Err(Flaw::PhoneIsUnreadable), "{text}");
        }
    }

    #[test]
    fn a_gender_is_read_in_three_languages() {
        for text in ["ذكر", "M", "h", "Homme", "Masculin", "male"] {
            assert_eq!(gender(text), Ok(Gender::Male), "{text}");
        }
        for text in ["أنثى", "انثى", "انثي", "F", "Femme", "Féminin", "female"] {
            assert_eq!(gender(text), Ok(Gender::Female), "{text}");
        }
        for text in ["1", "X", "Mme", ""] {
            assert_eq!(gender(text), Err(Flaw::GenderIsUnreadable), "{text}");
        }
    }

    #[test]
    fn a_name_is_of_one_script_and_nothing_but_a_name() {
        assert_eq!(
            name("سلمى  الوزاني").map(|(script, line)| (script, line.to_string())),
            Ok((Script::Arabic, "سلمى الوزاني".to_owned()))
        );
        assert_eq!(name("Salma Ouazzani-M'barka").map(|(script, _)| script), Ok(Script::Latin));
        assert_eq!(name("سلمى Salma"), Err(Flaw::NameMixesScripts));
        for text in ["42", "-", "Salma; Driss", "a@b", "Salma 2"] {
            assert_eq!(name(text), Err(Flaw::NameIsUnreadable), "{text}");
        }
        assert_eq!(sound("S\u{FFFD}lma"), Err(Flaw::CellIsUndecodable));
        assert_eq!(sound("#REF!"), Err(Flaw::CellIsAnError));
    }
}
