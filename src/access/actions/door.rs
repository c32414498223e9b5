//! Who asks, settled at every request in its own transaction.
use std::net::IpAddr;

use crate::db::{AnyConnection, Moment, Tx};
use crate::error::{Problem, Result, kinds};

use super::super::credential::Credential;
use super::super::evidence::Evidence;
use super::super::model::{Actor, Granted, Shown};
use super::super::oidc::Vouched;
use super::super::permission::{Permission, Permissions};
use super::super::principal::Principal;
use super::super::remembered::Remembered;
use super::super::store;

/// Whoever asks, if what is shown is good at `now` and where it comes from, with what an account is granted. Of what the
/// connection remembers only what is so still is used. Through an open door whoever shows nothing comes in too.
pub fn authenticate(
    conn: &mut AnyConnection,
    remembered: Option<&mut Remembered>,
    evidence: Option<&Evidence>,
    source: Option<IpAddr>,
    now: Moment,
    is_open: bool,
) -> Result<(Actor, Vec<Granted>)> {
    match evidence {
        Some(Evidence::Token(credential)) => {
            let found = match remembered {
                Some(remembered) => remembered.shown(conn, credential.id),
                None => store::shown(conn, credential.id),
            };
            holder(found, credential, source, now)
        }
        Some(Evidence::Vouched(vouched)) => Ok((person(conn, vouched, now)?, Vec::new())),
        None if is_open => Ok((Actor::anyone(), Vec::new())),
        Some(Evidence::Unproven(_)) | None => Err(Problem::of(&kinds::UNAUTHENTICATED)),
    }
}

/// The person that someone at the provider is: with all his or her rights, and none that the provider speaks of. A
/// subject nobody has is refused as an unknown token is.
fn person(conn: &mut AnyConnection, vouched: &Vouched, now: Moment) -> Result<Actor> {
    let mapped = store::mapped(conn, &vouched.issuer, &vouched.subject)?;
    let Some((identity, person, name_ar, name_latin)) = mapped.filter(|_| now < vouched.good_until) else {
        tracing::info!("an access token is of nobody the registry knows, or its time is over");
        return Err(Problem::of(&kinds::UNAUTHENTICATED));
    };
    Ok(Actor {
        id: Some(identity),
        principal: Principal::Person(person),
        scopes: Permissions::EVERYTHING,
        good_until: Some(vouched.good_until),
        networks: None,
        name: name_ar.or(name_latin).unwrap_or_default(),
    })
}

/// Whoever holds one of our tokens.
fn holder(
    found: Result<(Shown, Vec<Granted>)>,
    credential: &Credential,
    source: Option<IpAddr>,
    now: Moment,
) -> Result<(Actor, Vec<Granted>)> {
    let unauthenticated = || Problem::of(&kinds::UNAUTHENTICATED);
    let (token, granted) = match found {
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
        good_until: token.expires_at,
        networks: token.networks.map(|networks| networks.0),
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
