//! Where everything stands: the body on top, its organs under it in columns, and what is below by levels, folded
//! where it is many.
use std::collections::BTreeMap;

use super::super::model::Chart;
use super::View;
use super::card::{Fold, counts, first_width, folded, whole};
use super::labels::{Label, day};
use super::marks::{Mark, Tally};
use super::shapes::{FAINT, INK, RULE, Shape, Sketch, bold, grid, measure, outlined, plain};

/// The air around the picture.
pub(super) const MARGIN: f64 = 40.0;
/// How much higher than wide a sheet of A3 is, lying, inside its margins.
pub(super) const SHEET: f64 = 277.0 / 400.0;
/// The widths a picture may have: the narrowest that fits one sheet is the easiest to read.
const WIDTHS: [f64; 3] = [1600.0, 1950.0, 2350.0];
/// The width of a picture that takes several sheets.
const SEVERAL: f64 = 1950.0;
/// How wide a card is in a column, and a folded one.
const COLUMN: f64 = 364.0;
const FOLDED: f64 = 232.0;
const GAP: f64 = 20.0;
/// How far what is under a card is set in.
const INDENT: f64 = 20.0;
/// More siblings of one type than this are folded, and so are fewer with more offices in them and below than that.
const SIBLINGS: usize = 12;
const OFFICES: usize = 150;
/// The most bodies of the next level that are shown under those folded; where there are more, each has its own picture.
const NEXT: usize = 100;

/// Bodies of one type under one parent, at other places than the picture's own.
struct Group<'a> {
    type_code: &'a str,
    parent: &'a Chart,
    members: Vec<&'a Chart>,
}

impl Group<'_> {
    fn tally(&self) -> Tally {
        self.members.iter().map(|one| Tally::of(one)).fold(Tally::default(), Tally::and)
    }

    fn is_folded(&self) -> bool {
        self.members.len() > SIBLINGS || self.tally().offices() > OFFICES
    }
}

/// The parts of a picture from top to bottom, each to be kept whole on a sheet, and how wide they are.
pub(super) struct Plan {
    pub(super) width: f64,
    pub(super) parts: Vec<Sketch>,
}

impl Plan {
    /// Finds the width that suits what there is to show.
    pub(super) fn of(view: &View<'_>) -> Self {
        for width in WIDTHS {
            let plan = Self { width, parts: parts(view, width) };
            if plan.height() <= width * SHEET {
                return plan;
            }
        }
        Self { width: SEVERAL, parts: parts(view, SEVERAL) }
    }

    fn height(&self) -> f64 {
        stacked(&self.parts).height
    }

    /// The parts on as few sheets as hold them.
    pub(super) fn sheets(self, view: &View<'_>) -> Vec<Sketch> {
        let most = self.width * SHEET;
        let mut sheets: Vec<Vec<Sketch>> = vec![Vec::new()];
        let mut filled = 0.0;
        for part in self.parts {
            let height = part.height + GAP;
            if filled > 0.0 && filled + height + MARGIN > most {
                let mut head = Sketch::space(MARGIN);
                let number = Label::Sheet.before(sheets.len().saturating_add(1), view.language);
                let said = format!("{} · {number}", view.title());
                head.write(&said, MARGIN, self.width - 2.0 * MARGIN, plain(14.0, FAINT, 1));
                filled = head.height;
                sheets.push(vec![head]);
            }
            filled += height;
            if let Some(sheet) = sheets.last_mut() {
                sheet.push(part);
            }
        }
        sheets.iter().map(|parts| stacked(parts)).collect()
    }
}

/// The parts under each other, with the air around them.
pub(super) fn stacked(parts: &[Sketch]) -> Sketch {
    let mut whole = Sketch::default();
    for part in parts {
        whole.below(part.clone(), GAP);
    }
    whole.height += MARGIN;
    whole
}

/// What stands on a part's own margins.
fn inset(part: Sketch) -> Sketch {
    let mut whole = Sketch::default();
    whole.place(part, MARGIN, 0.0);
    whole
}

fn parts(view: &View<'_>, width: f64) -> Vec<Sketch> {
    let room = width - 2.0 * MARGIN;
    let (mut organs, mut groups) = (Vec::new(), Vec::new());
    sort_out(view.chart, view, &mut organs, &mut groups);
    let mut top = head(view, room);
    let first = first_width(view.chart, room);
    let has_organs = !organs.is_empty();
    let mut card = Sketch::default();
    card.place(whole(view, view.chart, first, true), (room - first) / 2.0, 0.0);
    if has_organs {
        let branches = organs.iter().map(|organ| Branch { chart: organ, with_all: false });
        let under = columns(view, branches.collect(), room, true);
        card.below(under, 0.0);
    }
    top.below(card, GAP);
    let mut parts = vec![inset(top)];
    for group in groups {
        parts.extend(section(view, &group, room).into_iter().map(inset));
    }
    parts
}

/// Tells a body's own organs, which stand where it stands, from what is below it.
fn sort_out<'a>(chart: &'a Chart, view: &View<'_>, organs: &mut Vec<&'a Chart>, groups: &mut Vec<Group<'a>>) {
    let mut types: Vec<Group<'a>> = Vec::new();
    for child in &chart.children {
        match types.iter_mut().find(|group| group.type_code == child.r#type) {
            Some(group) => group.members.push(child),
            None => types.push(Group { type_code: &child.r#type, parent: chart, members: vec![child] }),
        }
    }
    for group in types {
        let are_organs = group.members.iter().all(|one| one.territory == view.chart.territory);
        if are_organs && group.members.len() <= SIBLINGS {
            if chart.id == view.chart.id {
                organs.extend(&group.members);
            }
            for organ in group.members {
                sort_out(organ, view, organs, groups);
            }
        } else {
            groups.push(group);
        }
    }
}

/// The title, the place, the day, and what the discs mean, with how many of each there are.
fn head(view: &View<'_>, room: f64) -> Sketch {
    let language = view.language;
    let mut head = Sketch::space(MARGIN * 0.7);
    head.write(&view.chart.name, 0.0, room, bold(28.0, INK, 2));
    let tally = Tally::of(view.chart);
    let said = [
        Label::Organigram.say(language).to_owned(),
        day(view.chart.as_of, language),
        Label::Bodies.before(tally.bodies, language),
        Label::Offices.before(tally.offices(), language),
    ];
    head.write(&said.join(" · "), 0.0, room, plain(15.0, FAINT, 2));
    let mut key = Sketch::default();
    for (place, mark) in Mark::ALL.into_iter().enumerate() {
        let x = measure(place) * 210.0;
        key.place(mark.disc(11.0, "", language), x, 2.0);
        let mut text = Sketch::default();
        text.write(&mark.label().before(tally.count(mark), language), 0.0, 175.0, plain(14.0, INK, 1));
        key.place(text, x + 30.0, 2.0);
    }
    head.below(key, 8.0);
    head
}

/// A body and what hangs under it.
struct Branch<'a> {
    chart: &'a Chart,
    /// Whether to show what stands at other places too.
    with_all: bool,
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
fn columns(view: &View<'_>, branches: Vec<Branch<'_>>, room: f64, is_hung: bool) -> Sketch {
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

/// A group below the body: whole cards if they are few, folded by territory or by level if they are many.
fn section(view: &View<'_>, group: &Group<'_>, room: f64) -> Vec<Sketch> {
    let mut title = Sketch::default();
    let tally = group.tally();
    title.shapes.push(Shape::Rect { x: 0.0, y: 0.0, w: room, h: 1.5, r: 0.0, look: outlined(RULE, RULE) });
    title.height = 10.0;
    let under =
        if group.parent.id == view.chart.id { String::new() } else { format!(" · {}", group.parent.name) };
    let kind = view.kind(group.type_code);
    title.write(&format!("{kind} ({}){under}", group.members.len()), 0.0, room, bold(19.0, INK, 2));
    title.place(counts(view, tally), 0.0, title.height + 2.0);
    let mut parts = vec![title];
    if !group.is_folded() {
        let branches = group.members.iter().map(|one| Branch { chart: one, with_all: true });
        parts.push(columns(view, branches.collect(), room, false));
        return joined(parts);
    }
    let next = group.members.iter().map(|one| below(one).len()).fold(0, usize::saturating_add);
    let is_by_level = (1..=NEXT).contains(&next);
    if is_by_level {
        let mut members = group.members.clone();
        members.sort_by(|one, other| one.territory.cmp(&other.territory));
        for one in members {
            let mut part = Sketch::default();
            part.place(
                folded(view, one, &one.name, Fold { width: room, is_wide: true, least: 0.0 }),
                0.0,
                0.0,
            );
            let under = below(one);
            part.place(cards(view, &under, room - INDENT), INDENT, part.height + 10.0);
            parts.push(part);
        }
        return joined(parts);
    }
    let mut by_place: BTreeMap<&str, Vec<&Chart>> = BTreeMap::new();
    for one in &group.members {
        by_place.entry(view.above(&one.territory)).or_default().push(one);
    }
    let is_divided = by_place.len() > 1 && by_place.len().saturating_mul(2) < group.members.len();
    if !is_divided {
        parts.push(cards(view, &group.members, room));
        return joined(parts);
    }
    for (place, members) in by_place {
        let mut part = Sketch::default();
        let said = format!("{} ({})", view.site(place), members.len());
        part.write(&said, 0.0, room, bold(14.0, FAINT, 1));
        part.below(cards(view, &members, room), 4.0);
        parts.push(part);
    }
    joined(parts)
}

/// A title is not left alone at the foot of a sheet: it goes with what follows.
fn joined(mut parts: Vec<Sketch>) -> Vec<Sketch> {
    if parts.len() > 1 {
        let next = parts.remove(1);
        if let Some(title) = parts.first_mut() {
            title.below(next, 12.0);
        }
    }
    parts
}

/// What is below a body at other places, its organs passed over.
fn below(chart: &Chart) -> Vec<&Chart> {
    let mut found = Vec::new();
    for child in &chart.children {
        if child.territory == chart.territory {
            found.extend(below(child));
        } else {
            found.push(child);
        }
    }
    found
}

/// Folded bodies side by side, called by their places where these tell them apart.
fn cards(view: &View<'_>, members: &[&Chart], room: f64) -> Sketch {
    let mut most: usize = 1;
    while measure(most) * (FOLDED + 12.0) + FOLDED <= room {
        most = most.saturating_add(1);
    }
    let width = (room - measure(most.saturating_sub(1)) * 12.0) / measure(most);
    let mut members = members.to_vec();
    members.sort_by(|one, other| one.territory.cmp(&other.territory));
    let mut places: Vec<&str> = members.iter().map(|one| one.territory.as_str()).collect();
    places.dedup();
    let are_told_apart = places.len() == members.len();
    let mut rows = Sketch::default();
    for row in members.chunks(most) {
        let card = |one: &&Chart, least: f64| {
            let name = if are_told_apart { view.place(&one.territory) } else { one.name.as_str() };
            folded(view, one, name, Fold { width, is_wide: false, least })
        };
        // The cards of a row are as high as the highest.
        let least = row.iter().map(|one| card(one, 0.0).height).fold(0.0, f64::max);
        rows.below(grid(row.iter().map(|one| card(one, least)).collect(), most, width, (12.0, 0.0)), 12.0);
    }
    rows
}
