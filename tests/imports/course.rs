//! The course of an import: opened, sent, looked at, taken, and taken again.
use serde_json::{Value, json};

use super::{brought, committed, counted, opened, outcome, previewed, rows, send};
use crate::house::{House, Registry, both, roomy};

/// Members who do not exist.
const TABLE: &str = "المرجع,الاسم العائلي,الاسم الشخصي,Nom,Prénom,الجنس,تاريخ الازدياد,الهاتف,رمز الجماعة,رقم الانخراط,تاريخ الانخراط\r\n\
    1,الوزاني,سلمى,Ouazzani,Salma,أنثى,01/05/1990,06 12 34 56 78,03.531.01.05,531-1,15/01/2023\r\n\
    2,البقالي,كمال,Bakkali,Kamal,ذكر,1974,0523456789,03.531,531-2,2023\r\n\
    3,الفيلالي,رشيد,Filali,Rachid,M,,,,,\r\n";

/// Rows are kept for thirty days: the day after, the service forgets them by itself.
fn forgotten_on_time(registry: Registry) {
    let house = House::open(registry);
    let import = opened(&house, "list");
    send(&house, &import, "persons", "text/csv", TABLE.as_bytes()).expect(200);
    let house = house.reopen_with(|| chrono::Utc::now() + chrono::Duration::days(29), roomy());
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(rows(&house, &import, "").len(), 3);
    let house = house.reopen_with(|| chrono::Utc::now() + chrono::Duration::days(32), roomy());
    let state = || house.get(format!("/v1/imports/{import}")).expect(200).text("/state");
    let started = std::time::Instant::now();
    while state() != "forgotten" {
        assert!(started.elapsed() < std::time::Duration::from_mins(1), "they are kept still");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(rows(&house, &import, "").is_empty());
}

#[test]
fn rows_are_forgotten_after_thirty_days_on_sqlite() {
    forgotten_on_time(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn rows_are_forgotten_after_thirty_days_on_postgres() {
    forgotten_on_time(Registry::on_postgres());
}

both! {
    fn a_register_is_tried_and_then_taken_some_rows_at_a_time(house) {
        let import = opened(house, "register 2026");
        let shown = send(house, &import, "persons", "text/csv", TABLE.as_bytes()).expect(200);
        let file = &shown.body["files"][0];
        assert_eq!((&file["rows"], &file["delimiter"], &file["encoding"]), (&json!(3), &json!(","), &json!("UTF-8")));
        let fields: Vec<&Value> = file["columns"].as_array().unwrap().iter().map(|column| &column["field"]).collect();
        assert_eq!(json!(fields), json!([
            "reference", "last_name", "first_name", "last_name", "first_name", "gender", "birth_date", "phone", "commune", "number", "starts_on",
        ]));
        house.post(format!("/v1/imports/{import}/commits"), json!({})).refused(409, "import-is-not-previewed");
        let step = house.post(format!("/v1/imports/{import}/previews"), json!({"rows": 2})).expect(200);
        assert_eq!((&step.body["state"], &step.body["files"][0]["preview"]["new"]), (&json!("previewing"), &json!(2)));
        let told = previewed(house, &import);
        assert_eq!(told.body["files"][0]["preview"], json!({"new": 3, "same": 0, "update": 0, "warning": 0, "error": 0}));
        assert_eq!((counted(house, "/v1/persons"), counted(house, "/v1/memberships")), (0, 0), "nothing is done yet");
        let step = house.post(format!("/v1/imports/{import}/commits"), json!({"rows": 2})).expect(200);
        assert_eq!((&step.body["state"], &step.body["files"][0]["committed"]), (&json!("committing"), &outcome(2, 0, 0)));
        assert_eq!(counted(house, "/v1/persons"), 2);
        let done = committed(house, &import);
        assert_eq!(done.body["files"][0]["committed"], outcome(3, 0, 0));
        assert_eq!((counted(house, "/v1/persons"), counted(house, "/v1/memberships")), (3, 2));
        assert!(rows(house, &import, "").is_empty(), "nothing of what was taken is kept");
        house.post(format!("/v1/imports/{import}/commits"), json!({})).expect(200);
        assert_eq!(counted(house, "/v1/persons"), 3);
    }

    fn what_is_taken_is_as_if_each_had_been_registered(house) {
        assert_eq!(brought(house, "register 2026", TABLE), outcome(3, 0, 0));
        let found = house.get("/v1/persons?q=salma&limit=5").expect(200);
        let [salma] = found.data() else { panic!("{found}") };
        for (field, expected) in [
            ("name_ar", json!("سلمى الوزاني")), ("name_latin", json!("Salma Ouazzani")), ("gender", json!("female")),
            ("birth_date", json!("1990-05-01")), ("residence", json!("03.531.01.05")), ("province", json!("03.531")),
            ("contacts", json!([{"kind": "phone", "note": null, "value": "+212612345678", "visibility": "private"}])),
            ("sources", json!([{"kind": "register 2026", "reference": null, "noted_on": null}])),
        ] {
            assert_eq!(salma[field], expected, "{field}");
        }
        let found = house.get("/v1/persons/search?q=Bekkali").expect(200);
        assert_eq!(found.data().len(), 1, "found by sound: {found}");
        assert_eq!(house.get("/v1/persons?phone=0612345678").expect(200).data().len(), 1);
        let member = house.get("/v1/memberships?number=531-2").expect(200);
        assert_eq!((&member.data()[0]["starts_on"], &member.data()[0]["standing"]), (&json!("2023"), &json!("active")));
        let history = house.get(format!("/v1/persons/{}/history", salma["id"].as_str().unwrap())).expect(200);
        assert_eq!(history.data().len(), 1, "{history}");
        let entries = house.get("/v1/journal?operation=import_commit&object_kind=person&total=true").expect(200);
        assert_eq!(entries.body["total"], 3);
        assert!(entries.data()[0]["after"]["name_latin"].is_string(), "{entries}");
    }

    fn the_same_file_once_more_changes_nothing(house) {
        brought(house, "register 2026", TABLE);
        let before = house.get("/v1/persons?sort=id").expect(200);
        assert_eq!(brought(house, "register 2026", TABLE), outcome(0, 3, 0));
        assert_eq!(house.get("/v1/persons?sort=id").expect(200).data(), before.data());
        assert_eq!((counted(house, "/v1/persons"), counted(house, "/v1/memberships")), (3, 2));
        let shuffled: Vec<&str> = TABLE.lines().take(1).chain(TABLE.lines().skip(1).collect::<Vec<_>>().into_iter().rev()).collect();
        assert_eq!(brought(house, "register 2026", &shuffled.join("\n")), outcome(0, 3, 0), "in another order too");
    }

    fn columns_are_taken_for_what_they_are_said_to_be(house) {
        let import = opened(house, "list");
        let table = "Militant;Contact\nSalma Ouazzani;0612345678\nKamal Bakkali;0523456789\n";
        let shown = send(house, &import, "persons", "text/csv", table.as_bytes()).expect(200);
        assert_eq!(shown.body["files"][0]["columns"][0]["suggested"], Value::Null);
        let address = format!("/v1/imports/{import}");
        let told = previewed(house, &import);
        assert_eq!(told.body["files"][0]["preview"]["error"], 2);
        assert_eq!(rows(house, &import, "&state=error")[0].2, ["row-has-no-name"]);
        house.patch(address.clone(), json!({"mapping": {"persons": {"Nobody": "name"}}})).faulty("/mapping/persons/Nobody", "unknown-field");
        house.patch(address.clone(), json!({"mapping": {"persons": {"Militant": "gender", "Contact": "gender"}}})).refused(409, "field-has-two-columns");
        let changed = house.patch(address.clone(), json!({"mapping": {"persons": {"Militant": "name", "Contact": "phone"}}})).expect(200);
        assert_eq!(changed.body["state"], "open", "its rows are looked at anew");
        let told = previewed(house, &import);
        assert_eq!(told.body["files"][0]["preview"]["new"], 2);
        house.ask("PATCH", address.clone()).json(&json!({"purpose": "x"})).refused(428, "precondition-required");
        house.ask("PATCH", address).json(&json!({"purpose": "x"})).header("if-match", &shown.etag()).refused(412, "stale");
        committed(house, &import);
        assert_eq!(house.get("/v1/persons?phone=0612345678").expect(200).data()[0]["name_latin"], "Salma Ouazzani");
    }

    fn an_import_is_discarded_with_all_its_rows(house) {
        let import = opened(house, "list");
        send(house, &import, "persons", "text/csv", TABLE.as_bytes()).expect(200);
        assert_eq!(rows(house, &import, "").len(), 3);
        house.delete(format!("/v1/imports/{import}")).expect(204);
        assert!(rows(house, &import, "").is_empty());
        house.post(format!("/v1/imports/{import}/commits"), json!({})).refused(409, "import-is-forgotten");
        send(house, &import, "persons", "text/csv", TABLE.as_bytes()).refused(409, "import-is-forgotten");
        assert_eq!(house.get(format!("/v1/imports/{import}")).expect(200).body["state"], "forgotten");
    }

    fn memberships_name_persons_of_the_other_file(house) {
        let import = opened(house, "two files");
        let persons = "reference,name\nA,Salma Ouazzani\nB,Kamal Bakkali\n";
        let members = "reference,membership number,member since\nB,531-7,08/12/2022\nA,,2021\nC,531-9,2021\n";
        send(house, &import, "memberships", "text/csv", members.as_bytes()).expect(200);
        send(house, &import, "persons", "text/csv", persons.as_bytes()).expect(200);
        previewed(house, &import);
        assert_eq!(rows(house, &import, "&state=error"), [(4, "error".to_owned(), vec!["person-is-not-found".to_owned()])]);
        let done = committed(house, &import);
        let of = |register: &str| {
            let files = done.body["files"].as_array().unwrap();
            files.iter().find(|file| file["register"] == register).unwrap()["committed"].clone()
        };
        assert_eq!((of("persons"), of("memberships")), (outcome(2, 0, 0), outcome(2, 0, 0)));
        let member = house.get("/v1/memberships?number=531-7").expect(200);
        assert_eq!(member.data()[0]["person"]["name_latin"], "Kamal Bakkali");
    }

    fn only_who_may_import_does(house) {
        let import = opened(house, "list");
        for path in ["/v1/imports".to_owned(), format!("/v1/imports/{import}"), format!("/v1/imports/{import}/rows")] {
            house.get(path).as_reader().refused(403, "not-allowed");
        }
        send(house, &import, "persons", "text/csv", TABLE.as_bytes()).as_reader().refused(403, "not-allowed");
        send(house, &import, "persons", "text/csv", TABLE.as_bytes()).anonymous().refused(401, "unauthenticated");
        send(house, &import, "persons", "image/png", b"x").refused(415, "unsupported-type");
        let clerk = house.account("clerk", json!({"permissions": ["register.import"]}));
        send(house, &import, "persons", "text/csv", TABLE.as_bytes()).with_token(&clerk.text("/secret")).expect(200);
        let absent = "00000000-0000-7000-8000-000000000000";
        send(house, absent, "persons", "text/csv", TABLE.as_bytes()).refused(404, "not-found");
        let batch = json!({"operations": [{"method": "PUT", "path": format!("/v1/imports/{import}/file"), "if_match": "*", "body": {}}]});
        house.post("/v1/batch", batch).refused(422, "invalid");
    }
}
