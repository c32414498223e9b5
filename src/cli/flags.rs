//! The flags that several commands share, and the settings they lead to.
use std::env;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use clap::Args;

use super::say::Failure;
use crate::config::{File, Layers, Settings};

/// The file of settings that is read when it is there.
const USUAL_FILE: &str = "amana.toml";

/// Where the registry lives.
#[derive(Args)]
pub(super) struct Place {
    /// The file of settings [default: amana.toml in the current folder, if there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the SQLite file, the lock and the first admin token [default: ./amana-data]
    #[arg(long, value_name = "DIR")]
    data: Option<String>,
    /// A PostgreSQL server instead of SQLite: `postgres://user:password@host/database`
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// The file of the master key, outside the data folder [default: the data folder's name and .MASTER-KEY, beside it]
    #[arg(long, value_name = "FILE")]
    master_key_file: Option<String>,
}

/// The party's provider of identities.
#[derive(Args)]
#[expect(clippy::struct_field_names, reason = "they are the names of the flags")]
pub(super) struct SignOn {
    /// The provider whose access tokens are believed, as their `iss` names it [default: none]
    #[arg(long, value_name = "URL")]
    oidc_issuer: Option<String>,
    /// What its tokens must be meant for: their `aud`
    #[arg(long, value_name = "NAME")]
    oidc_audience: Option<String>,
    /// Where its keys are [default: as its configuration says]
    #[arg(long, value_name = "URL")]
    oidc_jwks_url: Option<String>,
    /// How it may sign [default: RS256,PS256,ES256,EdDSA]
    #[arg(long, value_name = "NAMES")]
    oidc_algorithms: Option<String>,
}

impl SignOn {
    /// Those that were given.
    pub(super) fn given(&self) -> Given {
        given([
            ("oidc_issuer", self.oidc_issuer.clone()),
            ("oidc_audience", self.oidc_audience.clone()),
            ("oidc_jwks_url", self.oidc_jwks_url.clone()),
            ("oidc_algorithms", self.oidc_algorithms.clone()),
        ])
    }
}

/// The flags a command was given, by the names of their settings.
pub(super) type Given = Vec<(&'static str, String)>;

/// Those that were given, of all there are.
pub(super) fn given(flags: impl IntoIterator<Item = (&'static str, Option<String>)>) -> Given {
    flags.into_iter().filter_map(|(name, text)| Some((name, text?))).collect()
}

impl Place {
    /// The settings of a command that takes no other flags.
    pub(super) fn settings(&self) -> Result<Settings, Failure> {
        self.settings_with(Vec::new()).map(|(settings, _)| settings)
    }

    /// The settings with the command's own flags, and where each came from.
    pub(super) fn settings_with(&self, mut flags: Given) -> Result<(Settings, Layers), Failure> {
        flags.extend(given([
            ("data", self.data.clone()),
            ("database_url", self.database_url.clone()),
            ("master_key_file", self.master_key_file.clone()),
        ]));
        let file = match &self.config {
            Some(path) => Some(read(path).map_err(|error| format!("{}: {error}", path.display()))?),
            None => match read(Path::new(USUAL_FILE)) {
                Ok(file) => Some(file),
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(Failure::Told(format!("{USUAL_FILE}: {error}"))),
            },
        };
        let environment = |name: &str| env::var(name).ok();
        let mut layers = Layers::of(&flags, environment, file.as_ref())?;
        let settings = Settings::of(&mut layers)?;
        Ok((settings, layers))
    }
}

fn read(path: &Path) -> io::Result<File> {
    Ok(File { name: path.display().to_string(), text: fs::read_to_string(path)? })
}
