//! Lines of a calendar or of an address book: a name and a value, folded by octets between characters.

/// The most octets a line may have, its break not counted (RFC 5545, 3.1; RFC 6350, 3.2).
const LINE: usize = 75;

/// Adds a line to `text`: folded where it is long, never within a character.
pub fn content_line(text: &mut String, name: &str, value: &str) {
    let mut octets: usize = 0;
    for letter in name.chars().chain([':']).chain(value.chars()) {
        if octets.saturating_add(letter.len_utf8()) > LINE {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(letter);
        octets = octets.saturating_add(letter.len_utf8());
    }
    text.push_str("\r\n");
}

/// A text as a value (RFC 5545, 3.3.11; RFC 6350, 3.4).
pub fn content_value(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ',' | ';' => safe.extend(['\\', letter]),
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_letters_and_unfolds_to_itself() {
        for value in
            ["التصريح بتغيير في الهيئات المسيرة ".repeat(9), "a".repeat(400), "é".repeat(38), String::new()]
        {
            let mut text = String::new();
            content_line(&mut text, "SUMMARY", &value);
            assert!(text.ends_with("\r\n"));
            assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
            assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }
    }

    #[test]
    fn seventy_five_octets_stand_in_one_line_and_one_more_in_two() {
        let lines = |octets: usize| {
            let mut text = String::new();
            content_line(&mut text, "X", &"a".repeat(octets - 2));
            text.matches("\r\n").count()
        };
        assert_eq!((lines(75), lines(76)), (1, 2));
    }

    #[test]
    fn what_has_a_meaning_in_a_value_is_escaped() {
        assert_eq!(content_value("a,b;c\\d\ne\r\u{7}"), "a\\,b\\;c\\\\d\\ne");
        assert_eq!(content_value("قرار، ومقرر: 12/2022"), "قرار، ومقرر: 12/2022");
    }
}
