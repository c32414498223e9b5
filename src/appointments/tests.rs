//! What was known of the seats of a position, over thousands of random histories.
use std::cell::RefCell;
use std::sync::Arc;

use chrono::{Days, NaiveDate, TimeDelta, Utc};
use diesel::connection::SimpleConnection as _;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use tempfile::tempdir;

use crate::access::Operation;
use crate::app::Engine;
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::db::{
    AnyConnection, Isolation, Json, Moment, Tx, open_past_sqlite, open_sqlite, recall, transaction,
};
use crate::founding::{Founding, found};
use crate::on_each;
use crate::persons::PersonId;
use crate::vault::{Keys, Vault};
use crate::words::{PartialDate, Tenure};

use super::model::{Appointment, AppointmentId, Capacity, EndedBy};
use super::store;

/// How many histories are made up.
const HISTORIES: u32 = 10_000;

/// One step of a history. Days are counted from the first of 2020; which appointment is meant is drawn from
/// those there are.
#[derive(Debug, Clone)]
enum Step {
    /// Somebody is appointed, from a day that may be long past.
    Record { seat: i64, starts: u64 },
    /// The first day, the seat or the capacity turn out to have been others.
    Correct { which: Index, seat: i64, starts: u64, acting: bool },
    /// The appointment ends, on a day that may be long past.
    End { which: Index, ends: u64 },
    /// It was a mistake.
    TakeOut { which: Index },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..4_i64, 0..900_u64).prop_map(|(seat, starts)| Step::Record { seat, starts }),
        3 => (any::<Index>(), 1..4_i64, 0..900_u64, any::<bool>())
            .prop_map(|(which, seat, starts, acting)| Step::Correct { which, seat, starts, acting }),
        2 => (any::<Index>(), 0..1800_u64).prop_map(|(which, ends)| Step::End { which, ends }),
        1 => any::<Index>().prop_map(|which| Step::TakeOut { which }),
    ]
}

/// The steps, each with the microseconds since the one before; none means in the same transaction.
fn history() -> impl Strategy<Value = Vec<(u8, Step)>> {
    prop::collection::vec((0..3_u8, step()), 1..6)
}

fn day(number: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 1, 1).unwrap().checked_add_days(Days::new(number)).unwrap()
}

fn recorded(tx: &Tx<'_>, position: PositionId, seat: i64, starts: NaiveDate) -> Appointment {
    let mut appointment = Appointment {
        id: AppointmentId::new(),
        position_id: position,
        body_id: BodyId::new(),
        seat,
        person_id: PersonId::new(),
        capacity: Capacity::Titular,
        mode: "elected".to_owned(),
        starts_earliest: None,
        starts_latest: starts,
        ends_earliest: None,
        ends_latest: None,
        held_from: None,
        held_to: None,
        ended_by: None,
        decision_id: None,
        source: Some(Json(
            serde_json::from_value(serde_json::json!({"kind": "register of the tests"})).unwrap(),
        )),
        end_decision_id: None,
        end_source: None,
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    appointment.set_tenure(Tenure { starts: PartialDate::exact(starts), ends: None });
    appointment
}

/// Takes a step, as the actions of the room do; one that the database refuses changes nothing.
fn take(tx: &mut Tx<'_>, position: PositionId, step: &Step) {
    let known = store::in_positions(tx, &[position]).unwrap();
    let pick = |which: &Index| (!known.is_empty()).then(|| known[which.index(known.len())].clone());
    let (mut after, tenure) = match step {
        Step::Record { seat, starts } => {
            let new = recorded(tx, position, *seat, day(*starts));
            return drop(store::insert(tx, &new));
        }
        Step::TakeOut { which } => {
            if let Some(before) = pick(which) {
                store::delete(tx, before.id).unwrap();
            }
            return;
        }
        Step::Correct { which, seat, starts, acting } => {
            let Some(mut after) = pick(which) else { return };
            after.seat = *seat;
            after.capacity = if *acting { Capacity::Acting } else { Capacity::Titular };
            let tenure = Tenure { starts: PartialDate::exact(day(*starts)), ..after.tenure() };
            (after, tenure)
        }
        Step::End { which, ends } => {
            let Some(mut after) = pick(which) else { return };
            after.ended_by = Some(EndedBy::Revocation);
            let tenure = Tenure { ends: Some(PartialDate::exact(day(*ends))), ..after.tenure() };
            (after, tenure)
        }
    };
    after.set_tenure(tenure);
    after.version = after.version.saturating_add(1);
    after.updated_at = tx.now;
    drop(store::update(tx, &after));
}

fn vault() -> Arc<Vault> {
    Arc::new(Vault::of([7; 32], [8; 32]))
}

/// What a look shows of a position.
fn shown(conn: &mut AnyConnection, now: Moment, position: PositionId) -> String {
    let mut tx = Tx::of_the_service(conn, &vault(), Operation::AppointmentList, now);
    serde_json::to_string(&store::in_positions(&mut tx, &[position]).unwrap()).unwrap()
}

fn later(moment: Moment, microseconds: i64) -> Moment {
    Moment(moment.0.checked_add_signed(TimeDelta::microseconds(microseconds)).unwrap())
}

#[test]
fn what_was_known_at_a_moment_stays_what_was_known() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("amana.db");
    let start = Moment::new(Utc::now());
    found(&Engine::sqlite(&file).unwrap(), &Keys::Held(vault()), start, &Founding::default()).unwrap();
    let mut present = open_sqlite(&file).unwrap();
    // The positions and persons are made up, and a test need not survive a power cut.
    on_each!(&mut present, conn => conn.batch_execute("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF"))
        .unwrap();
    let registry = RefCell::new((present, open_past_sqlite(&file).unwrap(), start));
    let mut runner =
        TestRunner::new(Config { cases: HISTORIES, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&history(), |steps| {
        let (present, past, last) = &mut *registry.borrow_mut();
        let position = PositionId::new();
        let mut known = vec![(later(*last, 1), "[]".to_owned())];
        let mut now = later(*last, 2);
        transaction(present, Isolation::Writing, |conn| {
            for (pause, step) in &steps {
                now = later(now, i64::from(*pause));
                take(
                    &mut Tx::of_the_service(conn, &vault(), Operation::AppointmentUpdate, now),
                    position,
                    step,
                );
                let state = shown(conn, now, position);
                // Only the last of several changes at one moment could ever be seen.
                known.retain(|(moment, _)| *moment != now);
                known.push((now, state));
            }
            Ok(())
        })
        .unwrap();
        *last = later(now, 10);
        known.push((*last, known[known.len() - 1].1.clone()));
        transaction(past, Isolation::Reading, |conn| {
            for pair in known.windows(2) {
                let [(moment, state), (next, _)] = pair else { continue };
                let mut asked = vec![*moment, later(*next, -1)];
                asked.dedup();
                for asked in asked {
                    recall(conn, asked)?;
                    assert_eq!(&shown(conn, now, position), state, "as known at {asked:?}");
                }
            }
            Ok(())
        })
        .unwrap();
        Ok(())
    });
    outcome.unwrap();
}
