//! `amana keys`: another master key.
use std::thread::sleep;
use std::time::{Duration, Instant};

use clap::{Args, Subcommand};

use super::flags::Place;
use super::folder;
use super::registry::{Intent, Registry};
use super::say::{Done, Failure, say};
use crate::config::Settings;
use crate::db::{Isolation, transaction};
use crate::vault::{Asked, Rotation, check_anew, wrap_some};

/// How long a running service has to take the wish up.
const TAKEN_UP_WITHIN: Duration = Duration::from_secs(10);
const LOOKS_EVERY: Duration = Duration::from_millis(100);

/// Rotates the master key
#[derive(Args)]
#[command(after_help = "Example:\n  amana keys rotate --data ./amana-data")]
pub(super) struct Keys {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Rotate(Rotate),
}

/// Draws another master key and puts everything under it, while the service runs or where none does; whoever has the old key
/// file opens nothing with it any more, in what is kept from then on
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana keys rotate --data ./amana-data\n\nKeep a copy of the new key file. Copies of the database that were made before open with the old one; one made meanwhile needs both."
)]
struct Rotate {
    #[command(flatten)]
    place: Place,
}

impl Keys {
    pub(super) fn run(&self) -> Done {
        match &self.verb {
            Verb::Rotate(rotate) => rotate.run(),
        }
    }
}

impl Rotate {
    fn run(&self) -> Done {
        let settings = self.place.settings()?;
        let is_served = settings.database_url.is_some() || folder::is_held(&settings.data);
        if is_served && let Some(()) = asked(&settings)? {
            return say(format!("rotated; keep a copy of {}", settings.master_key_file.display()));
        }
        let count = alone(&settings)?;
        say(format!("rotated: {count} keys; keep a copy of {}", settings.master_key_file.display()))
    }
}

/// Asks a running service for it, and waits until it is done; nothing, where none takes it up and none need to run.
fn asked(settings: &Settings) -> Result<Option<()>, Failure> {
    let asked = Asked::beside(&settings.master_key_file);
    asked.leave()?;
    let (since, mut is_taken_up, mut said) = (Instant::now(), false, String::new());
    while let Some(told) = asked.read()? {
        is_taken_up |= told != "asked";
        if is_taken_up && told != said {
            say(&told)?;
            said = told;
        }
        if !is_taken_up && TAKEN_UP_WITHIN < since.elapsed() {
            asked.take_away()?;
            if settings.database_url.is_some() {
                return Ok(None);
            }
            return Err(Failure::Told(
                "the service that holds the data folder did not take it up: does it run with the same \
                 --master-key-file?"
                    .to_owned(),
            ));
        }
        sleep(LOOKS_EVERY);
    }
    Ok(Some(()))
}

/// Does it where no service runs.
fn alone(settings: &Settings) -> Result<usize, Failure> {
    let mut registry = Registry::open(settings, Intent::Change("stop it first"))?;
    let vault = registry.vault()?;
    let mut rotation = Rotation::begin(&vault, &settings.master_key_file, true)?;
    transaction(&mut registry.conn, Isolation::Writing, |conn| check_anew(conn, &vault))?;
    loop {
        let after = rotation.after();
        let wrapped =
            transaction(&mut registry.conn, Isolation::Writing, |conn| wrap_some(conn, &vault, after))?;
        if rotation.took(wrapped) {
            break;
        }
    }
    let count = rotation.count();
    rotation.finish(&vault)?;
    Ok(count)
}
