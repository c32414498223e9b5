//! A file of public mandates: its institutions come with it, and once more it changes nothing.
use serde_json::{Value, json};

use super::{committed, counted, opened, outcome, previewed, rows, send};
use crate::house::{Answer, House, both};

const PERSONS: &str =
    "المرجع;الاسم الكامل;الجنس\nP1;إدريس الزموري;ذكر\nP2;نعيمة الوزاني;أنثى\nP3;رشيد الفيلالي;ذكر\n";
const MANDATES: &str = "المرجع;المؤسسة المنتخبة;نوع المؤسسة;الجماعة;الإقليم;المهمة;الرتبة;اللائحة;تاريخ الانتخاب;نهاية الانتداب\n\
    P1;مجلس جماعة غفساي;المجلس الجماعي;03.531.01.05;;رئيس;;لائحة محلية;08/09/2021;\n\
    P2;مجلس جماعه غفساي;;;;نائبة الرئيس;2;;2021;\n\
    P3;مجلس جماعة غفساي;;;;;;;2015;07/09/2021\n\
    P3;مجلس إقليم تاونات;مجلس الإقليم;;03.531;مستشار;;;;\n";

fn brought(house: &House, table: &str) -> (String, Answer) {
    let import = opened(house, "elected officials");
    send(house, &import, "mandates", "text/csv", table.as_bytes()).expect(200);
    send(house, &import, "persons", "text/csv", PERSONS.as_bytes()).expect(200);
    previewed(house, &import);
    let done = committed(house, &import);
    (import, done)
}

fn of(told: &Answer, register: &str) -> Value {
    let files = told.body["files"].as_array().unwrap();
    files.iter().find(|file| file["register"] == register).unwrap()["committed"].clone()
}

both! {
    fn mandates_come_in_with_their_institutions_and_once_more_change_nothing(house) {
        let (import, done) = brought(house, MANDATES);
        let file = done.body["files"].as_array().unwrap().iter().find(|file| file["register"] == "mandates").unwrap();
        let fields: Vec<&str> = file["columns"].as_array().unwrap().iter().map(|column| column["field"].as_str().unwrap_or("-")).collect();
        assert_eq!(fields, ["reference", "institution", "institution_kind", "commune", "province", "function", "ordinal", "list_label", "starts_on", "ends_on"]);
        // The second and the third row name what the first tells all of.
        assert_eq!(of(&done, "mandates"), outcome(4, 0, 0), "{:?}", rows(house, &import, ""));
        let before = house.get("/v1/mandates?history=true").expect(200);
        let (_, done) = brought(house, MANDATES);
        assert_eq!(of(&done, "mandates"), outcome(0, 4, 0));
        assert_eq!(house.get("/v1/mandates?history=true").expect(200).body["data"], before.body["data"]);
        assert_eq!((counted(house, "/v1/institutions"), counted(house, "/v1/persons")), (2, 3));
        let told = |name: &str| before.data().iter().find(|one| one["person"]["name_ar"] == name && one["functions"][0]["function"] != "member").unwrap();
        let driss = told("إدريس الزموري");
        assert_eq!((&driss["functions"][0]["function"], &driss["list_label"], &driss["starts_on"]), (&json!("president"), &json!("لائحة محلية"), &json!("2021-09-08")));
        assert_eq!((&driss["verification"], &driss["source"]["kind"]), (&json!("imported"), &json!("elected officials")));
        let her = &told("نعيمة الوزاني")["functions"];
        assert_eq!((her.as_array().unwrap().len(), &her[0]["function"], &her[0]["ordinal"]), (1, &json!("vice_president"), &json!(2)));
        let over = before.data().iter().find(|one| one["ended_by"] == "term").unwrap();
        assert_eq!((&over["starts_on"], &over["ends_on"]), (&json!("2015"), &json!("2021-09-07")));
        let council = house.get("/v1/institutions?kind=communal_council").expect(200);
        assert_eq!((council.text("/data/0/names/ar"), council.text("/data/0/territory")), ("مجلس جماعة غفساي".to_owned(), "03.531.01.05".to_owned()));
    }

    fn what_cannot_be_taken_is_told_of_its_row(house) {
        brought(house, MANDATES);
        let table = "reference,institution,institution_kind,territory,function,ordinal,since\n\
            P1,مجلس جماعة غفساي,,,نائب,,2021-09-08\n\
            P1,مجلس جماعة غفساي,,,vice_president,3,2021-09-08\n\
            P1,مجلس جماعة غفساي,,,,,2022-01-01\n\
            P1,مجلس مجهول,communal_council,,,,\n\
            P1,Conseil inconnu,communal_council,03.531.01.09,,,\n\
            P9,مجلس جماعة غفساي,,,,,2021\n\
            ,مجلس جماعة غفساي,,,,,2021\n\
            P2,,communal_council,03.531.01.05,president,4,2021\n\
            P2,مجلس جماعة غفساي,regional_council,03.531.01.05,,,2021\n\
            P2,,communal_council,03.531.01.05,vice_president,2,2021\n\
            P2,مجلس آخر,regional_council,03.531.01.05,,,2021\n";
        let import = opened(house, "elected officials");
        send(house, &import, "mandates", "text/csv", table.as_bytes()).expect(200);
        previewed(house, &import);
        let wrong: Vec<(i64, String)> = rows(house, &import, "&state=error").into_iter().map(|(row, _, codes)| (row, codes.join(" "))).collect();
        let expected = [
            (2, "function-is-unreadable"), (3, "does-another-thing-there"), (4, "sits-since-another-day"), (5, "institution-is-not-found"),
            (6, "institution-is-not-found"), (7, "person-is-not-found"), (8, "person-is-not-found"), (9, "number-is-unreadable"),
        ];
        let (told, rest): (Vec<_>, Vec<_>) = wrong.iter().partition(|(row, _)| *row < 10);
        assert_eq!(told, expected.map(|(row, code)| (row, code.to_owned())).iter().collect::<Vec<_>>());
        assert!(rest.is_empty(), "{rest:?}");
        committed(house, &import);
        let refused: Vec<(i64, String)> = rows(house, &import, "&state=error").into_iter().filter(|(row, ..)| *row >= 10).map(|(row, _, codes)| (row, codes.join(" "))).collect();
        assert_eq!(refused, [(10, "kind-is-of-another-level".to_owned()), (12, "kind-is-of-another-level".to_owned())]);
    }

    fn an_institution_is_named_by_its_id_or_by_its_french_name_too(house) {
        brought(house, MANDATES);
        let names = json!({"ar": "مجلس جهة فاس مكناس", "fr": "Conseil de la région Fès-Meknès"});
        let region = house.post("/v1/institutions", json!({"kind": "regional_council", "territory": "03", "names": names})).expect(201).id();
        let table = format!("reference,institution,since\nP1,{region},2021\nP2,conseil de la region fes-meknes,2021\n");
        let (_, done) = brought(house, &table);
        assert_eq!(of(&done, "mandates"), outcome(2, 0, 0));
        assert_eq!(house.get(format!("/v1/mandates?institution_id={region}")).expect(200).data().len(), 2);
    }
}
