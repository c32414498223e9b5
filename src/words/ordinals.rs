//! Ordinal numbers in words and figures, as titles carry them.
use super::{Gender, Language};

/// The ordinal of `n`: definite and in full in Arabic up to 99, in figures in French and English.
pub fn ordinal(n: u32, language: Language, gender: Gender) -> String {
    match language {
        Language::Ar => arabic(n, gender).unwrap_or_else(|| n.to_string()),
        Language::Fr => match (n, gender) {
            (1, Gender::Male) => "1er".to_owned(),
            (1, Gender::Female) => "1re".to_owned(),
            _ => format!("{n}e"),
        },
        Language::En => match (n % 10, n % 100) {
            (_, 11..=13) => format!("{n}th"),
            (1, _) => format!("{n}st"),
            (2, _) => format!("{n}nd"),
            (3, _) => format!("{n}rd"),
            _ => format!("{n}th"),
        },
    }
}

/// The Arabic ordinal of 1 to 99, with its article.
fn arabic(n: u32, gender: Gender) -> Option<String> {
    let feminine = if gender == Gender::Female { "ة" } else { "" };
    Some(match (n / 10, n % 10) {
        (0, 1) => if gender == Gender::Female { "الأولى" } else { "الأول" }.to_owned(),
        (0, unit) => format!("{}{feminine}", arabic_unit(unit)?),
        (1, 0) => format!("العاشر{feminine}"),
        (1, unit) => format!("{}{feminine} عشر{feminine}", arabic_unit(unit)?),
        (ten, 0) => format!("ال{}", arabic_ten(ten)?),
        (ten, unit) => format!("{}{feminine} وال{}", arabic_unit(unit)?, arabic_ten(ten)?),
    })
}

/// The unit of a compound ordinal, masculine.
fn arabic_unit(unit: u32) -> Option<&'static str> {
    Some(match unit {
        1 => "الحادي",
        2 => "الثاني",
        3 => "الثالث",
        4 => "الرابع",
        5 => "الخامس",
        6 => "السادس",
        7 => "السابع",
        8 => "الثامن",
        9 => "التاسع",
        _ => return None,
    })
}

/// The tens from twenty to ninety, without the article.
fn arabic_ten(ten: u32) -> Option<&'static str> {
    Some(match ten {
        2 => "عشرون",
        3 => "ثلاثون",
        4 => "أربعون",
        5 => "خمسون",
        6 => "ستون",
        7 => "سبعون",
        8 => "ثمانون",
        9 => "تسعون",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn arabic_ordinals_agree_in_gender() {
        for (n, male, female) in [
            (1, "الأول", "الأولى"),
            (2, "الثاني", "الثانية"),
            (3, "الثالث", "الثالثة"),
            (10, "العاشر", "العاشرة"),
            (11, "الحادي عشر", "الحادية عشرة"),
            (12, "الثاني عشر", "الثانية عشرة"),
            (20, "العشرون", "العشرون"),
            (21, "الحادي والعشرون", "الحادية والعشرون"),
            (99, "التاسع والتسعون", "التاسعة والتسعون"),
            (100, "100", "100"),
            (0, "0", "0"),
        ] {
            assert_eq!(ordinal(n, Language::Ar, Gender::Male), male);
            assert_eq!(ordinal(n, Language::Ar, Gender::Female), female);
        }
    }

    #[test]
    fn the_first_ninety_nine_have_a_word_each_in_arabic() {
        let words: HashSet<String> = (1..100).filter_map(|n| arabic(n, Gender::Female)).collect();
        assert_eq!(words.len(), 99);
    }

    #[test]
    fn only_the_first_agrees_in_french() {
        assert_eq!(ordinal(1, Language::Fr, Gender::Male), "1er");
        assert_eq!(ordinal(1, Language::Fr, Gender::Female), "1re");
        assert_eq!(ordinal(3, Language::Fr, Gender::Female), "3e");
        assert_eq!(ordinal(21, Language::Fr, Gender::Male), "21e");
    }

    #[test]
    fn english_ordinals_end_as_they_are_said() {
        for text in
            ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "101st", "111th", "112th", "123rd"]
        {
            let n = text.trim_end_matches(char::is_alphabetic).parse().unwrap_or_default();
            assert_eq!(ordinal(n, Language::En, Gender::Male), text);
        }
    }
}
