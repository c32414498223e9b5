//! The ordinals a position bore, and how they change all at once. Pure, but for the columns of its rows.
//!
//! 2026-11-24. A renumbering is dated. A position keeps its identity, its seats and its appointments: what it bore
//! until the eve is kept beside it, and every look at a day before shows that. To close the old positions and open
//! new ones was refused, for every holder's term would begin anew and every old seat would look vacant; to change
//! the ordinal in its place was refused, for the third deputy of last year would have been the second all along.
use chrono::NaiveDate;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::{Basis, DecisionId, Source};
use crate::db::{Json, Moment, MultiBackend, position_numbers};
use crate::statutes::document::Code;
use crate::words::{ExactDay, exact_day, few};

use super::super::model::BodyId;
use super::model::{Position, PositionId};
use super::rules::Refusal;

/// What a position bore up to a day.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable)]
#[diesel(table_name = position_numbers, check_for_backend(MultiBackend))]
pub(super) struct Number {
    /// The position.
    pub(super) position_id: PositionId,
    /// The last day it bore it.
    pub(super) ends_on: NaiveDate,
    /// The ordinal; none while the position was not in the body yet.
    pub(super) ordinal: Option<i64>,
    /// The decision that changed it.
    pub(super) decision_id: Option<DecisionId>,
    /// Where the change was found.
    pub(super) source: Option<Json<Source>>,
    /// When it was recorded.
    pub(super) created_at: Moment,
    /// When it last changed: since when it is known.
    pub(super) updated_at: Moment,
}

/// A renumbering of the positions of one type in a body.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewRenumbering {
    /// The type of the positions, as the statutes name it.
    #[schema(value_type = Code, example = "provincial_deputy")]
    pub position_type: Code,
    /// The first day of the new ordinals.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub starts_on: NaiveDate,
    /// Which position bears which ordinal from that day on; the others keep theirs.
    #[serde(deserialize_with = "few::<_, _, 1, 99>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 99)]
    pub moves: Vec<Move>,
    /// The decision that renumbers. A decision or a source is needed.
    #[serde(default)]
    pub decision_id: Option<DecisionId>,
    /// Where this was found, if no decision in the registry carries it.
    #[serde(default)]
    pub source: Option<Source>,
}

/// A position, named by its id or by the ordinal it bore, and the ordinal it is to bear.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// The position.
    #[serde(default)]
    pub position_id: Option<PositionId>,
    /// The ordinal it bore until the eve, instead of its id.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub from: Option<i64>,
    /// The ordinal it is to bear.
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub to: i64,
}

/// What a renumbering changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Renumbering)]
pub struct RenumberingTold {
    /// The body.
    pub body_id: BodyId,
    /// The type of the positions.
    #[schema(example = "provincial_deputy")]
    pub position_type: String,
    /// The first day of the new ordinals.
    pub starts_on: NaiveDate,
    /// The positions whose ordinal changed.
    pub positions: Vec<RenumberedTold>,
    /// What it rests on.
    pub basis: Basis,
}

/// A position whose ordinal changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Renumbered)]
pub struct RenumberedTold {
    /// The position.
    pub position_id: PositionId,
    /// The ordinal it bore until the eve.
    pub from: Option<i64>,
    /// The ordinal it bears.
    pub to: i64,
    /// Its title until the eve, in the caller's language.
    pub title_before: String,
    /// Its title from that day on, in the caller's language.
    pub title: String,
}

/// What a position bears on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bearing {
    /// It is not in the body yet: another bears its ordinal.
    Absent,
    /// It bears no ordinal: those of its type are not numbered.
    Nothing,
    /// It bears this ordinal.
    Ordinal(i64),
}

impl Bearing {
    /// The ordinal, if it bears one.
    pub(super) fn ordinal(self) -> Option<i64> {
        match self {
            Self::Ordinal(ordinal) => Some(ordinal),
            Self::Absent | Self::Nothing => None,
        }
    }
}

/// What a position bears on a day, of all it ever bore.
pub(super) fn borne(position: &Position, numbers: &[Number], day: NaiveDate) -> Bearing {
    let own = numbers.iter().filter(|one| one.position_id == position.id && one.ends_on >= day);
    match own.min_by_key(|one| one.ends_on) {
        None => position.ordinal.map_or(Bearing::Nothing, Bearing::Ordinal),
        Some(earlier) => earlier.ordinal.map_or(Bearing::Absent, Bearing::Ordinal),
    }
}

/// The positions that change, each with its new ordinal, if nothing stands against it. `all` are those of the type
/// in the body, `numbers` all they bore before.
pub(super) fn settle<'a>(
    all: &'a [Position],
    numbers: &[Number],
    starts_on: NaiveDate,
    moves: &[Move],
) -> Result<Vec<(&'a Position, i64)>, Refusal> {
    let eve = starts_on.pred_opt().ok_or(Refusal::RenumberingIsOutOfTime)?;
    let mut settled: Vec<(&Position, i64)> = Vec::new();
    for one in moves {
        let named = |position: &&Position| match (one.position_id, one.from) {
            (Some(id), None) => position.id == id,
            (None, Some(from)) => borne(position, numbers, eve) == Bearing::Ordinal(from),
            _ => false,
        };
        let position = all.iter().find(named).ok_or(Refusal::MovedPositionIsUnknown)?;
        if settled.iter().any(|(other, to)| other.id == position.id || *to == one.to) {
            return Err(Refusal::OrdinalsClash);
        }
        settled.push((position, one.to));
    }
    let is_moved = |position: &Position| settled.iter().any(|(other, _)| other.id == position.id);
    for position in all.iter().filter(|position| !is_moved(position)) {
        let bears = [borne(position, numbers, starts_on).ordinal(), position.ordinal];
        if settled.iter().any(|(_, to)| bears.contains(&Some(*to))) {
            return Err(Refusal::OrdinalsClash);
        }
    }
    let later = |one: &&Number| one.ends_on >= eve;
    if numbers.iter().filter(later).any(|one| settled.iter().any(|(other, _)| other.id == one.position_id)) {
        return Err(Refusal::RenumberingIsOutOfTime);
    }
    settled.retain(|(position, to)| position.ordinal != Some(*to));
    Ok(settled)
}

/// The order in which ordinals change so that no two positions ever bear the same one: each position with the
/// ordinal it takes, by way of one that no position may have (past 99) where they go round in a circle.
pub(super) fn steps(settled: &[(&Position, i64)]) -> Vec<(PositionId, i64)> {
    let mut pending: Vec<(PositionId, Option<i64>, i64)> =
        settled.iter().map(|(position, to)| (position.id, position.ordinal, *to)).collect();
    let mut steps = Vec::new();
    let mut aside = 100_i64;
    while !pending.is_empty() {
        let is_free = |(_, _, to): &(PositionId, Option<i64>, i64)| {
            !pending.iter().any(|(_, current, _)| *current == Some(*to))
        };
        if let Some(place) = pending.iter().position(is_free) {
            let (id, _, to) = pending.swap_remove(place);
            steps.push((id, to));
        } else if let Some((id, current, _)) = pending.first_mut() {
            *current = Some(aside);
            steps.push((*id, aside));
            aside = aside.saturating_add(1);
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn deputies(ordinals: &[i64]) -> Vec<Position> {
        let at = Moment(DateTime::UNIX_EPOCH);
        let deputy = |ordinal: &i64| Position {
            id: PositionId::new(),
            body_id: BodyId::new(),
            type_code: "provincial_deputy".to_owned(),
            ordinal: Some(*ordinal),
            seats: Some(1),
            rank: 20,
            version: 1,
            created_at: at,
            updated_at: at,
        };
        ordinals.iter().map(deputy).collect()
    }
    fn number(position: &Position, ends_on: &str, ordinal: Option<i64>) -> Number {
        let created_at = Moment(DateTime::UNIX_EPOCH);
        let (position_id, ends_on) = (position.id, day(ends_on));
        Number {
            position_id,
            ends_on,
            ordinal,
            decision_id: None,
            source: None,
            created_at,
            updated_at: created_at,
        }
    }
    fn moved(from: i64, to: i64) -> Move {
        Move { position_id: None, from: Some(from), to }
    }
    fn settled(all: &[Position], numbers: &[Number], moves: &[Move]) -> Result<Vec<(i64, i64)>, Refusal> {
        let settled = settle(all, numbers, day("2024-01-01"), moves)?;
        Ok(settled.iter().map(|(position, to)| (position.ordinal.unwrap(), *to)).collect())
    }

    #[test]
    fn a_position_bears_its_old_ordinal_up_to_the_eve() {
        let all = deputies(&[2]);
        let numbers = [number(&all[0], "2023-12-31", Some(3)), number(&all[0], "2020-12-31", None)];
        let on = |on: &str| borne(&all[0], &numbers, day(on));
        assert_eq!(on("2024-01-01"), Bearing::Ordinal(2));
        assert_eq!(on("2023-12-31"), Bearing::Ordinal(3));
        assert_eq!(on("2021-01-01"), Bearing::Ordinal(3));
        assert_eq!(on("2020-12-31"), Bearing::Absent);
    }

    #[test]
    fn ordinals_change_places_but_no_two_positions_bear_one() {
        let all = deputies(&[3, 5, 7]);
        assert_eq!(settled(&all, &[], &[moved(3, 1), moved(5, 2)]), Ok(vec![(3, 1), (5, 2)]));
        assert_eq!(settled(&all, &[], &[moved(3, 5), moved(5, 3)]), Ok(vec![(3, 5), (5, 3)]));
        assert_eq!(settled(&all, &[], &[moved(3, 3), moved(5, 4)]), Ok(vec![(5, 4)]), "one keeps its own");
        assert_eq!(settled(&all, &[], &[moved(3, 5)]), Err(Refusal::OrdinalsClash));
        assert_eq!(settled(&all, &[], &[moved(3, 1), moved(5, 1)]), Err(Refusal::OrdinalsClash));
        assert_eq!(settled(&all, &[], &[moved(3, 1), moved(3, 2)]), Err(Refusal::OrdinalsClash));
        assert_eq!(settled(&all, &[], &[moved(4, 1)]), Err(Refusal::MovedPositionIsUnknown));
    }

    #[test]
    fn a_renumbering_does_not_reach_behind_a_later_one() {
        let all = deputies(&[2]);
        let before = number(&all[0], "2023-12-30", Some(3));
        assert_eq!(settled(&all, &[before], &[moved(2, 1)]), Ok(vec![(2, 1)]));
        let same_day = number(&all[0], "2023-12-31", Some(3));
        assert_eq!(settled(&all, &[same_day], &[moved(3, 1)]), Err(Refusal::RenumberingIsOutOfTime));
        let since = number(&all[0], "2024-01-01", Some(3));
        assert_eq!(settled(&all, &[since], &[moved(3, 1)]), Err(Refusal::RenumberingIsOutOfTime));
    }

    #[test]
    fn no_step_meets_another_position() {
        for (ordinals, to) in [
            (vec![3, 5], vec![5, 3]),
            (vec![1, 2, 3], vec![2, 3, 1]),
            (vec![3, 4, 5], vec![2, 3, 4]),
            (vec![2, 3, 4], vec![3, 4, 5]),
        ] {
            let all = deputies(&ordinals);
            let settled: Vec<(&Position, i64)> = all.iter().zip(to.clone()).collect();
            let mut bears: Vec<(PositionId, i64)> =
                all.iter().map(|one| (one.id, one.ordinal.unwrap())).collect();
            for (id, ordinal) in steps(&settled) {
                assert!(bears.iter().all(|(_, other)| *other != ordinal), "{ordinals:?} {to:?}");
                bears.iter_mut().find(|(one, _)| *one == id).unwrap().1 = ordinal;
            }
            assert_eq!(bears.iter().map(|(_, ordinal)| *ordinal).collect::<Vec<_>>(), to);
        }
    }
}
