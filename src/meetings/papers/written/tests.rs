//! What people wrote stays text, in whichever form it is written.
use super::super::blocks::{Block, Entry, Paper, Table};
use super::markdown::escaped;
use super::*;
use crate::words::Language;

fn paper(language: Language, blocks: Vec<Block>) -> Paper {
    Paper { language, file_name: String::new(), blocks }
}

fn entry(number: i64, text: &str) -> Entry {
    Entry { number: Some(number), ..Entry::plain(text.to_owned()) }
}

#[test]
fn nothing_in_a_page_is_a_tag_that_somebody_wrote() {
    let hostile = "<script>alert(1)</script> & \"x\" 'y' <img src=x onerror=alert(1)>".to_owned();
    let blocks = vec![
        Block::Letterhead(vec![hostile.clone()]),
        Block::Title(hostile.clone()),
        Block::Paragraph(hostile.clone()),
        Block::List(vec![Entry {
            points: vec![hostile.clone()],
            lines: vec![hostile.clone()],
            ..entry(1, &hostile)
        }]),
        Block::Table(Table { columns: vec![hostile.clone()], rows: vec![vec![hostile]] }),
    ];
    let page = page(&paper(Language::En, blocks));
    assert!(!page.contains("<script") && !page.contains("<img"), "{page}");
    assert_eq!(
        page.matches("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot; &#39;y&#39;").count(),
        9,
        "{page}"
    );
}

#[test]
fn what_is_set_apart_is_set_apart_by_a_tag_and_not_in_the_name_of_the_page() {
    let title = "محضر \u{2068}Taounate\u{2069}".to_owned();
    let page = page(&paper(Language::Ar, vec![Block::Title(title)]));
    assert!(page.contains("<title>محضر Taounate</title>"), "{page}");
    assert!(page.contains("<h1>محضر <bdi>Taounate</bdi></h1>"), "{page}");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
}

#[test]
fn no_text_is_a_mark_of_markdown() {
    for (text, safe) in [
        ("# no heading", "\\# no heading"),
        ("- no point", "\\- no point"),
        ("+ no point", "\\+ no point"),
        ("12. no number", "12\\. no number"),
        ("3) no number", "3\\) no number"),
        ("1.5 kg", "1\\.5 kg"),
        ("=== under", "\\=== under"),
        ("*b* _i_ `c` [l](u) <a>", "\\*b\\* \\_i\\_ \\`c\\` \\[l\\](u) \\<a\\>"),
        ("a | b ~~c~~ &amp; \\", "a \\| b \\~\\~c\\~\\~ \\&amp; \\\\"),
        ("https://example.org www.example.org", "https\\://example.org www\\.example.org"),
        ("نص عادي، رقم 3.", "نص عادي، رقم 3."),
    ] {
        assert_eq!(escaped(text), safe);
    }
}

#[test]
fn each_thing_of_a_list_keeps_its_number() {
    let list = vec![Block::List(vec![entry(1, "a"), entry(2, "b"), entry(5, "c")])];
    let (written, whole) = (markdown(&paper(Language::En, list.clone())), page(&paper(Language::En, list)));
    assert_eq!(written, "1. a\n2. b\n5) c\n", "another sign begins another list");
    assert!(whole.contains("<li value=\"5\">"), "{whole}");
}

#[test]
fn a_line_of_plain_text_runs_the_way_of_its_language() {
    let line = |language, line: &str| text(&paper(language, vec![Block::Paragraph(line.to_owned())]));
    assert_eq!(line(Language::Ar, "محضر 1"), "محضر 1\n", "no sign is put where none is needed");
    assert_eq!(line(Language::Ar, "1. \u{2068}Taounate\u{2069}"), "\u{200F}1. \u{2068}Taounate\u{2069}\n");
    assert_eq!(line(Language::Ar, "........"), "........\n");
    assert_eq!(line(Language::Fr, "1. \u{2068}تاونات\u{2069}"), "1. \u{2068}تاونات\u{2069}\n");
    assert_eq!(line(Language::Fr, "تاونات"), "\u{200E}تاونات\n");
}
