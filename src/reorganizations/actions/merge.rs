//! Merging bodies: one takes the others in.
use std::collections::HashSet;

use crate::basis::Basis;
use crate::bodies::acts::{self, ActKind, Subject};
use crate::bodies::moves::{self, Destination};
use crate::bodies::{self, Body, BodyRef, BodyReformed};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::reach;
use crate::words::PartialDate;

use super::super::model::Merger;
use super::super::rules::{self, Refusal};
use super::wind_up::{Fate, Plan, expect_heirs, named, wind_up};

/// Lets a body take others in: they end the day before, what was theirs is its own from that day.
pub fn merge(tx: &mut Tx<'_>, body: &BodyRef, merger: &Merger) -> Result<BodyReformed> {
    take_in(tx, body, merger).map_err(|problem| problem.told_of(merger, "/on"))
}

fn take_in(tx: &mut Tx<'_>, body: &BodyRef, merger: &Merger) -> Result<BodyReformed> {
    let survivor = bodies::find(tx, body)?;
    tx.expect_version(survivor.id, survivor.version)?;
    rules::may_part(&survivor.tenure(), merger.on)?;
    let absorbed = merger.absorbs.iter().map(|body| named(tx, body)).collect::<Result<Vec<Body>>>()?;
    let mut once = HashSet::from([survivor.id]);
    for body in &absorbed {
        if !once.insert(body.id) {
            return Err(Problem::from(Refusal::BodyIsNamedTwice).because(body.slug.clone()));
        }
        if body.type_code != survivor.type_code {
            return Err(Problem::from(Refusal::TypesDiffer).because(body.slug.clone()));
        }
        rules::may_part(&body.tenure(), merger.on)?;
    }
    if let Some(code) = &merger.territory {
        reach::expect_over_territory(tx, Some(code.as_str()))?;
    }
    let basis = Basis { decision_id: merger.decision_id, source: merger.source.clone() };
    let last = merger.on.pred_opt().unwrap_or(merger.on);
    let plan = Plan {
        ends_on: PartialDate::exact(last),
        basis: basis.clone(),
        end_appointments: true,
        children: Fate::Move(vec![survivor.clone()]),
        members_to: Some(survivor.id),
        actions_to: Some(survivor.id),
        tasks_to: Some(survivor.id),
        merged_into: Some(survivor.id),
    };
    let (act, mut told) = (acts::begin(tx), Vec::new());
    for body in &absorbed {
        // A body absorbed before this one may have stood above it.
        let body = bodies::find(tx, &body.id.into())?;
        wind_up(tx, &body, &plan, &mut told)?;
    }
    expect_heirs(tx, &[survivor.id], merger.on)?;
    let mut after = bodies::find(tx, &survivor.id.into())?;
    let territory = merger.territory.as_ref().map(|code| code.as_str().to_owned());
    if territory.is_some() || merger.names.is_some() {
        let to = Destination {
            parent: after.parent_id,
            territory: territory.unwrap_or_else(|| after.territory.clone()),
            strays: false,
            names: merger.names.clone(),
        };
        after = moves::with_its_own(tx, &after, &to, merger.on, &basis, &mut told)?;
    }
    let absorbs = absorbed.iter().map(|body| body.id.into()).collect();
    let subject = (ActKind::Merger, Subject::Body(survivor.id));
    acts::conclude(tx, act, subject, merger.on, &basis, &Merger { absorbs, ..merger.clone() })?;
    moves::reformed(tx, act, after, told)
}
