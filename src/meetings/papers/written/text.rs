//! A paper as plain text, for any editor: a line a paragraph, which runs the way of its language.
use crate::words::Language;

use super::super::blocks::{Block, Entry, Paper, Signature, Table};

/// Where somebody signs.
const RULE: &str = "........................";

/// The paper.
pub(in crate::meetings::papers) fn text(paper: &Paper) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in &paper.blocks {
        let is_close = matches!(block, Block::Subtitle(_));
        if !lines.is_empty() && !is_close {
            lines.push(String::new());
        }
        match block {
            Block::Letterhead(names) => lines.extend(names.iter().cloned()),
            Block::Title(text) | Block::Subtitle(text) | Block::Paragraph(text) => lines.push(text.clone()),
            Block::Mark(mark) => lines.push(format!("[ {} ]", mark.text)),
            Block::Heading(text) => lines.push(format!("== {text} ==")),
            Block::List(entries) => entries.iter().for_each(|entry| listed(entry, &mut lines)),
            Block::Table(table) => tabled(table, &mut lines),
            Block::Signatures(signatures) => {
                for signature in signatures {
                    signed(signature, paper.language, &mut lines);
                }
            }
        }
    }
    let mut text = String::new();
    for line in lines {
        text.extend([mark(&line, paper.language), &*line, "\n"]);
    }
    text
}

fn listed(entry: &Entry, lines: &mut Vec<String>) {
    lines.push(match entry.number {
        Some(number) => format!("{number}. {}", entry.text),
        None => format!("- {}", entry.text),
    });
    lines.extend(entry.lines.iter().map(|line| format!("   {line}")));
    lines.extend(entry.points.iter().map(|point| format!("   - {point}")));
}

fn tabled(table: &Table, lines: &mut Vec<String>) {
    for row in [&table.columns].into_iter().chain(&table.rows) {
        lines.push(row.join(" | ").trim_end().to_owned());
    }
}

fn signed(signature: &Signature, language: Language, lines: &mut Vec<String>) {
    let Signature { role, name, office, signed } = signature;
    let (colon, comma) = language.of([(":", "، "), ("\u{A0}:", ", "), (":", ", ")]);
    let office = office.as_ref().map(|office| format!("{comma}{office}")).unwrap_or_default();
    lines.push(format!("{role}{colon} {name}{office}"));
    lines.push(format!("   {}", signed.as_deref().unwrap_or(RULE)));
}

/// What a line begins with, to run the way of its language: nothing, where its first letter says so itself.
///
/// An editor goes by the first letter of a line that is not set apart; one without such a letter runs as the editor likes.
fn mark(line: &str, language: Language) -> &'static str {
    let mut depth: usize = 0;
    let first = line.chars().find(|letter| {
        match letter {
            '\u{2066}'..='\u{2068}' => depth = depth.saturating_add(1),
            '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && letter.is_alphabetic()
    });
    let is_arabic = |letter: char| matches!(letter, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}');
    match (language, first) {
        (Language::Ar, Some(letter)) if is_arabic(letter) => "",
        (Language::Ar, None) if !line.contains('\u{2068}') => "",
        (Language::Ar, _) => "\u{200F}",
        (_, Some(letter)) if is_arabic(letter) => "\u{200E}",
        _ => "",
    }
}
