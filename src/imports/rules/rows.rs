//! A row as a whole: its cells by what their columns are of.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use uuid::Uuid;
use validator::Validate as _;

use crate::basis::Source;
use crate::bodies::BodyRef;
use crate::persons::{ContactKind, PersonDetails};
use crate::territory::TerritoryCode;
use crate::words::{Line, PartialDate, fold};

use super::super::flaws::Refusal as Flaw;
use super::super::model::{FileColumn, Flawed, ImportField};
use super::cells;
use super::parts::Parts;

/// What a row is read with.
pub(in crate::imports) struct Reading<'a> {
    pub(in crate::imports) columns: &'a [FileColumn],
    pub(in crate::imports) places: &'a Gazetteer,
    pub(in crate::imports) source: &'a Source,
    pub(in crate::imports) today: NaiveDate,
}

/// The territories that the cells of some rows may mean.
#[derive(Default)]
pub(in crate::imports) struct Gazetteer {
    /// The code a residence is kept by, of each code that is known.
    pub(in crate::imports) codes: HashMap<String, String>,
    /// The territories of each folded name: the code, and the province it lies in.
    pub(in crate::imports) names: HashMap<String, Vec<(String, Option<String>)>>,
}

impl Gazetteer {
    /// The territories that a cell may mean, each with its province.
    pub(super) fn meant(&self, text: &str) -> Vec<(String, Option<String>)> {
        if let Some(code) = self.codes.get(text) {
            return vec![(code.clone(), None)];
        }
        self.names.get(&fold(text)).cloned().unwrap_or_default()
    }
}

/// What a row says of a membership.
#[derive(Debug, Default, Clone)]
pub(in crate::imports) struct MemberRow {
    pub(in crate::imports) number: Option<Line<40>>,
    pub(in crate::imports) starts_on: Option<PartialDate>,
    pub(in crate::imports) unit: Option<BodyRef>,
}

impl MemberRow {
    /// Whether it says anything.
    pub(in crate::imports) fn is_told(&self) -> bool {
        self.number.is_some() || self.starts_on.is_some() || self.unit.is_some()
    }
}

/// What a row says of a person.
#[derive(Debug, Clone)]
pub(in crate::imports) struct PersonRow {
    pub(in crate::imports) reference: Option<String>,
    pub(in crate::imports) id: Option<Uuid>,
    pub(in crate::imports) details: PersonDetails,
    pub(in crate::imports) member: MemberRow,
    pub(in crate::imports) flaws: Vec<Flawed>,
}

impl PersonRow {
    /// A row that tells nothing of a person but whom it means.
    pub(super) fn of_nobody(
        reference: Option<String>,
        id: Option<Uuid>,
        number: Option<Line<40>>,
        flaws: Vec<Flawed>,
    ) -> Self {
        let details = PersonDetails {
            name_ar: None,
            name_latin: None,
            honorific: None,
            aliases: Vec::new(),
            gender: None,
            birth_date: None,
            contacts: Vec::new(),
            residence: None,
            sources: Vec::new(),
        };
        Self { reference, id, details, member: MemberRow { number, ..MemberRow::default() }, flaws }
    }

    /// Whether anything keeps it from being taken.
    pub(in crate::imports) fn is_faulty(&self) -> bool {
        self.flaws.iter().any(|flaw| !flaw.is_remark)
    }
}

/// The cells that may be codes of territories, or their names.
pub(in crate::imports) fn wanted_places<'a>(
    columns: &[FileColumn],
    rows: impl Iterator<Item = &'a [String]>,
) -> BTreeSet<String> {
    let is_of_a_place = |column: &FileColumn| {
        matches!(column.field, Some(ImportField::Residence | ImportField::Commune | ImportField::Province))
    };
    let at: Vec<usize> =
        columns.iter().enumerate().filter(|(_, column)| is_of_a_place(column)).map(|(at, _)| at).collect();
    let cells = rows.flat_map(|cells| at.iter().filter_map(|at| cells.get(*at)));
    cells.map(|cell| cells::plain(cell)).filter(|cell| !cell.is_empty()).collect()
}

/// Reads a row of a file of persons.
pub(in crate::imports) fn read_person(reading: &Reading<'_>, cells: &[String]) -> PersonRow {
    let mut parts = Parts::new(reading, cells);
    let (name_ar, name_latin) = parts.names();
    if name_ar.is_none() && name_latin.is_none() && parts.flaws.is_empty() {
        parts.fail(None, Flaw::RowHasNoName);
    }
    let today = reading.today;
    let birth_date = parts.one(ImportField::BirthDate, |text| {
        let read = cells::date(text)?;
        let is_to_come = read.0.earliest().is_some_and(|first| first > today);
        if is_to_come { Err(Flaw::BirthIsToCome) } else { Ok(read) }
    });
    let mut contacts = Vec::new();
    for (field, kind) in [
        (ImportField::Phone, ContactKind::Phone),
        (ImportField::Email, ContactKind::Email),
        (ImportField::Address, ContactKind::Address),
    ] {
        for text in parts.all(field) {
            let read = match kind {
                ContactKind::Phone => cells::phones(text),
                _ => cells::contact(kind, text).map(|contact| (vec![contact], None)),
            };
            match read {
                Ok((found, remark)) => {
                    contacts.extend(found);
                    parts.flaws.extend(remark.map(|remark| Flawed::remark(field, remark.kind())));
                }
                Err(flaw) => parts.fail(field, flaw),
            }
        }
    }
    contacts.dedup();
    let residence = parts.residence().and_then(|code| TerritoryCode::try_from(code).ok());
    let details = PersonDetails {
        name_ar,
        name_latin,
        honorific: parts.one(ImportField::Honorific, |text| Ok((cells::line(text)?, None))),
        aliases: Vec::new(),
        gender: parts.one(ImportField::Gender, |text| Ok((cells::gender(text)?, None))),
        birth_date,
        contacts,
        residence,
        sources: vec![reading.source.clone()],
    };
    let (reference, id, member) = (parts.reference(), parts.id(), parts.member());
    expect_valid(&details, &mut parts.flaws);
    PersonRow { reference, id, details, member, flaws: parts.flaws }
}

/// What the room of persons itself has against details, told of the cells it came from.
fn expect_valid(details: &PersonDetails, flaws: &mut Vec<Flawed>) {
    if details.validate().is_err() && flaws.iter().all(|flaw| flaw.is_remark) {
        // Names, days and numbers were read before; an address is all that is left to be wrong.
        flaws.push(Flawed::of(ImportField::Email, Flaw::EmailIsUnreadable.kind()));
    }
}

/// Reads a row of a file of memberships: whose it is, and what it says.
pub(in crate::imports) fn read_member(reading: &Reading<'_>, cells: &[String]) -> PersonRow {
    let mut parts = Parts::new(reading, cells);
    let (reference, id, member) = (parts.reference(), parts.id(), parts.member());
    if member.starts_on.is_none() && parts.flaws.iter().all(|flaw| flaw.field != Some(ImportField::StartsOn))
    {
        parts.fail(ImportField::StartsOn, Flaw::FirstDayIsMissing);
    }
    PersonRow { member, ..PersonRow::of_nobody(reference, id, None, parts.flaws) }
}
