//! Taking an act on a territory back: it lies again where it lay, under the code it bore, with all that lies within.
use chrono::NaiveDate;
use serde::Deserialize;

use crate::basis::{ActId, Source};
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::journal::{self, Entry};

use super::super::super::model::{Place, Territory};
use super::super::super::store as places;
use super::super::model::Move;
use super::super::rules::{self, Refusal};
use super::super::store;
use super::change::Changed;

/// What an act is taken back to.
#[derive(Debug, Clone)]
pub struct Reverted {
    /// The territories as they are again, the one the act is about at the end.
    pub places: Vec<Place>,
    /// The code that one bore until the act, and the one the act gave it, if it gave it one.
    pub renumbered: Option<(String, String)>,
}

/// What the journal kept of the row that took a new code, as far as an act sets it.
#[derive(Deserialize)]
struct Listed {
    parent: Option<String>,
    ancestors: Vec<String>,
    province: Option<String>,
}

/// What the journal kept of the last day of a territory.
#[derive(Deserialize)]
struct Lasting {
    valid_to: Option<String>,
}

/// Takes an act back; refused where a later one rests on it. `entries` are what the act recorded. If it is carried out
/// anew, the code it gives is known from now on, and whatever refers to it may stay.
pub fn take_back(
    tx: &mut Tx<'_>,
    act: ActId,
    on: NaiveDate,
    entries: &[Entry],
    is_anew: bool,
) -> Result<Reverted> {
    // What lies deepest comes first, the territory itself last.
    let mut made = store::of_act(tx, act)?;
    let own = made.pop().ok_or_else(|| Problem::internal(format!("the act {act} moved nothing")))?;
    let place = places::row(tx, &own.code)?;
    expect_last(&place, on)?;
    expect_parent(tx, &own, on)?;
    for other in store::within(tx, &place.path)? {
        let is_own = made.iter().any(|was| was.code == other.code);
        if !is_own && other.valid_to.is_none_or(|last| on <= last) {
            return Err(Problem::from(Refusal::TerritoryMovesLater).because(other.code));
        }
    }
    let mut reverted = Vec::with_capacity(made.len().saturating_add(1));
    for was in &made {
        let place = places::row(tx, &was.code)?;
        expect_last(&place, on)?;
        reverted.push(put_back(tx, place, was)?);
    }
    let renumbered = place.renumbered_from.clone().filter(|_| place.valid_from == Some(on));
    let again = if let Some(code) = &renumbered {
        store::delete(tx, own.id)?;
        let again = resume(tx, code, entries)?;
        if is_anew {
            set_free(tx, &place)?;
        } else {
            retire(tx, &place, entries)?;
        }
        again
    } else {
        let again = put_back(tx, place.clone(), &own)?;
        record(tx, &place, &again)?;
        again
    };
    reverted.push(again);
    let renumbered = renumbered.map(|was| (was, place.code));
    Ok(Reverted { places: reverted, renumbered })
}

fn expect_last(place: &Place, on: NaiveDate) -> Result<()> {
    rules::may_lie_again(place, on).map_err(|refusal| Problem::from(refusal).because(place.code.clone()))
}

/// Goes on only if the territory it lay in is where it was.
fn expect_parent(tx: &mut Tx<'_>, was: &Move, on: NaiveDate) -> Result<()> {
    let Some(parent) = &was.parent else { return Ok(()) };
    let parent = places::row(tx, parent)?;
    let code = was.path.rsplit('/').next().unwrap_or_default();
    rules::may_take_again(&parent, &was.path, code, on)
        .map_err(|refusal| Problem::from(refusal).because(parent.code.clone()))
}

/// Puts a territory back where a move found it; the move goes.
fn put_back(tx: &mut Tx<'_>, mut place: Place, was: &Move) -> Result<Place> {
    place.parent.clone_from(&was.parent);
    place.path.clone_from(&was.path);
    place.province.clone_from(&was.province);
    place.stands_from = was.stood_from;
    place.version = place.version.saturating_add(1);
    place.updated_at = tx.now;
    store::update(tx, &place)?;
    store::delete(tx, was.id)?;
    Ok(place)
}

/// The first that an act recorded of a territory under one code.
fn entry_of<'a>(entries: &'a [Entry], code: &str) -> Option<&'a Entry> {
    entries.iter().rfind(|entry| entry.object_kind == "territory" && entry.object_id == code)
}

/// Lets a territory bear its old code again.
fn resume(tx: &mut Tx<'_>, code: &str, entries: &[Entry]) -> Result<Place> {
    let ended = places::row(tx, code)?;
    let mut again = ended.clone();
    let lasting: Option<Lasting> = entry_of(entries, code).map(Entry::before).transpose()?;
    let last = lasting.and_then(|lasting| lasting.valid_to);
    again.valid_to = last.map(|last| last.parse().map_err(Problem::internal)).transpose()?;
    again.renumbered_to = None;
    again.version = ended.version.saturating_add(1);
    again.updated_at = tx.now;
    store::update(tx, &again)?;
    record(tx, &ended, &again)?;
    Ok(again)
}

/// Takes the row of a new code out; one that a list had brought in is again what the list made of it.
fn retire(tx: &mut Tx<'_>, named: &Place, entries: &[Entry]) -> Result<()> {
    let Some(entry) = entry_of(entries, &named.code).filter(|entry| entry.before.is_some()) else {
        store::delete_code(tx, &named.code).map_err(|problem| {
            let is_in_use = *problem.kind == kinds::IN_USE;
            let rests = || Problem::from(Refusal::TerritoryMovesLater).because(named.code.clone());
            if is_in_use { rests() } else { problem }
        })?;
        let gone = Territory::of(named.clone(), &places::levels(tx)?, tx.language);
        return journal::deleted(tx, "territory", &named.code, &gone);
    };
    let Listed { parent, ancestors, province } = entry.before()?;
    let path =
        ancestors.iter().map(String::as_str).chain([named.code.as_str()]).collect::<Vec<_>>().join("/");
    free(tx, named, Place { parent, path, province, ..named.clone() })
}

/// Frees the code that an act gives, until the act is carried out anew.
fn set_free(tx: &mut Tx<'_>, named: &Place) -> Result<()> {
    free(tx, named, named.clone())
}

/// Lets no act have touched the row of a code.
fn free(tx: &mut Tx<'_>, named: &Place, listed: Place) -> Result<()> {
    let listed = Place {
        valid_from: None,
        stands_from: None,
        renumbered_from: None,
        version: named.version.saturating_add(1),
        updated_at: tx.now,
        ..listed
    };
    store::update(tx, &listed)?;
    record(tx, named, &listed)
}

/// Lets an act rest on another source; answers the codes it moved, as they were until then.
pub fn rebase(tx: &mut Tx<'_>, entry: &Entry, act: ActId, source: &Source) -> Result<Vec<String>> {
    let mut codes = Vec::new();
    for was in store::of_act(tx, act)? {
        store::rebase(tx, was.id, source)?;
        codes.push(was.code);
    }
    // A renumbered territory keeps its move under the code it then took.
    let before: Changed = entry.after()?;
    codes.extend(before.moved.first().cloned());
    let after = Changed { source: source.clone(), ..before.clone() };
    journal::changed(tx, "territory_move", &entry.object_id, &before, &after)?;
    Ok(codes)
}

fn record(tx: &mut Tx<'_>, before: &Place, after: &Place) -> Result<()> {
    let (levels, language) = (places::levels(tx)?, tx.language);
    let told = |place: &Place| Territory::of(place.clone(), &levels, language);
    journal::changed(tx, "territory", &after.code, &told(before), &told(after))
}
