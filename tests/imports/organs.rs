//! A file set that is a whole secretariat: persons, bodies, their positions, and who holds them.
use serde_json::{Value, json};

use super::{committed, opened, outcome, previewed, rows, send};
use crate::house::{Answer, both};

const PERSONS: &str = "المرجع;الاسم الكامل;الجنس\nP1;إدريس الزموري;ذكر\nP2;نعيمة الوزاني;أنثى\n";
const BODIES: &str = "slug;type;parent;رمز المجال الترابي;الاسم;تاريخ التأسيس\n\
    my-secretariat;provincial_secretariat;;03.531;;2020\n\
    my-women-pole;قطب;my-secretariat;;قطب النساء;\n\
    my-orphan;pole;no-such-body;;قطب;\n";
const POSITIONS: &str =
    "body;position;ordinal\nmy-secretariat;provincial_deputy;3\nnowhere;provincial_deputy;1\n";
const APPOINTMENTS: &str = "المرجع;الهيئة;المسؤولية;الرتبة;تاريخ التعيين;طريقة الاختيار\n\
    P1;my-secretariat;provincial_secretary;;08/12/2022;التوافق\n\
    P2;my-secretariat;provincial_deputy;3;2022;\n\
    P9;my-secretariat;provincial_deputy;5;2022;\n";

fn of(told: &Answer, register: &str) -> Value {
    let files = told.body["files"].as_array().unwrap();
    files.iter().find(|file| file["register"] == register).unwrap()["committed"].clone()
}

both! {
    fn a_secretariat_comes_in_with_all_that_is_in_it(house) {
        let import = opened(house, "a secretariat");
        for (register, table) in [("appointments", APPOINTMENTS), ("positions", POSITIONS), ("bodies", BODIES), ("persons", PERSONS)] {
            send(house, &import, register, "text/csv", table.as_bytes()).expect(200);
        }
        previewed(house, &import);
        let wrong: Vec<(i64, Vec<String>)> = rows(house, &import, "&state=error").into_iter().map(|(row, _, codes)| (row, codes)).collect();
        let one = |row: i64, code: &str| (row, vec![code.to_owned()]);
        assert_eq!(wrong, [one(4, "body-is-not-found"), one(3, "body-is-not-found"), one(4, "person-is-not-found")]);
        let done = committed(house, &import);
        for (register, expected) in [("persons", 2), ("bodies", 2), ("positions", 1), ("appointments", 2)] {
            assert_eq!(of(&done, register), outcome(expected, 0, 0), "{register}");
        }
        let body = house.get("/v1/bodies/my-women-pole").expect(200);
        assert_eq!(body.text("/names/ar"), "قطب النساء");
        let members = house.get("/v1/bodies/my-secretariat/members").in_language("fr").expect(200);
        assert_eq!(members.data().len(), 2, "{members}");
        let held = house.get("/v1/appointments?body=my-secretariat&history=true").expect(200);
        let driss = held.data().iter().find(|one| one["person"]["name_ar"] == "إدريس الزموري").unwrap();
        assert_eq!((&driss["mode"], &driss["starts_on"]), (&json!("consensus"), &json!("2022-12-08")));
        assert_eq!(driss["basis"]["source"]["kind"], "a secretariat");
        let again = opened(house, "a secretariat");
        for (register, table) in [("persons", PERSONS), ("bodies", BODIES), ("positions", POSITIONS), ("appointments", APPOINTMENTS)] {
            send(house, &again, register, "text/csv", table.as_bytes()).expect(200);
        }
        previewed(house, &again);
        let done = committed(house, &again);
        for (register, expected) in [("persons", 2), ("bodies", 2), ("positions", 1), ("appointments", 2)] {
            assert_eq!(of(&done, register), outcome(0, expected, 0), "{register}");
        }
    }

    fn what_the_statutes_refuse_is_told_of_its_row_and_the_rest_is_taken(house) {
        let import = opened(house, "a secretariat");
        send(house, &import, "persons", "text/csv", PERSONS.as_bytes()).expect(200);
        let bodies = "slug;type;territory;starts_on\nmy-secretariat;provincial_secretariat;03.531;2020\nmy-second;provincial_secretariat;03.531;2021\n";
        send(house, &import, "bodies", "text/csv", bodies.as_bytes()).expect(200);
        let appointments = "reference;body;position;starts_on\nP1;my-secretariat;provincial_secretary;2022\nP2;my-secretariat;provincial_secretary;2022\nP2;my-secretariat;no_such_office;2022\n";
        send(house, &import, "appointments", "text/csv", appointments.as_bytes()).expect(200);
        previewed(house, &import);
        assert_eq!(rows(house, &import, "&state=error")[0].2, ["type-is-unknown"]);
        let done = committed(house, &import);
        assert_eq!((of(&done, "bodies")["new"].clone(), of(&done, "bodies")["error"].clone()), (json!(1), json!(1)), "{done}");
        assert_eq!((of(&done, "appointments")["new"].clone(), of(&done, "appointments")["error"].clone()), (json!(1), json!(1)), "{done}");
        assert_eq!(rows(house, &import, "&state=error").len(), 3);
    }
}
