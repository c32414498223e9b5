//! What is done with territories: moved, renumbered, with everything that lies within.
use chrono::NaiveDate;
use serde::Serialize;

use crate::basis::Source;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;

use super::super::model::{Level, Place, Territory};
use super::super::store as places;
use super::model::{Move, NewTerritoryMove, Renumbering, TerritoryMoveId, TerritoryMoveTold};
use super::rules::{self, Refusal};
use super::store;

/// A territory that moved, by itself or with the one it lies in: the code it bore, and where it lies now.
#[derive(Debug, Clone)]
pub struct Followed {
    /// The code it bore until the day before.
    pub code: String,
    /// The province it lay in until then.
    pub province: Option<String>,
    /// The territory from that day.
    pub place: Place,
}

/// What the journal keeps of a change.
#[derive(Serialize)]
struct Changed<'a> {
    code: &'a str,
    on: NaiveDate,
    source: &'a Source,
    moved: Vec<&'a str>,
}

/// Puts a territory under another from a day on, with all that lies within it.
pub fn transfer(tx: &mut Tx<'_>, code: &str, new: &NewTerritoryMove) -> Result<Vec<Followed>> {
    let code = heir(tx, code, new.on)?;
    let before = found(tx, &code, new.on)?;
    tx.expect_version(&before.code, before.version)?;
    let parent = match places::find_on(tx, new.parent.as_str(), new.on) {
        Err(problem) if problem.is_not_found() => return Err(Refusal::TerritoryParentIsUnknown.into()),
        found => found?,
    };
    if before.parent.as_ref() == Some(&parent.code) {
        return Err(Refusal::TerritoryLiesThere.into());
    }
    let levels = places::levels(tx)?;
    let rank = |level: &str| levels.iter().find(|known| known.code == level).map(|known| known.rank);
    rules::may_lie_in(rank(&before.level), rank(&parent.level))?;
    let above = store::levels_above(tx, &before.level)?;
    rules::may_be_its_parent(&parent.level, &above)
        .map_err(|refusal| Problem::from(refusal).because(above.join(", ")))?;
    if parent.stands_from.is_some_and(|moved| new.on < moved) {
        return Err(Problem::from(Refusal::TerritoryMovesLater).because(parent.code));
    }
    let mut after = before.clone();
    after.path = format!("{}/{}", parent.path, after.code);
    if before.province.as_deref() != Some(&before.code) {
        after.province = parent.province;
    }
    after.parent = Some(parent.code);
    let change = Change { on: new.on, source: &new.source, levels };
    change.carry_out(tx, before, after)
}

/// Gives a territory another code from a day on; what lies within it then lies in the new one.
pub fn renumber(tx: &mut Tx<'_>, code: &str, new: &Renumbering) -> Result<Vec<Followed>> {
    let before = found(tx, code, new.on)?;
    tx.expect_version(&before.code, before.version)?;
    let known = match places::row(tx, new.code.as_str()) {
        Err(problem) if problem.is_not_found() => None,
        found => Some(found?),
    };
    let own = new.code.as_str();
    let stem = before.path.strip_suffix(&before.code).unwrap_or_default();
    let after = Place {
        code: own.to_owned(),
        path: format!("{stem}{own}"),
        province: if before.province.as_ref() == Some(&before.code) {
            Some(own.to_owned())
        } else {
            before.province.clone()
        },
        valid_from: Some(new.on),
        stands_from: None,
        renumbered_from: Some(before.code.clone()),
        version: 1,
        ..before.clone()
    };
    let after = match known {
        None => {
            store::copy(tx, &before.code, &after)?;
            after
        }
        Some(known) => {
            rules::may_be_named(&known, &before)?;
            let Place { parent, path, province, valid_from, renumbered_from, .. } = after;
            let version = known.version.saturating_add(1);
            Place { parent, path, province, valid_from, renumbered_from, version, ..known }
        }
    };
    let mut ended = before.clone();
    ended.valid_to = new.on.pred_opt();
    ended.renumbered_to = Some(after.code.clone());
    ended.version = before.version.saturating_add(1);
    store::update(tx, &ended)?;
    let change = Change { on: new.on, source: &new.source, levels: places::levels(tx)? };
    change.journal(tx, &before, &ended)?;
    change.carry_out(tx, before, after)
}

/// A territory that a code was borne by, under the code it bears on that day.
fn heir(tx: &mut Tx<'_>, code: &str, on: NaiveDate) -> Result<String> {
    let mut place = places::row(tx, code)?;
    while let (Some(last), Some(next)) = (place.valid_to, &place.renumbered_to)
        && last < on
    {
        place = places::row(tx, &next.clone())?;
    }
    Ok(place.code)
}

/// The territory as it is on the day before a change; refused unless it may change then.
fn found(tx: &mut Tx<'_>, code: &str, on: NaiveDate) -> Result<Place> {
    let place = places::row(tx, code)?;
    rules::may_change(&place, on)?;
    Ok(place)
}

/// A change on a day, by an act.
struct Change<'a> {
    on: NaiveDate,
    source: &'a Source,
    levels: Vec<Level>,
}

impl Change<'_> {
    /// Puts a territory from where it lay to where it lies, and everything within it.
    fn carry_out(&self, tx: &mut Tx<'_>, before: Place, mut after: Place) -> Result<Vec<Followed>> {
        let within = store::within(tx, &before.path)?;
        let own = self.left(tx, &before, &after.code);
        let id = own.id;
        let mut moves = vec![own];
        after.stands_from = Some(self.on);
        after.version = after.version.saturating_add(1);
        store::update(tx, &after)?;
        let kept = places::row(tx, &after.code)?;
        if before.code == after.code {
            self.journal(tx, &before, &kept)?;
        } else {
            journal::created(tx, "territory", &after.code, &self.told(tx, kept.clone()))?;
        }
        let mut followed =
            vec![Followed { code: before.code.clone(), province: before.province.clone(), place: kept }];
        // What has ended by then lies where it lay.
        for was in within.into_iter().filter(|was| was.valid_to.is_none_or(|last| self.on <= last)) {
            rules::may_follow(&was, self.on)
                .map_err(|refusal| Problem::from(refusal).because(was.code.clone()))?;
            moves.push(self.left(tx, &was, &was.code));
            let mut place = was.clone();
            let rest = was.path.strip_prefix(&before.path).unwrap_or_default();
            place.path = format!("{}{rest}", after.path);
            if was.parent.as_ref() == Some(&before.code) {
                place.parent = Some(after.code.clone());
            }
            place.province = rules::province_within(
                was.province.as_deref(),
                before.province.as_deref(),
                after.province.as_deref(),
            );
            place.stands_from = Some(self.on);
            place.version = was.version.saturating_add(1);
            store::update(tx, &place)?;
            followed.push(Followed { code: was.code, province: was.province, place });
        }
        store::insert_all(tx, &moves)?;
        let codes = followed.iter().map(|one| one.code.as_str()).collect();
        let changed = Changed { code: &after.code, on: self.on, source: self.source, moved: codes };
        journal::created(tx, "territory_move", id, &changed)?;
        Ok(followed)
    }

    /// Where a territory lay until the change.
    fn left(&self, tx: &Tx<'_>, was: &Place, code: &str) -> Move {
        Move {
            id: TerritoryMoveId::new(),
            code: code.to_owned(),
            takes_effect_on: self.on,
            stood_from: was.stands_from,
            parent: was.parent.clone(),
            path: was.path.clone(),
            province: was.province.clone(),
            source: Json(self.source.clone()),
            created_at: tx.now,
            updated_at: tx.now,
        }
    }

    fn told(&self, tx: &Tx<'_>, place: Place) -> Territory {
        Territory::of(place, &self.levels, tx.language)
    }

    fn journal(&self, tx: &mut Tx<'_>, before: &Place, after: &Place) -> Result<()> {
        let (before, after) = (self.told(tx, before.clone()), self.told(tx, after.clone()));
        journal::changed(tx, "territory", &after.code, &before, &after)
    }
}

/// An act of the state that moved or renumbered a territory, and the territory from that day.
#[derive(Debug, Clone)]
pub struct Act {
    /// The first day it lies elsewhere, or bears another code.
    pub on: NaiveDate,
    /// What it rests on.
    pub source: Source,
    /// The territory then.
    pub place: Place,
}

/// The acts on a territory after a day, in the order of their days, those to come included.
pub fn acts_after(tx: &mut Tx<'_>, place: &Place, day: NaiveDate) -> Result<Vec<Act>> {
    if place.stands_from.is_none_or(|from| from <= day) && place.renumbered_to.is_none() {
        return Ok(Vec::new());
    }
    let codes = codes_of(tx, &place.code)?;
    let made = store::of(tx, &codes)?.into_iter().filter(|made| day < made.takes_effect_on);
    made.map(|made| {
        let place = places::find_on(tx, &made.code, made.takes_effect_on)?;
        Ok(Act { on: made.takes_effect_on, source: made.source.0, place })
    })
    .collect()
}

/// Every code a territory ever bears, the first one first.
fn codes_of(tx: &mut Tx<'_>, code: &str) -> Result<Vec<String>> {
    let mut place = places::row(tx, code)?;
    while let Some(before) = &place.renumbered_from {
        place = places::row(tx, &before.clone())?;
    }
    let mut codes = vec![place.code.clone()];
    while let Some(next) = &place.renumbered_to {
        place = places::row(tx, &next.clone())?;
        codes.push(place.code.clone());
    }
    Ok(codes)
}

/// The moves and renumberings of a territory, whatever code it bore, in the order of their days, those to come included.
pub(in crate::territory) fn list(
    tx: &mut Tx<'_>,
    code: &str,
    listing: &Listing,
) -> Result<Page<TerritoryMoveTold>> {
    let borne = codes_of(tx, code)?;
    let place = places::row(tx, borne.last().map_or(code, String::as_str))?;
    let made = store::of(tx, &borne)?;
    let codes = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
    let ends = made.iter().skip(1).map(|next| next.path.clone()).chain([place.path.clone()]);
    let ends: Vec<String> = ends.collect();
    let mut told: Vec<TerritoryMoveTold> = made
        .into_iter()
        .zip(ends)
        .map(|(Move { id, takes_effect_on: on, path, source, created_at, .. }, to)| TerritoryMoveTold {
            id,
            on,
            from: codes(&path),
            to: codes(&to),
            source: source.0,
            created_at,
        })
        .collect();
    let total = listing.total(|| i64::try_from(told.len()).map_err(Problem::internal))?;
    if let Some(seen) = listing
        .after_parts()
        .and_then(|after| told.iter().position(|one| after.contains(&one.id.to_string())))
    {
        told.drain(..=seen);
    }
    Ok(listing.page(told, total, |one| vec![one.id.to_string()]))
}
