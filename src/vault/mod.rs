//! Keys: what is personal is sealed under a key of its subject, that key under the master key, which is in a file.
//!
//! 2026-11-26. A key a person, so that somebody can be forgotten: without that one row of `data_keys` nothing that it
//! sealed is ever read again, in whatever copy of the database. The master key and the key that signs the journal are in
//! one file outside the data folder: a thief of the database, or of its backups, has neither. Refused: a key in the
//! database beside what it seals; and one key for all, which could forget nobody.
//!
//! 2026-11-28. The master key is rotated while the service runs: it only wraps the others, so that they are wrapped anew, some
//! at a time, and nothing that they sealed is touched (`rotation.rs`).
mod envelope;
mod key_file;
mod marks;
mod rotation;
mod subjects;

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use diesel::prelude::*;
use ed25519_dalek::SigningKey;
use sha2::{Digest as _, Sha256};

use crate::db::{AnyConnection, keys};
use crate::error::{Problem, Result};

use key_file::Kept;
use marks::MarkingKey;

pub use envelope::{Key, Place, draw};
pub use key_file::KeyFile;
pub use rotation::{Asked, Rotation, Wrapped, check_anew, wrap_some};
pub use subjects::{DataKey, DataKeys, SubjectId, destroy, key_of, keys_of_all, unwrapped};

/// The row of `keys` that only the right master key opens.
const CHECK: &str = "master";
/// What stands there, sealed.
const CHECKED: &[u8] = b"amana";

/// The master key, and the key that signs.
pub struct Vault {
    masters: RwLock<Masters>,
    marking: MarkingKey,
    signing: SigningKey,
    /// Where they came from: looked at again where they do not fit any more, since another node may have rotated them.
    file: Option<PathBuf>,
}

/// The master key; and, while it is rotated, the one before it, which opens what is not under the new one yet.
#[derive(Clone)]
struct Masters {
    current: Key,
    former: Option<Key>,
}

/// Where the keys of a registry are.
pub enum Keys {
    /// In a file; made at the first start.
    File(PathBuf),
    /// In these hands already.
    Held(Arc<Vault>),
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault")
    }
}

/// What came of opening the keys.
pub struct Opened {
    /// The keys.
    pub vault: Arc<Vault>,
    /// Whether their file was made just now.
    pub is_new: bool,
}

impl Vault {
    /// The keys drawn before.
    pub fn of(master: [u8; 32], signing: [u8; 32]) -> Self {
        Self::kept(&Kept { master, former: None, marking: None, signing })
    }

    /// The keys of a file.
    fn kept(kept: &Kept) -> Self {
        let masters = Masters { current: Key::of(kept.master), former: kept.former.map(Key::of) };
        let marking = MarkingKey::known(kept.marking());
        let signing = SigningKey::from_bytes(&kept.signing);
        Self { masters: RwLock::new(masters), marking, signing, file: None }
    }

    /// The same, looked at again in that file where they do not fit any more.
    fn from(self, file: &Path) -> Self {
        Self { file: Some(file.to_owned()), ..self }
    }

    /// Takes the keys from their file anew; answers whether there are any.
    fn reload(&self) -> bool {
        let kept = self.file.as_ref().and_then(|file| KeyFile(file).kept().ok().flatten());
        let Some(kept) = kept else { return false };
        self.turn(Masters { current: Key::of(kept.master), former: kept.former.map(Key::of) });
        true
    }

    /// Whether one of the keys at hand is the one the registry is under, or is being put under.
    fn opens(&self, check: &[u8]) -> bool {
        let masters = self.masters();
        let known = [Some(masters.current), masters.former];
        known.into_iter().flatten().any(|key| key.open(check, &check_place()).is_some())
    }

    /// Goes on only if nobody has rotated the master key since these keys were read, or they can be read anew: what is drawn
    /// under a key that is no more would be lost.
    fn expect_current(&self, conn: &mut AnyConnection) -> Result<()> {
        let check: Option<Vec<u8>> = keys::table.find(CHECK).select(keys::value).first(conn).optional()?;
        let Some(check) = check else { return Ok(()) };
        if self.opens(&check) || (self.reload() && self.opens(&check)) {
            return Ok(());
        }
        Err(Problem::unavailable(
            "the master key was rotated elsewhere: give this node the new key file, and start it again",
        ))
    }

    fn masters(&self) -> Masters {
        self.masters.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Seals something under the master key, which is not changed until what `keep` does with it is done.
    pub(crate) fn seal<T>(
        &self,
        clear: &[u8],
        place: &Place<'_>,
        keep: impl FnOnce(Vec<u8>) -> Result<T>,
    ) -> Result<T> {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        keep(masters.current.seal(clear, place)?)
    }

    /// Wraps these keys under the master key, which is not changed until what `keep` does with them is done.
    fn wrap_all<T>(
        &self,
        all: &[(SubjectId, [u8; 32])],
        keep: impl FnOnce(Vec<(SubjectId, Vec<u8>)>) -> Result<T>,
    ) -> Result<T> {
        let masters = self.masters.read().unwrap_or_else(PoisonError::into_inner);
        let wrap = |(subject, bytes): &(SubjectId, [u8; 32])| {
            let wrapped = masters.current.seal(bytes, &subjects::place(&subject.to_string()))?;
            Ok((*subject, wrapped))
        };
        keep(all.iter().map(wrap).collect::<Result<_>>()?)
    }

    /// Opens what was sealed under the master key, or under the one before while it is rotated.
    pub(crate) fn open(&self, sealed: &[u8], place: &Place<'_>) -> Option<Vec<u8>> {
        let known = |masters: Masters| {
            let former = || masters.former.as_ref()?.open(sealed, place);
            masters.current.open(sealed, place).or_else(former)
        };
        known(self.masters()).or_else(|| if self.reload() { known(self.masters()) } else { None })
    }

    /// The keyed digest of these parts: without the key file nobody makes it, or tries whose it is.
    pub(crate) fn mark(&self, parts: &[&str]) -> [u8; 32] {
        self.marking.mark(parts)
    }

    /// The key that signs the journal.
    pub(crate) fn signing(&self) -> &SigningKey {
        &self.signing
    }

    /// The key that signs cards: another than the journal's, so that nothing signed with one is ever taken for the other's.
    pub(crate) fn card_signing(&self) -> SigningKey {
        let seed =
            Sha256::new().chain_update(b"amana card 1\0").chain_update(self.signing.to_bytes()).finalize();
        SigningKey::from_bytes(&seed.into())
    }

    /// Whether this is the key the registry was founded with: `None` where the registry has none yet.
    pub fn fits(&self, conn: &mut AnyConnection) -> Result<Option<bool>> {
        let check: Option<Vec<u8>> = keys::table.find(CHECK).select(keys::value).first(conn).optional()?;
        Ok(check.map(|check| self.open(&check, &check_place()).is_some()))
    }

    fn founds(&self, conn: &mut AnyConnection) -> Result<()> {
        self.seal(CHECKED, &check_place(), |check| {
            let row = (keys::name.eq(CHECK), keys::value.eq(check));
            diesel::insert_into(keys::table).values(row).execute(conn)?;
            Ok(())
        })
    }
}

fn check_place() -> Place<'static> {
    Place { table: "keys", column: "value", row: CHECK, version: 1 }
}

impl Keys {
    /// Opens the keys of a registry, in a transaction. At its first start the file is made.
    pub fn open(&self, conn: &mut AnyConnection) -> Result<Opened> {
        let file = match self {
            Self::Held(vault) => {
                if vault.fits(conn)?.is_none() {
                    vault.founds(conn)?;
                }
                return Ok(Opened { vault: Arc::clone(vault), is_new: false });
            }
            Self::File(path) => KeyFile(path),
        };
        let shown = file.0.display();
        let is_known = keys::table.find(CHECK).count().get_result::<i64>(conn)? > 0;
        if is_known {
            let vault = file.read()?.ok_or_else(|| {
                Problem::unavailable(format!(
                    "the key file {shown} is missing: put it back from the copy that was kept of it, or name it with \
                     --master-key-file; without it nothing sealed in this registry can be read"
                ))
            })?;
            return match vault.fits(conn)? {
                Some(false) => Err(Problem::unavailable(format!(
                    "the key file {shown} is another registry's: name the one this registry was founded with \
                     (--master-key-file)"
                ))),
                _ => Ok(Opened { vault: Arc::new(vault.from(file.0)), is_new: false }),
            };
        }
        if let Some(vault) = file.read()? {
            vault.founds(conn)?;
            return Ok(Opened { vault: Arc::new(vault.from(file.0)), is_new: false });
        }
        let drawn = Kept { master: draw()?, former: None, marking: None, signing: draw()? };
        let vault = Vault::kept(&drawn);
        vault.founds(conn)?;
        file.make(&drawn)?;
        Ok(Opened { vault: Arc::new(vault.from(file.0)), is_new: true })
    }
}
