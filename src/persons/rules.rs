//! What must hold of a person. Pure.
use chrono::NaiveDate;

use crate::refusals;

use super::model::PersonDetails;

refusals! {
    /// Why a person is not registered or corrected.
    Refusal {
        /// The territory of residence is not in the registry.
        ResidenceIsUnknown = "residence-is-unknown" @ "/residence" [
            "رمز المجال الترابي للسكن غير معروف.",
            "Le code du territoire de résidence est inconnu.",
            "The code of the territory of residence is unknown."
        ],
        /// A correction would leave no name.
        PersonIsNameless = "person-is-nameless" [
            "يجب أن يبقى للشخص اسم بالعربية أو بالحروف اللاتينية.",
            "La personne doit garder un nom, en arabe ou en lettres latines.",
            "The person must keep a name, in Arabic or in Latin letters."
        ],
        /// The day of birth is certainly still to come.
        BirthIsToCome = "birth-is-to-come" @ "/birth_date" [
            "تاريخ الميلاد لا يقع بعد اليوم.",
            "La date de naissance n'est pas à venir.",
            "The day of birth is not still to come."
        ],
    }
}

/// A person keeps a name, in one script at least.
pub(super) fn keeps_a_name(details: &PersonDetails) -> Result<(), Refusal> {
    if details.has_name() { Ok(()) } else { Err(Refusal::PersonIsNameless) }
}

/// Nobody is born after `today`.
pub(super) fn is_born(details: &PersonDetails, today: NaiveDate) -> Result<(), Refusal> {
    let first = details.birth_date.and_then(|birth| birth.earliest());
    if first.is_some_and(|first| today < first) { Err(Refusal::BirthIsToCome) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(names: serde_json::Value) -> Result<(), Refusal> {
        keeps_a_name(&serde_json::from_value(names).unwrap())
    }

    #[test]
    fn nobody_is_born_after_today() {
        let today: NaiveDate = "2026-11-26".parse().unwrap();
        let born = |day: &str| is_born(&serde_json::from_value(json!({"birth_date": day})).unwrap(), today);
        for past in ["1971-05-04", "2026-11-26", "2026-11", "2026", "../2027-01-01"] {
            assert_eq!(born(past), Ok(()), "{past}");
        }
        for coming in ["2026-11-27", "2026-12", "2027", "2026-12-01/2027-03-01"] {
            assert_eq!(born(coming), Err(Refusal::BirthIsToCome), "{coming}");
        }
    }

    #[test]
    fn one_name_is_enough_and_none_is_not() {
        assert_eq!(named(json!({"name_ar": "نعيمة"})), Ok(()));
        assert_eq!(named(json!({"name_latin": "Naima"})), Ok(()));
        assert_eq!(named(json!({"aliases": ["Naima"]})), Err(Refusal::PersonIsNameless));
    }
}
