//! `amana token`: issues, lists and revokes tokens where no service runs.
use chrono::Duration;
use clap::{Args, Subcommand, ValueEnum};
use uuid::Uuid;

use super::flags::Place;
use super::registry::{Intent, Registry, now};
use super::say::{Done, Failure, say};
use crate::access::{self, NewToken, Operation, Token, TokenId, TokenKind};
use crate::db::Moment;
use crate::words::Line;

/// Issues, lists and revokes tokens
#[derive(Args)]
#[command(after_help = "Example:\n  amana token create --name \"reporting dashboard\" --kind reader")]
pub(super) struct Tokens {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    Create(Create),
    List(List),
    Revoke(Revoke),
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// Everything
    Admin,
    /// Reading, save tokens, journal and metrics
    Reader,
}

/// Issues a token and prints it, this once
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana token create --name \"spring audit\" --kind reader --expires-in-days 90"
)]
struct Create {
    #[command(flatten)]
    place: Place,
    /// What it is for
    #[arg(long)]
    name: String,
    /// What it is good for
    #[arg(long)]
    kind: Kind,
    /// Days it is good for; for ever if absent
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..))]
    expires_in_days: Option<u16>,
}

/// Lists the tokens, oldest first, without their secrets
#[derive(Args)]
#[command(after_help = "Example:\n  amana token list --data ./amana-data")]
struct List {
    #[command(flatten)]
    place: Place,
}

/// Revokes a token: it is refused from the next request on
#[derive(Args)]
#[command(after_help = "Example:\n  amana token revoke 0193a1b2-0000-7000-8000-0123456789ab")]
struct Revoke {
    #[command(flatten)]
    place: Place,
    /// The token's id, as `amana token list` prints it
    id: Uuid,
}

impl Tokens {
    pub(super) fn run(&self) -> Done {
        match &self.verb {
            Verb::Create(create) => create.run(),
            Verb::List(list) => list.run(),
            Verb::Revoke(revoke) => revoke.run(),
        }
    }
}

impl Create {
    fn run(&self) -> Done {
        let name = Line::parse(&self.name).map_err(|fault| Failure::Told(format!("--name: {fault}")))?;
        let kind = match self.kind {
            Kind::Admin => TokenKind::Admin,
            Kind::Reader => TokenKind::Reader,
        };
        let after = |days: u16| now().0.checked_add_signed(Duration::days(i64::from(days)));
        let expires_at = self.expires_in_days.and_then(after).map(Moment::new);
        let new = NewToken { name, kind, expires_at };
        let settings = self.place.settings()?;
        let instead = Intent::Change("while the service runs, issue tokens through it: POST /v1/tokens");
        let issued =
            Registry::open(&settings, instead)?.work(Operation::TokenCreate, |tx| access::issue(tx, &new))?;
        say(issued.secret.unwrap_or_default())
    }
}

impl List {
    fn run(&self) -> Done {
        let settings = self.place.settings()?;
        let tokens = Registry::open(&settings, Intent::Look)?.work(Operation::TokenList, access::all)?;
        tokens.iter().try_for_each(|token| say(line(token)))
    }
}

impl Revoke {
    fn run(&self) -> Done {
        let settings = self.place.settings()?;
        let instead = Intent::Change(
            "while the service runs, revoke tokens through it: POST /v1/tokens/{id}/revocations",
        );
        let id = TokenId(self.id);
        let token =
            Registry::open(&settings, instead)?.work(Operation::TokenRevoke, |tx| access::revoke(tx, id))?;
        say(line(&token))
    }
}

fn line(token: &Token) -> String {
    let day = |moment: Moment| moment.0.date_naive();
    let state = match (token.revoked_at, token.expires_at) {
        (Some(at), _) => format!("revoked on {}", day(at)),
        (None, Some(at)) if at <= now() => format!("expired on {}", day(at)),
        (None, Some(at)) => format!("good until {}", day(at)),
        (None, None) => "good".to_owned(),
    };
    format!("{}  {:<6}  {state:<21}  {}", token.id, token.kind.word(), token.name)
}
