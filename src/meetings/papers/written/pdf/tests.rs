//! What is on the pages, before it is written.
use std::rc::Rc;

use super::super::super::blocks::{Block, Entry, Mark, Paper, Signature, Table};
use super::ink::{Ink, Shape};
use super::look::{BOTTOM, FOLIO_LINE, SHEET, SIDE, TOP};
use super::tree::Role;
use super::{Printed, pdf, printed};
use crate::words::Language;

fn paper(language: Language, blocks: Vec<Block>) -> Paper {
    Paper { language, file_name: String::new(), blocks }
}

fn on_pages(language: Language, blocks: Vec<Block>) -> Printed {
    printed(&paper(language, blocks)).unwrap()
}

/// What a line says, in the order it is drawn from left to right, each word as it is read.
fn said(ink: &Ink) -> Option<String> {
    let Shape::Text { line, .. } = &ink.shape else { return None };
    let word = |word: &super::shape::Word| {
        let mut clusters: Vec<&str> = word.clusters.iter().map(|cluster| cluster.text.as_str()).collect();
        if word.from_right {
            clusters.reverse();
        }
        clusters.concat()
    };
    Some(line.words.iter().map(|(drawn, _)| word(drawn)).collect())
}

/// The lines of a page from its top, without what stands in its margins.
fn lines(page: &[Ink]) -> Vec<String> {
    page.iter().filter(|ink| ink.top > 55.0 && ink.top < BOTTOM).filter_map(said).collect()
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(text.to_owned())
}

/// The left and right end of what is drawn.
fn ends(ink: &Ink) -> (f32, f32) {
    let width = match &ink.shape {
        Shape::Text { line, style, spread, .. } => {
            (line.width + line.hang + spread * f32::from(line.gaps)) * style.size / 1000.0
        }
        Shape::Bar { width, .. } | Shape::Dots { width } => *width,
    };
    (ink.left, ink.left + width)
}

fn long_name() -> String {
    "الأمانة الإقليمية بتاونات المكلفة بتتبع شؤون الجماعات التسع والأربعين ".repeat(6).trim().to_owned()
}

/// A paper with one of everything, each longer than it should be.
fn everything() -> Vec<Block> {
    let wide = "Anticonstitutionnellement".repeat(12);
    let entry = Entry {
        number: Some(12_345),
        lines: vec![long_name(), wide.clone()],
        points: vec![long_name(), wide.clone()],
        ..Entry::plain(long_name())
    };
    let signature =
        Signature { role: long_name(), name: wide.clone(), office: Some(long_name()), signed: None };
    vec![
        Block::Letterhead(vec![long_name(), wide.clone()]),
        Block::Title(long_name()),
        Block::Subtitle(wide.clone()),
        Block::Mark(Mark { text: long_name(), is_draft: true }),
        Block::Heading(wide.clone()),
        Block::Paragraph(wide.clone()),
        Block::List(vec![entry, Entry::plain(wide.clone())]),
        Block::Table(Table {
            columns: vec!["1".to_owned(), wide.clone(), "س".to_owned()],
            rows: vec![
                vec![long_name(), wide.clone(), String::new()],
                vec![wide.clone(), long_name().repeat(20), wide],
            ],
        }),
        Block::Signatures(vec![signature.clone(), signature.clone(), signature.clone(), signature]),
    ]
}

#[test]
fn nothing_leaves_its_page_however_long_it_is() {
    for language in [Language::Ar, Language::Fr] {
        let printed = on_pages(language, everything());
        assert!(printed.pages.len() > 3, "{}", printed.pages.len());
        for ink in printed.pages.iter().flatten() {
            let (left, right) = ends(ink);
            let is_in_margins = ink.top < TOP || ink.top > BOTTOM;
            assert!(left > SIDE - 6.0 && right < SHEET.0 - SIDE + 6.0, "{left} {right} {:?}", said(ink));
            assert!(is_in_margins || (ink.top > 50.0 && ink.top <= BOTTOM), "{} {:?}", ink.top, said(ink));
            assert!(ink.top < SHEET.1 - 20.0, "{}", ink.top);
        }
    }
}

#[test]
fn a_line_is_drawn_as_it_is_read_in_its_language() {
    let first = |language, text: &str| lines(&on_pages(language, vec![paragraph(text)]).pages[0]).remove(0);
    assert_eq!(first(Language::Ar, "اليوم الخميس 08 دجنبر 2022"), "2022 دجنبر 08 الخميس اليوم");
    assert_eq!(first(Language::Ar, "من \u{2068}Centre A-4\u{2069}، ثم"), "ثم ،Centre A-4 من");
    assert_eq!(
        first(Language::Fr, "Lieu : \u{2068}المقر المركزي\u{2069}, Taounate"),
        "Lieu : المركزي المقر, Taounate"
    );
    assert_eq!(first(Language::Ar, "a\u{7}b\u{2028}c"), "a b c", "nothing breaks a line by itself");
}

#[test]
fn a_number_of_a_page_is_read_from_left_to_right_in_every_language() {
    for language in [Language::Ar, Language::En] {
        let printed = on_pages(language, (0..90).map(|_| paragraph(&long_name())).collect());
        let many = printed.pages.len();
        for (number, page) in printed.pages.iter().enumerate() {
            let folio = page.iter().find(|ink| ink.top == FOLIO_LINE).and_then(said);
            assert_eq!(folio, Some(format!("{} / {many}", number + 1)));
        }
    }
}

#[test]
fn a_page_begins_under_the_name_of_the_body_but_the_first() {
    let mut blocks = vec![
        Block::Letterhead(vec!["أعلى".to_owned(), "الأمانة".to_owned()]),
        Block::Title("محضر".to_owned()),
    ];
    blocks.extend((0..60).map(|_| paragraph("فقرة قصيرة.")));
    let printed = on_pages(Language::Ar, blocks);
    assert_eq!(lines(&printed.pages[0])[..3], ["أعلى", "الأمانة", "محضر"]);
    let heads: Vec<String> = printed.pages[1].iter().filter(|ink| ink.top < 55.0).filter_map(said).collect();
    assert_eq!(heads, ["الأمانة", "محضر"]);
    assert_eq!(printed.title, "محضر");
    let cut = on_pages(
        Language::Ar,
        vec![Block::Letterhead(vec![long_name()]), Block::List(vec![Entry::plain("س".to_owned()); 90])],
    );
    let head = cut.pages[1].iter().find(|ink| ink.top < 55.0).and_then(said).unwrap();
    assert!(head.split(' ').next().unwrap().ends_with('…') && head.ends_with("الأمانة"), "{head}");
}

#[test]
fn what_belongs_together_is_on_one_page() {
    // Whatever stands before it, a heading is never the last thing on a page, nor a line of three alone.
    for before in 20..40 {
        let mut blocks: Vec<Block> = (0..before).map(|_| paragraph("فقرة")).collect();
        blocks.extend([Block::Heading("عنوان".to_owned()), paragraph(&long_name()), paragraph("تمهيد:")]);
        blocks.push(Block::List(["أول", "ثان", "ثالث"].map(|text| Entry::plain(text.to_owned())).to_vec()));
        let printed = on_pages(Language::Ar, blocks);
        let pages: Vec<Vec<String>> = printed.pages.iter().map(|page| lines(page)).collect();
        let page_of =
            |said: &str| pages.iter().position(|page| page.iter().any(|line| line == said)).unwrap();
        assert_ne!(pages[page_of("عنوان")].last().map(String::as_str), Some("عنوان"), "{before}");
        let long: Vec<usize> = pages
            .iter()
            .map(|page| {
                page.iter()
                    .filter(|line| {
                        line.contains("الأمانة") || line.contains("الجماعات") || line.contains("بتتبع")
                    })
                    .count()
            })
            .collect();
        assert!(long.iter().all(|lines| *lines != 1), "{before}: {long:?}");
        assert_eq!(page_of("تمهيد:"), page_of("أول"), "{before}");
        assert_eq!((page_of("أول"), page_of("ثان")), (page_of("ثان"), page_of("ثالث")), "{before}");
    }
}

#[test]
fn nobody_signs_a_page_with_nothing_else_on_it() {
    for before in 15..40 {
        let signature = |role: &str| Signature {
            role: role.to_owned(),
            name: "سلمى البقالي".to_owned(),
            office: None,
            signed: None,
        };
        let mut blocks: Vec<Block> = (0..before).map(|_| paragraph("فقرة")).collect();
        blocks.extend([paragraph("اختتم."), Block::Heading("التوقيعات".to_owned())]);
        blocks.push(Block::Signatures(vec![signature("المقررة"), signature("الرئيس")]));
        let printed = on_pages(Language::Ar, blocks);
        let last = lines(printed.pages.last().unwrap());
        assert_eq!(
            last[last.len() - 6..],
            ["اختتم.", "التوقيعات", "المقررة", "سلمى البقالي", "الرئيس", "سلمى البقالي"].map(|text| text
                .split(' ')
                .rev()
                .collect::<Vec<_>>()
                .join(" ")),
            "{before}"
        );
    }
}

#[test]
fn a_table_goes_on_under_its_head() {
    let columns = ["الرقم", "الاسم", "التوقيع"].map(str::to_owned).to_vec();
    let row = |number: i64| vec![number.to_string(), "نعيمة".to_owned(), String::new()];
    let rows: Vec<Vec<String>> = (1..=80).map(row).collect();
    let printed = on_pages(Language::Ar, vec![Block::Table(Table { columns, rows })]);
    assert!(printed.pages.len() > 2);
    let mut numbers = Vec::new();
    for page in &printed.pages {
        let lines = lines(page);
        assert_eq!(lines[..3], ["الرقم", "الاسم", "التوقيع"]);
        numbers.extend(lines.into_iter().filter_map(|line| line.parse::<i64>().ok()));
    }
    assert_eq!(numbers, (1..=80).collect::<Vec<_>>(), "each row once, in order");
    let heads = printed.tree.parts.iter().filter(|part| part.role == Role::Column).count();
    assert_eq!(heads, 3, "the head is read once, however often it is seen");
}

#[test]
fn a_word_wider_than_a_line_is_broken_and_nothing_of_it_is_lost() {
    for (language, word) in [
        (Language::Ar, "الاستقلال".repeat(40)),
        (Language::Fr, "Anticonstitutionnellement".repeat(20)),
        (Language::Ar, "مُحَمَّدٌ".repeat(60)),
    ] {
        let page = lines(&on_pages(language, vec![paragraph(&format!("a {word} b"))]).pages[0]);
        let all: String = page.concat();
        assert!(page.len() > 3 && all.contains('b'), "{page:?}");
        assert_eq!(
            all.chars().filter(|letter| letter.is_alphanumeric()).count(),
            word.chars().filter(|letter| letter.is_alphanumeric()).count() + 2
        );
        assert!(
            page.iter().all(|line| !line.starts_with(['\u{64E}', '\u{64F}', '\u{651}', '\u{64C}'])),
            "a mark stays with its letter: {page:?}"
        );
    }
}

#[test]
fn what_the_font_lacks_is_a_box_and_is_told_all_the_same() {
    let printed = on_pages(Language::Ar, vec![paragraph("ⵜⴰⵡⵏⴰⵜ 漢 😀 تاونات")]);
    let boxes = printed.pages[0].iter().filter_map(|ink| match &ink.shape {
        Shape::Text { line, .. } => Some(Rc::clone(line)),
        _ => None,
    });
    let boxes: usize = boxes
        .map(|line| {
            line.words
                .iter()
                .flat_map(|(word, _)| &word.clusters)
                .flat_map(|cluster| &cluster.glyphs)
                .filter(|glyph| glyph.id == 0 && glyph.advance > 0.0)
                .count()
        })
        .sum();
    assert_eq!(boxes, 8);
    assert!(pdf(&paper(Language::Ar, vec![paragraph("ⵜⴰⵡⵏⴰⵜ 漢 😀")])).unwrap().starts_with(b"%PDF-1.7"));
}

#[test]
fn the_same_paper_is_the_same_bytes_and_tells_nothing_of_when_and_where() {
    let told = paper(Language::Fr, everything());
    let (one, other) = (pdf(&told).unwrap(), pdf(&told).unwrap());
    assert!(one == other);
    let holds = |what: &[u8]| one.windows(what.len()).any(|part| part == what);
    for absent in
        ["CreationDate", "ModDate", "Author", "Creator", "/JavaScript", "/URI", env!("CARGO_MANIFEST_DIR")]
    {
        assert!(!holds(absent.as_bytes()), "{absent}");
    }
    assert!(holds(b"/Lang(fr)") && holds(b"/Marked true") && holds(b"/StructTreeRoot"));
    assert!(!pdf(&paper(Language::Ar, Vec::new())).unwrap().is_empty(), "a paper without parts has a page");
}
