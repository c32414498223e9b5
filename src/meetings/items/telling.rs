//! Listing who is invited: everybody, or those who are to be told that the meeting changed.
use crate::basis::MeetingId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::meetings::convocations;
use crate::meetings::store::find as find_meeting;
use crate::persons::PersonId;
use crate::references;

use super::actions;
use super::model::{Invitation, InvitationQuery, InvitationTold, Item as _};
use super::store::Kept as _;

/// The invitations of a meeting, in order; only those of whom something is still to be told, or of whom nothing is.
pub(super) fn list(
    tx: &mut Tx<'_>,
    id: MeetingId,
    query: &InvitationQuery,
    listing: &Listing,
) -> Result<Page<InvitationTold>> {
    let Some(is_wanted) = query.to_tell else { return actions::list::<Invitation>(tx, id, listing) };
    let meeting = find_meeting(tx, id)?;
    let untold = convocations::to_tell(tx, &meeting)?;
    let mut lines = Invitation::all(tx, id)?;
    lines.retain(|line| untold.contains(&line.id) == is_wanted);
    let total = listing.total(|| i64::try_from(lines.len()).map_err(Problem::internal))?;
    let after = listing.after_parts().and_then(<[String]>::first);
    let after: i64 = after.map_or(Ok(0), |number| number.parse()).map_err(Problem::internal)?;
    lines.retain(|line| line.number > after);
    lines.truncate(usize::try_from(listing.fetch()).map_err(Problem::internal)?);
    let persons: Vec<PersonId> = lines.iter().map(|line| line.person_id).collect();
    let names = references::named(tx, &persons)?;
    let page = listing.page(lines, total, |line| vec![line.number.to_string()]);
    let data = page.data.into_iter().map(|line| line.told(&names)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}
