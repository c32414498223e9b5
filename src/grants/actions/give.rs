//! Rights given, handed on, taken in an emergency, and taken back.
use chrono::Duration;

use crate::access::{AccountId, Holding, Permission, Permissions, Place, Principal, Scope};
use crate::appointments;
use crate::basis::{Basis, Source};
use crate::bodies::BodyRef;
use crate::db::{Json, Moment, Tx};
use crate::error::{Problem, Result, kinds};
use crate::journal;
use crate::reach;
use crate::references;
use crate::statutes;
use crate::territory::{self, TerritoryCode};

use super::super::model::{
    Grant, GrantId, GrantKind, GrantTold, NewDelegation, NewEmergency, NewGrant, line,
};
use super::super::rules::{self, Refusal};
use super::super::store;

/// Gives rights to another, on a basis. Whoever gives holds what is given, over all it is given over.
pub(in crate::grants) fn grant(tx: &mut Tx<'_>, new: &NewGrant) -> Result<GrantTold> {
    let basis = Basis { decision_id: new.decision_id, source: new.source.clone() };
    if basis.is_missing() {
        return Err(appointments::Refusal::BasisIsMissing.into());
    }
    tx.is_undecided = false;
    let grant = drafted(tx, new)?;
    rules::to_another(tx.actor.principal, grant.principal())
        .map_err(|refusal| of_taker(new, refusal.into()))?;
    reach::expect_decision(tx, new.decision_id)?;
    let given = reach::permissions_of(tx, &grant.permissions.0, grant.role.as_deref())?;
    let scope = grant.scope();
    reach::expect_to_give(tx, [Permission::Grant].into_iter().collect(), &scope)?;
    reach::expect_to_give(tx, given, &scope)?;
    kept(tx, grant).map(GrantTold::from)
}

/// Gives rights on the word of whoever holds the registry.
pub fn give(tx: &mut Tx<'_>, new: &NewGrant) -> Result<Grant> {
    let grant = drafted(tx, new)?;
    kept(tx, grant)
}

/// Gives everything over the whole party to the account a registry is founded with.
pub fn found(tx: &mut Tx<'_>, account: AccountId) -> Result<Grant> {
    let mut grant = blank(tx, GrantKind::Grant);
    grant.account_id = Some(account);
    grant.permissions = Json(vec![Permission::Everything]);
    grant.reason = Some("a registry begins with somebody who may do everything".to_owned());
    kept(tx, grant)
}

fn drafted(tx: &mut Tx<'_>, new: &NewGrant) -> Result<Grant> {
    let principal = match (new.person_id, new.account_id) {
        (Some(person), None) => Principal::Person(person),
        (None, Some(account)) => Principal::Account(account),
        _ => return Err(of_taker(new, Refusal::GrantIsToOne.into())),
    };
    taker(tx, principal).map_err(|problem| of_taker(new, problem))?;
    if new.role.is_none() && new.permissions.is_empty() {
        return Err(Refusal::GrantIsEmpty.into());
    }
    let mut grant = placed(tx, GrantKind::Grant, new.territory.as_ref(), new.body.as_ref())?;
    grant.person_id = new.person_id;
    grant.account_id = new.account_id;
    grant.role = new.role.as_ref().map(ToString::to_string);
    grant.permissions = Json(new.permissions.clone());
    grant.starts_on = new.starts_on.unwrap_or(tx.today);
    grant.ends_on = new.ends_on;
    rules::on_days(grant.starts_on, grant.ends_on, tx.today)?;
    grant.reason = line(new.reason.as_ref());
    grant.decision_id = new.decision_id;
    grant.source = new.source.clone().map(Json::<Source>);
    if let Some(role) = &new.role {
        let today = tx.today;
        statutes::in_force(tx, today)?.role(role).ok_or(Refusal::RoleIsUnknown)?;
    }
    Ok(grant)
}

/// Goes on only if there is such a principal, in the caller's sight, that can hold anything.
fn taker(tx: &mut Tx<'_>, principal: Principal) -> Result<()> {
    if let Principal::Person(person) = principal {
        references::persons(tx, &[person])?;
    }
    reach::expect_principal(tx, principal)
}

/// A refusal of whoever is to be given rights, told of the field that names it.
fn of_taker(new: &NewGrant, problem: Problem) -> Problem {
    let field = if new.account_id.is_some() { "/account_id" } else { "/person_id" };
    problem.told_at(|_| field.to_owned())
}

/// Hands powers of the caller's own office to a member for a time.
pub(in crate::grants) fn delegate(tx: &mut Tx<'_>, new: &NewDelegation) -> Result<GrantTold> {
    let Principal::Person(caller) = tx.actor.principal else { return Err(Refusal::OfficeIsNotOnes.into()) };
    tx.is_undecided = false;
    if store::office(tx, new.appointment_id)?.is_none_or(|(holder, _)| holder != caller) {
        return Err(Refusal::OfficeIsNotOnes.into());
    }
    let office = reach::office(tx, new.appointment_id)?;
    if office.is_empty() {
        return Err(Refusal::OfficeIsNotOnes.into());
    }
    let asked: Permissions = new.permissions.iter().copied().collect();
    let gives = office.iter().flat_map(|holding| holding.permissions.iter()).collect::<Permissions>();
    rules::may_delegate(gives.and(tx.actor.scopes), asked)?;
    references::persons(tx, &[new.person_id])?;
    rules::to_another(tx.actor.principal, Principal::Person(new.person_id))?;
    if reach::held(tx, Principal::Person(new.person_id))?.is_apart {
        return Err(Refusal::DelegateIsNoMember.into());
    }
    let mut grant = placed(tx, GrantKind::Delegation, new.territory.as_ref(), new.body.as_ref())?;
    grant.person_id = Some(new.person_id);
    grant.permissions = Json(new.permissions.clone());
    grant.appointment_id = Some(new.appointment_id);
    grant.starts_on = new.starts_on.unwrap_or(tx.today);
    grant.ends_on = Some(new.ends_on);
    grant.reason = line(new.reason.as_ref());
    rules::on_days(grant.starts_on, grant.ends_on, tx.today)?;
    if grant.territory.is_some() || grant.body_id.is_some() {
        // Narrower than the office, or as wide: never beside it.
        let scope = grant.scope();
        let place = reach::place(tx, &scope)?;
        let reaches = |place: &Place| {
            let gives = |holding: &&Holding| holding.permissions.and(asked) != Permissions::default();
            office.iter().filter(gives).all(|holding| holding.scope.covers(place))
        };
        if !place.as_ref().is_some_and(reaches) {
            return Err(Refusal::PowerIsNotToDelegate.into());
        }
    }
    kept(tx, grant).map(GrantTold::from)
}

/// Gives the caller what it does not hold, for some minutes: told in the journal, and to whoever reads rights, at once.
pub(in crate::grants) fn break_glass(tx: &mut Tx<'_>, new: &NewEmergency) -> Result<GrantTold> {
    let mut grant = placed(tx, GrantKind::Emergency, new.territory.as_ref(), new.body.as_ref())?;
    let (scope, asked) = (grant.scope(), new.permissions.iter().copied().collect());
    let place = reach::place(tx, &scope)?;
    let held = reach::held(tx, tx.actor.principal)?.holdings;
    rules::may_take(held.over(place.as_ref()), asked)?;
    for taken in held.held.iter().filter(|holding| holding.is_of_an_emergency()) {
        if taken.permissions.and(asked) != Permissions::default() && meets(tx, &taken.scope, &scope)? {
            return Err(Refusal::EmergencyLasts.into());
        }
    }
    match tx.actor.principal {
        Principal::Person(id) => grant.person_id = Some(id),
        Principal::Account(id) => grant.account_id = Some(id),
        Principal::System | Principal::Anyone => return Err(Refusal::GrantIsToOne.into()),
    }
    grant.permissions = Json(new.permissions.clone());
    let minutes = Duration::try_minutes(new.minutes).unwrap_or_default();
    grant.expires_at = tx.now.0.checked_add_signed(minutes).map(Moment::new);
    grant.reason = line(Some(&new.reason));
    tracing::warn!(principal = %tx.actor.principal, grant = %grant.id, "rights were taken in an emergency");
    kept(tx, grant).map(GrantTold::from)
}

/// Whether one of two scopes has something of the other in it.
fn meets(tx: &mut Tx<'_>, one: &Scope, other: &Scope) -> Result<bool> {
    let [first, second] = [reach::place(tx, one)?, reach::place(tx, other)?];
    let covers = |scope: &Scope, place: Option<Place>| {
        *scope == Scope::Party || place.is_some_and(|place| scope.covers(&place))
    };
    Ok(covers(one, second) || covers(other, first))
}

/// Takes rights back, from the very next request on: whoever gave them, or who gives rights there and holds all of
/// these. A token that gives none takes none back, but for an emergency of its own principal's.
pub(in crate::grants) fn revoke(tx: &mut Tx<'_>, id: GrantId) -> Result<GrantTold> {
    let before = super::look::visible(tx, id)?;
    tx.expect_version(id, before.version)?;
    let is_over = before.ends_on.is_some_and(|last| last < tx.today)
        || before.expires_at.is_some_and(|expiry| expiry <= tx.now);
    if before.revoked_at.is_some() || is_over {
        return Err(Refusal::GrantIsRevoked.into());
    }
    if before.principal() == tx.actor.principal && before.kind != GrantKind::Emergency {
        return Err(Refusal::GrantIsOnesOwn.into());
    }
    let mine = tx.actor.principal.to_string();
    if before.principal() != tx.actor.principal {
        if !tx.actor.scopes.has(Permission::Grant) {
            return Err(Problem::of(&kinds::NOT_ALLOWED).because(Permission::Grant.word()));
        }
        if before.granted_by != mine {
            let given = reach::permissions_of(tx, &before.permissions.0, before.role.as_deref())?
                .with(Permission::Grant);
            reach::expect_to_hold(tx, given, &before.scope())?;
        }
    }
    let version = before.version.saturating_add(1);
    let after = Grant {
        revoked_at: Some(tx.now),
        revoked_by: Some(mine),
        version,
        updated_at: tx.now,
        ..before.clone()
    };
    store::revoke(tx, &after)?;
    journal::changed(tx, "grant", id, &before, &after)?;
    Ok(after.into())
}

fn kept(tx: &mut Tx<'_>, grant: Grant) -> Result<Grant> {
    let lasting = usize::try_from(store::lasting(tx, &grant)?).map_err(Problem::internal)?;
    if lasting >= rules::MOST {
        return Err(Refusal::GrantsAreTooMany.into());
    }
    store::insert(tx, &grant)?;
    journal::created(tx, "grant", grant.id, &grant)?;
    Ok(grant)
}

/// A grant of nothing to nobody, from today on.
fn blank(tx: &Tx<'_>, kind: GrantKind) -> Grant {
    Grant {
        id: GrantId::new(),
        kind,
        person_id: None,
        account_id: None,
        role: None,
        permissions: Json(Vec::new()),
        territory: None,
        body_id: None,
        appointment_id: None,
        starts_on: tx.today,
        ends_on: None,
        expires_at: None,
        reason: None,
        decision_id: None,
        source: None,
        granted_by: tx.actor.principal.to_string(),
        revoked_at: None,
        revoked_by: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    }
}

/// The same, over what is named.
fn placed(
    tx: &mut Tx<'_>,
    kind: GrantKind,
    code: Option<&TerritoryCode>,
    body: Option<&BodyRef>,
) -> Result<Grant> {
    let mut grant = blank(tx, kind);
    match (code, body) {
        (Some(_), Some(_)) => return Err(Refusal::GrantIsOverTwo.into()),
        (Some(code), None) => {
            let today = tx.today;
            let place = territory::place_on(tx, code.as_str(), today).map_err(|problem| {
                if problem.is_not_found() { crate::unknown::Unknown::Territory.into() } else { problem }
            })?;
            grant.territory = Some(place.code);
        }
        (None, Some(body)) => grant.body_id = Some(references::body(tx, body)?.id),
        (None, None) => {}
    }
    Ok(grant)
}
