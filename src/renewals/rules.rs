//! When memberships are renewed, and when they lapse. Pure.
use chrono::NaiveDate;

use crate::refusals;
use crate::words::Tenure;

refusals! {
    /// Why a campaign, a renewal or a lapse is not recorded.
    Refusal {
        /// The statutes know no renewal.
        RenewalIsNotAsked = "renewal-is-not-asked" [
            "لا يفرض النظام الأساسي تجديد العضوية.",
            "Les statuts ne demandent pas que l'adhésion soit renouvelée.",
            "The statutes do not ask that memberships be renewed."
        ],
        /// There is a campaign for that year.
        CampaignIsOpen = "campaign-is-open" @ "/year" [
            "لهذه السنة حملة تجديد مسجلة من قبل.",
            "Une campagne de renouvellement existe déjà pour cette année.",
            "There is a renewal campaign for that year already."
        ],
        /// It would close before it opens.
        CampaignIsBackwards = "campaign-is-backwards" @ "/closes_on" [
            "لا يمكن أن تنتهي الحملة قبل أن تبدأ.",
            "La campagne ne peut se clore avant de s'ouvrir.",
            "The campaign cannot close before it opens."
        ],
        /// There is none for that year.
        CampaignIsUnknown = "campaign-is-unknown" @ "/year" [
            "لا توجد حملة تجديد لهذه السنة؛ افتحها أولا.",
            "Aucune campagne de renouvellement pour cette année ; ouvrez-en une d'abord.",
            "There is no renewal campaign for that year; open one first."
        ],
        /// The day is none of its days, or none of the membership, or lies ahead.
        RenewalIsOutOfTime = "renewal-is-out-of-time" @ "/on" [
            "يقع التجديد في يوم من أيام الحملة ومن أيام العضوية، لا بعد اليوم.",
            "On renouvelle un jour de la campagne et de l'adhésion, au plus tard aujourd'hui.",
            "A membership is renewed on a day of the campaign and of the membership, today at the latest."
        ],
        /// It is renewed for that year.
        MembershipIsRenewed = "membership-is-renewed" [
            "سبق تجديد هذه العضوية لهذه السنة.",
            "Cette adhésion est déjà renouvelée pour cette année.",
            "This membership is renewed for that year already."
        ],
        /// Its days are not over.
        CampaignIsNotOver = "campaign-is-not-over" [
            "لم تنته أيام حملة التجديد بعد.",
            "La campagne de renouvellement n'est pas encore close.",
            "The renewal campaign is not over yet."
        ],
    }
}

/// A membership may be renewed on a day.
pub(super) fn may_renew(
    (opens, closes): (NaiveDate, NaiveDate),
    membership: &Tenure,
    on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    let is_in_time = (opens..=closes).contains(&on) && on <= today && membership.on(on).is_some();
    if is_in_time { Ok(()) } else { Err(Refusal::RenewalIsOutOfTime) }
}

/// What was not renewed may lapse from the day after the last.
pub(super) fn may_lapse(closes: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if closes < today { Ok(()) } else { Err(Refusal::CampaignIsNotOver) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_membership_is_renewed_on_both_edges_and_on_no_day_beside_them() {
        let days = (day("2026-01-01"), day("2026-03-31"));
        let membership =
            Tenure { starts: "2020".parse().unwrap(), ends: Some("2026-03-15".parse().unwrap()) };
        let may = |on: &str| may_renew(days, &membership, day(on), day("2026-03-10"));
        assert_eq!([may("2026-01-01"), may("2026-03-10")], [Ok(()); 2]);
        let refused = Err(Refusal::RenewalIsOutOfTime);
        assert_eq!([may("2025-12-31"), may("2026-03-11")], [refused; 2], "before it opens, and not yet");
        let later = |on: &str| may_renew(days, &membership, day(on), day("2026-12-31"));
        assert_eq!(
            [later("2026-03-15"), later("2026-03-16"), later("2026-04-01")],
            [Ok(()), refused, refused]
        );
    }

    #[test]
    fn nothing_lapses_before_the_day_after_the_last() {
        assert_eq!(may_lapse(day("2026-03-31"), day("2026-03-31")), Err(Refusal::CampaignIsNotOver));
        assert_eq!(may_lapse(day("2026-03-31"), day("2026-04-01")), Ok(()));
    }
}
