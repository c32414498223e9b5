//! Service accounts: opened, and closed for good.
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::journal;
use crate::reach;

use super::super::model::{Account, NewAccount};
use super::super::principal::{AccountId, Principal};
use super::super::rules::Refusal;
use super::super::store;

/// Opens an account. It holds nothing yet.
pub fn open(tx: &mut Tx<'_>, new: &NewAccount) -> Result<Account> {
    let account = Account {
        id: AccountId::new(),
        name: new.name.to_string(),
        closed_at: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert_account(tx, &account)?;
    journal::created(tx, "account", account.id, &account)?;
    Ok(account)
}

/// Closes an account: from the very next request on it holds nothing. Whoever closes holds all that is taken by it.
pub(in crate::access) fn close(tx: &mut Tx<'_>, id: AccountId) -> Result<Account> {
    let before = store::account(tx, id)?;
    tx.expect_version(id, before.version)?;
    if tx.actor.principal == Principal::Account(id) {
        return Err(Refusal::AccountClosesItself.into());
    }
    if before.closed_at.is_some() {
        return Err(Refusal::AccountIsClosed.into());
    }
    reach::expect_to_hold_all_of(tx, Principal::Account(id))?;
    let version = before.version.saturating_add(1);
    let after = Account { closed_at: Some(tx.now), version, updated_at: tx.now, ..before.clone() };
    store::close_account(tx, &after)?;
    journal::changed(tx, "account", id, &before, &after)?;
    Ok(after)
}

/// One account.
pub fn account(tx: &mut Tx<'_>, id: AccountId) -> Result<Account> {
    store::account(tx, id)
}

/// The accounts, oldest first.
pub(in crate::access) fn accounts(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<Account>> {
    let total = listing.total(|| store::count_accounts(tx))?;
    Ok(listing.page(store::accounts(tx, listing)?, total, |account| vec![account.id.to_string()]))
}
