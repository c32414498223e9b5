//! Who holds what, and why.
use crate::access::{self, Holding, Holdings, Permission, Principal, Scope};
use crate::db::Tx;
use crate::error::Result;
use crate::reach;
use crate::references;

use super::super::model::{ExplainQuery, Explanation, Me, Right};
use super::super::rules;

/// Whoever asked, and what may be done where.
pub(in crate::grants) fn me(tx: &mut Tx<'_>) -> Result<Me> {
    let principal = tx.actor.principal;
    let is_apart = reach::held(tx, principal)?.is_apart;
    let holdings = tx.holdings.clone();
    let (person_id, account_id) = match principal {
        Principal::Person(id) => (Some(id), None),
        Principal::Account(id) => (None, Some(id)),
        Principal::System => (None, None),
    };
    let token = tx.actor.id.map(|id| access::token(tx, id)).transpose()?.flatten();
    let held = Permission::ALL.iter().copied().filter(|permission| holdings.has(*permission)).collect();
    let rights = holdings.0.iter().map(Right::from).collect();
    Ok(Me { person_id, account_id, is_apart, permissions: held, rights, token })
}

/// Why a principal holds a permission over something, or why not. One's own rights are told to everybody, another's to
/// whoever reads rights there.
pub(in crate::grants) fn explain(tx: &mut Tx<'_>, query: &ExplainQuery) -> Result<Explanation> {
    let scope = scope(tx, query)?;
    let of = query.principal().unwrap_or(tx.actor.principal);
    let (holdings, is_apart) = if of == tx.actor.principal {
        let is_apart = reach::held(tx, of)?.is_apart;
        (tx.holdings.clone(), is_apart)
    } else {
        reach::expect_to_hold(tx, [Permission::ReadRights].into_iter().collect(), &scope)?;
        if let Principal::Person(person) = of {
            references::persons(tx, &[person])?;
        }
        reach::expect_principal(tx, of)?;
        let held = reach::held(tx, of)?;
        (held.holdings, held.is_apart)
    };
    let (by, elsewhere) = parted(tx, &holdings, query.permission, &scope)?;
    let is_allowed = !by.is_empty();
    let because = rules::because(is_allowed, !elsewhere.is_empty(), is_apart, tx.language);
    Ok(Explanation { permission: query.permission, is_allowed, because: because.to_owned(), by, elsewhere })
}

/// What is asked about.
fn scope(tx: &mut Tx<'_>, query: &ExplainQuery) -> Result<Scope> {
    if let Some(body) = &query.body {
        return Ok(Scope::Body(references::body(tx, body)?.id.0));
    }
    if let Some(person) = query.about {
        references::persons(tx, &[person])?;
        return Ok(Scope::Person(person.0));
    }
    Ok(query.territory.as_ref().map_or(Scope::Party, |code| Scope::Territory(code.as_str().to_owned())))
}

/// The rights that hold a permission over what is asked about, and those that hold it elsewhere.
fn parted(
    tx: &mut Tx<'_>,
    holdings: &Holdings,
    permission: Permission,
    scope: &Scope,
) -> Result<(Vec<Right>, Vec<Right>)> {
    let place = reach::place(tx, scope)?;
    let covers = |held: &Scope| match &place {
        None => *held == Scope::Party,
        Some(place) => held.covers(place),
    };
    let (by, elsewhere): (Vec<_>, Vec<_>) =
        holdings.of(permission).partition(|holding| covers(&holding.scope));
    let told = |held: Vec<&Holding>| held.into_iter().map(Right::from).collect();
    Ok((told(by), told(elsewhere)))
}
