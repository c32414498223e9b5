//! Institutions, and what is held in them, in the database.
use std::collections::HashMap;

use diesel::dsl::{self, exists, not};
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, institutions, mandate_functions, mandates, persons, territories};
use crate::error::Result;
use crate::http::Listing;
use crate::mandates::institutions::{Institution, InstitutionId, InstitutionKind};
use crate::mandates::{MandateFunction, Verification};

use super::model::{Held, Holders, RepresentationQuery};

/// The mandates that may be held on a day, false ones left out.
macro_rules! standing {
    ($day:expr) => {
        mandates::table
            .filter(mandates::verification.ne(Verification::False))
            .filter(mandates::starts_earliest.is_null().or(mandates::starts_earliest.le($day)))
            .filter(mandates::ends_latest.is_null().or(mandates::ends_latest.ge($day)))
    };
}

/// Whether a mandate is certainly held on a day.
macro_rules! is_certain {
    ($day:expr) => {
        mandates::held_from.le($day).and(mandates::held_to.ge($day)).assume_not_null()
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

/// Which institutions are counted.
pub(super) enum Among<'a> {
    /// These.
    Ids(&'a [InstitutionId]),
    /// Those of these territories.
    Codes(&'a [String]),
    /// All there are.
    All,
}

/// What is held in each institution, of those in which anything is: by eight statements, however many there are.
pub(super) fn held(tx: &mut Tx<'_>, among: &Among<'_>) -> Result<HashMap<InstitutionId, Held>> {
    let mut all: HashMap<InstitutionId, Held> = HashMap::new();
    for which in [Counting::Seats, Counting::Women, Counting::Confirmed, Counting::Presidents] {
        for (id, count) in counted(tx, which, among, false)? {
            which.of(all.entry(id).or_default()).possible = count;
        }
        for (id, count) in counted(tx, which, among, true)? {
            which.of(all.entry(id).or_default()).certain = count;
        }
    }
    Ok(all)
}

/// What is counted of the mandates of an institution.
#[derive(Debug, Clone, Copy)]
enum Counting {
    Seats,
    Women,
    Confirmed,
    Presidents,
}

impl Counting {
    /// Where it is told.
    fn of(self, held: &mut Held) -> &mut Holders {
        match self {
            Self::Seats => &mut held.seats,
            Self::Women => &mut held.women,
            Self::Confirmed => &mut held.confirmed,
            Self::Presidents => &mut held.presidents,
        }
    }
}

fn counted(
    tx: &mut Tx<'_>,
    which: Counting,
    among: &Among<'_>,
    certain: bool,
) -> Result<Vec<(InstitutionId, i64)>> {
    let day = tx.as_of;
    // Whose two terms meet in one year sits there once.
    let columns = (mandates::institution_id, dsl::count(mandates::person_id).aggregate_distinct());
    let mut found = standing!(day).group_by(mandates::institution_id).select(columns).into_boxed();
    if certain {
        found = found.filter(is_certain!(day));
    }
    match among {
        Among::Ids(ids) => found = found.filter(mandates::institution_id.eq_any(ids.to_vec())),
        Among::Codes(codes) => {
            let there = institutions::table.filter(institutions::territory.eq_any(codes.to_vec()));
            found = found.filter(mandates::institution_id.eq_any(there.select(institutions::id)));
        }
        Among::All => {}
    }
    match which {
        Counting::Seats => {}
        Counting::Women => {
            let hers = persons::table.filter(persons::id.eq(mandates::person_id));
            found = found.filter(exists(hers.filter(persons::gender.eq("female"))));
        }
        Counting::Confirmed => found = found.filter(mandates::verification.eq(Verification::Confirmed)),
        Counting::Presidents => {
            let theirs = mandate_functions::table.filter(mandate_functions::mandate_id.eq(mandates::id));
            let presiding = theirs.filter(mandate_functions::function.eq(MandateFunction::President));
            found = found.filter(exists(presiding));
        }
    }
    Ok(found.load(tx.conn)?)
}
