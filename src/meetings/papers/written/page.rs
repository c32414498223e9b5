//! A paper as a page, to read and to print on A4. It needs no script and no network.
use std::fmt::Write as _;

use crate::drawing::escaped;
use crate::words::Language;

use super::super::blocks::{Block, Entry, Paper, Signature, Table};

const STYLE: &str = "\
@page { size: A4; margin: 20mm 18mm }
:root { --ink: #1c2b36; --deep: #17405c; --faint: #5b6b76; --rule: #c9d3da; --warm: #fdf3df }
* { box-sizing: border-box }
html { background: #dfe5e9; color: var(--ink); font: 17px/1.7 Amiri, 'Noto Naskh Arabic', 'Noto Serif', 'Times New Roman', 'DejaVu Serif', serif }
html[dir=rtl] { font-size: 19px; line-height: 1.85 }
body { margin: 0; padding: 24px 12px }
main { background: #fff; max-width: 820px; margin: 0 auto; padding: 56px 64px; box-shadow: 0 1px 6px #0002 }
header { text-align: center; border-bottom: 3px double var(--deep); padding-bottom: 18px; margin-bottom: 22px }
.letterhead { margin: 0; color: var(--faint) }
.letterhead p { margin: 0 }
.letterhead p:last-child { color: var(--ink); font-weight: bold; font-size: 1.12em }
h1 { margin: 14px 0 2px; font-size: 1.65em; line-height: 1.35; color: var(--deep) }
.subtitle { margin: 0; font-size: 1.1em }
.mark { margin: 0 0 22px; padding: 7px 16px; border: 1px solid var(--rule); border-inline-start: 5px solid var(--deep); background: #f3f7f9 }
.mark.draft { border-inline-start-color: #c98a12; background: var(--warm) }
h2 { margin: 26px 0 8px; font-size: 1.2em; line-height: 1.4; color: var(--deep); border-bottom: 1px solid var(--rule); break-after: avoid }
p { margin: 6px 0; overflow-wrap: anywhere }
ol, ul { margin: 6px 0; padding-inline-start: 1.9em }
li { margin: 4px 0; overflow-wrap: anywhere }
li::marker { color: var(--faint) }
li > p:first-child { margin: 0 }
ol > li > p:first-child:not(:only-child) { font-weight: bold }
li > p { margin: 2px 0; break-inside: avoid }
table { width: 100%; border-collapse: collapse; margin: 12px 0 }
th, td { border: 1px solid var(--rule); padding: 7px 10px; text-align: start; vertical-align: middle; height: 2.9em }
th { background: #eef3f6; color: var(--deep) }
td:first-child { width: 3.4em; text-align: center }
td:last-child { width: 9em }
tr { break-inside: avoid }
.signatures { display: flex; flex-wrap: wrap; gap: 24px; margin-top: 14px; break-inside: avoid }
.signatures > div { flex: 1 1 200px; text-align: center; padding-bottom: 74px; border-bottom: 1px dotted var(--faint) }
.signatures p { margin: 0 }
.signatures .role { color: var(--faint) }
.signatures .name { font-weight: bold }
.signatures .signed { margin-top: 14px; color: var(--deep) }
@media (max-width: 640px) { main { padding: 28px 20px } }
@media print {
  html { background: #fff; font-size: 12pt }
  html[dir=rtl] { font-size: 13.5pt }
  body { padding: 0 }
  main { max-width: none; padding: 0; box-shadow: none }
  .mark, th { print-color-adjust: exact }
}
";

/// The paper.
pub(in crate::meetings::papers) fn page(paper: &Paper) -> String {
    let direction = if paper.language == Language::Ar { "rtl" } else { "ltr" };
    let is_of_head =
        |block: &&Block| matches!(block, Block::Letterhead(_) | Block::Title(_) | Block::Subtitle(_));
    let (head, rest): (Vec<&Block>, Vec<&Block>) = paper.blocks.iter().partition(is_of_head);
    let title = head.iter().find_map(|block| match block {
        Block::Title(title) => Some(escaped(&title.replace(['\u{2068}', '\u{2069}'], ""))),
        _ => None,
    });
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n\
         <style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n",
        paper.language.tag(),
        title.unwrap_or_default(),
    );
    for block in head {
        write(block, &mut page);
    }
    page.push_str("</header>\n");
    for block in rest {
        write(block, &mut page);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// A text between tags: what runs the other way is set apart by a tag, for nobody may write isolates.
pub(super) fn told(text: &str) -> String {
    escaped(text).replace('\u{2068}', "<bdi>").replace('\u{2069}', "</bdi>")
}

fn tagged(page: &mut String, open: &str, text: &str, close: &str) {
    page.extend([open, &*told(text), close, "\n"]);
}

fn write(block: &Block, page: &mut String) {
    match block {
        Block::Letterhead(names) => {
            page.push_str("<div class=\"letterhead\">\n");
            for name in names {
                tagged(page, "<p>", name, "</p>");
            }
            page.push_str("</div>\n");
        }
        Block::Title(text) => tagged(page, "<h1>", text, "</h1>"),
        Block::Subtitle(text) => tagged(page, "<p class=\"subtitle\">", text, "</p>"),
        Block::Mark(mark) => {
            let open = if mark.is_draft { "<p class=\"mark draft\">" } else { "<p class=\"mark\">" };
            tagged(page, open, &mark.text, "</p>");
        }
        Block::Heading(text) => tagged(page, "<h2>", text, "</h2>"),
        Block::Paragraph(text) => tagged(page, "<p>", text, "</p>"),
        Block::List(entries) => list(entries, page),
        Block::Table(table) => tabled(table, page),
        Block::Signatures(signatures) => {
            page.push_str("<div class=\"signatures\">\n");
            for signature in signatures {
                signed(signature, page);
            }
            page.push_str("</div>\n");
        }
    }
}

fn list(entries: &[Entry], page: &mut String) {
    let tag = if entries.iter().any(|entry| entry.number.is_some()) { "ol" } else { "ul" };
    page.extend(["<", tag, ">\n"]);
    for entry in entries {
        match entry.number {
            Some(number) => drop(write!(page, "<li value=\"{number}\">")),
            None => page.push_str("<li>"),
        }
        page.extend(["<p>", &*told(&entry.text), "</p>"]);
        entry.lines.iter().for_each(|line| page.extend(["\n<p>", &*told(line), "</p>"]));
        if !entry.points.is_empty() {
            page.push_str("\n<ul>\n");
            entry.points.iter().for_each(|point| tagged(page, "<li>", point, "</li>"));
            page.push_str("</ul>");
        }
        page.push_str("</li>\n");
    }
    page.extend(["</", tag, ">\n"]);
}

fn tabled(table: &Table, page: &mut String) {
    page.push_str("<table>\n<thead>\n<tr>");
    table.columns.iter().for_each(|name| page.extend(["<th scope=\"col\">", &*told(name), "</th>"]));
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for row in &table.rows {
        page.push_str("<tr>");
        for cell in row {
            page.extend(["<td>", &*told(cell), "</td>"]);
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

fn signed(signature: &Signature, page: &mut String) {
    page.push_str("<div>\n");
    tagged(page, "<p class=\"role\">", &signature.role, "</p>");
    tagged(page, "<p class=\"name\">", &signature.name, "</p>");
    signature.office.iter().for_each(|office| tagged(page, "<p>", office, "</p>"));
    let signed = signature.signed.iter();
    signed.for_each(|signed| tagged(page, "<p class=\"signed\">", signed, "</p>"));
    page.push_str("</div>\n");
}
