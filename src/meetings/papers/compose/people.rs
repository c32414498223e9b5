//! Who came, and as what.
use crate::db::Moment;
use crate::meetings::items::{Attendance, Presence};
use crate::persons::PersonId;
use crate::words::{Certainty, Gender, written_hour};

use crate::appointments::Capacity;

use super::super::blocks::{Block, Entry, Table};
use super::super::phrases::{Coming, Phrase};
use super::Composer;

/// How those may have stood to a meeting, in the order they are told.
const SORTS: [Presence; 5] =
    [Presence::Present, Presence::Remote, Presence::Guest, Presence::Excused, Presence::Absent];

impl Composer<'_> {
    /// What somebody was on the day, as far as it is known: in the body, next to it or above it.
    pub(super) fn office(self, id: Option<PersonId>) -> Option<String> {
        let held = self.facts.registered.offices.get(&id?)?;
        let title = self.facts.registered.title(held.position, self.facts.registered.gender(id))?;
        let acting = (held.capacity == Capacity::Acting).then_some(Phrase::Acting);
        let perhaps = (held.certainty == Certainty::Possible).then_some(Phrase::Perhaps);
        let said: Vec<String> =
            acting.into_iter().chain(perhaps).map(|phrase| self.voice.say(phrase)).collect();
        let title = self.voice.apart(&title);
        Some(if said.is_empty() { title } else { format!("{title} ({})", said.join(self.voice.comma())) })
    }

    /// Somebody in a sentence, with the office held that day.
    pub(super) fn somebody(self, id: Option<PersonId>) -> String {
        let name = self.voice.person(self.facts.registered.person(id));
        match self.office(id) {
            Some(office) => format!("{name}{}{office}", self.voice.comma()),
            None => name,
        }
    }

    fn group(self, name: Option<&str>) -> String {
        self.voice.tell(Phrase::Uncounted, &[("group", name.unwrap_or_default())])
    }

    /// The section on who came.
    pub(super) fn attendance(self) -> Vec<Block> {
        let mut blocks = vec![self.heading(Phrase::Attendance)];
        let lines = &self.facts.lines.attendances;
        if lines.is_empty() {
            blocks.push(Block::Paragraph(self.voice.say(Phrase::NoAttendance)));
        }
        for presence in SORTS {
            let of_it: Vec<&Attendance> = lines.iter().filter(|line| line.presence == presence).collect();
            if !of_it.is_empty() {
                blocks.extend(self.those(self.called(presence), &of_it));
            }
        }
        blocks
    }

    /// What those are called who stood to the meeting so.
    fn called(self, presence: Presence) -> &'static str {
        let phrase = match presence {
            Presence::Present => Phrase::Present,
            Presence::Remote => return Coming::Remote.say(self.voice.language),
            Presence::Guest => Phrase::Guests,
            Presence::Excused => Phrase::Excused,
            Presence::Absent => Phrase::Absent,
        };
        phrase.say(self.voice.language)
    }

    /// When somebody was there, where that was not all the time, and for whom.
    fn in_part(self, line: &Attendance) -> Vec<String> {
        let hours = line.stays.0.iter().filter_map(|stay| self.hours((stay.from, stay.to)));
        let member = line.substitutes_id.map(|id| self.voice.person(self.facts.registered.person(Some(id))));
        let how = if line.substitute_votes { Coming::StandsInVoting } else { Coming::StandsIn };
        let stands_in =
            |member: String| self.voice.fill(how.say(self.voice.language), &[("member", &member)]);
        hours.chain(member.map(stands_in)).collect()
    }

    /// From when to when; none where that is from the beginning to the end.
    pub(super) fn hours(self, (from, to): (Option<Moment>, Option<Moment>)) -> Option<String> {
        let hour = |at: Moment| written_hour(at.0, self.voice.language);
        let (phrase, from, to) = match (from.map(hour), to.map(hour)) {
            (None, None) => return None,
            (Some(from), None) => (Coming::Since, from, String::new()),
            (None, Some(to)) => (Coming::Until, String::new(), to),
            (Some(from), Some(to)) => (Coming::Between, from, to),
        };
        Some(self.voice.fill(phrase.say(self.voice.language), &[("from", &from), ("to", &to)]))
    }

    /// Those who stood to the meeting in one way: persons first, then groups.
    fn those(self, those: &str, lines: &[&Attendance]) -> [Block; 2] {
        let (persons, groups): (Vec<&Attendance>, Vec<&Attendance>) =
            lines.iter().partition(|line| line.person_id.is_some());
        let genders: Vec<Option<Gender>> =
            persons.iter().map(|line| self.facts.registered.gender(line.person_id)).collect();
        let head = match self.voice.salutation(&genders) {
            Some(salutation) => {
                let values = [("those", those), ("salutation", &*salutation)];
                self.voice.tell(Phrase::ThoseAddressed, &values)
            }
            None => self.voice.tell(Phrase::Those, &[("those", those)]),
        };
        let named = |line: &Attendance| {
            let name = self.voice.name(self.facts.registered.person(line.person_id));
            let told: Vec<String> =
                std::iter::once(name).chain(self.office(line.person_id)).chain(self.in_part(line)).collect();
            Entry::plain(told.join(self.voice.comma()))
        };
        let mut entries: Vec<Entry> = persons.into_iter().map(named).collect();
        entries.extend(groups.into_iter().map(|line| Entry::plain(self.group(line.group_name.as_deref()))));
        [Block::Paragraph(head), Block::List(entries)]
    }

    /// The attendance sheet: a row each, with a place to sign.
    pub(super) fn table(self) -> Block {
        if self.facts.lines.attendances.is_empty() {
            return Block::Paragraph(self.voice.say(Phrase::NoAttendance));
        }
        let columns = [Phrase::Number, Phrase::Name, Phrase::Office, Phrase::Presence, Phrase::Signed];
        let columns = columns.map(|column| self.voice.say(column)).to_vec();
        let row = |line: &Attendance| {
            let name = match line.person_id {
                Some(_) => self.voice.name(self.facts.registered.person(line.person_id)),
                None => self.group(line.group_name.as_deref()),
            };
            let office = self.office(line.person_id).unwrap_or_default();
            vec![line.number.to_string(), name, office, self.stood(line), String::new()]
        };
        let rows = self.facts.lines.attendances.iter().map(row).collect();
        Block::Table(Table { columns, rows })
    }

    /// How somebody stood to the meeting, in a word that agrees, and when.
    fn stood(self, line: &Attendance) -> String {
        let said = |phrases: [Phrase; 3]| phrases.map(|phrase| phrase.say(self.voice.language));
        let [he, she, they] = match line.presence {
            Presence::Present => said([Phrase::He, Phrase::She, Phrase::They]),
            Presence::Remote => [Coming::RemoteM, Coming::RemoteF, Coming::RemoteAll]
                .map(|phrase| phrase.say(self.voice.language)),
            Presence::Guest => said([Phrase::GuestM, Phrase::GuestF, Phrase::GuestsAll]),
            Presence::Excused => said([Phrase::ExcusedM, Phrase::ExcusedF, Phrase::ExcusedAll]),
            Presence::Absent => said([Phrase::AbsentM, Phrase::AbsentF, Phrase::AbsentAll]),
        };
        let is_she = self.facts.registered.gender(line.person_id) == Some(Gender::Female);
        let stood = match line.person_id {
            Some(_) if is_she => she,
            Some(_) => he,
            None => they,
        };
        let told: Vec<String> = std::iter::once(stood.to_owned()).chain(self.in_part(line)).collect();
        told.join(self.voice.comma())
    }
}
