//! Harms to roles and grants.
use serde_json::{Value, json};

use super::{default, harmed};
use crate::access::Permission;
use crate::statutes::{DEFAULT, Document};

#[test]
fn a_position_has_roles_that_exist_once_each() {
    let at = "/position_types:pole_president/roles";
    harmed(&[(at, json!([]))], &[]);
    harmed(
        &[(at, json!(["official", "emperor", "official"]))],
        &[(&format!("{at}/2"), "duplicate-code"), (&format!("{at}/1"), "unknown-role")],
    );
}

#[test]
fn a_role_permits_something_once_by_a_clause_that_exists() {
    let at = |member: &str| format!("/roles:auditor/{member}");
    harmed(&[(&at("permissions"), json!([]))], &[(&at("permissions"), "empty-list")]);
    harmed(
        &[(&at("permissions"), json!(["body.read", "person.read", "body.read"]))],
        &[(&at("permissions/2"), "duplicate-permission")],
    );
    harmed(&[(&at("clause"), json!("art-999"))], &[(&at("clause"), "unknown-clause")]);
    harmed(&[("/roles:auditor/code", json!("reader"))], &[("/roles/14/code", "duplicate-code")]);
}

#[test]
fn lists_of_roles_and_of_permissions_have_an_end() {
    let role = |number: usize| json!({"code": format!("role_{number}"), "labels": {"ar": "دور"}, "permissions": ["body.read"]});
    let document = |number: usize| {
        let mut document = default();
        for position_type in document["position_types"].as_array_mut().into_iter().flatten() {
            position_type["roles"] = json!([]);
        }
        document["roles"] = (0..number).map(role).collect();
        super::found(document)
    };
    assert_eq!(document(50), []);
    assert_eq!(document(51), [("/roles".to_owned(), "too-many".to_owned())]);
    let words = vec!["body.read"; 101];
    for at in ["/membership/grants", "/roles:app/permissions", "/position_types:pole_member/grants"] {
        let repeated: Vec<String> = (1..101).map(|place| format!("{at}/{place}")).collect();
        let twice = repeated.iter().map(|place| (place.as_str(), "duplicate-permission"));
        let expected: Vec<_> = [(at, "too-many")].into_iter().chain(twice).collect();
        harmed(&[(at, json!(words))], &expected);
    }
}

#[test]
fn every_permission_may_be_granted_and_no_other_word() {
    let words: Vec<_> = Permission::ALL.iter().map(|permission| permission.word()).collect();
    harmed(&[("/membership/grants", json!(words))], &[]);
    let mut document = default();
    document["membership"]["grants"] = json!(["person.behold"]);
    let unread = serde_json::from_value::<Document>(document).map_err(|error| error.to_string());
    assert!(unread.is_err_and(|error| error.starts_with("unknown variant `person.behold`, expected one of")));
}

#[test]
fn statutes_that_say_nothing_of_rights_are_read() {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap_or_default();
    document.as_object_mut().map(|members| members.remove("roles"));
    document["membership"].as_object_mut().map(|members| members.remove("grants"));
    for position_type in document["position_types"].as_array_mut().into_iter().flatten() {
        for member in ["grants", "roles", "over"] {
            position_type.as_object_mut().map(|members| members.remove(member));
        }
    }
    assert_eq!(super::found(document), []);
}
