//! Who stands behind what somebody was given.
use std::collections::HashMap;

use crate::access::{Holdings, Permissions, Principal};
use crate::db::Tx;
use crate::error::Result;
use crate::persons::PersonId;

use super::decide::place;
use super::load::titles;
use super::resting::{Titles, settled};

/// How many may stand behind one, giver behind giver: those nearest are asked first, and what rests on one beyond them
/// gives nothing.
const MOST: usize = 100;

/// What somebody of these titles holds, what has lapsed of it, and the persons behind it, oneself among them. An emergency
/// lapses with what allowed to take it.
pub(super) fn reckoned(tx: &mut Tx<'_>, of: Principal, titles: Titles) -> Result<Reckoned> {
    let mut reckoned = summed(tx, of, titles)?;
    reckoned.lapsed.held.extend(reckoned.holdings.end_emergencies());
    Ok(reckoned)
}

/// The same, where an emergency is as good as any title: no query at all where nothing rests on a giver.
fn summed(tx: &mut Tx<'_>, of: Principal, titles: Titles) -> Result<Reckoned> {
    if titles.resting.is_empty() {
        let persons = persons(&[(of, Titles { lenders: titles.lenders, ..Titles::default() })]);
        return Ok(Reckoned { holdings: titles.own.into(), lapsed: Holdings::default(), persons });
    }
    let mut all = behind(tx, of, titles)?;
    find_places(tx, &mut all)?;
    let holdings = settled(&all).into_iter().next().unwrap_or_default();
    let lapsed = all.first().map(|(_, titles)| titles.lapsed(&holdings)).unwrap_or_default();
    Ok(Reckoned { holdings, lapsed, persons: persons(&all) })
}

/// What somebody's titles come to.
pub(super) struct Reckoned {
    /// What is held.
    pub(super) holdings: Holdings,
    /// What was given and is not held.
    pub(super) lapsed: Holdings,
    /// In whose stead it is held: oneself, those who gave, and those of whose office it is lent.
    pub(super) persons: Vec<PersonId>,
}

/// The persons among these, and those of whose office they were lent something.
fn persons(all: &[(Principal, Titles)]) -> Vec<PersonId> {
    let person = |principal: &Principal| match principal {
        Principal::Person(person) => Some(*person),
        Principal::Account(_) | Principal::System | Principal::Anyone => None,
    };
    let of = |(principal, titles): &(Principal, Titles)| {
        person(principal).into_iter().chain(titles.lenders.clone()).collect::<Vec<_>>()
    };
    all.iter().flat_map(of).collect()
}

/// Somebody, those who gave to him or her, those who gave to them, and so on: each once.
fn behind(tx: &mut Tx<'_>, of: Principal, first: Titles) -> Result<Vec<(Principal, Titles)>> {
    let mut all = vec![(of, first)];
    let mut next = 0_usize;
    while let Some((_, found)) = all.get(next) {
        let givers: Vec<Principal> = found.resting.iter().map(|resting| resting.grantor).collect();
        for giver in givers {
            if all.len() <= MOST && !all.iter().any(|(known, _)| *known == giver) {
                all.push((giver, titles(tx, giver)?.0));
            }
        }
        next = next.saturating_add(1);
    }
    Ok(all)
}

/// Finds where what was given is, unless its giver holds it over the whole party by a title of his or her own.
fn find_places(tx: &mut Tx<'_>, all: &mut [(Principal, Titles)]) -> Result<()> {
    let whole = |titles: &Titles| Holdings::from(titles.own.clone()).owned().over(None);
    let over_all: HashMap<Principal, Permissions> =
        all.iter().map(|(principal, titles)| (*principal, whole(titles))).collect();
    for resting in all.iter_mut().flat_map(|(_, titles)| &mut titles.resting) {
        let of_giver = over_all.get(&resting.grantor).copied().unwrap_or_default();
        if !of_giver.covers(resting.holding.permissions) {
            resting.place = place(tx, &resting.holding.scope)?;
        }
    }
    Ok(())
}
