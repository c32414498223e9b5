//! What names a person, wherever it is, and what of two persons cannot be one's.
use diesel::dsl::exists;
use diesel::prelude::*;
use diesel::sql_types::{Nullable, Text};
use uuid::Uuid;

use crate::db::{AnyId, Guid, Instant, Tx, identities, national_ids, talents, tokens};
use crate::error::Result;
use crate::on_each;
use crate::persons::PersonId;

use super::super::model::{Conflict, Form, Place, States};

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Guid)]
    id: AnyId,
}

#[derive(QueryableByName)]
struct Held {
    #[diesel(sql_type = Nullable<Guid>)]
    holder: Option<PersonId>,
}

#[derive(QueryableByName)]
struct Written {
    #[diesel(sql_type = Nullable<Text>)]
    holder: Option<String>,
}

fn principal(person: PersonId) -> String {
    format!("person:{person}")
}

/// The things that name a person in this place.
fn naming(tx: &mut Tx<'_>, place: &Place, person: PersonId) -> Result<Vec<Uuid>> {
    let sql = format!("SELECT id FROM {} WHERE {} = $1 ORDER BY id", place.table, place.column);
    let query = diesel::sql_query(sql);
    let found: Vec<Named> = match place.form {
        Form::Id => on_each!(&mut *tx.conn, conn => query.bind::<Guid, _>(person).load(conn))?,
        Form::Principal => {
            on_each!(&mut *tx.conn, conn => query.bind::<Text, _>(principal(person)).load(conn))?
        }
    };
    Ok(found.into_iter().map(|named| named.id.0).collect())
}

/// Lets everything in this place that names one person name another; answers what that was.
pub(in crate::duplicates) fn move_all(
    tx: &mut Tx<'_>,
    place: &Place,
    from: PersonId,
    to: PersonId,
) -> Result<Vec<Uuid>> {
    let named = naming(tx, place, from)?;
    for id in &named {
        move_one(tx, place, *id, to)?;
    }
    Ok(named)
}

/// Lets one thing in this place name that person.
pub(in crate::duplicates) fn move_one(tx: &mut Tx<'_>, place: &Place, id: Uuid, to: PersonId) -> Result<()> {
    let (now, id) = (tx.now, AnyId(id));
    let (table, column) = (place.table, place.column);
    let counts = if place.states == States::Counted { ", version = version + 1" } else { "" };
    // SQLite numbers parameters as they come.
    let sql = match place.states {
        States::One => format!("UPDATE {table} SET {column} = $1 WHERE id = $2"),
        _ => format!("UPDATE {table} SET {column} = $1{counts}, updated_at = $2 WHERE id = $3"),
    };
    let query = diesel::sql_query(sql);
    match (place.form, place.states) {
        (Form::Id, States::One) => on_each!(&mut *tx.conn, conn => query
            .bind::<Guid, _>(to).bind::<Guid, _>(id).execute(conn))?,
        (Form::Id, _) => on_each!(&mut *tx.conn, conn => query
            .bind::<Guid, _>(to).bind::<Instant, _>(now).bind::<Guid, _>(id).execute(conn))?,
        (Form::Principal, States::One) => on_each!(&mut *tx.conn, conn => query
            .bind::<Text, _>(principal(to)).bind::<Guid, _>(id).execute(conn))?,
        (Form::Principal, _) => on_each!(&mut *tx.conn, conn => query
            .bind::<Text, _>(principal(to)).bind::<Instant, _>(now).bind::<Guid, _>(id).execute(conn))?,
    };
    Ok(())
}

/// Whether a thing in this place names that person; nothing where the thing is gone.
pub(in crate::duplicates) fn names(
    tx: &mut Tx<'_>,
    place: &Place,
    id: Uuid,
    person: PersonId,
) -> Result<Option<bool>> {
    let sql = format!("SELECT {} AS holder FROM {} WHERE id = $1", place.column, place.table);
    let query = diesel::sql_query(sql).bind::<Guid, _>(AnyId(id));
    Ok(match place.form {
        Form::Id => {
            let found: Option<Held> = on_each!(&mut *tx.conn, conn => query.get_result(conn).optional())?;
            found.map(|found| found.holder == Some(person))
        }
        Form::Principal => {
            let found: Option<Written> = on_each!(&mut *tx.conn, conn => query.get_result(conn).optional())?;
            found.map(|found| found.holder == Some(principal(person)))
        }
    })
}

/// Whether this person has let the party know what he or she can do.
pub(in crate::duplicates) fn has_skills(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let kept = talents::table.filter(talents::person_id.eq(person));
    Ok(diesel::select(exists(kept)).get_result(tx.conn)?)
}

/// Whether the national id of this person is kept.
pub(in crate::duplicates) fn has_a_national_id(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let kept = national_ids::table.filter(national_ids::person_id.eq(person));
    Ok(diesel::select(exists(kept)).get_result(tx.conn)?)
}

/// Whether somebody signs on as this person, or might: a token that was not revoked, or an identity.
pub(in crate::duplicates) fn signs_on(tx: &mut Tx<'_>, person: PersonId) -> Result<bool> {
    let tokens = tokens::table.filter(tokens::person_id.eq(person)).filter(tokens::revoked_at.is_null());
    let identities = identities::table.filter(identities::person_id.eq(person));
    let has_a_token: bool = diesel::select(exists(tokens)).get_result(tx.conn)?;
    let has_an_identity: bool = diesel::select(exists(identities)).get_result(tx.conn)?;
    Ok(has_a_token || has_an_identity)
}

/// What of two persons is looked for that cannot be one's, each with where it is told.
const OBSTACLES: [(Conflict, &str, &str); 15] = [
    (
        Conflict::Memberships,
        "/v1/memberships/",
        "SELECT a.id FROM memberships a JOIN memberships b ON a.held_from <= b.held_to AND a.held_to >= b.held_from \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Seats,
        "/v1/appointments/",
        "SELECT a.id FROM appointments a JOIN appointments b ON a.position_id = b.position_id \
         AND a.held_from <= b.held_to AND a.held_to >= b.held_from \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Mandates,
        "/v1/mandates/",
        "SELECT a.id FROM mandates a JOIN mandates b ON a.institution_id = b.institution_id \
         AND a.held_from <= b.held_to AND a.held_to >= b.held_from \
         AND a.verification <> 'false' AND b.verification <> 'false' \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Attendances,
        "/v1/attendances/",
        "SELECT a.id FROM attendances a JOIN attendances b ON a.meeting_id = b.meeting_id \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Attendances,
        "/v1/attendances/",
        "SELECT a.id FROM attendances a JOIN attendances b ON a.meeting_id = b.meeting_id \
         WHERE a.substitutes_id = $1 AND b.substitutes_id = $2 AND a.substitute_votes AND b.substitute_votes \
         ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Attendances,
        "/v1/attendances/",
        "SELECT a.id FROM attendances a WHERE a.person_id = $1 AND a.substitutes_id = $2 ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Attendances,
        "/v1/invitations/",
        "SELECT a.id FROM invitations a JOIN invitations b ON a.convocation_id = b.convocation_id \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Applications,
        "/v1/applications/",
        "SELECT a.id FROM applications a JOIN applications b \
         ON a.state IN ('received', 'complete', 'assigned', 'appealed') \
         AND b.state IN ('received', 'complete', 'assigned', 'appealed') \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.id LIMIT 1",
    ),
    (
        Conflict::Votes,
        "/v1/applications/",
        "SELECT a.application_id AS id FROM application_votes a JOIN application_votes b \
         ON a.application_id = b.application_id AND a.round = b.round \
         WHERE a.voter_id = $1 AND b.voter_id = $2 ORDER BY a.application_id LIMIT 1",
    ),
    (
        Conflict::Votes,
        "/v1/applications/",
        "SELECT application_id AS id FROM application_votes \
         WHERE person_id = $1 AND voter_id = $2 ORDER BY application_id LIMIT 1",
    ),
    (
        Conflict::Votes,
        "/v1/decisions/",
        "SELECT a.decision_id AS id FROM decision_votes a JOIN decision_votes b ON a.decision_id = b.decision_id \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.decision_id LIMIT 1",
    ),
    (
        Conflict::Votes,
        "/v1/elections/",
        "SELECT a.election_id AS id FROM candidates a JOIN candidates b ON a.election_id = b.election_id \
         AND a.withdrawn_at IS NULL AND b.withdrawn_at IS NULL \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.election_id LIMIT 1",
    ),
    (
        Conflict::Votes,
        "/v1/elections/",
        "SELECT a.election_id AS id FROM election_readings a JOIN election_readings b \
         ON a.election_id = b.election_id AND a.round = b.round \
         WHERE a.person_id = $1 AND b.person_id = $2 ORDER BY a.election_id LIMIT 1",
    ),
    (
        Conflict::RecusedFromEachOther,
        "/v1/access/recusals/",
        "SELECT id FROM recusals WHERE person_id = $1 AND about = $2 ORDER BY id LIMIT 1",
    ),
    (
        Conflict::Recusals,
        "/v1/access/recusals/",
        "SELECT a.id FROM recusals a JOIN recusals b ON a.revoked_at IS NULL AND b.revoked_at IS NULL \
         WHERE (a.person_id = $1 AND b.person_id = $2 AND a.about = b.about) \
         OR (a.about = $1 AND b.about = $2 AND a.person_id = b.person_id) ORDER BY a.id LIMIT 1",
    ),
];

/// The first thing of two persons that cannot be one's, and where it is.
pub(in crate::duplicates) fn obstacle(
    tx: &mut Tx<'_>,
    person: PersonId,
    other: PersonId,
) -> Result<Option<(Conflict, String)>> {
    for (conflict, path, sql) in OBSTACLES {
        // Each is asked of both, one way round and the other.
        for (one, two) in [(person, other), (other, person)] {
            let query = diesel::sql_query(sql).bind::<Guid, _>(one).bind::<Guid, _>(two);
            let found: Option<Named> = on_each!(&mut *tx.conn, conn => query.get_result(conn).optional())?;
            if let Some(found) = found {
                return Ok(Some((conflict, format!("{path}{}", found.id.0))));
            }
        }
    }
    Ok(None)
}
