//! Several cases of one person, each with what it imposed.
use serde_json::{Value, json};

use super::cast::{Scene, scene};
use crate::applications::cast::day;
use crate::house::{Answer, both};

/// Has a ruling overturned or changed by the national committee.
fn on_appeal(scene: &Scene<'_>, case: &str, told_on: i64, verdict: &Value) -> Answer {
    let clerk = &scene.committee.rapporteur;
    let step = |noun: &str, new: Value| scene.post(clerk, format!("{case}/{noun}"), new);
    step("notifications", json!({"how": "by hand", "on": day(told_on)})).expect(200);
    step("appeals", json!({"grounds": "…", "on": day(told_on)})).expect(204);
    scene.assign(&scene.national, case);
    scene.ruled(&scene.national, case, verdict)
}

both! {
    fn overturning_one_suspension_leaves_the_days_of_the_other(house) {
        let scene = scene(house);
        let [long, short] = [scene.heard(-40), scene.heard(-40)];
        let person = &scene.respondent.person;
        let suspend = |months: u32, on: i64| json!({"outcome": "sanctioned", "sanction": "suspension", "months": months, "on": day(on)});
        scene.ruled(&scene.committee, &long, &suspend(6, -20));
        let ruled = scene.ruled(&scene.committee, &short, &suspend(3, -18));
        assert_eq!(ruled.text("/content/rulings/0/effects/0/done"), "suspended", "whole, whatever covers it");
        let stands = |days: [i64; 5]| days.map(|on| scene.standing(person, &day(on)));
        let days = [-21, -20, 0, 60, 120];
        assert_eq!(stands(days), ["active", "suspended", "suspended", "suspended", "suspended"]);
        // Everybody sees that she is suspended until then, and not by how many rulings.
        let membership = house.get(format!("/v1/memberships?person_id={person}")).expect(200).text("/data/0/id");
        let spells = || {
            let standings = house.get(format!("/v1/memberships/{membership}/standings")).expect(200);
            standings.data().iter().filter(|one| one["standing"] == json!("suspended")).cloned().collect::<Vec<_>>()
        };
        assert_eq!(spells().len(), 1);
        on_appeal(&scene, &long, -15, &json!({"outcome": "dismissed", "on": day(-10)}));
        assert_eq!(stands(days), ["active", "suspended", "suspended", "suspended", "active"]);
        let [one] = &spells()[..] else { panic!("{:?}", spells()) };
        assert_eq!(one["starts_on"], json!(day(-20)));
        on_appeal(&scene, &short, -9, &json!({"outcome": "dismissed", "on": day(-5)}));
        assert_eq!(stands([-20, -6, -5, 0, 60]), ["suspended", "suspended", "active", "active", "active"]);
    }

    fn whoever_two_cases_put_out_comes_back_when_both_are_overturned(house) {
        let scene = scene(house);
        let [one, other, third] = [scene.heard(-40), scene.heard(-40), scene.heard(-40)];
        let person = &scene.respondent.person;
        let expulsion = |on: i64| json!({"outcome": "sanctioned", "sanction": "expulsion", "on": day(on)});
        scene.ruled(&scene.committee, &one, &expulsion(-20));
        let second = scene.ruled(&scene.committee, &other, &expulsion(-18));
        assert_eq!(second.text("/content/rulings/0/effects/0/done"), "expelled");
        let suspension = json!({"outcome": "sanctioned", "sanction": "suspension", "months": 2, "on": day(-17)});
        scene.ruled(&scene.committee, &third, &suspension);
        let dismissed = |on: i64| json!({"outcome": "dismissed", "on": day(on)});
        let left = on_appeal(&scene, &one, -15, &dismissed(-12));
        assert_eq!(left.text("/content/rulings/1/effects/0/left_because"), "membership-stays-ended");
        assert_eq!([-20, -12, 0].map(|on| scene.standing(person, &day(on))), ["excluded", "excluded", "excluded"]);
        on_appeal(&scene, &other, -11, &dismissed(-8));
        // What the third case imposed meanwhile holds again.
        let stood = [-21, -20, -9, -8, 30, 60].map(|on| scene.standing(person, &day(on)));
        assert_eq!(stood, ["active", "suspended", "suspended", "suspended", "suspended", "active"]);
    }

    fn an_office_that_is_still_to_begin_is_void_and_given_back(house) {
        let scene = scene(house);
        let seat = crate::cast::position(house, &scene.secretariat, "secretariat_member");
        let to_come = crate::cast::appointment(&scene.respondent.person, &day(30));
        let to_come = house.post(format!("/v1/positions/{seat}/appointments"), to_come).expect(201).id();
        let case = scene.heard(-40);
        let removal = json!({"outcome": "sanctioned", "sanction": "removal", "on": day(-20)});
        let ruled = scene.ruled(&scene.committee, &case, &removal);
        let done: Vec<&str> = ruled.body.pointer("/content/rulings/0/effects").unwrap().as_array().unwrap()
            .iter().map(|one| one["done"].as_str().unwrap()).collect();
        assert_eq!(done, ["ended", "voided"]);
        house.get(format!("/v1/appointments/{to_come}")).refused(404, "not-found");
        let held = |on: i64| {
            let person = &scene.respondent.person;
            house.get(format!("/v1/appointments?person_id={person}&as_of={}", day(on))).expect(200).data().len()
        };
        assert_eq!((held(-21), held(0), held(31)), (1, 0, 0));
        on_appeal(&scene, &case, -15, &json!({"outcome": "dismissed", "on": day(-10)}));
        assert_eq!((held(-11), held(-10), held(29), held(30)), (0, 1, 1, 2));
    }

    fn nothing_is_made_graver_on_appeal_unheard(house) {
        let scene = scene(house);
        let case = scene.heard(-40);
        scene.ruled(&scene.committee, &case, &json!({"outcome": "sanctioned", "sanction": "reminder", "on": day(-30)}));
        let clerk = &scene.committee.rapporteur;
        scene.post(clerk, format!("{case}/notifications"), json!({"how": "by hand", "on": day(-29)})).expect(200);
        scene.post(clerk, format!("{case}/appeals"), json!({"grounds": "…", "on": day(-20)})).expect(204);
        scene.assign(&scene.national, &case);
        let graver = json!({"outcome": "sanctioned", "sanction": "reprimand"});
        scene.all_vote(&scene.national, &case, &graver);
        let judge = &scene.national.rapporteur;
        let rule = || {
            let mut ruling = graver.clone();
            ruling["reasons"] = json!("She said it again.");
            scene.post(judge, format!("{case}/rulings"), ruling)
        };
        rule().at("/sanction", "appeal-aggravates-unheard");
        let summons = json!({"on": day(-1), "summoned_on": day(-19)});
        scene.post(judge, format!("{case}/hearings"), summons).expect(200);
        rule().at("/sanction", "appeal-aggravates-unheard");
        let absent = json!({"hearing": 2, "was_heard": false});
        scene.post(judge, format!("{case}/hearing-records"), absent).expect(200);
        assert_eq!(rule().expect(200).text("/content/rulings/1/compared"), "aggravated");
    }
}
