//! The command line: the same program serves, migrates, issues tokens and examines.
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::app::{App, Engine};
use crate::config::Limits;
use crate::db::Moment;
use crate::error::{Problem, Result};
use crate::founding::{Founding, found};
use crate::http::{Listeners, serve};

#[derive(Parser)]
struct Cli {
    #[arg(long, default_value = "amana-data")]
    data: PathBuf,
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: String,
    #[arg(long, env = "DATABASE_URL")]
    database_url: Option<String>,
}

/// Runs the command line.
pub fn run() -> ExitCode {
    match go() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn go() -> Result<()> {
    tracing_subscriber::fmt().init();
    let cli = Cli::parse();
    std::fs::create_dir_all(&cli.data).map_err(Problem::unavailable)?;
    let engine = match &cli.database_url {
        Some(url) => Engine::postgres(url, 10, true)?,
        None => Engine::sqlite(&cli.data.join("amana.db"))?,
    };
    let founded = found(&engine, Moment::new(chrono::Utc::now()), &Founding::default())?;
    if let Some(token) = founded.first_token {
        println!("{token}");
    }
    let app = App::new(engine, chrono::Utc::now, Limits::default())?;
    let listener = TcpListener::bind(&cli.listen).map_err(Problem::unavailable)?;
    println!("listening on {}", cli.listen);
    actix_web::rt::System::new()
        .block_on(serve(app, Listeners { service: listener, metrics: None, workers: 2 }))
}
