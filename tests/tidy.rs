//! The house rules a compiler cannot keep.
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms in their order: each leans only on those before it.
const ROOMS: &[&str] = &[
    "territory",
    "statutes",
    "persons",
    "identities",
    "skills",
    "national_ids",
    "bodies",
    "memberships",
    "cards",
    "compliance",
    "appointments",
    "mandates",
    "legal",
    "departures",
    "renewals",
    "organigram",
    "vacancies",
    "succession",
    "programmes",
    "empowerments",
    "reorganizations",
    "electorates",
    "applications",
    "ethics",
    "meetings",
    "reports",
    "recusals",
    "grants",
    "duplicates",
    "erasures",
    "history",
    "imports",
    "exports",
];

/// Which crates and sibling layers each kind of file may not name.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("model", &["actix_web", "super::store", "super::actions", "super::routes"]),
    (
        "rules",
        &["actix_web", "diesel", "crate::db", "super::store", "super::actions", "super::routes", "Utc::now"],
    ),
    ("store", &["actix_web", "super::rules", "super::actions", "super::routes", "crate::access"]),
    ("actions", &["actix_web", "diesel", "super::routes", "Utc::now"]),
    ("routes", &["diesel", "super::store", "super::rules"]),
];

/// What a layer may name all the same, and why.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("src/access/store.rs", "crate::access", "the room's own model"),
    ("model", "diesel", "the columns of the room's nouns"),
];

/// The longest a file may be; past the first figure it wants to become a folder.
const LONG: usize = 300;
const TOO_LONG: usize = 400;

/// Files that are lists, and grow with the house.
const LISTS: &[&str] =
    &["src/db/schema.rs", "src/access/operations.rs", "src/error/kinds.rs", "src/words/fault/catalogue.rs"];

/// Words that name nothing.
const EMPTY_NAMES: &[&str] = &[
    "manager", "service", "helper", "helpers", "util", "utils", "data", "info", "handle", "process",
    "common", "misc", "base",
];

/// Notes to oneself.
const NOTES: &[&str] = &["TO\u{44}O", "FIX\u{4d}E", "XX\u{58}", "HAC\u{4b}"];

/// A file of the source.
pub(crate) struct Source {
    pub(crate) path: String,
    text: String,
}

impl Source {
    /// The text above the unit tests.
    pub(crate) fn code(&self) -> &str {
        self.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
    }

    /// The lines of code that say something: no comments, no blanks.
    fn statements(&self) -> impl Iterator<Item = &str> {
        self.code().lines().map(str::trim).filter(|line| !line.starts_with("//"))
    }

    /// The room it is in, if it is in one.
    fn room(&self) -> Option<&str> {
        let mut parts = self.path.strip_prefix("src/")?.split('/');
        let room = parts.next().filter(|room| ROOMS.contains(room))?;
        parts.next().map(|_| room)
    }

    /// The layer it belongs to: its own name, or that of a folder it is in.
    fn layer(&self) -> Option<&str> {
        self.room()?;
        let names = self.path.trim_end_matches(".rs").split('/').skip(2);
        names.filter(|name| FORBIDDEN.iter().any(|(layer, _)| layer == name)).last()
    }

    fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.ends_with("/tests.rs")
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file of the house.
pub(crate) fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches"] {
        collect(&root().join(folder), &mut found);
    }
    assert!(found.len() > 50, "only {} files: this test looks at the wrong place", found.len());
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.push(Source { path, text });
        }
    }
}

pub(crate) fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_layer_names_only_what_it_may() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let Some(layer) = source.layer() else { continue };
        let forbidden = FORBIDDEN.iter().filter(|(known, _)| *known == layer).flat_map(|(_, words)| *words);
        for word in forbidden {
            let is_allowed = ALLOWED
                .iter()
                .any(|(place, allowed, _)| (source.path == *place || layer == *place) && allowed == word);
            if !is_allowed && source.statements().any(|line| names(line, word)) {
                faults.push(format!("{} is {layer} and names {word}", source.path));
            }
        }
    }
    none(faults);
}

/// Whether a line names a crate or a path: the whole word, not a part of another.
fn names(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).and_then(|before| before.chars().next_back());
        let after = line.get(start + word.len()..).and_then(|after| after.chars().next());
        let is_part =
            |letter: Option<char>| letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
        !is_part(before) && !is_part(after)
    })
}

#[test]
fn a_room_leans_only_on_earlier_rooms() {
    let mut faults = Vec::new();
    for source in sources() {
        let Some(room) = source.room() else { continue };
        let place = ROOMS.iter().position(|known| *known == room).unwrap();
        for later in ROOMS.iter().skip(place + 1) {
            let path = format!("crate::{later}");
            if source.statements().any(|line| names(line, &path) || imports(line, later)) {
                faults.push(format!("{} leans on {later}, a later room", source.path));
            }
        }
    }
    none(faults);
}

/// Whether `use crate::{..}` on this line brings the room in.
fn imports(line: &str, room: &str) -> bool {
    line.strip_prefix("use crate::{")
        .is_some_and(|list| list.split([',', '}']).any(|name| name.trim().split("::").next() == Some(room)))
}

#[test]
fn every_room_of_the_house_is_in_the_order() {
    let mut faults = Vec::new();
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_room = path.join("routes.rs").exists() || path.join("routes").exists();
        let is_floor = matches!(name.as_str(), "access" | "journal");
        if is_room && !is_floor && !ROOMS.contains(&name.as_str()) {
            faults.push(format!("src/{name} is a room without a place in ROOMS"));
        }
    }
    none(faults);
}

#[test]
fn a_file_fits_a_screen_or_three() {
    let mut faults = Vec::new();
    for source in sources() {
        let length = source.text.lines().count();
        if LISTS.contains(&source.path.as_str()) {
            continue;
        }
        if length > TOO_LONG {
            faults.push(format!(
                "{} has {length} lines: make it a folder, one verb or noun a file",
                source.path
            ));
        } else if length > LONG {
            println!("{} has {length} lines: it wants to become a folder", source.path);
        }
    }
    none(faults);
}

#[test]
fn every_file_says_what_it_is_for() {
    let has_none = |source: &Source| !source.text.starts_with("//! ");
    none(
        sources()
            .into_iter()
            .filter(has_none)
            .map(|source| format!("{} opens without //!", source.path))
            .collect(),
    );
}

#[test]
fn nothing_is_left_undone() {
    let mut faults = Vec::new();
    for source in sources() {
        for (number, line) in source.text.lines().enumerate() {
            for note in NOTES.iter().filter(|note| names(line, note)) {
                faults.push(format!("{}:{}: {note}", source.path, number + 1));
            }
            if is_attribute(line) && (names(line, "ignore") || line.contains("allow(")) {
                faults.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    faults.retain(|fault| !fault.starts_with("tests/tidy.rs"));
    none(faults);
}

fn is_attribute(line: &str) -> bool {
    line.trim_start().starts_with("#[") || line.trim_start().starts_with("#![")
}

/// Ways to tell a fault in the words of one language.
const UNTRANSLATED: &[&str] = &["custom(\"", "custom(format", "ValidationError::new("];

#[test]
fn a_fault_is_told_by_its_kind() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/") && !source.is_test()) {
        for words in UNTRANSLATED.iter().filter(|words| source.statements().any(|line| line.contains(*words)))
        {
            faults
                .push(format!("{}: {words}: name a FaultKind of src/words/fault/catalogue.rs", source.path));
        }
    }
    none(faults);
}

/// The bodies of the structs and enums that are read from a request or a file.
fn read_forms(code: &str) -> impl Iterator<Item = &str> {
    let derived = code.split("#[derive(").skip(1);
    derived
        .filter(|form| form.lines().next().is_some_and(|line| names(line, "Deserialize")))
        .filter_map(|form| form.split("\n}").next())
}

#[test]
fn a_day_that_is_sent_is_read_strictly() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| source.path.starts_with("src/")) {
        for form in read_forms(source.code()) {
            let lines: Vec<&str> = form.lines().collect();
            let is_bare = |pair: &&[&str]| {
                let is_a_day = pair[1].contains(": NaiveDate,") || pair[1].contains(": Option<NaiveDate>,");
                is_a_day && !pair[0].contains("deserialize_with = \"exact_day")
            };
            for pair in lines.windows(2).filter(is_bare) {
                faults.push(format!("{}: {}: read it with words::exact_day", source.path, pair[1].trim()));
            }
        }
    }
    none(faults);
}

#[test]
fn a_file_is_named_after_something() {
    let mut faults = Vec::new();
    for source in sources() {
        let name = source.path.trim_end_matches(".rs").rsplit('/').next().unwrap().to_owned();
        let folders = source.path.split('/').map(str::to_owned);
        for word in folders.chain([name]).filter(|word| EMPTY_NAMES.contains(&word.as_str())) {
            faults.push(format!("{} is named {word}, which says nothing", source.path));
        }
    }
    none(faults);
}

#[test]
fn every_migration_goes_both_ways_on_both_engines() {
    let mut faults = Vec::new();
    for (engine, other) in [("sqlite", "postgres"), ("postgres", "sqlite")] {
        // What is run is known by the number in front: of two with one number the second is never run.
        let mut numbers = HashSet::new();
        for entry in fs::read_dir(root().join("migrations").join(engine)).unwrap() {
            let folder = entry.unwrap().path();
            let name = folder.file_name().unwrap().to_string_lossy().into_owned();
            if !numbers.insert(name.split('_').next().unwrap().to_owned()) {
                faults.push(format!("{engine}/{name} has the number of another"));
            }
            let twin = root().join("migrations").join(other).join(&name);
            for file in
                [folder.join("up.sql"), folder.join("down.sql"), twin.join("up.sql"), twin.join("down.sql")]
            {
                if !file.exists() {
                    faults.push(format!("{} is missing", file.display()));
                }
            }
        }
    }
    none(faults);
}

#[test]
fn the_tour_names_every_room() {
    let tour = fs::read_to_string(root().join("README.md")).unwrap();
    let there = ROOMS.iter().filter(|room| root().join("src").join(room).exists());
    none(
        there
            .filter(|room| !tour.contains(**room))
            .map(|room| format!("README.md does not name {room}"))
            .collect(),
    );
}
