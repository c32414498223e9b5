//! Bodies, positions and who holds them: what rows of those would do, and doing it.
use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use crate::appointments::{self, Appointment, Capacity, NewAppointment};
use crate::bodies::positions::{self, NewPosition, Position};
use crate::bodies::{self, Body, BodyRef};
use crate::db::{Tx, apart_in};
use crate::error::{Problem, Result};
use crate::persons::PersonId;
use crate::statutes;
use crate::words::{PartialDate, fold};

use super::super::flaws::Refusal as Flaw;
use super::super::model::{Flawed, Import, ImportField, RegisterKind, StagedRow};
use super::super::rules::{
    Catalogue, Meant, OfficeRow, OrganRow, Reading, read_organ, recognise, reference_key, slug_of,
};
use super::gather::{self, Facts};
use super::judge::{Does, Judged, source};

/// What the rows of organs are held against.
struct Around {
    bodies: Vec<Body>,
    positions: Vec<Position>,
    held: Vec<Appointment>,
}

/// The types of the statutes of today, by every name they go by.
fn catalogue(tx: &mut Tx<'_>) -> Result<Catalogue> {
    let (today, mut known) = (tx.today, Catalogue::default());
    let statutes = statutes::in_force(tx, today)?;
    for kind in &statutes.body_types {
        put(&mut known.bodies, &kind.code, &kind.labels)?;
    }
    for kind in &statutes.position_types {
        put(&mut known.positions, &kind.code, &kind.labels)?;
    }
    Ok(known)
}

/// Puts a type in by its code and by each of its labels.
fn put(known: &mut HashMap<String, BTreeSet<String>>, code: &str, labels: &impl Serialize) -> Result<()> {
    let mut names = vec![fold(code), code.to_owned()];
    gather_texts(&serde_json::to_value(labels).map_err(Problem::internal)?, &mut names);
    for name in names {
        known.entry(name).or_default().insert(code.to_owned());
    }
    Ok(())
}

fn gather_texts(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::String(text) => names.push(fold(text)),
        Value::Array(items) => items.iter().for_each(|item| gather_texts(item, names)),
        Value::Object(fields) => fields.values().for_each(|field| gather_texts(field, names)),
        _ => {}
    }
}

/// Judges rows of a file of bodies, positions or appointments.
pub(super) fn judge(
    tx: &mut Tx<'_>,
    import: &Import,
    register: RegisterKind,
    staged: Vec<StagedRow>,
) -> Result<Vec<Judged>> {
    let columns = import.file(register).map(|file| file.columns.clone()).unwrap_or_default();
    let (places, source, catalogue) =
        (gather::places(tx, &columns, &staged)?, source(import)?, catalogue(tx)?);
    let reading = Reading { columns: &columns, places: &places, source: &source, today: tx.today };
    let (mut rows, mut organs) = (Vec::new(), Vec::new());
    for one in &staged {
        let (row, organ) = read_organ(register, &reading, &catalogue, &one.cells);
        rows.push(row);
        organs.push(organ);
    }
    let facts = gather::facts(tx, &import.source, &rows)?;
    let around = around(tx, &organs, &facts)?;
    let judged = staged.into_iter().zip(rows).zip(organs).map(|((staged, row), organ)| {
        let mut judged = Judged { staged, row, does: Does::Nothing, waits_for: Vec::new(), offers: None };
        judged.keep_flaws_of_the_reading();
        if let Some(organ) = organ.filter(|_| !judged.row.is_faulty()) {
            settle(&mut judged, organ, &facts, &around);
        }
        judged
    });
    Ok(judged.collect())
}

fn around(tx: &mut Tx<'_>, organs: &[Option<OrganRow>], facts: &Facts) -> Result<Around> {
    let mut named: HashSet<BodyRef> = HashSet::new();
    for organ in organs.iter().flatten() {
        named.extend(organ.hangs_on().cloned());
        if let OrganRow::Body(new) = organ {
            named.extend(new.slug.clone().map(BodyRef::Slug));
        }
    }
    let bodies = bodies::of_refs(tx, &named.into_iter().collect::<Vec<_>>())?;
    let ids: Vec<_> = bodies.iter().map(|body| body.id).collect();
    let positions = if ids.is_empty() { Vec::new() } else { positions::of_bodies(tx, &ids)? };
    let people: Vec<PersonId> = facts.known.persons.keys().copied().collect();
    let held = appointments::of_persons(tx, &people)?;
    Ok(Around { bodies, positions, held })
}

/// Says what a row would do.
fn settle(judged: &mut Judged, organ: OrganRow, facts: &Facts, around: &Around) {
    let known = |named: &BodyRef| around.bodies.iter().find(|body| body.is_named(named));
    if let Some(named) = organ.hangs_on()
        && known(named).is_none()
    {
        match slug_of(named) {
            Some(key) => judged.waits_for.push((key, Flaw::BodyIsNotFound)),
            None => return judged.fail(Flawed::of(None, Flaw::BodyIsNotFound.kind())),
        }
    }
    let is_so = match &organ {
        OrganRow::Body(new) => {
            let there = new.slug.clone().and_then(|slug| known(&BodyRef::Slug(slug)));
            if there.is_some_and(|there| there.type_code != *new.r#type) {
                return judged.fail(Flawed::of(ImportField::Slug, Flaw::SlugIsAnothers.kind()));
            }
            there.is_some()
        }
        OrganRow::Position(body, new) => {
            known(body).is_some_and(|body| around.positions.iter().any(|one| one.is_of(body.id, new)))
        }
        OrganRow::Office(office) => {
            let person = match recognise(&judged.row, &facts.known) {
                Ok(Meant::Somebody(person)) => person,
                Err(Flaw::PersonIsNotFound) | Ok(Meant::Nobody) => match &judged.row.reference {
                    Some(reference) => {
                        judged.waits_for.push((reference_key(reference), Flaw::PersonIsNotFound));
                        judged.does = Does::Organ(organ, None);
                        return;
                    }
                    None => return judged.fail(Flawed::of(None, Flaw::PersonIsNotFound.kind())),
                },
                Err(flaw) => return judged.fail(Flawed::of(None, flaw.kind())),
            };
            match holds_it(office, person, known(&office.body), around) {
                Ok(true) => true,
                Ok(false) => {
                    judged.does = Does::Organ(organ, Some(person));
                    return;
                }
                Err(flaw) => return judged.fail(Flawed::of(ImportField::StartsOn, flaw.kind())),
            }
        }
    };
    judged.does = if is_so { Does::IsSo } else { Does::Organ(organ, None) };
}

/// Whether somebody holds a position since the day a row says, or, where it says none, at all.
fn holds_it(
    office: &OfficeRow,
    person: PersonId,
    body: Option<&Body>,
    around: &Around,
) -> Result<bool, Flaw> {
    let Some(body) = body else { return Ok(false) };
    let position = around.positions.iter().find(|one| one.is_of(body.id, &office.position));
    let Some(position) = position else { return Ok(false) };
    let mut held = around.held.iter().filter(|one| one.person_id == person && one.position_id == position.id);
    let Some(starts_on) = office.starts_on else { return Ok(held.any(|one| one.ends_latest.is_none())) };
    if held.clone().any(|one| one.tenure().starts == starts_on) {
        return Ok(true);
    }
    if office.ends_on.is_none() && held.any(|one| one.ends_latest.is_none()) {
        return Err(Flaw::BeganOnAnotherDay);
    }
    Ok(false)
}

/// Does what rows say of organs, one after the other: each is undone alone if it is refused.
pub(super) fn apply(tx: &mut Tx<'_>, import: &Import, judged: &mut [Judged]) -> Result<()> {
    for one in judged {
        let Does::Organ(organ, person) = &one.does else { continue };
        let done = apart_in(tx, |tx| Ok(does(tx, import, organ, *person)), Result::is_ok)?;
        if let Err(problem) = done {
            if problem.kind.status >= 500 {
                return Err(problem);
            }
            one.fail(Flawed::of(None, problem.kind));
        }
    }
    Ok(())
}

fn does(tx: &mut Tx<'_>, import: &Import, organ: &OrganRow, person: Option<PersonId>) -> Result<()> {
    match organ {
        OrganRow::Body(new) => bodies::record(tx, new).map(drop),
        OrganRow::Position(body, new) => office(tx, body, new, tx.today).map(drop),
        OrganRow::Office(told) => {
            let person_id = person.ok_or(Flaw::PersonIsNotFound)?;
            let today = PartialDate::from_bounds(None, tx.today);
            let starts_on = told.starts_on.or(today).ok_or(Flaw::FirstDayIsMissing)?;
            let position = office(tx, &told.body, &told.position, starts_on.latest())?;
            let new = NewAppointment {
                person_id,
                starts_on,
                ends_on: told.ends_on,
                capacity: Capacity::Titular,
                mode: told.mode,
                seat: None,
                decision_id: None,
                source: Some(source(import)?),
            };
            appointments::appoint(tx, position.id, &new).map(drop)
        }
    }
}

/// A position of a body, opened if the statutes allow it.
fn office(tx: &mut Tx<'_>, body: &BodyRef, new: &NewPosition, day: NaiveDate) -> Result<Position> {
    let found = positions::offices(tx, &[(body.clone(), new.clone())], day);
    let found =
        found.map_err(
            |(_, problem)| {
                if problem.is_not_found() { Problem::from(Flaw::BodyIsNotFound) } else { problem }
            },
        )?;
    found.into_iter().next().ok_or_else(|| Problem::from(Flaw::BodyIsNotFound))
}
