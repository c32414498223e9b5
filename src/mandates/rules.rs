//! What must hold of a mandate. Pure.
use crate::refusals;
use crate::words::Tenure;

use super::model::{FunctionHeld, MandateFunction};

refusals! {
    /// Why a mandate is not recorded or changed.
    Refusal {
        /// There is no such institution.
        InstitutionIsUnknown = "institution-is-unknown" @ "/institution_id" [
            "لا توجد مؤسسة بهذا المعرف؛ سجلها أولا.",
            "Aucune institution ne porte cet identifiant ; enregistrez-la d'abord.",
            "No institution has that id; record it first."
        ],
        /// The person sits in that institution on some of those days.
        PersonSitsThereAlready = "person-sits-there-already" [
            "للشخص انتداب آخر في المؤسسة نفسها في هذه الأيام أو في بعضها.",
            "La personne a déjà un mandat dans cette institution pendant ces jours ou une partie d'entre eux.",
            "The person has another mandate in that institution on those days, or on some of them."
        ],
        /// It would end before it starts.
        MandateIsBackwards = "mandate-is-backwards" @ "/ends_on" [
            "لا يمكن أن ينتهي الانتداب قبل أن يبدأ.",
            "Le mandat ne peut finir avant de commencer.",
            "The mandate cannot end before it starts."
        ],
        /// It has ended before.
        MandateHasEnded = "mandate-has-ended" [
            "انتهى هذا الانتداب من قبل.",
            "Ce mandat a déjà pris fin.",
            "This mandate has ended already."
        ],
        /// It has not ended, so there is no end to correct.
        MandateHasNotEnded = "mandate-has-not-ended" @ "/ends_on" [
            "لم ينته هذا الانتداب؛ سجل نهايته أولا.",
            "Ce mandat n'a pas pris fin ; enregistrez d'abord sa fin.",
            "This mandate has not ended; record its end first."
        ],
        /// There is no first and second of such a function.
        FunctionIsNotNumbered = "function-is-not-numbered" @ "/functions" [
            "لا ترقم هذه المهمة؛ يرقم نواب الرئيس وحدهم.",
            "Cette fonction ne se numérote pas ; seuls les vice-présidents ont un rang.",
            "That function is not numbered; vice-presidents alone are."
        ],
        /// Somebody else does what one alone does, on some of those days.
        FunctionIsHeld = "function-is-held" @ "/functions" [
            "يشغل غيره هذه المهمة في المؤسسة نفسها في هذه الأيام أو في بعضها؛ أنه الانتداب المذكور أو صحح مهامه أولا.",
            "Un autre exerce cette fonction dans l'institution pendant ces jours ou une partie d'entre eux ; terminez d'abord le mandat indiqué, ou corrigez ses fonctions.",
            "Somebody else does that in the institution on those days, or on some of them; end the mandate that is told first, or correct its functions."
        ],
    }
}

/// What somebody does in an institution, each thing once; where that is something, that he or she sits there goes without
/// saying.
pub(super) fn functions(told: &[FunctionHeld]) -> Result<Vec<FunctionHeld>, Refusal> {
    let mut held: Vec<FunctionHeld> = Vec::with_capacity(told.len().max(1));
    for one in told {
        if one.ordinal.is_some() && !one.function.is_numbered() {
            return Err(Refusal::FunctionIsNotNumbered);
        }
        if one.function != MandateFunction::Member && !held.contains(one) {
            held.push(*one);
        }
    }
    if held.is_empty() {
        held.push(FunctionHeld { function: MandateFunction::Member, ordinal: None });
    }
    Ok(held)
}

/// A mandate may last so, beside the person's others in the institution.
pub(super) fn may_last(tenure: &Tenure, others: &[Tenure]) -> Result<(), Refusal> {
    if tenure.is_backwards() {
        return Err(Refusal::MandateIsBackwards);
    }
    if tenure.clashes_with(others) { Err(Refusal::PersonSitsThereAlready) } else { Ok(()) }
}

/// Whether somebody else does what one alone may do, on a day of both mandates that is certain.
pub(super) fn is_in_the_way(
    tenure: &Tenure,
    functions: &[FunctionHeld],
    other: &Tenure,
    held: FunctionHeld,
) -> bool {
    tenure.clashes_with(std::slice::from_ref(other)) && functions.iter().any(|one| one.excludes(held))
}

/// A mandate may end as long as it lasts.
pub(super) fn may_end(tenure: &Tenure) -> Result<(), Refusal> {
    if tenure.ends.is_some() { Err(Refusal::MandateHasEnded) } else { Ok(()) }
}

/// A correction may change an end or take it back, but not make one: how it ended would be missing.
pub(super) fn may_correct(before: &Tenure, after: &Tenure, has_end_source: bool) -> Result<(), Refusal> {
    if before.may_become(after, has_end_source) { Ok(()) } else { Err(Refusal::MandateHasNotEnded) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(starts: &str, ends: Option<&str>) -> Tenure {
        Tenure { starts: starts.parse().unwrap(), ends: ends.map(|ends| ends.parse().unwrap()) }
    }

    fn held(function: MandateFunction, ordinal: Option<i64>) -> FunctionHeld {
        FunctionHeld { function, ordinal }
    }

    #[test]
    fn whoever_does_nothing_else_sits_there() {
        use MandateFunction::{Member, President, VicePresident};
        let member = held(Member, None);
        assert_eq!(functions(&[]), Ok(vec![member]));
        assert_eq!(functions(&[member, member]), Ok(vec![member]));
        let second = held(VicePresident, Some(2));
        assert_eq!(functions(&[member, second, second]), Ok(vec![second]));
        assert_eq!(functions(&[second, held(VicePresident, None)]).map(|all| all.len()), Ok(2));
        assert_eq!(functions(&[held(President, Some(1))]), Err(Refusal::FunctionIsNotNumbered));
        assert_eq!(functions(&[held(Member, Some(1))]), Err(Refusal::FunctionIsNotNumbered));
    }

    #[test]
    fn nobody_sits_in_one_institution_twice_on_one_day() {
        let before = [tenure("2015-09-04", Some("2021-09-07"))];
        assert_eq!(may_last(&tenure("2021-09-08", None), &before), Ok(()));
        assert_eq!(may_last(&tenure("2021-09-07", None), &before), Err(Refusal::PersonSitsThereAlready));
        assert_eq!(
            may_last(&tenure("2021", None), &before),
            Ok(()),
            "known in part, it may have begun after"
        );
        assert_eq!(
            may_last(&tenure("2021-09-08", Some("2021-09-07")), &[]),
            Err(Refusal::MandateIsBackwards)
        );
        assert_eq!(may_last(&tenure("2021-09-08", Some("2021-09-08")), &[]), Ok(()), "one day");
    }

    #[test]
    fn one_presides_on_one_day_and_one_is_the_second_to_stand_in() {
        use MandateFunction::{CommitteePresident, President, VicePresident};
        let (ended, lasting) = (tenure("2015-09-04", Some("2021-09-07")), tenure("2021-09-08", None));
        let meets = |functions: &[FunctionHeld], other| is_in_the_way(&lasting, functions, &lasting, other);
        let president = held(President, None);
        assert!(meets(&[held(CommitteePresident, None), president], president));
        assert!(!is_in_the_way(&lasting, &[president], &ended, president), "the day after");
        assert!(!is_in_the_way(&tenure("2021", None), &[president], &ended, president), "it may be after");
        let [first, second, some] = [Some(1), Some(2), None].map(|nth| held(VicePresident, nth));
        assert_eq!(
            [meets(&[first], first), meets(&[first], second), meets(&[some], some)],
            [true, false, false]
        );
        let committee = held(CommitteePresident, None);
        assert!(!meets(&[committee], committee), "of another committee");
    }

    #[test]
    fn a_mandate_ends_once_and_a_correction_makes_no_end() {
        let (lasting, ended) = (tenure("2021", None), tenure("2021", Some("2023")));
        assert_eq!((may_end(&lasting), may_end(&ended)), (Ok(()), Err(Refusal::MandateHasEnded)));
        assert_eq!(may_correct(&ended, &tenure("2021", Some("2024")), true), Ok(()));
        assert_eq!(may_correct(&ended, &lasting, false), Ok(()));
        assert_eq!(may_correct(&ended, &lasting, true), Err(Refusal::MandateHasNotEnded));
        assert_eq!(may_correct(&lasting, &ended, false), Err(Refusal::MandateHasNotEnded));
    }
}
