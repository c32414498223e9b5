//! Statutes that come on record after what they rule: what is kept is what the facts say, in whatever order.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use super::{ethics, member, one, told, violations};
use crate::cast::{appointment, position, secretariat, source};
use crate::house::{Answer, House, both};

/// Adopts the default statutes with one position of theirs changed.
fn adopt(house: &House, from: &str, code: &str, change: impl FnOnce(&mut Value)) -> String {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
    change(
        document["position_types"]
            .as_array_mut()
            .unwrap()
            .iter_mut()
            .find(|kind| kind["code"] == code)
            .unwrap(),
    );
    house
        .post(
            "/v1/statutes",
            json!({"effective_from": from, "source": {"kind": "printed statutes"}, "document": document}),
        )
        .expect(201)
        .id()
}

both! {
    fn statutes_of_past_days_are_held_against_what_began_in_them(house) {
        let office = ethics(house);
        let of_age = member(house, "حميد الورياغلي", "male", "1990-06-01", "2010-01-01");
        let young = member(house, "ياسين الحياني", "male", "2000-06-01", "2010-01-01");
        let path = format!("/v1/positions/{office}/appointments");
        let hold = |who: &str, from: &str| house.post(&path, appointment(who, from)).expect(201).id();
        let (first, second) = (hold(&of_age, "2021-01-01"), hold(&young, "2022-01-01"));
        let broken = || {
            let found = violations(house, "rule=holder-is-too-young");
            let mut ids: Vec<_> = found.data().iter().map(|one| (one["appointment_id"].clone(), one["asked"].clone(), one["statutes_id"].clone())).collect();
            ids.sort_by_key(|(id, ..)| id.to_string());
            ids
        };
        let founding = house.get("/v1/statutes/in-force?as_of=1950-01-01").expect(200).id();
        assert_eq!(broken(), [(json!(second), json!("25"), json!(founding))]);
        let older = adopt(house, "2021-01-01", "ethics_member", |kind| kind["eligibility"]["age_min"] = json!(40));
        let both = [(json!(first), json!("40"), json!(older)), (json!(second), json!("40"), json!(older))];
        assert_eq!(broken(), both, "asked by the statutes of the first day, known of since");
        let milder = adopt(house, "2021-06-01", "ethics_member", |kind| kind["eligibility"]["age_min"] = json!(20));
        assert_eq!(broken(), both[..1], "and not before the day they begin");
        // The same facts in another order.
        house.patch(format!("/v1/persons/{young}"), json!({"birth_date": "2005-06-01"})).expect(200);
        house.patch(format!("/v1/persons/{young}"), json!({"birth_date": "2000-06-01"})).expect(200);
        assert_eq!(broken(), both[..1]);
        assert_ne!(milder, older);
        let tried = json!({"effective_from": "2021-05-01", "source": {"kind": "printed statutes"}, "document": serde_json::from_str::<Value>(DEFAULT).unwrap()});
        house.post("/v1/statutes?dry_run=true", tried).expect(200);
        assert_eq!(broken(), both[..1], "tried, and nothing came of it");
    }

    fn statutes_adopted_for_a_day_to_come_are_held_against_what_is_recorded_for_it(house) {
        let office = ethics(house);
        let him = member(house, "حميد الورياغلي", "male", "2160-06-01", "2010-01-01");
        let path = format!("/v1/positions/{office}/appointments");
        let made = house.post(&path, appointment(&him, "2190-06-01")).expect(201);
        assert_eq!(told(&made.body["warnings"]), []);
        adopt(house, "2190-01-01", "ethics_member", |kind| kind["eligibility"]["age_min"] = json!(40));
        let found = violations(house, "as_of=2190-06-01");
        assert_eq!(told(&found.body["data"]), one("holder-is-too-young", "block"));
        assert_eq!(told(&house.get(format!("/v1/appointments/{}", made.id())).expect(200).body["warnings"]), one("holder-is-too-young", "block"));
    }

    fn who_came_before_seats_were_kept_is_counted_among_those_who_came_after(house) {
        let new = json!({"type": "provincial_council", "territory": "03.531", "starts_on": "2020-01-01"});
        let council = house.post("/v1/bodies", new).expect(201).id();
        let office = position(house, &council, "council_member");
        house.patch(format!("/v1/positions/{office}"), json!({"seats": 3})).expect(200);
        // Until 2023 no seats were kept for anybody.
        adopt(house, "2012-01-01", "council_member", |kind| kind["reserved"] = json!([]));
        adopt(house, "2023-01-01", "council_member", |_| ());
        let path = format!("/v1/positions/{office}/appointments");
        let hold = |name: &str, from: &str| {
            let him = member(house, name, "male", "1970-01-01", "2010-01-01");
            house.post(&path, appointment(&him, from)).expect(201).id()
        };
        let later = hold("حميد الورياغلي", "2024-01-01");
        let alone = violations(house, "rule=seats-are-reserved").body["total"].clone();
        let sooner = hold("منير السبتي", "2021-01-01");
        let entered_last = violations(house, "rule=seats-are-reserved");
        house.delete(format!("/v1/appointments/{sooner}")).expect(204);
        assert_eq!(violations(house, "rule=seats-are-reserved").body["total"], alone);
        house.delete(format!("/v1/appointments/{later}")).expect(204);
        hold("عادل المريني", "2021-01-01");
        hold("ياسين الحياني", "2024-01-01");
        let in_order = violations(house, "rule=seats-are-reserved");
        let told = |found: &Answer| found.data().iter().map(|one| (one["starts_on"].clone(), one["found"].clone())).collect::<Vec<_>>();
        assert_eq!(told(&entered_last), told(&in_order));
        assert_eq!(told(&in_order), [(json!("2024-01-01"), json!("2/3"))]);
        assert_eq!(alone, 0);
    }

    fn a_seat_kept_for_others_is_held_against_its_holder_until_the_day_an_act_ends_it(house) {
        let new = json!({"type": "provincial_council", "territory": "03.531", "starts_on": "2020-01-01"});
        let council = house.post("/v1/bodies", new).expect(201).id();
        let office = position(house, &council, "council_member");
        house.patch(format!("/v1/positions/{office}"), json!({"seats": 3})).expect(200);
        let path = format!("/v1/positions/{office}/appointments");
        for (name, from) in [("عادل المريني", "2021-01-01"), ("ياسين الحياني", "2022-01-01")] {
            let him = member(house, name, "male", "1970-01-01", "2010-01-01");
            house.post(&path, appointment(&him, from)).expect(201);
        }
        let told = |day: &str| {
            let found = violations(house, &format!("rule=seats-are-reserved&as_of={day}"));
            found.data().iter().map(|one| (one["starts_on"].clone(), one["clause"]["id"].clone(), one["ends_on"].clone())).collect::<Vec<_>>()
        };
        let lasting = told("2023-09-01");
        assert_eq!(lasting.len(), 1, "{lasting:?}");
        let clause = lasting[0].1.clone();
        assert!(clause.is_string(), "{lasting:?}");
        let end = json!({"ends_on": "2023-12-31", "children": "dissolve", "end_appointments": true, "source": source()});
        let act = house.post(format!("/v1/bodies/{council}/dissolutions"), end).expect(200).text("/act_id");
        let ended = |last: &str| vec![(json!("2022-01-01"), clause.clone(), json!(last))];
        assert_eq!(told("2023-09-01"), ended("2023-12-31"));
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2023-07-01"})).expect(200);
        assert_eq!(told("2023-09-01"), ended("2023-06-30"));
        house.patch(format!("/v1/acts/{act}"), json!({"on": "2190-01-01"})).expect(200);
        assert_eq!(told("2023-09-01"), ended("2189-12-31"));
        house.post(format!("/v1/acts/{act}/withdrawals"), json!({"reason": "سهو"})).expect(200);
        assert_eq!(told("2023-09-01"), lasting);
    }

    fn nobody_is_appointed_to_an_office_that_the_statutes_of_the_day_do_not_know(house) {
        secretariat(house);
        let office = position(house, "taounate-bureau", "bureau_treasurer");
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
        document["position_types"].as_array_mut().unwrap().retain(|kind| kind["code"] != "bureau_treasurer");
        house.post("/v1/statutes", json!({"effective_from": "2190-01-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201);
        let path = format!("/v1/positions/{office}/appointments");
        house.post(&path, appointment(&him, "2190-01-01")).refused(409, "office-is-not-in-force");
        let check = json!({"appointments": [{"position_id": office, "person_id": him, "starts_on": "2190-01-01"}]});
        let found = house.post("/v1/statutes/check", check).expect(200);
        assert_eq!((&found.body["blocked"], told(&found.body["appointments"][0]["findings"])), (&json!(true), one("office-is-not-in-force", "block")));
        house.post(&path, appointment(&him, "2189-12-31")).expect(201);
    }
}
