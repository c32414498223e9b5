//! Tokens: issued, rotated, revoked.
use chrono::Duration;

use crate::db::{Json, Moment, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::reach;

use super::super::credential::Credential;
use super::super::model::{NewToken, Rotation, Token, TokenId, TokenIssued, TokenQuery, TokenTold};
use super::super::permission::Permission;
use super::super::principal::Principal;
use super::super::rules::{self, Refusal};
use super::super::store;
use super::door::expect;

/// Issues a token; the answer carries its secret, once. One in another's name needs more than keeping tokens: whoever
/// issues it could use it, and so must hold all that it is good for.
pub(in crate::access) fn issue(tx: &mut Tx<'_>, new: &NewToken) -> Result<TokenIssued> {
    let principal = match (new.person_id, new.account_id) {
        (Some(_), Some(_)) => return Err(Refusal::TokenIsOfTwo.into()),
        (Some(person), None) => Principal::Person(person),
        (None, Some(account)) => Principal::Account(account),
        (None, None) => tx.actor.principal,
    };
    let mut new = new.clone();
    if principal == tx.actor.principal {
        // Whoever steals an app's token does not multiply it.
        if matches!(principal, Principal::Account(_)) {
            expect(tx, Permission::KeepTokens)?;
        }
        // A narrow token begets none that is wider, and none that outlasts it.
        new.scopes = new.scopes.or_else(|| rules::words(tx.actor.scopes));
        new.expires_at = rules::within(new.expires_at, tx.actor.good_until);
        if !tx.actor.scopes.covers(rules::good_for(new.scopes.as_deref())) {
            return Err(Refusal::TokenIsNarrower.into());
        }
    } else {
        expect(tx, Permission::KeepTokens)?;
        reach::expect_to_give_all_of(tx, principal, rules::good_for(new.scopes.as_deref()))?;
    }
    // Whoever steals a token that is good here alone does not take another away.
    new.networks = rules::from_within(new.networks, tx.actor.networks.as_deref())?;
    new.expires_at = rules::expiry(principal, tx.now, new.expires_at)?;
    issue_for(tx, principal, &new)
}

/// Issues a token in a principal's name, on the word of whoever holds the registry.
pub fn issue_for(tx: &mut Tx<'_>, principal: Principal, new: &NewToken) -> Result<TokenIssued> {
    reach::expect_principal(tx, principal)?;
    insert(tx, principal, new, None)
}

fn insert(
    tx: &mut Tx<'_>,
    principal: Principal,
    new: &NewToken,
    rotates: Option<TokenId>,
) -> Result<TokenIssued> {
    let credential = Credential::draw()?;
    let (person_id, account_id) = match principal {
        Principal::Person(id) => (Some(id), None),
        Principal::Account(id) => (None, Some(id)),
        Principal::System | Principal::Anyone => return Err(Problem::not_found()),
    };
    let token = Token {
        id: credential.id,
        name: new.name.to_string(),
        person_id,
        account_id,
        scopes: new.scopes.clone().map(Json),
        networks: new.networks.clone().map(Json),
        rotates,
        created_by: tx.actor.id,
        expires_at: new.expires_at.map(|expiry| Moment::new(expiry.0)),
        revoked_at: None,
        revoked_by: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &token, &credential.hash())?;
    journal::created(tx, "token", token.id, &token)?;
    let token = TokenTold { token, last_used_at: None };
    Ok(TokenIssued { token, secret: Some(credential.reveal(principal)) })
}

/// Puts a new token in the place of one, good for the same; the old one ends now, or after an overlap.
pub(in crate::access) fn rotate(tx: &mut Tx<'_>, id: TokenId, rotation: &Rotation) -> Result<TokenIssued> {
    let before = own_or_kept(tx, id)?.token;
    tx.expect_version(id, before.version)?;
    if before.revoked_at.is_some() || before.expires_at.is_some_and(|expiry| expiry <= tx.now) {
        return Err(Refusal::TokenIsRevoked.into());
    }
    if before.principal() != tx.actor.principal {
        reach::expect_to_give_all_of(tx, before.principal(), before.permissions())?;
    } else if !tx.actor.scopes.covers(before.permissions()) {
        return Err(Refusal::TokenIsNarrower.into());
    }
    let networks = before.networks.clone().map(|networks| networks.0);
    if !rules::is_within(networks.as_deref(), tx.actor.networks.as_deref()) {
        return Err(Refusal::TokenIsFromElsewhere.into());
    }
    let lasted = before.expires_at.map(|expiry| expiry.0.signed_duration_since(before.created_at.0));
    let as_long = lasted.and_then(|lasted| tx.now.0.checked_add_signed(lasted)).map(Moment::new);
    // Nobody gives a longer life to what one has: that is for whoever keeps tokens.
    let is_kept = tx.holdings.has_over_all(Permission::KeepTokens);
    let asked =
        if is_kept { rotation.expires_at.or(as_long) } else { rules::within(rotation.expires_at, as_long) };
    let expires_at = rules::expiry(before.principal(), tx.now, asked)?;
    let new = NewToken {
        name: rules::named(&before.name)?,
        account_id: before.account_id,
        person_id: before.person_id,
        scopes: before.scopes.clone().map(|scopes| scopes.0),
        networks,
        expires_at,
    };
    let issued = insert(tx, before.principal(), &new, Some(id))?;
    match Duration::try_minutes(rotation.overlap_minutes).filter(|overlap| !overlap.is_zero()) {
        None => store::revoke(tx, &before)?,
        Some(overlap) => {
            let until = tx.now.0.checked_add_signed(overlap).map_or(tx.now, Moment::new);
            let until = before.expires_at.map_or(until, |expiry| expiry.min(until));
            store::expire(tx, &before, until)?;
        }
    }
    let after = store::find(tx, id)?.token;
    journal::changed(tx, "token", id, &before, &after)?;
    Ok(issued)
}

/// Ends the use of a token, of those it issued for its own principal and of what took its place, from the very next
/// request on. Whoever revokes stays: nobody is locked out, not by a narrow token that was stolen either, nor by one that is
/// good from fewer networks.
pub fn revoke(tx: &mut Tx<'_>, id: TokenId) -> Result<TokenTold> {
    let before = own_or_kept(tx, id)?.token;
    tx.expect_version(id, before.version)?;
    if tx.actor.id == Some(id) {
        return Err(Refusal::TokenRevokesItself.into());
    }
    let networks = before.networks.as_ref().map(|networks| networks.0.as_slice());
    let is_as_good = tx.actor.scopes.covers(before.permissions())
        && rules::is_within(networks, tx.actor.networks.as_deref());
    if before.principal() == tx.actor.principal && !is_as_good {
        return Err(Refusal::TokenRevokesAWiderOne.into());
    }
    let is_revoked = before.revoked_at.is_some();
    if !is_revoked {
        end(tx, &before)?;
    }
    // One that was replaced may have a successor that lives.
    let others = revoke_issued_by(tx, id, before.principal())?;
    if is_revoked && others == 0 {
        return Err(Refusal::TokenIsRevoked.into());
    }
    store::find(tx, id)
}

/// Ends the use of what a token or an identity issued for its own principal, of what took its place, and of what those
/// issued: whoever had the first may have them. Answers how many there were.
pub fn revoke_issued_by(tx: &mut Tx<'_>, first: TokenId, of: Principal) -> Result<usize> {
    let (mut issuers, mut ended) = (vec![first], 0_usize);
    while let Some(issuer) = issuers.pop() {
        for issued in store::issued_by(tx, issuer, of)? {
            issuers.push(issued.id);
            if issued.revoked_at.is_none() && Some(issued.id) != tx.actor.id {
                end(tx, &issued)?;
                ended = ended.saturating_add(1);
            }
        }
    }
    Ok(ended)
}

/// Whether what was once shown in a principal's name is good still, or what took its place: a token that was neither revoked
/// nor is over, or an identity that is the same person's. What the service itself made rests on neither.
pub fn stands(tx: &mut Tx<'_>, first: Option<TokenId>, of: Principal) -> Result<bool> {
    let Some(first) = first else { return Ok(true) };
    let mut shown = vec![first];
    while let Some(id) = shown.pop() {
        let Some(TokenTold { token, .. }) = token(tx, id)? else {
            return store::is_identity(tx, id, of);
        };
        let lasts = token.expires_at.is_none_or(|expiry| tx.now < expiry);
        if token.revoked_at.is_none() && lasts && token.principal() == of {
            return Ok(true);
        }
        shown.extend(store::successors(tx, id)?);
    }
    Ok(false)
}

fn end(tx: &mut Tx<'_>, before: &Token) -> Result<()> {
    store::revoke(tx, before)?;
    let after = store::find(tx, before.id)?.token;
    journal::changed(tx, "token", before.id, before, &after)
}

/// One of the caller's own tokens, or anybody's for whoever keeps tokens; there is no other.
fn own_or_kept(tx: &mut Tx<'_>, id: TokenId) -> Result<TokenTold> {
    let found = store::find(tx, id)?;
    let is_own = found.token.principal() == tx.actor.principal;
    let keeps = tx.holdings.has_over_all(Permission::KeepTokens);
    if is_own || keeps { Ok(found) } else { Err(Problem::not_found()) }
}

/// One token.
pub(in crate::access) fn show(tx: &mut Tx<'_>, id: TokenId) -> Result<TokenTold> {
    own_or_kept(tx, id)
}

/// A token, for whoever has it; none for whoever signed on at the provider.
pub fn token(tx: &mut Tx<'_>, id: TokenId) -> Result<Option<TokenTold>> {
    match store::find(tx, id) {
        Err(problem) if problem.is_not_found() => Ok(None),
        found => found.map(Some),
    }
}

/// Every token, oldest first: for the command line.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<TokenTold>> {
    store::all(tx)
}

/// How many tokens there are.
pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    store::count(tx, None)
}

/// The tokens, oldest first: all of them for whoever keeps tokens, the caller's own for everybody.
pub(in crate::access) fn list(
    tx: &mut Tx<'_>,
    query: &TokenQuery,
    listing: &Listing,
) -> Result<Page<TokenTold>> {
    let keeps = tx.holdings.has_over_all(Permission::KeepTokens);
    let asked = query.principal();
    if !keeps && asked.is_some_and(|asked| asked != tx.actor.principal) {
        let total = listing.total(|| Ok(0))?;
        return Ok(listing.page(Vec::new(), total, |_: &TokenTold| Vec::new()));
    }
    let of = if keeps { asked } else { Some(tx.actor.principal) };
    let total = listing.total(|| store::count(tx, of))?;
    Ok(listing.page(store::list(tx, of, listing)?, total, |told| vec![told.token.id.to_string()]))
}
