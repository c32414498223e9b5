//! What rows would do.
use chrono::NaiveDate;

use crate::basis::Source;
use crate::cores;
use crate::db::Tx;
use crate::error::{Kind, Problem, Result};
use crate::memberships::{self, MembershipRow};
use crate::persons::{PersonDetails, PersonId};
use crate::words::{Line, PartialDate};

use super::super::flaws::Refusal as Flaw;
use super::super::model::{Flawed, Import, ImportField, RegisterKind, RowState, StagedRow};
use super::super::rules::{
    Meant, MemberRow, OrganRow, PersonRow, Reading, SeatRow, merged, read_member, read_person, recognise,
    reference_key,
};
use super::gather::{self, Facts};
use super::{mandates, organs};

/// What a row would do to a membership.
pub(super) enum ToMembership {
    /// Nothing: it tells of none, or of one that is so already.
    Nothing,
    /// It is a new one.
    Admit(MemberRow),
    /// It has a number or a unit that is not known yet.
    Complete(Box<MembershipRow>, MemberRow),
}

/// What a row would do.
pub(super) enum Does {
    /// Nothing: it is not taken.
    Nothing,
    /// It waits for a person who is told of in the same import.
    Waits,
    /// What it tells is so already.
    IsSo,
    /// It records this, of whom, where it is of somebody.
    Organ(OrganRow, Option<PersonId>),
    /// It records this mandate, of whom.
    Mandate(Box<SeatRow>, Option<PersonId>),
    /// This.
    This {
        /// Of whom.
        meant: Meant,
        /// What is told of that person from then on, where that is more than before.
        details: Option<PersonDetails>,
        /// What becomes of the membership.
        membership: ToMembership,
    },
}

/// A row with what it would do.
pub(super) struct Judged {
    pub(super) staged: StagedRow,
    pub(super) row: PersonRow,
    pub(super) does: Does,
    /// What it needs of earlier rows of its import: by which key, and what is wrong if there is none.
    pub(super) waits_for: Vec<(String, Flaw)>,
    /// What later rows may wait for, which several may tell of.
    pub(super) offers: Option<String>,
}

impl Judged {
    /// Says that it is not taken.
    pub(super) fn fail(&mut self, flaw: Flawed) {
        self.row.flaws.push(flaw);
        self.does = Does::Nothing;
    }

    /// Where the row itself is amiss its cells may not be what they seem: nothing else is told of it.
    pub(super) fn keep_flaws_of_the_reading(&mut self) {
        let amiss = self.staged.faults().iter().filter(|flaw| is_of_the_reading(&flaw.code));
        let amiss: Vec<Flawed> = amiss.cloned().collect();
        if !amiss.is_empty() {
            self.row.flaws = amiss;
        }
    }

    /// What it did, or would do, remarks aside.
    pub(super) fn outcome(&self) -> RowState {
        match &self.does {
            Does::Nothing => RowState::Error,
            Does::IsSo => RowState::Same,
            Does::Waits | Does::Organ(..) | Does::Mandate(..) | Does::This { meant: Meant::Nobody, .. } => {
                RowState::New
            }
            // In a file of their own memberships are what is new.
            Does::This { membership: ToMembership::Admit(_), .. }
                if RegisterKind::of_place(self.staged.place).0 == RegisterKind::Memberships =>
            {
                RowState::New
            }
            Does::This { details, membership, .. } => match (details, membership) {
                (None, ToMembership::Nothing) => RowState::Same,
                _ => RowState::Update,
            },
        }
    }

    /// What it would do.
    pub(super) fn state(&self) -> RowState {
        match self.outcome() {
            taken @ (RowState::Error | RowState::Same) => taken,
            _ if !self.row.flaws.is_empty() => RowState::Warning,
            taken => taken,
        }
    }
}

/// The source of what an import brings.
pub(super) fn source(import: &Import) -> Result<Source> {
    let kind = Line::parse(&import.source).map_err(|fault| Problem::internal(format!("{fault:?}")))?;
    Ok(Source { kind, reference: None, noted_on: None })
}

/// Judges rows of one file.
pub(super) fn judge(
    tx: &mut Tx<'_>,
    import: &Import,
    register: RegisterKind,
    staged: Vec<StagedRow>,
) -> Result<Vec<Judged>> {
    let read = match register {
        RegisterKind::Persons => read_person,
        RegisterKind::Memberships => read_member,
        RegisterKind::Bodies | RegisterKind::Positions | RegisterKind::Appointments => {
            return organs::judge(tx, import, register, staged);
        }
        RegisterKind::Mandates => return mandates::judge(tx, import, staged),
    };
    let columns = import.file(register).map(|file| file.columns.clone()).unwrap_or_default();
    let (places, source) = (gather::places(tx, &columns, &staged)?, source(import)?);
    let reading = Reading { columns: &columns, places: &places, source: &source, today: tx.today };
    let mut rows = cores::each(staged.iter().collect(), |one| read(&reading, &one.cells));
    gather::house(tx, &mut rows)?;
    let facts = gather::facts(tx, &import.source, &rows)?;
    let judged = staged.into_iter().zip(rows).map(|(staged, row)| {
        let mut judged = Judged { staged, row, does: Does::Nothing, waits_for: Vec::new(), offers: None };
        judged.keep_flaws_of_the_reading();
        judged.does = match register {
            _ if judged.row.is_faulty() => Does::Nothing,
            RegisterKind::Memberships => of_member(&mut judged.row, &facts, tx.today),
            _ => of_person(&mut judged.row, &facts, tx.today),
        };
        if let (Does::Waits, Some(reference)) = (&judged.does, &judged.row.reference) {
            judged.waits_for.push((reference_key(reference), Flaw::PersonIsNotFound));
        }
        judged
    });
    Ok(judged.collect())
}

/// Whether a flaw was found when the file was taken apart.
fn is_of_the_reading(code: &str) -> bool {
    [Flaw::RowHasMoreCells, Flaw::RowIsBroken, Flaw::FileBreaksOff]
        .iter()
        .any(|flaw| flaw.kind().code == code)
}

/// What a row of a file of persons would do.
fn of_person(row: &mut PersonRow, facts: &Facts, today: NaiveDate) -> Does {
    let meant = match recognise(row, &facts.known) {
        Ok(meant) => meant,
        Err(flaw) => return refused(row, None, flaw),
    };
    let (details, theirs) = match meant {
        Meant::Nobody => (None, &[][..]),
        Meant::Somebody(id) => (
            facts.known.persons.get(&id).and_then(|before| merged(before, &row.details)),
            facts.memberships.get(&id).map(Vec::as_slice).unwrap_or_default(),
        ),
    };
    match membership(&row.member, theirs, facts, today) {
        Ok(membership) => Does::This { meant, details, membership },
        Err((field, flaw)) => {
            row.flaws.push(Flawed::of(field, flaw));
            Does::Nothing
        }
    }
}

/// What a row of a file of memberships would do.
fn of_member(row: &mut PersonRow, facts: &Facts, today: NaiveDate) -> Does {
    let id = match recognise(row, &facts.known) {
        Ok(Meant::Somebody(id)) => id,
        Err(Flaw::PersonIsNotFound) if row.reference.is_some() => return Does::Waits,
        Ok(Meant::Nobody) => return refused(row, None, Flaw::PersonIsNotFound),
        Err(flaw) => return refused(row, None, flaw),
    };
    let theirs = facts.memberships.get(&id).map(Vec::as_slice).unwrap_or_default();
    match membership(&row.member, theirs, facts, today) {
        Ok(membership) => Does::This { meant: Meant::Somebody(id), details: None, membership },
        Err((field, flaw)) => {
            row.flaws.push(Flawed::of(field, flaw));
            Does::Nothing
        }
    }
}

fn refused(row: &mut PersonRow, field: Option<ImportField>, flaw: Flaw) -> Does {
    row.flaws.push(Flawed::of(field, flaw.kind()));
    Does::Nothing
}

/// The cell that does not fit, and why.
type Unfit = (ImportField, &'static Kind);

/// What a row would do to the memberships of its person.
fn membership(
    told: &MemberRow,
    theirs: &[MembershipRow],
    facts: &Facts,
    today: NaiveDate,
) -> Result<ToMembership, Unfit> {
    if !told.is_told() {
        return Ok(ToMembership::Nothing);
    }
    let unit = match &told.unit {
        None => None,
        Some(named) => {
            let unknown = || (ImportField::Unit, memberships::Refusal::UnitIsUnknown.kind());
            Some(*facts.units.get(named).ok_or_else(unknown)?)
        }
    };
    let begins_after = |row: &&MembershipRow| {
        let ends = row.tenure().ends;
        ends.zip(told.starts_on.and_then(|starts| starts.earliest()))
            .is_some_and(|(ends, starts)| ends.latest() < starts)
    };
    let Some(kept) = meant(told, theirs).filter(|kept| !begins_after(kept)) else {
        // Of whom no more is known than that he or she is a member, it is known since today.
        let starts_on = told.starts_on.or_else(|| PartialDate::from_bounds(None, today));
        return Ok(ToMembership::Admit(MemberRow { starts_on, ..told.clone() }));
    };
    if let (Some(told), Some(known)) = (told.number.as_deref(), kept.number.as_deref())
        && told != known
    {
        return Err((ImportField::Number, Flaw::HasAnotherNumber.kind()));
    }
    if told.starts_on.is_some_and(|starts| starts != kept.tenure().starts) {
        return Err((ImportField::StartsOn, Flaw::BeganOnAnotherDay.kind()));
    }
    if unit.is_some() && kept.unit_id.is_some() && unit != kept.unit_id {
        return Err((ImportField::Unit, Flaw::IsInAnotherUnit.kind()));
    }
    let is_complete =
        (told.number.is_none() || kept.number.is_some()) && (unit.is_none() || kept.unit_id.is_some());
    if is_complete {
        return Ok(ToMembership::Nothing);
    }
    Ok(ToMembership::Complete(Box::new(kept.clone()), told.clone()))
}

/// The membership a row means: the one with its number, else the one that began on its day, else the one that lasts,
/// else the last.
fn meant<'a>(told: &MemberRow, theirs: &'a [MembershipRow]) -> Option<&'a MembershipRow> {
    let is_numbered =
        |row: &&MembershipRow| told.number.is_some() && row.number.as_deref() == told.number.as_deref();
    let began_then = |row: &&MembershipRow| told.starts_on == Some(row.tenure().starts);
    let lasts = |row: &&MembershipRow| row.tenure().ends.is_none();
    let first = |is: &dyn Fn(&&MembershipRow) -> bool| theirs.iter().find(|row| is(row));
    first(&is_numbered).or_else(|| first(&began_then)).or_else(|| first(&lasts)).or_else(|| theirs.last())
}

/// Of whom a row is once those it tells of first are known.
pub(super) fn person_of(judged: &Judged) -> Option<PersonId> {
    match &judged.does {
        Does::This { meant: Meant::Somebody(id), .. } => Some(*id),
        _ => None,
    }
}
