//! What a decision about applications asks beside every other: that nobody decides on what is one's own, and that those who
//! do are counted as the body counts them without a meeting.
use std::collections::HashSet;

use crate::applications::{self, ApplicationId};
use crate::db::Tx;
use crate::error::Result;
use crate::meetings::model::Meeting;
use crate::meetings::quorum::{self, Roll, When};
use crate::persons::PersonId;
use crate::statutes;
use crate::statutes::document::Code;
use crate::words::PartialDate;

use super::model::Effect;

/// The applications that a decision decides.
pub(super) fn decided(effects: &[Effect]) -> Vec<ApplicationId> {
    effects.iter().filter_map(Effect::application).collect()
}

/// Who has no part in deciding these applications, of those who came and of those who vote in the body.
pub(super) fn barred(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    ids: &[ApplicationId],
    when: When,
) -> Result<HashSet<PersonId>> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let mut known = quorum::roll(tx, meeting, &HashSet::new(), when)?.present;
    known.extend(quorum::electorate(tx, meeting)?.into_iter().flat_map(|all| all.voters));
    applications::barred_among(tx, ids, &known)
}

/// Goes on only if enough of those who decide applications certainly came, by name.
pub(super) fn expect_enough(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    ids: &[ApplicationId],
    (day, roll): (PartialDate, &Roll),
) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    let there = |person: &&PersonId| roll.surely.contains(*person);
    let there = roll.electorate.as_ref().map(|all| all.voters.iter().filter(there).count());
    applications::expect_enough(tx, meeting.body_id, day, there)
}

/// The word by which the statutes of a day may set a majority on applications, where a decision decides some.
pub(super) fn subject(tx: &mut Tx<'_>, ids: &[ApplicationId], day: PartialDate) -> Result<Option<Code>> {
    if ids.is_empty() {
        return Ok(None);
    }
    let statutes = statutes::versions(tx)?;
    Ok(statutes.on(day.latest()).map(|statutes| statutes.membership.decided_by.clone()))
}
