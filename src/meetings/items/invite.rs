//! Inviting everybody whom a convocation invites.
use uuid::Uuid;

use crate::bodies::positions::PositionId;
use crate::db::Tx;
use crate::error::Result;
use crate::journal;
use crate::meetings::convocations::Convocation;
use crate::meetings::rules::Refusal;
use crate::persons::PersonId;

use super::model::{Invitation, InvitationId, Item as _, NUMBER_MAX};
use super::store::{self, Kept as _};

/// Puts an invitation down for each of these, with the position by which it is one; in their order, from the next number on.
pub(in crate::meetings) fn invite(
    tx: &mut Tx<'_>,
    convocation: &Convocation,
    invited: &[(PersonId, Option<PositionId>)],
) -> Result<()> {
    let last = Invitation::last_number(tx, convocation.meeting_id)?;
    let mut lines = Vec::with_capacity(invited.len());
    for (number, (person_id, position_id)) in (last.saturating_add(1)..).zip(invited) {
        if number > NUMBER_MAX {
            return Err(Refusal::NumberIsTaken.into());
        }
        lines.push(Invitation {
            id: InvitationId(Uuid::now_v7()),
            meeting_id: convocation.meeting_id,
            number,
            convocation_id: Some(convocation.id),
            person_id: *person_id,
            position_id: *position_id,
            channel: convocation.channel,
            sent_on: Some(convocation.sent_on),
            proof: None,
            reply: None,
            version: 1,
            created_at: tx.now,
            updated_at: tx.now,
        });
    }
    store::invite_all(tx, &lines)?;
    journal::created_all(tx, Invitation::KIND, lines.iter().map(|line| (line.id, line)).collect())
}
