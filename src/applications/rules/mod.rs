//! What must hold of an application, of a vote on it and of what the votes decide. Pure.
use chrono::{Days, Months, NaiveDate};

use crate::access::Principal;
use crate::persons::PersonId;
use crate::statutes::document::{Declaration, Fraction, Majority, MajorityOf};
use crate::words::PartialDate;

use super::model::{ApplicationOutcome, ApplicationState, ApplicationVerdict, Tally};

mod refusals;

pub use refusals::Refusal;

/// Goes on only if the application is so far.
pub(super) fn expect_state(state: ApplicationState, allowed: &[ApplicationState]) -> Result<(), Refusal> {
    if allowed.contains(&state) { Ok(()) } else { Err(Refusal::ApplicationIsNotThere) }
}

/// The day of a step: the one that is told, or today; not before the one it follows, and not ahead.
pub(super) fn day(
    told: Option<NaiveDate>,
    follows: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<NaiveDate, Refusal> {
    let day = told.unwrap_or(today);
    let is_in_order = follows.is_none_or(|before| before <= day) && day <= today;
    if is_in_order { Ok(day) } else { Err(Refusal::StepIsOutOfOrder) }
}

/// So many days after `day`, which is not counted.
pub(super) fn after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// Goes on only if a person who was refused may apply again by `day`.
pub(super) fn may_reapply(reapply_from: Option<NaiveDate>, day: NaiveDate) -> Result<(), Refusal> {
    if reapply_from.is_some_and(|from| day < from) { Err(Refusal::ApplicationIsTooSoon) } else { Ok(()) }
}

/// Goes on only if a person who was put out of the party on one of these days may apply by `day`; else tells from when.
pub(super) fn may_come_back(
    put_out_on: impl IntoIterator<Item = NaiveDate>,
    reapply_days: u32,
    day: NaiveDate,
) -> Result<(), (Refusal, NaiveDate)> {
    let from = put_out_on.into_iter().max().map(|last| after(last, reapply_days));
    match from {
        Some(from) if day < from => Err((Refusal::ApplicantWasExcluded, from)),
        _ => Ok(()),
    }
}

/// Goes on only if a decision may be for good, where it is.
pub(super) fn may_ban(
    is_for_good: bool,
    outcome: ApplicationVerdict,
    is_provided_for: bool,
) -> Result<(), Refusal> {
    match (is_for_good, outcome) {
        (false, _) => Ok(()),
        (true, ApplicationVerdict::Refused) if is_provided_for => Ok(()),
        (true, ApplicationVerdict::Refused) => Err(Refusal::BanIsNotProvidedFor),
        (true, _) => Err(Refusal::BanIsOfARefusal),
    }
}

/// The day from which an application is erased that closed then and led to no membership; none where the statutes keep it
/// for ever.
pub(super) fn erase_from(
    closed_on: Option<NaiveDate>,
    is_of_a_member: bool,
    retention_days: Option<u32>,
) -> Option<NaiveDate> {
    closed_on.filter(|_| !is_of_a_member).zip(retention_days).map(|(closed_on, days)| after(closed_on, days))
}

/// The last day an application may have closed on to be erased on `day`.
pub(super) fn closed_by(day: NaiveDate, retention_days: Option<u32>) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(retention_days?.into()))
}

/// Goes on unless whoever was born then is certainly younger than so many years on `day`.
pub(super) fn may_be_old_enough(
    birth: Option<PartialDate>,
    age_min: u32,
    day: NaiveDate,
) -> Result<(), Refusal> {
    let earliest = birth.and_then(|birth| birth.earliest());
    let of_age = earliest.and_then(|born| born.checked_add_months(Months::new(age_min.saturating_mul(12))));
    if of_age.is_some_and(|of_age| day < of_age) { Err(Refusal::ApplicantIsTooYoung) } else { Ok(()) }
}

/// Those of the declarations the statutes ask for that are missing.
pub(super) fn missing(needed: &[Declaration], declared: &[Declaration]) -> Vec<Declaration> {
    needed.iter().copied().filter(|one| !declared.contains(one)).collect()
}

/// Who votes, as the caller says it: himself or herself, or another.
pub(super) fn voter(caller: Principal, named: Option<PersonId>) -> Result<PersonId, Refusal> {
    match (named, caller) {
        (Some(person), _) | (None, Principal::Person(person)) => Ok(person),
        (None, Principal::Account(_) | Principal::System | Principal::Anyone) => {
            Err(Refusal::VoteIsOfAPerson)
        }
    }
}

/// How many must vote: the share of those who have a vote, or of the members the body needs where it has fewer.
pub(super) fn needed(share: Option<Fraction>, voters: usize, seats_min: Option<u32>) -> usize {
    let whole = u32::try_from(voters).unwrap_or(u32::MAX).max(seats_min.unwrap_or_default());
    let part = share.map_or(1, |share| share.part_of(whole)).max(1);
    usize::try_from(part).unwrap_or(usize::MAX)
}

/// Whether these votes carry an outcome against the others, in a body in which so many have a vote. Who abstains
/// votes neither way, and is there all the same.
pub(super) fn carry(tally: Tally, outcome: ApplicationVerdict, majority: Majority, voters: usize) -> bool {
    let Tally { accept, refuse, send_back, .. } = tally;
    let (given, against) = match outcome {
        ApplicationVerdict::Accepted => (accept, [refuse, send_back]),
        ApplicationVerdict::Refused => (refuse, [accept, send_back]),
        ApplicationVerdict::Returned => (send_back, [accept, refuse]),
    };
    let against = against.iter().fold(0_usize, |all, one| all.saturating_add(*one));
    let whole = match majority.of() {
        MajorityOf::VotesCast => given.saturating_add(against),
        MajorityOf::Present => tally.whole(),
        MajorityOf::Members => voters,
    };
    given >= majority.needed(whole)
}

/// Goes on only if an application that came out so may be appealed.
pub(super) fn may_appeal(
    (outcome, instance): (Option<ApplicationOutcome>, i64),
    until: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<(), Refusal> {
    if outcome != Some(ApplicationOutcome::Refused) || instance != 1 {
        return Err(Refusal::ThereIsNoAppeal);
    }
    match until {
        None => Err(Refusal::ThereIsNoAppeal),
        Some(until) if until < on => Err(Refusal::AppealIsTooLate),
        Some(_) => Ok(()),
    }
}

/// Goes on only if nothing is to come of an application that was decided.
pub(super) fn may_close(
    (outcome, instance): (Option<ApplicationOutcome>, i64),
    until: Option<NaiveDate>,
    on: NaiveDate,
) -> Result<(), Refusal> {
    let is_refused = outcome == Some(ApplicationOutcome::Refused) && instance == 1;
    let is_possible = is_refused && until.is_some_and(|until| on <= until);
    if is_possible { Err(Refusal::AppealIsPossible) } else { Ok(()) }
}

/// Letters and digits that are not taken for one another, in either case or by ear.
const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// What a form is asked about by, of what was drawn for it: `7K2M-QX4D`.
pub(super) fn reference(drawn: [u8; 8]) -> String {
    let sign = |byte: &u8| SIGNS.get(usize::from(byte & 31)).copied().map_or('2', char::from);
    let (first, last) = drawn.split_at(4);
    first.iter().map(sign).chain(['-']).chain(last.iter().map(sign)).collect()
}

#[cfg(test)]
mod tests;
