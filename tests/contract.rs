//! The contract: what is checked in is what is served, and what it says is so.
//!
//! `UPDATE=1 cargo test contract` writes `api-spec/openapi.json` anew; read the difference.
use std::collections::HashSet;

use amana::access::Operation;
use amana::app::Asking;
use amana::http::Answer as Answered;
use serde_json::{Value, json};

use crate::house::{House, Registry, both, operations, plausible, resolved};

const CHECKED_IN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/api-spec/openapi.json");

#[test]
fn the_contract_checked_in_is_the_one_served() {
    let house = House::open(Registry::on_sqlite());
    let served = format!("{}\n", serde_json::to_string_pretty(&house.contract()).unwrap());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/api-spec")).unwrap();
        std::fs::write(CHECKED_IN, served).unwrap();
        return;
    }
    let checked_in = std::fs::read_to_string(CHECKED_IN).unwrap_or_default();
    let place = served.lines().zip(checked_in.lines()).position(|(one, other)| one != other);
    assert!(
        served == checked_in,
        "api-spec/openapi.json is not what the code says, from line {}: UPDATE=1 cargo test contract",
        place.unwrap_or_default() + 1
    );
}

#[test]
fn every_operation_says_what_it_does_and_how_it_fails() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let mut seen = HashSet::new();
    for one in operations(&contract) {
        let operation = &one.operation;
        assert!(seen.insert(one.id.clone()), "{} stands twice", one.id);
        assert_eq!(operation["tags"].as_array().map(Vec::len), Some(1), "{}: one tag", one.id);
        let told = operation["description"].as_str().unwrap_or_default();
        assert!(operation["summary"].as_str().is_some_and(|summary| summary.ends_with('.')), "{}", one.id);
        let who = if one.is_open() { "Open: no token is needed." } else { "Needs the permission `" };
        assert!(told.contains(who), "{}: {told}", one.id);
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{}", one.id);
        for (status, response) in responses.iter().filter(|(status, _)| status.as_str() >= "400") {
            let problem = "/content/application~1problem+json/schema/$ref";
            let schema = response.pointer(problem).and_then(Value::as_str);
            assert_eq!(schema, Some("#/components/schemas/Problem"), "{} {status}", one.id);
        }
    }
}

#[test]
fn every_reference_leads_somewhere() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let mut all = Vec::new();
    collect_references(&contract, &mut all);
    assert!(all.len() > 100, "only {} references: this test looks at the wrong thing", all.len());
    all.retain(|reference| contract.pointer(reference.trim_start_matches('#')).is_none());
    all.dedup();
    assert_eq!(all, Vec::<String>::new(), "name these in `doors!(..; Type)`");
}

fn collect_references(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            all.extend(fields.get("$ref").and_then(Value::as_str).map(str::to_owned));
            fields.values().for_each(|field| collect_references(field, all));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, all)),
        _ => {}
    }
}

/// A value just inside a limit of the schema and one just outside, with the limit's name.
fn edges(schema: &Value) -> Vec<(&'static str, Value, Value)> {
    let mut edges = Vec::new();
    let number = |name: &str| schema[name].as_u64().and_then(|limit| usize::try_from(limit).ok());
    let is_text = schema["type"] == "string" || schema["type"][0] == "string";
    if let Some(max) = number("maxLength").filter(|_| is_text && schema["format"].is_null()) {
        edges.push(("maxLength", json!("a".repeat(max)), json!("a".repeat(max + 1))));
        edges.push(("minLength", json!("a"), json!("")));
    }
    if let Some(max) = schema["maximum"].as_i64() {
        edges.push(("maximum", json!(max), json!(max + 1)));
    }
    if let Some(min) = schema["minimum"].as_i64() {
        edges.push(("minimum", json!(min), json!(min - 1)));
    }
    edges
}

/// The schema of a field that may be null is a choice; its limits are those of the other choice.
fn limited<'a>(schema: &'a Value, contract: &'a Value) -> &'a Value {
    let schema = resolved(schema, contract);
    let choices = ["oneOf", "anyOf"].iter().find_map(|choice| schema[*choice].as_array());
    let real = choices.and_then(|all| all.iter().find(|one| resolved(one, contract)["type"] != "null"));
    real.map_or(schema, |real| resolved(real, contract))
}

#[test]
fn the_limits_of_the_contract_are_those_of_the_door() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let mut checked = 0;
    for one in operations(&contract) {
        let Some(schema) = one.body(&contract) else { continue };
        // Where there is a choice, its first form.
        let form = schema["anyOf"].get(0).or_else(|| schema["oneOf"].get(0)).unwrap_or(schema);
        let Some(fields) = resolved(form, &contract)["properties"].as_object() else { continue };
        let whole = plausible(schema, &contract);
        let address = format!("{}?dry_run=true", one.address_of_nothing(&contract));
        for (field, field_schema) in fields {
            let ask = |value: Value| {
                let mut body = whole.clone();
                body[field] = value;
                house.ask(&one.method, address.clone()).header("if-match", "*").json(&body).send()
            };
            let pointer = format!("/{field}");
            let names = |answer: &crate::house::Answer| {
                answer.body["errors"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .any(|fault| fault["pointer"] == pointer)
            };
            let field_schema = limited(field_schema, &contract);
            let is_line = field_schema["pattern"].as_str().is_none_or(|pattern| pattern.contains("\\u2028"));
            for (limit, inside, outside) in edges(field_schema) {
                let answer = ask(outside);
                // A merge patch is judged when it is applied: only then is there something to be wrong.
                if one.method != "PATCH" {
                    assert!(
                        answer.status == 422 && names(&answer),
                        "{} {field} over {limit}: {answer}",
                        one.id
                    );
                }
                if is_line {
                    let answer = ask(inside);
                    assert!(!names(&answer), "{} {field} at {limit}: {answer}", one.id);
                }
                checked += 1;
            }
            if one.method != "PATCH" {
                let answer = ask(json!({"?": []}));
                assert!(answer.status == 422, "{} {field} of another type: {answer}", one.id);
            }
        }
        if schema["additionalProperties"] == false && one.method != "PATCH" {
            let mut body = whole.clone();
            body["no_such_field"] = json!(1);
            house.ask(&one.method, address.clone()).json(&body).faulty("/no_such_field", "unknown-field");
        }
    }
    assert!(checked > 0, "no limit was found: this test looks at the wrong thing");
}

#[test]
fn every_problem_has_a_page_in_three_languages() {
    let house = House::open(Registry::on_sqlite());
    let contract = house.contract();
    let page = operations(&contract).into_iter().find(|one| one.id == "problem_show").unwrap();
    let codes = page.parameters("path")[0]["schema"]["enum"].as_array().unwrap().clone();
    assert!(codes.len() > 20, "{codes:?}");
    let unique: HashSet<_> = codes.iter().collect();
    assert_eq!(unique.len(), codes.len(), "a code stands for one kind of problem");
    for code in codes.iter().filter_map(Value::as_str) {
        let titles = ["ar", "fr", "en"].map(|language| {
            let page = house.get(format!("/problems/{code}")).anonymous().in_language(language).expect(200);
            assert_eq!(page.text("/code"), code);
            assert_eq!(page.header("content-language"), Some(language), "{page}");
            page.text("/title")
        });
        assert!(titles.iter().all(|title| title.trim_end().ends_with('.')), "{titles:?}");
        assert_eq!(titles.iter().collect::<HashSet<_>>().len(), 3, "{titles:?}");
        assert!(titles[0].chars().any(|letter| ('\u{600}'..'\u{700}').contains(&letter)), "{titles:?}");
    }
    house.get("/problems/no-such-code").anonymous().refused(404, "not-found");
}

both! {
    fn every_change_is_in_the_journal_with_its_request(house) {
        let issued = house.post("/v1/tokens", json!({"name": "guest"})).expect(201);
        let revoked = house.ask("POST", format!("/v1/tokens/{}/revocations", issued.id())).expect(200);
        let page = house.get(format!("/v1/journal?object_id={}", issued.id())).expect(200);
        let told: Vec<_> = page.data().iter().map(|entry| (&entry["operation"], &entry["request_id"])).collect();
        assert_eq!(told.len(), 2, "{page}");
        for (entry, (operation, answer)) in told.iter().zip([("token_create", &issued), ("token_revoke", &revoked)]) {
            assert_eq!(entry.0, operation);
            assert_eq!(entry.1.as_str(), answer.header("x-request-id"));
        }
        let [made, ended] = page.data() else { panic!("{page}") };
        assert_eq!((&made["before"], &made["after"]["revoked_at"]), (&Value::Null, &Value::Null));
        assert_eq!(ended["before"], made["after"]);
        assert_eq!(ended["after"]["revoked_at"], revoked.body["revoked_at"]);
    }

    fn a_change_that_records_nothing_is_not_kept(house) {
        let asking = Asking {
            evidence: amana::access::Evidence::parse(&house.admin),
            ..Asking::default()
        };
        let before = house.get("/v1/tokens?total=true").expect(200).body["total"].clone();
        let silent = house.app().write(
            asking,
            Operation::TokenCreate,
            Box::new(|tx| {
                use diesel::prelude::*;
                use amana::db::tokens;
                // A change all the same: the journal alone is forgotten.
                diesel::update(tokens::table).set(tokens::name.eq("silently")).execute(tx.conn)?;
                Ok(Answered::gone())
            }),
        );
        let problem = actix_web::rt::System::new().block_on(silent).unwrap_err();
        assert_eq!(problem.kind.code, "internal");
        assert!(problem.to_string().contains("token_create recorded nothing in the journal"), "{problem}");
        let after = house.get("/v1/tokens?total=true").expect(200);
        assert_eq!(after.body["total"], before);
        assert_ne!(after.data()[0]["name"], "silently");
    }
}
