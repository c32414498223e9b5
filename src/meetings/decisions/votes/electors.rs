//! Who could vote in a round of an election, and what its count comes to by the majorities of decisions.
use std::collections::HashSet;

use crate::db::{Moment, Tx};
use crate::error::{Problem, Result};
use crate::meetings::decisions::rules::{may_be_taken, may_be_taken_at};
use crate::meetings::model::Meeting;
use crate::meetings::quorum::{self, When};
use crate::statutes::document::Majority;
use crate::words::{PartialDate, civil_day};

use super::model::{MajorityFound, MajorityState};
use super::rules::{self, Refusal, Tally, Wholes};

/// Those who could vote in a round.
pub(in crate::meetings) struct Electors {
    wholes: Wholes,
}

impl Electors {
    /// Those of a meeting, or of a moment in it.
    pub(in crate::meetings) fn of(tx: &mut Tx<'_>, meeting: &Meeting, at: Option<Moment>) -> Result<Self> {
        let held_on: PartialDate = meeting.held_on.parse().map_err(Problem::internal)?;
        let day = at.map_or(held_on, |at| PartialDate::exact(civil_day(at.0)));
        let of_its_moment = |refusal| Problem::from(refusal).told_at(|_| "/held_at".to_owned());
        may_be_taken(day, held_on, tx.today).map_err(of_its_moment)?;
        may_be_taken_at(at.map(|at| at.0), day, meeting.lasted(tx.now)).map_err(of_its_moment)?;
        let nobody = HashSet::new();
        let roll = quorum::roll(tx, meeting, &nobody, When::of(at))?;
        Ok(Self { wholes: Wholes::of(&roll, &nobody) })
    }

    /// Goes on only if no more voted than were there with a vote, as far as that is known.
    pub(in crate::meetings) fn expect_within(&self, ballots: usize, is_history: bool) -> Result<()> {
        match self.wholes.present.most {
            Some(most) if ballots > most && !is_history => {
                let told = format!("{ballots} / {most}");
                Err(Problem::from(Refusal::MoreVotesThanVoters).within("/count/ballots").because(told))
            }
            _ => Ok(()),
        }
    }

    /// Whether so many votes for somebody, against and neither way, reach a majority.
    pub(in crate::meetings) fn judged(
        &self,
        (subject, majority): (&str, Majority),
        [given, against, abstained]: [usize; 3],
        clause: Option<&str>,
    ) -> MajorityFound {
        let tally = Tally { given, against, abstained };
        let rules::Judged { state, reason, whole, needed } =
            rules::judge(majority, Some(tally), self.wholes, None);
        let (subject, of) = (subject.to_owned(), majority.of());
        let clause = clause.map(ToOwned::to_owned);
        MajorityFound { subject, majority, of, whole, needed, state, reason, casting_vote: None, clause }
    }
}

impl MajorityFound {
    /// Whether it carries: what cannot be verified is told, and stands in nobody's way.
    pub(in crate::meetings) fn carries(&self) -> bool {
        self.state != MajorityState::NotReached
    }
}
