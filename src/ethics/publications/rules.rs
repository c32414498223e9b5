//! What may be published, and what of a person stands in a text. Pure.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::refusals;
use crate::words::fold;

use super::super::model::{Case, CaseState};
use super::model::{PublicationText, PublicationTexts};

refusals! {
    /// Why something is not published, or not withdrawn.
    Refusal {
        /// It is not over: an appeal is possible, or not decided.
        CaseIsNotFinal = "case-is-not-final" [
            "ينشر قرار صار نهائيا: انقضى أجل الطعن فيه، أو بت في الطعن؛ انتظر ذلك.",
            "On publie ce qui est définitif : le délai de recours passé, ou le recours tranché ; attendez.",
            "What is published is final: the time for an appeal is over, or the appeal is decided; wait for that."
        ],
        /// Nothing is written in any language.
        PublicationIsEmpty = "publication-is-empty" @ "/texts" [
            "اكتب النص بلغة واحدة على الأقل.",
            "Rédigez le texte dans une langue au moins.",
            "Write the text in one language at least."
        ],
        /// The name of somebody of the case stands in it.
        PublicationNamesSomebody = "publication-names-somebody" @ "/texts" [
            "يرد في النص اسم طرف أو شاهد؛ أعد صياغته دون ذلك.",
            "Le nom d'une partie ou d'un témoin figure dans le texte ; reformulez sans lui.",
            "The name of a party or a witness stands in the text; write it without."
        ],
        /// A number by which somebody could be called or identified stands in it.
        PublicationHasANumber = "publication-has-a-number" @ "/texts" [
            "يرد في النص رقم يشبه رقم هاتف أو بطاقة؛ احذفه.",
            "Un numéro de téléphone ou d'identité semble figurer dans le texte ; ôtez-le.",
            "What looks like a number of a phone or an identity card stands in the text; leave it out."
        ],
        /// There is one already.
        CaseIsPublished = "case-is-published" [
            "سبق نشر هذا الملف؛ اسحب المنشور أولا إن أردت تغييره.",
            "Ce dossier est déjà publié ; retirez la publication d'abord pour la changer.",
            "This case is published already; withdraw the publication first to change it."
        ],
        /// It is withdrawn.
        PublicationIsWithdrawn = "publication-is-withdrawn" [
            "سبق سحب هذا المنشور.",
            "Cette publication est déjà retirée.",
            "This publication is withdrawn already."
        ],
    }
}

/// Goes on only if nothing is to come of a case any more that was ruled on.
pub(super) fn expect_final(case: &Case, is_ruled: bool, today: NaiveDate) -> Result<(), Refusal> {
    let is_over = match case.state {
        CaseState::Closed => true,
        CaseState::Ruled => case.instance == 2,
        CaseState::Notified => {
            case.enforce_on.is_none() && case.appeal_until.is_none_or(|until| until < today)
        }
        CaseState::Received | CaseState::Admitted | CaseState::Appealed => false,
    };
    if is_over && is_ruled { Ok(()) } else { Err(Refusal::CaseIsNotFinal) }
}

/// Letters that are written in one with the word that follows them, and the article in between.
const PREFIXES: [&str; 9] = ["و", "ف", "ب", "ك", "ل", "لل", "وب", "ول", "ولل"];

/// A word of these names that stands in a text, as it is folded; of words of one or two letters nobody is known.
pub(super) fn named(texts: &PublicationTexts, names: &[&str]) -> Option<String> {
    let words: HashSet<String> = names
        .iter()
        .flat_map(|name| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.chars().nth(2).is_some())
        .collect();
    parts(texts).flat_map(|part| fold(part).split(' ').map(str::to_owned).collect::<Vec<_>>()).find_map(
        |word| {
            let whole = Some(word.as_str()).filter(|word| words.contains(*word));
            let after = || {
                let rest = PREFIXES.iter().filter_map(|prefix| word.strip_prefix(prefix));
                rest.map(|rest| rest.strip_prefix("ال").unwrap_or(rest)).find(|rest| words.contains(*rest))
            };
            whole.or_else(after).map(str::to_owned)
        },
    )
}

/// The figures in a text that look like those of a phone or an identity card: more in a row than a day has, whatever signs stand
/// between them.
pub(super) fn numbered(texts: &PublicationTexts) -> Option<String> {
    parts(texts).find_map(|part| {
        let mut run = String::new();
        let mut longest = String::new();
        for letter in part.chars() {
            match letter.to_digit(10).or_else(|| eastern(letter)) {
                Some(digit) => run.extend(char::from_digit(digit, 10)),
                None if matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-' | '(' | ')' | '+') => {}
                None => run.clear(),
            }
            if run.len() > longest.len() {
                longest.clone_from(&run);
            }
        }
        Some(longest).filter(|longest| longest.len() > DAY)
    })
}

/// How many figures a day has: whatever has more is none.
const DAY: usize = 8;

fn eastern(letter: char) -> Option<u32> {
    ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"].iter().find_map(|all| {
        let place = all.chars().position(|one| one == letter)?;
        u32::try_from(place).ok()
    })
}

/// Each text in each language.
fn parts(texts: &PublicationTexts) -> impl Iterator<Item = &str> {
    texts
        .written()
        .flat_map(|(_, PublicationText { title, facts, reasons })| [&**title, &**facts, &**reasons])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn texts(facts: &str) -> PublicationTexts {
        let text = json!({"title": "Words", "facts": facts, "reasons": "They hurt."});
        serde_json::from_value(json!({"en": text})).unwrap()
    }

    #[test]
    fn a_name_is_found_however_it_is_written() {
        let names = ["Fatima El Sebti", "فاطمة الزهراء السبتي"];
        let found = |facts: &str| named(&texts(facts), &names);
        assert_eq!(found("A secretary spoke at the market."), None);
        assert_eq!(found("FÁTIMA spoke."), Some("fatima".to_owned()));
        assert_eq!(found("the words of Sebti, and others"), Some("sebti".to_owned()));
        assert_eq!(found("el mercado"), None, "two letters are nobody's");
        for told in ["قالت فاطمه ذلك", "وفاطمة قالت", "شكاية بالسبتي", "للزهراء", "ولفاطمة", "السَّبتي"]
        {
            assert!(found(told).is_some(), "{told}");
        }
        assert_eq!(found("قالت الأمينة ذلك في السوق"), None);
    }

    #[test]
    fn a_number_of_a_phone_is_found_and_a_day_is_none() {
        for told in ["0612345678", "06 12-34.56 78", "+212 (0)6 12 34 56 78", "٠٦١٢٣٤٥٦٧٨"] {
            assert!(numbered(&texts(told)).is_some(), "{told}");
        }
        for told in ["on 2026-11-28", "28.11.2026", "article 36", "in 2026 and in 2025"] {
            assert_eq!(numbered(&texts(told)), None, "{told}");
        }
    }
}
