//! The cells of a row, read field by field.
use uuid::Uuid;

use crate::bodies::BodyRef;
use crate::http::Named as _;
use crate::memberships;
use crate::words::Line;

use super::super::flaws::Refusal as Flaw;
use super::super::model::{Flawed, ImportField};
use super::cells::{self, Script};
use super::rows::{MemberRow, Reading};

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
    pub(super) fn names(&mut self) -> (Option<Line<200>>, Option<Line<200>>) {
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

    pub(super) fn member(&mut self) -> MemberRow {
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
