//! What stands against a reorganization. Pure.
use chrono::NaiveDate;

use crate::basis::Basis;
use crate::refusals;
use crate::words::{PartialDate, Tenure, is_written};

refusals! {
    /// Why bodies are not dissolved, merged or split.
    Refusal {
        /// The body that takes over does not exist then.
        HeirDoesNotLast = "heir-does-not-last" [
            "الهيئة التي تتسلم ما تبقى غير قائمة في اليوم التالي؛ اختر هيئة تستمر بعده.",
            "L'instance qui reprend le reste n'existe pas le lendemain ; choisissez-en une qui dure.",
            "The body that takes over does not exist the day after; choose one that lasts."
        ],
        /// Meetings are planned, and nobody takes them over.
        MeetingsArePlanned = "meetings-are-planned" @ "/hand_actions_to" [
            "للهيئة اجتماعات مبرمجة بعد ذلك اليوم؛ اذكر الهيئة التي تتسلمها أو احذفها أولا.",
            "Des réunions sont prévues après ce jour ; nommez l'instance qui les reprend, ou supprimez-les d'abord.",
            "Meetings are planned after that day; name the body that takes them over, or delete them first."
        ],
        /// A planned meeting lies beyond the last day of the body that would take it over.
        HeirEndsBeforeMeeting = "heir-ends-before-meeting" [
            "ينعقد الاجتماع المبرمج بعد آخر يوم للهيئة التي تتسلمه؛ اختر هيئة تستمر إليه، أو صحح يوم الاجتماع أو احذفه أولا.",
            "La réunion prévue tombe après le dernier jour de l'instance qui la reprendrait ; choisissez-en une qui dure, ou corrigez ou supprimez d'abord la réunion.",
            "The planned meeting lies after the last day of the body that would take it over; choose one that lasts, or correct or delete the meeting first."
        ],
        /// The registry writes no day after it.
        NoDayFollows = "no-day-follows" @ "/ends_on" [
            "هذا آخر يوم في السجل ولا يوم بعده؛ اختر يوما قبله، أو اترك الهيئة قائمة.",
            "C'est le dernier jour du registre, aucun ne le suit ; choisissez un jour plus tôt, ou laissez durer l'instance.",
            "This is the last day of the registry, and none follows it; choose an earlier day, or let the body last."
        ],
        /// The registry writes no day before it.
        NoDayPrecedes = "no-day-precedes" @ "/on" [
            "هذا أول يوم في السجل ولا يوم قبله تنتهي فيه الهيئة؛ اختر يوما بعده.",
            "C'est le premier jour du registre : aucun ne le précède, où l'instance finirait ; choisissez un jour plus tard.",
            "This is the first day of the registry, and none comes before it for the body to end on; choose a later day."
        ],
        /// Only a body that is dissolved has a last day of its own.
        NothingEndsByIt = "nothing-ends-by-it" @ "/ends_on" [
            "لا يذكر ends_on إلا لحل هيئة؛ اذكر on.",
            "Seule une dissolution a un ends_on ; donnez on.",
            "Only a dissolution has an ends_on; give on."
        ],
        /// The first day without a body is not the day after its last.
        DaysDisagree = "days-disagree" @ "/on" [
            "اليوم on هو اليوم التالي لآخر يوم ends_on؛ اذكر أحدهما فقط.",
            "on est le lendemain de ends_on ; ne donnez que l'un des deux.",
            "on is the day after ends_on; give one of the two only."
        ],
        /// A merger is of bodies of one type.
        TypesDiffer = "types-differ" @ "/absorbs" [
            "لا تندمج إلا هيئات من نوع واحد؛ حل الأخرى وانقل ما فيها.",
            "Seules des instances du même type fusionnent ; dissolvez l'autre en transmettant ce qu'elle a.",
            "Only bodies of one type merge; dissolve the other and hand over what it has."
        ],
        /// A body cannot absorb itself, nor another twice.
        BodyIsNamedTwice = "body-is-named-twice" @ "/absorbs" [
            "ذكرت هيئة مرتين، أو ذكرت الهيئة المستقبلة بين المندمجات فيها.",
            "Une instance est nommée deux fois, ou s'absorbe elle-même.",
            "A body is named twice, or would absorb itself."
        ],
        /// There was nothing to split yet.
        SplitIsTooEarly = "split-is-too-early" @ "/on" [
            "لا تقسم هيئة ولا تندمج قبل اليوم التالي ليومها الأول.",
            "Une instance ne se scinde ni ne fusionne avant le lendemain de son premier jour.",
            "A body splits or merges on the day after its first at the earliest."
        ],
        /// What the state does, the party does not decide.
        StateActsRestOnASource = "state-acts-rest-on-a-source" @ "/decision_id" [
            "لا يستند تغيير مجال ترابي إلى مقرر من مقررات الحزب؛ اذكر المرسوم في source.",
            "Un changement de territoire ne repose sur aucune décision du parti ; nommez le décret dans source.",
            "A change of a territory rests on no decision of the party; name the decree in source."
        ],
        /// The journal has what came of it, and not what was ordered.
        OrderIsNotKept = "order-is-not-kept" @ "/on" [
            "سجلت هذا القرار نسخة سابقة لم تحفظ صيغة طلبه؛ تراجع عنه وسجله من جديد بيومه الصحيح.",
            "Cet acte vient d'une version antérieure qui n'a pas gardé ce qui était demandé ; retirez-le et enregistrez-le de nouveau à son jour.",
            "This act was recorded by an earlier version, which did not keep what was asked; withdraw it and record it again with its day."
        ],
        /// More than one change can carry.
        TooMuchAtOnce = "too-much-at-once" [
            "يمس هذا التغيير أكثر من 5000 سجل؛ انقل الأعضاء على دفعات أولا.",
            "Ce changement touche plus de 5 000 enregistrements ; transférez d'abord les membres par lots.",
            "This change touches more than 5,000 records; move the members in parts first."
        ],
    }
}

/// How many records one reorganization may touch.
pub(super) const MOST: usize = 5_000;

/// Whether an act may rest on that: one of the state rests on a source alone.
pub(super) fn may_rest_on(is_of_the_state: bool, basis: &Basis) -> Result<(), Refusal> {
    if is_of_the_state && basis.decision_id.is_some() {
        return Err(Refusal::StateActsRestOnASource);
    }
    Ok(())
}

/// Whether a body that takes over exists on the day it does, and stays.
pub(super) fn may_inherit(heir: &Tenure, on: NaiveDate) -> Result<(), Refusal> {
    let has_begun = heir.starts.earliest().is_none_or(|first| first <= on);
    let stays = heir.ends.is_none_or(|ends| on <= ends.latest());
    if has_begun && stays { Ok(()) } else { Err(Refusal::HeirDoesNotLast) }
}

/// Whether a body that takes a planned meeting over is still there when it is held.
pub(super) fn may_hold(heir: &Tenure, held_on: PartialDate) -> Result<(), Refusal> {
    let ends_before = heir.ends.is_some_and(|ends| ends.latest() < held_on.latest());
    if ends_before { Err(Refusal::HeirEndsBeforeMeeting) } else { Ok(()) }
}

/// What a meeting means for a body whose last day is `last`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meets {
    /// It may have been held by then.
    Before,
    /// It was certainly held later.
    Later,
    /// It is still to come.
    Planned,
}

/// Whether a meeting comes after the last day of its body, and whether it has been held already.
pub(super) fn meets(held_on: PartialDate, last: NaiveDate, today: NaiveDate) -> Meets {
    match held_on.earliest() {
        Some(first) if first > last && first > today => Meets::Planned,
        Some(first) if first > last => Meets::Later,
        _ => Meets::Before,
    }
}

/// Whether there is a day after the last one of a body, on which it has ended.
pub(super) fn has_a_day_after(ends_on: PartialDate) -> Result<(), Refusal> {
    if is_written(ends_on.next_day().latest()) { Ok(()) } else { Err(Refusal::NoDayFollows) }
}

/// Whether there is such a last day of a body: the day before an act.
fn has_a_last_day(ends_on: PartialDate) -> Result<(), Refusal> {
    if is_written(ends_on.latest()) { Ok(()) } else { Err(Refusal::NoDayPrecedes) }
}

/// The days of an act: its own, and the last of a body that it dissolves.
type Days = (NaiveDate, Option<PartialDate>);

/// The days of an act as they are corrected: either says what the other is. By a day of its own, a last day is known exactly.
pub(super) fn corrected((on, last): Days, (told_on, told_last): Days) -> Result<Days, Refusal> {
    if last.is_none() && told_last.is_some() {
        return Err(Refusal::NothingEndsByIt);
    }
    match told_last.filter(|_| told_last != last) {
        None if told_on == on => Ok((on, last)),
        None => {
            let last = last.map(|_| PartialDate::exact(told_on).day_before());
            last.map_or(Ok(()), has_a_last_day).map(|()| (told_on, last))
        }
        Some(ends_on) => {
            let follows = ends_on.next_day().latest();
            if told_on == on || told_on == follows {
                Ok((follows, Some(ends_on)))
            } else {
                Err(Refusal::DaysDisagree)
            }
        }
    }
}

/// Whether so much may be done at once.
pub(super) fn is_bearable(touched: usize) -> Result<(), Refusal> {
    if touched <= MOST { Ok(()) } else { Err(Refusal::TooMuchAtOnce) }
}

/// Whether a body of that life can be split or merged from `on`.
pub(super) fn may_part(life: &Tenure, on: NaiveDate) -> Result<(), Refusal> {
    if life.starts.latest() < on { Ok(()) } else { Err(Refusal::SplitIsTooEarly) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::DecisionId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn life(starts: &str, ends: Option<&str>) -> Tenure {
        Tenure { starts: starts.parse().unwrap(), ends: ends.map(|ends| ends.parse().unwrap()) }
    }

    #[test]
    fn an_heir_is_there_on_the_day_it_takes_over() {
        let year = life("2024-01-01", Some("2024-12-31"));
        assert_eq!(may_inherit(&year, day("2023-12-31")), Err(Refusal::HeirDoesNotLast));
        assert_eq!(may_inherit(&year, day("2024-01-01")), Ok(()));
        assert_eq!(may_inherit(&year, day("2024-12-31")), Ok(()));
        assert_eq!(may_inherit(&year, day("2025-01-01")), Err(Refusal::HeirDoesNotLast));
    }

    #[test]
    fn a_meeting_is_planned_from_tomorrow_on() {
        let (last, today) = (day("2024-06-30"), day("2024-09-01"));
        let held = |held_on: &str| meets(held_on.parse().unwrap(), last, today);
        assert_eq!(held("2024-06-30"), Meets::Before);
        assert_eq!(held("2024"), Meets::Before);
        assert_eq!(held("2024-07-01"), Meets::Later);
        assert_eq!(held("2024-09-01"), Meets::Later);
        assert_eq!(held("2024-09-02"), Meets::Planned);
    }

    #[test]
    fn an_act_of_the_state_rests_on_no_decision() {
        let decided = Basis { decision_id: Some(DecisionId::new()), source: None };
        assert_eq!(may_rest_on(false, &decided), Ok(()));
        assert_eq!(may_rest_on(true, &decided), Err(Refusal::StateActsRestOnASource));
        assert_eq!(may_rest_on(true, &Basis { decision_id: None, source: None }), Ok(()));
    }

    #[test]
    fn five_thousand_records_are_borne_and_not_one_more() {
        assert_eq!(is_bearable(MOST), Ok(()));
        assert_eq!(is_bearable(MOST + 1), Err(Refusal::TooMuchAtOnce));
    }

    #[test]
    fn a_body_does_not_end_on_the_last_day_there_is() {
        let ends = |text: &str| has_a_day_after(text.parse().unwrap());
        assert_eq!(ends("2200-12-30"), Ok(()));
        for last in ["2200-12-31", "2200-12", "2200", "../2200-12-31"] {
            assert_eq!(ends(last), Err(Refusal::NoDayFollows), "{last}");
        }
    }

    #[test]
    fn a_last_day_known_in_part_stays_so_until_a_day_is_told() {
        let date = |text: &str| text.parse::<PartialDate>().unwrap();
        let was = (day("2023-07-01"), Some(date("2023-06")));
        let told = |on: &str, last: &str| corrected(was, (day(on), Some(date(last))));
        assert_eq!(told("2023-07-01", "2023-06"), Ok(was));
        assert_eq!(told("2023-06-15", "2023-06"), Ok((day("2023-06-15"), Some(date("2023-06-14")))));
        assert_eq!(told("2023-07-01", "2023-05"), Ok((day("2023-06-01"), Some(date("2023-05")))));
        assert_eq!(told("2023-07-01", "2023-06-30"), Ok((day("2023-07-01"), Some(date("2023-06-30")))));
        assert_eq!(told("2023-06-01", "2023-05"), Ok((day("2023-06-01"), Some(date("2023-05")))));
        assert_eq!(told("2023-06-02", "2023-05"), Err(Refusal::DaysDisagree));
        assert_eq!(told("1900-01-01", "2023-06"), Err(Refusal::NoDayPrecedes));
        let moved = (day("2023-07-01"), None);
        assert_eq!(corrected(moved, (day("2023-07-02"), None)), Ok((day("2023-07-02"), None)));
        assert_eq!(corrected(moved, (day("2023-07-01"), was.1)), Err(Refusal::NothingEndsByIt));
    }

    #[test]
    fn a_body_parts_on_the_day_after_its_first() {
        assert_eq!(may_part(&life("2024-01-01", None), day("2024-01-01")), Err(Refusal::SplitIsTooEarly));
        assert_eq!(may_part(&life("2024-01-01", None), day("2024-01-02")), Ok(()));
    }
}
