//! What the mandates on record come to. Pure.
use crate::mandates::institutions::InstitutionKind;
use crate::words::{Certainty, Language};

use super::model::{Held, Holders, KindRepresented};

/// An institution as it is counted: its kind, how many sit in it, and what is held there.
pub(super) type Counted = (InstitutionKind, Option<i64>, Held);

/// How many more than those who certainly hold something may.
pub(super) fn uncertain(of: Holders) -> i64 {
    of.possible.saturating_sub(of.certain)
}

/// How many in a hundred seats are held, rounded down.
pub(super) fn percent(seats: Option<i64>, held: i64) -> Option<i64> {
    held.saturating_mul(100).checked_div(seats?)
}

/// Whether more than half of the seats are held; nothing where the record does not settle it.
pub(super) fn majority(seats: Option<i64>, held: Holders) -> Option<bool> {
    let seats = seats?;
    if held.certain.saturating_mul(2) > seats {
        Some(true)
    } else if held.possible.saturating_mul(2) <= seats {
        Some(false)
    } else {
        None
    }
}

/// Whether somebody does what these are counted for.
pub(super) fn certainty(of: Holders) -> Option<Certainty> {
    match of {
        Holders { certain: 1.., .. } => Some(Certainty::Certain),
        Holders { possible: 1.., .. } => Some(Certainty::Possible),
        Holders { .. } => None,
    }
}

/// Whether more than `bound` do something, of whom these certainly do and those possibly; nothing where that is not settled.
fn more_than(bound: i64, certain: i64, possible: i64) -> Option<bool> {
    if certain > bound {
        Some(true)
    } else if possible <= bound {
        Some(false)
    } else {
        None
    }
}

/// How many institutions of a kind there may be, with so many territories of each level: one each, where every territory has
/// one of its own.
fn expected(kind: InstitutionKind, places: &[(String, i64)]) -> i64 {
    if kind == InstitutionKind::ChamberOfFisheries {
        return 0;
    }
    let levels = kind.levels();
    places.iter().filter(|(level, _)| levels.contains(&level.as_str())).map(|(_, number)| *number).sum()
}

/// Sums up by kind, in the order of the catalogue, those kinds of which there are any, where there are so many territories of
/// each level.
pub(super) fn summed(all: &[Counted], places: &[(String, i64)], language: Language) -> Vec<KindRepresented> {
    let of_kind = |kind: InstitutionKind| {
        let theirs: Vec<&Counted> = all.iter().filter(|one| one.0 == kind).collect();
        let count = |is: &dyn Fn(&Counted) -> bool| {
            i64::try_from(theirs.iter().filter(|one| is(one)).count()).unwrap_or(i64::MAX)
        };
        let sum = |of: &dyn Fn(&Counted) -> i64| theirs.iter().map(|one| of(one)).sum::<i64>();
        let institutions = count(&|_| true);
        let represented = count(&|(_, _, held)| held.seats.certain > 0);
        let may_be = count(&|(_, _, held)| held.seats.possible > 0);
        let presided = count(&|(_, _, held)| held.presidents.certain > 0);
        let may_preside = count(&|(_, _, held)| held.presidents.possible > 0);
        let territories = expected(kind, places);
        let there = institutions.max(territories);
        // In those that are not on record the party may sit too.
        let unknown = there.saturating_sub(institutions);
        (institutions > 0).then(|| KindRepresented {
            kind,
            kind_label: language.of(kind.labels()).to_owned(),
            institutions,
            territories,
            represented,
            presided,
            majorities: count(&|(_, seats, held)| majority(*seats, held.seats) == Some(true)),
            seats_known: count(&|(_, seats, _)| seats.is_some()),
            seats: sum(&|(_, seats, _)| seats.unwrap_or_default()),
            seats_held: sum(&|(_, seats, held)| seats.map_or(0, |_| held.seats.certain)),
            held: sum(&|(_, _, held)| held.seats.certain),
            confirmed: sum(&|(_, _, held)| held.confirmed.certain),
            uncertain: sum(&|(_, _, held)| uncertain(held.seats)),
            women: sum(&|(_, _, held)| held.women.certain),
            takes_part_in_most: more_than(
                there,
                represented.saturating_mul(2),
                may_be.saturating_add(unknown).saturating_mul(2),
            ),
            presides_over_several: more_than(1, presided, may_preside),
        })
    };
    InstitutionKind::ALL.into_iter().filter_map(of_kind).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holders(certain: i64, possible: i64) -> Holders {
        Holders { certain, possible }
    }

    #[test]
    fn a_majority_is_more_than_half_and_said_only_where_it_is_settled() {
        for (seats, certain, possible, expected) in [
            (Some(23), 12, 12, Some(true)),
            (Some(23), 11, 11, Some(false)),
            (Some(23), 11, 12, None),
            (Some(24), 12, 12, Some(false)),
            (None, 12, 12, None),
            (Some(23), 0, 0, Some(false)),
        ] {
            assert_eq!(
                majority(seats, holders(certain, possible)),
                expected,
                "{certain}/{possible} of {seats:?}"
            );
        }
        assert_eq!((percent(Some(23), 7), percent(None, 7)), (Some(30), None));
        assert_eq!(certainty(holders(0, 1)), Some(Certainty::Possible));
        assert_eq!(certainty(holders(0, 0)), None);
    }

    #[test]
    fn claims_are_what_the_councils_come_to() {
        let council = |seats: i64, held: i64, presides: i64| {
            let held = Held {
                seats: holders(held, held),
                presidents: holders(presides, presides),
                ..Held::default()
            };
            (InstitutionKind::CommunalCouncil, Some(seats), held)
        };
        let all = [council(23, 12, 1), council(15, 4, 1), council(27, 1, 0), council(31, 0, 0)];
        let communes_of = |number: i64| [("commune".to_owned(), number), ("province".to_owned(), 1)];
        let told = summed(&all, &communes_of(4), Language::En);
        let [communes] = told.as_slice() else { panic!("one kind: {told:?}") };
        assert_eq!((communes.institutions, communes.represented, communes.presided), (4, 3, 2));
        assert_eq!((communes.majorities, communes.seats, communes.held), (1, 96, 17));
        assert_eq!((communes.takes_part_in_most, communes.presides_over_several), (Some(true), Some(true)));
        let claims = |some: &[Counted], there: i64| {
            let told = summed(some, &communes_of(there), Language::Ar);
            told.first().map(|one| (one.takes_part_in_most, one.presides_over_several)).unwrap()
        };
        assert_eq!(claims(all.get(2..).unwrap(), 2), (Some(false), Some(false)), "one of two is not most");
        assert_eq!(claims(&all, 49).0, None, "of forty-nine communes four are on record");
        assert_eq!(claims(&all, 0).0, Some(true), "whatever the territories, those on record are there");
        let maybe = (
            InstitutionKind::CommunalCouncil,
            None,
            Held { seats: holders(0, 1), presidents: holders(0, 2), ..Held::default() },
        );
        assert_eq!(claims(&[maybe, maybe], 2), (None, None), "days known in part settle nothing");
    }
}
