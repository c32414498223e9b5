//! Points of an agenda that are not for everybody who reads the meeting.
//!
//! 2026-11-28. An internal point is for those who prepare the meeting and those who sit in its body: who convenes it, records
//! it or drafts its minutes there, and who certainly holds a seat in it today. There is no permission for it: whoever may
//! change the agenda must see all of it, and a seat is what makes one of the body. It is announced by no convocation, printed
//! in no paper, and told in no calendar; its number is its own, so that a gap may tell that there is one, and nothing more.
use crate::access::{Permission, Principal, Scope};
use crate::appointments;
use crate::basis::MeetingId;
use crate::bodies::BodyId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::meetings::store::find as find_meeting;
use crate::reach;
use crate::words::Certainty;

use super::actions;
use super::model::{AgendaItem, AgendaItemId};
use super::store::{self, Kept as _};

/// Whether the caller sees the internal points of the meetings of a body.
fn sees(tx: &mut Tx<'_>, body: BodyId) -> Result<bool> {
    for permission in Permission::PREPARING {
        if reach::holds(tx, permission, &Scope::Body(body.0))? {
            return Ok(true);
        }
    }
    let Principal::Person(person) = tx.actor.principal else { return Ok(false) };
    let (held, today) = (appointments::of_persons(tx, &[person])?, tx.today);
    Ok(held.iter().any(|one| one.body_id == body && one.tenure().on(today) == Some(Certainty::Certain)))
}

/// One point of an agenda that the caller sees.
pub(super) fn show(tx: &mut Tx<'_>, id: AgendaItemId) -> Result<AgendaItem> {
    let item = AgendaItem::find(tx, id.0)?;
    let meeting = find_meeting(tx, item.meeting_id)?;
    if item.is_internal && !sees(tx, meeting.body_id)? {
        return Err(Problem::not_found());
    }
    Ok(item)
}

/// The agenda of a meeting, as far as the caller sees it.
pub(super) fn list(tx: &mut Tx<'_>, id: MeetingId, listing: &Listing) -> Result<Page<AgendaItem>> {
    let meeting = find_meeting(tx, id)?;
    if sees(tx, meeting.body_id)? {
        return actions::list::<AgendaItem>(tx, id, listing);
    }
    let after = listing.after_parts().and_then(<[String]>::first);
    let after = after.map_or(Ok(0), |number| number.parse()).map_err(Problem::internal)?;
    let total = listing.total(|| store::count_open(tx, id))?;
    let items = store::list_open(tx, id, after, listing)?;
    Ok(listing.page(items, total, |item| vec![item.number.to_string()]))
}

/// Whether the caller sees whatever there is of a point of an agenda, or was; not found, where it is an internal one that the
/// caller does not see. Of one that was taken out nobody knows whose it was: it takes one of these rights over the whole party.
pub fn sees_point(tx: &mut Tx<'_>, id: AgendaItemId) -> Result<bool> {
    match AgendaItem::find(tx, id.0) {
        Err(problem) if problem.is_not_found() => {
            Ok(Permission::PREPARING.iter().any(|permission| tx.holdings.has_over_all(*permission)))
        }
        found => {
            let item = found?;
            let meeting = find_meeting(tx, item.meeting_id)?;
            let sees = sees(tx, meeting.body_id)?;
            if item.is_internal && !sees { Err(Problem::not_found()) } else { Ok(sees) }
        }
    }
}
