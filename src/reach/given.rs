//! What grants give at the moment of a request.
use std::collections::HashMap;

use crate::access::{Granted, Holding, Permission, Permissions, Principal, RestsOn, Scope, Title};
use crate::basis::AppointmentId;
use crate::db::Tx;
use crate::error::Result;
use crate::persons::PersonId;
use crate::statutes;
use crate::territory::{self, Place};

use super::decide::place;
use super::offices::held_by;
use super::resting::{Resting, Titles};

/// What these grants give, each over what it says; what rests on its giver apart.
pub(super) fn given(tx: &mut Tx<'_>, grants: Vec<Granted>) -> Result<Titles> {
    let mut found = Titles::default();
    let territories = territories(tx, &grants)?;
    for grant in grants {
        let permissions = permissions_of(tx, &grant.permissions.0, grant.role.as_deref())?;
        let scope = match (grant.body_id, &grant.territory) {
            (Some(body), _) => Some(Scope::Body(body.0)),
            (None, Some(code)) => {
                Some(territories.get(code).cloned().unwrap_or_else(|| Scope::Territory(code.clone())))
            }
            (None, None) => None,
        };
        let whole =
            |title: Title| Holding { permissions, scope: scope.clone().unwrap_or(Scope::Party), title };
        match (grant.appointment_id, grant.expires_at) {
            (Some(appointment), _) => {
                if let Some((lender, lent)) = lent(tx, &grant, appointment, permissions, scope.as_ref())? {
                    found.own.extend(lent);
                    found.lenders.push(lender);
                }
            }
            (None, Some(_)) => found.own.push(whole(Title::Emergency(grant.id.0))),
            (None, None) => {
                let holding = whole(Title::Grant(grant.id.0));
                let rests_on = RestsOn::of_given(&grant.granted_by);
                if rests_on != RestsOn::Grantor {
                    found.own.push(holding);
                } else if let Some(grantor) = Principal::named(&grant.granted_by) {
                    found.resting.push(Resting { grantor, holding, place: None });
                }
            }
        }
    }
    found.own.retain(|holding| holding.permissions != Permissions::default());
    Ok(found)
}

/// Whose office is handed over, and what of it: never more than it gives, nor elsewhere, for a body may have moved since.
fn lent(
    tx: &mut Tx<'_>,
    grant: &Granted,
    appointment: AppointmentId,
    permissions: Permissions,
    scope: Option<&Scope>,
) -> Result<Option<(PersonId, Vec<Holding>)>> {
    let narrower = scope.map(|scope| place(tx, scope)).transpose()?.flatten();
    let reaches = |office: &Holding| narrower.as_ref().is_none_or(|place| office.scope.covers(place));
    let of = |office: Holding| Holding {
        permissions: permissions.and(office.permissions),
        scope: scope.cloned().unwrap_or(office.scope),
        title: Title::Loan(grant.id.0),
    };
    let held = held_by(tx, appointment)?;
    Ok(held.map(|(lender, office)| (lender, office.into_iter().filter(reaches).map(of).collect())))
}

/// The permissions that are named, and those of the role by the statutes of today: a role they have not gives none.
pub fn permissions_of(tx: &mut Tx<'_>, named: &[Permission], role: Option<&str>) -> Result<Permissions> {
    let named: Permissions = named.iter().copied().collect();
    let Some(role) = role else { return Ok(named) };
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    let role = statutes.role(role).map(|role| role.permissions.as_slice()).unwrap_or_default();
    Ok(role.iter().copied().fold(named, Permissions::with))
}

/// The territories that grants name as scopes, by the code they name: each goes by the code it bears today, and the country
/// is the whole party. One query, however many they are, unless an act of the state moved one.
fn territories(tx: &mut Tx<'_>, grants: &[Granted]) -> Result<HashMap<String, Scope>> {
    let mut codes: Vec<String> = grants.iter().filter_map(|grant| grant.territory.clone()).collect();
    codes.sort_unstable();
    codes.dedup();
    let today = tx.today;
    let scope = |place: Place| {
        if place.parent.is_none() { Scope::Party } else { Scope::Territory(place.code) }
    };
    let places = territory::places_on(tx, &codes, today)?;
    Ok(places.into_iter().map(|(code, place)| (code, scope(place))).collect())
}
