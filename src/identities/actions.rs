//! What is done with identities.
use crate::access::{self, Permissions, Principal, TokenId};
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::reach;

use super::model::{Identity, IdentityId, NewIdentity};
use super::rules::Refusal;
use super::store;

/// One identity.
pub(super) fn show(tx: &mut Tx<'_>, id: IdentityId) -> Result<Identity> {
    store::find(tx, id)
}

/// The identities of a person, in the order they were recorded.
pub(super) fn list(tx: &mut Tx<'_>, person: PersonId, listing: &Listing) -> Result<Page<Identity>> {
    persons::person(tx, person)?;
    let total = listing.total(|| store::count(tx, person))?;
    Ok(listing.page(store::list(tx, person, listing)?, total, |identity| vec![identity.id.to_string()]))
}

/// Says that someone at the provider is this person: from the very next request on, its tokens are good for whatever
/// he or she may do. Whoever says so could sign on in that name, and so must hold all that the person holds.
pub(super) fn record(tx: &mut Tx<'_>, person: PersonId, new: &NewIdentity) -> Result<Identity> {
    persons::person(tx, person)?;
    reach::expect_to_give_all_of(tx, Principal::Person(person), Permissions::EVERYTHING)?;
    let identity = Identity {
        id: IdentityId::new(),
        issuer: new.issuer.to_string(),
        subject: new.subject.to_string(),
        person_id: person,
        created_by: tx.actor.principal.to_string(),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &identity).map_err(|problem| {
        problem.if_violates("identities_issuer_subject_key", Refusal::IdentityIsTaken.kind())
    })?;
    journal::created(tx, "identity", identity.id, &identity)?;
    Ok(identity)
}

/// Takes an identity out: its tokens, and those of ours that were issued with them, are refused from the very next
/// request on.
pub(super) fn delete(tx: &mut Tx<'_>, id: IdentityId) -> Result<()> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    store::delete(tx, id)?;
    access::revoke_issued_by(tx, TokenId(id.0), Principal::Person(before.person_id))?;
    journal::deleted(tx, "identity", id, &before)
}
