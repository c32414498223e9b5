//! Another master key: while the service goes on, killed at whatever moment, and the old one opens nothing any more.
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use amana::db::{AnyConnection, open_sqlite};
use amana::vault::{Asked, DataKey, DataKeys, KeyFile, Rotation, SubjectId, check_anew, wrap_some};
use amana::words::hex;
use chrono::Utc;
use diesel::connection::SimpleConnection as _;
use serde_json::json;
use uuid::Uuid;

use crate::house::{Ask, House, Process, both, roomy};

/// Enough to take several slices.
const PERSONS: usize = 1_300;

/// How many of these keys open with a key file, as it was once kept.
fn opening(conn: &mut AnyConnection, kept: &Path, persons: &[String]) -> usize {
    let vault = KeyFile(kept).read().unwrap().unwrap();
    let subjects: Vec<SubjectId> =
        persons.iter().map(|person| SubjectId(Uuid::try_parse(person).unwrap())).collect();
    let mut keys = DataKeys::new(&vault);
    for some in subjects.chunks(500) {
        keys.fetch(conn, some.iter().copied()).unwrap();
    }
    subjects.iter().filter(|subject| matches!(keys.of(**subject), DataKey::Held(_))).count()
}

/// The command, over a folder.
fn rotate(folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
    command.env_remove("DATABASE_URL").args(["keys", "rotate", "--data"]).arg(folder);
    let done = command.arg("--master-key-file").arg(folder.join("MASTER-KEY")).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).into_owned()
}

fn on_disk(folder: &Path) -> AnyConnection {
    open_sqlite(&folder.join("amana.db")).unwrap()
}

fn run(conn: &mut AnyConnection, sql: &str) {
    amana::on_each!(conn, conn => conn.batch_execute(sql)).unwrap();
}

fn register(address: SocketAddr, admin: &str, number: usize) -> Option<String> {
    let new = json!({"name_ar": "سلمى الوزاني", "name_latin": format!("Salma Ouazzani {number}")});
    let answer =
        Ask::new(address, "POST", "/v1/persons".to_owned()).with_token(admin).json(&new).try_send()?;
    assert!(answer.status == 201 || answer.status == 503, "{answer}");
    (answer.status == 201).then(|| answer.id())
}

/// Registers as many from several sides at once.
fn fill(address: SocketAddr, admin: &str) -> Vec<String> {
    let all = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for side in 0..8 {
            let all = &all;
            scope.spawn(move || {
                while all.lock().unwrap().len() < PERSONS {
                    let made = register(address, admin, side);
                    all.lock().unwrap().extend(made);
                }
            });
        }
    });
    all.into_inner().unwrap()
}

/// Does something while four others go on registering; answers whom they registered.
fn beside_writes(address: SocketAddr, admin: &str, act: impl FnOnce()) -> Vec<String> {
    let (stop, written) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    written.lock().unwrap().extend(register(address, admin, 7));
                }
            });
        }
        // Whatever becomes of it, the others stop.
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(act));
        stop.store(true, Ordering::Relaxed);
        done.unwrap();
    });
    written.into_inner().unwrap()
}

fn is_told(ask: Ask) {
    let history = ask.expect(200);
    assert_eq!(history.body["data"][0]["erased"], json!(false), "{history}");
}

fn history(person: &str) -> String {
    format!("/v1/persons/{person}/history")
}

/// A key file with the keys of the tests.
fn key_file(folder: &Path) -> PathBuf {
    let file = folder.join("MASTER-KEY");
    let [master, signing] = [[7_u8; 32], [8; 32]].map(|key| hex::written(&key));
    fs::write(&file, format!("master {master}\nsigning {signing}\n")).unwrap();
    file
}

#[test]
fn the_command_rotates_under_a_running_service_and_where_none_runs() {
    let folder = tempfile::tempdir().unwrap();
    let (here, file) = (folder.path(), folder.path().join("MASTER-KEY"));
    let mut process = Process::serve(here);
    let mut persons = fill(process.address, &process.admin);
    let old = here.join("OLD-KEY");
    fs::copy(&file, &old).unwrap();
    assert_eq!(opening(&mut on_disk(here), &old, &persons), persons.len());
    let written = beside_writes(process.address, &process.admin, || {
        let said = rotate(here);
        assert!(said.contains("rotated"), "{said}");
    });
    assert!(!written.is_empty(), "nothing was written meanwhile");
    persons.extend(written);
    assert_eq!(opening(&mut on_disk(here), &old, &persons), 0, "the old key opens nothing");
    assert_eq!(opening(&mut on_disk(here), &file, &persons), persons.len());
    for person in persons.iter().step_by(97) {
        is_told(process.ask("GET", history(person)));
    }
    process.stop();
    let old_vault = KeyFile(&old).read().unwrap().unwrap();
    assert_eq!(old_vault.fits(&mut on_disk(here)).unwrap(), Some(false));
    rotate(here);
    let process = Process::serve(here);
    is_told(process.ask("GET", history(&persons[0])));
}

#[test]
fn killed_in_the_middle_a_rotation_goes_on_at_the_next_start_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (here, file) = (folder.path(), folder.path().join("MASTER-KEY"));
    let mut process = Process::serve(here);
    let persons = fill(process.address, &process.admin);
    let old = here.join("OLD-KEY");
    fs::copy(&file, &old).unwrap();
    let is_turning = || fs::read_to_string(&file).unwrap().contains("\nformer ");
    fs::write(here.join("MASTER-KEY.ROTATE"), "asked\n").unwrap();
    let since = Instant::now();
    while !is_turning() {
        assert!(since.elapsed() < Duration::from_mins(1), "it never began");
    }
    process.kill();
    assert!(is_turning(), "both keys are in the file until all is done");
    assert_eq!(opening(&mut on_disk(here), &file, &persons), persons.len(), "everything opens meanwhile");
    let process = Process::serve(here);
    let since = Instant::now();
    while is_turning() {
        assert!(since.elapsed() < Duration::from_mins(1), "it never ended");
        is_told(process.ask("GET", history(&persons[0])));
    }
    assert_eq!(opening(&mut on_disk(here), &old, &persons), 0);
    assert_eq!(opening(&mut on_disk(here), &file, &persons), persons.len());
    for person in persons.iter().step_by(211) {
        is_told(process.ask("GET", history(person)));
    }
}

both! {
    fn a_master_key_is_rotated_under_writes_and_the_old_one_opens_nothing(house) {
        let folder = tempfile::tempdir().unwrap();
        let file = key_file(folder.path());
        let old = folder.path().join("OLD-KEY");
        fs::copy(&file, &old).unwrap();
        let mut persons = fill(house.address(), &house.admin);
        let app = house.app().clone();
        assert_eq!(actix_web::rt::System::new().block_on(app.rotate_if_asked(&file)).unwrap(), None);
        let asked = Asked::beside(&file);
        asked.leave().unwrap();
        persons.extend(beside_writes(house.address(), &house.admin, || {
            let rotated = actix_web::rt::System::new().block_on(app.rotate_if_asked(&file)).unwrap();
            assert!(rotated.is_some_and(|count| PERSONS <= count), "{rotated:?}");
        }));
        assert_eq!(asked.read().unwrap(), None);
        let mut conn = house.registry().connection();
        assert_eq!(opening(&mut conn, &old, &persons), 0);
        assert_eq!(opening(&mut conn, &file, &persons), persons.len());
        for person in persons.iter().step_by(97) {
            is_told(house.get(history(person)));
        }
    }

    fn a_rotation_that_was_broken_off_is_gone_on_with(house) {
        let folder = tempfile::tempdir().unwrap();
        let file = key_file(folder.path());
        let old = folder.path().join("OLD-KEY");
        fs::copy(&file, &old).unwrap();
        let persons = fill(house.address(), &house.admin);
        let vault = KeyFile(&file).read().unwrap().unwrap();
        let mut rotation = Rotation::begin(&vault, &file, true).unwrap();
        let mut conn = house.registry().connection();
        let begin = if matches!(conn, AnyConnection::Sqlite(_)) { "BEGIN IMMEDIATE" } else { "BEGIN" };
        run(&mut conn, begin);
        check_anew(&mut conn, &vault).unwrap();
        let some = wrap_some(&mut conn, &vault, None).unwrap();
        run(&mut conn, "COMMIT");
        assert!(!rotation.took(some) && vault.is_turning());
        // Here it broke off. The next start finds both keys, and some of what they wrap under either.
        let known = Arc::new(KeyFile(&file).read().unwrap().unwrap());
        assert!(known.is_turning());
        let again = House::open_keyed(house.registry().clone(), known, (Utc::now, roomy()), Vec::new());
        for person in persons.iter().step_by(97) {
            is_told(again.get(history(person)));
        }
        let done = actix_web::rt::System::new().block_on(again.app().rotate_if_asked(&file)).unwrap();
        assert!(done.is_some_and(|count| 0 < count), "{done:?}");
        assert!(!KeyFile(&file).read().unwrap().unwrap().is_turning());
        assert_eq!((opening(&mut conn, &old, &persons), opening(&mut conn, &file, &persons)), (0, persons.len()));
        is_told(again.get(history(&persons[0])));
    }
}
