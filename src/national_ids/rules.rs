//! When national ids may be kept. Pure.
use chrono::NaiveDate;

use crate::refusals;

refusals! {
    /// Why a national id is not taken or told, or an authorization not recorded.
    Refusal {
        /// No authorization is on record that is in force.
        NationalIdsAreOff = "national-ids-are-off" [
            "لا تحفظ أرقام البطاقة الوطنية هنا؛ سجل أولا إذن السلطة المكلفة بحماية المعطيات (national-id-authorizations).",
            "Aucun numéro national n'est conservé ici ; enregistrez d'abord l'autorisation de l'autorité de protection des données (national-id-authorizations).",
            "No national ids are kept here; first record the authorization of the authority for data protection (national-id-authorizations)."
        ],
        /// A look-up is on record: it is not tried.
        LookUpIsNotTried = "look-up-is-not-tried" [
            "هذا البحث يسجل في السجل؛ اطلبه دون dry_run.",
            "Cette recherche est consignée au journal ; faites-la sans dry_run.",
            "This look-up is recorded in the journal; ask it without dry_run."
        ],
        /// It would be given on a day to come.
        AuthorizationIsToCome = "authorization-is-to-come" @ "/granted_on" [
            "لا يسجل الإذن قبل يوم منحه.",
            "Une autorisation ne s'enregistre pas avant le jour où elle est donnée.",
            "An authorization is not recorded before the day it is given."
        ],
        /// It ends before it begins.
        AuthorizationEndsFirst = "authorization-ends-first" @ "/ends_on" [
            "ينتهي الإذن قبل أن يبدأ؛ صحح أحد اليومين.",
            "L'autorisation prendrait fin avant de commencer ; corrigez l'un des deux jours.",
            "The authorization would end before it begins; correct one of the two days."
        ],
        /// It was withdrawn before.
        AuthorizationIsWithdrawn = "authorization-is-withdrawn" [
            "سحب هذا الإذن من قبل.",
            "Cette autorisation est déjà retirée.",
            "That authorization was withdrawn before."
        ],
    }
}

/// An authorization has been given, and does not end before it begins.
pub(super) fn may_be_recorded(
    (granted_on, ends_on): (NaiveDate, Option<NaiveDate>),
    today: NaiveDate,
) -> Result<(), Refusal> {
    if today < granted_on {
        Err(Refusal::AuthorizationIsToCome)
    } else if ends_on.is_some_and(|last| last < granted_on) {
        Err(Refusal::AuthorizationEndsFirst)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    #[test]
    fn an_authorization_is_of_the_past_and_ends_after_it_begins() {
        assert_eq!(may_be_recorded((day(1), None), day(1)), Ok(()));
        assert_eq!(may_be_recorded((day(1), Some(day(1))), day(2)), Ok(()));
        assert_eq!(may_be_recorded((day(3), None), day(2)), Err(Refusal::AuthorizationIsToCome));
        assert_eq!(may_be_recorded((day(2), Some(day(1))), day(3)), Err(Refusal::AuthorizationEndsFirst));
    }
}
