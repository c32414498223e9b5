//! What somebody holds at the moment of a request.
use chrono::NaiveDate;
use diesel::prelude::*;
use uuid::Uuid;

use crate::access::{AccountId, Effect, Granted, Holding, Holdings, Permissions, Principal, Scope, Title};
use crate::db::{Tx, accounts, grants, membership_standings, memberships, recusals};
use crate::error::Result;
use crate::on_each;
use crate::persons::{PersonId, Standing as Word};
use crate::statutes::{self, Document};

use super::given::given;
use super::grantors::{Reckoned, reckoned};
use super::offices::{by_office, given_by, offices, offices_in_use};
use super::resting::Titles;
use super::rules::{Days, Standing, standing};

/// What somebody holds, and how he or she stands.
#[derive(Debug, Clone)]
pub struct Held {
    /// What is held.
    pub holdings: Holdings,
    /// What was given or taken and is not held: whoever gave it does not hold it any more, or whoever took it might not now.
    pub lapsed: Holdings,
    /// In whose stead it is held: oneself, those who gave it, and those of whose office it is lent.
    pub persons: Vec<PersonId>,
    /// Whether it would be more if he or she were a member in good standing.
    pub is_apart: bool,
}

/// What a principal holds at the moment of the request.
pub fn held(tx: &mut Tx<'_>, principal: Principal) -> Result<Held> {
    let (titles, is_apart) = titles(tx, principal)?;
    of_titles(tx, principal, titles, is_apart)
}

fn of_titles(tx: &mut Tx<'_>, of: Principal, titles: Titles, is_apart: bool) -> Result<Held> {
    let Reckoned { mut holdings, lapsed, persons } = reckoned(tx, of, titles)?;
    // What one looks at stays as it is.
    if tx.operation.rule().effect == Effect::Changes && !persons.is_empty() {
        holdings.recused_from = recused_from(tx, &persons)?;
    }
    Ok(Held { holdings, lapsed, persons, is_apart })
}

/// The persons in whose matters any of these is recused, by no more than a look into an index: whoever acts by what
/// another gave or lent decides no more than that other.
pub fn recused_from(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<Uuid>> {
    let standing = recusals::table
        .filter(recusals::person_id.eq_any(persons))
        .filter(recusals::revoked_at.is_null())
        .order(recusals::about)
        .select(recusals::about);
    let about: Vec<PersonId> = on_each!(&mut *tx.conn, conn => standing.load(conn))?;
    Ok(about.into_iter().map(|person| person.0).collect())
}

/// Who of these persons is recused from whose matters.
pub fn recusals_of(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<(PersonId, PersonId)>> {
    let standing = recusals::table
        .filter(recusals::person_id.eq_any(persons))
        .filter(recusals::revoked_at.is_null())
        .order((recusals::person_id, recusals::about))
        .select((recusals::person_id, recusals::about));
    Ok(on_each!(&mut *tx.conn, conn => standing.load(conn))?)
}

/// Those of these persons who are recused from what concerns another.
pub fn recused_among(tx: &mut Tx<'_>, persons: &[PersonId], about: PersonId) -> Result<Vec<PersonId>> {
    let standing = recusals::table
        .filter(recusals::person_id.eq_any(persons))
        .filter(recusals::about.eq(about))
        .filter(recusals::revoked_at.is_null())
        .select(recusals::person_id);
    Ok(on_each!(&mut *tx.conn, conn => standing.load(conn))?)
}

/// What the caller holds, where what its account is granted is known already.
pub fn held_with(tx: &mut Tx<'_>, granted: Vec<Granted>) -> Result<Holdings> {
    match tx.actor.principal {
        account @ Principal::Account(_) => {
            let titles = in_force(tx, granted)?;
            Ok(of_titles(tx, account, titles, false)?.holdings)
        }
        other => Ok(held(tx, other)?.holdings),
    }
}

/// By what titles a principal holds something, and whether it would be more for a member in good standing.
pub(super) fn titles(tx: &mut Tx<'_>, principal: Principal) -> Result<(Titles, bool)> {
    match principal {
        Principal::System => {
            let own = Holdings::everything(Title::Service).held;
            Ok((Titles { own, ..Titles::default() }, false))
        }
        Principal::Anyone => Ok((Titles::default(), false)),
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
        for office in offices_in_use(tx, person)? {
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
        Principal::System => return Ok(Holdings::everything(Title::Service).held),
        Principal::Anyone => return Ok(found),
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

/// A membership as it is kept: whether a suspension covers today, and its days.
type MembershipDays = (Option<Word>, NaiveDate, Option<NaiveDate>, Option<NaiveDate>);

pub(super) fn memberships_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(bool, Days)>> {
    let today = tx.today;
    let covers_today = membership_standings::membership_id
        .eq(memberships::id)
        .and(membership_standings::standing.eq(Word::Suspended))
        .and(membership_standings::starts_latest.le(today))
        .and(membership_standings::ends_on.is_null().or(membership_standings::ends_on.ge(today)));
    let all = memberships::table
        .left_join(membership_standings::table.on(covers_today))
        .filter(memberships::person_id.eq(person))
        .select((
            membership_standings::standing.nullable(),
            memberships::starts_latest,
            memberships::ends_earliest,
            memberships::ends_latest,
        ));
    let rows: Vec<MembershipDays> = on_each!(&mut *tx.conn, conn => all.load(conn))?;
    let days = |(suspension, starts_latest, ends_earliest, ends_latest): MembershipDays| {
        (suspension.is_some(), Days { starts_latest, ends_earliest, ends_latest })
    };
    Ok(rows.into_iter().map(days).collect())
}
