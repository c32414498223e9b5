//! A paper takes as many statements however much there is to tell.
use diesel::connection::set_default_instrumentation;
use serde_json::json;

use super::{HEARD, listener, said};
use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{House, Registry};

/// The tables a paper is gathered from.
const TOLD: [&str; 17] = [
    "actions",
    "agenda_items",
    "appointments",
    "attendances",
    "bodies",
    "body_moves",
    "decision_votes",
    "decisions",
    "interventions",
    "meetings",
    "memberships",
    "merges",
    "persons",
    "position_numbers",
    "positions",
    "programmes",
    "proposals",
];

/// Adds to a meeting some of everything, each about somebody else.
fn tell(house: &House, path: &str, some: usize) {
    let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
    let member = position(house, &bureau, "bureau_member");
    for number in 0..some {
        let who = person(house, &format!("عضو {number}"), "male");
        house
            .post(format!("/v1/positions/{member}/appointments"), appointment(&who, "2021-01-01"))
            .expect(201);
        house.post(format!("{path}/agenda-items"), json!({"title": "نقطة"})).expect(201);
        house
            .post(format!("{path}/attendances"), json!({"person_id": who, "presence": "present"}))
            .expect(201);
        house
            .post(format!("{path}/interventions"), json!({"speaker_id": who, "subject": "كلمة"}))
            .expect(201);
        house.post(format!("{path}/proposals"), json!({"proposed_by": who, "title": "مقترح"})).expect(201);
        let effects = json!([
            {"kind": "form_body", "type": "pole", "parent": "taounate-secretariat", "slug": format!("pole-{who}"), "names": {"ar": format!("قطب {who}")}, "starts_on": "2022-12-08"},
            {"kind": "appoint", "body": format!("pole-{who}"), "position_type": "pole_president", "person_id": who},
            {"kind": "present_programme", "title": "برنامج"},
            {"kind": "open_actions", "actions": [{"title": "إجراء", "responsible_id": who}]},
        ]);
        let new = json!({"title": "مقرر", "mode": "consensus", "source": source(), "effects": effects});
        house.post(format!("{path}/decisions"), new).expect(201);
    }
}

fn counted(registry: Registry) {
    HEARD.lock().unwrap().push(registry.url());
    set_default_instrumentation(listener).unwrap();
    let house = House::open(registry);
    secretariat(&house);
    let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
    let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
    tell(&house, &path, 2);
    // Who asks is remembered for a while, and the journal is sealed meanwhile: that is no part of the paper.
    let reads = |sql: &str, table: &str| {
        ['`', '"'].iter().any(|sign| sql.contains(&format!("FROM {sign}{table}{sign}")))
    };
    let of_paper = |sql: &String| TOLD.iter().any(|table| reads(sql, table));
    let told =
        |paper: &str| said(&house, &format!("{path}/{paper}.txt")).into_iter().filter(of_paper).collect();
    let all = || ["minutes", "attendance-sheet"].map(|paper| -> Vec<String> { told(paper) });
    all();
    let few = all();
    tell(&house, &path, 8);
    let many = all();
    for (few, many) in few.iter().zip(&many) {
        assert!(few.len() > 5, "this listens to nobody: {few:?}");
        assert_eq!(few.len(), many.len(), "{}", many.join("\n"));
    }
}

#[test]
fn a_longer_meeting_takes_no_more_statements_on_sqlite() {
    counted(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn a_longer_meeting_takes_no_more_statements_on_postgres() {
    counted(Registry::on_postgres());
}
