//! Which words of a search are the name of something else. Pure.
use std::ops::Range;

use crate::words::fold;

/// The most words a name of a place or a skill is looked for in.
const LONGEST: usize = 5;

/// Takes the longest run of words that is the whole of a name, the last of those as long; with it what is called so.
pub(super) fn take<T: Clone>(
    words: &mut Vec<String>,
    called: &[(T, Vec<String>)],
) -> Option<(String, Vec<T>)> {
    let folded: Vec<(&T, Vec<String>)> =
        called.iter().map(|(one, names)| (one, names.iter().map(|name| fold(name)).collect())).collect();
    for length in (1..=LONGEST.min(words.len())).rev() {
        for start in (0..=words.len().saturating_sub(length)).rev() {
            let run: Range<usize> = start..start.saturating_add(length);
            let Some(name) = words.get(run.clone()).map(|run| run.join(" ")) else { continue };
            let meant: Vec<T> = folded
                .iter()
                .filter(|(_, names)| names.contains(&name))
                .map(|(one, _)| (*one).clone())
                .collect();
            if !meant.is_empty() {
                words.drain(run);
                return Some((name, meant));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::search_words;

    fn taken(q: &str) -> (Vec<String>, Option<(String, Vec<u8>)>) {
        let called = [
            (1, vec!["تاونات".to_owned(), "Taounate".to_owned()]),
            (2, vec!["تاونات".to_owned()]),
            (3, vec!["بني وليد".to_owned(), "Beni Oulid".to_owned()]),
        ];
        let mut words = search_words(q);
        let taken = take(&mut words, &called);
        (words, taken)
    }

    #[test]
    fn the_whole_name_is_taken_wherever_it_stands_and_all_that_are_called_so() {
        assert_eq!(
            taken("النجاري تاونات"),
            (vec!["نجاري".to_owned()], Some(("تاونات".to_owned(), vec![1, 2])))
        );
        assert_eq!(taken("TAOUNATE Najjari").1, Some(("taounate".to_owned(), vec![1])));
        assert_eq!(taken("بني وليد").0, Vec::<String>::new());
    }

    #[test]
    fn half_a_name_is_none() {
        assert_eq!(taken("وليد النجاري").1, None);
        assert_eq!(taken("Beni Najjari").1, None);
    }
}
