//! Identities in the database.
use diesel::prelude::*;

use crate::db::{Tx, identities};
use crate::error::Result;
use crate::http::Listing;
use crate::persons::PersonId;

use super::model::{Identity, IdentityId};

pub(super) fn find(tx: &mut Tx<'_>, id: IdentityId) -> Result<Identity> {
    Ok(identities::table.find(id).select(Identity::as_select()).first(tx.conn)?)
}

pub(super) fn list(tx: &mut Tx<'_>, person: PersonId, listing: &Listing) -> Result<Vec<Identity>> {
    let mut found = identities::table.filter(identities::person_id.eq(person)).into_boxed();
    if let Some(after) = listing.after_id()? {
        found = found.filter(identities::id.gt(IdentityId(after)));
    }
    let page = found.order(identities::id).limit(listing.fetch());
    Ok(page.select(Identity::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, person: PersonId) -> Result<i64> {
    Ok(identities::table.filter(identities::person_id.eq(person)).count().get_result(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, identity: &Identity) -> Result<()> {
    diesel::insert_into(identities::table).values(identity.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: IdentityId) -> Result<()> {
    diesel::delete(identities::table.find(id)).execute(tx.conn)?;
    Ok(())
}
