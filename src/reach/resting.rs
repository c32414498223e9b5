//! What is given on somebody's word, reckoned from what its givers hold. Pure.
//!
//! 2026-11-26. Whoever gives may have been given that by another, and so on: what everybody holds is the least that
//! agrees with all of it, found by going over all again until nothing is added. So those who give to one another in a
//! circle hold of it what one of them holds by another title, and nothing otherwise. Refused: to follow each giver to
//! the giver's giver, which must remember the way in order not to go round, and cannot keep what it found on one way
//! for another.
use crate::access::{Holding, Holdings, Permissions, Place, Principal};
use crate::persons::PersonId;

/// Rights given on somebody's word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Resting {
    /// Whose.
    pub(super) grantor: Principal,
    /// What was given: as much of it as the giver holds and may give on.
    pub(super) holding: Holding,
    /// Where that is; `None` for the whole party, and for what is not there.
    pub(super) place: Option<Place>,
}

/// What somebody holds, by what it rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Titles {
    /// What stands by itself.
    pub(super) own: Vec<Holding>,
    /// What stands as its givers do.
    pub(super) resting: Vec<Resting>,
    /// Those of whose office something is lent.
    pub(super) lenders: Vec<PersonId>,
}

/// What each of these holds; who is not among them gives nothing.
pub(super) fn settled(all: &[(Principal, Titles)]) -> Vec<Holdings> {
    let mut held: Vec<Holdings> = all.iter().map(|(_, titles)| Holdings::from(titles.own.clone())).collect();
    loop {
        let lent = |resting: &Resting| gives(all, &held, resting);
        let next: Vec<Holdings> = all.iter().map(|(_, titles)| titles.with(lent)).collect();
        // Each round adds to the one before, and there is an end to what was given.
        if next == held {
            return held;
        }
        held = next;
    }
}

impl Titles {
    /// What stands by itself, and as much of the rest as `given` says of each.
    pub(super) fn with(&self, given: impl Fn(&Resting) -> Permissions) -> Holdings {
        let of = |resting: &Resting| Holding { permissions: given(resting), ..resting.holding.clone() };
        let resting = self.resting.iter().map(of);
        let resting = resting.filter(|holding| holding.permissions != Permissions::default());
        self.own.iter().cloned().chain(resting).collect::<Vec<_>>().into()
    }

    /// What was given and is not held, because its givers hold it no more, where `held` is all that is.
    pub(super) fn lapsed(&self, held: &Holdings) -> Holdings {
        let given = |resting: &Resting| {
            let title = &resting.holding.title;
            held.held.iter().find(|holding| holding.title == *title).map(|holding| holding.permissions)
        };
        let left =
            |resting: &Resting| resting.holding.permissions.without(given(resting).unwrap_or_default());
        Titles { resting: self.resting.clone(), ..Titles::default() }.with(left)
    }
}

/// What one's giver holds of it, over all it is given over, and may give on.
fn gives(all: &[(Principal, Titles)], held: &[Holdings], resting: &Resting) -> Permissions {
    let giver = all.iter().position(|(principal, _)| *principal == resting.grantor);
    let holdings = giver.and_then(|giver| held.get(giver)).cloned().unwrap_or_default();
    resting.holding.permissions.and(holdings.owned().over(resting.place.as_ref()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use crate::access::{Permission, Scope, Title};

    use super::*;

    const WORDS: [Permission; 3] = [Permission::ReadBodies, Permission::Convene, Permission::Everything];

    fn id(of: &str, number: usize) -> Uuid {
        let kind = ["person", "own", "given"].iter().position(|known| *known == of).unwrap();
        Uuid::from_u64_pair(u64::try_from(kind).unwrap(), u64::try_from(number).unwrap())
    }

    fn principal(number: usize) -> Principal {
        Principal::Person(id("person", number).into())
    }

    /// The whole party, a territory, one below it, and a body there.
    fn scope(number: usize) -> (Scope, Option<Place>) {
        let at = |line: &str, bodies: Vec<Uuid>| {
            Some(Place { lines: vec![line.to_owned()], bodies, person: None })
        };
        let body = Uuid::from_u128(7);
        match number {
            0 => (Scope::Party, None),
            1 => (Scope::Territory("03".to_owned()), at("MA/03", Vec::new())),
            2 => (Scope::Territory("03.531".to_owned()), at("MA/03/03.531", Vec::new())),
            _ => (Scope::Body(body), at("MA/03/03.531", vec![body])),
        }
    }

    fn holding(words: &[bool], place: usize, title: Title) -> Holding {
        let chosen = WORDS.into_iter().zip(words).filter(|(_, has)| **has).map(|(word, _)| word);
        Holding { permissions: chosen.collect(), scope: scope(place).0, title }
    }

    /// Five who hold some things by themselves, a few of them lent, and give some things to one another.
    fn party() -> impl Strategy<Value = Vec<(Principal, Titles)>> {
        let words = || prop::collection::vec(any::<bool>(), WORDS.len());
        let own = prop::collection::vec((0..5_usize, words(), 0..4_usize, any::<bool>()), 0..4);
        let given = prop::collection::vec((0..5_usize, 0..5_usize, words(), 0..4_usize), 0..14);
        (own, given).prop_map(|(own, given)| {
            let mut all: Vec<_> = (0..5).map(|number| (principal(number), Titles::default())).collect();
            for (number, (holder, words, place, is_lent)) in own.into_iter().enumerate() {
                let id = id("own", number);
                let title = if is_lent { Title::Loan(id) } else { Title::Office(id) };
                all[holder].1.own.push(holding(&words, place, title));
            }
            for (number, (giver, taker, words, place)) in given.into_iter().enumerate() {
                let id = id("given", number);
                let holding = holding(&words, place, Title::Grant(id));
                let resting = Resting { grantor: principal(giver), holding, place: scope(place).1 };
                all[taker].1.resting.push(resting);
            }
            all
        })
    }

    /// The same asked of one, by following each giver to the giver's giver: whoever is on the way already gives nothing.
    fn follows(all: &[(Principal, Titles)], of: Principal, way: &[Principal]) -> Holdings {
        if way.contains(&of) {
            return Holdings::default();
        }
        let way: Vec<Principal> = way.iter().copied().chain([of]).collect();
        let titles = &all.iter().find(|(known, _)| *known == of).unwrap().1;
        let mut held = titles.own.clone();
        for resting in &titles.resting {
            let giver = follows(all, resting.grantor, &way).owned();
            for word in WORDS.into_iter().filter(|word| resting.holding.permissions.has(*word)) {
                let over_all = giver.has_over_all(word);
                if over_all || resting.place.as_ref().is_some_and(|place| giver.has_over(word, place)) {
                    let permissions = Permissions::default().with(word);
                    held.push(Holding { permissions, ..resting.holding.clone() });
                }
            }
        }
        held.into()
    }

    proptest! {
        #[test]
        fn nobody_holds_by_going_round_what_no_way_leads_to(all in party()) {
            let held = settled(&all);
            for ((one, titles), held) in all.iter().zip(&held) {
                let followed = follows(&all, *one, &[]);
                for word in WORDS {
                    for place in (0..4).map(|number| scope(number).1) {
                        let has = |holdings: &Holdings| holdings.over(place.as_ref()).has(word);
                        prop_assert_eq!(has(held), has(&followed), "{:?} {:?} {:?}", one, word, place);
                    }
                }
                // What was given is held, or has lapsed.
                let lapsed = titles.lapsed(held);
                for resting in &titles.resting {
                    let of = |holdings: &Holdings| {
                        let same = holdings.held.iter().filter(|one| one.title == resting.holding.title);
                        same.fold(Permissions::default(), |all, one| all.or(one.permissions))
                    };
                    prop_assert_eq!(of(held).or(of(&lapsed)), resting.holding.permissions);
                    prop_assert_eq!(of(held).and(of(&lapsed)), Permissions::default());
                }
            }
        }
    }

    fn given(giver: usize, place: usize) -> Resting {
        let holding = holding(&[true, false, false], place, Title::Grant(id("given", giver)));
        Resting { grantor: principal(giver), holding, place: scope(place).1 }
    }

    fn resting(all: Vec<Resting>) -> Titles {
        Titles { resting: all, ..Titles::default() }
    }

    #[test]
    fn what_is_given_round_in_a_circle_is_as_good_as_the_office_it_came_from() {
        let office = holding(&[true, false, false], 1, Title::Office(Uuid::nil()));
        let mut all = vec![
            (principal(0), Titles { own: vec![office], resting: vec![given(1, 2)], ..Titles::default() }),
            (principal(1), resting(vec![given(0, 2)])),
        ];
        let reads = |all: &[(Principal, Titles)]| {
            settled(all).iter().map(|held| held.has(Permission::ReadBodies)).collect::<Vec<_>>()
        };
        assert_eq!(reads(&all), [true, true]);
        all[0].1.own.clear();
        assert_eq!(reads(&all), [false, false]);
    }

    #[test]
    fn what_is_given_over_more_than_its_giver_holds_is_not_held_at_all() {
        let office = holding(&[true, false, false], 2, Title::Office(Uuid::nil()));
        let holder = |place: usize| {
            let giver = Titles { own: vec![office.clone()], ..Titles::default() };
            settled(&[(principal(0), giver), (principal(1), resting(vec![given(0, place)]))]).remove(1)
        };
        assert!(!holder(0).has(Permission::ReadBodies) && !holder(1).has(Permission::ReadBodies));
        assert!(holder(2).has(Permission::ReadBodies) && holder(3).has(Permission::ReadBodies));
        assert_eq!(settled(&[(principal(1), resting(vec![given(0, 2)]))]), [Holdings::default()]);
    }
}
