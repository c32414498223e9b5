//! Persons in the database.
mod keeping;

use std::sync::Arc;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::db::{
    AnyConnection, Day, Tx, containing, membership_standings, memberships, narrowed, person_words, persons,
};
use crate::error::Result;
use crate::http::Listing;
use crate::reach::{self, Within};
use crate::vault::Vault;
use crate::words::{Gender, search_words};
use crate::{is_person_within, on_each};

use super::finding;
use super::model::{
    Area, Belonging, MembershipId, Person, PersonId, PersonName, PersonQuery, PersonRow, PersonSort, Phone,
    Standing, Traits, UnitId,
};
use super::sealing::{Envelope, number_mark};

pub(super) use keeping::{delete, insert, insert_all, update};

pub(super) fn find(tx: &mut Tx<'_>, id: PersonId) -> Result<Person> {
    let found = persons::table.find(id);
    let row: PersonRow =
        on_each!(&mut *tx.conn, conn => found.select(PersonRow::as_select()).get_result(conn))?;
    row.opened(&tx.vault)
}

/// How many are asked for in one statement.
const AT_ONCE: usize = 500;

pub(super) fn find_all(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<Person>> {
    find_all_on(tx.conn, &tx.vault, ids)
}

pub(super) fn find_all_on(conn: &mut AnyConnection, vault: &Vault, ids: &[PersonId]) -> Result<Vec<Person>> {
    let mut found: Vec<PersonRow> = Vec::with_capacity(ids.len());
    match conn {
        AnyConnection::Sqlite(conn) => {
            for some in ids.chunks(AT_ONCE) {
                found.append(&mut finding::people(conn, some)?);
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in ids.chunks(AT_ONCE) {
                let persons = persons::table.filter(persons::id.eq_any(some));
                found.append(&mut persons.select(PersonRow::as_select()).load(conn)?);
            }
        }
    }
    Ok(found.into_iter().map(|row| row.opened_or_bare(vault)).collect())
}

pub(super) fn names(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<PersonName>> {
    type Row = (PersonId, Option<String>, Option<String>, Option<String>, Option<String>);
    let columns = (persons::id, persons::name_ar, persons::name_latin, persons::honorific, persons::gender);
    let rows: Vec<Row> = persons::table.filter(persons::id.eq_any(ids)).select(columns).load(tx.conn)?;
    let name = |(id, name_ar, name_latin, honorific, gender): Row| {
        let gender = gender.as_deref().and_then(Gender::read);
        PersonName { id, name_ar, name_latin, honorific, gender }
    };
    Ok(rows.into_iter().map(name).collect())
}

pub(super) fn traits(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<(PersonId, Traits)>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let found = persons::table.filter(persons::id.eq_any(some));
        let rows: Vec<(Option<String>, Envelope)> = on_each!(&mut *tx.conn, conn => {
            found.select((persons::gender, Envelope::as_select())).load(conn)
        })?;
        for (gender, envelope) in rows {
            let birth_date = envelope.open_or_tell(&tx.vault).and_then(|private| private.birth_date);
            all.push((envelope.id(), Traits::of(gender, birth_date)));
        }
    }
    Ok(all)
}

/// A person's memberships, the earliest recorded first, each as it was on the day asked for.
pub(super) fn belongings(tx: &mut Tx<'_>, id: PersonId) -> Result<Vec<Belonging>> {
    type Days = (Option<Day>, Day, Option<Day>, Option<Day>);
    type Row = (MembershipId, Option<UnitId>, Option<String>, Standing, Days);
    let days = (
        memberships::starts_earliest,
        memberships::starts_latest,
        memberships::ends_earliest,
        memberships::ends_latest,
    );
    let columns = (memberships::id, memberships::unit_id, memberships::number, memberships::standing, days);
    let rows: Vec<Row> = on_each!(&mut *tx.conn, conn => memberships::table
        .filter(memberships::person_id.eq(id))
        .order(memberships::id)
        .select(columns)
        .load(conn))?;
    let day = tx.as_of;
    let covering = membership_standings::table
        .filter(membership_standings::person_id.eq(id))
        .filter(membership_standings::standing.eq(Standing::Suspended))
        .filter(membership_standings::starts_latest.le(day))
        .filter(membership_standings::ends_on.is_null().or(membership_standings::ends_on.ge(day)))
        .select(membership_standings::membership_id);
    let suspended: Vec<MembershipId> = on_each!(&mut *tx.conn, conn => covering.load(conn))?;
    let belonging = |(id, unit_id, number, standing, (from, by, to_from, to_by)): Row| {
        let tenure = Day::tenure(from, by, to_from, to_by);
        Belonging {
            id,
            unit_id,
            number,
            standing: standing.on(day, &tenure, suspended.contains(&id)),
            starts_on: tenure.starts,
            ends_on: tenure.ends,
            certainty: tenure.on(day),
        }
    };
    Ok(rows.into_iter().map(belonging).collect())
}

/// What a query asks for in words, but the whole numbers in it, and these.
fn apart(q: &str) -> (String, Vec<Phone>) {
    if let Some(phone) = Phone::parse(q) {
        return (String::new(), vec![phone]);
    }
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        q.split_whitespace().partition(|word| Phone::parse(word).is_some());
    (words.join(" "), numbers.into_iter().filter_map(Phone::parse).collect())
}

/// The words a query asks for; a whole number is none.
fn words(query: &PersonQuery) -> Vec<String> {
    let asked = query.q.iter().map(|q| apart(q));
    // A search for nothing finds nobody; for numbers alone, it is left to them.
    let asked = asked.filter(|(words, numbers)| !words.is_empty() || numbers.is_empty());
    asked.flat_map(|(words, _)| search_words(&words)).collect()
}

/// The numbers a query asks for, each as it is found where anybody may be told it, and where not.
fn numbers(tx: &Tx<'_>, query: &PersonQuery) -> Vec<[String; 2]> {
    let asked = query.q.iter().flat_map(|q| apart(q).1).chain(query.phone.clone());
    asked.map(|phone| [phone.as_str().to_owned(), number_mark(&tx.vault, &phone)]).collect()
}

/// The persons that fit, in no order yet. A macro, so that each engine's own connection runs its own statement:
/// the connection that stands for both builds the text of a query anew at every run.
macro_rules! fitting {
    ($words:expr, $few:expr, $numbers:expr, $query:expr, $areas:expr, $within:expr) => {{
        let mut fitting = persons::table.into_boxed();
        if let (Some((within, are_many)), today) = $within {
            let there = is_person_within!(today, within);
            fitting = if *are_many {
                // No index has this, and SQLite looks for the rest in indexes only if all of it is in one.
                fitting.filter(there.or(sql::<Bool>("persons.version < 0")))
            } else {
                fitting.filter(there)
            };
        }
        if let Some(few) = $few {
            fitting = fitting.filter(few);
        }
        for word in $words {
            fitting = fitting.filter(persons::search.like(containing(word)).escape('\\'));
        }
        for number in $numbers {
            let reached =
                person_words::table.filter(person_words::word.eq_any(number)).select(person_words::person_id);
            fitting = fitting.filter(persons::id.eq_any(reached));
        }
        for area in $areas {
            fitting = match area {
                Area::Country => fitting.filter(persons::residence.is_not_null()),
                Area::Province(code) => fitting.filter(persons::province.eq(code)),
                Area::At(code) => fitting.filter(persons::residence.eq(code)),
                Area::Among(codes) => fitting.filter(persons::residence.eq_any(codes)),
            };
        }
        if let Some(gender) = $query.gender {
            fitting = fitting.filter(persons::gender.eq(gender.word()));
        }
        fitting
    }};
}

/// Puts them in the order asked for, from where the page starts.
macro_rules! in_order {
    ($fitting:expr, $sort:expr, $listing:expr) => {
        if $sort.is_by_id() {
            match ($sort, $listing.after_id()?.map(PersonId)) {
                (PersonSort::IdBackwards, None) => $fitting.order(persons::id.desc()),
                (PersonSort::IdBackwards, Some(id)) => {
                    $fitting.filter(persons::id.lt(id)).order(persons::id.desc())
                }
                (_, None) => $fitting.order(persons::id),
                (_, Some(id)) => $fitting.filter(persons::id.gt(id)).order(persons::id),
            }
        } else {
            let after = $listing.after_key()?.map(|(key, id)| (key, PersonId(id)));
            // Each bound is said twice, so that the first half is found in the index.
            match ($sort, after) {
                (PersonSort::NameBackwards, None) => {
                    $fitting.order((persons::sort_key.desc(), persons::id.desc()))
                }
                (PersonSort::NameBackwards, Some((key, id))) => $fitting
                    .filter(persons::sort_key.le(key))
                    .filter(persons::sort_key.lt(key).or(persons::id.lt(id)))
                    .order((persons::sort_key.desc(), persons::id.desc())),
                (_, None) => $fitting.order((persons::sort_key, persons::id)),
                (_, Some((key, id))) => $fitting
                    .filter(persons::sort_key.ge(key))
                    .filter(persons::sort_key.gt(key).or(persons::id.gt(id)))
                    .order((persons::sort_key, persons::id)),
            }
        }
    };
}

/// How far the caller's reach goes over persons, and whether many live there.
pub(super) fn reach_of(tx: &mut Tx<'_>) -> Result<Option<(Arc<Within>, bool)>> {
    let Some(within) = tx.reach()? else { return Ok(None) };
    let are_many = reach::has_many_persons(tx, &within)?;
    Ok(Some((within, are_many)))
}

pub(super) fn count(tx: &mut Tx<'_>, query: &PersonQuery, areas: &[Area]) -> Result<i64> {
    let words = words(query);
    let few = narrowed(tx.conn, "persons", &words)?;
    let within = &(reach_of(tx)?, tx.today);
    let numbers = &numbers(tx, query);
    Ok(
        on_each!(&mut *tx.conn, conn => fitting!(&words, few, numbers, query, areas, within).count().get_result(conn))?,
    )
}

#[expect(clippy::cognitive_complexity, reason = "the macros above stand here twice, once for each engine")]
pub(super) fn list(
    tx: &mut Tx<'_>,
    query: &PersonQuery,
    areas: &[Area],
    listing: &Listing,
) -> Result<Vec<Person>> {
    let words = words(query);
    let few = narrowed(tx.conn, "persons", &words)?;
    let within = &(reach_of(tx)?, tx.today);
    let numbers = &numbers(tx, query);
    let rows: Vec<PersonRow> = on_each!(&mut *tx.conn, conn => in_order!(fitting!(&words, few, numbers, query, areas, within), query.sort, listing)
        .limit(listing.fetch())
        .select(PersonRow::as_select())
        .load(conn))?;
    Ok(rows.into_iter().map(|row| row.opened_or_bare(&tx.vault)).collect())
}

/// How many live in these territories.
pub(super) fn residents(tx: &mut Tx<'_>, codes: &[String]) -> Result<i64> {
    let mut count = 0_i64;
    for some in codes.chunks(AT_ONCE) {
        let there = persons::table.filter(persons::residence.eq_any(some));
        count = count.saturating_add(there.count().get_result(tx.conn)?);
    }
    Ok(count)
}
