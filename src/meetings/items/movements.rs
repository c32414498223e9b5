//! Who comes and who leaves, told at the door while a meeting is on.
use crate::basis::MeetingId;
use crate::db::{Moment, Tx};
use crate::electorates;
use crate::error::{Problem, Result};
use crate::meetings::decisions;
use crate::meetings::rules;
use crate::meetings::store::find as find_meeting;

use super::attend::{self, SheetRefusal};
use super::model::{Attendance, Movement, NewMovements, Presence, SheetFilled, Stay};
use super::sheet::{self, Newcomer};

/// How many stays one line keeps.
const STAYS_MAX: usize = 20;

/// Records who came to a meeting or left it at one moment: all of them, or nobody.
pub(super) fn pass(tx: &mut Tx<'_>, id: MeetingId, told: &NewMovements) -> Result<SheetFilled> {
    let meeting = find_meeting(tx, id)?;
    tx.expect_version(id, meeting.version)?;
    rules::may_change(&meeting)?;
    let at = Moment::new(told.at.0);
    attend::may_have_been(at, &meeting, tx.now)?;
    let promised = decisions::promised(tx, id)?;
    let voters = electorates::voters(tx, vec![meeting.body_id], meeting.held_latest)?;
    let voters = voters.into_values().next().unwrap_or_default();
    let named = sheet::named(tx, (&told.persons, &told.numbers), &voters)?;
    let lines = sheet::lines(tx, id)?;
    let presence = if told.remote { Presence::Remote } else { Presence::Present };
    let mut filled = SheetFilled::default();
    let mut new: Vec<Newcomer> = Vec::new();
    let (mut changed, mut faults) = (Vec::new(), Vec::new());
    for (person, place) in named {
        match (told.movement, lines.get(&person)) {
            (Movement::Arrived, None) => {
                new.push((person, presence, Some(Stay { from: Some(at), to: None })));
            }
            (Movement::Left, None) => faults.push(SheetRefusal::PersonIsNotThere.kind().fault(place)),
            (movement, Some(line)) => match passed(line, movement, at, presence) {
                Ok(None) => filled.same = filled.same.saturating_add(1),
                Ok(Some(after)) => changed.push((line, after)),
                Err(refusal) => faults.push(refusal.kind().fault(place)),
            },
        }
    }
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    filled.changed = changed.len();
    for (before, after) in changed {
        sheet::correct(tx, before, after)?;
    }
    filled.recorded = new.len();
    sheet::put_down(tx, &meeting, &new)?;
    tx.is_so_already = filled.recorded == 0 && filled.changed == 0;
    decisions::expect_kept(tx, id, &promised)?;
    Ok(filled)
}

/// The line of somebody who came or left at that moment; none where it tells so already. Pure.
fn passed(
    line: &Attendance,
    movement: Movement,
    at: Moment,
    presence: Presence,
) -> Result<Option<Attendance>, SheetRefusal> {
    let mut stays = line.stays.0.clone();
    if !line.presence.is_there() {
        return match movement {
            Movement::Left => Err(SheetRefusal::PersonIsNotThere),
            Movement::Arrived => {
                let mut after = Attendance { presence, ..line.clone() };
                after.stays.0 = vec![Stay { from: Some(at), to: None }];
                Ok(Some(after))
            }
        };
    }
    if stays.is_empty() {
        // There all the time.
        stays.push(Stay { from: None, to: None });
    }
    let is_later = stays.iter().any(|stay| stay.from.is_some_and(|from| at < from));
    let left_then = stays.iter().any(|stay| stay.to == Some(at));
    let is_full = stays.len() >= STAYS_MAX;
    let here = stays.iter_mut().find(|stay| stay.holds(at));
    match (movement, here) {
        (Movement::Arrived, Some(_)) => return Ok(None),
        (Movement::Left, None) if left_then => return Ok(None),
        (Movement::Left, None) => return Err(SheetRefusal::PersonIsNotThere),
        (Movement::Left, Some(stay)) => {
            if stay.to.is_some() || stay.from == Some(at) {
                return Err(SheetRefusal::SheetTellsLaterHours);
            }
            stay.to = Some(at);
        }
        // Whoever comes back at the moment of leaving never left.
        (Movement::Arrived, None) => match stays.last_mut() {
            Some(last) if last.to == Some(at) => last.to = None,
            _ if is_later => return Err(SheetRefusal::SheetTellsLaterHours),
            _ if is_full => return Err(SheetRefusal::StaysAreMany),
            _ => stays.push(Stay { from: Some(at), to: None }),
        },
    }
    // From the beginning to the end is all the time.
    stays.retain(|stay| stay.from.is_some() || stay.to.is_some());
    let mut after = line.clone();
    after.stays.0 = stays;
    Ok(Some(after))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::model::{Item as _, NewAttendance, Slot};
    use super::*;
    use crate::persons::PersonId;

    fn at(hour: u32) -> Moment {
        format!("2022-12-08T{hour:02}:00:00Z").parse().map(Moment).unwrap()
    }
    fn line(presence: Presence, stays: &[(Option<u32>, Option<u32>)]) -> Attendance {
        let slot = Slot {
            id: Uuid::nil(),
            meeting_id: MeetingId::new(),
            number: 1,
            version: 1,
            created_at: at(8),
            updated_at: at(8),
        };
        let stay = |(from, to): &(Option<u32>, Option<u32>)| Stay { from: from.map(at), to: to.map(at) };
        let stays: Vec<Stay> = stays.iter().map(stay).collect();
        Attendance::new(slot, &NewAttendance::of(PersonId::new(), presence, &stays))
    }
    fn told(line: &Attendance, movement: Movement, hour: u32) -> Result<Option<String>, SheetRefusal> {
        let after = passed(line, movement, at(hour), Presence::Present)?;
        let hour = |moment: Option<Moment>| moment.map_or(String::new(), |at| at.0.format("%H").to_string());
        let told = |stay: &Stay| format!("{}-{}", hour(stay.from), hour(stay.to));
        Ok(after.map(|line| line.stays.0.iter().map(told).collect::<Vec<_>>().join(" ")))
    }

    #[test]
    fn whoever_was_there_leaves_and_returns() {
        let there = line(Presence::Present, &[]);
        assert_eq!(told(&there, Movement::Arrived, 10), Ok(None), "there already");
        assert_eq!(told(&there, Movement::Left, 11).unwrap().unwrap(), "-11");
        let left = line(Presence::Remote, &[(None, Some(11))]);
        assert_eq!(told(&left, Movement::Left, 11), Ok(None), "told twice");
        assert_eq!(told(&left, Movement::Left, 12), Err(SheetRefusal::PersonIsNotThere));
        assert_eq!(told(&left, Movement::Left, 10), Err(SheetRefusal::SheetTellsLaterHours));
        assert_eq!(told(&left, Movement::Arrived, 12).unwrap().unwrap(), "-11 12-");
        assert_eq!(told(&left, Movement::Arrived, 11).unwrap().unwrap(), "", "never gone");
        let back = line(Presence::Guest, &[(None, Some(11)), (Some(13), None)]);
        assert_eq!(told(&back, Movement::Arrived, 12), Err(SheetRefusal::SheetTellsLaterHours));
        assert_eq!(told(&back, Movement::Left, 13), Err(SheetRefusal::SheetTellsLaterHours));
        assert_eq!(told(&back, Movement::Left, 14).unwrap().unwrap(), "-11 13-14");
    }

    #[test]
    fn whoever_was_excused_may_come_and_does_not_leave() {
        let excused = line(Presence::Excused, &[]);
        assert_eq!(told(&excused, Movement::Left, 10), Err(SheetRefusal::PersonIsNotThere));
        assert_eq!(told(&excused, Movement::Arrived, 10).unwrap().unwrap(), "10-");
        let after = passed(&excused, Movement::Arrived, at(10), Presence::Remote).unwrap().unwrap();
        assert_eq!(after.presence, Presence::Remote);
    }

    #[test]
    fn a_line_keeps_twenty_stays() {
        let many: Vec<(Option<u32>, Option<u32>)> = (0..20).map(|_| (Some(1), Some(2))).collect();
        let told = told(&line(Presence::Present, &many), Movement::Arrived, 9);
        assert_eq!(told, Err(SheetRefusal::StaysAreMany));
    }
}
