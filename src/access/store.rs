//! Tokens in the database.
use diesel::prelude::*;

use crate::db::{AnyConnection, Moment, Tx, tokens};
use crate::error::Result;
use crate::http::Listing;
use crate::on_each;

use super::model::{Shown, Token, TokenId};

/// What the door must know of a token. Asked at every request, so it is said to each engine in its own tongue.
pub(super) fn shown(conn: &mut AnyConnection, id: TokenId) -> Result<Shown> {
    Ok(on_each!(conn, conn => tokens::table.find(id).select(Shown::as_select()).get_result(conn))?)
}

pub(super) fn find(tx: &mut Tx<'_>, id: TokenId) -> Result<Token> {
    Ok(tokens::table.find(id).select(Token::as_select()).first(tx.conn)?)
}

pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Vec<Token>> {
    let mut query = tokens::table.select(Token::as_select()).into_boxed();
    if let Some(after) = listing.after_id()? {
        query = query.filter(tokens::id.gt(TokenId(after)));
    }
    Ok(query.order(tokens::id).limit(listing.fetch()).load(tx.conn)?)
}

pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<Token>> {
    Ok(tokens::table.select(Token::as_select()).order(tokens::id).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tokens::table.count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, token: &Token, hash: &[u8]) -> Result<()> {
    diesel::insert_into(tokens::table)
        .values((
            tokens::id.eq(token.id),
            tokens::name.eq(&token.name),
            tokens::kind.eq(token.kind),
            tokens::secret_hash.eq(hash),
            tokens::created_by.eq(token.created_by),
            tokens::expires_at.eq(token.expires_at),
            tokens::version.eq(token.version),
            tokens::created_at.eq(token.created_at),
            tokens::updated_at.eq(token.updated_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn revoke(tx: &mut Tx<'_>, token: &Token, at: Moment) -> Result<()> {
    diesel::update(tokens::table.find(token.id))
        .set((
            tokens::revoked_at.eq(Some(at)),
            tokens::revoked_by.eq(tx.actor.id),
            tokens::version.eq(token.version.saturating_add(1)),
            tokens::updated_at.eq(at),
        ))
        .execute(tx.conn)?;
    Ok(())
}
