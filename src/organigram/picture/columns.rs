//! Bodies as whole cards in columns, what hangs under each set in under it.
use super::super::model::Chart;
use super::View;
use super::card::whole;
use crate::drawing::{Sketch, measure};

/// How wide a card is in a column, and the air between two.
const COLUMN: f64 = 364.0;
const GAP: f64 = 20.0;
/// How far what is under a card is set in.
const INDENT: f64 = 20.0;

/// A body and what hangs under it.
pub(super) struct Branch<'a> {
    pub(super) chart: &'a Chart,
    /// Whether to show what stands at other places too.
    pub(super) with_all: bool,
}

impl Branch<'_> {
    fn sketch(&self, view: &View<'_>, width: f64, depth: usize) -> Sketch {
        let mut sketch = whole(view, self.chart, width, false);
        let shown = |child: &&Chart| self.with_all || child.territory == view.chart.territory;
        // Deeper than that, a card would be too narrow for its words.
        let indent = if depth < 4 { INDENT } else { 0.0 };
        let mut last = None;
        for child in self.chart.children.iter().filter(shown) {
            let under = Branch { chart: child, with_all: self.with_all };
            let part = under.sketch(view, width - indent, depth.saturating_add(1));
            let y = sketch.height + GAP * 0.6;
            sketch.place(part, indent, y);
            last = Some(y + 20.0);
            if indent > 0.0 {
                sketch.line((indent / 2.0, y + 20.0), (indent, y + 20.0));
            }
        }
        if let Some(y) = last.filter(|_| indent > 0.0) {
            let from = whole(view, self.chart, width, false).height;
            sketch.line((indent / 2.0, from), (indent / 2.0, y));
        }
        sketch
    }
}

/// Branches in columns of about the same height, hung from a line across the top.
pub(super) fn columns(view: &View<'_>, branches: Vec<Branch<'_>>, room: f64, is_hung: bool) -> Sketch {
    let mut most: usize = 1;
    while measure(most) * (COLUMN + GAP) + COLUMN <= room && most < branches.len() {
        most = most.saturating_add(1);
    }
    let width = measure(most) * (COLUMN + GAP) - GAP;
    let left = (room - width) / 2.0;
    let top = if is_hung { 2.0 * GAP } else { 0.0 };
    let mut whole = Sketch::default();
    let mut heights = vec![top; most];
    let mut ends: Vec<f64> = vec![0.0; most];
    for branch in branches {
        let sketch = branch.sketch(view, COLUMN - INDENT, 0);
        let shortest = heights.iter().enumerate().min_by(|one, other| one.1.total_cmp(other.1));
        let Some((column, y)) = shortest.map(|(column, y)| (column, *y)) else { continue };
        let x = left + measure(column) * (COLUMN + GAP);
        let bottom = y + sketch.height + GAP;
        whole.place(sketch, x + INDENT, y);
        whole.line((x + INDENT / 2.0, y + 20.0), (x + INDENT, y + 20.0));
        if let (Some(height), Some(end)) = (heights.get_mut(column), ends.get_mut(column)) {
            (*height, *end) = (bottom, y + 20.0);
        }
    }
    if is_hung {
        let across = |column: usize| left + measure(column) * (COLUMN + GAP) + INDENT / 2.0;
        for (column, end) in ends.iter().enumerate() {
            whole.line((across(column), GAP), (across(column), *end));
        }
        whole.line((room / 2.0, 0.0), (room / 2.0, GAP));
        let last = across(most.saturating_sub(1));
        whole.line((across(0).min(room / 2.0), GAP), (last.max(room / 2.0), GAP));
    }
    whole
}
