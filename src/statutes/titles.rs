//! How the holder of a position is called, and how a body without a name is named.
use super::document::{BodyType, PositionType};
use crate::words::{Gender, Language, ordinal as spoken};

/// The title of a holder in that language, agreeing in gender and number; masculine when the gender is unknown.
pub fn title(
    position_type: &PositionType,
    language: Language,
    gender: Option<Gender>,
    ordinal: Option<u32>,
    body_name: &str,
    territory_name: &str,
) -> String {
    let (language, wording) = position_type.labels.get(language);
    let number = ordinal.map(|n| spoken(n, language, gender.unwrap_or(Gender::Male)));
    let template = wording.form(gender);
    let filled = fill(template, language, |name| match name {
        "ordinal" => number.as_deref(),
        "body" => Some(body_name),
        "territory" => Some(territory_name),
        _ => None,
    });
    if number.is_none() && template.starts_with("{ordinal}") { capitalized(&filled) } else { filled }
}

/// The name of a body that was given none: as the statutes word it for its territory, or the name of its type.
pub fn body_name(body_type: &BodyType, language: Language, territory_name: &str) -> String {
    let labels = body_type.name.as_ref().unwrap_or(&body_type.labels);
    let written = match language {
        Language::Fr if labels.fr.is_some() => Language::Fr,
        _ => Language::En,
    };
    fill(labels.get(language), written, |name| (name == "territory").then_some(territory_name))
}

/// Puts values in the places of `template`; what has no value leaves no gap. French `de` elides before a vowel.
fn fill<'a>(template: &str, language: Language, value: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, name, after)) = rest
        .split_once('{')
        .and_then(|(before, tail)| tail.split_once('}').map(|(name, after)| (before, name, after)))
    {
        let value = value(name).unwrap_or_default();
        let stem =
            before.strip_suffix(" de ").filter(|_| language == Language::Fr && opens_with_vowel(value));
        match stem {
            Some(stem) => filled.extend([stem, " d’", value]),
            None => filled.extend([before, value]),
        }
        rest = after;
    }
    filled.push_str(rest);
    let words: Vec<_> = filled.split_whitespace().collect();
    words.join(" ").trim_end_matches(',').to_owned()
}

fn opens_with_vowel(name: &str) -> bool {
    name.starts_with(|c: char| "aeiouâàéèêëîïôùûAEIOUÂÀÉÈÊËÎÏÔÙÛ".contains(c))
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::{DEFAULT, Document};

    fn called(
        code: &str,
        language: Language,
        gender: Option<Gender>,
        number: Option<u32>,
        body: &str,
    ) -> String {
        let document: Option<Document> = serde_json::from_str(DEFAULT).ok();
        let position_type = document.as_ref().and_then(|document| document.position_type(code));
        position_type.map(|of| title(of, language, gender, number, body, "تاونات")).unwrap_or_default()
    }

    fn named(code: &str, language: Language, territory: &str) -> String {
        let document: Option<Document> = serde_json::from_str(DEFAULT).ok();
        let body_type = document.as_ref().and_then(|document| document.body_type(code));
        body_type.map(|of| body_name(of, language, territory)).unwrap_or_default()
    }

    #[test]
    fn a_deputy_is_numbered_and_agrees_in_gender() {
        let deputy = |language, gender| called("provincial_deputy", language, Some(gender), Some(3), "");
        assert_eq!(deputy(Language::Ar, Gender::Female), "النائبة الثالثة للأمين الإقليمي");
        assert_eq!(deputy(Language::Ar, Gender::Male), "النائب الثالث للأمين الإقليمي");
        assert_eq!(deputy(Language::Fr, Gender::Female), "3e secrétaire provinciale adjointe");
        assert_eq!(deputy(Language::Fr, Gender::Male), "3e secrétaire provincial adjoint");
        assert_eq!(deputy(Language::En, Gender::Female), "3rd deputy provincial secretary");
    }

    #[test]
    fn the_president_of_a_pole_bears_its_name() {
        let women = |language, gender, body| called("pole_president", language, gender, None, body);
        assert_eq!(women(Language::Ar, Some(Gender::Female), "قطب النساء"), "رئيسة قطب النساء");
        assert_eq!(women(Language::Ar, Some(Gender::Male), "قطب النساء"), "رئيس قطب النساء");
        assert_eq!(
            women(Language::Fr, Some(Gender::Female), "Pôle des femmes"),
            "Présidente, Pôle des femmes"
        );
        assert_eq!(women(Language::En, Some(Gender::Female), "Women's Pole"), "President, Women's Pole");
        assert_eq!(women(Language::Fr, None, ""), "Président");
    }

    #[test]
    fn an_unknown_gender_is_worded_as_the_statutes_word_it() {
        assert_eq!(called("provincial_secretary", Language::Ar, None, None, ""), "الأمين الإقليمي");
        assert_eq!(
            called("provincial_deputy", Language::Ar, None, Some(3), ""),
            "النائب الثالث للأمين الإقليمي"
        );
    }

    #[test]
    fn a_deputy_without_a_number_leaves_no_gap() {
        assert_eq!(called("provincial_deputy", Language::Ar, None, None, ""), "النائب للأمين الإقليمي");
        assert_eq!(
            called("provincial_deputy", Language::Fr, None, None, ""),
            "Secrétaire provincial adjoint"
        );
    }

    #[test]
    fn a_body_without_a_name_is_named_after_its_territory() {
        assert_eq!(named("provincial_secretariat", Language::Ar, "تاونات"), "الأمانة الإقليمية بتاونات");
        assert_eq!(
            named("provincial_secretariat", Language::Fr, "Taounate"),
            "Secrétariat provincial de Taounate"
        );
        assert_eq!(
            named("provincial_secretariat", Language::Fr, "Al Hoceïma"),
            "Secrétariat provincial d’Al Hoceïma"
        );
        assert_eq!(
            named("provincial_secretariat", Language::En, "Azilal"),
            "Provincial Secretariat of Azilal"
        );
        assert_eq!(named("pole", Language::Ar, "تاونات"), "قطب");
    }
}
