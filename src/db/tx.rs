//! One unit of work: where it happens, who asked, for which day.
use chrono::NaiveDate;
use uuid::Uuid;

use crate::access::{Actor, Operation};
use crate::app::Precondition;
use crate::error::{Problem, Result, kinds};
use crate::words::{Language, civil_day};

use super::{AnyConnection, Moment};

/// One unit of work: the open transaction, and everything a rule may need to know of the request.
pub struct Tx<'a> {
    /// The open transaction.
    pub conn: &'a mut AnyConnection,
    /// Who asked.
    pub actor: Actor,
    /// What was asked.
    pub operation: Operation,
    /// When: the moment of the request, read once.
    pub now: Moment,
    /// The civil day of `now` in Morocco.
    pub today: NaiveDate,
    /// The day the answer is about; today unless the caller named another.
    pub as_of: NaiveDate,
    /// The language of labels and titles.
    pub language: Language,
    /// Names the request in the journal and the log.
    pub request_id: String,
    /// The states the caller is willing to change.
    pub(crate) precondition: Option<Precondition>,
    /// Whether an action has compared the state it changes with the precondition.
    pub(crate) compared: bool,
    /// How many changes have been recorded in the journal so far.
    pub(crate) recorded: usize,
    /// Persons of whom a fact has changed that rules turn on: what they hold is judged anew before the change is kept.
    pub(crate) altered: Vec<Uuid>,
}

impl<'a> Tx<'a> {
    /// The service's own unit of work, when it starts or is told something on the command line.
    pub fn of_the_service(conn: &'a mut AnyConnection, operation: Operation, now: Moment) -> Self {
        let today = civil_day(now.0);
        Self {
            conn,
            actor: Actor::service(),
            operation,
            now,
            today,
            as_of: today,
            language: Language::default(),
            request_id: "command-line".to_owned(),
            precondition: None,
            compared: false,
            recorded: 0,
            altered: Vec::new(),
        }
    }

    /// Goes on only if `version` is a state the caller meant to change (RFC 9110, 13.1.1).
    pub fn expect_version(&mut self, version: i64) -> Result<()> {
        self.compared = true;
        match &self.precondition {
            Some(Precondition::Versions(known)) if !known.contains(&version) => {
                Err(Problem::of(&kinds::STALE))
            }
            _ => Ok(()),
        }
    }
}
