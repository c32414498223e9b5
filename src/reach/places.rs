//! Where things are: the territories they lie in, the bodies they hang on, the person they tell of.
use diesel::prelude::*;
use uuid::Uuid;

use crate::access::{Object, Place};
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::{
    AnyId, Tx, actions, acts, agenda_items, application_forms, applications, appointments, attendances,
    decisions, elections, empowerments, institutions, interventions, invitations, legal_tasks, mandates,
    meetings, memberships, persons, positions, programmes, proposals,
};
use crate::error::Result;
use crate::http::Named as _;
use crate::on_each;
use crate::persons::PersonId;
use crate::territory;

/// Where the object is that an address names, if there is one.
pub(super) fn of(tx: &mut Tx<'_>, object: Object, named: &str) -> Result<Option<Place>> {
    if object == Object::Body {
        return match BodyRef::named(named) {
            Some(body) => of_body(tx, &body),
            None => Ok(None),
        };
    }
    let Some(id) = AnyId::named(named) else { return Ok(None) };
    match object {
        Object::Person => of_person(tx, id.0.into()),
        Object::Membership => of_membership(tx, id),
        Object::Mandate => of_mandate(tx, id),
        Object::Act => of_act(tx, id),
        Object::Application => of_application(tx, id),
        Object::ApplicationForm => of_form(tx, id),
        hung => match body_of(tx, hung, id)? {
            Some(body) => of_body(tx, &body.into()),
            None => Ok(None),
        },
    }
}

/// The person a thing tells of: the person, or whose membership, mandate, application, appointment, attendance, invitation, words or proposal it is.
pub(super) fn person_of(tx: &mut Tx<'_>, object: Object, named: &str) -> Result<Option<Uuid>> {
    let Some(id) = AnyId::named(named) else { return Ok(None) };
    macro_rules! told_by {
        ($table:ident, $person:ident) => {{
            let found = $table::table.filter($table::id.eq(id)).select($table::$person.nullable());
            let person: Option<Option<PersonId>> =
                on_each!(&mut *tx.conn, conn => found.get_result(conn).optional())?;
            person.flatten().map(|person| person.0)
        }};
    }
    Ok(match object {
        Object::Person => Some(id.0),
        Object::Membership => told_by!(memberships, person_id),
        Object::Mandate => told_by!(mandates, person_id),
        Object::Application => told_by!(applications, person_id),
        Object::Appointment => told_by!(appointments, person_id),
        Object::Attendance => told_by!(attendances, person_id),
        Object::Invitation => told_by!(invitations, person_id),
        Object::Intervention => told_by!(interventions, speaker_id),
        Object::Proposal => told_by!(proposals, proposed_by),
        Object::Body
        | Object::Position
        | Object::Meeting
        | Object::AgendaItem
        | Object::Decision
        | Object::Election
        | Object::Programme
        | Object::Empowerment
        | Object::Action
        | Object::LegalTask
        | Object::Act
        | Object::ApplicationForm => None,
    })
}

/// The body that something hangs on.
fn body_of(tx: &mut Tx<'_>, object: Object, id: AnyId) -> Result<Option<BodyId>> {
    macro_rules! hanging {
        ($table:ident) => {{
            let found = $table::table.filter($table::id.eq(id)).select($table::body_id);
            on_each!(&mut *tx.conn, conn => found.get_result(conn).optional())?
        }};
    }
    macro_rules! of_a_meeting {
        ($table:ident) => {{
            let found = $table::table.filter($table::id.eq(id)).select($table::meeting_id);
            let meeting: Option<AnyId> = on_each!(&mut *tx.conn, conn => found.get_result(conn).optional())?;
            match meeting {
                Some(meeting) => body_of(tx, Object::Meeting, meeting)?,
                None => None,
            }
        }};
    }
    Ok(match object {
        Object::Position => hanging!(positions),
        Object::Appointment => hanging!(appointments),
        Object::Meeting => hanging!(meetings),
        Object::Decision => hanging!(decisions),
        Object::Election => hanging!(elections),
        Object::Programme => hanging!(programmes),
        Object::Empowerment => hanging!(empowerments),
        Object::Action => hanging!(actions),
        Object::LegalTask => hanging!(legal_tasks),
        Object::AgendaItem => of_a_meeting!(agenda_items),
        Object::Attendance => of_a_meeting!(attendances),
        Object::Invitation => of_a_meeting!(invitations),
        Object::Intervention => of_a_meeting!(interventions),
        Object::Proposal => of_a_meeting!(proposals),
        Object::Body
        | Object::Act
        | Object::Person
        | Object::Membership
        | Object::Mandate
        | Object::Application
        | Object::ApplicationForm => None,
    })
}

/// Where a body is today.
pub(super) fn of_body(tx: &mut Tx<'_>, body: &BodyRef) -> Result<Option<Place>> {
    let today = tx.today;
    let found = match bodies::find(tx, body) {
        Err(problem) if problem.is_not_found() => return Ok(None),
        found => found?,
    };
    let id = found.id;
    let settled = match found.stands_from {
        Some(from) if today < from => tx.on(today, |tx| bodies::brief(tx, &[id]))?.pop().unwrap_or(found),
        _ => found,
    };
    let line = line(tx, &settled.territory)?;
    Ok(Some(Place { lines: line.into_iter().collect(), bodies: vec![id.0], person: None }))
}

/// The codes from the country down to a territory, as it lies today.
pub(super) fn line(tx: &mut Tx<'_>, code: &str) -> Result<Option<String>> {
    let today = tx.today;
    match territory::place_on(tx, code, today) {
        Err(problem) if problem.is_not_found() => Ok(None),
        found => found.map(|place| Some(place.path)),
    }
}

/// Where a person is: where he or she lives, belongs and holds office today.
pub(super) fn of_person(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Place>> {
    let residence = persons::table.find(id).select(persons::residence);
    let residence: Option<Option<String>> =
        on_each!(&mut *tx.conn, conn => residence.get_result(conn).optional())?;
    let Some(residence) = residence else { return Ok(None) };
    let units = memberships::table
        .filter(memberships::person_id.eq(id))
        .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.ge(tx.today)))
        .select(memberships::unit_id);
    let units: Vec<Option<BodyId>> = on_each!(&mut *tx.conn, conn => units.load(conn))?;
    around(tx, id, residence, units.into_iter().flatten().collect()).map(Some)
}

/// The place of a person with a residence and these bodies, and those of the offices held today.
fn around(
    tx: &mut Tx<'_>,
    id: PersonId,
    residence: Option<String>,
    mut bodies: Vec<BodyId>,
) -> Result<Place> {
    let offices = appointments::table
        .filter(appointments::person_id.eq(id))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(tx.today)))
        .select(appointments::body_id);
    bodies.extend::<Vec<BodyId>>(on_each!(&mut *tx.conn, conn => offices.load(conn))?);
    bodies.sort_unstable();
    bodies.dedup();
    let mut place = Place { person: Some(id.0), ..Place::default() };
    if let Some(code) = residence {
        place.lines.extend(line(tx, &code)?);
    }
    for body in bodies {
        if let Some(there) = of_body(tx, &body.into())? {
            place.lines.extend(there.lines);
            place.bodies.extend(there.bodies);
        }
    }
    Ok(place)
}

/// Where a membership is: where its unit is, and where the person lives and holds office.
fn of_membership(tx: &mut Tx<'_>, id: AnyId) -> Result<Option<Place>> {
    let row = memberships::table
        .filter(memberships::id.eq(id))
        .select((memberships::person_id, memberships::unit_id));
    let row: Option<(PersonId, Option<BodyId>)> =
        on_each!(&mut *tx.conn, conn => row.get_result(conn).optional())?;
    let Some((person, unit)) = row else { return Ok(None) };
    let residence = persons::table.find(person).select(persons::residence);
    let residence: Option<Option<String>> =
        on_each!(&mut *tx.conn, conn => residence.get_result(conn).optional())?;
    around(tx, person, residence.flatten(), unit.into_iter().collect()).map(Some)
}

/// Where a mandate is: where its institution is, and where its holder is.
fn of_mandate(tx: &mut Tx<'_>, id: AnyId) -> Result<Option<Place>> {
    let row = mandates::table
        .inner_join(institutions::table.on(institutions::id.eq(mandates::institution_id)))
        .filter(mandates::id.eq(id))
        .select((mandates::person_id, institutions::territory));
    let row: Option<(PersonId, String)> = on_each!(&mut *tx.conn, conn => row.get_result(conn).optional())?;
    let Some((person, code)) = row else { return Ok(None) };
    let mut place = of_person(tx, person)?.unwrap_or_default();
    place.lines.extend(line(tx, &code)?);
    Ok(Some(place))
}

/// Where an act is: at its body, or at its territory.
fn of_act(tx: &mut Tx<'_>, id: AnyId) -> Result<Option<Place>> {
    let row = acts::table.filter(acts::id.eq(id)).select((acts::body_id, acts::territory));
    let row: Option<(Option<BodyId>, Option<String>)> =
        on_each!(&mut *tx.conn, conn => row.get_result(conn).optional())?;
    match row {
        None => Ok(None),
        Some((Some(body), _)) => of_body(tx, &body.into()),
        Some((None, code)) => {
            let line = code.map(|code| line(tx, &code)).transpose()?.flatten();
            Ok(Some(Place { lines: line.into_iter().collect(), ..Place::default() }))
        }
    }
}

/// Where an application is: where membership is asked for, and at the body that decides.
fn of_application(tx: &mut Tx<'_>, id: AnyId) -> Result<Option<Place>> {
    let row = applications::table.filter(applications::id.eq(id)).select((
        applications::territory,
        applications::unit_id,
        applications::body_id,
    ));
    let row: Option<(String, Option<BodyId>, Option<BodyId>)> =
        on_each!(&mut *tx.conn, conn => row.get_result(conn).optional())?;
    let Some((code, unit, body)) = row else { return Ok(None) };
    let mut place = Place { lines: line(tx, &code)?.into_iter().collect(), ..Place::default() };
    for body in unit.into_iter().chain(body) {
        if let Some(there) = of_body(tx, &body.into())? {
            place.lines.extend(there.lines);
            place.bodies.extend(there.bodies);
        }
    }
    Ok(Some(place))
}

/// Where an application form is: where membership is asked for.
fn of_form(tx: &mut Tx<'_>, id: AnyId) -> Result<Option<Place>> {
    let code =
        application_forms::table.filter(application_forms::id.eq(id)).select(application_forms::territory);
    let code: Option<String> = on_each!(&mut *tx.conn, conn => code.get_result(conn).optional())?;
    let Some(code) = code else { return Ok(None) };
    Ok(Some(Place { lines: line(tx, &code)?.into_iter().collect(), ..Place::default() }))
}
