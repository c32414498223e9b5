//! Doing what rows say: through the rooms whose records they are.
//!
//! 2026-11-27. What rows bring that is new is looked at as a whole before any of it is kept, so that no row has to be undone:
//! while a part of a transaction may be undone alone, SQLite walks along all that the part changed at the end of each
//! statement that a trigger belongs to, and nothing large may be done in one.
use std::collections::HashMap;

use crate::cores;
use crate::db::{Tx, apart_in};
use crate::error::{Problem, Result};
use crate::memberships::{self, NewMembership};
use crate::persons::{self, Newcomer, PersonDetails, PersonId, PersonKept, WhenRead};

use super::super::model::{Flawed, Import, ImportField};
use super::super::rules::{Meant, MemberRow};
use super::super::store;
use super::judge::{Does, Judged, ToMembership, person_of, source};
use super::{mandates, organs};

/// Does what these rows say. A row that turns out to be refused is not taken at all, and the others are.
pub(super) fn apply(
    tx: &mut Tx<'_>,
    import: &Import,
    judged: &mut [Judged],
    reading: WhenRead,
) -> Result<()> {
    organs::apply(tx, import, judged)?;
    mandates::apply(tx, import, judged)?;
    let newcomers = newcomers(tx, judged)?;
    let drafts = drafts(tx, import, judged, &newcomers)?;
    let coming = newcomers.iter().map(|(place, newcomer)| (*place, newcomer.id()));
    let mut people: Vec<Option<PersonId>> = judged.iter().map(person_of).collect();
    for (place, id) in coming {
        if let Some(person) = people.get_mut(place) {
            *person = Some(id);
        }
    }
    let is_taken = |(place, newcomer): (usize, Newcomer)| {
        judged.get(place).filter(|one| !matches!(one.does, Does::Nothing)).map(|_| newcomer)
    };
    let newcomers: Vec<Newcomer> = newcomers.into_iter().filter_map(is_taken).collect();
    persons::register_all(tx, &newcomers, reading)?;
    memberships::record_all(tx, drafts)?;
    amend(tx, import, judged)?;
    let referred = judged.iter().zip(people).filter(|(one, _)| matches!(one.does, Does::This { .. }));
    let references: Vec<(String, PersonId)> =
        referred.filter_map(|(one, person)| Some((one.row.reference.clone()?, person?))).collect();
    store::refer(tx, &import.source, &references)
}

/// Those whom rows tell of and nobody knew, by the places of the rows; a row is refused where somebody may not be
/// registered.
fn newcomers(tx: &mut Tx<'_>, judged: &mut [Judged]) -> Result<Vec<(usize, Newcomer)>> {
    let is_new = |one: &Judged| matches!(one.does, Does::This { meant: Meant::Nobody, .. });
    let places: Vec<usize> =
        judged.iter().enumerate().filter(|(_, one)| is_new(one)).map(|(place, _)| place).collect();
    let rows = places.iter().filter_map(|place| judged.get(*place)).collect();
    let kept = cores::each(rows, |one: &Judged| PersonKept::of(&one.row.details));
    let kept = kept.into_iter().collect::<Result<Vec<PersonKept>>>()?;
    let mut newcomers = Vec::with_capacity(places.len());
    for (place, new) in places.into_iter().zip(persons::newcomers(tx, kept)?) {
        match (new, judged.get_mut(place)) {
            (Ok(new), _) => newcomers.push((place, new)),
            (Err(problem), Some(one)) => one.fail(told(problem)?),
            (Err(_), None) => {}
        }
    }
    Ok(newcomers)
}

/// The memberships that rows bring, of those of whom they change nothing else; a row is refused where one may not be
/// recorded.
fn drafts(
    tx: &mut Tx<'_>,
    import: &Import,
    judged: &mut [Judged],
    newcomers: &[(usize, Newcomer)],
) -> Result<Vec<memberships::Draft>> {
    let coming: HashMap<usize, &Newcomer> = newcomers.iter().map(|(place, new)| (*place, new)).collect();
    let (mut places, mut new) = (Vec::new(), Vec::new());
    for (place, one) in judged.iter().enumerate() {
        let Does::This { details: None, membership: ToMembership::Admit(row), .. } = &one.does else {
            continue;
        };
        let newcomer = coming.get(&place);
        let Some(person) = newcomer.map(|new| new.id()).or_else(|| person_of(one)) else { continue };
        if let Some(admitted) = admitted(import, person, row)? {
            places.push(place);
            new.push((admitted, newcomer.map(|new| new.traces())));
        }
    }
    let mut drafts = Vec::with_capacity(new.len());
    for (place, drafted) in places.into_iter().zip(memberships::draft_all(tx, &new)?) {
        match (drafted, judged.get_mut(place)) {
            (Ok(draft), _) => drafts.push(draft),
            (Err(problem), Some(one)) => one.fail(told(problem)?),
            (Err(_), None) => {}
        }
    }
    Ok(drafts)
}

/// The membership a row brings; none where it does not say since when.
fn admitted(import: &Import, person_id: PersonId, row: &MemberRow) -> Result<Option<NewMembership>> {
    let Some(starts_on) = row.starts_on else { return Ok(None) };
    let source = Some(source(import)?);
    Ok(Some(NewMembership {
        person_id,
        starts_on,
        unit: row.unit.clone(),
        number: row.number.clone(),
        source,
    }))
}

/// Does what rows say of those whom the registry knows, one after the other: each is undone alone if it is refused.
fn amend(tx: &mut Tx<'_>, import: &Import, judged: &mut [Judged]) -> Result<()> {
    for one in judged {
        let Does::This { meant: Meant::Somebody(id), details, membership } = &one.does else { continue };
        if details.is_none() && !matches!(membership, ToMembership::Complete(..)) {
            continue;
        }
        let does = |tx: &mut Tx<'_>| Ok(amends(tx, import, *id, details.as_ref(), membership));
        if let Err(problem) = apart_in(tx, does, Result::is_ok)? {
            one.fail(told(problem)?);
        }
    }
    Ok(())
}

fn amends(
    tx: &mut Tx<'_>,
    import: &Import,
    id: PersonId,
    details: Option<&PersonDetails>,
    membership: &ToMembership,
) -> Result<()> {
    if let Some(details) = details {
        let before = persons::person(tx, id)?;
        persons::amend(tx, &before, details)?;
    }
    match membership {
        ToMembership::Complete(before, row) => {
            memberships::complete(tx, before, row.number.clone(), row.unit.as_ref())
        }
        ToMembership::Admit(row) => match admitted(import, id, row)? {
            Some(new) => memberships::record(tx, &new).map(drop),
            None => Ok(()),
        },
        ToMembership::Nothing => Ok(()),
    }
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
