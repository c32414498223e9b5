//! Every operation, asked by everybody about everything, compared with what the oracle says and with the checked-in table.
use std::fmt::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use amana::access::{Object, Relation};

use super::cast::{Caller, Stage, raised};
use super::oracle::{Letter, Right, holds};
use super::questions::{Question, is_settled_inside, questions, said};
use super::race::{AGAIN, with_all_hands};
use super::world::Where;
use crate::house::{Answer, House, Registry};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/access.txt");

/// How many ask at once.
const THREADS: usize = 6;

/// What each thing of a place is called, before the word that stands nowhere else.
const CANARIES: [(&str, &[(Object, &str)]); 11] = [
    ("Resident", &[(Object::Person, "person.read")]),
    (
        "Applicant",
        &[
            (Object::Application, "application.read"),
            (Object::Person, "person.read"),
            (Object::ApplicationForm, "application.create"),
        ],
    ),
    // Whoever holds an office is named with it, and where it was decided.
    (
        "Holder",
        &[(Object::Body, "body.read"), (Object::Person, "person.read"), (Object::Meeting, "meeting.read")],
    ),
    (
        "Deputy",
        &[(Object::Body, "body.read"), (Object::Person, "person.read"), (Object::Meeting, "meeting.read")],
    ),
    ("Meeting", &[(Object::Meeting, "meeting.read")]),
    ("Agenda", &[(Object::Meeting, "meeting.read")]),
    ("Group", &[(Object::Meeting, "meeting.read")]),
    ("Subject", &[(Object::Meeting, "meeting.read")]),
    ("Proposal", &[(Object::Meeting, "meeting.read")]),
    ("Decision", &[(Object::Meeting, "meeting.read")]),
    ("Minutes", &[(Object::Meeting, "meeting.read")]),
];

/// The names in an answer of what its reader may not see.
pub(super) fn leaks(rights: &[Right], answer: &Answer) -> Vec<String> {
    let text = String::from_utf8_lossy(&answer.raw);
    if !text.contains("Qanari") {
        return Vec::new();
    }
    let mut found = Vec::new();
    for place in Where::ALL {
        for (kind, seen) in CANARIES {
            let canary = format!("{kind} {}", place.canary());
            let may = seen.iter().any(|(object, word)| holds(rights, word, *object, place));
            if !may && text.contains(&canary) {
                found.push(canary);
            }
        }
    }
    found
}

/// What one caller is answered about the thing of each place.
struct Row {
    letters: [Letter; 7],
    wrong: Vec<String>,
}

fn places() -> impl Iterator<Item = (usize, Option<Where>)> {
    Where::ALL.into_iter().map(Some).chain([None]).enumerate()
}

fn row(stage: &Stage, question: &Question, caller: &Caller) -> Row {
    let expected = question.expected(caller);
    let (mut letters, mut wrong) = (['?'; 7], Vec::new());
    for (at, place) in places() {
        if !question.has_places() && at > 0 {
            letters[at] = letters[0];
            continue;
        }
        if !question.is_asked(stage, place) {
            letters[at] = '-';
            continue;
        }
        let answer = question.ask(stage, caller, place).send();
        letters[at] = said(&answer, question);
        if letters[at] != expected[at] {
            let (id, name, said) = (question.id(), caller.name, letters[at]);
            wrong.push(format!("{id} by {name} at {place:?}: {said} for {}: {answer}", expected[at]));
        }
        let rights = caller.rights.as_deref().unwrap_or_default();
        for canary in leaks(rights, &answer) {
            wrong.push(format!("{} by {} at {place:?} tells {canary}", question.id(), caller.name));
        }
    }
    wrong.extend(faulty(stage, question, caller, &expected));
    Row { letters, wrong }
}

/// What is wrong with a request is told to those alone who may ask it.
fn faulty(stage: &Stage, question: &Question, caller: &Caller, expected: &[Letter; 7]) -> Option<String> {
    if question.operation.rule().relation == Relation::Oneself || is_settled_inside(question.operation) {
        return None;
    }
    let door = expected.iter().all(|letter| ['1', '3'].contains(letter));
    let hidden = question.has_places() && expected[5] == '4';
    if !door && !hidden {
        return None;
    }
    let answer = question.faulty(stage, caller, Some(Where::Foreign)).send();
    let said = said(&answer, question);
    (said != expected[5]).then(|| format!("{} by {}, faulty: {said}: {answer}", question.id(), caller.name))
}

/// Asks everything; answers the rows in the order of the contract, and what was not expected.
pub(super) fn asked(stage: &Stage, cast: &[&Caller], threads: usize) -> (Vec<Vec<[Letter; 7]>>, Vec<String>) {
    let contract = stage.house.contract();
    let questions = questions(&contract);
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(vec![Vec::new(); questions.len()]);
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((at, question)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    questions.get(at).map(|question| (at, question))
                } {
                    let told: Vec<Row> = cast.iter().map(|caller| row(stage, question, caller)).collect();
                    let letters = told.iter().map(|row| row.letters).collect();
                    rows.lock().unwrap_or_else(PoisonError::into_inner)[at] = letters;
                    let told = told.into_iter().flat_map(|row| row.wrong);
                    wrong.lock().unwrap_or_else(PoisonError::into_inner).extend(told);
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap();
    (rows.into_inner().unwrap(), wrong)
}

/// The table: a row an operation, a column one of the cast, a letter a place.
fn table(stage: &Stage, rows: &[Vec<[Letter; 7]>]) -> String {
    let contract = stage.house.contract();
    let mut table = String::from(concat!(
        "Who is answered what about the thing of each place: own, pole, parent, sibling, child, foreign, absent.\n",
        "+ open  1 unauthenticated (401)  3 not allowed (403)  4 not found (404)  u refers to what is unknown (409)  - none there\n",
    ));
    write!(table, "{:<28}", "operation").unwrap();
    for caller in &stage.cast {
        write!(table, " {:<11}", caller.name).unwrap();
    }
    table.truncate(table.trim_end().len());
    table.push('\n');
    for (question, row) in questions(&contract).iter().zip(rows) {
        let mut line = format!("{:<28}", question.id());
        for letters in row {
            write!(line, " {:<11}", letters.iter().collect::<String>()).unwrap();
        }
        writeln!(table, "{}", line.trim_end()).unwrap();
    }
    table
}

fn compare(found: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(TABLE, found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(TABLE).unwrap_or_default();
    let apart = |one: &str, other: &str, sign: char| -> Vec<String> {
        let known: Vec<&str> = other.lines().collect();
        one.lines().filter(|line| !known.contains(line)).map(|line| format!("{sign} {line}")).collect()
    };
    let differences = [apart(found, &expected, '+'), apart(&expected, found, '-')].concat();
    assert!(
        differences.is_empty(),
        "who may ask what has changed; if that is meant: UPDATE=1 cargo test access\n{}",
        differences.join("\n")
    );
}

/// The whole matrix on one engine.
fn matrix(registry: Registry) {
    let stage = raised(House::open(registry));
    let (rows, wrong) = asked(&stage, &stage.cast.iter().collect::<Vec<_>>(), THREADS);
    let cells = rows.iter().flatten().count() * 7;
    println!("{cells} verdicts, {} unexpected", wrong.len());
    assert!(wrong.is_empty(), "{} unexpected:\n{}", wrong.len(), wrong.join("\n\n"));
    assert!(cells > 20_000, "only {cells}");
    compare(&table(&stage, &rows));
    let (again, wrong) = with_all_hands(&stage);
    assert!(wrong.is_empty(), "{} unexpected by all hands:\n{}", wrong.len(), wrong.join("\n\n"));
    let at = AGAIN.map(|name| stage.cast.iter().position(|caller| caller.name == name).unwrap());
    let before: Vec<Vec<[Letter; 7]>> =
        rows.iter().map(|row| at.iter().map(|at| row[*at]).collect()).collect();
    assert_eq!(again, before);
}

#[test]
fn every_operation_is_answered_as_the_statutes_say_on_sqlite() {
    matrix(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn every_operation_is_answered_as_the_statutes_say_on_postgres() {
    matrix(Registry::on_postgres());
}
