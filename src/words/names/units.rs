//! The units of a name: words, with their particles, without articles.
use super::super::fold::fold;

/// What goes with the word after it: son, father, mother, servant, children, people of.
const BEFORE: [&str; 39] = [
    "ben",
    "bel",
    "bin",
    "ibn",
    "ibnou",
    "bent",
    "bint",
    "bni",
    "beni",
    "bani",
    "banu",
    "bou",
    "bu",
    "abou",
    "abu",
    "aboul",
    "oum",
    "om",
    "umm",
    "abd",
    "abdel",
    "abdul",
    "abdoul",
    "abdal",
    "ait",
    "ayt",
    "ou",
    "ould",
    "oulad",
    "ouled",
    "بن",
    "بل",
    "ابن",
    "بني",
    "بو",
    "ابو",
    "ايت",
    "ولد",
    "اولاد",
];

/// Particles too short or too ambiguous for the list above, in Arabic: they go with a word after them all the same.
const BEFORE_ALSO: [&str; 4] = ["او", "ام", "بنت", "عبد"];

/// What goes with the word before it: of the faith, of God.
const AFTER: [&str; 16] = [
    "dine", "din", "eddine", "eddin", "addine", "addin", "uddin", "ddine", "ddin", "allah", "ellah", "ullah",
    "llah", "lah", "دين", "له",
];

/// The article as a word of its own, assimilated or not.
const ARTICLES: [&str; 18] = [
    "el", "al", "l", "es", "as", "er", "ar", "en", "an", "ed", "ad", "et", "at", "ez", "az", "ech", "ach",
    "ال",
];

/// What is written short.
const SHORT: [(&str, &str); 7] = [
    ("med", "mohamed"),
    ("mohd", "mohamed"),
    ("md", "mohamed"),
    ("mly", "moulay"),
    ("my", "moulay"),
    ("abdr", "abder"),
    ("lla", "lalla"),
];

/// First names that are written in one with the second.
const FIRST_OF_TWO: [&str; 5] = ["fatima", "fatema", "fatma", "fatim", "فاطمه"];

/// The units of a name, folded, in the order they come in.
pub fn units(name: &str) -> Vec<String> {
    units_of(&fold(name))
}

/// The same of a name that is folded.
fn units_of(folded: &str) -> Vec<String> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).map(whole).collect();
    let mut units: Vec<String> = Vec::new();
    let mut begun = String::new();
    for (place, word) in words.iter().enumerate() {
        let next = words.get(place.saturating_add(1));
        let is_last = next.is_none();
        // `az eddine` has no article.
        if next.is_some_and(|next| !AFTER.contains(next)) && ARTICLES.contains(word) {
            continue;
        }
        if !is_last && (BEFORE.contains(word) || BEFORE_ALSO.contains(word)) {
            begun.push_str(word);
            continue;
        }
        if let Some(before) = units.last_mut().filter(|_| begun.is_empty() && AFTER.contains(word)) {
            before.push_str(word);
        } else {
            begun.push_str(if begun.is_empty() { word } else { without_article(word) });
            push_apart(std::mem::take(&mut begun), &mut units);
        }
    }
    units
}

/// The words a name is looked up by: its units, and what is left of one without its particles.
pub fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let mut words = units_of(&folded);
    for word in folded.split(' ').filter(|word| word.chars().count() > 2) {
        let is_particle = |list: &[&str]| list.contains(&word);
        let is_left_out = is_particle(&BEFORE)
            || is_particle(&BEFORE_ALSO)
            || is_particle(&AFTER)
            || is_particle(&ARTICLES)
            || SHORT.iter().any(|(short, _)| *short == word);
        // What is written in one with another is found by that, from its beginning on.
        let is_covered = |unit: &String| unit.starts_with(word) || word.starts_with(unit.as_str());
        if !is_left_out && !words.iter().any(is_covered) {
            words.push(word.to_owned());
        }
    }
    words.sort_unstable();
    words.dedup();
    words
}

/// Between the two words of a pair: no word has it in it.
const BETWEEN: char = '\u{1F}';
/// How many words of one name are paired.
const PAIRED: usize = 6;

/// Two words as one: in whichever order they come.
pub fn pair(one: &str, other: &str) -> String {
    let (first, last) = if one <= other { (one, other) } else { (other, one) };
    format!("{first}{BETWEEN}{last}")
}

/// The two words of a pair.
pub fn apart(pair: &str) -> Option<(&str, &str)> {
    pair.split_once(BETWEEN)
}

/// Whether a word is two.
pub fn is_pair(word: &str) -> bool {
    word.contains(BETWEEN)
}

/// The words of one name two by two.
pub fn pairs(words: &[String]) -> Vec<String> {
    let words = words.get(..PAIRED).unwrap_or(words);
    let with = |(place, one): (usize, &String)| -> Vec<String> {
        words.iter().skip(place.saturating_add(1)).map(|other| pair(one, other)).collect()
    };
    words.iter().enumerate().flat_map(with).collect()
}

/// The whole word that is written short.
fn whole(word: &str) -> &str {
    SHORT.iter().find(|(short, _)| *short == word).map_or(word, |(_, whole)| whole)
}

/// The word after a particle, without an article written in one with it, as in `lhaj`.
fn without_article(word: &str) -> &str {
    let rest = word.strip_prefix("el").or_else(|| word.strip_prefix('l'));
    let is_one = |rest: &&str| rest.len() > 2 && !rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'w']);
    rest.filter(is_one).unwrap_or(word)
}

/// Adds a unit, or the two that are written in one; an article inside, as in `نورالدين`, goes like one before.
fn push_apart(mut unit: String, units: &mut Vec<String>) {
    for (with, without) in [("الدين", "دين"), ("الله", "له")] {
        if let Some(start) = unit.strip_suffix(with).filter(|start| !start.is_empty()) {
            unit = format!("{start}{without}");
        }
    }
    let second = FIRST_OF_TWO.iter().find_map(|first| {
        let rest = unit.strip_prefix(first)?;
        let rest = rest.strip_prefix("ال").unwrap_or(rest);
        (rest.chars().count() > 3).then(|| (first.to_string(), rest.to_owned()))
    });
    match second {
        Some((first, rest)) => units.extend([first, rest]),
        None => units.push(unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_looked_up_by_its_units_and_by_what_its_particles_go_with() {
        assert_eq!(words("Driss Ben Kirane"), ["benkirane", "driss", "kirane"]);
        assert_eq!(words("نور الدين بن كيران"), ["بنكيران", "كيران", "نوردين"]);
        assert_eq!(words("Fatimazahra"), ["fatima", "zahra"]);
    }

    #[test]
    fn particles_go_with_what_they_belong_to_and_articles_go() {
        for (name, expected) in [
            ("Mohamed El Najjari", &["mohamed", "najjari"][..]),
            ("محمد النجاري", &["محمد", "نجاري"]),
            ("Ben Kirane", &["benkirane"]),
            ("بن كيران", &["بنكيران"]),
            ("Abd El Ghani Sanhaji", &["abdghani", "sanhaji"]),
            ("عبد الغني", &["عبدغني"]),
            ("نور الدين", &["نوردين"]),
            ("نورالدين", &["نوردين"]),
            ("سعدالله", &["سعدله"]),
            ("Nour Eddine", &["noureddine"]),
            ("فتح الله", &["فتحله"]),
            ("Fatimazahra", &["fatima", "zahra"]),
            ("فاطمة الزهراء", &["فاطمه", "زهرا"]),
            ("Med My Ali", &["mohamed", "moulay", "ali"]),
            ("Ait El Haj", &["aithaj"]),
            ("Ould Lhaj", &["ouldhaj"]),
            ("Az-Eddine", &["azeddine"]),
            ("Ben", &["ben"]),
            ("El", &["el"]),
            ("", &[]),
        ] {
            assert_eq!(units(name), expected, "{name}");
        }
    }
}
