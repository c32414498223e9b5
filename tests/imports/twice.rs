//! Rows that tell of one person twice, and rows that are refused alone.
use serde_json::json;

use super::{committed, counted, opened, previewed, rows, send};
use crate::house::{House, both};

/// An import of these tables, looked at.
fn looked_at(house: &House, files: &[(&str, &str)]) -> String {
    let import = opened(house, "list");
    for (register, table) in files {
        send(house, &import, register, "text/csv", table.as_bytes()).expect(200);
    }
    previewed(house, &import);
    import
}

/// What is wrong with each of its rows, or what it would do.
fn states(house: &House, import: &str) -> Vec<String> {
    let state = |(_, state, codes): (i64, String, Vec<String>)| codes.into_iter().next().unwrap_or(state);
    rows(house, import, "").into_iter().map(state).collect()
}

both! {
    fn a_name_in_one_script_is_enough_to_stand_twice(house) {
        let import = looked_at(house, &[("persons", "الاسم الكامل,الاسم بالفرنسية,تاريخ الازدياد,الهاتف\n\
            سلمى الوزاني,Salma Ouazzani,1990-05-01,\n\
            سلمى الوزاني,,1990-05-01,\n\
            ,Salma Ouazzani,1990-05-01,\n\
            كمال البقالي,,,0612345678\n\
            كمال البقالي,Kamal Bakkali,,0612345678\n")]);
        assert_eq!(states(house, &import), ["new", "row-stands-twice", "row-stands-twice", "new", "row-stands-twice"]);
    }

    fn two_rows_that_mean_one_person_are_not_both_taken(house) {
        let person = house.post("/v1/persons", json!({"name_latin": "Salma Ouazzani", "birth_date": "1990-05-01"})).expect(201).id();
        let import = looked_at(house, &[("persons", &format!("id,name,birth date,phone\n\
            {person},Salma Ouazzani,,0612345678\n\
            ,Salma Ouazzani,1990-05-01,\n"))]);
        assert_eq!(states(house, &import), ["update", "row-stands-twice"]);
        house.post("/v1/memberships", json!({"person_id": person, "starts_on": "2020-01-01"})).expect(201);
        let import = looked_at(house, &[("memberships", &format!("id,member since,membership number\n\
            {person},01/01/2020,531-1\n\
            {person},01/01/2020,531-2\n"))]);
        assert_eq!(states(house, &import), ["update", "row-stands-twice"]);
    }

    fn who_cannot_be_a_member_there_is_not_registered_either(house) {
        let late = json!({"type": "local_secretariat", "territory": "03.531.01.05", "starts_on": "2190-01-01", "slug": "to-come"});
        house.post("/v1/bodies", late).expect(201);
        let import = looked_at(house, &[("persons", "name,member since,unit\n\
            Salma Ouazzani,2020-01-01,to-come\n\
            Kamal Bakkali,2020-01-01,\n")]);
        let done = committed(house, &import);
        assert_eq!(done.body["files"][0]["committed"], json!({"new": 1, "same": 0, "update": 0, "error": 1}), "{done}");
        assert_eq!(states(house, &import), ["body-is-not-then"]);
        assert_eq!((counted(house, "/v1/persons"), counted(house, "/v1/memberships")), (1, 1));
        assert!(house.get("/v1/persons?q=salma").expect(200).data().is_empty());
    }

    fn whom_one_is_recused_from_is_refused_and_the_others_are_taken(house) {
        let name = |name: &str| house.post("/v1/persons", json!({"name_latin": name, "birth_date": "1990-05-01"})).expect(201).id();
        let (importer, kin, other) = (name("Importer Tazi"), name("Kin Tazi"), name("Other Tazi"));
        let source = json!({"kind": "register of the tests"});
        house.post("/v1/access/grants", json!({"person_id": importer, "permissions": ["*"], "source": source})).expect(201);
        let token = house.post("/v1/tokens", json!({"name": "hers", "person_id": importer})).expect(201).text("/secret");
        house.post("/v1/access/recusals", json!({"person_id": importer, "about": kin, "reason": "her brother", "source": source})).expect(201);
        let import = looked_at(house, &[("memberships", &format!("id,member since\n{kin},01/01/2020\n{other},01/01/2020\n"))]);
        let done = house.post(format!("/v1/imports/{import}/commits"), json!({})).with_token(&token).expect(200);
        assert_eq!(done.body["files"][0]["committed"], json!({"new": 1, "same": 0, "update": 0, "error": 1}), "{done}");
        assert_eq!(states(house, &import), ["recused"]);
        let held = house.get("/v1/memberships").expect(200);
        assert_eq!(held.data().iter().map(|one| &one["person_id"]).collect::<Vec<_>>(), [&json!(other)]);
    }

    fn whoever_was_put_out_is_no_member_by_an_import_either(house) {
        let ended = (chrono::Utc::now() - chrono::TimeDelta::days(10)).date_naive().to_string();
        let source = json!({"kind": "register of the tests"});
        let her = house.post("/v1/persons", json!({"name_ar": "عبد الغني الصنهاجي", "contacts": [{"kind": "phone", "value": "0612345678"}]})).expect(201).id();
        let held = house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2015-01-01", "source": source})).expect(201).id();
        house.post(format!("/v1/memberships/{held}/end"), json!({"ends_on": ended, "standing": "excluded", "source": source})).expect(200);
        let table = "name,phone,member since\n\
            Abd El Ghani Essanhaji,0612345678,2020-01-01\n\
            عبد الغني الصنهاجي,0612345678,2026-11-26\n\
            Kamal Bakkali,0612345678,2020-01-01\n";
        let import = looked_at(house, &[("persons", table)]);
        let done = committed(house, &import);
        assert_eq!(done.body["files"][0]["committed"], json!({"new": 1, "same": 0, "update": 0, "error": 2}), "{done}");
        assert_eq!(states(house, &import), ["person-was-excluded", "person-was-excluded"]);
        assert_eq!((counted(house, "/v1/persons"), counted(house, "/v1/memberships")), (2, 2));
    }
}
