//! The names bodies bear in addresses.
use crate::words::{Labels, Slug, slugify};

/// The slug a body is given: its territory, then its own name if it has one and is not the only one of its type there,
/// else the word of its type.
pub(super) fn proposed(territory: &str, type_word: &str, is_unique: bool, names: Option<&Labels>) -> String {
    let latin = names.and_then(|names| names.en.as_ref().or(names.fr.as_ref()));
    let own = latin.filter(|_| !is_unique).and_then(|name| slugify(name));
    let word = own.as_deref().map_or(type_word, |own| own);
    let slug = if word.starts_with(territory) { word.to_owned() } else { format!("{territory}-{word}") };
    slug.chars().take(72).collect::<String>().trim_end_matches('-').to_owned()
}

/// The first of `slug`, `slug-2`, `slug-3` ... that is not taken.
pub(super) fn free(slug: &str, taken: &[String]) -> Option<Slug> {
    let numbered = (2..1000_u32).map(|number| format!("{slug}-{number}"));
    let free = std::iter::once(slug.to_owned()).chain(numbered).find(|candidate| !taken.contains(candidate));
    free.and_then(|slug| slug.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secretariat_is_named_by_its_territory_and_type() {
        assert_eq!(proposed("taounate", "secretariat", true, None), "taounate-secretariat");
    }

    #[test]
    fn a_pole_is_named_by_its_own_name() {
        let names: Labels = serde_json::from_str(r#"{"ar":"قطب النساء","en":"Women's pole"}"#).unwrap();
        assert_eq!(proposed("taounate", "pole", false, Some(&names)), "taounate-womens-pole");
    }

    #[test]
    fn a_taken_slug_is_numbered() {
        let taken = ["a".to_owned(), "a-2".to_owned()];
        assert_eq!(free("a", &taken).unwrap().to_string(), "a-3");
        assert_eq!(free("b", &taken).unwrap().to_string(), "b");
    }
}
