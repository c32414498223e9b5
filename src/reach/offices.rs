//! What the offices somebody holds give, by what the statutes of today say of their positions.
use chrono::NaiveDate;
use diesel::dsl::{exists, not};
use diesel::prelude::*;

use crate::access::{Holding, Permissions, Scope, Title};
use crate::basis::AppointmentId;
use crate::bodies::{self, BodyId};
use crate::db::{
    MultiBackend, Tx, appointments, bodies as body_rows, office_freezes, positions, territories,
};
use crate::error::Result;
use crate::on_each;
use crate::persons::PersonId;
use crate::statutes::document::Over;
use crate::statutes::{self, Document};

use super::load::memberships_of;
use super::rules::{Days, Standing, standing};

/// An appointment, with its position and its body, as far as rights go by them.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = appointments, check_for_backend(MultiBackend))]
pub(super) struct AppointmentRow {
    id: AppointmentId,
    person_id: PersonId,
    starts_latest: NaiveDate,
    ends_earliest: Option<NaiveDate>,
    ends_latest: Option<NaiveDate>,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = body_rows, check_for_backend(MultiBackend))]
pub(super) struct BodyRow {
    id: BodyId,
    territory: String,
    province: Option<String>,
    starts_latest: NaiveDate,
    ends_earliest: Option<NaiveDate>,
    ends_latest: Option<NaiveDate>,
    stands_from: Option<NaiveDate>,
}

/// An appointment, the type of its position, and its body.
pub(super) type Office = (AppointmentRow, String, BodyRow);

/// Appointments with what they are to.
macro_rules! offices {
    () => {
        appointments::table
            .inner_join(positions::table.on(positions::id.eq(appointments::position_id)))
            .inner_join(body_rows::table.on(body_rows::id.eq(appointments::body_id)))
    };
}

macro_rules! office {
    () => {
        (AppointmentRow::as_select(), positions::type_code, BodyRow::as_select())
    };
}

/// The offices somebody has that are not over.
pub(super) fn offices(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Office>> {
    let held = offices!()
        .filter(appointments::person_id.eq(person))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(tx.today)));
    Ok(on_each!(&mut *tx.conn, conn => held.select(office!()).load(conn))?)
}

/// Whether nothing freezes this office today, by itself or with all that its holder has.
macro_rules! is_not_frozen {
    ($today:expr) => {
        not(exists(
            office_freezes::table
                .filter(office_freezes::person_id.eq(appointments::person_id))
                .filter(
                    office_freezes::appointment_id
                        .is_null()
                        .or(office_freezes::appointment_id.eq(appointments::id.nullable())),
                )
                .filter(office_freezes::starts_on.le($today))
                .filter(office_freezes::ends_on.ge($today)),
        ))
    };
}

/// The same of which nothing is frozen today.
pub(super) fn offices_in_use(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Office>> {
    let held = offices!()
        .filter(appointments::person_id.eq(person))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(tx.today)))
        .filter(is_not_frozen!(tx.today));
    Ok(on_each!(&mut *tx.conn, conn => held.select(office!()).load(conn))?)
}

/// What an office gives, if it is held on this day, in a body that is there: over that body alone, and around it.
pub(super) fn by_office(tx: &mut Tx<'_>, statutes: &Document, office: &Office) -> Result<Vec<Holding>> {
    let (appointment, _, body) = office;
    let held = Days {
        starts_latest: appointment.starts_latest,
        ends_earliest: appointment.ends_earliest,
        ends_latest: appointment.ends_latest,
    };
    let there = Days {
        starts_latest: body.starts_latest,
        ends_earliest: body.ends_earliest,
        ends_latest: body.ends_latest,
    };
    let is_held = held.certainly_have(tx.today) && there.certainly_have(tx.today);
    if is_held { given_by(tx, statutes, office) } else { Ok(Vec::new()) }
}

/// What an office gives whoever holds it.
pub(super) fn given_by(tx: &mut Tx<'_>, statutes: &Document, office: &Office) -> Result<Vec<Holding>> {
    let (appointment, position_type, body) = office;
    let mut found = Vec::new();
    for over in [Over::Body, Over::Territory] {
        let granted = statutes.granted_by(position_type).filter(|(_, far)| *far == over);
        let permissions: Permissions = granted.map(|(permission, _)| permission).collect();
        if permissions == Permissions::default() {
            continue;
        }
        let scope = match over {
            Over::Body => Scope::Body(body.id.0),
            Over::Territory => around(tx, body)?,
        };
        found.push(Holding { permissions, scope, title: Title::Office(appointment.id.0) });
    }
    Ok(found)
}

/// The territory a body stands at today; the whole party, where that is the country.
fn around(tx: &mut Tx<'_>, body: &BodyRow) -> Result<Scope> {
    let today = tx.today;
    let mut code = body.territory.clone();
    if body.stands_from.is_some_and(|from| today < from)
        && let Some(then) = tx.on(today, |tx| bodies::brief(tx, &[body.id]))?.pop()
    {
        code = then.territory;
    } else if body.province.is_some() {
        return Ok(Scope::Territory(code));
    }
    whole(tx, code)
}

/// A territory as a scope.
fn whole(tx: &mut Tx<'_>, code: String) -> Result<Scope> {
    let root = territories::table.find(&code).select(territories::parent.is_null());
    let is_root: Option<bool> = on_each!(&mut *tx.conn, conn => root.get_result(conn).optional())?;
    Ok(if is_root == Some(true) { Scope::Party } else { Scope::Territory(code) })
}

/// What an appointment gives at this moment, if it is in force and its holder in good standing.
pub fn office(tx: &mut Tx<'_>, appointment: AppointmentId) -> Result<Vec<Holding>> {
    Ok(held_by(tx, appointment)?.map(|(_, gives)| gives).unwrap_or_default())
}

/// The same, with the holder.
pub(super) fn held_by(
    tx: &mut Tx<'_>,
    appointment: AppointmentId,
) -> Result<Option<(PersonId, Vec<Holding>)>> {
    let one = offices!().filter(appointments::id.eq(appointment)).filter(is_not_frozen!(tx.today));
    let office: Option<Office> =
        on_each!(&mut *tx.conn, conn => one.select(office!()).get_result(conn).optional())?;
    let Some(office) = office else { return Ok(None) };
    let (today, holder) = (tx.today, office.0.person_id);
    if standing(&memberships_of(tx, holder)?, today) != Standing::Member {
        return Ok(None);
    }
    let statutes = statutes::in_force(tx, today)?;
    by_office(tx, &statutes, &office).map(|gives| Some((holder, gives)))
}
