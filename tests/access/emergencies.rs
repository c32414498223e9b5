//! An emergency lasts no longer than the right to take one: what its taker holds otherwise is asked at every request.
use amana::statutes::DEFAULT;
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use super::small::{Small, officer, small};
use super::world::formed;
use crate::cast::source;
use crate::house::both;

/// Statutes by which the national secretary may take what an emergency asks for.
fn adopt_loud_secretaries(world: &Small<'_>) {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
    let types = document["position_types"].as_array_mut().unwrap();
    let national = types.iter_mut().find(|one| one["code"] == "national_secretary").unwrap();
    national["grants"].as_array_mut().unwrap().push(json!("access.emergency"));
    let on = (Utc::now() - TimeDelta::days(3)).date_naive().to_string();
    let new = json!({"effective_from": on, "source": {"kind": "printed statutes"}, "document": document});
    world.house.post("/v1/statutes", new).expect(201);
}

/// Takes a look into the journal, which nobody of these holds.
fn taken(world: &Small<'_>, secret: &str) -> String {
    let new = json!({"permissions": ["journal.read"], "minutes": 60, "reason": "nobody can be reached"});
    world.post(secret, "/v1/access/emergencies", new).expect(201).id()
}

fn looks(world: &Small<'_>, secret: &str) -> bool {
    let answer = world.get(secret, "/v1/journal?limit=1").send();
    assert!([200, 403].contains(&answer.status), "{answer}");
    answer.status == 200
}

both! {
    fn an_emergency_ends_with_the_office_that_let_it_be_taken(house) {
        let world = small(house);
        adopt_loud_secretaries(&world);
        let national = formed(house, "national_secretariat", "MA", None, "2018-01-01");
        let secretary = officer(house, "National Secretary", &national, "national_secretary");
        assert!(!looks(&world, &secretary.secret));
        let emergency = taken(&world, &secretary.secret);
        assert!(looks(&world, &secretary.secret));
        let last = (Utc::now() - TimeDelta::days(2)).date_naive().to_string();
        let end = json!({"ends_on": last, "source": source()});
        house.post(format!("/v1/appointments/{}/resignations", secretary.appointment), end).expect(200);
        assert!(!looks(&world, &secretary.secret));
        for (language, because) in [
            ("ar", "أخذت هذه الصلاحية هنا في حالة استعجال، ولم يعد لمن أخذها حق أخذها: انتهت بانتهائه."),
            ("fr", "La permission a été prise ici dans une urgence par quelqu'un qui ne pourrait plus en prendre : elle a pris fin avec ce droit."),
            ("en", "The permission was taken there in an emergency by somebody who might take none any more: it ended with that right."),
        ] {
            let told = world.get(&secretary.secret, "/v1/access/explain?permission=journal.read").in_language(language).expect(200);
            assert_eq!((told.body["is_allowed"].clone(), told.text("/because")), (json!(false), because.to_owned()));
            assert_eq!((told.text("/lapsed/0/by/grant_id"), told.body["by"].clone()), (emergency.clone(), json!([])));
        }
        // Who may take one again has it again, for as long as it lasts; what is held over less than the party is not enough.
        let again = |over: Value| {
            let mut grant = json!({"person_id": secretary.person, "permissions": ["access.emergency"]});
            for (field, value) in over.as_object().into_iter().flatten() {
                grant[field] = value.clone();
            }
            world.grant(&house.admin, &grant).expect(201).id()
        };
        again(json!({"territory": "03.531"}));
        assert!(!looks(&world, &secretary.secret));
        let whole = again(json!({}));
        assert!(looks(&world, &secretary.secret));
        house.ask("POST", format!("/v1/access/grants/{whole}/revocations")).expect(200);
        assert!(!looks(&world, &secretary.secret));
    }

    fn an_emergency_of_an_app_ends_with_its_role(house) {
        let world = small(house);
        let technical = house.account("technical", json!({"role": "technical_admin"}));
        let secret = technical.text("/secret");
        let role = world.get(&secret, "/v1/me").expect(200).text("/rights/0/by/grant_id");
        taken(&world, &secret);
        assert!(looks(&world, &secret));
        house.ask("POST", format!("/v1/access/grants/{role}/revocations")).expect(200);
        assert!(!looks(&world, &secret));
        assert_eq!(house.get("/v1/access/grants?kind=emergency&in_force=true&total=true").expect(200).body["total"], 1);
    }
}
