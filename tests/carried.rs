//! What a body has not done yet comes back on the agenda of its next meeting.
use amana::words::civil_day;
use chrono::{Days, Utc};
use serde_json::{Value, json};

use crate::cast::source;
use crate::house::{Answer, Ask, House, both};
use crate::meetings::bureau;

fn day(ahead: u64) -> String {
    (civil_day(Utc::now()) + Days::new(ahead)).to_string()
}

fn meeting(house: &House, body: &str, held_on: &str) -> String {
    let new = json!({"body": body, "kind": "ordinary", "held_on": held_on});
    format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id())
}

fn action(house: &House, body: &str, title: &str, due_on: Value) -> String {
    let new = json!({"body": body, "title": title, "opened_on": "2022-01-10", "due_on": due_on});
    house.post("/v1/actions", new).expect(201).id()
}

fn carry(house: &House, meeting: &str, told: &Value) -> Ask {
    house.post(format!("{meeting}/carried-actions"), told.clone())
}

/// The agenda: number, title and action of each point.
fn agenda(house: &House, meeting: &str) -> Vec<(i64, String, Option<String>)> {
    let page = house.get(format!("{meeting}/agenda-items?limit=200")).expect(200);
    let point = |item: &Value| {
        let action = item["action_id"].as_str().map(str::to_owned);
        (item["number"].as_i64().unwrap(), item["title"].as_str().unwrap().to_owned(), action)
    };
    page.data().iter().map(point).collect()
}

fn titles(answer: &Answer) -> Vec<&str> {
    let told = answer.body.get("result").unwrap_or(&answer.body);
    told["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}

/// The meetings at whose agenda an action stands.
fn standing(house: &House, action: &str) -> Vec<String> {
    let page = house.get(format!("/v1/meetings?action_id={action}&total=true")).expect(200);
    assert_eq!(page.body["total"], page.data().len());
    page.data().iter().map(|one| format!("/v1/meetings/{}", one["id"].as_str().unwrap())).collect()
}

both! {
    fn all_that_is_open_comes_back_once_and_what_is_late_first(house) {
        bureau(house);
        let next = meeting(house, "taounate-bureau", &day(10));
        house.post(format!("{next}/agenda-items"), json!({"title": "متفرقات"})).expect(201);
        let undated = action(house, "taounate-bureau", "بلا أجل", Value::Null);
        let soon = action(house, "taounate-bureau", "قريب", json!(day(5)));
        let late = action(house, "taounate-bureau", "متأخر", json!("2022-02-01"));
        let done = action(house, "taounate-bureau", "منجز", Value::Null);
        house.patch(format!("/v1/actions/{done}"), json!({"status": "done"})).expect(200);
        let others = action(house, "taounate-secretariat", "لغيره", Value::Null);
        let tried = house.post(format!("{next}/carried-actions?dry_run=true"), json!({})).expect(200);
        assert_eq!((titles(&tried), agenda(house, &next).len()), (vec!["متأخر", "قريب", "بلا أجل"], 1));
        let carried = carry(house, &next, &json!({})).expect(200);
        assert_eq!((titles(&carried), &carried.body["are_left"]), (vec!["متأخر", "قريب", "بلا أجل"], &json!(false)));
        let point = |number, title: &str, action: &String| (number, title.to_owned(), Some(action.clone()));
        let whole = vec![(1, "متفرقات".to_owned(), None), point(2, "متأخر", &late), point(3, "قريب", &soon), point(4, "بلا أجل", &undated)];
        assert_eq!(agenda(house, &next), whole);
        // Said again, nothing is new; what came since is.
        let again = carry(house, &next, &json!({})).expect(200);
        assert_eq!((titles(&again), agenda(house, &next)), (vec![], whole.clone()));
        let named = carry(house, &next, &json!({"action_ids": [late, late, soon]})).expect(200);
        assert_eq!((titles(&named), &named.body["same"]), (vec![], &json!(2)));
        action(house, "taounate-bureau", "جديد", Value::Null);
        assert_eq!(titles(&carry(house, &next, &json!({})).expect(200)), ["جديد"]);
        // A point that is corrected still takes up its action, and one that is taken out may come back.
        let item = carried.text("/items/0/id");
        let corrected = house.patch(format!("/v1/agenda-items/{item}"), json!({"title": "ما تأخر"})).expect(200);
        assert_eq!(corrected.text("/action_id"), late);
        house.delete(format!("/v1/agenda-items/{item}")).expect(204);
        assert_eq!((standing(house, &late).len(), titles(&carry(house, &next, &json!({})).expect(200))), (0, vec!["متأخر"]));
        let told = house.get(format!("/v1/agenda-items/{}/history", carried.text("/items/1/id"))).expect(200);
        assert_eq!(told.data().len(), 1, "{told}");
        // It is announced and printed like any other, and each action tells where it stands.
        let convened = house.post(format!("{next}/convocations"), json!({"channel": "email"})).expect(201);
        assert!(convened.to_string().contains("قريب"), "{convened}");
        let paper = house.get(format!("{next}/minutes.txt")).in_language("ar").expect(200).to_string();
        assert!(paper.contains("قريب") && paper.contains("متفرقات"), "{paper}");
        let after = meeting(house, "taounate-bureau", &day(40));
        carry(house, &after, &json!({"action_ids": [soon]})).expect(200);
        assert_eq!((standing(house, &soon), standing(house, &others)), (vec![next.clone(), after], vec![]));
        let soon_point = house.get(format!("{next}/agenda-items")).expect(200);
        let soon_point = soon_point.data().iter().find(|item| item["action_id"] == soon).unwrap()["id"].as_str().unwrap().to_owned();
        house.patch(format!("/v1/agenda-items/{soon_point}"), json!({"is_internal": true})).expect(200);
        assert_eq!(standing(house, &soon).len(), 1, "an internal point is told to nobody");
        assert_eq!(titles(&carry(house, &next, &json!({"action_ids": [soon]})).expect(200)), Vec::<&str>::new());
    }

    fn what_is_not_to_be_done_by_that_body_on_that_day_is_refused(house) {
        bureau(house);
        let next = meeting(house, "taounate-bureau", &day(10));
        let own = action(house, "taounate-bureau", "إجراء", Value::Null);
        let others = action(house, "taounate-secretariat", "لغيره", Value::Null);
        let nobodys = "01890a5d-ac96-774b-bcce-b302099a8057";
        for action in [others.as_str(), nobodys] {
            let refused = carry(house, &next, &json!({"action_ids": [own, action]})).refused(409, "action-is-not-the-bodys");
            assert!(refused.has_fault("/action_ids/1", "action-is-not-the-bodys"), "{refused}");
        }
        house.patch(format!("/v1/actions/{own}"), json!({"status": "dropped"})).expect(200);
        carry(house, &next, &json!({"action_ids": [own]})).in_language("fr").refused(409, "action-is-closed");
        let later = action(house, "taounate-bureau", "لاحق", Value::Null);
        let before = meeting(house, "taounate-bureau", "2022-01-09");
        carry(house, &before, &json!({"action_ids": [later]})).refused(409, "action-is-later");
        assert_eq!(titles(&carry(house, &before, &json!({})).expect(200)), Vec::<&str>::new());
        // One that was open then, and is closed by now, was on that agenda.
        let then = meeting(house, "taounate-bureau", "2022-03-01");
        assert_eq!(titles(&carry(house, &then, &json!({"action_ids": [own]})).expect(200)), ["إجراء"]);
        carry(house, &next, &json!({"action_ids": []})).expect(422);
        carry(house, &next, &json!({"actions": [later]})).expect(422);
        let reader = house.account("app", json!({"permissions": ["meeting.read", "programme.update"]})).text("/secret");
        carry(house, &next, &json!({})).with_token(&reader).refused(403, "not-allowed");
        house.ask("PUT", format!("{next}/cancellation")).json(&json!({"reason": "لا نصاب"})).header("if-match", "*").expect(200);
        carry(house, &next, &json!({})).refused(409, "meeting-is-cancelled");
        assert_eq!(agenda(house, &next), []);
    }

    fn no_more_than_a_hundred_are_carried_at_once(house) {
        bureau(house);
        let next = meeting(house, "taounate-bureau", &day(10));
        let one = |number: usize| json!({"method": "POST", "path": "/v1/actions", "body": {"body": "taounate-bureau", "title": format!("إجراء {number}"), "opened_on": "2022-01-10"}});
        house.post("/v1/batch", json!({"operations": (0..120).map(one).collect::<Vec<_>>()})).expect(200);
        let first = carry(house, &next, &json!({})).expect(200);
        assert_eq!((titles(&first).len(), &first.body["are_left"]), (100, &json!(true)));
        let rest = carry(house, &next, &json!({})).expect(200);
        assert_eq!((titles(&rest).len(), &rest.body["are_left"], agenda(house, &next).len()), (20, &json!(false), 120));
    }

    fn an_action_that_goes_to_another_body_is_taken_up_there(house) {
        bureau(house);
        let unit = |code: &str| house.post("/v1/bodies", json!({"type": "local_secretariat", "territory": code, "parent": "taounate-secretariat", "starts_on": "2020-01-01"})).expect(201).id();
        let (survivor, absorbed) = (unit("03.531.01.01"), unit("03.531.01.03"));
        let task = action(house, &absorbed, "تنظيم", Value::Null);
        let before = meeting(house, &absorbed, "2023-04-01");
        assert_eq!(titles(&carry(house, &before, &json!({})).expect(200)), ["تنظيم"]);
        let ends = json!({"absorbs": [absorbed], "on": "2023-05-01", "source": source()});
        let merged = house.post(format!("/v1/bodies/{survivor}/mergers"), ends).expect(200);
        // Before that day it is the one's, and from that day on the other's.
        let (then, now) = (meeting(house, &survivor, "2023-04-30"), meeting(house, &survivor, "2023-05-02"));
        assert_eq!(titles(&carry(house, &then, &json!({})).expect(200)), Vec::<&str>::new());
        carry(house, &then, &json!({"action_ids": [task]})).refused(409, "action-is-not-the-bodys");
        assert_eq!(titles(&carry(house, &now, &json!({})).expect(200)), ["تنظيم"]);
        assert_eq!(standing(house, &task), [before.clone(), now.clone()]);
        // The merger is taken back: the action too, and where it stood it stands.
        house.post(format!("/v1/acts/{}/withdrawals", merged.text("/act_id")), json!({"reason": "سهو"})).expect(200);
        assert_eq!(house.get(format!("/v1/actions/{task}")).expect(200).text("/body_id"), absorbed);
        assert_eq!(standing(house, &task), [before, now.clone()]);
        carry(house, &now, &json!({"action_ids": [task]})).refused(409, "action-is-not-the-bodys");
        let again = meeting(house, &absorbed, "2023-06-01");
        assert_eq!(titles(&carry(house, &again, &json!({})).expect(200)), ["تنظيم"]);
    }
}
