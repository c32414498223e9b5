//! Who may be recused from what concerns whom, and who says so. Pure.
use crate::access::Principal;
use crate::persons::PersonId;
use crate::refusals;

refusals! {
    /// Why a recusal is not declared, or not revoked.
    Refusal {
        /// An account names nobody.
        RecusalIsOfAPerson = "recusal-is-of-a-person" @ "/person_id" [
            "يتنحى الأشخاص لا حسابات الخدمة؛ اذكر من يتنحى.",
            "C'est une personne qui est récusée, non un compte ; nommez-la.",
            "A person is recused, not an account; name the person."
        ],
        /// Nobody is party to a matter of one's own beside oneself.
        RecusalIsFromOneself = "recusal-is-from-oneself" @ "/about" [
            "لا يتنحى أحد عن نفسه؛ اذكر شخصا آخر.",
            "Nul n'est récusé de soi-même ; nommez une autre personne.",
            "Nobody is recused from oneself; name another person."
        ],
        /// Whom a matter concerns does not choose who decides it.
        RecusalConcernsOneself = "recusal-concerns-oneself" @ "/about" [
            "لا يصرح أحد بتنحي غيره عما يخصه هو؛ يصرح به ثالث.",
            "Nul ne récuse autrui de ce qui le concerne lui-même ; un tiers le fait.",
            "Nobody recuses another from what concerns oneself; a third does."
        ],
        /// The same pair has one already.
        RecusalIsInForce = "recusal-is-in-force" @ "/about" [
            "سبق التصريح بهذا التنحي، وهو سار.",
            "Cette récusation est déjà déclarée et en vigueur.",
            "This recusal was declared already, and is in force."
        ],
        /// One person has as many as one may have.
        RecusalsAreTooMany = "recusals-are-too-many" [
            "لهذا الشخص مئتا تنح سار، وهو أقصى عدد؛ ارفع ما زال سببه منها.",
            "Deux cents récusations en vigueur, le plus qu'une personne puisse avoir ; levez celles dont la raison a cessé.",
            "There are two hundred recusals in force, the most one person may have; revoke those whose reason is gone."
        ],
        /// Neither who is recused nor whom it concerns lifts it.
        RecusalIsOnesOwn = "recusal-is-ones-own" [
            "لا يرفع التنحي صاحبه ولا من يخصه؛ يرفعه غيرهما.",
            "Ni la personne récusée ni celle que cela concerne ne lève la récusation ; un autre la lève.",
            "Neither who is recused nor whom it concerns revokes a recusal; another does."
        ],
        /// It is over already.
        RecusalIsRevoked = "recusal-is-revoked" [
            "سبق رفع هذا التنحي.",
            "Cette récusation est déjà levée.",
            "This recusal was revoked already."
        ],
    }
}

/// How many of one person's are in force at once: what a change loads is bounded.
pub(super) const MOST: usize = 200;

/// Who is to be recused, as the caller says it: himself or herself, or another.
pub(super) fn recused(caller: Principal, named: Option<PersonId>) -> Result<PersonId, Refusal> {
    match (named, caller) {
        (Some(person), _) | (None, Principal::Person(person)) => Ok(person),
        (None, Principal::Account(_) | Principal::System | Principal::Anyone) => {
            Err(Refusal::RecusalIsOfAPerson)
        }
    }
}

/// Goes on only if the caller may say of that person that he or she is party to what concerns `about`.
pub(super) fn may_declare(caller: Principal, person: PersonId, about: PersonId) -> Result<(), Refusal> {
    if person == about {
        return Err(Refusal::RecusalIsFromOneself);
    }
    if caller == Principal::Person(about) {
        return Err(Refusal::RecusalConcernsOneself);
    }
    Ok(())
}

/// Goes on only if the caller is neither of the two.
pub(super) fn may_revoke(caller: Principal, person: PersonId, about: PersonId) -> Result<(), Refusal> {
    let is_party = [person, about].into_iter().any(|party| caller == Principal::Person(party));
    if is_party { Err(Refusal::RecusalIsOnesOwn) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::AccountId;

    #[test]
    fn one_is_recused_by_oneself_or_by_a_third_and_never_by_whom_it_concerns() {
        let [person, about, third] = [(); 3].map(|()| PersonId::new());
        let may = |caller: PersonId| may_declare(Principal::Person(caller), person, about);
        assert_eq!((may(person), may(third)), (Ok(()), Ok(())));
        assert_eq!(may(about), Err(Refusal::RecusalConcernsOneself));
        assert_eq!(may_declare(Principal::Person(third), person, person), Err(Refusal::RecusalIsFromOneself));
    }

    #[test]
    fn only_a_third_revokes() {
        let [person, about, third] = [(); 3].map(|()| PersonId::new());
        let may = |caller: Principal| may_revoke(caller, person, about);
        for party in [person, about] {
            assert_eq!(may(Principal::Person(party)), Err(Refusal::RecusalIsOnesOwn));
        }
        assert_eq!(may(Principal::Person(third)), Ok(()));
        assert_eq!(may(Principal::Account(AccountId::new())), Ok(()));
    }

    #[test]
    fn whoever_names_nobody_means_oneself_and_an_account_is_nobody() {
        let [person, other] = [(); 2].map(|()| PersonId::new());
        let app = Principal::Account(AccountId::new());
        assert_eq!(recused(Principal::Person(person), None), Ok(person));
        assert_eq!(recused(Principal::Person(person), Some(other)), Ok(other));
        assert_eq!(recused(app, Some(other)), Ok(other));
        assert_eq!(recused(app, None), Err(Refusal::RecusalIsOfAPerson));
    }
}
