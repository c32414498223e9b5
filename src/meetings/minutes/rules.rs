//! What may be done with minutes, by how far they are. Pure.
//!
//! 2026-11-23. A draft is written over until it is approved. Approved minutes are not drafted again:
//! that would take back an approval that was given. Only another approval, which may carry an amended
//! text, changes them. Locked minutes refuse everything. A draft that was sent round may still be corrected: that it was is
//! told.
use chrono::NaiveDate;

use crate::meetings::model::Meeting;
use crate::meetings::rules::Refusal;
use crate::persons::PersonId;
use crate::words::PartialDate;

use super::model::MinutesState;

/// Whether the text may be written over.
pub(super) fn may_be_drafted(state: MinutesState) -> Result<(), Refusal> {
    match state {
        MinutesState::None | MinutesState::Draft | MinutesState::Circulated => Ok(()),
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
        MinutesState::Draft | MinutesState::Circulated | MinutesState::Approved => {}
    }
    let first = held_on.earliest().unwrap_or(held_on.latest());
    if (first..=today).contains(&approved_on) { Ok(()) } else { Err(Refusal::ApprovalIsOutOfTime) }
}

/// Whether the draft may be sent round, for the first time or again.
pub(super) fn may_be_circulated(
    state: MinutesState,
    held_on: PartialDate,
    circulated_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    match state {
        MinutesState::None => return Err(Refusal::MinutesAreNotDrafted),
        MinutesState::Approved => return Err(Refusal::MinutesAreApproved),
        MinutesState::Locked => return Err(Refusal::MinutesAreLocked),
        MinutesState::Draft | MinutesState::Circulated => {}
    }
    let first = held_on.earliest().unwrap_or(held_on.latest());
    if (first..=today).contains(&circulated_on) { Ok(()) } else { Err(Refusal::CirculationIsOutOfTime) }
}

/// Who signs as the chair and who as the rapporteur, of those who sign.
pub(super) fn signatures(
    signed_by: &[PersonId],
    chair: Option<PersonId>,
    rapporteur: Option<PersonId>,
) -> Result<[Option<PersonId>; 2], Refusal> {
    let has_part = |signer: &PersonId| [chair, rapporteur].contains(&Some(*signer));
    if !signed_by.iter().all(has_part) {
        return Err(Refusal::SignerHasNoPart);
    }
    Ok([chair, rapporteur].map(|who| who.filter(|who| signed_by.contains(who))))
}

/// Whether a meeting may have approved the minutes of another: a later one of the same body, begun by the day of the approval.
pub(super) fn may_have_approved(
    approving: &Meeting,
    approved: &Meeting,
    approved_on: NaiveDate,
) -> Result<(), Refusal> {
    let is_later = approving.id != approved.id && approving.held_latest >= approved.held_latest;
    let has_begun = approving.cancelled_at.is_none() && approving.held_latest <= approved_on;
    if approving.body_id == approved.body_id && is_later && has_begun {
        Ok(())
    } else {
        Err(Refusal::ApprovingMeetingDoesNotFit)
    }
}

/// Whether they may be locked.
pub(super) fn may_be_locked(state: MinutesState) -> Result<(), Refusal> {
    match state {
        MinutesState::None => Err(Refusal::MinutesAreNotDrafted),
        MinutesState::Draft | MinutesState::Circulated => Err(Refusal::MinutesAreNotApproved),
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
        use MinutesState::{Approved, Circulated, Draft, Locked, None};
        let approve = |state| {
            let held = "2022-12-08".parse().unwrap();
            may_be_approved(state, held, day("2022-12-15"), day("2022-12-15"))
        };
        for (state, draft, approval, lock) in [
            (None, Ok(()), Err(Refusal::MinutesAreNotDrafted), Err(Refusal::MinutesAreNotDrafted)),
            (Draft, Ok(()), Ok(()), Err(Refusal::MinutesAreNotApproved)),
            (Circulated, Ok(()), Ok(()), Err(Refusal::MinutesAreNotApproved)),
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

    #[test]
    fn a_draft_is_sent_round_until_it_is_approved() {
        let circulate = |state, on: &str| {
            let held = "2022-12".parse().unwrap();
            may_be_circulated(state, held, day(on), day("2022-12-31"))
        };
        for state in [MinutesState::Draft, MinutesState::Circulated] {
            assert_eq!(circulate(state, "2022-11-30"), Err(Refusal::CirculationIsOutOfTime));
            assert_eq!(circulate(state, "2022-12-01"), Ok(()));
            assert_eq!(circulate(state, "2022-12-31"), Ok(()));
            assert_eq!(circulate(state, "2023-01-01"), Err(Refusal::CirculationIsOutOfTime));
        }
        assert_eq!(circulate(MinutesState::None, "2022-12-31"), Err(Refusal::MinutesAreNotDrafted));
        assert_eq!(circulate(MinutesState::Approved, "2022-12-31"), Err(Refusal::MinutesAreApproved));
        assert_eq!(circulate(MinutesState::Locked, "2022-12-31"), Err(Refusal::MinutesAreLocked));
    }

    #[test]
    fn the_chair_and_the_rapporteur_sign_and_nobody_else() {
        let [chair, rapporteur, other] = [(); 3].map(|()| PersonId::new());
        let sign = |by: &[PersonId]| signatures(by, Some(chair), Some(rapporteur));
        assert_eq!(sign(&[]), Ok([None, None]));
        assert_eq!(sign(&[rapporteur]), Ok([None, Some(rapporteur)]));
        assert_eq!(sign(&[rapporteur, chair]), Ok([Some(chair), Some(rapporteur)]));
        assert_eq!(sign(&[chair, other]), Err(Refusal::SignerHasNoPart));
        assert_eq!(signatures(&[chair], None, Some(rapporteur)), Err(Refusal::SignerHasNoPart));
        assert_eq!(
            signatures(&[chair], Some(chair), Some(chair)),
            Ok([Some(chair), Some(chair)]),
            "one may be both"
        );
    }
}
