//! `amana doctor`: examines a registry, and says what to do about what is wrong.
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use clap::Args;

use super::flags::{Place, SignOn};
use super::folder;
use super::registry::{Intent, Registry, now};
use super::say::{Done, Failure, say};
use crate::access::Operation;
use crate::access::oidc::reachable;
use crate::config::Settings;
use crate::db::{Finding, Isolation, Tx, examine, transaction};
use crate::statutes;

/// Examines the registry: one line a check, `ok` or `FAIL` and what to do; exits with 1 if one fails
#[derive(Args)]
#[command(after_help = "Example:\n  amana doctor --data ./amana-data")]
pub(super) struct Doctor {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    sign_on: SignOn,
}

impl Doctor {
    pub(super) fn run(&self) -> Done {
        let findings = match self.place.settings_with(self.sign_on.given()) {
            Ok((settings, _)) => examined(&settings),
            Err(failure) => vec![Finding { about: "settings", found: Err(failure.to_string()) }],
        };
        for Finding { about, found } in &findings {
            match found {
                Ok(well) => say(format!("ok    {about}: {well}"))?,
                Err(wrong) => say(format!("FAIL  {about}: {wrong}"))?,
            }
        }
        if findings.iter().all(|finding| finding.found.is_ok()) { Ok(()) } else { Err(Failure::Said) }
    }
}

fn examined(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![Finding { about: "settings", found: Ok("every one is understood".to_owned()) }];
    if settings.database_url.is_none() {
        findings.push(private("data folder", &settings.data, 0o700));
        findings.push(private("database file", &folder::database(&settings.data), 0o600));
    }
    if let Some(trust) = &settings.sign_on {
        let found = reachable(trust).map(|count| format!("{} has {count} keys", trust.issuer));
        findings.push(Finding { about: "single sign-on", found });
    }
    let token = folder::token_file(&settings.data);
    if token.exists() {
        findings.push(private("token file", &token, 0o600));
    }
    let mut registry = match Registry::open(settings, Intent::Look) {
        Ok(registry) => registry,
        Err(failure) => {
            findings.push(Finding { about: "database", found: Err(failure.to_string()) });
            return findings;
        }
    };
    let engine = if settings.database_url.is_some() { "PostgreSQL" } else { "SQLite" };
    let durable = format!("{engine} is open and keeps what it acknowledges");
    findings.push(Finding { about: "database", found: Ok(durable) });
    findings.extend(examine(&mut registry.conn, now()));
    findings.extend(key_file(settings));
    let vault = match registry.vault() {
        Ok(vault) => vault,
        Err(failure) => {
            findings.push(Finding { about: "master key", found: Err(failure.to_string()) });
            return findings;
        }
    };
    findings.push(Finding { about: "master key", found: Ok("it opens this registry".to_owned()) });
    let in_force = transaction(&mut registry.conn, Isolation::Reading, |conn| {
        let mut tx = Tx::of_the_service(conn, &vault, Operation::StatutesInForce, now());
        let today = tx.today;
        let statutes = statutes::in_force(&mut tx, today)?;
        Ok(format!("{} in force today", statutes.title.en.as_ref().unwrap_or(&statutes.title.ar)))
    });
    let found = in_force.map_err(|problem| format!("adopt some: POST /v1/statutes: {problem}"));
    findings.push(Finding { about: "statutes", found });
    findings
}

/// Where the master key is, if it is anywhere: outside the data folder, its owner's alone.
fn key_file(settings: &Settings) -> Vec<Finding> {
    let (file, about) = (&settings.master_key_file, "key file");
    if !file.exists() {
        return Vec::new();
    }
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_absent| path.to_owned());
    let is_inside = real(file).starts_with(real(&settings.data));
    let shown = file.display();
    let found = format!("move it out of the data folder, which is backed up: {shown} (--master-key-file)");
    let inside = is_inside.then_some(Finding { about, found: Err(found) });
    [Some(private(about, file, 0o600)), inside].into_iter().flatten().collect()
}

/// Whether nobody but the owner can read it.
fn private(about: &'static str, path: &Path, mode: u32) -> Finding {
    let shown = path.display();
    let found = match fs::metadata(path) {
        Err(error) => Err(format!("{shown}: {error}")),
        Ok(metadata) if metadata.permissions().mode() & 0o077 != 0 => {
            Err(format!("others may read it: chmod {mode:o} {shown}"))
        }
        Ok(_) => Ok(format!("{shown} is its owner's alone")),
    };
    Finding { about, found }
}
