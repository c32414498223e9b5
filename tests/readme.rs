//! The tour's curl lines run as they stand, against the demonstration.
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
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
    // The verifier of the journal is where the tour names it.
    let script = "tests/journal/verify.py";
    fs::create_dir_all(parent.path().join("tests/journal")).unwrap();
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(script), parent.path().join(script)).unwrap();
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

/// Offices of the default statutes whose rights the table shows, beside every role and every member.
const OFFICES: [(&str, &str); 7] = [
    ("national_secretary", "national secretary"),
    ("provincial_secretary", "secretary"),
    ("provincial_deputy", "deputy"),
    ("bureau_rapporteur", "rapporteur"),
    ("bureau_treasurer", "treasurer"),
    ("membership_member", "membership committee"),
    ("ethics_member", "ethics committee"),
];

/// Who may do what, as the table of operations and the default statutes say it: one row a permission.
fn permissions() -> String {
    use amana::access::{Effect, Operation, Permission, Permissions, Relation, Rule};
    use amana::statutes::{DEFAULT, Document};

    let needs = |operation: &Operation, permission| {
        let rule = operation.rule();
        rule.permission == permission && rule.relation != Relation::Anyone && !operation.is_local()
    };
    let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
    let held = |code: &str| statutes.granted_by(code).map(|(permission, _)| permission).collect();
    let mut columns: Vec<(&str, Permissions)> =
        OFFICES.iter().map(|(code, name)| (*name, held(code))).collect();
    columns.push(("member", statutes.membership.grants.iter().copied().collect()));
    let roles: Vec<String> = statutes.roles.iter().map(|role| format!("`{}`", role.code)).collect();
    let held = statutes.roles.iter().map(|role| role.permissions.iter().copied().collect());
    columns.extend(roles.iter().map(String::as_str).zip(held));
    let names: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let mut table = format!("| permission | operations | {} |\n|---|---|", names.join(" | "));
    table.push_str(&":-:|".repeat(columns.len()));
    table.push('\n');
    for permission in Permission::ALL.iter().filter(|permission| **permission != Permission::Everything) {
        let needing = Operation::ALL.iter().filter(|one| needs(one, *permission));
        let names: Vec<String> = needing
            .map(|one| {
                let Rule { id, effect, relation, .. } = one.rule();
                let whole = if relation == Relation::Party { "°" } else { "" };
                match effect {
                    Effect::Reads | Effect::Recalls => format!("`{id}`{whole}"),
                    Effect::Changes => format!("**`{id}`**{whole}"),
                }
            })
            .collect();
        let ticks: Vec<&str> =
            columns.iter().map(|(_, held)| if held.has(*permission) { "•" } else { "" }).collect();
        writeln!(table, "| `{}` | {} | {} |", permission.word(), names.join(" "), ticks.join(" | ")).unwrap();
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
