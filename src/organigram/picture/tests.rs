//! Whatever the tree: no card lies on another, none leaves the picture, and sheets hold what they can.
use std::collections::HashMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use crate::bodies::BodyId;
use crate::http::Format;
use crate::words::Language;

use super::View;
use super::plan::{MARGIN, Plan, SHEET, stacked};
use crate::drawing::{Shape, Sketch};
use crate::organigram::model::Chart;

fn body(number: usize, parent: Option<&Chart>, is_elsewhere: bool) -> Chart {
    let place = parent.map_or_else(|| "03".to_owned(), |parent| parent.territory.clone());
    Chart {
        id: BodyId(uuid::Uuid::from_u128(u128::try_from(number).unwrap())),
        slug: format!("body-{number}"),
        r#type: if is_elsewhere { "local_secretariat" } else { "pole" }.to_owned(),
        kind: "pole".to_owned(),
        name: format!("قطب الشؤون الاجتماعية والثقافية والرياضية رقم {number}"),
        territory: if is_elsewhere { format!("{place}.{number}") } else { place },
        as_of: NaiveDate::MIN,
        positions: Vec::new(),
        children: Vec::new(),
    }
}

/// A tree: each body hangs under one before it, at its place or below.
fn tree(links: &[(usize, bool)]) -> Chart {
    fn grow(mut chart: Chart, number: usize, links: &[(usize, bool)]) -> Chart {
        for (place, (parent, is_elsewhere)) in links.iter().enumerate() {
            if parent.checked_rem(place.saturating_add(1)) == Some(number) {
                let child = body(place.saturating_add(1), Some(&chart), *is_elsewhere);
                chart.children.push(grow(child, place.saturating_add(1), links));
            }
        }
        chart
    }
    grow(body(0, None, false), 0, links)
}

fn seen<T>(chart: &Chart, see: impl FnOnce(&View<'_>) -> T) -> T {
    let (places, kinds) = (HashMap::new(), HashMap::new());
    see(&View {
        chart,
        places: &places,
        kinds: &kinds,
        language: Language::Ar,
        format: Format::Svg,
        known_at: None,
    })
}

/// The outlines of the cards: the first box after each beginning.
fn cards(sketch: &Sketch) -> Vec<[f64; 4]> {
    let pairs = sketch.shapes.iter().zip(sketch.shapes.iter().skip(1));
    pairs
        .filter_map(|pair| match pair {
            (Shape::Open { .. }, Shape::Rect { x, y, w, h, .. }) => Some([*x, *y, x + w, y + h]),
            _ => None,
        })
        .collect()
}

fn meet(one: &[f64; 4], other: &[f64; 4]) -> bool {
    let [left, top, right, bottom] = one;
    let [other_left, other_top, other_right, other_bottom] = other;
    left < other_right && other_left < right && top < other_bottom && other_top < bottom
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_card_lies_on_another_or_leaves_the_picture(links in prop::collection::vec((0_usize..25, any::<bool>()), 0..25)) {
        let chart = tree(&links);
        let (plan, height) = seen(&chart, |view| {
            let plan = Plan::of(view);
            let height = stacked(&plan.parts).height;
            (plan, height)
        });
        let cards = cards(&stacked(&plan.parts));
        prop_assert!(!cards.is_empty());
        for (place, one) in cards.iter().enumerate() {
            let [left, top, right, bottom] = *one;
            prop_assert!(left >= MARGIN - 0.1 && right <= plan.width - MARGIN + 0.1, "{one:?} of {}", plan.width);
            prop_assert!(top > 0.0 && bottom < height, "{one:?} of {height}");
            for other in cards.iter().skip(place.saturating_add(1)) {
                prop_assert!(!meet(one, other), "{one:?} and {other:?}");
            }
        }
    }
}

#[test]
fn every_card_is_on_one_sheet_and_sheets_are_not_overfull() {
    let links: Vec<(usize, bool)> = std::iter::repeat_n((0, true), 120).collect();
    let chart = tree(&links);
    let (plan, sheets) = seen(&chart, |view| {
        let sheets = Plan::of(view).sheets(view);
        (Plan::of(view), sheets)
    });
    let all: usize = sheets.iter().map(|sheet| cards(sheet).len()).sum();
    assert_eq!(all, cards(&stacked(&plan.parts)).len());
    assert_eq!(all, 121);
    assert!(sheets.len() < 4, "{}", sheets.len());
    let most = plan.width * SHEET;
    let parts_of_one = |sheet: &Sketch| cards(sheet).len() == 121;
    assert!(sheets.iter().all(|sheet| sheet.height <= most + MARGIN || parts_of_one(sheet)));
}
