//! What a list may show: the caller's reach, in the terms of queries.
use std::sync::Arc;

use diesel::prelude::*;

use crate::access::{Holding, Permission, Scope};
use crate::bodies::BodyId;
use crate::bodies::moves::there_then;
use crate::db::{AnyConnection, Tx, persons};
use crate::error::Result;
use crate::persons::PersonId;
use crate::territory::{TerritoryCode, codes_borne};

/// Where a caller may see something, as queries ask it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Within {
    /// The codes of territories, as they are today.
    pub codes: Vec<String>,
    /// The same with every code they ever bore: where people live is kept by the first.
    pub homes: Vec<String>,
    /// Bodies beside those that stand there by their rows.
    pub bodies: Vec<BodyId>,
    /// One's own record.
    pub person: PersonId,
}

/// How far `permission` reaches for the caller; `None` where it is the whole party.
pub fn within(tx: &mut Tx<'_>, permission: Permission) -> Result<Option<Arc<Within>>> {
    let held: Vec<Holding> = tx.holdings.of(permission).cloned().collect();
    if held.iter().any(|holding| holding.scope == Scope::Party) {
        return Ok(None);
    }
    let mut within = Within::nowhere();
    for holding in held {
        match holding.scope {
            Scope::Party => {}
            Scope::Territory(code) => {
                let Ok(code) = TerritoryCode::try_from(code) else { continue };
                within.add(tx, &code)?;
            }
            Scope::Body(id) => within.bodies.push(id.into()),
            Scope::Person(id) => within.person = id.into(),
        }
    }
    within.whole(tx).map(Arc::new).map(Some)
}

/// Of these territories and all below them: who lives there, belongs to a unit there or holds office there.
pub fn around(tx: &mut Tx<'_>, codes: &[TerritoryCode]) -> Result<Within> {
    let mut within = Within::nowhere();
    for code in codes {
        within.add(tx, code)?;
    }
    within.whole(tx)
}

impl Within {
    /// Nowhere yet. Of a choice between an index and nothing at all SQLite walks every row: there is always somebody to
    /// look for.
    fn nowhere() -> Self {
        let nobody = uuid::Uuid::nil();
        Self { codes: Vec::new(), homes: Vec::new(), bodies: vec![nobody.into()], person: nobody.into() }
    }

    /// A territory, and all below it.
    fn add(&mut self, tx: &mut Tx<'_>, code: &TerritoryCode) -> Result<()> {
        let today = tx.today;
        let (codes, then) = tx.on(today, |tx| there_then(tx, code))?;
        self.codes.extend(codes);
        self.bodies.extend(then);
        Ok(())
    }

    /// Each once, and where people live by every code.
    fn whole(mut self, tx: &mut Tx<'_>) -> Result<Self> {
        self.codes.sort_unstable();
        self.codes.dedup();
        self.bodies.sort_unstable();
        self.bodies.dedup();
        self.homes = codes_borne(tx, &self.codes)?;
        Ok(self)
    }

    /// Who belongs to a unit or holds office in it.
    pub fn of_body(body: BodyId) -> Self {
        Self { bodies: vec![body], ..Self::nowhere() }
    }
}

/// With more persons than this within reach, a page is found sooner by going along its order.
const MANY: i64 = 4_000;

/// Whether so many persons live within reach that SQLite had better not look for each; PostgreSQL reckons that by itself.
pub fn has_many_persons(tx: &mut Tx<'_>, within: &Within) -> Result<bool> {
    let AnyConnection::Sqlite(conn) = &mut *tx.conn else { return Ok(false) };
    let living = persons::table.filter(persons::residence.eq_any(&within.homes)).select(persons::id);
    let last_of_many: Option<PersonId> = living.offset(MANY).limit(1).first(conn).optional()?;
    Ok(last_of_many.is_some())
}

/// Whether a body is within reach, in a query of bodies.
#[macro_export]
macro_rules! is_within {
    ($today:expr, $within:expr) => {{
        let since = $crate::db::bodies::stands_from;
        let since = since.is_null().or(since.le($today));
        $crate::db::bodies::territory
            .eq_any($within.codes.clone())
            .and(since)
            .or($crate::db::bodies::id.eq_any($within.bodies.clone()))
    }};
}

/// Narrows a boxed query to what the caller may see of it, by the body each row hangs on.
#[macro_export]
macro_rules! reached {
    ($tx:expr, $query:expr, bodies) => {
        match $tx.reach()? {
            None => $query,
            Some(within) => $query.filter($crate::is_within!($tx.today, within)),
        }
    };
    ($tx:expr, $query:expr, $column:expr) => {
        match $tx.reach()? {
            None => $query,
            Some(within) => {
                let there = $crate::db::bodies::table
                    .filter($crate::is_within!($tx.today, within))
                    .select($crate::db::bodies::id);
                $query.filter($column.eq_any(there))
            }
        }
    };
}

/// Whether a person is within reach, in a query of persons.
#[macro_export]
macro_rules! is_person_within {
    ($today:expr, $within:expr) => {{
        use $crate::db::{appointments, bodies, memberships, persons};
        let there = || bodies::table.filter($crate::is_within!($today, $within)).select(bodies::id);
        let there_if_any =
            || bodies::table.filter($crate::is_within!($today, $within)).select(bodies::id.nullable());
        let belonging = memberships::table
            .filter(memberships::ends_latest.is_null().or(memberships::ends_latest.ge($today)))
            .filter(memberships::unit_id.eq_any(there_if_any()))
            .select(memberships::person_id);
        let in_office = appointments::table
            .filter(appointments::ends_latest.is_null().or(appointments::ends_latest.ge($today)))
            .filter(appointments::body_id.eq_any(there()))
            .select(appointments::person_id);
        persons::residence
            .eq_any($within.homes.clone())
            .or(persons::id.eq_any(belonging))
            .or(persons::id.eq_any(in_office))
            .or(persons::id.eq($within.person))
    }};
}
