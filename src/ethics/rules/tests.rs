//! What a ruling changes, held against a replay of every day; and the rules of each step.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

use proptest::prelude::*;

use super::super::model::CaseMemberId;
use super::*;
use crate::statutes::document::SanctionEffect as Effect;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + Days::new(number.into())
}

/// How somebody stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stands {
    is_member: bool,
    is_suspended: bool,
    is_in_office: bool,
}

/// A register with one membership and one office, to which acts are done as the rooms do them.
#[derive(Debug, Clone, Default)]
struct Register {
    /// Spells of suspension, from when to when, and whether it is still there to be shortened.
    spells: Vec<(NaiveDate, NaiveDate)>,
    /// The day the membership is none any more.
    left_on: Option<NaiveDate>,
    /// The office: spells in which it is held, until the day it is held no more.
    offices: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Register {
    fn new() -> Self {
        Self { offices: vec![(NaiveDate::MIN, None)], ..Self::default() }
    }

    fn done(&mut self, act: Act) {
        match act {
            Act::Suspend(from, last) => self.spells.push((from, last)),
            Act::Lift(on) => self.until(on.pred_opt().unwrap()),
            Act::EndOffices(on) => self.end(on),
            Act::GiveBackOffices(on) => self.offices.push((on, None)),
            Act::Expel(on) => {
                self.left_on = Some(on);
                self.end(on);
            }
            Act::Readmit(on) => {
                let left = self.left_on.take().unwrap();
                if left < on {
                    self.spells.push((left, on.pred_opt().unwrap()));
                }
            }
            Act::Freeze(..) => {}
        }
    }

    fn until(&mut self, last: NaiveDate) {
        for spell in &mut self.spells {
            spell.1 = spell.1.min(last);
        }
        self.spells.retain(|(from, last)| from <= last);
    }

    fn end(&mut self, on: NaiveDate) {
        for office in self.offices.iter_mut().filter(|office| office.1.is_none()) {
            office.1 = Some(on);
        }
    }

    fn on(&self, day: NaiveDate) -> Stands {
        let is_member = self.left_on.is_none_or(|left| day < left);
        Stands {
            is_member,
            is_suspended: is_member && self.spells.iter().any(|(from, last)| *from <= day && day <= *last),
            is_in_office: self.offices.iter().any(|(from, to)| *from <= day && to.is_none_or(|to| day < to)),
        }
    }
}

fn effect() -> impl Strategy<Value = Effect> {
    prop_oneof![
        Just(Effect::Recorded),
        Just(Effect::Suspended),
        Just(Effect::PositionsEnded),
        Just(Effect::Expelled),
    ]
}

/// A case: the first ruling, from which day, and what the appeal leaves of it, when.
#[derive(Debug, Clone, Copy)]
struct History {
    first: Option<Sentence>,
    appeal: Option<(u32, Option<(Effect, u32)>)>,
}

fn history() -> impl Strategy<Value = History> {
    let first = prop::option::weighted(0.9, (effect(), 0_u32..60, 1_u32..5));
    let appeal = prop::option::weighted(0.8, (0_u32..120, prop::option::weighted(0.6, (effect(), 1_u32..5))));
    (first, appeal).prop_map(|(first, appeal)| {
        let sentence = |(effect, from, months): (Effect, u32, u32)| Sentence {
            effect,
            from: day(from),
            months: (effect == Effect::Suspended).then_some(months),
        };
        History { first: first.map(sentence), appeal }
    })
}

/// What a day is by the rulings alone: the one that holds on it, and what of the first is past on the day of the appeal.
fn replayed(history: &History, on: NaiveDate) -> Stands {
    let free = Stands { is_member: true, is_suspended: false, is_in_office: true };
    let appealed = history.appeal.map(|(after, to)| {
        let from = history.first.map_or(day(after), |first| first.from + Days::new(after.into()));
        (from, to)
    });
    let by_first = |on: NaiveDate| {
        let Some(first) = history.first.filter(|first| first.from <= on) else { return free };
        match first.effect {
            Effect::Recorded => free,
            Effect::Suspended => Stands { is_suspended: first.last().is_some_and(|last| on <= last), ..free },
            Effect::PositionsEnded => Stands { is_in_office: false, ..free },
            Effect::Expelled => Stands { is_member: false, is_suspended: false, is_in_office: false },
        }
    };
    let Some((from, to)) = appealed else { return by_first(on) };
    if on < from {
        // A gap stays visible: somebody who was put out and came back was without rights meanwhile.
        let before = by_first(on);
        let came_back = !before.is_member && !matches!(to, Some((Effect::Expelled, _)));
        return if came_back { Stands { is_member: true, is_suspended: true, ..before } } else { before };
    }
    let Some((effect, months)) = to else { return free };
    let counts_from = match history.first {
        Some(first) if matches!(first.effect, Effect::Suspended | Effect::Expelled) => first.from,
        _ => from,
    };
    match effect {
        Effect::Recorded => free,
        Effect::Suspended => {
            let last = Sentence { effect, from: counts_from, months: Some(months) }.last().unwrap();
            Stands { is_suspended: on <= last, ..free }
        }
        Effect::PositionsEnded => Stands { is_in_office: false, ..free },
        Effect::Expelled => Stands { is_member: false, is_suspended: false, is_in_office: false },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn how_somebody_stands_is_what_the_rulings_say_of_each_day(history in history()) {
        let mut register = Register::new();
        for act in history.first.iter().flat_map(Sentence::carried_out) {
            register.done(act);
        }
        if let Some((after, to)) = history.appeal {
            let on = history.first.map_or(day(after), |first| first.from + Days::new(after.into()));
            let to = to.map(|(effect, months)| Sentence {
                effect,
                from: on,
                months: (effect == Effect::Suspended).then_some(months),
            });
            if history.first != to {
                for act in followed(history.first, to, on) {
                    register.done(act);
                }
            }
        }
        for number in 0..400 {
            let on = day(number);
            prop_assert_eq!(register.on(on), replayed(&history, on), "{}", on);
        }
    }
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
