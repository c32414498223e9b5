//! The organigram as a picture: what is known of a day becomes cards, cards find their places, and all of it is
//! written as SVG. Pure.
mod card;
mod columns;
mod labels;
mod levels;
mod marks;
mod page;
mod plan;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::SecondsFormat;

use crate::db::Moment;
use crate::http::Format;
use crate::territory::Site;
use crate::words::{Language, written_day};

use super::model::Chart;
use crate::drawing::Paper;
use labels::Label;
use marks::{Mark, Tally};
use plan::{Plan, stacked};

/// How many offices are told in words to those who do not see the picture.
const TOLD: usize = 200;

/// What is shown, and the words to show it in.
pub(super) struct View<'a> {
    pub(super) chart: &'a Chart,
    /// The places of the bodies and those right above them, by code.
    pub(super) places: &'a HashMap<String, Site>,
    /// What types of bodies are called, by code.
    pub(super) kinds: &'a HashMap<String, String>,
    pub(super) language: Language,
    /// The form to draw: a page, or the picture alone.
    pub(super) format: Format,
    /// As it was known at which moment, if not now.
    pub(super) known_at: Option<Moment>,
}

impl View<'_> {
    /// The picture, or the page with a picture on each sheet.
    pub(super) fn drawn(&self) -> String {
        if self.format == Format::Html {
            return page::page(self);
        }
        let plan = Plan::of(self);
        let paper = Paper { language: self.language, width: plan.width, number: 0, printed: None };
        paper.svg(&stacked(&plan.parts), &self.title(), &self.told())
    }

    fn place<'b>(&'b self, code: &'b str) -> &'b str {
        self.places.get(code).map_or(code, |place| &place.name)
    }

    /// The code of the place above one; its own, if there is none.
    fn above<'b>(&'b self, code: &'b str) -> &'b str {
        self.places.get(code).and_then(|place| place.parent.as_deref()).unwrap_or(code)
    }

    /// A place with its level: a province and a district in it may share a name.
    fn site(&self, code: &str) -> String {
        self.places
            .get(code)
            .map_or_else(|| code.to_owned(), |place| format!("{} · {}", place.name, place.level))
    }

    fn kind<'b>(&'b self, code: &'b str) -> &'b str {
        self.kinds.get(code).map_or(code, String::as_str)
    }

    /// Where a body's own picture is, on the same day, as known at the same moment, in the same language.
    fn link(&self, slug: &str) -> String {
        let suffix = if self.format == Format::Html { ".html" } else { ".svg" };
        let tag = self.language.tag();
        let known = self.known_at.map(|at| at.0.to_rfc3339_opts(SecondsFormat::Micros, true));
        let known = known.map(|at| format!("&known_at={at}")).unwrap_or_default();
        format!("/v1/bodies/{slug}/organigram{suffix}?as_of={}&lang={tag}{known}", self.chart.as_of)
    }

    fn title(&self) -> String {
        let (label, day) =
            (Label::Organigram.say(self.language), written_day(self.chart.as_of, self.language));
        format!("{label} · {} · {day}", self.chart.name)
    }

    /// The picture in words: every office and who holds it, as far as that is not too long to listen to.
    fn told(&self) -> String {
        let tally = Tally::of(self.chart);
        let counted =
            Mark::ALL.map(|mark| mark.label().before(tally.count(mark), self.language)).join(self.comma());
        let mut lines = vec![counted];
        self.tell(self.chart, &mut lines);
        lines.truncate(TOLD);
        lines.join("\n")
    }

    /// What stands between the elements of a list.
    fn comma(&self) -> &'static str {
        if self.language == Language::Ar { "، " } else { ", " }
    }

    fn tell(&self, chart: &Chart, lines: &mut Vec<String>) {
        if lines.len() > TOLD {
            return;
        }
        lines.push(chart.name.clone());
        for office in &chart.positions {
            let names: Vec<String> =
                office.holders.iter().map(|holder| card::told(holder, self.language)).collect();
            let state = Mark::of(office).label().say(self.language).to_owned();
            let holders = if names.is_empty() { state } else { names.join(self.comma()) };
            lines.push(format!("{}: {holders}", office.title));
        }
        chart.children.iter().for_each(|child| self.tell(child, lines));
    }
}
