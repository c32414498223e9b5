//! Every list shows what the oracle says and nothing beside: its pages, its tables, its totals and its searches.
use amana::access::{Object, Operation, Relation};
use serde_json::Value;

use super::cast::{Caller, Stage, raised};
use super::matrix::leaks;
use super::oracle::{Right, holds, holds_over_all};
use super::questions::named;
use super::world::Where;
use crate::house::{Answer, House, Registry};

/// A list, the operation it is, what it lists, and the field that names the thing of a place.
struct List {
    path: &'static str,
    operation: Operation,
    lists: Object,
    column: &'static str,
}

const fn list(path: &'static str, operation: Operation, lists: Object) -> List {
    List { path, operation, lists, column: "id" }
}

/// Reports name the body.
const fn report(path: &'static str, operation: Operation) -> List {
    List { path, operation, lists: Object::Body, column: "body_id" }
}

const LISTS: [List; 28] = [
    list("/v1/bodies", Operation::BodyList, Object::Body),
    list("/v1/positions", Operation::PositionList, Object::Position),
    list("/v1/appointments", Operation::AppointmentList, Object::Appointment),
    list("/v1/meetings", Operation::MeetingList, Object::Meeting),
    list("/v1/interventions", Operation::SaidInterventionList, Object::Intervention),
    list("/v1/proposals", Operation::SaidProposalList, Object::Proposal),
    list("/v1/decisions", Operation::DecisionList, Object::Decision),
    list("/v1/elections", Operation::ElectionList, Object::Election),
    list("/v1/empowerments", Operation::EmpowermentList, Object::Empowerment),
    list("/v1/programmes", Operation::ProgrammeList, Object::Programme),
    list("/v1/actions", Operation::ActionList, Object::Action),
    list("/v1/legal-tasks", Operation::LegalTaskList, Object::LegalTask),
    list("/v1/acts", Operation::ActList, Object::Act),
    list("/v1/persons", Operation::PersonList, Object::Person),
    list("/v1/persons/search?q=Resident", Operation::PersonSearch, Object::Person),
    list("/v1/skilled-persons", Operation::SkilledPersonList, Object::Person),
    list("/v1/memberships", Operation::MembershipList, Object::Membership),
    list("/v1/mandates", Operation::MandateList, Object::Mandate),
    list("/v1/applications", Operation::ApplicationList, Object::Application),
    list("/v1/application-forms", Operation::ApplicationFormList, Object::ApplicationForm),
    report("/v1/vacancies", Operation::VacancyList),
    report("/v1/reports/vacancies", Operation::ReportVacancyList),
    report("/v1/reports/terms?within_days=3650", Operation::ReportTermList),
    report("/v1/reports/missing-positions", Operation::ReportMissingPositionList),
    report("/v1/reports/compositions", Operation::CompositionList),
    report("/v1/reports/congresses?within_days=3650", Operation::ReportCongressList),
    report("/v1/reports/sessions", Operation::ReportSessionList),
    report("/v1/reports/attendance?from=2000-01-01", Operation::ReportAttendanceList),
];

/// The rest of what a list may be asked: narrowed to what a place is called.
const SEARCHES: [(&str, Object, Operation); 2] = [
    ("/v1/persons?q=Resident", Object::Person, Operation::PersonList),
    ("/v1/bodies?q=secretariat", Object::Body, Operation::BodyList),
];

fn with(path: &str, more: &str) -> String {
    let joint = if path.contains('?') { '&' } else { '?' };
    format!("{path}{joint}{more}")
}

fn ask(stage: &Stage, caller: &Caller, path: String) -> Answer {
    stage.house.get(path).in_language("en").with_token(&caller.token).send()
}

/// Whether the whole answer names an id.
fn names(answer: &Answer, id: &str) -> bool {
    String::from_utf8_lossy(&answer.raw).contains(id)
}

/// Whether a row of a page is the thing itself.
fn has(rows: &[Value], column: &str, id: &str) -> bool {
    rows.iter().any(|row| row[column] == id || row["body"]["id"] == id || row["person"]["id"] == id)
}

/// Whether a table has a row of the thing itself: the first column of one is its id.
fn is_a_row(table: &Answer, column: &str, id: &str) -> bool {
    let text = String::from_utf8_lossy(&table.raw);
    let is_one = |line: &str| match serde_json::from_str::<Value>(line) {
        Ok(row) => has(&[row], column, id),
        Err(_) if column == "id" => line.starts_with(id),
        Err(_) => line.contains(id),
    };
    text.lines().any(is_one)
}

fn unexpected(stage: &Stage, caller: &Caller, list: &List) -> Vec<String> {
    let rights = caller.rights.as_deref().unwrap_or_default();
    let word = list.operation.rule().permission.word();
    let mut wrong = Vec::new();
    let whole = ask(stage, caller, with(list.path, "all=true&total=true"));
    let holds_it = rights.iter().any(|right| right.words.contains(word) || right.words.contains("*"));
    if !holds_it {
        if whole.status != 403 {
            wrong.push(format!("{} by {}: {whole}", list.path, caller.name));
        }
        return wrong;
    }
    if whole.status != 200 {
        return vec![format!("{} by {}: {whole}", list.path, caller.name)];
    }
    let tables =
        ["csv", "ndjson"].map(|form| ask(stage, caller, with(list.path, &format!("all=true&format={form}"))));
    for place in Where::ALL {
        let Some(id) = named(stage.world.at(place), list.lists) else { continue };
        let may = holds(rights, word, list.lists, place);
        // A founder sees what is there; what is not for anybody says nothing of rights.
        if may && !has(stage.everything(list.path), list.column, id) {
            continue;
        }
        let told = has(whole.data(), list.column, id);
        if told != may {
            wrong.push(format!("{} by {}: {place:?} is {told} and should be {may}", list.path, caller.name));
        }
        for table in &tables {
            let is_row = table.status == 200 && is_a_row(table, list.column, id);
            if is_row != may {
                wrong.push(format!(
                    "{} as a table by {}: {place:?} should be {may}: {}",
                    list.path, caller.name, table.status
                ));
            }
        }
    }
    // The total is of what is shown, and a page of one tells the same.
    let counted = ask(stage, caller, with(list.path, "limit=1&total=true"));
    if counted.body["total"] != whole.data().len() || whole.body["total"] != counted.body["total"] {
        wrong.push(format!(
            "{} by {}: {} are shown and {} counted",
            list.path,
            caller.name,
            whole.data().len(),
            counted.body["total"]
        ));
    }
    for answer in tables.iter().chain([&whole, &counted]) {
        let told = leaks(rights, answer).into_iter();
        wrong.extend(told.map(|canary| format!("{} by {} tells {canary}", list.path, caller.name)));
    }
    wrong
}

/// Whoever searches finds what he or she may see; by a filter that names what is hidden, nothing.
fn searched(stage: &Stage, caller: &Caller, rights: &[Right]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, object, operation) in SEARCHES {
        let word = operation.rule().permission.word();
        let found = ask(stage, caller, with(path, "all=true&total=true"));
        if found.status != 200 {
            continue;
        }
        for place in Where::ALL {
            let id = named(stage.world.at(place), object).unwrap();
            let may = holds(rights, word, object, place);
            let is_called_so = has(stage.everything(path), "id", id);
            if has(found.data(), "id", id) != (may && is_called_so) {
                wrong.push(format!("{path} by {}: {place:?} should be {may}", caller.name));
            }
        }
        if found.body["total"] != found.data().len() {
            wrong.push(format!("{path} by {} counts {}", caller.name, found.body["total"]));
        }
    }
    for place in Where::ALL {
        let scene = stage.world.at(place);
        let (body, person) = (&scene.body, &scene.person);
        for (path, object, word) in [
            (format!("/v1/meetings?body={body}&total=true"), Object::Meeting, "meeting.read"),
            (format!("/v1/positions?body={body}&total=true"), Object::Position, "body.read"),
            (format!("/v1/actions?body={body}&total=true"), Object::Action, "meeting.read"),
            (format!("/v1/memberships?person_id={person}&total=true"), Object::Membership, "membership.read"),
        ] {
            let found = ask(stage, caller, path.clone());
            let may = holds(rights, word, object, place);
            if found.status == 200 && (found.data().is_empty() == may || (found.body["total"] == 0) == may) {
                wrong.push(format!("{path} by {} at {place:?} should be {may}: {found}", caller.name));
            }
        }
    }
    wrong
}

impl Stage {
    /// What the founder is shown by a list; asked once.
    fn everything(&self, path: &str) -> &[Value] {
        let found = self.lists.iter().find(|(known, _)| *known == path);
        found.unwrap_or_else(|| panic!("{path} was not read")).1.data()
    }
}

/// What the founder is shown, list by list.
pub(super) fn read_whole(house: &House) -> Vec<(&'static str, Answer)> {
    let lists = LISTS.iter().map(|list| list.path).chain(SEARCHES.map(|(path, ..)| path));
    lists.map(|path| (path, house.get(with(path, "all=true")).in_language("en").expect(200))).collect()
}

fn lists(registry: Registry) {
    let mut stage = raised(House::open(registry));
    stage.lists = read_whole(&stage.house);
    // A thing of each place is in each list of things, or the test would say nothing.
    for list in LISTS.iter().filter(|list| list.column == "id") {
        for place in Where::ALL {
            if let Some(id) = named(stage.world.at(place), list.lists) {
                assert!(has(stage.everything(list.path), "id", id), "{} lacks {place:?}", list.path);
            }
        }
    }
    let ruled = |list: &&Operation| {
        let listed = [Relation::Bodies, Relation::Persons, Relation::Acts, Relation::Grants];
        listed.contains(&list.rule().relation)
    };
    let asked =
        Operation::ALL.iter().filter(ruled).filter(|one| !LISTS.iter().any(|list| list.operation == **one));
    let left: Vec<&str> = asked.map(|one| one.rule().id).collect();
    assert_eq!(
        left,
        [
            // Whom the last one finds, and for whom, tests/national_ids.rs looks at.
            &["grant_list", "recusal_list", "national_id_look_up"][..],
            // A merge and a pair hang on two persons: tests/duplicates/reach.rs looks at them.
            &["merge_list", "merge_show", "merge_reverse"],
            &["duplicate_list", "duplicate_show", "duplicate_dismiss", "duplicate_reopen"],
            // What it erases, tests/applications/erasing.rs looks at.
            &["dues_import", "transfer_list", "application_erase_due", "violation_list", "meeting_calendar"],
            // What it counts, and for whom, tests/ethics/published.rs looks at.
            &["report_ethics_list", "legal_task_calendar"],
        ]
        .concat(),
        "a list that nobody looks at"
    );
    let known = stage.cast.iter().filter_map(|caller| caller.rights.as_ref().map(|rights| (caller, rights)));
    let mut wrong = Vec::new();
    for (caller, rights) in known {
        wrong.extend(LISTS.iter().flat_map(|list| unexpected(&stage, caller, list)));
        wrong.extend(searched(&stage, caller, rights));
        wrong.extend(calendar(&stage, caller, rights));
        wrong.extend(meetings(&stage, caller, rights));
        wrong.extend(recusals(&stage, caller, rights));
        wrong.extend(grants(&stage, caller, rights));
    }
    assert!(wrong.is_empty(), "{} unexpected:\n{}", wrong.len(), wrong.join("\n"));
}

/// The calendar of what the law wants done names the tasks its reader may see.
fn calendar(stage: &Stage, caller: &Caller, rights: &[Right]) -> Vec<String> {
    let told = ask(stage, caller, "/v1/legal-tasks.ics?open=false".to_owned());
    let every = ask(stage, caller, "/v1/legal-tasks.ics".to_owned());
    let tasks =
        Where::ALL.into_iter().filter_map(|place| Some((place, stage.world.at(place).legal_task.as_ref()?)));
    tasks
        .filter(|(place, task)| {
            let may = holds(rights, "meeting.read", Object::LegalTask, *place);
            let is_named = [&told, &every].iter().any(|answer| answer.status == 200 && names(answer, task));
            is_named != may
        })
        .map(|(place, _)| format!("the calendar of {} and {place:?}", caller.name))
        .collect()
}

/// The calendar of meetings names those its reader may see, the one called off too, and nothing of what is elsewhere.
fn meetings(stage: &Stage, caller: &Caller, rights: &[Right]) -> Vec<String> {
    let told = ask(stage, caller, "/v1/meetings.ics?from=2024-01-01".to_owned());
    let mut wrong: Vec<String> = leaks(rights, &told)
        .into_iter()
        .map(|canary| format!("the meetings of {}: {canary}", caller.name))
        .collect();
    for place in Where::ALL {
        let may = holds(rights, "meeting.read", Object::Meeting, place);
        let scene = stage.world.at(place);
        let is_named = |id: &String| told.status == 200 && names(&told, id);
        if [&scene.meeting, &scene.cancelled].into_iter().any(|id| is_named(id) != may) {
            wrong.push(format!("the calendar of meetings of {} and {place:?}", caller.name));
        }
    }
    wrong
}

/// Who is recused is told to whoever reads the rights of that person, who lives at the secretariat.
fn recusals(stage: &Stage, caller: &Caller, rights: &[Right]) -> Option<String> {
    let told = ask(stage, caller, "/v1/access/recusals?all=true&total=true".to_owned());
    let may = holds(rights, "access.read", Object::Person, Where::Own);
    let is_told = told.status == 200 && has(told.data(), "id", &stage.recusal);
    let is_counted = told.status == 403 || told.body["total"] == told.data().len();
    (is_told != may || !is_counted).then(|| format!("the recusals, by {}: {told}", caller.name))
}

/// Of the grants those are listed that are shown one by one; all of them, to whoever reads rights over the whole party.
fn grants(stage: &Stage, caller: &Caller, rights: &[Right]) -> Option<String> {
    let everything = stage.house.get("/v1/access/grants?all=true").expect(200);
    let told = ask(stage, caller, "/v1/access/grants?all=true&total=true".to_owned());
    let reads = |right: &Right| right.words.contains("access.read") || right.words.contains("*");
    if !rights.iter().any(reads) {
        return (told.status != 403).then(|| format!("the grants, by {}: {told}", caller.name));
    }
    let all: Vec<&str> = everything.data().iter().map(|grant| grant["id"].as_str().unwrap()).collect();
    let is_shown = |id: &&&str| ask(stage, caller, format!("/v1/access/grants/{id}")).status == 200;
    let shown = all.iter().filter(is_shown).count();
    let is_whole = shown == all.len() || !holds_over_all(rights, "access.read");
    let agrees = all.iter().all(|id| is_shown(&id) == has(told.data(), "id", id));
    let is_right = agrees && is_whole && told.body["total"] == shown && told.data().len() == shown;
    (!is_right).then(|| format!("the grants, by {}: {shown} are shown: {told}", caller.name))
}

#[test]
fn every_list_shows_what_its_reader_may_see_on_sqlite() {
    lists(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn every_list_shows_what_its_reader_may_see_on_postgres() {
    lists(Registry::on_postgres());
}
