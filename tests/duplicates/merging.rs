//! What becomes of two records that are made one.
use serde_json::{Value, json};

use super::{into, member, pairs, register, scanned, somebody};
use crate::cast::{appointment, position, secretariat, source};
use crate::house::{Answer, House, both};

fn two(house: &House) -> [String; 2] {
    let this = register(house, somebody("محمد العلوي", "1980", "0612345678"));
    let other = json!({
        "name_ar": "محمد علوي", "name_latin": "Mohamed Alaoui", "gender": "male", "birth_date": "1980-05-06", "residence": "03.531",
        "contacts": [{"kind": "phone", "value": "0612345678"}, {"kind": "email", "value": "m@example.org"}], "aliases": ["الحاج محمد"],
    });
    [this, register(house, other)]
}

fn moved(answer: &Answer, kind: &str, field: &str) -> Value {
    let all = answer.body["moved"].as_array().unwrap();
    all.iter().find(|one| one["kind"] == kind && one["field"] == field).cloned().unwrap_or_default()
}

fn merge(house: &House, this: &str, other: &str) -> Answer {
    house.post(format!("/v1/persons/{this}/merges"), into(other)).send()
}

both! {
    fn a_preview_tells_what_a_merge_would_do_and_does_nothing(house) {
        let [this, other] = two(house);
        let old = member(house, &other, "2015-01-01", None);
        let told = house.post(format!("/v1/persons/{this}/merges?dry_run=true"), into(&other)).expect(200);
        assert_eq!((&told.body["dry_run"], &told.body["status"]), (&json!(true), &json!(201)), "{told}");
        let would = &told.body["result"];
        assert_eq!(would["moved"][0], json!({"kind": "membership", "field": "person_id", "count": 1, "ids": [old]}), "{told}");
        assert_eq!((would["moved"][1]["kind"].as_str(), would["moved"].as_array().map(Vec::len)), (Some("membership_standing"), Some(2)));
        assert_eq!((&would["person"]["id"], &would["person"]["name_latin"]), (&json!(this), &json!("Mohamed Alaoui")));
        house.get(format!("/v1/persons/{other}")).expect(200);
        assert_eq!(house.get(format!("/v1/memberships/{old}")).expect(200).text("/person_id"), other);
        assert_eq!(house.get("/v1/merges?total=true").expect(200).body["total"], 0);
    }

    fn fields_are_as_chosen_and_numbers_and_addresses_unite(house) {
        let [this, other] = two(house);
        let mut new = into(&other);
        new["fields"] = json!({"birth_date": "other", "aliases": "both"});
        let done = house.post(format!("/v1/persons/{this}/merges"), new).expect(201);
        let person = &done.body["person"];
        assert_eq!((&person["name_ar"], &person["name_latin"]), (&json!("محمد العلوي"), &json!("Mohamed Alaoui")));
        assert_eq!((&person["birth_date"], &person["residence"]), (&json!("1980-05-06"), &json!("03.531.01.05")));
        assert_eq!(person["aliases"], json!(["الحاج محمد"]));
        let values: Vec<&Value> = person["contacts"].as_array().unwrap().iter().map(|contact| &contact["value"]).collect();
        assert_eq!(values, ["+212612345678", "m@example.org"]);
        let became = done.body["became"].as_array().unwrap();
        let birth = became.iter().find(|field| field["field"] == "birth_date").unwrap();
        assert_eq!(*birth, json!({"field": "birth_date", "from": "other", "this": "1980", "other": "1980-05-06", "becomes": "1980-05-06"}));
        assert_eq!(house.get(format!("/v1/persons/{this}")).expect(200).body["contacts"], person["contacts"]);
        let found = house.get("/v1/persons/search?q=Alaoui").expect(200);
        assert_eq!(found.data().len(), 1, "{found}");
        house.post(format!("/v1/persons/{this}/merges"), json!({"other_id": other, "reason": "x", "fields": {"name": "this"}})).faulty("/fields/name", "unknown-field");
    }

    fn everything_that_was_the_others_is_the_ones_who_stayed(house) {
        let [this, other] = two(house);
        let body = secretariat(house);
        let membership = member(house, &other, "2015-01-01", None);
        let seat = position(house, &body, "secretariat_member");
        let office = house.post(format!("/v1/positions/{seat}/appointments"), appointment(&other, "2021-01-01")).expect(201).id();
        let new = json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08", "chair_id": other});
        let meeting = house.post("/v1/meetings", new).expect(201).id();
        let at = |noun: &str| format!("/v1/meetings/{meeting}/{noun}");
        let came = house.post(at("attendances"), json!({"person_id": other, "presence": "present"})).expect(201).id();
        let said = house.post(at("interventions"), json!({"speaker_id": other, "subject": "S"})).expect(201).id();
        let proposed = house.post(at("proposals"), json!({"proposed_by": other, "title": "P"})).expect(201).id();
        let minutes = json!({"text": "M", "drafted_by": other});
        house.ask("PUT", at("minutes")).json(&minutes).header("if-match", "*").expect(200);
        let action = house.post("/v1/actions", json!({"body": body, "title": "A", "responsible_id": other})).expect(201).id();
        let grant = json!({"person_id": other, "permissions": ["report.read"], "territory": "03.531", "source": source()});
        let grant = house.post("/v1/access/grants", grant).expect(201).id();
        let secret = house.post("/v1/tokens", json!({"name": "phone", "person_id": other})).expect(201).text("/secret");
        let third = register(house, json!({"name_ar": "رشيد الفيلالي"}));
        let recusal = house.post("/v1/access/recusals", json!({"person_id": other, "about": third, "reason": "his brother"})).expect(201).id();
        let about = house.post("/v1/access/recusals", json!({"person_id": third, "about": other, "reason": "his brother"})).expect(201).id();
        let done = merge(house, &this, &other);
        assert_eq!(done.status, 201, "{done}");
        for (kind, field, id) in [
            ("membership", "person_id", &membership), ("appointment", "person_id", &office), ("meeting", "chair_id", &meeting),
            ("minutes", "drafted_by", &meeting), ("attendance", "person_id", &came), ("intervention", "speaker_id", &said),
            ("proposal", "proposed_by", &proposed), ("action", "responsible_id", &action), ("grant", "person_id", &grant),
            ("recusal", "person_id", &recusal), ("recusal", "about", &about),
        ] {
            assert_eq!(moved(&done, kind, field)["ids"], json!([id]), "{kind} {field}: {done}");
        }
        for (path, pointer) in [
            (format!("/v1/memberships/{membership}"), "/person_id"), (format!("/v1/appointments/{office}"), "/person/id"),
            (format!("/v1/meetings/{meeting}"), "/chair_id"), (format!("/v1/attendances/{came}"), "/person_id"),
            (format!("/v1/interventions/{said}"), "/speaker_id"), (format!("/v1/proposals/{proposed}"), "/proposed_by"),
            (format!("/v1/actions/{action}"), "/responsible_id"), (format!("/v1/access/recusals/{about}"), "/about"),
        ] {
            let shown = house.get(&path).expect(200);
            let holder = shown.body.pointer(pointer).or(shown.body.pointer("/person_id")).unwrap_or(&Value::Null);
            assert_eq!(*holder, this.as_str(), "{shown}");
        }
        // Roles stay valid: the token is the survivor's, with office and grant.
        let me = house.get("/v1/me").with_token(&secret).expect(200);
        assert!(String::from_utf8_lossy(&me.raw).contains(&this), "{me}");
        house.get("/v1/reports/coverage?under=03.531").with_token(&secret).expect(200);
        // The history of what moved tells so, and that of the one who stayed tells of the merge.
        let history = house.get(format!("/v1/memberships/{membership}/history")).expect(200);
        let last = history.data().last().unwrap();
        assert_eq!((&last["operation"], &last["changes"]), (&json!("person_merge"), &json!([{"field": "person_id", "before": other, "after": this}])));
        let history = house.get(format!("/v1/persons/{this}/history")).expect(200);
        let last = history.data().last().unwrap();
        let taken_in = last["changes"].as_array().unwrap().iter().find(|change| change["field"] == "merged").unwrap();
        assert_eq!(taken_in["after"], json!({"person_id": other, "merge_id": done.id()}));
        let known_before = house.get(format!("/v1/memberships?known_at={}", history.data()[0]["at"].as_str().unwrap())).expect(200);
        assert_eq!(known_before.data().len(), 0, "nothing was known then");
        let entries = house.get(format!("/v1/journal?object_id={other}&object_kind=person")).expect(200);
        assert_eq!(entries.data().iter().map(|entry| entry["subject_id"].as_str()).collect::<Vec<_>>(), [Some(other.as_str()); 2], "sealed under the key of old");
    }

    fn what_cannot_be_one_persons_stands_in_the_way_and_is_told(house) {
        let body = secretariat(house);
        let seat = position(house, &body, "secretariat_member");
        let refused = |this: &str, other: &str, code: &str, path: &str| {
            let answer = house.post(format!("/v1/persons/{this}/merges"), into(other)).at("/other_id", code);
            assert_eq!(answer.text("/detail"), path, "{answer}");
        };
        let [this, other] = two(house);
        house.post(format!("/v1/persons/{this}/merges"), into(&this)).at("/other_id", "merge-is-of-two");
        let [first, second] = [&this, &other].map(|person| member(house, person, "2015-01-01", None));
        refused(&this, &other, "memberships-overlap", &format!("/v1/memberships/{first}"));
        for id in [&first, &second] {
            house.delete(format!("/v1/memberships/{id}")).expect(204);
        }
        let [first, _] = [&this, &other].map(|person| {
            house.post(format!("/v1/positions/{seat}/appointments"), appointment(person, "2021-01-01")).expect(201).id()
        });
        refused(&this, &other, "seats-overlap", &format!("/v1/appointments/{first}"));
        house.delete(format!("/v1/appointments/{first}")).expect(204);
        let meeting = house.post("/v1/meetings", json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08"})).expect(201).id();
        let [first, _] = [&this, &other].map(|person| {
            house.post(format!("/v1/meetings/{meeting}/attendances"), json!({"person_id": person, "presence": "present"})).expect(201).id()
        });
        refused(&this, &other, "both-attended", &format!("/v1/attendances/{first}"));
        house.delete(format!("/v1/attendances/{first}")).expect(204);
        let [first, second] = [&this, &other].map(|person| {
            house.post("/v1/applications", json!({"person_id": person, "territory": "03.531"})).expect(201).id()
        });
        refused(&this, &other, "both-applied", &format!("/v1/applications/{first}"));
        house.post(format!("/v1/applications/{second}/closings"), json!({})).expect(200);
        let third = register(house, json!({"name_ar": "رشيد الفيلالي"}));
        let recuse = |person: &str, about: &str| {
            house.post("/v1/access/recusals", json!({"person_id": person, "about": about, "reason": "x"})).expect(201).id()
        };
        let [first, _] = [&this, &other].map(|person| recuse(person, &third));
        refused(&this, &other, "recusals-meet", &format!("/v1/access/recusals/{first}"));
        house.ask("POST", format!("/v1/access/recusals/{first}/revocations")).expect(200);
        let done = merge(house, &this, &other);
        assert_eq!(done.status, 201, "{done}");
        let [one, two] = two(house);
        let between = recuse(&two, &one);
        refused(&one, &two, "recused-from-each-other", &format!("/v1/access/recusals/{between}"));
    }

    fn a_merge_is_held_against_the_state_that_was_read_and_made_once(house) {
        let [this, other] = two(house);
        let at = format!("/v1/persons/{this}");
        let etag = house.get(&at).expect(200).etag();
        house.patch(&at, json!({"honorific": "د."})).expect(200);
        house.post(format!("{at}/merges"), into(&other)).header("if-match", &etag).refused(412, "stale");
        let send = || house.post(format!("{at}/merges"), into(&other)).header("idempotency-key", "once").expect(201);
        let (first, again) = (send(), send());
        assert_eq!(first.body, again.body);
        assert_eq!(house.get("/v1/merges?total=true").expect(200).body["total"], 1);
        let shown = house.get(first.header("location").unwrap()).expect(200);
        assert_eq!((shown.text("/person_id"), shown.text("/other_id")), (this, other));
    }

    fn pairs_of_who_was_merged_go_and_what_was_dismissed_stays_so(house) {
        let [this, other] = [(); 2].map(|()| register(house, somebody("محمد العلوي", "1980-05-06", "0612345678")));
        let third = register(house, somebody("محمد العلوي", "1980-05-06", "0612345678"));
        assert_eq!(scanned(house), 3);
        let apart = pairs(house, &format!("person_id={other}"));
        let apart = apart.data().iter().find(|pair| pair["other_id"] == third.as_str()).unwrap()["id"].clone();
        house.post(format!("/v1/duplicates/{}/dismissals", apart.as_str().unwrap()), json!({"reason": "father and son"})).expect(200);
        let done = merge(house, &this, &other);
        assert_eq!(done.status, 201, "{done}");
        assert_eq!(scanned(house), 0);
        assert_eq!(pairs(house, "state=open").body["total"], 0);
        let dismissed = pairs(house, "state=dismissed");
        assert_eq!((&dismissed.body["total"], &dismissed.body["data"][0]["person_id"]), (&json!(1), &json!(this)), "{dismissed}");
    }
}
