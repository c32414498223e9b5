//! What was settled, how, and what it did.
use crate::meetings::decisions::{Decision, DecisionOutcome, is_a_vote};
use crate::persons::PersonId;
use crate::statutes::document::Mode;
use crate::words::{Gender, PartialDate, long_partial_day, of_word};

use super::super::blocks::{Block, Entry};
use super::super::phrases::{Coming, Phrase};
use super::Composer;

impl Composer<'_> {
    /// What was settled.
    pub(super) fn decisions(self) -> Block {
        let decisions = &self.facts.lines.decisions;
        let unproclaimed = self.unproclaimed();
        if decisions.is_empty() && unproclaimed.is_empty() {
            return Block::Paragraph(self.voice.say(Phrase::NoDecision));
        }
        Block::List(decisions.iter().map(|decision| self.decided(decision)).chain(unproclaimed).collect())
    }

    /// One decision.
    fn decided(self, decision: &Decision) -> Entry {
        let mut lines = self.said(decision.text.as_deref());
        let mode = of_word::<Mode>(&decision.mode).unwrap_or(Mode::Unspecified);
        lines.push(match mode {
            Mode::Unspecified => self.voice.say(Phrase::ModeUnknown),
            mode => self.voice.tell(Phrase::Mode, &[("mode", mode.label(self.voice.language))]),
        });
        lines.extend(self.votes(decision, mode));
        lines.extend(self.verdict_of_votes(decision));
        lines.extend(self.recused(decision));
        lines.extend(self.election(decision));
        let day: Option<PartialDate> = decision.decided_on.parse().ok();
        lines.extend(day.filter(|day| *day != self.facts.held_on).map(|day| {
            let day = long_partial_day(day, self.voice.language);
            self.voice.tell(Phrase::DecidedOn, &[("day", &day)])
        }));
        lines.extend(decision.awaits_body_id.map(|body| {
            let body = self.body(&body.into());
            self.voice.fill(Coming::Awaits.say(self.voice.language), &[("body", &body)])
        }));
        let text = self.voice.apart(&decision.title);
        Entry { number: Some(decision.number), text, lines, points: self.effects(decision) }
    }

    /// How many voted how, as far as it was counted; nothing where nobody votes.
    fn votes(self, decision: &Decision, mode: Mode) -> Option<String> {
        let counted = [
            (Phrase::For, decision.votes_for),
            (Phrase::Against, decision.votes_against),
            (Phrase::Abstaining, decision.abstentions),
        ];
        let vote = |(phrase, number): (Phrase, Option<i64>)| {
            Some(self.voice.tell(phrase, &[("number", &number?.to_string())]))
        };
        let votes: Vec<String> = counted.into_iter().filter_map(vote).collect();
        if !votes.is_empty() {
            return Some(self.voice.tell(Phrase::Votes, &[("votes", &votes.join(self.voice.comma()))]));
        }
        is_a_vote(mode).then(|| self.voice.say(Phrase::VotesUnknown))
    }

    /// How many votes it needed, and whether it was rejected.
    fn verdict_of_votes(self, decision: &Decision) -> Vec<String> {
        let needed = decision.majority.as_ref().and_then(|majority| majority.0.needed);
        let needed =
            needed.map(|needed| self.voice.tell(Phrase::VotesNeeded, &[("needed", &needed.to_string())]));
        let casting = decision.majority.as_ref().and_then(|majority| majority.0.casting_vote);
        let casting = casting.map(|_| self.voice.say(Phrase::ChairDecided));
        let is_rejected = decision.outcome == Some(DecisionOutcome::Rejected);
        let rejected = is_rejected.then(|| self.voice.say(Phrase::Rejected));
        needed.into_iter().chain(casting).chain(rejected).collect()
    }

    /// Who had no part in it, for a conflict of interest, in words that agree with them; nothing where everybody had.
    fn recused(self, decision: &Decision) -> Option<String> {
        let recused = self.facts.lines.recused.get(&decision.id)?;
        let registered = &self.facts.registered;
        let is_a_woman = |id: &PersonId| registered.gender(Some(*id)) == Some(Gender::Female);
        let phrase = match (recused.len(), recused.iter().all(is_a_woman)) {
            (1, false) => Phrase::RecusedM,
            (1, true) => Phrase::RecusedF,
            (_, false) => Phrase::RecusedAll,
            (_, true) => Phrase::RecusedAllF,
        };
        let named = recused.iter().map(|id| self.voice.person(registered.person(Some(*id))));
        let named = named.collect::<Vec<_>>().join(self.voice.comma());
        Some(self.voice.tell(phrase, &[("who", &named)]))
    }

    /// One decision by itself, with the quorum as it was when it was recorded.
    pub(super) fn extracted(self, decision: &Decision) -> Vec<Block> {
        let mut blocks = vec![
            self.heading(Phrase::Decisions),
            Block::List(vec![self.decided(decision)]),
            self.heading(Phrase::Quorum),
        ];
        match &decision.quorum {
            Some(quorum) => blocks.extend(self.verdict(&quorum.0)),
            None => blocks.push(Block::Paragraph(self.voice.say(Phrase::QuorumNotKept))),
        }
        blocks
    }
}
