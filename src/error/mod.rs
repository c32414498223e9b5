//! The one way a request can fail: a problem (RFC 9457) of a known kind.
mod detail;
mod kind;
pub mod kinds;
mod told;

use std::error::Error;
use std::fmt;

use uuid::Uuid;

use crate::db::violated;
use crate::words::{ClauseText, Fault, FaultKind, Language};

pub use detail::Detail;
pub use kind::{Kind, pointer};

/// The clause of the statutes a refusal rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClauseCited {
    /// Its identifier in the statutes in force.
    pub id: String,
    /// Its text.
    pub text: ClauseText,
}

/// Who stayed of two persons who were merged, where the other is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survivor {
    /// The id of whoever stayed.
    pub id: Uuid,
    /// Where what was asked for is now, if the address named the other.
    pub location: Option<String>,
}

impl Survivor {
    /// Whoever stayed, named in what was sent.
    pub fn of(id: Uuid) -> Self {
        Self { id, location: None }
    }
}

/// Why a request was not carried out.
#[derive(Debug)]
pub struct Problem {
    /// Which kind.
    pub kind: &'static Kind,
    /// What is particular to this case, safe to tell.
    pub detail: Option<Detail>,
    /// The faults of a body or a query, each with its place.
    pub faults: Vec<Fault>,
    /// The clause that says no, boxed because it is rare.
    pub clause: Option<Box<ClauseCited>>,
    /// Who stayed, where somebody is asked for who was merged; boxed because it is rare.
    pub survivor: Option<Box<Survivor>>,
    /// What the log is told and the caller is not.
    pub cause: Option<Box<dyn Error + Send + Sync>>,
}

/// The result of any fallible work in a request.
pub type Result<T, E = Problem> = std::result::Result<T, E>;

impl Problem {
    /// A problem of this kind, with nothing particular to it.
    pub fn of(kind: &'static Kind) -> Self {
        Self { kind, detail: None, faults: Vec::new(), clause: None, survivor: None, cause: None }
    }

    /// The same, with what is particular to this case.
    #[must_use]
    pub fn because(mut self, detail: impl Into<Detail>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// The same; with that particular, unless it has one already.
    #[must_use]
    pub fn or_because<T: Into<Detail>>(self, detail: impl FnOnce() -> T) -> Self {
        if self.detail.is_some() { self } else { self.because(detail()) }
    }

    /// The same, resting on a clause of the statutes.
    #[must_use]
    pub fn under(mut self, clause: Option<ClauseCited>) -> Self {
        self.clause = clause.map(Box::new);
        self
    }

    /// The same, with whoever stayed of two who were merged.
    #[must_use]
    pub fn of_survivor(mut self, survivor: Survivor) -> Self {
        self.survivor = Some(Box::new(survivor));
        self
    }

    /// The same, told of what stands at `place` in a greater whole: every pointer leads into the whole.
    #[must_use]
    pub fn within(self, place: &str) -> Self {
        self.told_at(|pointer| format!("{place}{pointer}"))
    }

    /// The same, each pointer as `place` makes it of the one into the part that is refused. A refusal of one known
    /// field, or of the part as a whole, becomes a fault with its pointer; a defect of ours has none.
    #[must_use]
    pub fn told_at(mut self, place: impl Fn(&str) -> String) -> Self {
        if self.kind.status >= 500 {
            return self;
        }
        if self.faults.is_empty() {
            self.faults.push(self.kind.fault(self.kind.pointer.unwrap_or_default()));
        }
        for fault in &mut self.faults {
            fault.pointer = place(&fault.pointer);
        }
        self
    }

    /// A body or query with faults, each named by its place.
    pub fn invalid(faults: Vec<Fault>) -> Self {
        Self { faults, ..Self::of(&kinds::INVALID) }
    }

    /// One fault, at `pointer`.
    pub fn fault(pointer: impl Into<String>, kind: FaultKind) -> Self {
        Self::invalid(vec![Fault::new(pointer, kind)])
    }

    /// Nothing here, or nothing this caller may know of.
    pub fn not_found() -> Self {
        Self::of(&kinds::NOT_FOUND)
    }

    /// Our fault; the cause is logged, not told.
    pub fn internal(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { cause: Some(cause.into()), ..Self::of(&kinds::INTERNAL) }
    }

    /// The database cannot answer now; trying again later may help.
    pub fn unavailable(cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { cause: Some(cause.into()), ..Self::of(&kinds::UNAVAILABLE) }
    }

    /// The word of the refusal; none of a defect of ours.
    pub fn refusal(&self) -> Option<&'static str> {
        (self.kind.status < 500).then_some(self.kind.code)
    }

    /// Whether nothing of the sort was found.
    pub fn is_not_found(&self) -> bool {
        self.kind == &kinds::NOT_FOUND
    }

    /// The diesel error behind it, if that is the cause.
    pub(crate) fn database(&self) -> Option<&diesel::result::Error> {
        self.cause.as_deref().and_then(|cause| cause.downcast_ref())
    }

    /// Turns the violation of a named promise of the database into the refusal that says it kindly.
    #[must_use]
    pub fn if_violates(self, constraint: &str, refusal: &'static Kind) -> Self {
        if self.database().and_then(violated).as_deref() == Some(constraint) {
            Self::of(refusal)
        } else {
            self
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.code, self.kind.says(Language::En))?;
        if let Some(detail) = &self.detail {
            write!(f, " ({})", detail.says(Language::En))?;
        }
        for fault in &self.faults {
            write!(f, "; {} {}: {}", fault.pointer, fault.code(), fault.kind.says(Language::En))?;
        }
        if let Some(cause) = &self.cause {
            write!(f, ": {cause}")?;
        }
        Ok(())
    }
}

impl Error for Problem {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| {
            let cause: &(dyn Error + 'static) = cause;
            cause
        })
    }
}

impl From<diesel::result::Error> for Problem {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error as Diesel};
        match &error {
            Diesel::NotFound => Self::not_found(),
            Diesel::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => {
                Self { cause: Some(error.into()), ..Self::of(&kinds::IN_USE) }
            }
            Diesel::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => {
                Self { cause: Some(error.into()), ..Self::of(&kinds::ALREADY_EXISTS) }
            }
            Diesel::DatabaseError(
                DatabaseErrorKind::ClosedConnection | DatabaseErrorKind::UnableToSendCommand,
                _,
            )
            | Diesel::BrokenTransactionManager => Self::unavailable(error),
            Diesel::DatabaseError(_, information) if is_storage_trouble(information.message()) => {
                Self::unavailable(error)
            }
            _ => Self::internal(error),
        }
    }
}

/// What the engines say when the disk, not the request, is at fault.
fn is_storage_trouble(message: &str) -> bool {
    [
        "disk I/O error",
        "database or disk is full",
        "database is locked",
        "unable to open",
        "malformed",
        "No space left",
        "lock timeout",
        "statement timeout",
    ]
    .iter()
    .any(|trouble| message.contains(trouble))
}
