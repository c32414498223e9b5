//! `amana import`: puts another country's territories in, or newer ones.
use std::fs::File;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::flags::Place;
use super::registry::{Intent, Registry};
use super::say::{Done, Failure, say};
use crate::access::Operation;
use crate::territory::{self, Country};

/// Puts data from files into the registry
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana import territories --levels levels.csv --territories territories.csv"
)]
pub(super) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Territories(Territories),
}

/// Puts a country in: new territories are added, known codes take what the files say
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana import territories --levels levels.csv --territories territories.csv"
)]
struct Territories {
    #[command(flatten)]
    place: Place,
    /// The levels, from the country down: code,rank,name_ar,name_fr,name_en
    #[arg(long, value_name = "FILE")]
    levels: PathBuf,
    /// The territories, parents before children
    #[arg(long, value_name = "FILE")]
    territories: PathBuf,
}

impl Import {
    pub(super) fn run(&self) -> Done {
        let What::Territories(territories) = &self.what;
        territories.run()
    }
}

impl Territories {
    fn run(&self) -> Done {
        let country = country(&self.levels, &self.territories)?;
        let settings = self.place.settings()?;
        let count = Registry::open(&settings, Intent::Change("stop it first"))?
            .work(Operation::TerritoryImport, |tx| territory::import(tx, &country))?;
        say(format!("{count} territories are in the registry as the files say"))
    }
}

/// Reads a country from its two files.
pub(super) fn country(levels: &Path, territories: &Path) -> Result<Country, Failure> {
    let open = |path: &Path| File::open(path).map_err(|error| format!("{}: {error}", path.display()));
    Ok(Country::read(open(levels)?, open(territories)?)?)
}
