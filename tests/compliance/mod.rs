//! What the statutes say against appointments and bodies, from the outside.
mod check;
mod corrections;
mod details;
mod every_rule;
mod inherited;
mod length;
mod order;
mod versions;

use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{Answer, House, both};

/// Somebody born on a day, a member since another.
fn member(house: &House, name_ar: &str, gender: &str, born: &str, since: &str) -> String {
    let new = json!({"name_ar": name_ar, "gender": gender, "birth_date": born});
    let person = house.post("/v1/persons", new).expect(201).id();
    house
        .post("/v1/memberships", json!({"person_id": person, "starts_on": since, "source": source()}))
        .expect(201);
    person
}

/// Forms the ethics committee of the secretariat; answers the office of its members.
fn ethics(house: &House) -> String {
    secretariat(house);
    let new =
        json!({"type": "ethics_committee", "parent": "taounate-secretariat", "starts_on": "2020-01-01"});
    let committee = house.post("/v1/bodies", new).expect(201).id();
    position(house, &committee, "ethics_member")
}

/// An appointment that is to come, which no source can tell of.
fn to_come(person: &str) -> Value {
    appointment(person, "2190-01-01")
}

/// The codes and effects of findings.
fn told(findings: &Value) -> Vec<(String, String)> {
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let findings = findings.as_array().unwrap_or_else(|| panic!("{findings} is no list"));
    findings.iter().map(|finding| (text(finding, "code"), text(finding, "effect"))).collect()
}

fn one(code: &str, effect: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), effect.to_owned())]
}

fn violations(house: &House, filter: &str) -> Answer {
    house.get(format!("/v1/reports/violations?total=true&{filter}")).expect(200)
}

both! {
    fn whoever_is_too_young_is_refused_with_the_clause_in_three_languages(house) {
        let office = ethics(house);
        let young = member(house, "ياسين الحياني", "male", "2165-01-02", "2010-01-01");
        let path = format!("/v1/positions/{office}/appointments");
        let refused = house.post(&path, to_come(&young)).in_language("en").refused(409, "holder-is-too-young");
        assert_eq!((refused.text("/clause/id"), refused.text("/detail")), ("art-23".to_owned(), "asked: 25".to_owned()));
        for language in ["ar", "fr", "en"] {
            assert!(refused.body["clause"]["texts"][language].is_string(), "{refused}");
        }
        assert_eq!(violations(house, "limit=1").body["total"], 0, "nothing was made");
        let of_age = member(house, "سلوى الحياني", "female", "2165-01-01", "2010-01-01");
        house.post(&path, to_come(&of_age)).expect(201);
    }

    fn nobody_holds_two_positions_that_exclude_each_other(house) {
        let office = ethics(house);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let secretary = position(house, "taounate-secretariat", "provincial_secretary");
        let held = house.post(format!("/v1/positions/{secretary}/appointments"), appointment(&him, "2021-01-01")).expect(201).id();
        let path = format!("/v1/positions/{office}/appointments");
        let refused = house.post(&path, to_come(&him)).in_language("fr").refused(409, "positions-are-incompatible");
        assert_eq!(refused.text("/clause/id"), "art-23");
        assert!(refused.text("/detail").contains("provincial_secretary"), "{refused}");
        let ending = json!({"ends_on": "2023-12-31", "source": source()});
        house.post(format!("/v1/appointments/{held}/resignations"), ending).expect(200);
        house.post(&path, to_come(&him)).expect(201);
    }

    fn history_that_breaks_a_rule_is_kept_with_its_warning_until_it_is_corrected(house) {
        let office = ethics(house);
        let him = member(house, "حميد الورياغلي", "male", "2000-06-01", "2010-01-01");
        let made = house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2021-01-01")).in_language("fr").expect(201);
        assert_eq!(told(&made.body["warnings"]), one("holder-is-too-young", "block"));
        let listed = violations(house, "").body;
        assert_eq!(listed["total"], 1);
        let kept = &listed["data"][0];
        assert_eq!((&kept["code"], &kept["person"]["id"], &kept["position_type"]), (&json!("holder-is-too-young"), &json!(him), &json!("ethics_member")));
        assert_eq!((&kept["asked"], &kept["found"], &kept["clause"]["id"]), (&json!("25"), &json!(null), &json!("art-23")));
        for (filter, count) in [
            ("rule=holder-is-too-young", 1),
            ("rule=terms-are-used-up", 0),
            ("body=taounate-ethics-committee", 1),
            ("body=taounate-secretariat", 0),
            ("under=03", 1),
            ("under=03.531", 1),
            ("under=01", 0),
            ("effect=block", 1),
            ("effect=warn", 0),
            ("as_of=2020-12-31", 0),
            ("as_of=2021-01-01", 1),
            (format!("person_id={him}").as_str(), 1),
            (format!("appointment_id={}", made.id()).as_str(), 1),
        ] {
            assert_eq!(violations(house, filter).body["total"], count, "{filter}");
        }
        let at = format!("/v1/appointments/{}", made.id());
        let shown = house.get(&at).in_language("en").expect(200);
        assert_eq!(told(&shown.body["warnings"]), one("holder-is-too-young", "block"));
        assert_eq!(shown.text("/warnings/0/clause/text"), shown.text("/warnings/0/clause/texts/en"));
        house.patch(&at, json!({"starts_on": "2025-06-01"})).expect(200);
        assert_eq!(violations(house, "").body["total"], 0, "of age on that day");
        house.patch(&at, json!({"starts_on": "2025-05-31"})).expect(200);
        assert_eq!(violations(house, "").body["total"], 1, "and not the day before");
        let known = violations(house, "").text("/data/0/noted_at");
        house.delete(&at).expect(204);
        assert_eq!(violations(house, "").body["total"], 0);
        let before = violations(house, &format!("known_at={known}"));
        assert_eq!((&before.body["total"], &before.body["data"][0]["code"]), (&json!(1), &json!("holder-is-too-young")));
    }

    fn what_another_appointment_broke_is_mended_when_that_one_ends_sooner(house) {
        let office = ethics(house);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let secretary = position(house, "taounate-secretariat", "provincial_secretary");
        let held = house.post(format!("/v1/positions/{secretary}/appointments"), appointment(&him, "2020-06-01")).expect(201).id();
        house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2021-01-01")).expect(201);
        assert_eq!(violations(house, "rule=positions-are-incompatible").body["total"], 2, "either excludes the other");
        let ending = json!({"ends_on": "2020-12-31", "source": source()});
        house.post(format!("/v1/appointments/{held}/resignations"), ending).expect(200);
        assert_eq!(violations(house, "").body["total"], 0);
    }

    fn what_is_told_of_a_person_later_is_judged_anew(house) {
        let office = ethics(house);
        let him = person(house, "حميد الورياغلي", "male");
        let made = house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2021-01-01")).expect(201);
        let broken = || told(&violations(house, "").body["data"]);
        let correct = |change: Value| house.patch(format!("/v1/persons/{him}"), change).expect(200);
        let (young, idle) = (one("holder-is-too-young", "block"), one("standing-does-not-qualify", "block"));
        assert_eq!(broken(), [], "neither his birth nor a membership is on record");
        correct(json!({"birth_date": "1996-01-02"}));
        assert_eq!(broken(), young, "twenty-four on that day");
        assert_eq!(told(&house.get(format!("/v1/appointments/{}", made.id())).expect(200).body["warnings"]), young);
        let noted = violations(house, "").text("/data/0/id");
        correct(json!({"name_latin": "Hamid"}));
        assert_eq!(violations(house, "").text("/data/0/id"), noted, "what stays as it was is not noted again");
        correct(json!({"birth_date": "1996-01-01"}));
        assert_eq!(broken(), []);
        let belonging = json!({"person_id": him, "starts_on": "2021-01-02", "source": source()});
        let belonging = format!("/v1/memberships/{}", house.post("/v1/memberships", belonging).expect(201).id());
        assert_eq!(broken(), idle, "a member from the day after");
        house.patch(&belonging, json!({"starts_on": "2021-01-01"})).expect(200);
        assert_eq!(broken(), []);
        house.patch(&belonging, json!({"starts_on": "2020-01-01"})).expect(200);
        house.post(format!("{belonging}/end"), json!({"ends_on": "2020-12-31", "standing": "resigned"})).expect(200);
        assert_eq!(broken(), idle, "a member until the day before");
        house.delete(&belonging).expect(204);
        assert_eq!(broken(), [], "again no membership is on record");
        let both = json!({"operations": [
            {"method": "PATCH", "path": format!("/v1/persons/{him}"), "if_match": "*", "body": {"birth_date": "2000-06-01"}},
            {"method": "POST", "path": "/v1/memberships", "body": {"person_id": him, "starts_on": "2022-01-01", "source": source()}},
        ]});
        house.post("/v1/batch?dry_run=true", both.clone()).expect(200);
        assert_eq!(broken(), []);
        house.post("/v1/batch", both).expect(200);
        assert_eq!(broken(), [young, idle].concat());
    }

    fn a_term_too_many_is_the_last_of_them_in_whatever_order_they_are_entered(house) {
        let new = json!({"type": "national_secretariat", "territory": "MA", "starts_on": "2000-01-01", "source": source()});
        let body = house.post("/v1/bodies", new).expect(201).id();
        let office = format!("/v1/positions/{}/appointments", position(house, &body, "national_secretary"));
        let terms = [("2004-01-01", "2007-12-31"), ("2008-01-01", "2011-12-31"), ("2012-01-01", "2015-12-31")];
        let hold = |who: &str, (from, to): (&str, &str)| {
            house.post(&office, json!({"person_id": who, "starts_on": from, "ends_on": to, "source": source()})).expect(201).id()
        };
        let flagged = |who: &str| {
            let found = violations(house, &format!("rule=terms-are-used-up&person_id={who}"));
            found.data().iter().map(|one| one["appointment_id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let him = member(house, "حميد الورياغلي", "male", "1960-01-01", "1990-01-01");
        let terms_held = terms.map(|term| hold(&him, term));
        assert_eq!(flagged(&him), terms_held[2..], "entered in order");
        house.patch(format!("/v1/persons/{him}"), json!({"birth_date": "1960-01-02"})).expect(200);
        assert_eq!(flagged(&him), terms_held[2..], "judged anew");
        house.patch(format!("/v1/appointments/{}", terms_held[0]), json!({"starts_on": "2003-01-01", "ends_on": "2003-06-30"})).expect(200);
        assert_eq!(flagged(&him), [""; 0], "a whole term out of office");
        house.patch(format!("/v1/appointments/{}", terms_held[0]), json!({"starts_on": "2004-01-01", "ends_on": "2007-12-31"})).expect(200);
        assert_eq!(flagged(&him), terms_held[2..], "in a row again");
        for appointment in &terms_held {
            house.delete(format!("/v1/appointments/{appointment}")).expect(204);
        }
        let her = member(house, "سلوى الحياني", "female", "1960-01-01", "1990-01-01");
        let [first, second, third] = terms;
        let last = hold(&her, third);
        hold(&her, second);
        assert_eq!(flagged(&her), [""; 0], "two in a row");
        hold(&her, first);
        assert_eq!(flagged(&her), [last], "entered newest first");
    }

    fn what_is_not_on_record_is_unverifiable_and_never_refused(house) {
        let office = ethics(house);
        let stranger = person(house, "سعاد الجبلي", "female");
        let made = house.post(format!("/v1/positions/{office}/appointments"), to_come(&stranger)).in_language("ar").expect(201);
        let expected: Vec<_> = ["holder-is-too-young", "standing-does-not-qualify"].iter().flat_map(|code| one(code, "unverifiable")).collect();
        assert_eq!(told(&made.body["warnings"]), expected);
        assert_eq!((&made.body["warnings"][0]["missing"], &made.body["warnings"][1]["missing"]), (&json!("birth_date"), &json!("membership")));
        assert_eq!(made.text("/warnings/0/clause/id"), "art-23");
        assert_eq!(violations(house, "").body["total"], 0);
        assert_eq!(house.get(made.header("location").unwrap()).expect(200).body["warnings"], json!([]));
    }

    fn a_bureau_below_the_womens_share_is_warned_of_and_reported(house) {
        secretariat(house);
        let office = position(house, "taounate-bureau", "bureau_member");
        let path = format!("/v1/positions/{office}/appointments");
        let joins = |name: &str, gender: &str| {
            let new = appointment(&member(house, name, gender, "1970-01-01", "2010-01-01"), "2021-01-01");
            told(&house.post(&path, new).expect(201).body["warnings"])
        };
        assert_eq!(joins("منير السبتي", "male"), Vec::new(), "three are needed before a share can be told");
        assert_eq!(joins("حميد الورياغلي", "male"), Vec::new());
        assert_eq!(joins("عادل المريني", "male"), [one("women-are-too-few", "warn"), one("young-are-too-few", "warn")].concat());
        let report = |day: &str| house.get(format!("/v1/reports/compositions?under=03.531&type=provincial_bureau&as_of={day}")).in_language("fr").expect(200);
        let found = report("2021-01-01");
        assert_eq!((&found.body["data"][0]["members"], &found.body["data"][0]["women"], &found.body["data"][0]["men"]), (&json!(3), &json!(0), &json!(3)));
        assert_eq!(told(&found.body["data"][0]["findings"])[0], ("women-are-too-few".to_owned(), "warn".to_owned()));
        assert_eq!((found.text("/data/0/findings/0/asked"), found.text("/data/0/findings/0/found")), ("1/3".to_owned(), "0/3".to_owned()));
        assert_eq!(found.text("/data/0/findings/0/clause/id"), "art-26");
        assert_eq!(told(&report("2020-12-31").body["data"][0]["findings"]), one("body-is-too-small", "warn"));
        assert_eq!(joins("سعاد الجبلي", "female"), [one("women-are-too-few", "warn"), one("young-are-too-few", "warn")].concat(), "one of four");
        assert_eq!(joins("نادية الغازي", "female"), one("young-are-too-few", "warn"), "two of five");
        let hers = house.get(format!("/v1/appointments?position_id={office}&as_of=2021-01-01")).expect(200).text("/data/4/id");
        let ending = json!({"ends_on": "2022-12-31", "source": source()});
        let ended = house.post(format!("/v1/appointments/{hers}/resignations"), ending).expect(200);
        assert!(told(&ended.body["warnings"]).contains(&("women-are-too-few".to_owned(), "warn".to_owned())), "{ended}");
    }

    fn a_body_tells_the_rules_it_lives_by(house) {
        secretariat(house);
        let rules = house.get("/v1/bodies/taounate-bureau/rules").in_language("ar").expect(200);
        assert_eq!((&rules.body["body_type"]["notice_days"], &rules.body["body_type"]["quorum"]["first"]), (&json!(3), &json!("1/2")));
        assert_eq!(rules.body["quotas"].as_array().map(Vec::len), Some(2));
        let positions: Vec<_> = rules.body["positions"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        assert_eq!(positions, ["bureau_rapporteur", "bureau_deputy_rapporteur", "bureau_treasurer", "bureau_deputy_treasurer", "bureau_member"]);
        let clauses: Vec<_> = rules.body["clauses"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert!(["art-6", "art-16", "art-26", "art-31", "art-33", "art-38"].iter().all(|id| clauses.contains(id)), "{clauses:?}");
        assert_eq!(rules.body["composition"]["members"], 0);
        house.get("/v1/bodies/taounate-bureau/rules?as_of=2019-12-31").refused(404, "not-found");
    }

    fn many_violations_are_paged_in_the_order_they_were_noted(house) {
        let office = ethics(house);
        for number in 0..5 {
            let him = member(house, &format!("مرشح {number}"), "male", "2000-06-01", "2010-01-01");
            house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2021-01-01")).expect(201);
        }
        let first = violations(house, "limit=3");
        assert_eq!((first.data().len(), &first.body["total"]), (3, &json!(5)));
        let second = violations(house, &format!("limit=3&cursor={}", first.text("/next")));
        assert_eq!((second.data().len(), &second.body["next"]), (2, &Value::Null));
        assert_ne!(first.text("/data/2/id"), second.text("/data/0/id"));
    }
}
