//! The file of the master key: its owner's alone, loudly named, made once and never written over.
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::error::{Problem, Result};
use crate::words::hex;

use super::Vault;

/// What stands above the keys.
const HEAD: &str = "# AMANA MASTER KEY\n\
    # Whoever has this file and the database reads everything in it, and can sign its journal.\n\
    # Without this file nobody ever reads what is sealed there.\n\
    # Keep a copy, apart from the database and its backups. Never put it into the data folder.\n";

/// A file with the keys of a registry.
pub struct KeyFile<'a>(pub &'a Path);

impl KeyFile<'_> {
    /// Where it is unless a setting says otherwise: beside the data folder.
    pub fn beside(data: &Path) -> PathBuf {
        let data = data.canonicalize().unwrap_or_else(|_absent| data.components().collect());
        let mut name = data.file_name().unwrap_or_default().to_owned();
        name.push(".MASTER-KEY");
        data.with_file_name(name)
    }

    /// The keys in it; `None` if there is no such file.
    pub fn read(&self) -> Result<Option<Vault>> {
        let shown = self.0.display();
        let text = match fs::read_to_string(self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Problem::unavailable(format!("the key file {shown}: {error}"))),
        };
        let key = |name: &str| {
            let line = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
            hex::read::<32>(line.trim())
        };
        match (key("master"), key("signing")) {
            (Some(master), Some(signing)) => Ok(Some(Vault::of(master, signing))),
            _ => Err(Problem::unavailable(format!(
                "the key file {shown} is damaged: put it back from the copy that was kept of it"
            ))),
        }
    }

    /// Makes it, for its owner alone; one that is there is not touched.
    pub(super) fn make(&self, master: &[u8; 32], signing: &[u8; 32]) -> Result<()> {
        let unavailable =
            |error: std::io::Error| Problem::unavailable(format!("{}: {error}", self.0.display()));
        let mut text = HEAD.to_owned();
        // Writing to a String does not fail.
        let _ = write!(text, "master {}\nsigning {}\n", hex::written(master), hex::written(signing));
        let mut open = OpenOptions::new();
        open.create_new(true).write(true).mode(0o600);
        let mut file = open.open(self.0).map_err(unavailable)?;
        let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
        if written.is_err()
            && let Err(error) = fs::remove_file(self.0)
        {
            tracing::warn!(%error, "a half-written key file is left");
        }
        written.map_err(unavailable)
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn a_key_file_is_made_once_for_its_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("MASTER-KEY");
        let file = KeyFile(&path);
        assert!(file.read().unwrap().is_none());
        file.make(&[1; 32], &[2; 32]).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let vault = file.read().unwrap().unwrap();
        assert_eq!(vault.signing().to_bytes(), [2; 32]);
        assert!(file.make(&[3; 32], &[3; 32]).is_err());
        fs::write(&path, "master 00").unwrap();
        assert!(file.read().err().unwrap().to_string().contains("damaged"));
    }

    #[test]
    fn it_is_beside_the_data_folder() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("amana-data");
        fs::create_dir(&data).unwrap();
        let real = folder.path().canonicalize().unwrap();
        assert_eq!(KeyFile::beside(&data), real.join("amana-data.MASTER-KEY"));
        assert_eq!(KeyFile::beside(&data.join(".")), real.join("amana-data.MASTER-KEY"));
        assert_eq!(KeyFile::beside(Path::new("./new/")), Path::new("./new.MASTER-KEY"));
    }
}
