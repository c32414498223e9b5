//! Seats as bars, council by council: a picture without a map. Pure.
use chrono::NaiveDate;

use crate::drawing::{
    DEEP, FAINT, INK, Look, PAPER, Paper, RULE, SHADE, Shape, Sketch, WARM, bold, outlined, plain,
};
use crate::words::Language;

use super::model::{Held, KindRepresented};
use super::rules;

const WIDTH: f64 = 960.0;
/// The air at the edges.
const AIR: f64 = 24.0;
/// How wide the names are.
const NAMES: f64 = 330.0;
/// How wide the widest bar is.
const BARS: f64 = 380.0;
/// How high a bar is, and how high a row.
const BAR: f64 = 14.0;
const ROW: f64 = 26.0;

const TITLE: [&str; 3] = [
    "التمثيلية في المجالس المنتخبة",
    "Représentation dans les conseils élus",
    "Representation in elected councils",
];
const NONE: [&str; 3] = [
    "لا مؤسسة منتخبة مسجلة هنا؛ سجلها أولا (/v1/institutions).",
    "Aucune institution élue n'est enregistrée ici ; enregistrez-la d'abord (/v1/institutions).",
    "No elected institution is on record here; record it first (/v1/institutions).",
];
const LEGEND: [&str; 3] = [
    "الفاتح: مقاعد المجلس · الداكن: مقاعد مؤكدة · المتقطع: تواريخها غير محددة",
    "Clair : sièges du conseil · foncé : sièges tenus · pointillé : aux dates incertaines",
    "Light: seats of the council · dark: seats held · dashed: of uncertain days",
];
const PRESIDES: [&str; 3] = ["الرئاسة", "présidence", "presides"];
const MAJORITY: [&str; 3] = ["الأغلبية", "majorité", "majority"];
const MORE: [&str; 3] = ["مؤسسات أخرى لم ترسم:", "Institutions non dessinées :", "Institutions not drawn:"];

/// An institution as a bar.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) seats: Option<i64>,
    pub(super) held: Held,
}

/// What is drawn.
pub(super) struct Picture<'a> {
    /// What the territory is called, where one was asked for.
    pub(super) place: Option<&'a str>,
    pub(super) day: NaiveDate,
    pub(super) kinds: &'a [KindRepresented],
    pub(super) bars: &'a [Bar],
    /// How many institutions there are beyond those drawn.
    pub(super) more: i64,
}

impl Picture<'_> {
    /// The picture.
    pub(super) fn drawn(&self, language: Language) -> String {
        let room = WIDTH - 2.0 * AIR;
        let mut whole = Sketch::space(AIR);
        let title: Vec<String> = std::iter::once(language.of(TITLE).to_owned())
            .chain(self.place.map(str::to_owned))
            .chain([self.day.to_string()])
            .collect();
        let title = title.join(" · ");
        whole.write(&title, AIR, room, bold(20.0, INK, 2));
        whole.height += 6.0;
        for kind in self.kinds {
            whole.write(&sentence(kind, language), AIR, room, plain(13.0, FAINT, 2));
        }
        let below = if self.kinds.is_empty() { NONE } else { LEGEND };
        whole.write(language.of(below), AIR, room, plain(12.0, FAINT, 2));
        whole.height += 14.0;
        let most = self.bars.iter().map(|bar| bar.seats.unwrap_or(bar.held.seats.possible)).max();
        for bar in self.bars {
            let top = whole.height;
            whole.place(row(bar, most.unwrap_or_default().max(1), language), AIR, top);
        }
        if self.more > 0 {
            let more = format!("{} {}", language.of(MORE), self.more);
            whole.write(&more, AIR, room, plain(12.0, FAINT, 1));
        }
        whole.height += AIR;
        let told: Vec<String> = self.kinds.iter().map(|kind| sentence(kind, language)).collect();
        Paper { language, width: WIDTH, number: 0, printed: None }.svg(&whole, &title, &told.join(" "))
    }
}

/// What the institutions of one kind come to, in words.
fn sentence(kind: &KindRepresented, language: Language) -> String {
    let KindRepresented {
        kind_label,
        institutions,
        represented,
        presided,
        majorities,
        seats_held: held,
        seats,
        ..
    } = kind;
    match language {
        Language::Ar => format!(
            "{kind_label}: حاضر في {represented} من {institutions}، الرئاسة {presided}، الأغلبية {majorities}، المقاعد {held} من {seats}."
        ),
        Language::Fr => format!(
            "{kind_label} : présent dans {represented} sur {institutions}, présidences {presided}, majorités {majorities}, sièges {held} sur {seats}."
        ),
        Language::En => format!(
            "{kind_label}: present in {represented} of {institutions}, presides over {presided}, majorities {majorities}, seats {held} of {seats}."
        ),
    }
}

fn row(bar: &Bar, most: i64, language: Language) -> Sketch {
    let mut row = Sketch::default();
    row.write(&bar.name, 0.0, NAMES, plain(13.0, INK, 1));
    row.height = ROW;
    let long = |seats: i64| share(seats, most) * BARS;
    let mut put = |seats: i64, look: Look| {
        if seats > 0 {
            let y = (ROW - BAR) / 2.0 - 3.0;
            row.shapes.push(Shape::Rect { x: NAMES + 12.0, y, w: long(seats), h: BAR, r: 2.0, look });
        }
    };
    put(bar.seats.unwrap_or_default(), outlined(SHADE, RULE));
    put(bar.held.seats.possible, Look { dashes: "3 3", ..outlined(PAPER, DEEP) });
    put(bar.held.seats.certain, outlined(DEEP, DEEP));
    let seats = bar.seats.map_or_else(|| "?".to_owned(), |seats| seats.to_string());
    let mut words = vec![format!("{} / {seats}", bar.held.seats.certain)];
    if bar.held.presidents.certain > 0 {
        words.push(language.of(PRESIDES).to_owned());
    }
    let is_most = rules::majority(bar.seats, bar.held.seats) == Some(true);
    if is_most {
        words.push(language.of(MAJORITY).to_owned());
    }
    let ink = if is_most || bar.held.presidents.certain > 0 { WARM } else { INK };
    let mut told = Sketch::default();
    told.write(&words.join(" · "), 0.0, WIDTH - NAMES - BARS - 2.0 * AIR - 24.0, plain(12.0, ink, 1));
    row.place(told, NAMES + BARS + 24.0, 0.0);
    row.height = ROW;
    row
}

/// What part of `whole` a number is, as a measure.
fn share(number: i64, whole: i64) -> f64 {
    let measure = |number: i64| f64::from(u32::try_from(number).unwrap_or_default());
    (measure(number) / measure(whole).max(1.0)).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::model::Holders;
    use super::*;

    fn drawn(language: Language, bars: &[Bar]) -> String {
        let day = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        Picture { place: Some("تاونات"), day, kinds: &[], bars, more: 2 }.drawn(language)
    }

    #[test]
    fn a_council_is_a_bar_as_long_as_its_seats_and_dark_as_far_as_they_are_held() {
        let seats = Holders { certain: 3, possible: 4 };
        let bar =
            Bar {
                name: "مجلس <غفساي>".to_owned(), seats: Some(6), held: Held { seats, ..Held::default() }
            };
        let svg = drawn(Language::Fr, &[bar]);
        for width in ["width=\"380\"", "width=\"253.3\"", "width=\"190\""] {
            assert!(svg.contains(width), "{width}: {svg}");
        }
        assert!(
            svg.contains("3 / 6") && svg.contains("مجلس &lt;غفساي&gt;") && !svg.contains("majorité"),
            "{svg}"
        );
        assert!(svg.contains("Institutions non dessinées : 2"), "{svg}");
        let unknown = Bar { name: "x".to_owned(), seats: None, held: Held { seats, ..Held::default() } };
        assert!(drawn(Language::Ar, &[unknown]).contains("3 / ?"));
    }

    #[test]
    fn where_nothing_is_on_record_it_says_what_to_do() {
        assert!(drawn(Language::Ar, &[]).contains("سجلها أولا"));
        assert_eq!((share(5, 0), share(9, 3), share(-1, 3)), (1.0, 1.0, 0.0));
    }
}
