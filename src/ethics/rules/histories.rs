//! What rulings change, held against a replay of every day: of one case, and of two of one person.
#![expect(clippy::arithmetic_side_effects, reason = "a test that overflows fails")]

use chrono::Days;
use proptest::prelude::*;

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

/// A register with one membership and one office, to which acts are done as the rooms do them, each by a case.
#[derive(Debug, Clone, Default)]
struct Register {
    /// Spells of suspension, whole, with the case that imposed each.
    spells: Vec<(usize, NaiveDate, NaiveDate)>,
    /// The cases that put the member out, and have not ruled otherwise.
    put_out_by: Vec<usize>,
    /// The day the membership is none any more.
    left_on: Option<NaiveDate>,
    /// The office: spells in which it is held, until the day it is held no more.
    offices: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Register {
    fn new() -> Self {
        Self { offices: vec![(NaiveDate::MIN, None)], ..Self::default() }
    }

    fn done(&mut self, case: usize, act: Act) {
        match act {
            Act::Suspend(from, last) => self.spells.push((case, from, last)),
            Act::Lift(on) => self.until(case, on.pred_opt().unwrap()),
            Act::EndOffices(on) => self.end(on),
            Act::GiveBackOffices(on) => self.offices.push((on, None)),
            Act::Expel(on) => {
                self.put_out_by.push(case);
                self.left_on = self.left_on.or(Some(on));
                self.end(on);
            }
            Act::Readmit(on) => {
                self.put_out_by.retain(|by| *by != case);
                if self.put_out_by.is_empty()
                    && let Some(left) = self.left_on.take()
                    && left < on
                {
                    self.spells.push((case, left, on.pred_opt().unwrap()));
                }
            }
            Act::Freeze(..) => {}
        }
    }

    fn until(&mut self, case: usize, last: NaiveDate) {
        for spell in self.spells.iter_mut().filter(|spell| spell.0 == case) {
            spell.2 = spell.2.min(last);
        }
        self.spells.retain(|(_, from, last)| from <= last);
    }

    fn end(&mut self, on: NaiveDate) {
        for office in self.offices.iter_mut().filter(|office| office.1.is_none()) {
            office.1 = Some(on);
        }
    }

    fn on(&self, day: NaiveDate) -> Stands {
        let is_member = self.left_on.is_none_or(|left| day < left);
        let is_suspended = self.spells.iter().any(|(_, from, last)| *from <= day && day <= *last);
        Stands {
            is_member,
            is_suspended: is_member && is_suspended,
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

impl History {
    /// What each ruling takes, and on which day it is made.
    fn acts(&self) -> Vec<(NaiveDate, Vec<Act>)> {
        let mut all: Vec<(NaiveDate, Vec<Act>)> =
            self.first.iter().map(|first| (first.from, first.carried_out())).collect();
        if let Some((on, to)) = self.appealed()
            && self.first != to
        {
            all.push((on, followed(self.first, to, on)));
        }
        all
    }

    /// The day of the appeal's ruling, and what holds from then.
    fn appealed(&self) -> Option<(NaiveDate, Option<Sentence>)> {
        let (after, to) = self.appeal?;
        let on = self.first.map_or(day(after), |first| first.from + Days::new(after.into()));
        let to = to.map(|(effect, months)| Sentence {
            effect,
            from: on,
            months: (effect == Effect::Suspended).then_some(months),
        });
        Some((on, to))
    }

    /// Whether the rulings of this case alone put the member out on a day, and whether they suspend.
    fn says(&self, on: NaiveDate) -> (bool, bool) {
        let suspends = |sentence: &Sentence| {
            sentence.effect == Effect::Suspended && sentence.last().is_some_and(|last| on <= last)
        };
        let by = match self.appealed() {
            Some((appeal, to)) if appeal <= on => to.map(|to| {
                let serves = self.first.filter(|first| {
                    matches!(first.effect, Effect::Suspended | Effect::Expelled)
                        && to.effect == Effect::Suspended
                });
                Sentence { from: serves.map_or(to.from, |first| first.from), ..to }
            }),
            _ => self.first.filter(|first| first.from <= on),
        };
        by.map_or((false, false), |by| (by.effect == Effect::Expelled, suspends(&by)))
    }

    /// The same history, all days twice as far apart and moved by `by`.
    fn spread(&self, by: u32) -> Self {
        let first = self.first.map(|first| {
            let number = first.from.signed_duration_since(day(0)).num_days();
            Sentence { from: day(u32::try_from(number * 2).unwrap() + by), ..first }
        });
        let appeal = self.appeal.map(|(after, to)| (after * 2 + if first.is_none() { by } else { 0 }, to));
        Self { first, appeal }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn how_somebody_stands_is_what_the_rulings_say_of_each_day(history in history()) {
        let mut register = Register::new();
        for act in history.acts().into_iter().flat_map(|(_, acts)| acts) {
            register.done(0, act);
        }
        for number in 0..400 {
            let on = day(number);
            prop_assert_eq!(register.on(on), replayed(&history, on), "{}", on);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn two_cases_of_one_person_each_hold_whatever_becomes_of_the_other(one in history(), other in history()) {
        // No two of their rulings are of one day.
        let cases = [one.spread(0), other.spread(1)];
        let mut all: Vec<(NaiveDate, usize, Vec<Act>)> = Vec::new();
        for (case, history) in cases.iter().enumerate() {
            all.extend(history.acts().into_iter().map(|(on, acts)| (on, case, acts)));
        }
        all.sort_by_key(|(on, case, _)| (*on, *case));
        let mut register = Register::new();
        for (_, case, acts) in all {
            for act in acts {
                register.done(case, act);
            }
        }
        // From the last day back: who is put out without a break until then is no member.
        let mut stays_out = true;
        for number in (0..600).rev() {
            let on = day(number);
            let said = cases.map(|history| history.says(on));
            let is_out = said.iter().any(|(is_out, _)| *is_out);
            stays_out = stays_out && is_out;
            let is_suspended = !stays_out && (is_out || said.iter().any(|(_, suspends)| *suspends));
            let stands = register.on(on);
            prop_assert_eq!((stands.is_member, stands.is_suspended), (!stays_out, is_suspended), "{}", on);
        }
    }
}
