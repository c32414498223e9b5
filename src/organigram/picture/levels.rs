//! What is below a body at other places: whole cards if it is little, folded by territory or by level if it is much.
use std::collections::BTreeMap;

use super::super::model::Chart;
use super::View;
use super::card::{Fold, counts, folded};
use super::columns::{Branch, columns};
use super::marks::Tally;
use crate::drawing::{FAINT, INK, RULE, Shape, Sketch, bold, grid, measure, outlined};

/// How wide a folded card is at the least, and the air between two.
const FOLDED: f64 = 232.0;
const AIR: f64 = 12.0;
/// How far what is under a card is set in.
const INDENT: f64 = 20.0;
/// More siblings of one type than this are folded, and so are fewer with more offices in them and below than that.
pub(super) const SIBLINGS: usize = 12;
const OFFICES: usize = 150;
/// The most bodies of the next level that are shown under those folded; where there are more, each has its own picture.
const NEXT: usize = 100;

/// Bodies of one type under one parent, at other places than the picture's own.
pub(super) struct Group<'a> {
    pub(super) type_code: &'a str,
    pub(super) parent: &'a Chart,
    pub(super) members: Vec<&'a Chart>,
}

impl Group<'_> {
    fn tally(&self) -> Tally {
        self.members.iter().map(|one| Tally::of(one)).fold(Tally::default(), Tally::and)
    }

    fn is_folded(&self) -> bool {
        self.members.len() > SIBLINGS || self.tally().offices() > OFFICES
    }
}

/// A group in parts, each to be kept whole on a sheet.
pub(super) fn section(view: &View<'_>, group: &Group<'_>, room: f64) -> Vec<Sketch> {
    let title = title(view, group, room);
    if !group.is_folded() {
        let branches = group.members.iter().map(|one| Branch { chart: one, with_all: true });
        return headed(title, vec![columns(view, branches.collect(), room, false)]);
    }
    let next = group.members.iter().map(|one| below(one).len()).fold(0, usize::saturating_add);
    if (1..=NEXT).contains(&next) {
        return headed(title, by_level(view, group, room));
    }
    let mut by_place: BTreeMap<&str, Vec<&Chart>> = BTreeMap::new();
    for one in &group.members {
        by_place.entry(view.above(&one.territory)).or_default().push(one);
    }
    let is_divided = by_place.len() > 1 && by_place.len().saturating_mul(2) < group.members.len();
    if !is_divided {
        return headed(title, rows(view, &group.members, room));
    }
    let mut parts = Vec::new();
    for (place, members) in by_place {
        let mut head = Sketch::default();
        let said = format!("{} ({})", view.site(place), members.len());
        head.write(&said, 0.0, room, bold(14.0, FAINT, 1));
        parts.extend(headed(head, rows(view, &members, room)));
    }
    headed(title, parts)
}

/// What a group is called, how many it has, and the state of their offices.
fn title(view: &View<'_>, group: &Group<'_>, room: f64) -> Sketch {
    let mut title = Sketch::default();
    title.shapes.push(Shape::Rect { x: 0.0, y: 0.0, w: room, h: 1.5, r: 0.0, look: outlined(RULE, RULE) });
    title.height = 10.0;
    let under =
        if group.parent.id == view.chart.id { String::new() } else { format!(" · {}", group.parent.name) };
    let kind = view.kind(group.type_code);
    title.write(&format!("{kind} ({}){under}", group.members.len()), 0.0, room, bold(19.0, INK, 2));
    title.place(counts(view, group.tally()), 0.0, title.height + 2.0);
    title.height += 6.0;
    title
}

/// Each of a group across the picture, and under it the next level.
fn by_level(view: &View<'_>, group: &Group<'_>, room: f64) -> Vec<Sketch> {
    let mut members = group.members.clone();
    members.sort_by(|one, other| one.territory.cmp(&other.territory));
    let mut parts = Vec::new();
    for one in members {
        let head = folded(view, one, &one.name, Fold { width: room, is_wide: true, least: 0.0 });
        let under = rows(view, &below(one), room - INDENT);
        parts.extend(headed(head, under.into_iter().map(|row| set_in(row, INDENT)).collect()));
    }
    parts
}

fn set_in(part: Sketch, x: f64) -> Sketch {
    let mut whole = Sketch::default();
    whole.place(part, x, 0.0);
    whole
}

/// A head is not left alone at the foot of a sheet: it goes with what follows.
fn headed(mut head: Sketch, mut parts: Vec<Sketch>) -> Vec<Sketch> {
    if parts.is_empty() {
        return vec![head];
    }
    head.below(parts.remove(0), 8.0);
    parts.insert(0, head);
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

/// Folded bodies side by side in rows, called by their places where these tell them apart.
fn rows(view: &View<'_>, members: &[&Chart], room: f64) -> Vec<Sketch> {
    let mut most: usize = 1;
    while measure(most) * (FOLDED + AIR) + FOLDED <= room {
        most = most.saturating_add(1);
    }
    let width = (room - measure(most.saturating_sub(1)) * AIR) / measure(most);
    let mut members = members.to_vec();
    members.sort_by(|one, other| one.territory.cmp(&other.territory));
    let mut places: Vec<&str> = members.iter().map(|one| one.territory.as_str()).collect();
    places.dedup();
    let are_told_apart = places.len() == members.len();
    let card = |one: &Chart, least: f64| {
        let name = if are_told_apart { view.place(&one.territory) } else { one.name.as_str() };
        folded(view, one, name, Fold { width, is_wide: false, least })
    };
    let row = |row: &[&Chart]| {
        // The cards of a row are as high as the highest.
        let least = row.iter().map(|one| card(one, 0.0).height).fold(0.0, f64::max);
        grid(row.iter().map(|one| card(one, least)).collect(), most, width, (AIR, 0.0))
    };
    members.chunks(most).map(row).collect()
}
