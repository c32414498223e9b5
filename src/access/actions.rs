//! What is done with tokens: shown at the door, issued, revoked.
use crate::db::{AnyConnection, Moment, Tx};
use crate::error::{Problem, Result, kinds};
use crate::http::{Listing, Page};
use crate::journal;

use super::credential::Credential;
use super::model::{Actor, Me, NewToken, Token, TokenId, TokenIssued, TokenKind};
use super::operations::Operation;
use super::permission::Permission;
use super::rules::{self, Refusal};
use super::store;

/// Whoever holds `credential`, if it is good at `now` and may do `operation`. Nothing is remembered between requests.
pub fn authenticate(
    conn: &mut AnyConnection,
    credential: Option<&Credential>,
    now: Moment,
    operation: Operation,
) -> Result<Actor> {
    let unauthenticated = || Problem::of(&kinds::UNAUTHENTICATED);
    let credential = credential.ok_or_else(unauthenticated)?;
    let token = match store::shown(conn, credential.id) {
        Err(problem) if problem.is_not_found() => return Err(unauthenticated()),
        found => found?,
    };
    let is_good = credential.matches(&token.secret_hash)
        && token.revoked_at.is_none()
        && token.expires_at.is_none_or(|expiry| now < expiry);
    if !is_good {
        return Err(unauthenticated());
    }
    let actor = Actor { id: Some(credential.id), name: token.name, kind: token.kind };
    admit(&actor, operation)?;
    Ok(actor)
}

/// Goes on only if `actor` may do `operation`.
pub fn admit(actor: &Actor, operation: Operation) -> Result<()> {
    if rules::may(actor.kind, operation) {
        return Ok(());
    }
    let missing = operation.rule().permission.word();
    Err(Problem::of(&kinds::NOT_ALLOWED).because(missing))
}

/// Issues the first token of an empty registry, which is an admin's; `None` when there are tokens already.
pub fn issue_first(tx: &mut Tx<'_>) -> Result<Option<String>> {
    if store::count(tx)? > 0 {
        return Ok(None);
    }
    insert(tx, "first admin".to_owned(), TokenKind::Admin, None).map(|issued| issued.secret)
}

/// Issues a token; the answer carries its secret, once.
pub fn issue(tx: &mut Tx<'_>, new: &NewToken) -> Result<TokenIssued> {
    if new.expires_at.is_some_and(|expiry| expiry <= tx.now) {
        return Err(Refusal::TokenExpiresInThePast.into());
    }
    insert(tx, new.name.to_string(), new.kind, new.expires_at)
}

fn insert(tx: &mut Tx<'_>, name: String, kind: TokenKind, expires_at: Option<Moment>) -> Result<TokenIssued> {
    let credential = Credential::draw(kind)?;
    let token = Token {
        id: credential.id,
        name,
        kind,
        created_by: tx.actor.id,
        expires_at: expires_at.map(|expiry| Moment::new(expiry.0)),
        revoked_at: None,
        revoked_by: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &token, &credential.hash())?;
    journal::created(tx, "token", token.id, &token)?;
    Ok(TokenIssued { token, secret: Some(credential.reveal()) })
}

/// Ends a token's use, from the very next request on. Whoever revokes stays: nobody is locked out.
pub fn revoke(tx: &mut Tx<'_>, id: TokenId) -> Result<Token> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    if tx.actor.id == Some(id) {
        return Err(Refusal::TokenRevokesItself.into());
    }
    if before.revoked_at.is_some() {
        return Err(Refusal::TokenIsRevoked.into());
    }
    store::revoke(tx, &before, tx.now)?;
    let after = store::find(tx, id)?;
    journal::changed(tx, "token", id, &before, &after)?;
    Ok(after)
}

/// One token.
pub(super) fn show(tx: &mut Tx<'_>, id: TokenId) -> Result<Token> {
    store::find(tx, id)
}

/// Every token, oldest first: for the command line.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Token>> {
    store::all(tx)
}

/// The tokens, oldest first.
pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<Token>> {
    let total = listing.total(|| store::count(tx))?;
    Ok(listing.page(store::list(tx, listing)?, total, |token| vec![token.id.to_string()]))
}

/// Whoever asked, and what they may do.
pub(super) fn me(tx: &mut Tx<'_>) -> Result<Me> {
    let id = tx.actor.id.ok_or_else(Problem::not_found)?;
    let token = store::find(tx, id)?;
    let held = |permission: &&Permission| {
        let needs = |operation: &&Operation| operation.rule().permission == **permission;
        Operation::ALL.iter().filter(needs).any(|operation| rules::may(token.kind, *operation))
    };
    let permissions =
        Permission::ALL.iter().filter(held).map(|permission| permission.word().to_owned()).collect();
    Ok(Me { token, permissions })
}
