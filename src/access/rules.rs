//! How long tokens are good, and for what. Pure.
use chrono::Duration;

use crate::db::Moment;
use crate::error::{Problem, Result};
use crate::refusals;
use crate::words::Line;

use super::network::Network;
use super::permission::{Permission, Permissions};
use super::principal::Principal;

refusals! {
    /// Why a token or an account is not changed.
    Refusal {
        /// The token was revoked before, or has expired.
        TokenIsRevoked = "token-is-revoked" [
            "سبق إلغاء هذا الرمز أو انتهت مدته.",
            "Ce jeton est déjà révoqué ou expiré.",
            "This token is revoked or has expired already."
        ],
        /// The token is the caller's own: whoever revokes stays, so that nobody is locked out.
        TokenRevokesItself = "token-revokes-itself" [
            "لا يلغي الرمز نفسه؛ ألغه برمز آخر، أو أصدر بدلا منه رمزا جديدا.",
            "Un jeton ne se révoque pas lui-même ; employez-en un autre, ou remplacez-le.",
            "A token does not revoke itself; use another, or rotate it."
        ],
        /// The token would expire before it is issued.
        TokenExpiresInThePast = "token-expires-in-the-past" @ "/expires_at" [
            "تاريخ انتهاء الرمز يجب أن يكون في المستقبل.",
            "L'expiration du jeton doit être à venir.",
            "The token must expire in the future."
        ],
        /// A service account's token would be good for too long.
        TokenLastsTooLong = "token-lasts-too-long" @ "/expires_at" [
            "رمز حساب الخدمة صالح تسعين يوما على الأكثر؛ جدده قبل انتهائه.",
            "Le jeton d'un compte de service vaut 90 jours au plus ; remplacez-le avant son terme.",
            "The token of a service account is good for 90 days at most; rotate it before it ends."
        ],
        /// The token would be one person's and an account's.
        TokenIsOfTwo = "token-is-of-two" @ "/account_id" [
            "الرمز لشخص أو لحساب خدمة، لا لهما معا.",
            "Un jeton est d'une personne ou d'un compte, pas des deux.",
            "A token is a person's or an account's, not both."
        ],
        /// The token shown is good for less than the one asked for.
        TokenIsNarrower = "token-is-narrower" @ "/scopes" [
            "لا يصدر رمز محدود الصلاحيات رمزا أوسع منه.",
            "Un jeton restreint n'en émet pas de plus large.",
            "A narrow token does not issue a wider one."
        ],
        /// The token shown is good from fewer networks than the one asked for.
        TokenIsFromElsewhere = "token-is-from-elsewhere" @ "/networks" [
            "رمز مقيد بشبكات لا يصدر ولا يجدد رمزا يصلح خارجها.",
            "Un jeton lié à des réseaux n'en émet ni n'en remplace aucun qui vaille hors de ceux-ci.",
            "A token bound to networks neither issues nor rotates one that is good outside them."
        ],
        /// The token shown is good for less than the one to be revoked.
        TokenRevokesAWiderOne = "token-revokes-a-wider-one" [
            "لا يلغي رمز محدود الصلاحيات رمزا أوسع منه لصاحبه؛ استعمل رمزا لا يقل عنه.",
            "Un jeton restreint n'en révoque pas un plus large du même titulaire ; employez-en un qui vaut autant.",
            "A narrow token does not revoke a wider one of the same holder; use one that is good for as much."
        ],
        /// The account is the one the caller acts for: whoever closes stays, so that nobody is locked out.
        AccountClosesItself = "account-closes-itself" [
            "لا يغلق الحساب نفسه؛ أغلقه باسم غيره.",
            "Un compte ne se ferme pas lui-même ; employez-en un autre.",
            "An account does not close itself; use another."
        ],
        /// The account was closed before.
        AccountIsClosed = "account-is-closed" [
            "سبق إغلاق هذا الحساب.",
            "Ce compte est fermé.",
            "This account is closed."
        ],
    }
}

/// How long a service account's token may be good.
const APP_DAYS: i64 = 90;

/// When a token stops being good: one of an account within 90 days.
pub(super) fn expiry(of: Principal, now: Moment, asked: Option<Moment>) -> Result<Option<Moment>> {
    if asked.is_some_and(|expiry| expiry <= now) {
        return Err(Refusal::TokenExpiresInThePast.into());
    }
    let most = Duration::try_days(APP_DAYS).and_then(|days| now.0.checked_add_signed(days)).map(Moment::new);
    match (of, asked) {
        (Principal::Account(_), None) => Ok(most),
        (Principal::Account(_), Some(expiry)) if most.is_some_and(|most| most < expiry) => {
            Err(Refusal::TokenLastsTooLong.into())
        }
        _ => Ok(asked),
    }
}

/// The earlier of two moments at which a token stops being good; none is never.
pub(super) fn within(asked: Option<Moment>, most: Option<Moment>) -> Option<Moment> {
    match (asked, most) {
        (Some(asked), Some(most)) => Some(asked.min(most)),
        (asked, most) => asked.or(most),
    }
}

/// The networks of a token by the word of one that is good from these alone: the same, where none are told.
pub(super) fn from_within(
    told: Option<Vec<Network>>,
    most: Option<&[Network]>,
) -> Result<Option<Vec<Network>>, Refusal> {
    match (told, most) {
        (None, most) => Ok(most.map(<[Network]>::to_vec)),
        (told, most) if is_within(told.as_deref(), most) => Ok(told),
        _ => Err(Refusal::TokenIsFromElsewhere),
    }
}

/// Whether what is good from some networks, or from any, is good from nowhere but within these.
pub(super) fn is_within(networks: Option<&[Network]>, most: Option<&[Network]>) -> bool {
    most.is_none_or(|most| {
        let lies = |network: &Network| most.iter().any(|wider| wider.has_all_of(*network));
        networks.is_some_and(|networks| networks.iter().all(lies))
    })
}

/// What scopes are good for: everything its principal holds where there are none.
pub(super) fn good_for(scopes: Option<&[Permission]>) -> Permissions {
    scopes.map_or(Permissions::EVERYTHING, |scopes| scopes.iter().copied().collect())
}

/// The words of what a token is good for; none where it is good for all.
pub(super) fn words(scopes: Permissions) -> Option<Vec<Permission>> {
    (scopes != Permissions::EVERYTHING).then(|| scopes.iter().collect())
}

/// The name of a token that is kept, to be given to another.
pub(super) fn named(name: &str) -> Result<Line<100>> {
    Line::parse(name).map_err(|fault| Problem::internal(fault.to_string()))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::super::operations::Operation;
    use super::super::principal::AccountId;
    use super::*;

    #[test]
    fn an_app_is_let_in_for_ninety_days_and_not_one_moment_longer() {
        let at = |seconds: i64| Moment(DateTime::from_timestamp(seconds, 0).unwrap());
        let app = Principal::Account(AccountId(Uuid::nil()));
        let last = 90 * 24 * 3600;
        assert_eq!(expiry(app, at(0), None).unwrap(), Some(at(last)));
        assert_eq!(expiry(app, at(0), Some(at(last))).unwrap(), Some(at(last)));
        assert!(expiry(app, at(0), Some(at(last + 1))).is_err());
        assert!(expiry(app, at(0), Some(at(0))).is_err());
        let person = Principal::Person(Uuid::nil().into());
        assert_eq!(expiry(person, at(0), None).unwrap(), None);
        assert_eq!(expiry(person, at(0), Some(at(last * 9))).unwrap(), Some(at(last * 9)));
        assert!(expiry(person, at(5), Some(at(5))).is_err());
    }

    #[test]
    fn a_network_lies_within_one_that_has_all_of_it() {
        let of = |texts: &[&str]| -> Vec<Network> {
            texts.iter().map(|text| Network::try_from((*text).to_owned()).unwrap()).collect()
        };
        let most = of(&["10.0.0.0/8", "2001:db8::/32"]);
        for within in [&["10.0.0.0/8"][..], &["10.1.0.0/16", "2001:db8::7"], &["2001:db8:1::/48"]] {
            assert!(is_within(Some(&of(within)), Some(&most)), "{within:?}");
        }
        for beyond in [&["10.0.0.0/7"][..], &["10.1.0.0/16", "11.0.0.1"], &["0.0.0.0/0"], &["::/0"]] {
            assert!(!is_within(Some(&of(beyond)), Some(&most)), "{beyond:?}");
        }
        assert!(!is_within(None, Some(&most)));
        assert!(is_within(None, None) && is_within(Some(&most), None));
        assert_eq!(from_within(None, Some(&most)), Ok(Some(most)));
    }

    #[test]
    fn operation_ids_are_unique() {
        let mut ids: Vec<_> = Operation::ALL.iter().map(|operation| operation.rule().id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Operation::ALL.len());
    }
}
