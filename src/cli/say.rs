//! What the command line says, and how it fails.
use std::fmt;
use std::io::{self, Write as _};

use crate::error::{Problem, kinds};
use crate::words::Language;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(super) enum Failure {
    /// Said in full.
    Told(String),
    /// A problem, as the service would tell it.
    Problem(Box<Problem>),
    /// Said already, line by line.
    Said,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let problem = match self {
            Self::Told(text) => return f.write_str(text),
            Self::Said => return Ok(()),
            Self::Problem(problem) => problem,
        };
        match (&problem.cause, problem.kind == &kinds::UNAVAILABLE) {
            // The cause says more than "try again later" to whoever can do something about it.
            (Some(cause), true) => write!(f, "{cause}")?,
            (Some(cause), false) => write!(f, "{} {cause}", problem.kind.says(Language::En))?,
            (None, _) => f.write_str(problem.kind.says(Language::En))?,
        }
        if let Some(detail) = &problem.detail {
            write!(f, " ({})", detail.says(Language::En))?;
        }
        for fault in &problem.faults {
            write!(f, "\n  {}: {}: {}", fault.pointer, fault.code(), fault.kind.says(Language::En))?;
        }
        Ok(())
    }
}

impl From<Problem> for Failure {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<String> for Failure {
    fn from(text: String) -> Self {
        Self::Told(text)
    }
}

impl From<Vec<String>> for Failure {
    fn from(lines: Vec<String>) -> Self {
        Self::Told(lines.join("\n"))
    }
}

/// The end of a command.
pub(super) type Done = Result<(), Failure>;

/// Says one line on standard output. When nobody listens any more (`amana token list | head -1`) there is
/// nobody to tell of it either.
pub(super) fn say(line: impl fmt::Display) -> Done {
    let mut out = io::stdout().lock();
    match writeln!(out, "{line}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::Told(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says on standard error why a command failed; there is nowhere left to say that this failed too.
pub(super) fn complain(failure: &Failure) {
    if !matches!(failure, Failure::Said) {
        drop(writeln!(io::stderr().lock(), "amana: {failure}"));
    }
}
