//! What persons are compared by, as the database has it.
use std::collections::HashMap;

use diesel::prelude::*;

use crate::db::{AnyConnection, memberships};
use crate::error::{Problem, Result};
use crate::on_each;
use crate::persons::{self, Contact, Person, PersonId};
use crate::vault::Vault;
use crate::words::Gender;

use super::super::model::{Compared, Profile};

/// How many persons one statement names.
const AT_ONCE: usize = 500;

/// What these persons are compared by; those who do not exist are left out.
pub(in crate::duplicates) fn profiles(
    conn: &mut AnyConnection,
    vault: &Vault,
    ids: &[PersonId],
) -> Result<Vec<Compared>> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let people = persons::whole_on(conn, vault, some)?;
        let mut numbers = numbers(conn, some)?;
        for person in people {
            let of = numbers.remove(&person.id).unwrap_or_default();
            all.push(compared(person, &of)?);
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

fn compared(person: Person, numbers: &[String]) -> Result<Compared> {
    let contacts: Vec<Contact> = serde_json::from_str(person.contacts.0.get()).map_err(Problem::internal)?;
    let mut profile = Profile {
        name_ar: person.name_ar,
        name_latin: person.name_latin,
        aliases: serde_json::from_str(person.aliases.0.get()).map_err(Problem::internal)?,
        gender: person.gender.as_deref().and_then(Gender::read),
        birth_date: person.birth_date.and_then(|day| day.parse().ok()),
        residence: person.residence,
        province: person.province,
        ..Profile::default()
    };
    profile.reached_by(&contacts);
    for number in numbers {
        profile.numbered(number);
    }
    Ok(Compared { id: person.id, profile })
}
