//! What is beside a name, in the database.
use diesel::dsl::{exists, sql};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use crate::db::{Tx, containing, memberships, persons, skills, talent_skills};
use crate::error::Result;
use crate::persons::PersonId;
use crate::{is_person_within, on_each};

use super::Narrowed;

/// With more than this who have a skill, each who is found otherwise is looked at.
const MANY: i64 = 4_000;

/// Whether so many have one of these skills.
pub(super) fn have_many(tx: &mut Tx<'_>, codes: &[String]) -> Result<bool> {
    let able = talent_skills::table.filter(talent_skills::skill.eq_any(codes));
    let last_of_many: Option<PersonId> =
        able.select(talent_skills::person_id).offset(MANY).limit(1).first(tx.conn).optional()?;
    Ok(last_of_many.is_some())
}

/// The skills one of whose names contains one of these words: each code with its names.
pub(super) fn skills_called(tx: &mut Tx<'_>, words: &[String]) -> Result<Vec<(String, Vec<String>)>> {
    type Row = (String, String, Option<String>, Option<String>);
    let columns = (skills::code, skills::label_ar, skills::label_fr, skills::label_en);
    let mut found = skills::table.select(columns).into_boxed();
    for word in words {
        found = found.or_filter(skills::search.like(containing(word)).escape('\\'));
    }
    let rows: Vec<Row> = found.order(skills::code).load(tx.conn)?;
    Ok(rows
        .into_iter()
        .map(|(code, ar, fr, en)| (code, Some(ar).into_iter().chain(fr).chain(en).collect()))
        .collect())
}

/// Everybody who fits, the earliest registered first; whose membership has a number, if one is asked for.
pub(in super::super) fn there(
    tx: &mut Tx<'_>,
    narrowed: &Narrowed,
    number: Option<&str>,
    most: i64,
) -> Result<Vec<PersonId>> {
    Ok(on_each!(&mut *tx.conn, conn => {
        let mut found = persons::table.into_boxed();
        if let Some(number) = number {
            let borne = memberships::table.filter(memberships::number.eq(number));
            found = found.filter(persons::id.eq_any(borne.select(memberships::person_id)));
        }
        for (within, are_many) in &narrowed.places {
            let there = is_person_within!(narrowed.today, within);
            found = if *are_many {
                // No index has this, and SQLite looks for the rest in indexes only if all of it is in one.
                found.filter(there.or(sql::<Bool>("persons.version < 0")))
            } else {
                found.filter(there)
            };
        }
        for (skills, are_many) in &narrowed.skills {
            let able = talent_skills::table
                .filter(talent_skills::skill.eq_any(skills))
                .select(talent_skills::person_id);
            found = if *are_many {
                found.filter(exists(able.filter(talent_skills::person_id.eq(persons::id))))
            } else {
                found.filter(persons::id.eq_any(able))
            };
        }
        found.order(persons::id).select(persons::id).limit(most).load(conn)
    })?)
}
