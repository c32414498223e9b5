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

/// Sums up by kind, in the order of the catalogue, those kinds of which there are any.
pub(super) fn summed(all: &[Counted], language: Language) -> Vec<KindRepresented> {
    let of_kind = |kind: InstitutionKind| {
        let theirs: Vec<&Counted> = all.iter().filter(|one| one.0 == kind).collect();
        let count = |is: &dyn Fn(&Counted) -> bool| {
            i64::try_from(theirs.iter().filter(|one| is(one)).count()).unwrap_or(i64::MAX)
        };
        let sum = |of: &dyn Fn(&Counted) -> i64| theirs.iter().map(|one| of(one)).sum::<i64>();
        let institutions = count(&|_| true);
        let represented = count(&|(_, _, held)| held.seats.certain > 0);
        let presided = count(&|(_, _, held)| held.presidents.certain > 0);
        (institutions > 0).then(|| KindRepresented {
            kind,
            kind_label: (*language.of(kind.labels().each_ref())).to_owned(),
            institutions,
            represented,
            presided,
            majorities: count(&|(_, seats, held)| majority(*seats, held.seats) == Some(true)),
            seats_known: count(&|(_, seats, _)| seats.is_some()),
            seats: sum(&|(_, seats, _)| seats.unwrap_or_default()),
            held: sum(&|(_, _, held)| held.seats.certain),
            uncertain: sum(&|(_, _, held)| uncertain(held.seats)),
            women: sum(&|(_, _, held)| held.women.certain),
            takes_part_in_most: represented.saturating_mul(2) > institutions,
            presides_over_several: presided > 1,
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
            assert_eq!(majority(seats, holders(certain, possible)), expected, "{certain}/{possible} of {seats:?}");
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
        let told = summed(&all, Language::En);
        let [communes] = told.as_slice() else { panic!("one kind: {told:?}") };
        assert_eq!((communes.institutions, communes.represented, communes.presided), (4, 3, 2));
        assert_eq!((communes.majorities, communes.seats, communes.held), (1, 96, 17));
        assert!(communes.takes_part_in_most && communes.presides_over_several);
        let few = summed(all.get(2..).unwrap(), Language::Ar);
        let told = few.first().map(|one| (one.takes_part_in_most, one.presides_over_several));
        assert_eq!(told, Some((false, false)), "one of two is not most");
    }
}
