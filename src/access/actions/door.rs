//! Who asks, settled at every request in its own transaction.
use std::net::IpAddr;

use crate::db::{AnyConnection, Moment, Tx};
use crate::error::{Problem, Result, kinds};

use super::super::credential::Credential;
use super::super::model::{Actor, Granted};
use super::super::permission::Permission;
use super::super::store;

/// Whoever holds `credential`, if it is good at `now` and where it comes from, with what an account is granted. Nothing is remembered between requests.
pub fn authenticate(
    conn: &mut AnyConnection,
    credential: Option<&Credential>,
    source: Option<IpAddr>,
    now: Moment,
) -> Result<(Actor, Vec<Granted>)> {
    let unauthenticated = || Problem::of(&kinds::UNAUTHENTICATED);
    let credential = credential.ok_or_else(unauthenticated)?;
    let (token, granted) = match store::shown(conn, credential.id) {
        Err(problem) if problem.is_not_found() => return Err(unauthenticated()),
        found => found?,
    };
    let is_from_there = token.networks.as_ref().is_none_or(|networks| {
        source.is_some_and(|source| networks.0.iter().any(|network| network.has(source)))
    });
    let is_good = credential.matches(&token.secret_hash)
        && token.revoked_at.is_none()
        && token.expires_at.is_none_or(|expiry| now < expiry)
        && is_from_there;
    if !is_good {
        return Err(unauthenticated());
    }
    let actor = Actor {
        id: Some(credential.id),
        principal: token.principal(),
        scopes: token.scopes(),
        name: token.name,
    };
    Ok((actor, granted))
}

/// Goes on only if the caller holds `permission` over the whole party; names it otherwise.
pub fn expect(tx: &Tx<'_>, permission: Permission) -> Result<()> {
    if tx.holdings.has_over_all(permission) {
        return Ok(());
    }
    Err(Problem::of(&kinds::NOT_ALLOWED).because(permission.word()))
}
