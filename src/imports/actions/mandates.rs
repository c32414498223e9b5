//! Public mandates: what rows of those would do, and doing it.
use std::collections::BTreeSet;

use crate::db::{Tx, apart_in};
use crate::error::{Problem, Result};
use crate::mandates::institutions::{self, Institution, InstitutionId, NewInstitution};
use crate::mandates::{self, FunctionHeld, MandateRow, NewMandate, Verification};
use crate::persons::PersonId;
use crate::territory::{self, TerritoryCode};
use crate::words::{Labels, PartialDate};

use super::super::flaws::Refusal as Flaw;
use super::super::model::{Flawed, Import, ImportField, RegisterKind, StagedRow};
use super::super::rules::{
    Meant, Reading, SeatRow, Sought, institution_key, read_seat, recognise, reference_key,
};
use super::gather::{self, Facts};
use super::judge::{Does, Judged, source};

/// What the rows are held against.
struct Around {
    institutions: Vec<Institution>,
    held: Vec<(MandateRow, Vec<FunctionHeld>)>,
}

/// Judges rows of a file of mandates.
pub(super) fn judge(tx: &mut Tx<'_>, import: &Import, staged: Vec<StagedRow>) -> Result<Vec<Judged>> {
    let columns = import.file(RegisterKind::Mandates).map(|file| file.columns.clone()).unwrap_or_default();
    let (places, source) = (gather::places(tx, &columns, &staged)?, source(import)?);
    let reading = Reading { columns: &columns, places: &places, source: &source, today: tx.today };
    let (mut rows, mut seats) = (Vec::new(), Vec::new());
    for one in &staged {
        let (row, seat) = read_seat(&reading, &one.cells);
        rows.push(row);
        seats.push(seat);
    }
    house(tx, &mut seats)?;
    let facts = gather::facts(tx, &import.source, &rows)?;
    let people: Vec<PersonId> = facts.known.persons.keys().copied().collect();
    let sought: Vec<&Sought> = seats.iter().flatten().map(|seat| &seat.institution).collect();
    let around = Around { institutions: known(tx, &sought)?, held: mandates::of_persons(tx, &people)? };
    let judged = staged.into_iter().zip(rows).zip(seats).map(|((staged, row), seat)| {
        let mut judged = Judged { staged, row, does: Does::Nothing, waits_for: Vec::new(), offers: None };
        judged.keep_flaws_of_the_reading();
        if let Some(seat) = seat.filter(|_| !judged.row.is_faulty()) {
            settle(&mut judged, seat, &facts, &around);
        }
        judged
    });
    Ok(judged.collect())
}

/// Says of each institution where it is by the first code its territory ever bore.
fn house(tx: &mut Tx<'_>, seats: &mut [Option<SeatRow>]) -> Result<()> {
    let told = seats.iter().flatten().filter_map(|seat| seat.institution.territory.as_ref());
    let codes: BTreeSet<String> = told.map(|code| code.as_str().to_owned()).collect();
    let homes = territory::first_homes(tx, &codes.into_iter().collect::<Vec<_>>())?;
    for seat in seats.iter_mut().flatten() {
        let Some(code) = &seat.institution.territory else { continue };
        let first = homes.get(code.as_str()).map(|(code, _)| code.clone());
        seat.institution.territory = first.and_then(|code| TerritoryCode::try_from(code).ok());
    }
    Ok(())
}

/// The institutions that may be meant.
fn known(tx: &mut Tx<'_>, sought: &[&Sought]) -> Result<Vec<Institution>> {
    let ids: Vec<InstitutionId> = sought.iter().filter_map(|one| one.id).collect();
    let names = sought.iter().filter_map(|one| one.name_ar.as_deref().or(one.name_latin.as_deref()));
    let names: Vec<&str> = names.collect();
    let codes = sought.iter().filter_map(|one| one.territory.as_ref()).map(TerritoryCode::as_str);
    let codes: BTreeSet<&str> = codes.collect();
    let mut known = institutions::of_ids(tx, &ids)?;
    known.extend(institutions::called(tx, &names)?);
    known.extend(institutions::elected_at(tx, &codes.into_iter().collect::<Vec<_>>())?);
    Ok(known)
}

/// Says what a row would do.
fn settle(judged: &mut Judged, seat: SeatRow, facts: &Facts, around: &Around) {
    let key = seat.institution.name_ar.as_deref().map(institution_key);
    let institution = match seat.institution.among(&around.institutions) {
        Ok(None) => {
            judged.offers = key;
            None
        }
        Ok(institution) => institution,
        Err(flaw @ Flaw::InstitutionIsNotFound) if key.is_some() => {
            judged.waits_for.extend(key.map(|key| (key, flaw)));
            None
        }
        Err(flaw) => return judged.fail(Flawed::of(ImportField::Institution, flaw.kind())),
    };
    let person = match recognise(&judged.row, &facts.known) {
        Ok(Meant::Somebody(person)) => Some(person),
        Err(Flaw::PersonIsNotFound) | Ok(Meant::Nobody) => match &judged.row.reference {
            Some(reference) => {
                judged.waits_for.push((reference_key(reference), Flaw::PersonIsNotFound));
                None
            }
            None => return judged.fail(Flawed::of(None, Flaw::PersonIsNotFound.kind())),
        },
        Err(flaw) => return judged.fail(Flawed::of(None, flaw.kind())),
    };
    let is_so = match person.zip(institution) {
        Some((person, institution)) => sits_there(&seat, person, institution, around),
        None => Ok(false),
    };
    judged.does = match is_so {
        Ok(true) => Does::IsSo,
        Ok(false) => Does::Mandate(Box::new(seat), person),
        Err((field, flaw)) => return judged.fail(Flawed::of(field, flaw.kind())),
    };
}

/// Whether somebody sits in an institution since the day a row says, or, where it says none, at all; and as the row says.
fn sits_there(
    seat: &SeatRow,
    person: PersonId,
    institution: InstitutionId,
    around: &Around,
) -> Result<bool, (ImportField, Flaw)> {
    let counts = |(row, _): &&(MandateRow, Vec<FunctionHeld>)| {
        row.person_id == person
            && row.institution_id == institution
            && row.verification != Verification::False
    };
    let mut theirs = around.held.iter().filter(counts);
    let same = theirs.clone().find(|(row, _)| match seat.starts_on {
        Some(starts_on) => row.tenure().starts == starts_on,
        None => row.tenure().ends.is_none(),
    });
    let Some((row, functions)) = same else {
        let lasts = theirs.any(|(row, _)| row.tenure().ends.is_none());
        return if lasts && seat.ends_on.is_none() {
            Err((ImportField::StartsOn, Flaw::SitsSinceAnotherDay))
        } else {
            Ok(false)
        };
    };
    if seat.function.is_some_and(|told| !functions.contains(&told)) {
        return Err((ImportField::Function, Flaw::DoesAnotherThingThere));
    }
    let is_called_otherwise = seat
        .list_label
        .as_deref()
        .is_some_and(|told| row.list_label.as_deref().is_some_and(|known| known != told));
    if is_called_otherwise { Err((ImportField::ListLabel, Flaw::DoesAnotherThingThere)) } else { Ok(true) }
}

/// Does what rows say of mandates, one after the other: each is undone alone if it is refused.
pub(super) fn apply(tx: &mut Tx<'_>, import: &Import, judged: &mut [Judged]) -> Result<()> {
    for one in judged {
        let Does::Mandate(seat, person) = &one.does else { continue };
        let done = apart_in(tx, |tx| Ok(does(tx, import, seat, *person)), Result::is_ok)?;
        if let Err(problem) = done {
            if problem.kind.status >= 500 {
                return Err(problem);
            }
            one.fail(Flawed::of(None, problem.kind));
        }
    }
    Ok(())
}

fn does(tx: &mut Tx<'_>, import: &Import, seat: &SeatRow, person: Option<PersonId>) -> Result<()> {
    let person_id = person.ok_or(Flaw::PersonIsNotFound)?;
    let source = Some(source(import)?);
    // A row before it may have recorded the institution.
    let there = known(tx, &[&seat.institution])?;
    let institution_id = match seat.institution.among(&there)? {
        Some(id) => id,
        None => recorded(tx, import, &seat.institution)?,
    };
    let today = PartialDate::from_bounds(None, tx.today);
    let starts_on = seat.starts_on.or(today).ok_or(Flaw::FirstDayIsMissing)?;
    let new = NewMandate {
        person_id,
        institution_id,
        functions: seat.function.into_iter().collect(),
        list_label: seat.list_label.clone(),
        starts_on,
        ends_on: seat.ends_on,
        verification: Verification::Imported,
        source,
    };
    mandates::record(tx, &new).map(drop)
}

/// Records an institution that a row tells all of.
fn recorded(tx: &mut Tx<'_>, import: &Import, sought: &Sought) -> Result<InstitutionId> {
    let missing = || Problem::from(Flaw::InstitutionIsNotFound);
    let (kind, territory) = sought.kind.zip(sought.territory.clone()).ok_or_else(missing)?;
    let names = Labels { ar: sought.name_ar.clone().ok_or_else(missing)?, fr: None, en: None };
    let new = NewInstitution {
        kind,
        territory,
        names,
        seats: None,
        term_starts_on: None,
        term_ends_on: None,
        source: Some(source(import)?),
    };
    Ok(institutions::record(tx, &new)?.id)
}
