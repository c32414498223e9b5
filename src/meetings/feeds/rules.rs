//! What calendar feeds there may be. Pure.
use chrono::NaiveDate;

use crate::refusals;

use super::model::FeedScope;

/// How many feeds one owner has.
const MOST: i64 = 20;

refusals! {
    /// Why a calendar feed is not set up.
    Refusal {
        /// A feed of a body names it, and one's own names none.
        FeedBodyIsAmiss = "feed-body-is-amiss" @ "/body" [
            "اذكر الهيئة body لتقويم هيئة، ولا تذكرها لتقويم اجتماعاتك.",
            "Nommez l'instance (body) pour le calendrier d'une instance, et aucune pour celui de vos réunions.",
            "Name the body for the calendar of a body, and none for that of your own meetings."
        ],
        /// An app has no meetings of its own.
        FeedIsNobodys = "feed-is-nobodys" @ "/scope" [
            "ليس لحساب الخدمة اجتماعات خاصة به؛ اطلب تقويم هيئة.",
            "Un compte de service n'a pas de réunions à lui ; demandez le calendrier d'une instance.",
            "A service account has no meetings of its own; ask for the calendar of a body."
        ],
        /// It would have ended before it began.
        FeedEndsInThePast = "feed-ends-in-the-past" @ "/expires_on" [
            "آخر يوم لعنوان التقويم سابق لليوم الحالي.",
            "Le dernier jour de l'adresse de calendrier est déjà passé.",
            "The last day of the calendar feed is over already."
        ],
        /// There are as many as one may have.
        FeedsAreMany = "feeds-are-many" [
            "لك عشرون عنوان تقويم، وهو أقصى العدد؛ احذف ما لا تستعمله.",
            "Vous avez vingt adresses de calendrier, le plus qu'il se peut ; retirez celles qui ne servent plus.",
            "You have twenty calendar feeds, as many as there may be; take out those you do not use."
        ],
        /// The token shown is good from some networks only, and an address is good from anywhere.
        FeedIsGoodFromAnywhere = "feed-is-good-from-anywhere" [
            "رمز مقيد بشبكات لا يصدر عنوان تقويم يصلح من أي مكان؛ استعمل رمزا غير مقيد.",
            "Un jeton lié à des réseaux n'ouvre pas d'adresse de calendrier, qui vaut de partout ; employez-en un autre.",
            "A token bound to networks opens no calendar feed, which is good from anywhere; use another."
        ],
    }
}

/// Whether a feed of that scope names a body or none as it should, for a person or for an app.
pub(super) fn may_show(scope: FeedScope, names_a_body: bool, is_a_person: bool) -> Result<(), Refusal> {
    if (scope == FeedScope::Body) != names_a_body {
        return Err(Refusal::FeedBodyIsAmiss);
    }
    if scope == FeedScope::Mine && !is_a_person { Err(Refusal::FeedIsNobodys) } else { Ok(()) }
}

/// Whether one more may be set up, beside so many, by what is good from some networks only or from anywhere.
pub(super) fn may_be_set_up(
    expires_on: Option<NaiveDate>,
    today: NaiveDate,
    beside: i64,
    is_bound: bool,
) -> Result<(), Refusal> {
    if is_bound {
        return Err(Refusal::FeedIsGoodFromAnywhere);
    }
    if expires_on.is_some_and(|last| last < today) {
        return Err(Refusal::FeedEndsInThePast);
    }
    if beside >= MOST { Err(Refusal::FeedsAreMany) } else { Ok(()) }
}

/// Whether a feed answers still on `today`.
pub(super) fn lasts(expires_on: Option<NaiveDate>, today: NaiveDate) -> bool {
    expires_on.is_none_or(|last| today <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_feed_of_a_body_names_it_and_ones_own_names_none() {
        use FeedScope::{Body, Mine};
        assert_eq!(may_show(Body, true, false), Ok(()));
        assert_eq!(may_show(Mine, false, true), Ok(()));
        assert_eq!(may_show(Body, false, true), Err(Refusal::FeedBodyIsAmiss));
        assert_eq!(may_show(Mine, true, true), Err(Refusal::FeedBodyIsAmiss));
        assert_eq!(may_show(Mine, false, false), Err(Refusal::FeedIsNobodys));
    }

    #[test]
    fn twenty_feeds_are_many_and_a_last_day_is_one() {
        let today = day("2026-11-28");
        assert_eq!(may_be_set_up(Some(today), today, 19, false), Ok(()));
        assert_eq!(may_be_set_up(None, today, 20, false), Err(Refusal::FeedsAreMany));
        assert_eq!(may_be_set_up(Some(day("2026-11-27")), today, 0, false), Err(Refusal::FeedEndsInThePast));
        assert_eq!(may_be_set_up(None, today, 0, true), Err(Refusal::FeedIsGoodFromAnywhere));
        assert!(lasts(Some(today), today) && lasts(None, today));
        assert!(!lasts(Some(day("2026-11-27")), today));
    }
}
