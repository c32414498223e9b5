//! Who holds what, and why.
use crate::access::{self, Holding, Holdings, Permission, Permissions, Principal, Scope};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::PersonId;
use crate::reach::{self, Held};
use crate::references;
use crate::words::FaultKind;

use super::super::model::{ExplainQuery, Explanation, Me, Right};
use super::super::rules::Verdict;

/// Whoever asked, and what may be done where.
pub(in crate::grants) fn me(tx: &mut Tx<'_>) -> Result<Me> {
    let principal = tx.actor.principal;
    let Held { is_apart, persons, .. } = reach::held(tx, principal)?;
    let holdings = tx.holdings.clone();
    let (person_id, account_id) = principal.ids();
    let recused_from = reach::recused_from(tx, &persons)?.into_iter().map(PersonId::from).collect();
    let token = tx.actor.id.map(|id| access::token(tx, id)).transpose()?.flatten();
    let held = Permission::ALL.iter().copied().filter(|permission| holdings.has(*permission)).collect();
    let rights = holdings.held.iter().map(Right::from).collect();
    Ok(Me { person_id, account_id, is_apart, permissions: held, rights, recused_from, token })
}

/// Why a principal holds a permission over something, or why not. One's own rights are told to everybody, another's to
/// whoever reads rights there. Rights are of today.
pub(in crate::grants) fn explain(tx: &mut Tx<'_>, query: &ExplainQuery) -> Result<Explanation> {
    query.expect_one_of_each()?;
    if tx.as_of != tx.today {
        return Err(Problem::fault("?as_of", FaultKind::RightsAreOfToday));
    }
    let scope = scope(tx, query)?;
    let of = query.principal().unwrap_or(tx.actor.principal);
    let is_own = of == tx.actor.principal;
    if !is_own {
        reach::expect_to_hold(tx, [Permission::ReadRights].into_iter().collect(), &scope)?;
        if let Principal::Person(person) = of {
            references::persons(tx, &[person])?;
        }
        reach::expect_principal(tx, of)?;
    }
    let Held { holdings, lapsed, persons, is_apart } = reach::held(tx, of)?;
    let scopes = if is_own { tx.actor.scopes } else { Permissions::EVERYTHING };
    let permission = query.permission;
    let holdings = holdings.narrowed(scopes);
    let has_beside = match scope {
        Scope::Person(about) => reach::has_beside(tx, &holdings, permission, about.into())?,
        Scope::Party | Scope::Territory(_) | Scope::Body(_) => None,
    };
    let (by, mut elsewhere) = parted(tx, holdings, permission, &scope)?;
    let (lapsed, _) = parted(tx, lapsed.narrowed(scopes), permission, &scope)?;
    if !is_own {
        elsewhere = in_reach(tx, elsewhere)?;
    }
    let is_recused = match scope {
        Scope::Person(about) => reach::recused_from(tx, &persons)?.contains(&about),
        Scope::Party | Scope::Territory(_) | Scope::Body(_) => false,
    };
    let verdict = match (by.is_empty(), lapsed.is_empty(), elsewhere.is_empty()) {
        (false, ..) if is_recused && permission.only_changes() => Verdict::Recused,
        (false, ..) if has_beside == Some(false) => Verdict::Short,
        (false, ..) => Verdict::Held,
        (_, false, _) if lapsed.iter().all(Holding::is_of_an_emergency) => Verdict::Ended,
        (_, false, _) => Verdict::Lapsed,
        (.., false) => Verdict::Elsewhere,
        _ if is_apart => Verdict::Apart,
        _ => Verdict::Nowhere,
    };
    let told = |held: Vec<Holding>| held.iter().map(Right::from).collect();
    Ok(Explanation {
        permission,
        is_allowed: verdict == Verdict::Held,
        asks_beside: permission.beside(),
        has_beside,
        is_recused,
        because: verdict.because(tx.language).to_owned(),
        by: told(by),
        elsewhere: told(elsewhere),
        lapsed: told(lapsed),
    })
}

/// Those of another's rights that the caller may be told of: over what it reads rights over.
fn in_reach(tx: &mut Tx<'_>, holdings: Vec<Holding>) -> Result<Vec<Holding>> {
    let mut seen = Vec::with_capacity(holdings.len());
    for holding in holdings {
        if reach::holds(tx, Permission::ReadRights, &holding.scope)? {
            seen.push(holding);
        }
    }
    Ok(seen)
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

/// What holds a permission over what is asked about, and what holds it elsewhere: of one that is good over the whole party
/// alone, over a part of it.
fn parted(
    tx: &mut Tx<'_>,
    holdings: Holdings,
    permission: Permission,
    scope: &Scope,
) -> Result<(Vec<Holding>, Vec<Holding>)> {
    let place = if permission.is_of_the_whole() { None } else { reach::place(tx, scope)? };
    let covers = |held: &Holding| match &place {
        None => held.scope == Scope::Party,
        Some(place) => held.scope.covers(place),
    };
    Ok(holdings.held.into_iter().filter(|held| held.permissions.has(permission)).partition(covers))
}
