//! One unit of work: where it happens, who asked, for which day.
use std::fmt::Display;
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::access::{Actor, Holdings, Operation, Title};
use crate::app::{Precondition, state};
use crate::basis::ActId;
use crate::error::{Problem, Result, kinds};
use crate::reach::{self, Within};
use crate::vault::Vault;
use crate::words::{Language, civil_day};

use super::{AnyConnection, Moment};

/// One unit of work: the open transaction, and everything a rule may need to know of the request.
pub struct Tx<'a> {
    /// The open transaction.
    pub conn: &'a mut AnyConnection,
    /// The keys of what is sealed.
    pub(crate) vault: Arc<Vault>,
    /// Who asked.
    pub actor: Actor,
    /// What was asked.
    pub operation: Operation,
    /// What the caller holds.
    pub holdings: Holdings,
    /// How far what was asked reaches, once it was asked.
    pub(crate) reached: Option<Reached>,
    /// Whether the question of what the caller may do or see is still to be asked.
    pub(crate) is_undecided: bool,
    /// When: the moment of the request, read once.
    pub now: Moment,
    /// The civil day of `now` in Morocco.
    pub today: NaiveDate,
    /// The day the answer is about; today unless the caller named another.
    pub as_of: NaiveDate,
    /// That day, if the caller named it.
    pub named_day: Option<NaiveDate>,
    /// The language of labels and titles.
    pub language: Language,
    /// Names the request in the journal and the log.
    pub request_id: Arc<str>,
    /// The states the caller is willing to change.
    pub(crate) precondition: Option<Precondition>,
    /// Whether an action has compared the state it changes with the precondition.
    pub(crate) compared: bool,
    /// Whether what is done is kept, or only tried.
    pub(crate) keeping: Keeping,
    /// How many changes have been recorded in the journal so far.
    pub(crate) recorded: usize,
    /// Whether what was asked for is so already: there is nothing to record.
    pub(crate) is_so_already: bool,
    /// The act that is being carried out: what changes is recorded under it.
    pub(crate) act: Option<ActId>,
    /// Persons of whom a fact has changed that rules turn on: what they hold is judged anew before the change is kept.
    pub(crate) altered: Vec<Uuid>,
    /// Days, from the first to the last, of which other statutes are on record now: what begins on them is judged anew.
    pub(crate) ruled_anew: Vec<(NaiveDate, NaiveDate)>,
}

/// What becomes of what is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Keeping {
    /// It is kept.
    Kept,
    /// It is only tried, and undone.
    Tried,
}

/// How far something reaches; `None` where it is everything.
pub(crate) struct Reached(pub(crate) Option<Arc<Within>>);

impl<'a> Tx<'a> {
    /// The service's own unit of work, when it starts or is told something on the command line.
    pub fn of_the_service(
        conn: &'a mut AnyConnection,
        vault: &Arc<Vault>,
        operation: Operation,
        now: Moment,
    ) -> Self {
        let today = civil_day(now.0);
        Self {
            conn,
            vault: Arc::clone(vault),
            actor: Actor::service(),
            operation,
            holdings: Holdings::everything(Title::Service),
            reached: None,
            is_undecided: false,
            now,
            today,
            as_of: today,
            named_day: None,
            language: Language::default(),
            request_id: "command-line".into(),
            precondition: None,
            compared: false,
            keeping: Keeping::Kept,
            recorded: 0,
            is_so_already: false,
            act: None,
            altered: Vec::new(),
            ruled_anew: Vec::new(),
        }
    }

    /// Does something as if it were asked about another day.
    pub fn on<T>(&mut self, day: NaiveDate, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let asked = std::mem::replace(&mut self.as_of, day);
        let done = act(self);
        self.as_of = asked;
        done
    }

    /// Does something as if it were asked in another language.
    pub fn speaking<T>(&mut self, language: Language, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<T> {
        let asked = std::mem::replace(&mut self.language, language);
        let done = act(self);
        self.language = asked;
        done
    }

    /// How far what was asked reaches for the caller: what a list may show; `None` where it is everything.
    pub fn reach(&mut self) -> Result<Option<Arc<Within>>> {
        self.is_undecided = false;
        if let Some(Reached(within)) = &self.reached {
            return Ok(within.clone());
        }
        let within = reach::within(self, self.operation.rule().permission)?;
        self.reached = Some(Reached(within.clone()));
        Ok(within)
    }

    /// Goes on only if what may have begun on `first` was not certainly still to come on the day the caller
    /// named. Who names no day is shown that too.
    pub fn expect_begun(&self, first: Option<NaiveDate>) -> Result<()> {
        let is_to_come = self.named_day.zip(first).is_some_and(|(day, first)| day < first);
        if is_to_come { Err(Problem::not_found()) } else { Ok(()) }
    }

    /// Goes on only if `version` of this very object is a state the caller meant to change (RFC 9110, 13.1.1).
    /// An object goes by the name it has as a `Resource`: its id. The condition is for the first object compared,
    /// the one of the address: it is not held against what else changes with it.
    pub fn expect_version(&mut self, object: impl Display, version: i64) -> Result<()> {
        self.compared = true;
        match self.precondition.take() {
            Some(Precondition::States(known)) if !known.contains(&state(&object.to_string(), version)) => {
                Err(Problem::of(&kinds::STALE))
            }
            _ => Ok(()),
        }
    }
}
