//! Strips on pages: what belongs together stays together, and a table goes on under its head.
use super::ink::{Ink, Shape, Strip};
use super::look::{BOTTOM, FIRST_TOP, TOP};

/// How high the parts are in which a strip is broken that fits no page.
const PART: f32 = 640.0;

/// All that is on a page, from its top.
pub(super) type Page = Vec<Ink>;

/// The pages as they are filled.
struct Filled {
    pages: Vec<Page>,
    /// Where the next strip would begin.
    down: f32,
}

/// The strips on as many pages as they take; one at least.
pub(super) fn pages(strips: Vec<Strip>) -> Vec<Page> {
    let mut filled = Filled { pages: vec![Page::new()], down: FIRST_TOP };
    let mut together: Vec<Strip> = Vec::new();
    for strip in strips {
        let holds = strip.holds;
        together.extend(parted(strip));
        if !holds {
            filled.add(std::mem::take(&mut together));
        }
    }
    filled.add(together);
    filled.pages
}

impl Filled {
    /// Adds what belongs together: to this page or whole to the next. What fits no page is broken.
    fn add(&mut self, together: Vec<Strip>) {
        let height: f32 = together.iter().map(|strip| strip.before + strip.height).sum();
        let head = together.first().and_then(|strip| strip.head.as_ref()).map_or(0.0, |head| head.height);
        let fits_a_page = height + head <= BOTTOM - TOP;
        let mut is_to_turn = fits_a_page && self.down + height > BOTTOM;
        for strip in together {
            if is_to_turn || self.down + strip.before + strip.height > BOTTOM {
                self.turn(&strip);
                is_to_turn = false;
            }
            self.put(strip);
        }
    }

    /// Goes on at the next page, unless this one is empty.
    fn turn(&mut self, strip: &Strip) {
        if self.pages.last().is_none_or(Vec::is_empty) {
            return;
        }
        self.pages.push(Page::new());
        self.down = TOP;
        if let Some(head) = &strip.head {
            let silent = head.inks.iter().cloned().map(Ink::silent).collect();
            self.put(Strip { inks: silent, before: 0.0, ..Strip::clone(head) });
        }
    }

    fn put(&mut self, strip: Strip) {
        let Some(page) = self.pages.last_mut() else { return };
        if !page.is_empty() {
            self.down += strip.before;
        }
        let down = self.down;
        page.extend(strip.inks.into_iter().map(|ink| ink.lowered(down)));
        self.down += strip.height;
    }
}

/// A strip in parts that fit a page each: as it is, but where somebody wrote more than anybody reads.
fn parted(strip: Strip) -> Vec<Strip> {
    if strip.height <= BOTTOM - TOP {
        return vec![strip];
    }
    let mut parts = Vec::new();
    let mut above = 0.0;
    while above < strip.height {
        let height = (strip.height - above).min(PART);
        let inks = strip.inks.iter().filter_map(|ink| within(ink, above, above + PART)).collect();
        let before = if above > 0.0 { 0.0 } else { strip.before };
        parts.push(Strip { before, height, inks, ..strip.clone() });
        above += PART;
    }
    parts
}

/// What of something drawn is between two heights of its strip, seen from the upper one.
fn within(ink: &Ink, above: f32, below: f32) -> Option<Ink> {
    let (top, height) = match &ink.shape {
        Shape::Text { style, .. } => (ink.top - style.baseline(), 0.0),
        Shape::Bar { height, .. } => (ink.top, *height),
        Shape::Dots { .. } => (ink.top, 0.0),
    };
    let mut part = ink.clone().lowered(-above);
    if let Shape::Bar { height, .. } = &mut part.shape {
        part.top = part.top.max(0.0);
        *height = (ink.top + *height).min(below) - ink.top.max(above);
    }
    (top < below && (top >= above || top + height > above)).then_some(part)
}
