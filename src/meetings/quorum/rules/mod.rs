//! Whether a quorum was met, as far as the record tells: unknown is not absent, and nothing is guessed. Pure.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::electorates::{Electorate, suspended};
use crate::memberships::standings::SuspensionSpell;
use crate::persons::PersonId;
use crate::statutes::document::{Fraction, RemotePresence};
use crate::words::{Certainty, PartialDate};

use super::model::{Attendees, Counted, Quorum, QuorumDoubt, QuorumState, Rule};

mod spans;

pub(super) use spans::{during, spans, standing_in, there, told_of};

/// What is asked of those who are not recused: whoever is neither votes nor is counted.
pub(super) fn without_recused(mut rule: Rule, recused: &HashSet<PersonId>) -> Rule {
    rule.electorate.voters.retain(|person| !recused.contains(person));
    rule
}

/// Who came, without those who are recused, and without the votes of those.
pub(super) fn others_of(came: &Attendees, recused: &HashSet<PersonId>) -> Attendees {
    let mut others = came.clone();
    others.persons.retain(|one| !recused.contains(&one.person));
    for one in &mut others.persons {
        one.votes_for = one.votes_for.filter(|member| !recused.contains(member));
    }
    others
}

/// Who came, without the votes that whoever is suspended on `day` cannot carry, and the members whose votes whoever may be
/// suspended carries: whether somebody voted for them nobody knows.
pub(super) fn carrying(
    mut came: Attendees,
    day: NaiveDate,
    suspensions: &HashMap<PersonId, Vec<SuspensionSpell>>,
) -> (Attendees, HashSet<PersonId>) {
    let mut doubtful = HashSet::new();
    for one in came.persons.iter_mut().filter(|one| one.votes_for.is_some()) {
        match suspended(one.person, day, suspensions) {
            Some(Certainty::Certain) => one.votes_for = None,
            Some(Certainty::Possible) => doubtful.extend(one.votes_for.take()),
            None => {}
        }
    }
    (came, doubtful)
}

/// What is asked, with the seats of these voters as such of which nobody knows who votes by them, unless they came themselves.
pub(super) fn with_doubt(mut rule: Rule, doubtful: &HashSet<PersonId>, came: &Attendees) -> Rule {
    for member in doubtful.iter().filter(|member| !came.persons.iter().any(|one| one.person == **member)) {
        if rule.electorate.voters.remove(member) {
            rule.electorate.unknown = rule.electorate.unknown.map(|unknown| unknown.saturating_add(1));
        }
    }
    rule
}

/// Who came, as far as the statutes count them: those from afar perhaps not.
pub(super) fn counting(mut came: Attendees, remote: RemotePresence) -> Attendees {
    came.persons.retain(|one| remote == RemotePresence::Counted || !one.is_remote);
    came
}

/// Why the quorum of a meeting cannot be told, whatever the statutes ask. Before its day nobody came.
pub(super) fn doubt(held_on: PartialDate, today: NaiveDate, came: &Attendees) -> Option<QuorumDoubt> {
    if held_on.earliest().is_some_and(|first| today < first) {
        return Some(QuorumDoubt::StillToCome);
    }
    if came.persons.is_empty() {
        let is_group = came.groups > 0;
        return Some(if is_group { QuorumDoubt::UncountedGroup } else { QuorumDoubt::NoAttendance });
    }
    (!held_on.is_exact()).then_some(QuorumDoubt::DayUnknown)
}

/// The quorum as it is told today: until the day of the meeting is over somebody may still come, and nobody who came did not.
pub(super) fn so_far(quorum: Quorum, held_on: PartialDate, today: NaiveDate) -> Quorum {
    let is_open = quorum.reason != Some(QuorumDoubt::MomentUnknown);
    if today > held_on.latest() || quorum.state == QuorumState::Met || !is_open {
        return quorum;
    }
    Quorum { state: QuorumState::NotVerifiable, reason: Some(QuorumDoubt::StillToCome), ..quorum }
}

/// The quorum of a meeting by how many came and what the statutes of its day ask, if that could be looked at. Met if
/// enough came even though every unknown seat were held by somebody absent; not met if too few came even though
/// those present whose seat is not known held the unknown ones.
pub(super) fn quorum(counted: Counted, rule: &Result<Rule, QuorumDoubt>) -> Quorum {
    let Counted { present, voting, groups } = counted;
    let verdict = |state, reason| Quorum {
        state,
        reason,
        call: 1,
        present,
        voters_present: None,
        voters: None,
        needed: None,
        clause: None,
    };
    let doubt = |reason| verdict(QuorumState::NotVerifiable, Some(reason));
    let Rule { share, remote: _, clause, electorate: Electorate { voters, unknown } } = match rule {
        Ok(rule) => rule,
        Err(reason) => return doubt(*reason),
    };
    let (share, unknown) = (*share, *unknown);
    let others = present.saturating_sub(voting);
    let among = unknown.map_or(others, |unknown| unknown.min(others));
    // At the best, those present whose seat is not known hold the unknown ones.
    let (part, whole) = (voting.saturating_add(among), voters.len().saturating_add(among));
    let is_surely_met = unknown
        .is_some_and(|unknown| voting > 0 && reaches(share, voting, voters.len().saturating_add(unknown)));
    let (state, reason) = if is_surely_met {
        (QuorumState::Met, None)
    } else if groups > 0 {
        (QuorumState::NotVerifiable, Some(QuorumDoubt::UncountedGroup))
    } else if part == 0 || !reaches(share, part, whole) {
        (QuorumState::NotMet, None)
    } else {
        (QuorumState::NotVerifiable, Some(QuorumDoubt::VotersUnknown))
    };
    let needed = (unknown == Some(0)).then(|| u32::try_from(voters.len()).ok()).flatten();
    Quorum {
        voters_present: Some(voting),
        voters: Some(voters.len()),
        needed: needed.and_then(|whole| usize::try_from(share.map_or(1, |share| share.part_of(whole))).ok()),
        clause: clause.clone(),
        ..verdict(state, reason)
    }
}

fn reaches(share: Option<Fraction>, part: usize, whole: usize) -> bool {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    share.is_none_or(|share| share.is_reached_by(number(part), number(whole)))
}

#[cfg(test)]
mod recount;
#[cfg(test)]
mod tests;
