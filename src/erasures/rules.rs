//! What may be erased. Pure.
use chrono::NaiveDate;

use crate::refusals;

refusals! {
    /// Why nothing is erased.
    Refusal {
        /// The application is to be kept: for a time, or for ever.
        ErasureIsNotDue = "erasure-is-not-due" [
            "لم يحن محو هذا الطلب: لا يمحى إلا طلب مغلق لم يفض إلى عضوية، بعد المدة التي ينص عليها النظام الأساسي.",
            "Cette demande n'est pas à effacer : seules le sont les demandes closes sans adhésion, après la durée que les statuts fixent.",
            "The application is not to be erased: only one that is closed and led to no membership is, after the time the statutes give."
        ],
    }
}

/// Goes on only if an application that is erased from a day on may be erased on `day`.
pub(super) fn may_erase(from: Option<NaiveDate>, day: NaiveDate) -> Result<(), Refusal> {
    if from.is_some_and(|from| from <= day) { Ok(()) } else { Err(Refusal::ErasureIsNotDue) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_application_is_erased_from_the_day_told_and_not_the_day_before() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(may_erase(Some(on("2026-03-10")), on("2026-03-10")), Ok(()));
        assert_eq!(may_erase(Some(on("2026-03-10")), on("2026-03-09")), Err(Refusal::ErasureIsNotDue));
        assert_eq!(may_erase(None, on("2026-03-10")), Err(Refusal::ErasureIsNotDue));
    }
}
