//! Committees that received complaints in a year, and what is counted of those.
use diesel::dsl::exists;
use diesel::prelude::*;

use crate::bodies::Body;
use crate::db::{Tx, bodies, cases};
use crate::error::Result;
use crate::http::Listing;
use crate::{reached, stood_under};

use super::model::{Counted, EthicsQuery};

macro_rules! filtered {
    ($tx:expr, $query:expr, $year:expr) => {{
        // Whoever received a complaint gave it its number, wherever it is by now.
        let of_it = cases::table.filter(cases::series.eq(bodies::slug.concat(format!("/{}", $year))));
        let mut found = bodies::table.filter(exists(of_it)).into_boxed();
        found = reached!($tx, found, bodies);
        if let Some(code) = &$query.under {
            found = found.filter(stood_under!($tx, code));
        }
        found
    }};
}

/// The committees that received complaints in a year, by slug.
pub(super) fn list(
    tx: &mut Tx<'_>,
    (query, year): (&EthicsQuery, i32),
    listing: &Listing,
) -> Result<Vec<Body>> {
    let mut found = filtered!(tx, query, year);
    if let Some([slug]) = listing.after_parts() {
        found = found.filter(bodies::slug.gt(slug));
    }
    Ok(found.order(bodies::slug).limit(listing.fetch()).select(Body::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, (query, year): (&EthicsQuery, i32)) -> Result<i64> {
    Ok(filtered!(tx, query, year).count().get_result(tx.conn)?)
}

/// What is counted of the cases of these series.
pub(super) fn cases_of(tx: &mut Tx<'_>, series: &[String]) -> Result<Vec<Counted>> {
    let of_them = cases::table.filter(cases::series.eq_any(series));
    Ok(of_them.select(Counted::as_select()).load(tx.conn)?)
}
