//! Filling an attendance sheet as a whole: by a list of persons, or the numbers of their badges.
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::basis::MeetingId;
use crate::db::{Json, Tx};
use crate::electorates;
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::decisions;
use crate::meetings::model::Meeting;
use crate::meetings::rules::{self, Refusal};
use crate::meetings::store::find as find_meeting;
use crate::memberships;
use crate::persons::{self, PersonId};
use crate::references;
use crate::words::{Line, plain_figures};

use super::model::{
    Attendance, Item as _, NUMBER_MAX, NewAttendance, NewSheet, Presence, SheetFilled, Slot, Stay,
};
use super::store::{self, Kept as _};

/// Puts many on the attendance sheet of a meeting, or corrects how they stood to it: all of them, or nobody.
pub(super) fn fill(tx: &mut Tx<'_>, id: MeetingId, told: &NewSheet) -> Result<SheetFilled> {
    let meeting = find_meeting(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    rules::may_change(&meeting)?;
    let promised = decisions::promised(tx, id)?;
    let voters = electorates::voters(tx, vec![meeting.body_id], meeting.held_latest)?;
    let voters = voters.into_values().next().unwrap_or_default();
    let named = named(tx, (&told.persons, &told.numbers), &voters)?;
    let named: Vec<PersonId> = named.into_iter().map(|(person, _)| person).collect();
    let lines = lines(tx, id)?;
    let mut filled = SheetFilled::default();
    let mut new: Vec<Newcomer> = Vec::new();
    for person in &named {
        match lines.get(person) {
            None => new.push((*person, told.presence, None)),
            Some(line) if line.presence == told.presence => filled.same = filled.same.saturating_add(1),
            Some(line) => {
                correct(tx, line, stands(line, told.presence))?;
                filled.changed = filled.changed.saturating_add(1);
            }
        }
    }
    if let Some(presence) = told.others {
        let is_left = |person: &&PersonId| !lines.contains_key(person) && !named.contains(person);
        let mut left: Vec<PersonId> = voters.iter().filter(is_left).copied().collect();
        left.sort_unstable();
        new.extend(left.into_iter().map(|person| (person, presence, None)));
    }
    filled.recorded = new.len();
    put_down(tx, &meeting, &new)?;
    tx.is_so_already = filled.recorded == 0 && filled.changed == 0;
    decisions::expect_kept(tx, id, &promised)?;
    Ok(filled)
}

/// Somebody who is put on the sheet: who, how they stood to the meeting, and since when they were there, if not all the time.
pub(super) type Newcomer = (PersonId, Presence, Option<Stay>);

/// The lines of a sheet that name a person, by the person.
pub(super) fn lines(tx: &mut Tx<'_>, id: MeetingId) -> Result<HashMap<PersonId, Attendance>> {
    let lines = store::of_persons(tx, id)?.into_iter();
    Ok(lines.filter_map(|line| Some((line.person_id?, line))).collect())
}

/// Those who are named by id and by number, each once and where, in that order; refused where one of them is not known.
pub(super) fn named(
    tx: &mut Tx<'_>,
    (persons, numbers): (&[PersonId], &[Line<40>]),
    voters: &HashSet<PersonId>,
) -> Result<Vec<(PersonId, String)>> {
    let asked: Vec<String> = numbers.iter().map(|number| plain_figures(number)).collect();
    let numbers: Vec<&str> = asked.iter().map(String::as_str).collect();
    let of_numbers: HashMap<String, PersonId> = memberships::numbered(tx, &numbers)?
        .into_iter()
        .filter_map(|row| Some((row.number?, row.person_id)))
        .collect();
    let of_ids = persons.iter().enumerate().map(|(place, person)| (*person, format!("/persons/{place}")));
    let mut named: Vec<(PersonId, String)> = of_ids.collect();
    let mut faults = Vec::new();
    for (place, number) in asked.iter().enumerate() {
        let place = format!("/numbers/{place}");
        match of_numbers.get(number) {
            Some(person) => named.push((*person, place)),
            None => faults.push(Refusal::NumberIsNobodys.kind().fault(place)),
        }
    }
    // Who votes in the body is known to whoever keeps its sheet.
    let strangers: Vec<PersonId> =
        named.iter().map(|(person, _)| *person).filter(|person| !voters.contains(person)).collect();
    let known = references::seen(tx, &strangers)?;
    for (place, (person, pointer)) in named.iter().enumerate() {
        if voters.contains(person) || known.contains(person) {
            continue;
        }
        let is_by_id = place < persons.len();
        let kind =
            if is_by_id { persons::unknown(tx, *person).kind } else { Refusal::NumberIsNobodys.kind() };
        faults.push(kind.fault(pointer.clone()));
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let mut seen = HashSet::with_capacity(named.len());
    named.retain(|(person, _)| seen.insert(*person));
    Ok(named)
}

/// The line of somebody who stands to a meeting in another way: whoever was not there has no hours, and stood in for nobody.
fn stands(before: &Attendance, presence: Presence) -> Attendance {
    let after = Attendance { presence, ..before.clone() };
    let after = if Presence::CAME.contains(&presence) {
        after
    } else {
        Attendance { substitutes_id: None, substitute_votes: false, ..after }
    };
    if presence.is_there() { after } else { Attendance { stays: Json(Vec::new()), ..after } }
}

/// Corrects a line.
pub(super) fn correct(tx: &mut Tx<'_>, before: &Attendance, told: Attendance) -> Result<()> {
    let slot = before.slot();
    let after = Attendance { version: slot.version.saturating_add(1), updated_at: tx.now, ..told };
    after.update(tx)?;
    journal::changed(tx, Attendance::KIND, slot.id, before, &after)
}

/// Puts many down, one after the other from the next number on.
pub(super) fn put_down(tx: &mut Tx<'_>, meeting: &Meeting, new: &[Newcomer]) -> Result<()> {
    let last = Attendance::last_number(tx, meeting.id)?;
    let mut lines = Vec::with_capacity(new.len());
    for (number, (person, presence, stay)) in (last.saturating_add(1)..).zip(new) {
        if number > NUMBER_MAX {
            return Err(Refusal::NumberIsTaken.into());
        }
        let (id, now) = (Uuid::now_v7(), tx.now);
        let slot = Slot { id, meeting_id: meeting.id, number, version: 1, created_at: now, updated_at: now };
        let form = NewAttendance::of(*person, *presence, stay.as_slice());
        lines.push(Attendance::new(slot, &form));
    }
    store::insert_all(tx, &lines)?;
    journal::created_all(tx, Attendance::KIND, lines.iter().map(|line| (line.id, line)).collect())
}
