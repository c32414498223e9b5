//! What a position bears on a day, and how ordinals change all at once. Pure.
use chrono::NaiveDate;

use super::super::model::{Position, PositionId};
use super::super::rules::Refusal;
use super::model::{Move, Number};

/// What a position bears on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::bodies::positions) enum Bearing {
    /// It is not in the body yet: another bears its ordinal.
    Absent,
    /// It bears no ordinal: those of its type are not numbered.
    Nothing,
    /// It bears this ordinal.
    Ordinal(i64),
}

impl Bearing {
    /// The ordinal, if it bears one.
    pub(in crate::bodies::positions) fn ordinal(self) -> Option<i64> {
        match self {
            Self::Ordinal(ordinal) => Some(ordinal),
            Self::Absent | Self::Nothing => None,
        }
    }
}

/// What a position bears on a day, of all it ever bore.
pub(in crate::bodies::positions) fn borne(
    position: &Position,
    numbers: &[Number],
    day: NaiveDate,
) -> Bearing {
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
    use chrono::DateTime;

    use super::*;
    use crate::bodies::BodyId;
    use crate::db::Moment;

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
