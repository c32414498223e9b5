//! What stands against an appointment, or against its end. Pure.
use std::collections::HashSet;

use chrono::NaiveDate;

use crate::refusals;
use crate::words::{Certainty, PartialDate, Tenure};

use super::model::{Appointment, NewAppointment};

refusals! {
    /// Why an appointment is not made, changed or ended.
    Refusal {
        /// The term would end before it starts.
        TermIsBackwards = "term-is-backwards" @ "/ends_on" [
            "اليوم الأخير من التكليف قبل يومه الأول.",
            "La désignation finirait avant de commencer.",
            "The term would end before it starts."
        ],
        /// The body does not exist on all of its days.
        OutsideTheBodysLife = "outside-the-bodys-life" @ "/starts_on" [
            "الهيئة غير قائمة في كل أيام التكليف؛ اختر أياما تكون قائمة فيها، مع يوم أخير إن كانت قد انتهت، أو صحح أيام الهيئة.",
            "L'instance n'existe pas durant toute la désignation ; choisissez des jours où elle existe, avec un dernier jour si elle a pris fin, ou corrigez les siens.",
            "The body does not exist on all days of the appointment; choose days on which it does, with a last day if it has ended, or correct the body's."
        ],
        /// Every seat is certainly held on some day of the term.
        SeatsAreTaken = "seats-are-taken" [
            "كل المقاعد مشغولة خلال هذه المدة؛ أنه تكليف من يشغلها أولا.",
            "Tous les sièges sont tenus durant cette période ; mettez d'abord fin à une désignation.",
            "Every seat is held during that term; end an appointment first."
        ],
        /// That seat is certainly held on some day of the term.
        SeatIsHeld = "seat-is-held" @ "/seat" [
            "هذا المقعد مشغول خلال هذه المدة.",
            "Ce siège est tenu durant cette période.",
            "That seat is held during that term."
        ],
        /// The position has fewer seats.
        SeatIsUnknown = "seat-is-unknown" @ "/seat" [
            "ليس لهذه المسؤولية مقعد بهذا الرقم.",
            "Cette fonction n'a pas de siège de ce numéro.",
            "The position has no seat of that number."
        ],
        /// The person holds the position on some day of the term.
        PersonHoldsIt = "person-holds-it" @ "/person_id" [
            "هذا الشخص يشغل هذه المسؤولية خلال هذه المدة.",
            "Cette personne tient déjà cette fonction durant cette période.",
            "The person holds that position during that term already."
        ],
        /// Whoever records an appointment is another than the one appointed.
        AppointmentIsOnesOwn = "appointment-is-ones-own" @ "/person_id" [
            "لا يسجل أحد تكليف نفسه؛ يسجله غيره.",
            "Nul n'enregistre sa propre désignation ; un autre l'enregistre.",
            "Nobody records an appointment of oneself; another does."
        ],
        /// Neither a decision nor a source.
        BasisIsMissing = "basis-is-missing" @ "/source" [
            "اذكر المقرر أو المصدر الذي يستند إليه.",
            "Indiquez la décision ou la source sur laquelle cela repose.",
            "Name the decision or the source it rests on."
        ],
        /// It has ended before.
        AppointmentHasEnded = "appointment-has-ended" [
            "سبق أن انتهى هذا التكليف؛ صححه بتعديله.",
            "Cette désignation a déjà pris fin ; corrigez-la par une modification.",
            "The appointment has ended already; correct it by changing it."
        ],
        /// It has not ended: an end has a reason and a basis of its own.
        AppointmentLasts = "appointment-lasts" @ "/ends_on" [
            "لم ينته هذا التكليف بعد؛ أنهه باستقالة أو إعفاء أو وفاة أو إقصاء أو انتهاء المدة.",
            "Cette désignation dure encore ; mettez-y fin par une démission, une révocation, un décès, une exclusion ou le terme.",
            "The appointment still lasts; end it by a resignation, a revocation, a death, an exclusion or its term."
        ],
        /// The holder of an appointment is for life.
        HolderIsFixed = "holder-is-fixed" @ "/person_id" [
            "صاحب التكليف لا يتغير؛ احذف السجل الخاطئ وأنشئ آخر.",
            "Le titulaire d'une désignation ne change pas ; supprimez l'erreur et désignez de nouveau.",
            "The holder of an appointment does not change; delete the mistake and appoint again."
        ],
    }
}

/// Everything an appointment is checked against.
pub(super) struct Facts<'a> {
    /// How many seats the position has; none for no limit.
    pub(super) seats: Option<i64>,
    /// From when to when the body exists.
    pub(super) body: Tenure,
    /// Every other appointment in the position there ever was.
    pub(super) others: &'a [Appointment],
}

/// The seat a person would take, if nothing stands against it.
pub(super) fn seat_for(facts: &Facts<'_>, new: &NewAppointment) -> Result<i64, Refusal> {
    let tenure = Tenure { starts: new.starts_on, ends: new.ends_on };
    if tenure.is_backwards() {
        return Err(Refusal::TermIsBackwards);
    }
    let goes_on_without_it = tenure.ends.is_none() && facts.body.ends.is_some();
    if goes_on_without_it || !tenure.fits_in(&facts.body) {
        return Err(Refusal::OutsideTheBodysLife);
    }
    let meets = |other: &&Appointment| other.tenure().meets(&tenure) == Some(Certainty::Certain);
    if facts.others.iter().filter(meets).any(|other| other.person_id == new.person_id) {
        return Err(Refusal::PersonHoldsIt);
    }
    let held: HashSet<i64> = facts.others.iter().filter(meets).map(|other| other.seat).collect();
    let is_held = |seat: i64| held.contains(&seat);
    let limit = facts.seats.unwrap_or(i64::MAX);
    match new.seat {
        Some(seat) if seat > limit => Err(Refusal::SeatIsUnknown),
        Some(seat) if is_held(seat) => Err(Refusal::SeatIsHeld),
        Some(seat) => Ok(seat),
        None => (1..=limit).find(|seat| !is_held(*seat)).ok_or(Refusal::SeatsAreTaken),
    }
}

/// Whether an appointment may end on that day: it has no end yet, or one that was set with it (true) and is still to come
/// by then.
pub(super) fn may_end(end: Option<(PartialDate, bool)>, ends_on: PartialDate) -> Result<(), Refusal> {
    let is_cut_short = |(set, is_set): (PartialDate, bool)| {
        is_set && set.earliest().is_some_and(|first| ends_on.latest() < first)
    };
    if end.is_none_or(is_cut_short) { Ok(()) } else { Err(Refusal::AppointmentHasEnded) }
}

/// Whether an appointment rests on something: a decision or a source.
pub(super) fn rests_on_something(new: &NewAppointment) -> Result<(), Refusal> {
    if new.decision_id.is_none() && new.source.is_none() { Err(Refusal::BasisIsMissing) } else { Ok(()) }
}

/// Whether it is imported history: found in a source, and begun before today. It is never refused for a rule of the
/// statutes: what was, was.
pub(super) fn is_history(new: &NewAppointment, today: NaiveDate) -> bool {
    new.decision_id.is_none() && new.source.is_some() && new.starts_on.latest() < today
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appointments::{AppointmentId, Capacity};
    use crate::basis::DecisionId;
    use crate::bodies::BodyId;
    use crate::bodies::positions::PositionId;
    use crate::db::Moment;
    use crate::persons::PersonId;
    use chrono::DateTime;

    fn new(starts: &str, ends: Option<&str>) -> NewAppointment {
        let body = serde_json::json!({ "person_id": uuid::Uuid::now_v7(), "starts_on": starts, "ends_on": ends, "source": {"kind": "register"} });
        serde_json::from_value(body).unwrap()
    }
    fn held(seat: i64, starts: &str, ends: Option<&str>) -> Appointment {
        let at = Moment(DateTime::UNIX_EPOCH);
        let mut held = Appointment {
            id: AppointmentId::new(),
            position_id: PositionId::new(),
            body_id: BodyId::new(),
            seat,
            person_id: PersonId::new(),
            capacity: Capacity::Titular,
            mode: "consensus".to_owned(),
            starts_earliest: None,
            starts_latest: "2000-01-01".parse().unwrap(),
            ends_earliest: None,
            ends_latest: None,
            held_from: None,
            held_to: None,
            ended_by: None,
            decision_id: None,
            source: None,
            end_decision_id: None,
            end_source: None,
            version: 1,
            created_at: at,
            updated_at: at,
        };
        held.set_tenure(Tenure {
            starts: starts.parse().unwrap(),
            ends: ends.map(|day| day.parse().unwrap()),
        });
        held
    }
    fn seat(seats: Option<i64>, others: &[Appointment], new: &NewAppointment) -> Result<i64, Refusal> {
        let body = Tenure { starts: "2000-01-01".parse().unwrap(), ends: None };
        seat_for(&Facts { seats, body, others }, new)
    }

    #[test]
    fn an_end_that_was_set_may_be_cut_short_and_one_that_came_may_not() {
        let ends = |text: &str, is_set| Some((text.parse().unwrap(), is_set));
        let by = |day: &str| day.parse::<PartialDate>().unwrap();
        assert_eq!(may_end(None, by("2024")), Ok(()));
        assert_eq!(may_end(ends("2024-06-30", true), by("2024-06-29")), Ok(()));
        assert_eq!(may_end(ends("2024-06-30", true), by("2024-06-30")), Err(Refusal::AppointmentHasEnded));
        assert_eq!(may_end(ends("2024-06-30", false), by("2024-06-29")), Err(Refusal::AppointmentHasEnded));
        assert_eq!(may_end(ends("2024-06", true), by("2024-06-29")), Err(Refusal::AppointmentHasEnded));
        assert_eq!(may_end(ends("2024-06", true), by("2024-05")), Ok(()));
    }

    #[test]
    fn a_seat_frees_up_the_day_after_the_last_day_of_a_term() {
        let others = [held(1, "2024-01-01", Some("2025-12-31"))];
        assert_eq!(seat(Some(1), &others, &new("2025-12-31", None)), Err(Refusal::SeatsAreTaken));
        assert_eq!(seat(Some(1), &others, &new("2026-01-01", None)), Ok(1));
        assert_eq!(seat(Some(1), &others, &new("2023-01-01", Some("2023-12-31"))), Ok(1));
        assert_eq!(
            seat(Some(1), &others, &new("2023-01-01", Some("2024-01-01"))),
            Err(Refusal::SeatsAreTaken)
        );
    }

    #[test]
    fn days_known_in_part_take_a_seat_only_where_they_are_certain() {
        let others = [held(1, "2020", Some("2022"))];
        assert_eq!(seat(Some(1), &others, &new("2022-01-01", None)), Err(Refusal::SeatsAreTaken));
        assert_eq!(seat(Some(1), &others, &new("2022", None)), Ok(1));
    }

    #[test]
    fn the_first_free_seat_is_taken() {
        let others = [held(1, "2024-01-01", None), held(3, "2024-01-01", None)];
        assert_eq!(seat(None, &others, &new("2024-06-01", None)), Ok(2));
        assert_eq!(
            seat(Some(3), &others, &NewAppointment { seat: Some(3), ..new("2024-06-01", None) }),
            Err(Refusal::SeatIsHeld)
        );
        assert_eq!(
            seat(Some(3), &others, &NewAppointment { seat: Some(4), ..new("2024-06-01", None) }),
            Err(Refusal::SeatIsUnknown)
        );
    }

    #[test]
    fn nobody_holds_a_position_twice_at_once() {
        let others = [held(1, "2024-01-01", Some("2024-12-31"))];
        let again = |starts| NewAppointment { person_id: others[0].person_id, ..new(starts, None) };
        assert_eq!(seat(None, &others, &again("2024-12-31")), Err(Refusal::PersonHoldsIt));
        assert_eq!(seat(None, &others, &again("2025-01-01")), Ok(1));
    }

    #[test]
    fn it_rests_on_something() {
        assert_eq!(rests_on_something(&new("2024-01-01", None)), Ok(()));
        let groundless = NewAppointment { source: None, ..new("2024-01-01", None) };
        assert_eq!(rests_on_something(&groundless), Err(Refusal::BasisIsMissing));
    }

    #[test]
    fn history_is_what_a_source_tells_of_a_day_before_today() {
        let today = "2024-06-01".parse().unwrap();
        assert!(is_history(&new("2024-05-31", None), today));
        assert!(!is_history(&new("2024-06-01", None), today));
        assert!(!is_history(&new("2024", None), today), "it may still be to come");
        let decided = NewAppointment { decision_id: Some(DecisionId::new()), ..new("2024-05-31", None) };
        assert!(!is_history(&decided, today));
    }

    #[test]
    fn it_lasts_within_the_life_of_the_body() {
        assert_eq!(seat(None, &[], &new("1999-12-31", None)), Err(Refusal::OutsideTheBodysLife));
        assert_eq!(seat(None, &[], &new("2000-01-01", None)), Ok(1));
        let ended =
            Tenure { starts: "2000-01-01".parse().unwrap(), ends: Some("2010-12-31".parse().unwrap()) };
        let facts = Facts { seats: None, body: ended, others: &[] };
        let ends = |ends: Option<&str>| seat_for(&facts, &new("2005-01-01", ends));
        assert_eq!(ends(Some("2010-12-31")), Ok(1));
        assert_eq!(ends(Some("../2010-12-31")), Ok(1));
        assert_eq!(ends(Some("2011-01-01")), Err(Refusal::OutsideTheBodysLife));
        assert_eq!(ends(None), Err(Refusal::OutsideTheBodysLife), "nobody goes on in it");
    }
}
