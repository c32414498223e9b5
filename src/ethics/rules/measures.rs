//! What must hold of a precautionary measure. Pure.
use chrono::NaiveDate;

use crate::basis::AppointmentId;
use crate::refusals;
use crate::statutes::document::{Discipline, Measure};

use super::super::model::{CaseMeasure, CaseState};
use super::{after, days};

refusals! {
    /// Why no such measure is taken, confirmed or ended.
    MeasureRefusal {
        /// There is no such measure, or it is another body's.
        MeasureIsUnknown = "measure-is-unknown" @ "/measure" [
            "لا ينص النظام الأساسي على هذا التدبير، أو ليس من اختصاص هذه اللجنة.",
            "Les statuts ne connaissent pas cette mesure, ou elle ne relève pas de cette commission.",
            "The statutes know no such measure, or it is not this committee's."
        ],
        /// More days than the statutes allow.
        DaysAreNotAllowed = "days-are-not-allowed" @ "/days" [
            "لا يسمح النظام الأساسي بهذه المدة لهذا التدبير.",
            "Les statuts ne permettent pas cette durée pour cette mesure.",
            "The statutes do not allow this duration for this measure."
        ],
        /// There is no such measure, or it holds no more.
        MeasureIsNotThere = "measure-is-not-there" @ "/measure" [
            "لا يوجد هذا التدبير، أو لم يعد ساريا.",
            "Cette mesure n'existe pas, ou n'est plus en vigueur.",
            "There is no such measure, or it holds no more."
        ],
        /// A measure that freezes no offices names one.
        MeasureIsOfNoOffice = "measure-is-of-no-office" @ "/appointment_id" [
            "لا يجمد هذا التدبير مسؤولية بعينها؛ احذف المسؤولية، أو اختر تدبيرا يجمد المسؤوليات.",
            "Cette mesure ne gèle pas une fonction ; ne nommez pas de fonction, ou prenez une mesure qui gèle les fonctions.",
            "This measure freezes no office; name none, or take a measure that freezes offices."
        ],
        /// The office is not held by whom the case is about.
        OfficeIsNotTheirs = "office-is-not-theirs" @ "/appointment_id" [
            "ليست هذه مسؤولية يتولاها المعني بالملف في ذلك اليوم؛ اذكر إحدى مسؤولياته.",
            "La personne concernée n'exerce pas cette fonction ce jour-là ; nommez l'une des siennes.",
            "Whom the case is about does not hold this office on that day; name one that he or she holds."
        ],
        /// It is confirmed, was confirmed by the caller, or needs no confirmation.
        MeasureIsConfirmed = "measure-is-confirmed" @ "/measure" [
            "هذا التدبير مؤكد، أو سبق أن أكدته، أو لا يحتاج إلى تأكيد.",
            "Cette mesure est confirmée, ou vous l'avez déjà confirmée, ou elle n'a pas à l'être.",
            "This measure is confirmed, or you have confirmed it already, or it needs no confirmation."
        ],
    }
}

/// The measure of that name, as the statutes have it for a committee of these competences, and its last day.
pub(in crate::ethics) fn measure<'a>(
    named: &str,
    (starts_on, days): (NaiveDate, Option<u32>),
    discipline: &'a Discipline,
    competences: &[String],
) -> Result<(&'a Measure, NaiveDate), MeasureRefusal> {
    let fits = |one: &&Measure| {
        one.code.as_str() == named && competences.iter().any(|known| known == one.body.as_str())
    };
    let found = discipline.measures.iter().find(fits).ok_or(MeasureRefusal::MeasureIsUnknown)?;
    let days = match (days, found.days_max) {
        (Some(days), Some(most)) if most < days => return Err(MeasureRefusal::DaysAreNotAllowed),
        (Some(days), _) | (None, Some(days)) => days,
        (None, None) => return Err(MeasureRefusal::DaysAreNotAllowed),
    };
    Ok((found, after(starts_on, days.saturating_sub(1))))
}

/// By when a measure of these days is to be confirmed, where the statutes ask for that and it lasts longer.
pub(in crate::ethics) fn confirm_by(
    measure: &Measure,
    (starts_on, ends_on): (NaiveDate, NaiveDate),
) -> Option<NaiveDate> {
    measure.confirm_days.map(|days| after(starts_on, days)).filter(|by| *by < ends_on)
}

/// By when the first of the measures of a case that wait for it is to be confirmed, until the case is ruled on.
pub(in crate::ethics) fn to_confirm(state: CaseState, measures: &[CaseMeasure]) -> Option<NaiveDate> {
    let is_open = matches!(state, CaseState::Received | CaseState::Admitted | CaseState::Appealed);
    measures.iter().filter_map(CaseMeasure::awaits_confirmation).min().filter(|_| is_open)
}

/// How many days a measure is taken for, with those taken before: of one office or of all of them, whichever of them it
/// weighs on longest.
pub(in crate::ethics) fn days_taken(before: &[CaseMeasure], taken: &CaseMeasure) -> i64 {
    let same: Vec<&CaseMeasure> = before.iter().filter(|one| one.measure == taken.measure).collect();
    let of = |office: Option<AppointmentId>| -> i64 {
        let weighing = same.iter().filter(|one| one.appointment_id.is_none() || one.appointment_id == office);
        weighing.map(|one| days(one.starts_on, one.lasted_until())).sum()
    };
    let named = taken.appointment_id;
    let offices =
        same.iter().map(|one| one.appointment_id).filter(|office| named.is_none() || *office == named);
    let longest = offices.map(of).max().unwrap_or_default().max(of(named));
    longest.saturating_add(days(taken.starts_on, taken.ends_on))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn taken(starts: &str, ends: &str, more: &Value) -> CaseMeasure {
        let mut told = json!({
            "number": 1, "measure": "function_freeze", "reasons": "He may do it again.", "starts_on": starts,
            "ends_on": ends, "lifted_on": null, "effects": [],
        });
        told.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(told).unwrap()
    }

    #[test]
    fn a_measure_that_is_to_be_confirmed_is_void_after_the_last_day_for_that() {
        let asked = |days: Option<u32>| -> Measure {
            let labels = json!({"ar": "تجميد", "fr": "Gel", "en": "Freeze"});
            let told = json!({
                "code": "function_freeze", "labels": labels, "effect": "positions_frozen", "days_max": 90,
                "confirm_days": days, "body": "ethics",
            });
            serde_json::from_value(told).unwrap()
        };
        let by = |days, ends: &str| confirm_by(&asked(days), (day("2026-01-01"), day(ends)));
        assert_eq!(by(None, "2026-03-31"), None);
        assert_eq!(by(Some(15), "2026-03-31"), Some(day("2026-01-16")));
        assert_eq!(by(Some(15), "2026-01-16"), None, "it is over by itself by then");
        let waits = taken("2026-01-01", "2026-03-31", &json!({"confirm_by": "2026-01-16"}));
        assert_eq!(waits.holds_until(), day("2026-01-16"));
        assert_eq!(to_confirm(CaseState::Received, std::slice::from_ref(&waits)), Some(day("2026-01-16")));
        assert_eq!(to_confirm(CaseState::Ruled, std::slice::from_ref(&waits)), None);
        let confirmed = CaseMeasure { confirmed_on: Some(day("2026-01-10")), ..waits.clone() };
        assert_eq!((confirmed.holds_until(), confirmed.awaits_confirmation()), (day("2026-03-31"), None));
        let lifted = CaseMeasure { lifted_on: Some(day("2026-01-05")), ..waits };
        assert_eq!((lifted.lasted_until(), lifted.awaits_confirmation()), (day("2026-01-04"), None));
    }

    #[test]
    fn the_days_of_all_offices_weigh_on_each_and_those_of_one_on_no_other() {
        let [one, other] = [(); 2].map(|()| AppointmentId::new());
        let of = |office: Option<AppointmentId>| {
            taken("2026-01-01", "2026-01-10", &json!({"appointment_id": office}))
        };
        assert_eq!(days_taken(&[of(Some(one))], &of(Some(other))), 10);
        assert_eq!(days_taken(&[of(Some(one))], &of(Some(one))), 20);
        assert_eq!(days_taken(&[of(None)], &of(Some(one))), 20);
        assert_eq!(days_taken(&[of(Some(one)), of(Some(other))], &of(None)), 20);
        assert_eq!(days_taken(&[], &of(None)), 10);
    }
}
