//! Territories in the database.
mod called;
mod homes;
mod import;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Tx, containing, territories, territory_levels, territory_moves};
use crate::error::{Problem, Result};
use crate::http::Listing;
use crate::on_each;
use crate::words::search_words;

use super::model::{Level, Place, TerritoryQuery};
use super::moves;

pub(crate) use called::called;
pub(in crate::territory) use homes::places_on;
pub(crate) use homes::{codes_borne, first_home, first_homes, homes};
pub(super) use import::{put, put_levels};

/// How many rows one INSERT carries: SQLite binds at most 32,766 values.
const BATCH: usize = 500;

pub(in crate::territory) fn find(tx: &mut Tx<'_>, code: &str) -> Result<Place> {
    let day = tx.as_of;
    find_on(tx, code, day)
}

/// The territory that bore, or bears, a code: the one it is on `day`, where it then lay.
pub(in crate::territory) fn find_on(tx: &mut Tx<'_>, code: &str, day: NaiveDate) -> Result<Place> {
    let mut place = row(tx, code)?;
    while !place.exists_on(day) {
        let other = place.other_code_on(day).ok_or_else(Problem::not_found)?.to_owned();
        place = row(tx, &other)?;
    }
    settled_on(tx, vec![place], day)?.pop().ok_or_else(Problem::not_found)
}

/// A territory as its row has it, whenever it exists.
pub(in crate::territory) fn row(tx: &mut Tx<'_>, code: &str) -> Result<Place> {
    Ok(on_each!(&mut *tx.conn, conn => territories::table
        .find(code)
        .select(Place::as_select())
        .get_result(conn))?)
}

/// These territories where they lay on `day`: nothing is asked of the database unless one has moved since.
pub(in crate::territory) fn settled_on(
    tx: &mut Tx<'_>,
    mut found: Vec<Place>,
    day: NaiveDate,
) -> Result<Vec<Place>> {
    let moved = found.iter().filter(|place| place.stands_from.is_some_and(|from| day < from));
    let moved: Vec<String> = moved.map(|place| place.code.clone()).collect();
    if moved.is_empty() {
        return Ok(found);
    }
    let stations = moves::stations_on(tx, &moved, day)?;
    for place in &mut found {
        if let Some(station) = stations.iter().find(|station| station.code == place.code) {
            place.parent.clone_from(&station.parent);
            place.path.clone_from(&station.path);
            place.province.clone_from(&station.province);
        }
    }
    Ok(found)
}

/// The code that a territory bears on the day asked for, of all it ever bears; what is no code stays as it is.
pub(crate) fn code_on_the_day(tx: &mut Tx<'_>, code: &str) -> Result<String> {
    match find(tx, code) {
        Err(problem) if problem.is_not_found() => Ok(code.to_owned()),
        found => found.map(|place| place.code),
    }
}

/// Whether no territory ever moved into a province or out of it.
pub(in crate::territory) fn is_settled(tx: &mut Tx<'_>, province: &str) -> Result<bool> {
    let moved = territory_moves::table
        .inner_join(territories::table.on(territories::code.eq(territory_moves::code)))
        .filter(territory_moves::province.eq(province).or(territories::province.eq(province)));
    let has_moved: bool =
        diesel::select(diesel::dsl::exists(moved.select(territory_moves::id))).get_result(tx.conn)?;
    Ok(!has_moved)
}

/// Codes and names, in Arabic, French and English: what titles need of a territory.
pub(in crate::territory) fn names(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<Named>> {
    let names = (territories::code, territories::name_ar, territories::name_fr, territories::name_en);
    Ok(match codes {
        [one] => on_each!(&mut *tx.conn, conn => territories::table
            .filter(territories::code.eq(one))
            .select(names)
            .load(conn))?,
        many => territories::table.filter(territories::code.eq_any(many)).select(names).load(tx.conn)?,
    })
}

/// What is above several places, their levels, codes and names: several thousand at the most, some hundreds a statement.
pub(in crate::territory) fn sites(
    tx: &mut Tx<'_>,
    codes: &[String],
) -> Result<Vec<(Option<String>, String, Named)>> {
    let names = (territories::code, territories::name_ar, territories::name_fr, territories::name_en);
    let mut found = Vec::new();
    for some in codes.chunks(BATCH) {
        let sites = territories::table.filter(territories::code.eq_any(some));
        found.append(&mut sites.select((territories::parent, territories::level, names)).load(tx.conn)?);
    }
    Ok(found)
}

/// A code, and its names in Arabic, French and English.
pub(in crate::territory) type Named = (String, String, Option<String>, Option<String>);

/// A code, its province, and its names in Arabic, French and English.
pub(crate) type Placed = (String, Option<String>, [Option<String>; 3]);

/// The territories of the day asked for, each with its province and its names: a country has some thousand.
pub(crate) fn gazetteer(tx: &mut Tx<'_>) -> Result<Vec<Placed>> {
    type Row = (String, Option<String>, String, Option<String>, Option<String>);
    let columns = (
        territories::code,
        territories::province,
        territories::name_ar,
        territories::name_fr,
        territories::name_en,
    );
    let there = territories::table.filter(territories::valid_to.is_null()).order(territories::code);
    let rows: Vec<Row> = there.select(columns).load(tx.conn)?;
    Ok(rows.into_iter().map(|(code, province, ar, fr, en)| (code, province, [Some(ar), fr, en])).collect())
}

pub(in crate::territory) fn levels(tx: &mut Tx<'_>) -> Result<Vec<Level>> {
    let order = (territory_levels::rank, territory_levels::code);
    Ok(territory_levels::table.order(order).select(Level::as_select()).load(tx.conn)?)
}

/// The path a territory's descendants begin with, and the first path after them.
fn below(path: &str) -> (String, String) {
    // '0' is the character after '/'.
    (format!("{path}/"), format!("{path}0"))
}

/// Territories that lie on `day` where their rows say.
macro_rules! standing_on {
    ($day:expr) => {
        territories::stands_from.is_null().or(territories::stands_from.le($day))
    };
}

macro_rules! filtered {
    ($tx:expr, $query:expr) => {{
        let day = $tx.as_of;
        let mut places = territories::table.into_boxed();
        if $query.under.is_some() || $query.parent.is_some() {
            let under = match &$query.under {
                None => None,
                // Nothing is below a territory that is not there.
                Some(code) => Some(path($tx, code.as_str())?.map(|path| below(&path)).unwrap_or_default()),
            };
            let parent = match &$query.parent {
                None => None,
                Some(code) => Some(code_on_the_day($tx, code.as_str())?),
            };
            let then = moves::elsewhere_then($tx, under.as_ref(), parent.as_deref())?;
            places = places.filter(standing_on!(day));
            if let Some((from, to)) = under {
                places = places.filter(territories::path.ge(from)).filter(territories::path.lt(to));
            }
            if let Some(parent) = parent {
                places = places.filter(territories::parent.eq(parent));
            }
            if !then.is_empty() {
                places = places.or_filter(territories::code.eq_any(then));
            }
        }
        if let Some(level) = &$query.level {
            places = places.filter(territories::level.eq(level.to_string()));
        }
        for word in $query.q.iter().flat_map(|words| search_words(words)).map(|word| containing(&word)) {
            places = places.filter(territories::search.like(word).escape('\\'));
        }
        places
            .filter(territories::valid_from.is_null().or(territories::valid_from.le(day)))
            .filter(territories::valid_to.is_null().or(territories::valid_to.ge(day)))
    }};
}

pub(in crate::territory) fn list(
    tx: &mut Tx<'_>,
    query: &TerritoryQuery,
    listing: &Listing,
) -> Result<Vec<Place>> {
    let mut places = filtered!(tx, query);
    if let Some([key, code]) = listing.after_parts() {
        places = places
            .filter(territories::sort_key.ge(key))
            .filter(territories::sort_key.gt(key).or(territories::code.gt(code)));
    }
    let order = (territories::sort_key, territories::code);
    let found = places.order(order).limit(listing.fetch()).select(Place::as_select()).load(tx.conn)?;
    let day = tx.as_of;
    settled_on(tx, found, day)
}

pub(in crate::territory) fn count(tx: &mut Tx<'_>, query: &TerritoryQuery) -> Result<i64> {
    Ok(filtered!(tx, query).count().get_result(tx.conn)?)
}

/// The path of a territory on the day asked for; of one that is no more, its last.
fn path(tx: &mut Tx<'_>, code: &str) -> Result<Option<String>> {
    let found = match find(tx, code) {
        Err(problem) if problem.is_not_found() => row(tx, code),
        found => found,
    };
    match found {
        Err(problem) if problem.is_not_found() => Ok(None),
        found => found.map(|place| Some(place.path)),
    }
}

/// The codes that a territory, and all below it on the day asked for, ever bear; none if it is not there.
pub(crate) fn codes_under(tx: &mut Tx<'_>, code: &str) -> Result<Vec<String>> {
    let day = tx.as_of;
    let Some(path) = path(tx, code)? else { return Ok(Vec::new()) };
    let own = path.rsplit('/').next().unwrap_or(&path).to_owned();
    let (from, to) = below(&path);
    let then = moves::elsewhere_then(tx, Some(&(from.clone(), to.clone())), None)?;
    let below = territories::path.ge(from).and(territories::path.lt(to));
    // The row of a code borne until then keeps its last path, wherever the territory has gone since.
    let is_borne = territories::renumbered_to
        .is_null()
        .or(territories::valid_to.is_null())
        .or(territories::valid_to.ge(day));
    let mut places = territories::table.filter(below.and(standing_on!(day)).and(is_borne)).into_boxed();
    if !then.is_empty() {
        places = places.or_filter(territories::code.eq_any(then));
    }
    let link = (territories::code, territories::renumbered_from, territories::renumbered_to);
    let found: Vec<(String, Option<String>, Option<String>)> =
        places.or_filter(territories::code.eq(own)).select(link).load(tx.conn)?;
    let codes = found.iter().map(|(code, ..)| code.clone()).collect();
    homes::with_others(tx, codes, found)
}

pub(in crate::territory) fn total(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(territories::table.count().get_result(tx.conn)?)
}
