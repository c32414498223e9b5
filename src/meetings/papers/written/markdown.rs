//! A paper as Markdown (`CommonMark`, with the tables of GitHub's): what people wrote is text in it, and never a mark.
use crate::words::Language;

use super::super::blocks::{Block, Entry, Paper, Signature, Table};

/// The paper.
pub(in crate::meetings::papers) fn markdown(paper: &Paper) -> String {
    let mut parts: Vec<String> = Vec::new();
    for block in &paper.blocks {
        match block {
            Block::Letterhead(names) => {
                let names: Vec<String> = names.iter().map(|name| escaped(name)).collect();
                parts.push(names.join("\\\n"));
            }
            Block::Title(text) => parts.push(format!("# {}", escaped(text))),
            Block::Subtitle(text) => parts.push(format!("**{}**", escaped(text))),
            Block::Mark(mark) => parts.push(format!("> {}", escaped(&mark.text))),
            Block::Heading(text) => parts.push(format!("## {}", escaped(text))),
            Block::Paragraph(text) => parts.push(escaped(text)),
            Block::List(entries) => parts.push(list(entries)),
            Block::Table(table) => parts.push(tabled(table)),
            Block::Signatures(signatures) => parts.push(signed(signatures, paper.language)),
        }
    }
    format!("{}\n", parts.join("\n\n"))
}

/// A list; where a number is left out another list begins, so that each thing keeps its own.
fn list(entries: &[Entry]) -> String {
    let mut lines: Vec<String> = Vec::new();
    let (mut last, mut stop) = (None::<i64>, '.');
    for entry in entries {
        let marker = match entry.number {
            None => "-".to_owned(),
            Some(number) => {
                if last.is_some_and(|last| last.saturating_add(1) != number) {
                    // Another sign after the number begins another list.
                    stop = if stop == '.' { ')' } else { '.' };
                }
                last = Some(number);
                format!("{number}{stop}")
            }
        };
        let inside = " ".repeat(marker.len().saturating_add(1));
        lines.push(format!("{marker} {}", escaped(&entry.text)));
        for line in &entry.lines {
            lines.push(format!("\n{inside}{}", escaped(line)));
        }
        if !entry.points.is_empty() {
            lines.push(String::new());
        }
        lines.extend(entry.points.iter().map(|point| format!("{inside}- {}", escaped(point))));
    }
    lines.join("\n")
}

fn tabled(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    let mut lines = vec![row(&table.columns), format!("|{}", " --- |".repeat(table.columns.len()))];
    lines.extend(table.rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn signed(signatures: &[Signature], language: Language) -> String {
    let comma = if language == Language::Ar { "، " } else { ", " };
    let one = |signature: &Signature| {
        let office = signature.office.as_ref().map(|office| format!("{comma}{office}")).unwrap_or_default();
        let who = escaped(&format!("{}{office}", signature.name));
        let signed = signature.signed.as_deref().map_or_else(|| "\\_".repeat(13), escaped);
        format!("**{}**\\\n{who}\\\n{signed}", escaped(&signature.role))
    };
    signatures.iter().map(one).collect::<Vec<_>>().join("\n\n")
}

/// A text as it stands: whatever would be a mark in it, at its beginning or anywhere, is not.
pub(super) fn escaped(text: &str) -> String {
    let text = text.trim();
    let mut safe = String::with_capacity(text.len());
    let digits = text.len().saturating_sub(text.trim_start_matches(|sign: char| sign.is_ascii_digit()).len());
    for (place, letter) in text.char_indices() {
        let is_anywhere = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!' | '@'
        );
        let begins = place == 0 && matches!(letter, '-' | '+' | '=');
        let numbers = place == digits && digits > 0 && matches!(letter, '.' | ')');
        let rest = text.get(place..).unwrap_or_default();
        let links = rest.starts_with("://") || (letter == '.' && ends_in_www(text.get(..place)));
        if is_anywhere || begins || numbers || links {
            safe.push('\\');
        }
        safe.push(letter);
    }
    safe
}

fn ends_in_www(before: Option<&str>) -> bool {
    before.is_some_and(|before| before.to_ascii_lowercase().ends_with("www"))
}
