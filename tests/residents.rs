//! Residents of territories that move or are renumbered: told of each day by what holds then, and changed by no act.
use serde_json::{Value, json};

use crate::house::{Answer, House, both};

const PLANNED: &str = "2190-01-01";
const EVE: &str = "2189-12-31";

fn act(house: &House, path: &str, mut change: Value) -> Answer {
    change["source"] = json!({"kind": "decree", "reference": "2.22.000"});
    house.post(format!("/v1/territories/{path}"), change).expect(200)
}

fn resident(house: &House, code: &str) -> Answer {
    house.post("/v1/persons", json!({"name_ar": "سعاد الجبلي", "residence": code})).expect(201)
}

/// Where a person is told to live on a day: code and province.
fn home(house: &House, person: &str, day: &str) -> (String, String) {
    let shown = house.get(format!("/v1/persons/{person}?as_of={day}")).expect(200);
    (shown.text("/residence"), shown.text("/province"))
}

fn at(code: &str, province: &str) -> (String, String) {
    (code.to_owned(), province.to_owned())
}

/// How many a list of persons shows; with their number, and page by page.
fn count(house: &House, filter: &str) -> usize {
    let list = house.get(format!("/v1/persons?{filter}&total=true")).expect(200);
    assert_eq!(list.body["total"], list.data().len(), "{list}");
    list.data().len()
}

both! {
    fn a_planned_renumbering_changes_nobody_before_its_day(house) {
        let person = resident(house, "03.531.01.09").id();
        let at_home = format!("/v1/persons/{person}");
        let before = house.get(&at_home).expect(200);
        let made = act(house, "03.531.01.09/renumberings", json!({"code": "03.531.01.99", "on": PLANNED}));
        assert_eq!(made.body["residents"], 1);
        let after = house.get(&at_home).expect(200);
        assert_eq!((&after.body, after.etag()), (&before.body, before.etag()));
        assert_eq!(house.get(format!("/v1/journal?object_id={person}")).expect(200).data().len(), 1);
        assert_eq!(home(house, &person, EVE), at("03.531.01.09", "03.531"));
        assert_eq!(home(house, &person, PLANNED), at("03.531.01.99", "03.531"));
        for code in ["03.531.01.09", "03.531.01.99", "03.531"] {
            for day in [EVE, PLANNED] {
                assert_eq!(count(house, &format!("under={code}&as_of={day}")), 1, "{code} {day}");
            }
        }
        for code in ["03.531.01.09", "03.531.01.99"] {
            assert_eq!(count(house, &format!("residence={code}")), 1, "{code}");
            let other = resident(house, code);
            assert_eq!(other.text("/residence"), "03.531.01.09", "so it is called today");
            assert_eq!(home(house, &other.id(), PLANNED), at("03.531.01.99", "03.531"));
            house.delete(format!("/v1/persons/{}", other.id())).expect(204);
        }
        let listed = |day: &str| house.get(format!("/v1/persons?as_of={day}")).expect(200).text("/data/0/residence");
        assert_eq!((listed(EVE), listed(PLANNED)), ("03.531.01.09".to_owned(), "03.531.01.99".to_owned()));
        let patched = house.patch(&at_home, json!({"name_latin": "Souad Jebli"})).expect(200);
        assert_eq!((patched.text("/residence"), patched.body["version"].clone()), ("03.531.01.09".to_owned(), json!(2)));
        assert_eq!(home(house, &person, PLANNED), at("03.531.01.99", "03.531"));
    }

    fn a_planned_move_puts_residents_into_the_new_province_on_its_day(house) {
        let person = resident(house, "03.531.01.09").id();
        let made = act(house, "03.531.01.09/moves", json!({"parent": "03.231", "on": PLANNED}));
        assert_eq!(made.body["residents"], 1);
        let later = resident(house, "03.531.01.09").id();
        for one in [&person, &later] {
            assert_eq!(home(house, one, EVE), at("03.531.01.09", "03.531"));
            assert_eq!(home(house, one, PLANNED), at("03.531.01.09", "03.231"));
            assert_eq!(house.get(format!("/v1/persons/{one}")).expect(200).body["version"], 1);
        }
        for (under, eve, day) in [("03.531", 2, 0), ("03.231", 0, 2), ("03", 2, 2), ("MA", 2, 2)] {
            assert_eq!(count(house, &format!("under={under}")), eve, "{under} today");
            assert_eq!(count(house, &format!("under={under}&as_of={EVE}")), eve, "{under}");
            assert_eq!(count(house, &format!("under={under}&as_of={PLANNED}")), day, "{under}");
        }
    }

    fn residents_follow_a_chain_of_acts_back_and_forth(house) {
        let person = resident(house, "03.531.01.09").id();
        act(house, "03.531.01.09/renumberings", json!({"code": "03.531.01.99", "on": "2020-01-01"}));
        act(house, "03.531.01.99/moves", json!({"parent": "03.231", "on": "2024-01-01"}));
        act(house, "03.531.01.99/renumberings", json!({"code": "03.231.77", "on": PLANNED}));
        let days = [
            ("2019-12-31", at("03.531.01.09", "03.531")), ("2020-01-01", at("03.531.01.99", "03.531")),
            ("2023-12-31", at("03.531.01.99", "03.531")), ("2024-01-01", at("03.531.01.99", "03.231")),
            (EVE, at("03.531.01.99", "03.231")), (PLANNED, at("03.231.77", "03.231")),
        ];
        let codes = ["03.531.01.09", "03.531.01.99", "03.231.77"];
        let others = codes.map(|code| resident(house, code).id());
        for (day, expected) in days {
            for one in others.iter().chain([&person]) {
                assert_eq!(home(house, one, day), expected, "{day}");
            }
            for code in codes {
                assert_eq!(count(house, &format!("residence={code}&as_of={day}")), 4, "{code} {day}");
            }
            assert_eq!(count(house, &format!("under={}&as_of={day}", expected.1)), 4, "{day}");
        }
        assert_eq!(count(house, "under=03.531.01.05"), 0);
    }

    fn members_go_to_the_new_body_by_where_they_live_whatever_it_is_called(house) {
        let old = house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"})).expect(201).id();
        let person = resident(house, "03.531.01.09").id();
        let new = json!({"person_id": person, "starts_on": "2021", "unit": old});
        let membership = house.post("/v1/memberships", new).expect(201).id();
        act(house, "03.531.01.09/renumberings", json!({"code": "03.531.01.99", "on": PLANNED}));
        let split = json!({"into": [{"type": "local_secretariat", "territory": "03.531.01.09"}], "on": "2023-05-01", "distribute": true, "source": {"kind": "letter"}});
        house.post(format!("/v1/bodies/{old}/splits"), split).expect(200);
        let unit = house.get(format!("/v1/memberships/{membership}")).expect(200).text("/unit_id");
        assert_eq!(house.get("/v1/bodies/tissa-local-secretariat").expect(200).id(), unit);
    }

    fn one_act_is_one_state_of_what_it_changes(house) {
        let version = |code: &str| house.get(format!("/v1/territories/{code}?as_of={PLANNED}")).expect(200).body["version"].clone();
        let entries = |code: &str| -> Vec<(bool, Value)> {
            let list = house.get(format!("/v1/journal?object_id={code}")).expect(200);
            list.data().iter().map(|entry| (entry["before"].is_null(), entry["after"]["version"].clone())).collect()
        };
        act(house, "03.531.01.09/moves", json!({"parent": "03.231", "on": "2023-05-01"}));
        assert_eq!((version("03.531.01.09"), entries("03.531.01.09")), (json!(2), vec![(false, json!(2))]));
        act(house, "03.531.01.09/renumberings", json!({"code": "03.231.99", "on": PLANNED}));
        assert_eq!((version("03.231.99"), entries("03.231.99")), (json!(1), vec![(true, json!(1))]));
        assert_eq!(house.get("/v1/territories/03.531.01.09").expect(200).body["version"], 3);
        assert_eq!(entries("03.531.01.09"), [(false, json!(2)), (false, json!(3))]);
    }
}
