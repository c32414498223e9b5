//! A country put into the database, or a newer list of it.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{Json, Moment, MultiBackend, Tx, territories, territory_levels};
use crate::error::Result;
use crate::on_each;
use crate::words::{fold, fold_sort};

use super::super::country::Line;
use super::super::model::Level;
use super::{BATCH, levels};

pub(in crate::territory) fn put_levels(tx: &mut Tx<'_>, levels: &[Level]) -> Result<()> {
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

/// A territory that is known, and what a list does not change of it.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = territories, check_for_backend(MultiBackend))]
struct Known {
    code: String,
    version: i64,
    stands_from: Option<NaiveDate>,
    renumbered_from: Option<String>,
    renumbered_to: Option<String>,
    #[diesel(embed)]
    columns: Columns,
}

impl Known {
    /// Whether an act moved or renumbered it: a list then no longer says where it lies, or on which days.
    fn is_settled_by_act(&self) -> bool {
        self.stands_from.is_some() || self.renumbered_from.is_some() || self.renumbered_to.is_some()
    }
}

/// Where territories lie as a list is put in, parents before children.
struct Plot<'a> {
    known: &'a HashMap<String, Known>,
    lie: HashMap<String, (String, Option<String>)>,
}

impl Plot<'_> {
    /// The code a territory bears in the end.
    fn newest<'c>(&'c self, code: &'c str) -> &'c str {
        let next = self.known.get(code).and_then(|known| known.renumbered_to.as_deref());
        next.map_or(code, |next| self.newest(next))
    }

    /// What a line says, with what acts have settled left as it is.
    fn columns(&mut self, line: &Line, levels: &[Level], now: Moment) -> Columns {
        let mut columns = columns(line, levels, now);
        let code = line.code.as_str();
        if let Some(known) = self.known.get(code).filter(|known| known.is_settled_by_act()) {
            let Columns { parent, path, province, valid_from, valid_to, .. } = known.columns.clone();
            columns = Columns { parent, path, province, valid_from, valid_to, ..columns };
        } else if let Some(parent) = &line.parent {
            let parent = self.newest(parent).to_owned();
            if let Some((path, province)) = self.lie.get(&parent) {
                columns.path = format!("{path}/{code}");
                if columns.province.as_deref() != Some(code) {
                    columns.province.clone_from(province);
                }
            }
            columns.parent = Some(parent);
        }
        self.lie.insert(code.to_owned(), (columns.path.clone(), columns.province.clone()));
        columns
    }
}

/// Puts the lines in, parents before children: new ones are inserted, known ones that say something else replaced.
pub(in crate::territory) fn put(tx: &mut Tx<'_>, lines: &[Line], levels: &[Level]) -> Result<()> {
    let known: Vec<Known> = territories::table.select(Known::as_select()).load(tx.conn)?;
    let known: HashMap<String, Known> = known.into_iter().map(|known| (known.code.clone(), known)).collect();
    let lie = known
        .values()
        .map(|known| (known.code.clone(), (known.columns.path.clone(), known.columns.province.clone())));
    let mut plot = Plot { known: &known, lie: lie.collect() };
    let now = tx.now;
    let rows: Vec<(&str, Columns)> =
        lines.iter().map(|line| (line.code.as_str(), plot.columns(line, levels, now))).collect();
    let (old, new): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(code, _)| known.contains_key(*code));
    for chunk in new.chunks(BATCH) {
        let row = |(code, columns): &(&str, Columns)| {
            (territories::code.eq((*code).to_owned()), columns.clone(), territories::version.eq(1))
        };
        let rows: Vec<_> = chunk.iter().map(row).collect();
        on_each!(&mut *tx.conn, conn => diesel::insert_into(territories::table).values(&rows).execute(conn))?;
    }
    for (code, after) in old {
        let Some(before) = known.get(code) else { continue };
        if before.columns != (Columns { updated_at: before.columns.updated_at, ..after.clone() }) {
            diesel::update(territories::table.find(code))
                .set((after, territories::version.eq(before.version.saturating_add(1))))
                .execute(tx.conn)?;
        }
    }
    Ok(())
}

/// What a line says, column by column.
#[derive(Clone, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = territories, treat_none_as_null = true, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
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
