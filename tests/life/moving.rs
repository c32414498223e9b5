//! Bodies that move.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position};
use crate::golden::play;
use crate::house::both;
use crate::races::at_once;

use super::{by, came_of, drawn, foretold, formed, listed};

both! {
    fn a_body_stands_where_it_stood_until_the_day_it_moves(house) {
        formed(house, json!({"type": "regional_secretariat", "territory": "03"}));
        let region = house.get("/v1/bodies?type=regional_secretariat").expect(200).text("/data/0/id");
        let made = formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let path = format!("/v1/bodies/{}/moves", made.id());
        let moved = foretold(house, &path, &by(json!({"parent": region, "on": "2023-05-01"})));
        assert_eq!(came_of(&moved.body), ["moved taounate-secretariat"]);
        assert_eq!((moved.text("/parent_id"), moved.body["version"].clone()), (region.clone(), json!(2)));
        let on = |day: &str| house.get(format!("/v1/bodies/taounate-secretariat?as_of={day}")).expect(200).body;
        assert_eq!(on("2023-04-30")["parent_id"], Value::Null);
        assert_eq!(on("2023-05-01")["parent_id"], region);
        let under = format!("parent={region}&kind=executive");
        assert!(listed(house, &under, "2023-04-30").is_empty());
        assert_eq!(listed(house, &under, "2023-05-01"), ["taounate-secretariat"]);
        assert_eq!(drawn(house, &region, "2023-04-30"), ["fes-meknes-regional-bureau"]);
        assert_eq!(drawn(house, &region, "2023-05-01"), ["fes-meknes-regional-bureau", "taounate-bureau", "taounate-secretariat"]);
        let told = house.get(format!("{path}?total=true")).expect(200);
        assert_eq!((told.body["total"].clone(), told.text("/data/0/on")), (json!(1), "2023-05-01".to_owned()));
        assert_eq!(told.body["data"][0]["from"]["parent_id"], Value::Null, "{told}");
        assert_eq!(told.text("/data/0/to/parent_id"), region);
        assert_eq!(told.text("/data/0/source/kind"), "register of the tests");
        let entries = house.get(format!("/v1/journal?object_id={}", made.id())).expect(200);
        assert_eq!(entries.data()[1]["after"]["stands_from"], "2023-05-01", "{entries}");
    }

    fn a_move_to_come_takes_effect_on_its_day_by_itself(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let moved = house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"parent": region, "on": "2190-01-01"}))).expect(200);
        assert_eq!(moved.body["parent_id"], Value::Null, "not yet: {moved}");
        assert_eq!(house.get("/v1/bodies/taounate-secretariat").expect(200).body["parent_id"], Value::Null);
        assert_eq!(drawn(house, &region, "2189-12-31"), ["fes-meknes-regional-bureau"]);
        assert!(drawn(house, &region, "2190-01-01").contains(&"taounate-bureau".to_owned()));
        let below = format!("parent={region}&kind=executive");
        assert!(listed(house, &below, "2189-12-31").is_empty());
        assert_eq!(listed(house, &below, "2190-01-01"), ["taounate-secretariat"]);
        house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"root": true, "on": "2189-12-31"}))).refused(409, "later-move-is-recorded");
        house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"root": true, "on": "2191-01-01"}))).expect(200);
        assert_eq!(listed(house, &below, "2190-12-31"), ["taounate-secretariat"]);
        assert!(listed(house, &below, "2191-01-01").is_empty());
        let page = house.get("/v1/bodies/taounate-secretariat/moves?limit=1").expect(200);
        let next = house.get(format!("/v1/bodies/taounate-secretariat/moves?limit=1&cursor={}", page.text("/next"))).expect(200);
        assert_eq!((next.text("/data/0/on"), next.body["data"][0]["to"]["parent_id"].clone()), ("2191-01-01".to_owned(), Value::Null));
    }

    fn what_is_at_the_place_a_body_leaves_goes_with_it_and_names_follow(house) {
        formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"}));
        formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.03"}));
        let own = json!({"ar": "قطب الشباب", "en": "Youth pole"});
        formed(house, json!({"type": "pole", "parent": "rhafsai-local-secretariat", "names": own}));
        let to = |code: &str| by(json!({"territory": code, "on": "2023-05-01"}));
        let path = "/v1/bodies/rhafsai-local-secretariat/moves";
        house.post(path, to("03.531.01.03")).refused(409, "body-exists-there");
        house.post(path, to("03.531")).refused(409, "level-is-forbidden");
        house.post(path, to("99")).refused(409, "territory-is-unknown");
        let moved = foretold(house, path, &to("03.531.01.09"));
        assert_eq!(came_of(&moved.body), ["moved rhafsai-local-secretariat", "moved rhafsai-local-bureau", "moved rhafsai-youth-pole"]);
        let names = |day: &str| house.get(format!("/v1/bodies?territory=03.531.01.09&as_of={day}")).in_language("fr").expect(200)
            .data().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert!(names("2023-04-30").is_empty());
        assert_eq!(names("2023-05-01"), ["Bureau local de Tissa", "Secrétariat local de Tissa", "Youth pole"]);
        assert_eq!(listed(house, "territory=03.531.01.01", "2023-04-30").len(), 3);
        assert!(listed(house, "territory=03.531.01.01", "2023-05-01").is_empty());
        assert_eq!(listed(house, "q=Rhafsai&kind=executive", "2023-04-30"), ["rhafsai-local-secretariat"]);
        assert!(listed(house, "q=Rhafsai&kind=executive", "2023-05-01").is_empty());
        assert_eq!(listed(house, "under=03.531&type=pole", "2023-04-30"), ["rhafsai-youth-pole"]);
        let old = house.get("/v1/bodies/rhafsai-local-secretariat/organigram?as_of=2023-04-30").in_language("fr").expect(200);
        assert_eq!(old.text("/name"), "Secrétariat local de Rhafsai");
        // The place it left is free from that day, and not before.
        let again = |day: &str| house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": "03.531.01.01", "slug": "another", "starts_on": day}));
        again("2023-04-30").refused(409, "body-exists-there");
        again("2023-05-01").expect(201);
    }

    fn what_stays_where_the_one_above_no_longer_reaches_is_told(house) {
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        formed(house, json!({"type": "local_secretariat", "parent": "taounate-secretariat", "territory": "03.531.01.01"}));
        let elsewhere = by(json!({"territory": "01.051.01.01", "on": "2023-05-01"}));
        house.post("/v1/bodies/rhafsai-local-secretariat/moves", elsewhere.clone()).refused(409, "outside-the-parents-territory");
        let moved = foretold(house, "/v1/bodies/taounate-secretariat/moves", &by(json!({"territory": "01.051", "on": "2023-05-01"})));
        let mut told = came_of(&moved.body);
        told.sort();
        assert_eq!(told, ["moved taounate-bureau", "moved taounate-secretariat", "stranded rhafsai-local-secretariat"]);
        house.post("/v1/bodies/rhafsai-local-secretariat/moves", elsewhere).expect(200);
    }

    fn a_move_must_be_possible(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let moves = |change: Value| house.post("/v1/bodies/taounate-secretariat/moves", change);
        moves(json!({"parent": region, "on": "2023-05-01"})).refused(409, "act-is-missing");
        moves(json!({"parent": region, "on": "2023-05-01", "decision_id": "01a209ef-bd8f-7252-bac0-a7fe1bbebbad"})).refused(409, "decision-is-unknown");
        moves(by(json!({"parent": "nowhere", "on": "2023-05-01"}))).refused(409, "parent-is-unknown");
        moves(by(json!({"parent": region, "root": true, "on": "2023-05-01"}))).refused(409, "parent-or-root");
        moves(by(json!({"on": "2023-05-01"}))).refused(409, "body-stands-there");
        moves(by(json!({"parent": region, "on": "2020-01-01"}))).refused(409, "move-is-too-early");
        let refused = moves(by(json!({"parent": "taounate-bureau", "on": "2023-05-01"}))).in_language("fr").refused(409, "body-under-itself");
        assert!(refused.text("/title").starts_with("Une instance"), "{refused}");
        house.post("/v1/bodies/taounate-bureau/moves", by(json!({"parent": region, "on": "2023-05-01"}))).refused(409, "parent-is-forbidden");
        moves(by(json!({"parent": region, "on": "2019"}))).faulty("/on", "bad-value");
        house.post("/v1/bodies/nowhere/moves", by(json!({"on": "2023-05-01"}))).refused(404, "not-found");
        let stale = moves(by(json!({"parent": region, "on": "2023-05-01"}))).header("if-match", "\"7-0\"");
        stale.refused(412, "stale");
        let ended = by(json!({"ends_on": "2024-12-31", "children": "dissolve"}));
        house.post(format!("/v1/bodies/{region}/dissolutions"), ended).expect(200);
        moves(by(json!({"parent": region, "on": "2023-05-01"}))).refused(409, "parent-ends-before");
        moves(by(json!({"parent": region, "on": "2025-01-01"}))).refused(409, "parent-ends-before");
        assert!(house.get("/v1/bodies/taounate-secretariat/moves").expect(200).data().is_empty());
    }

    fn a_correction_keeps_to_the_moves(house) {
        let region = formed(house, json!({"type": "regional_secretariat", "territory": "03"})).id();
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let act = house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"parent": region, "on": "2023-05-01"}))).expect(200).text("/act_id");
        house.patch("/v1/bodies/taounate-bureau", json!({"starts_on": "2023-05-01"})).expect(200);
        let refused = house.patch("/v1/bodies/taounate-secretariat", json!({"starts_on": "2023-05-01"})).at("/starts_on", "contents-would-not-fit");
        assert_eq!(refused.text("/detail"), format!("/v1/acts/{act}"));
        house.patch("/v1/bodies/taounate-secretariat", json!({"names": {"ar": "الأمانة"}})).expect(200);
        let before = house.get("/v1/bodies/taounate-secretariat?as_of=2023-04-30").expect(200);
        assert_eq!(before.text("/name"), "الأمانة الإقليمية بتاونات", "as it was called until it moved");
        // A body that leaves is no obstacle to the end of the one it left.
        house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"root": true, "on": "2024-01-01"}))).expect(200);
        let end = |day: &str| house.post(format!("/v1/bodies/{region}/dissolutions"), by(json!({"ends_on": day, "children": "dissolve"})));
        end("2023-12-30").refused(409, "later-move-is-recorded");
        end("2023-12-31").expect(200);
    }

    fn the_founding_secretariat_is_drawn_as_it_was_on_both_days(house) {
        play(house);
        let region = house.post("/v1/bodies", json!({"type": "regional_secretariat", "territory": "03", "starts_on": "2020-01-01"})).expect(201).id();
        let below = drawn(house, "taounate-secretariat", "2023-01-31");
        assert_eq!(below.len(), 4, "{below:?}");
        house.post("/v1/bodies/taounate-secretariat/moves", by(json!({"parent": region, "on": "2023-02-01"}))).expect(200);
        assert_eq!(drawn(house, &region, "2023-01-31"), ["fes-meknes-regional-bureau"]);
        assert_eq!(drawn(house, &region, "2023-02-01").len(), 6);
        for day in ["2022-12-08", "2023-01-31", "2023-02-01"] {
            assert_eq!(drawn(house, "taounate-secretariat", day), below, "{day}");
        }
    }

    fn reports_tell_what_was_at_a_place_before_a_body_left_it(house) {
        for code in ["provincial_congress", "provincial_secretariat"] {
            formed(house, json!({"type": code, "territory": "03.531"}));
        }
        let office = position(house, "taounate-secretariat", "provincial_secretary");
        let mut new = appointment(&person(house, "حميد الورياغلي", "male"), "2021-01-01");
        new["mode"] = json!("ex_officio");
        house.post(format!("/v1/positions/{office}/appointments"), new).expect(201);
        for body in ["taounate-congress", "taounate-secretariat"] {
            house.post(format!("/v1/bodies/{body}/moves"), by(json!({"territory": "01.051", "on": "2023-05-01"}))).expect(200);
        }
        for report in ["violations", "terms?within_days=1000", "congresses", "vacancies", "compositions?type=provincial_congress"] {
            let sign = if report.contains('?') { '&' } else { '?' };
            let told = |under: &str, day: &str| {
                let found = house.get(format!("/v1/reports/{report}{sign}under={under}&as_of={day}&total=true")).in_language("fr").expect(200);
                assert_eq!(found.body["total"], found.data().len(), "{found}");
                found.data().len()
            };
            let there = told("03.531", "2023-04-30");
            assert_eq!(there, usize::from(report != "vacancies"), "{report}");
            assert_eq!((told("01.051", "2023-04-30"), told("03.531", "2023-05-01"), told("01.051", "2023-05-01")), (0, 0, there), "{report}");
        }
        let named = |day: &str| house.get(format!("/v1/reports/congresses?as_of={day}")).in_language("fr").expect(200).text("/data/0/body/name");
        assert_ne!(named("2023-04-30"), named("2023-05-01"), "it is called after the place it is at");
    }

    fn two_bodies_are_never_put_under_each_other(house) {
        let mut rules = house.get("/v1/statutes/in-force").expect(200).body;
        let types = rules["document"]["body_types"].as_array_mut().unwrap();
        let pole = types.iter_mut().find(|one| one["code"] == "pole").unwrap();
        pole["parents"].as_array_mut().unwrap().push(json!("pole"));
        let adopted = json!({"effective_from": "2021-01-01", "source": {"kind": "printed statutes"}, "document": rules["document"]});
        house.post("/v1/statutes", adopted).expect(201);
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.531"}));
        let pole = |slug: &str| {
            formed(house, json!({"type": "pole", "parent": "taounate-secretariat", "slug": slug}));
        };
        pole("first");
        pole("second");
        let under = |body: &str, parent: &str, on: &str| {
            house.post(format!("/v1/bodies/{body}/moves"), by(json!({"parent": parent, "on": on})))
        };
        let answers = at_once(vec![under("first", "second", "2023-05-01"), under("second", "first", "2023-06-01")]);
        let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409], "{} {}", answers[0], answers[1]);
        let refused = answers.iter().find(|answer| answer.status == 409).unwrap();
        assert_eq!(refused.text("/code"), "body-under-itself");
        for day in ["2023-04-30", "2023-05-01", "2023-06-01"] {
            assert_eq!(drawn(house, "taounate-secretariat", day), ["first", "second", "taounate-bureau"], "{day}");
        }
    }
}
