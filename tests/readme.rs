//! The tour's curl lines run as they stand, against the demonstration.
use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use crate::house::Process;

/// The commands of the README: the blocks marked `sh`, each line of which starts with `curl`, or goes on
/// from the line before.
fn commands() -> Vec<String> {
    let tour = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let blocks = tour.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let mut commands: Vec<String> = Vec::new();
    for block in blocks {
        let mut goes_on = false;
        for line in block.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            match commands.last_mut().filter(|_| goes_on) {
                Some(command) => command.extend(["\n", line]),
                None => commands.push(line.to_owned()),
            }
            goes_on = line.ends_with('\\');
        }
    }
    commands
}

#[test]
fn every_curl_line_of_the_readme_works() {
    let commands = commands();
    assert!(commands.len() > 5, "{commands:?}");
    let parent = tempfile::tempdir().unwrap();
    let demo = Process::demo(&parent.path().join("demo"));
    // One shell for all: a line may keep what a later one needs.
    let mut script = String::from("set -euo pipefail\n");
    for command in &commands {
        script.extend(["echo '>>>'\n", command, "\necho\n"]);
    }
    let ran = Command::new("bash")
        .args(["-c", &script])
        .current_dir(parent.path())
        .env("BASE", format!("http://{}", demo.address))
        .env("TOKEN", &demo.admin)
        .env("no_proxy", "*")
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stdout);
    let answers: Vec<&str> = told.split(">>>\n").skip(1).collect();
    let last = commands.get(answers.len().saturating_sub(1)).cloned().unwrap_or_default();
    assert!(ran.status.success(), "{last}\n{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(answers.len(), commands.len());
    for (command, answer) in commands.iter().zip(answers) {
        assert!(!answer.contains("\"/problems/"), "{command}\n{answer}");
    }
}

/// Who may do what, as the table of operations says it: one row a permission.
fn permissions() -> String {
    use amana::access::{Effect, Operation, Permission, TokenKind, may};

    let mut table = String::from("| permission | operations | admin | reader |\n|---|---|---|---|\n");
    for permission in Permission::ALL {
        let needing =
            Operation::ALL.iter().filter(|one| one.rule().permission == *permission && !one.is_local());
        let needing: Vec<Operation> = needing.copied().collect();
        let names: Vec<String> = needing
            .iter()
            .map(|one| match one.rule().effect {
                Effect::Reads | Effect::Recalls => format!("`{}`", one.rule().id),
                Effect::Changes => format!("**`{}`**", one.rule().id),
            })
            .collect();
        let tick = |kind: TokenKind| if needing.iter().all(|one| may(kind, *one)) { "yes" } else { "no" };
        let (admin, reader) = (tick(TokenKind::Admin), tick(TokenKind::Reader));
        writeln!(table, "| `{}` | {} | {admin} | {reader} |", permission.word(), names.join(" ")).unwrap();
    }
    table
}

#[test]
fn the_permission_table_is_the_one_in_force() {
    const FROM: &str = "<!-- permissions: written by tests/readme.rs -->\n";
    const TO: &str = "<!-- /permissions -->";
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let tour = fs::read_to_string(path).unwrap();
    let (before, rest) = tour.split_once(FROM).unwrap();
    let (written, after) = rest.split_once(TO).unwrap();
    let table = permissions();
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, format!("{before}{FROM}{table}{TO}{after}")).unwrap();
    } else {
        assert_eq!(
            written, table,
            "who may do what has changed; if that is meant: UPDATE=1 cargo test readme"
        );
    }
}
