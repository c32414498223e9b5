//! What a ruling changes, day by day, and how it is undone: never rewritten, so that what was stays visible. Pure.
use chrono::{Months, NaiveDate};

use crate::statutes::document::SanctionEffect;

/// What holds by a ruling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ethics) struct Sentence {
    /// What it does.
    pub(in crate::ethics) effect: SanctionEffect,
    /// Its first day.
    pub(in crate::ethics) from: NaiveDate,
    /// How long it lasts, where it does.
    pub(in crate::ethics) months: Option<u32>,
}

/// Something that is to be done to a membership or its offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ethics) enum Act {
    /// The membership is suspended on these days, both included.
    Suspend(NaiveDate, NaiveDate),
    /// The offices are frozen on these days, both included.
    Freeze(NaiveDate, NaiveDate),
    /// The suspension, or the freeze, is over from that day on.
    Lift(NaiveDate),
    /// Every office ends, held no more from that day on.
    EndOffices(NaiveDate),
    /// Offices that were ended are held again from that day on, where they are free.
    GiveBackOffices(NaiveDate),
    /// The membership ends, and is none from that day on.
    Expel(NaiveDate),
    /// It is one again from that day on; the days between stay days without rights.
    Readmit(NaiveDate),
}

impl Sentence {
    /// The last day of it, where it has one.
    pub(in crate::ethics) fn last(&self) -> Option<NaiveDate> {
        let months = Months::new(self.months?);
        self.from.checked_add_months(months)?.pred_opt()
    }

    /// What carrying it out takes.
    pub(in crate::ethics) fn carried_out(&self) -> Vec<Act> {
        match (self.effect, self.last()) {
            (SanctionEffect::Recorded, _) | (SanctionEffect::Suspended, None) => Vec::new(),
            (SanctionEffect::Suspended, Some(last)) => vec![Act::Suspend(self.from, last)],
            (SanctionEffect::PositionsEnded, _) => vec![Act::EndOffices(self.from)],
            (SanctionEffect::Expelled, _) => vec![Act::Expel(self.from)],
        }
    }

    /// What undoing it from `on` takes.
    fn undone(&self, on: NaiveDate) -> Vec<Act> {
        match self.effect {
            SanctionEffect::Recorded => Vec::new(),
            SanctionEffect::Suspended => vec![Act::Lift(on)],
            SanctionEffect::PositionsEnded => vec![Act::GiveBackOffices(on)],
            SanctionEffect::Expelled => vec![Act::Readmit(on), Act::GiveBackOffices(on)],
        }
    }
}

/// What it takes that `after` holds from the day of the appeal on, where `before` held until then. A suspension that
/// follows a suspension or an expulsion counts the days that were served.
pub(in crate::ethics) fn followed(
    before: Option<Sentence>,
    after: Option<Sentence>,
    on: NaiveDate,
) -> Vec<Act> {
    let Some(before) = before else {
        return after.map(|after| after.carried_out()).unwrap_or_default();
    };
    let Some(after) = after else { return before.undone(on) };
    let served = Sentence { from: before.from, ..after };
    match (before.effect, after.effect) {
        (SanctionEffect::Suspended, SanctionEffect::Suspended) => prolonged(before.last(), served.last(), on),
        (SanctionEffect::Expelled, SanctionEffect::Suspended) => {
            let mut acts = before.undone(on);
            acts.extend(served.last().filter(|last| on <= *last).map(|last| Act::Suspend(on, last)));
            acts
        }
        (SanctionEffect::PositionsEnded, SanctionEffect::Expelled) => after.carried_out(),
        (SanctionEffect::Expelled, SanctionEffect::PositionsEnded) => vec![Act::Readmit(on)],
        (same, other) if same == other => Vec::new(),
        _ => {
            let mut acts = before.undone(on);
            acts.extend(after.carried_out());
            acts
        }
    }
}

/// What it takes that a suspension lasts until another day, where `on` is the first that may change.
fn prolonged(old: Option<NaiveDate>, new: Option<NaiveDate>, on: NaiveDate) -> Vec<Act> {
    let (Some(old), Some(new)) = (old, new) else { return Vec::new() };
    let after = |day: NaiveDate| day.succ_opt().unwrap_or(day);
    if new < old {
        vec![Act::Lift(on.max(after(new)))]
    } else if old < new && on <= new {
        vec![Act::Suspend(on.max(after(old)), new)]
    } else {
        Vec::new()
    }
}
