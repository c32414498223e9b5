//! Ending a membership with what rests on it.
use chrono::NaiveDate;

use crate::appointments::{self, Appointment};
use crate::basis::{Basis, Source};
use crate::bodies::{self, Body, BodyId, Consequence, Happening};
use crate::db::Tx;
use crate::error::Result;
use crate::http::Resource as _;
use crate::legal;
use crate::mandates;
use crate::memberships::{self, Membership, MembershipEnd};
use crate::persons::MembershipId;
use crate::statutes;
use crate::statutes::document::{BodyKind, LegalTaskCause};
use crate::territory;

use super::model::Departed;
use super::rules;

/// Ends a membership, and on the same last day every office of its person that asks its holder to be a member. Whoever ends
/// the one may end the other: he or she holds the permission wherever the person holds something. Public mandates stand.
pub fn depart(tx: &mut Tx<'_>, id: MembershipId, end: &MembershipEnd) -> Result<Departed> {
    let membership = memberships::end(tx, id, end)?;
    let basis = basis(id, end)?;
    let how = rules::ended_by(end.standing);
    let (ended, kept) =
        appointments::end_with_membership(tx, membership.person_id, end.ends_on, how, &basis)?;
    let last = end.ends_on.latest();
    let told = |one: &Appointment, what, on| Consequence::of("appointment", one.id.0, one.path(), what, on);
    let ended = ended.iter().map(|one| told(one, Happening::Ended, last));
    let kept = kept.iter().map(|one| told(one, Happening::Kept, one.starts_latest));
    let mut consequences: Vec<Consequence> = ended.chain(kept).collect();
    consequences.extend(elected(tx, &membership, end)?);
    Ok(Departed { membership, consequences })
}

/// What becomes of the mandates of whoever left: they stand, and a departure by choice opens what the statutes say is owed.
fn elected(tx: &mut Tx<'_>, membership: &Membership, end: &MembershipEnd) -> Result<Vec<Consequence>> {
    let held = mandates::held_around(tx, membership.person_id, end.ends_on)?;
    let last = end.ends_on.latest();
    let mut told = Vec::new();
    for (mandate, _) in &held {
        told.push(Consequence::of("mandate", mandate.id.0, mandate.path(), Happening::Kept, last));
    }
    if held.is_empty() || !rules::is_by_choice(end.standing) {
        return Ok(told);
    }
    let statutes = statutes::in_force(tx, last)?;
    let owed = statutes.legal_tasks.iter().filter(|rule| rule.on == LegalTaskCause::ElectedMemberDeparture);
    let owed: Vec<_> = owed.collect();
    for (mandate, there) in &held {
        let Some(body) = debtor(tx, membership, there, last)? else { continue };
        for rule in &owed {
            let task = legal::open(tx, body, rule, last, (end.decision_id, Some(mandate.id)))?;
            let path = format!("/v1/legal-tasks/{}", task.id);
            let opened = Consequence::of("legal_task", task.id.0, path, Happening::Opened, last);
            told.push(opened.to(Some(task.body_id)));
        }
    }
    Ok(told)
}

/// The body that owes what the law asks: the unit of the membership, or the nearest governing body around the institution.
fn debtor(tx: &mut Tx<'_>, membership: &Membership, there: &str, day: NaiveDate) -> Result<Option<BodyId>> {
    if membership.unit_id.is_some() {
        return Ok(membership.unit_id);
    }
    let statutes = statutes::in_force(tx, day)?;
    let place = match territory::place_on(tx, there, day) {
        Err(problem) if problem.is_not_found() => return Ok(None),
        found => found?,
    };
    let line: Vec<String> = place.path.split('/').map(str::to_owned).collect();
    let mut around = tx.on(day, |tx| bodies::standing_at(tx, &line))?;
    around.retain(|body| {
        let of = statutes.body_type(&body.type_code);
        of.is_some_and(|of| of.governing && of.kind == BodyKind::Executive)
    });
    let height = |body: &Body| line.iter().position(|code| *code == body.territory);
    Ok(around.iter().rev().max_by_key(|body| height(body)).map(|body| body.id))
}

/// What the end of an office rests on: the basis of the end of the membership, or the membership itself.
fn basis(id: MembershipId, end: &MembershipEnd) -> Result<Basis> {
    let mut basis = Basis { decision_id: end.decision_id, source: end.source.clone() };
    if basis.is_missing() {
        basis.source = Some(Source::of_record("membership", id)?);
    }
    Ok(basis)
}
