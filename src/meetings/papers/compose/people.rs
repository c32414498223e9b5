//! Who came, and as what.
use crate::meetings::items::{Attendance, Presence};
use crate::persons::PersonId;
use crate::words::{Certainty, Gender};

use crate::appointments::Capacity;

use super::super::blocks::{Block, Entry, Table};
use super::super::phrases::Phrase;
use super::Composer;

/// Those who stood to a meeting in one way, in the order they are told.
const SORTS: [(Presence, Phrase); 4] = [
    (Presence::Present, Phrase::Present),
    (Presence::Guest, Phrase::Guests),
    (Presence::Excused, Phrase::Excused),
    (Presence::Absent, Phrase::Absent),
];

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
        for (presence, those) in SORTS {
            let of_it: Vec<&Attendance> = lines.iter().filter(|line| line.presence == presence).collect();
            if !of_it.is_empty() {
                blocks.extend(self.those(those, &of_it));
            }
        }
        blocks
    }

    /// Those who stood to the meeting in one way: persons first, then groups.
    fn those(self, those: Phrase, lines: &[&Attendance]) -> [Block; 2] {
        let (persons, groups): (Vec<&Attendance>, Vec<&Attendance>) =
            lines.iter().partition(|line| line.person_id.is_some());
        let genders: Vec<Option<Gender>> =
            persons.iter().map(|line| self.facts.registered.gender(line.person_id)).collect();
        let those = self.voice.say(those);
        let head = match self.voice.salutation(&genders) {
            Some(salutation) => {
                let values = [("those", &*those), ("salutation", &*salutation)];
                self.voice.tell(Phrase::ThoseAddressed, &values)
            }
            None => self.voice.tell(Phrase::Those, &[("those", &those)]),
        };
        let named = |line: &Attendance| {
            let name = self.voice.name(self.facts.registered.person(line.person_id));
            let office = self.office(line.person_id).map(|office| format!("{}{office}", self.voice.comma()));
            Entry::plain(format!("{name}{}", office.unwrap_or_default()))
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

    /// How somebody stood to the meeting, in a word that agrees.
    fn stood(self, line: &Attendance) -> String {
        let [he, she, they] = match line.presence {
            Presence::Present => [Phrase::He, Phrase::She, Phrase::They],
            Presence::Guest => [Phrase::GuestM, Phrase::GuestF, Phrase::GuestsAll],
            Presence::Excused => [Phrase::ExcusedM, Phrase::ExcusedF, Phrase::ExcusedAll],
            Presence::Absent => [Phrase::AbsentM, Phrase::AbsentF, Phrase::AbsentAll],
        };
        match line.person_id {
            Some(_) => self.voice.agreeing(self.facts.registered.gender(line.person_id), [he, she]),
            None => self.voice.say(they),
        }
    }
}
