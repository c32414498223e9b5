//! What is done with a line of a meeting, of whatever kind: put down, corrected, taken out, shown.
use uuid::Uuid;

use crate::basis::MeetingId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Change, Listing, Page};
use crate::journal;
use crate::meetings::decisions::{self, Promised};
use crate::meetings::rules::{self, Refusal};
use crate::meetings::store::find as find_meeting;
use crate::persons::PersonId;
use crate::references;

use super::attend::SheetRefusal;
use super::model::{Item, ItemForm as _, NUMBER_MAX, Slot};
use super::store::Kept;

/// The promise of the database that no convocation invites anybody twice.
const INVITED_ONCE: &str = "invitations_convocation_id_person_id_key";
/// The promise of the database that nobody is on an attendance sheet twice.
const LISTED_ONCE: &str = "attendances_meeting_id_person_id_key";
/// The promise of the database that nobody's vote is carried by two.
const CARRIED_ONCE: &str = "attendances_meeting_id_substitutes_id_key";

/// Puts a line down, under the number it asks for or the next one.
pub(super) fn put_down<T: Kept>(tx: &mut Tx<'_>, meeting: MeetingId, form: &T::Form) -> Result<T::Told> {
    let home = find_meeting(tx, meeting)?;
    tx.expect_version(meeting, home.version)?;
    rules::may_change(&home)?;
    let number = match form.number() {
        Some(number) => number,
        None => T::last_number(tx, meeting)?.saturating_add(1),
    };
    if number > NUMBER_MAX {
        return Err(Refusal::NumberIsTaken.into());
    }
    let (id, now) = (Uuid::now_v7(), tx.now);
    let slot = Slot { id, meeting_id: meeting, number, version: 1, created_at: now, updated_at: now };
    form.check()?;
    let names = references::persons(tx, &form.persons())?;
    T::expect_fits(tx, &home, form)?;
    let item = T::new(slot, form);
    item.insert(tx).map_err(taken::<T>)?;
    journal::created(tx, T::KIND, id, &item)?;
    Ok(item.told(&names))
}

/// Corrects a line.
pub(super) fn correct<T: Kept>(tx: &mut Tx<'_>, id: Uuid, change: &Change<T::Form>) -> Result<T::Told> {
    let before = T::find(tx, id)?;
    let slot = before.slot();
    tx.expect_version(id, slot.version)?;
    let home = find_meeting(tx, slot.meeting_id)?;
    rules::may_change(&home)?;
    let form = change.apply(&before.form()?)?;
    form.check()?;
    let names = references::persons(tx, &form.persons())?;
    T::expect_fits(tx, &home, &form)?;
    let number = form.number().unwrap_or(slot.number);
    let version = slot.version.saturating_add(1);
    let after = before.changed(Slot { number, version, updated_at: tx.now, ..slot }, &form);
    let promised = promised::<T>(tx, slot.meeting_id)?;
    after.update(tx).map_err(taken::<T>)?;
    journal::changed(tx, T::KIND, id, &before, &after)?;
    if let Some(promised) = promised {
        decisions::expect_kept(tx, slot.meeting_id, &promised)?;
    }
    Ok(after.told(&names))
}

/// Takes out a line that was put down by mistake. The others keep their numbers.
pub(super) fn take_out<T: Kept>(tx: &mut Tx<'_>, id: Uuid) -> Result<()> {
    let before = T::find(tx, id)?;
    tx.expect_version(id, before.slot().version)?;
    rules::may_change(&find_meeting(tx, before.slot().meeting_id)?)?;
    let promised = promised::<T>(tx, before.slot().meeting_id)?;
    before.delete(tx)?;
    journal::deleted(tx, T::KIND, id, &before)?;
    promised.map_or(Ok(()), |promised| decisions::expect_kept(tx, before.slot().meeting_id, &promised))
}

/// What the line of somebody who came bears, where the meeting decided: it is not corrected so that it had no quorum, or
/// that somebody voted who was not there.
fn promised<T: Kept>(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Option<Promised>> {
    if T::IS_ATTENDANCE { Ok(Some(decisions::promised(tx, meeting)?)) } else { Ok(None) }
}

/// One line, of a meeting that can be seen.
pub(super) fn show<T: Kept>(tx: &mut Tx<'_>, id: Uuid) -> Result<T::Told> {
    let item = T::find(tx, id)?;
    find_meeting(tx, item.slot().meeting_id)?;
    let names = references::named(tx, &item.persons())?;
    Ok(item.told(&names))
}

/// The lines of a meeting, in order.
pub(super) fn list<T: Kept>(tx: &mut Tx<'_>, meeting: MeetingId, listing: &Listing) -> Result<Page<T::Told>> {
    find_meeting(tx, meeting)?;
    let after = listing.after_parts().and_then(<[String]>::first);
    let after = after.map_or(Ok(0), |number| number.parse()).map_err(Problem::internal)?;
    let total = listing.total(|| T::count(tx, meeting))?;
    let items = T::list(tx, meeting, after, listing)?;
    let persons: Vec<PersonId> = items.iter().flat_map(Item::persons).collect();
    let names = references::named(tx, &persons)?;
    let page = listing.page(items, total, |item| vec![item.slot().number.to_string()]);
    let data = page.data.into_iter().map(|item| item.told(&names)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// What the number of a line, or whom it names, stands against.
pub(super) fn taken<T: Kept>(problem: Problem) -> Problem {
    problem
        .if_violates(T::NUMBERED_ONCE, Refusal::NumberIsTaken.kind())
        .if_violates(LISTED_ONCE, Refusal::PersonIsListed.kind())
        .if_violates(CARRIED_ONCE, SheetRefusal::VoteIsCarriedAlready.kind())
        .if_violates(INVITED_ONCE, Refusal::PersonIsInvited.kind())
}
