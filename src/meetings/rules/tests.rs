//! What holds of a meeting, rule by rule.
use super::*;
use serde_json::{Value, json};

fn meeting(change: &Value) -> NewMeeting {
    let mut new = json!({"body": "taounate-secretariat", "kind": "organizational", "held_on": "2022-12-08"});
    for (name, value) in change.as_object().into_iter().flatten() {
        new[name] = value.clone();
    }
    serde_json::from_value(new).unwrap()
}

#[test]
fn a_capacity_needs_a_chair() {
    let chair = "01890a5d-ac96-774b-bcce-b302099a8057";
    assert_eq!(
        may_be_held(&meeting(&json!({"chair_capacity": "الأمين الإقليمي"}))),
        Err(Refusal::ChairIsNotNamed)
    );
    assert_eq!(may_be_held(&meeting(&json!({"chair_capacity": "الأمين الإقليمي", "chair_id": chair}))), Ok(()));
}

#[test]
fn a_meeting_starts_on_the_day_it_is_held_in_morocco() {
    let starts = |at: &str| may_be_held(&meeting(&json!({"started_at": at})));
    assert_eq!(starts("2022-12-07T23:00:00Z"), Ok(()), "midnight in Casablanca");
    assert_eq!(starts("2022-12-07T22:59:59Z"), Err(Refusal::MeetingStartsOnAnotherDay));
    assert_eq!(starts("2022-12-08T22:59:59Z"), Ok(()));
    assert_eq!(starts("2022-12-08T23:00:00Z"), Err(Refusal::MeetingStartsOnAnotherDay));
}

#[test]
fn a_meeting_does_not_end_before_it_starts() {
    let ends =
        |at: &str| may_be_held(&meeting(&json!({"started_at": "2022-12-08T10:00:00Z", "ended_at": at})));
    assert_eq!(ends("2022-12-08T10:00:00Z"), Ok(()));
    assert_eq!(ends("2022-12-08T09:59:59Z"), Err(Refusal::MeetingEndsBeforeItStarts));
}

#[test]
fn a_meeting_is_not_put_after_what_it_decided() {
    let put = |held_on: &str, settled: &[&str]| {
        let settled: Vec<NaiveDate> = settled.iter().map(|day| day.parse().unwrap()).collect();
        may_be_put(held_on.parse().unwrap(), &settled)
    };
    assert_eq!(put("2022-12-08", &["2022-12-08", "2023-01-01"]), Ok(()));
    assert_eq!(put("2022-12-09", &["2023-01-01", "2022-12-08"]), Err(Refusal::MeetingFollowsItsDecisions));
    assert_eq!(put("2022-12", &["2022-12-08"]), Ok(()), "it may have been before");
    assert_eq!(put("2190-01-01", &[]), Ok(()));
}

#[test]
fn a_body_meets_from_its_first_day_to_its_last() {
    let meet = |held_on: &str, starts: &str, ends: Option<&str>| {
        let ends = ends.map(|day| day.parse().unwrap());
        may_meet(held_on.parse().unwrap(), &Tenure { starts: starts.parse().unwrap(), ends })
    };
    assert_eq!(meet("2022-12-08", "2022-12-08", None), Ok(()));
    assert_eq!(meet("2022-12-07", "2022-12-08", None), Err(Refusal::OutsideTheBodysDays));
    assert_eq!(meet("2022-12", "2022-12-08", None), Ok(()), "it may have been on the 8th");
    assert_eq!(meet("1999", "../2022-12-08", None), Ok(()), "it may have existed then");
    assert_eq!(meet("2023-12-31", "2022", Some("2023-12-31")), Ok(()));
    assert_eq!(meet("2024-01-01", "2022", Some("2023-12-31")), Err(Refusal::OutsideTheBodysDays));
}

#[test]
fn a_meeting_to_come_is_called_for_its_own_day() {
    let called = |held_on: &str, today: &str| {
        let new = meeting(&json!({"held_on": held_on, "planned_at": "2022-12-08T09:00:00Z"}));
        may_be_called(&new, today.parse().unwrap())
    };
    assert_eq!(called("2022-12-08", "2022-12-01"), Ok(()));
    assert_eq!(called("2022-12", "2022-12-01"), Ok(()), "it may be that day");
    assert_eq!(called("2022-12-09", "2022-12-01"), Err(Refusal::MeetingIsCalledForAnotherDay));
    assert_eq!(called("2022-12-09", "2022-12-09"), Err(Refusal::MeetingIsCalledForAnotherDay));
    assert_eq!(called("2022-12-09", "2022-12-10"), Ok(()), "it was held the day after");
}
