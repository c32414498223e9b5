//! What is done with recusals.
use crate::access::{Permission, Principal};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::reach;

use super::model::{NewRecusal, Recusal, RecusalId, RecusalQuery};
use super::rules::{self, Refusal};
use super::store;

/// Says that somebody is party to what concerns another: from the very next request on, he or she changes nothing of it.
/// One's own anybody declares; another's, whoever gives rights over that person and over all that person holds.
pub(super) fn declare(tx: &mut Tx<'_>, new: &NewRecusal) -> Result<Recusal> {
    let caller = tx.actor.principal;
    let person = rules::recused(caller, new.person_id)?;
    if caller != Principal::Person(person) {
        expect_in_sight(tx, person)?;
    }
    expect_in_sight(tx, new.about)?;
    rules::may_declare(caller, person, new.about)?;
    if caller != Principal::Person(person) {
        reach::expect_over_rights_of(tx, person)?;
    }
    reach::expect_decision(tx, new.decision_id)?;
    if usize::try_from(store::in_force(tx, person)?).map_err(Problem::internal)? >= rules::MOST {
        return Err(Refusal::RecusalsAreTooMany.into());
    }
    let recusal = Recusal {
        id: RecusalId::new(),
        person_id: person,
        about: new.about,
        reason: new.reason.to_string(),
        decision_id: new.decision_id,
        source: new.source.clone().map(Json),
        declared_by: caller.to_string(),
        revoked_at: None,
        revoked_by: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &recusal).map_err(|problem| {
        problem.if_violates("recusals_person_id_about_key", Refusal::RecusalIsInForce.kind())
    })?;
    journal::created(tx, "recusal", recusal.id, &recusal)?;
    Ok(recusal)
}

/// Goes on only if there is such a person, for whoever reads persons there. Oneself is known to everybody.
fn expect_in_sight(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let is_oneself = tx.actor.principal == Principal::Person(person);
    if !is_oneself && !reach::holds_of_person(tx, person, Permission::ReadPersons)? {
        return Err(persons::unknown(tx, person));
    }
    persons::expect(tx, person)
}

/// Lifts a recusal, from the very next request on: a third does, who might have declared it.
pub(super) fn revoke(tx: &mut Tx<'_>, id: RecusalId) -> Result<Recusal> {
    let before = show(tx, id)?;
    tx.expect_version(id, before.version)?;
    if before.revoked_at.is_some() {
        return Err(Refusal::RecusalIsRevoked.into());
    }
    rules::may_revoke(tx.actor.principal, before.person_id, before.about)?;
    reach::expect_over_rights_of(tx, before.person_id)?;
    let after = Recusal {
        revoked_at: Some(tx.now),
        revoked_by: Some(tx.actor.principal.to_string()),
        version: before.version.saturating_add(1),
        updated_at: tx.now,
        ..before.clone()
    };
    store::revoke(tx, &after)?;
    journal::changed(tx, "recusal", id, &before, &after)?;
    Ok(after)
}

/// One recusal: the caller's own, one it declared, or that of a person whose rights it reads.
pub(super) fn show(tx: &mut Tx<'_>, id: RecusalId) -> Result<Recusal> {
    let found = store::find(tx, id)?;
    let is_own = tx.actor.principal == Principal::Person(found.person_id);
    let is_known = is_own || found.declared_by == tx.actor.principal.to_string();
    if is_known || reach::holds_of_person(tx, found.person_id, Permission::ReadRights)? {
        Ok(found)
    } else {
        Err(Problem::not_found())
    }
}

/// The recusals of those whose rights the caller reads, oldest first.
pub(super) fn list(tx: &mut Tx<'_>, query: &RecusalQuery, listing: &Listing) -> Result<Page<Recusal>> {
    let total = listing.total(|| store::count(tx, query))?;
    Ok(listing.page(store::list(tx, query, listing)?, total, |recusal| vec![recusal.id.to_string()]))
}

/// Takes out every recusal for the sake of somebody who is erased, in force or not.
pub fn forget(tx: &mut Tx<'_>, about: PersonId) -> Result<()> {
    for id in store::about(tx, about)? {
        store::delete(tx, id)?;
        journal::deleted(tx, "recusal", id, &serde_json::json!({"id": id}))?;
    }
    Ok(())
}
