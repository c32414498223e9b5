//! `amana migrate`: brings the schema up to date.
use clap::Args;

use super::flags::Place;
use super::registry::{Intent, Registry, now};
use super::say::{Done, Failure, say};
use super::serve::tell_of_key;
use crate::db::{migrate, pending};
use crate::founding::{fold_words, open_keys, read_names, seal_private};
use crate::vault::{Keys, Opened};

/// Brings the schema of the registry up to date, and prints what ran
#[derive(Args)]
#[command(after_help = "Example:\n  amana migrate --database-url postgres://amana@localhost/amana --check")]
pub(super) struct Migrate {
    #[command(flatten)]
    place: Place,
    /// Run nothing; print what is pending, and exit with 1 if something is
    #[arg(long)]
    check: bool,
}

impl Migrate {
    pub(super) fn run(&self) -> Done {
        let settings = self.place.settings()?;
        if self.check {
            let missing = pending(&mut Registry::open(&settings, Intent::Look)?.conn)?;
            missing.iter().try_for_each(say)?;
            return if missing.is_empty() { say("nothing is pending") } else { Err(Failure::Said) };
        }
        let mut registry = Registry::open_or_make(&settings, "stop it first: it migrates when it starts")?;
        let names = pending(&mut registry.conn)?;
        migrate(&mut registry.conn)?;
        let keys = Keys::File(settings.master_key_file.clone());
        let Opened { vault, is_new } = open_keys(&mut registry.conn, &keys)?;
        if is_new {
            tell_of_key(&settings.master_key_file)?;
        }
        seal_private(&mut registry.conn, &vault, now())?;
        read_names(&mut registry.conn, &vault)?;
        fold_words(&mut registry.conn)?;
        if names.is_empty() { say("nothing was pending") } else { names.iter().try_for_each(say) }
    }
}
