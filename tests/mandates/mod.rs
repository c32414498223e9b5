//! Public mandates, from the outside: who sits in which institution of the State, and what becomes of it.
mod departures;
mod institutions;
mod represented;

use serde_json::{Value, json};

use crate::cast::{person, source};
use crate::house::{Answer, Ask, House, both};
use crate::races::at_once;

/// An institution of a kind, called so.
fn council(house: &House, kind: &str, territory: &str, name: &str) -> String {
    let new = json!({"kind": kind, "territory": territory, "names": {"ar": name}, "source": source()});
    house.post("/v1/institutions", new).expect(201).id()
}

fn commune(house: &House) -> String {
    council(house, "communal_council", "03.531.01.05", "مجلس جماعة غفساي")
}

/// A mandate on the word of the tests' register, ready to be sent.
fn mandate(house: &House, person: &str, institution: &str, more: &Value) -> Ask {
    let mut new = json!({"person_id": person, "institution_id": institution, "starts_on": "2021-09-08", "source": source()});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    house.post("/v1/mandates", new)
}

fn ids(found: &Answer) -> Vec<&str> {
    found.data().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

fn found(house: &House, query: &str) -> Answer {
    let page = house.get(format!("/v1/mandates?total=true&{query}")).expect(200);
    assert_eq!(page.body["total"], page.data().len(), "{page}");
    page
}

both! {
    fn a_mandate_is_recorded_of_whoever_holds_it_and_shown_with_where(house) {
        let there = commune(house);
        let her = person(house, "نعيمة الوزاني", "female");
        let functions = json!([{"function": "member"}, {"function": "vice_president", "ordinal": 2}, {"function": "committee_president"}]);
        let made = mandate(house, &her, &there, &json!({"functions": functions, "list_label": "لائحة الميزان"})).expect(201);
        assert_eq!(made.body["functions"], json!([
            {"function": "vice_president", "ordinal": 2, "titles": {"ar": "النائبة الثانية للرئيس", "fr": "2e vice-présidente", "en": "2nd vice-president"}},
            {"function": "committee_president", "ordinal": null, "titles": {"ar": "رئيسة لجنة", "fr": "présidente de commission", "en": "committee president"}},
        ]));
        assert_eq!((made.text("/person/name_ar"), made.text("/institution/names/ar")), ("نعيمة الوزاني".to_owned(), "مجلس جماعة غفساي".to_owned()));
        assert_eq!((made.text("/institution/kind"), made.text("/verification")), ("communal_council".to_owned(), "declared".to_owned()));
        assert_eq!((made.text("/list_label"), made.text("/source/kind")), ("لائحة الميزان".to_owned(), "register of the tests".to_owned()));
        assert_eq!((made.text("/certainty"), &made.body["ends_on"]), ("certain".to_owned(), &Value::Null));
        assert_eq!(house.get(made.header("location").unwrap()).expect(200).body, made.body);
        assert_eq!(house.get(format!("/v1/memberships?person_id={her}")).expect(200).data().len(), 0, "she is no member");
        let bare = mandate(house, &person(house, "رشيد الفيلالي", "male"), &there, &json!({"starts_on": "2021"})).expect(201);
        assert_eq!((bare.text("/functions/0/function"), bare.text("/functions/0/titles/ar"), bare.text("/starts_on")), ("member".to_owned(), "عضو".to_owned(), "2021".to_owned()));
    }

    fn what_cannot_be_a_mandate_is_refused(house) {
        let there = commune(house);
        let her = person(house, "نعيمة الوزاني", "female");
        let new = |more: Value| mandate(house, &her, &there, &more);
        let nothing = "01a209ef-bd8f-7252-bac0-a7fe1bbebbad";
        new(json!({"person_id": nothing})).refused(409, "person-is-unknown");
        new(json!({"institution_id": nothing})).at("/institution_id", "institution-is-unknown");
        new(json!({"ends_on": "2021-09-07"})).at("/ends_on", "mandate-is-backwards");
        new(json!({"functions": [{"function": "president", "ordinal": 1}]})).at("/functions", "function-is-not-numbered");
        new(json!({"functions": [{"function": "mayor"}]})).faulty("/functions/0/function", "bad-value");
        new(json!({"functions": [{"function": "vice_president", "ordinal": 100}]})).faulty("/functions/0/ordinal", "out-of-range");
        new(json!({"verification": "certain"})).faulty("/verification", "bad-value");
        new(json!({"starts_on": "hier"})).faulty("/starts_on", "bad-date");
        assert_eq!(found(house, "history=true").data().len(), 0);
    }

    fn one_may_hold_several_and_none_twice_in_one_institution_at_one_time(house) {
        let (there, province) = (commune(house), council(house, "provincial_council", "03.531", "مجلس إقليم تاونات"));
        let her = person(house, "نعيمة الوزاني", "female");
        let before = mandate(house, &her, &there, &json!({"starts_on": "2015-09-04", "ends_on": "2021-09-07"})).expect(201);
        assert_eq!((before.text("/ended_by"), &before.body["certainty"]), ("term".to_owned(), &Value::Null));
        let now = mandate(house, &her, &there, &json!({})).expect(201).id();
        mandate(house, &her, &province, &json!({})).expect(201);
        mandate(house, &her, &there, &json!({"starts_on": "2023-01-01"})).refused(409, "person-sits-there-already");
        mandate(house, &her, &there, &json!({"starts_on": "2020-01-01", "ends_on": "2020-01-01"})).refused(409, "person-sits-there-already");
        house.patch(format!("/v1/mandates/{now}"), json!({"starts_on": "2021-09-07"})).refused(409, "person-sits-there-already");
        // What is false sits nowhere, and comes back only where nobody else sits by then.
        house.patch(format!("/v1/mandates/{now}"), json!({"verification": "false"})).expect(200);
        let other = mandate(house, &her, &there, &json!({"starts_on": "2022-01-01"})).expect(201).id();
        house.patch(format!("/v1/mandates/{now}"), json!({"verification": "confirmed"})).refused(409, "person-sits-there-already");
        house.post(format!("/v1/mandates/{other}/end"), json!({"ends_on": "2022-06-30", "ended_by": "annulment"})).expect(200);
        house.patch(format!("/v1/mandates/{now}"), json!({"starts_on": "2022-07-01", "verification": "confirmed"})).expect(200);
    }

    fn one_presides_at_a_time_and_one_is_the_first_to_stand_in(house) {
        let (there, province) = (commune(house), council(house, "provincial_council", "03.531", "مجلس إقليم تاونات"));
        let somebody = || person(house, "نعيمة الوزاني", "female");
        let as_president = json!({"functions": [{"function": "president"}]});
        let with = |more: Value| {
            let mut new = as_president.clone();
            new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            new
        };
        mandate(house, &somebody(), &there, &with(json!({"starts_on": "2015-09-04", "ends_on": "2021-09-07"}))).expect(201);
        let held = mandate(house, &somebody(), &there, &as_president).expect(201).id();
        for (language, says) in [("ar", "أنه الانتداب المذكور"), ("fr", "terminez d'abord le mandat indiqué"), ("en", "end the mandate that is told first")] {
            let refused = mandate(house, &somebody(), &there, &as_president).in_language(language).at("/functions", "function-is-held");
            assert!(refused.to_string().contains(says), "{refused}");
            assert_eq!(refused.text("/detail"), format!("/v1/mandates/{held}"));
        }
        mandate(house, &somebody(), &province, &as_president).expect(201);
        let member = mandate(house, &somebody(), &there, &json!({})).expect(201).id();
        house.patch(format!("/v1/mandates/{member}"), as_president.clone()).at("/functions", "function-is-held");
        let second = |nth: Value| json!({"functions": [{"function": "vice_president", "ordinal": nth}]});
        mandate(house, &somebody(), &there, &second(json!(1))).expect(201);
        mandate(house, &somebody(), &there, &second(json!(1))).at("/functions", "function-is-held");
        for nth in [json!(2), Value::Null, Value::Null] {
            mandate(house, &somebody(), &there, &second(nth)).expect(201);
        }
        // What is false presides nowhere, and whoever presided may be followed.
        let wrong = mandate(house, &somebody(), &there, &with(json!({"verification": "false"}))).expect(201).id();
        house.patch(format!("/v1/mandates/{wrong}"), json!({"verification": "confirmed"})).at("/functions", "function-is-held");
        house.post(format!("/v1/mandates/{held}/end"), json!({"ends_on": "2023-06-30", "ended_by": "resignation"})).expect(200);
        mandate(house, &somebody(), &there, &with(json!({"starts_on": "2023-06-30"}))).at("/functions", "function-is-held");
        mandate(house, &somebody(), &there, &with(json!({"starts_on": "2023-07-01"}))).expect(201);
    }

    fn several_who_are_made_president_at_once_are_one(house) {
        let there = commune(house);
        let as_president = json!({"functions": [{"function": "president"}]});
        let asks: Vec<Ask> = (0..8).map(|_| mandate(house, &person(house, "نعيمة الوزاني", "female"), &there, &as_president)).collect();
        let answers = at_once(asks);
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        for lost in answers.iter().filter(|answer| answer.status != 201) {
            assert_eq!((lost.status, lost.text("/code").as_str()), (409, "function-is-held"), "{lost}");
        }
        assert_eq!(found(house, "function=president").data().len(), 1);
    }

    fn two_who_record_at_once_make_one_mandate(house) {
        let there = commune(house);
        let her = person(house, "نعيمة الوزاني", "female");
        let ask = mandate(house, &her, &there, &json!({}));
        let racers: Vec<_> = (0..12).map(|_| ask.clone()).map(|ask| std::thread::spawn(move || ask.send())).collect();
        let answers: Vec<Answer> = racers.into_iter().map(|racer| racer.join().unwrap()).collect();
        assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
        for lost in answers.iter().filter(|answer| answer.status != 201) {
            assert_eq!((lost.status, lost.text("/code").as_str()), (409, "person-sits-there-already"), "{lost}");
        }
    }

    fn mandates_are_found_by_person_institution_territory_function_and_day(house) {
        let (there, far) = (commune(house), council(house, "provincial_council", "01.571", "مجلس إقليم تطوان"));
        let (her, him) = (person(house, "نعيمة الوزاني", "female"), person(house, "رشيد الفيلالي", "male"));
        let first = mandate(house, &her, &there, &json!({"functions": [{"function": "president"}]})).expect(201).id();
        let second = mandate(house, &him, &there, &json!({"starts_on": "2015", "ends_on": "2021-09-07"})).expect(201).id();
        let third = mandate(house, &him, &far, &json!({})).expect(201).id();
        for (query, expected) in [
            (String::new(), vec![&first, &third]),
            ("history=true".to_owned(), vec![&first, &second, &third]),
            (format!("person_id={him}"), vec![&third]),
            (format!("person_id={him}&history=true"), vec![&second, &third]),
            (format!("institution_id={there}"), vec![&first]),
            ("under=03.531".to_owned(), vec![&first]),
            ("under=03&history=true".to_owned(), vec![&first, &second]),
            ("under=MA".to_owned(), vec![&first, &third]),
            ("under=99.999".to_owned(), vec![]),
            ("function=president".to_owned(), vec![&first]),
            ("function=member".to_owned(), vec![&third]),
            ("as_of=2021-09-07".to_owned(), vec![&second]),
            ("as_of=2015-06-01".to_owned(), vec![&second]),
            ("as_of=2021-09-08".to_owned(), vec![&first, &third]),
        ] {
            assert_eq!(ids(&found(house, &query)), expected, "{query}");
        }
        assert_eq!(found(house, "as_of=2015-06-01").text("/data/0/certainty"), "possible");
        let page = house.get("/v1/mandates?limit=1").expect(200);
        assert_eq!(ids(&house.get(format!("/v1/mandates?limit=1&cursor={}", page.text("/next"))).expect(200)), [&third]);
        let table = house.get("/v1/mandates.csv").expect(200);
        assert!(String::from_utf8_lossy(&table.raw).contains("institution.names.ar"), "{table}");
        house.get(format!("/v1/mandates/{first}?as_of=2021-09-07")).refused(404, "not-found");
        assert_eq!(house.get(format!("/v1/mandates/{second}?as_of=2022-01-01")).expect(200).body["certainty"], Value::Null);
    }

    fn a_mandate_ends_early_with_how_and_why_and_its_history_tells_it(house) {
        let there = commune(house);
        let her = person(house, "نعيمة الوزاني", "female");
        let made = mandate(house, &her, &there, &json!({})).expect(201);
        let at = format!("/v1/mandates/{}", made.id());
        house.patch(&*at, json!({"ends_on": "2024-01-01"})).at("/ends_on", "mandate-has-not-ended");
        let end = |ends_on: &str| house.post(format!("{at}/end"), json!({"ends_on": ends_on, "ended_by": "dismissal", "reason": "حكم المحكمة الإدارية", "source": source()}));
        end("2021-09-07").at("/ends_on", "mandate-is-backwards");
        house.post(format!("{at}/end"), json!({"ends_on": "2024-01-01"})).faulty("/ended_by", "missing-field");
        let known = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let told = end("2024-01-31").expect(200);
        assert_eq!((told.text("/ended_by"), told.text("/end_reason"), told.text("/end_source/kind")), ("dismissal".to_owned(), "حكم المحكمة الإدارية".to_owned(), "register of the tests".to_owned()));
        end("2024-01-31").refused(409, "mandate-has-ended");
        assert_eq!(found(house, "as_of=2024-01-31").data().len(), 1);
        assert_eq!(found(house, "as_of=2024-02-01").data().len(), 0);
        assert_eq!(found(house, &format!("known_at={known}")).data().len(), 1, "nobody knew then");
        let etag = house.get(&*at).expect(200).etag();
        let patched = house.ask("PATCH", &*at).json(&json!({"ends_on": null, "end_source": null, "functions": [{"function": "president"}]})).header("if-match", &etag).expect(200);
        assert_eq!([&patched.body["ended_by"], &patched.body["end_reason"], &patched.body["ends_on"]], [&Value::Null; 3]);
        house.ask("PATCH", &*at).json(&json!({"list_label": "x"})).header("if-match", &etag).refused(412, "stale");
        assert_eq!(house.get(format!("{at}?known_at={known}")).expect(200).body["functions"][0]["function"], "member");
        let history = house.get(format!("{at}/history")).expect(200);
        let operations: Vec<&str> = history.data().iter().map(|entry| entry["operation"].as_str().unwrap()).collect();
        assert_eq!(operations, ["mandate_create", "mandate_end", "mandate_update"]);
        let changed = history.data()[2]["changes"].as_array().unwrap();
        let functions = changed.iter().find(|change| change["field"] == "functions").unwrap();
        assert_eq!((&functions["before"][0]["function"], &functions["after"][0]["function"]), (&json!("member"), &json!("president")));
        let entry = house.get("/v1/journal?operation=mandate_create").expect(200);
        assert_eq!(entry.body["data"][0]["subject_id"], json!(her), "sealed under her key");
        house.delete(format!("/v1/persons/{her}")).refused(409, "in-use");
    }

    fn a_mandate_is_within_reach_by_its_institution_or_by_its_holder(house) {
        let far = council(house, "provincial_council", "01.571", "مجلس إقليم تطوان");
        let parliament = council(house, "house_of_representatives", "MA", "مجلس النواب");
        let someone = |name: &str, home: &str| house.post("/v1/persons", json!({"name_latin": name, "residence": home})).expect(201).id();
        let (near, away) = (someone("Near", "03.531.01.05"), someone("Away", "01.571"));
        let of_near = mandate(house, &near, &parliament, &json!({})).expect(201).id();
        let of_away = mandate(house, &away, &far, &json!({})).expect(201).id();
        let permissions = ["mandate.read", "mandate.create", "mandate.update", "person.read"];
        let secret = house.account("clerk", json!({"permissions": permissions, "territory": "03.531"})).text("/secret");
        let seen = house.get("/v1/mandates?total=true").with_token(&secret).expect(200);
        assert_eq!((ids(&seen), &seen.body["total"]), (vec![of_near.as_str()], &json!(1)));
        house.get(format!("/v1/mandates/{of_away}")).with_token(&secret).refused(404, "not-found");
        house.patch(format!("/v1/mandates/{of_near}"), json!({"verification": "confirmed"})).with_token(&secret).expect(200);
        mandate(house, &away, &parliament, &json!({})).with_token(&secret).refused(409, "person-is-unknown");
        let local = commune(house);
        let there = mandate(house, &away, &local, &json!({})).expect(201).id();
        house.get(format!("/v1/mandates/{there}")).with_token(&secret).expect(200);
        house.patch(format!("/v1/institutions/{far}"), json!({"seats": 30})).with_token(&secret).refused(403, "not-allowed");
        house.patch(format!("/v1/institutions/{local}"), json!({"seats": 30})).with_token(&secret).expect(200);
        assert_eq!(house.get("/v1/institutions?total=true").with_token(&secret).expect(200).body["total"], 3, "they are public");
    }

    fn a_merge_moves_mandates_and_two_in_one_institution_stand_in_its_way(house) {
        let there = commune(house);
        let [this, other] = [(); 2].map(|()| person(house, "محمد العلوي", "male"));
        let [first, second] = [&this, &other].map(|person| mandate(house, person, &there, &json!({})).expect(201).id());
        let merge = || house.post(format!("/v1/persons/{this}/merges"), json!({"other_id": other, "reason": "registered twice"}));
        let refused = merge().at("/other_id", "mandates-overlap");
        assert_eq!(refused.text("/detail"), format!("/v1/mandates/{first}"));
        house.post(format!("/v1/mandates/{first}/end"), json!({"ends_on": "2021-09-08", "ended_by": "resignation"})).expect(200);
        house.patch(format!("/v1/mandates/{second}"), json!({"starts_on": "2021-09-09"})).expect(200);
        let done = merge().expect(201);
        let moved = done.body["moved"].as_array().unwrap().iter().find(|moved| moved["kind"] == "mandate").unwrap().clone();
        assert_eq!(moved["ids"], json!([second]), "{done}");
        assert_eq!(house.get(format!("/v1/mandates/{second}")).expect(200).text("/person_id"), this);
        assert_eq!(found(house, &format!("person_id={this}&history=true")).data().len(), 2);
        house.post(format!("/v1/merges/{}/reversals", done.id()), json!({"reason": "cousins"})).expect(200);
        assert_eq!(house.get(format!("/v1/mandates/{second}")).expect(200).text("/person_id"), other);
    }
}
