//! How wide a text will be, without a font at hand: the widest that the fonts it may be shown in would make it.
//!
//! 2026-11-24. The advances are the greatest of `DejaVu Sans`, Noto Sans, Noto Sans Arabic and Noto Naskh Arabic, in
//! hundredths of the size. A library that shapes text was refused: it needs a font to measure by, and the reader's
//! machine has another; a little air at the end of a line costs nothing.

/// Signs by advance, in hundredths; those of Arabic letters as they end a word or stand alone.
const ADVANCES: [(f64, &str); 27] = [
    (0.0, "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{61C}\u{FEFF}"),
    (30.0, "\u{2009}'JijlìíîïĩīĭįıĴĵĺļłآأإاـ"),
    (35.0, " ,.:;If\u{A0}·ÌÍÎÏĨĪĬĮİŀſ’‘،؛ٱ"),
    (40.0, "!()-/[\\]t¡²³¹ľţťŧ"),
    (45.0, "\"rŕŗř"),
    (50.0, "_`ª¯°´¸º–ء"),
    (55.0, "*?Lcsz|¦§¿çćĉċčĳĹĻĽĿśŝşšźżž“”٠١٢٣٤٥٦٧٨٩؟ؤةدذرزهو"),
    (60.0, "FPkvxy¨ÞýÿķĸŁŷ•عغ"),
    (
        65.0,
        "0123456789$EKSTYabdeghnopqu{}¢£¤¥«µ¶»ÈÉÊËÝßàáâãäåèéêëðñòóôõöøùúûüþāăąďđĒēĔĕĖėĘęĚěĝğġģĥĲĶńņňŋōŏőŚŜŞŠŢŤŦũūŭůűųŶŸ",
    ),
    (70.0, "ABCRVXZÀÁÂÃÄÅÇĀĂĄĆĈĊČħŔŖŘŹŻŽجحخم"),
    (75.0, "HNUÑÙÚÛÜĤŃŅŇŊŨŪŬŮŰŲلچ"),
    (80.0, "&DGOQÐÒÓÔÕÖØĎĐĜĞĠĢŌŎŐن"),
    (85.0, "#+<=>^w~¬±×÷ŉŵئقىيڨ"),
    (90.0, "M"),
    (95.0, "%Ħطظكڭ"),
    (100.0, "@Wm©®¼½¾ÆæŴ—…گ"),
    (105.0, "œ"),
    (110.0, "Œبتثفپڤ"),
    (130.0, "سش"),
    (135.0, "صض"),
    // What follows stands last: only what another letter follows is looked up from here on.
    (35.0, JOINED[0]),
    (40.0, JOINED[1]),
    (50.0, JOINED[2]),
    (55.0, JOINED[3]),
    (60.0, JOINED[4]),
    (70.0, JOINED[5]),
    (90.0, JOINED[6]),
];

/// Arabic letters as they lead over to the next one, by advance.
const JOINED: [&str; 7] = ["ئبنلىي", "تثپ", "فقڤڨ", "كغگڭ", "عمه", "جحخچ", "سشصضطظ"];
/// Where the joined forms begin in the table.
const JOINED_FROM: usize = 20;
/// How much wider a sign is that the table does not know.
const UNKNOWN: f64 = 100.0;

/// A way of writing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Font {
    /// How large.
    pub(crate) size: f64,
    /// Whether in bold type.
    pub(crate) bold: bool,
}

fn is_arabic(letter: char) -> bool {
    ('\u{620}'..='\u{64A}').contains(&letter) || ('\u{671}'..='\u{6D3}').contains(&letter)
}

fn is_above_or_below(letter: char) -> bool {
    ('\u{64B}'..='\u{65F}').contains(&letter)
        || letter == '\u{670}'
        || ('\u{300}'..='\u{36F}').contains(&letter)
}

fn advance(letter: char, next: Option<char>) -> f64 {
    if is_above_or_below(letter) {
        return 0.0;
    }
    let (alone, joined) = ADVANCES.split_at(JOINED_FROM);
    let leads_over = is_arabic(letter) && next.is_some_and(is_arabic);
    let known = |table: &[(f64, &str)]| {
        table.iter().find(|(_, letters)| letters.contains(letter)).map(|(advance, _)| *advance)
    };
    leads_over.then(|| known(joined)).flatten().or_else(|| known(alone)).unwrap_or(UNKNOWN)
}

/// How wide `text` is at the most.
pub(crate) fn width(text: &str, font: Font) -> f64 {
    let mut letters = text.chars().filter(|letter| !is_above_or_below(*letter)).peekable();
    let mut hundredths = 0.0;
    let mut arabic = false;
    while let Some(letter) = letters.next() {
        arabic |= is_arabic(letter);
        hundredths += advance(letter, letters.peek().copied());
    }
    let boldness = match (font.bold, arabic) {
        (false, _) => 1.0,
        (true, false) => 1.14,
        (true, true) => 1.22,
    };
    hundredths / 100.0 * font.size * boldness
}

/// A text in lines, and whether something of it is left out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lines {
    /// The lines, at least one.
    pub(crate) lines: Vec<String>,
    /// Whether the last ends in an ellipsis.
    pub(crate) is_cut: bool,
}

/// Breaks `text` at words into at most `most` lines of `room`; what does not fit ends in an ellipsis.
pub(crate) fn wrap(text: &str, font: Font, room: f64, most: usize) -> Lines {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if line.is_empty() || width(&longer, font) <= room {
            line = longer;
        } else {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    lines.push(line);
    let is_long = lines.len() > most;
    let rest = lines.split_off(most.min(lines.len()));
    if let Some(last) = lines.last_mut().filter(|_| is_long) {
        last.extend([" ", &rest.join(" ")]);
    }
    let mut is_cut = false;
    for line in &mut lines {
        if width(line, font) > room {
            *line = cut(line, font, room);
            is_cut = true;
        }
    }
    Lines { lines, is_cut: is_cut || is_long }
}

/// The beginning of `line` that fits, with an ellipsis.
fn cut(line: &str, font: Font, room: f64) -> String {
    let mut letters: Vec<char> = line.chars().collect();
    while letters.pop().is_some() {
        let kept: String = letters.iter().collect();
        let shorter = format!("{}…", kept.trim_end());
        if width(&shorter, font) <= room {
            return shorter;
        }
    }
    "…".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font { size: 10.0, bold: false };

    #[test]
    fn a_text_is_never_narrower_than_the_fonts_make_it() {
        // Measured in a browser, in DejaVu Sans at 100: the widest of the fonts the picture names.
        for (text, measured, bold) in [
            ("الأمانة الإقليمية بتاونات", 940.6, 1154.1),
            ("النائبة الثالثة للأمين الإقليمي", 1146.1, 1413.2),
            ("نعيمة الوزاني", 546.7, 662.5),
            ("لجنة العضوية بتاونات", 858.0, 1022.1),
            ("Secrétariat provincial de Taounate", 1712.2, 1946.9),
        ] {
            for (bold, measured) in [(false, measured), (true, bold)] {
                let estimated = width(text, Font { size: 100.0, bold });
                assert!(estimated >= measured, "{text}: {estimated} is less than {measured}");
                assert!(estimated <= measured * 1.35, "{text}: {estimated} is far more than {measured}");
            }
        }
    }

    #[test]
    fn vowel_signs_take_no_room() {
        assert!((width("مُحَمَّد", FONT) - width("محمد", FONT)).abs() < 0.01);
    }

    #[test]
    fn a_text_breaks_at_words_and_ends_in_an_ellipsis() {
        let whole = wrap("aaaa bbbb cccc", FONT, 60.0, 2);
        assert_eq!(whole, Lines { lines: vec!["aaaa bbbb".to_owned(), "cccc".to_owned()], is_cut: false });
        let short = wrap("aaaa bbbb cccc dddd eeee", FONT, 60.0, 2);
        assert_eq!((short.lines.len(), short.is_cut), (2, true));
        assert!(short.lines.last().unwrap().ends_with('…'), "{short:?}");
        let long = wrap("aaaaaaaaaaaaaaaaaaaaaaaa", FONT, 60.0, 3);
        assert_eq!((long.lines.len(), long.is_cut), (1, true));
        assert_eq!(wrap("", FONT, 60.0, 2).lines, [""]);
        assert!(short.lines.iter().chain(&long.lines).all(|line| width(line, FONT) <= 60.0));
    }
}
