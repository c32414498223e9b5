//! A case from its complaint to the day it is closed, and what an appeal leaves of it.
use serde_json::json;

use super::cast::{CANARY, scene};
use crate::applications::cast::day;
use crate::house::both;

both! {
    fn a_suspension_acts_by_itself_and_an_appeal_ends_it_with_its_gap_visible(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let [first, second] = &scene.committee.members;
        let suspension = json!({"outcome": "sanctioned", "sanction": "suspension", "months": 3});
        scene.post(first, format!("{case}/votes"), suspension.clone()).expect(200);
        scene.post(first, format!("{case}/votes"), suspension.clone()).refused(409, "judge-has-voted");
        let mut early = suspension.clone();
        early["reasons"] = json!("…");
        scene.post(first, format!("{case}/rulings"), early.clone()).refused(409, "too-few-judges-voted");
        let dissent = json!({"outcome": "dismissed", "opinion": "It was a joke."});
        scene.post(second, format!("{case}/votes"), dissent).expect(200);
        scene.post(first, format!("{case}/rulings"), early.clone()).refused(409, "too-few-judges-voted");
        let member = |answer: &crate::house::Answer| answer.text("/members/0/id");
        let shown = scene.get(first, &case).expect(200);
        let paper = json!({"outcome": "sanctioned", "sanction": "suspension", "months": 3, "member": member(&shown)});
        scene.post(first, format!("{case}/votes"), paper).refused(409, "vote-is-the-judges-own");
        scene.post(&scene.committee.rapporteur, format!("{case}/votes"), suspension.clone()).expect(200);
        let ruled = scene.post(first, format!("{case}/rulings"), early).expect(200);
        assert_eq!((ruled.text("/state"), ruled.text("/outcome")), ("ruled".to_owned(), "sanctioned".to_owned()));
        assert_eq!(ruled.text("/content/rulings/0/effects/0/done"), "suspended");
        assert_eq!(ruled.body.pointer("/content/rulings/0/votes"), Some(&json!({"given": 2, "against": 1, "needed": 3})));

        // What others see is the effect: suspended until then. The office rests, and gives nothing.
        let person = &scene.respondent.person;
        assert_eq!(scene.standing(person, &day(0)), "suspended");
        scene.get(&scene.respondent, "/v1/persons").refused(403, "not-allowed");
        let spells = house.get(format!("/v1/memberships?person_id={person}")).expect(200);
        let membership = spells.text("/data/0/id");
        let standings = house.get(format!("/v1/memberships/{membership}/standings")).expect(200);
        assert_eq!(standings.text("/data/1/basis/source/kind"), "ruling of an ethics committee");
        assert!(!String::from_utf8_lossy(&standings.raw).contains(CANARY));

        // She is told, and appeals; the committee above overturns it, and nobody who judged it judges it again.
        let clerk = &scene.committee.rapporteur;
        scene.post(clerk, format!("{case}/closings"), json!({})).refused(409, "case-is-elsewhere-in-its-course");
        let told = scene.post(clerk, format!("{case}/notifications"), json!({"how": "by hand"})).expect(200);
        assert_eq!(told.text("/appeal_until"), day(15));
        scene.post(clerk, format!("{case}/closings"), json!({})).refused(409, "case-may-be-appealed");
        scene.post(clerk, format!("{case}/appeals"), json!({"grounds": "It was taken out of its context."})).expect(204);
        scene.get(clerk, &case).refused(404, "not-found");
        let above = scene.get(&scene.national.president, &case).expect(200);
        assert_eq!((above.text("/state"), above.text("/body_id")), ("appealed".to_owned(), scene.national.body.clone()));
        assert_eq!(above.body["content"], json!(null), "whoever receives cases reads their covers");
        scene.assign(&scene.national, &case);
        let overturned = scene.ruled(&scene.national, &case, &json!({"outcome": "dismissed"}));
        assert_eq!(overturned.text("/content/rulings/1/compared"), "overturned");
        assert_eq!(overturned.text("/outcome"), "overturned");
        assert_eq!(overturned.text("/content/rulings/1/effects/0/done"), "lifted");
        assert_eq!(scene.standing(person, &day(0)), "active");
        scene.get(&scene.respondent, "/v1/persons").expect(200);
        let last = &scene.national.rapporteur;
        scene.post(last, format!("{case}/notifications"), json!({"how": "by hand"})).expect(200);
        scene.post(last, format!("{case}/appeals"), json!({"grounds": "…"})).refused(409, "case-has-no-appeal");
        let closed = scene.post(last, format!("{case}/closings"), json!({})).expect(200);
        assert_eq!((closed.text("/state"), closed.text("/destroy_from")), ("closed".to_owned(), day(1826)));
        scene.post(&scene.national.president, &case, json!({})).refused(405, "method-not-allowed");
        scene.house.delete(&case).with_token(&scene.national.president.secret).refused(409, "case-is-kept");
    }

    fn days_that_were_served_stay_visible(house) {
        let scene = scene(house);
        let case = scene.heard(-40);
        let suspension = json!({"outcome": "sanctioned", "sanction": "suspension", "months": 3, "on": day(-20)});
        scene.ruled(&scene.committee, &case, &suspension);
        let person = &scene.respondent.person;
        assert_eq!(scene.standing(person, &day(-21)), "active");
        assert_eq!(scene.standing(person, &day(-20)), "suspended");
        let clerk = &scene.committee.rapporteur;
        scene.post(clerk, format!("{case}/notifications"), json!({"how": "by hand", "on": day(-19)})).expect(200);
        scene.post(clerk, format!("{case}/appeals"), json!({"grounds": "…", "on": day(-10)})).expect(204);
        scene.assign(&scene.national, &case);
        scene.ruled(&scene.national, &case, &json!({"outcome": "dismissed", "on": day(-5)}));
        let stood = [-21, -20, -6, -5, 0].map(|on| scene.standing(person, &day(on)));
        assert_eq!(stood, ["active", "suspended", "suspended", "active", "active"]);
        // Her office was never ended: it rested, and she has it again.
        let office = house.get(format!("/v1/appointments/{}", scene.respondent.appointment)).expect(200);
        assert_eq!(office.body["ends_on"], json!(null));
    }

    fn who_is_put_out_loses_every_office_and_gets_it_back_where_it_is_free(house) {
        let scene = scene(house);
        let case = scene.heard(-40);
        let expulsion = json!({"outcome": "sanctioned", "sanction": "expulsion", "on": day(-20)});
        scene.ruled(&scene.committee, &case, &expulsion);
        let person = &scene.respondent.person;
        assert_eq!(scene.standing(person, &day(-20)), "excluded");
        let office = house.get(format!("/v1/appointments/{}", scene.respondent.appointment)).expect(200);
        assert_eq!((office.text("/ended_by"), office.text("/ends_on")), ("exclusion".to_owned(), day(-21)));
        let tasks = house.get("/v1/legal-tasks").expect(200);
        assert!(tasks.data().is_empty(), "whoever is put out opens no task of the law");
        let clerk = &scene.committee.rapporteur;
        scene.post(clerk, format!("{case}/notifications"), json!({"how": "by hand", "on": day(-19)})).expect(200);
        scene.post(clerk, format!("{case}/appeals"), json!({"grounds": "…", "on": day(-10)})).expect(204);
        scene.assign(&scene.national, &case);
        let lighter = json!({"outcome": "sanctioned", "sanction": "warning", "on": day(-5)});
        let ruled = scene.ruled(&scene.national, &case, &lighter);
        assert_eq!(ruled.text("/content/rulings/1/compared"), "lightened");
        let stood = [-21, -20, -6, -5, 0].map(|on| scene.standing(person, &day(on)));
        assert_eq!(stood, ["active", "suspended", "suspended", "active", "active"], "never as if all had been well");
        let held = |on: i64| {
            let held = house.get(format!("/v1/appointments?person_id={person}&as_of={}", day(on))).expect(200);
            held.data().iter().map(|one| one["starts_on"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!((held(-21), held(-20), held(0)), (vec!["2021-01-01".to_owned()], Vec::new(), vec![day(-5)]));
    }

    fn an_office_taken_meanwhile_is_left_with_the_reason(house) {
        let scene = scene(house);
        let case = scene.heard(-40);
        let removal = json!({"outcome": "sanctioned", "sanction": "removal", "on": day(-20)});
        scene.ruled(&scene.committee, &case, &removal);
        assert_eq!(scene.standing(&scene.respondent.person, &day(0)), "active");
        let next = super::cast::member(house, "Zineb Hajji");
        let seat = crate::cast::position(house, &scene.secretariat, "provincial_secretary");
        let held = crate::cast::appointment(&next.person, &day(-15));
        house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201);
        let clerk = &scene.committee.rapporteur;
        scene.post(clerk, format!("{case}/notifications"), json!({"how": "by hand", "on": day(-19)})).expect(200);
        scene.post(clerk, format!("{case}/appeals"), json!({"grounds": "…", "on": day(-10)})).expect(204);
        scene.assign(&scene.national, &case);
        let ruled = scene.ruled(&scene.national, &case, &json!({"outcome": "dismissed"}));
        let effect = ruled.body.pointer("/content/rulings/1/effects/0").unwrap();
        assert_eq!((effect["done"].as_str(), effect["left_because"].as_str()), (Some("left"), Some("seats-are-taken")));
    }

    fn nobody_is_ruled_on_unheard_and_every_step_has_its_place(house) {
        let scene = scene(house);
        let case = scene.entered(-20);
        let clerk = &scene.committee.rapporteur;
        scene.get(clerk, &case).expect(200);
        scene.post(clerk, format!("{case}/admissions"), json!({"is_admitted": true})).refused(403, "not-allowed");
        scene.assign(&scene.committee, &case);
        let shown = scene.get(clerk, &case).expect(200);
        assert!(shown.text("/content/facts").contains(CANARY));
        assert_eq!(shown.text("/due_on"), day(-5));
        assert_eq!(shown.body["overdue"], json!(true));
        scene.post(clerk, format!("{case}/votes"), json!({"outcome": "dismissed"})).refused(409, "case-is-elsewhere-in-its-course");
        scene.post(clerk, format!("{case}/deadlines"), json!({"change": "extended", "days": 10, "reasons": "An expert is asked."})).expect(200);
        scene.post(clerk, format!("{case}/admissions"), json!({"is_admitted": true, "on": day(1)})).at("/on", "case-step-is-out-of-order");
        let admitted = scene.post(clerk, format!("{case}/admissions"), json!({"is_admitted": true, "on": day(-20)})).expect(200);
        assert_eq!((admitted.text("/due_on"), admitted.text("/waits_for")), (day(40), "hearing".to_owned()));
        scene.post(clerk, format!("{case}/votes"), json!({"outcome": "dismissed"})).refused(409, "person-was-not-heard");
        let late = scene.post(clerk, format!("{case}/hearings"), json!({"on": day(7)})).at("/on", "summons-is-too-late");
        assert_eq!((late.text("/detail"), late.text("/clause/id")), (day(8), "art-46".to_owned()));
        scene.post(clerk, format!("{case}/hearings"), json!({"on": day(8)})).expect(200);
        scene.post(clerk, format!("{case}/hearing-records"), json!({"hearing": 1, "was_heard": true})).at("/hearing", "hearing-is-not-there");
        scene.post(clerk, format!("{case}/hearings"), json!({"on": day(-3), "summoned_on": day(-12)})).expect(200);
        scene.post(clerk, format!("{case}/hearing-records"), json!({"hearing": 2, "was_heard": false})).expect(200);
        for (verdict, pointer, code) in [
            (json!({"outcome": "sanctioned"}), "/sanction", "verdict-is-unclear"),
            (json!({"outcome": "dismissed", "sanction": "warning"}), "/sanction", "verdict-is-unclear"),
            (json!({"outcome": "sanctioned", "sanction": "flogging"}), "/sanction", "sanction-is-unknown"),
            (json!({"outcome": "sanctioned", "sanction": "suspension"}), "/months", "months-are-not-allowed"),
            (json!({"outcome": "sanctioned", "sanction": "suspension", "months": 13}), "/months", "months-are-not-allowed"),
            (json!({"outcome": "sanctioned", "sanction": "warning", "months": 1}), "/months", "months-are-not-allowed"),
        ] {
            scene.post(clerk, format!("{case}/votes"), verdict).at(pointer, code);
        }
        let warned = scene.ruled(&scene.committee, &case, &json!({"outcome": "sanctioned", "sanction": "warning"}));
        assert_eq!(warned.body.pointer("/content/rulings/0/effects"), Some(&json!([])));
        scene.post(clerk, format!("{case}/evidence"), json!({"title": "A letter"})).refused(409, "case-is-elsewhere-in-its-course");
    }

    fn a_complaint_that_is_not_admitted_is_rejected_with_reasons(house) {
        let scene = scene(house);
        let case = scene.entered(-3);
        scene.assign(&scene.committee, &case);
        let clerk = &scene.committee.rapporteur;
        scene.post(clerk, format!("{case}/admissions"), json!({"is_admitted": false})).at("/reasons", "ruling-needs-reasons");
        let rejected = json!({"is_admitted": false, "reasons": "Nothing of it is the party's matter."});
        let closed = scene.post(clerk, format!("{case}/admissions"), rejected).expect(200);
        assert_eq!((closed.text("/state"), closed.text("/outcome")), ("closed".to_owned(), "rejected".to_owned()));
        let own = scene.get(&scene.complainant, "/v1/me/cases").expect(200);
        assert_eq!(own.text("/data/0/rejected_because"), "Nothing of it is the party's matter.");
        assert!(scene.get(&scene.respondent, "/v1/me/cases").expect(200).data().is_empty(), "she was never told");
    }
}
