//! Digests of whoever was refused or put out, in the database.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::db::{AnyConnection, Tx, applicant_marks, applications};
use crate::error::Result;
use crate::persons::PersonId;

use super::model::{Digest, MarkKind, MemoryId};

/// How many digests one statement names.
const AT_ONCE: usize = 500;

/// Whether anything is remembered of anybody.
pub(super) fn has_any(tx: &mut Tx<'_>) -> Result<bool> {
    let first: Option<MemoryId> =
        applicant_marks::table.select(applicant_marks::memory_id).limit(1).first(tx.conn).optional()?;
    Ok(first.is_some())
}

/// Those of one memory.
pub(super) fn of(tx: &mut Tx<'_>, id: MemoryId) -> Result<Vec<Digest>> {
    let own = applicant_marks::table.filter(applicant_marks::memory_id.eq(id));
    Ok(own.select(Digest::as_select()).load(tx.conn)?)
}

/// Those of these digests that count on `day`.
pub(super) fn counting(tx: &mut Tx<'_>, digests: &[Vec<u8>], day: NaiveDate) -> Result<Vec<Digest>> {
    let mut found = Vec::new();
    for some in digests.chunks(AT_ONCE) {
        let counting = applicant_marks::table
            .filter(applicant_marks::mark.eq_any(some))
            .filter(applicant_marks::counts_until.is_null().or(applicant_marks::counts_until.gt(day)));
        found.append(&mut counting.select(Digest::as_select()).load(tx.conn)?);
    }
    Ok(found)
}

/// Those of these memories of which the day of birth is known.
pub(super) fn dated(tx: &mut Tx<'_>, ids: &[MemoryId]) -> Result<Vec<MemoryId>> {
    let dated = applicant_marks::table
        .filter(applicant_marks::memory_id.eq_any(ids))
        .filter(applicant_marks::kind.eq(MarkKind::NameAndBirth));
    Ok(dated.select(applicant_marks::memory_id).distinct().load(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, marks: &[Digest]) -> Result<()> {
    match &mut *tx.conn {
        AnyConnection::Sqlite(conn) => {
            for mark in marks {
                diesel::insert_into(applicant_marks::table).values(mark.clone()).execute(conn)?;
            }
        }
        AnyConnection::Postgres(conn) => {
            for some in marks.chunks(AT_ONCE) {
                diesel::insert_into(applicant_marks::table).values(some.to_vec()).execute(conn)?;
            }
        }
    }
    Ok(())
}

pub(super) fn delete(tx: &mut Tx<'_>, id: MemoryId) -> Result<()> {
    diesel::delete(applicant_marks::table.filter(applicant_marks::memory_id.eq(id))).execute(tx.conn)?;
    Ok(())
}

/// Takes those out that count no more on `day`.
pub(super) fn delete_over(tx: &mut Tx<'_>, day: NaiveDate) -> Result<usize> {
    let over = applicant_marks::table.filter(applicant_marks::counts_until.le(day));
    Ok(diesel::delete(over).execute(tx.conn)?)
}

/// Those of these persons of whom an application on record was refused for good.
pub(super) fn banned(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<PersonId>> {
    let mut found = Vec::new();
    for some in persons.chunks(AT_ONCE) {
        let banned = applications::table
            .filter(applications::person_id.eq_any(some))
            .filter(applications::banned.eq(true));
        found.append(&mut banned.select(applications::person_id).distinct().load(tx.conn)?);
    }
    Ok(found)
}
