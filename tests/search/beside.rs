//! A search with more than a name: a place, a unit, a skill; by words of the search or by parameters.
use serde_json::{Value, json};

use super::{found, pairs, register, search};
use crate::house::{Answer, Ask, House, both};

/// Three called Najjari, of whom one lives in Ghafsai, one in Taounate and one in Fès; and somebody called after a place.
fn people(house: &House) -> [String; 4] {
    [
        ("محمد النجاري", "03.531.01.01"),
        ("كمال النجاري", "03.531.01.05"),
        ("حسن النجاري", "03.231"),
        ("سعيد تاونات", "03.231"),
    ]
    .map(|(name, residence)| register(house, json!({"name_ar": name, "residence": residence})))
}

fn able(house: &House, person: &str, code: &str, ar: &str, fr: &str) {
    house.post("/v1/skills", json!({"code": code, "labels": {"ar": ar, "fr": fr}})).expect(201);
    let consent = json!({"given_on": "2024-01-10", "source": {"kind": "signed form"}});
    let known = json!({"skills": [code], "consent": consent});
    house.ask("PUT", format!("/v1/persons/{person}/skills")).json(&known).header("if-match", "*").expect(200);
}

fn narrowed(house: &House, q: &str, more: &str) -> Ask {
    house.get(format!("/v1/persons/search?total=true&q={}&{more}", q.replace(' ', "%20")))
}

fn names(answer: &Answer) -> Vec<String> {
    found(answer).into_iter().map(|(name, _)| name).collect()
}

both! {
    fn a_place_beside_a_name_narrows_it_in_either_script_and_by_other_names(house) {
        people(house);
        for q in ["النجاري غفساي", "Najjari Rhafsai", "ghafsai najari", "غفساي نجاري"] {
            let answer = search(house, q);
            assert_eq!(pairs(&found(&answer)), [("محمد النجاري", "beside")], "{q}");
        }
        assert_eq!(search(house, "النجاري غفساي").body["data"][0]["found"]["words"], json!(["نجاري", "غفساي"]));
        // The province has all its communes.
        assert_eq!(names(&search(house, "Najjari Taounate")), ["محمد النجاري", "كمال النجاري"]);
    }

    fn whoever_is_called_like_a_place_comes_before_whoever_lives_there(house) {
        people(house);
        let answer = search(house, "تاونات");
        assert_eq!(pairs(&found(&answer)), [("سعيد تاونات", "word"), ("محمد النجاري", "beside"), ("كمال النجاري", "beside")]);
        assert_eq!(answer.body["data"][1]["found"]["words"], json!(["تاونات"]));
        assert_eq!(pairs(&found(&search(house, "سعيد تاونات"))), [("سعيد تاونات", "word")]);
    }

    fn a_skill_is_found_in_whichever_language_and_with_a_place(house) {
        let [one, other, ..] = people(house);
        able(house, &one, "accounting", "محاسبة", "Comptabilité");
        able(house, &other, "mediation", "وساطة", "Médiation");
        for q in ["محاسبة", "comptabilite", "النجاري المحاسبة", "Comptabilité Taounate", "Najjari Rhafsai comptabilité"] {
            assert_eq!(pairs(&found(&search(house, q))), [("محمد النجاري", "beside")], "{q}");
        }
        assert_eq!(found(&search(house, "محاسبة فاس")).len(), 0);
        // Whoever is not told skills finds nobody by them.
        let token = house.account("reader", json!({"permissions": ["person.read"]})).text("/secret");
        let asked = |path: &str| house.get(format!("/v1/persons/search?{path}")).with_token(&token);
        assert_eq!(asked("q=محاسبة").expect(200).body["data"], json!([]));
        assert_eq!(asked("q=النجاري&skill=accounting").refused(403, "not-allowed").text("/detail"), "skill.read");
    }

    fn parameters_narrow_whatever_is_looked_for(house) {
        let [one, other, far, _] = people(house);
        let unit = crate::cast::secretariat(house);
        house.post("/v1/memberships", json!({"person_id": far, "starts_on": "2020-01-01", "unit": unit, "number": "TN-7"})).expect(201);
        able(house, &other, "mediation", "وساطة", "Médiation");
        for (q, more, expected) in [
            ("najjari", "under=03.531.01.01", vec!["محمد النجاري"]),
            // Somebody of Fès belongs to a unit of Taounate.
            ("النجاري", "under=03.531", vec!["محمد النجاري", "كمال النجاري", "حسن النجاري"]),
            ("النجاري", &format!("unit={unit}"), vec!["حسن النجاري"]),
            ("النجاري", "skill=mediation", vec!["كمال النجاري"]),
            ("النجاري", "skill=mediation&under=03.231", vec![]),
            ("النجاري", "under=09.999", vec![]),
            ("TN-7", "under=03.531", vec!["حسن النجاري"]),
            ("TN-7", "under=03.531.01.01", vec![]),
            ("محمد العلوي", "under=03.531", vec![]),
        ] {
            let answer = narrowed(house, q, more).expect(200);
            assert_eq!(names(&answer), expected, "{q} {more}");
            assert_eq!(answer.body["total"], json!(expected.len()), "{q} {more}");
        }
        for wrong in ["under=%20", "unit=nobody", "skill=%20"] {
            narrowed(house, "a", wrong).refused(422, "invalid");
        }
        assert_eq!(narrowed(house, "najjari", "limit=1").expect(200).body["data"][0]["id"], Value::from(one));
    }

    fn a_place_beside_a_name_shows_nobody_beyond_ones_reach(house) {
        people(house);
        let reader = json!({"permissions": ["person.read"], "territory": "03.531"});
        let token = house.account("reader of a province", reader).text("/secret");
        for (q, count) in [("النجاري فاس", 0), ("فاس", 0), ("تاونات", 2), ("غفساي", 1)] {
            let answer = house.get(format!("/v1/persons/search?q={}", q.replace(' ', "%20"))).with_token(&token).expect(200);
            assert_eq!(answer.data().len(), count, "{q}");
        }
    }
}
