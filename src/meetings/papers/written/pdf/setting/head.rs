//! The head of a paper: whose it is, what it is, and how far it is.
use crate::error::Result;

use super::super::super::super::blocks::Mark;
use super::super::ink::{Ink, Strip};
use super::super::look::{AMBER, Align, DEEP, FAINT, Place, ROOM, TINT, WARM};
use super::super::tree::{PAPER, Role};
use super::Setter;

impl Setter {
    /// Whose paper it is: the highest body small, its own in bold.
    pub(super) fn letterhead(&mut self, names: &[String]) -> Result<()> {
        let last = names.len().saturating_sub(1);
        for (place, name) in names.iter().enumerate() {
            let style = self.look.body;
            let style =
                if place == last { style.bold().scaled(1.1) } else { style.scaled(0.93).colored(FAINT) };
            self.centered(name, style, 0.0)?;
        }
        Ok(())
    }

    /// What it is.
    pub(super) fn title(&mut self, text: &str) -> Result<()> {
        let style = self.look.body.bold().scaled(1.6).colored(DEEP);
        let node = self.tree.named(Role::Title, text);
        self.text(text, style, Place::WHOLE, Align::Center, node, 12.0)?;
        self.hold();
        Ok(())
    }

    /// What it is about.
    pub(super) fn subtitle(&mut self, text: &str) -> Result<()> {
        self.centered(text, self.look.body.scaled(1.1), 1.0)
    }

    fn centered(&mut self, text: &str, style: super::Style, before: f32) -> Result<()> {
        let node = self.tree.add(PAPER, Role::Paragraph);
        self.text(text, style, Place::WHOLE, Align::Center, node, before)?;
        self.hold();
        Ok(())
    }

    /// The double line under the head.
    pub(super) fn close_head(&mut self) {
        let left = self.look.left(Place::WHOLE, ROOM, Align::Start);
        let line = |top: f32| Ink::bar(left, top, ROOM, 0.9, DEEP);
        let inks = vec![line(0.0), line(2.4)];
        self.strips.push(Strip { before: 9.0, height: 9.0, inks, holds: true, head: None });
    }

    /// How far it is, on a ground of its own.
    pub(super) fn mark(&mut self, mark: &Mark) -> Result<()> {
        const AIR: f32 = 5.0;
        const EDGE: f32 = 4.0;
        let style = self.look.body.scaled(0.96);
        let node = self.tree.add(PAPER, Role::Paragraph);
        let place = Place::WHOLE.inside(14.0);
        let lines = self.lines(&mark.text, style, place.width)?;
        let (ground, edge) = if mark.is_draft { (WARM, AMBER) } else { (TINT, DEEP) };
        let mut down = AIR;
        let mut texts = Vec::new();
        for line in lines {
            texts.push(self.ink(line, style, place, Align::Start, Some(node)).lowered(down));
            down += style.leading;
        }
        let height = down + AIR;
        let left = |width: f32| self.look.left(Place::WHOLE, width, Align::Start);
        let mut inks = vec![
            Ink::bar(left(ROOM), 0.0, ROOM, height, ground),
            Ink::bar(left(EDGE), 0.0, EDGE, height, edge),
        ];
        inks.append(&mut texts);
        self.strips.push(Strip { before: 2.0, height: height + 5.0, inks, ..Strip::default() });
        Ok(())
    }
}
