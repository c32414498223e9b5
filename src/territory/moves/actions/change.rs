//! Moving and renumbering territories, with everything that lies within.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::basis::Source;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::words::exact_day;

use super::super::super::model::{Level, Place, Territory};
use super::super::super::store as places;
use super::super::model::{Move, NewTerritoryMove, Renumbering, TerritoryMoveId};
use super::super::rules::{self, Refusal};
use super::super::store;

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
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Changed {
    /// The code of the territory from that day.
    pub code: String,
    /// That day.
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The act of the state.
    pub source: Source,
    /// What moved, the territory itself first, by the codes borne until then.
    pub moved: Vec<String>,
}

impl Changed {
    /// The code under which one of those that moved went on.
    pub fn code_under<'a>(&'a self, code: &'a str) -> &'a str {
        if self.moved.first().is_some_and(|own| own == code) { &self.code } else { code }
    }
}

/// Puts a territory under another from a day on, with all that lies within it.
pub fn transfer(tx: &mut Tx<'_>, code: &str, new: &NewTerritoryMove) -> Result<Vec<Followed>> {
    let before = heir(tx, code, new.on)?;
    rules::may_change(&before, new.on)?;
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
    after.version = before.version.saturating_add(1);
    let change = Change { on: new.on, source: &new.source, levels };
    change.carry_out(tx, &before, Some(before.clone()), after)
}

/// Gives a territory another code from a day on; what lies within it then lies in the new one.
pub fn renumber(tx: &mut Tx<'_>, code: &str, new: &Renumbering) -> Result<Vec<Followed>> {
    let before = places::row(tx, code)?;
    rules::may_change(&before, new.on)?;
    tx.expect_version(&before.code, before.version)?;
    let known = match places::row(tx, new.code.as_str()) {
        Err(problem) if problem.is_not_found() => None,
        found => Some(found?),
    };
    let own = new.code.as_str();
    let stem = before.path.strip_suffix(&before.code).unwrap_or_default();
    let province = if before.province.as_ref() == Some(&before.code) {
        Some(own.to_owned())
    } else {
        before.province.clone()
    };
    let named = match &known {
        None => Place { code: own.to_owned(), version: 0, ..before.clone() },
        Some(known) => {
            rules::may_be_named(known, &before)?;
            known.clone()
        }
    };
    let after = Place {
        parent: before.parent.clone(),
        path: format!("{stem}{own}"),
        province,
        valid_from: Some(new.on),
        renumbered_from: Some(before.code.clone()),
        version: named.version.saturating_add(1),
        ..named
    };
    let change = Change { on: new.on, source: &new.source, levels: places::levels(tx)? };
    change.carry_out(tx, &before, known, after)
}

/// A territory that a code was borne by, under the code it bears on that day.
fn heir(tx: &mut Tx<'_>, code: &str, on: NaiveDate) -> Result<Place> {
    let mut place = places::row(tx, code)?;
    while let (Some(last), Some(next)) = (place.valid_to, &place.renumbered_to)
        && last < on
    {
        place = places::row(tx, &next.clone())?;
    }
    Ok(place)
}

/// A change on a day, by an act.
struct Change<'a> {
    on: NaiveDate,
    source: &'a Source,
    levels: Vec<Level>,
}

impl Change<'_> {
    /// Puts a territory from where it lay to where it lies, and everything within it. `known` is the row that takes
    /// what it is from then on; there is none where it bears a code that is new.
    fn carry_out(
        &self,
        tx: &mut Tx<'_>,
        before: &Place,
        known: Option<Place>,
        mut after: Place,
    ) -> Result<Vec<Followed>> {
        let within = store::within(tx, &before.path)?;
        let own = self.left(tx, before, &after.code);
        let id = own.id;
        let mut moves = vec![own];
        after.stands_from = Some(self.on);
        after.updated_at = tx.now;
        if let Some(known) = &known {
            store::update(tx, &after)?;
            self.journal(tx, known, &after)?;
        } else {
            store::copy(tx, &before.code, &after)?;
            journal::created(tx, "territory", &after.code, &self.told(tx, after.clone()))?;
        }
        if after.code != before.code {
            self.end(tx, before, &after.code)?;
        }
        let mut followed = vec![Followed {
            code: before.code.clone(),
            province: before.province.clone(),
            place: after.clone(),
        }];
        // What has ended by then lies where it lay.
        for was in within.into_iter().filter(|was| was.valid_to.is_none_or(|last| self.on <= last)) {
            rules::may_follow(&was, self.on)
                .map_err(|refusal| Problem::from(refusal).because(was.code.clone()))?;
            moves.push(self.left(tx, &was, &was.code));
            let place = self.along(tx, &was, before, &after);
            store::update(tx, &place)?;
            followed.push(Followed { code: was.code, province: was.province, place });
        }
        store::insert_all(tx, &moves)?;
        let codes = followed.iter().map(|one| one.code.clone()).collect();
        let changed = Changed { code: after.code, on: self.on, source: self.source.clone(), moved: codes };
        journal::created(tx, "territory_move", id, &changed)?;
        Ok(followed)
    }

    /// Ends a territory under the code it bore: from the day of the change it bears another.
    fn end(&self, tx: &mut Tx<'_>, before: &Place, next: &str) -> Result<()> {
        let ended = Place {
            valid_to: self.on.pred_opt(),
            renumbered_to: Some(next.to_owned()),
            version: before.version.saturating_add(1),
            updated_at: tx.now,
            ..before.clone()
        };
        store::update(tx, &ended)?;
        self.journal(tx, before, &ended)
    }

    /// A territory within one that changes, as it lies from that day.
    fn along(&self, tx: &Tx<'_>, was: &Place, before: &Place, after: &Place) -> Place {
        let mut place = was.clone();
        let rest = was.path.strip_prefix(&before.path).unwrap_or_default();
        place.path = format!("{}{rest}", after.path);
        if was.parent.as_ref() == Some(&before.code) {
            place.parent = Some(after.code.clone());
        }
        let (from, to) = (before.province.as_deref(), after.province.as_deref());
        place.province = rules::province_within(was.province.as_deref(), from, to);
        place.stands_from = Some(self.on);
        place.version = was.version.saturating_add(1);
        place.updated_at = tx.now;
        place
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
            act_id: tx.act,
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
