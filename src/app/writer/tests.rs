//! One caller's change must never undo or spoil another's.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};

use diesel::prelude::*;
use uuid::Uuid;

use crate::access::Operation;
use crate::db::{AnyConnection, Moment, Tx, apart_in, keys, open_sqlite};
use crate::error::kinds;
use crate::vault::Vault;

use super::super::engine::Outcome;
use super::*;

/// Changes that wait behind a busy writer, so that they are committed together: their answers in order, and how many
/// rows are kept. The caller of one may leave before its turn.
fn together(changes: Vec<Again>, leaves: Option<usize>) -> (Vec<Result<Answer>>, i64) {
    let (_, answers, kept) = behind(Box::new(|_| Ok(Outcome::Kept(Answer::gone()))), few(changes), leaves);
    (answers, kept)
}

/// The same behind one that does this when its turn comes; its answer first.
fn behind(
    first: Again,
    changes: Vec<(Again, Extent)>,
    leaves: Option<usize>,
) -> (Result<Answer>, Vec<Result<Answer>>, i64) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("amana.db");
    crate::db::migrate(&mut open_sqlite(&file).unwrap()).unwrap();
    let writer = Arc::new(Writer::start(&file).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (go, wait) = mpsc::channel::<()>();
    let wait = Mutex::new(wait);
    let busy: Again = Box::new(move |conn| {
        wait.lock().unwrap().recv().unwrap_or_default();
        first(conn)
    });
    let (busy, answers) = runtime.block_on(async {
        let submit = |(work, extent): (Again, Extent)| {
            let writer = Arc::clone(&writer);
            tokio::spawn(async move { writer.submit(work, extent).await })
        };
        let first = submit((busy, Extent::Few));
        let mut others: Vec<_> = changes.into_iter().map(submit).collect();
        tokio::task::yield_now().await;
        if let Some(number) = leaves {
            others.remove(number).abort();
            tokio::task::yield_now().await;
        }
        drop(go);
        let busy = first.await.unwrap();
        let mut answers = Vec::new();
        for other in others {
            answers.push(other.await.unwrap());
        }
        (busy, answers)
    });
    writer.close();
    let kept = keys::table.count().get_result(&mut open_sqlite(&file).unwrap()).unwrap();
    (busy, answers, kept)
}

/// Each of which changes a few rows.
fn few(changes: Vec<Again>) -> Vec<(Again, Extent)> {
    changes.into_iter().map(|change| (change, Extent::Few)).collect()
}

fn insert(conn: &mut AnyConnection) {
    let row = (keys::name.eq(Uuid::now_v7().to_string()), keys::value.eq(vec![0_u8]));
    diesel::insert_into(keys::table).values(row).execute(conn).unwrap();
}

fn kept() -> Again {
    Box::new(|conn| {
        insert(conn);
        Ok(Outcome::Kept(Answer::gone()))
    })
}

#[test]
fn a_change_refused_after_it_wrote_is_undone_alone() {
    let refused: Again = Box::new(|conn| {
        insert(conn);
        Err(Problem::of(&kinds::STALE))
    });
    let (answers, rows) = together(vec![kept(), refused, kept()], None);
    assert!(matches!(answers.as_slice(), [Ok(_), Err(problem), Ok(_)] if problem.kind == &kinds::STALE));
    assert_eq!(rows, 2);
}

#[test]
fn a_change_that_panics_after_it_wrote_is_undone_alone() {
    let panics: Again = Box::new(|conn| {
        insert(conn);
        panic!("on purpose");
    });
    let (answers, rows) = together(vec![kept(), panics, kept()], None);
    assert!(matches!(answers.as_slice(), [Ok(_), Err(problem), Ok(_)] if problem.kind == &kinds::INTERNAL));
    assert_eq!(rows, 2);
}

#[test]
fn a_change_refused_before_it_wrote_and_one_only_tried_leave_nothing() {
    let refused: Again = Box::new(|_| Err(Problem::not_found()));
    let tried: Again = Box::new(|conn| {
        insert(conn);
        Ok(Outcome::Undone(Answer::gone()))
    });
    let changes = vec![kept(), refused, tried, kept()];
    let (answers, rows) = together(changes, None);
    assert!(matches!(answers.as_slice(), [Ok(_), Err(_), Ok(_), Ok(_)]));
    assert_eq!(rows, 2);
}

#[test]
fn a_first_change_that_is_not_kept_is_undone_and_those_behind_it_are_done() {
    let refused: fn(&mut AnyConnection) -> Result<Outcome> = |conn| {
        insert(conn);
        Err(Problem::of(&kinds::STALE))
    };
    let tried: fn(&mut AnyConnection) -> Result<Outcome> = |conn| {
        insert(conn);
        Ok(Outcome::Undone(Answer::gone()))
    };
    let panics: fn(&mut AnyConnection) -> Result<Outcome> = |conn| {
        insert(conn);
        panic!("on purpose");
    };
    for (first, is_answered) in [(refused, false), (tried, true), (panics, false)] {
        let (answer, others, rows) = behind(Box::new(first), few(vec![kept(), kept()]), None);
        assert_eq!(answer.is_ok(), is_answered);
        assert!(matches!(others.as_slice(), [Ok(_), Ok(_)]), "{others:?}");
        assert_eq!(rows, 2);
    }
}

/// How many rows another connection sees.
fn committed(conn: &mut AnyConnection) -> i64 {
    #[derive(QueryableByName)]
    struct Place {
        #[diesel(sql_type = diesel::sql_types::Text)]
        file: String,
    }
    let place = diesel::sql_query("SELECT file FROM pragma_database_list WHERE name = 'main'");
    let file = place.get_result::<Place>(conn).unwrap().file;
    keys::table.count().get_result(&mut open_sqlite(file.as_ref()).unwrap()).unwrap()
}

#[test]
fn a_change_of_many_rows_is_the_first_of_its_own_transaction() {
    for (extent, seen) in [(Extent::Few, 0), (Extent::Many, 2)] {
        let counted = Arc::new(AtomicUsize::new(usize::MAX));
        let told = Arc::clone(&counted);
        let looks: Again = Box::new(move |conn| {
            told.store(usize::try_from(committed(conn)).unwrap(), Ordering::SeqCst);
            insert(conn);
            Ok(Outcome::Kept(Answer::gone()))
        });
        let mut changes = few(vec![kept(), kept()]);
        changes.push((looks, extent));
        changes.extend(few(vec![kept()]));
        let first = Box::new(|_: &mut AnyConnection| Ok(Outcome::Kept(Answer::gone())));
        let (_, answers, rows) = behind(first, changes, None);
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        assert_eq!((counted.load(Ordering::SeqCst), rows), (seen, 4), "{extent:?}");
    }
}

#[test]
fn a_change_a_part_of_which_fails_is_undone_whole() {
    let parted: Again = Box::new(|conn| {
        insert(conn);
        let vault = Arc::new(Vault::of([7; 32], [8; 32]));
        let mut tx =
            Tx::of_the_service(conn, &vault, Operation::ImportDiscard, Moment::new(chrono::Utc::now()));
        let part = |tx: &mut Tx<'_>| {
            insert(tx.conn);
            Err::<(), _>(Problem::of(&kinds::STALE))
        };
        apart_in(&mut tx, part, |()| true)?;
        Ok(Outcome::Kept(Answer::gone()))
    });
    let (answers, rows) = together(vec![kept(), parted, kept()], None);
    assert!(matches!(answers.as_slice(), [Ok(_), Err(problem), Ok(_)] if problem.kind == &kinds::STALE));
    assert_eq!(rows, 2);
}

#[test]
fn a_disk_that_fails_keeps_nothing_of_what_was_committed_with_it() {
    let runs = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&runs);
    let trouble: Again = Box::new(move |conn| {
        counted.fetch_add(1, Ordering::Relaxed);
        insert(conn);
        Err(Problem::unavailable("disk I/O error"))
    });
    let (answers, rows) = together(vec![kept(), trouble], None);
    assert!(
        answers.iter().all(|answer| matches!(answer, Err(problem) if problem.kind == &kinds::UNAVAILABLE))
    );
    assert_eq!(
        (rows, runs.load(Ordering::Relaxed)),
        (0, 1),
        "not run again on a connection that met trouble"
    );
}

#[test]
fn a_caller_who_goes_undoes_nobody_elses_change() {
    let (answers, rows) = together(vec![kept(), kept(), kept()], Some(1));
    assert!(matches!(answers.as_slice(), [Ok(_), Ok(_)]), "{answers:?}");
    assert_eq!(rows, 2);
}

#[test]
fn the_log_is_carried_over_by_the_way() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("amana.db");
    crate::db::migrate(&mut open_sqlite(&file).unwrap()).unwrap();
    let writer = Writer::start(&file).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let size = || std::fs::metadata(&file).unwrap().len();
    let before = size();
    let grows: fn() -> Again = || {
        Box::new(|conn| {
            let row = (keys::name.eq(Uuid::now_v7().to_string()), keys::value.eq(vec![0_u8; 8192]));
            diesel::insert_into(keys::table).values(row).execute(conn).unwrap();
            Ok(Outcome::Kept(Answer::gone()))
        })
    };
    for _ in 0..300 {
        runtime.block_on(writer.submit(grows(), Extent::Few)).unwrap();
    }
    let started = Instant::now();
    while size() == before && started.elapsed() < Duration::from_mins(1) {
        std::thread::yield_now();
    }
    // Far fewer pages than those after which the writer does it.
    assert!(size() > before, "the log waits for the writer");
    writer.close();
}
