//! What must hold of a card. Pure.
use chrono::{Datelike as _, NaiveDate};

use crate::refusals;
use crate::statutes::document::Renewal;

refusals! {
    /// Why there is no card, or none to be believed.
    Refusal {
        /// The membership has no number.
        CardNeedsANumber = "card-needs-a-number" [
            "لا بطاقة لعضوية بلا رقم؛ سجل رقم العضوية أولا.",
            "Pas de carte pour une adhésion sans numéro ; enregistrez d'abord son numéro.",
            "There is no card of a membership without a number; record its number first."
        ],
        /// The membership is not active on that day.
        CardNeedsAMember = "card-needs-a-member" [
            "لا بطاقة إلا لعضوية سارية.",
            "Il n'y a de carte que d'une adhésion en vigueur.",
            "There is a card of an active membership only."
        ],
        /// It was not signed by this registry, or altered.
        CardIsNotOurs = "card-is-not-ours" [
            "هذه البطاقة ليست صادرة عن هذا السجل، أو غُير فيها شيء.",
            "Cette carte n'est pas de ce registre, ou elle a été altérée.",
            "This card is not of this registry, or was altered."
        ],
    }
}

/// The last day a card is good on that is issued on `day`: of the year, where memberships are renewed every year.
pub(super) fn until(renewal: Renewal, day: NaiveDate) -> Option<NaiveDate> {
    match renewal {
        Renewal::Annual => NaiveDate::from_ymd_opt(day.year(), 12, 31),
        Renewal::None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_good_until_memberships_are_renewed() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(until(Renewal::Annual, day("2026-11-27")), Some(day("2026-12-31")));
        assert_eq!(until(Renewal::None, day("2026-11-27")), None);
    }
}
