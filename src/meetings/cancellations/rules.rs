//! When a meeting may be called off. Pure.
use chrono::NaiveDate;

use crate::refusals;

refusals! {
    /// Why a meeting is not called off.
    Refusal {
        /// It was held: somebody is recorded to have come, spoken or decided, or wrote its minutes.
        MeetingHasTakenPlace = "meeting-has-taken-place" [
            "لا يلغى اجتماع سجل فيه حضور أو تدخل أو دورة انتخاب أو قرار أو محضر أو برنامج أو إجراء؛ احذف أولا ما سجل خطأ.",
            "On n'annule pas une réunion pour laquelle une présence, une intervention, un tour d'élection, une décision, un procès-verbal, un programme ou une action est enregistré ; retirez d'abord ce qui l'est par erreur.",
            "A meeting is not cancelled once attendance, an intervention, a round of an election, a decision, minutes, a programme or an action of it is recorded; first take out what was recorded by mistake."
        ],
        /// Nobody was told before today's day is over.
        ToldLater = "cancellation-is-told-later" @ "/told_on" [
            "لا يسجل إخبار المدعوين قبل وقوعه.",
            "On n'enregistre pas d'avance que les personnes convoquées ont été prévenues.",
            "That those invited were told is not recorded ahead."
        ],
    }
}

/// Whether a meeting may be called off that was held or not, as far as anything recorded of it shows.
pub(super) fn may_be_cancelled(was_held: bool) -> Result<(), Refusal> {
    if was_held { Err(Refusal::MeetingHasTakenPlace) } else { Ok(()) }
}

/// Whether those invited may have been told on that day.
pub(super) fn may_be_told(told_on: Option<NaiveDate>, today: NaiveDate) -> Result<(), Refusal> {
    if told_on.is_some_and(|day| day > today) { Err(Refusal::ToldLater) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_held_is_not_cancelled() {
        assert_eq!(may_be_cancelled(false), Ok(()));
        assert_eq!(may_be_cancelled(true), Err(Refusal::MeetingHasTakenPlace));
    }

    #[test]
    fn nobody_is_told_on_a_day_to_come() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let told = |on: Option<&str>| may_be_told(on.map(day), day("2022-12-05"));
        assert_eq!(told(None), Ok(()));
        assert_eq!(told(Some("2022-12-05")), Ok(()));
        assert_eq!(told(Some("2022-12-06")), Err(Refusal::ToldLater));
    }
}
