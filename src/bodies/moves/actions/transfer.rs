//! A body moved with what is at its place.
use chrono::NaiveDate;

use crate::basis::{ActId, Basis};
use crate::db::Tx;
use crate::error::{Problem, Result};

use super::super::super::actions::{place_by, reaches};
use super::super::super::acts::{self, ActKind, Subject};
use super::super::super::model::{
    Body, BodyId, BodyRef, BodyReformed, BodyTold, Consequence, Days, Happening,
};
use super::super::super::rules::Refusal as BodyRefusal;
use super::super::super::store as bodies;
use super::super::follow::follow_acts;
use super::super::model::NewMove;
use super::super::rules::Refusal;
use super::relocate::{Destination, relocate};
use super::settled_on;
use crate::bodies::expect_over_site;

/// Moves a body as asked, and with it the bodies under it that are at the territory it leaves.
pub fn transfer(tx: &mut Tx<'_>, body: &BodyRef, new: &NewMove) -> Result<BodyReformed> {
    put(tx, body, new).map_err(|problem| problem.told_of(new, "/on"))
}

fn put(tx: &mut Tx<'_>, body: &BodyRef, new: &NewMove) -> Result<BodyReformed> {
    let before = bodies::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    if new.root && new.parent.is_some() {
        return Err(Refusal::ParentOrRoot.into());
    }
    let parent = match &new.parent {
        Some(parent) => Some(bodies::find(tx, parent).map_err(|problem| {
            if problem.is_not_found() { BodyRefusal::ParentIsUnknown.into() } else { problem }
        })?),
        None => None,
    };
    if new.parent.is_some() || new.territory.is_some() {
        expect_over_site(tx, new.parent.as_ref(), new.territory.as_ref())?;
    }
    let to = Destination {
        parent: parent.map(|parent| parent.id).or(before.parent_id.filter(|_| !new.root)),
        territory: new.territory.as_ref().map_or(&*before.territory, |code| code.as_str()).to_owned(),
        strays: false,
        names: new.names.clone(),
    };
    let basis = Basis { decision_id: new.decision_id, source: new.source.clone() };
    let (act, mut consequences) = (acts::begin(tx), Vec::new());
    let after = with_its_own(tx, &before, &to, new.on, &basis, &mut consequences)?;
    let ordered = NewMove { parent: new.parent.as_ref().and(to.parent).map(BodyRef::Id), ..new.clone() };
    acts::conclude(tx, act, (ActKind::Move, Subject::Body(before.id)), new.on, &basis, &ordered)?;
    reformed(tx, act, after, consequences)
}

/// The body as it is told, with what came of the act.
pub fn reformed(
    tx: &mut Tx<'_>,
    act_id: ActId,
    body: Body,
    consequences: Vec<Consequence>,
) -> Result<BodyReformed> {
    let (day, language) = (tx.as_of, tx.language);
    let body = settled_on(tx, vec![body], day)?.pop().ok_or_else(Problem::not_found)?;
    Ok(BodyReformed { act_id, body: BodyTold::of(body, language), consequences })
}

/// Moves a body; the bodies under it that are then at the territory it leaves go with it, and all of them follow their
/// territory through the acts recorded for later days. Those that are elsewhere stay, and where it no longer reaches
/// them that is told.
pub fn with_its_own(
    tx: &mut Tx<'_>,
    before: &Body,
    to: &Destination,
    on: NaiveDate,
    basis: &Basis,
    consequences: &mut Vec<Consequence>,
) -> Result<Body> {
    carry(tx, before, to, on, (basis, false), consequences)
}

/// The same; one that goes along with another is told so beside the basis.
fn carry(
    tx: &mut Tx<'_>,
    before: &Body,
    to: &Destination,
    on: NaiveDate,
    (basis, goes_along): (&Basis, bool),
    consequences: &mut Vec<Consequence>,
) -> Result<Body> {
    let (after, site) = relocate(tx, before, to, on, basis, goes_along)?;
    consequences.push(Consequence::of_body(&after, Happening::Moved, on).to(after.parent_id));
    if let Some(parent) = after.parent_id.filter(|_| to.strays) {
        let parent = bodies::find(tx, &parent.into())?;
        tell_stranded(tx, &parent, &after, on, consequences)?;
    }
    if after.territory != before.territory {
        for child in bodies::stations_under(tx, before.id)? {
            let Some(shared) = child.days.shared_with(&Days::since(on)) else { continue };
            let first = shared.from.unwrap_or(on);
            if first == on && child.body.territory == before.territory {
                let (parent, territory) = (child.body.parent_id, after.territory.clone());
                let along = Destination { parent, territory, strays: false, names: None };
                carry(tx, &child.row, &along, on, (basis, true), consequences)?;
            } else {
                tell_stranded(tx, &after, &child.body, first, consequences)?;
            }
        }
    }
    follow_acts(tx, after, &site, on, &[], consequences)
}

/// Tells of a body that stands from a day where the one above it does not reach.
pub(in crate::bodies::moves) fn tell_stranded(
    tx: &mut Tx<'_>,
    parent: &Body,
    body: &Body,
    on: NaiveDate,
    consequences: &mut Vec<Consequence>,
) -> Result<()> {
    if !reaches(tx, parent, &body.territory, on)? {
        consequences.push(Consequence::of_body(body, Happening::Stranded, on).to(Some(parent.id)));
    }
    Ok(())
}

/// Tells which of the bodies under one that is back where it stood are then, from `on` or since, where it does not
/// reach.
pub fn left_stranded(tx: &mut Tx<'_>, body: BodyId, on: NaiveDate) -> Result<Vec<Consequence>> {
    let mut told = Vec::new();
    let parent = bodies::find(tx, &body.into())?;
    for child in bodies::stations_under(tx, body)? {
        let Some(shared) = child.days.shared_with(&Days::since(on.max(parent.starts_latest))) else {
            continue;
        };
        let from = shared.from.unwrap_or(on).max(child.body.starts_latest);
        if child.body.ends_latest.is_some_and(|last| last < from) {
            continue;
        }
        let (_, day) = place_by(tx, &child.body.territory, from)?;
        if !reaches(tx, &parent, &child.body.territory, day)? {
            told.push(Consequence::of_body(&child.body, Happening::Stranded, from).to(Some(body)));
        }
    }
    Ok(told)
}
