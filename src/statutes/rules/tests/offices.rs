//! Harms to the types of positions, and to what they are held to.
use serde_json::{Value, json};

use super::harmed;
use crate::statutes::{DEFAULT, Document};

#[test]
fn a_numbered_position_has_one_seat_and_never_heads() {
    let at = |member: &str| format!("/position_types:provincial_deputy/{member}");
    harmed(&[(&at("seats"), json!(3))], &[(&at("seats"), "ordinal-needs-one-seat")]);
    harmed(&[(&at("made"), json!(true))], &[(&at("made"), "ordinal-is-never-made")]);
    harmed(
        &[("/position_types:pole_president/ordinal_max", json!(3))],
        &[("/position_types:pole_president/ordinal_max", "not-ordinal")],
    );
    harmed(&[(&at("head"), json!(true))], &[(&at("head"), "ordinal-head"), (&at("head"), "several-heads")]);
}

#[test]
fn terms_are_inherited_only_where_they_are_limited() {
    let at = |member: &str| format!("/position_types:pole_president/{member}");
    let inherited = (at("terms_inherited"), json!(true));
    harmed(&[(&inherited.0, inherited.1.clone())], &[(&inherited.0, "terms-are-not-limited")]);
    harmed(&[(&inherited.0, inherited.1), (&at("terms_consecutive_max"), json!(1))], &[]);
}

#[test]
fn a_suspension_has_an_end_and_a_position_never_excludes_itself() {
    let at = "/discipline/sanctions/3/months_max";
    harmed(&[(at, json!(null))], &[(at, "months-missing")]);
    let at = "/position_types:pole_president/incompatible_with";
    harmed(&[(at, json!(["pole_president"]))], &[(&format!("{at}/0"), "incompatible-with-itself")]);
}

#[test]
fn a_rule_is_enforced_where_it_applies_by_a_clause_that_exists() {
    let (pole, body) = ("/position_types:pole_president/enforcement", "/body_types:pole/enforcement");
    harmed(&[(pole, json!({"age": {"effect": "warn"}})), (body, json!({"creation": {}}))], &[]);
    harmed(
        &[
            ("/enforcement", json!({"age": {"clause": "art-999"}})),
            (pole, json!({"seats_max": {}})),
            (body, json!({"age": {"clause": "art-999"}})),
        ],
        &[
            (&format!("{body}/age"), "rule-of-another-kind"),
            (&format!("{body}/age/clause"), "unknown-clause"),
            (&format!("{pole}/seats_max"), "rule-of-another-kind"),
            ("/enforcement/age/clause", "unknown-clause"),
        ],
    );
    let unread = serde_json::from_str::<Document>(&DEFAULT.replacen("\"standing\": {", "\"charm\": {", 1));
    assert!(unread.is_err_and(|error| error.to_string().starts_with("unknown variant `charm`")));
}

#[test]
fn seats_are_kept_for_somebody_and_no_more_than_there_are() {
    let (seats, at) = ("/position_types:council_member/seats", "/position_types:council_member/reserved");
    let women = |change: Value| {
        let mut group = json!({"code": "women", "labels": {"ar": "النساء"}, "seats": 3, "gender": "female"});
        for (name, value) in change.as_object().into_iter().flatten() {
            group[name] = value.clone();
        }
        json!([group])
    };
    harmed(&[(seats, json!(3)), (at, women(json!({})))], &[]);
    harmed(&[(seats, json!(2)), (at, women(json!({"seats": null, "share": "1/1"})))], &[]);
    let first = format!("{at}/0");
    harmed(&[(at, women(json!({"share": "1/3"})))], &[(&first, "seats-or-share")]);
    harmed(&[(at, women(json!({"gender": null})))], &[(&first, "reserved-for-nobody")]);
    harmed(&[(at, women(json!({"seats": 0})))], &[(&format!("{first}/seats"), "out-of-range")]);
    harmed(&[(at, women(json!({"age_max": 121})))], &[(&format!("{first}/age_max"), "out-of-range")]);
    let shared = women(json!({"seats": null, "share": "3/2"}));
    harmed(&[(at, shared)], &[(&format!("{first}/share"), "bad-fraction")]);
    let twice = json!([women(json!({}))[0], women(json!({"seats": 2}))[0]]);
    harmed(
        &[(seats, json!(4)), (at, twice)],
        &[(&format!("{at}/1/code"), "duplicate-code"), (at, "reserved-too-many")],
    );
    let one = "/position_types:pole_president/reserved";
    harmed(&[(one, women(json!({})))], &[(one, "reserved-needs-several-seats")]);
}

#[test]
fn an_ex_officio_seat_comes_with_another_position() {
    let at = "/position_types:pole_member/ex_officio_of";
    harmed(&[(at, json!(["pole_president"]))], &[(at, "mode-missing")]);
    harmed(
        &[
            (at, json!(["pole_member", "senator"])),
            ("/position_types:pole_member/modes", json!(["consensus", "ex_officio"])),
        ],
        &[(&format!("{at}/1"), "unknown-position-type"), (&format!("{at}/0"), "ex-officio-of-itself")],
    );
}
