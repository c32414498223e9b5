//! Sets the words of another script apart within a sentence, so that neither turns the other around.
use std::fmt::Display;

use crate::words::isolate;

/// What stands at the ends of a word and is no part of it.
const ENDS: [char; 11] = ['.', ',', ';', ':', '،', '؛', '؟', '«', '»', '(', ')'];

/// The Arabic text with each run of Latin words, addresses, days and the like set apart; plain numbers stay as they are.
pub(super) fn set_apart(text: &str) -> String {
    let mut told = String::with_capacity(text.len().saturating_mul(2));
    let mut run = String::new();
    for word in text.split_inclusive(' ') {
        let core = word.trim_end().trim_matches(ENDS);
        if core.is_ascii() && !core.is_empty() {
            run.push_str(word);
            // An Arabic sign ends the run: what follows it is another.
            if word.is_ascii() {
                continue;
            }
        } else {
            end_run(&mut told, &mut run);
            told.push_str(word);
        }
        end_run(&mut told, &mut run);
    }
    end_run(&mut told, &mut run);
    told
}

fn end_run(told: &mut String, run: &mut String) {
    let trimmed = run.trim_end();
    let core = trimmed.trim_matches(ENDS);
    let is_number = core.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = core.bytes().any(|byte| byte.is_ascii_alphanumeric());
    match run.split_once(core) {
        Some((before, after)) if is_word && !is_number => {
            told.push_str(before);
            told.push_str(&isolate(core));
            told.push_str(after);
        }
        _ => told.push_str(run),
    }
    run.clear();
}

/// A figure of a French or English sentence, set apart if it is in another script.
pub(super) fn other_script(figure: &impl Display) -> String {
    let text = figure.to_string();
    if text.is_ascii() { text } else { isolate(&text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_latin_words_are_set_apart() {
        for (text, told) in [
            ("من 1 إلى 20.", "من 1 إلى 20."),
            ("اكتب true أو false.", "اكتب ⟨true⟩ أو ⟨false⟩."),
            ("اختر من: admin, reader.", "اختر من: ⟨admin, reader⟩."),
            ("اكتب 2022-12-08، 2022-12 أو 2022.", "اكتب ⟨2022-12-08⟩، ⟨2022-12⟩ أو 2022."),
            ("الرمز + ثم رمز البلد", "الرمز + ثم رمز البلد"),
            ("«art-23» ليس", "«⟨art-23⟩» ليس"),
            ("", ""),
        ] {
            let told = told.replace('⟨', "\u{2068}").replace('⟩', "\u{2069}");
            assert_eq!(set_apart(text), told);
        }
    }

    #[test]
    fn a_figure_in_latin_letters_stays_as_it_is_in_a_latin_sentence() {
        assert_eq!(other_script(&7), "7");
        assert_eq!(other_script(&"art-23"), "art-23");
        assert_eq!(other_script(&"إقليم"), "\u{2068}إقليم\u{2069}");
    }
}
