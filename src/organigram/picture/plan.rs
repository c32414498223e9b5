//! Where everything stands: the body on top, its organs under it in columns, and what is below by levels, folded
//! where it is many.
use super::super::model::Chart;
use super::View;
use super::card::{first_width, whole};
use super::columns::{Branch, columns};
use super::labels::Label;
use super::levels::{Group, SIBLINGS, section};
use super::marks::{Mark, Tally};
use crate::drawing::{FAINT, INK, Sketch, bold, measure, plain};
use crate::words::written_day;

/// The air around the picture.
pub(super) const MARGIN: f64 = 40.0;
/// How much higher than wide a sheet of A3 is, lying, inside its margins.
pub(super) const SHEET: f64 = 277.0 / 400.0;
/// The widths a picture may have: the narrowest that fits one sheet is the easiest to read.
const WIDTHS: [f64; 3] = [1600.0, 1950.0, 2350.0];
/// The width of a picture that takes several sheets.
const SEVERAL: f64 = 1950.0;
/// The air between parts.
const GAP: f64 = 16.0;
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
        written_day(view.chart.as_of, language),
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
