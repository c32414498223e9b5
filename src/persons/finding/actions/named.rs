//! Finding by a name: by its words, their beginnings, their sound, and then with a slip.
//!
//! Whoever is found in an earlier way stands before whoever is found in a later one, so a search ends as soon as it has
//! enough; in each way the nearest words come first, and of words as near the earliest registered.
use std::collections::{HashMap, HashSet};

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::words::names::near;

use super::super::super::model::PersonId;
use super::super::beside::Narrowed;
use super::super::model::{Found, FoundBy, Hit};
use super::super::rules::{self, Called, Pair, Unit, Words};
use super::super::store;
use super::MOST;

/// Where so many are found without, a slip of the pen is not looked for.
const SLIPS: usize = 6;
/// Where so few are found of two words, they are looked for in several names too.
const FEW: usize = 10;
/// Two words that more bear than this lead no search of more words.
const MANY: i64 = 512;
/// A word that more bear than this is not looked for in one name where another is in another.
const APART: usize = 32;
/// How many are looked at together for how much of their name was not asked for.
const TOGETHER: usize = 32;

/// A search for a name, as far as it has come.
struct Looking<'a> {
    narrowed: &'a Narrowed,
    enough: usize,
    /// The words that are taken for each unit.
    taken: Vec<Words>,
    /// The units of which too many bear a word to look at each of them.
    are_common: Vec<bool>,
    /// What those are called who were looked at.
    names: HashMap<PersonId, Called>,
}

/// Adds those who are found by their name, until there are enough.
pub(super) fn named(
    tx: &mut Tx<'_>,
    units: &[Unit],
    narrowed: &Narrowed,
    enough: usize,
    hits: &mut Vec<Hit>,
) -> Result<()> {
    if units.is_empty() {
        return Ok(());
    }
    let are_common = vec![false; units.len()];
    let taken = units.iter().map(Unit::itself).collect();
    let mut looking = Looking { narrowed, enough, taken, are_common, names: HashMap::new() };
    if hits.len() < enough {
        looking.add(tx, FoundBy::Word, hits)?;
    }
    looking.taken.iter_mut().for_each(Words::clear);
    for by in [FoundBy::Beginning, FoundBy::Sound, FoundBy::Slip] {
        if hits.len() >= enough || by == FoundBy::Slip && hits.len() >= SLIPS {
            return Ok(());
        }
        let known: usize = looking.taken.iter().map(Words::len).sum();
        for (unit, words) in units.iter().zip(&mut looking.taken) {
            let found = words_for(tx, unit, by)?;
            unit.take(found, by, words);
        }
        let is_new = looking.taken.iter().map(Words::len).sum::<usize>() > known;
        if is_new && !looking.taken.iter().any(Words::is_empty) {
            looking.add(tx, by, hits)?;
        }
    }
    Ok(())
}

/// The words of all names that may be meant by a unit.
fn words_for(tx: &mut Tx<'_>, unit: &Unit, by: FoundBy) -> Result<Vec<String>> {
    match by {
        FoundBy::Beginning => store::words_begun(tx, &unit.word),
        FoundBy::Sound => {
            let mut words = store::words_of(tx, &unit.keys)?;
            if let Some(start) = unit.begun_key() {
                words.extend(store::words_sounding(tx, start)?);
            }
            Ok(words)
        }
        FoundBy::Slip if unit.may_have_slipped() => {
            let keys = unit.keys.first().map(|key| near(key)).unwrap_or_default();
            store::words_of(tx, &keys)
        }
        _ => Ok(Vec::new()),
    }
}

impl Looking<'_> {
    /// Adds those who bear a word for every unit, the farthest of them found in this way: the nearest first.
    fn add(&mut self, tx: &mut Tx<'_>, by: FoundBy, hits: &mut Vec<Hit>) -> Result<()> {
        if self.taken.iter().any(|words| words.values().all(|(found, _)| *found > by)) {
            return Ok(());
        }
        match self.taken.as_slice() {
            [words] => {
                let words = rules::found(words, by);
                self.one(tx, by, &words, hits)
            }
            [first, last] => {
                let pairs = rules::pairs(first, last, by, true);
                let found = self.of_two(tx, &pairs, hits)?;
                if found.len() < FEW {
                    self.few(tx, by, found, hits)
                } else {
                    self.many(tx, by, &pairs, found, hits)
                }
            }
            _ => {
                let found = self.of_more(tx, by)?;
                self.few(tx, by, found.into_iter().map(|id| (0, id)).collect(), hits)
            }
        }
    }

    /// Of one word the nearest leads, and whoever bears it is as near.
    fn one(&self, tx: &mut Tx<'_>, by: FoundBy, words: &[String], hits: &mut Vec<Hit>) -> Result<()> {
        let mut seen: HashSet<PersonId> = hits.iter().map(|hit| hit.id).collect();
        let mut most = self.enough;
        loop {
            let borne = self.bearing(tx, words, most)?;
            let is_all = borne.len() < most;
            for (place, id) in borne {
                let Some(word) = words.get(place).filter(|_| hits.len() < self.enough) else { continue };
                if seen.insert(id) {
                    hits.push(Hit { id, found: Found { by, words: vec![word.clone()] } });
                }
            }
            if is_all || hits.len() >= self.enough {
                return Ok(());
            }
            // Some bear several of the words.
            most = most.saturating_mul(2);
        }
    }

    /// Those who bear one of these words, word after word, with the place of the word.
    fn bearing(&self, tx: &mut Tx<'_>, words: &[String], most: usize) -> Result<Vec<(usize, PersonId)>> {
        let room = |found: usize| i64::try_from(most.saturating_sub(found)).map_err(Problem::internal);
        if self.narrowed.is_wide() {
            return store::bearing(tx.conn, words, room(0)?);
        }
        if let Some(mut found) = store::bearers_of_each(tx, words, self.narrowed)? {
            found.truncate(most);
            return Ok(found);
        }
        let mut found = Vec::new();
        for place in store::borne(tx.conn, words)? {
            let Some(word) = words.get(place).filter(|_| found.len() < most) else { break };
            let room = room(found.len())?;
            let bearers = store::bearers(tx, std::slice::from_ref(word), &[], self.narrowed, room)?;
            found.extend(bearers.into_iter().map(|id| (place, id)));
        }
        Ok(found)
    }

    /// Those who bear a pair of words in one name and are not among the hits, by their nearest pair.
    fn of_two(&self, tx: &mut Tx<'_>, pairs: &[Pair], hits: &[Hit]) -> Result<Vec<(usize, PersonId)>> {
        let mut seen: HashSet<PersonId> = hits.iter().map(|hit| hit.id).collect();
        let words: Vec<String> = pairs.iter().map(|pair| pair.word.clone()).collect();
        let mut found = self.bearing(tx, &words, MOST.saturating_add(hits.len()))?;
        found.retain(|(_, id)| seen.insert(*id));
        Ok(found)
    }

    /// Adds these few, and those who bear the words in several names, as near as their names say.
    fn few(
        &mut self,
        tx: &mut Tx<'_>,
        by: FoundBy,
        found: Vec<(usize, PersonId)>,
        hits: &mut Vec<Hit>,
    ) -> Result<()> {
        let mut ids: Vec<PersonId> = found.into_iter().map(|(_, id)| id).collect();
        if ids.len() < FEW {
            ids.extend(self.apart(tx, by)?);
        }
        let mut seen: HashSet<PersonId> = hits.iter().map(|hit| hit.id).collect();
        ids.retain(|id| seen.insert(*id));
        self.learn(tx, &ids)?;
        let rank =
            |id: PersonId| rules::rank(self.names.get(&id)?, &self.taken).map(|rank| (rank.0, id, rank.1));
        let mut near: Vec<_> = ids.into_iter().filter_map(rank).filter(|(near, ..)| near.0 <= by).collect();
        near.sort_unstable();
        hits.extend(near.into_iter().map(|((by, ..), id, words)| Hit { id, found: Found { by, words } }));
        Ok(())
    }

    /// Adds these, pair after pair, of pairs as near those first of whose name the least was not asked for, until there
    /// are enough.
    fn many(
        &mut self,
        tx: &mut Tx<'_>,
        by: FoundBy,
        pairs: &[Pair],
        found: Vec<(usize, PersonId)>,
        hits: &mut Vec<Hit>,
    ) -> Result<()> {
        let cost = |place: usize| pairs.get(place).map_or(u32::MAX, |pair| pair.cost);
        for group in found.chunk_by(|one, other| cost(one.0) == cost(other.0)) {
            let mut group = group.to_vec();
            group.sort_unstable_by_key(|(_, id)| *id);
            let (mut first, mut rest) = (Vec::new(), Vec::new());
            for some in group.chunks(TOGETHER) {
                let ids: Vec<PersonId> = some.iter().map(|(_, id)| *id).collect();
                self.learn(tx, &ids)?;
                for (place, id) in some {
                    let beside = self.names.get(id).map_or(0, |names| rules::beside(names, self.taken.len()));
                    if beside == 0 { first.push((*place, *id)) } else { rest.push((beside, *id, *place)) }
                }
                if hits.len().saturating_add(first.len()) >= self.enough {
                    break;
                }
            }
            rest.sort_unstable();
            let [given, family] = self.taken.as_slice() else { return Ok(()) };
            let all = first.into_iter().chain(rest.into_iter().map(|(_, id, place)| (place, id)));
            hits.extend(all.filter_map(|(place, id)| {
                let words = pairs.get(place)?.words(given, family);
                Some(Hit { id, found: Found { by, words } })
            }));
            if hits.len() >= self.enough {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Learns what these are called.
    fn learn(&mut self, tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<()> {
        let new: Vec<PersonId> = ids.iter().filter(|id| !self.names.contains_key(id)).copied().collect();
        self.names
            .extend(store::called(tx, &new)?.into_iter().map(|one| (one.id, rules::called(&one.names))));
        Ok(())
    }

    /// Those who bear a word for two of the units in one name, and one for each of the others: the nearest pairs first.
    /// Those lead of which the fewest bear both.
    fn of_more(&self, tx: &mut Tx<'_>, by: FoundBy) -> Result<Vec<PersonId>> {
        let mut leading: Option<(bool, [usize; 2], Vec<String>)> = None;
        for one in 0..self.taken.len() {
            for other in one.saturating_add(1)..self.taken.len() {
                let (Some(first), Some(last)) = (self.taken.get(one), self.taken.get(other)) else {
                    continue;
                };
                let pairs = rules::pairs(first, last, by, false);
                let pairs: Vec<String> = pairs.into_iter().map(|pair| pair.word).collect();
                let borne = store::borne(tx.conn, &pairs)?;
                let pairs: Vec<String> =
                    borne.into_iter().filter_map(|place| pairs.get(place).cloned()).collect();
                if pairs.is_empty() {
                    // Nobody is called so, whatever else.
                    return Ok(Vec::new());
                }
                let is_common = store::are_past(tx, &pairs, MANY)?;
                if leading.as_ref().is_none_or(|(common, ..)| *common && !is_common) {
                    leading = Some((is_common, [one, other], pairs));
                }
            }
        }
        let Some((is_common, places, pairs)) = leading else { return Ok(Vec::new()) };
        let others = self.taken.iter().enumerate().filter(|(place, _)| !places.contains(place));
        let also: Vec<Vec<String>> = others.map(|(_, words)| rules::ranked(words, by)).collect();
        let mut ids: Vec<PersonId> = Vec::new();
        // All of them, where they are not too many: the nearest are told apart later.
        let together = if is_common { 1 } else { pairs.len() };
        for some in pairs.chunks(together.max(1)) {
            let room = i64::try_from(MOST.saturating_sub(ids.len())).map_err(Problem::internal)?;
            if room == 0 {
                break;
            }
            ids.extend(store::bearers(tx, some, &also, self.narrowed, room)?);
        }
        Ok(ids)
    }

    /// Those who bear a word for one of the units that is rare: who bears one for every unit, be it in several names, is
    /// among them.
    fn apart(&mut self, tx: &mut Tx<'_>, by: FoundBy) -> Result<Vec<PersonId>> {
        for place in 0..self.taken.len() {
            let (Some(words), Some(false)) = (self.taken.get(place), self.are_common.get(place)) else {
                continue;
            };
            let borne = self.bearing(tx, &rules::ranked(words, by), APART.saturating_add(1))?;
            if borne.len() <= APART {
                return Ok(borne.into_iter().map(|(_, id)| id).collect());
            }
            if let Some(is_common) = self.are_common.get_mut(place) {
                *is_common = true;
            }
        }
        Ok(Vec::new())
    }
}
