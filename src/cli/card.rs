//! `amana card`: whether a member's card is what it says, without the registry.
use std::fs;
use std::io::Read as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::say::{Done, Failure, say};
use crate::cards::{self, CardKeys};

/// Verifies the cards of members
#[derive(Args)]
#[command(
    after_help = "Example:\n  curl -s http://127.0.0.1:8080/v1/cards/keys > keys.json\n  amana card verify --keys keys.json eyJhbGciOiJFZERTQSIs..."
)]
pub(super) struct Card {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Verify(Verify),
}

/// Tells what a card says, if one of the keys signed it; exits with 1 otherwise
#[derive(Args)]
#[command(after_help = "Example:\n  amana card verify --keys keys.json - < scanned.txt")]
struct Verify {
    /// The registry's public keys, as `GET /v1/cards/keys` tells them
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// The text of the card's code; `-` reads it from the input
    card: String,
}

impl Card {
    pub(super) fn run(&self) -> Done {
        let Verb::Verify(verify) = &self.verb;
        verify.run()
    }
}

impl Verify {
    fn run(&self) -> Done {
        let shown = self.keys.display();
        let keys = fs::read(&self.keys).map_err(|error| format!("{shown}: {error}"))?;
        let keys: CardKeys = serde_json::from_slice(&keys).map_err(|error| format!("{shown}: {error}"))?;
        let mut text = self.card.clone();
        if text == "-" {
            text.clear();
            std::io::stdin().take(10_000).read_to_string(&mut text).map_err(|error| error.to_string())?;
        }
        let Some(claims) = cards::read(&text, &keys) else {
            return Err(Failure::Told(
                "this card was not signed by any of these keys, or was altered".to_owned(),
            ));
        };
        let until = claims.until.map_or_else(String::new, |until| format!(", valid until {until}"));
        let (name, number, since, on) = (claims.name, claims.sub, claims.since, claims.on);
        say(format!("{name}, {number}, member since {since}; issued on {on}{until}"))
    }
}
