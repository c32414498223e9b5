//! What a meeting was about, what was said and proposed at it, and what it set out to do.
use crate::basis::DecisionId;
use crate::meetings::items::{AgendaDocument, AgendaItem, Intervention, Proposal};
use crate::words::written_hour;

use super::super::blocks::{Block, Entry};
use super::super::phrases::Phrase;
use super::Composer;

impl Composer<'_> {
    /// The section on the agenda.
    pub(super) fn agenda(self) -> Vec<Block> {
        let paper = |document: &AgendaDocument| {
            let values = [("title", &*document.title), ("reference", &*document.reference)];
            self.voice.tell(Phrase::Paper, &values)
        };
        let point = |item: &AgendaItem| Entry {
            number: Some(item.number),
            points: item.documents.0.iter().map(paper).collect(),
            ..Entry::plain(self.voice.apart(&item.title))
        };
        let points = self.facts.lines.agenda.iter().map(point);
        vec![self.heading(Phrase::Agenda), self.list_or(points.collect(), Phrase::NoAgenda)]
    }

    fn list_or(self, entries: Vec<Entry>, none: Phrase) -> Block {
        if entries.is_empty() { Block::Paragraph(self.voice.say(none)) } else { Block::List(entries) }
    }

    /// The rapporteur's own account, if there is one.
    pub(super) fn account(self) -> Vec<Block> {
        let Some(text) = self.facts.minutes.text.as_deref() else { return Vec::new() };
        let mut blocks = vec![self.heading(Phrase::Account)];
        blocks.extend(self.voice.paragraphs(text).into_iter().map(Block::Paragraph));
        blocks
    }

    /// What was said, by whom.
    pub(super) fn interventions(self) -> Block {
        let entry = |line: &Intervention| {
            let group = line.group_name.as_deref().unwrap_or_default();
            let speaker = if line.speaker_id.is_some() {
                self.somebody(line.speaker_id)
            } else {
                self.voice.tell(Phrase::Together, &[("group", group)])
            };
            let values = [("speaker", &*speaker), ("subject", &*line.subject)];
            Entry {
                number: Some(line.number),
                lines: self.said(line.summary.as_deref()),
                ..Entry::plain(self.voice.tell(Phrase::Spoke, &values))
            }
        };
        let entries = self.facts.lines.interventions.iter().map(entry).collect();
        self.list_or(entries, Phrase::NoIntervention)
    }

    /// A longer text, if there is one, in paragraphs.
    pub(super) fn said(self, text: Option<&str>) -> Vec<String> {
        text.map(|text| self.voice.paragraphs(text)).unwrap_or_default()
    }

    /// What was proposed, by whom; nothing where nothing was.
    pub(super) fn proposals(self) -> Option<Block> {
        let entry = |line: &Proposal| {
            let mut lines = self.said(line.text.as_deref());
            lines.push(match line.proposed_by {
                Some(_) => self.voice.tell(Phrase::ProposedBy, &[("who", &self.somebody(line.proposed_by))]),
                None => self.voice.say(Phrase::ProposerUnknown),
            });
            Entry { number: Some(line.number), lines, ..Entry::plain(self.voice.apart(&line.title)) }
        };
        some_list(self.facts.lines.proposals.iter().map(entry).collect())
    }

    /// The programmes presented, with their axes; nothing where none was.
    pub(super) fn programmes(self) -> Option<Block> {
        let entries = self.facts.lines.programmes.iter().map(|programme| Entry {
            points: programme.axes.0.iter().map(|axis| self.voice.apart(axis)).collect(),
            ..Entry::plain(self.by_decision(&programme.title, programme.decision_id))
        });
        some_list(entries.collect())
    }

    /// What is to be followed up; nothing where nothing is. What became of it since, and who sees to it by now, is no part
    /// of the minutes.
    pub(super) fn actions(self) -> Option<Block> {
        let entries = self.facts.lines.actions.iter().map(|action| Entry {
            lines: self.said(action.description.as_deref()),
            ..Entry::plain(self.by_decision(&action.title, action.decision_id))
        });
        some_list(entries.collect())
    }

    /// What was done, with the decision that did it.
    fn by_decision(self, what: &str, id: Option<DecisionId>) -> String {
        let decision = self.facts.lines.decisions.iter().find(|decision| Some(decision.id) == id);
        match decision {
            Some(decision) => {
                let number = decision.number.to_string();
                self.voice.tell(Phrase::ByDecision, &[("what", what), ("number", &number)])
            }
            None => self.voice.apart(what),
        }
    }

    /// When it ended, as far as that is recorded; nothing of a meeting to come.
    pub(super) fn closing(self) -> Option<Block> {
        let text = match self.facts.meeting.ended_at {
            Some(at) => {
                let hour = written_hour(at.0, self.voice.language);
                self.voice.tell(Phrase::Ended, &[("hour", &hour)])
            }
            None if self.facts.held_on.earliest().is_some_and(|first| first > self.facts.today) => {
                return None;
            }
            None => self.voice.say(Phrase::EndUnknown),
        };
        Some(Block::Paragraph(text))
    }
}

fn some_list(entries: Vec<Entry>) -> Option<Block> {
    (!entries.is_empty()).then_some(Block::List(entries))
}
