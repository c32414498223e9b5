//! Dissolving a body.
use crate::basis::Basis;
use crate::bodies::acts::{self, ActKind, Subject};
use crate::bodies::moves;
use crate::bodies::{self, Body, BodyId, BodyRef, BodyReformed};
use crate::db::Tx;
use crate::error::Result;

use super::super::model::{Children, Dissolution};
use super::super::rules;
use super::wind_up::{Fate, Plan, expect_heirs, named, wind_up};

/// Dissolves a body, and what is under it and in it as far as the dissolution says.
pub fn dissolve(tx: &mut Tx<'_>, body: &BodyRef, dissolution: &Dissolution) -> Result<BodyReformed> {
    end(tx, body, dissolution).map_err(|problem| problem.told_of(dissolution, "/ends_on"))
}

fn end(tx: &mut Tx<'_>, body: &BodyRef, dissolution: &Dissolution) -> Result<BodyReformed> {
    let body = bodies::find(tx, body)?;
    tx.expect_version(body.id, body.version)?;
    rules::has_a_day_after(dissolution.ends_on)?;
    let heir = |tx: &mut Tx<'_>, heir: &Option<BodyRef>| -> Result<Option<BodyId>> {
        heir.as_ref().map(|heir| named(tx, heir)).transpose().map(|heir| heir.map(|heir| heir.id))
    };
    let members_to = heir(tx, &dissolution.move_memberships_to)?;
    let actions_to = heir(tx, &dissolution.hand_actions_to)?;
    let children = match &dissolution.children {
        None => Fate::Refuse,
        Some(Children::Dissolve) => Fate::Dissolve,
        Some(Children::MoveTo(heir)) => Fate::Move(vec![named(tx, heir)?]),
    };
    let mut heirs: Vec<BodyId> = members_to.into_iter().chain(actions_to).collect();
    if let Fate::Move(bodies) = &children {
        heirs.extend(bodies.iter().map(|body| body.id));
    }
    let tasks_to = match actions_to {
        Some(heir) => Some(heir),
        None => lasting_ancestor(tx, &body, dissolution)?,
    };
    let plan = Plan {
        ends_on: dissolution.ends_on,
        basis: Basis { decision_id: dissolution.decision_id, source: dissolution.source.clone() },
        end_appointments: dissolution.end_appointments,
        children,
        members_to,
        actions_to,
        tasks_to,
        merged_into: None,
    };
    let (act, mut told) = (acts::begin(tx), Vec::new());
    let ended = wind_up(tx, &body, &plan, &mut told)?;
    expect_heirs(tx, &heirs, plan.day_after())?;
    let ordered = Dissolution {
        children: match &plan.children {
            Fate::Move(heirs) => heirs.first().map(|heir| Children::MoveTo(heir.id.into())),
            _ => dissolution.children.clone(),
        },
        move_memberships_to: members_to.map(BodyRef::Id),
        hand_actions_to: actions_to.map(BodyRef::Id),
        ..dissolution.clone()
    };
    let subject = (ActKind::Dissolution, Subject::Body(body.id));
    acts::conclude(tx, act, subject, plan.day_after(), &plan.basis, &ordered)?;
    moves::reformed(tx, act, ended, told)
}

/// The next body above that is still there when this one has ended.
fn lasting_ancestor(tx: &mut Tx<'_>, body: &Body, dissolution: &Dissolution) -> Result<Option<BodyId>> {
    let last = dissolution.ends_on.latest();
    let above = bodies::ancestors(tx, body, last)?;
    let lasts = |above: &&Body| above.ends_latest.is_none_or(|ends| last < ends);
    Ok(above.iter().skip(1).find(lasts).map(|above| above.id))
}
