//! What may be decided, dated and adopted, at its edges.
use super::*;
use crate::statutes::DEFAULT;
use serde_json::json;

fn statutes() -> Document {
    serde_json::from_str(DEFAULT).unwrap()
}
fn lineage(codes: &[&str]) -> Vec<String> {
    codes.iter().map(ToString::to_string).collect()
}

#[test]
fn a_decision_is_not_older_than_its_meeting_nor_still_to_come() {
    let take = |on: &str| {
        let held = "2022-12-08".parse().unwrap();
        may_be_taken(on.parse().unwrap(), held, "2022-12-31".parse().unwrap())
    };
    assert_eq!(take("2022-12-07"), Err(Refusal::DecisionPrecedesItsMeeting));
    assert_eq!(take("2022-12-08"), Ok(()));
    assert_eq!(take("2022-12"), Ok(()));
    assert_eq!(take("2022-12-31"), Ok(()));
    assert_eq!(take("2023-01-01"), Err(Refusal::DecisionLiesAhead));
}

#[test]
fn an_effect_without_a_day_is_dated_by_its_decision() {
    let dated = |effect: serde_json::Value| dated_by_decision(&serde_json::from_value(effect).unwrap());
    let id = "01890a5d-ac96-774b-bcce-b302099a8057";
    let end = json!({"kind": "end_appointment", "appointment_id": id, "ended_by": "resignation"});
    assert_eq!(dated(end.clone()), Some(Dated::End));
    let mut on_a_day = end;
    on_a_day["on"] = json!("2022-12-08");
    assert_eq!(dated(on_a_day), None);
    assert_eq!(dated(json!({"kind": "move_body", "body": "x", "root": true})), Some(Dated::Life));
    assert_eq!(dated(json!({"kind": "dissolve_body", "body": "x", "ends_on": "2022"})), None);
    let formed = json!({"kind": "form_body", "type": "pole", "parent": "x", "starts_on": "2022-12-08"});
    assert_eq!(dated(formed.clone()), None);
    assert!(changes_a_body(&serde_json::from_value(formed).unwrap()));
    let open = json!({"kind": "open_actions", "actions": [{"title": "x"}]});
    assert!(!changes_a_body(&serde_json::from_value(open).unwrap()));
}

#[test]
fn what_was_put_on_the_day_before_is_not_of_that_day_any_more() {
    let held = |from: &str, to: &str| Tenure { starts: from.parse().unwrap(), ends: to.parse().ok() };
    let is_of = |dated, held: &Tenure| is_of_that_day(dated, held, "2024-08-10".parse().unwrap());
    assert!(is_of(Dated::End, &held("2022", "2024-08-10")));
    assert!(!is_of(Dated::End, &held("2022", "2024-08-09")));
    assert!(is_of(Dated::Relief, &held("2022", "2024-08-09")));
    assert!(!is_of(Dated::Relief, &held("2022", "2024-08-10")));
    assert!(is_of(Dated::Beginning, &held("2024-08-10", "")));
    assert!(!is_of(Dated::Beginning, &held("2024-08-11", "2024-08-10")));
    assert!(
        is_of(Dated::Renewal, &held("2022", "2024-08-09")) && is_of(Dated::Renewal, &held("2024-08-10", ""))
    );
    assert!(!is_of(Dated::Renewal, &held("2022", "2024-08-10")));
}

#[test]
fn a_pole_is_governed_by_the_secretariat_above_it_and_not_by_itself() {
    let statutes = statutes();
    assert!(is_governed(&lineage(&["pole", "provincial_secretariat"]), &statutes));
    assert!(!is_governed(&lineage(&["pole"]), &statutes));
    assert!(!is_governed(&[], &statutes));
}

#[test]
fn the_congress_adopts_the_statutes_and_nobody_else() {
    let mut statutes = statutes();
    assert_eq!(may_adopt("national_congress", &statutes), Ok(()));
    let refused = may_adopt("national_council", &statutes).map_err(|clause| clause.map(ToString::to_string));
    assert_eq!(refused, Err(Some("art-8".to_owned())));
    for kind in &mut statutes.body_types {
        kind.majority.clear();
    }
    assert_eq!(may_adopt("national_council", &statutes), Ok(()));
}

#[test]
fn a_change_in_a_governing_body_is_declared_within_thirty_days() {
    let statutes = statutes();
    let days: Vec<u32> = statutes.owed_after_change().map(|rule| rule.days).collect();
    assert_eq!(days, [30]);
}
