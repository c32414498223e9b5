//! Who was merged into whom, and whose duplicates are still to be looked for, in the database.
use diesel::prelude::*;

use crate::db::{AnyConnection, Tx, duplicate_keys, duplicate_pairs, merges, unscanned_persons};
use crate::error::Result;
use crate::on_each;

use super::super::model::PersonId;

/// How many one statement marks.
const AT_ONCE: usize = 1_000;

/// Whose record took this person's in, if one did.
pub(super) fn taken_in_by(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<PersonId>> {
    let into = merges::table
        .filter(merges::other_id.eq(id))
        .filter(merges::reversed_at.is_null())
        .select(merges::person_id);
    Ok(on_each!(&mut *tx.conn, conn => into.first(conn).optional())?)
}

/// Whose record took each of these persons' in, of those whose was taken in.
pub(super) fn all_taken_in_by(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<(PersonId, PersonId)>> {
    let into = merges::table.filter(merges::other_id.eq_any(ids)).filter(merges::reversed_at.is_null());
    Ok(into.select((merges::other_id, merges::person_id)).load(tx.conn)?)
}

/// Whose records any of these persons took in.
pub(super) fn all_taken_in_of(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<PersonId>> {
    let from = merges::table.filter(merges::person_id.eq_any(ids)).filter(merges::reversed_at.is_null());
    Ok(from.select(merges::other_id).load(tx.conn)?)
}

/// Says that this person's duplicates are to be looked for anew.
pub(in crate::persons) fn mark(conn: &mut AnyConnection, person: PersonId) -> Result<()> {
    let row = (unscanned_persons::person_id.eq(person), unscanned_persons::step.eq(0_i64));
    on_each!(conn, conn => diesel::insert_into(unscanned_persons::table)
        .values(row)
        .on_conflict(unscanned_persons::person_id)
        .do_update()
        .set(unscanned_persons::step.eq(0_i64))
        .execute(conn))?;
    Ok(())
}

/// Says the same of many; whoever waits to be compared begins anew.
pub(in crate::persons) fn mark_all(conn: &mut AnyConnection, persons: &[PersonId]) -> Result<()> {
    let mut persons: Vec<PersonId> = persons.to_vec();
    // One statement touches no row twice.
    persons.sort_unstable();
    persons.dedup();
    for some in persons.chunks(AT_ONCE) {
        let row =
            |person: &PersonId| (unscanned_persons::person_id.eq(*person), unscanned_persons::step.eq(0_i64));
        let rows: Vec<_> = some.iter().map(row).collect();
        match conn {
            AnyConnection::Sqlite(_) => some.iter().try_for_each(|person| mark(conn, *person))?,
            AnyConnection::Postgres(conn) => {
                diesel::insert_into(unscanned_persons::table)
                    .values(rows)
                    .on_conflict(unscanned_persons::person_id)
                    .do_update()
                    .set(unscanned_persons::step.eq(0_i64))
                    .execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Forgets by what a person is compared, and who was taken for him or her; what was dismissed stays so, should the
/// person come back.
pub(in crate::persons) fn forget(conn: &mut AnyConnection, person: PersonId) -> Result<()> {
    let waiting = unscanned_persons::table.find(person);
    on_each!(&mut *conn, conn => diesel::delete(waiting).execute(conn))?;
    let keys = duplicate_keys::table.filter(duplicate_keys::person_id.eq(person));
    on_each!(&mut *conn, conn => diesel::delete(keys).execute(conn))?;
    let open = || duplicate_pairs::table.filter(duplicate_pairs::state.eq("open"));
    let first = open().filter(duplicate_pairs::person_id.eq(person));
    on_each!(&mut *conn, conn => diesel::delete(first).execute(conn))?;
    let second = open().filter(duplicate_pairs::other_id.eq(person));
    on_each!(&mut *conn, conn => diesel::delete(second).execute(conn))?;
    Ok(())
}
