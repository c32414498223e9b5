//! The decision: who may do what. Pure.
use crate::refusals;

use super::model::TokenKind;
use super::operations::{Effect, Operation};
use super::permission::Permission;

refusals! {
    /// Why a token is not changed.
    Refusal {
        /// The token was revoked before.
        TokenIsRevoked = "token-is-revoked" [
            "سبق إلغاء هذا الرمز.",
            "Ce jeton est déjà révoqué.",
            "This token is revoked already."
        ],
        /// The token is the caller's own: whoever revokes stays, so that nobody is locked out.
        TokenRevokesItself = "token-revokes-itself" [
            "لا يلغي الرمز نفسه؛ ألغه برمز إدارة آخر.",
            "Un jeton ne se révoque pas lui-même ; employez un autre jeton d'administration.",
            "A token does not revoke itself; use another admin token."
        ],
        /// The token would expire before it is issued.
        TokenExpiresInThePast = "token-expires-in-the-past" [
            "تاريخ انتهاء الرمز يجب أن يكون في المستقبل.",
            "L'expiration du jeton doit être à venir.",
            "The token must expire in the future."
        ],
    }
}

/// Whether a token of this kind may do this. Whatever is not allowed here is refused.
pub fn may(kind: TokenKind, operation: Operation) -> bool {
    let rule = operation.rule();
    match kind {
        TokenKind::Admin => true,
        // A batch by itself changes nothing: each change in it is asked for again.
        TokenKind::Reader if rule.permission == Permission::SendBatches => true,
        TokenKind::Reader => {
            rule.effect != Effect::Changes
                && !matches!(
                    rule.permission,
                    Permission::KeepTokens | Permission::ReadJournal | Permission::ReadMetrics
                )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_changes_nothing_and_sees_no_secret() {
        for operation in Operation::ALL {
            // What a batch changes, its items do.
            if operation.rule().effect == Effect::Changes && *operation != Operation::BatchCreate {
                assert!(!may(TokenKind::Reader, *operation), "{operation:?}");
            }
        }
        assert!(!may(TokenKind::Reader, Operation::TokenList));
        assert!(!may(TokenKind::Reader, Operation::JournalList));
        assert!(may(TokenKind::Reader, Operation::PersonShow));
    }

    #[test]
    fn operation_ids_are_unique() {
        let mut ids: Vec<_> = Operation::ALL.iter().map(|operation| operation.rule().id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), Operation::ALL.len());
    }
}
