//! Where people sign: side by side, each over a dotted line.
use crate::error::Result;

use super::super::super::super::blocks::Signature;
use super::super::ink::{Ink, Shape, Strip};
use super::super::look::{Align, DEEP, FAINT, Place, ROOM, Style};
use super::super::tree::{PAPER, Role};
use super::Setter;

/// How many sign side by side.
const ABREAST: usize = 3;
/// Between two of them.
const GAP: f32 = 26.0;
/// Room for a signature and a stamp.
const HAND: f32 = 70.0;

impl Setter {
    /// Who signs; nobody's place is parted from what is said of it.
    pub(super) fn signatures(&mut self, signatures: &[Signature]) -> Result<()> {
        let abreast = signatures.len().clamp(1, ABREAST);
        let many = f32::from(u16::try_from(abreast).unwrap_or(1));
        let width = (ROOM - GAP * (many - 1.0)) / many;
        for row in signatures.chunks(abreast) {
            let mut strip = Strip { before: 8.0, ..Strip::default() };
            let mut place = Place { start: 0.0, width };
            let mut places = Vec::new();
            for signature in row {
                let height = self.signature(signature, place, &mut strip.inks)?;
                strip.height = strip.height.max(height + HAND);
                places.push(place);
                place.start += width + GAP;
            }
            for place in places {
                let left = self.look.left(place, width, Align::Start);
                strip.inks.push(Ink { left, top: strip.height, shape: Shape::Dots { width } });
            }
            strip.height += 4.0;
            self.strips.push(strip);
        }
        Ok(())
    }

    /// As what, who, and that it is signed, if it is; answers how high that is.
    fn signature(&mut self, signature: &Signature, place: Place, inks: &mut Vec<Ink>) -> Result<f32> {
        let body = self.look.body;
        let mut told: Vec<(&str, Style, f32)> = vec![
            (&signature.role, body.scaled(0.93).colored(FAINT), 0.0),
            (&signature.name, body.bold(), 1.0),
        ];
        told.extend(signature.office.as_deref().map(|office| (office, body.scaled(0.93), 0.0)));
        told.extend(signature.signed.as_deref().map(|signed| (signed, body.colored(DEEP), 8.0)));
        let mut down = 0.0;
        for (text, style, before) in told {
            let node = self.tree.add(PAPER, Role::Paragraph);
            down += before;
            for line in self.lines(text, style, place.width)? {
                inks.push(self.ink(line, style, place, Align::Center, Some(node)).lowered(down));
                down += style.leading;
            }
        }
        Ok(down)
    }
}
