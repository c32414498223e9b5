//! Whom others may mean: persons looked up many at once, by name, by number, by id.
use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{AnyConnection, Tx, person_words, persons};
use crate::error::Result;
use crate::on_each;
use crate::vault::Vault;
use crate::words::PartialDate;

use super::model::{Contact, Person, PersonDetails, PersonId, Phone};
use super::sealing::{BirthMark, birth_mark, number_mark};
use super::store;

/// How many are asked for in one statement.
const AT_ONCE: usize = 500;
/// How many bearers of some hundred names are looked at.
const MOST: i64 = 100_000;

/// Somebody who sorts by a name, and the mark of when he or she was born.
pub type Bearer = (String, PersonId, Option<BirthMark>);

/// Those who sort by one of these names: of each the name, who it is, and the mark of when he or she was born; from an index
/// alone.
pub fn bearers(tx: &mut Tx<'_>, names: &[String]) -> Result<Vec<Bearer>> {
    let mut all = Vec::new();
    for some in names.chunks(AT_ONCE) {
        let found = persons::table
            .filter(persons::sort_key.eq_any(some))
            .select((persons::sort_key, persons::id, persons::birth_mark))
            .limit(MOST);
        all.append(&mut on_each!(&mut *tx.conn, conn => found.load(conn))?);
    }
    Ok(all)
}

/// The mark of a day of birth, of whoever sorts by this name.
pub fn born_so(tx: &Tx<'_>, name: &str, birth_date: &PartialDate) -> BirthMark {
    birth_mark(&tx.vault, name, &birth_date.to_string())
}

/// Those who are reached by one of these numbers, in E.164: of each the number and who it is.
pub fn reached_by(tx: &mut Tx<'_>, numbers: &[String]) -> Result<Vec<(String, PersonId)>> {
    let mut all = Vec::new();
    let mut asked: HashMap<String, &String> = numbers.iter().map(|number| (number.clone(), number)).collect();
    let marked = |number: &'_ String| Phone::parse(number).map(|phone| number_mark(&tx.vault, &phone));
    asked.extend(numbers.iter().filter_map(|number| Some((marked(number)?, number))));
    let words: Vec<&String> = asked.keys().collect();
    for some in words.chunks(AT_ONCE) {
        let found = person_words::table
            .filter(person_words::word.eq_any(some))
            .select((person_words::word, person_words::person_id))
            .limit(MOST);
        let found: Vec<(String, PersonId)> = on_each!(&mut *tx.conn, conn => found.load(conn))?;
        all.extend(found.into_iter().filter_map(|(word, id)| Some(((*asked.get(&word)?).clone(), id))));
    }
    Ok(all)
}

/// These persons, all that is kept of them; those who do not exist are left out.
pub fn whole(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<Person>> {
    store::find_all(tx, ids)
}

/// The same, by whoever has no unit of work.
pub fn whole_on(conn: &mut AnyConnection, vault: &Vault, ids: &[PersonId]) -> Result<Vec<Person>> {
    store::find_all_on(conn, vault, ids)
}

/// What somebody is recognized by, however the name is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traces {
    /// What he or she is called.
    pub names: Vec<String>,
    /// When he or she was born, where that is known to the day.
    pub born_on: Option<NaiveDate>,
    /// The numbers he or she is reached by, in E.164.
    pub phones: Vec<String>,
}

impl Traces {
    /// What somebody is recognized by of whom this is told.
    pub fn of(details: &PersonDetails) -> Self {
        let phones = details.contacts.iter().filter_map(Contact::phone);
        Self {
            names: details.names().map(ToString::to_string).collect(),
            born_on: details.birth_date.filter(PartialDate::is_exact).map(|born| born.latest()),
            phones: phones.map(|phone| phone.as_str().to_owned()).collect(),
        }
    }
}

/// What each of these persons is recognized by; those who do not exist are left out.
pub fn traces(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<(PersonId, Traces)>> {
    let of = |person: Person| Ok((person.id, Traces::of(&person.details()?)));
    whole(tx, ids)?.into_iter().map(of).collect()
}
