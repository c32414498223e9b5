//! How a paper is composed of what is known: pure.
mod decisions;
mod effects;
mod elections;
mod opening;
mod people;
mod persons;
mod quorum;
mod sections;
mod signing;

use crate::meetings::minutes::{MinutesState, Section};
use crate::words::PartialDate;

use super::blocks::{Block, Paper};
use super::facts::Facts;
use super::phrases::{Phrase, Voice};

/// Who composes: what is known, and in which language it is told.
#[derive(Clone, Copy)]
struct Composer<'a> {
    facts: &'a Facts,
    voice: Voice,
}

/// The minutes of a meeting.
pub(super) fn minutes(facts: &Facts) -> Paper {
    let composer = Composer::of(facts);
    let is_draft = composer.is_draft();
    let title = if is_draft { Phrase::DraftMinutes } else { Phrase::Minutes };
    let mut blocks = composer.head(title, "");
    blocks.push(composer.mark());
    blocks.extend(composer.opening());
    blocks.extend(composer.passages(Section::Opening));
    for (section, composed) in [
        (Section::Attendance, composer.attendance()),
        (Section::Quorum, composer.quorum()),
        (Section::Agenda, composer.agenda()),
    ] {
        blocks.extend(composed);
        blocks.extend(composer.passages(section));
    }
    blocks.extend(composer.account());
    for (section, heading, composed) in [
        (Section::Interventions, Phrase::Interventions, Some(composer.interventions())),
        (Section::Proposals, Phrase::Proposals, composer.proposals()),
        (Section::Decisions, Phrase::Decisions, Some(composer.decisions())),
        (Section::Programme, Phrase::Programme, composer.programmes()),
        (Section::Actions, Phrase::Actions, composer.actions()),
        (Section::Closing, Phrase::Closing, composer.closing()),
    ] {
        let passages = composer.passages(section);
        if composed.is_some() || !passages.is_empty() {
            blocks.push(composer.heading(heading));
            blocks.extend(composed);
            blocks.extend(passages);
        }
    }
    blocks.extend(composer.signatures());
    composer.paper("minutes", blocks)
}

/// The attendance sheet of a meeting.
pub(super) fn sheet(facts: &Facts) -> Paper {
    let composer = Composer::of(facts);
    let mut blocks = composer.head(Phrase::Sheet, "");
    blocks.extend(composer.opening());
    blocks.push(composer.table());
    composer.paper("attendance-sheet", blocks)
}

/// The extract of one decision; of nothing, where the facts have none.
pub(super) fn extract(facts: &Facts) -> Paper {
    let composer = Composer::of(facts);
    let title = if composer.is_draft() { Phrase::DraftExtract } else { Phrase::Extract };
    let decision = facts.lines.decisions.first();
    let number = decision.map(|decision| decision.number.to_string()).unwrap_or_default();
    let mut blocks = composer.head(title, &number);
    blocks.push(composer.mark());
    blocks.extend(composer.opening());
    blocks.extend(decision.into_iter().flat_map(|decision| composer.extracted(decision)));
    blocks.extend(composer.signatures());
    composer.paper(&format!("decision-{number}"), blocks)
}

impl<'a> Composer<'a> {
    fn of(facts: &'a Facts) -> Self {
        Self { facts, voice: Voice { language: facts.language } }
    }

    fn is_draft(self) -> bool {
        matches!(
            self.facts.minutes.state(),
            MinutesState::None | MinutesState::Draft | MinutesState::Circulated
        )
    }

    fn heading(self, phrase: Phrase) -> Block {
        Block::Heading(self.voice.say(phrase))
    }

    /// Whose paper it is, what it is, and what the meeting is called.
    fn head(self, title: Phrase, number: &str) -> Vec<Block> {
        let lineage = self.facts.lineage.iter().map(|name| self.voice.apart(name)).collect();
        let values = [("kind", &*self.kind()), ("number", number)];
        let mut head = vec![Block::Letterhead(lineage), Block::Title(self.voice.tell(title, &values))];
        head.extend(
            self.facts.meeting.title.as_deref().map(|title| Block::Subtitle(self.voice.apart(title))),
        );
        head
    }

    /// The rapporteur's passages after a section.
    fn passages(self, after: Section) -> Vec<Block> {
        let there = self.facts.minutes.passages.0.iter().filter(|passage| passage.after == after);
        there.flat_map(|passage| self.voice.paragraphs(&passage.text)).map(Block::Paragraph).collect()
    }

    fn paper(self, kind: &str, blocks: Vec<Block>) -> Paper {
        let (slug, day, tag) = (&self.facts.slug, filed(self.facts.held_on), self.facts.language.tag());
        let file_name = format!("{kind}-{slug}-{day}.{tag}");
        Paper { language: self.facts.language, file_name, blocks }
    }
}

/// A day in the name of a file: letters, digits and hyphens.
fn filed(day: PartialDate) -> String {
    day.to_string().replace("../", "by-").replace('/', "-")
}
