//! Who decides applications, and where.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::bodies::{self, Body, BodyId};
use crate::db::Tx;
use crate::electorates;
use crate::error::Result;
use crate::persons::PersonId;
use crate::statutes::document::{BodyType, Majority};
use crate::statutes::{self, Document};
use crate::territory;

use super::super::model::{Application, ApplicationId, Chamber};
use super::super::rules::{self, Refusal};
use super::super::store;

/// Who decides in each of these bodies on `day`, by so many queries, however many they are.
pub(super) fn chambers(
    tx: &mut Tx<'_>,
    mut ids: Vec<BodyId>,
    day: NaiveDate,
) -> Result<HashMap<BodyId, Chamber>> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let statutes = statutes::in_force(tx, day)?;
    let bodies = bodies::brief(tx, &ids)?;
    let mut voters = electorates::voters(tx, ids, day)?;
    let chamber = |body: Body| {
        let kind = statutes.body_type(&body.type_code);
        let voters = voters.remove(&body.id).unwrap_or_default();
        let share = kind.and_then(|kind| kind.quorum.as_ref()).map(|quorum| quorum.first);
        let needed = rules::needed(share, voters.len(), kind.and_then(|kind| kind.seats_min));
        let majority = kind.map_or(Majority::Simple, |kind| majority(&statutes, kind));
        (body.id, Chamber { voters, needed, majority })
    };
    Ok(bodies.into_iter().map(chamber).collect())
}

/// Those who may not vote on each of these applications, whichever body they sit in: of one that is appealed, whoever voted
/// on it at the first instance.
///
/// 2026-11-27. They are to the appeal what the recused are: they neither vote nor count among those who did, and how many
/// must is reckoned on the whole body. Refused: to ask the quorum of the others alone, by which a body most of which has
/// judged the file already would be left to one who decides.
pub(super) fn barred(
    tx: &mut Tx<'_>,
    applications: &[Application],
) -> Result<HashMap<ApplicationId, HashSet<PersonId>>> {
    let on_appeal = applications.iter().filter(|one| one.instance > 1 && one.state.is_open());
    let on_appeal: Vec<ApplicationId> = on_appeal.map(|one| one.id).collect();
    if on_appeal.is_empty() { Ok(HashMap::new()) } else { store::voted_first(tx, &on_appeal) }
}

/// The majority a body of that type decides applications by.
fn majority(statutes: &Document, kind: &BodyType) -> Majority {
    let of =
        |word: &str| kind.majority.iter().find(|(on, _)| on.as_str() == word).map(|(_, majority)| *majority);
    of(statutes.membership.decided_by.as_str()).or_else(|| of("default")).unwrap_or(Majority::Simple)
}

/// The body that decides an application on `day`: for the first time, the nearest that has the competence, from where
/// membership is asked for up; on appeal, the one at the level the statutes name, or the nearest above the one that
/// refused where that is as high. None if it is still to be formed.
pub(super) fn body_for(tx: &mut Tx<'_>, application: &Application, day: NaiveDate) -> Result<Option<BodyId>> {
    let statutes = statutes::in_force(tx, day)?;
    let place = territory::place_on(tx, &application.territory, day)?;
    let line: Vec<String> = place.path.split('/').map(str::to_owned).collect();
    let competence = statutes.membership.decided_by.as_str();
    let mut able = tx.on(day, |tx| bodies::standing_at(tx, &line))?;
    able.retain(|body| body.competences.0.iter().any(|known| known == competence));
    let height = |body: &Body| line.iter().position(|code| *code == body.territory);
    if application.instance == 1 {
        let lowest = able.iter().rev().max_by_key(|body| height(body));
        return Ok(lowest.map(|body| body.id));
    }
    let decided = store::decisions(tx, &[application.id])?;
    let refused_by = decided.iter().rfind(|decision| decision.instance == 1).map(|decision| decision.body_id);
    let refused_by = match refused_by {
        Some(id) => bodies::brief(tx, &[id])?.pop(),
        None => None,
    };
    let below = refused_by.as_ref().and_then(height);
    let level = level(tx, &statutes, &line, day)?.ok_or(Refusal::ThereIsNoAppeal)?;
    let found = if below.is_some_and(|below| below <= level) {
        if below == Some(0) {
            return Err(Refusal::ThereIsNoAppeal.into());
        }
        able.iter().rev().filter(|body| height(body) < below).max_by_key(|body| height(body))
    } else {
        able.iter().find(|body| height(body) == Some(level))
    };
    Ok(found.map(|body| body.id))
}

/// Where on the line from the country down the level lies that appeals go to.
fn level(tx: &mut Tx<'_>, statutes: &Document, line: &[String], day: NaiveDate) -> Result<Option<usize>> {
    let named = statutes.membership.appeal_to.as_ref().and_then(|code| statutes.level(code.as_str()));
    let Some(named) = named else { return Ok(None) };
    for (at, code) in line.iter().enumerate() {
        let level = territory::place_on(tx, code, day)?.level;
        if named.territory_levels.iter().any(|known| known.as_str() == level) {
            return Ok(Some(at));
        }
    }
    Ok(None)
}
