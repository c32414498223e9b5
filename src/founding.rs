//! What a registry holds from its first start: a country, statutes, and a way in.
use chrono::NaiveDate;

use crate::access::{self, Operation};
use crate::app::Engine;
use crate::db::{Isolation, Moment, Tx, migrate, transaction};
use crate::error::Result;
use crate::territory::{self, Country};

/// What to found a registry with, where the shipped defaults do not fit.
#[derive(Default)]
pub struct Founding {
    /// Another country's tree.
    pub country: Option<Country>,
    /// Another party's statutes, as JSON, and their first day.
    pub statutes: Option<(String, NaiveDate)>,
}

/// What was done at a start.
pub struct Founded {
    /// The migrations that ran.
    pub migrations: Vec<String>,
    /// The first admin token, if this was the very first start.
    pub first_token: Option<String>,
}

/// Migrates, and fills what is empty: safe to run at every start, on every node.
pub fn found(engine: &Engine, now: Moment, founding: &Founding) -> Result<Founded> {
    let mut conn = engine.connect()?;
    let migrations = migrate(&mut conn)?;
    let first_token = transaction(&mut conn, Isolation::Writing, |conn| {
        let mut tx = Tx::of_the_service(conn, Operation::RegistryFound, now);
        if territory::is_empty(&mut tx)? {
            match &founding.country {
                Some(country) => territory::import(&mut tx, country)?,
                None => territory::import(&mut tx, &Country::morocco()?)?,
            };
        }
        access::issue_first(&mut tx)
    })?;
    Ok(Founded { migrations, first_token })
}
