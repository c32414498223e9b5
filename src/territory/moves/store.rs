//! Moves of territories in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::basis::{ActId, Source};
use crate::db::{Json, Tx, territories, territory_moves};
use crate::error::Result;
use crate::{on_each, take_out};

use super::super::model::Place;
use super::model::{Move, TerritoryMoveId};

/// How many rows one INSERT carries: SQLite binds at most 32,766 values.
const BATCH: usize = 500;

/// Moves still to come on `day`, made from where the territory then lay.
macro_rules! standing_on {
    ($day:expr) => {
        territory_moves::takes_effect_on
            .gt($day)
            .and(territory_moves::stood_from.is_null().or(territory_moves::stood_from.le($day)))
    };
}

/// Where these territories lay on `day`, for those that have moved since.
pub(in crate::territory) fn stations_on(
    tx: &mut Tx<'_>,
    codes: &[String],
    day: NaiveDate,
) -> Result<Vec<Move>> {
    let found = territory_moves::table.filter(territory_moves::code.eq_any(codes)).filter(standing_on!(day));
    Ok(found.select(Move::as_select()).load(tx.conn)?)
}

/// The territories that on the day asked for lay where the paths from one to another lead, or directly in `parent`, and
/// have moved since.
pub(in crate::territory) fn elsewhere_then(
    tx: &mut Tx<'_>,
    paths: Option<&(String, String)>,
    parent: Option<&str>,
) -> Result<Vec<String>> {
    let mut found = territory_moves::table.filter(standing_on!(tx.as_of)).into_boxed();
    if let Some((from, to)) = paths {
        found = found.filter(territory_moves::path.ge(from)).filter(territory_moves::path.lt(to));
    }
    if let Some(parent) = parent {
        found = found.filter(territory_moves::parent.eq(parent));
    }
    Ok(found.select(territory_moves::code).load(tx.conn)?)
}

/// The levels of the territories that those of one level lie in directly.
pub(super) fn levels_above(tx: &mut Tx<'_>, level: &str) -> Result<Vec<String>> {
    let above = diesel::alias!(territories as above);
    let found = territories::table
        .inner_join(above.on(above.field(territories::code).nullable().eq(territories::parent)))
        .filter(territories::level.eq(level));
    let levels = above.field(territories::level);
    Ok(found.select(levels).distinct().order(levels).load(tx.conn)?)
}

/// The moves of a territory that bore these codes one after the other, in the order of their days.
pub(super) fn of(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<Move>> {
    let found = territory_moves::table.filter(territory_moves::code.eq_any(codes));
    Ok(found.order(territory_moves::takes_effect_on).select(Move::as_select()).load(tx.conn)?)
}

/// The moves that came with an act, what lies deepest first.
pub(super) fn of_act(tx: &mut Tx<'_>, act: ActId) -> Result<Vec<Move>> {
    let found = territory_moves::table.filter(territory_moves::act_id.eq(act));
    Ok(found.order(territory_moves::path.desc()).select(Move::as_select()).load(tx.conn)?)
}

/// Lets a move rest on another source.
pub(super) fn rebase(tx: &mut Tx<'_>, id: TerritoryMoveId, source: &Source) -> Result<()> {
    let rests = (territory_moves::source.eq(Json(source.clone())), territory_moves::updated_at.eq(tx.now));
    diesel::update(territory_moves::table.find(id)).set(rests).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: TerritoryMoveId) -> Result<()> {
    take_out!(tx, territory_moves, id);
    Ok(())
}

/// Takes a territory out that an act gave another code.
pub(super) fn delete_code(tx: &mut Tx<'_>, code: &str) -> Result<()> {
    take_out!(tx, territories, code);
    Ok(())
}

/// What lies below a path, as the rows have it.
pub(super) fn within(tx: &mut Tx<'_>, path: &str) -> Result<Vec<Place>> {
    // '0' is the character after '/'.
    let (from, to) = (format!("{path}/"), format!("{path}0"));
    let found = territories::table.filter(territories::path.ge(from)).filter(territories::path.lt(to));
    Ok(found.order(territories::path).select(Place::as_select()).load(tx.conn)?)
}

pub(super) fn insert_all(tx: &mut Tx<'_>, made: &[Move]) -> Result<()> {
    for some in made.chunks(BATCH) {
        on_each!(&mut *tx.conn, conn => diesel::insert_into(territory_moves::table).values(some).execute(conn))?;
    }
    Ok(())
}

/// Keeps where a territory lies, its days and its other codes.
pub(super) fn update(tx: &mut Tx<'_>, place: &Place) -> Result<()> {
    let lies = (
        territories::parent.eq(&place.parent),
        territories::path.eq(&place.path),
        territories::province.eq(&place.province),
        territories::valid_from.eq(place.valid_from),
        territories::valid_to.eq(place.valid_to),
        territories::stands_from.eq(place.stands_from),
        territories::renumbered_from.eq(&place.renumbered_from),
        territories::renumbered_to.eq(&place.renumbered_to),
        territories::version.eq(place.version),
        territories::updated_at.eq(place.updated_at),
    );
    diesel::update(territories::table.find(&place.code)).set(lies).execute(tx.conn)?;
    Ok(())
}

/// Gives a territory a twin under another code.
pub(super) fn copy(tx: &mut Tx<'_>, code: &str, new: &Place) -> Result<()> {
    let search: String = territories::table.find(code).select(territories::search).first(tx.conn)?;
    let row = (
        territories::code.eq(&new.code),
        territories::level.eq(&new.level),
        territories::parent.eq(&new.parent),
        territories::path.eq(&new.path),
        territories::province.eq(&new.province),
        territories::iso_code.eq(&new.iso_code),
        territories::kind.eq(&new.kind),
        territories::slug.eq(&new.slug),
        territories::name_ar.eq(&new.name_ar),
        territories::name_fr.eq(&new.name_fr),
        territories::name_en.eq(&new.name_en),
        territories::aliases.eq(&new.aliases),
        territories::population.eq(new.population),
        territories::valid_from.eq(new.valid_from),
        territories::valid_to.eq(new.valid_to),
        territories::stands_from.eq(new.stands_from),
        territories::renumbered_from.eq(&new.renumbered_from),
        territories::search.eq(search),
        territories::sort_key.eq(&new.sort_key),
        territories::version.eq(new.version),
        territories::updated_at.eq(new.updated_at),
    );
    diesel::insert_into(territories::table).values(row).execute(tx.conn)?;
    Ok(())
}
