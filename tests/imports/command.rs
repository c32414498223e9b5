//! The same on the command line, where no service runs.
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::house::Process;

fn amana(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_amana"));
    command
        .args(args)
        .env_remove("DATABASE_URL")
        .arg("--data")
        .arg(folder)
        .arg("--master-key-file")
        .arg(folder.join("MASTER-KEY"));
    command.output().unwrap()
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
