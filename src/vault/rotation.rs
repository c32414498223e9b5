//! Another master key, while the service goes on: what it wraps is wrapped anew, some at a time.
//!
//! 2026-11-28. The file is replaced first, and holds both keys until nothing is under the old one any more: killed at whatever moment,
//! the service opens everything at its next start, and goes on where the file says that it is not done. What is drawn
//! meanwhile is wrapped under the new key alone. Whoever runs the command and cannot open the registry, since a service holds it, leaves a mark
//! beside the key file; the service finds it, does it, and takes the mark away. Where several nodes share a key file, one takes the wish up; the others find the new key in the file as soon as theirs fits no more, and draw nothing under the old one. Refused: a request over HTTP, which would let a token do what only
//! whoever has the key file may.
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;

use crate::db::{AnyConnection, data_keys, keys};
use crate::error::{Problem, Result};

use super::key_file::{Kept, KeyFile};
use super::subjects::{SubjectId, place};
use super::{CHECK, CHECKED, Key, Masters, Vault, check_place, draw};

/// How many keys are wrapped anew at once.
const AT_ONCE: i64 = 500;

/// A rotation under way: pass after pass over all keys, until one finds nothing under the old key.
pub struct Rotation {
    file: PathBuf,
    /// The keys as the file has them meanwhile.
    turned: Kept,
    /// The key up to which this pass came.
    after: Option<SubjectId>,
    /// How many were wrapped anew: in this pass, and in all.
    in_this_pass: usize,
    in_all: usize,
}

/// Some keys that were looked at: the last of them, and how many were wrapped anew.
#[derive(Debug, Clone, Copy)]
pub struct Wrapped {
    last: Option<SubjectId>,
    count: usize,
}

impl Vault {
    /// Whether a rotation is not done.
    pub fn is_turning(&self) -> bool {
        self.masters.read().unwrap_or_else(PoisonError::into_inner).former.is_some()
    }

    pub(super) fn turn(&self, masters: Masters) {
        *self.masters.write().unwrap_or_else(PoisonError::into_inner) = masters;
    }
}

impl Rotation {
    /// Draws another master key where one is asked for, and puts it into the file beside the old one; goes on with one
    /// that was not done, or done by another node.
    pub fn begin(vault: &Vault, file: &Path, is_asked: bool) -> Result<Self> {
        let kept = kept(file)?;
        let turned = if kept.former.is_some() || !is_asked {
            kept
        } else {
            let marking = Some(kept.marking());
            let turned = Kept { master: draw()?, former: Some(kept.master), marking, signing: kept.signing };
            KeyFile(file).replace(&turned)?;
            turned
        };
        vault.turn(Masters { current: Key::of(turned.master), former: turned.former.map(Key::of) });
        Ok(Self { file: file.to_owned(), turned, after: None, in_this_pass: 0, in_all: 0 })
    }

    /// How many keys were wrapped anew.
    pub fn count(&self) -> usize {
        self.in_all
    }

    /// Where the next keys are to be looked at: after this one.
    pub fn after(&self) -> Option<SubjectId> {
        self.after
    }

    /// Takes note of some that were looked at, and kept; answers whether a pass is over in which nothing was left to do.
    pub fn took(&mut self, wrapped: Wrapped) -> bool {
        self.in_this_pass = self.in_this_pass.saturating_add(wrapped.count);
        self.in_all = self.in_all.saturating_add(wrapped.count);
        self.after = wrapped.last;
        let is_over = self.after.is_none();
        let is_clean = is_over && self.in_this_pass == 0;
        if is_over {
            self.in_this_pass = 0;
        }
        is_clean
    }

    /// Forgets the old key, once nothing is under it any more and that is kept: whoever has it opens nothing with it.
    pub fn finish(self, vault: &Vault) -> Result<()> {
        let kept = kept(&self.file)?;
        let is_ours = kept.master == self.turned.master && kept.former == self.turned.former;
        if is_ours && kept.former.is_some() {
            KeyFile(&self.file).replace(&Kept { former: None, ..kept.clone() })?;
        }
        // Where another node has begun anew meanwhile, its former key is its to forget.
        let former = if is_ours { None } else { kept.former.map(Key::of) };
        vault.turn(Masters { current: Key::of(kept.master), former });
        Ok(())
    }
}

/// Wraps some more keys anew, in a transaction.
pub fn wrap_some(conn: &mut AnyConnection, vault: &Vault, after: Option<SubjectId>) -> Result<Wrapped> {
    if after.is_none()
        && let AnyConnection::Postgres(session) = conn
    {
        // Whoever wrapped something under the old key, and is not done, is waited for.
        session.batch_execute("LOCK TABLE data_keys IN SHARE ROW EXCLUSIVE MODE")?;
    }
    let mut some = data_keys::table.into_boxed();
    if let Some(after) = after {
        some = some.filter(data_keys::subject_id.gt(after));
    }
    let some = some.order(data_keys::subject_id).limit(AT_ONCE);
    let rows: Vec<(SubjectId, Vec<u8>)> =
        some.select((data_keys::subject_id, data_keys::wrapped)).load(conn)?;
    let masters = vault.masters();
    let mut count: usize = 0;
    for (subject, wrapped) in &rows {
        let row = subject.to_string();
        if masters.current.open(wrapped, &place(&row)).is_some() {
            continue;
        }
        let bytes = masters.former.as_ref().and_then(|former| former.open(wrapped, &place(&row)));
        // A row that neither opens was altered: it stays as it is, and is told where it is asked for.
        let Some(bytes) = bytes else { continue };
        vault.seal(&bytes, &place(&row), |wrapped| {
            let row = data_keys::table.find(*subject);
            diesel::update(row).set(data_keys::wrapped.eq(wrapped)).execute(conn)?;
            Ok(())
        })?;
        count = count.saturating_add(1);
    }
    Ok(Wrapped { last: rows.last().map(|(subject, _)| *subject), count })
}

/// Puts what tells whether the master key is the right one under the new one, in a transaction.
pub fn check_anew(conn: &mut AnyConnection, vault: &Vault) -> Result<()> {
    vault.seal(CHECKED, &check_place(), |check| {
        diesel::update(keys::table.find(CHECK)).set(keys::value.eq(check)).execute(conn)?;
        Ok(())
    })
}

fn kept(file: &Path) -> Result<Kept> {
    let missing = || Problem::unavailable(format!("the key file {} is missing", file.display()));
    KeyFile(file).kept()?.ok_or_else(missing)
}

/// The mark by which a running service is asked to rotate: beside the key file, and so by whoever may write there alone.
pub struct Asked(PathBuf);

impl Asked {
    /// The mark that goes with a key file.
    pub fn beside(file: &Path) -> Self {
        let mut name = file.as_os_str().to_owned();
        name.push(".ROTATE");
        Self(name.into())
    }

    /// Takes the wish up: of many nodes that find it one does. It is told on from then how far it is.
    pub fn take(&self) -> Result<bool> {
        match fs::rename(&self.0, self.taken()) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(self.unavailable(&error)),
        }
    }

    fn taken(&self) -> PathBuf {
        let mut name = self.0.as_os_str().to_owned();
        name.push(".TAKEN");
        name.into()
    }

    /// Leaves it.
    pub fn leave(&self) -> Result<()> {
        fs::write(&self.0, "asked\n").map_err(|error| self.unavailable(&error))
    }

    /// What it says: how far it is; nothing where there is none.
    pub fn read(&self) -> Result<Option<String>> {
        for mark in [&self.0, &self.taken()] {
            match fs::read_to_string(mark) {
                Ok(text) => return Ok(Some(text.trim().to_owned())),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(self.unavailable(&error)),
            }
        }
        Ok(None)
    }

    /// Says how far it is.
    pub fn tell(&self, told: &str) -> Result<()> {
        fs::write(self.taken(), format!("{told}\n")).map_err(|error| self.unavailable(&error))
    }

    /// Takes it away.
    pub fn take_away(&self) -> Result<()> {
        for mark in [&self.0, &self.taken()] {
            match fs::remove_file(mark) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(self.unavailable(&error)),
                _ => {}
            }
        }
        Ok(())
    }

    fn unavailable(&self, error: &std::io::Error) -> Problem {
        Problem::unavailable(format!("{}: {error}", self.0.display()))
    }
}
