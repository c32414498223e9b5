//! What a grant rests on.
//!
//! 2026-11-27. Rights that somebody gives are as good as the giver's own: they go with the office or the grant they were
//! given out of, on the very next request, and nobody has to remember them. Refused: to let what a body decided stand
//! whoever recorded it, for any decision in sight could be named, and two who give to each other would keep for ever what
//! neither may; and to take such grants back when the giver loses something, which would have to watch every office,
//! body, membership and day there is.
use crate::word_enum;

use super::principal::Principal;

word_enum! {
    /// What a grant rests on: with it, it ends.
    RestsOn {
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
    pub fn of_given(granted_by: &str) -> Self {
        if Principal::named(granted_by) == Some(Principal::System) { Self::System } else { Self::Grantor }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::principal::AccountId;
    use super::*;

    #[test]
    fn what_the_service_gives_stands_by_itself_and_nothing_else_does() {
        let giver = Principal::Account(AccountId(Uuid::nil())).to_string();
        assert_eq!(RestsOn::of_given("system"), RestsOn::System);
        for other in [giver.as_str(), "nobody known"] {
            assert_eq!(RestsOn::of_given(other), RestsOn::Grantor);
        }
    }
}
