//! The rules of each step.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

use super::super::model::CaseMemberId;
use super::*;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number.into())
}

fn verdict(sanction: Option<&str>) -> Verdict {
    let sanction = sanction.map(|code| serde_json::from_value(serde_json::json!(code)).unwrap());
    let outcome = if sanction.is_some() { CaseVerdict::Sanctioned } else { CaseVerdict::Dismissed };
    Verdict { outcome, sanction, months: None }
}

fn votes(all: &[Option<&str>]) -> Vec<CaseVote> {
    let vote = |sanction: Option<&str>| CaseVote {
        member: CaseMemberId::new(),
        instance: 1,
        verdict: verdict(sanction),
        opinion: None,
        on: day(0),
    };
    all.iter().copied().map(vote).collect()
}

#[test]
fn a_ruling_has_a_quorum_and_its_majority() {
    let cast = votes(&[Some("expulsion"), Some("expulsion"), None]);
    let asked = |sanction: Option<&str>, needed: usize, majority: Majority| {
        counted(&cast, (1, &verdict(sanction)), (needed, 3), majority).map(|counted| counted.given)
    };
    assert_eq!(asked(Some("expulsion"), 2, Majority::TwoThirds), Ok(2));
    assert_eq!(asked(None, 2, Majority::Simple), Err(Refusal::RulingIsNotCarried));
    assert_eq!(asked(Some("expulsion"), 4, Majority::Simple), Err(Refusal::TooFewJudgesVoted));
    assert_eq!(asked(Some("expulsion"), 2, Majority::FourFifths), Err(Refusal::RulingIsNotCarried));
    let on_appeal = counted(&cast, (2, &verdict(None)), (1, 3), Majority::Simple);
    assert_eq!(
        on_appeal.err(),
        Some(Refusal::TooFewJudgesVoted),
        "votes of the first instance are none of the second"
    );
}

#[test]
fn an_appeal_confirms_lightens_aggravates_or_overturns() {
    assert_eq!(compared(Some((4, Some(3))), None), HowCompared::Overturned);
    assert_eq!(compared(Some((4, Some(3))), Some((4, Some(3)))), HowCompared::Confirmed);
    assert_eq!(compared(Some((4, Some(3))), Some((4, Some(1)))), HowCompared::Lightened);
    assert_eq!(compared(Some((4, Some(3))), Some((2, None))), HowCompared::Lightened);
    assert_eq!(compared(Some((4, Some(3))), Some((6, None))), HowCompared::Aggravated);
    assert_eq!(compared(None, None), HowCompared::Confirmed);
    assert_eq!(compared(None, Some((1, None))), HowCompared::Aggravated);
}

#[test]
fn a_deadline_is_extended_stopped_and_runs_again() {
    let due = (Some(day(30)), None);
    assert_eq!(turned(due, (ClockChange::Extended, Some(10)), day(1)), Ok((Some(day(40)), None)));
    assert_eq!(turned(due, (ClockChange::Extended, None), day(1)), Err(Refusal::DaysAreOfAnExtension));
    assert_eq!(turned(due, (ClockChange::Stopped, Some(1)), day(1)), Err(Refusal::DaysAreOfAnExtension));
    let stopped = turned(due, (ClockChange::Stopped, None), day(5)).unwrap();
    assert_eq!(stopped, (Some(day(30)), Some(day(5))));
    assert_eq!(turned(stopped, (ClockChange::Stopped, None), day(6)), Err(Refusal::NoDeadlineRuns));
    assert_eq!(turned(stopped, (ClockChange::Resumed, None), day(12)), Ok((Some(day(37)), None)));
    assert_eq!(turned(due, (ClockChange::Resumed, None), day(12)), Err(Refusal::NoDeadlineRuns));
    assert_eq!(turned((None, None), (ClockChange::Stopped, None), day(12)), Err(Refusal::NoDeadlineRuns));
}

#[test]
fn one_appeals_once_and_in_time() {
    let may =
        |state, instance, until: Option<u32>, on| may_appeal((state, instance), until.map(day), day(on));
    assert_eq!(may(CaseState::Notified, 1, Some(15), 15), Ok(()));
    assert_eq!(may(CaseState::Notified, 1, Some(15), 16), Err(Refusal::CaseAppealIsTooLate));
    assert_eq!(may(CaseState::Notified, 1, None, 1), Err(Refusal::CaseHasNoAppeal));
    assert_eq!(may(CaseState::Notified, 2, Some(15), 1), Err(Refusal::CaseHasNoAppeal));
    assert_eq!(may(CaseState::Ruled, 1, Some(15), 1), Err(Refusal::CaseIsElsewhereInItsCourse));
}

#[test]
fn a_summons_is_as_many_days_ahead_as_the_statutes_ask_for() {
    let procedure = Procedure { summons_days: Some(8), ..Procedure::default() };
    assert_eq!(may_summon((day(0), day(8)), &procedure), Ok(()));
    assert_eq!(may_summon((day(0), day(7)), &procedure), Err((Refusal::SummonsIsTooLate, day(8))));
    assert_eq!(may_summon((day(0), day(0)), &Procedure::default()), Ok(()));
}

#[test]
fn nothing_is_made_graver_on_appeal_before_a_hearing_on_it() {
    let hearing = |instance: i64, was_heard: Option<bool>| -> CaseHearing {
        let told = serde_json::json!({
            "number": 1, "instance": instance, "summoned_on": "2026-01-01", "on": "2026-01-10", "was_heard": was_heard,
        });
        serde_json::from_value(told).unwrap()
    };
    let graver = |all: &[CaseHearing]| may_aggravate(Some(HowCompared::Aggravated), all);
    assert_eq!(graver(&[hearing(1, Some(true))]), Err(Refusal::AppealAggravatesUnheard));
    assert_eq!(graver(&[hearing(2, None)]), Err(Refusal::AppealAggravatesUnheard), "only summoned");
    assert_eq!(graver(&[hearing(2, Some(false))]), Ok(()), "summoned in time, and absent");
    for compared in [None, Some(HowCompared::Confirmed), Some(HowCompared::Overturned)] {
        assert_eq!(may_aggravate(compared, &[]), Ok(()));
    }
}
