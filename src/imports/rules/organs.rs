//! A row that tells of a body, of a position in one, or of who holds it.
use std::collections::{BTreeSet, HashMap};

use crate::bodies::positions::NewPosition;
use crate::bodies::{BodyRef, NewBody};
use crate::http::Named as _;
use crate::statutes::document::{Code, Mode};
use crate::territory::TerritoryCode;
use crate::words::{Labels, Language, Line, PartialDate, Slug, fold, of_word};

use super::super::flaws::Refusal as Flaw;
use super::super::model::{Flawed, ImportField, RegisterKind};
use super::cells::{self, Script};
use super::parts::Parts;
use super::recognise::slug_key;
use super::rows::{PersonRow, Reading};

/// The types of the statutes, by their codes and by every label they bear, folded.
#[derive(Default)]
pub(in crate::imports) struct Catalogue {
    pub(in crate::imports) bodies: HashMap<String, BTreeSet<String>>,
    pub(in crate::imports) positions: HashMap<String, BTreeSet<String>>,
}

/// What is told of an organ.
#[derive(Debug, Clone)]
pub(in crate::imports) enum OrganRow {
    /// A body.
    Body(Box<NewBody>),
    /// A position of a body.
    Position(BodyRef, NewPosition),
    /// Somebody in a position of a body.
    Office(Box<OfficeRow>),
}

/// Who holds a position.
#[derive(Debug, Clone)]
pub(in crate::imports) struct OfficeRow {
    pub(in crate::imports) body: BodyRef,
    pub(in crate::imports) position: NewPosition,
    pub(in crate::imports) starts_on: Option<PartialDate>,
    pub(in crate::imports) ends_on: Option<PartialDate>,
    pub(in crate::imports) mode: Mode,
}

impl OrganRow {
    /// By what its own body is found among the rows of an import, if it is one.
    pub(in crate::imports) fn key(&self) -> Option<String> {
        match self {
            Self::Body(new) => new.slug.as_ref().map(|slug| slug_key(slug)),
            Self::Position(..) | Self::Office(_) => None,
        }
    }

    /// The body it hangs on.
    pub(in crate::imports) fn hangs_on(&self) -> Option<&BodyRef> {
        match self {
            Self::Body(new) => new.parent.as_ref(),
            Self::Position(body, _) => Some(body),
            Self::Office(office) => Some(&office.body),
        }
    }
}

/// Reads a row of a file of organs; whom it means is told beside.
pub(in crate::imports) fn read_organ(
    register: RegisterKind,
    reading: &Reading<'_>,
    catalogue: &Catalogue,
    cells: &[String],
) -> (PersonRow, Option<OrganRow>) {
    let mut parts = Parts::new(reading, cells);
    let organ = match register {
        RegisterKind::Bodies => body(&mut parts, catalogue),
        RegisterKind::Positions => {
            position(&mut parts, catalogue).map(|(body, new)| OrganRow::Position(body, new))
        }
        _ => office(&mut parts, catalogue),
    };
    let names_a_person = register == RegisterKind::Appointments;
    let row = parts.of_nobody(names_a_person);
    let organ = organ.filter(|_| !row.is_faulty());
    (row, organ)
}

fn meant(known: &HashMap<String, BTreeSet<String>>, text: &str) -> Result<Code, Flaw> {
    let codes = known.get(&fold(text)).or_else(|| known.get(text.trim()));
    let mut codes = codes.into_iter().flatten();
    match (codes.next(), codes.next()) {
        (Some(code), None) => Code::try_from(code.clone()).map_err(|_unsaid| Flaw::TypeIsUnknown),
        _ => Err(Flaw::TypeIsUnknown),
    }
}

fn required<T>(parts: &mut Parts<'_>, field: ImportField, found: Option<T>, flaw: Flaw) -> Option<T> {
    if found.is_none() && !parts.has_failed(field) {
        parts.fail(field, flaw);
    }
    found
}

fn body(parts: &mut Parts<'_>, catalogue: &Catalogue) -> Option<OrganRow> {
    let slug = parts.one(ImportField::Slug, |text| {
        let slug: Slug = cells::plain(text).parse().map_err(|_unsaid| Flaw::SlugIsMissing)?;
        Ok((slug, None))
    });
    let slug = required(parts, ImportField::Slug, slug, Flaw::SlugIsMissing);
    let r#type = parts.one(ImportField::BodyType, |text| Ok((meant(&catalogue.bodies, text)?, None)));
    let r#type = required(parts, ImportField::BodyType, r#type, Flaw::TypeIsUnknown);
    let parent = body_named(parts, ImportField::Parent);
    let territory = parts.residence().and_then(|code| TerritoryCode::try_from(code).ok());
    let names = names(parts);
    let starts_on = parts.one(ImportField::StartsOn, cells::date);
    let starts_on = starts_on.or_else(|| PartialDate::from_bounds(None, parts.reading.today))?;
    let source = Some(parts.reading.source.clone());
    let (slug, r#type) = (Some(slug?), r#type?);
    Some(OrganRow::Body(Box::new(NewBody {
        r#type,
        parent,
        territory,
        slug,
        names,
        competences: None,
        starts_on,
        source,
    })))
}

/// The names of a body: Arabic at least, if any.
fn names(parts: &mut Parts<'_>) -> Option<Labels> {
    let (mut ar, mut fr): (Option<Line<200>>, Option<Line<200>>) = (None, None);
    for field in [ImportField::NameAr, ImportField::NameLatin, ImportField::Name] {
        for text in parts.all(field) {
            match cells::script(text).and_then(|script| Ok((script, cells::line(text)?))) {
                Ok((Script::Arabic, name)) => drop(ar.get_or_insert(name)),
                Ok((Script::Latin, name)) => drop(fr.get_or_insert(name)),
                Err(flaw) => parts.fail(field, flaw),
            }
        }
    }
    if ar.is_none() && fr.is_some() {
        parts.fail(ImportField::NameAr, Flaw::BodyHasNoArabicName);
    }
    Some(Labels { ar: ar?, fr, en: None })
}

fn body_named(parts: &mut Parts<'_>, field: ImportField) -> Option<BodyRef> {
    parts.one(field, |text| {
        let named = BodyRef::named(&cells::plain(text)).ok_or(Flaw::BodyIsNotFound)?;
        Ok((named, None))
    })
}

fn number(parts: &mut Parts<'_>, field: ImportField, most: i64) -> Option<i64> {
    parts.one(field, |text| {
        let number = cells::plain(text).parse().ok().filter(|number| (1..=most).contains(number));
        Ok((number.ok_or(Flaw::NumberIsUnreadable)?, None))
    })
}

fn position(parts: &mut Parts<'_>, catalogue: &Catalogue) -> Option<(BodyRef, NewPosition)> {
    let body = body_named(parts, ImportField::Body);
    let body = required(parts, ImportField::Body, body, Flaw::BodyIsNotFound);
    let r#type = parts.one(ImportField::PositionType, |text| Ok((meant(&catalogue.positions, text)?, None)));
    let r#type = required(parts, ImportField::PositionType, r#type, Flaw::TypeIsUnknown);
    let (ordinal, seats) = (number(parts, ImportField::Ordinal, 99), number(parts, ImportField::Seats, 1000));
    Some((body?, NewPosition { r#type: r#type?, ordinal, seats }))
}

fn office(parts: &mut Parts<'_>, catalogue: &Catalogue) -> Option<OrganRow> {
    let named = position(parts, catalogue);
    let starts_on = parts.one(ImportField::StartsOn, cells::date);
    let ends_on = parts.one(ImportField::EndsOn, cells::date);
    let mode = parts.one(ImportField::Mode, |text| Ok((mode(text)?, None))).unwrap_or(Mode::Unspecified);
    let (body, position) = named?;
    Some(OrganRow::Office(Box::new(OfficeRow { body, position, starts_on, ends_on, mode })))
}

/// How somebody was chosen, by its word or in three languages.
fn mode(text: &str) -> Result<Mode, Flaw> {
    const ALL: [Mode; 10] = [
        Mode::Consensus,
        Mode::IndividualBallot,
        Mode::ListBallot,
        Mode::ShowOfHands,
        Mode::RollCall,
        Mode::SecretBallot,
        Mode::Acclamation,
        Mode::Appointment,
        Mode::ExOfficio,
        Mode::Unspecified,
    ];
    let asked = fold(text);
    let is_called_so = |mode: &Mode| {
        [Language::Ar, Language::Fr, Language::En]
            .into_iter()
            .any(|language| fold(mode.label(language)) == asked)
    };
    let by_word = of_word(&cells::plain(text));
    by_word.or_else(|| ALL.into_iter().find(is_called_so)).ok_or(Flaw::ModeIsUnreadable)
}

impl Parts<'_> {
    /// What is left of a row that tells nothing of a person but, it may be, whom it means.
    pub(super) fn of_nobody(mut self, names_a_person: bool) -> PersonRow {
        let (reference, id, number) =
            if names_a_person { (self.reference(), self.id(), self.number()) } else { (None, None, None) };
        if names_a_person && reference.is_none() && id.is_none() && number.is_none() {
            self.flaws.push(Flawed::of(None, Flaw::PersonIsNotFound.kind()));
        }
        PersonRow::of_nobody(reference, id, number, self.flaws)
    }
}
