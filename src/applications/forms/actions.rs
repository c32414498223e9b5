//! What is done with application forms.
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::access::Permission;
use crate::basis::Source;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons;
use crate::statutes;
use crate::statutes::document::Declaration;
use crate::territory::{self, TerritoryCode};
use crate::unknown::Unknown;
use crate::vault::{DataKey, DataKeys, Place, SubjectId, destroy, draw, key_of};
use crate::words::{Line, Paragraphs};

use super::super::actions::{internal, receive};
use super::super::model::{ApplicationTold, NewApplication, NewAttestation};
use super::super::rules::{self, Refusal};
use super::model::{
    Applicant, ApplicationForm, ApplicationFormId, FormEntry, FormQuery, FormReceived, FormShown, NewForm,
    Row,
};
use super::store;

/// The most forms that wait at one territory.
const MOST_WAITING: i64 = 5_000;

/// What is sealed of a form.
#[derive(Serialize, Deserialize)]
struct Content {
    applicant: Applicant,
    declarations: Vec<Declaration>,
    message: Option<Paragraphs<2000>>,
}

/// Takes a form in. Nothing of what is answered depends on who is in the register.
pub(super) fn take_in(tx: &mut Tx<'_>, new: &NewForm) -> Result<FormReceived> {
    let place = territory::place(tx, new.territory.as_str())
        .map_err(|problem| if problem.is_not_found() { Unknown::Territory.into() } else { problem })?;
    let statutes = statutes::in_force(tx, tx.today)?;
    let asked = &statutes.membership;
    rules::may_be_old_enough(new.applicant.birth_date, asked.age_min, tx.today)
        .map_err(|refusal| Problem::from(refusal).under(statutes::cite(&statutes, asked.clause.as_ref())))?;
    if store::count_at(tx, &place.code)? >= MOST_WAITING {
        return Err(Refusal::FormsAreWaiting.into());
    }
    let id = ApplicationFormId::new();
    let content = Content {
        applicant: new.applicant.clone(),
        declarations: new.declarations.clone(),
        message: new.message.clone(),
    };
    let content = serde_json::to_vec(&content).map_err(Problem::internal)?;
    let key = key_of(tx.conn, &tx.vault, SubjectId(id.0), tx.now)?;
    let row = Row {
        id,
        reference: rules::reference(draw()?),
        territory: place.code,
        received_on: tx.today,
        sealed: key.seal(&content, &sealed_at(&id.to_string()))?,
        created_at: tx.now,
    };
    store::insert(tx, &row)?;
    journal::created(tx, "application_form", id, &row.noted())?;
    Ok(FormReceived { reference: row.reference, received_on: row.received_on })
}

/// The forms that wait, the first come first.
pub(super) fn list(tx: &mut Tx<'_>, query: &FormQuery, listing: &Listing) -> Result<Page<ApplicationForm>> {
    let total = listing.total(|| store::count(tx, query))?;
    let rows = store::list(tx, query, listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    Ok(Page { data: opened(tx, page.data)?, next: page.next, total: page.total })
}

/// One form, with those of the register who may be the same person.
pub(super) fn show(tx: &mut Tx<'_>, id: ApplicationFormId) -> Result<FormShown> {
    let row = store::find(tx, id)?;
    let form = one(tx, row)?;
    let alike = if tx.holdings.has(Permission::ReadPersons) {
        persons::alike(tx, &form.applicant.person(None).0)?
    } else {
        Vec::new()
    };
    Ok(FormShown { form, alike })
}

/// Makes an application of a form, of somebody the register knows or of somebody new; the form and its key are gone then.
pub(super) fn enter(tx: &mut Tx<'_>, id: ApplicationFormId, entry: &FormEntry) -> Result<ApplicationTold> {
    let row = store::find(tx, id)?;
    let form = one(tx, row.clone())?;
    let code = TerritoryCode::try_from(form.territory.clone()).map_err(internal)?;
    let declared_on = form.received_on;
    let declared = |declares: &Declaration| NewAttestation { declares: *declares, declared_on };
    let is_new = entry.person_id.is_none();
    let received = receive(
        tx,
        &NewApplication {
            person_id: entry.person_id,
            person: is_new.then(|| form.applicant.person(Some(code.clone()))),
            territory: entry.unit.is_none().then_some(code),
            unit: entry.unit.clone(),
            received_on: Some(form.received_on),
            declarations: form.declarations.iter().map(declared).collect(),
            documents: entry.documents.clone(),
            source: Some(Source {
                kind: line("application form")?,
                reference: Some(line(&form.reference)?),
                noted_on: Some(tx.today),
            }),
        },
    )?;
    forget(tx, &row)?;
    Ok(received)
}

/// Throws a form away, with its key.
pub(super) fn discard(tx: &mut Tx<'_>, id: ApplicationFormId) -> Result<()> {
    let row = store::find(tx, id)?;
    tx.expect_version(id, 1)?;
    forget(tx, &row)
}

fn forget(tx: &mut Tx<'_>, row: &Row) -> Result<()> {
    store::delete(tx, row.id)?;
    destroy(tx.conn, SubjectId(row.id.0))?;
    journal::deleted(tx, "application_form", row.id, &row.noted())
}

fn one(tx: &mut Tx<'_>, row: Row) -> Result<ApplicationForm> {
    opened(tx, vec![row])?.pop().ok_or_else(Problem::not_found)
}

/// Forms as they are told: their keys are fetched by one query.
fn opened(tx: &mut Tx<'_>, rows: Vec<Row>) -> Result<Vec<ApplicationForm>> {
    let vault = Arc::clone(&tx.vault);
    let mut keys = DataKeys::new(&vault);
    keys.fetch(tx.conn, rows.iter().map(|row| SubjectId(row.id.0)))?;
    let open = |row: Row| {
        let damaged = || Problem::internal(format!("the form {} does not open", row.id));
        let DataKey::Held(key) = keys.of(SubjectId(row.id.0)) else { return Err(damaged()) };
        let content = key.open(&row.sealed, &sealed_at(&row.id.to_string())).ok_or_else(damaged)?;
        let Content { applicant, declarations, message } =
            serde_json::from_slice(&content).map_err(Problem::internal)?;
        let Row { id, reference, territory, received_on, created_at, .. } = row;
        Ok(ApplicationForm {
            id,
            reference,
            territory,
            received_on,
            applicant,
            declarations,
            message,
            created_at,
        })
    };
    rows.into_iter().map(open).collect()
}

fn sealed_at(row: &str) -> Place<'_> {
    Place { table: "application_forms", column: "sealed", row, version: 1 }
}

fn line<const LENGTH: usize>(text: &str) -> Result<Line<LENGTH>> {
    Line::parse(text).map_err(internal)
}
