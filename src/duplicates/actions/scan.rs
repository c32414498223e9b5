//! Looking for duplicates, slice by slice.
use std::collections::{BTreeMap, HashMap, HashSet};

use crate::db::{AnyConnection, Json, Moment, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::persons::PersonId;
use crate::vault::Vault;

use super::super::model::{Compared, DuplicateId, DuplicatePair, PairState, Scan, Suspicion};
use super::super::rules::{self, Key, MANY};
use super::super::store::{self, Step};

/// How many persons a slice takes on.
#[derive(Debug, Clone, Copy)]
struct Slice {
    /// How many are given keys.
    keyed: usize,
    /// How many are compared.
    compared: usize,
}

/// A slice of the background: so short that a change that waits for it does not notice.
const SHORT: Slice = Slice { keyed: 500, compared: 250 };
/// A slice that somebody asked for.
const LONG: Slice = Slice { keyed: 1_000, compared: 400 };
/// How many pairs of one person are kept, the surest of them.
const MOST_PAIRS: usize = 20;

/// Takes on the next slice for a caller, who is told how far it is.
pub(in crate::duplicates) fn scan(tx: &mut Tx<'_>) -> Result<Scan> {
    let mut done = slice(tx.conn, (&tx.vault, tx.now), LONG)?;
    done.left = store::left(tx.conn)?;
    done.done = done.left == 0;
    if (done.keyed, done.compared) == (0, 0) {
        tx.is_so_already = true;
    } else {
        journal::created(tx, "duplicate_scan", tx.request_id.to_string(), &done)?;
    }
    Ok(done)
}

/// Takes on the next slice in the background; answers whether there is more.
pub(crate) fn scan_slice(conn: &mut AnyConnection, vault: &Vault, now: Moment) -> Result<bool> {
    slice(conn, (vault, now), SHORT).map(|done| (done.keyed, done.compared) != (0, 0))
}

fn slice(conn: &mut AnyConnection, (vault, now): (&Vault, Moment), most: Slice) -> Result<Scan> {
    let mut done = Scan::default();
    let new = store::waiting(conn, Step::Keys, most.keyed)?;
    if !new.is_empty() {
        take_keys(conn, vault, &new)?;
        done.keyed = i64::try_from(new.len()).map_err(Problem::internal)?;
    }
    // Compared is only against all: before everybody has keys, a common name would seem rare.
    if new.len() < most.keyed {
        let waiting = store::waiting(conn, Step::Comparison, most.compared)?;
        if !waiting.is_empty() {
            done.found = compare(conn, (vault, now), &waiting)?;
            done.compared = i64::try_from(waiting.len()).map_err(Problem::internal)?;
        }
    }
    Ok(done)
}

/// Gives these persons the keys of what they are now.
fn take_keys(conn: &mut AnyConnection, vault: &Vault, ids: &[PersonId]) -> Result<()> {
    let people = store::profiles(conn, vault, ids)?;
    let mut keys: Vec<(PersonId, i64)> = Vec::new();
    for one in &people {
        let mut own: Vec<i64> = found_by(vault, one).iter().map(|key| key.digest).collect();
        own.sort_unstable();
        own.dedup();
        keys.extend(own.into_iter().map(|key| (one.id, key)));
    }
    store::replace_keys(conn, ids, &keys)?;
    store::are_keyed(conn, ids)
}

/// By what a person is found among those worth comparing.
fn found_by(vault: &Vault, of: &Compared) -> Vec<Key> {
    rules::keys(&of.profile, |parts| vault.mark(parts))
}

/// Two persons, in the order of their ids.
type Two = (PersonId, PersonId);

fn two(one: PersonId, other: PersonId) -> Two {
    if one < other { (one, other) } else { (other, one) }
}

/// Compares these persons with whoever shares a key with them, and keeps what comes of it.
fn compare(conn: &mut AnyConnection, (vault, now): (&Vault, Moment), ids: &[PersonId]) -> Result<i64> {
    let people = store::profiles(conn, vault, ids)?;
    let candidates = candidates(conn, vault, &people)?;
    let mut known: HashMap<PersonId, Compared> = people.into_iter().map(|one| (one.id, one)).collect();
    let mut missing: Vec<PersonId> = candidates.keys().flat_map(|(one, other)| [*one, *other]).collect();
    missing.retain(|id| !known.contains_key(id));
    missing.sort_unstable();
    missing.dedup();
    known.extend(store::profiles(conn, vault, &missing)?.into_iter().map(|one| (one.id, one)));
    let judged = |(pair, bearers): (Two, usize)| {
        let (one, other) = (known.get(&pair.0)?, known.get(&pair.1)?);
        rules::judge(&one.profile, &other.profile, bearers).map(|suspicion| (pair, suspicion))
    };
    let found = surest(candidates.into_iter().filter_map(judged).collect());
    let new = keep(conn, now, ids, found)?;
    store::are_scanned(conn, ids)?;
    Ok(new)
}

/// Whom these persons are worth comparing with, and how many bear two words of the name they share.
fn candidates(conn: &mut AnyConnection, vault: &Vault, people: &[Compared]) -> Result<BTreeMap<Two, usize>> {
    let keys: Vec<(PersonId, Vec<Key>)> = people.iter().map(|one| (one.id, found_by(vault, one))).collect();
    let mut asked: Vec<i64> = keys.iter().flat_map(|(_, keys)| keys.iter().map(|key| key.digest)).collect();
    asked.sort_unstable();
    asked.dedup();
    let mut bearers: HashMap<i64, Vec<PersonId>> = HashMap::new();
    for (key, person) in store::bearers(conn, &asked, MANY.saturating_add(1))? {
        bearers.entry(key).or_default().push(person);
    }
    let mut candidates: BTreeMap<Two, (usize, bool)> = BTreeMap::new();
    for (person, keys) in &keys {
        for key in keys {
            let Some(sharing) = bearers.get(&key.digest).filter(|all| all.len() <= MANY) else { continue };
            for other in sharing.iter().filter(|other| *other != person) {
                let (fewest, is_by_name) = candidates.entry(two(*person, *other)).or_insert((MANY, true));
                if key.is_of_a_name {
                    *fewest = sharing.len().min(*fewest);
                } else {
                    *is_by_name = false;
                }
            }
        }
    }
    candidates.retain(|_, (fewest, is_by_name)| !*is_by_name || !rules::is_hopeless(*fewest));
    Ok(candidates.into_iter().map(|(pair, (fewest, _))| (pair, fewest)).collect())
}

/// The surest of each person's.
fn surest(mut found: Vec<(Two, Suspicion)>) -> HashMap<Two, Suspicion> {
    found.sort_by_key(|(pair, suspicion)| (std::cmp::Reverse(suspicion.score), *pair));
    let mut of_each: HashMap<PersonId, usize> = HashMap::new();
    let mut kept = HashMap::new();
    for (pair, suspicion) in found {
        let both = [pair.0, pair.1];
        // A pair that one of the two has no room for takes none of the other's.
        if both.iter().all(|id| of_each.get(id).is_none_or(|count| *count < MOST_PAIRS)) {
            for id in both {
                let count = of_each.entry(id).or_default();
                *count = count.saturating_add(1);
            }
            kept.insert(pair, suspicion);
        }
    }
    kept
}

/// Keeps what was found of these persons: what is settled stays so, what nothing speaks for any more goes.
fn keep(
    conn: &mut AnyConnection,
    now: Moment,
    ids: &[PersonId],
    mut found: HashMap<Two, Suspicion>,
) -> Result<i64> {
    let mut gone = Vec::new();
    let ids: HashSet<PersonId> = ids.iter().copied().collect();
    let of: Vec<PersonId> = ids.iter().copied().collect();
    for pair in store::among(conn, &of)? {
        let suspicion = found.remove(&(pair.person_id, pair.other_id));
        match suspicion {
            _ if pair.state != PairState::Open => {}
            None => gone.push(pair.id),
            Some(now_so) if is_as_kept(&pair, &now_so) => {}
            Some(now_so) => {
                let after = DuplicatePair {
                    band: now_so.band,
                    score: now_so.score,
                    reasons: Json(now_so.reasons),
                    version: pair.version.saturating_add(1),
                    updated_at: now,
                    ..pair
                };
                store::update(conn, &after)?;
            }
        }
    }
    store::delete(conn, &gone)?;
    let mut new: Vec<DuplicatePair> =
        found.into_iter().map(|(pair, suspicion)| made(pair, suspicion, now)).collect();
    new.sort_by_key(|pair| (pair.person_id, pair.other_id));
    store::insert(conn, &new)?;
    i64::try_from(new.len()).map_err(Problem::internal)
}

fn is_as_kept(pair: &DuplicatePair, found: &Suspicion) -> bool {
    (pair.band, pair.score) == (found.band, found.score) && pair.reasons.0 == found.reasons
}

fn made((person_id, other_id): Two, suspicion: Suspicion, now: Moment) -> DuplicatePair {
    DuplicatePair {
        id: DuplicateId::new(),
        person_id,
        other_id,
        band: suspicion.band,
        score: suspicion.score,
        reasons: Json(suspicion.reasons),
        state: PairState::Open,
        settled_by: None,
        settled_at: None,
        settled_because: None,
        found_at: now,
        version: 1,
        updated_at: now,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::Band;
    use super::*;

    #[test]
    fn a_pair_the_other_has_no_room_for_takes_none() {
        let sure = |score: i64| Suspicion { band: Band::Likely, score, reasons: Vec::new() };
        let (somebody, last) = (PersonId::new(), PersonId::new());
        let mut found = vec![(two(somebody, last), sure(1))];
        for _ in 0..MOST_PAIRS {
            let busy = PersonId::new();
            found.extend((0..MOST_PAIRS).map(|_| (two(busy, PersonId::new()), sure(90))));
            found.push((two(busy, somebody), sure(50)));
        }
        let kept = surest(found);
        assert_eq!(kept.len(), MOST_PAIRS * MOST_PAIRS + 1);
        assert!(kept.contains_key(&two(somebody, last)), "the surest of those there is room for");
    }
}
