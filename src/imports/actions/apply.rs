//! Doing what rows say: through the rooms whose records they are.
use crate::db::{Tx, apart_in};
use crate::error::{Problem, Result};
use crate::memberships::{self, NewMembership};
use crate::persons::{self, PersonId, PersonKept};

use super::super::model::{Flawed, Import, ImportField};
use super::super::rules::{Meant, MemberRow};
use super::super::store;
use super::judge::{Does, Judged, ToMembership, person_of, source};
use super::{mandates, organs};

/// Does what these rows say. A row that turns out to be refused is not taken at all: the others are then done without
/// it.
pub(super) fn apply(tx: &mut Tx<'_>, import: &Import, judged: &mut [Judged]) -> Result<()> {
    organs::apply(tx, import, judged)?;
    mandates::apply(tx, import, judged)?;
    // SQLite walks along all that a savepoint changed at the end of many a statement; PostgreSQL writes many rows by one.
    let at_once = if tx.conn.is_sqlite() { 25 } else { 500 };
    judged.chunks_mut(at_once).try_for_each(|some| apart(tx, import, some))
}

/// Does what some of them say.
fn apart(tx: &mut Tx<'_>, import: &Import, judged: &mut [Judged]) -> Result<()> {
    loop {
        let refused = apart_in(tx, |tx| all(tx, import, judged), Vec::is_empty)?;
        if refused.is_empty() {
            return Ok(());
        }
        for (place, flaw) in refused {
            if let Some(one) = judged.get_mut(place) {
                one.fail(flaw);
            }
        }
    }
}

/// Rows that are refused, by their places, with the reasons.
type Refused = Vec<(usize, Flawed)>;

/// Does all that is to be done; answers what is refused.
fn all(tx: &mut Tx<'_>, import: &Import, judged: &[Judged]) -> Result<Refused> {
    let mut refused = Refused::new();
    let mut people: Vec<Option<PersonId>> = judged.iter().map(person_of).collect();
    let new: Vec<usize> = judged
        .iter()
        .enumerate()
        .filter(|(_, one)| matches!(one.does, Does::This { meant: Meant::Nobody, .. }))
        .map(|(place, _)| place)
        .collect();
    let kept = new.iter().filter_map(|place| judged.get(*place)).map(|one| PersonKept::of(&one.row.details));
    let kept = kept.collect::<Result<Vec<PersonKept>>>()?;
    for (place, made) in new.iter().zip(persons::register_all(tx, &kept)?) {
        match made {
            Ok(id) => {
                if let Some(person) = people.get_mut(*place) {
                    *person = Some(id);
                }
            }
            Err(problem) => refused.push((*place, told(problem)?)),
        }
    }
    for (place, one) in judged.iter().enumerate() {
        if let Does::This { meant: Meant::Somebody(id), details: Some(details), .. } = &one.does {
            let before = persons::person(tx, *id)?;
            if let Err(problem) = persons::amend(tx, &before, details) {
                refused.push((place, told(problem)?));
            }
        }
    }
    let references: Vec<(String, PersonId)> = judged
        .iter()
        .zip(&people)
        .filter_map(|(one, person)| Some((one.row.reference.clone()?, (*person)?)))
        .collect();
    store::refer(tx, &import.source, &references)?;
    members(tx, import, judged, &people, &mut refused)?;
    Ok(refused)
}

/// Records the memberships that rows tell of.
fn members(
    tx: &mut Tx<'_>,
    import: &Import,
    judged: &[Judged],
    people: &[Option<PersonId>],
    refused: &mut Refused,
) -> Result<()> {
    let source = source(import)?;
    let (mut places, mut new) = (Vec::new(), Vec::new());
    for (place, (one, person)) in judged.iter().zip(people).enumerate() {
        let (Does::This { membership, .. }, Some(person_id)) = (&one.does, *person) else { continue };
        match membership {
            ToMembership::Nothing | ToMembership::Admit(MemberRow { starts_on: None, .. }) => {}
            ToMembership::Admit(MemberRow { number, starts_on: Some(starts_on), unit }) => {
                let source = Some(source.clone());
                let (number, unit, starts_on) = (number.clone(), unit.clone(), *starts_on);
                places.push(place);
                new.push(NewMembership { person_id, starts_on, unit, number, source });
            }
            ToMembership::Complete(before, told_of) => {
                let done = memberships::complete(tx, before, told_of.number.clone(), told_of.unit.as_ref());
                if let Err(problem) = done {
                    refused.push((place, told(problem)?));
                }
            }
        }
    }
    for (place, made) in places.into_iter().zip(memberships::admit_all(tx, &new)?) {
        if let Err(problem) = made {
            refused.push((place, told(problem)?));
        }
    }
    Ok(())
}

/// A refusal as a flaw of its row; what is no refusal fails the whole.
fn told(problem: Problem) -> Result<Flawed> {
    if problem.kind.status >= 500 {
        return Err(problem);
    }
    let field = match problem.kind.pointer {
        Some("/number") => Some(ImportField::Number),
        Some("/unit") => Some(ImportField::Unit),
        Some("/residence") => Some(ImportField::Residence),
        _ => None,
    };
    Ok(Flawed::of(field, problem.kind))
}
