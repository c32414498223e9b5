//! What befalls a member tells its history, part by part, to whoever may read that of the membership.
use chrono::{Datelike as _, TimeDelta, Utc};
use serde_json::{Value, json};

use super::admit;
use crate::cast::{person, source};
use crate::house::{Answer, House, both};

fn day(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).date_naive().to_string()
}

/// What a history tells: what was asked each time, and what became of a field.
fn told(history: &Answer, field: &str) -> Vec<(String, Value)> {
    let became = |entry: &Value| {
        let changes = entry["changes"].as_array().unwrap();
        let change = changes.iter().find(|change| change["field"] == field);
        (
            entry["operation"].as_str().unwrap().to_owned(),
            change.map_or(Value::Null, |change| change["after"].clone()),
        )
    };
    history.data().iter().map(became).collect()
}

fn history(house: &House, path: &str) -> Answer {
    house.get(format!("{path}/history")).expect(200)
}

fn steps(all: &[(&str, Value)]) -> Vec<(String, Value)> {
    all.iter().map(|(operation, value)| ((*operation).to_owned(), value.clone())).collect()
}

both! {
    fn dues_grades_standings_and_renewals_tell_what_was_changed_of_them(house) {
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        let grade = |code: &str| json!({"code": code, "labels": {"ar": "درجة"}});
        document["membership"]["grades"] = json!([grade("supporter"), grade("militant")]);
        house.post("/v1/statutes", json!({"effective_from": "2021-01-01", "source": source(), "document": document})).expect(201);
        let her = person(house, "نعيمة الوزاني", "female");
        let path = format!("/v1/memberships/{}", admit(house, &her, "2020-01-01").id());
        let dues = |status: &str| house.post(format!("{path}/dues"), json!({"year": 2024, "status": status, "source": source()})).expect(200).id();
        dues("unpaid");
        let of_dues = format!("/v1/membership-dues/{}", dues("paid"));
        assert_eq!(told(&history(house, &of_dues), "status"), steps(&[("dues_record", json!("unpaid")), ("dues_record", json!("paid"))]));
        let give = |grade: &str| house.post(format!("{path}/grades"), json!({"grade": grade, "starts_on": "2022-01-01", "source": source()})).expect(200).id();
        give("supporter");
        let of_grade = format!("/v1/membership-grades/{}", give("militant"));
        assert_eq!(told(&history(house, &of_grade), "grade"), steps(&[("grade_give", json!("supporter")), ("grade_give", json!("militant"))]));
        let suspended = house.post(format!("{path}/suspensions"), json!({"starts_on": "2024-02-01", "source": source()})).expect(200).text("/suspension/id");
        house.post(format!("{path}/reinstatements"), json!({"on": "2024-02-01", "source": source()})).expect(200);
        let of_standing = format!("/v1/membership-standings/{suspended}");
        let called_off = history(house, &of_standing);
        assert_eq!(told(&called_off, "standing"), steps(&[("membership_suspend", json!("suspended")), ("membership_reinstate", Value::Null)]));
        assert_eq!(called_off.text("/data/1/change"), "deleted");
        let year = Utc::now().year();
        let campaign = json!({"year": year, "opens_on": day(-10), "closes_on": day(10), "source": source()});
        let campaign = format!("/v1/renewal-campaigns/{}", house.post("/v1/renewal-campaigns", campaign).expect(201).id());
        assert_eq!(told(&history(house, &campaign), "year"), steps(&[("renewal_campaign_create", json!(year))]));
        let renewal = house.post(format!("{path}/renewals"), json!({"year": year, "source": source()})).expect(201).id();
        let of_renewal = format!("/v1/membership-renewals/{renewal}");
        assert_eq!(told(&history(house, &of_renewal), "renewed_on"), steps(&[("membership_renew", json!(day(0)))]));
        // Whoever reads no histories there is told of none.
        house.patch(format!("/v1/persons/{her}"), json!({"residence": "03.531.01.05"})).expect(200);
        let clerk = |code: &str| house.account(&format!("clerk-{code}"), json!({"permissions": ["history.read", "membership.read"], "territory": code})).text("/secret");
        let (near, away) = (clerk("03.531"), clerk("01.571"));
        for of in [&of_dues, &of_grade, &of_renewal] {
            assert_eq!(house.get(format!("{of}/history?limit=1")).with_token(&near).expect(200).data().len(), 1, "{of}");
            house.get(format!("{of}/history")).with_token(&away).refused(404, "not-found");
        }
        house.get(format!("{of_standing}/history")).with_token(&near).refused(404, "not-found");
        let reader = house.account("reader-of-memberships", json!({"permissions": ["membership.read"], "territory": "03.531"})).text("/secret");
        house.get(format!("{of_dues}/history")).with_token(&reader).refused(403, "not-allowed");
        for kind in ["dues", "grades", "standings", "renewals", "transfers"] {
            house.get(format!("/v1/membership-{kind}/00000000-0000-7000-8000-000000000000/history")).refused(404, "not-found");
        }
    }

    fn a_transfer_tells_who_consented_when(house) {
        let formed = |code: &str| {
            let new = json!({"type": "local_secretariat", "territory": code, "starts_on": "2020-01-01", "source": source()});
            house.post("/v1/bodies", new).expect(201).id()
        };
        let [from, to] = ["03.531.01.05", "03.531.01.03"].map(formed);
        let her = person(house, "نعيمة الوزاني", "female");
        let new = json!({"person_id": her, "starts_on": "2020-01-01", "unit": from, "source": source()});
        let membership = house.post("/v1/memberships", new).expect(201).id();
        let clerk = |body: &str| house.account(&format!("clerk-{body}"), json!({"permissions": ["history.read", "membership.read", "membership.transfer"], "body": body})).text("/secret");
        let (leaving, receiving) = (clerk(&from), clerk(&to));
        let asked = house.post(format!("/v1/memberships/{membership}/transfers"), json!({"unit": to})).with_token(&leaving).expect(201).id();
        let path = format!("/v1/membership-transfers/{asked}");
        house.ask("POST", format!("{path}/consents")).with_token(&receiving).expect(200);
        for who in [&leaving, &receiving] {
            let history = house.get(format!("{path}/history")).with_token(who).expect(200);
            assert_eq!(told(&history, "state"), steps(&[("transfer_create", json!("pending")), ("transfer_consent", json!("agreed"))]));
        }
        let stranger = house.account("elsewhere", json!({"permissions": ["history.read"], "territory": "01.571"})).text("/secret");
        house.get(format!("{path}/history")).with_token(&stranger).refused(404, "not-found");
    }

    fn skills_tell_that_they_were_told_and_withdrawn_and_no_more(house) {
        let her = person(house, "نعيمة الوزاني", "female");
        let skill = json!({"code": "accounting", "labels": {"ar": "محاسبة"}});
        house.post("/v1/skills", skill).expect(201);
        assert_eq!(told(&history(house, "/v1/skills/accounting"), "code"), steps(&[("skill_create", json!("accounting"))]));
        house.get("/v1/skills/juggling/history").refused(404, "not-found");
        let at = format!("/v1/persons/{her}/skills");
        let known = json!({"skills": ["accounting"], "consent": {"given_on": "2024-01-01", "source": source()}});
        house.ask("PUT", &at).json(&known).header("if-match", "*").expect(200);
        house.delete(&at).expect(204);
        let all = history(house, &at);
        let steps: Vec<&str> = all.data().iter().map(|entry| entry["operation"].as_str().unwrap()).collect();
        assert_eq!(steps, ["person_skills_record", "person_skills_withdraw"]);
        assert!(!String::from_utf8_lossy(&all.raw).contains("accounting"), "{all}");
    }
}
