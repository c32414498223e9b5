//! How an election went that a decision proclaims: who stood, what each round counted, who read it.
use std::collections::HashSet;

use crate::meetings::decisions::Decision;
use crate::meetings::elections::{Candidacy, Round};
use crate::persons::PersonId;

use super::super::blocks::Entry;
use super::super::facts::Electing as Election;
use super::super::phrases::Electing;
use super::Composer;

impl Composer<'_> {
    /// How the election went that a decision proclaims; nothing of any other.
    pub(super) fn election(self, decision: &Decision) -> Vec<String> {
        let of_it = |held: &&Election| held.election.decision_id == Some(decision.id);
        self.facts.lines.elections.iter().find(of_it).map_or_else(Vec::new, |held| self.went(held))
    }

    /// The elections that no decision proclaims: those given up, and those that go on.
    pub(super) fn unproclaimed(self) -> Vec<Entry> {
        let others = self.facts.lines.elections.iter().filter(|held| held.election.decision_id.is_none());
        let entry = |held: &Election| {
            let mut lines = self.went(held);
            lines.push(match &held.election.abandoned_because {
                Some(reason) => {
                    let says = Electing::Abandoned.say(self.voice.language);
                    self.voice.fill(says, &[("reason", &self.voice.apart(reason))])
                }
                None => Electing::GoesOn.say(self.voice.language).to_owned(),
            });
            let text = self.voice.apart(&held.election.title);
            Entry { number: None, text, lines, points: Vec::new() }
        };
        others.map(entry).collect()
    }

    /// How an election went.
    fn went(self, held: &Election) -> Vec<String> {
        let withdrew = held.election.candidacies.0.iter().filter(|one| one.withdrawn_at.is_some());
        let withdrew: Vec<String> = withdrew.map(|one| self.standing(held, one.number)).collect();
        let withdrew = (!withdrew.is_empty()).then(|| self.told_of(Electing::Withdrew, &withdrew, None));
        let rounds = held.election.rounds.0.iter().flat_map(|round| self.round(held, round));
        let mut seen = HashSet::new();
        let read: Vec<PersonId> =
            held.readings.iter().map(|one| one.person_id).filter(|id| seen.insert(*id)).collect();
        let read: Vec<String> =
            read.iter().map(|id| self.voice.person(self.facts.registered.person(Some(*id)))).collect();
        let read = (!read.is_empty()).then(|| self.told_of(Electing::Scrutineers, &read, None));
        withdrew.into_iter().chain(rounds).chain(read).collect()
    }

    /// What one round came to.
    fn round(self, held: &Election, round: &Round) -> Vec<String> {
        let number = round.number.to_string();
        if let Some(reason) = &round.annulled_because {
            let reason = self.voice.apart(reason);
            let says = Electing::Annulled.say(self.voice.language);
            return vec![self.voice.fill(says, &[("round", &number), ("reason", &reason)])];
        }
        let votes_of = |who: &str, votes: i64| {
            let says = Electing::VotesOf.say(self.voice.language);
            self.voice.fill(says, &[("who", who), ("votes", &votes.to_string())])
        };
        let mut votes = round.count.votes.clone();
        votes.sort_by_key(|one| (std::cmp::Reverse(one.votes), one.candidacy));
        let mut votes: Vec<String> =
            votes.iter().map(|one| votes_of(&self.standing(held, one.candidacy), one.votes)).collect();
        if round.count.against > 0 {
            let says = Electing::AgainstIt.say(self.voice.language);
            votes.push(self.voice.fill(says, &[("votes", &round.count.against.to_string())]));
        }
        let counted =
            [round.count.ballots, round.count.blank, round.count.void].map(|count| count.to_string());
        let [ballots, blank, void] = &counted;
        let votes = votes.join(self.voice.comma());
        let told = self.voice.fill(
            Electing::Round.say(self.voice.language),
            &[("round", &number), ("ballots", ballots), ("blank", blank), ("void", void), ("votes", &votes)],
        );
        let drawn: Vec<String> = round.drawn.iter().map(|one| self.standing(held, *one)).collect();
        let drawn = (!drawn.is_empty()).then(|| self.told_of(Electing::Drawn, &drawn, Some(&number)));
        std::iter::once(told).chain(drawn).collect()
    }

    fn told_of(self, phrase: Electing, who: &[String], round: Option<&str>) -> String {
        let who = who.join(self.voice.comma());
        self.voice
            .fill(phrase.say(self.voice.language), &[("who", &who), ("round", round.unwrap_or_default())])
    }

    /// What a candidacy is called: a list by its name, or by whoever heads it; one person by the name.
    fn standing(self, held: &Election, number: i64) -> String {
        let candidacy: Option<&Candidacy> =
            held.election.candidacies.0.iter().find(|one| one.number == number);
        if let Some(title) = candidacy.and_then(|one| one.title.as_deref()) {
            return self.voice.apart(title);
        }
        let first = held.candidates.iter().find(|one| one.candidacy == number && one.place == 1);
        let first = self.voice.person(self.facts.registered.person(first.map(|one| one.person_id)));
        if candidacy.is_some_and(|one| one.persons > 1) {
            return self.voice.fill(Electing::ListOf.say(self.voice.language), &[("who", &first)]);
        }
        first
    }
}
