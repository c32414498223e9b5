//! Winding a body up: everything that was its own ends or goes to another, then the body itself ends.
use chrono::NaiveDate;

use crate::appointments;
use crate::basis::Basis;
use crate::bodies::handovers;
use crate::bodies::moves::{self, Destination};
use crate::bodies::{self, Body, BodyId, BodyRef, Consequence, Happening};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::journal;
use crate::legal;
use crate::memberships;
use crate::programmes;
use crate::reach;
use crate::territory;
use crate::unknown::Unknown;
use crate::words::PartialDate;

use super::super::model::Planned;
use super::super::rules::{self, MOST, Meets, Refusal};
use super::super::store;

/// What becomes of the bodies under one that ends.
#[derive(Debug, Clone)]
pub(super) enum Fate {
    /// They must have ended.
    Refuse,
    /// They end with it.
    Dissolve,
    /// They go to the body whose territory they lie in, or to the first; those every body of its type is made with end.
    Move(Vec<Body>),
}

/// How a body is wound up.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) ends_on: PartialDate,
    pub(super) basis: Basis,
    pub(super) end_appointments: bool,
    pub(super) children: Fate,
    pub(super) members_to: Option<BodyId>,
    pub(super) actions_to: Option<BodyId>,
    pub(super) tasks_to: Option<BodyId>,
    pub(super) merged_into: Option<BodyId>,
}

impl Plan {
    /// The day from which the heirs have what was handed over.
    pub(super) fn day_after(&self) -> NaiveDate {
        let last = self.ends_on.latest();
        last.succ_opt().unwrap_or(last)
    }
}

/// Winds a body up, telling everything that is done, in order.
pub(super) fn wind_up(
    tx: &mut Tx<'_>,
    body: &Body,
    plan: &Plan,
    told: &mut Vec<Consequence>,
) -> Result<Body> {
    bodies::may_end(body, plan.ends_on)?;
    handovers::expect_none_after(tx, body, plan.day_after())?;
    settle_children(tx, body, plan, told)?;
    let last = plan.ends_on.latest();
    if plan.end_appointments {
        for ended in appointments::end_with_body(tx, body.id, plan.ends_on, &plan.basis)? {
            told.push(Consequence::of("appointment", ended.id.0, ended.path(), Happening::Ended, last));
        }
    }
    let most = i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1);
    told.extend(memberships::hand_over(tx, body.id, plan.members_to, last, None, most)?);
    told.extend(programmes::hand_over(tx, body.id, plan.actions_to, last, most)?);
    told.extend(legal::hand_over(tx, body.id, plan.tasks_to, last, most)?);
    hand_over_meetings(tx, body, plan, told, most)?;
    let ended = bodies::dissolve(tx, body, plan.ends_on, &plan.basis, plan.merged_into)?;
    told.push(Consequence::of_body(&ended, Happening::Dissolved, last).to(plan.merged_into));
    rules::is_bearable(told.len())?;
    Ok(ended)
}

fn settle_children(tx: &mut Tx<'_>, body: &Body, plan: &Plan, told: &mut Vec<Consequence>) -> Result<()> {
    let below = match &plan.children {
        Fate::Refuse => return Ok(()),
        Fate::Dissolve | Fate::Move(_) => bodies::children_after(tx, body.id, plan.ends_on.latest())?,
    };
    let made_with = bodies::made_with(tx, body, plan.ends_on.latest())?;
    for child in below {
        match &plan.children {
            Fate::Move(heirs) if !made_with.contains(&child.type_code) => {
                place_under(tx, &child, body, heirs, plan, told)?;
            }
            _ => {
                let merged_into = match plan.merged_into {
                    Some(heir) => bodies::counterpart(tx, heir, &child.type_code, plan.day_after())?,
                    None => None,
                };
                let with_it = Plan { merged_into, ..plan.clone() };
                wind_up(tx, &child, &with_it, told)?;
            }
        }
    }
    Ok(())
}

/// Puts a body under one of the heirs of the body it stood under. It keeps its territory where that lies within the
/// heir's; one that was at the very place of the old body goes to the very place of the heir.
fn place_under(
    tx: &mut Tx<'_>,
    child: &Body,
    old: &Body,
    heirs: &[Body],
    plan: &Plan,
    told: &mut Vec<Consequence>,
) -> Result<()> {
    let on = plan.day_after();
    let mut within = None;
    for heir in heirs {
        if territory::is_within(tx, &child.territory, &heir.territory, on)? {
            within = Some(heir);
            break;
        }
    }
    let Some(heir) = within.or(heirs.first()) else { return Ok(()) };
    let keeps = within.is_some() || child.territory != old.territory;
    let territory = if keeps { &child.territory } else { &heir.territory };
    let to = Destination { parent: Some(heir.id), territory: territory.clone(), strays: true, names: None };
    moves::with_its_own(tx, child, &to, on, &plan.basis, told)?;
    Ok(())
}

fn hand_over_meetings(
    tx: &mut Tx<'_>,
    body: &Body,
    plan: &Plan,
    told: &mut Vec<Consequence>,
    most: i64,
) -> Result<()> {
    let (last, today) = (plan.ends_on.latest(), tx.today);
    let heir = plan.actions_to.map(|to| bodies::find(tx, &to.into())).transpose()?;
    for before in store::meetings_after(tx, body.id, last, most)? {
        let held_on = before.held_on.parse().map_err(Problem::internal)?;
        let path = format!("/v1/meetings/{}", before.id);
        match (rules::meets(held_on, last, today), &heir) {
            (Meets::Before, _) => {}
            (Meets::Later, _) => return Err(Problem::from(bodies::Refusal::MeetingsLieLater).because(path)),
            (Meets::Planned, None) => return Err(Problem::from(Refusal::MeetingsArePlanned).because(path)),
            (Meets::Planned, Some(heir)) => {
                let to = heir.id;
                rules::may_hold(&heir.tenure(), held_on)
                    .map_err(|refusal| Problem::from(refusal).because(path.clone()))?;
                let version = before.version.saturating_add(1);
                let after = Planned { body_id: to, version, updated_at: tx.now, ..before.clone() };
                store::hand_over(tx, &after)?;
                journal::changed(tx, "meeting", before.id, &before, &after)?;
                let what = Happening::HandedOver;
                let on = plan.day_after();
                told.push(Consequence::of("meeting", before.id.0, path, what, on).to(Some(to)));
            }
        }
    }
    Ok(())
}

/// The body that takes something over; refused when there is none.
pub(super) fn named(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Body> {
    let unknown = || Problem::from(Unknown::Body).because(body.to_string());
    let found =
        bodies::find(tx, body).map_err(|problem| if problem.is_not_found() { unknown() } else { problem })?;
    // What is handed over is handed over within reach.
    reach::expect_over_or(tx, found.id, unknown)?;
    Ok(found)
}

/// Goes on only if each of these bodies, as it is now, is there on the day it takes over.
pub(super) fn expect_heirs(tx: &mut Tx<'_>, heirs: &[BodyId], on: NaiveDate) -> Result<()> {
    for heir in heirs {
        let heir = bodies::find(tx, &(*heir).into())?;
        rules::may_inherit(&heir.tenure(), on)
            .map_err(|refusal| Problem::from(refusal).because(heir.slug.clone()))?;
    }
    Ok(())
}
