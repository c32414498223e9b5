//! What is said in three languages: each phrase declared once, with the places that values are put in.

/// Declares an enum of phrases, each in Arabic, French and English.
macro_rules! phrases {
    ($(#[$about:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $phrase:ident = [$ar:literal, $fr:literal, $en:literal]),+ $(,)? }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        $vis enum $name { $($(#[$doc])* $phrase),+ }

        impl $name {
            /// It, in `language`.
            $vis fn say(self, language: $crate::words::Language) -> &'static str {
                language.of(match self { $(Self::$phrase => [$ar, $fr, $en]),+ })
            }
        }
    };
}
pub(crate) use phrases;

/// A phrase with values in the places it names, as `{day}`; what is put in is not looked at again, and a place without a
/// value is left empty.
pub(crate) fn filled(phrase: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(phrase.len());
    let mut rest = phrase;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, tail)| Some((before, tail.split_once('}')?)))
    {
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        text.extend([before, value]);
        rest = after;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_put_in_its_place_and_not_read_as_a_phrase() {
        assert_eq!(filled("{a}, {b}.", &[("a", "{b}"), ("b", "two")]), "{b}, two.");
        assert_eq!(filled("{a} and {unknown}!", &[("a", "one")]), "one and !");
        assert_eq!(filled("no place, {", &[]), "no place, {");
    }
}
