//! What is done with votes: judged, kept with their decision, listed.
use std::collections::{BTreeSet, HashSet};

use crate::basis::DecisionId;
use crate::bodies;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::meetings::decisions::store::find as find_decision;
use crate::meetings::model::Meeting;
use crate::meetings::quorum::Roll;
use crate::persons::PersonId;
use crate::references;
use crate::statutes;
use crate::statutes::document::{BodyType, Code, Majority, Mode, Tie};
use crate::words::PartialDate;

use super::model::{
    CastChoice, CastingVote, DecisionOutcome, DecisionVoteId, MajorityFound, MajorityState, NewConflict,
    NewVote, RollChoice, Vote, VoteQuery, VoteTold,
};
use super::rules::{self, Refusal, Tally, Wholes};
use super::store;

/// What is told of the votes on something.
#[derive(Debug, Clone, Copy)]
pub(in crate::meetings::decisions) struct Ballot<'a> {
    /// The day it is settled.
    pub(in crate::meetings::decisions) day: PartialDate,
    /// How.
    pub(in crate::meetings::decisions) mode: Mode,
    /// How many voted for it, against it, and neither way, where they were counted.
    pub(in crate::meetings::decisions) counted: [Option<i64>; 3],
    /// Who voted how, where each was called.
    pub(in crate::meetings::decisions) votes: &'a [NewVote],
    /// Who had no part in it.
    pub(in crate::meetings::decisions) conflicts: &'a [NewConflict],
    /// Who has none by what the registry knows, told or not.
    pub(in crate::meetings::decisions) barred: &'a HashSet<PersonId>,
    /// How whoever chairs broke a tie.
    pub(in crate::meetings::decisions) casting_vote: Option<CastingVote>,
    /// On what the statutes may set a majority, as it was told.
    pub(in crate::meetings::decisions) subject: Option<&'a Code>,
    /// The same, by what it orders.
    pub(in crate::meetings::decisions) subjects: &'a [&'a str],
    /// Whether it orders anything.
    pub(in crate::meetings::decisions) is_an_order: bool,
    /// Whether it is history, and kept whatever its votes were.
    pub(in crate::meetings::decisions) is_history: bool,
}

/// What the votes come to.
#[derive(Debug, Clone)]
pub(in crate::meetings::decisions) struct Settled {
    /// How many voted how, where that is known.
    pub(in crate::meetings::decisions) counted: [Option<i64>; 3],
    /// The majority that was needed; none where nobody voted.
    pub(in crate::meetings::decisions) majority: Option<MajorityFound>,
    /// What became of it.
    pub(in crate::meetings::decisions) outcome: DecisionOutcome,
}

impl Ballot<'_> {
    /// Who had no part in it.
    pub(in crate::meetings::decisions) fn recused(&self) -> HashSet<PersonId> {
        self.conflicts.iter().map(|one| one.person_id).chain(self.barred.iter().copied()).collect()
    }

    /// How many voted how; none where that was not counted.
    fn tally(&self) -> Option<Tally> {
        if !self.votes.is_empty() {
            return Some(Tally::of(self.votes));
        }
        let number = |count: i64| usize::try_from(count).ok();
        let [given, against, abstained] = self.counted.map(|count| count.and_then(number));
        Some(Tally { given: given?, against: against?, abstained: abstained.unwrap_or(0) })
    }

    /// The tally as it is kept.
    fn kept(&self, tally: Option<Tally>) -> Result<[Option<i64>; 3]> {
        let Some(tally) = tally.filter(|_| !self.votes.is_empty()) else { return Ok(self.counted) };
        let number = |count: usize| i64::try_from(count).ok();
        let found = [tally.given, tally.against, tally.abstained].map(number);
        let places = ["/votes_for", "/votes_against", "/abstentions"];
        for ((told, counted), place) in self.counted.iter().zip(&found).zip(places) {
            if told.is_some() && told != counted {
                return Err(Problem::from(Refusal::TallyDiffers).within(place));
            }
        }
        Ok(found)
    }
}

/// What the votes on something come to. Refused where they are not what they can be, or do not carry what it orders; what is
/// history is kept, and judged all the same.
pub(in crate::meetings::decisions) fn settle(
    tx: &mut Tx<'_>,
    meeting: &Meeting,
    ballot: &Ballot<'_>,
    roll: &Roll,
) -> Result<Settled> {
    expect_a_roll(tx, ballot, roll)?;
    let recused = ballot.recused();
    let wholes = Wholes::of(roll, &recused);
    let tally = ballot.tally();
    let counted = ballot.kept(tally)?;
    let is_vote = rules::is_a_vote(ballot.mode) || tally.is_some();
    if !ballot.is_history && tally.zip(wholes.present.most).is_some_and(|(tally, most)| tally.whole() > most)
    {
        let most = wholes.present.most.unwrap_or_default();
        let told = format!("{} / {most}", tally.unwrap_or_default().whole());
        return Err(Problem::from(Refusal::MoreVotesThanVoters).because(told));
    }
    let adopted = Settled { counted, majority: None, outcome: DecisionOutcome::Adopted };
    // Where nobody votes, nothing is asked of the statutes.
    if !is_vote && ballot.subject.is_none() && ballot.casting_vote.is_none() {
        return Ok(adopted);
    }
    let statutes = statutes::versions(tx)?;
    let statutes = statutes.on(ballot.day.latest());
    let body = bodies::find(tx, &meeting.body_id.into())?;
    let kind = statutes.and_then(|statutes| statutes.body_type(&body.type_code));
    let asked = asked(kind, ballot)?;
    let chair = meeting.chair_id.filter(|chair| !recused.contains(chair));
    let chair_decides = kind.is_some_and(|kind| kind.tie == Tie::ChairDecides) && chair.is_some();
    let may_break = ballot.is_history || rules::may_break(tally, chair_decides);
    if ballot.casting_vote.is_some() && !may_break {
        return Err(Refusal::ThereIsNoCastingVote.into());
    }
    if !is_vote {
        return Ok(adopted);
    }
    let clause = kind.and_then(|kind| kind.clause.as_ref());
    let found = |(subject, majority): (String, Majority)| {
        let judged = rules::judge(majority, tally, wholes, ballot.casting_vote);
        let rules::Judged { state, reason, whole, needed } = judged;
        let (of, casting_vote) = (majority.of(), ballot.casting_vote);
        let clause = clause.map(ToString::to_string);
        MajorityFound { subject, majority, of, whole, needed, state, reason, casting_vote, clause }
    };
    // Of several majorities the one that is the farthest away is told.
    let hard = |found: &MajorityFound| match found.state {
        MajorityState::NotReached => 2,
        MajorityState::NotVerifiable => 1,
        MajorityState::Reached => 0,
    };
    let majority = asked.into_iter().map(found).max_by_key(|found| (hard(found), found.needed));
    let cited = || statutes.and_then(|statutes| statutes::cite(statutes, clause));
    let state = majority.as_ref().map(|found| found.state);
    let is_simple = majority.as_ref().is_none_or(|found| found.majority == Majority::Simple);
    if !ballot.is_history && tally.is_none() && !is_simple {
        return Err(Problem::from(Refusal::VotesAreNotCounted).under(cited()));
    }
    let fails = state == Some(MajorityState::NotReached);
    if fails && ballot.is_an_order && !ballot.is_history {
        let needed = majority.as_ref().and_then(|found| found.needed);
        let given = tally.unwrap_or_default().given;
        let told = needed.map_or_else(|| given.to_string(), |needed| format!("{given} / {needed}"));
        return Err(Problem::from(Refusal::VotesDoNotCarryIt).because(told).under(cited()));
    }
    // What is history was carried out as it is told, whatever its votes.
    let outcome =
        if fails && !ballot.is_an_order { DecisionOutcome::Rejected } else { DecisionOutcome::Adopted };
    Ok(Settled { counted, majority, outcome })
}

/// Goes on only if those who are named may be, each at their place.
fn expect_a_roll(tx: &mut Tx<'_>, ballot: &Ballot<'_>, roll: &Roll) -> Result<()> {
    let misnamed = |(refusal, place): (Refusal, String)| match refusal.kind().pointer {
        Some(_) => refusal.into(),
        None => Problem::from(refusal).within(&place),
    };
    rules::expect_named_once(ballot.mode, ballot.votes, ballot.conflicts).map_err(misnamed)?;
    rules::expect_no_vote_of(ballot.barred, ballot.votes).map_err(misnamed)?;
    let named = ballot.votes.iter().map(|vote| vote.person_id);
    let named = named.chain(ballot.conflicts.iter().map(|one| one.person_id));
    // Who votes in the body, and who came, is known to whoever keeps its sheet.
    let is_known = |person: &PersonId| {
        roll.present.contains(person)
            || roll.electorate.as_ref().is_some_and(|all| all.voters.contains(person))
    };
    let strangers: Vec<PersonId> = named.filter(|person| !is_known(person)).collect();
    references::persons(tx, &strangers)?;
    if ballot.is_history {
        return Ok(());
    }
    rules::expect_voters(ballot.votes, ballot.conflicts, roll).map_err(misnamed)
}

/// The majorities that are asked: that of each thing it orders, and that of its subject; else that of every decision.
fn asked(kind: Option<&BodyType>, ballot: &Ballot<'_>) -> Result<Vec<(String, Majority)>> {
    let of = |word: &str| {
        let found = kind.and_then(|kind| kind.majority.get(word).copied());
        found.map(|majority| (word.to_owned(), majority))
    };
    let mut asked: Vec<(String, Majority)> = ballot.subjects.iter().filter_map(|word| of(word)).collect();
    if let Some(subject) = ballot.subject {
        // A subject may have a body above confirm it, and no majority of its own.
        let is_confirmed = kind.is_some_and(|kind| kind.confirmed_by.contains_key(subject));
        match of(subject.as_str()) {
            Some(found) => asked.push(found),
            None if is_confirmed => {}
            None => {
                let known =
                    kind.into_iter().flat_map(|kind| kind.majority.keys().chain(kind.confirmed_by.keys()));
                let known: BTreeSet<&str> = known.map(Code::as_str).collect();
                let told = known.into_iter().collect::<Vec<_>>().join(", ");
                return Err(Problem::from(Refusal::SubjectIsUnknown).because(told));
            }
        }
    }
    if asked.is_empty() {
        asked.push(of("default").unwrap_or_else(|| ("default".to_owned(), Majority::Simple)));
    }
    Ok(asked)
}

/// Keeps who voted how on a decision, and who had no part in it.
pub(in crate::meetings::decisions) fn keep(
    tx: &mut Tx<'_>,
    decision: DecisionId,
    ballot: &Ballot<'_>,
) -> Result<()> {
    let now = tx.now;
    let cast = ballot.votes.iter().map(|vote| {
        let choice = match vote.choice {
            CastChoice::For => RollChoice::For,
            CastChoice::Against => RollChoice::Against,
            CastChoice::Abstained => RollChoice::Abstained,
        };
        (vote.person_id, choice, None)
    });
    let recused =
        ballot.conflicts.iter().map(|one| (one.person_id, RollChoice::Recused, Some(one.reason.to_string())));
    // Why the registry knows them to have no part in it is not told here.
    let told: HashSet<PersonId> = ballot.conflicts.iter().map(|one| one.person_id).collect();
    let mut barred: Vec<PersonId> = ballot.barred.difference(&told).copied().collect();
    barred.sort_unstable();
    let barred = barred.into_iter().map(|person| (person, RollChoice::Recused, None));
    let vote = |(number, (person_id, choice, reason))| Vote {
        id: DecisionVoteId::new(),
        decision_id: decision,
        number,
        person_id,
        choice,
        reason,
        created_at: now,
    };
    let votes: Vec<Vote> = (1..).zip(cast.chain(recused).chain(barred)).map(vote).collect();
    store::insert_all(tx, &votes)?;
    journal::created_all(tx, "decision_vote", votes.iter().map(|vote| (vote.id, vote)).collect())
}

/// Who voted how on a decision, in the order of the roll.
pub(super) fn list(
    tx: &mut Tx<'_>,
    decision: DecisionId,
    query: &VoteQuery,
    listing: &Listing,
) -> Result<Page<VoteTold>> {
    find_decision(tx, decision)?;
    let after = listing.after_parts().and_then(<[String]>::first);
    let after = after.map_or(Ok(0), |number| number.parse()).map_err(Problem::internal)?;
    let total = listing.total(|| store::count(tx, decision, query))?;
    let votes = store::list(tx, decision, query, after, listing)?;
    let persons: Vec<PersonId> = votes.iter().map(|vote| vote.person_id).collect();
    let names = references::named(tx, &persons)?;
    let page = listing.page(votes, total, |vote| vec![vote.number.to_string()]);
    let told = |vote: Vote| VoteTold { person: names.get(&vote.person_id).cloned(), vote };
    Ok(Page { data: page.data.into_iter().map(told).collect(), next: page.next, total: page.total })
}
