//! After an erasure nothing of the applicant is left in clear, in any table or file; and every proof holds.
use amana::db::{AnyConnection, data_keys};
use amana::journal::verify;
use amana::vault::SubjectId;
use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::{Value, json};

use super::cast::{File, Party, application, day, known, party};
use crate::cast::source;
use crate::house::{House, both, vault};

#[derive(QueryableByName)]
struct Told {
    #[diesel(sql_type = Text)]
    told: String,
}

/// Everything that is in the database: of SQLite the very bytes of its files, of PostgreSQL every row of every table.
fn everything(house: &House) -> Vec<u8> {
    match house.registry().connection() {
        AnyConnection::Sqlite(mut conn) => {
            // What the log still holds of the past goes, as it does when it is next written over.
            conn.batch_execute("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
            let read = |end: &str| std::fs::read(house.registry().url() + end).unwrap_or_default();
            let (file, log) = (read(""), read("-wal"));
            assert!(log.is_empty(), "the log was not emptied: this test would look at what is gone");
            file
        }
        AnyConnection::Postgres(mut conn) => {
            let tables = "SELECT relname::text AS told FROM pg_class WHERE relkind = 'r' \
                          AND relnamespace = 'public'::regnamespace ORDER BY relname";
            let tables: Vec<Told> = diesel::sql_query(tables).load(&mut conn).unwrap();
            assert!(tables.len() > 40);
            let mut all = Vec::new();
            for Told { told: table } in tables {
                let rows = format!("SELECT t::text AS told FROM {table} t");
                let rows: Vec<Told> = diesel::sql_query(rows).load(&mut conn).unwrap();
                all.extend(rows.into_iter().flat_map(|row| row.told.into_bytes()));
            }
            all
        }
    }
}

/// What tells of the applicant, in whichever script, and of what was said of him.
const CANARIES: [&str; 10] = [
    "عبد الغني",
    "عبدغني",
    "الصنهاجي",
    "صنهاجي",
    "Abdelghani",
    "Sanhaji",
    "612345678",
    "1980-03-04",
    "Qanari",
    "binder 77",
];

/// Those of them that stand in the clear while the applicant is on record: numbers and births are sealed.
fn in_the_clear() -> Vec<&'static str> {
    CANARIES.iter().filter(|canary| !["612345678", "1980-03-04"].contains(canary)).copied().collect()
}

/// Those of the canaries that are in it, whatever the case of their letters.
fn found(all: &[u8]) -> Vec<&'static str> {
    let lower = |bytes: &[u8]| bytes.to_ascii_lowercase();
    let all = lower(all);
    let is_in = |canary: &&&str| {
        let canary = lower(canary.as_bytes());
        all.windows(canary.len()).any(|window| window == canary)
    };
    CANARIES.iter().filter(is_in).copied().collect()
}

/// The key of a person, if there is one.
fn has_a_key(house: &House, person: &str) -> bool {
    let conn = &mut house.registry().connection();
    let of_it = data_keys::table.find(SubjectId(person.parse().unwrap()));
    of_it.count().get_result::<i64>(conn).unwrap() > 0
}

/// A file with all there can be in one, refused for good and closed, by requests that are answered again for a day.
fn full_file(party: &Party<'_>) -> File {
    let house = party.house;
    let mut new = application("");
    new["person"] = known();
    new["received_on"] = json!(day(-500));
    new["documents"] = json!([{"kind": "letter", "reference": "binder 77, Qanari"}]);
    let made =
        party.post(&party.secretary, "/v1/applications", new).header("idempotency-key", "enter").expect(201);
    let file = File { path: format!("/v1/applications/{}", made.id()), person: made.text("/person_id") };
    party.step(&file, "completions", &day(-499)).header("idempotency-key", "complete").expect(200);
    party.step(&file, "assignments", &day(-499)).expect(200);
    let [president, first, second] = &party.committee.members;
    for (number, member) in [president, first, second].into_iter().enumerate() {
        let vote = json!({"choice": "refuse", "reason": "Qanari said so", "on": day(-490)});
        party
            .post(member, format!("{}/votes", file.path), vote)
            .header("idempotency-key", &number.to_string())
            .expect(200);
    }
    let recusal = json!({"about": file.person, "reason": "the Qanari are his kin", "source": source()});
    let declared =
        party.post(second, "/v1/access/recusals", recusal).header("idempotency-key", "recusal").expect(201);
    assert_eq!(declared.text("/about"), file.person);
    let new = json!({"outcome": "refused", "reasons": "Qanari wrote so", "banned": true, "on": day(-480)});
    party
        .post(president, format!("{}/decisions", file.path), new)
        .header("idempotency-key", "decide")
        .expect(200);
    // A correction, and a namesake who is looked at and told apart, leave nothing either.
    let corrected = json!({"aliases": ["Abdelghani Qanari"]});
    house
        .patch(format!("/v1/persons/{}", file.person), corrected)
        .header("idempotency-key", "correct")
        .expect(200);
    let namesake =
        json!({"name_latin": "Hicham Ouriaghli", "contacts": [{"kind": "phone", "value": "0699999999"}]});
    house.post("/v1/persons", namesake.clone()).expect(201);
    house.post("/v1/persons", namesake).expect(201);
    while house.ask("POST", "/v1/duplicates/scans").expect(200).body["done"] != true {}
    party.step(&file, "closings", &day(-450)).header("idempotency-key", "close").expect(200);
    file
}

both! {
    fn nothing_of_an_applicant_is_left_in_clear(house) {
        let party = party(house);
        let file = full_file(&party);
        let before = found(&everything(house));
        assert_eq!(before, in_the_clear(), "this looks at the wrong place");
        assert!(has_a_key(house, &file.person));
        let entries = house.get(format!("/v1/journal?object_id={}", file.person)).expect(200);
        assert_eq!(entries.text("/data/0/after/name_latin"), "Abdelghani Sanhaji");
        actix_web::rt::System::new().block_on(house.app().seal()).unwrap();
        let kept = house.ask("POST", "/v1/journal/checkpoints").expect(200);
        let erased = party.erase_due(&party.secretary).header("idempotency-key", "erase").expect(200);
        assert_eq!(erased.body, json!({"applications": 1, "persons": 1, "more": false}));
        assert_eq!(found(&everything(house)), [""; 0]);
        assert!(!has_a_key(house, &file.person));
        // What was answered is not told again; nor does anything lead to the one who asked.
        for path in [file.path.clone(), format!("/v1/persons/{}", file.person), format!("{}/votes", file.path)] {
            house.get(&path).refused(404, "not-found");
        }
        let history = house.get(format!("{}/history", file.path)).expect(200);
        let (last, others) = history.data().split_last().unwrap();
        assert!(others.len() > 4 && others.iter().all(|entry| entry["erased"] == true), "{history}");
        assert_eq!((&last["operation"], &last["erased"]), (&json!("application_erase_due"), &json!(false)));
        for q in ["Sanhaji", "صنهاجي", "0612345678"] {
            assert!(house.get(format!("/v1/persons/search?q={q}")).expect(200).data().is_empty(), "{q}");
            assert_eq!(house.get(format!("/v1/persons?q={q}&total=true")).expect(200).body["total"], 0, "{q}");
        }
        // The journal tells that there was an application, and nothing of whose; what it told of the person is gone.
        let id = file.path.rsplit('/').next().unwrap();
        let told = house.get(format!("/v1/journal?object_id={id}&operation=application_erase_due")).expect(200);
        assert_eq!((told.text("/data/0/before/outcome").as_str(), &told.body["data"][0]["after"]), ("refused", &Value::Null));
        assert!(!told.to_string().contains(&file.person), "{told}");
        let entries = house.get(format!("/v1/journal?object_id={}", file.person)).expect(200);
        assert!(entries.data().iter().all(|entry| entry["erased"] == true), "{entries}");
        assert!(entries.data().iter().any(|entry| entry["operation"] == "application_erase_due"), "{entries}");
        actix_web::rt::System::new().block_on(house.app().seal()).unwrap();
        let report = verify(&mut house.registry().connection(), &vault(), &[kept.text("/note")], &mut |_, _| {}).unwrap();
        assert!(report.amiss.is_empty() && report.erased > 8, "{:?}, {} erased", report.amiss, report.erased);
    }

    fn what_fails_half_way_leaves_all_as_it_was(house) {
        let party = party(house);
        let file = full_file(&party);
        let mut conn = house.registry().connection();
        // The last thing that is done fails: the key is not given up.
        let (stop, go) = match &conn {
            AnyConnection::Sqlite(_) => (
                "CREATE TRIGGER kept BEFORE DELETE ON data_keys BEGIN SELECT RAISE(ABORT, 'kept'); END".to_owned(),
                "DROP TRIGGER kept".to_owned(),
            ),
            AnyConnection::Postgres(_) => (
                "CREATE FUNCTION kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'kept'; END $$; \
                 CREATE TRIGGER kept BEFORE DELETE ON data_keys FOR EACH ROW EXECUTE FUNCTION kept()".to_owned(),
                "DROP TRIGGER kept ON data_keys; DROP FUNCTION kept()".to_owned(),
            ),
        };
        amana::on_each!(&mut conn, conn => conn.batch_execute(&stop)).unwrap();
        let failed = party.erase_due(&party.secretary).send();
        assert!(failed.status >= 500, "{failed}");
        assert_eq!(found(&everything(house)), in_the_clear());
        party.get(&party.secretary, &file.path).expect(200);
        let votes = party.get(party.committee.president(), format!("{}/votes", file.path)).expect(200);
        assert_eq!(votes.text("/data/0/reason"), "Qanari said so");
        amana::on_each!(&mut conn, conn => conn.batch_execute(&go)).unwrap();
        assert_eq!(party.erase_due(&party.secretary).expect(200).body["persons"], 1);
        assert_eq!(found(&everything(house)), [""; 0]);
    }
}
