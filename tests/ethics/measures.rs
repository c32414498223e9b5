//! Precautionary measures: for a time, before anything is ruled.
use serde_json::json;

use super::cast::scene;
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
}
