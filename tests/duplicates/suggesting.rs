//! What is suggested, why, and what becomes of it.
use std::time::Duration;

use serde_json::json;

use super::{band, pairs, reasons, register, scanned, somebody};
use crate::house::{Process, both};

both! {
    fn a_pair_is_suggested_with_its_reasons_in_the_language_asked_for(house) {
        let one = register(house, somebody("عبد الغني الصنهاجي", "1974-03-02", "0612345678"));
        let other = register(house, json!({
            "name_latin": "Abdelghani Sanhaji", "birth_date": "1974-03-02", "contacts": [{"kind": "phone", "value": "+212612345678"}],
        }));
        register(house, somebody("رشيد الفيلالي", "1980-05-06", "0699999999"));
        assert_eq!(scanned(house), 1);
        let listed = pairs(house, "state=open&band=very_likely");
        assert_eq!(listed.body["total"], 1, "{listed}");
        let pair = &listed.data()[0];
        assert_eq!((&pair["person_id"], &pair["other_id"]), (&json!(one), &json!(other)));
        assert_eq!(pair["person"]["name_ar"], "عبد الغني الصنهاجي");
        assert_eq!(reasons(pair), ["same_sound", "rare_name", "same_phone", "same_birth_date"]);
        let at = format!("/v1/duplicates/{}", pair["id"].as_str().unwrap());
        for (language, label) in [("ar", "رقم الهاتف نفسه"), ("fr", "même téléphone"), ("en", "same phone")] {
            let shown = house.get(&at).in_language(language).expect(200);
            assert_eq!(shown.text("/reasons/2/label"), label);
        }
        assert_eq!(scanned(house), 0, "what is known is not found again");
        let done = house.ask("POST", "/v1/duplicates/scans").expect(200);
        assert_eq!(done.body, json!({"keyed": 0, "compared": 0, "found": 0, "left": 0, "done": true}));
    }

    fn a_name_alone_is_never_very_likely_and_a_skeleton_never_at_all(house) {
        for (name, other) in [("حسن العلوي", "حسين العلوي"), ("كريم الهيري", "كريم الهواري"), ("جمال التازي", "جميلة التازي")] {
            let [one, other] = [name, other].map(|name| register(house, json!({"name_ar": name})));
            let same = register(house, json!({"name_ar": name}));
            scanned(house);
            assert_eq!(band(house, &one, &other), None, "{name}");
            assert_eq!(band(house, &one, &same).as_deref(), Some("possible"), "{name}");
        }
        let twins = ["حسن الزموري", "حسين الزموري"].map(|name| register(house, somebody(name, "1980-05-06", "0612345678")));
        scanned(house);
        assert_eq!(band(house, &twins[0], &twins[1]).as_deref(), Some("likely"));
        assert_eq!(pairs(house, "band=very_likely").body["total"], 0);
    }

    fn what_was_dismissed_is_never_suggested_again_unless_it_is_reopened(house) {
        let [one, other] = [(); 2].map(|()| register(house, somebody("محمد العلوي", "1980-05-06", "0612345678")));
        scanned(house);
        let pair = pairs(house, "state=open").text("/data/0/id");
        let at = format!("/v1/duplicates/{pair}");
        let why = json!({"reason": "cousins of one name"});
        house.post(format!("{at}/dismissals"), json!({})).faulty("/reason", "missing-field");
        let dismissed = house.post(format!("{at}/dismissals"), why.clone()).expect(200);
        assert_eq!((dismissed.text("/state"), dismissed.text("/settled_because")), ("dismissed".to_owned(), "cousins of one name".to_owned()));
        house.post(format!("{at}/dismissals"), why.clone()).refused(409, "duplicate-is-settled");
        // Whatever changes of them, and however often it is looked.
        house.patch(format!("/v1/persons/{one}"), json!({"name_latin": "Mohamed Alaoui"})).expect(200);
        assert_eq!(scanned(house), 0);
        assert_eq!(pairs(house, "state=open").body["total"], 0);
        assert_eq!(pairs(house, &format!("person_id={other}&state=dismissed")).body["total"], 1);
        house.post(format!("{at}/reopenings"), json!({"reason": "a mistake"})).expect(200);
        assert_eq!(pairs(house, "state=open").body["total"], 1);
        house.post(format!("{at}/reopenings"), json!({"reason": "again"})).refused(409, "duplicate-is-not-dismissed");
        let told = house.get(format!("/v1/journal?object_kind=duplicate&object_id={pair}")).expect(200);
        assert_eq!(told.data().last().unwrap()["after"]["reopened_because"], "a mistake");
    }

    fn a_correction_makes_a_pair_and_unmakes_it(house) {
        let one = register(house, somebody("محمد العلوي", "1980-05-06", "0612345678"));
        let other = register(house, somebody("خالد التازي", "1951-01-02", "0699999999"));
        assert_eq!(scanned(house), 0);
        let at = format!("/v1/persons/{other}");
        house.patch(&at, json!({"name_ar": "محمد علوي", "birth_date": "1980-05-06"})).expect(200);
        scanned(house);
        assert_eq!(band(house, &one, &other).as_deref(), Some("very_likely"));
        house.patch(&at, json!({"birth_date": "1951-01-02"})).expect(200);
        scanned(house);
        assert_eq!(band(house, &one, &other), None, "another day of birth");
        house.patch(&at, json!({"contacts": [{"kind": "phone", "value": "0612345678"}]})).expect(200);
        scanned(house);
        assert_eq!(band(house, &one, &other).as_deref(), Some("possible"), "a grandson has the name and the phone");
        house.delete(&at).expect(204);
        assert_eq!(pairs(house, "").body["total"], 0);
    }

    fn a_common_name_leads_to_nobody_by_itself_and_to_whoever_shares_more(house) {
        let one = |at: usize| json!({"method": "POST", "path": "/v1/persons", "body": {"name_ar": "محمد العلوي", "contacts": [{"kind": "phone", "value": format!("06{:08}", 10_000_000 + at % 99)}]}});
        let all: Vec<_> = (0..100).map(one).collect();
        house.post("/v1/batch", json!({"operations": all})).expect(200);
        assert_eq!(scanned(house), 1, "the first and the last share a phone");
        assert_eq!(pairs(house, "band=very_likely").body["total"], 1);
    }

    fn the_surest_come_first_page_by_page(house) {
        for (day, phone) in [("1980-05-06", "0612345678"), ("1980-05-06", "0699999999"), ("1980-05", "0611111111"), ("1980", "0622222222")] {
            register(house, somebody("إدريس الزموري", day, phone));
        }
        scanned(house);
        let whole = pairs(house, "limit=200");
        let scores: Vec<i64> = whole.data().iter().map(|pair| pair["score"].as_i64().unwrap()).collect();
        assert!(scores.len() > 3 && scores.is_sorted_by(|one, next| one >= next), "{scores:?}");
        let (mut paged, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = house.get(format!("/v1/duplicates?limit=2{cursor}")).expect(200);
            paged.extend(page.data().iter().cloned());
            let Some(next) = page.body["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(paged, whole.data());
    }
}

#[test]
fn a_running_service_looks_for_duplicates_by_itself() {
    let parent = tempfile::tempdir().unwrap();
    let demo = Process::demo(&parent.path().join("demo"));
    for _ in 0..2 {
        let new = somebody("رشيد الغماري", "1980-05-06", "0612345678");
        demo.ask("POST", "/v1/persons").json(&new).expect(201);
    }
    let found = (0..300).any(|_| {
        std::thread::sleep(Duration::from_millis(100));
        demo.ask("GET", "/v1/duplicates?band=very_likely&total=true").expect(200).body["total"] == 1
    });
    assert!(found, "nobody looked for half a minute");
}
