//! Carrying out a batch: item after item in the open transaction, until the first that fails.
use std::collections::{HashMap, HashSet};
use std::time::Instant;

use actix_web::http::Method;
use actix_web::web::Bytes;
use serde_json::Value;
use tokio::runtime::Handle;

use crate::app::{self, App};
use crate::db::Tx;
use crate::error::{Problem, Result, kinds};
use crate::words::{Fault, FaultKind};

use super::super::answer::Answer;
use super::super::contract::READ;
use super::desk::{Desk, Item, Missed};
use super::references::{self, Known};
use super::sent::{BatchMethod, NewBatch, NewOperation};
use super::told::BatchTold;

/// How much the references of one operation may stand for, in bytes: as much as a whole batch is long.
const MOST_REFERRED: usize = 1024 * 1024;

/// What carrying out a batch needs beside its transaction.
pub(super) struct Carrying {
    pub(super) app: App,
    /// Tells the time to the routes: the writer's thread has no clock of its own.
    pub(super) clock: Handle,
    /// When the caller would wait no longer.
    pub(super) until: Option<Instant>,
}

impl Carrying {
    /// Carries out the whole batch, or says which operation fails and why.
    pub(super) fn carry(&self, tx: &mut Tx<'_>, batch: &NewBatch) -> Result<Answer> {
        let wanted = checked(batch)?;
        let _clock = self.clock.enter();
        let desk = Desk::open(&self.app)?;
        let mut answers = Vec::with_capacity(batch.operations.len());
        let mut known = Known::new();
        for (index, operation) in batch.operations.iter().enumerate() {
            if self.until.is_some_and(|until| until < Instant::now()) {
                return Err(Problem::of(&kinds::BATCH_TOO_LONG));
            }
            let place = Place { index, has_body: operation.body.is_some() };
            let answer = one(tx, &desk, operation, &known, &place)?;
            if let Some(name) = operation.r#ref.as_deref().filter(|name| wanted.contains(*name)) {
                // A 204 has no body, and so nothing to refer to.
                let body = if answer.body.is_empty() { b"null" } else { answer.body.as_slice() };
                known.insert(name, serde_json::from_slice(body).map_err(Problem::internal)?);
            }
            answers.push(answer);
        }
        Answer::summed(&BatchTold::of(batch, answers)?)
    }
}

fn one(
    tx: &mut Tx<'_>,
    desk: &Desk,
    operation: &NewOperation,
    known: &Known<'_>,
    place: &Place,
) -> Result<Answer> {
    let item = item(operation, known, place)?;
    let laid = desk.read(item).map_err(|fault| missed(operation, fault, place))?;
    if laid.operation.shows_a_secret() {
        return Err(place.not_taken(FaultKind::BatchShowsASecret));
    }
    if laid.operation.is_a_look_up() {
        return Err(place.not_taken(FaultKind::BatchLooksUp));
    }
    if laid.asking.dry_run {
        return Err(place.not_taken(FaultKind::BatchDryRun));
    }
    app::item(tx, laid).map_err(|problem| place.tells(problem))
}

/// Says why there was nothing to carry out.
fn missed(operation: &NewOperation, missed: Missed, place: &Place) -> Problem {
    let path = operation.path.split('?').next().unwrap_or_default();
    match missed {
        Missed::Refused(problem) => place.tells(problem),
        Missed::NoRoute if path == "/v1/batch" => place.not_taken(FaultKind::BatchInABatch),
        Missed::NoChange => place.not_taken(FaultKind::BatchChangesNothing),
        Missed::NoRoute if READ.paths.allowed(path).is_empty() => place.tells(Problem::not_found()),
        Missed::NoRoute => place.tells(Problem::of(&kinds::METHOD_NOT_ALLOWED)),
    }
}

/// Checks every name and every reference before anything is done; answers the names that are referred to.
fn checked(batch: &NewBatch) -> Result<HashSet<String>> {
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut faults = Vec::new();
    for (index, operation) in batch.operations.iter().enumerate() {
        let Some(name) = operation.r#ref.as_deref() else { continue };
        if *first.entry(name).or_insert(index) != index {
            faults.push(Fault::new(format!("/operations/{index}/ref"), FaultKind::RepeatedReference));
        }
    }
    let mut wanted = HashSet::new();
    for (index, operation) in batch.operations.iter().enumerate() {
        let comes = |name: &str| first.get(name).map(|place| *place < index);
        let mut found = |text: &str, pointer: &str| {
            match references::named(text, comes, pointer) {
                Ok(name) => drop(wanted.insert(name.to_owned())),
                Err(fault) => faults.push(fault),
            }
            None
        };
        for text in references::in_path(&operation.path) {
            found(text, &format!("/operations/{index}/path"));
        }
        if let Some(mut body) = referring(operation)? {
            references::each(&mut body, &format!("/operations/{index}/body"), &mut found);
        }
    }
    if faults.is_empty() { Ok(wanted) } else { Err(Problem::invalid(faults)) }
}

/// The body of an operation, if it may have references in it.
fn referring(operation: &NewOperation) -> Result<Option<Value>> {
    let body = operation.body.as_deref().filter(|body| references::may_refer(body.get()));
    body.map(|body| serde_json::from_str(body.get()).map_err(Problem::internal)).transpose()
}

/// The request an operation stands for, with its references resolved.
fn item(operation: &NewOperation, known: &Known<'_>, place: &Place) -> Result<Item> {
    let wrong = |fault| Problem::invalid(vec![fault]);
    let path = references::path(&operation.path, known, &place.at("path")).map_err(wrong)?;
    let body = match referring(operation)? {
        None => operation.body.as_deref().map(|body| Bytes::copy_from_slice(body.get().as_bytes())),
        Some(mut body) => {
            let (mut faults, mut room) = (Vec::new(), Some(MOST_REFERRED));
            references::each(&mut body, &place.at("body"), &mut |text, pointer| {
                let found =
                    references::resolve(text, known, pointer).map_err(|fault| faults.push(fault)).ok()?;
                room = room.and_then(|room| room.checked_sub(references::weight(found)));
                room.map(|_| found.clone())
            });
            if room.is_none() {
                return Err(place.tells(Problem::of(&kinds::TOO_LARGE)));
            }
            if !faults.is_empty() {
                return Err(Problem::invalid(faults));
            }
            Some(Bytes::from(body.to_string()))
        }
    };
    let method = match operation.method {
        BatchMethod::Post => Method::POST,
        BatchMethod::Patch => Method::PATCH,
        BatchMethod::Put => Method::PUT,
        BatchMethod::Delete => Method::DELETE,
    };
    Ok(Item { method, path, if_match: operation.if_match.clone(), body })
}

/// Where in a batch something went wrong.
struct Place {
    index: usize,
    has_body: bool,
}

impl Place {
    fn at(&self, field: &str) -> String {
        format!("/operations/{}/{field}", self.index)
    }

    /// The fault of an operation that no batch takes.
    fn not_taken(&self, why: FaultKind) -> Problem {
        Problem::fault(self.at("path"), why)
    }

    /// The problem of this one operation, told of the whole: every pointer leads into the batch.
    fn tells(&self, mut problem: Problem) -> Problem {
        let kind = problem.kind;
        if kind.status >= 500 {
            return problem;
        }
        if kind == &kinds::MALFORMED && !self.has_body {
            return Problem::fault(self.at("body"), FaultKind::MissingField);
        }
        for fault in &mut problem.faults {
            fault.pointer = match fault.pointer.strip_prefix('?') {
                Some(_) => self.at("path"),
                None => self.at("body") + &fault.pointer,
            };
        }
        if problem.faults.is_empty() {
            let pointer = match (kind.pointer, kind.status) {
                (Some(pointer), _) => self.at("body") + pointer,
                (None, 404) => self.at("path"),
                (None, 405) => self.at("method"),
                (None, 412 | 428) => self.at("if_match"),
                (None, 400 | 413) => self.at("body"),
                (None, _) => format!("/operations/{}", self.index),
            };
            problem.faults.push(kind.fault(pointer));
        }
        problem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: Place = Place { index: 7, has_body: true };

    fn told(problem: Problem) -> (&'static str, String, String) {
        let told = PLACE.tells(problem);
        let fault = told.faults.first().map(|fault| (fault.pointer.clone(), fault.code().to_owned()));
        let (pointer, code) = fault.unwrap_or_default();
        (told.kind.code, pointer, code)
    }

    #[test]
    fn a_failure_is_told_with_its_place_in_the_batch() {
        let place = |problem| told(problem).1;
        assert_eq!(place(Problem::fault("/starts_on", FaultKind::BadDay)), "/operations/7/body/starts_on");
        assert_eq!(place(Problem::fault("", FaultKind::NotAnObject)), "/operations/7/body");
        assert_eq!(place(Problem::fault("?x", FaultKind::UnknownParameter)), "/operations/7/path");
        assert_eq!(place(Problem::not_found()), "/operations/7/path");
        assert_eq!(place(Problem::of(&kinds::STALE)), "/operations/7/if_match");
        assert_eq!(place(Problem::of(&kinds::PRECONDITION_REQUIRED)), "/operations/7/if_match");
        assert_eq!(place(Problem::of(&kinds::METHOD_NOT_ALLOWED)), "/operations/7/method");
        assert_eq!(place(Problem::of(&kinds::NOT_ALLOWED)), "/operations/7");
        assert_eq!(
            told(Problem::of(&kinds::IN_USE)),
            ("in-use", "/operations/7".to_owned(), "in-use".to_owned())
        );
        assert_eq!(told(Problem::internal("x")), ("internal", String::new(), String::new()));
    }

    #[test]
    fn a_body_that_is_missing_is_told_as_such() {
        let place = Place { has_body: false, ..PLACE };
        let told = place.tells(Problem::of(&kinds::MALFORMED));
        assert_eq!(told.faults.first().map(Fault::code), Some("missing-field"));
    }
}
