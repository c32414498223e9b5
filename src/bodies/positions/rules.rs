//! What the statutes say about the positions of a body. Pure.
use crate::refusals;
use crate::statutes::document::PositionType;

use super::model::NewPosition;

refusals! {
    /// Why a position is not opened or changed.
    Refusal {
        /// The statutes of the day know no such position in that type of body.
        PositionTypeIsUnknown = "position-type-is-unknown" @ "/type" [
            "لا يعرف النظام الأساسي هذه المسؤولية في هذا النوع من الهيئات.",
            "Les statuts ne connaissent pas cette fonction dans ce type d'instance.",
            "The statutes know no such position in this type of body."
        ],
        /// Positions of that type are numbered.
        OrdinalIsMissing = "ordinal-is-missing" @ "/ordinal" [
            "هذه المسؤولية مرقمة؛ اذكر رقمها.",
            "Cette fonction est numérotée ; donnez son rang.",
            "Positions of this type are numbered; give the ordinal."
        ],
        /// Positions of that type bear no number.
        OrdinalIsForbidden = "ordinal-is-forbidden" @ "/ordinal" [
            "هذه المسؤولية لا رقم لها.",
            "Cette fonction ne porte pas de rang.",
            "Positions of this type bear no ordinal."
        ],
        /// The statutes number fewer.
        OrdinalIsTooHigh = "ordinal-is-too-high" @ "/ordinal" [
            "الرقم يتجاوز ما يسمح به النظام الأساسي.",
            "Ce rang dépasse ce que les statuts permettent.",
            "The ordinal is beyond what the statutes allow."
        ],
        /// The body has that very position.
        PositionExists = "position-exists" @ "/ordinal" [
            "هذه المسؤولية موجودة في هذه الهيئة.",
            "Cette instance a déjà cette fonction.",
            "The body has that position already."
        ],
        /// The statutes fix the number of seats.
        SeatsAreFixed = "seats-are-fixed" @ "/seats" [
            "عدد المقاعد محدد في النظام الأساسي.",
            "Les statuts fixent le nombre de sièges.",
            "The statutes fix the number of seats."
        ],
        /// More people hold it than it would have seats.
        SeatsAreHeld = "seats-are-held" @ "/seats" [
            "عدد من يشغلونها يفوق عدد المقاعد المطلوب.",
            "Plus de personnes l'occupent qu'il n'y aurait de sièges.",
            "More people hold it than it would have seats."
        ],
        /// The kind of a position is for life.
        PositionIsFixed = "position-is-fixed" @ "/type" [
            "نوع المسؤولية لا يتغير؛ احذف السجل الخاطئ وأنشئ آخر.",
            "Le type d'une fonction ne change pas ; supprimez l'erreur et créez-en une autre.",
            "The type of a position does not change; delete the mistake and open another."
        ],
        /// Another position bore that ordinal before: a correction would put both in the same days.
        OrdinalWasBorne = "ordinal-was-borne" @ "/ordinal" [
            "حملت مسؤولية أخرى هذا الرقم من قبل؛ أعد الترقيم من يوم محدد بدل التصحيح.",
            "Une autre fonction a porté ce rang ; renumérotez à partir d'un jour au lieu de corriger.",
            "Another position bore that ordinal before; renumber from a day on instead of correcting."
        ],
        /// A move names no position of that type in the body.
        MovedPositionIsUnknown = "moved-position-is-unknown" @ "/moves" [
            "لا توجد في الهيئة مسؤولية من هذا النوع بهذا المعرف أو الرقم؛ اذكر المعرف أو الرقم السابق، لا كليهما.",
            "L'instance n'a pas de fonction de ce type sous cet identifiant ou ce rang ; donnez l'un ou l'autre.",
            "The body has no position of that type with that id or ordinal; give one or the other."
        ],
        /// Two positions would bear one ordinal.
        OrdinalsClash = "ordinals-clash" @ "/moves" [
            "ستحمل مسؤوليتان الرقم نفسه؛ انقل أيضا المسؤولية التي تحمله.",
            "Deux fonctions porteraient le même rang ; déplacez aussi celle qui le porte.",
            "Two positions would bear the same ordinal; move the one that bears it too."
        ],
        /// It would begin outside the body's life, or before a renumbering that is recorded.
        RenumberingIsOutOfTime = "renumbering-is-out-of-time" @ "/starts_on" [
            "يبدأ الترقيم الجديد بعد آخر ترقيم مسجل وفي أيام وجود الهيئة.",
            "Une renumérotation commence après la dernière enregistrée et du vivant de l'instance.",
            "A renumbering begins after the last one recorded, and within the body's life."
        ],
        /// Every position would keep its ordinal.
        NothingIsRenumbered = "nothing-is-renumbered" @ "/moves" [
            "لا يتغير أي رقم.",
            "Aucun rang ne changerait.",
            "No ordinal would change."
        ],
        /// Neither a decision nor a source.
        RenumberingHasNoBasis = "renumbering-has-no-basis" @ "/source" [
            "اذكر القرار أو المصدر الذي يستند إليه الترقيم الجديد.",
            "Indiquez la décision ou la source sur laquelle repose la renumérotation.",
            "Name the decision or the source the renumbering rests on."
        ],
    }
}

/// The seats a new position has, if it may be opened.
pub(super) fn check_position(
    position_type: &PositionType,
    new: &NewPosition,
) -> Result<Option<i64>, Refusal> {
    match (position_type.ordinal, new.ordinal) {
        (true, None) => return Err(Refusal::OrdinalIsMissing),
        (false, Some(_)) => return Err(Refusal::OrdinalIsForbidden),
        (true, Some(ordinal)) if position_type.ordinal_max.is_some_and(|max| ordinal > i64::from(max)) => {
            return Err(Refusal::OrdinalIsTooHigh);
        }
        _ => {}
    }
    match (position_type.seats.limit(), new.seats) {
        (Some(fixed), Some(asked)) if i64::from(fixed) != asked => Err(Refusal::SeatsAreFixed),
        (Some(fixed), _) => Ok(Some(i64::from(fixed))),
        (None, asked) => Ok(asked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::{DEFAULT, Document};

    fn check(code: &str, ordinal: Option<i64>, seats: Option<i64>) -> Result<Option<i64>, Refusal> {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let position_type = statutes.position_type(code).unwrap();
        check_position(position_type, &NewPosition { r#type: position_type.code.clone(), ordinal, seats })
    }

    #[test]
    fn deputies_are_numbered_up_to_the_limit_of_the_statutes() {
        assert_eq!(check("provincial_deputy", Some(20), None), Ok(Some(1)));
        assert_eq!(check("provincial_deputy", Some(21), None), Err(Refusal::OrdinalIsTooHigh));
        assert_eq!(check("provincial_deputy", None, None), Err(Refusal::OrdinalIsMissing));
    }

    #[test]
    fn a_secretary_has_one_seat_and_no_number() {
        assert_eq!(check("provincial_secretary", None, Some(1)), Ok(Some(1)));
        assert_eq!(check("provincial_secretary", None, Some(2)), Err(Refusal::SeatsAreFixed));
        assert_eq!(check("provincial_secretary", Some(1), None), Err(Refusal::OrdinalIsForbidden));
    }

    #[test]
    fn members_have_as_many_seats_as_the_body_says() {
        assert_eq!(check("secretariat_member", None, None), Ok(None));
        assert_eq!(check("secretariat_member", None, Some(26)), Ok(Some(26)));
    }
}
