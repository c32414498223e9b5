//! The same on the command line, where no service runs.
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::house::Process;

fn command(folder: &Path, args: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
    command
        .args(args)
        .env_remove("DATABASE_URL")
        .arg("--data")
        .arg(folder)
        .arg("--master-key-file")
        .arg(folder.join("MASTER-KEY"));
    command
}

fn amana(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_register_is_imported_and_exported_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut process = Process::serve(folder.path());
    let file = folder.path().join("members.csv");
    let report = folder.path().join("refused.csv");
    fs::write(
        &file,
        "ref;الاسم الكامل;الجنس;رقم الانخراط\n1;سلمى الوزاني;أنثى;531-1\n2;كمال البقالي;X;531-2\n",
    )
    .unwrap();
    let (file, report_path) = (file.to_str().unwrap().to_owned(), report.to_str().unwrap().to_owned());
    let import = [
        "import",
        "persons",
        &file,
        "--source",
        "register",
        "--purpose",
        "filling",
        "--report",
        &report_path,
    ];
    let refused = amana(folder.path(), &import);
    assert!(!refused.status.success() && said(&refused).contains("POST /v1/imports"), "{}", said(&refused));
    assert!(process.stop());
    let done = amana(folder.path(), &import);
    let told = said(&done);
    assert!(done.status.success(), "{told}");
    assert!(told.contains("الاسم الكامل = name") && told.contains("rows taken: 1 of 1"), "{told}");
    assert!(told.contains("persons: 1 recorded, 0 the same, 0 updated, 0 refused"), "{told}");
    let refused = fs::read_to_string(&report).unwrap();
    assert!(refused.contains("2,كمال البقالي,X,531-2,persons,3,gender-is-unreadable,"), "{refused}");
    let again = said(&amana(folder.path(), &import));
    assert!(again.contains("persons: 0 recorded, 1 the same"), "{again}");
    let output = folder.path().join("persons.csv");
    let export = |output: &str| {
        amana(
            folder.path(),
            &["export", "persons", "--purpose", "a list", "--recipient", "the committee", "--output", output],
        )
    };
    let exported = export(output.to_str().unwrap());
    assert!(exported.status.success(), "{}", said(&exported));
    let written = fs::read_to_string(&output).unwrap();
    assert_eq!(written.lines().count(), 2, "{written}");
    assert!(!export(output.to_str().unwrap()).status.success(), "a file that is there is not written over");
    let process = Process::serve(folder.path());
    let entries = process.ask("GET", "/v1/journal?operation=export_create").expect(200);
    assert_eq!(entries.data()[0]["after"]["recipient"], "the committee");
    assert_eq!(process.ask("GET", "/v1/memberships?number=531-1").expect(200).data().len(), 1);
}

/// Names have letters alone.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

#[test]
fn an_import_on_the_command_line_that_is_killed_leaves_nobody_who_is_not_found() {
    const ROWS: usize = 5_200;
    let folder = tempfile::tempdir().unwrap();
    assert!(Process::serve(folder.path()).stop());
    let phone = |number: usize| format!("06{number:08}");
    let row = |number: usize| format!("{number},Salma Ouazzani {},{}\n", letters(number), phone(number));
    let (file, other) = (folder.path().join("members.csv"), folder.path().join("others.csv"));
    fs::write(&file, format!("ref,name,phone\n{}", (1..=ROWS).map(row).collect::<String>())).unwrap();
    // A row that names nobody but by a number.
    fs::write(&other, format!("name,phone\nSalma Ouazzani {},{}\n", letters(17), phone(17))).unwrap();
    let import = |file: &Path| {
        let file = file.to_str().unwrap().to_owned();
        ["import", "persons", &file, "--source", "register", "--purpose", "filling"].map(str::to_owned)
    };
    let mut killed =
        command(folder.path(), &import(&file)).stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    let mut told = BufReader::new(killed.stderr.take().unwrap()).lines().map_while(Result::ok);
    let first = told.find(|line| line.starts_with("rows taken: 5000"));
    killed.kill().unwrap();
    killed.wait().unwrap();
    assert!(first.is_some(), "a step was taken");
    let known = said(&command(folder.path(), &import(&other)).output().unwrap());
    assert!(known.contains("names read: 5") && known.contains("persons: 0 recorded, 1 the same"), "{known}");
    let done = said(&command(folder.path(), &import(&file)).output().unwrap());
    assert!(done.contains("0 refused at the last moment"), "{done}");
    let process = Process::serve(folder.path());
    let total = process.ask("GET", "/v1/persons?total=true&limit=1").expect(200);
    assert_eq!(total.body["total"], ROWS);
    for number in [1, 4_999, 5_000, ROWS] {
        let name = letters(number);
        for path in [
            format!("/v1/persons/search?q={}", phone(number)),
            format!("/v1/persons/search?q=ouazzani+{name}"),
            format!("/v1/persons?q=ouazzani+{name}"),
            format!("/v1/persons?phone={}", phone(number)),
        ] {
            let found = process.ask("GET", path.clone()).expect(200);
            let names: Vec<String> = found.data().iter().map(ToString::to_string).collect();
            assert!(
                names.iter().any(|one| one.contains(&format!("Salma Ouazzani {name}\""))),
                "{path}: {found}"
            );
        }
    }
}
