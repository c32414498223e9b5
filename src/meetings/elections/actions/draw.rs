//! A lot is drawn among those whom neither votes nor the statutes tell apart.
use crate::db::{Json, Tx};
use crate::error::Result;

use super::super::model::{Election, ElectionId, ElectionTold, NewDraw, NextStep, Round};
use super::super::rules::{self, Refusal, Settled};
use super::Held;
use super::count::at_hand;

/// Lets a lot settle the last round, once it is read: what was counted and who carried stays as it is.
pub(in crate::meetings::elections) fn draw(
    tx: &mut Tx<'_>,
    id: ElectionId,
    new: &NewDraw,
) -> Result<ElectionTold> {
    let held = Held::to_change(tx, id)?;
    let last = held.election.valid_rounds().next_back().cloned();
    let last = last.filter(|_| held.next() == NextStep::Draw).ok_or(Refusal::NothingIsDrawn)?;
    rules::may_draw(&last, &new.candidacies)?;
    // As it was before that round: the seats that were left then, and whoever stood.
    let mut rounds = held.election.rounds.0.clone();
    rounds.retain(|round| round.number != last.number);
    let before = Election { rounds: Json(rounds.clone()), ..held.election.clone() };
    let as_before = Held { election: before, ..held.clone() };
    let (contest, stands) = at_hand(tx, &as_before, &last.count, &new.candidacies)?;
    let Settled { elected, tied, goes_on } =
        rules::drawn(&contest, &stands, (&last.elected, &new.candidacies));
    rounds.push(Round { elected, tied, goes_on, drawn: new.candidacies.clone(), ..last });
    rounds.sort_by_key(|round| round.number);
    let after = Election { rounds: Json(rounds), ..held.election.clone() };
    held.kept(tx, after)
}
