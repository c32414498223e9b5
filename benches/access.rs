//! What a request spends on who asks and whether it may: token, rights and the decision about one body, read anew from
//! the database each time, in a registry of a thousand grants.
//!
//! `cargo bench --bench access`; with `DATABASE_URL=postgres://…` of an empty database, on PostgreSQL. The figure to
//! keep is 20 µs for the decision on SQLite: what is held is loaded, and held against the place of a body.
#![expect(clippy::print_stdout, reason = "it tells its figures")]

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use amana::access::{
    self, Evidence, Holding, Holdings, Operation, Permission, Permissions, Place, Principal, Scope, Title,
};
use amana::app::Engine;
use amana::appointments;
use amana::bodies::{self, BodyId, positions};
use amana::db::{AnyConnection, Moment, Tx};
use amana::error::{Problem, Result};
use amana::founding::{Founding, found};
use amana::grants;
use amana::memberships;
use amana::persons::{self, PersonKept};
use amana::reach;
use amana::vault::{Keys, Vault};
use chrono::Utc;
use diesel::RunQueryDsl as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

/// How many grants there are, in all.
const GRANTS: usize = 1_000;
/// How many one principal may have at once.
const MOST: usize = 50;
/// How often each question is asked.
const ROUNDS: usize = 20_000;

fn form<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(Problem::internal)
}

/// A service account that may read bodies at these territories.
fn account(tx: &mut Tx<'_>, territories: &[&str]) -> Result<Principal> {
    let account = access::open(tx, &form(json!({"name": "bench"}))?)?.id;
    for territory in territories {
        let source = json!({"kind": "bench"});
        let grant =
            json!({"account_id": account, "role": "reader", "territory": territory, "source": source});
        grants::give(tx, &form(grant)?)?;
    }
    Ok(Principal::Account(account))
}

/// A member, in office there if an office is told.
fn member(tx: &mut Tx<'_>, office: Option<(BodyId, &str)>) -> Result<Principal> {
    let person =
        json!({"name_ar": "عضو", "gender": "female", "birth_date": "1980-05-17", "residence": "03.531"});
    let person = persons::register(tx, &PersonKept::of(&form(person)?)?)?.id;
    let source = json!({"kind": "bench"});
    let belonging = json!({"person_id": person, "starts_on": "2010-01-01", "source": source});
    memberships::admit(tx, &form(belonging)?, None)?;
    if let Some((body, code)) = office {
        let seats = positions::of_bodies(tx, &[body])?;
        let seat = seats.into_iter().find(|seat| seat.type_code == code).ok_or_else(Problem::not_found)?;
        let appointed = json!({"person_id": person, "starts_on": "2021-01-01", "source": source});
        appointments::appoint(tx, seat.id, &form(appointed)?)?;
    }
    Ok(Principal::Person(person))
}

/// Who asks, and what is shown.
type Caller = (&'static str, Evidence);

/// The registry, and who asks in it about which body.
fn filled(tx: &mut Tx<'_>) -> Result<(BodyId, Vec<Caller>)> {
    let new = json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"});
    let secretariat = bodies::form(tx, &form(new)?, None)?.id;
    // Whoever has many grants has them elsewhere, and the one that counts last.
    let mut many = ["03.451"; MOST];
    if let Some(last) = many.last_mut() {
        *last = "03.531";
    }
    for _ in 1..GRANTS.saturating_sub(1) / MOST {
        account(tx, &many)?;
    }
    let callers = [
        ("an app with one grant", account(tx, &["03"])?),
        ("a member", member(tx, None)?),
        ("a secretary", member(tx, Some((secretariat, "provincial_secretary")))?),
        ("an app with fifty grants", account(tx, &many)?),
    ];
    let mut shown = Vec::new();
    for (name, principal) in callers {
        let issued = access::issue_for(tx, principal, &form(json!({"name": "bench"}))?)?;
        let secret = issued.secret.as_deref().and_then(Evidence::parse).ok_or_else(Problem::not_found)?;
        shown.push((name, secret));
    }
    diesel::sql_query("ANALYZE").execute(tx.conn)?;
    Ok((secretariat, shown))
}

fn middle(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// How long it takes to know who asks, to load what is held, and to decide about the body.
fn asked(tx: &mut Tx<'_>, shown: &Evidence, body: &str) -> Result<[Duration; 3]> {
    let mut times = [(); 3].map(|()| Vec::with_capacity(ROUNDS));
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let (actor, granted) = access::authenticate(tx.conn, None, Some(shown), None, tx.now, false)?;
        let known = Instant::now();
        tx.actor = actor;
        tx.holdings = reach::held_with(tx, granted)?;
        let held = Instant::now();
        // A member sees its own record alone: that is a decision too.
        black_box(reach::admit(tx, Some(body)).is_ok());
        let spent = [known.duration_since(started), held.duration_since(known), held.elapsed()];
        for (times, spent) in times.iter_mut().zip(spent) {
            times.push(spent);
        }
    }
    Ok(times.map(|mut times| middle(&mut times)))
}

/// How long the decision alone takes where a thousand things are held, and the last one counts.
fn decided() -> Duration {
    let permissions: Permissions = [Permission::ReadBodies].into_iter().collect();
    let of = |scope: Scope| Holding { permissions, scope, title: Title::Service };
    let mut held: Vec<Holding> = (1..GRANTS).map(|_| of(Scope::Body(Uuid::now_v7()))).collect();
    held.push(of(Scope::Territory("03.531".to_owned())));
    let (held, place) =
        (Holdings::from(held), Place { lines: vec!["MA/03/03.531".to_owned()], ..Place::default() });
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let started = Instant::now();
        black_box(black_box(&held).has_over(Permission::ReadBodies, black_box(&place)));
        times.push(started.elapsed());
    }
    middle(&mut times)
}

fn measured(conn: &mut AnyConnection, vault: &Arc<Vault>, name: &str) -> Result<()> {
    let now = Moment::new(Utc::now());
    let mut tx = Tx::of_the_service(conn, vault, Operation::RegistryFound, now);
    let (body, callers) = filled(&mut tx)?;
    for (caller, shown) in callers {
        let mut tx = Tx::of_the_service(tx.conn, vault, Operation::BodyShow, now);
        let [known, held, decided] = asked(&mut tx, &shown, &body.to_string())?;
        println!(
            "{name}, {caller}: who asks {known:.1?}; what is held {held:.1?}, the decision {decided:.1?}: {:.1?}",
            held.saturating_add(decided)
        );
    }
    println!("a decision among {GRANTS} things held: {:.1?}", decided());
    Ok(())
}

fn main() -> Result<()> {
    let folder = tempfile::tempdir().map_err(Problem::internal)?;
    let engine = match std::env::var("DATABASE_URL") {
        Ok(url) => Engine::postgres(&url, 1, false)?,
        Err(_) => Engine::sqlite(&folder.path().join("amana.db"))?,
    };
    let vault = Arc::new(Vault::of([7; 32], [8; 32]));
    found(&engine, &Keys::Held(Arc::clone(&vault)), Moment::new(Utc::now()), &Founding::default())?;
    let name = engine.name();
    engine.directly(|conn| measured(conn, &vault, name))
}
