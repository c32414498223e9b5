//! How far long work is: a bar on a terminal, a line a tenth elsewhere.
use std::io::{self, IsTerminal as _, Write as _};

/// How wide the bar is.
const WIDTH: i64 = 30;

/// How far one piece of work is.
pub(super) struct Progress {
    what: &'static str,
    total: i64,
    is_terminal: bool,
    /// How many tenths were told.
    told: Option<i64>,
}

impl Progress {
    /// Work on so many things.
    pub(super) fn of(what: &'static str, total: i64) -> Self {
        Self { what, total, is_terminal: io::stderr().is_terminal(), told: None }
    }

    /// So many are done.
    pub(super) fn show(&mut self, done: i64) {
        let part = |of: i64| done.saturating_mul(of).checked_div(self.total.max(1)).unwrap_or(of).min(of);
        let line = format!("{}: {done} of {}", self.what, self.total);
        let mut out = io::stderr().lock();
        // Nobody who looks is nobody to tell.
        if self.is_terminal {
            let filled = usize::try_from(part(WIDTH)).unwrap_or_default();
            let rest = usize::try_from(WIDTH).unwrap_or_default().saturating_sub(filled);
            let end = if done >= self.total { "\n" } else { "" };
            drop(write!(out, "\r[{}{}] {:>3}% {line}{end}", "#".repeat(filled), ".".repeat(rest), part(100)));
            drop(out.flush());
        } else if self.told != Some(part(10)) {
            self.told = Some(part(10));
            drop(writeln!(out, "{line}"));
        }
    }
}
