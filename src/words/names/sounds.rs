//! A folded word, read as sounds.

/// The two scripts, which leave out different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Leaves out short vowels.
    Arabic,
    /// Leaves out the ayn, and tells no long vowel from a short one.
    Latin,
}

/// Vowels, as far as spellings tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Vowel {
    /// `a`, alef.
    A,
    /// `e`, which stands for `a` as well as for `i`.
    E,
    /// `i`, `y`, ya.
    I,
    /// `o`, `u`, `ou`, `w`, waw.
    U,
}

/// One sound of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sound {
    /// A consonant: its class, which both scripts share, and the letter that was written.
    Consonant(char, char),
    /// A vowel that was written.
    Vowel(Vowel),
    /// The alef a word opens with, which bears any vowel.
    Open,
    /// The ayn, for which Latin letters have a vowel or nothing.
    Ayn,
    /// The Arabic ha at the end of a word, which is the feminine ending as a rule.
    Ha,
    /// The Latin h at the end of a word, which is a consonant or nothing.
    Breath,
}

use Sound::{Ayn, Breath, Consonant, Ha, Open};
use Vowel::{A, E, I, U};

/// The script of a folded word.
pub(super) fn script(word: &str) -> Script {
    let is_arabic = |letter: char| ('\u{600}'..='\u{6FF}').contains(&letter);
    if word.chars().any(is_arabic) { Script::Arabic } else { Script::Latin }
}

/// The ways a folded word is read: two where an `h` may be a letter of its own.
pub(super) fn readings(word: &str) -> Vec<Vec<Sound>> {
    if script(word) == Script::Arabic {
        return vec![arabic(word)];
    }
    let (together, is_ambiguous) = latin(word, true);
    let mut readings = vec![together];
    if is_ambiguous {
        readings.push(latin(word, false).0);
    }
    readings
}

fn arabic(word: &str) -> Vec<Sound> {
    let mut sounds = Vec::new();
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        let sound = match letter {
            'ا' if sounds.is_empty() => Open,
            'ا' => Sound::Vowel(A),
            'و' => Sound::Vowel(U),
            'ي' => Sound::Vowel(I),
            'ع' => Ayn,
            'ه' if letters.peek().is_none() => Ha,
            _ => match class_of_arabic(letter) {
                Some(class) => Consonant(class, letter),
                None => continue,
            },
        };
        sounds.push(sound);
    }
    sounds
}

/// The class of an Arabic consonant.
fn class_of_arabic(letter: char) -> Option<char> {
    Some(match letter {
        'ب' => 'b',
        'ت' | 'ط' | 'ث' => 't',
        'ج' => 'j',
        'ح' | 'ه' => 'h',
        'خ' => 'X',
        'د' | 'ض' | 'ذ' | 'ظ' => 'd',
        'ر' => 'r',
        'ز' => 'z',
        'س' | 'ص' => 's',
        'ش' => 'C',
        'غ' => 'G',
        'ف' => 'f',
        'ق' | 'ك' => 'k',
        'ل' => 'l',
        'م' => 'm',
        'ن' => 'n',
        _ => return None,
    })
}

/// Two letters that are one consonant, and whether the `h` may be one of its own all the same.
fn pair(first: char, second: char) -> Option<(char, bool)> {
    Some(match (first, second) {
        ('c', 'h') => ('C', false),
        ('s', 'h') => ('C', true),
        ('k', 'h') => ('X', false),
        ('g', 'h') => ('G', false),
        ('r', 'h') => ('G', true),
        ('t', 'h') => ('t', true),
        ('d', 'h') => ('d', true),
        ('p', 'h') => ('f', false),
        ('d', 'j') => ('j', false),
        ('c', 'k') | ('q' | 'g', 'u') => ('k', false),
        _ => return None,
    })
}

/// The class of a Latin consonant before another letter.
fn class_of_latin(letter: char, next: Option<char>) -> Option<char> {
    let is_soft = matches!(next, Some('e' | 'i' | 'y'));
    Some(match letter {
        'c' if is_soft => 's',
        'g' if is_soft => 'j',
        'c' | 'k' | 'q' | 'g' | '9' => 'k',
        'b' | 'p' => 'b',
        't' => 't',
        'j' => 'j',
        'h' | '7' => 'h',
        '5' => 'X',
        'd' => 'd',
        'r' => 'r',
        'z' => 'z',
        's' | 'x' => 's',
        'f' | 'v' => 'f',
        'l' | 'm' | 'n' => letter,
        _ => return None,
    })
}

/// Reads a Latin word, an ambiguous pair as one consonant or as two; also whether there is such a pair.
fn latin(word: &str, together: bool) -> (Vec<Sound>, bool) {
    let letters: Vec<char> = word.chars().collect();
    let mut sounds: Vec<Sound> = Vec::new();
    let mut is_ambiguous = false;
    let mut rest = letters.as_slice();
    while let Some((&letter, mut after)) = rest.split_first() {
        let next = after.first().copied();
        let one = next.and_then(|next| pair(letter, next)).filter(|(_, may_part)| {
            is_ambiguous |= may_part;
            // `gu` is hard only before a soft vowel; elsewhere the `u` is heard.
            let is_hard = letter != 'g' || next != Some('u') || matches!(after.get(1), Some('e' | 'i' | 'y'));
            is_hard && (together || !may_part)
        });
        let sound = match (one, letter) {
            (Some((class, _)), _) => {
                after = after.get(1..).unwrap_or_default();
                Some(Consonant(class, class))
            }
            (None, 'h') if next.is_none() => Some(Breath),
            (None, 'a') => Some(Sound::Vowel(A)),
            (None, 'e') if next == Some('e') => Some(Sound::Vowel(I)),
            (None, 'e') => Some(Sound::Vowel(E)),
            (None, 'i' | 'y') => Some(Sound::Vowel(I)),
            (None, 'o' | 'u' | 'w') => Some(Sound::Vowel(U)),
            (None, '3') => Some(Ayn),
            (None, letter) => class_of_latin(letter, next).map(|class| Consonant(class, class)),
        };
        if letter == 'e' && next == Some('e') {
            after = after.get(1..).unwrap_or_default();
        }
        rest = after;
        // A letter written twice is one sound.
        sounds.extend(sound.filter(|sound| sounds.last() != Some(sound)));
    }
    // The last e is mute.
    if sounds.len() > 2 && sounds.last() == Some(&Sound::Vowel(E)) {
        sounds.pop();
    }
    servant(word, &mut sounds);
    (sounds, is_ambiguous)
}

/// Takes the article out of `abdelghani`, where a name is left: the Arabic folding has none. The `ll` of `abdellatif`
/// is the article and a letter of the name, which stays.
fn servant(word: &str, sounds: &mut Vec<Sound>) {
    let name = word.strip_prefix("abd").unwrap_or_default();
    if name.trim_start_matches(['a', 'e', 'i', 'o', 'u']).starts_with("ll") {
        return;
    }
    let is =
        |place: usize, class: char| matches!(sounds.get(place), Some(Consonant(found, _)) if *found == class);
    if !(sounds.first() == Some(&Sound::Vowel(A)) && is(1, 'b') && is(2, 'd')) {
        return;
    }
    let article = match sounds.get(3) {
        Some(Consonant('l', _)) => 3..4,
        Some(Sound::Vowel(_)) if is(4, 'l') => 3..5,
        _ => return,
    };
    let has_name = sounds.iter().skip(article.end).any(|sound| matches!(sound, Consonant(..)));
    if has_name {
        sounds.drain(article);
    }
}
