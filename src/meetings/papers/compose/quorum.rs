//! Whether enough came, or why that cannot be told.
use crate::db::Moment;
use crate::meetings::quorum::{Quorum, QuorumDoubt, QuorumState};
use crate::words::Language;

use super::super::blocks::Block;
use super::super::phrases::{Coming, Phrase};
use super::Composer;

impl Composer<'_> {
    /// The section on the quorum.
    pub(super) fn quorum(self) -> Vec<Block> {
        let mut blocks = vec![self.heading(Phrase::Quorum)];
        if self.facts.quorum.call > 1 {
            blocks.push(Block::Paragraph(self.voice.say(Phrase::SecondCall)));
        }
        blocks.extend(self.verdict(&self.facts.quorum));
        blocks.extend(self.course());
        blocks.extend(
            self.facts
                .clause
                .as_deref()
                .map(|clause| Block::Paragraph(self.voice.tell(Phrase::Clause, &[("clause", clause)]))),
        );
        blocks
    }

    /// How the quorum came and went, if it did.
    fn course(self) -> Option<Block> {
        let mut told: Vec<(QuorumState, Option<Moment>, Option<Moment>)> = Vec::new();
        for span in &self.facts.course {
            match told.last_mut() {
                Some((state, _, to)) if *state == span.quorum.state => *to = span.to,
                _ => told.push((span.quorum.state, span.from, span.to)),
            }
        }
        if told.len() < 2 {
            return None;
        }
        let say = |(state, from, to): (QuorumState, Option<Moment>, Option<Moment>)| {
            let how = match state {
                QuorumState::Met => Coming::Met,
                QuorumState::NotMet => Coming::NotMet,
                QuorumState::NotVerifiable => Coming::Unverifiable,
            };
            let when = self.hours((from, to)).unwrap_or_default();
            self.voice.fill(how.say(self.voice.language), &[("when", &when)])
        };
        let spans: Vec<String> = told.into_iter().map(say).collect();
        let spans = spans.join(self.voice.comma());
        let told = self.voice.fill(Coming::QuorumWas.say(self.voice.language), &[("spans", &spans)]);
        Some(Block::Paragraph(told))
    }

    /// What is known of a quorum: whether it is met, and the figures there are.
    pub(super) fn verdict(self, quorum: &Quorum) -> Vec<Block> {
        let verdict = match (quorum.state, quorum.reason) {
            (QuorumState::Met, _) => self.voice.say(Phrase::QuorumMet),
            (QuorumState::NotMet, _) => self.voice.say(Phrase::QuorumNotMet),
            (QuorumState::NotVerifiable, reason) => {
                let why = why(reason, self.voice.language);
                self.voice.tell(Phrase::QuorumUnverifiable, &[("why", why)])
            }
        };
        let figures = [
            (Phrase::CameByName, "present", Some(quorum.present)),
            (Phrase::VotersPresent, "present", quorum.voters_present),
            (Phrase::Needed, "needed", quorum.needed),
            (Phrase::Voters, "voters", quorum.voters),
        ];
        let figure = |(phrase, place, number): (Phrase, &str, Option<usize>)| {
            Some(self.voice.tell(phrase, &[(place, &number?.to_string())]))
        };
        let figures: Vec<String> = figures.into_iter().filter_map(figure).collect();
        let figures = format!("{}.", figures.join(self.voice.comma()));
        vec![Block::Paragraph(verdict), Block::Paragraph(figures)]
    }
}

/// Why a quorum cannot be verified.
fn why(reason: Option<QuorumDoubt>, language: Language) -> &'static str {
    let phrase = match reason {
        Some(QuorumDoubt::UncountedGroup) => Phrase::UncountedGroup,
        Some(QuorumDoubt::StillToCome) => Phrase::StillToCome,
        Some(QuorumDoubt::DayUnknown) => Phrase::DayUnknown,
        Some(QuorumDoubt::NoRule) => Phrase::NoRule,
        Some(QuorumDoubt::VotersUnknown) => Phrase::VotersUnknown,
        Some(QuorumDoubt::MomentUnknown) => return Coming::MomentUnknown.say(language),
        Some(QuorumDoubt::NoAttendance) | None => Phrase::NobodyRecorded,
    };
    phrase.say(language)
}
