//! How long the statutes take to judge a bureau of thirty, everything they look at fetched from the database, in a
//! registry of a hundred thousand appointments.
//!
//! `cargo bench --bench rules`; with `DATABASE_URL=postgres://…` of an empty database, on PostgreSQL. The figure to
//! keep is 5 ms for the whole: a query a table, and thirty judgements.
#![expect(clippy::print_stdout, reason = "it tells its figures")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use amana::access::Operation;
use amana::app::Engine;
use amana::appointments::{self, NewAppointment};
use amana::bodies::positions::{self, Position};
use amana::bodies::{self, BodyId};
use amana::compliance::{self, Candidate, Held, Under};
use amana::db::{AnyConnection, Moment, Tx};
use amana::error::{Problem, Result};
use amana::founding::{Founding, first_day, found};
use amana::memberships;
use amana::persons::{self, PersonId, PersonKept};
use amana::statutes::DEFAULT;
use amana::statutes::document::Mode;
use amana::vault::{Keys, Vault};
use amana::words::Tenure;
use chrono::Utc;
use diesel::RunQueryDsl as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// How many seats the bureau has.
const SEATS: usize = 30;
/// How many poles there are beside it, and how many members each has.
const POLES: usize = 1_000;
const MEMBERS: usize = 100;
/// How often it is judged.
const ROUNDS: usize = 500;

fn form<T: DeserializeOwned>(value: Value) -> Result<T> {
    serde_json::from_value(value).map_err(Problem::internal)
}

/// The default statutes, with room for so large a bureau.
fn roomy() -> Result<String> {
    let mut document: Value = serde_json::from_str(DEFAULT).map_err(Problem::internal)?;
    for body_type in document.pointer_mut("/body_types").and_then(Value::as_array_mut).into_iter().flatten() {
        if body_type.get("code") == Some(&json!("provincial_bureau"))
            && let Some(fields) = body_type.as_object_mut()
        {
            fields.insert("seats_max".to_owned(), json!(SEATS));
        }
    }
    Ok(document.to_string())
}

fn office(tx: &mut Tx<'_>, body: BodyId, code: &str) -> Result<Position> {
    let found = positions::of_bodies(tx, &[body])?.into_iter().find(|position| position.type_code == code);
    found.ok_or_else(Problem::not_found)
}

/// Everybody who is in something else.
fn fill(tx: &mut Tx<'_>, secretariat: BodyId) -> Result<()> {
    for number in 0..POLES {
        let slug = format!("pole-no-{number}");
        let new = json!({"type": "pole", "parent": secretariat, "slug": slug, "starts_on": "2020-01-01"});
        let pole = bodies::form(tx, &form(new)?, None)?;
        let office = office(tx, pole.id, "pole_member")?;
        let mut wanted = Vec::with_capacity(MEMBERS);
        for _ in 0..MEMBERS {
            let new = json!({"name_ar": "عضو", "gender": "female", "birth_date": "1980-05-17"});
            let person = persons::register(tx, &PersonKept::of(&form(new)?)?)?.id;
            let new = json!({"person_id": person, "starts_on": "2021-01-01", "source": {"kind": "bench"}});
            wanted.push(form::<NewAppointment>(new)?);
        }
        let wanted: Vec<_> = wanted.iter().map(|new| (office.id, new)).collect();
        appointments::appoint_all(tx, &wanted).map_err(|(_, problem)| problem)?;
    }
    diesel::sql_query("ANALYZE").execute(tx.conn)?;
    Ok(())
}

/// A secretariat of thirty members, each of them known, and a candidate for its bureau.
fn candidates(tx: &mut Tx<'_>) -> Result<Vec<Candidate>> {
    let source = json!({"kind": "bench"});
    let new = json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"});
    let secretariat = bodies::form(tx, &form(new)?, None)?;
    let bureau =
        bodies::children_after(tx, secretariat.id, first_day())?.pop().ok_or_else(Problem::not_found)?;
    let (member, seat) =
        (office(tx, secretariat.id, "secretariat_member")?, office(tx, bureau.id, "bureau_member")?);
    fill(tx, secretariat.id)?;
    let mut candidates = Vec::new();
    for number in 0..SEATS {
        let gender = if number.is_multiple_of(3) { "female" } else { "male" };
        let new = json!({"name_ar": "عضو", "gender": gender, "birth_date": "1980-05-17"});
        let person: PersonId = persons::register(tx, &PersonKept::of(&form(new)?)?)?.id;
        let belonging = json!({"person_id": person, "starts_on": "2010-01-01", "source": source});
        memberships::admit(tx, &form(belonging)?, None)?;
        let appointed = json!({"person_id": person, "starts_on": "2021-01-01", "source": source});
        appointments::appoint(tx, member.id, &form(appointed)?)?;
        let held = Held {
            id: None,
            position_id: seat.id,
            type_code: seat.type_code.clone(),
            seats: seat.seats,
            body_id: bureau.id,
            person_id: person,
            tenure: Tenure { starts: form(json!("2022-12-08"))?, ends: None },
            is_end_set: true,
            is_acting: false,
            mode: Mode::Consensus,
        };
        candidates.push(Candidate { held, body_type: bureau.type_code.clone() });
    }
    Ok(candidates)
}

/// Judges the bureau again and again; answers how long each time took, the shortest first.
fn measured(tx: &mut Tx<'_>) -> Result<Vec<Duration>> {
    let candidates = candidates(tx)?;
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let started = Instant::now();
        let judgement = compliance::judge(tx, &candidates, Under::InForce)?;
        times.push(started.elapsed());
        if judgement.of_each.iter().any(|findings| !findings.is_empty()) {
            return Err(Problem::internal("the bench judges a bureau that breaks a rule"));
        }
    }
    times.sort_unstable();
    Ok(times)
}

fn engine() -> Result<(Engine, Option<tempfile::TempDir>)> {
    if let Ok(url) = std::env::var("DATABASE_URL") {
        return Ok((Engine::postgres(&url, 1, false)?, None));
    }
    let folder = tempfile::tempdir().map_err(Problem::internal)?;
    Ok((Engine::sqlite(&folder.path().join("amana.db"))?, Some(folder)))
}

fn main() -> Result<()> {
    let (engine, _folder) = engine()?;
    let now = Moment::new(Utc::now());
    let founding = Founding { statutes: Some((roomy()?, first_day())), ..Founding::default() };
    let vault = Arc::new(Vault::of([7; 32], [8; 32]));
    found(&engine, &Keys::Held(Arc::clone(&vault)), now, &founding)?;
    let work = |conn: &mut AnyConnection| {
        measured(&mut Tx::of_the_service(conn, &vault, Operation::RegistryFound, now))
    };
    let times = engine.directly(work)?;
    let at = |share: usize| {
        let place = times.len().saturating_sub(1).saturating_mul(share) / 100;
        times.get(place).copied().unwrap_or_default()
    };
    let (name, median, late) = (engine.name(), at(50), at(99));
    println!(
        "{name}: a bureau of {SEATS} among {} appointments judged in {median:.1?} (median of {ROUNDS}), {late:.1?} at the 99th percentile",
        POLES.saturating_mul(MEMBERS)
    );
    Ok(())
}
