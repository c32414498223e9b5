//! What is done with institutions.
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Change, Listing, Page};
use crate::journal;
use crate::reach;
use crate::territory::{self, code_on_the_day, codes_under, first_home, homes};
use crate::unknown::Unknown;
use crate::words::fold;

use super::model::{
    Institution, InstitutionDetails, InstitutionId, InstitutionQuery, InstitutionTold, NewInstitution,
};
use super::rules::{self, Refusal};
use super::store;

/// Those with these ids, for other rooms, in no order.
pub fn of_ids(tx: &mut Tx<'_>, ids: &[InstitutionId]) -> Result<Vec<Institution>> {
    if ids.is_empty() { Ok(Vec::new()) } else { store::of_ids(tx, ids) }
}

/// Those whose Arabic name, or whose French one (English, where there is none), is one of these, however it is spelt, for
/// other rooms.
pub fn called(tx: &mut Tx<'_>, names: &[&str]) -> Result<Vec<Institution>> {
    let keys: Vec<String> = names.iter().map(|name| fold(name)).collect();
    store::called(tx, &keys)
}

/// Those elected for these territories, by the first codes those ever bore, for other rooms.
pub fn elected_at(tx: &mut Tx<'_>, homes: &[&str]) -> Result<Vec<Institution>> {
    store::elected_at(tx, homes)
}

/// One institution, as it is told.
pub(super) fn show(tx: &mut Tx<'_>, id: InstitutionId) -> Result<InstitutionTold> {
    let row = store::find(tx, id)?;
    told_one(tx, row)
}

/// The institutions asked for, the earliest recorded first.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &InstitutionQuery,
    listing: &Listing,
) -> Result<Page<InstitutionTold>> {
    let codes = query.under.as_ref().map(|code| codes_under(tx, code.as_str())).transpose()?;
    let total = listing.total(|| store::count(tx, query, codes.as_deref()))?;
    let rows = store::list(tx, query, codes.as_deref(), listing)?;
    let page = listing.page(rows, total, |row| vec![row.id.to_string()]);
    Ok(Page { data: told(tx, page.data)?, next: page.next, total: page.total })
}

/// Records an institution.
pub fn record(tx: &mut Tx<'_>, new: &NewInstitution) -> Result<InstitutionTold> {
    let code = new.territory.as_str();
    reach::expect_over_territory(tx, Some(code))?;
    let place = territory::place(tx, code)
        .map_err(|problem| if problem.is_not_found() { Unknown::Territory.into() } else { problem })?;
    rules::may_belong(new.kind, &place.level)?;
    rules::may_run(new.term_starts_on, new.term_ends_on)?;
    let NewInstitution { kind, territory: _, names, seats, term_starts_on, term_ends_on, source } =
        new.clone();
    let row = Institution {
        id: InstitutionId::new(),
        kind,
        name_ar: String::new(),
        name_fr: None,
        name_en: None,
        name_key: String::new(),
        latin_key: None,
        territory: first_home(tx, &place.code)?.0,
        seats: None,
        term_starts_on: None,
        term_ends_on: None,
        source: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    let details = InstitutionDetails { names, seats, term_starts_on, term_ends_on, source };
    let row = row.with(details);
    store::insert(tx, &row).map_err(kindly)?;
    journal::created(tx, "institution", row.id, &row)?;
    told_one(tx, row)
}

/// The institution, if the caller may change it: whoever does holds that over its territory.
fn to_change(tx: &mut Tx<'_>, id: InstitutionId) -> Result<Institution> {
    let found = store::find(tx, id)?;
    reach::expect_over_territory(tx, Some(&found.territory))?;
    tx.expect_version(id, found.version)?;
    Ok(found)
}

/// Corrects an institution.
pub(super) fn correct(
    tx: &mut Tx<'_>,
    id: InstitutionId,
    change: &Change<InstitutionDetails>,
) -> Result<InstitutionTold> {
    let before = to_change(tx, id)?;
    let unread = || Problem::internal("an institution that cannot be read");
    let details = change.apply(&before.details().ok_or_else(unread)?)?;
    rules::may_run(details.term_starts_on, details.term_ends_on)?;
    let mut after = before.clone().with(details);
    after.version = before.version.saturating_add(1);
    after.updated_at = tx.now;
    store::update(tx, &after).map_err(kindly)?;
    journal::changed(tx, "institution", id, &before, &after)?;
    told_one(tx, after)
}

/// Takes out an institution that was recorded by mistake: one in which nobody ever sat.
pub(super) fn delete(tx: &mut Tx<'_>, id: InstitutionId) -> Result<()> {
    let before = to_change(tx, id)?;
    if store::has_mandates(tx, id)? {
        return Err(Refusal::InstitutionHasMandates.into());
    }
    store::delete(tx, id)?;
    journal::deleted(tx, "institution", id, &before)
}

fn told_one(tx: &mut Tx<'_>, row: Institution) -> Result<InstitutionTold> {
    let code = code_on_the_day(tx, &row.territory)?;
    Ok(InstitutionTold::of(row, code, tx.language))
}

/// Institutions with the codes their territories bear on the day asked for.
fn told(tx: &mut Tx<'_>, rows: Vec<Institution>) -> Result<Vec<InstitutionTold>> {
    let codes: Vec<String> = rows.iter().map(|row| row.territory.clone()).collect();
    let then = homes(tx, &codes)?;
    let language = tx.language;
    let one = |row: Institution| {
        let code = then.get(&row.territory).map_or_else(|| row.territory.clone(), |place| place.code.clone());
        InstitutionTold::of(row, code, language)
    };
    Ok(rows.into_iter().map(one).collect())
}

/// What the database refused, as the rules would have said it.
fn kindly(problem: Problem) -> Problem {
    problem.if_violates("institutions_territory_kind_name_key_key", Refusal::InstitutionIsKnown.kind())
}
