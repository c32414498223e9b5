//! What a rule asks and what was found, in words: the codes of the statutes by the labels they carry.
use crate::persons::Standing;
use crate::statutes::document::{Document, Mode};
use crate::statutes::title;
use crate::words::{Gender, Language, isolate, of_word};

/// Codes, each alone or with a number after it, in Arabic, French and English: the label first, the code behind it.
pub(super) fn said(statutes: &Document, codes: &str) -> [String; 3] {
    [Language::Ar, Language::Fr, Language::En].map(|language| {
        let comma = if language == Language::Ar { "، " } else { ", " };
        let parts = codes.split(", ").map(|part| part_said(statutes, part, language));
        parts.collect::<Vec<_>>().join(comma)
    })
}

fn part_said(statutes: &Document, part: &str, language: Language) -> String {
    let (code, number) = part.split_once(": ").map_or((part, None), |(code, number)| (code, Some(number)));
    let is_word = code.bytes().any(|byte| byte.is_ascii_alphabetic());
    let code_said = if language == Language::Ar && is_word { isolate(code) } else { code.to_owned() };
    // A figure names nothing.
    let label = is_word.then(|| label(statutes, code, language)).flatten();
    let named = match label {
        Some(label) if label != code => format!("{label} ({code_said})"),
        _ => code_said,
    };
    number.map_or(named.clone(), |number| format!("{named}: {number}"))
}

/// The label of a type of position, of a type of body, or of those for whom seats are kept; else the name of a mode of
/// choice, a standing or a gender.
fn label(statutes: &Document, code: &str, language: Language) -> Option<String> {
    let mut positions = statutes.position_types.iter();
    if let Some(kind) = positions.find(|kind| kind.code.as_str() == code) {
        return Some(title(kind, language, None, None, "", ""));
    }
    if let Some(kind) = statutes.body_types.iter().find(|kind| kind.code.as_str() == code) {
        return Some(kind.labels.get(language).to_owned());
    }
    let mut groups = statutes.position_types.iter().flat_map(|kind| &kind.reserved);
    if let Some(group) = groups.find(|group| group.code.as_str() == code) {
        return Some(group.labels.get(language).to_owned());
    }
    let mode = of_word::<Mode>(code).map(|mode| mode.label(language));
    let standing = || of_word::<Standing>(code).map(|standing| standing.label(language));
    let gender = || of_word::<Gender>(code).map(|gender| gender.label(language));
    mode.or_else(standing).or_else(gender).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    #[test]
    fn a_code_is_told_by_the_label_the_statutes_carry_and_a_figure_as_it_is() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let [ar, fr, en] = said(&statutes, "national_secretary, national_secretariat: 2");
        assert_eq!(
            ar,
            "الأمين العام (\u{2068}national_secretary\u{2069})، الأمانة العامة (\u{2068}national_secretariat\u{2069}): 2"
        );
        assert_eq!(
            fr,
            "Secrétaire général (national_secretary), Secrétariat national (national_secretariat): 2"
        );
        assert_eq!(
            en,
            "Secretary-General (national_secretary), National Secretariat (national_secretariat): 2"
        );
        assert_eq!(said(&statutes, "1/3"), ["1/3", "1/3", "1/3"]);
        assert_eq!(said(&statutes, "5%"), ["5%", "5%", "5%"]);
    }

    #[test]
    fn a_mode_a_standing_and_a_gender_have_names_of_their_own() {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let [ar, fr, en] = said(&statutes, "individual_ballot, consensus");
        assert_eq!(
            ar,
            "الاقتراع الفردي (\u{2068}individual_ballot\u{2069})، التوافق (\u{2068}consensus\u{2069})"
        );
        assert_eq!(
            (fr.as_str(), en.as_str()),
            (
                "scrutin uninominal (individual_ballot), consensus",
                "individual ballot (individual_ballot), consensus"
            )
        );
        assert_eq!(
            said(&statutes, "female"),
            ["امرأة (\u{2068}female\u{2069})", "femme (female)", "woman (female)"]
        );
        assert_eq!(
            said(&statutes, "suspended"),
            ["موقوف (\u{2068}suspended\u{2069})", "suspendu (suspended)", "suspended"]
        );
    }
}
