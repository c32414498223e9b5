//! The first days and the last of bodies that acts form and end: corrected by the act, named where something is in the way.
use serde_json::json;

use crate::cast::{appointment, person, position, secretariat};
use crate::house::both;

use super::{by, formed};

both! {
    fn the_first_day_of_what_a_split_formed_is_corrected_by_the_act(house) {
        let old = formed(house, json!({"type": "local_secretariat", "territory": "03.531.01.01"})).id();
        let split = by(json!({"into": [{"territory": "03.531.01.03", "slug": "part"}], "on": "2023-05-01"}));
        let act = house.post(format!("/v1/bodies/{old}/splits"), split).expect(200).text("/act_id");
        let bureau = house.get("/v1/bodies?parent=part").expect(200).text("/data/0/id");
        for body in ["part", bureau.as_str()] {
            let path = format!("/v1/bodies/{body}");
            for (language, says) in [("ar", "صحح يوم ذلك التقسيم"), ("fr", "corrigez le jour de cet acte"), ("en", "correct the act instead")] {
                let refused = house.patch(&path, json!({"starts_on": "2023-06-01"})).in_language(language).at("/starts_on", "first-day-is-of-an-act");
                assert_eq!(refused.text("/detail"), format!("/v1/acts/{act}"));
                assert!(refused.text("/title").contains(says), "{refused}");
            }
            house.patch(&path, json!({"starts_on": "2023"})).refused(409, "first-day-is-of-an-act");
            // Sent back as it is, it stands in nobody's way; what the act does not settle is corrected here.
            house.patch(&path, json!({"starts_on": "2023-05-01", "names": {"ar": "هيئة"}})).expect(200);
            house.patch(&path, json!({"ends_on": "2024-12-31"})).faulty("/ends_on", "unknown-field");
        }
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-06-01"})).expect(200);
        for body in ["part", bureau.as_str()] {
            let told = house.get(format!("/v1/bodies/{body}")).expect(200);
            assert_eq!((told.text("/starts_on"), told.text("/names/ar")), ("2023-06-01".to_owned(), "هيئة".to_owned()));
        }
        // The first day of the body it was formed out of is nobody's but its own.
        house.patch(format!("/v1/bodies/{old}"), json!({"starts_on": "2019-01-01"})).expect(200);
    }

    fn what_would_lie_outside_the_days_of_a_body_is_named(house) {
        let old = secretariat(house);
        let pole = formed(house, json!({"type": "pole", "parent": old, "slug": "youth"}));
        let put = |day: &str| house.patch("/v1/bodies/taounate-secretariat", json!({"starts_on": day})).at("/starts_on", "contents-would-not-fit").text("/detail");
        assert_eq!(put("2020-01-02"), "/v1/bodies/taounate-bureau", "the first recorded is named first");
        house.patch("/v1/bodies/taounate-bureau", json!({"starts_on": "2021-01-01"})).expect(200);
        assert_eq!(put("2020-01-02"), "/v1/bodies/youth");
        house.delete(format!("/v1/bodies/{}", pole.id())).expect(204);
        let meeting = house.post("/v1/meetings", json!({"body": old, "kind": "ordinary", "held_on": "2020-06-01"})).expect(201).id();
        assert_eq!(put("2020-06-02"), format!("/v1/meetings/{meeting}"));
        let her = person(house, "سعاد الجبلي", "female");
        let office = position(house, &old, "provincial_secretary");
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2020-03-01")).expect(201).id();
        assert_eq!(put("2020-06-02"), format!("/v1/appointments/{held}"));
        house.patch("/v1/bodies/taounate-secretariat", json!({"starts_on": "2020-03-01"})).expect(200);
    }

    fn what_stands_in_the_way_of_a_day_is_told_of_the_day_that_was_sent(house) {
        let unit = |code: &str| formed(house, json!({"type": "local_secretariat", "territory": code})).id();
        let (survivor, absorbed) = (unit("03.531.01.01"), unit("03.531.01.03"));
        let meeting = house.post("/v1/meetings", json!({"body": absorbed, "kind": "ordinary", "held_on": "2023-06-01"})).expect(201).id();
        let merge = |on: &str| house.post(format!("/v1/bodies/{survivor}/mergers"), by(json!({"absorbs": [absorbed], "on": on})));
        let refused = merge("2023-06-01").at("/on", "meetings-lie-later");
        assert_eq!(refused.text("/detail"), format!("/v1/meetings/{meeting}"));
        let act = merge("2023-06-02").expect(200).text("/act_id");
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-06-01"})).at("/on", "meetings-lie-later");
        house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "سهو"})).expect(200);
        let parts = json!([{"territory": "03.531.01.09"}]);
        house.post(format!("/v1/bodies/{absorbed}/splits"), by(json!({"into": parts, "on": "2023-06-01", "dissolve": true}))).at("/on", "meetings-lie-later");
        let end = |last: &str| house.post(format!("/v1/bodies/{absorbed}/dissolutions"), by(json!({"ends_on": last, "children": "dissolve"})));
        end("2023-05-31").at("/ends_on", "meetings-lie-later");
        let act = end("2023-06-01").expect(200).text("/act_id");
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-06-01"})).at("/on", "meetings-lie-later");
        house.patch(format!("/v1/acts/{act}"), json!({"ends_on": "2023-05"})).at("/ends_on", "meetings-lie-later");
        let late = json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2023-01-01"});
        let late = house.post("/v1/bodies", late).expect(201).id();
        let under = |on: &str| house.post(format!("/v1/bodies/{survivor}/moves"), by(json!({"parent": late, "on": on})));
        under("2022-12-31").at("/on", "outside-the-parents-life");
        let act = under("2023-01-01").expect(200).text("/act_id");
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2022-12-31"})).at("/on", "outside-the-parents-life");
        // A place that is taken was sent with a move, and not with its correction.
        house.post(format!("/v1/bodies/{late}/moves"), by(json!({"territory": "01.051", "on": "2024-01-01"}))).expect(200);
        formed(house, json!({"type": "provincial_secretariat", "territory": "03.231"}));
        house.post(format!("/v1/bodies/{late}/moves"), by(json!({"territory": "03.231", "on": "2190-01-01"}))).at("/territory", "body-exists-there");
    }

    fn a_correction_that_changes_nothing_leaves_no_trace(house) {
        let old = secretariat(house);
        let made = [
            house.post(format!("/v1/bodies/{old}/moves"), by(json!({"territory": "01.051", "on": "2023-05-01"}))),
            house.post("/v1/bodies/taounate-bureau/dissolutions", by(json!({"ends_on": "2023-06"}))),
            house.post("/v1/territories/03.531.01.09/renumberings", by(json!({"code": "03.531.01.99", "on": "2190-01-01"}))),
        ];
        for act in made.map(|made| made.expect(200).text("/act_id")) {
            let path = format!("/v1/acts/{act}");
            let journal = || house.get("/v1/journal?kind=change&limit=1&total=true").expect(200).body["total"].clone();
            let (seen, entries) = (house.get(&path).expect(200), journal());
            for change in [json!({}), json!({"on": seen.text("/on")}), json!({"on": seen.text("/on"), "source": seen.body["source"]})] {
                let same = house.patch(&path, change).header("if-match", &seen.etag()).expect(200);
                assert_eq!((&same.body["version"], &same.body["consequences"]), (&json!(1), &json!([])));
            }
            assert_eq!((house.get(&path).expect(200).body, journal()), (seen.body.clone(), entries));
            house.patch(&path, json!({})).as_reader().refused(403, "not-allowed");
            house.patch(&path, json!({})).header("if-match", "\"7-0\"").refused(412, "stale");
        }
    }

    fn a_last_day_known_in_part_stays_so_until_another_is_told(house) {
        let old = secretariat(house);
        let her = person(house, "سعاد الجبلي", "female");
        let held = house.post(format!("/v1/positions/{}/appointments", position(house, &old, "provincial_secretary")), appointment(&her, "2021")).expect(201).id();
        let end = by(json!({"ends_on": "2023-06", "children": "dissolve", "end_appointments": true}));
        let act = house.post(format!("/v1/bodies/{old}/dissolutions"), end).expect(200).text("/act_id");
        let (path, source) = (format!("/v1/acts/{act}"), json!({"kind": "letter"}));
        let last = || {
            let on = house.get(&path).expect(200).text("/on");
            (on, [format!("/v1/bodies/{old}"), "/v1/bodies/taounate-bureau".to_owned(), format!("/v1/appointments/{held}")].map(|one| house.get(one).expect(200).text("/ends_on")))
        };
        let are = |on: &str, last: &str| (on.to_owned(), [last; 3].map(str::to_owned));
        assert_eq!(last(), are("2023-07-01", "2023-06"));
        house.patch(&path, json!({"on": "2023-07-01", "source": source})).expect(200);
        assert_eq!(last(), are("2023-07-01", "2023-06"), "the same day is no other day");
        house.patch(&path, json!({"ends_on": "2023-05"})).expect(200);
        assert_eq!(last(), are("2023-06-01", "2023-05"));
        house.patch(&path, json!({"on": "2023-05-15"})).expect(200);
        assert_eq!(last(), are("2023-05-15", "2023-05-14"), "a day was told");
        house.patch(&path, json!({"ends_on": "2023-05", "on": "2023-06-01"})).expect(200);
        assert_eq!(last(), are("2023-06-01", "2023-05"));
        house.patch(&path, json!({"ends_on": "2023-05-31"})).expect(200);
        assert_eq!(last(), are("2023-06-01", "2023-05-31"), "known exactly by now");
        house.patch(&path, json!({"ends_on": "2023-04", "on": "2023-05-02"})).at("/on", "days-disagree");
        house.patch(&path, json!({"ends_on": null})).faulty("/ends_on", "missing-field");
        let moved = house.post("/v1/territories/03.531.01.09/renumberings", by(json!({"code": "03.531.01.99", "on": "2190-01-01"}))).expect(200).text("/act_id");
        house.patch(format!("/v1/acts/{moved}"), json!({"ends_on": "2023-04"})).at("/ends_on", "nothing-ends-by-it");
    }

    fn a_body_ends_while_there_is_a_day_after(house) {
        let unit = |code: &str| formed(house, json!({"type": "local_secretariat", "territory": code})).id();
        let (survivor, absorbed) = (unit("03.531.01.01"), unit("03.531.01.03"));
        let end = |last: &str| house.post(format!("/v1/bodies/{absorbed}/dissolutions"), by(json!({"ends_on": last, "children": "dissolve"})));
        for last in ["2200-12-31", "2200-12", "2200", "../2200-12-31"] {
            end(last).at("/ends_on", "no-day-follows");
        }
        let meeting = house.post("/v1/meetings", json!({"body": survivor, "kind": "ordinary", "held_on": "2023-05-01"})).expect(201).id();
        let effect = json!({"kind": "dissolve_body", "body": absorbed, "ends_on": "2200-12-31", "children": "dissolve"});
        house.post(format!("/v1/meetings/{meeting}/decisions"), json!({"title": "قرار", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [effect]})).at("/effects/0/ends_on", "no-day-follows");
        let act = end("2200-12-30").expect(200).text("/act_id");
        house.patch(format!("/v1/acts/{act}"), json!({"ends_on": "2200-12-31"})).at("/ends_on", "no-day-follows");
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2200-12-30"})).expect(200);
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2200-12-31"})).expect(200);
        house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "سهو"})).expect(200);
        // What is absorbed or split on the last day ends the day before: that day can be corrected.
        for (path, order) in [
            ("mergers", json!({"absorbs": [absorbed], "on": "2200-12-31"})),
            ("splits", json!({"into": [{"territory": "03.531.01.09"}], "on": "2200-12-31", "dissolve": true})),
        ] {
            let act = house.post(format!("/v1/bodies/{survivor}/{path}"), by(order)).expect(200).text("/act_id");
            house.patch(format!("/v1/acts/{act}"), json!({"on": "2200-12-30"})).expect(200);
            house.patch(format!("/v1/acts/{act}"), json!({"on": "2200-12-31"})).expect(200);
            house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "سهو"})).expect(200);
        }
    }
    fn a_body_does_not_end_before_the_first_day_there_is(house) {
        let unit = |code: &str| house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": code, "starts_on": "../2020-01-01"})).expect(201).id();
        let (survivor, absorbed) = (unit("03.531.01.01"), unit("03.531.01.03"));
        house.post(format!("/v1/bodies/{survivor}/mergers"), by(json!({"absorbs": [absorbed], "on": "1900-01-01"}))).at("/on", "split-is-too-early");
        let act = house.post(format!("/v1/bodies/{absorbed}/dissolutions"), by(json!({"ends_on": "2023-05-31", "children": "dissolve"}))).expect(200).text("/act_id");
        for path in [format!("/v1/acts/{act}"), format!("/v1/acts/{act}?dry_run=true")] {
            for (language, says) in [("ar", "أول يوم في السجل"), ("fr", "premier jour du registre"), ("en", "first day of the registry")] {
                let refused = house.patch(&path, json!({"on": "1900-01-01"})).in_language(language).at("/on", "no-day-precedes");
                assert!(refused.text("/title").contains(says), "{refused}");
            }
        }
    }
}
