//! Each filter and each order of a list goes through an index, on both engines: no page walks a whole table.
mod lists;
mod papers;

use std::sync::Mutex;

use amana::db::AnyConnection;
use diesel::connection::{
    Instrumentation, InstrumentationEvent, SimpleConnection as _, set_default_instrumentation,
};
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::json;

use self::lists::LISTS;
use crate::cast::{position, secretariat, source};
use crate::house::{House, Registry};

/// How many rows there are of everything on PostgreSQL, which goes by their number.
const ROWS: u32 = 6_000;

/// The statements of the registries that are listened to, each with the name of its registry.
static SAID: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());
static HEARD: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Listens to one connection.
#[derive(Default)]
struct Listener {
    url: String,
}

impl Instrumentation for Listener {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartEstablishConnection { url, .. } => url.clone_into(&mut self.url),
            InstrumentationEvent::StartQuery { query, .. } if HEARD.lock().unwrap().contains(&self.url) => {
                SAID.lock().unwrap().push((self.url.clone(), query.to_string()));
            }
            _ => {}
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "that is how diesel asks for one")]
fn listener() -> Option<Box<dyn Instrumentation>> {
    Some(Box::new(Listener::default()))
}

#[derive(QueryableByName)]
struct Step {
    #[diesel(sql_type = Text)]
    detail: String,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}

/// PostgreSQL goes by numbers, and of a small table it rather reads all: what it has to find its way is seen when it may not.
const LET_ALONE: &str = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; \
                         SET enable_hashjoin = off; SET enable_mergejoin = off;";

/// What a registry said while it answered.
fn said(house: &House, path: &str) -> Vec<String> {
    said_to(house, path, &house.admin)
}

fn said_to(house: &House, path: &str, token: &str) -> Vec<String> {
    let url = house.registry().url();
    SAID.lock().unwrap().retain(|(of, _)| *of != url);
    house.get(path).with_token(token).expect(200);
    let said = SAID.lock().unwrap();
    let own = said.iter().filter(|(of, _)| *of == url).map(|(_, sql)| sql);
    let text = |sql: &String| sql.split(" -- binds").next().unwrap_or_default().to_owned();
    own.map(text).filter(|sql| sql.starts_with("SELECT")).collect()
}

/// How a statement would be carried out, step by step.
fn plan(conn: &mut AnyConnection, sql: &str) -> Vec<String> {
    match conn {
        AnyConnection::Sqlite(conn) => {
            let steps: Vec<Step> = diesel::sql_query(format!("EXPLAIN QUERY PLAN {sql}")).load(conn).unwrap();
            steps.into_iter().map(|step| step.detail).collect()
        }
        AnyConnection::Postgres(conn) => {
            let sql = match sql.rsplit_once(" LIMIT $") {
                // One in the middle is of a part.
                Some((before, rest)) if !rest.contains(')') => format!("{before} LIMIT 51"),
                _ => sql.to_owned(),
            };
            conn.batch_execute(&format!("DEALLOCATE ALL; {LET_ALONE} PREPARE asked AS {sql}")).unwrap();
            let known = (1..100).take_while(|place| sql.contains(&format!("${place}"))).count();
            let nothing = vec!["NULL"; known].join(", ");
            let with = if known == 0 { String::new() } else { format!("({nothing})") };
            let lines: Vec<Line> =
                diesel::sql_query(format!("EXPLAIN EXECUTE asked{with}")).load(conn).unwrap();
            lines.into_iter().map(|line| line.line).collect()
        }
    }
}

/// One of everything, through the API; answers the ids that filters name.
fn fill(house: &House) -> Vec<(&'static str, String)> {
    secretariat(house);
    let new =
        json!({"type": "ethics_committee", "parent": "taounate-secretariat", "starts_on": "2020-01-01"});
    let committee = house.post("/v1/bodies", new).expect(201).id();
    let office = position(house, &committee, "ethics_member");
    let new = json!({"name_ar": "حميد الورياغلي", "gender": "male", "birth_date": "2000-06-01"});
    let him = house.post("/v1/persons", new).expect(201).id();
    let belonging = json!({"person_id": him, "starts_on": "2010-01-01", "unit": "taounate-secretariat", "number": "1", "source": source()});
    house.post("/v1/memberships", belonging).expect(201);
    let new = json!({"person_id": him, "starts_on": "2021-01-01", "source": source()});
    let held = house.post(format!("/v1/positions/{office}/appointments"), new).expect(201).id();
    house
        .post(
            format!("/v1/appointments/{held}/resignations"),
            json!({"ends_on": "2022-12-31", "source": source()}),
        )
        .expect(200);
    let new =
        json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08", "chair_id": him});
    let meeting = house.post("/v1/meetings", new).expect(201).id();
    let undertaken = json!({"body": "taounate-secretariat", "title": "إجراء", "opened_on": "2022-01-10"});
    let action = house.post("/v1/actions", undertaken).expect(201).id();
    house.post(format!("/v1/meetings/{meeting}/carried-actions"), json!({})).expect(200);
    let said = json!({"speaker_id": him, "subject": "كلمة"});
    house.post(format!("/v1/meetings/{meeting}/interventions"), said).expect(201);
    let proposed = json!({"proposed_by": him, "title": "مقترح"});
    house.post(format!("/v1/meetings/{meeting}/proposals"), proposed).expect(201);
    let decision = house
        .post(
            format!("/v1/meetings/{meeting}/decisions"),
            json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}}),
        )
        .expect(201)
        .id();
    let seat = json!({"position_id": office});
    let new = json!({"title": "انتخاب", "mode": "individual_ballot", "seats": [seat]});
    house.post(format!("/v1/meetings/{meeting}/elections"), new).expect(201);
    let new =
        json!({"person": {"name_latin": "Applicant", "residence": "01.051"}, "unit": "taounate-secretariat"});
    house.post("/v1/applications", new).expect(201);
    let again = json!({"name_ar": "حميد الورياغلي", "gender": "male", "birth_date": "2000-06-01"});
    house.post("/v1/persons", again).expect(201);
    assert_eq!(house.ask("POST", "/v1/duplicates/scans").expect(200).body["found"], 1);
    let council = json!({"kind": "communal_council", "territory": "03.531.01.05", "names": {"ar": "مجلس"}});
    let institution = house.post("/v1/institutions", council).expect(201).id();
    let new = json!({"person_id": him, "institution_id": institution, "starts_on": "2021-09-08"});
    house.post("/v1/mandates", new).expect(201);
    vec![
        ("INSTITUTION", institution),
        ("BODY", committee),
        ("POSITION", office),
        ("PERSON", him),
        ("APPOINTMENT", held),
        ("MEETING", meeting),
        ("ACTION", action),
        ("DECISION", decision),
        ("TOKEN", house.get("/v1/me").expect(200).text("/token/id")),
    ]
}

/// Many more of each on PostgreSQL.
fn multiply(conn: &mut AnyConnection) {
    let AnyConnection::Postgres(conn) = conn else { return };
    let one_of =
        |number: u32| format!("('00000000-0000-7000-8000-' || lpad((n % {number})::text, 12, '0'))::uuid");
    let (body, position, id) = (one_of(300), one_of(600), one_of(1_000_000));
    let day = "(date '2000-01-01' + n)";
    let last = format!("CASE WHEN n % 2 = 0 THEN {day} + 1000 END");
    let many = [
        ("persons", "'version', 1".to_owned()),
        ("bodies", "'slug', 'body-' || n".to_owned()),
        ("positions", format!("'body_id', {body}, 'type_code', 'type_' || n % 60, 'ordinal', n")),
        ("appointments", format!("'person_id', {id}, 'position_id', {position}, 'body_id', {body}, 'decision_id', {position}, 'seat', n, 'starts_earliest', {day}, 'starts_latest', {day}, 'ends_earliest', {last}, 'ends_latest', {last}, 'held_from', null, 'held_to', null")),
        ("memberships", format!("'person_id', {id}, 'unit_id', {body}, 'number', 'n' || n, 'standing', (ARRAY['active', 'active', 'lapsed', 'resigned'])[1 + n % 4], 'starts_earliest', {day}, 'starts_latest', {day}, 'held_from', null, 'held_to', null")),
        ("membership_standings", format!("'membership_id', {id}, 'person_id', {id}, 'standing', (ARRAY['active', 'active', 'suspended', 'resigned'])[1 + n % 4], 'starts_latest', {day}")),
        ("institutions", "'kind', (ARRAY['communal_council', 'provincial_council', 'regional_council'])[1 + n % 3], 'territory', '03.' || n, 'name_key', 'n' || n".to_owned()),
        ("mandates", format!("'person_id', {id}, 'institution_id', {position}, 'starts_earliest', {day}, 'starts_latest', {day}, 'held_from', null, 'held_to', null")),
        ("mandate_functions", format!("'mandate_id', {id}, 'function', (ARRAY['member', 'president', 'vice_president', 'secretary', 'treasurer', 'rapporteur', 'group_president'])[1 + n % 7]")),
        ("applications", format!("'person_id', {id}, 'unit_id', {body}, 'body_id', {body}, 'territory', '03.' || n, 'state', (ARRAY['received', 'assigned', 'closed'])[1 + n % 3], 'due_on', {day}, 'closed_on', {day}")),
        ("meetings", format!("'body_id', {body}, 'kind', (ARRAY['organizational', 'ordinary', 'joint'])[1 + n % 3], 'chair_id', {position}, 'held_latest', {day}")),
        ("agenda_items", format!("'meeting_id', {id}, 'action_id', {id}, 'number', n")),
        ("interventions", format!("'meeting_id', {id}, 'number', n, 'speaker_id', CASE WHEN n % 10 > 0 THEN {id} END, 'group_name', CASE WHEN n % 10 = 0 THEN 'group' END, 'search', 'word' || n")),
        ("proposals", format!("'meeting_id', {id}, 'number', n, 'proposed_by', {id}, 'search', 'word' || n")),
        ("decisions", format!("'body_id', {body}, 'meeting_id', {position}, 'number', n, 'decided_latest', {day}")),
        ("elections", format!("'body_id', {body}, 'meeting_id', {position}, 'state', (ARRAY['open', 'abandoned'])[1 + n % 2], 'abandoned_because', CASE WHEN n % 2 = 1 THEN 'x' END")),
        ("journal", "'operation', 'operation_' || n % 60, 'object_id', n::text, 'object_kind', 'kind_' || n % 20, 'kind', (ARRAY['change', 'change', 'read'])[1 + n % 3], 'at', timestamptz '2000-01-01' + n * interval '1 day'".to_owned()),
        ("grants", format!("'account_id', {id}, 'granted_by', 'person:' || {id}")),
        ("name_words", "'word', 'word' || n, 'key', 'key' || n".to_owned()),
        ("person_words", format!("'word', 'word' || n, 'person_id', {id}")),
        ("duplicate_pairs", format!("'person_id', {id}, 'other_id', ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'score', n, 'band', (ARRAY['very_likely', 'likely', 'possible'])[1 + n % 3], 'state', (ARRAY['open', 'open', 'dismissed'])[1 + n % 3], 'settled_at', CASE WHEN n % 3 = 2 THEN now() END")),
        ("violations", "'appointment_id', gen_random_uuid(), 'rule', 'rule-' || n % 12, 'effect', CASE WHEN n % 5 = 0 THEN 'warn' ELSE 'block' END".to_owned()),
    ]
    .map(|(table, fields)| {
        format!(
            "INSERT INTO {table} SELECT many.* FROM (SELECT * FROM {table} LIMIT 1) one, generate_series(1, {ROWS}) n, \
             LATERAL jsonb_populate_record(NULL::{table}, to_jsonb(one) || jsonb_build_object('id', {id}, {fields})) many; \
             ANALYZE {table};"
        )
    });
    conn.batch_execute(&format!("SET session_replication_role = replica; {}", many.concat())).unwrap();
}

/// The tables that grow with the party.
const LARGE: [&str; 20] = [
    "applications",
    "appointments",
    "attendances",
    "bodies",
    "decisions",
    "duplicate_pairs",
    "elections",
    "grants",
    "interventions",
    "journal",
    "journal_leaves",
    "meetings",
    "membership_standings",
    "memberships",
    "name_words",
    "person_words",
    "persons",
    "positions",
    "proposals",
    "violations",
];

/// Whether a step walks a whole table.
fn is_a_walk(step: &str) -> bool {
    LARGE.iter().any(|table| {
        step.trim_end() == format!("SCAN {table}") || step.contains(&format!("Seq Scan on {table} "))
    })
}

/// Where many persons are within reach, a page of them is found along their order.
fn along_their_order(registry: Registry) {
    HEARD.lock().unwrap().push(registry.url());
    set_default_instrumentation(listener).unwrap();
    let house = House::open(registry);
    fill(&house);
    let secret = house
        .account("reader of a province", json!({"permissions": ["person.read"], "territory": "03.531"}))
        .text("/secret");
    let listed = || {
        let said = said_to(&house, "/v1/persons", &secret);
        let page = said.iter().rfind(|sql| sql.contains("ORDER BY")).unwrap_or_else(|| panic!("{said:?}"));
        plan(&mut house.registry().connection(), page).join("\n")
    };
    let AnyConnection::Sqlite(mut conn) = house.registry().connection() else { panic!("SQLite alone") };
    let many = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4100) \
        INSERT INTO persons (id, name_latin, search, sort_key, aliases, contacts, sources, residence, province, version, created_at, updated_at) \
        SELECT randomblob(16), 'N', 'n', 'n', '[]', '[]', '[]', '03.531', '03.531', 1, 0, 0 FROM n";
    conn.batch_execute(many).unwrap();
    conn.batch_execute("ANALYZE").unwrap();
    let many = listed();
    assert!(!many.contains("MULTI-INDEX OR") && many.contains("persons_sort_key"), "{many}");
    assert_eq!(
        house.get("/v1/persons?total=true&limit=1").with_token(&secret).expect(200).body["total"],
        4101,
        "and whoever holds office there"
    );
}

#[test]
fn many_persons_within_reach_are_found_along_their_order_on_sqlite() {
    along_their_order(Registry::on_sqlite());
}

/// What a reader of a province asks of the grants.
const NARROWED: [&str; 2] = ["/v1/access/grants?total=true", "/v1/access/grants?total=true&kind=delegation"];

/// A list that is narrowed to what its reader reaches walks no whole table.
fn reached(registry: Registry) {
    HEARD.lock().unwrap().push(registry.url());
    set_default_instrumentation(listener).unwrap();
    let house = House::open(registry);
    fill(&house);
    let secret = house
        .account("reader of a province", json!({"permissions": ["access.read"], "territory": "03.531"}))
        .text("/secret");
    let mut conn = house.registry().connection();
    for path in NARROWED {
        let of_grants = |sql: &String| sql.contains("granted_by") && sql.contains("bodies");
        let said: Vec<String> = said_to(&house, path, &secret).into_iter().filter(of_grants).collect();
        assert_eq!(said.len(), 2, "a page and its total: {said:?}");
        for sql in said {
            let steps = plan(&mut conn, &sql);
            assert!(!steps.iter().any(|step| is_a_walk(step)), "{sql}\n{}", steps.join("\n"));
        }
    }
}

#[test]
fn a_list_is_narrowed_by_indexes_on_sqlite() {
    reached(Registry::on_sqlite());
}

fn walked(registry: Registry) {
    HEARD.lock().unwrap().push(registry.url());
    set_default_instrumentation(listener).unwrap();
    let house = House::open(registry);
    let ids = fill(&house);
    let mut conn = house.registry().connection();
    multiply(&mut conn);
    let mut faults = Vec::new();
    for (list, indexes) in LISTS {
        let path = ids.iter().fold(list.to_owned(), |path, (name, id)| path.replace(name, id));
        let is_narrowed = list.contains("total=true");
        let mut is_found = false;
        let mut plans = Vec::new();
        for sql in said(&house, &path).iter().filter(|sql| !sql.contains("(1=0)")) {
            let steps = plan(&mut conn, sql);
            is_found |= steps.iter().any(|step| indexes.iter().any(|index| step.contains(index)));
            if is_narrowed && steps.iter().any(|step| is_a_walk(step)) {
                faults.push(format!("{list} walks: {sql}\n{}", steps.join("\n")));
            }
            plans.extend(steps);
        }
        if !is_found {
            faults.push(format!("{list} goes through none of {indexes:?}:\n{}", plans.join("\n")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn on_sqlite() {
    walked(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn on_postgres() {
    walked(Registry::on_postgres());
}

/// PostgreSQL plans for a word it knows: what it prepares without knowing it says nothing of that.
#[cfg(feature = "both-engines")]
#[test]
fn what_was_said_is_found_by_its_words_on_postgres() {
    let house = House::open(Registry::on_postgres());
    fill(&house);
    let mut conn = house.registry().connection();
    multiply(&mut conn);
    let AnyConnection::Postgres(conn) = &mut conn else { panic!("PostgreSQL alone") };
    for lines in ["interventions", "proposals"] {
        // What has just been written is not in the index yet.
        conn.batch_execute(&format!("VACUUM ANALYZE {lines}")).unwrap();
        let sql = format!(
            "EXPLAIN SELECT count(*) FROM {lines} JOIN meetings ON meetings.id = {lines}.meeting_id \
             WHERE {lines}.search LIKE '%word1234%'"
        );
        let steps: Vec<Line> = diesel::sql_query(sql).load(conn).unwrap();
        let plan = steps.into_iter().map(|step| step.line).collect::<Vec<_>>().join("\n");
        assert!(plan.contains(&format!("{lines}_search")), "{plan}");
    }
}
