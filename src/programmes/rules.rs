//! What holds of actions: days in their order, and a state that agrees with them. Pure.
use chrono::NaiveDate;

use crate::bodies::BodyId;
use crate::refusals;
use crate::words::PartialDate;

use super::model::{ActionStatus, Programme};

refusals! {
    /// Why a programme or an action is not recorded.
    Refusal {
        /// It would be due before it was undertaken.
        ActionIsDueBeforeItOpens = "action-is-due-before-it-opens" [
            "أجل الإجراء سابق ليوم إقراره.",
            "L'échéance de l'action précède son ouverture.",
            "The action would be due before it was undertaken."
        ],
        /// It would be closed before it was undertaken, or in the future.
        ActionIsClosedOutOfTime = "action-is-closed-out-of-time" [
            "يوم إغلاق الإجراء يقع بين يوم إقراره واليوم الحالي.",
            "Une action se clôt entre le jour de son ouverture et aujourd'hui.",
            "An action closes between the day it was undertaken and today."
        ],
        /// An open action has no closing day.
        OpenActionIsClosed = "open-action-is-closed" [
            "الإجراء المفتوح لا يوم لإغلاقه؛ أزل closed_on.",
            "Une action ouverte n'a pas de jour de clôture ; ôtez closed_on.",
            "An open action has no closing day; take closed_on away."
        ],
        /// The meeting is another body's.
        MeetingIsAnotherBodys = "meeting-is-another-bodys" @ "/meeting_id" [
            "هذا الاجتماع لهيئة أخرى.",
            "Cette réunion est celle d'une autre instance.",
            "That meeting is another body's."
        ],
        /// The minutes of the meeting are locked: nothing is added to what it did.
        MeetingIsLocked = "meeting-is-locked" @ "/meeting_id" [
            "محضر هذا الاجتماع مقفل فلا يضاف إليه شيء؛ سجل الأمر دون meeting_id أو في اجتماع آخر.",
            "Le procès-verbal de cette réunion est verrouillé, rien ne s'y ajoute ; ôtez meeting_id ou nommez une autre réunion.",
            "The minutes of that meeting are locked, and nothing is added to it; take meeting_id away, or name another meeting."
        ],
        /// The meeting was called off: nothing was done at it.
        MeetingWasCancelled = "named-meeting-is-cancelled" @ "/meeting_id" [
            "هذا الاجتماع ملغى فلا ينسب إليه شيء؛ سجل الأمر دون meeting_id أو في اجتماع آخر.",
            "Cette réunion est annulée, rien ne s'y rattache ; ôtez meeting_id ou nommez une autre réunion.",
            "That meeting is cancelled, and nothing came of it; take meeting_id away, or name another meeting."
        ],
        /// A programme is adopted by the body whose it is, or by one above.
        ProgrammeIsAnotherBodys = "programme-is-another-bodys" @ "/programme_id" [
            "لا تعتمد البرنامج إلا الهيئة التي عرضته أو هيئة تعلوها.",
            "Un programme est adopté par l'instance qui l'a présenté, ou par une instance placée au-dessus.",
            "A programme is adopted by the body that presented it, or by one above."
        ],
        /// It is adopted.
        ProgrammeIsAdopted = "programme-is-adopted" @ "/programme_id" [
            "هذا البرنامج معتمد من قبل.",
            "Ce programme est déjà adopté.",
            "That programme is adopted already."
        ],
        /// It was presented later.
        ProgrammeIsPresentedLater = "programme-is-presented-later" @ "/programme_id" [
            "عرض هذا البرنامج بعد يوم اعتماده؛ لا يعتمد ما لم يعرض بعد.",
            "Ce programme a été présenté après le jour de son adoption.",
            "That programme was presented after the day it would be adopted."
        ],
        /// It would have been presented or undertaken in the future.
        DayLiesAhead = "day-lies-ahead" [
            "لا يسجل ما لم يقع بعد.",
            "Ce qui n'a pas encore eu lieu ne s'enregistre pas.",
            "What has not happened yet is not recorded."
        ],
    }
}

/// Whether a programme may be adopted by a body that it is of, or stands under.
pub(super) fn may_be_adopted(programme: &Programme, is_theirs: bool) -> Result<(), Refusal> {
    if !is_theirs {
        return Err(Refusal::ProgrammeIsAnotherBodys);
    }
    if programme.adopted_on.is_some() { Err(Refusal::ProgrammeIsAdopted) } else { Ok(()) }
}

/// Whether what may have been presented up to one day may have been adopted up to another.
pub(super) fn may_adopt(presented: NaiveDate, adopted: Option<NaiveDate>) -> Result<(), Refusal> {
    let is_early = adopted.is_some_and(|adopted| adopted < presented);
    if is_early { Err(Refusal::ProgrammeIsPresentedLater) } else { Ok(()) }
}

/// Whether something may have happened by `today`.
pub(super) fn has_happened(on: PartialDate, today: NaiveDate) -> Result<(), Refusal> {
    if on.earliest().is_some_and(|first| first > today) { Err(Refusal::DayLiesAhead) } else { Ok(()) }
}

/// Whether something of `body` may still be added to what a meeting of `of` did.
pub(super) fn may_be_of(
    body: BodyId,
    (of, is_locked, is_cancelled): (BodyId, bool, bool),
) -> Result<(), Refusal> {
    if of != body {
        return Err(Refusal::MeetingIsAnotherBodys);
    }
    if is_cancelled {
        return Err(Refusal::MeetingWasCancelled);
    }
    if is_locked { Err(Refusal::MeetingIsLocked) } else { Ok(()) }
}

/// Whether an action may be due on that day.
pub(super) fn may_be_due(opened: PartialDate, due: Option<NaiveDate>) -> Result<(), Refusal> {
    let first = opened.earliest().unwrap_or(opened.latest());
    if due.is_some_and(|due| due < first) { Err(Refusal::ActionIsDueBeforeItOpens) } else { Ok(()) }
}

/// The day an action is closed, once its state and the day that was told agree.
pub(super) fn closing_day(
    status: ActionStatus,
    told: Option<NaiveDate>,
    opened: PartialDate,
    today: NaiveDate,
) -> Result<Option<NaiveDate>, Refusal> {
    match (status, told) {
        (ActionStatus::Open, None) => Ok(None),
        (ActionStatus::Open, Some(_)) => Err(Refusal::OpenActionIsClosed),
        (ActionStatus::Done | ActionStatus::Dropped, told) => {
            let day = told.unwrap_or(today);
            let first = opened.earliest().unwrap_or(NaiveDate::MIN);
            let is_in_time = day >= first && day <= today && day >= FIRST_DAY;
            if is_in_time { Ok(Some(day)) } else { Err(Refusal::ActionIsClosedOutOfTime) }
        }
    }
}

/// No day before this one is written anywhere in the registry.
const FIRST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(1900, 1, 1) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn date(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_action_is_due_on_the_day_it_opens_at_the_earliest() {
        assert_eq!(may_be_due(date("2022-12-08"), Some(day("2022-12-08"))), Ok(()));
        assert_eq!(
            may_be_due(date("2022-12-08"), Some(day("2022-12-07"))),
            Err(Refusal::ActionIsDueBeforeItOpens)
        );
        assert_eq!(may_be_due(date("2022-12-08"), None), Ok(()));
    }

    #[test]
    fn an_action_closes_between_its_opening_and_today() {
        let close = |told: &str| {
            closing_day(ActionStatus::Done, Some(day(told)), date("2022-12-08"), day("2023-01-31"))
        };
        assert_eq!(close("2022-12-08"), Ok(Some(day("2022-12-08"))));
        assert_eq!(close("2023-01-31"), Ok(Some(day("2023-01-31"))));
        assert_eq!(close("2022-12-07"), Err(Refusal::ActionIsClosedOutOfTime));
        assert_eq!(close("2023-02-01"), Err(Refusal::ActionIsClosedOutOfTime));
    }

    #[test]
    fn a_closed_action_without_a_day_closes_today_and_an_open_one_has_none() {
        let today = day("2023-01-31");
        assert_eq!(closing_day(ActionStatus::Dropped, None, date("2022"), today), Ok(Some(today)));
        assert_eq!(closing_day(ActionStatus::Open, None, date("2022"), today), Ok(None));
        assert_eq!(
            closing_day(ActionStatus::Open, Some(today), date("2022"), today),
            Err(Refusal::OpenActionIsClosed)
        );
    }

    #[test]
    fn a_meeting_is_named_by_its_own_body_until_it_is_locked_or_called_off() {
        let (own, other) = (BodyId::new(), BodyId::new());
        assert_eq!(may_be_of(own, (own, false, false)), Ok(()));
        assert_eq!(may_be_of(own, (own, true, false)), Err(Refusal::MeetingIsLocked));
        assert_eq!(may_be_of(own, (own, false, true)), Err(Refusal::MeetingWasCancelled));
        assert_eq!(may_be_of(own, (other, false, false)), Err(Refusal::MeetingIsAnotherBodys));
    }

    #[test]
    fn what_may_have_happened_today_has_not_surely_to_come() {
        assert_eq!(has_happened(date("2023"), day("2023-01-01")), Ok(()));
        assert_eq!(has_happened(date("2023-01-02"), day("2023-01-01")), Err(Refusal::DayLiesAhead));
    }
}
