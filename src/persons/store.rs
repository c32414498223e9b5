//! Persons in the database.
#![expect(clippy::ref_option_ref, reason = "written by diesel's macros")]

use std::sync::Arc;

use diesel::dsl::sql;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use serde_json::value::RawValue;

use crate::db::{
    AnyConnection, Day, Json, Moment, Tx, containing, membership_standings, memberships, narrowed, persons,
};
use crate::error::Result;
use crate::http::Listing;
use crate::reach::{self, Within};
use crate::words::{Gender, search_words};
use crate::{is_person_within, on_each};

use super::model::{
    Area, Belonging, MembershipId, Person, PersonId, PersonKept, PersonName, PersonQuery, PersonSort, Phone,
    Standing, Traits, UnitId,
};
use super::{finding, merging};

pub(super) fn find(tx: &mut Tx<'_>, id: PersonId) -> Result<Person> {
    Ok(on_each!(&mut *tx.conn, conn => persons::table.find(id).select(Person::as_select()).get_result(conn))?)
}

/// How many are asked for in one statement.
const AT_ONCE: usize = 500;

pub(super) fn find_all(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<Person>> {
    let mut found = Vec::with_capacity(ids.len());
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for some in ids.chunks(AT_ONCE) {
                found.append(&mut finding::people(conn, some)?);
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in ids.chunks(AT_ONCE) {
                let persons = persons::table.filter(persons::id.eq_any(some)).select(Person::as_select());
                found.append(&mut persons.load(conn)?);
            }
        }
    }
    Ok(found)
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
    type Row = (PersonId, Option<String>, Option<String>);
    let columns = (persons::id, persons::gender, persons::birth_date);
    let rows: Vec<Row> = persons::table.filter(persons::id.eq_any(ids)).select(columns).load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, gender, birth)| (id, Traits::of(gender, birth))).collect())
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

/// The words a query asks for: of names, and a phone number.
fn words(query: &PersonQuery) -> Vec<String> {
    let mut words: Vec<String> = query.q.iter().flat_map(|q| search_words(q)).collect();
    words.extend(query.phone.iter().map(Phone::searched));
    words
}

/// The persons that fit, in no order yet. A macro, so that each engine's own connection runs its own statement:
/// the connection that stands for both builds the text of a query anew at every run.
macro_rules! fitting {
    ($words:expr, $few:expr, $query:expr, $areas:expr, $within:expr) => {{
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
    Ok(on_each!(&mut *tx.conn, conn => fitting!(&words, few, query, areas, within).count().get_result(conn))?)
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
    Ok(
        on_each!(&mut *tx.conn, conn => in_order!(fitting!(&words, few, query, areas, within), query.sort, listing)
        .limit(listing.fetch())
        .select(Person::as_select())
        .load(conn))?,
    )
}

/// What is kept of a person, column by column, save what never changes.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = persons, treat_none_as_null = true, treat_none_as_default_value = false)]
struct Columns<'a> {
    name_ar: Option<&'a str>,
    name_latin: Option<&'a str>,
    honorific: Option<&'a str>,
    aliases: &'a Json<Box<RawValue>>,
    gender: Option<&'a str>,
    birth_date: Option<&'a str>,
    contacts: &'a Json<Box<RawValue>>,
    residence: Option<&'a str>,
    province: Option<&'a str>,
    sources: &'a Json<Box<RawValue>>,
    search: &'a str,
    sort_key: &'a str,
    version: i64,
    updated_at: Moment,
}

fn columns<'a>(person: &'a Person, kept: &'a PersonKept) -> Columns<'a> {
    Columns {
        name_ar: person.name_ar.as_deref(),
        name_latin: person.name_latin.as_deref(),
        honorific: person.honorific.as_deref(),
        aliases: &person.aliases,
        gender: person.gender.as_deref(),
        birth_date: person.birth_date.as_deref(),
        contacts: &person.contacts,
        residence: person.residence.as_deref(),
        province: person.province.as_deref(),
        sources: &person.sources,
        search: &kept.search,
        sort_key: &kept.sort_key,
        version: person.version,
        updated_at: person.updated_at,
    }
}

pub(super) fn insert(tx: &mut Tx<'_>, person: &Person, kept: &PersonKept) -> Result<()> {
    let row = (persons::id.eq(person.id), columns(person, kept), persons::created_at.eq(person.created_at));
    on_each!(&mut *tx.conn, conn => diesel::insert_into(persons::table).values(row).execute(conn))?;
    merging::mark(tx.conn, person.id)?;
    finding::learn(tx.conn, person.id, &kept.words)
}

/// Keeps many new persons.
pub(super) fn insert_all<'a>(tx: &mut Tx<'_>, all: &[(&'a Person, &'a PersonKept)]) -> Result<()> {
    let row = |(person, kept): (&'a Person, &'a PersonKept)| {
        (persons::id.eq(person.id), columns(person, kept), persons::created_at.eq(person.created_at))
    };
    match &mut *tx.conn {
        // One statement a row: prepared once, where one of many rows would be prepared anew each time.
        AnyConnection::Sqlite(conn) => {
            for one in all {
                diesel::insert_into(persons::table).values(row(*one)).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in all.chunks(AT_ONCE) {
                let rows: Vec<_> = some.iter().copied().map(row).collect();
                diesel::insert_into(persons::table).values(rows).execute(conn)?;
            }
        }
    }
    let ids: Vec<PersonId> = all.iter().map(|(person, _)| person.id).collect();
    merging::mark_all(tx.conn, &ids)?;
    let words: Vec<(PersonId, &[String])> =
        all.iter().map(|(person, kept)| (person.id, kept.words.as_slice())).collect();
    finding::learn_all(tx.conn, &words)
}

/// Keeps a person as he or she is now; `words` are those the person was found by until now.
pub(super) fn update(tx: &mut Tx<'_>, person: &Person, kept: &PersonKept, words: &[String]) -> Result<()> {
    diesel::update(persons::table.find(person.id)).set(columns(person, kept)).execute(tx.conn)?;
    merging::mark(tx.conn, person.id)?;
    let beside = |words: &[String], others: &[String]| -> Vec<String> {
        words.iter().filter(|word| !others.contains(word)).cloned().collect()
    };
    finding::forget(tx.conn, person.id, &beside(words, &kept.words))?;
    finding::learn(tx.conn, person.id, &beside(&kept.words, words))
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

/// Takes a person out, who was found by these words.
pub(super) fn delete(tx: &mut Tx<'_>, id: PersonId, words: &[String]) -> Result<()> {
    diesel::delete(persons::table.find(id)).execute(tx.conn)?;
    merging::forget(tx.conn, id)?;
    finding::forget(tx.conn, id, words)
}
