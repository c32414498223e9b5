//! Territories in the database.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Json, Moment, MultiBackend, Tx, containing, territories, territory_levels};
use crate::error::Result;
use crate::http::Listing;
use crate::on_each;
use crate::words::{fold, fold_sort, search_words};

use super::country::Line;
use super::model::{Level, Place, TerritoryQuery};

/// How many rows one INSERT carries: SQLite binds at most 32,766 values.
const BATCH: usize = 500;

pub(super) fn whenever(tx: &mut Tx<'_>, code: &str) -> Result<Place> {
    Ok(territories::table.find(code).select(Place::as_select()).first(tx.conn)?)
}

pub(super) fn find(tx: &mut Tx<'_>, code: &str) -> Result<Place> {
    let day = tx.as_of;
    find_on(tx, code, day)
}

pub(super) fn find_on(tx: &mut Tx<'_>, code: &str, day: NaiveDate) -> Result<Place> {
    Ok(on_each!(&mut *tx.conn, conn => territories::table
        .find(code)
        .filter(territories::valid_from.is_null().or(territories::valid_from.le(day)))
        .filter(territories::valid_to.is_null().or(territories::valid_to.ge(day)))
        .select(Place::as_select())
        .get_result(conn))?)
}

/// Codes and names, in Arabic, French and English: what titles need of a territory.
pub(super) fn names(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<Named>> {
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
pub(super) fn sites(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<(Option<String>, String, Named)>> {
    let names = (territories::code, territories::name_ar, territories::name_fr, territories::name_en);
    let mut found = Vec::new();
    for some in codes.chunks(BATCH) {
        let sites = territories::table.filter(territories::code.eq_any(some));
        found.append(&mut sites.select((territories::parent, territories::level, names)).load(tx.conn)?);
    }
    Ok(found)
}

/// A code, and its names in Arabic, French and English.
pub(super) type Named = (String, String, Option<String>, Option<String>);

pub(super) fn levels(tx: &mut Tx<'_>) -> Result<Vec<Level>> {
    let order = (territory_levels::rank, territory_levels::code);
    Ok(territory_levels::table.order(order).select(Level::as_select()).load(tx.conn)?)
}

/// The path a territory's descendants begin with, and the first path after them.
fn below(path: &str) -> (String, String) {
    // '0' is the character after '/'.
    (format!("{path}/"), format!("{path}0"))
}

macro_rules! filtered {
    ($tx:expr, $query:expr) => {{
        let day = $tx.as_of;
        let mut places = territories::table.into_boxed();
        if let Some(code) = &$query.under {
            // Nothing is below a territory that is not there.
            let below = path($tx, code.as_str())?.map(|path| below(&path)).unwrap_or_default();
            places = places.filter(territories::path.ge(below.0)).filter(territories::path.lt(below.1));
        }
        if let Some(code) = &$query.parent {
            places = places.filter(territories::parent.eq(code.as_str()));
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

pub(super) fn list(tx: &mut Tx<'_>, query: &TerritoryQuery, listing: &Listing) -> Result<Vec<Place>> {
    let mut places = filtered!(tx, query);
    if let Some([key, code]) = listing.after_parts() {
        places = places
            .filter(territories::sort_key.ge(key))
            .filter(territories::sort_key.gt(key).or(territories::code.gt(code)));
    }
    let order = (territories::sort_key, territories::code);
    Ok(places.order(order).limit(listing.fetch()).select(Place::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &TerritoryQuery) -> Result<i64> {
    Ok(filtered!(tx, query).count().get_result(tx.conn)?)
}

fn path(tx: &mut Tx<'_>, code: &str) -> Result<Option<String>> {
    Ok(territories::table.find(code).select(territories::path).first(tx.conn).optional()?)
}

/// The codes of a territory and of all below it; none if it is not there.
pub(crate) fn codes_under(tx: &mut Tx<'_>, code: &str) -> Result<Vec<String>> {
    let Some(path) = path(tx, code)? else { return Ok(Vec::new()) };
    let (from, to) = below(&path);
    let below = territories::path.ge(from).and(territories::path.lt(to));
    let found = territories::table.filter(territories::code.eq(code).or(below));
    Ok(found.select(territories::code).load(tx.conn)?)
}

/// The province a territory lies in: what every large table carries beside the code itself.
pub(crate) fn province_of(tx: &mut Tx<'_>, code: &str) -> Result<Option<String>> {
    Ok(territories::table.find(code).select(territories::province).first(tx.conn)?)
}

pub(super) fn total(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(territories::table.count().get_result(tx.conn)?)
}

pub(super) fn put_levels(tx: &mut Tx<'_>, levels: &[Level]) -> Result<()> {
    let known = self::levels(tx)?;
    for level in levels.iter().filter(|level| !known.contains(level)) {
        let known = diesel::update(territory_levels::table.find(&level.code)).set((
            territory_levels::rank.eq(level.rank),
            territory_levels::name_ar.eq(&level.name_ar),
            territory_levels::name_fr.eq(&level.name_fr),
            territory_levels::name_en.eq(&level.name_en),
            territory_levels::updated_at.eq(tx.now),
        ));
        if known.execute(tx.conn)? == 0 {
            let row = (level, territory_levels::updated_at.eq(tx.now));
            diesel::insert_into(territory_levels::table).values(row).execute(tx.conn)?;
        }
    }
    Ok(())
}

/// Puts the lines in, parents before children: new ones are inserted, known ones that say something else replaced.
pub(super) fn put(tx: &mut Tx<'_>, lines: &[Line], levels: &[Level]) -> Result<()> {
    let known: Vec<(String, i64, Columns)> = territories::table
        .select((territories::code, territories::version, Columns::as_select()))
        .load(tx.conn)?;
    let known: HashMap<String, (i64, Columns)> =
        known.into_iter().map(|(code, version, columns)| (code, (version, columns))).collect();
    let (old, new): (Vec<&Line>, Vec<&Line>) =
        lines.iter().partition(|line| known.contains_key(line.code.as_str()));
    let now = tx.now;
    for chunk in new.chunks(BATCH) {
        let rows: Vec<_> = chunk
            .iter()
            .map(|line| {
                (
                    territories::code.eq(line.code.as_str()),
                    columns(line, levels, now),
                    territories::version.eq(1),
                )
            })
            .collect();
        on_each!(&mut *tx.conn, conn => diesel::insert_into(territories::table).values(&rows).execute(conn))?;
    }
    for line in old {
        let Some((version, before)) = known.get(line.code.as_str()) else { continue };
        let after = columns(line, levels, now);
        if *before != (Columns { updated_at: before.updated_at, ..after.clone() }) {
            diesel::update(territories::table.find(line.code.as_str()))
                .set((after, territories::version.eq(version.saturating_add(1))))
                .execute(tx.conn)?;
        }
    }
    Ok(())
}

/// What a line says, column by column.
#[derive(Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = territories, treat_none_as_null = true, check_for_backend(MultiBackend))]
struct Columns {
    level: String,
    parent: Option<String>,
    path: String,
    province: Option<String>,
    iso_code: Option<String>,
    kind: Option<String>,
    slug: String,
    name_ar: String,
    name_fr: Option<String>,
    name_en: Option<String>,
    aliases: Json<Vec<String>>,
    population: Option<i64>,
    valid_from: Option<NaiveDate>,
    valid_to: Option<NaiveDate>,
    search: String,
    sort_key: String,
    updated_at: Moment,
}

fn columns(line: &Line, levels: &[Level], now: Moment) -> Columns {
    let aliases: Vec<String> =
        line.aliases.split('|').filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
    let level = levels.iter().find(|level| level.code == line.level);
    let level =
        level.map(|level| [level.name_ar.as_str(), &level.name_fr, &level.name_en]).unwrap_or_default();
    let names = [Some(line.name_ar.as_str()), line.name_fr.as_deref(), line.name_en.as_deref()];
    let words =
        level.into_iter().chain(names.into_iter().flatten()).chain(aliases.iter().map(String::as_str));
    let search = words.map(fold).collect::<Vec<_>>().join(" ");
    Columns {
        level: line.level.clone(),
        parent: line.parent.clone(),
        path: line.path.clone(),
        province: line.province.clone(),
        iso_code: line.iso_code.clone(),
        kind: line.kind.clone(),
        slug: line.slug.clone(),
        name_ar: line.name_ar.clone(),
        name_fr: line.name_fr.clone(),
        name_en: line.name_en.clone(),
        aliases: Json(aliases),
        population: line.population,
        valid_from: line.valid_from,
        valid_to: line.valid_to,
        search,
        sort_key: fold_sort(&line.name_ar),
        updated_at: now,
    }
}
