//! Each edge of the rules, from both sides.
use super::*;
use crate::access::AccountId;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_step_lies_between_the_one_before_and_today() {
    let step = |told: Option<&str>| day(told.map(on), Some(on("2026-03-10")), on("2026-03-20"));
    assert_eq!(step(None), Ok(on("2026-03-20")));
    assert_eq!(step(Some("2026-03-10")), Ok(on("2026-03-10")));
    assert_eq!(step(Some("2026-03-20")), Ok(on("2026-03-20")));
    for beyond in ["2026-03-09", "2026-03-21"] {
        assert_eq!(step(Some(beyond)), Err(Refusal::StepIsOutOfOrder));
    }
}

#[test]
fn one_applies_again_on_the_day_told_and_not_the_day_before() {
    let from = Some(after(on("2026-01-01"), 180));
    assert_eq!(from, Some(on("2026-06-30")));
    assert_eq!(may_reapply(from, on("2026-06-30")), Ok(()));
    assert_eq!(may_reapply(from, on("2026-06-29")), Err(Refusal::ApplicationIsTooSoon));
    assert_eq!(may_reapply(None, on("2026-01-01")), Ok(()));
}

#[test]
fn one_is_old_enough_on_the_birthday_and_as_long_as_one_may_be() {
    let young = |born: &str, day: &str| may_be_old_enough(Some(born.parse().unwrap()), 18, on(day));
    assert_eq!(young("2008-03-10", "2026-03-10"), Ok(()));
    assert_eq!(young("2008-03-10", "2026-03-09"), Err(Refusal::ApplicantIsTooYoung));
    assert_eq!(young("2008", "2026-01-01"), Ok(()), "born on the first of January, for all that is known");
    assert_eq!(young("2008", "2025-12-31"), Err(Refusal::ApplicantIsTooYoung));
    assert_eq!(may_be_old_enough(None, 18, on("2026-03-09")), Ok(()));
}

#[test]
fn what_was_not_declared_is_missing() {
    use Declaration::{Age, NoIncapacity, NoOtherParty};
    assert_eq!(missing(&[Age, NoOtherParty, NoIncapacity], &[NoOtherParty]), [Age, NoIncapacity]);
    assert!(missing(&[Age], &[Age, NoIncapacity]).is_empty());
}

#[test]
fn whoever_names_nobody_votes_and_an_account_is_nobody() {
    let [person, other] = [(); 2].map(|()| PersonId::new());
    let app = Principal::Account(AccountId::new());
    assert_eq!(voter(Principal::Person(person), None), Ok(person));
    assert_eq!(voter(Principal::Person(person), Some(other)), Ok(other));
    assert_eq!(voter(app, None), Err(Refusal::VoteIsOfAPerson));
}

#[test]
fn a_quorum_is_of_the_seats_a_body_needs_where_it_has_fewer() {
    let half = Fraction::try_from("1/2".to_owned()).ok();
    assert_eq!([0, 1, 3].map(|voters| needed(half, voters, Some(3))), [2, 2, 2]);
    assert_eq!([4, 5].map(|voters| needed(half, voters, Some(3))), [2, 3]);
    assert_eq!(needed(half, 0, None), 1, "nobody decides nothing");
    assert_eq!(needed(None, 9, Some(5)), 1);
}

#[test]
fn an_outcome_carries_by_the_majority_of_the_statutes() {
    let tally = |accept, refuse, send_back, abstain| Tally { accept, refuse, send_back, abstain };
    let carries = |tally, majority| carry(tally, ApplicationVerdict::Accepted, majority, 6);
    assert!(carries(tally(2, 1, 0, 3), Majority::Simple));
    assert!(!carries(tally(2, 1, 1, 2), Majority::Simple), "a tie");
    assert!(!carries(tally(3, 0, 0, 0), Majority::Absolute), "half of six");
    assert!(carries(tally(4, 2, 0, 0), Majority::Absolute));
    assert!(carries(tally(4, 2, 0, 0), Majority::TwoThirds));
    assert!(!carries(tally(3, 2, 0, 1), Majority::TwoThirds));
    assert!(carries(tally(3, 1, 0, 0), Majority::ThreeQuarters));
    assert!(!carries(tally(3, 1, 0, 0), Majority::FourFifths));
    assert!(!carries(tally(0, 0, 0, 4), Majority::TwoThirds), "nobody voted for it");
    assert!(carry(tally(1, 2, 0, 0), ApplicationVerdict::Refused, Majority::Simple, 3));
    assert!(carry(tally(1, 0, 2, 0), ApplicationVerdict::Returned, Majority::Simple, 3));
}

#[test]
fn a_refusal_is_appealed_until_its_last_day_and_once() {
    let until = Some(on("2026-03-25"));
    let refused = (Some(ApplicationOutcome::Refused), 1);
    assert_eq!(may_appeal(refused, until, on("2026-03-25")), Ok(()));
    assert_eq!(may_appeal(refused, until, on("2026-03-26")), Err(Refusal::AppealIsTooLate));
    assert_eq!(may_appeal(refused, None, on("2026-03-25")), Err(Refusal::ThereIsNoAppeal));
    let again = (Some(ApplicationOutcome::Refused), 2);
    assert_eq!(may_appeal(again, until, on("2026-03-25")), Err(Refusal::ThereIsNoAppeal));
    let accepted = (Some(ApplicationOutcome::Accepted), 1);
    assert_eq!(may_appeal(accepted, until, on("2026-03-25")), Err(Refusal::ThereIsNoAppeal));
    assert_eq!(may_close(refused, until, on("2026-03-25")), Err(Refusal::AppealIsPossible));
    assert_eq!(may_close(refused, until, on("2026-03-26")), Ok(()));
    assert_eq!(may_close(accepted, None, on("2026-03-25")), Ok(()));
    assert_eq!(may_close(again, until, on("2026-03-25")), Ok(()));
}

#[test]
fn who_was_put_out_comes_back_on_the_day_told_and_not_the_day_before() {
    let put_out = [on("2025-01-01"), on("2026-01-01")];
    assert_eq!(may_come_back(put_out, 180, on("2026-06-30")), Ok(()));
    let early = may_come_back(put_out, 180, on("2026-06-29"));
    assert_eq!(early, Err((Refusal::ApplicantWasExcluded, on("2026-06-30"))));
    assert_eq!(may_come_back([], 180, on("2026-01-01")), Ok(()));
}

#[test]
fn only_a_refusal_is_for_good_and_only_where_the_statutes_say_so() {
    use ApplicationVerdict::{Accepted, Refused, Returned};
    assert_eq!(may_ban(true, Refused, true), Ok(()));
    assert_eq!(may_ban(true, Refused, false), Err(Refusal::BanIsNotProvidedFor));
    for outcome in [Accepted, Returned] {
        assert_eq!(may_ban(true, outcome, true), Err(Refusal::BanIsOfARefusal));
        assert_eq!(may_ban(false, outcome, false), Ok(()));
    }
}

#[test]
fn what_is_erased_on_a_day_closed_so_long_before() {
    let closed = Some(on("2026-01-01"));
    assert_eq!(erase_from(closed, false, Some(365)), Some(on("2027-01-01")));
    assert_eq!(erase_from(closed, true, Some(365)), None);
    assert_eq!(erase_from(closed, false, None), None);
    assert_eq!(erase_from(None, false, Some(365)), None);
    assert_eq!(closed_by(on("2027-01-01"), Some(365)), closed);
    assert_eq!(closed_by(on("2026-12-31"), Some(365)), Some(on("2025-12-31")));
    assert_eq!(closed_by(on("2027-01-01"), None), None);
}
