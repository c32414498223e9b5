//! What may be done with minutes, by how far they are. Pure.
//!
//! 2026-11-23. A draft is written over until it is approved. Approved minutes are not drafted again:
//! that would take back an approval that was given. Only another approval, which may carry an amended
//! text, changes them. Locked minutes refuse everything.
use chrono::NaiveDate;

use crate::meetings::rules::Refusal;
use crate::words::PartialDate;

use super::model::MinutesState;

/// Whether the text may be written over.
pub(super) fn may_be_drafted(state: MinutesState) -> Result<(), Refusal> {
    match state {
        MinutesState::None | MinutesState::Draft => Ok(()),
        MinutesState::Approved => Err(Refusal::MinutesAreApproved),
        MinutesState::Locked => Err(Refusal::MinutesAreLocked),
    }
}

/// Whether they may be approved, for the first time or again.
pub(super) fn may_be_approved(
    state: MinutesState,
    held_on: PartialDate,
    approved_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    match state {
        MinutesState::None => return Err(Refusal::MinutesAreNotDrafted),
        MinutesState::Locked => return Err(Refusal::MinutesAreLocked),
        MinutesState::Draft | MinutesState::Approved => {}
    }
    let first = held_on.earliest().unwrap_or(held_on.latest());
    if (first..=today).contains(&approved_on) { Ok(()) } else { Err(Refusal::ApprovalIsOutOfTime) }
}

/// Whether they may be locked.
pub(super) fn may_be_locked(state: MinutesState) -> Result<(), Refusal> {
    match state {
        MinutesState::None => Err(Refusal::MinutesAreNotDrafted),
        MinutesState::Draft => Err(Refusal::MinutesAreNotApproved),
        MinutesState::Approved => Ok(()),
        MinutesState::Locked => Err(Refusal::MinutesAreLocked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn minutes_go_from_draft_to_approved_to_locked_and_no_other_way() {
        use MinutesState::{Approved, Draft, Locked, None};
        let approve = |state| {
            let held = "2022-12-08".parse().unwrap();
            may_be_approved(state, held, day("2022-12-15"), day("2022-12-15"))
        };
        for (state, draft, approval, lock) in [
            (None, Ok(()), Err(Refusal::MinutesAreNotDrafted), Err(Refusal::MinutesAreNotDrafted)),
            (Draft, Ok(()), Ok(()), Err(Refusal::MinutesAreNotApproved)),
            (Approved, Err(Refusal::MinutesAreApproved), Ok(()), Ok(())),
            (
                Locked,
                Err(Refusal::MinutesAreLocked),
                Err(Refusal::MinutesAreLocked),
                Err(Refusal::MinutesAreLocked),
            ),
        ] {
            assert_eq!(
                (may_be_drafted(state), approve(state), may_be_locked(state)),
                (draft, approval, lock)
            );
        }
    }

    #[test]
    fn minutes_are_approved_from_the_day_of_the_meeting_to_today() {
        let approve = |on: &str| {
            let held = "2022-12-08".parse().unwrap();
            may_be_approved(MinutesState::Draft, held, day(on), day("2022-12-31"))
        };
        assert_eq!(approve("2022-12-07"), Err(Refusal::ApprovalIsOutOfTime));
        assert_eq!(approve("2022-12-08"), Ok(()));
        assert_eq!(approve("2022-12-31"), Ok(()));
        assert_eq!(approve("2023-01-01"), Err(Refusal::ApprovalIsOutOfTime));
    }
}
