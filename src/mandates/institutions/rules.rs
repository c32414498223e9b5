//! What must hold of an institution. Pure.
use crate::refusals;
use crate::words::PartialDate;

use super::kind::InstitutionKind;

refusals! {
    /// Why an institution is not recorded, changed or taken out.
    Refusal {
        /// One of that kind and name is there already.
        InstitutionIsKnown = "institution-is-known" @ "/names" [
            "في هذا المجال مؤسسة من النوع نفسه بهذا الاسم؛ صححها بدل تسجيلها ثانية.",
            "Ce territoire a déjà une institution de ce genre et de ce nom ; corrigez-la au lieu d'en enregistrer une autre.",
            "That territory has an institution of that kind and name already; correct it instead of recording another."
        ],
        /// Its kind belongs to territories of another level.
        KindIsOfAnotherLevel = "kind-is-of-another-level" @ "/territory" [
            "لا ينتخب هذا النوع من المؤسسات في مجال من هذا المستوى.",
            "Une institution de ce genre ne s'élit pas dans un territoire de ce niveau.",
            "An institution of that kind is not elected in a territory of that level."
        ],
        /// Its term would end before it starts.
        TermIsBackwards = "institution-term-is-backwards" @ "/term_ends_on" [
            "لا يمكن أن تنتهي مدة المؤسسة قبل أن تبدأ.",
            "Le terme de l'institution ne peut finir avant de commencer.",
            "The institution's term cannot end before it starts."
        ],
        /// Somebody sits in it, or sat.
        InstitutionHasMandates = "institution-has-mandates" [
            "في هذه المؤسسة انتداب مسجل، فلا تحذف.",
            "Un mandat y est enregistré ; cette institution ne se retire pas.",
            "A mandate in it is on record; the institution is not taken out."
        ],
    }
}

/// An institution of that kind may be elected in a territory of that level.
pub(super) fn may_belong(kind: InstitutionKind, level: &str) -> Result<(), Refusal> {
    if kind.levels().contains(&level) { Ok(()) } else { Err(Refusal::KindIsOfAnotherLevel) }
}

/// Its term may run so.
pub(super) fn may_run(starts: Option<PartialDate>, ends: Option<PartialDate>) -> Result<(), Refusal> {
    let is_backwards = starts
        .zip(ends)
        .is_some_and(|(starts, ends)| starts.earliest().is_some_and(|first| ends.latest() < first));
    if is_backwards { Err(Refusal::TermIsBackwards) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::document::TERRITORY_LEVELS;

    #[test]
    fn each_kind_belongs_to_levels_there_are_and_to_no_other() {
        for kind in InstitutionKind::ALL {
            assert!(
                !kind.levels().is_empty()
                    && kind.levels().iter().all(|level| TERRITORY_LEVELS.contains(level))
            );
            for level in TERRITORY_LEVELS {
                assert_eq!(
                    may_belong(kind, level).is_ok(),
                    kind.levels().contains(&level),
                    "{kind:?} {level}"
                );
            }
        }
        assert_eq!(
            may_belong(InstitutionKind::CommunalCouncil, "province"),
            Err(Refusal::KindIsOfAnotherLevel)
        );
        assert_eq!(may_belong(InstitutionKind::ProvincialCouncil, "prefecture"), Ok(()));
    }

    #[test]
    fn a_term_may_last_one_day_and_no_less() {
        let day = |text: &str| Some(text.parse::<PartialDate>().unwrap());
        assert_eq!(may_run(day("2021-09-08"), day("2021-09-08")), Ok(()));
        assert_eq!(may_run(day("2021-09-08"), day("2021-09-07")), Err(Refusal::TermIsBackwards));
        assert_eq!(may_run(day("2021-09-08"), day("2021")), Ok(()), "some day of that year");
        assert_eq!((may_run(None, day("2021")), may_run(day("2021"), None)), (Ok(()), Ok(())));
    }
}
