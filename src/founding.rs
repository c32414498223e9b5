//! What a registry holds from its first start: a country, statutes, and a way in.
use std::sync::Arc;

use chrono::NaiveDate;

use crate::access::{self, NewAccount, NewToken, Operation, Principal};
use crate::app::Engine;
use crate::db::{AnyConnection, Isolation, Moment, Tx, migrate, next_moment, transaction};
use crate::error::{Problem, Result};
use crate::grants;
use crate::http;
use crate::journal;
use crate::meetings;
use crate::persons;
use crate::statutes::{self, Document, NewStatutes};
use crate::territory::{self, Country};
use crate::vault::{Keys, Opened, Vault};
use crate::words::Line;

/// What is done with the first admin token.
pub type KeepToken = Box<dyn Fn(&str) -> Result<()>>;

/// What to found a registry with, where the shipped defaults do not fit.
#[derive(Default)]
pub struct Founding {
    /// Another country's tree.
    pub country: Option<Country>,
    /// Another party's statutes, as JSON, and their first day.
    pub statutes: Option<(String, NaiveDate)>,
    /// What is done with the first admin token before anything is kept: if it fails, nothing is founded, so
    /// that no registry is left with a token nobody holds.
    pub keep_token: Option<KeepToken>,
}

/// What was done at a start.
pub struct Founded {
    /// The migrations that ran.
    pub migrations: Vec<String>,
    /// The keys of the registry.
    pub vault: Arc<Vault>,
    /// Whether the file with them was made.
    pub key_is_new: bool,
    /// The first admin token, if this was the very first start.
    pub first_token: Option<String>,
}

/// The first day of the statutes a registry is founded with. It lies before the founding of every party that
/// may use this, so that imported history, however old, always has statutes in force; a party that knows the
/// days of its former statutes adopts those too, from their own days.
pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default()
}

/// Migrates, opens the keys, and fills what is empty: safe to run at every start, on every node.
pub fn found(engine: &Engine, keys: &Keys, now: Moment, founding: &Founding) -> Result<Founded> {
    let mut conn = engine.connect()?;
    let migrations = migrate(&mut conn)?;
    let Opened { vault, is_new } = open_keys(&mut conn, keys)?;
    seal_private(&mut conn, &vault, now)?;
    read_names(&mut conn, &vault)?;
    fold_words(&mut conn)?;
    let first_token = transaction(&mut conn, Isolation::Writing, |conn| {
        let now = next_moment(conn, now)?;
        let mut tx = Tx::of_the_service(conn, &vault, Operation::RegistryFound, now);
        if territory::is_empty(&mut tx)? {
            match &founding.country {
                Some(country) => territory::import(&mut tx, country)?,
                None => territory::import(&mut tx, &Country::morocco()?)?,
            };
        }
        if statutes::is_empty(&mut tx)? {
            statutes::adopt(&mut tx, &first_statutes(founding)?)?;
        }
        let token = first_token(&mut tx)?;
        if let (Some(token), Some(keep)) = (&token, &founding.keep_token) {
            keep(token)?;
        }
        Ok(token)
    })?;
    Ok(Founded { migrations, vault, key_is_new: is_new, first_token })
}

/// Opens the keys of a migrated registry; what the journal kept before there were any is sealed with them.
pub fn open_keys(conn: &mut AnyConnection, keys: &Keys) -> Result<Opened> {
    let opened = transaction(conn, Isolation::Writing, |conn| keys.open(conn))?;
    let carried = journal::carry_over(conn, &opened.vault)?;
    if carried > 0 {
        tracing::info!(carried, "entries of the journal were carried over into the log");
    }
    Ok(opened)
}

/// Seals what was private of those who were registered before there were envelopes.
pub fn seal_private(conn: &mut AnyConnection, vault: &Vault, now: Moment) -> Result<()> {
    let sealed = persons::seal_all(conn, vault, now)?;
    if sealed > 0 {
        tracing::info!(sealed, "births and private contacts of persons were sealed");
    }
    Ok(())
}

/// Takes the words of the names of those who were registered before words were kept; they are found from then on.
pub fn read_names(conn: &mut AnyConnection, vault: &Vault) -> Result<()> {
    let read = persons::catch_up(conn, vault, |_, _| {})?;
    if read > 0 {
        tracing::info!(read, "names of persons were taken into the index of words");
    }
    Ok(())
}

/// Folds the words of what was said at meetings before words were folded; it is found by them from then on.
pub fn fold_words(conn: &mut AnyConnection) -> Result<()> {
    let folded = meetings::catch_up(conn)?;
    if folded > 0 {
        tracing::info!(folded, "interventions and proposals are found by their words");
    }
    Ok(())
}

/// The first token of an empty registry, in the name of an account that may do everything; `None` when there are tokens.
fn first_token(tx: &mut Tx<'_>) -> Result<Option<String>> {
    if access::count(tx)? > 0 {
        return Ok(None);
    }
    let name = Line::parse("first admin").map_err(|fault| Problem::internal(fault.to_string()))?;
    let account = access::open(tx, &NewAccount { name: name.clone() })?.id;
    grants::found(tx, account)?;
    let principal = Principal::Account(account);
    access::issue_for(tx, principal, &NewToken::of(principal, name)).map(|issued| issued.secret)
}

fn first_statutes(founding: &Founding) -> Result<NewStatutes> {
    let (json, effective_from) = match &founding.statutes {
        Some((json, day)) => (json.as_str(), *day),
        None => (statutes::DEFAULT, first_day()),
    };
    let document: Document = http::read(json.as_bytes()).map_err(|problem| Problem {
        detail: Some(problem.detail.unwrap_or_else(|| "in the statutes to found with".into())),
        ..problem
    })?;
    Ok(NewStatutes { effective_from, decision_id: None, source: None, document })
}
