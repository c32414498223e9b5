//! How offices end with a membership. Pure.
use crate::appointments::EndedBy;
use crate::memberships::Ending;

/// How an office ended whose holder left the party so.
pub(super) fn ended_by(ending: Ending) -> EndedBy {
    match ending {
        Ending::Resigned => EndedBy::Resignation,
        Ending::Excluded => EndedBy::Exclusion,
        Ending::Deceased => EndedBy::Death,
        Ending::Transferred | Ending::Lapsed => EndedBy::Departure,
    }
}

/// Whether somebody left so by choice: it is that which the law asks about of whoever is elected.
pub(super) fn is_by_choice(ending: Ending) -> bool {
    matches!(ending, Ending::Resigned | Ending::Transferred)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_resigns_or_goes_elsewhere_leaves_by_choice_and_nobody_else() {
        let all = [Ending::Resigned, Ending::Transferred, Ending::Excluded, Ending::Deceased, Ending::Lapsed];
        assert_eq!(all.map(is_by_choice), [true, true, false, false, false]);
    }

    #[test]
    fn an_office_ends_as_its_holder_left() {
        let all = [Ending::Resigned, Ending::Transferred, Ending::Excluded, Ending::Deceased, Ending::Lapsed];
        let words = all.map(|ending| ended_by(ending).word());
        assert_eq!(words, ["resignation", "departure", "exclusion", "death", "departure"]);
    }
}
