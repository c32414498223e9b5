//! Whether enough came, or why that cannot be told.
use crate::meetings::quorum::{Quorum, QuorumDoubt, QuorumState};

use super::super::blocks::Block;
use super::super::phrases::Phrase;
use super::Composer;

impl Composer<'_> {
    /// The section on the quorum.
    pub(super) fn quorum(self) -> Vec<Block> {
        let mut blocks = vec![self.heading(Phrase::Quorum)];
        if self.facts.quorum.call > 1 {
            blocks.push(Block::Paragraph(self.voice.say(Phrase::SecondCall)));
        }
        blocks.extend(self.verdict(&self.facts.quorum));
        blocks.extend(
            self.facts
                .clause
                .as_deref()
                .map(|clause| Block::Paragraph(self.voice.tell(Phrase::Clause, &[("clause", clause)]))),
        );
        blocks
    }

    /// What is known of a quorum: whether it is met, and the figures there are.
    pub(super) fn verdict(self, quorum: &Quorum) -> Vec<Block> {
        let verdict = match (quorum.state, quorum.reason) {
            (QuorumState::Met, _) => self.voice.say(Phrase::QuorumMet),
            (QuorumState::NotMet, _) => self.voice.say(Phrase::QuorumNotMet),
            (QuorumState::NotVerifiable, reason) => {
                let why = self.voice.say(why(reason));
                self.voice.tell(Phrase::QuorumUnverifiable, &[("why", &why)])
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
fn why(reason: Option<QuorumDoubt>) -> Phrase {
    match reason {
        Some(QuorumDoubt::UncountedGroup) => Phrase::UncountedGroup,
        Some(QuorumDoubt::StillToCome) => Phrase::StillToCome,
        Some(QuorumDoubt::DayUnknown) => Phrase::DayUnknown,
        Some(QuorumDoubt::NoRule) => Phrase::NoRule,
        Some(QuorumDoubt::VotersUnknown) => Phrase::VotersUnknown,
        Some(QuorumDoubt::NoAttendance) | None => Phrase::NobodyRecorded,
    }
}
