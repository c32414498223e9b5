//! Territories, from the outside.
use amana::access::Operation;
use amana::db::{Moment, Tx};
use amana::territory::{self, Country};
use serde_json::{Value, json};

use crate::cast::source;
use crate::house::{House, both, vault};

/// The codes a list of territories shows on a day.
fn listed(house: &House, filter: &str, day: &str) -> Vec<String> {
    let list = house.get(format!("/v1/territories?{filter}&as_of={day}&limit=200&total=true")).expect(200);
    assert_eq!(list.body["total"], list.data().len(), "{list}");
    list.data().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

/// The change with its decree.
fn decree(mut change: Value) -> Value {
    change["source"] = json!({"kind": "decree", "reference": "2.22.000"});
    change
}

/// Somebody who lives there.
fn resident(house: &House, code: &str) -> String {
    house.post("/v1/persons", json!({"name_ar": "سعاد الجبلي", "residence": code})).expect(201).id()
}

/// Puts in a country again, as `amana import territories` does.
fn import(house: &House, country: &Country) {
    let mut conn = house.registry().engine().connect().unwrap();
    let now = Moment::new(chrono::Utc::now());
    let mut tx = Tx::of_the_service(&mut conn, &vault(), Operation::TerritoryImport, now);
    territory::import(&mut tx, country).unwrap();
}

both! {
    fn taounate_has_49_communes(house) {
        let communes = house.get("/v1/territories?under=03.531&level=commune&total=true&limit=200").expect(200);
        assert_eq!((communes.data().len(), &communes.body["total"]), (49, &serde_json::json!(49)));
        for (level, count) in [("region", 12), ("province", 62), ("prefecture", 13), ("prefecture_of_arrondissements", 8), ("cercle", 213), ("commune", 1503), ("arrondissement", 41)] {
            let all = house.get(format!("/v1/territories?level={level}&total=true&limit=1")).expect(200);
            assert_eq!(all.body["total"], count, "{level}");
        }
    }

    fn a_name_is_always_told_with_its_level(house) {
        let found = house.get("/v1/territories?q=تاونات").in_language("ar").expect(200);
        let mut labels: Vec<&str> = found.data().iter().filter_map(|one| one["label"].as_str()).collect();
        labels.sort_unstable();
        assert_eq!(labels, ["إقليم تاونات", "جماعة تاونات", "دائرة تاونات"]);
        assert_eq!(house.get("/v1/territories/03.531").in_language("fr").expect(200).text("/label"), "province Taounate");
    }

    fn an_alias_finds_it_in_either_script(house) {
        for name in ["Ghafsai", "rhafsai", "غفساى"] {
            let found = house.get(format!("/v1/territories?q={name}&level=commune")).expect(200);
            assert_eq!(found.data()[0]["code"], "03.531.01.01", "{found}");
        }
        assert!(house.get("/v1/territories?q=%25").expect(200).data().is_empty(), "a percent sign is no wildcard");
    }

    fn a_code_that_is_none_is_not_found(house) {
        house.get("/v1/territories/99.999").refused(404, "not-found");
        house.get("/v1/territories/a%20b").refused(404, "not-found");
    }

    fn pages_join_into_the_whole_list(house) {
        let mut seen = Vec::new();
        let mut path = "/v1/territories?under=03&limit=37".to_owned();
        loop {
            let page = house.get(&path).expect(200);
            seen.extend(page.data().iter().map(|one| one["code"].as_str().unwrap().to_owned()));
            let Some(next) = page.body["next"].as_str() else { break };
            assert!(page.header("link").is_some_and(|link| link.contains(next)), "{page}");
            path = format!("/v1/territories?under=03&limit=37&cursor={next}");
        }
        let total = house.get("/v1/territories?under=03&limit=1&total=true").expect(200);
        assert_eq!(total.body["total"], seen.len());
        let distinct: std::collections::HashSet<_> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len());
    }

    fn a_commune_lies_where_it_lay_until_the_day_of_the_decree(house) {
        let person = resident(house, "03.531.01.09");
        let unit = json!({"type": "local_secretariat", "territory": "03.531.01.09", "starts_on": "2020-01-01"});
        house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"})).expect(201);
        house.post("/v1/bodies", unit).expect(201);
        house.post("/v1/bodies/tissa-local-secretariat/moves", json!({"parent": "taounate-secretariat", "on": "2021-01-01", "source": source()})).expect(200);
        let path = "/v1/territories/03.531.01.09/moves";
        let change = decree(json!({"parent": "03.231", "on": "2023-05-01"}));
        let tried = house.post(format!("{path}?dry_run=true"), change.clone()).expect(200);
        assert_eq!(house.get("/v1/territories/03.531.01.09").expect(200).text("/parent"), "03.531");
        let moved = house.post(path, change).expect(200);
        assert_eq!(tried.body["result"]["consequences"], moved.body["consequences"]);
        let told: Vec<_> = moved.body["consequences"].as_array().unwrap().iter().map(|one| (one["what"].as_str().unwrap(), one["path"].as_str().unwrap())).collect();
        assert_eq!(told, [
            ("moved", "/v1/bodies/tissa-local-secretariat"), ("moved", "/v1/bodies/tissa-local-bureau"),
            ("stranded", "/v1/bodies/tissa-local-secretariat"),
        ]);
        assert_eq!((moved.body["moved"].clone(), moved.body["residents"].clone()), (json!(["03.531.01.09"]), json!(1)));
        let on = |day: &str| house.get(format!("/v1/territories/03.531.01.09?as_of={day}")).expect(200).body;
        assert_eq!((on("2023-04-30")["parent"].clone(), on("2023-04-30")["province"].clone()), (json!("03.531"), json!("03.531")));
        assert_eq!((on("2023-05-01")["parent"].clone(), on("2023-05-01")["province"].clone()), (json!("03.231"), json!("03.231")));
        assert_eq!(on("2023-05-01")["ancestors"], json!(["MA", "03", "03.231"]));
        for (list, before, after) in [("under=03.531&level=commune", 49, 48), ("parent=03.531&level=commune", 5, 4), ("under=03.231&level=commune", 5, 6), ("under=03&level=commune&q=Rhafsai", 1, 1)] {
            assert_eq!(listed(house, list, "2023-04-30").len(), before, "{list}");
            assert_eq!(listed(house, list, "2023-05-01").len(), after, "{list}");
        }
        for (list, before, after) in [("persons?under=03.531", 1, 0), ("persons?under=03.231", 0, 1), ("bodies?under=03.231", 0, 2), ("bodies?under=03.531", 4, 2)] {
            let count = |day: &str| house.get(format!("/v1/{list}&as_of={day}")).expect(200).data().len();
            assert_eq!((count("2023-04-30"), count("2023-05-01")), (before, after), "{list}");
        }
        assert_eq!(house.get(format!("/v1/persons/{person}")).expect(200).text("/province"), "03.231");
        let body = |day: &str| house.get(format!("/v1/bodies/tissa-local-secretariat?as_of={day}")).expect(200).text("/province");
        assert_eq!((body("2023-04-30"), body("2023-05-01")), ("03.531".to_owned(), "03.231".to_owned()));
        let told = house.get(path).expect(200);
        assert_eq!((told.text("/data/0/on"), told.text("/data/0/source/reference")), ("2023-05-01".to_owned(), "2.22.000".to_owned()));
        assert_eq!(told.body["data"][0]["from"], json!(["MA", "03", "03.531", "03.531.01.09"]));
    }

    fn what_lies_in_a_territory_goes_with_it_on_a_day_to_come(house) {
        let moved = house.post("/v1/territories/03.531/moves", decree(json!({"parent": "04", "on": "2190-01-01"}))).expect(200);
        assert_eq!(moved.text("/parent"), "03", "not yet: {moved}");
        assert!(moved.body["moved"].as_array().unwrap().len() > 50, "{moved}");
        assert_eq!(listed(house, "under=03&level=commune&q=Rhafsai", "2189-12-31").len(), 1);
        assert!(listed(house, "under=03&level=commune&q=Rhafsai", "2190-01-01").is_empty());
        assert_eq!(listed(house, "under=04&level=commune&q=Rhafsai", "2190-01-01").len(), 1);
        let commune = house.get("/v1/territories/03.531.01.09?as_of=2190-01-01").expect(200);
        assert_eq!(commune.body["ancestors"], json!(["MA", "04", "03.531"]));
        house.post("/v1/territories/03.531.01.09/moves", decree(json!({"parent": "03.231", "on": "2189-01-01"}))).refused(409, "territory-moves-later");
        house.post("/v1/territories/03/moves", decree(json!({"parent": "MA", "on": "2189-01-01"}))).refused(409, "territory-lies-there");
    }

    fn a_renumbered_territory_is_found_by_either_code_and_is_one_on_every_day(house) {
        let person = resident(house, "03.531.01.09");
        house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.01.09", "starts_on": "2020-01-01"})).expect(201);
        let path = "/v1/territories/03.531.01.09/renumberings";
        let change = |code: &str, on: &str| decree(json!({"code": code, "on": on}));
        house.post(path, change("03.531.01.05", "2023-05-01")).refused(409, "code-is-taken");
        house.post(path, json!({"code": "03.531.01.99", "on": "2023-05-01"})).faulty("/source", "missing-field");
        let made = house.post(path, change("03.531.01.99", "2023-05-01")).expect(200);
        assert_eq!((made.text("/code"), made.text("/renumbered_from"), made.text("/valid_from")), ("03.531.01.99".to_owned(), "03.531.01.09".to_owned(), "2023-05-01".to_owned()));
        assert_eq!(made.body["residents"], 1);
        for code in ["03.531.01.09", "03.531.01.99"] {
            let on = |day: &str| house.get(format!("/v1/territories/{code}?as_of={day}")).expect(200).text("/code");
            assert_eq!((on("2023-04-30"), on("2023-05-01")), ("03.531.01.09".to_owned(), "03.531.01.99".to_owned()), "{code}");
            for list in ["bodies?territory", "bodies?under", "persons?under", "persons?residence"] {
                for day in ["2023-04-30", "2023-05-01"] {
                    let found = house.get(format!("/v1/{list}={code}&as_of={day}")).expect(200);
                    assert!(!found.data().is_empty(), "{list} {code} {day}: {found}");
                }
            }
            let new = json!({"name_ar": "حميد الورياغلي", "residence": code});
            assert_eq!(house.post("/v1/persons", new).expect(201).text("/residence"), "03.531.01.99");
        }
        for day in ["2023-04-30", "2023-05-01"] {
            assert_eq!(listed(house, "under=03.531&level=commune", day).len(), 49, "{day}");
        }
        assert_eq!(house.get(format!("/v1/persons/{person}")).expect(200).text("/residence"), "03.531.01.99");
        let body = |day: &str| house.get(format!("/v1/bodies/tissa-local-secretariat?as_of={day}")).expect(200).body;
        assert_eq!((body("2023-04-30")["territory"].clone(), body("2023-05-01")["territory"].clone()), (json!("03.531.01.09"), json!("03.531.01.99")));
        assert_eq!(body("2023-05-01")["name"], body("2023-04-30")["name"], "its name does not change");
        house.post(path, change("03.531.01.98", "2024-05-01")).refused(409, "territory-is-not-then");
        house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.01.09", "starts_on": "2024-01-01"})).refused(409, "body-exists-there");
    }

    fn a_province_that_is_renumbered_takes_its_communes_along(house) {
        resident(house, "03.531.01.09");
        let made = house.post("/v1/territories/03.531/renumberings", decree(json!({"code": "03.999", "on": "2023-05-01"}))).expect(200);
        assert_eq!((made.text("/code"), made.text("/province")), ("03.999".to_owned(), "03.999".to_owned()));
        let commune = |day: &str| house.get(format!("/v1/territories/03.531.01.09?as_of={day}")).expect(200).body;
        assert_eq!((commune("2023-04-30")["ancestors"].clone(), commune("2023-04-30")["province"].clone()), (json!(["MA", "03", "03.531"]), json!("03.531")));
        assert_eq!((commune("2023-05-01")["ancestors"].clone(), commune("2023-05-01")["province"].clone()), (json!(["MA", "03", "03.999"]), json!("03.999")));
        for code in ["03.531", "03.999"] {
            for day in ["2023-04-30", "2023-05-01"] {
                assert_eq!(listed(house, &format!("under={code}&level=commune"), day).len(), 49, "{code} {day}");
                assert_eq!(house.get(format!("/v1/persons?under={code}&as_of={day}")).expect(200).data().len(), 1, "{code} {day}");
            }
        }
    }

    fn an_act_must_be_possible(house) {
        let moves = |change: Value| house.post("/v1/territories/03.531.01.09/moves", change);
        moves(decree(json!({"parent": "03.531", "on": "2023-05-01"}))).refused(409, "territory-lies-there");
        moves(decree(json!({"parent": "99", "on": "2023-05-01"}))).refused(409, "territory-parent-is-unknown");
        let refused = moves(decree(json!({"parent": "03.531.01.05", "on": "2023-05-01"}))).in_language("fr").refused(409, "parent-is-not-above");
        assert!(refused.text("/title").starts_with("Un territoire"), "{refused}");
        moves(json!({"parent": "03.231", "on": "2023-05-01"})).faulty("/source", "missing-field");
        house.post("/v1/territories/99/moves", decree(json!({"parent": "03", "on": "2023-05-01"}))).refused(404, "not-found");
        moves(decree(json!({"parent": "03.231", "on": "2023-05-01"}))).as_reader().refused(403, "not-allowed");
        moves(decree(json!({"parent": "03.231", "on": "2023-05-01"}))).expect(200);
        moves(decree(json!({"parent": "03.531", "on": "2023-05-01"}))).refused(409, "territory-moves-later");
        moves(decree(json!({"parent": "03.531", "on": "2023-05-02"}))).expect(200);
        assert_eq!(listed(house, "under=03.231&level=commune", "2023-05-01").len(), 6);
        assert_eq!(listed(house, "under=03.231&level=commune", "2023-05-02").len(), 5);
    }

    fn a_list_put_in_again_does_not_undo_what_decrees_did(house) {
        house.post("/v1/territories/03.531.01.09/moves", decree(json!({"parent": "03.231", "on": "2023-05-01"}))).expect(200);
        house.post("/v1/territories/03.531.01.05/renumberings", decree(json!({"code": "03.531.01.55", "on": "2023-05-01"}))).expect(200);
        let shown = || ["03.531.01.09", "03.531.01.05", "03.531.01.55"].map(|code| house.get(format!("/v1/territories/{code}")).expect(200).body);
        let before = shown();
        import(house, &Country::morocco().unwrap());
        assert_eq!(shown(), before);
        // A newer list knows the new code, a new name, and a commune of its own.
        let levels = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/territory/data/levels.csv")).unwrap();
        let list = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/territory/data/territories.csv")).unwrap();
        let (old, new) = ("03.531.01.05,commune,03.531,,urban,taounate,تاونات,Taounate", "03.531.01.55,commune,03.531,,urban,taounate,تاونات,Taounate la Haute");
        let newer = list.replace(old, new);
        let newer = format!("{newer}03.531.01.77,commune,03.531,,rural,jadida,الجديدة,Jadida,,,,,\n");
        import(house, &Country::read(levels.as_slice(), newer.as_bytes()).unwrap());
        assert_eq!(house.get("/v1/territories/03.531.01.05").expect(200).text("/name_fr"), "Taounate la Haute");
        assert_eq!(house.get("/v1/territories/03.531.01.05?as_of=2023-04-30").expect(200).text("/name_fr"), "Taounate");
        assert_eq!(house.get("/v1/territories/03.531.01.77").expect(200).text("/province"), "03.531");
        assert_eq!(listed(house, "under=03.531&level=commune", "2023-05-01").len(), 49, "one left, one is new");
    }

    fn an_act_of_days_before_a_territory_was_listed_allows_withdrawing(house) {
        let levels = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/territory/data/levels.csv")).unwrap();
        let list = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/territory/data/territories.csv")).unwrap();
        let newer = format!("{list}03.531.01.77,commune,03.531,,rural,jadida,الجديدة,Jadida,,,,2025-01-01,\n");
        import(house, &Country::read(levels.as_slice(), newer.as_bytes()).unwrap());
        house.get("/v1/territories/03.531.01.77?as_of=2023-05-01").refused(404, "not-found");
        let body = house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.01.77", "starts_on": "2020-01-01"})).expect(201).id();
        let renamed = decree(json!({"names": {"ar": "الأمانة المحلية الموحدة"}, "on": "2023-05-01"}));
        let act = house.post(format!("/v1/bodies/{body}/moves"), renamed).expect(200).text("/act_id");
        house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "سجل سهوا"})).expect(200);
        assert!(house.get(format!("/v1/bodies/{body}/moves")).expect(200).data().is_empty());
    }

    fn what_was_renumbered_and_then_moved_lies_in_one_place_on_every_day(house) {
        let person = resident(house, "03.531.03.09");
        house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.03.09", "starts_on": "2020-01-01"})).expect(201);
        house.post("/v1/territories/03.531.03.09/renumberings", decree(json!({"code": "03.531.03.79", "on": "2025-01-01"}))).expect(200);
        house.post("/v1/territories/03.531.03.79/moves", decree(json!({"parent": "03.231", "on": "2026-01-01"}))).expect(200);
        let found = |list: &str, under: &str, day: &str| {
            let found = house.get(format!("/v1/{list}?under={under}&as_of={day}&total=true")).expect(200);
            assert_eq!(found.body["total"], found.data().len(), "{found}");
            found.data().len()
        };
        for (day, old, new) in [("2024-12-31", 1, 0), ("2025-12-31", 1, 0), ("2026-01-01", 0, 1)] {
            for (under, times) in [("03.531", old), ("03.531.03", old), ("03.231", new), ("03.531.03.09", 1), ("03.531.03.79", 1)] {
                assert_eq!(found("bodies", under, day), 2 * times, "bodies under {under} on {day}");
                assert_eq!(found("persons", under, day), times, "persons under {under} on {day}");
            }
        }
        assert_eq!(house.get(format!("/v1/persons/{person}")).expect(200).text("/province"), "03.231");
    }

    fn the_acts_on_a_territory_are_found_and_recorded_under_any_code_it_bore(house) {
        let moves = |code: &str| format!("/v1/territories/{code}/moves");
        house.post(moves("03.531.01.09"), decree(json!({"parent": "03.231", "on": "2023-05-01"}))).expect(200);
        house.post("/v1/territories/03.531.01.09/renumberings", decree(json!({"code": "03.231.99", "on": "2024-05-01"}))).expect(200);
        let back = decree(json!({"parent": "03.531", "on": "2025-05-01"}));
        assert_eq!(house.post(moves("03.531.01.09"), back).expect(200).text("/code"), "03.231.99");
        house.post(moves("03.531.01.09"), decree(json!({"parent": "03.231", "on": "2024-04-01"}))).refused(409, "territory-moves-later");
        for code in ["03.531.01.09", "03.231.99"] {
            let told = house.get(format!("{}?total=true", moves(code))).expect(200);
            assert_eq!(told.body["total"], 3, "{told}");
            let last = |place: &str| told.data().iter().map(|one| one[place].as_array().unwrap().last().unwrap().as_str().unwrap().to_owned()).collect::<Vec<_>>();
            assert_eq!(last("from"), ["03.531.01.09", "03.531.01.09", "03.231.99"]);
            assert_eq!(last("to"), ["03.531.01.09", "03.231.99", "03.231.99"]);
            for made in told.data() {
                let id = made["id"].as_str().unwrap();
                let entries = house.get(format!("/v1/journal?object_id={id}")).expect(200);
                assert_eq!((entries.data().len(), entries.text("/data/0/after/on")), (1, made["on"].as_str().unwrap().to_owned()), "{entries}");
            }
        }
    }

    fn a_territory_lies_directly_only_in_what_others_of_its_level_lie_in(house) {
        let to = |code: &str, parent: &str| house.post(format!("/v1/territories/{code}/moves"), decree(json!({"parent": parent, "on": "2023-05-01"})));
        for parent in ["04", "MA"] {
            let refused = to("03.531.01.09", parent).in_language("en").refused(409, "parent-is-of-another-level");
            assert!(refused.text("/detail").contains("province"), "{refused}");
        }
        to("03.531", "MA").refused(409, "parent-is-of-another-level");
        to("03.531.01.09", "03.231").expect(200);
        to("03.171", "04").expect(200);
    }

    fn a_body_recorded_after_an_act_follows_it_like_one_that_was_there(house) {
        house.post("/v1/territories/03.531.01.09/renumberings", decree(json!({"code": "03.531.01.99", "on": "2024-05-01"}))).expect(200);
        house.post("/v1/territories/03.531.01.99/moves", decree(json!({"parent": "03.231", "on": "2190-01-01"}))).expect(200);
        house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2020-01-01"})).expect(201);
        let unit = |code: &str, day: &str| house.post("/v1/bodies", json!({"type": "local_secretariat", "parent": "taounate-secretariat", "territory": code, "starts_on": day}));
        unit("03.531.01.09", "2190-01-01").refused(409, "outside-the-parents-territory");
        let formed = unit("03.531.01.09", "2021-01-01").expect(201);
        assert_eq!((formed.text("/territory"), formed.text("/province")), ("03.531.01.99".to_owned(), "03.531".to_owned()), "as it is today");
        for slug in ["tissa-local-secretariat", "tissa-local-bureau"] {
            let on = |day: &str| {
                let body = house.get(format!("/v1/bodies/{slug}?as_of={day}")).expect(200);
                (body.text("/territory"), body.text("/province"))
            };
            let at = |code: &str, province: &str| (code.to_owned(), province.to_owned());
            assert_eq!(on("2024-04-30"), at("03.531.01.09", "03.531"), "{slug}");
            assert_eq!(on("2024-05-01"), at("03.531.01.99", "03.531"), "{slug}");
            assert_eq!(on("2189-12-31"), at("03.531.01.99", "03.531"), "{slug}");
            assert_eq!(on("2190-01-01"), at("03.531.01.99", "03.231"), "{slug}");
            let moves = house.get(format!("/v1/bodies/{slug}/moves")).expect(200);
            assert_eq!((moves.data().len(), moves.text("/data/0/source/kind")), (2, "decree".to_owned()), "{moves}");
        }
        for (day, old, new) in [("2189-12-31", 4, 0), ("2190-01-01", 2, 2)] {
            let count = |under: &str| house.get(format!("/v1/bodies?under={under}&as_of={day}")).expect(200).data().len();
            assert_eq!((count("03.531"), count("03.231")), (old, new), "{day}");
        }
        unit("03.531.01.09", "2025-01-01").refused(409, "body-exists-there");
        unit("03.531.01.09", "2019-01-01").refused(409, "outside-the-parents-life");
    }

    fn a_body_is_judged_by_where_its_territory_lay_on_its_first_day(house) {
        house.post("/v1/territories/03.531.01.09/moves", decree(json!({"parent": "03.231", "on": "2023-05-01"}))).expect(200);
        for code in ["03.531", "03.231"] {
            house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": code, "starts_on": "2020-01-01"})).expect(201);
        }
        let meknes = house.get("/v1/bodies?territory=03.231&type=provincial_secretariat").expect(200).text("/data/0/slug");
        let unit = |parent: &str, day: &str| house.post("/v1/bodies", json!({"type": "local_secretariat", "parent": parent, "territory": "03.531.01.09", "starts_on": day}));
        unit(&meknes, "2023-04-30").refused(409, "outside-the-parents-territory");
        unit("taounate-secretariat", "2023-05-01").refused(409, "outside-the-parents-territory");
        let formed = unit("taounate-secretariat", "2023-04-30").expect(201);
        assert_eq!(formed.text("/province"), "03.231");
        let then = house.get(format!("/v1/bodies/{}?as_of=2023-04-30", formed.id())).expect(200);
        assert_eq!(then.text("/province"), "03.531");
        unit(&meknes, "2024-01-01").refused(409, "body-exists-there");
    }
}
