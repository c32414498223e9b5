//! The real binary as a process of its own, to be stopped and killed.
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use super::Ask;

/// A running `amana`.
pub(crate) struct Process {
    child: Child,
    // Kept open: whoever cannot print any more might fall over.
    told: BufReader<ChildStdout>,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    /// The admin token in its folder.
    pub(crate) admin: String,
    /// From the start of the process to its first answer.
    pub(crate) ready_after: Duration,
}

impl Process {
    /// `amana serve` over `folder`, ready to answer.
    pub(crate) fn serve(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--log", "error"]);
        command
            .args(["--requests-per-minute", "10000000", "--failures-per-minute", "10000000", "--data"])
            .arg(folder);
        command.arg("--master-key-file").arg(folder.join("MASTER-KEY"));
        Self::start(command, folder)
    }

    /// The same, with the file of the master key where it is unless something else is said.
    pub(crate) fn serve_beside(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--log", "error", "--data"]).arg(folder);
        Self::start(command, folder)
    }

    /// The same, telling all it can into a file.
    pub(crate) fn serve_logging(folder: &Path, log: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--log", "trace", "--data"]).arg(folder);
        command.arg("--master-key-file").arg(folder.join("MASTER-KEY"));
        command.stderr(File::create(log).unwrap());
        Self::start(command, folder)
    }

    /// `amana demo` over `folder`, which must be new.
    pub(crate) fn demo(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
        command.args(["demo", "--listen", "127.0.0.1:0", "--data"]).arg(folder);
        let mut demo = Self::start(command, folder);
        // The last line it prints comes when the scenario has been played.
        let mut line = String::new();
        while !line.contains("Ctrl-C") {
            line.clear();
            assert!(demo.told.read_line(&mut line).unwrap() > 0, "the demonstration ended by itself");
        }
        demo
    }

    fn start(mut command: Command, folder: &Path) -> Self {
        let started = Instant::now();
        command.env_remove("DATABASE_URL").stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut told = BufReader::new(child.stdout.take().unwrap());
        let address = loop {
            let mut line = String::new();
            assert!(told.read_line(&mut line).unwrap() > 0, "amana ended before it listened");
            let place =
                line.split("http://").nth(1).and_then(|rest| rest.split([' ', '/', '"', '\n']).next());
            if let Some(address) = place.and_then(|place| place.parse().ok()) {
                break address;
            }
        };
        while Ask::new(address, "GET", "/readyz".to_owned())
            .try_send()
            .is_none_or(|answer| answer.status != 200)
        {
            assert!(started.elapsed() < Duration::from_mins(1), "not ready within a minute");
            std::thread::sleep(Duration::from_millis(5));
        }
        let ready_after = started.elapsed();
        let admin = std::fs::read_to_string(folder.join("admin.token")).unwrap().trim().to_owned();
        Self { child, told, address, admin, ready_after }
    }

    /// Starts a request, as an admin.
    pub(crate) fn ask(&self, method: &str, path: impl Into<String>) -> Ask {
        Ask::new(self.address, method, path.into()).with_token(&self.admin)
    }

    /// Ends it as a power cut would: nothing is finished.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop, and waits until it has; answers whether it ended well.
    pub(crate) fn stop(&mut self) -> bool {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().success()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        if self.child.try_wait().unwrap().is_none() {
            self.kill();
        }
    }
}
