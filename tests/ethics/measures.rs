//! Precautionary measures: for a time, before anything is ruled.
use serde_json::json;

use super::cast::{scene, with_statutes};
use crate::applications::cast::day;
use crate::house::both;

both! {
    fn a_membership_is_frozen_until_its_last_day_and_not_beyond_what_the_statutes_allow(house) {
        let scene = scene(house);
        let case = scene.entered(-20);
        scene.assign(&scene.committee, &case);
        let judge = &scene.committee.rapporteur;
        let take = |more: serde_json::Value| {
            let mut new = json!({"measure": "membership_freeze", "reasons": "She may speak again."});
            new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            scene.post(judge, format!("{case}/measures"), new)
        };
        take(json!({"measure": "prison"})).at("/measure", "measure-is-unknown");
        take(json!({"days": 91})).at("/days", "days-are-not-allowed");
        take(json!({"starts_on": day(-21)})).at("/starts_on", "case-step-is-out-of-order");
        let taken = take(json!({"starts_on": day(-5), "days": 10})).expect(200);
        assert_eq!(taken.text("/content/measures/0/ends_on"), day(4));
        let person = &scene.respondent.person;
        assert_eq!([-6, -5, 4, 5].map(|on| scene.standing(person, &day(on))), ["active", "suspended", "suspended", "active"]);
        scene.post(judge, format!("{case}/measure-ends"), json!({"measure": 2})).at("/measure", "measure-is-not-there");
        let lifted = scene.post(judge, format!("{case}/measure-ends"), json!({"measure": 1, "on": day(0)})).expect(200);
        assert_eq!(lifted.text("/content/measures/0/lifted_on"), day(0));
        assert_eq!([-1, 0].map(|on| scene.standing(person, &day(on))), ["suspended", "active"]);
        scene.post(judge, format!("{case}/measure-ends"), json!({"measure": 1})).at("/measure", "measure-is-not-there");
    }

    fn frozen_offices_are_held_and_give_nothing(house) {
        let scene = scene(house);
        let case = scene.entered(-20);
        scene.assign(&scene.committee, &case);
        let judge = &scene.committee.rapporteur;
        let other = format!("/v1/persons/{}", scene.complainant.person);
        scene.get(&scene.respondent, &other).expect(200);
        let freeze = json!({"measure": "function_freeze", "reasons": "She may speak again.", "days": 10});
        let taken = scene.post(judge, format!("{case}/measures"), freeze).expect(200);
        assert_eq!(taken.text("/content/measures/0/effects/0/done"), "frozen");
        scene.get(&scene.respondent, &other).refused(404, "not-found");
        assert_eq!(scene.standing(&scene.respondent.person, &day(0)), "active", "the membership stands");
        let office = house.get(format!("/v1/appointments/{}", scene.respondent.appointment)).expect(200);
        assert_eq!((office.body["ends_on"].clone(), office.text("/frozen_until")), (json!(null), day(9)));
        // She herself sees why; her own record she reads as before.
        scene.get(&scene.respondent, "/v1/me").expect(200);
        scene.post(judge, format!("{case}/measure-ends"), json!({"measure": 1})).expect(200);
        scene.get(&scene.respondent, &other).expect(200);
        assert_eq!(house.get(format!("/v1/appointments/{}", scene.respondent.appointment)).expect(200).body["frozen_until"], json!(null));
    }

    fn a_sanction_takes_the_place_of_a_measure_and_nobody_else_lifts_it(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let judge = &scene.committee.rapporteur;
        let freeze = json!({"measure": "membership_freeze", "reasons": "…", "days": 10});
        scene.post(judge, format!("{case}/measures"), freeze).expect(200);
        let ruled = scene.ruled(&scene.committee, &case, &json!({"outcome": "sanctioned", "sanction": "suspension", "months": 1}));
        assert_eq!(ruled.text("/content/rulings/0/effects/0/on"), day(0));
        assert_eq!(ruled.text("/content/measures/0/lifted_on"), day(0));
        let person = &scene.respondent.person;
        assert_eq!([0, 10, 27].map(|on| scene.standing(person, &day(on))), ["suspended", "suspended", "suspended"]);
        let membership = house.get(format!("/v1/memberships?person_id={person}")).expect(200).text("/data/0/id");
        let lift = json!({"on": day(1), "source": {"kind": "a friend's word"}});
        house.post(format!("/v1/memberships/{membership}/reinstatements"), lift).refused(409, "committee-says-so");
    }

    fn measures_last_no_longer_together_than_the_statutes_allow_and_end_with_the_case(house) {
        let scene = scene(house);
        let case = scene.entered(-20);
        scene.assign(&scene.committee, &case);
        let judge = &scene.committee.rapporteur;
        let freeze = |days: u32| {
            let new = json!({"measure": "function_freeze", "reasons": "…", "days": days});
            scene.post(judge, format!("{case}/measures"), new)
        };
        freeze(80).expect(200);
        freeze(11).at("/days", "days-are-not-allowed");
        assert_eq!(scene.get(&scene.respondent, "/v1/me/cases").expect(200).data().len(), 1, "she is told by it");
        let rejected = json!({"is_admitted": false, "reasons": "It is not the party's matter."});
        scene.post(judge, format!("{case}/admissions"), rejected).expect(200);
        let office = house.get(format!("/v1/appointments/{}", scene.respondent.appointment)).expect(200);
        assert_eq!(office.body["frozen_until"], json!(null));
    }

    fn one_office_is_frozen_and_the_others_go_on(house) {
        let scene = scene(house);
        let seat = crate::cast::position(house, &scene.secretariat, "secretariat_member");
        let held = crate::cast::appointment(&scene.respondent.person, "2022-01-01");
        let second = house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201).id();
        let case = scene.entered(-20);
        scene.assign(&scene.committee, &case);
        let judge = &scene.committee.rapporteur;
        let freeze = |measure: &str, office: &str, days: u32| {
            let new = json!({"measure": measure, "reasons": "…", "days": days, "appointment_id": office});
            scene.post(judge, format!("{case}/measures"), new)
        };
        freeze("membership_freeze", &second, 10).at("/appointment_id", "measure-is-of-no-office");
        freeze("function_freeze", &scene.committee.president.appointment, 10).at("/appointment_id", "office-is-not-theirs");
        let taken = freeze("function_freeze", &second, 80).expect(200);
        assert_eq!(taken.text("/content/measures/0/appointment_id"), second);
        let until = |office: &str| house.get(format!("/v1/appointments/{office}")).expect(200).body["frozen_until"].clone();
        assert_eq!((until(&second), until(&scene.respondent.appointment)), (json!(day(79)), json!(null)));
        // By the other she does what she did.
        let other = format!("/v1/persons/{}", scene.complainant.person);
        scene.get(&scene.respondent, &other).expect(200);
        freeze("function_freeze", &second, 11).at("/days", "days-are-not-allowed");
        freeze("function_freeze", &scene.respondent.appointment, 11).expect(200);
        scene.get(&scene.respondent, &other).refused(404, "not-found");
        let ended = |number: u32| scene.post(judge, format!("{case}/measure-ends"), json!({"measure": number})).expect(200);
        ended(2);
        scene.get(&scene.respondent, &other).expect(200);
        assert_eq!((until(&second), until(&scene.respondent.appointment)), (json!(day(79)), json!(null)));
    }

    fn a_measure_is_confirmed_in_time_or_void(house) {
        with_statutes(house, |document| {
            for measure in document["discipline"]["measures"].as_array_mut().unwrap() {
                measure["confirm_days"] = json!(5);
            }
        });
        let scene = scene(house);
        let case = scene.entered(-20);
        scene.assign(&scene.committee, &case);
        let [first, second] = &scene.committee.members;
        let judge = &scene.committee.rapporteur;
        let person = &scene.respondent.person;
        let take = |measure: &str, starts_on: i64| {
            let new = json!({"measure": measure, "reasons": "…", "days": 30, "starts_on": day(starts_on)});
            scene.post(judge, format!("{case}/measures"), new).expect(200)
        };
        let taken = take("membership_freeze", 0);
        assert_eq!((taken.text("/confirm_by"), taken.text("/content/measures/0/confirm_by")), (day(5), day(5)));
        assert_eq!([5, 6].map(|on| scene.standing(person, &day(on))), ["suspended", "active"], "void by itself");
        let confirm = |by, number: u32| scene.post(by, format!("{case}/measure-confirmations"), json!({"measure": number}));
        confirm(judge, 2).at("/measure", "measure-is-not-there");
        confirm(&scene.committee.president, 1).refused(403, "not-allowed");
        confirm(judge, 1).expect(200);
        confirm(judge, 1).at("/measure", "measure-is-confirmed");
        let second_of_three = confirm(first, 1).expect(200);
        assert_eq!(second_of_three.body.pointer("/content/measures/0/confirmed_on"), Some(&json!(null)));
        let confirmed = confirm(second, 1).expect(200);
        assert_eq!(confirmed.text("/content/measures/0/confirmed_on"), day(0));
        assert_eq!(confirmed.body["confirm_by"], json!(null));
        assert_eq!([29, 30].map(|on| scene.standing(person, &day(on))), ["suspended", "active"]);
        confirm(second, 1).at("/measure", "measure-is-confirmed");
        // Whom it is about reads that it is confirmed, and not by whom.
        let own = scene.get(&scene.respondent, format!("/v1/me{}", case.trim_start_matches("/v1"))).expect(200);
        assert_eq!(own.text("/measures/0/confirmed_on"), day(0));
        assert_eq!(own.body.pointer("/measures/0/confirmed_by"), Some(&json!([])));
        // One that nobody confirmed held no longer than that, and the case is on the list of what is overdue.
        let overdue = |wanted: bool| scene.get(judge, format!("/v1/cases?overdue={wanted}")).expect(200).data().len();
        let late = take("function_freeze", -7);
        assert_eq!((late.text("/confirm_by"), late.body["overdue"].clone()), (day(-2), json!(true)));
        assert_eq!(house.get(format!("/v1/appointments/{}", scene.respondent.appointment)).expect(200).body["frozen_until"], json!(null));
        confirm(judge, 2).at("/measure", "measure-is-not-there");
        assert_eq!((overdue(true), overdue(false)), (1, 0));
    }
}
