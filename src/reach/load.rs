//! What somebody holds at the moment of a request.
use chrono::NaiveDate;
use diesel::prelude::*;

use crate::access::{AccountId, Granted, Holding, Holdings, Permissions, Principal, Scope, Title};
use crate::basis::AppointmentId;
use crate::bodies::{self, BodyId};
use crate::db::{
    MultiBackend, Tx, accounts, appointments, bodies as body_rows, grants, memberships, positions,
    territories,
};
use crate::error::Result;
use crate::on_each;
use crate::persons::{PersonId, Standing as Word};
use crate::statutes::document::Over;
use crate::statutes::{self, Document};

use super::given::given;
use super::grantors::reckoned;
use super::resting::Titles;
use super::rules::{Days, Standing, standing};

/// What somebody holds, and how he or she stands.
#[derive(Debug, Clone)]
pub struct Held {
    /// What is held.
    pub holdings: Holdings,
    /// What was given and is not held: whoever gave it does not hold it any more.
    pub lapsed: Holdings,
    /// Whether it would be more if he or she were a member in good standing.
    pub is_apart: bool,
}

/// What a principal holds at the moment of the request.
pub fn held(tx: &mut Tx<'_>, principal: Principal) -> Result<Held> {
    let (titles, is_apart) = titles(tx, principal)?;
    let (holdings, lapsed) = reckoned(tx, principal, titles)?;
    Ok(Held { holdings, lapsed, is_apart })
}

/// What the caller holds, where what its account is granted is known already.
pub fn held_with(tx: &mut Tx<'_>, granted: Vec<Granted>) -> Result<Holdings> {
    match tx.actor.principal {
        account @ Principal::Account(_) => {
            let titles = in_force(tx, granted)?;
            Ok(reckoned(tx, account, titles)?.0)
        }
        other => Ok(held(tx, other)?.holdings),
    }
}

/// By what titles a principal holds something, and whether it would be more for a member in good standing.
pub(super) fn titles(tx: &mut Tx<'_>, principal: Principal) -> Result<(Titles, bool)> {
    match principal {
        Principal::System => {
            let own = Holdings::everything(Title::Service).0;
            Ok((Titles { own, resting: Vec::new() }, false))
        }
        Principal::Account(account) => {
            let rows = granted_to_app(tx, account)?;
            Ok((in_force(tx, rows)?, false))
        }
        Principal::Person(person) => of_person(tx, person),
    }
}

/// What those of these grants give that are in force.
fn in_force(tx: &mut Tx<'_>, mut grants: Vec<Granted>) -> Result<Titles> {
    grants.retain(|grant| grant.is_in_force(tx.today, tx.now));
    given(tx, grants)
}

fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<(Titles, bool)> {
    let today = tx.today;
    let stands = standing(&memberships_of(tx, person)?, today);
    if stands == Standing::Apart {
        return Ok((Titles::default(), true));
    }
    let mut own = Vec::new();
    if stands == Standing::Member {
        let statutes = statutes::in_force(tx, today)?;
        of_member(&statutes, person, &mut own);
        for office in offices(tx, person)? {
            own.extend(by_office(tx, &statutes, &office)?);
        }
    }
    let rows = granted_to(tx, person)?;
    let mut titles = in_force(tx, rows)?;
    titles.own.splice(0..0, own);
    Ok((titles, stands != Standing::Member))
}

fn granted_to_app(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Granted>> {
    let open = grants::table
        .inner_join(accounts::table.on(accounts::id.nullable().eq(grants::account_id)))
        .filter(grants::account_id.eq(account))
        .filter(accounts::closed_at.is_null())
        .filter(grants::revoked_at.is_null());
    Ok(on_each!(&mut *tx.conn, conn => open.select(Granted::as_select()).load(conn))?)
}

fn granted_to(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Granted>> {
    let own = grants::table.filter(grants::person_id.eq(person)).filter(grants::revoked_at.is_null());
    Ok(on_each!(&mut *tx.conn, conn => own.select(Granted::as_select()).load(conn))?)
}

/// Everything a principal holds by office or grant, or may come to: what those give that are not over, begun or not,
/// however a person stands and whatever their givers hold.
pub(super) fn carried(tx: &mut Tx<'_>, principal: Principal) -> Result<Vec<Holding>> {
    let mut found = Vec::new();
    let mut rows = match principal {
        Principal::System => return Ok(Holdings::everything(Title::Service).0),
        Principal::Account(account) => granted_to_app(tx, account)?,
        Principal::Person(person) => {
            let today = tx.today;
            let statutes = statutes::in_force(tx, today)?;
            for office in offices(tx, person)? {
                found.extend(given_by(tx, &statutes, &office)?);
            }
            granted_to(tx, person)?
        }
    };
    rows.retain(|grant| !grant.is_over(tx.today, tx.now));
    let titles = given(tx, rows)?;
    found.extend(titles.own);
    found.extend(titles.resting.into_iter().map(|resting| resting.holding));
    Ok(found)
}

/// What every member may do with his or her own record.
fn of_member(statutes: &Document, person: PersonId, found: &mut Vec<Holding>) {
    let permissions: Permissions = statutes.membership.grants.iter().copied().collect();
    if permissions != Permissions::default() {
        found.push(Holding { permissions, scope: Scope::Person(person.0), title: Title::Membership });
    }
}

/// A membership as it is kept: its standing, and its days.
type MembershipDays = (Word, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

fn memberships_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(bool, Days)>> {
    let all = memberships::table.filter(memberships::person_id.eq(person)).select((
        memberships::standing,
        memberships::starts_latest,
        memberships::ends_earliest,
        memberships::ends_latest,
    ));
    let rows: Vec<MembershipDays> = on_each!(&mut *tx.conn, conn => all.load(conn))?;
    let days = |(standing, starts_latest, ends_earliest, ends_latest): MembershipDays| {
        (standing == Word::Suspended, Days { starts_latest, ends_earliest, ends_latest })
    };
    Ok(rows.into_iter().map(days).collect())
}

/// An appointment, with its position and its body, as far as rights go by them.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = appointments, check_for_backend(MultiBackend))]
struct AppointmentRow {
    id: AppointmentId,
    person_id: PersonId,
    starts_latest: NaiveDate,
    ends_earliest: Option<NaiveDate>,
    ends_latest: Option<NaiveDate>,
}

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = body_rows, check_for_backend(MultiBackend))]
struct BodyRow {
    id: BodyId,
    territory: String,
    province: Option<String>,
    starts_latest: NaiveDate,
    ends_earliest: Option<NaiveDate>,
    ends_latest: Option<NaiveDate>,
    stands_from: Option<NaiveDate>,
}

type Office = (AppointmentRow, String, BodyRow);

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

fn offices(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Office>> {
    let held = offices!()
        .filter(appointments::person_id.eq(person))
        .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge(tx.today)));
    Ok(on_each!(&mut *tx.conn, conn => held.select(office!()).load(conn))?)
}

/// What an office gives, if it is held on this day, in a body that is there: over that body alone, and around it.
fn by_office(tx: &mut Tx<'_>, statutes: &Document, office: &Office) -> Result<Vec<Holding>> {
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
fn given_by(tx: &mut Tx<'_>, statutes: &Document, office: &Office) -> Result<Vec<Holding>> {
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
pub(super) fn whole(tx: &mut Tx<'_>, code: String) -> Result<Scope> {
    let root = territories::table.find(&code).select(territories::parent.is_null());
    let is_root: Option<bool> = on_each!(&mut *tx.conn, conn => root.get_result(conn).optional())?;
    Ok(if is_root == Some(true) { Scope::Party } else { Scope::Territory(code) })
}

/// What an appointment gives at this moment, if it is in force and its holder in good standing.
pub fn office(tx: &mut Tx<'_>, appointment: AppointmentId) -> Result<Vec<Holding>> {
    let one = offices!().filter(appointments::id.eq(appointment));
    let office: Option<Office> =
        on_each!(&mut *tx.conn, conn => one.select(office!()).get_result(conn).optional())?;
    let Some(office) = office else { return Ok(Vec::new()) };
    let today = tx.today;
    if standing(&memberships_of(tx, office.0.person_id)?, today) != Standing::Member {
        return Ok(Vec::new());
    }
    let statutes = statutes::in_force(tx, today)?;
    by_office(tx, &statutes, &office)
}
