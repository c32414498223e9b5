//! Shapes as SVG. In Arabic the picture is mirrored, and lines of text end at the right edge.
//!
//! 2026-11-24. The direction of a picture is always left to right, in Arabic too: what renders SVG to paper knows no
//! other, and a page that runs from right to left would turn `text-anchor` around. A line begins where reading begins
//! by its anchor, and is set apart by isolates (U+2067, U+2066 ... U+2069), which also put digits, codes and full stops
//! where a reader expects them.
use std::fmt::Write as _;

use crate::words::Language;

use super::shapes::{Anchor, INK, Look, PAPER, RULE, Shape, Sketch, measure};

/// The fonts a picture asks for, those with both scripts first.
const FONTS: &str = "Noto Sans, Noto Sans Arabic, Segoe UI, Tahoma, Arial, DejaVu Sans, sans-serif";

/// A picture in the making.
pub(crate) struct Paper {
    pub(crate) language: Language,
    pub(crate) width: f64,
    /// Tells the pictures of one page apart.
    pub(crate) number: usize,
    /// How wide and how high it is printed, in millimetres; as it comes, if that is not said.
    pub(crate) printed: Option<(f64, f64)>,
}

/// Text as it stands between tags or quotes; what XML cannot carry is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// A measure with one decimal, and none where it is whole.
fn short(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn look(look: Look) -> String {
    let mut text =
        format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"", look.fill, look.stroke, short(look.width));
    if !look.dashes.is_empty() {
        text.extend([" stroke-linecap=\"round\" stroke-dasharray=\"", look.dashes, "\""]);
    }
    text
}

impl Paper {
    /// The whole picture.
    pub(crate) fn svg(&self, sketch: &Sketch, title: &str, told: &str) -> String {
        let (width, height) = (short(self.width), short(sketch.height));
        let (tag, number) = (self.language.tag(), self.number);
        let has_links = sketch.shapes.iter().any(|shape| matches!(shape, Shape::Open { link: Some(_), .. }));
        // What has links in it is more than an image to those who do not see it.
        let role = if has_links { "graphics-document img" } else { "img" };
        let (across, down) = match self.printed {
            Some((across, down)) => (format!("{across}mm"), format!("{down}mm")),
            None => (width.clone(), height.clone()),
        };
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{across}\" \
             height=\"{down}\" lang=\"{tag}\" direction=\"ltr\" role=\"{role}\" aria-labelledby=\"title{number} desc{number}\" \
             font-family=\"{FONTS}\">\n<title id=\"title{number}\">{}</title>\n<desc id=\"desc{number}\">{}</desc>\n\
             <rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>\n",
            escaped(title),
            escaped(told),
        );
        // Lines lie under cards.
        let (lines, others): (Vec<&Shape>, Vec<&Shape>) =
            sketch.shapes.iter().partition(|shape| matches!(shape, Shape::Line { .. }));
        for shape in lines.into_iter().chain(others) {
            svg.push_str(&self.shape(shape));
            svg.push('\n');
        }
        svg.push_str("</svg>\n");
        svg
    }

    fn is_mirrored(&self) -> bool {
        self.language == Language::Ar
    }

    /// Where a point is from the left.
    fn across(&self, x: f64) -> f64 {
        if self.is_mirrored() { self.width - x } else { x }
    }

    fn shape(&self, shape: &Shape) -> String {
        match shape {
            Shape::Rect { x, y, w, h, r, look: surface } => {
                let left = short(if self.is_mirrored() { self.width - x - w } else { *x });
                let [top, width, height, round] = [*y, *w, *h, *r].map(short);
                let look = look(*surface);
                format!(
                    "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" {look}/>"
                )
            }
            Shape::Disc { x, y, r, look: surface } => {
                let [x, y, r] = [self.across(*x), *y, *r].map(short);
                format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" {}/>", look(*surface))
            }
            Shape::Line { from, to } => {
                let [x1, y1, x2, y2] = [self.across(from.0), from.1, self.across(to.0), to.1].map(short);
                format!(
                    "<path d=\"M{x1} {y1}L{x2} {y2}\" fill=\"none\" stroke=\"{RULE}\" stroke-width=\"1.6\"/>"
                )
            }
            Shape::Tiles { x, y, side, dark } => {
                let left = if self.is_mirrored() { self.width - x - side } else { *x };
                let scale = side / measure(dark.len().max(1));
                let mut path = String::new();
                for (row, tiles) in dark.iter().enumerate() {
                    for (column, _) in tiles.iter().enumerate().filter(|(_, is_dark)| **is_dark) {
                        let _ = write!(path, "M{column} {row}h1v1h-1z");
                    }
                }
                let (left, top) = (short(left), short(*y));
                format!(
                    "<path transform=\"translate({left} {top}) scale({scale:.4})\" d=\"{path}\" fill=\"{INK}\" \
                     shape-rendering=\"crispEdges\"/>"
                )
            }
            Shape::Open { name, link } => {
                let name = escaped(name);
                let mut text = String::new();
                if let Some(link) = link {
                    text.extend(["<a href=\"", &escaped(link), "\">"]);
                }
                text.extend(["<g class=\"card\"><title>", &name, "</title>"]);
                text
            }
            Shape::Close { has_link } => if *has_link { "</g></a>" } else { "</g>" }.to_owned(),
            Shape::Text { .. } => self.text(shape),
        }
    }

    fn text(&self, shape: &Shape) -> String {
        let Shape::Text { x, y, text, font, ink, anchor, whole } = shape else { return String::new() };
        let anchor = match (anchor, self.is_mirrored()) {
            (Anchor::Middle, _) => " text-anchor=\"middle\"",
            (Anchor::Start, true) => " text-anchor=\"end\"",
            (Anchor::Start, false) => "",
        };
        let isolate = if self.is_mirrored() { '\u{2067}' } else { '\u{2066}' };
        let [x, y, size] = [self.across(*x), *y, font.size].map(short);
        let weight = if font.bold { " font-weight=\"700\"" } else { "" };
        let fill = if *ink == INK { String::new() } else { format!(" fill=\"{ink}\"") };
        let mut svg = format!("<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{fill}{anchor}>");
        if let Some(whole) = whole {
            let _ = write!(svg, "<title>{}</title>", escaped(whole));
        }
        let _ = write!(svg, "{isolate}{}\u{2069}</text>", escaped(text));
        svg
    }
}

#[cfg(test)]
mod tests {
    use super::super::shapes::plain;
    use super::*;

    fn drawn(language: Language, text: &str) -> String {
        let mut sketch = Sketch::default();
        sketch.write(text, 10.0, 120.0, plain(12.0, INK, 1));
        Paper { language, width: 140.0, number: 0, printed: None }.svg(&sketch, "<title>", "a & b")
    }

    #[test]
    fn what_people_wrote_is_text_and_nothing_else() {
        let svg = drawn(Language::En, "<a href='x'>\"&");
        assert!(svg.contains("&lt;a href=&#39;x&#39;&gt;&quot;&amp;"), "{svg}");
        assert!(svg.contains("<title id=\"title0\">&lt;title&gt;</title>"), "{svg}");
        assert!(!svg.contains("<a "), "{svg}");
        assert_eq!(escaped("a\u{0}b\u{FFFF}"), "a b");
    }

    #[test]
    fn arabic_begins_at_the_right_edge_and_is_set_apart() {
        let svg = drawn(Language::Ar, "تاونات 03.531");
        assert!(svg.contains("<text x=\"130\""), "{svg}");
        assert!(svg.contains("text-anchor=\"end\""), "{svg}");
        assert!(svg.contains("\u{2067}تاونات 03.531\u{2069}"), "{svg}");
        assert!(svg.contains("direction=\"ltr\""), "{svg}");
        let svg = drawn(Language::Fr, "Taounate");
        assert!(svg.contains("<text x=\"10\"") && !svg.contains("text-anchor"), "{svg}");
        assert!(svg.contains("\u{2066}Taounate\u{2069}"), "{svg}");
    }
}
