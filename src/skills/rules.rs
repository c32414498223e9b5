//! When somebody's skills may be recorded. Pure.
use chrono::NaiveDate;

use crate::refusals;

refusals! {
    /// Why skills are not recorded.
    Refusal {
        /// The code stands for another.
        SkillIsKnown = "skill-is-known" @ "/code" [
            "هذا الرمز في معجم الكفاءات من قبل.",
            "Ce code est déjà dans le vocabulaire des compétences.",
            "That code is in the vocabulary of skills already."
        ],
        /// The vocabulary does not have it.
        SkillIsUnknown = "skill-is-unknown" @ "/skills" [
            "لا توجد هذه الكفاءة في معجم الحزب؛ أضفها إليه أولا.",
            "Le vocabulaire du parti ne connaît pas cette compétence ; ajoutez-l'y d'abord.",
            "The party's vocabulary does not have that skill; add it first."
        ],
        /// Nobody's skills are recorded without a consent.
        ConsentIsMissing = "consent-is-missing" @ "/consent" [
            "لا تسجل كفاءات شخص دون موافقته؛ اذكر متى أعطاها وبماذا.",
            "On n'enregistre pas les compétences de quelqu'un sans son consentement ; dites quand et par quoi il a été donné.",
            "Nobody's skills are recorded without his or her consent; tell when and by what it was given."
        ],
        /// It is still to come.
        ConsentLiesAhead = "consent-lies-ahead" @ "/consent/given_on" [
            "لا تعطى الموافقة بعد اليوم.",
            "Le consentement ne peut être donné après aujourd'hui.",
            "A consent is given today at the latest."
        ],
    }
}

/// The day of a consent: the one that is told, today at the latest; or today, of whoever records the own skills.
pub(super) fn consented_on(
    told: Option<NaiveDate>,
    is_own: bool,
    today: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    match told {
        Some(day) if day > today => Err(Refusal::ConsentLiesAhead),
        Some(day) => Ok(day),
        None if is_own => Ok(today),
        None => Err(Refusal::ConsentIsMissing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_is_told_of_another_and_given_by_oneself_in_recording() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-27");
        assert_eq!(consented_on(Some(today), false, today), Ok(today));
        assert_eq!(consented_on(Some(day("2026-11-28")), true, today), Err(Refusal::ConsentLiesAhead));
        assert_eq!(consented_on(None, true, today), Ok(today));
        assert_eq!(consented_on(None, false, today), Err(Refusal::ConsentIsMissing));
    }
}
