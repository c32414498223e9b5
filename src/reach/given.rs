//! What grants give at the moment of a request.
use crate::access::{Granted, Holding, Permissions, Scope, Title};
use crate::db::Tx;
use crate::error::Result;
use crate::statutes;
use crate::territory::code_on_the_day;

use super::decide::place;
use super::load::{office, whole};

/// What these grants give: those in force, each over what it says.
pub(super) fn given(tx: &mut Tx<'_>, grants: Vec<Granted>) -> Result<Vec<Holding>> {
    let mut found = Vec::with_capacity(grants.len());
    let (today, now) = (tx.today, tx.now);
    for grant in grants.into_iter().filter(|grant| grant.is_in_force(today, now)) {
        let permissions = permissions(tx, &grant)?;
        let scope = scope(tx, &grant)?;
        let title = || match (grant.appointment_id, grant.expires_at) {
            (Some(_), _) => Title::Loan(grant.id.0),
            (None, Some(_)) => Title::Emergency(grant.id.0),
            (None, None) => Title::Grant(grant.id.0),
        };
        match grant.appointment_id {
            None => {
                let scope = scope.unwrap_or(Scope::Party);
                found.push(Holding { permissions, scope, title: title() });
            }
            // What is handed over is never more than what is held, nor elsewhere: a body may have moved since.
            Some(appointment) => {
                let narrower = scope.as_ref().map(|scope| place(tx, scope)).transpose()?.flatten();
                for office in office(tx, appointment)? {
                    if narrower.as_ref().is_some_and(|place| !office.scope.covers(place)) {
                        continue;
                    }
                    let permissions = permissions.and(office.permissions);
                    let scope = scope.clone().unwrap_or(office.scope);
                    found.push(Holding { permissions, scope, title: title() });
                }
            }
        }
    }
    found.retain(|holding| holding.permissions != Permissions::default());
    Ok(found)
}

/// Which permissions: those named, and those of the role by the statutes of today.
fn permissions(tx: &mut Tx<'_>, grant: &Granted) -> Result<Permissions> {
    let named: Permissions = grant.permissions.0.iter().copied().collect();
    let Some(role) = &grant.role else { return Ok(named) };
    let today = tx.today;
    let statutes = statutes::in_force(tx, today)?;
    let role = statutes.role(role).map(|role| role.permissions.as_slice()).unwrap_or_default();
    Ok(role.iter().copied().fold(named, Permissions::with))
}

/// Over what, if it says so: a territory goes by the code it bears today.
fn scope(tx: &mut Tx<'_>, grant: &Granted) -> Result<Option<Scope>> {
    match (&grant.body_id, &grant.territory) {
        (Some(body), _) => Ok(Some(Scope::Body(body.0))),
        (None, Some(code)) => {
            let today = tx.today;
            let code = tx.on(today, |tx| code_on_the_day(tx, code))?;
            whole(tx, code).map(Some)
        }
        (None, None) => Ok(None),
    }
}
