//! Versions of the statutes, from the outside: adopted by a decision, compared, and never a rewriting of the past.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat};
use crate::house::{Answer, House, both};

/// The default statutes, and a clause by which a provincial secretary serves two terms in a row at most.
fn two_terms_at_most() -> Value {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
    let text = json!({"ar": "لا يتولى الأمين الإقليمي أكثر من مدتين متتاليتين.", "fr": "Le secrétaire provincial n'exerce pas plus de deux mandats consécutifs.", "en": "The provincial secretary serves two terms in a row at most."});
    document["clauses"].as_array_mut().unwrap().push(json!({"id": "art-45", "text": text}));
    let secretary = find(&mut document["position_types"], "provincial_secretary");
    secretary["terms_consecutive_max"] = json!(2);
    secretary["enforcement"] = json!({"consecutive_terms": {"effect": "warn", "clause": "art-45"}});
    document
}

fn find<'a>(list: &'a mut Value, code: &str) -> &'a mut Value {
    list.as_array_mut().unwrap().iter_mut().find(|item| item["code"] == code).unwrap()
}

fn new_version(effective_from: &str, document: &Value) -> Value {
    json!({"effective_from": effective_from, "source": {"kind": "printed statutes"}, "document": document})
}

fn adopt(house: &House, effective_from: &str, document: &Value) -> Answer {
    house.post("/v1/statutes", new_version(effective_from, document)).send()
}

/// A meeting of a new body of that type; answers the body's slug and the address of the meeting's decisions.
fn meeting(house: &House, kind: &str) -> (String, String) {
    let body = house
        .post("/v1/bodies", json!({"type": kind, "territory": "MA", "starts_on": "2020-01-01"}))
        .expect(201)
        .text("/slug");
    let new = json!({"body": body, "kind": "ordinary", "held_on": "2022-12-08"});
    let meeting = house.post("/v1/meetings", new).expect(201).id();
    (body, format!("/v1/meetings/{meeting}/decisions"))
}

fn decision(effects: &Value) -> Value {
    json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects})
}

/// The outcomes of a recorded decision.
fn results(decided: &Answer) -> &[Value] {
    decided.body["results"].as_array().unwrap()
}

both! {
    fn two_terms_at_most_warn_of_a_third_and_leave_the_old_ones_alone(house) {
        let body = secretariat(house);
        let office = position(house, &body, "provincial_secretary");
        let (him, her) = (person(house, "حميد الورياغلي", "male"), person(house, "سعاد الجبلي", "female"));
        let path = format!("/v1/positions/{office}/appointments");
        let serve = |who: &str, from: &str, to: &str| {
            let mut term = appointment(who, from);
            term["ends_on"] = json!(to);
            house.post(&path, term).in_language("en").expect(201)
        };
        serve(&him, "2170-01-01", "2173-12-31");
        serve(&him, "2174-01-01", "2177-12-31");
        let third = serve(&him, "2178-01-01", "2181-12-31");
        assert!(!third.body["warnings"].to_string().contains("terms-are-used-up"), "{third}");
        serve(&her, "2182-01-01", "2185-12-31");
        serve(&her, "2186-01-01", "2189-12-31");
        let second = adopt(house, "2190-01-01", &two_terms_at_most());
        assert_eq!(second.status, 201, "{second}");
        let listed = house.get("/v1/reports/violations?total=true&as_of=2199-01-01").expect(200);
        assert_eq!(listed.body["total"], 0, "what was right under the first version stays right: {listed}");
        let candidacy = |who: &str, on: &str| {
            let check = json!({"on": on, "appointments": [{"position_id": office, "person_id": who}]});
            let found = house.post("/v1/statutes/check", check).in_language("fr").expect(200);
            let findings = found.body["appointments"][0]["findings"].as_array().unwrap().clone();
            findings.into_iter().find(|finding| finding["code"] == "terms-are-used-up")
        };
        // She has served two terms, the last of which ended the day before.
        let warned = candidacy(&her, "2190-01-01").unwrap();
        assert_eq!((&warned["effect"], &warned["asked"], &warned["found"]), (&json!("warn"), &json!("2"), &json!("3")));
        assert_eq!((&warned["clause"]["id"], &warned["clause"]["text"]), (&json!("art-45"), &json!("Le secrétaire provincial n'exerce pas plus de deux mandats consécutifs.")));
        // He has served three, and been out of office for two terms.
        assert_eq!(candidacy(&him, "2190-01-01"), None);
        let made = serve(&her, "2190-01-01", "2193-12-31");
        let warning = made.body["warnings"].as_array().unwrap().iter().find(|one| one["code"] == "terms-are-used-up").unwrap().clone();
        assert_eq!((&warning["effect"], &warning["clause"]["texts"]["en"]), (&json!("warn"), &json!("The provincial secretary serves two terms in a row at most.")));
        let listed = house.get("/v1/reports/violations?as_of=2199-01-01").expect(200);
        assert_eq!((listed.data().len(), &listed.body["data"][0]["statutes_id"]), (1, &second.body["id"]));
        // The same candidacy by the first version, which is not in force any more.
        let first = house.get("/v1/statutes/in-force?as_of=2189-12-31").expect(200).id();
        let check = json!({"on": "2194-01-01", "statutes_id": first, "appointments": [{"position_id": office, "person_id": her}]});
        let found = house.post("/v1/statutes/check", check).expect(200);
        assert!(!found.body.to_string().contains("terms-are-used-up"), "{found}");
    }

    fn two_versions_are_compared_item_by_item(house) {
        let first = house.get("/v1/statutes/in-force").expect(200).id();
        let second = adopt(house, "2190-01-01", &two_terms_at_most()).id();
        let compared = house.get(format!("/v1/statutes/{first}/comparison?with={second}")).in_language("ar").expect(200);
        assert_eq!((&compared.body["from"]["id"], &compared.body["with"]["id"]), (&json!(first), &json!(second)));
        let differences = compared.body["differences"].as_array().unwrap();
        let told: Vec<_> = differences.iter().map(|one| (one["item"].as_str().unwrap(), one["change"].as_str().unwrap())).collect();
        assert_eq!(told, [("art-45", "added"), ("provincial_secretary", "changed")]);
        assert_eq!(differences[0]["label"], "لا يتولى الأمين الإقليمي أكثر من مدتين متتاليتين.");
        let secretary = &differences[1];
        assert_eq!(secretary["label"], "الأمين الإقليمي");
        let at = secretary["pointer"].as_str().unwrap();
        assert_eq!(secretary["fields"][0], json!({"pointer": format!("{at}/terms_consecutive_max"), "before": null, "after": 2}));
        assert_eq!(secretary["fields"][1]["pointer"], format!("{at}/enforcement/consecutive_terms"));
        assert!(secretary["clauses"].as_array().unwrap().iter().any(|clause| clause["id"] == "art-45"), "{secretary}");
        let back = house.get(format!("/v1/statutes/{second}/comparison?with={first}")).expect(200);
        assert_eq!(back.body["differences"][0]["change"], "removed");
        let same = house.get(format!("/v1/statutes/{second}/comparison?with={second}")).expect(200);
        assert_eq!(same.body["differences"], json!([]));
        house.get(format!("/v1/statutes/{first}/comparison")).faulty("?with", "missing-parameter");
        house.get(format!("/v1/statutes/{first}/comparison?with=01890000-0000-7000-8000-000000000000")).refused(404, "not-found");
    }

    fn the_congress_adopts_statutes_by_a_decision(house) {
        let (_, decisions) = meeting(house, "national_congress");
        let adopt = json!({"kind": "adopt_statutes", "effective_from": "2190-01-01", "document": two_terms_at_most()});
        let decided = house.post(&decisions, decision(&json!([adopt]))).expect(201);
        assert_eq!((&results(&decided)[0]["kind"], &decided.body["effects"][0]), (&json!("statutes"), &json!({"kind": "adopt_statutes", "effective_from": "2190-01-01"})));
        let adopted = house.get(results(&decided)[0]["path"].as_str().unwrap()).expect(200);
        assert_eq!((&adopted.body["number"], &adopted.body["basis"]["decision_id"]), (&json!(2), &decided.body["id"]));
        assert_eq!(house.get("/v1/statutes/in-force?as_of=2190-01-01").expect(200).id(), adopted.id());
        assert_eq!(house.get("/v1/statutes/in-force?as_of=2189-12-31").expect(200).body["number"], 1);
        let again = json!({"kind": "adopt_statutes", "effective_from": "2191-01-01"});
        let refused = house.post(&decisions, decision(&json!([again]))).refused(422, "invalid");
        assert!(refused.has_fault("/effects/0/document", "missing-field"), "{refused}");
        let early = json!({"kind": "adopt_statutes", "effective_from": "2022-12-07", "document": two_terms_at_most()});
        house.post(&decisions, decision(&json!([early]))).refused(409, "statutes-precede-their-decision");
        let mut unsound = two_terms_at_most();
        unsound["clauses"][44]["id"] = json!("art-44");
        let unsound = json!({"kind": "adopt_statutes", "effective_from": "2192-01-01", "document": unsound});
        let refused = house.post(&decisions, decision(&json!([unsound]))).refused(422, "invalid");
        assert!(refused.has_fault("/effects/0/document/clauses/44/id", "duplicate-clause"), "{refused}");
        assert_eq!(house.get("/v1/statutes?total=true").expect(200).body["total"], 2);
    }

    fn rights_are_adopted_in_the_words_there_are_and_by_roles_that_are_there(house) {
        let rights = |grants: Value, roles: Value, over: &str| {
            let mut document = two_terms_at_most();
            let secretary = find(&mut document["position_types"], "provincial_secretary");
            (secretary["grants"], secretary["roles"], secretary["over"]) = (grants, roles, json!(over));
            document
        };
        let refuse = |document: &Value| house.post("/v1/statutes", new_version("2190-01-01", document)).refused(422, "invalid");
        let place = two_terms_at_most()["position_types"].as_array().unwrap().iter().position(|kind| kind["code"] == "provincial_secretary").unwrap();
        let at = format!("/document/position_types/{place}");
        let refused = refuse(&rights(json!(["person.read", "person.behold"]), json!([]), "body"));
        assert!(refused.has_fault(&format!("{at}/grants/1"), "bad-value"), "{refused}");
        let told = refused.text("/errors/0/detail");
        assert!(told.contains("person.contacts") && told.contains("notice.publish"), "{told}");
        let refused = refuse(&rights(json!([]), json!([]), "planet"));
        assert!(refused.has_fault(&format!("{at}/over"), "bad-value"), "{refused}");
        let refused = refuse(&rights(json!([]), json!(["official", "emperor"]), "body"));
        assert!(refused.has_fault(&format!("{at}/roles/1"), "unknown-role"), "{refused}");
        let mut unnamed = two_terms_at_most();
        unnamed["roles"][0]["permissions"] = json!([]);
        unnamed["membership"]["grants"] = json!(["self.read", "self.read"]);
        let refused = refuse(&unnamed);
        assert!(refused.has_fault("/document/roles/0/permissions", "empty-list"), "{refused}");
        assert!(refused.has_fault("/document/membership/grants/1", "duplicate-permission"), "{refused}");
        let adopted = adopt(house, "2190-01-01", &rights(json!(["person.read"]), json!(["official"]), "body")).id();
        let shown = house.get(format!("/v1/statutes/{adopted}")).expect(200).body;
        let secretary = &shown["document"]["position_types"][place];
        assert_eq!((&secretary["grants"], &secretary["roles"], &secretary["over"]), (&json!(["person.read"]), &json!(["official"]), &json!("body")));
        assert_eq!(shown["document"]["roles"], two_terms_at_most()["roles"].as_array().unwrap().iter().map(|role| {
            let mut whole = json!({"over": "territory", "clause": null});
            whole.as_object_mut().unwrap().extend(role.as_object().unwrap().clone());
            whole
        }).collect::<Value>());
    }

    fn statutes_are_adopted_by_whom_the_statutes_say(house) {
        let (_, decisions) = meeting(house, "national_council");
        let adopt = json!({"kind": "adopt_statutes", "effective_from": "2190-01-01", "document": two_terms_at_most()});
        let refused = house.post(&decisions, decision(&json!([adopt]))).refused(409, "statutes-are-not-theirs-to-adopt");
        assert_eq!(refused.text("/clause/id"), "art-8");
        let nobody = "01890000-0000-7000-8000-000000000000";
        let new = json!({"effective_from": "2190-01-01", "decision_id": nobody, "document": two_terms_at_most()});
        house.post("/v1/statutes", new).refused(409, "decision-is-unknown");
        house.post("/v1/statutes", json!({"effective_from": "2190-01-01", "document": two_terms_at_most()})).at("/source", "statutes-rest-on-nothing");
        let new = json!({"effective_from": "2190-01-01", "source": {"kind": "printed statutes"}, "document": two_terms_at_most()});
        assert_eq!(house.post("/v1/statutes", new).expect(201).body["basis"]["source"]["kind"], "printed statutes");
    }

    fn a_body_creates_what_its_type_creates_and_under_itself_only(house) {
        let (body, decisions) = meeting(house, "national_secretariat");
        let form = |kind: &str, parent: &str| json!({"kind": "form_body", "type": kind, "parent": parent, "territory": "MA", "starts_on": "2022-12-08"});
        let decide = |effect: Value| house.post(&decisions, decision(&json!([effect])));
        let made = decide(form("pole", &body)).expect(201);
        assert_eq!(results(&made)[0]["warnings"], json!([]));
        let refused = decide(form("national_ethics_committee", &body)).in_language("en").refused(409, "creation-is-not-granted");
        assert_eq!(refused.text("/clause/id"), "art-43");
        assert!(refused.has_fault("/effects/0/type", "creation-is-not-granted"), "{refused}");
        let bureau = house.get(format!("/v1/bodies?parent={body}&kind=bureau")).expect(200).text("/data/0/slug");
        decide(form("pole", &bureau)).refused(409, "creation-is-not-granted");
        decide(form("tribunal", &body)).refused(409, "creation-is-not-granted");
    }

    fn statutes_that_only_warn_let_a_body_create_more_and_say_so(house) {
        let mut document = two_terms_at_most();
        document["enforcement"]["creation"] = json!({"effect": "warn", "clause": "art-43"});
        assert_eq!(adopt(house, "2021-01-01", &document).status, 201);
        let (_, decisions) = meeting(house, "national_council");
        let (secretariat, _) = meeting(house, "national_secretariat");
        let pole = json!({"kind": "form_body", "type": "pole", "parent": secretariat, "starts_on": "2022-12-08"});
        let made = house.post(&decisions, decision(&json!([pole]))).in_language("fr").expect(201);
        let warning = &results(&made)[0]["warnings"][0];
        assert_eq!((&warning["code"], &warning["effect"], &warning["clause"]["id"]), (&json!("creation-is-not-granted"), &json!("warn"), &json!("art-43")));
        // Shown later, in the language it is asked in.
        let shown = house.get(made.header("location").unwrap()).in_language("en").expect(200);
        let warning = &results(&shown)[0]["warnings"][0];
        assert!(warning["clause"]["text"].as_str().unwrap().starts_with("A body of the party creates"), "{shown}");
        assert!(warning["title"].as_str().unwrap().starts_with("The statutes do not let"), "{shown}");
        let created = house.get(results(&made)[0]["path"].as_str().unwrap()).expect(200);
        let parent = house.get(format!("/v1/bodies/{secretariat}")).expect(200).id();
        assert_eq!(created.text("/parent_id"), parent, "formed where only the secretariat may form it");
    }

    fn a_decision_appoints_a_bureau_as_a_whole(house) {
        let mut document = two_terms_at_most();
        for quota in document["quotas"].as_array_mut().unwrap() {
            quota["effect"] = json!("block");
        }
        document["quotas"].as_array_mut().unwrap().retain(|quota| quota["group"] == "women");
        assert_eq!(adopt(house, "2021-01-01", &document).status, 201);
        let (body, decisions) = meeting(house, "national_secretariat");
        let bureau = house.get(format!("/v1/bodies?parent={body}&kind=bureau")).expect(200).text("/data/0/slug");
        let joins = |person: &str| json!({"kind": "appoint", "body": bureau, "position_type": "bureau_member", "person_id": person});
        let people: Vec<String> = (0..6).map(|number| person(house, &format!("عضو {number}"), if number < 4 { "male" } else { "female" })).collect();
        let men: Vec<Value> = people.iter().take(5).map(|person| joins(person)).collect();
        let refused = house.post(&decisions, decision(&json!(men))).in_language("en").refused(409, "women-are-too-few");
        assert_eq!(refused.text("/detail"), "asked: 1/3; found: 1/5");
        assert!(refused.has_fault("/effects/4", "women-are-too-few"), "{refused}");
        assert_eq!(house.get("/v1/appointments?history=true&total=true").expect(200).body["total"], 0);
        let all: Vec<Value> = people.iter().map(|person| joins(person)).collect();
        let made = house.post(&decisions, decision(&json!(all))).expect(201);
        let effects: Vec<_> = results(&made).iter().map(|outcome| outcome["effect"].as_i64().unwrap()).collect();
        assert_eq!(effects, [0, 1, 2, 3, 4, 5]);
    }
}
