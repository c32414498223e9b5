//! Filling an attendance sheet as a whole: by a list of persons, or the numbers of their badges.
use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::basis::MeetingId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::meetings::decisions;
use crate::meetings::model::Meeting;
use crate::meetings::quorum;
use crate::meetings::rules::{self, Refusal};
use crate::meetings::store::find as find_meeting;
use crate::memberships;
use crate::persons::{self, PersonId};
use crate::references;
use crate::words::plain_figures;

use super::model::{Attendance, Item as _, NUMBER_MAX, NewAttendance, NewSheet, Presence, SheetFilled, Slot};
use super::store::{self, Kept as _};

/// Puts many on the attendance sheet of a meeting, or corrects how they stood to it: all of them, or nobody.
pub(super) fn fill(tx: &mut Tx<'_>, id: MeetingId, told: &NewSheet) -> Result<SheetFilled> {
    let meeting = find_meeting(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    rules::may_change(&meeting)?;
    let promised = decisions::promised(tx, id)?;
    let voters = quorum::voters(tx, vec![meeting.body_id], meeting.held_latest)?;
    let voters = voters.into_values().next().unwrap_or_default();
    let named = named(tx, told, &voters)?;
    let mut lines: HashMap<PersonId, Attendance> = HashMap::new();
    for line in store::of_persons(tx, id)? {
        lines.extend(line.person_id.map(|person| (person, line)));
    }
    let mut filled = SheetFilled::default();
    let mut new: Vec<(PersonId, Presence)> = Vec::new();
    for person in &named {
        match lines.get(person) {
            None => new.push((*person, told.presence)),
            Some(line) if line.presence == told.presence => filled.same = filled.same.saturating_add(1),
            Some(line) => {
                stands(tx, line, told.presence)?;
                filled.changed = filled.changed.saturating_add(1);
            }
        }
    }
    if let Some(presence) = told.others {
        let is_left = |person: &&PersonId| !lines.contains_key(person) && !named.contains(person);
        let mut left: Vec<PersonId> = voters.iter().filter(is_left).copied().collect();
        left.sort_unstable();
        new.extend(left.into_iter().map(|person| (person, presence)));
    }
    filled.recorded = new.len();
    put_down(tx, &meeting, &new)?;
    tx.is_so_already = filled.recorded == 0 && filled.changed == 0;
    decisions::expect_kept(tx, id, &promised)?;
    Ok(filled)
}

/// Those who are named, each once, in the order they are named in; refused where one of them is not known.
fn named(tx: &mut Tx<'_>, told: &NewSheet, voters: &HashSet<PersonId>) -> Result<Vec<PersonId>> {
    let asked: Vec<String> = told.numbers.iter().map(|number| plain_figures(number)).collect();
    let numbers: Vec<&str> = asked.iter().map(String::as_str).collect();
    let of_numbers: HashMap<String, PersonId> = memberships::numbered(tx, &numbers)?
        .into_iter()
        .filter_map(|row| Some((row.number?, row.person_id)))
        .collect();
    let (mut named, mut faults) = (told.persons.clone(), Vec::new());
    for (place, number) in asked.iter().enumerate() {
        match of_numbers.get(number) {
            Some(person) => named.push(*person),
            None => faults.push(Refusal::NumberIsNobodys.kind().fault(format!("/numbers/{place}"))),
        }
    }
    // Who votes in the body is known to whoever keeps its sheet.
    let strangers: Vec<PersonId> = named.iter().filter(|person| !voters.contains(person)).copied().collect();
    let known = references::seen(tx, &strangers)?;
    let is_unknown = |person: &PersonId| !voters.contains(person) && !known.contains(person);
    for (place, person) in told.persons.iter().enumerate().filter(|(_, person)| is_unknown(person)) {
        let unknown = persons::unknown(tx, *person);
        faults.push(unknown.kind.fault(format!("/persons/{place}")));
    }
    for (place, number) in asked.iter().enumerate() {
        if of_numbers.get(number).is_some_and(is_unknown) {
            faults.push(Refusal::NumberIsNobodys.kind().fault(format!("/numbers/{place}")));
        }
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    let mut seen = HashSet::with_capacity(named.len());
    named.retain(|person| seen.insert(*person));
    Ok(named)
}

/// Corrects how somebody stood to a meeting.
fn stands(tx: &mut Tx<'_>, before: &Attendance, presence: Presence) -> Result<()> {
    let slot = before.slot();
    let version = slot.version.saturating_add(1);
    let after = Attendance { presence, version, updated_at: tx.now, ..before.clone() };
    after.update(tx)?;
    journal::changed(tx, Attendance::KIND, slot.id, before, &after)
}

/// Puts many down, one after the other from the next number on.
fn put_down(tx: &mut Tx<'_>, meeting: &Meeting, new: &[(PersonId, Presence)]) -> Result<()> {
    let last = Attendance::last_number(tx, meeting.id)?;
    let mut lines = Vec::with_capacity(new.len());
    for (number, (person, presence)) in (last.saturating_add(1)..).zip(new) {
        if number > NUMBER_MAX {
            return Err(Refusal::NumberIsTaken.into());
        }
        let (id, now) = (Uuid::now_v7(), tx.now);
        let slot = Slot { id, meeting_id: meeting.id, number, version: 1, created_at: now, updated_at: now };
        let form =
            NewAttendance { number: None, person_id: Some(*person), group_name: None, presence: *presence };
        lines.push(Attendance::new(slot, &form));
    }
    store::insert_all(tx, &lines)?;
    journal::created_all(tx, Attendance::KIND, lines.iter().map(|line| (line.id, line)).collect())
}
