//! What persons are compared by, as the database has it.
use std::collections::HashMap;

use diesel::prelude::*;
use serde_json::value::RawValue;

use crate::db::{AnyConnection, Json, memberships, persons};
use crate::error::{Problem, Result};
use crate::on_each;
use crate::persons::{Contact, PersonId};
use crate::words::Gender;

use super::super::model::{Compared, Profile};

/// How many persons one statement names.
const AT_ONCE: usize = 500;

type Names = (Option<String>, Option<String>, Json<Vec<String>>);
type Facts = (Option<String>, Option<String>, Json<Box<RawValue>>, Option<String>, Option<String>);
type Row = (PersonId, Names, Facts);

/// What these persons are compared by; those who do not exist are left out.
pub(in crate::duplicates) fn profiles(conn: &mut AnyConnection, ids: &[PersonId]) -> Result<Vec<Compared>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let names = (persons::name_ar, persons::name_latin, persons::aliases);
        let facts =
            (persons::gender, persons::birth_date, persons::contacts, persons::residence, persons::province);
        let found = persons::table.filter(persons::id.eq_any(some)).select((persons::id, names, facts));
        let rows: Vec<Row> = on_each!(&mut *conn, conn => found.load(conn))?;
        let mut numbers = numbers(conn, some)?;
        for row in rows {
            let of = numbers.remove(&row.0).unwrap_or_default();
            all.push(compared(row, &of)?);
        }
    }
    Ok(all)
}

/// The numbers of memberships of these persons.
fn numbers(conn: &mut AnyConnection, ids: &[PersonId]) -> Result<HashMap<PersonId, Vec<String>>> {
    let numbered = memberships::table
        .filter(memberships::person_id.eq_any(ids))
        .filter(memberships::number.is_not_null())
        .select((memberships::person_id, memberships::number.assume_not_null()));
    let rows: Vec<(PersonId, String)> = on_each!(conn, conn => numbered.load(conn))?;
    let mut numbers: HashMap<PersonId, Vec<String>> = HashMap::new();
    for (person, number) in rows {
        numbers.entry(person).or_default().push(number);
    }
    Ok(numbers)
}

fn compared((id, names, facts): Row, numbers: &[String]) -> Result<Compared> {
    let (name_ar, name_latin, aliases) = names;
    let (gender, birth_date, contacts, residence, province) = facts;
    let contacts: Vec<Contact> = serde_json::from_str(contacts.0.get()).map_err(Problem::internal)?;
    let mut profile = Profile {
        name_ar,
        name_latin,
        aliases: aliases.0,
        gender: gender.as_deref().and_then(Gender::read),
        birth_date: birth_date.and_then(|day| day.parse().ok()),
        residence,
        province,
        ..Profile::default()
    };
    profile.reached_by(&contacts);
    for number in numbers {
        profile.numbered(number);
    }
    Ok(Compared { id, profile })
}
