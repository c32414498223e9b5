//! The default statutes are sound, and each small harm to them is found at its place.
mod bodies;
mod offices;
mod rights;

use serde_json::{Value, json};

use super::faults;
use crate::statutes::{DEFAULT, Document};
use crate::words::FaultKind;

fn default() -> Value {
    serde_json::from_str(DEFAULT).unwrap_or_default()
}

fn found(document: Value) -> Vec<(String, String)> {
    match serde_json::from_value::<Document>(document) {
        Ok(document) => {
            faults(&document).into_iter().map(|fault| (fault.pointer, fault.kind.code().to_owned())).collect()
        }
        Err(error) => vec![("unread".to_owned(), error.to_string())],
    }
}

/// The pointer of the item of that code in a list: `levels:provincial/labels` becomes `/levels/2/labels`.
fn place(document: &Value, path: &str) -> String {
    let Some((list, item)) = path.split_once(':') else { return path.to_owned() };
    let (code, rest) = item.split_once('/').unwrap_or((item, ""));
    let items = document.pointer(list).and_then(Value::as_array);
    let index = items.and_then(|items| items.iter().position(|item| item.get("code") == Some(&json!(code))));
    let index = index.map_or_else(|| "absent".to_owned(), |index| index.to_string());
    format!("{list}/{index}{}{rest}", if rest.is_empty() { "" } else { "/" })
}

/// Sets the values, then expects exactly these faults, in order.
fn harmed(changes: &[(&str, Value)], expected: &[(&str, &str)]) {
    let mut document = default();
    for (path, value) in changes {
        let pointer = place(&document, path);
        let (parent, key) = pointer.rsplit_once('/').unwrap_or_default();
        match document.pointer_mut(parent) {
            Some(Value::Object(members)) => drop(members.insert(key.to_owned(), value.clone())),
            Some(Value::Array(items)) if key == "-" => items.push(value.clone()),
            Some(Value::Array(items)) => {
                let item = key.parse().ok().and_then(|index: usize| items.get_mut(index));
                assert!(item.is_some(), "{pointer} is nowhere");
                if let Some(item) = item {
                    *item = value.clone();
                }
            }
            _ => assert!(parent.is_empty(), "{pointer} is nowhere"),
        }
    }
    let expected: Vec<_> =
        expected.iter().map(|(path, code)| (place(&document, path), (*code).to_owned())).collect();
    assert_eq!(found(document), expected, "{changes:?}");
}

#[test]
fn the_default_statutes_are_sound() {
    harmed(&[], &[]);
}

#[test]
fn what_is_read_is_what_is_written() {
    let once: Option<Document> = serde_json::from_str(DEFAULT).ok();
    let twice =
        once.as_ref().and_then(|document| serde_json::to_value(document).ok()).map(serde_json::from_value);
    assert!(once.is_some());
    assert_eq!(twice.and_then(Result::ok), once);
}

#[test]
fn a_name_that_the_document_does_not_have_is_unknown() {
    let secretariat = "/body_types:provincial_secretariat";
    harmed(
        &[
            ("/levels:local/territory_levels/0", json!("village")),
            (&format!("{secretariat}/level"), json!("galactic")),
            (
                &format!("{secretariat}/parents"),
                json!(["provincial_council", "regional_secretariat", "senate"]),
            ),
            (&format!("{secretariat}/on_creation"), json!(["provincial_bureau", "senate"])),
            (&format!("{secretariat}/clause"), json!("art-999")),
            (&format!("{secretariat}/quorum/clause"), json!("art-999")),
            ("/position_types:bureau_member/body_types/0", json!("senate")),
            ("/position_types:bureau_member/incompatible_with", json!(["senator"])),
            ("/membership/appeal_to", json!("galactic")),
            ("/membership/decided_by", json!("alchemy")),
            ("/discipline/sanctions/0/body", json!("alchemy")),
            ("/legal_tasks/0/clause", json!("art-999")),
        ],
        &[
            ("/levels:local/territory_levels/0", "unknown-territory-level"),
            (&format!("{secretariat}/level"), "unknown-level"),
            (&format!("{secretariat}/parents/2"), "unknown-body-type"),
            (&format!("{secretariat}/quorum/clause"), "unknown-clause"),
            (&format!("{secretariat}/on_creation/1"), "unknown-body-type"),
            (&format!("{secretariat}/clause"), "unknown-clause"),
            ("/position_types:bureau_member/body_types/0", "unknown-body-type"),
            ("/position_types:bureau_member/incompatible_with/0", "unknown-position-type"),
            ("/membership/decided_by", "unknown-competence"),
            ("/membership/appeal_to", "unknown-level"),
            ("/discipline/sanctions/0/body", "unknown-competence"),
            ("/legal_tasks/0/clause", "unknown-clause"),
        ],
    );
}

#[test]
fn nothing_is_written_twice() {
    let document = default();
    let first = |pointer: &str| document.pointer(pointer).cloned().unwrap_or_default();
    harmed(&[("/clauses/3/id", first("/clauses/0/id"))], &[("/clauses/3/id", "duplicate-clause")]);
    harmed(&[("/levels/-", first("/levels/0"))], &[("/levels/4/code", "duplicate-code")]);
    harmed(
        &[("/body_types:pole/slug", json!("secretariat"))],
        &[("/body_types:pole/slug", "duplicate-slug")],
    );
    harmed(
        &[("/body_types:pole/competences", json!(["themes", "themes"]))],
        &[("/body_types:pole/competences/1", "duplicate-code")],
    );
    harmed(
        &[("/position_types:pole_president/modes", json!(["consensus", "consensus"]))],
        &[("/position_types:pole_president/modes/1", "duplicate-mode")],
    );
    harmed(
        &[("/position_types:pole_president/grants", json!(["body.read", "body.read"]))],
        &[("/position_types:pole_president/grants/1", "duplicate-permission")],
    );
    harmed(
        &[("/discipline/sanctions/1/rank", json!(1))],
        &[("/discipline/sanctions/1/rank", "duplicate-rank")],
    );
}

#[test]
fn a_number_at_the_edge_is_in_range_and_the_next_is_not() {
    for (path, low, high) in [
        ("/body_types:pole/term_years", 1, 20),
        ("/body_types:pole/sessions_per_year", 1, 366),
        ("/body_types:pole/notice_days", 0, 365),
        ("/body_types:provincial_bureau/quorum/second_call/after_hours", 0, 2160),
        ("/body_types:pole/seats_max", 5, 10_000),
        ("/position_types:pole_president/term_years", 1, 20),
        ("/position_types:pole_president/vacancy_days_max", 1, 3650),
        ("/position_types:pole_president/terms_consecutive_max", 1, 20),
        ("/position_types:pole_president/terms_gap_months", 1, 240),
        ("/position_types:provincial_deputy/ordinal_max", 1, 99),
        ("/membership/age_min", 1, 120),
        ("/membership/deadline_days", 1, 3650),
        ("/discipline/measures/0/days_max", 1, 3650),
        ("/discipline/measures/0/confirm_days", 1, 365),
        ("/discipline/sanctions/3/months_max", 1, 120),
        ("/legal_tasks/0/days", 1, 3650),
    ] {
        harmed(&[(path, json!(low))], &[]);
        harmed(&[(path, json!(high))], &[]);
        harmed(&[(path, json!(high + 1))], &[(path, "out-of-range")]);
        if low == 1 {
            harmed(&[(path, json!(0))], &[(path, "out-of-range")]);
        }
    }
}

#[test]
fn a_share_is_above_nothing_and_at_most_all() {
    for bad in ["0/2", "3/2", "1/0"] {
        harmed(
            &[
                ("/body_types:provincial_bureau/quorum/first", json!(bad)),
                ("/quotas/0/threshold", json!(bad)),
            ],
            &[
                ("/body_types:provincial_bureau/quorum/first", "bad-fraction"),
                ("/quotas/0/threshold", "bad-fraction"),
            ],
        );
    }
    let unread = serde_json::from_str::<Document>(&DEFAULT.replacen("\"1/2\"", "\"half\"", 1));
    let kind = unread.err().and_then(|error| FaultKind::carried(&error.to_string()));
    assert_eq!(kind, Some(FaultKind::BadFraction));
}

#[test]
fn a_template_has_only_the_places_it_may_have() {
    let (deputy, president) =
        ("/position_types:provincial_deputy/labels", "/position_types:pole_president/labels");
    let bad = "bad-template";
    let at = |labels: &str, place: &str| format!("{labels}/{place}");
    let (en, f, m) = (at(deputy, "en"), at(deputy, "ar/f"), at(president, "ar/m"));
    harmed(&[(&en, json!("Deputy secretary"))], &[(&en, bad)]);
    harmed(&[(&f, json!("النائبة {ordinal} في {planet}"))], &[(&f, bad)]);
    for wrong in ["رئيس {ordinal}", "رئيس {body", "رئيس body}", "رئيس {}", "رئيس }{body}", "{{body}}"]
    {
        harmed(&[(&m, json!(wrong))], &[(&m, bad)]);
    }
    let name = "/body_types:provincial_secretariat/name/fr";
    harmed(&[(name, json!("Secrétariat de {body}"))], &[(name, bad)]);
}

#[test]
fn an_empty_list_says_what_to_write() {
    let at = |member: &str| format!("/position_types:pole_president/{member}");
    harmed(&[(&at("body_types"), json!([]))], &[(&at("body_types"), "empty-list")]);
    harmed(&[(&at("modes"), json!([]))], &[(&at("modes"), "empty-list")]);
    let at = "/levels:local/territory_levels";
    harmed(&[(at, json!([]))], &[(at, "empty-list")]);
}

#[test]
fn a_list_has_an_end() {
    let task = default().pointer("/legal_tasks/0").cloned().unwrap_or_default();
    harmed(&[("/legal_tasks", Value::Array(vec![task.clone(); 50]))], &[]);
    harmed(&[("/legal_tasks", Value::Array(vec![task; 51]))], &[("/legal_tasks", "too-many")]);
}

#[test]
fn only_the_young_have_an_age() {
    harmed(&[("/quotas/0/age_max", json!(40))], &[("/quotas/0/age_max", "age-unexpected")]);
    harmed(&[("/quotas/1/age_max", json!(null))], &[("/quotas/1/age_max", "age-missing")]);
}
