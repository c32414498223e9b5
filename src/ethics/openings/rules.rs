//! What must hold of an opening. Pure.
use crate::persons::PersonId;
use crate::refusals;

refusals! {
    /// Why a case is not opened.
    Refusal {
        /// Accounts open none.
        OpeningIsOfPersons = "opening-is-of-persons" [
            "يفتح الملف شخصان لا حسابات الخدمة.",
            "Ce sont deux personnes qui ouvrent un dossier, non des comptes.",
            "Two persons open a case, not accounts."
        ],
        /// Nobody agrees with oneself.
        OpeningNeedsAnother = "opening-needs-another" [
            "يوافق على الفتح شخص غير الذي طلبه.",
            "Un autre que celui qui l'a demandée consent à l'ouverture.",
            "Another than whoever asked agrees to an opening."
        ],
        /// It was agreed to already.
        OpeningIsConfirmed = "opening-is-confirmed" [
            "سبقت الموافقة على هذا الفتح.",
            "Cette ouverture a déjà été consentie.",
            "This opening was agreed to already."
        ],
    }
}

/// Goes on only if somebody else than whoever asked agrees, once.
pub(super) fn may_confirm(
    asked_by: PersonId,
    confirmed_by: Option<PersonId>,
    person: PersonId,
) -> Result<(), Refusal> {
    if confirmed_by.is_some() {
        Err(Refusal::OpeningIsConfirmed)
    } else if asked_by == person {
        Err(Refusal::OpeningNeedsAnother)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_persons_open_a_case_and_neither_twice() {
        let [one, two, third] = [(); 3].map(|()| PersonId::new());
        assert_eq!(may_confirm(one, None, two), Ok(()));
        assert_eq!(may_confirm(one, None, one), Err(Refusal::OpeningNeedsAnother));
        assert_eq!(may_confirm(one, Some(two), third), Err(Refusal::OpeningIsConfirmed));
    }
}
