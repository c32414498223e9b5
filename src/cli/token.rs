//! `amana token`: issues, lists and revokes tokens where no service runs.
use chrono::Duration;
use clap::{Args, Subcommand};
use uuid::Uuid;

use super::flags::Place;
use super::registry::{Intent, Registry, now};
use super::say::{Done, Failure, say};
use crate::access::{self, NewAccount, NewToken, Operation, Permission, Principal, TokenId, TokenTold};
use crate::db::Moment;
use crate::grants::{self, NewGrant};
use crate::statutes::document::Code;
use crate::territory::TerritoryCode;
use crate::words::{Line, Paragraphs};

/// Days a token is good for where nobody says.
const APP_DAYS: u16 = 90;

/// Issues, lists and revokes tokens
#[derive(Args)]
#[command(after_help = "Example:\n  amana token create --name \"reporting dashboard\" --role reader")]
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

/// Opens a service account, grants it a role or everything, and prints a token of it, this once
#[derive(Args)]
#[command(
    after_help = "Example:\n  amana token create --name \"spring audit\" --role auditor --expires-in-days 30"
)]
struct Create {
    #[command(flatten)]
    place: Place,
    /// What it is for
    #[arg(long)]
    name: String,
    /// A role of the statutes in force, as `reader` or `auditor`
    #[arg(long, value_name = "CODE", required_unless_present = "everything")]
    role: Option<String>,
    /// Everything, over the whole party
    #[arg(long, conflicts_with = "role")]
    everything: bool,
    /// The territory at or below which; the whole party if absent
    #[arg(long, value_name = "CODE")]
    under: Option<String>,
    /// Days it is good for; 90 if absent
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..=3650))]
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
        let days = i64::from(self.expires_in_days.unwrap_or(APP_DAYS));
        let expires_at = now().0.checked_add_signed(Duration::days(days)).map(Moment::new);
        let role = self.role.clone().map(Code::try_from).transpose();
        let role = role.map_err(|fault| Failure::Told(format!("--role: {fault}")))?;
        let territory = self.under.clone().map(TerritoryCode::try_from).transpose();
        let territory = territory.map_err(|fault| Failure::Told(format!("--under: {fault}")))?;
        let permissions = if self.everything { vec![Permission::Everything] } else { Vec::new() };
        let settings = self.place.settings()?;
        let instead = Intent::Change("while the service runs, issue tokens through it: POST /v1/tokens");
        let issued = Registry::open(&settings, instead)?.work(Operation::TokenCreate, |tx| {
            let account_id = Some(access::open(tx, &NewAccount { name: name.clone() })?.id);
            let reason = Paragraphs::parse("on the command line").ok();
            grants::give(
                tx,
                &NewGrant { account_id, role, permissions, territory, reason, ..NewGrant::default() },
            )?;
            let of = account_id.map_or(Principal::System, Principal::Account);
            access::issue_for(tx, of, &NewToken { expires_at, ..NewToken::of(of, name) })
        })?;
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

fn line(told: &TokenTold) -> String {
    let token = &told.token;
    let day = |moment: Moment| moment.0.date_naive();
    let state = match (token.revoked_at, token.expires_at) {
        (Some(at), _) => format!("revoked on {}", day(at)),
        (None, Some(at)) if at <= now() => format!("expired on {}", day(at)),
        (None, Some(at)) => format!("good until {}", day(at)),
        (None, None) => "good".to_owned(),
    };
    let used =
        told.last_used_at.map_or_else(|| "never used".to_owned(), |at| format!("last used {}", day(at)));
    format!("{}  {}  {state:<21}  {used:<20}  {}", token.id, token.principal(), token.name)
}
