//! Institutions, and what is held in them, in the database.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::dsl::{self, exists, not};
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, institutions, mandate_functions, mandates, persons, territories};
use crate::error::Result;
use crate::http::Listing;
use crate::mandates::institutions::{Institution, InstitutionId, InstitutionKind};
use crate::mandates::{MandateFunction, MandateId, Verification};
use crate::persons::PersonId;

use super::model::{Held, RepresentationQuery};

/// How many one statement names.
const AT_ONCE: usize = 500;

/// The mandates that may be held on a day, false ones left out.
macro_rules! standing {
    ($day:expr) => {
        mandates::table
            .filter(mandates::verification.ne(Verification::False))
            .filter(mandates::starts_earliest.is_null().or(mandates::starts_earliest.le($day)))
            .filter(mandates::ends_latest.is_null().or(mandates::ends_latest.ge($day)))
    };
}

fn fitting<'a>(
    tx: &Tx<'_>,
    query: &RepresentationQuery,
    codes: Option<&[String]>,
) -> institutions::BoxedQuery<'a, MultiBackend> {
    let mut fitting = institutions::table.into_boxed();
    if let Some(kind) = query.kind {
        fitting = fitting.filter(institutions::kind.eq(kind));
    }
    if let Some(codes) = codes {
        fitting = fitting.filter(institutions::territory.eq_any(codes.to_vec()));
    }
    let there = standing!(tx.as_of).filter(mandates::institution_id.eq(institutions::id));
    match query.represented {
        Some(true) => fitting.filter(exists(there)),
        Some(false) => fitting.filter(not(exists(there))),
        None => fitting,
    }
}

/// A page of those that fit, by territory, then as they were recorded; of these territories, where some are named.
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &RepresentationQuery,
    codes: Option<&[String]>,
    listing: &Listing,
) -> Result<Vec<Institution>> {
    let mut page = fitting(tx, query, codes);
    if let Some((territory, id)) = listing.after_key()? {
        let id = InstitutionId(id);
        // The bound is said twice, so that the first half is found in the index.
        page = page
            .filter(institutions::territory.ge(territory.to_owned()))
            .filter(institutions::territory.gt(territory.to_owned()).or(institutions::id.gt(id)));
    }
    let page = page.order((institutions::territory, institutions::id)).limit(listing.fetch());
    Ok(page.select(Institution::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &RepresentationQuery, codes: Option<&[String]>) -> Result<i64> {
    Ok(fitting(tx, query, codes).count().get_result(tx.conn)?)
}

/// The first of these territories, by territory.
pub(super) fn first(tx: &mut Tx<'_>, codes: Option<&[String]>, most: i64) -> Result<Vec<Institution>> {
    let found = fitting(tx, &RepresentationQuery::default(), codes);
    let found = found.order((institutions::territory, institutions::id)).limit(most);
    Ok(found.select(Institution::as_select()).load(tx.conn)?)
}

/// Of every institution of these territories what kind it is and how many sit in it.
pub(super) fn all(
    tx: &mut Tx<'_>,
    codes: Option<&[String]>,
) -> Result<Vec<(InstitutionId, InstitutionKind, Option<i64>)>> {
    let found = fitting(tx, &RepresentationQuery::default(), codes);
    Ok(found.select((institutions::id, institutions::kind, institutions::seats)).load(tx.conn)?)
}

/// How many territories of each level there are on the day asked for, of these codes where some are named.
pub(super) fn places(tx: &mut Tx<'_>, codes: Option<&[String]>) -> Result<Vec<(String, i64)>> {
    let day = tx.as_of;
    let columns = (territories::level, dsl::count(territories::code));
    let mut found = territories::table
        .group_by(territories::level)
        .select(columns)
        .filter(territories::valid_from.is_null().or(territories::valid_from.le(day)))
        .filter(territories::valid_to.is_null().or(territories::valid_to.ge(day)))
        .into_boxed();
    if let Some(codes) = codes {
        found = found.filter(territories::code.eq_any(codes.to_vec()));
    }
    Ok(found.load(tx.conn)?)
}

/// A mandate that may be held: where, by whom, on which days it certainly is, how far it is to be trusted, and the gender of
/// whoever holds it.
type Row = (InstitutionId, PersonId, MandateId, Certain, Verification, Option<String>);
/// The first and the last of these days; none where its days, known in part, meet in none.
type Certain = (Option<NaiveDate>, Option<NaiveDate>);

/// What is held in each institution, of those in which anything is: one look at the mandates, and one at who presides, however
/// many there are; of all institutions where none are named.
pub(super) fn held(tx: &mut Tx<'_>, among: Option<&[InstitutionId]>) -> Result<HashMap<InstitutionId, Held>> {
    let day = tx.as_of;
    let mut rows = Vec::new();
    match among {
        None => rows = standing(tx, None)?,
        Some(ids) => {
            for some in ids.chunks(AT_ONCE) {
                rows.append(&mut standing(tx, Some(some))?);
            }
        }
    }
    let presiding = presiding(tx, among.map(|_| rows.as_slice()))?;
    rows.sort_unstable_by_key(|(institution, person, ..)| (*institution, *person));
    let mut all: HashMap<InstitutionId, Held> = HashMap::new();
    // Whose two terms meet in one year sits there once.
    for one in rows.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let Some((institution, ..)) = one.first() else { continue };
        let counted = |is: &dyn Fn(&Row) -> bool| {
            let certain = |(_, _, _, (from, to), ..): &Row| {
                from.is_some_and(|from| from <= day) && to.is_some_and(|to| day <= to)
            };
            let theirs = || one.iter().filter(|row| is(row));
            (theirs().any(certain), theirs().next().is_some())
        };
        let held = all.entry(*institution).or_default();
        held.seats.add(counted(&|_| true));
        held.women.add(counted(&|row| row.5.as_deref() == Some("female")));
        held.confirmed.add(counted(&|row| row.4 == Verification::Confirmed));
        held.presidents.add(counted(&|row| presiding.contains(&row.2)));
    }
    Ok(all)
}

fn standing(tx: &mut Tx<'_>, among: Option<&[InstitutionId]>) -> Result<Vec<Row>> {
    let days = (mandates::held_from, mandates::held_to);
    let held = (mandates::institution_id, mandates::person_id, mandates::id, days, mandates::verification);
    let mut found = standing!(tx.as_of)
        .inner_join(persons::table.on(persons::id.eq(mandates::person_id)))
        .select((held.0, held.1, held.2, held.3, held.4, persons::gender))
        .into_boxed();
    if let Some(ids) = among {
        found = found.filter(mandates::institution_id.eq_any(ids.to_vec()));
    }
    Ok(found.load(tx.conn)?)
}

/// The mandates by which somebody presides, or once did: of these, or of all there are.
fn presiding(tx: &mut Tx<'_>, among: Option<&[Row]>) -> Result<HashSet<MandateId>> {
    let presiding = || {
        mandate_functions::table
            .filter(mandate_functions::function.eq(MandateFunction::President))
            .select(mandate_functions::mandate_id)
    };
    let Some(rows) = among else { return Ok(presiding().load(tx.conn)?.into_iter().collect()) };
    let mut all = HashSet::new();
    for some in rows.chunks(AT_ONCE) {
        let ids: Vec<MandateId> = some.iter().map(|row| row.2).collect();
        let found: Vec<MandateId> =
            presiding().filter(mandate_functions::mandate_id.eq_any(ids)).load(tx.conn)?;
        all.extend(found);
    }
    Ok(all)
}
