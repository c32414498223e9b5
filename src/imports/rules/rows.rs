//! A row as a whole: its cells by what their columns are of.
use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use uuid::Uuid;
use validator::Validate as _;

use crate::basis::Source;
use crate::bodies::BodyRef;
use crate::http::Named as _;
use crate::memberships;
use crate::persons::{ContactKind, PersonDetails};
use crate::territory::TerritoryCode;
use crate::words::{Line, PartialDate, fold};

use super::super::flaws::Refusal as Flaw;
use super::super::model::{FileColumn, Flawed, ImportField};
use super::cells::{self, Script};

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
    fn meant(&self, text: &str) -> Vec<(String, Option<String>)> {
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

/// The cells of a row on their way to be read.
pub(super) struct Parts<'a> {
    pub(super) reading: &'a Reading<'a>,
    cells: &'a [String],
    pub(super) flaws: Vec<Flawed>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(reading: &'a Reading<'a>, cells: &'a [String]) -> Self {
        let mut flaws = Vec::new();
        for (column, cell) in reading.columns.iter().zip(cells) {
            if let (Some(field), Err(flaw)) = (column.field, cells::sound(cell)) {
                flaws.push(Flawed::of(field, flaw.kind()));
            }
        }
        Self { reading, cells, flaws }
    }

    /// What stands in the columns of a field, blanks left out.
    pub(super) fn all(&self, field: ImportField) -> impl Iterator<Item = &'a str> + use<'a> {
        let cells = self.reading.columns.iter().zip(self.cells);
        let of = cells.filter(move |(column, cell)| {
            column.field == Some(field) && cells::sound(cell).is_ok() && !cell.trim().is_empty()
        });
        of.map(|(_, cell)| cells::armed(cell))
    }

    /// Reads the one cell of a field, if there is something in it.
    pub(super) fn one<T>(
        &mut self,
        field: ImportField,
        read: impl FnOnce(&str) -> cells::Read<T>,
    ) -> Option<T> {
        let text = self.all(field).next()?;
        match read(text) {
            Ok((value, remark)) => {
                self.flaws.extend(remark.map(|remark| Flawed::remark(field, remark.kind())));
                Some(value)
            }
            Err(flaw) => {
                self.fail(field, flaw);
                None
            }
        }
    }

    pub(super) fn fail(&mut self, field: impl Into<Option<ImportField>>, flaw: Flaw) {
        self.flaws.push(Flawed::of(field, flaw.kind()));
    }

    /// The names in both scripts: whole ones, and those put together of their halves.
    fn names(&mut self) -> (Option<Line<200>>, Option<Line<200>>) {
        let whole = [
            (ImportField::NameAr, Some(Script::Arabic)),
            (ImportField::NameLatin, Some(Script::Latin)),
            (ImportField::Name, None),
        ];
        let mut names: [Option<Line<200>>; 2] = [None, None];
        for (field, asked) in whole {
            for text in self.all(field) {
                match cells::name(text) {
                    Ok((script, _)) if asked.is_some_and(|asked| asked != script) => {
                        self.fail(field, Flaw::NameIsUnreadable);
                    }
                    Ok((script, name)) => put(&mut names, script, name),
                    Err(flaw) => self.fail(field, flaw),
                }
            }
        }
        let mut halves: [[Option<Line<200>>; 2]; 2] = Default::default();
        for (half, field) in [ImportField::FirstName, ImportField::LastName].into_iter().enumerate() {
            for text in self.all(field) {
                match (cells::name(text), halves.get_mut(half)) {
                    (Ok((script, name)), Some(half)) => put(half, script, name),
                    (Err(flaw), _) => self.fail(field, flaw),
                    (Ok(_), None) => {}
                }
            }
        }
        let [[first_ar, first_latin], [last_ar, last_latin]] = halves;
        let pairs = [(Script::Arabic, first_ar, last_ar), (Script::Latin, first_latin, last_latin)];
        for (script, first, last) in pairs {
            let both: Vec<&str> = first.iter().chain(&last).map(|half| &**half).collect();
            if both.is_empty() {
                continue;
            }
            match Line::parse(&both.join(" ")) {
                Ok(name) => put(&mut names, script, name),
                Err(_unsaid) => self.fail(ImportField::LastName, Flaw::CellIsTooLong),
            }
        }
        let [ar, latin] = names;
        (ar, latin)
    }

    /// The code of the territory somebody lives in.
    pub(super) fn residence(&mut self) -> Option<String> {
        let of = |field: ImportField| self.all(field).next().map(cells::plain);
        let (residence, commune, province) =
            (of(ImportField::Residence), of(ImportField::Commune), of(ImportField::Province));
        let places = self.reading.places;
        let is_province = |(code, of): &(String, Option<String>)| of.as_ref().is_none_or(|of| of == code);
        let within = match &province {
            None => None,
            Some(text) => {
                let mut meant = places.meant(text);
                meant.retain(is_province);
                match self.only(ImportField::Province, meant) {
                    Some(code) => Some(code),
                    None => return None,
                }
            }
        };
        let (field, text) = match (residence, commune) {
            (Some(text), _) => (ImportField::Residence, text),
            (None, Some(text)) => (ImportField::Commune, text),
            (None, None) => return within,
        };
        let mut meant = places.meant(&text);
        if meant.len() > 1 && field == ImportField::Commune {
            meant.retain(|place| !is_province(place));
        }
        if let Some(within) = &within {
            meant.retain(|(_, of)| of.as_ref().is_none_or(|of| of == within));
        }
        self.only(field, meant)
    }

    fn only(&mut self, field: ImportField, meant: Vec<(String, Option<String>)>) -> Option<String> {
        match <[(String, Option<String>); 1]>::try_from(meant) {
            Ok([(code, _)]) => return Some(code),
            Err(meant) if meant.is_empty() => self.fail(field, Flaw::TerritoryIsUnknown),
            Err(_) => self.fail(field, Flaw::TerritoryIsAmbiguous),
        }
        None
    }

    pub(super) fn reference(&mut self) -> Option<String> {
        self.one(ImportField::Reference, |text| {
            Ok((cells::line::<100>(&cells::plain(text))?.to_string(), None))
        })
    }

    pub(super) fn id(&mut self) -> Option<Uuid> {
        self.one(ImportField::Id, |text| {
            let id = Uuid::try_parse(&cells::plain(text)).map_err(|_unsaid| Flaw::IdIsUnknown)?;
            Ok((id, None))
        })
    }

    pub(super) fn number(&mut self) -> Option<Line<40>> {
        self.one(ImportField::Number, |text| Ok((cells::line(&cells::plain(text))?, None)))
    }

    /// Whether something is wrong with the cell of a field.
    pub(super) fn has_failed(&self, field: ImportField) -> bool {
        self.flaws.iter().any(|flaw| flaw.field == Some(field) && !flaw.is_remark)
    }

    fn member(&mut self) -> MemberRow {
        MemberRow {
            number: self.number(),
            starts_on: self.one(ImportField::StartsOn, cells::date),
            unit: self.unit(),
        }
    }

    fn unit(&mut self) -> Option<BodyRef> {
        let text = self.all(ImportField::Unit).next()?;
        let named = BodyRef::named(&cells::plain(text));
        if named.is_none() {
            let kind = memberships::Refusal::UnitIsUnknown.kind();
            self.flaws.push(Flawed::of(ImportField::Unit, kind));
        }
        named
    }
}

fn put(names: &mut [Option<Line<200>>; 2], script: Script, name: Line<200>) {
    let [ar, latin] = names;
    let place = if script == Script::Arabic { ar } else { latin };
    place.get_or_insert(name);
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
