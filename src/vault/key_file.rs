//! The file of the master key: its owner's alone, loudly named, made once and never written over.
use std::fmt::Write as _;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use crate::error::{Problem, Result};
use crate::words::hex;

use super::Vault;
use super::marks::MarkingKey;

/// What stands above the keys.
const HEAD: &str = "# AMANA MASTER KEY\n\
    # Whoever has this file and the database reads everything in it, and can sign its journal.\n\
    # Without this file nobody ever reads what is sealed there.\n\
    # Keep a copy, apart from the database and its backups. Never put it into the data folder.\n";

/// The keys in a file, as they are.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) master: [u8; 32],
    /// The master key before it, while not everything is under the new one.
    pub(super) former: Option<[u8; 32]>,
    /// The key of digests, once the master key is no more the one it was drawn from.
    pub(super) marking: Option<[u8; 32]>,
    pub(super) signing: [u8; 32],
}

impl Kept {
    /// The key of digests.
    pub(super) fn marking(&self) -> [u8; 32] {
        self.marking.unwrap_or_else(|| MarkingKey::drawn_from(&self.master))
    }

    /// The lines of the file.
    fn written(&self) -> String {
        let mut text = HEAD.to_owned();
        let former = self.former.map(|key| ("former", key));
        let marking = self.marking.map(|key| ("marking", key));
        let all = [Some(("master", self.master)), former, marking, Some(("signing", self.signing))];
        for (name, key) in all.into_iter().flatten() {
            // Writing to a String does not fail.
            let _ = writeln!(text, "{name} {}", hex::written(&key));
        }
        text
    }
}

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
        Ok(self.kept()?.map(|kept| Vault::kept(&kept)))
    }

    /// The same, as they are.
    pub(super) fn kept(&self) -> Result<Option<Kept>> {
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
            (Some(master), Some(signing)) => {
                Ok(Some(Kept { master, former: key("former"), marking: key("marking"), signing }))
            }
            _ => Err(Problem::unavailable(format!(
                "the key file {shown} is damaged: put it back from the copy that was kept of it"
            ))),
        }
    }

    /// Makes it, for its owner alone; one that is there is not touched.
    pub(super) fn make(&self, kept: &Kept) -> Result<()> {
        write(self.0, kept)
    }

    /// Puts other keys in its place, all at once: whoever reads it finds the old ones or the new ones, whatever fails.
    pub(super) fn replace(&self, kept: &Kept) -> Result<()> {
        let unavailable = |error: io::Error| Problem::unavailable(format!("{}: {error}", self.0.display()));
        let mut beside = self.0.as_os_str().to_owned();
        beside.push(".new");
        let beside = PathBuf::from(beside);
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(unavailable(error)),
            _ => {}
        }
        write(&beside, kept)?;
        fs::rename(&beside, self.0).map_err(unavailable)?;
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = File::open(folder.unwrap_or(Path::new("."))).map_err(unavailable)?;
        folder.sync_all().map_err(unavailable)
    }
}

fn write(path: &Path, kept: &Kept) -> Result<()> {
    let unavailable = |error: io::Error| Problem::unavailable(format!("{}: {error}", path.display()));
    let mut open = OpenOptions::new();
    open.create_new(true).write(true).mode(0o600);
    let mut file = open.open(path).map_err(unavailable)?;
    let written = file.write_all(kept.written().as_bytes()).and_then(|()| file.sync_all());
    if written.is_err()
        && let Err(error) = fs::remove_file(path)
    {
        tracing::warn!(%error, "a half-written key file is left");
    }
    written.map_err(unavailable)
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
        let kept = Kept { master: [1; 32], former: None, marking: None, signing: [2; 32] };
        file.make(&kept).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let vault = file.read().unwrap().unwrap();
        assert_eq!(vault.signing().to_bytes(), [2; 32]);
        assert!(file.make(&kept).is_err());
        let rotated =
            Kept { master: [3; 32], former: Some([1; 32]), marking: Some(kept.marking()), ..kept.clone() };
        file.replace(&rotated).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let read = file.kept().unwrap().unwrap();
        assert_eq!((read.master, read.former, read.marking()), ([3; 32], Some([1; 32]), kept.marking()));
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
