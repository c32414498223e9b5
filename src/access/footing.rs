//! What a grant rests on.
//!
//! 2026-11-26. Rights that somebody gives on his or her own word are as good as the giver's own: they go with the office
//! or the grant they were given out of, on the very next request, and nobody has to remember them. What a body decided
//! stands, whoever recorded it. An app is always somebody's: no decision gives it more than its giver holds. Refused: to
//! take such grants back when the giver loses something, which would have to watch every office, body, membership and
//! day there is.
use crate::basis::DecisionId;
use crate::word_enum;

use super::principal::{AccountId, Principal};

word_enum! {
    /// What a grant rests on: with it, it ends.
    RestsOn {
        /// A decision of a body: it stands, whatever becomes of whoever recorded it. Grants to persons only.
        Decision = "decision",
        /// Whoever gave it: it gives what he, she or it holds still, over all it is given over, and may give on.
        Grantor = "grantor",
        /// The service itself, on the word of whoever holds the registry.
        System = "system",
        /// An office: a delegation.
        Office = "office",
        /// Its own reason, for some minutes: an emergency.
        Emergency = "emergency",
    }
}

impl RestsOn {
    /// What rights rest on that somebody gave.
    pub fn of_given(account: Option<AccountId>, decision: Option<DecisionId>, granted_by: &str) -> Self {
        if Principal::named(granted_by) == Some(Principal::System) {
            Self::System
        } else if account.is_none() && decision.is_some() {
            Self::Decision
        } else {
            Self::Grantor
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn a_decision_carries_what_is_given_to_a_person_and_never_what_is_given_to_an_app() {
        let (account, decision) = (Some(AccountId(Uuid::nil())), Some(DecisionId(Uuid::nil())));
        let giver = Principal::Account(AccountId(Uuid::nil())).to_string();
        assert_eq!(RestsOn::of_given(None, decision, &giver), RestsOn::Decision);
        assert_eq!(RestsOn::of_given(None, None, &giver), RestsOn::Grantor);
        assert_eq!(RestsOn::of_given(account, decision, &giver), RestsOn::Grantor);
        assert_eq!(RestsOn::of_given(account, None, "system"), RestsOn::System);
        assert_eq!(RestsOn::of_given(account, None, "nobody known"), RestsOn::Grantor);
    }
}
