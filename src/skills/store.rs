//! Skills in the database.
use diesel::prelude::*;

use crate::db::{MultiBackend, Tx, containing, persons, skills, talent_languages, talent_skills, talents};
use crate::error::Result;
use crate::http::Listing;
use crate::is_person_within;
use crate::persons::PersonId;

use super::model::{Skill, SkilledQuery, Talent};

/// The words of the vocabulary one of whose names contains all of these.
fn named<'a>(words: &[String]) -> skills::BoxedQuery<'a, MultiBackend> {
    let mut named = skills::table.into_boxed();
    for word in words {
        named = named.filter(skills::search.like(containing(word)).escape('\\'));
    }
    named
}

/// A page of the vocabulary, by code.
pub(super) fn vocabulary(
    tx: &mut Tx<'_>,
    words: &[String],
    after: Option<String>,
    listing: &Listing,
) -> Result<Vec<Skill>> {
    let mut page = named(words);
    if let Some(after) = after {
        page = page.filter(skills::code.gt(after));
    }
    Ok(page.order(skills::code).limit(listing.fetch()).select(Skill::as_select()).load(tx.conn)?)
}

/// The codes of the first so many skills that are called so.
pub(super) fn meant(tx: &mut Tx<'_>, words: &[String], most: i64) -> Result<Vec<String>> {
    Ok(named(words).order(skills::code).limit(most).select(skills::code).load(tx.conn)?)
}

pub(super) fn count_vocabulary(tx: &mut Tx<'_>, words: &[String]) -> Result<i64> {
    Ok(named(words).count().get_result(tx.conn)?)
}

/// Those of these codes that the vocabulary has.
pub(super) fn of_codes(tx: &mut Tx<'_>, codes: &[String]) -> Result<Vec<Skill>> {
    let found = skills::table.filter(skills::code.eq_any(codes)).order(skills::code);
    Ok(found.select(Skill::as_select()).load(tx.conn)?)
}

pub(super) fn insert_skill(tx: &mut Tx<'_>, skill: &Skill) -> Result<()> {
    diesel::insert_into(skills::table).values(skill.clone()).execute(tx.conn)?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Talent>> {
    Ok(talents::table.find(person).select(Talent::as_select()).first(tx.conn).optional()?)
}

/// What these persons can do, in the order of the codes.
pub(super) fn skills_of(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<Vec<(PersonId, Skill)>> {
    let theirs = talent_skills::table
        .inner_join(skills::table.on(skills::code.eq(talent_skills::skill)))
        .filter(talent_skills::person_id.eq_any(of))
        .order(skills::code);
    Ok(theirs.select((talent_skills::person_id, Skill::as_select())).load(tx.conn)?)
}

/// Which languages these persons speak, in the order of their codes.
pub(super) fn languages_of(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<Vec<(PersonId, String)>> {
    let theirs = talent_languages::table
        .filter(talent_languages::person_id.eq_any(of))
        .order(talent_languages::language);
    Ok(theirs.select((talent_languages::person_id, talent_languages::language)).load(tx.conn)?)
}

/// Keeps what somebody lets the party know, in place of what was known before.
pub(super) fn keep(tx: &mut Tx<'_>, talent: &Talent, skills: &[String], languages: &[String]) -> Result<()> {
    if talent.version > 1 {
        forget_parts(tx, talent.person_id)?;
        diesel::update(talents::table.find(talent.person_id)).set(talent).execute(tx.conn)?;
    } else {
        diesel::insert_into(talents::table).values(talent).execute(tx.conn)?;
    }
    let id = talent.person_id;
    for code in skills {
        let row = (talent_skills::skill.eq(code), talent_skills::person_id.eq(id));
        diesel::insert_into(talent_skills::table).values(row).execute(tx.conn)?;
    }
    for code in languages {
        let row = (talent_languages::language.eq(code), talent_languages::person_id.eq(id));
        diesel::insert_into(talent_languages::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}

fn forget_parts(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    let skills = talent_skills::table.filter(talent_skills::person_id.eq(person));
    diesel::delete(skills).execute(tx.conn)?;
    let languages = talent_languages::table.filter(talent_languages::person_id.eq(person));
    diesel::delete(languages).execute(tx.conn)?;
    Ok(())
}

/// Deletes everything somebody let the party know.
pub(super) fn forget(tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
    forget_parts(tx, person)?;
    diesel::delete(talents::table.find(person)).execute(tx.conn)?;
    Ok(())
}

/// What narrows a search of persons.
pub(super) struct Sought {
    /// The codes of the skills that are called so.
    pub(super) meant: Option<Vec<String>>,
    /// The territories they live in.
    pub(super) homes: Option<Vec<String>>,
}

/// Those who fit, within the caller's reach, in no order yet.
fn fitting<'a>(
    tx: &mut Tx<'_>,
    query: &SkilledQuery,
    sought: &Sought,
) -> Result<talents::BoxedQuery<'a, MultiBackend>> {
    let mut fitting = talents::table.into_boxed();
    if let Some(within) = tx.reach()? {
        let there = persons::table.filter(is_person_within!(tx.today, within)).select(persons::id);
        fitting = fitting.filter(talents::person_id.eq_any(there));
    }
    if let Some(skill) = &query.skill {
        let theirs = talent_skills::table.filter(talent_skills::skill.eq(skill.to_string()));
        fitting = fitting.filter(talents::person_id.eq_any(theirs.select(talent_skills::person_id)));
    }
    if let Some(meant) = sought.meant.clone() {
        let theirs = talent_skills::table.filter(talent_skills::skill.eq_any(meant));
        fitting = fitting.filter(talents::person_id.eq_any(theirs.select(talent_skills::person_id)));
    }
    if let Some(language) = &query.language {
        let theirs = talent_languages::table.filter(talent_languages::language.eq(language.to_string()));
        fitting = fitting.filter(talents::person_id.eq_any(theirs.select(talent_languages::person_id)));
    }
    if let Some(homes) = sought.homes.clone() {
        let there = persons::table.filter(persons::residence.eq_any(homes)).select(persons::id);
        fitting = fitting.filter(talents::person_id.eq_any(there));
    }
    Ok(fitting)
}

/// A page of those who fit, the earliest registered first.
pub(super) fn search(
    tx: &mut Tx<'_>,
    query: &SkilledQuery,
    sought: &Sought,
    listing: &Listing,
) -> Result<Vec<Talent>> {
    let mut page = fitting(tx, query, sought)?;
    if let Some(after) = listing.after_id()? {
        page = page.filter(talents::person_id.gt(PersonId(after)));
    }
    let page = page.order(talents::person_id).limit(listing.fetch());
    Ok(page.select(Talent::as_select()).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, query: &SkilledQuery, sought: &Sought) -> Result<i64> {
    Ok(fitting(tx, query, sought)?.count().get_result(tx.conn)?)
}
