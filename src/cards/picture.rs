//! A card as it is printed: as large as a bank card (ISO/IEC 7810, ID-1), a fifth of a millimetre to the unit. Pure.
use crate::drawing::{DEEP, FAINT, INK, PAPER, Paper, SHADE, Shape, Sketch, bold, outlined, plain};
use crate::error::Result;
use crate::words::{Language, PartialDate};

use super::model::Claims;
use super::signed::code;

/// How large a card is, in millimetres.
const PRINTED: (f64, f64) = (85.6, 53.98);
const WIDTH: f64 = 428.0;
const HEIGHT: f64 = 269.9;
/// The air at its edges.
const AIR: f64 = 18.0;
/// How high the band at its head is.
const BAND: f64 = 58.0;
/// How wide its code is: thirty-two millimetres.
const CODE: f64 = 160.0;

/// What stands on a card.
pub(super) struct Card<'a> {
    pub(super) claims: &'a Claims,
    /// What the party is called, if its statutes say so.
    pub(super) party: Option<&'a str>,
    /// The other name, if there is one.
    pub(super) other_name: Option<&'a str>,
    /// The local unit or the territory.
    pub(super) place: Option<&'a str>,
    /// The claims, signed.
    pub(super) signed: &'a str,
}

const TITLE: [&str; 3] = ["بطاقة العضوية", "Carte de membre", "Membership card"];
const NUMBER: [&str; 3] = ["رقم العضوية", "Numéro d'adhérent", "Member number"];
const SINCE: [&str; 3] = ["عضو منذ", "Membre depuis", "Member since"];
const UNTIL: [&str; 3] = ["صالحة إلى غاية", "Valable jusqu'au", "Valid until"];
const BY: [&str; 3] = ["في أو قبل", "au plus tard le", "on or before"];
const ISSUED: [&str; 3] = ["سلمت في", "Délivrée le", "Issued on"];

impl Card<'_> {
    /// The card as a picture.
    pub(super) fn drawn(&self, language: Language) -> Result<String> {
        let mut sketch = Sketch::space(HEIGHT);
        let edge = outlined(PAPER, SHADE);
        sketch.shapes.push(Shape::Rect {
            x: 0.5,
            y: 0.5,
            w: WIDTH - 1.0,
            h: HEIGHT - 1.0,
            r: 15.0,
            look: edge,
        });
        let band = outlined(DEEP, DEEP);
        let across = WIDTH - 1.0;
        sketch.shapes.push(Shape::Rect { x: 0.5, y: 0.5, w: across, h: BAND - 15.0, r: 15.0, look: band });
        sketch.shapes.push(Shape::Rect { x: 0.5, y: 20.0, w: across, h: BAND - 20.0, r: 0.0, look: band });
        let mut head = Sketch::default();
        let title = language.of(TITLE);
        head.write(self.party.unwrap_or(title), 0.0, WIDTH - 2.0 * AIR, bold(19.0, PAPER, 1));
        let below: Vec<&str> = self.party.map(|_| title).into_iter().chain(self.place).collect();
        if !below.is_empty() {
            head.write(&below.join(" · "), 0.0, WIDTH - 2.0 * AIR, plain(13.0, PAPER, 1));
        }
        let above = (BAND - head.height).max(0.0) / 2.0;
        sketch.place(head, AIR, above);
        let room = WIDTH - CODE - 2.5 * AIR;
        let mut told = Sketch::default();
        told.write(&self.claims.name, 0.0, room, bold(19.0, INK, 2));
        if let Some(name) = self.other_name {
            told.write(name, 0.0, room, plain(14.0, FAINT, 2));
        }
        for (label, text) in self.lines(language) {
            told.height += 4.0;
            told.write(language.of(label), 0.0, room, plain(10.5, FAINT, 1));
            told.write(&text, 0.0, room, bold(14.0, INK, 1));
        }
        sketch.place(told, AIR, BAND + 8.0);
        let (x, y) = (WIDTH - CODE - AIR, BAND + (HEIGHT - BAND - CODE) / 2.0);
        sketch.shapes.push(Shape::Tiles { x, y, side: CODE, dark: code(self.signed)? });
        sketch.height = HEIGHT;
        let paper = Paper { language, width: WIDTH, number: 0, printed: Some(PRINTED) };
        let said: Vec<String> = self
            .lines(language)
            .into_iter()
            .map(|(label, text)| format!("{} {text}", language.of(label)))
            .collect();
        Ok(paper.svg(&sketch, &format!("{}: {}", language.of(TITLE), self.claims.name), &said.join("; ")))
    }

    fn lines(&self, language: Language) -> Vec<([&'static str; 3], String)> {
        let since = in_words(self.claims.since, language);
        let mut lines = vec![(NUMBER, self.claims.sub.clone()), (SINCE, since)];
        lines.push(match self.claims.until {
            Some(until) => (UNTIL, until.to_string()),
            None => (ISSUED, self.claims.on.to_string()),
        });
        lines
    }
}

/// A day as far as it is known, for those who read no bounds.
fn in_words(day: PartialDate, language: Language) -> String {
    match day.earliest() {
        None => format!("{} {}", language.of(BY), day.latest()),
        Some(_) => day.to_string().replace('/', " – "),
    }
}
