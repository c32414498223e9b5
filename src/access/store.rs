//! Tokens and accounts in the database.
use diesel::prelude::*;

use crate::db::{
    AnyConnection, AnyId, Moment, Tx, accounts, grants, identities, persons, token_uses, tokens,
};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::on_each;
use crate::persons::PersonId;

use super::model::{Account, Granted, Shown, Token, TokenId, TokenTold};
use super::principal::{AccountId, Principal};

/// An identity, the person it belongs to, and his or her names.
pub(super) type Mapped = (TokenId, PersonId, Option<String>, Option<String>);

/// What the door must know of a token, with what its account is granted, if it is an account's that is open. Asked at
/// every request, so it is one statement, said to each engine in its own tongue.
pub(super) fn shown(conn: &mut AnyConnection, id: TokenId) -> Result<(Shown, Vec<Granted>)> {
    let account = accounts::id.nullable().eq(tokens::account_id).and(accounts::closed_at.is_null());
    let granted = grants::account_id.eq(accounts::id.nullable()).and(grants::revoked_at.is_null());
    let rows: Vec<(Shown, Option<Granted>)> = on_each!(conn, conn => tokens::table
        .left_join(accounts::table.on(account))
        .left_join(grants::table.on(granted))
        .filter(tokens::id.eq(id))
        .select((Shown::as_select(), Option::<Granted>::as_select()))
        .load(conn))?;
    let (shown, granted): (Vec<Shown>, Vec<Option<Granted>>) = rows.into_iter().unzip();
    let shown = shown.into_iter().next().ok_or_else(Problem::not_found)?;
    Ok((shown, granted.into_iter().flatten().collect()))
}

/// Which identity that is, whose, and that person's name, if it is anybody's. Asked at every request with an access token
/// of the provider's.
pub(super) fn mapped(conn: &mut AnyConnection, issuer: &str, subject: &str) -> Result<Option<Mapped>> {
    Ok(on_each!(conn, conn => identities::table
        .inner_join(persons::table.on(persons::id.eq(identities::person_id)))
        .filter(identities::issuer.eq(issuer))
        .filter(identities::subject.eq(subject))
        .select((identities::id, identities::person_id, persons::name_ar, persons::name_latin))
        .first(conn)
        .optional())?)
}

/// Tokens with their last uses.
macro_rules! told {
    () => {
        tokens::table
            .left_join(token_uses::table.on(token_uses::token_id.eq(tokens::id)))
            .select((Token::as_select(), token_uses::used_at.nullable()))
    };
}

fn told((token, last_used_at): (Token, Option<Moment>)) -> TokenTold {
    TokenTold { token, last_used_at }
}

pub(super) fn find(tx: &mut Tx<'_>, id: TokenId) -> Result<TokenTold> {
    Ok(told(told!().filter(tokens::id.eq(id)).first(tx.conn)?))
}

/// Tokens, oldest first: all of them, or those of one principal.
macro_rules! of {
    ($query:expr, $of:expr) => {
        match $of {
            None => $query,
            Some(Principal::Person(id)) => $query.filter(tokens::person_id.eq(id)),
            Some(Principal::Account(id)) => $query.filter(tokens::account_id.eq(id)),
            Some(Principal::System | Principal::Anyone) => {
                $query.filter(tokens::person_id.is_null().and(tokens::account_id.is_null()))
            }
        }
    };
}

pub(super) fn list(tx: &mut Tx<'_>, of: Option<Principal>, listing: &Listing) -> Result<Vec<TokenTold>> {
    let mut query = of!(told!().into_boxed(), of);
    if let Some(after) = listing.after_id()? {
        query = query.filter(tokens::id.gt(TokenId(after)));
    }
    let rows: Vec<(Token, Option<Moment>)> = query.order(tokens::id).limit(listing.fetch()).load(tx.conn)?;
    Ok(rows.into_iter().map(told).collect())
}

pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<TokenTold>> {
    let rows: Vec<(Token, Option<Moment>)> = told!().order(tokens::id).load(tx.conn)?;
    Ok(rows.into_iter().map(told).collect())
}

pub(super) fn count(tx: &mut Tx<'_>, of: Option<Principal>) -> Result<i64> {
    Ok(of!(tokens::table.into_boxed(), of).count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, token: &Token, hash: &[u8]) -> Result<()> {
    diesel::insert_into(tokens::table)
        .values((
            tokens::id.eq(token.id),
            tokens::name.eq(&token.name),
            tokens::person_id.eq(token.person_id),
            tokens::account_id.eq(token.account_id),
            tokens::secret_hash.eq(hash),
            tokens::scopes.eq(token.scopes.clone()),
            tokens::networks.eq(token.networks.clone()),
            tokens::rotates.eq(token.rotates),
            tokens::created_by.eq(token.created_by),
            tokens::expires_at.eq(token.expires_at),
            tokens::version.eq(token.version),
            tokens::created_at.eq(token.created_at),
            tokens::updated_at.eq(token.updated_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn revoke(tx: &mut Tx<'_>, token: &Token) -> Result<()> {
    diesel::update(tokens::table.find(token.id))
        .set((
            tokens::revoked_at.eq(Some(tx.now)),
            tokens::revoked_by.eq(tx.actor.id),
            tokens::version.eq(token.version.saturating_add(1)),
            tokens::updated_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The tokens that a token issued for one principal, or that took its place: they are few.
pub(super) fn issued_by(tx: &mut Tx<'_>, by: TokenId, of: Principal) -> Result<Vec<Token>> {
    let issued = tokens::table.filter(tokens::created_by.eq(by).or(tokens::rotates.eq(by))).into_boxed();
    let issued = of!(issued, Some(of)).order(tokens::id).limit(1000);
    Ok(issued.select(Token::as_select()).load(tx.conn)?)
}

/// What took the place of a token.
pub(super) fn successors(tx: &mut Tx<'_>, id: TokenId) -> Result<Vec<TokenId>> {
    let rotated = tokens::table.filter(tokens::rotates.eq(id)).order(tokens::id).limit(1000);
    Ok(on_each!(&mut *tx.conn, conn => rotated.select(tokens::id).load(conn))?)
}

/// Whether that is an identity at the provider, and this person's.
pub(super) fn is_identity(tx: &mut Tx<'_>, id: TokenId, of: Principal) -> Result<bool> {
    let Principal::Person(person) = of else { return Ok(false) };
    let known =
        identities::table.filter(identities::id.eq(AnyId(id.0))).filter(identities::person_id.eq(person));
    let found: Option<AnyId> =
        on_each!(&mut *tx.conn, conn => known.select(identities::id).get_result(conn).optional())?;
    Ok(found.is_some())
}

/// Lets a token go on until a moment, and no longer.
pub(super) fn expire(tx: &mut Tx<'_>, token: &Token, at: Moment) -> Result<()> {
    diesel::update(tokens::table.find(token.id))
        .set((
            tokens::expires_at.eq(Some(at)),
            tokens::version.eq(token.version.saturating_add(1)),
            tokens::updated_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Keeps when tokens were last used, and calendar feeds, which have ids of the same kind.
pub(crate) fn keep_uses(conn: &mut AnyConnection, uses: &[(TokenId, Moment)]) -> Result<()> {
    for (token, at) in uses {
        let known =
            diesel::update(token_uses::table.find(token)).set(token_uses::used_at.eq(at)).execute(conn)?;
        if known == 0 {
            let row = (token_uses::token_id.eq(token), token_uses::used_at.eq(at));
            diesel::insert_into(token_uses::table).values(row).execute(conn)?;
        }
    }
    Ok(())
}

/// An account; asked at every request made in its name.
pub(super) fn account(tx: &mut Tx<'_>, id: AccountId) -> Result<Account> {
    Ok(on_each!(&mut *tx.conn, conn => accounts::table
        .find(id)
        .select(Account::as_select())
        .get_result(conn))?)
}

pub(super) fn accounts(tx: &mut Tx<'_>, listing: &Listing) -> Result<Vec<Account>> {
    let mut query = accounts::table.select(Account::as_select()).into_boxed();
    if let Some(after) = listing.after_id()? {
        query = query.filter(accounts::id.gt(AccountId(after)));
    }
    Ok(query.order(accounts::id).limit(listing.fetch()).load(tx.conn)?)
}

pub(super) fn count_accounts(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(accounts::table.count().get_result(tx.conn)?)
}

pub(super) fn insert_account(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    diesel::insert_into(accounts::table).values(account).execute(tx.conn)?;
    Ok(())
}

pub(super) fn close_account(tx: &mut Tx<'_>, account: &Account) -> Result<()> {
    diesel::update(accounts::table.find(account.id))
        .set((
            accounts::closed_at.eq(account.closed_at),
            accounts::version.eq(account.version),
            accounts::updated_at.eq(account.updated_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}
