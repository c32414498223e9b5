//! What some rows are held against: whom and what they may mean, one query a kind of thing however many rows.
use std::collections::{BTreeSet, HashMap, HashSet};

use crate::bodies::{self, Body, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::Result;
use crate::memberships::{self, MembershipRow};
use crate::persons::{self, BirthMark, PersonId};
use crate::territory::{self, TerritoryCode};
use crate::words::fold;

use super::super::flaws::Refusal as Flaw;
use super::super::model::{FileColumn, Flawed, ImportField, StagedRow};
use super::super::rules::{Gazetteer, Known, PersonRow, wanted_places};
use super::super::store;

/// How many are asked for at once where another room does not say.
const AT_ONCE: usize = 500;
/// How many bearers of one bare name are looked at.
const MOST_OF_A_NAME: usize = 20;

/// What rows are held against.
pub(super) struct Facts {
    pub(super) known: Known,
    pub(super) memberships: HashMap<PersonId, Vec<MembershipRow>>,
    pub(super) units: HashMap<BodyRef, BodyId>,
}

/// The territories that the cells of these rows may mean.
pub(super) fn places(tx: &mut Tx<'_>, columns: &[FileColumn], rows: &[StagedRow]) -> Result<Gazetteer> {
    let wanted = wanted_places(columns, rows.iter().map(|row| row.cells.as_slice()));
    let is_code = |text: &&String| {
        text.bytes().any(|byte| byte.is_ascii_digit()) && TerritoryCode::try_from((*text).clone()).is_ok()
    };
    let codes: Vec<String> = wanted.iter().filter(is_code).cloned().collect();
    let codes_there = territory::first_homes(tx, &codes)?.into_iter().map(|(asked, (code, _))| (asked, code));
    let mut places = Gazetteer { codes: codes_there.collect(), ..Gazetteer::default() };
    if wanted.len() > codes.len() {
        for (code, province, names) in territory::gazetteer(tx)? {
            let folded: BTreeSet<String> = names.iter().flatten().map(|name| fold(name)).collect();
            for name in folded {
                places.names.entry(name).or_default().push((code.clone(), province.clone()));
            }
        }
    }
    Ok(places)
}

/// Says of each row where its person lives by the code a residence is kept by.
pub(super) fn house(tx: &mut Tx<'_>, rows: &mut [PersonRow]) -> Result<()> {
    let codes: BTreeSet<String> = rows
        .iter()
        .filter_map(|row| row.details.residence.as_ref())
        .map(|code| code.as_str().to_owned())
        .collect();
    let homes = territory::first_homes(tx, &codes.into_iter().collect::<Vec<_>>())?;
    for row in rows {
        let Some(code) = &row.details.residence else { continue };
        match homes.get(code.as_str()).and_then(|(code, _)| TerritoryCode::try_from(code.clone()).ok()) {
            Some(code) => row.details.residence = Some(code),
            None => row.flaws.push(Flawed::of(ImportField::Residence, Flaw::TerritoryIsUnknown.kind())),
        }
    }
    Ok(())
}

/// Whom and what these rows may mean.
pub(super) fn facts(tx: &mut Tx<'_>, source: &str, rows: &[PersonRow]) -> Result<Facts> {
    let mut known = Known::default();
    let references: Vec<String> = rows.iter().filter_map(|row| row.reference.clone()).collect();
    known.by_reference = store::referred(tx, source, &references)?;
    let numbers: Vec<&str> = rows.iter().filter_map(|row| row.member.number.as_deref()).collect();
    for row in memberships::numbered(tx, &numbers)? {
        known.by_number.extend(row.number.map(|number| (number, row.person_id)));
    }
    let mut wanted: HashSet<PersonId> =
        known.by_reference.values().chain(known.by_number.values()).copied().collect();
    wanted.extend(rows.iter().filter_map(|row| row.id.map(PersonId)));
    let is_named = |row: &&PersonRow| {
        row.id.is_some() || row.reference.as_ref().is_some_and(|one| known.by_reference.contains_key(one))
    };
    let unnamed: Vec<&PersonRow> = rows.iter().filter(|row| !is_named(row)).collect();
    likely(tx, &unnamed, &mut known, &mut wanted)?;
    let wanted: Vec<PersonId> = wanted.into_iter().collect();
    for person in persons::whole(tx, &wanted)? {
        known.persons.insert(person.id, person.details()?);
    }
    if !references.is_empty() {
        known.referred = store::are_referred(tx, source, &wanted)?.into_iter().collect();
    }
    let mut memberships: HashMap<PersonId, Vec<MembershipRow>> = HashMap::new();
    for some in wanted.chunks(AT_ONCE) {
        for row in memberships::memberships_of_all(tx, some)? {
            memberships.entry(row.person_id).or_default().push(row);
        }
    }
    Ok(Facts { known, memberships, units: units(tx, rows)? })
}

/// Those whom rows may mean that name nobody.
fn likely(
    tx: &mut Tx<'_>,
    rows: &[&PersonRow],
    known: &mut Known,
    wanted: &mut HashSet<PersonId>,
) -> Result<()> {
    let numbers: BTreeSet<String> = rows.iter().flat_map(|row| row.phones()).map(str::to_owned).collect();
    for (number, id) in persons::reached_by(tx, &numbers.into_iter().collect::<Vec<_>>())? {
        known.by_phone.entry(number).or_default().push(id);
        wanted.insert(id);
    }
    // Of those who are called so, whoever was born on the day of such a row, or of whom no more is told than there.
    let mut births: HashMap<String, HashSet<Option<BirthMark>>> = HashMap::new();
    for row in rows {
        let Some(name) = row.sort_key() else { continue };
        let birth = row.details.birth_date.map(|birth| persons::born_so(tx, &name, &birth));
        births.entry(name).or_default().insert(birth);
    }
    let names: Vec<String> = births.keys().cloned().collect();
    for (name, id, birth) in persons::bearers(tx, &names)? {
        let is_born_so = births.get(&name).is_some_and(|births| births.contains(&birth));
        let bearers = known.by_name.entry(name).or_default();
        if is_born_so && (birth.is_some() || bearers.len() < MOST_OF_A_NAME) {
            wanted.insert(id);
        }
        bearers.push(id);
    }
    Ok(())
}

/// The units that rows name, those there are.
fn units(tx: &mut Tx<'_>, rows: &[PersonRow]) -> Result<HashMap<BodyRef, BodyId>> {
    let named: HashSet<&BodyRef> = rows.iter().filter_map(|row| row.member.unit.as_ref()).collect();
    let named: Vec<BodyRef> = named.into_iter().cloned().collect();
    let mut units = HashMap::with_capacity(named.len());
    for some in named.chunks(AT_ONCE) {
        let there = bodies::of_refs(tx, some)?;
        for unit in some {
            let is_it = |body: &&Body| match unit {
                BodyRef::Id(id) => body.id == *id,
                BodyRef::Slug(slug) => body.slug == **slug,
            };
            units.extend(there.iter().find(is_it).map(|body| (unit.clone(), body.id)));
        }
    }
    Ok(units)
}
