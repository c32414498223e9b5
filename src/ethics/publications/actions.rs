//! What is done with publications.
use crate::bodies;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::{self, PersonId};
use crate::statutes;

use super::super::actions::{expect_to_receive, keep, worked_on};
use super::super::model::{CaseId, CaseTold};
use super::model::{
    CasePublication, CasePublicationId, CasePublicationQuery, CasePublicationTold, NewCasePublication,
    NewPublicationWithdrawal, PublicationTexts,
};
use super::rules::{self, Refusal};
use super::store;

/// Publishes what is written of a case that is over, unless anybody of it is named there. What stands in the way is told to
/// whoever writes it, and to nobody else.
pub(super) fn publish(tx: &mut Tx<'_>, id: CaseId, new: &NewCasePublication) -> Result<CaseTold> {
    let seen = worked_on(tx, id)?;
    let (case, mut content) = (seen.case.clone(), seen.content.clone());
    let today = tx.today;
    let ruling = content.rulings.last().ok_or(Refusal::CaseIsNotFinal)?;
    rules::expect_final(&case, true, today)?;
    if let Some(before) = content.publication
        && store::find(tx, before)?.withdrawn_on.is_none()
    {
        return Err(Refusal::CaseIsPublished.into());
    }
    if new.texts.written().next().is_none() {
        return Err(Refusal::PublicationIsEmpty.into());
    }
    let parties: Vec<PersonId> = seen.parties.iter().map(|party| party.person_id).collect();
    let names = persons::names(tx, &parties)?;
    let names: Vec<&str> = names
        .values()
        .flat_map(|name| [&name.name_ar, &name.name_latin])
        .filter_map(|name| name.as_deref())
        .collect();
    if let Some(word) = rules::named(&new.texts, &names) {
        return Err(Problem::from(Refusal::PublicationNamesSomebody).because(word));
    }
    if let Some(figures) = rules::numbered(&new.texts) {
        return Err(Problem::from(Refusal::PublicationHasANumber).because(figures));
    }
    let statutes = statutes::in_force(tx, ruling.on)?;
    let sanction = ruling.verdict.sanction.as_ref();
    let found = statutes.discipline.sanctions.iter().find(|one| Some(&one.code) == sanction);
    let clause = new.clause.as_ref().or_else(|| found.and_then(|found| found.clause.as_ref()));
    let publication = CasePublication {
        id: CasePublicationId::by_lot()?,
        body_id: ruling.body_id,
        sanction: sanction.map(ToString::to_string),
        clause: clause.map(ToString::to_string),
        texts: Json(new.texts.clone()),
        published_on: today,
        withdrawn_on: None,
        withdrawn_because: None,
        version: 1,
    };
    // The journal tells that the case changed: an entry of this beside it would lead from the one to the other.
    store::insert(tx, &publication)?;
    content.publication = Some(publication.id);
    keep(tx, seen, (case, content))
}

/// Withdraws a publication: nothing of its text is kept. Whoever receives complaints for the committee does.
pub(super) fn withdraw(
    tx: &mut Tx<'_>,
    id: CasePublicationId,
    new: &NewPublicationWithdrawal,
) -> Result<CasePublicationTold> {
    let before = store::find(tx, id)?;
    expect_to_receive(tx, before.body_id)?;
    tx.expect_version(id, before.version)?;
    if before.withdrawn_on.is_some() {
        return Err(Refusal::PublicationIsWithdrawn.into());
    }
    let after = CasePublication {
        texts: Json(PublicationTexts::default()),
        withdrawn_on: Some(tx.today),
        withdrawn_because: Some(new.reason.to_string()),
        version: before.version.saturating_add(1),
        ..before.clone()
    };
    store::update(tx, &after)?;
    let language = tx.language;
    let (was, is) = (before.told(language), after.told(language));
    journal::changed(tx, "case_publication", id, &was.unread(), &is)?;
    Ok(is)
}

/// The publications asked for, the first published first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &CasePublicationQuery,
    listing: &Listing,
) -> Result<Page<CasePublicationTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let total = listing.total(|| store::count(tx, (query, body)))?;
    let rows = store::list(tx, (query, body), listing)?;
    let page = listing.page(rows, total, |row| vec![row.published_on.to_string(), row.id.to_string()]);
    let language = tx.language;
    let data = page.data.into_iter().map(|row| row.told(language)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// One publication.
pub(super) fn show(tx: &mut Tx<'_>, id: CasePublicationId) -> Result<CasePublicationTold> {
    let found = store::find(tx, id)?;
    let language = tx.language;
    Ok(found.told(language))
}
