//! The committees that hear cases, who votes in them, and the one above.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::bodies::{self, Body, BodyId, BodyRef};
use crate::db::Tx;
use crate::electorates;
use crate::error::{Problem, Result};
use crate::memberships;
use crate::persons::PersonId;
use crate::statutes::document::Code;
use crate::statutes::{self, Document};
use crate::territory;

use super::super::model::{Case, CaseMember, CaseParty};
use super::super::rules::{self, Refusal};
use super::bars::{close_to_each, hears_cases, is_barred};

/// A committee as it is on a day: who certainly votes in it, and how many must.
pub(super) struct Committee {
    pub(super) body: Body,
    pub(super) voters: HashSet<PersonId>,
    pub(super) needed: usize,
}

/// The body that is named, if it hears cases; whoever complains learns nothing of any other, not even that it is there.
pub(super) fn named(tx: &mut Tx<'_>, named: &BodyRef) -> Result<Body> {
    let none = || Problem::from(Refusal::BodyHearsNoCases);
    let found =
        bodies::find(tx, named).map_err(|problem| if problem.is_not_found() { none() } else { problem })?;
    if hears(tx, &found)? { Ok(found) } else { Err(none()) }
}

/// Whether a body is there today and hears cases.
pub(super) fn hears(tx: &mut Tx<'_>, body: &Body) -> Result<bool> {
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    Ok(body.tenure().on(today).is_some() && hears_cases(&statutes.discipline, &body.competences.0))
}

/// The committee of that id, as it is on `day`: whoever is suspended does not vote in it.
pub(super) fn on(tx: &mut Tx<'_>, id: BodyId, day: NaiveDate) -> Result<Committee> {
    let body = tx.on(day, |tx| bodies::find(tx, &id.into()))?;
    let statutes = statutes::in_force(tx, day)?;
    let mut voters = electorates::voters(tx, vec![id], day)?.remove(&id).unwrap_or_default();
    let all: Vec<PersonId> = voters.iter().copied().collect();
    for suspended in tx.on(day, |tx| memberships::suspended(tx, &all))? {
        voters.remove(&suspended);
    }
    let needed = rules::needed(statutes.body_type(&body.type_code), voters.len());
    Ok(Committee { body, voters, needed })
}

/// Those of a committee who may judge a case of these parties, that these are or were assigned to.
pub(super) fn able(
    tx: &mut Tx<'_>,
    case: &Case,
    committee: &Committee,
    (parties, members): (&[CaseParty], &[CaseMember]),
) -> Result<Vec<PersonId>> {
    let mut able: Vec<PersonId> = committee.voters.iter().copied().collect();
    let close = close_to_each(tx, &able)?;
    able.retain(|person| {
        let close = close.get(person).map(Vec::as_slice).unwrap_or_default();
        !is_barred(case, *person, close, parties, members)
    });
    able.sort_unstable();
    Ok(able)
}

/// The nearest committee above another that hears cases: at the territory it is in, or one around it. At the level that
/// is named, if one is.
pub(super) fn above(
    tx: &mut Tx<'_>,
    statutes: &Document,
    (below, level): (&Body, Option<&Code>),
    day: NaiveDate,
) -> Result<Option<Body>> {
    let place = territory::place_on(tx, &below.territory, day)?;
    let line: Vec<String> = place.path.split('/').map(str::to_owned).collect();
    let mut around = tx.on(day, |tx| bodies::standing_at(tx, &line))?;
    around.retain(|body| body.id != below.id && hears_cases(&statutes.discipline, &body.competences.0));
    let height = |body: &Body| line.iter().position(|code| *code == body.territory);
    let own = height(below);
    let named = level.and_then(|level| statutes.level(level.as_str()));
    let mut wanted = None;
    if let Some(named) = named {
        for (at, code) in line.iter().enumerate() {
            let level = territory::place_on(tx, code, day)?.level;
            if named.territory_levels.iter().any(|known| known.as_str() == level) {
                wanted = Some(at);
            }
        }
    }
    let is_above = |body: &&Body| match wanted {
        Some(at) if own.is_none_or(|own| at < own) => height(body) == Some(at),
        _ => height(body) < own,
    };
    Ok(around.iter().rev().filter(is_above).max_by_key(|body| height(body)).cloned())
}
