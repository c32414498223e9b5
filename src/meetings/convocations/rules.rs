//! When a meeting may be convened, and with which notice. Pure.
use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, Utc};

use crate::meetings::items::InvitationId;
use crate::meetings::model::Meeting;
use crate::persons::PersonId;
use crate::refusals;
use crate::statutes::document::RuleEffect;
use crate::words::civil_day;

use super::model::{AgendaPoint, Asked, Convocation, ConvocationId, NoticeState, Overtaken};

refusals! {
    /// Why a meeting is not convened.
    Refusal {
        /// Only a day that is known is announced.
        DayIsNotKnown = "meeting-day-is-not-known" [
            "لا يستدعى إلى اجتماع لم يحدد يومه؛ حدد يوم انعقاده أولا.",
            "On ne convoque pas à une réunion dont le jour n'est pas fixé ; fixez-le d'abord.",
            "A meeting is convened once its day is fixed; set held_on first."
        ],
        /// It is sent by today, and by the day it announces.
        ConvocationIsOutOfTime = "convocation-is-out-of-time" @ "/sent_on" [
            "توجه الدعوة قبل يوم الاجتماع أو فيه، ولا تسجل قبل إرسالها.",
            "Une convocation s'envoie au plus tard le jour de la réunion, et ne s'enregistre pas d'avance.",
            "A convocation is sent by the day of the meeting, and not recorded ahead."
        ],
        /// The statutes ask a longer notice.
        NoticeIsShort = "notice-is-short" [
            "لم يحترم أجل الدعوة الذي يشترطه النظام الأساسي. أجل الاجتماع، أو اذكر سبب الاستعجال في urgent_reason.",
            "Le délai de convocation que les statuts exigent n'est pas respecté. Reportez la réunion, ou dites pourquoi elle est urgente (urgent_reason).",
            "The notice the statutes ask is not kept. Put the meeting later, or tell why it is urgent (urgent_reason)."
        ],
        /// Nobody holds a seat on the day, as far as it is known.
        NobodyIsInvited = "nobody-is-invited" [
            "لا يعرف للهيئة في ذلك اليوم أي عضو يستدعى؛ سجل التكليفات أولا.",
            "On ne connaît, ce jour-là, aucun membre à convoquer ; enregistrez d'abord les désignations.",
            "No member of the body is known on that day; record the appointments first."
        ],
        /// A second call follows a first.
        FirstCallComesFirst = "first-call-comes-first" @ "/call" [
            "لا دعوة ثانية قبل الأولى.",
            "Pas de seconde convocation avant la première.",
            "There is no second call before the first."
        ],
        /// The statutes provide for no second call.
        ThereIsNoSecondCall = "there-is-no-second-call" @ "/call" [
            "لا ينص النظام الأساسي على دعوة ثانية لهذه الهيئة.",
            "Les statuts ne prévoient pas de seconde convocation pour cette instance.",
            "The statutes provide for no second call of this body."
        ],
        /// The first call had its quorum, or is still to come.
        FirstCallMayHoldStill = "first-call-may-hold-still" @ "/call" [
            "الدعوة الثانية تلي اجتماعا لم يكتمل نصابه: موعد الأولى لم يحن بعد، أو اكتمل فيها النصاب.",
            "La seconde convocation suit une réunion sans quorum : la première n'a pas encore eu lieu, ou elle l'a eu.",
            "A second call follows a meeting without a quorum: the first is still to come, or had its quorum."
        ],
        /// The second call is as long after the first as the statutes say.
        SecondCallIsTooSoon = "second-call-is-too-soon" @ "/planned_at" [
            "حدد ساعة الدعوة الثانية في planned_at، بعد الأولى بالمدة التي ينص عليها النظام الأساسي على الأقل.",
            "Donnez l'heure de la seconde convocation (planned_at), au moins aussi longtemps après la première que les statuts le demandent.",
            "Tell the hour of the second call (planned_at), at least as long after the first as the statutes ask."
        ],
    }
}

/// Whether a convocation of that day may be to a meeting on `day`.
pub(super) fn may_be_sent(sent_on: NaiveDate, day: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if sent_on <= day && sent_on <= today { Ok(()) } else { Err(Refusal::ConvocationIsOutOfTime) }
}

/// Whole days from one day to another.
pub(super) fn days_between(sent_on: NaiveDate, day: NaiveDate) -> i64 {
    day.signed_duration_since(sent_on).num_days()
}

/// How so many days of notice stand to those that are asked, if any are; refused where the statutes mean it strictly, and it
/// is neither urgent nor history.
pub(super) fn notice(
    given: i64,
    asked: Option<i64>,
    (is_urgent, is_history): (bool, bool),
    effect: RuleEffect,
) -> Result<NoticeState, Refusal> {
    match asked {
        None => Ok(NoticeState::NotAsked),
        Some(asked) if given >= asked => Ok(NoticeState::Kept),
        Some(_) if is_urgent => Ok(NoticeState::Urgent),
        Some(_) if is_history || effect == RuleEffect::Warn => Ok(NoticeState::Short),
        Some(_) => Err(Refusal::NoticeIsShort),
    }
}

/// Whether a second call may be at that moment, so many hours after the first was announced for.
pub(super) fn may_follow(
    second: Option<DateTime<Utc>>,
    (day, planned_at): (NaiveDate, Option<DateTime<Utc>>),
    after_hours: u32,
) -> Result<DateTime<Utc>, Refusal> {
    let second = second.ok_or(Refusal::SecondCallIsTooSoon)?;
    let is_late_enough = if let Some(first) = planned_at {
        first.checked_add_signed(Duration::hours(after_hours.into())).is_some_and(|from| from <= second)
    } else {
        // Of a first call without an hour only the day is known.
        let days = i64::from(after_hours / 24);
        day.checked_add_signed(Duration::days(days)).is_some_and(|from| from <= civil_day(second))
    };
    if is_late_enough { Ok(second) } else { Err(Refusal::SecondCallIsTooSoon) }
}

/// What of a meeting is not as a convocation announced it.
pub(super) fn changed(
    convocation: &Convocation,
    meeting: &Meeting,
    agenda: &[AgendaPoint],
) -> Vec<Overtaken> {
    let parts = [
        (meeting.cancelled_at.is_some(), Overtaken::Cancelled),
        (convocation.day.to_string() != meeting.held_on, Overtaken::Day),
        (convocation.planned_at != meeting.planned_at, Overtaken::Hour),
        (convocation.place != meeting.place, Overtaken::Place),
        (convocation.agenda.0 != agenda, Overtaken::Agenda),
    ];
    parts.into_iter().filter(|(is, _)| *is).map(|(_, part)| part).collect()
}

/// Who is to be told of a change, each by the last of his or her invitations, with the convocation he or she knows of: whoever
/// was invited apart knows what was announced last before that. `announced` are the convocations in order, each with whether it
/// is out of date; of a meeting that was called off everybody is told. Of whoever was invited apart before anything was
/// announced nobody knows what was said.
pub(super) fn to_tell(
    asked: &[Asked],
    announced: &[(ConvocationId, DateTime<Utc>, bool)],
    is_cancelled: bool,
) -> Vec<(InvitationId, Option<ConvocationId>)> {
    let mut last: HashMap<PersonId, &Asked> = HashMap::new();
    for one in asked {
        let known = last.entry(one.person_id).or_insert(one);
        if known.at <= one.at {
            *known = one;
        }
    }
    let is_last = |one: &&Asked| last.get(&one.person_id).is_some_and(|last| last.id == one.id);
    let goes_by = |one: &Asked| {
        let made = |(id, ..): &&(ConvocationId, DateTime<Utc>, bool)| Some(*id) == one.convocation_id;
        let before = |(_, at, _): &&(ConvocationId, DateTime<Utc>, bool)| *at <= one.at;
        match one.convocation_id {
            Some(_) => announced.iter().find(made),
            None => announced.iter().rfind(before),
        }
    };
    let told = |one: &Asked| {
        let by = goes_by(one);
        let is_out_of_date = by.is_some_and(|(.., is_out_of_date)| *is_out_of_date);
        (is_cancelled || is_out_of_date).then_some((one.id, by.map(|(id, ..)| *id)))
    };
    asked.iter().filter(is_last).filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn a_convocation_is_sent_by_the_day_of_the_meeting_and_by_today() {
        let sent = |on: &str| may_be_sent(day(on), day("2022-12-08"), day("2022-12-05"));
        assert_eq!(sent("2022-12-05"), Ok(()));
        assert_eq!(sent("2022-12-06"), Err(Refusal::ConvocationIsOutOfTime));
        let late = may_be_sent(day("2022-12-09"), day("2022-12-08"), day("2023-01-01"));
        assert_eq!(late, Err(Refusal::ConvocationIsOutOfTime));
        assert_eq!(days_between(day("2022-12-01"), day("2022-12-08")), 7);
    }

    #[test]
    fn a_short_notice_is_refused_warned_of_or_urgent() {
        use RuleEffect::{Block, Warn};
        let plain = (false, false);
        assert_eq!(notice(7, Some(7), plain, Block), Ok(NoticeState::Kept));
        assert_eq!(notice(6, Some(7), plain, Block), Err(Refusal::NoticeIsShort));
        assert_eq!(notice(6, Some(7), plain, Warn), Ok(NoticeState::Short));
        assert_eq!(notice(0, Some(7), (true, false), Block), Ok(NoticeState::Urgent));
        assert_eq!(notice(0, Some(7), (false, true), Block), Ok(NoticeState::Short));
        assert_eq!(notice(0, None, plain, Block), Ok(NoticeState::NotAsked));
        assert_eq!(notice(9, Some(7), (true, false), Block), Ok(NoticeState::Kept), "there was time");
    }

    #[test]
    fn a_second_call_is_as_long_after_the_first_as_the_statutes_say() {
        let first = (day("2022-12-08"), Some(at("2022-12-08T09:00:00Z")));
        assert!(may_follow(Some(at("2022-12-08T10:00:00Z")), first, 1).is_ok());
        assert_eq!(may_follow(Some(at("2022-12-08T09:59:59Z")), first, 1), Err(Refusal::SecondCallIsTooSoon));
        assert_eq!(may_follow(None, first, 0), Err(Refusal::SecondCallIsTooSoon), "it has no hour");
        let hourless = (day("2022-12-08"), None);
        assert!(may_follow(Some(at("2022-12-08T10:00:00Z")), hourless, 1).is_ok());
        assert!(may_follow(Some(at("2022-12-08T10:00:00Z")), hourless, 48).is_err());
        assert!(may_follow(Some(at("2022-12-10T10:00:00Z")), hourless, 48).is_ok());
    }

    #[test]
    fn whoever_knows_no_better_is_to_be_told() {
        let [first, second] = [(); 2].map(|()| ConvocationId::new());
        let [one, other, guest] = [(); 3].map(|()| PersonId::new());
        let asked = |person_id, convocation_id, hour: u32| Asked {
            id: InvitationId(uuid::Uuid::now_v7()),
            person_id,
            convocation_id,
            at: at(&format!("2022-12-01T{hour:02}:00:00Z")),
        };
        let all = [
            asked(guest, None, 1),
            asked(one, Some(first), 2),
            asked(other, Some(first), 2),
            asked(guest, None, 3),
            asked(one, Some(second), 4),
        ];
        let told = |is_first_out: bool, is_second_out: bool, is_cancelled: bool| {
            let announced = [(first, all[1].at, is_first_out), (second, all[4].at, is_second_out)];
            to_tell(&all, &announced, is_cancelled)
        };
        assert!(told(false, false, false).is_empty());
        assert_eq!(told(true, false, false), [(all[2].id, Some(first)), (all[3].id, Some(first))]);
        assert_eq!(told(false, true, false), [(all[4].id, Some(second))]);
        assert_eq!(told(true, true, true).len(), 3, "each once");
        assert_eq!(to_tell(&all[..1], &[], false), [], "nobody knows what was said");
        assert_eq!(to_tell(&all[..1], &[], true), [(all[0].id, None)]);
    }
}
