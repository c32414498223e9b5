//! How far a paper is, and what was held when, where and under whom.
use crate::meetings::minutes::MinutesState;
use crate::meetings::model::MeetingKind;
use crate::words::{Language, long_day, long_partial_day, written_hour};

use super::super::blocks::{Block, Mark};
use super::super::phrases::Phrase;
use super::Composer;

impl Composer<'_> {
    /// What kind of meeting it is.
    pub(super) fn kind(self) -> String {
        self.voice.say(match self.facts.meeting.kind {
            MeetingKind::Organizational => Phrase::Organizational,
            MeetingKind::Constitutive => Phrase::Constitutive,
            MeetingKind::Ordinary => Phrase::Ordinary,
            MeetingKind::Extraordinary => Phrase::Extraordinary,
            MeetingKind::Joint => Phrase::Joint,
            MeetingKind::Unspecified => Phrase::Meeting,
        })
    }

    /// How far the minutes are: no day but those that somebody told.
    pub(super) fn mark(self) -> Block {
        let minutes = &self.facts.minutes;
        let person = |id| self.voice.person(self.facts.registered.person(id));
        let approved = |phrase| {
            let day = minutes.approved_on.map(|day| long_day(day, self.voice.language)).unwrap_or_default();
            self.voice.tell(phrase, &[("day", &day), ("approver", &person(minutes.approved_by))])
        };
        let text = match minutes.state() {
            MinutesState::None => self.voice.say(Phrase::NotDrafted),
            MinutesState::Draft => {
                self.voice.tell(Phrase::Drafted, &[("drafter", &person(minutes.drafted_by))])
            }
            MinutesState::Circulated => {
                let day = minutes.circulated_on.map(|day| long_day(day, self.voice.language));
                let phrase = if minutes.is_corrected() { Phrase::CorrectedSince } else { Phrase::Circulated };
                let drafter = person(minutes.drafted_by);
                self.voice.tell(phrase, &[("drafter", &drafter), ("day", &day.unwrap_or_default())])
            }
            MinutesState::Approved => approved(Phrase::Approved),
            MinutesState::Locked => approved(Phrase::Locked),
        };
        let approved_in = self.facts.approved_in.map(|day| {
            let day = long_partial_day(day, self.voice.language);
            self.voice.tell(Phrase::ApprovedIn, &[("day", &day)])
        });
        let text = [Some(text), approved_in].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Block::Mark(Mark { text, is_draft: self.is_draft() })
    }

    /// What was held when, where and under whom, and what of that is not recorded.
    pub(super) fn opening(self) -> Vec<Block> {
        let meeting = &self.facts.meeting;
        let language = self.voice.language;
        let hour = match (meeting.started_at, meeting.planned_at) {
            (Some(at), _) => Some((Phrase::AtTheHour, at)),
            (None, planned) => planned.map(|at| (Phrase::CalledFor, at)),
        };
        let mut when = vec![self.day()];
        when.extend(
            hour.map(|(phrase, at)| self.voice.tell(phrase, &[("hour", &written_hour(at.0, language))])),
        );
        let place = meeting.place.as_deref();
        when.extend(place.map(|place| self.voice.tell(Phrase::AtThePlace, &[("place", place)])));
        let mut when = when.join(self.voice.comma());
        if language == Language::Ar && (hour.is_some() || place.is_some()) {
            // The sentence goes on after what was put in between.
            when.push('،');
        }
        let chair = meeting.chair_id.map(|_| {
            let said = self.voice.tell(Phrase::ChairedBy, &[("chair", &self.chair())]);
            format!("{}{said}", self.voice.comma())
        });
        let is_to_come = self.facts.held_on.earliest().is_some_and(|first| first > self.facts.today);
        let sentence = match (&self.facts.cancelled, is_to_come) {
            (Some(_), _) => Phrase::CalledOff,
            (None, true) => Phrase::ToBeHeld,
            (None, false) => Phrase::Held,
        };
        let body = self.facts.lineage.last().map(String::as_str).unwrap_or_default();
        let kind = self.kind();
        let values =
            [("when", &*when), ("kind", &*kind), ("body", body), ("chair", &*chair.unwrap_or_default())];
        let mut blocks = vec![Block::Paragraph(self.voice.tell(sentence, &values))];
        if let Some(reason) = &self.facts.cancelled {
            blocks.push(Block::Paragraph(self.voice.tell(Phrase::CalledOffFor, &[("reason", reason)])));
            return blocks;
        }
        let missing = [
            (meeting.started_at.is_none() && !is_to_come, Phrase::TheHour),
            (place.is_none(), Phrase::ThePlace),
            (meeting.chair_id.is_none(), Phrase::TheChair),
        ];
        let missing: Vec<String> =
            missing.into_iter().filter(|(is, _)| *is).map(|(_, what)| self.voice.say(what)).collect();
        if !missing.is_empty() {
            let what = missing.join(self.voice.comma());
            blocks.push(Block::Paragraph(self.voice.tell(Phrase::NotRecorded, &[("what", &what)])));
        }
        blocks
    }

    /// The day of the meeting, as far as it is known.
    fn day(self) -> String {
        let held_on = self.facts.held_on;
        let phrase = match (held_on.is_exact(), held_on.to_string().len()) {
            (true, _) => Phrase::OnTheDay,
            (false, 4 | 7) => Phrase::InThePeriod,
            _ => Phrase::WithinBounds,
        };
        self.voice.tell(phrase, &[("day", &long_partial_day(held_on, self.voice.language))])
    }

    /// Who chairs, in which capacity: as the minutes word it, where they are in its language, else by the position.
    pub(super) fn chair(self) -> String {
        let id = self.facts.meeting.chair_id;
        let name = self.voice.person(self.facts.registered.person(id));
        match self.chair_capacity() {
            Some(capacity) => format!("{name}{}{capacity}", self.voice.comma()),
            None => name,
        }
    }

    /// In which capacity the chair chairs.
    pub(super) fn chair_capacity(self) -> Option<String> {
        let (id, meeting) = (self.facts.meeting.chair_id, &self.facts.meeting);
        let gender = self.facts.registered.gender(id);
        let position = meeting.chair_position_id.and_then(|id| self.facts.registered.title(id, gender));
        let worded = meeting.chair_capacity.clone();
        let told = match self.voice.language {
            Language::Ar => worded.or(position),
            Language::Fr | Language::En => position.or(worded),
        };
        told.map(|told| self.voice.apart(&told)).or_else(|| self.office(id))
    }
}
