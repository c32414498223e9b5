//! How a paper speaks: phrases with values in their places, persons with courtesy, texts that run the other way set apart.
use crate::persons::PersonName;
use crate::words::{Gender, Language, filled, isolate};

use super::Phrase;

/// The language of a paper, and how things are said in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::meetings::papers) struct Voice {
    /// The language.
    pub(in crate::meetings::papers) language: Language,
}

impl Voice {
    /// A phrase.
    pub(in crate::meetings::papers) fn say(self, phrase: Phrase) -> String {
        phrase.say(self.language).to_owned()
    }

    /// A phrase with values in its places, each set apart if it runs the other way.
    pub(in crate::meetings::papers) fn tell(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        self.fill(phrase.say(self.language), values)
    }

    /// The same with a phrase at hand.
    pub(in crate::meetings::papers) fn fill(self, phrase: &str, values: &[(&str, &str)]) -> String {
        let apart: Vec<(&str, String)> =
            values.iter().map(|(name, value)| (*name, self.apart(value))).collect();
        let apart: Vec<(&str, &str)> = apart.iter().map(|(name, value)| (*name, value.as_str())).collect();
        filled(phrase, &apart)
    }

    /// A text, set apart if it begins or ends in letters that run the other way.
    pub(in crate::meetings::papers) fn apart(self, text: &str) -> String {
        let mut depth: usize = 0;
        let mut strong = Vec::new();
        for letter in text.chars() {
            match letter {
                '\u{2066}'..='\u{2068}' => depth = depth.saturating_add(1),
                '\u{2069}' => depth = depth.saturating_sub(1),
                _ if depth == 0 && letter.is_alphabetic() => strong.push(is_from_right(letter)),
                _ => {}
            }
        }
        let own = self.language == Language::Ar;
        let is_other = |end: Option<&bool>| end.is_some_and(|from_right| *from_right != own);
        if is_other(strong.first()) || is_other(strong.last()) { isolate(text) } else { text.to_owned() }
    }

    /// Paragraphs as somebody wrote them, without those that are empty.
    pub(in crate::meetings::papers) fn paragraphs(self, text: &str) -> Vec<String> {
        let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.filter(|line| !line.is_empty()).map(|line| self.apart(&line)).collect()
    }

    /// What stands between the parts of a list in a sentence.
    pub(in crate::meetings::papers) fn comma(self) -> &'static str {
        if self.language == Language::Ar { "، " } else { ", " }
    }

    /// Somebody in a list: the name with its honorific.
    pub(in crate::meetings::papers) fn name(self, who: Option<&PersonName>) -> String {
        let name = match who.and_then(|who| who.written(self.language)) {
            Some((Some(honorific), name)) => format!("{honorific} {name}"),
            Some((None, name)) => name.to_owned(),
            None => self.say(Phrase::Forgotten),
        };
        self.apart(&name)
    }

    /// Somebody in a sentence: the name with an honorific, or with the courtesy due.
    pub(in crate::meetings::papers) fn person(self, who: Option<&PersonName>) -> String {
        let name = self.name(who);
        let Some((None, _)) = who.and_then(|who| who.written(self.language)) else { return name };
        match who.and_then(|who| who.gender) {
            Some(gender) => format!("{} {name}", self.say(courtesy(gender))),
            None => name,
        }
    }

    /// How some people are addressed together, by their genders; as a mixed company where one is not known.
    pub(in crate::meetings::papers) fn salutation(self, genders: &[Option<Gender>]) -> Option<String> {
        let all = |wanted| genders.iter().all(|gender| *gender == Some(wanted));
        let phrase = match (genders.len(), all(Gender::Male), all(Gender::Female)) {
            (1, true, _) => Phrase::Sir,
            (1, _, true) => Phrase::Madam,
            (0 | 1, ..) => return None,
            (2, true, _) => Phrase::TwoSirs,
            (2, _, true) => Phrase::TwoMadams,
            (_, true, _) => Phrase::Sirs,
            (_, _, true) => Phrase::Madams,
            _ => Phrase::MadamsAndSirs,
        };
        Some(self.say(phrase))
    }

    /// The form of a word that agrees with somebody; the masculine, where the gender is not known.
    pub(in crate::meetings::papers) fn agreeing(
        self,
        gender: Option<Gender>,
        [male, female]: [Phrase; 2],
    ) -> String {
        self.say(if gender == Some(Gender::Female) { female } else { male })
    }
}

fn courtesy(gender: Gender) -> Phrase {
    match gender {
        Gender::Male => Phrase::Sir,
        Gender::Female => Phrase::Madam,
    }
}

/// Whether a letter is written from right to left.
fn is_from_right(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persons::PersonId;

    const AR: Voice = Voice { language: Language::Ar };
    const FR: Voice = Voice { language: Language::Fr };

    fn somebody(name_ar: Option<&str>, name_latin: Option<&str>, honorific: Option<&str>) -> PersonName {
        let text = |text: Option<&str>| text.map(str::to_owned);
        let gender = Some(Gender::Female);
        PersonName {
            name_ar: text(name_ar),
            name_latin: text(name_latin),
            honorific: text(honorific),
            gender,
            ..PersonName::forgotten(PersonId::new())
        }
    }

    #[test]
    fn a_text_is_set_apart_where_it_begins_or_ends_the_other_way() {
        assert_eq!(AR.apart("تاونات"), "تاونات");
        assert_eq!(AR.apart("Taounate"), "\u{2068}Taounate\u{2069}");
        assert_eq!(AR.apart("برنامج A4"), "\u{2068}برنامج A4\u{2069}");
        assert_eq!(AR.apart("برنامج A4 الجديد"), "برنامج A4 الجديد");
        assert_eq!(AR.apart("12 / 2022"), "12 / 2022");
        assert_eq!(FR.apart("تاونات"), "\u{2068}تاونات\u{2069}");
        let once = AR.apart("Taounate");
        assert_eq!(AR.apart(&once), once, "once is enough");
    }

    #[test]
    fn a_person_is_named_with_what_is_due() {
        let her = somebody(Some("نعيمة الوزاني"), Some("Naima Ouazzani"), None);
        assert_eq!(AR.person(Some(&her)), "السيدة نعيمة الوزاني");
        assert_eq!(FR.person(Some(&her)), "Mme Naima Ouazzani");
        assert_eq!(AR.name(Some(&her)), "نعيمة الوزاني");
        let doctor = somebody(Some("سلمى البقالي"), None, Some("د."));
        assert_eq!(AR.person(Some(&doctor)), "د. سلمى البقالي");
        assert_eq!(FR.person(Some(&doctor)), "\u{2068}د. سلمى البقالي\u{2069}");
        let unknown = PersonName { gender: None, ..her };
        assert_eq!(AR.person(Some(&unknown)), "نعيمة الوزاني");
        assert_eq!(AR.person(None), "اسم لم يعد محفوظا");
    }

    #[test]
    fn a_company_is_addressed_by_who_is_in_it() {
        let (he, she) = (Some(Gender::Male), Some(Gender::Female));
        let said = |genders: &[Option<Gender>]| AR.salutation(genders).unwrap_or_default();
        assert_eq!(said(&[]), "");
        assert_eq!(said(&[he]), "السيد");
        assert_eq!(said(&[she]), "السيدة");
        assert_eq!(said(&[he, he]), "السيدان");
        assert_eq!(said(&[she, she]), "السيدتان");
        assert_eq!(said(&[he; 3]), "السادة");
        assert_eq!(said(&[she; 3]), "السيدات");
        assert_eq!(said(&[he, she]), "السيدات والسادة");
        assert_eq!(said(&[he, he, None]), "السيدات والسادة", "nobody is left out who may be among them");
        assert_eq!(said(&[None]), "");
    }

    #[test]
    fn paragraphs_are_those_somebody_wrote() {
        assert_eq!(AR.paragraphs("أولا\n\n\tثانيا  وأخيرا\n"), ["أولا", "ثانيا وأخيرا"]);
    }
}
