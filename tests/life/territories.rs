//! Acts on territories withdrawn: the tree, the codes, the bodies and the residents are as they were.
use serde_json::{Value, json};

use crate::house::{House, both};

use super::formed;
use super::withdrawing::{there_and_back, withdrawal};

const COMMUNE: &str = "03.531.01.09";

fn decree(mut change: Value) -> Value {
    change["source"] = json!({"kind": "decree", "reference": "2.22.000"});
    change
}

fn act(house: &House, path: &str, change: Value) -> String {
    house.post(format!("/v1/territories/{path}"), decree(change)).expect(200).text("/act_id")
}

/// A province and a commune with a body each, and somebody who lives in the commune.
fn settled(house: &House) {
    formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
    formed(
        house,
        json!({"type": "local_secretariat", "parent": "taounate-secretariat", "territory": COMMUNE}),
    );
    house.post("/v1/persons", json!({"name_ar": "سعاد الجبلي", "residence": COMMUNE})).expect(201);
}

both! {
    fn acts_on_territories_are_withdrawn(house) {
        settled(house);
        for on in ["2190-01-01", "2023-05-01"] {
            for (path, change) in [
                (format!("{COMMUNE}/moves"), json!({"parent": "03.231", "on": on})),
                (format!("{COMMUNE}/renumberings"), json!({"code": "03.531.01.99", "on": on})),
                ("03.531/renumberings".to_owned(), json!({"code": "03.999", "on": on})),
                ("03.531/moves".to_owned(), json!({"parent": "04", "on": on})),
            ] {
                let taken = there_and_back(house, &format!("/v1/territories/{path}"), &decree(change));
                assert_ne!(taken.body["territory"], Value::Null);
            }
        }
        for code in ["03.531.01.99", "03.999"] {
            house.get(format!("/v1/territories/{code}")).refused(404, "not-found");
        }
        assert!(house.get(format!("/v1/territories/{COMMUNE}/moves")).expect(200).data().is_empty());
    }

    fn the_acts_of_a_territory_are_listed_under_any_of_its_codes(house) {
        let first = act(house, &format!("{COMMUNE}/renumberings"), json!({"code": "03.531.01.99", "on": "2190-01-01"}));
        for code in [COMMUNE, "03.531.01.99"] {
            let listed = house.get(format!("/v1/acts?territory={code}&planned=true&total=true")).expect(200);
            assert_eq!((listed.text("/data/0/id"), listed.body["total"].clone()), (first.clone(), json!(1)));
            assert_eq!(listed.text("/data/0/territory"), COMMUNE);
        }
        let moves = house.get("/v1/territories/03.531.01.99/moves").expect(200);
        assert_eq!(moves.text("/data/0/act_id"), first);
    }

    fn an_act_that_something_rests_on_stays(house) {
        settled(house);
        // A later act on the territory, or on the one it lay in.
        let moved = act(house, &format!("{COMMUNE}/moves"), json!({"parent": "03.231", "on": "2023-05-01"}));
        let later = act(house, &format!("{COMMUNE}/renumberings"), json!({"code": "03.231.99", "on": "2190-01-01"}));
        withdrawal(house, &moved).refused(409, "later-change-rests-on-it");
        withdrawal(house, &later).expect(200);
        let above = act(house, "03.531/renumberings", json!({"code": "03.999", "on": "2190-01-01"}));
        withdrawal(house, &moved).refused(409, "territory-moves-later");
        withdrawal(house, &above).expect(200);
        // A body formed there since.
        let pole = json!({"type": "pole", "parent": "tissa-local-secretariat", "slug": "youth", "starts_on": "2024-01-01"});
        house.post("/v1/bodies", pole).expect(201);
        withdrawal(house, &moved).refused(409, "later-change-rests-on-it");
        house.delete("/v1/bodies/youth").expect(204);
        withdrawal(house, &moved).expect(200);
        // A code that is in use by then.
        let renumbered = act(house, &format!("{COMMUNE}/renumberings"), json!({"code": "03.531.01.99", "on": "2023-05-01"}));
        let pole = json!({"type": "pole", "parent": "tissa-local-secretariat", "slug": "youth", "starts_on": "2024-01-01"});
        house.post("/v1/bodies", pole).expect(201);
        withdrawal(house, &renumbered).refused(409, "territory-moves-later");
    }
}
