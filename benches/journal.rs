//! How long a million entries of the journal take to be sealed, and to be verified whole.
//!
//! `cargo bench --bench journal`; `ENTRIES=100000` for fewer. On SQLite, in a scratch folder. Every other entry is about
//! one of ten thousand persons, and sealed under that person's key. The figure to keep is 10 s for the verification.
#![expect(clippy::print_stdout, reason = "it tells its figures")]

use std::sync::Arc;
use std::time::Instant;

use amana::app::{App, Engine};
use amana::config::Limits;
use amana::db::{AnyConnection, Moment, open_sqlite};
use amana::error::{Problem, Result};
use amana::founding::{Founding, found};
use amana::journal::verify;
use amana::vault::{Key, Keys, Place, SubjectId, Vault, draw, key_of};
use chrono::Utc;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Binary, Nullable, Text};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// As the service has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many persons they are about.
const PERSONS: usize = 10_000;
/// How many are written in one transaction.
const AT_ONCE: usize = 20_000;

const INSERT: &str = "INSERT INTO journal (id, at, actor, operation, kind, object_kind, object_id, request_id, subject_id, \
    commitment, salt, payload, sealed) VALUES (?, ?, 'system', 'person_update', 'change', 'person', ?, ?, ?, ?, ?, ?, ?)";

fn payload(number: usize) -> String {
    let state = |phone: usize| {
        format!(
            "{{\"id\":\"0193a1b2-0000-7000-8000-0123456789ab\",\"name_ar\":\"سعاد الجبلي\",\"name_latin\":\"Souad Jebli {number}\",\"gender\":\"female\",\"residence\":\"03.531.01.05\",\"contacts\":[{{\"kind\":\"phone\",\"value\":\"+2126{phone:08}\"}}],\"version\":2}}"
        )
    };
    format!(
        "{{\"actor_name\":\"amana\",\"before\":{},\"after\":{}}}",
        state(number),
        state(number.saturating_add(1))
    )
}

/// One entry, as the service would write it.
fn insert(conn: &mut AnyConnection, number: usize, persons: &[(SubjectId, Key)]) -> Result<()> {
    let (id, salt, payload) = (Uuid::now_v7(), draw::<32>()?, payload(number));
    let commitment = Sha256::new().chain_update(salt).chain_update(&payload).finalize().to_vec();
    let about = number.is_multiple_of(2).then(|| persons.get(number % PERSONS)).flatten();
    let (subject, salt, payload, sealed) = match about {
        None => (None, Some(salt.to_vec()), Some(payload), None),
        Some((subject, key)) => {
            let place = Place { table: "journal", column: "sealed", row: &id.to_string(), version: 1 };
            let content = [salt.as_slice(), payload.as_bytes()].concat();
            (Some(subject.0.as_bytes().to_vec()), None, None, Some(key.seal(&content, &place)?))
        }
    };
    let AnyConnection::Sqlite(conn) = conn else { return Err(Problem::internal("SQLite only")) };
    diesel::sql_query(INSERT)
        .bind::<Binary, _>(id.as_bytes().as_slice())
        .bind::<BigInt, _>(Utc::now().timestamp_micros())
        .bind::<Text, _>(Uuid::now_v7().to_string())
        .bind::<Text, _>("request")
        .bind::<Nullable<Binary>, _>(subject)
        .bind::<Binary, _>(commitment)
        .bind::<Nullable<Binary>, _>(salt)
        .bind::<Nullable<Text>, _>(payload)
        .bind::<Nullable<Binary>, _>(sealed)
        .execute(conn)?;
    Ok(())
}

fn filled(conn: &mut AnyConnection, vault: &Vault, entries: usize) -> Result<()> {
    let now = Moment::new(Utc::now());
    let mut persons = Vec::with_capacity(PERSONS);
    amana::on_each!(&mut *conn, conn => conn.batch_execute("BEGIN IMMEDIATE"))?;
    for _ in 0..PERSONS {
        let subject = SubjectId::new();
        persons.push((subject, key_of(conn, vault, subject, now)?));
    }
    for number in 0..entries {
        if number % AT_ONCE == 0 {
            amana::on_each!(&mut *conn, conn => conn.batch_execute("COMMIT; BEGIN IMMEDIATE"))?;
        }
        insert(conn, number, &persons)?;
    }
    amana::on_each!(&mut *conn, conn => conn.batch_execute("COMMIT"))?;
    Ok(())
}

fn main() -> Result<()> {
    let entries: usize =
        std::env::var("ENTRIES").ok().and_then(|entries| entries.parse().ok()).unwrap_or(1_000_000);
    let folder = tempfile::tempdir().map_err(Problem::internal)?;
    let file = folder.path().join("amana.db");
    let engine = Engine::sqlite(&file)?;
    let vault = Arc::new(Vault::of([7; 32], [8; 32]));
    found(&engine, &Keys::Held(Arc::clone(&vault)), Moment::new(Utc::now()), &Founding::default())?;
    let app = App::new(engine, Arc::clone(&vault), Utc::now, Limits::default())?;
    let mut conn = open_sqlite(&file)?;
    filled(&mut conn, &vault, entries)?;
    let runtime = actix_web::rt::System::new();
    let started = Instant::now();
    runtime.block_on(app.seal())?;
    println!("{entries} entries sealed in {:.1?}", started.elapsed());
    let started = Instant::now();
    runtime.block_on(app.sign())?;
    println!("signed in {:.1?}", started.elapsed());
    let started = Instant::now();
    let report = verify(&mut conn, &vault, &[], &mut |_, _| {})?;
    println!("{} entries verified in {:.1?}", report.entries, started.elapsed());
    app.close();
    match report.amiss.first() {
        Some(amiss) => Err(Problem::internal(amiss.to_string())),
        None => Ok(()),
    }
}
