//! What must hold of a person. Pure.
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
        /// The person was merged into another, whom the problem names.
        PersonIsMerged = "person-is-merged" [
            "أدمج هذا الشخص في شخص آخر؛ اذكر معرف الشخص الباقي المذكور في التفاصيل.",
            "Cette personne a été fusionnée dans une autre ; nommez celle qui reste, dont l'identifiant est donné.",
            "This person was merged into another; name the one who stayed, whose id is told."
        ],
        /// A correction would leave no name.
        PersonIsNameless = "person-is-nameless" [
            "يجب أن يبقى للشخص اسم بالعربية أو بالحروف اللاتينية.",
            "La personne doit garder un nom, en arabe ou en lettres latines.",
            "The person must keep a name, in Arabic or in Latin letters."
        ],
    }
}

/// A person keeps a name, in one script at least.
pub(super) fn keeps_a_name(details: &PersonDetails) -> Result<(), Refusal> {
    if details.has_name() { Ok(()) } else { Err(Refusal::PersonIsNameless) }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn named(names: serde_json::Value) -> Result<(), Refusal> {
        keeps_a_name(&serde_json::from_value(names).unwrap())
    }

    #[test]
    fn one_name_is_enough_and_none_is_not() {
        assert_eq!(named(json!({"name_ar": "نعيمة"})), Ok(()));
        assert_eq!(named(json!({"name_latin": "Naima"})), Ok(()));
        assert_eq!(named(json!({"aliases": ["Naima"]})), Err(Refusal::PersonIsNameless));
    }
}
