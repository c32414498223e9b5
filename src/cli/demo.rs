//! `amana demo`: a registry with a story in it, to look at and to try.
use std::fs;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::task::Poll;
use std::thread;

use actix_web::rt::System;
use chrono::Utc;
use clap::Args;
use tokio::sync::oneshot;

use super::folder;
use super::logs;
use super::registry::{engine, now};
use super::say::{Done, Failure, say};
use super::serve::listen;
use crate::app::App;
use crate::config::{Layers, Settings};
use crate::demo::{Client, GOLDEN, Player, Script, encoded};
use crate::founding::{Founding, found};
use crate::http::{Listeners, serve};
use crate::vault::Keys;

/// Founds a registry in a fresh folder, plays a scenario through its own API, and serves it
#[derive(Args)]
#[command(after_help = "Example:\n  amana demo --listen 127.0.0.1:8080\n\n\
    It ends with Ctrl-C; a temporary folder is then removed. Settings of `amana serve` do not matter here.")]
pub(super) struct Demo {
    /// The folder, which must hold no registry yet [default: a temporary one]
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where to listen
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    listen: String,
    /// Print the curl lines only
    #[arg(long)]
    print: bool,
}

impl Demo {
    pub(super) fn run(&self) -> Done {
        if let Some(folder) = &self.data {
            if folder::database(folder).exists() {
                let folder = folder.display();
                return Err(Failure::Told(format!("there is a registry in {folder}: name a fresh folder")));
            }
            return self.play_in(folder);
        }
        let folder = folder::temporary()?;
        let played = self.play_in(&folder);
        if let Err(error) = fs::remove_dir_all(&folder) {
            tracing::warn!(%error, "the temporary folder is left");
        }
        played
    }

    fn play_in(&self, folder: &Path) -> Done {
        let mut flags = vec![("data", folder.display().to_string()), ("log", "warn".to_owned())];
        if self.data.is_none() {
            // It goes with the temporary folder.
            flags.push(("master_key_file", folder.join("MASTER-KEY").display().to_string()));
        }
        let settings = Settings::of(&mut Layers::of(&flags, |_| None, None)?)?;
        logs::start(&settings)?;
        let script = Script::read(GOLDEN)?;
        let (engine, _held) = engine(&settings)?;
        let (listener, address) = listen(&self.listen)?;
        self.progress("Founding a registry: the territories of Morocco, the statutes of a party")?;
        let token_file = folder::token_file(folder);
        let keep = Box::new(move |token: &str| folder::keep_token(&token_file, token));
        let keys = Keys::File(settings.master_key_file.clone());
        let founding = Founding { keep_token: Some(keep), ..Founding::default() };
        let founded = found(&engine, &keys, now(), &founding)?;
        let token = founded.first_token.ok_or_else(|| "the registry is not fresh".to_owned())?;
        let app = App::new(engine, founded.vault, Utc::now, settings.limits)?;
        let listeners = Listeners {
            service: listener,
            metrics: None,
            workers: settings.workers,
            checkpoint_time: settings.checkpoint_time,
            scans: true,
            master_key_file: Some(settings.master_key_file.clone()),
            trusted_proxies: settings.trusted_proxies,
        };
        let print = self.print;
        let (failed, failure) = oneshot::channel();
        let play = move || {
            // When it is played to the end the other side waits for Ctrl-C alone.
            if let Err(failure) = play(&script, address, &token, print)
                && failed.send(failure).is_err()
            {
                tracing::debug!("the service stopped before the scenario did");
            }
        };
        let player = thread::Builder::new().name("player".to_owned()).spawn(play);
        let player = player.map_err(|error| format!("the scenario cannot be played: {error}"))?;
        let done = System::new().block_on(until_failure(app, listeners, failure));
        if player.join().is_err() {
            tracing::error!("the player panicked");
        }
        done
    }

    fn progress(&self, line: &str) -> Done {
        if self.print { Ok(()) } else { say(line) }
    }
}

/// Serves until asked to stop, or until the scenario fails.
async fn until_failure(app: App, listeners: Listeners, failure: oneshot::Receiver<Failure>) -> Done {
    let mut failure = Some(pin!(failure));
    let mut served = pin!(serve(app.clone(), listeners));
    let done = poll_fn(|context| {
        if let Some(waiting) = &mut failure
            && let Poll::Ready(told) = waiting.as_mut().poll(context)
        {
            failure = None;
            if let Ok(told) = told {
                return Poll::Ready(Err(told));
            }
        }
        served.as_mut().poll(context).map_err(Failure::from)
    })
    .await;
    app.close();
    done
}

fn play(script: &Script, address: SocketAddr, token: &str, print: bool) -> Done {
    let client = Client::new(address, token);
    let mut player = Player::new();
    if !print {
        say(format!("Playing the scenario: {} requests to http://{address}", script.steps.len()))?;
    }
    for step in &script.steps {
        player.play(step, |method, path, body| client.send(method, path, body))?;
    }
    if !print {
        say(format!("Amana {} is ready at http://{address}; try:", env!("CARGO_PKG_VERSION")))?;
    }
    for look in &script.r#try {
        let path = encoded(&player.fill(&look.path)?);
        if !print {
            say(format!("\n# {}", player.fill(&look.say)?))?;
        }
        say(format!("curl -s -H 'Authorization: Bearer {token}' 'http://{address}{path}'"))?;
    }
    if print {
        return Ok(());
    }
    say(format!("\n# For the tour of the README\nexport BASE='http://{address}' TOKEN='{token}'"))?;
    say(format!("\nThe reference of the API is at http://{address}/docs; Ctrl-C ends the demonstration."))
}
