//! Whether two names are the same name, and why it seems so.
use serde::Serialize;
use utoipa::ToSchema;

use super::super::fold::fold;
use super::distance::{Reading, distance};
use super::units::units;

/// Units so near are the same name in two spellings, in hundredths of a slip.
const SAME: u32 = 25;
/// All the units of a name together, for two names to be very likely the same.
const SAME_TOGETHER: u32 = 35;
/// Units so near may be the same name.
const ALIKE: u32 = 120;

/// What is thought of two names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Two names.
    Different,
    /// They may be the same; somebody has to look.
    Alike,
    /// Very likely the same name, in whatever spelling.
    Same,
}

/// Why two names seem alike, or do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The same once folded.
    SameWriting,
    /// Written apart, spoken alike: another script or another spelling.
    SameSound,
    /// Nearly spoken alike, as after a slip of the pen; or two names that are easily taken for each other.
    NearlySameSound,
    /// The same units in another order.
    OtherOrder,
    /// One has a unit that the other lacks.
    UnitMissing,
    /// A unit of one is none of the other's.
    OtherUnit,
}

/// How alike two names are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likeness {
    /// What is thought of them.
    pub verdict: Verdict,
    /// From 0, nothing in common, to 100, the same once folded.
    pub score: u32,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// How alike two names are, each in whichever script.
pub fn likeness(one: &str, other: &str) -> Likeness {
    if fold(one) == fold(other) && !fold(one).is_empty() {
        return Likeness { verdict: Verdict::Same, score: 100, reasons: vec![Reason::SameWriting] };
    }
    let read = |name: &str| units(name).iter().map(|unit| Reading::of(unit)).collect::<Vec<_>>();
    let (one, other) = (read(one), read(other));
    let (fewer, more) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    judged(&fewer, &more)
}

fn judged(fewer: &[Reading], more: &[Reading]) -> Likeness {
    let places = matched(fewer, more);
    let costs: Vec<u32> = places.iter().flatten().map(|(_, cost)| *cost).collect();
    let worst = costs.iter().copied().max().unwrap_or(u32::MAX);
    let together = costs.iter().fold(0_u32, |sum, cost| sum.saturating_add(*cost));
    let lacks = more.len().saturating_sub(fewer.len());
    let is_in_order = places.windows(2).all(|pair| matches!(pair, [Some(one), Some(next)] if one.0 < next.0));
    let mut reasons = Vec::new();
    if places.iter().any(Option::is_none) || fewer.is_empty() {
        reasons.push(Reason::OtherUnit);
    } else {
        reasons.push(if worst <= SAME { Reason::SameSound } else { Reason::NearlySameSound });
    }
    if lacks > 0 {
        reasons.push(Reason::UnitMissing);
    }
    if !is_in_order && !reasons.contains(&Reason::OtherUnit) {
        reasons.push(Reason::OtherOrder);
    }
    let verdict = match reasons.as_slice() {
        [Reason::SameSound] if together <= SAME_TOGETHER => Verdict::Same,
        // Of a name and one of its units alone nothing is said.
        all if all.contains(&Reason::OtherUnit) || lacks > 0 && fewer.len() < 2 => Verdict::Different,
        _ => Verdict::Alike,
    };
    Likeness { verdict, score: score(&places, more.len(), is_in_order), reasons }
}

/// From 0 to 100: each unit by how near it is, none for what is lacking.
fn score(places: &[Option<(usize, u32)>], units: usize, is_in_order: bool) -> u32 {
    let near = |cost: u32| 99_u32.saturating_sub(cost.saturating_mul(2).div_euclid(3));
    let sum = places.iter().flatten().fold(0_u32, |sum, (_, cost)| sum.saturating_add(near(*cost)));
    let units = u32::try_from(units).unwrap_or(u32::MAX);
    let mean = sum.checked_div(units).unwrap_or_default();
    if is_in_order { mean } else { mean.saturating_sub(5) }
}

/// For each unit of the shorter name the nearest of the longer one's that is not taken, and how near it is: a unit in
/// its own place first.
fn matched(fewer: &[Reading], more: &[Reading]) -> Vec<Option<(usize, u32)>> {
    let mut free: Vec<usize> = (0..more.len()).collect();
    let mut places = Vec::new();
    for unit in fewer {
        let near = |place: &usize| more.get(*place).map_or(u32::MAX, |other| distance(unit, other));
        let best = free.iter().map(|place| (near(place), *place)).min();
        let best = best.filter(|(cost, _)| *cost <= allowed(unit));
        if let Some((_, place)) = best {
            free.retain(|other| *other != place);
        }
        places.push(best.map(|(cost, place)| (place, cost)));
    }
    places
}

/// How far a unit may be from another to be taken for it: less where it is short.
fn allowed(unit: &Reading) -> u32 {
    let length = u32::try_from(unit.length()).unwrap_or(u32::MAX);
    ALIKE.min(length.saturating_mul(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_spellings_is_very_likely_the_same() {
        for (one, other) in [
            ("محمد النجاري", "Mohamed Nejjari"),
            ("عبد الغني الصنهاجي", "Abdelghani Sanhaji"),
            ("إدريس بنكيران", "Driss Ben Kirane"),
        ] {
            let found = likeness(one, other);
            assert_eq!(
                (found.verdict, found.reasons),
                (Verdict::Same, vec![Reason::SameSound]),
                "{one}, {other}"
            );
        }
        assert_eq!(likeness("أحمد العلوي", "احمد علوي").reasons, [Reason::SameWriting]);
    }

    #[test]
    fn what_differs_is_told() {
        let reasons = |one, other| likeness(one, other).reasons;
        assert_eq!(reasons("محمد العلوي", "العلوي محمد"), [Reason::SameSound, Reason::OtherOrder]);
        assert_eq!(reasons("محمد العلوي", "محمد أمين العلوي"), [Reason::SameSound, Reason::UnitMissing]);
        assert_eq!(reasons("حسن العلوي", "حسين العلوي"), [Reason::NearlySameSound]);
        assert_eq!(likeness("حسن العلوي", "حسين العلوي").verdict, Verdict::Alike);
        assert_eq!(likeness("محمد العلوي", "خالد العلوي").verdict, Verdict::Different);
        assert_eq!(likeness("", "").verdict, Verdict::Different);
    }
}
