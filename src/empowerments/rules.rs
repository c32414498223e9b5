//! When an empowerment may be given, when it holds, and when it may be taken back. Pure.
use chrono::NaiveDate;

use crate::bodies::BodyId;
use crate::refusals;

use super::model::Empowerment;

refusals! {
    /// Why an empowerment is not given, or not taken back.
    Refusal {
        /// It ends before it begins.
        EmpowermentEndsFirst = "empowerment-ends-first" @ "/ends_on" [
            "ينتهي التفويض قبل أن يبدأ؛ صحح أحد اليومين.",
            "Le pouvoir prendrait fin avant de commencer ; corrigez l'un des deux jours.",
            "The empowerment would end before it begins; correct one of the two days."
        ],
        /// It begins before it was decided.
        EmpowermentPrecedesItsDecision = "empowerment-precedes-its-decision" @ "/starts_on" [
            "لا يبدأ التفويض قبل يوم القرار الذي يمنحه.",
            "Un pouvoir ne commence pas avant le jour de la décision qui le donne.",
            "An empowerment does not begin before the day of the decision that gives it."
        ],
        /// It was taken back before, or is over.
        EmpowermentIsOver = "empowerment-is-over" @ "/empowerment_id" [
            "هذا التفويض ملغى أو منته في ذلك اليوم.",
            "Ce pouvoir est déjà retiré, ou a pris fin ce jour-là.",
            "That empowerment was taken back before, or is over on that day."
        ],
        /// It would be taken back before it was given.
        RevocationComesFirst = "revocation-comes-first" @ "/on" [
            "لا يلغى التفويض قبل اليوم الذي يبدأ فيه.",
            "Un pouvoir n'est pas retiré avant le jour où il commence.",
            "An empowerment is not taken back before the day on which it begins."
        ],
        /// A body takes back what it gave, or a body below did.
        EmpowermentIsAnotherBodys = "empowerment-is-another-bodys" @ "/empowerment_id" [
            "لا تلغي الهيئة إلا تفويضا منحته هي أو هيئة تحتها.",
            "Une instance ne retire que les pouvoirs qu'elle a donnés, ou qu'une instance placée sous elle a donnés.",
            "A body takes back only what it gave, or what a body below it gave."
        ],
    }
}

/// Goes on only if an empowerment decided on `day` may hold from the one day to the other.
pub(super) fn may_hold(
    (starts_on, ends_on): (NaiveDate, Option<NaiveDate>),
    day: NaiveDate,
) -> Result<(), Refusal> {
    if starts_on < day {
        return Err(Refusal::EmpowermentPrecedesItsDecision);
    }
    if ends_on.is_some_and(|last| last < starts_on) { Err(Refusal::EmpowermentEndsFirst) } else { Ok(()) }
}

/// Whether an empowerment holds on a day.
pub(super) fn holds(empowerment: &Empowerment, day: NaiveDate) -> bool {
    empowerment.starts_on <= day && empowerment.last_day().is_none_or(|last| day <= last)
}

/// Whether an empowerment is over on a day, or was taken back.
pub(super) fn is_over(empowerment: &Empowerment, day: NaiveDate) -> bool {
    empowerment.revoked_on.is_some() || empowerment.ends_on.is_some_and(|last| last <= day)
}

/// Goes on only if a body may take an empowerment back so that `last` is the last day it holds; `line` is the body that gave
/// it and those above.
pub(super) fn may_be_revoked(
    empowerment: &Empowerment,
    by: BodyId,
    line: &[BodyId],
    last: NaiveDate,
) -> Result<(), Refusal> {
    if !line.contains(&by) {
        return Err(Refusal::EmpowermentIsAnotherBodys);
    }
    if is_over(empowerment, last) {
        return Err(Refusal::EmpowermentIsOver);
    }
    if last < empowerment.starts_on { Err(Refusal::RevocationComesFirst) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basis::DecisionId;
    use crate::db::Moment;
    use crate::empowerments::EmpowermentId;
    use crate::persons::PersonId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn given(starts_on: &str, ends_on: Option<&str>, revoked_on: Option<&str>) -> Empowerment {
        let at: Moment = "2022-12-08T10:00:00Z".parse().map(Moment).unwrap();
        Empowerment {
            id: EmpowermentId::new(),
            body_id: BodyId::new(),
            person_id: PersonId::new(),
            decision_id: DecisionId::new(),
            purpose: "x".to_owned(),
            limits: None,
            starts_on: day(starts_on),
            ends_on: ends_on.map(day),
            revoked_on: revoked_on.map(day),
            revoked_by: revoked_on.map(|_| DecisionId::new()),
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    #[test]
    fn it_holds_from_its_first_day_to_its_last() {
        let term = given("2022-12-08", Some("2023-01-31"), None);
        let on = |one: &Empowerment, text: &str| holds(one, day(text));
        assert_eq!((on(&term, "2022-12-07"), on(&term, "2022-12-08")), (false, true));
        assert_eq!((on(&term, "2023-01-31"), on(&term, "2023-02-01")), (true, false));
        let revoked = given("2022-12-08", None, Some("2022-12-20"));
        assert_eq!((on(&revoked, "2022-12-20"), on(&revoked, "2022-12-21")), (true, false));
        assert!(on(&given("2022-12-08", None, None), "2099-01-01"));
    }

    #[test]
    fn it_begins_with_its_decision_and_does_not_end_first() {
        let may =
            |starts: &str, ends: Option<&str>| may_hold((day(starts), ends.map(day)), day("2022-12-08"));
        assert_eq!(may("2022-12-08", Some("2022-12-08")), Ok(()));
        assert_eq!(may("2022-12-07", None), Err(Refusal::EmpowermentPrecedesItsDecision));
        assert_eq!(may("2022-12-09", Some("2022-12-08")), Err(Refusal::EmpowermentEndsFirst));
    }

    #[test]
    fn it_is_taken_back_once_while_it_holds_and_by_nobody_beside_or_below() {
        let one = given("2022-12-08", Some("2023-01-31"), None);
        let may = |by: BodyId, last: &str| may_be_revoked(&one, by, &[one.body_id], day(last));
        assert_eq!(may(one.body_id, "2022-12-08"), Ok(()));
        assert_eq!(may(one.body_id, "2022-12-07"), Err(Refusal::RevocationComesFirst));
        assert_eq!(may(one.body_id, "2023-01-30"), Ok(()));
        assert_eq!(may(one.body_id, "2023-01-31"), Err(Refusal::EmpowermentIsOver));
        assert_eq!(may(BodyId::new(), "2022-12-08"), Err(Refusal::EmpowermentIsAnotherBodys));
        let revoked = given("2022-12-08", None, Some("2022-12-20"));
        let again = may_be_revoked(&revoked, revoked.body_id, &[revoked.body_id], day("2022-12-10"));
        assert_eq!(again, Err(Refusal::EmpowermentIsOver));
    }
}
