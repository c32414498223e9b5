//! One page as the format draws it.
use pdf_writer::{Content, Name, Settings, Str, TextStr};

use super::super::ink::{Ink, Shape};
use super::super::lines::Line;
use super::super::look::{Color, FAINT, SHEET, Style};
use super::super::paging::Page;
use super::super::shape::{Cluster, Glyph};
use super::super::tree::Node;
use super::fonts::{Fonts, name};
use super::outline::Outline;
use super::tags::{Tags, tag};

/// A page as it is drawn.
pub(super) struct Sheet<'a, 'b> {
    number: usize,
    fonts: &'a mut Fonts,
    tags: &'a mut Tags<'b>,
    outline: &'a mut Outline,
    content: Content,
    marked: Marked,
}

/// As what is marked what is being drawn.
#[derive(PartialEq)]
enum Marked {
    /// Nothing is drawn.
    Not,
    /// As decoration.
    Decoration,
    /// As of a part of the paper.
    Of(Node),
}

/// Where a line is being drawn, in thousandths of its size.
#[derive(Default)]
struct Pen {
    /// How much further to the right the format thinks the pen is than it should be.
    ahead: f32,
    /// How far above the line it is.
    up: f32,
    /// What is drawn when something else than glyphs and gaps comes.
    shown: Vec<Shown>,
}

/// Glyphs, or a move back between them.
enum Shown {
    Glyphs(Vec<u8>),
    Back(f32),
}

/// Less than this is not seen.
const NOTHING: f32 = 0.05;

impl<'a, 'b> Sheet<'a, 'b> {
    /// An empty page.
    pub(super) fn new(
        number: usize,
        fonts: &'a mut Fonts,
        tags: &'a mut Tags<'b>,
        outline: &'a mut Outline,
    ) -> Self {
        tags.turn();
        let content = Content::with_settings(Settings { pretty: false });
        Self { number, fonts, tags, outline, content, marked: Marked::Not }
    }

    /// What draws all that is on it.
    pub(super) fn drawn(mut self, page: &Page) -> Vec<u8> {
        for ink in page {
            self.draw(ink);
        }
        self.unmark();
        self.content.finish().into_vec()
    }

    fn draw(&mut self, ink: &Ink) {
        let (left, up) = (hundredths(ink.left), hundredths(SHEET.1 - ink.top));
        match &ink.shape {
            Shape::Text { line, style, spread, node } => {
                self.mark(*node, ink.top - style.baseline());
                self.line(line, *style, *spread, (left, up));
            }
            Shape::Bar { width, height, color } => {
                self.mark(None, 0.0);
                self.color(*color);
                let (width, height) = (hundredths(*width), hundredths(*height));
                self.content.rect(left, hundredths(up - height), width, height).fill_nonzero();
            }
            Shape::Dots { width } => {
                self.mark(None, 0.0);
                let [red, green, blue] = FAINT;
                self.content.save_state().set_stroke_rgb(red, green, blue).set_line_width(0.8);
                self.content.set_dash_pattern([0.8, 2.6], 0.0).move_to(left, up);
                self.content.line_to(hundredths(left + width), up).stroke().restore_state();
            }
        }
    }

    /// Marks what is drawn from here on as of a part, or as decoration.
    fn mark(&mut self, node: Option<Node>, down: f32) {
        let marked = node.map_or(Marked::Decoration, Marked::Of);
        if self.marked == marked {
            return;
        }
        self.unmark();
        self.marked = marked;
        match node.and_then(|node| Some((node, self.tags.tree.parts.get(node)?))) {
            Some((node, part)) => {
                if part.name.is_some() {
                    self.outline.note(node, self.number, down);
                }
                let mark = self.tags.mark(node);
                let mut begun = self.content.begin_marked_content_with_properties(Name(tag(part.role)));
                begun.properties().identify(mark);
            }
            None => {
                self.content.begin_marked_content(Name(b"Artifact"));
            }
        }
    }

    fn unmark(&mut self) {
        if self.marked != Marked::Not {
            self.content.end_marked_content();
        }
        self.marked = Marked::Not;
    }

    fn color(&mut self, color: Color) {
        let [red, green, blue] = color;
        self.content.set_fill_rgb(red, green, blue);
    }

    /// A line of text. What its glyphs do not tell by themselves is told beside them.
    fn line(&mut self, line: &Line, style: Style, spread: f32, (left, up): (f32, f32)) {
        self.color(style.color);
        self.content.begin_text().set_font(Name(name(style.weight)), hundredths(style.size));
        self.content.set_text_matrix([1.0, 0.0, 0.0, 1.0, left, up]);
        let mut pen = Pen::default();
        for (word, is_blank) in &line.words {
            for cluster in &word.clusters {
                self.cluster(cluster, style, &mut pen);
            }
            if *is_blank {
                pen.ahead -= spread;
            }
        }
        self.flush(&mut pen);
        if pen.up.abs() > NOTHING {
            self.content.set_rise(0.0);
        }
        self.content.end_text();
    }

    fn cluster(&mut self, cluster: &Cluster, style: Style, pen: &mut Pen) {
        let told = self.fonts.learn(style.weight, cluster);
        if let Some(told) = &told {
            self.flush(pen);
            let mut begun = self.content.begin_marked_content_with_properties(Name(b"Span"));
            begun.properties().actual_text(TextStr(told));
        }
        for glyph in &cluster.glyphs {
            self.glyph(glyph, style, pen);
        }
        if told.is_some() {
            self.flush(pen);
            self.content.end_marked_content();
        }
    }

    fn glyph(&mut self, glyph: &Glyph, style: Style, pen: &mut Pen) {
        if (glyph.up - pen.up).abs() > NOTHING {
            self.flush(pen);
            self.content.set_rise(hundredths(glyph.up * style.size / 1000.0));
            pen.up = glyph.up;
        }
        let back = pen.ahead - glyph.right;
        if back.abs() > NOTHING {
            let back = hundredths(back);
            pen.shown.push(Shown::Back(back));
            pen.ahead -= back;
        }
        let (id, advance) = self.fonts.drawn(style.weight, glyph.id);
        match pen.shown.last_mut() {
            Some(Shown::Glyphs(glyphs)) => glyphs.extend(id.to_be_bytes()),
            _ => pen.shown.push(Shown::Glyphs(id.to_be_bytes().to_vec())),
        }
        pen.ahead += advance - glyph.advance;
    }

    /// Draws what was gathered.
    fn flush(&mut self, pen: &mut Pen) {
        if pen.shown.is_empty() {
            return;
        }
        let mut positioned = self.content.show_positioned();
        let mut items = positioned.items();
        for shown in pen.shown.drain(..) {
            match shown {
                Shown::Glyphs(glyphs) => items.show(Str(&glyphs)),
                Shown::Back(back) => items.adjust(back),
            };
        }
    }
}

/// A length as it is written: a hundredth of a point is nothing.
fn hundredths(length: f32) -> f32 {
    (length * 100.0).round() / 100.0
}
