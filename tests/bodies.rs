//! Bodies and their positions, from the outside.
use serde_json::json;

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::both;

both! {
    fn a_secretariat_is_formed_with_its_bureau_its_positions_and_its_names(house) {
        let made = house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "../2022-12-08"}));
        let made = made.in_language("fr").expect(201);
        assert_eq!(made.text("/slug"), "taounate-secretariat");
        assert_eq!(made.text("/names/ar"), "الأمانة الإقليمية بتاونات");
        assert_eq!(made.text("/starts_on"), "../2022-12-08");
        assert_eq!(made.header("location"), Some("/v1/bodies/taounate-secretariat"));
        let bureau = house.get("/v1/bodies?parent=taounate-secretariat").expect(200);
        assert_eq!(bureau.text("/data/0/slug"), "taounate-bureau");
        let positions = house.get("/v1/bodies/taounate-secretariat/positions").in_language("en").expect(200);
        assert!(positions.data().iter().any(|one| one["type"] == "provincial_secretary"), "{positions}");
        let by_id = house.get(format!("/v1/bodies/{}", made.id())).expect(200);
        assert_eq!(by_id.text("/slug"), "taounate-secretariat");
    }

    fn the_statutes_say_where_a_body_may_stand(house) {
        secretariat(house);
        let under = |kind: &str, parent: &str| json!({"type": kind, "parent": parent, "starts_on": "2022-12-08"});
        let refused = house.post("/v1/bodies", under("pole", "taounate-bureau")).in_language("en").refused(409, "parent-is-forbidden");
        assert!(refused.body["clause"]["id"].is_string(), "{refused}");
        house.post("/v1/bodies", json!({"type": "pole", "territory": "03.531", "starts_on": "2022-12-08"})).refused(409, "parent-is-missing");
        house.post("/v1/bodies", under("tribunal", "taounate-secretariat")).refused(409, "body-type-is-unknown");
        house.post("/v1/bodies", under("pole", "nowhere")).refused(409, "parent-is-unknown");
        house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.531.01.05", "starts_on": "2022"})).refused(409, "level-is-forbidden");
        house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "99", "starts_on": "2022"})).refused(409, "territory-is-unknown");
        house.post("/v1/bodies", json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2022"})).refused(409, "body-exists-there");
        house.post("/v1/bodies", json!({"type": "pole", "parent": "taounate-secretariat", "starts_on": "2019-12-31"})).refused(409, "outside-the-parents-life");
        let all = house.get("/v1/bodies?total=true").expect(200);
        assert_eq!(all.body["total"], 2, "nothing was left behind: {all}");
    }

    fn a_body_stands_within_the_territory_of_its_parent(house) {
        secretariat(house);
        let local = |territory: &str| json!({"type": "local_secretariat", "parent": "taounate-secretariat", "territory": territory, "starts_on": "2022-12-08"});
        let commune = house.post("/v1/bodies", local("03.531.01.05")).expect(201);
        house.post("/v1/bodies", local("03.531.03")).expect(201);
        let outside = house.post("/v1/bodies", local("01.051.01.01")).in_language("en").refused(409, "outside-the-parents-territory");
        assert!(outside.has_fault("/territory", "outside-the-parents-territory"), "{outside}");
        assert_eq!(outside.body["clause"]["id"], "art-18", "{outside}");
        house.patch(format!("/v1/bodies/{}", commune.id()), json!({"territory": "01.051.01.01"})).refused(409, "outside-the-parents-territory");
        let pole = json!({"type": "pole", "parent": "taounate-secretariat", "territory": "01", "starts_on": "2022-12-08"});
        house.post("/v1/bodies", pole).refused(409, "outside-the-parents-territory");
        house.patch("/v1/bodies/taounate-secretariat", json!({"territory": "03.231"})).refused(409, "children-would-stand-outside");
        let other = house.get("/v1/bodies/taounate-secretariat").expect(200);
        assert_eq!(other.text("/territory"), "03.531");
    }

    fn a_pole_is_named_by_its_own_name_and_found_by_it(house) {
        secretariat(house);
        let names = json!({"ar": "قطب النساء", "fr": "Pôle des femmes", "en": "Women's pole"});
        let new = json!({"type": "pole", "parent": "taounate-secretariat", "starts_on": "2022-12-08", "names": names});
        let pole = house.post("/v1/bodies", new.clone()).expect(201);
        assert_eq!(pole.text("/slug"), "taounate-womens-pole");
        assert_eq!(house.post("/v1/bodies", new).expect(201).text("/slug"), "taounate-womens-pole-2");
        let found = house.get("/v1/bodies?q=قطب النسا").expect(200);
        assert_eq!(found.data().len(), 2, "{found}");
        assert_eq!(house.get("/v1/bodies/taounate-secretariat/poles").expect(200).data().len(), 2);
        assert_eq!(house.get("/v1/bodies/taounate-secretariat/committees").expect(200).data().len(), 0);
        assert_eq!(house.get("/v1/bodies?under=03&kind=pole").expect(200).data().len(), 2);
        house.get("/v1/bodies/taounate-womens-pole?as_of=2022-12-07").refused(404, "not-found");
        house.get("/v1/bodies/taounate-womens-pole?as_of=2022-12-08").expect(200);
    }

    fn a_slug_belongs_to_one_body(house) {
        secretariat(house);
        let new = json!({"type": "pole", "parent": "taounate-secretariat", "starts_on": "2022", "slug": "taounate-secretariat"});
        house.post("/v1/bodies", new).refused(409, "slug-is-taken");
        house.patch("/v1/bodies/taounate-bureau", json!({"slug": "taounate-secretariat"})).refused(409, "slug-is-taken");
    }

    fn a_body_is_corrected_but_never_put_under_itself(house) {
        secretariat(house);
        let before = house.get("/v1/bodies/taounate-bureau").expect(200);
        let renamed = json!({"names": {"ar": "مكتب الأمانة"}});
        let stale = house.patch("/v1/bodies/taounate-bureau", renamed.clone()).header("if-match", "\"7-0\"");
        stale.refused(412, "stale");
        house.patch("/v1/bodies/taounate-bureau", renamed.clone()).without("if-match").refused(428, "precondition-required");
        let after = house.patch("/v1/bodies/taounate-bureau", renamed).header("if-match", &before.etag()).expect(200);
        assert_eq!((after.text("/name"), after.body["version"].clone()), ("مكتب الأمانة".to_owned(), json!(2)));
        assert_eq!(after.body["names"]["fr"], before.body["names"]["fr"], "merged, not replaced");
        house.patch("/v1/bodies/taounate-secretariat", json!({"parent": "taounate-secretariat"})).refused(409, "body-under-itself");
        house.patch("/v1/bodies/taounate-secretariat", json!({"parent": "taounate-bureau"})).refused(409, "body-under-itself");
        house.patch("/v1/bodies/taounate-bureau", json!({"type": "pole"})).refused(409, "type-is-fixed");
        house.patch("/v1/bodies/taounate-bureau", json!({"colour": "red"})).faulty("/colour", "unknown-field");
        let entry = house.get(format!("/v1/journal?object_id={}", before.id())).expect(200);
        assert_eq!(entry.data()[1]["before"]["version"], 1, "{entry}");
        assert_eq!(entry.data()[1]["after"]["name_ar"], "مكتب الأمانة", "{entry}");
    }

    fn a_body_is_dissolved_once_it_is_empty(house) {
        let id = secretariat(house);
        house.post("/v1/bodies/taounate-secretariat/dissolutions", json!({"ends_on": "2023-12-31", "source": source()})).refused(409, "children-still-exist");
        house.post("/v1/bodies/taounate-bureau/dissolutions", json!({"ends_on": "2019-12-31", "source": source()})).refused(409, "life-is-backwards");
        house.post("/v1/bodies/taounate-bureau/dissolutions", json!({"ends_on": "2023-12-31", "source": source()})).expect(200);
        house.post("/v1/bodies/taounate-bureau/dissolutions", json!({"ends_on": "2023-12-31", "source": source()})).refused(409, "body-is-dissolved");
        let someone = person(house, "سعاد الجبلي", "female");
        let office = position(house, &id, "provincial_secretary");
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&someone, "2021")).expect(201).id();
        house.post("/v1/bodies/taounate-secretariat/dissolutions", json!({"ends_on": "2023-12-31", "source": source()})).refused(409, "seats-are-still-held");
        let ending = json!({"ends_on": "2023-12-31", "source": {"kind": "letter"}});
        house.post(format!("/v1/appointments/{held}/resignations"), ending).expect(200);
        house.post("/v1/bodies/taounate-secretariat/dissolutions", json!({"ends_on": "2023-12-31", "source": source()})).expect(200);
        house.get("/v1/bodies/taounate-secretariat?as_of=2023-12-31").expect(200);
        house.get("/v1/bodies/taounate-secretariat/members?as_of=2024-01-01").refused(404, "not-found");
        house.post(format!("/v1/positions/{office}/appointments"), appointment(&someone, "2024-01-01")).refused(409, "outside-the-bodys-life");
    }

    fn only_an_unused_mistake_is_taken_out(house) {
        secretariat(house);
        house.delete("/v1/bodies/taounate-secretariat").refused(409, "in-use");
        house.delete("/v1/bodies/taounate-bureau").without("if-match").refused(428, "precondition-required");
        house.delete("/v1/bodies/taounate-bureau").expect(204);
        house.get("/v1/bodies/taounate-bureau").refused(404, "not-found");
    }

    fn deputies_are_numbered_with_gaps_and_never_twice(house) {
        secretariat(house);
        let open = |ordinal: i64| house.post("/v1/bodies/taounate-secretariat/positions", json!({"type": "provincial_deputy", "ordinal": ordinal}));
        let third = open(3).expect(201);
        assert_eq!(third.text("/title"), "النائب الثالث للأمين الإقليمي");
        open(3).refused(409, "position-exists");
        open(5).expect(201);
        open(0).faulty("/ordinal", "out-of-range");
        open(21).refused(409, "ordinal-is-too-high");
        house.post("/v1/bodies/taounate-secretariat/positions", json!({"type": "provincial_deputy"})).refused(409, "ordinal-is-missing");
        house.post("/v1/bodies/taounate-secretariat/positions", json!({"type": "pole_president"})).refused(409, "position-type-is-unknown");
        house.patch(format!("/v1/positions/{}", third.id()), json!({"ordinal": 5})).refused(409, "position-exists");
        let fourth = house.patch(format!("/v1/positions/{}", third.id()), json!({"ordinal": 4})).in_language("fr").expect(200);
        assert_eq!(fourth.text("/title"), "4e secrétaire provincial adjoint");
        house.delete(format!("/v1/positions/{}", third.id())).expect(204);
    }

    fn a_territory_is_corrected_with_the_bodies_that_stand_there_and_no_others(house) {
        let new = |kind: &str, territory: &str| json!({"type": kind, "territory": territory, "starts_on": "2020-01-01"});
        house.post("/v1/bodies", new("local_secretariat", "03.531.01.01")).expect(201);
        let mut pole = json!({"type": "pole", "parent": "rhafsai-local-secretariat", "slug": "youth", "starts_on": "2020-01-01"});
        house.post("/v1/bodies", pole.clone()).expect(201);
        let all = ["rhafsai-local-secretariat", "rhafsai-local-bureau", "youth"];
        let to = |slug: &str, code: &str| house.patch(format!("/v1/bodies/{slug}"), json!({"territory": code}));
        to("rhafsai-local-bureau", "03.531.01.09").refused(409, "outside-the-parents-territory");
        to("rhafsai-local-secretariat", "03.531").refused(409, "level-is-forbidden");
        to("rhafsai-local-secretariat", "03.531.01.09").expect(200);
        for slug in all {
            let body = house.get(format!("/v1/bodies/{slug}")).expect(200);
            assert_eq!(body.text("/territory"), "03.531.01.09", "{body}");
            let entries = house.get(format!("/v1/journal?object_id={}&limit=9", body.id())).expect(200);
            assert!(entries.data().iter().any(|one| one["before"]["territory"] == "03.531.01.01" && one["after"]["territory"] == "03.531.01.09"), "{entries}");
            assert!(house.get(format!("/v1/bodies/{slug}/moves")).expect(200).data().is_empty(), "it was never elsewhere");
        }
        // What stands elsewhere keeps its place, and must still lie within.
        house.post("/v1/bodies", new("provincial_secretariat", "03.531")).expect(201);
        pole["parent"] = json!("taounate-secretariat");
        pole["slug"] = json!("elsewhere");
        pole["territory"] = json!("03.531.01.05");
        house.post("/v1/bodies", pole).expect(201);
        to("taounate-secretariat", "03.231").refused(409, "children-would-stand-outside");
        assert_eq!(house.get("/v1/bodies/taounate-bureau").expect(200).text("/territory"), "03.531");
        house.delete("/v1/bodies/elsewhere").expect(204);
        to("taounate-secretariat", "03.231").expect(200);
        assert_eq!(house.get("/v1/bodies/taounate-bureau").expect(200).text("/territory"), "03.231");
    }
}
