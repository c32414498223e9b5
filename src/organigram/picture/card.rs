//! A body as a card: whole, with every office, or small, with its head and its counts.
use crate::appointments::Capacity;
use crate::persons::PersonName;
use crate::words::Language;

use super::super::model::{Chart, HolderTold, OfficeTold};
use super::View;
use super::labels::Label;
use super::marks::{Mark, Tally, initials};
use crate::drawing::{
    DEEP, FAINT, INK, Look, PAPER, RULE, SHADE, Shape, Sketch, Style, bold, grid, measure, outlined, plain,
};

/// The air inside a card.
const AIR: f64 = 12.0;
/// How many holders of one office are named on a card, and on the first one.
const NAMED: usize = 12;
const NAMED_FIRST: usize = 60;
/// How wide one office is on the first card, at the most.
const OFFICE: f64 = 340.0;
/// How wide one of several holders is, at the least.
const HOLDER: f64 = 190.0;

/// A name as it is shown: in the script of the language, if there is one, with an honorific of the same script.
fn shown(person: &PersonName, language: Language) -> String {
    match person.written(language) {
        Some((Some(honorific), name)) => format!("{honorific} {name}"),
        Some((None, name)) => name.to_owned(),
        None => Label::Forgotten.say(language).to_owned(),
    }
}

fn initials_of(person: &PersonName, language: Language) -> String {
    if person.name_ar.is_none() && person.name_latin.is_none() {
        return String::new();
    }
    initials(&shown(&PersonName { honorific: None, ..person.clone() }, language))
}

/// What must be said of a holder beside the name.
fn remark(holder: &HolderTold, language: Language) -> Option<String> {
    let acting = (holder.capacity == Capacity::Acting).then_some(Label::Acting);
    let perhaps = (Mark::of_holder(holder) == Mark::Possible).then_some(Label::Perhaps);
    let carried_over = holder.carried_over.then_some(Label::CarriedOver);
    let said: Vec<&str> =
        acting.into_iter().chain(perhaps).chain(carried_over).map(|label| label.say(language)).collect();
    (!said.is_empty()).then(|| said.join(" · "))
}

/// A holder in words.
pub(super) fn told(holder: &HolderTold, language: Language) -> String {
    let name = shown(&holder.person, language);
    remark(holder, language).map_or_else(|| name.clone(), |said| format!("{name} ({said})"))
}

/// A disc and, beside it, lines of text.
fn beside(disc: Sketch, room: f64, lines: Vec<(String, Style)>) -> Sketch {
    let mut sketch = Sketch::default();
    let x = disc.height + 9.0;
    let mut text = Sketch::default();
    for (line, style) in lines {
        text.write(&line, 0.0, room - x, style);
    }
    let air = (disc.height - text.height).max(0.0) / 2.0;
    sketch.place(disc, 0.0, 0.0);
    sketch.place(text, x, air);
    sketch
}

/// An office with one holder at the most.
fn office(office: &OfficeTold, room: f64, language: Language) -> Sketch {
    let mark = Mark::of(office);
    let mut lines = vec![(office.title.clone(), plain(11.5, FAINT, 3))];
    let mut letters = String::new();
    if let Some(holder) = office.holders.first() {
        lines.push((shown(&holder.person, language), bold(14.0, INK, 2)));
        // Somebody may act in a seat that nobody holds any more.
        let vacant = (mark == Mark::Vacant).then(|| mark.label().say(language).to_owned());
        let said: Vec<String> = vacant.into_iter().chain(remark(holder, language)).collect();
        if !said.is_empty() {
            let ink = if mark == Mark::Vacant { mark.ink() } else { DEEP };
            lines.push((said.join(" · "), plain(11.5, ink, 2)));
        }
        letters = initials_of(&holder.person, language);
    } else {
        lines.push((mark.label().say(language).to_owned(), bold(12.0, mark.ink(), 1)));
    }
    beside(mark.disc(17.0, &letters, language), room, lines)
}

/// An office with several holders: its title and how many of its seats are taken, then the names.
fn shared(office: &OfficeTold, room: f64, named: usize, language: Language) -> Sketch {
    let mut sketch = Sketch::default();
    let taken = office.holders.len();
    let count = office.seats.map_or_else(|| taken.to_string(), |seats| format!("{taken} / {seats}"));
    sketch.write(&format!("{} ({count})", office.title), 0.0, room, plain(11.5, FAINT, 2));
    let mut columns: usize = 1;
    while measure(columns) * (HOLDER + AIR) + HOLDER <= room {
        columns = columns.saturating_add(1);
    }
    let width = (room - measure(columns.saturating_sub(1)) * AIR) / measure(columns);
    let mut cells: Vec<Sketch> = Vec::new();
    for holder in office.holders.iter().take(named) {
        let mut lines = vec![(shown(&holder.person, language), bold(12.5, INK, 2))];
        lines.extend(remark(holder, language).map(|said| (said, plain(11.0, DEEP, 1))));
        let disc = Mark::of_holder(holder).disc(12.0, &initials_of(&holder.person, language), language);
        cells.push(beside(disc, width, lines));
    }
    let vacant = office.vacant_seats.len();
    if vacant > 0 {
        let said = Mark::Vacant.label().before(vacant, language);
        let disc = Mark::Vacant.disc(12.0, "", language);
        cells.push(beside(disc, width, vec![(said, bold(12.0, Mark::Vacant.ink(), 1))]));
    }
    let rest = taken.saturating_sub(named);
    if rest > 0 {
        let mut others = Sketch::space(4.0);
        others.write(&Label::Others.before(rest, language), 0.0, width, plain(12.0, FAINT, 1));
        cells.push(others);
    }
    sketch.below(grid(cells, columns, width, (AIR, 6.0)), 6.0);
    sketch
}

/// The offices of a body, by precedence.
fn offices(chart: &Chart, room: f64, columns: usize, named: usize, language: Language) -> Sketch {
    let width = (room - measure(columns.saturating_sub(1)) * AIR) / measure(columns);
    let mut whole = Sketch::default();
    let mut single: Vec<Sketch> = Vec::new();
    for one in &chart.positions {
        if one.holders.len() > 1
            || (one.holders.len() == 1 && !one.vacant_seats.is_empty() && one.seats != Some(1))
        {
            whole.below(grid(std::mem::take(&mut single), columns, width, (AIR, 10.0)), 10.0);
            whole.below(shared(one, room, named, language), 12.0);
        } else {
            single.push(office(one, width, language));
        }
    }
    whole.below(grid(single, columns, width, (AIR, 10.0)), 10.0);
    if chart.positions.is_empty() {
        whole.write(Label::NoOffice.say(language), 0.0, room, plain(12.0, FAINT, 1));
    }
    whole
}

/// How a card is framed.
struct Frame {
    width: f64,
    /// The least height.
    least: f64,
    air: f64,
    is_first: bool,
    link: Option<String>,
}

/// Draws the outline of a card behind what is on it.
fn framed(name: &str, head: Sketch, inside: Sketch, frame: Frame) -> Sketch {
    let Frame { width, least, air, is_first, link } = frame;
    let mut card = Sketch::default();
    let (edge, band) = if is_first { (DEEP, DEEP) } else { (RULE, SHADE) };
    let h = head.height + air;
    let height = (h + inside.height + 1.8 * air).max(least);
    let has_link = link.is_some();
    card.shapes.push(Shape::Open { name: name.to_owned(), link });
    let look = Look { width: if is_first { 2.0 } else { 1.2 }, ..outlined(PAPER, edge) };
    card.shapes.push(Shape::Rect { x: 0.0, y: 0.0, w: width, h: height, r: 6.0, look });
    card.shapes.push(Shape::Rect { x: 0.0, y: 0.0, w: width, h, r: 6.0, look: outlined(band, edge) });
    card.place(head, AIR, air / 2.0);
    card.place(inside, AIR, h + air * 0.9);
    card.shapes.push(Shape::Close { has_link });
    card.height = height;
    card
}

/// A body with everything in it. The first of a picture is dark and has its offices side by side.
pub(super) fn whole(view: &View<'_>, chart: &Chart, width: f64, is_first: bool) -> Sketch {
    let room = width - 2.0 * AIR;
    let ink = if is_first { PAPER } else { INK };
    let mut head = Sketch::default();
    head.write(&chart.name, 0.0, room, bold(if is_first { 19.0 } else { 14.5 }, ink, 3));
    let place = view.place(&chart.territory);
    if is_first || chart.territory != view.chart.territory {
        head.write(place, 0.0, room, plain(12.0, ink, 1));
    }
    let mut columns: usize = 1;
    while is_first && columns < chart.positions.len() && measure(columns) * (OFFICE + AIR) + OFFICE <= room {
        columns = columns.saturating_add(1);
    }
    let named = if is_first { NAMED_FIRST } else { NAMED };
    let inside = offices(chart, room, columns, named, view.language);
    framed(&chart.name, head, inside, Frame { width, least: 0.0, air: AIR, is_first, link: None })
}

/// How wide the first card needs to be, for its offices, up to `most`.
pub(super) fn first_width(chart: &Chart, most: f64) -> f64 {
    let several = chart.positions.iter().any(|office| office.holders.len() > 4);
    let wanted = measure(chart.positions.len().max(2)) * (OFFICE + AIR) + AIR;
    if several { most } else { wanted.min(most) }
}

/// How many offices are in each state, in a row of small discs and numbers.
pub(super) fn counts(view: &View<'_>, tally: Tally) -> Sketch {
    let mut row = Sketch::default();
    let mut x = 0.0;
    for mark in Mark::ALL {
        let count = tally.count(mark);
        if count > 0 {
            let mut number = Sketch::default();
            number.write(&count.to_string(), 0.0, 40.0, plain(12.0, INK, 1));
            row.place(number, x + 18.0, 0.0);
            row.place(mark.disc(7.0, "", view.language), x, 1.5);
            x += 58.0;
        }
    }
    row
}

/// How many bodies are at other places below this one.
fn elsewhere(chart: &Chart) -> usize {
    let below =
        |child: &Chart| usize::from(child.territory != chart.territory).saturating_add(elsewhere(child));
    chart.children.iter().map(below).fold(0, usize::saturating_add)
}

/// How a folded body is shown.
pub(super) struct Fold {
    pub(super) width: f64,
    /// Whether across the picture: its head and its counts then stand side by side.
    pub(super) is_wide: bool,
    /// The least height.
    pub(super) least: f64,
}

/// A body folded: its name, its head, and counts of everything in it and below it, with the way to its own picture.
pub(super) fn folded(view: &View<'_>, chart: &Chart, name: &str, fold: Fold) -> Sketch {
    let Fold { width, is_wide, least } = fold;
    let room = width - 2.0 * AIR;
    let part = if is_wide { (room - AIR) / 2.0 } else { room };
    let mut head = Sketch::default();
    head.write(name, 0.0, room, bold(13.5, INK, 2));
    let mut inside = Sketch::default();
    if let Some(first) = chart.positions.first() {
        inside.place(office(first, part, view.language), 0.0, 0.0);
    }
    let mut sums = counts(view, Tally::of(chart));
    let below = elsewhere(chart);
    if below > 0 {
        sums.write(&Label::Below.before(below, view.language), 0.0, part, plain(11.5, FAINT, 1));
    }
    if is_wide {
        inside.place(sums, part + AIR, 0.0);
    } else {
        inside.below(sums, 6.0);
    }
    let link = Some(view.link(&chart.slug));
    framed(&chart.name, head, inside, Frame { width, least, air: 8.0, is_first: false, link })
}
