//! How a search is narrowed.
use std::sync::Arc;

use crate::access::Permission;
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::reach::{self, Within};
use crate::territory::{self, TerritoryCode};
use crate::words::search_words;

use super::super::super::store::reach_of;
use super::super::model::FindQuery;
use super::{Apart, Narrowed, rules, store};

/// To what the caller may see.
pub(in super::super) fn seen(tx: &mut Tx<'_>) -> Result<Narrowed> {
    let places = reach_of(tx)?.into_iter().collect();
    Ok(Narrowed { today: tx.today, places, skills: Vec::new() })
}

/// The same, and to what the parameters ask for.
pub(in super::super) fn asked(tx: &mut Tx<'_>, query: &FindQuery) -> Result<Narrowed> {
    let mut narrowed = seen(tx)?;
    if let Some(code) = &query.under {
        let within = reach::around(tx, std::slice::from_ref(code))?;
        narrowed.add_place(tx, within)?;
    }
    if let Some(unit) = query.unit {
        narrowed.add_place(tx, Within::of_body(unit.0.into()))?;
    }
    if let Some(skill) = &query.skill {
        if !tells_skills(tx) {
            return Err(Problem::of(&kinds::NOT_ALLOWED).because(Permission::ReadSkills.word()));
        }
        narrowed.add_skills(tx, vec![skill.to_string()])?;
    }
    Ok(narrowed)
}

/// Whether the caller is told skills of everybody it reads.
fn tells_skills(tx: &Tx<'_>) -> bool {
    tx.holdings.has_wherever(Permission::ReadPersons, Permission::ReadSkills)
}

impl Narrowed {
    fn add_place(&mut self, tx: &mut Tx<'_>, within: Within) -> Result<()> {
        let are_many = reach::has_many_persons(tx, &within)?;
        self.places.push((Arc::new(within), are_many));
        Ok(())
    }

    fn add_skills(&mut self, tx: &mut Tx<'_>, skills: Vec<String>) -> Result<()> {
        let are_many = store::have_many(tx, &skills)?;
        self.skills.push((skills, are_many));
        Ok(())
    }
}

/// Takes words of a search for a place or a skill, where they are the whole name of one; nothing where none are.
pub(in super::super) fn read_among(tx: &mut Tx<'_>, q: &str, narrowed: &Narrowed) -> Result<Option<Apart>> {
    let mut rest = search_words(q);
    let mut words = Vec::new();
    let mut narrowed = narrowed.clone();
    let places = territory::called(tx, &rest)?;
    if let Some((place, codes)) = rules::take(&mut rest, &places) {
        let codes: Vec<TerritoryCode> = codes
            .into_iter()
            .map(TerritoryCode::try_from)
            .collect::<Result<_, _>>()
            .map_err(Problem::internal)?;
        let within = reach::around(tx, &codes)?;
        narrowed.add_place(tx, within)?;
        words.push(place);
    }
    if !rest.is_empty() && tells_skills(tx) {
        let skills = store::skills_called(tx, &rest)?;
        if let Some((skill, codes)) = rules::take(&mut rest, &skills) {
            narrowed.add_skills(tx, codes)?;
            words.push(skill);
        }
    }
    Ok((!words.is_empty()).then(|| Apart { rest: rest.join(" "), narrowed, words }))
}
