//! Whom a row means: nobody is made one with another, and nobody comes twice where it can be told.
use serde_json::json;

use super::{brought, committed, counted, opened, outcome, previewed, rows, send};
use crate::house::{House, both};

/// What became of a table once it was looked at: row, state, codes.
fn looked_at(house: &House, source: &str, table: &str) -> Vec<(i64, String, Vec<String>)> {
    let import = opened(house, source);
    send(house, &import, "persons", "text/csv", table.as_bytes()).expect(200);
    previewed(house, &import);
    rows(house, &import, "")
}

fn states(told: &[(i64, String, Vec<String>)]) -> Vec<&str> {
    told.iter().map(|(_, state, codes)| codes.first().map_or(state.as_str(), String::as_str)).collect()
}

both! {
    fn somebody_registered_by_hand_is_known_again(house) {
        house.post("/v1/persons", json!({
            "name_ar": "سلمى الوزاني", "birth_date": "1990-05-01", "contacts": [{"kind": "phone", "value": "0612345678"}],
        })).expect(201);
        let table = "الاسم الكامل,تاريخ الميلاد,الهاتف,الجنس\nسلمى الوزانى,01/05/1990,0612345678,أنثى\n";
        assert_eq!(brought(house, "list", table), outcome(0, 0, 1));
        let person = house.get("/v1/persons?q=سلمى").expect(200).data()[0].clone();
        assert_eq!((&person["gender"], &person["name_ar"], &person["version"]), (&json!("female"), &json!("سلمى الوزاني"), &json!(2)));
        assert_eq!(brought(house, "list", table), outcome(0, 1, 0));
    }

    fn who_is_only_called_the_same_is_nobody_s_double(house) {
        for birth in ["1980-01-01", "1985-02-02"] {
            house.post("/v1/persons", json!({"name_latin": "Mohamed Alaoui", "birth_date": birth})).expect(201);
        }
        house.post("/v1/persons", json!({"name_latin": "Driss Zemmouri"})).expect(201);
        house.post("/v1/persons", json!({"name_latin": "Driss Zemmouri"})).expect(201);
        let told = looked_at(house, "list", "name,birth date,phone\n\
            Mohamed Alaoui,1990-03-03,\n\
            Mohamed Alaoui,,\n\
            Mohamed Alaoui,1980-01-01,0612345678\n\
            Mohamed Alaoui,1980-01-01,\n\
            Driss Zemmouri,,\n\
            Driss Zemmouri,,0655555555\n");
        assert_eq!(states(&told), [
            "new", "may-be-somebody-known", "may-be-somebody-known", "same", "more-than-one-person", "new",
        ]);
    }

    fn rows_that_nothing_tells_apart_are_not_taken_twice(house) {
        let told = looked_at(house, "list", "ref,name,birth date,phone,membership number\n\
            ,Salma Ouazzani,1990-05-01,,\n\
            ,Salma Ouazzani,1990-05-01,0612345678,\n\
            1,Kamal Bakkali,,,\n\
            1,Rachid Filali,,,\n\
            2,Kamal Bakkali,,,\n\
            ,Naima Tazi,,,7\n\
            ,Hassan Tazi,,,7\n\
            ,Said Ghomari,,,\n\
            ,Said Ghomari,,,\n");
        assert_eq!(states(&told), [
            "new", "row-stands-twice", "new", "reference-stands-twice", "new", "new", "number-stands-twice", "new", "row-stands-twice",
        ]);
    }

    fn a_reference_a_number_and_an_id_name_a_person_as_long_as_the_rest_agrees(house) {
        let first = "ref,name,gender,membership number\nA,Salma Ouazzani,F,531-1\nB,Kamal Bakkali,M,531-2\n";
        assert_eq!(brought(house, "register", first), outcome(2, 0, 0));
        let salma = house.get("/v1/persons?q=salma").expect(200).data()[0]["id"].as_str().unwrap().to_owned();
        let told = looked_at(house, "register", &format!("ref,id,name,phone,membership number\n\
            A,,Salma Ouazani,0612345678,\n\
            B,,Hassan Filali,,\n\
            ,,Kamal Bakkali,,531-1\n\
            ,{salma},Salma Ouazzani,,531-2\n\
            C,,Salma Ouazzani,,531-3\n\
            ,00000000-0000-7000-8000-000000000000,Nobody Here,,\n"));
        assert_eq!(states(&told), [
            "update", "is-somebody-else", "is-somebody-else", "row-means-two-persons", "new", "id-is-unknown",
        ]);
        let elsewhere = looked_at(house, "another register", "ref,name\nA,Nobody Known\n");
        assert_eq!(states(&elsewhere), ["new"], "references are good within one source");
    }

    fn a_membership_is_completed_and_never_contradicted(house) {
        let person = house.post("/v1/persons", json!({"name_latin": "Salma Ouazzani", "birth_date": "1990-05-01"})).expect(201).id();
        house.post("/v1/memberships", json!({"person_id": person, "starts_on": "2020-01-01"})).expect(201);
        let head = "id,name,membership number,member since,unit\n";
        let told = looked_at(house, "list", &format!("{head}{person},Salma Ouazzani,531-1,01/01/2020,\n"));
        assert_eq!(states(&told), ["update"]);
        let told = looked_at(house, "list", &format!("{head}{person},Salma Ouazzani,531-1,02/01/2020,\n"));
        assert_eq!(states(&told), ["began-on-another-day"]);
        let told = looked_at(house, "list", &format!("{head}{person},Salma Ouazzani,,,no-such-unit\n"));
        assert_eq!(states(&told), ["unit-is-unknown"]);
        assert_eq!(brought(house, "list", &format!("{head}{person},Salma Ouazzani,531-1,,\n")), outcome(0, 0, 1));
        let told = looked_at(house, "list", &format!("{head}{person},Salma Ouazzani,531-9,,\n"));
        assert_eq!(states(&told), ["has-another-number"]);
        assert_eq!(counted(house, "/v1/memberships"), 1);
    }

    fn what_came_up_since_the_preview_is_told_and_the_rest_is_taken(house) {
        let import = opened(house, "list");
        let table = "name,birth date,membership number\nSalma Ouazzani,1990-05-01,531-1\nKamal Bakkali,1974-01-01,531-2\n";
        send(house, &import, "persons", "text/csv", table.as_bytes()).expect(200);
        previewed(house, &import);
        let other = house.post("/v1/persons", json!({"name_latin": "Hassan Filali"})).expect(201).id();
        house.post("/v1/memberships", json!({"person_id": other, "starts_on": "2020", "number": "531-1"})).expect(201);
        let done = committed(house, &import);
        assert_eq!(done.body["files"][0]["committed"], json!({"new": 1, "same": 0, "update": 0, "error": 1}));
        assert_eq!(rows(house, &import, ""), [(2, "error".to_owned(), vec!["is-somebody-else".to_owned()])]);
        assert_eq!(counted(house, "/v1/persons"), 2, "nothing of the row that was refused is there");
    }

    fn somebody_taken_out_is_nobody_s_reference_any_more(house) {
        assert_eq!(brought(house, "register", "ref,name\nA,Salma Ouazzani\n"), outcome(1, 0, 0));
        let salma = house.get("/v1/persons?q=salma").expect(200).data()[0]["id"].as_str().unwrap().to_owned();
        house.delete(format!("/v1/persons/{salma}")).expect(204);
        assert_eq!(brought(house, "register", "ref,name\nA,Salma Ouazzani\n"), outcome(1, 0, 0));
    }
}
