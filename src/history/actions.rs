//! Reading the history of a thing.
use std::fmt::Display;

use serde_json::Value;

use crate::access::{Object, Permission};
use crate::bodies::{self, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal::{self, Entry};
use crate::meetings::items::{self, AgendaItemId};
use crate::memberships::dues::{self, MembershipDuesId};
use crate::memberships::grades::{self, MembershipGradeId};
use crate::memberships::standings::{self, MembershipStandingId};
use crate::memberships::transfers::{self, TransferId};
use crate::persons::{self, MembershipId, PersonId};
use crate::reach::{self, Mask};
use crate::renewals::{self, RenewalId};
use crate::territory::{self, TerritoryCode};

use super::model::HistoryEntry;
use super::rules;

/// The history of a person, as far as the caller may be told of that person.
pub(super) fn of_person(tx: &mut Tx<'_>, id: &PersonId, listing: &Listing) -> Result<Page<HistoryEntry>> {
    if persons::survivor(tx, *id)?.is_some() {
        return Err(Problem::not_found());
    }
    let mut page = list(tx, "person", &id.to_string(), listing)?;
    let masks = reach::masks(tx, &[*id])?;
    let is_told = |field: &str| Mask::ALL.iter().all(|mask| mask.field() != field || masks.tells(*mask, *id));
    page.data.iter_mut().for_each(|entry| entry.changes.retain(|change| is_told(&change.field)));
    Ok(page)
}

/// What was changed of a thing, the first first. Of what was never recorded there is no history.
pub(super) fn list(tx: &mut Tx<'_>, kind: &str, id: &str, listing: &Listing) -> Result<Page<HistoryEntry>> {
    let page = changes(tx, kind, id, listing)?;
    let data = page.data.into_iter().map(told).collect::<Result<_>>()?;
    Ok(Page { data, next: page.next, total: page.total })
}

/// The changes of a thing; not found, where none was ever recorded.
fn changes(tx: &mut Tx<'_>, kind: &str, id: &str, listing: &Listing) -> Result<Page<Entry>> {
    let page = journal::changes_of(tx, kind, id, listing)?;
    if page.data.is_empty() && listing.after_id()?.is_none() {
        return Err(Problem::not_found());
    }
    Ok(page)
}

/// The history of a body, by id or slug; by id, of one that was taken out too.
pub(super) fn of_body(tx: &mut Tx<'_>, body: &BodyRef, listing: &Listing) -> Result<Page<HistoryEntry>> {
    let id = match body {
        BodyRef::Id(id) => *id,
        BodyRef::Slug(_) => bodies::find(tx, body)?.id,
    };
    list(tx, "body", &id.to_string(), listing)
}

/// The history of a point of an agenda: what changed while it was internal is told to whoever sees such points.
pub(super) fn of_agenda_item(
    tx: &mut Tx<'_>,
    id: &AgendaItemId,
    listing: &Listing,
) -> Result<Page<HistoryEntry>> {
    let sees = items::sees_point(tx, *id)?;
    let page = changes(tx, "agenda_item", &id.to_string(), listing)?;
    let told = |entry: Entry| {
        let is_hidden = !sees && (is_internal(&entry.before()?) || is_internal(&entry.after()?));
        let mut told = told(entry)?;
        if is_hidden {
            told.changes.clear();
        }
        Ok(told)
    };
    let data = page.data.into_iter().map(told).collect::<Result<_>>()?;
    Ok(Page { data, next: page.next, total: page.total })
}

/// Whether a state is of an internal point of an agenda.
fn is_internal(state: &Value) -> bool {
    state.get("is_internal").and_then(Value::as_bool).unwrap_or_default()
}

/// The history of a standing of a member.
pub(super) fn of_standing(
    tx: &mut Tx<'_>,
    id: &MembershipStandingId,
    listing: &Listing,
) -> Result<Page<HistoryEntry>> {
    of_a_part(tx, ("membership_standing", id), listing, standings::membership_of)
}

/// The history of a grade of a member.
pub(super) fn of_grade(
    tx: &mut Tx<'_>,
    id: &MembershipGradeId,
    listing: &Listing,
) -> Result<Page<HistoryEntry>> {
    of_a_part(tx, ("membership_grade", id), listing, grades::membership_of)
}

/// The history of what is told of a member's dues of a year.
pub(super) fn of_dues(
    tx: &mut Tx<'_>,
    id: &MembershipDuesId,
    listing: &Listing,
) -> Result<Page<HistoryEntry>> {
    of_a_part(tx, ("membership_dues", id), listing, dues::membership_of)
}

/// The history of a renewal.
pub(super) fn of_renewal(tx: &mut Tx<'_>, id: &RenewalId, listing: &Listing) -> Result<Page<HistoryEntry>> {
    of_a_part(tx, ("membership_renewal", id), listing, renewals::membership_of)
}

/// The history of what belongs to a membership: to whoever may read that of the membership. What was taken out belongs to
/// none any more, and whoever reads all histories reads it.
fn of_a_part<Id: Copy + Display>(
    tx: &mut Tx<'_>,
    (kind, id): (&str, &Id),
    listing: &Listing,
    membership_of: fn(&mut Tx<'_>, Id) -> Result<MembershipId>,
) -> Result<Page<HistoryEntry>> {
    match membership_of(tx, *id) {
        Ok(membership) => reach::expect_on(tx, Permission::ReadHistory, Object::Membership, membership)?,
        Err(problem) if problem.is_not_found() && tx.holdings.has_over_all(Permission::ReadHistory) => {
            reach::expect_over_territory(tx, None)?;
        }
        Err(problem) => return Err(problem),
    }
    list(tx, kind, &id.to_string(), listing)
}

/// The history of a transfer: to whoever speaks for one of the two units, and to the member.
pub(super) fn of_transfer(tx: &mut Tx<'_>, id: &TransferId, listing: &Listing) -> Result<Page<HistoryEntry>> {
    transfers::expect_seen(tx, *id)?;
    list(tx, "membership_transfer", &id.to_string(), listing)
}

/// The history of a code. Most territories come with the country, and nothing was changed of them since.
pub(super) fn of_territory(
    tx: &mut Tx<'_>,
    code: &TerritoryCode,
    listing: &Listing,
) -> Result<Page<HistoryEntry>> {
    match list(tx, "territory", code.as_str(), listing) {
        Err(problem) if problem.is_not_found() => {
            territory::place(tx, code.as_str())?;
            Ok(listing.page(Vec::new(), listing.total(|| Ok(0))?, |_| Vec::new()))
        }
        listed => listed,
    }
}

fn told(entry: Entry) -> Result<HistoryEntry> {
    let (before, after) =
        if entry.erased { (Value::Null, Value::Null) } else { (entry.before()?, entry.after()?) };
    Ok(HistoryEntry {
        id: entry.id,
        position: entry.position,
        at: entry.at,
        actor: entry.actor,
        actor_id: entry.actor_id,
        actor_name: entry.actor_name,
        operation: entry.operation,
        request_id: entry.request_id,
        act_id: entry.act_id,
        change: (!entry.erased).then(|| rules::kind(&before, &after)),
        changes: rules::changes(before, after),
        erased: entry.erased,
    })
}
