//! Forms that anybody sends in: the same answer whoever asks, sealed until somebody enters them, and gone then.
use std::num::NonZeroU32;

use amana::config::Limits;
use amana::db::{application_forms, data_keys};
use chrono::Utc;
use diesel::prelude::*;
use serde_json::{Value, json};

use super::cast::{COMMUNE, Party, day, formed, officer, party};
use crate::house::{Answer, House, Registry, both, roomy};

fn form(name: &str) -> Value {
    json!({
        "applicant": {
            "name_ar": name,
            "gender": "female",
            "birth_date": "1991-05-04",
            "contacts": [{"kind": "phone", "value": "٠٦١٢٣٤٥٦٧٨"}],
        },
        "territory": COMMUNE,
        "declarations": ["age", "no_other_party", "no_incapacity"],
        "message": "أرغب في المشاركة في قطب النساء.",
    })
}

fn send(house: &House, new: Value) -> Answer {
    house.post("/v1/application-forms", new).anonymous().expect(202)
}

/// The form with the reference of an answer, as the secretary finds it.
fn found(party: &Party<'_>, sent: &Answer) -> Answer {
    let path = format!("/v1/application-forms?reference={}", sent.text("/reference"));
    let id = party.get(&party.secretary, path).expect(200).text("/data/0/id");
    party.get(&party.secretary, format!("/v1/application-forms/{id}")).expect(200)
}

both! {
    fn anybody_sends_a_form_in_and_an_officer_makes_an_application_of_it(house) {
        let party = party(house);
        let sent = send(house, form("سعاد الجبلي"));
        assert_eq!(sent.text("/received_on"), day(0));
        assert_eq!((sent.text("/reference").len(), sent.body.as_object().unwrap().len()), (9, 2), "{sent}");
        let waits = found(&party, &sent);
        assert_eq!(waits.body["applicant"]["contacts"][0]["value"], "٠٦١٢٣٤٥٦٧٨");
        assert_eq!(waits.body["alike"], json!([]));
        let path = format!("/v1/application-forms/{}", waits.id());
        let documents = json!({"documents": [{"kind": "signed form"}]});
        let made = party.post(&party.secretary, format!("{path}/entries"), documents).expect(201);
        assert_eq!((made.text("/state"), made.text("/territory")), ("received".to_owned(), COMMUNE.to_owned()));
        assert_eq!(made.body["source"]["reference"], sent.text("/reference"));
        assert_eq!(made.body["declarations"].as_array().map(Vec::len), Some(3));
        assert_eq!(made.body["declarations"][0]["declared_on"], day(0));
        let person = house.get(format!("/v1/persons/{}", made.text("/person_id"))).expect(200);
        assert_eq!(person.body["contacts"][0]["value"], "+212612345678");
        assert_eq!((person.text("/residence"), person.text("/birth_date")), (COMMUNE.to_owned(), "1991-05-04".to_owned()));
        party.get(&party.secretary, &path).refused(404, "not-found");
        party.post(&party.secretary, format!("{path}/entries"), json!({})).refused(404, "not-found");
        party.post(&party.secretary, format!("/v1/applications/{}/completions", made.id()), json!({})).expect(200);
        let journal = house.get(format!("/v1/journal?object_id={}", waits.id())).expect(200);
        assert!(!journal.to_string().contains("الجبلي"), "{journal}");
        assert!(journal.data().iter().any(|entry| entry["actor"] == "anyone"), "{journal}");
    }

    fn a_member_is_answered_as_anybody_is(house) {
        let party = party(house);
        let member = house.get(format!("/v1/persons/{}", party.committee.members[1].person)).expect(200);
        let known = json!({"name_latin": member.text("/name_latin"), "contacts": [{"kind": "phone", "value": "0612345678"}]});
        let mut new = form("سعاد الجبلي");
        let stranger = send(house, new.clone());
        new["applicant"] = known;
        let sent = send(house, new);
        assert_eq!(stranger.status, sent.status);
        let fields = |answer: &Answer| answer.body.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(fields(&stranger), fields(&sent));
        // Whoever looks at it is told who it may be, and enters it for nobody twice.
        let waits = found(&party, &sent);
        let alike: Vec<&str> = waits.body["alike"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
        assert!(alike.contains(&member.id().as_str()), "{waits}");
        let entries = format!("/v1/application-forms/{}/entries", waits.id());
        party.post(&party.secretary, &entries, json!({"person_id": member.id()})).refused(409, "person-is-a-member-already");
        found(&party, &sent);
    }

    fn a_form_is_read_where_applications_are_received_and_thrown_away_there(house) {
        let party = party(house);
        let sibling = officer(house, &formed(house, "provincial_secretariat", "03.451", None), "provincial_secretary", "Sibling");
        let sent = send(house, form("سعاد الجبلي"));
        let waits = found(&party, &sent);
        let path = format!("/v1/application-forms/{}", waits.id());
        party.get(&sibling, &path).refused(404, "not-found");
        assert_eq!(party.get(&sibling, "/v1/application-forms?total=true").expect(200).body["total"], 0);
        let below = |code: &str| party.get(&party.secretary, format!("/v1/application-forms?total=true&under={code}")).expect(200).body["total"].clone();
        assert_eq!([below("03.531"), below(COMMUNE), below("03.451")], [1, 1, 0]);
        let delete = || house.delete(&path).with_token(&party.secretary.secret);
        delete().without("if-match").refused(428, "precondition-required");
        house.delete(&path).with_token(&sibling.secret).header("if-match", "*").refused(404, "not-found");
        delete().header("if-match", &waits.etag()).expect(204);
        party.get(&party.secretary, &path).refused(404, "not-found");
    }

    fn a_form_is_kept_sealed_and_its_key_goes_with_it(house) {
        let party = party(house);
        let sent = send(house, form("سعاد الجبلي"));
        let waits = found(&party, &sent);
        let keys = || {
            let conn = &mut house.registry().connection();
            let of_it = data_keys::table.find(amana::vault::SubjectId(waits.id().parse().unwrap()));
            of_it.count().get_result::<i64>(conn).unwrap()
        };
        assert_eq!(keys(), 1);
        let conn = &mut house.registry().connection();
        let kept: Vec<Vec<u8>> = application_forms::table.select(application_forms::sealed).load(conn).unwrap();
        let kept = String::from_utf8_lossy(&kept[0]).into_owned();
        assert!(!kept.contains("الجبلي") && !kept.contains("1991") && kept.len() > 40, "{kept}");
        house.delete(format!("/v1/application-forms/{}", waits.id())).header("if-match", "*").expect(204);
        assert_eq!(keys(), 0);
    }

    fn what_is_wrong_with_a_form_is_told_where(house) {
        let party = party(house);
        let send = |new: Value| house.post("/v1/application-forms", new).anonymous();
        let with = |at: &str, value: Value| {
            let mut new = form("سعاد الجبلي");
            *new.pointer_mut(at).unwrap() = value;
            new
        };
        send(with("/applicant/name_ar", Value::Null)).faulty("/applicant/name_ar", "name-missing");
        send(with("/applicant/contacts", json!([]))).faulty("/applicant/contacts", "out-of-range");
        send(with("/applicant/contacts/0/value", json!("12"))).faulty("/applicant/contacts/0/value", "bad-phone");
        send(with("/territory", json!("99.999"))).at("/territory", "no-such-territory");
        send(with("/applicant/birth_date", json!(day(-6000)))).refused(409, "applicant-is-too-young");
        send(json!({"applicant": {"honorific": "د."}})).faulty("/applicant/honorific", "unknown-field");
        let unknown = format!("amana_person_{}_{}", party.secretary.person.replace('-', ""), "0".repeat(64));
        house.post("/v1/application-forms", form("x")).with_token(&unknown).refused(401, "unauthenticated");
        assert_eq!(party.get(&party.secretary, "/v1/application-forms?total=true").expect(200).body["total"], 0);
        let tried = house.post("/v1/application-forms?dry_run=true", form("سعاد الجبلي")).anonymous().expect(200);
        assert_eq!(tried.body["status"], 202);
        assert_eq!(house.get("/v1/application-forms?total=true").expect(200).body["total"], 0);
        // A key of nobody's is nobody's: what one stranger sent is told to no other.
        let [one, other] = [(); 2].map(|()| send(form("سعاد الجبلي")).header("idempotency-key", "1").expect(202));
        assert_ne!(one.text("/reference"), other.text("/reference"));
    }
}

#[test]
fn a_source_sends_few_forms_a_minute_and_looks_as_often_as_before() {
    let limits = Limits { forms_per_minute: NonZeroU32::new(2).unwrap(), ..roomy() };
    let house = House::open_with(Registry::on_sqlite(), Utc::now, limits);
    for _ in 0..2 {
        send(&house, form("سعاد الجبلي"));
    }
    let refused = house
        .post("/v1/application-forms", form("سعاد الجبلي"))
        .anonymous()
        .refused(429, "too-many-requests");
    let wait = refused.header("retry-after").and_then(|seconds| seconds.parse::<u32>().ok());
    assert!(wait.is_some_and(|seconds| seconds > 0), "{refused}");
    assert_eq!(house.get("/v1/application-forms?total=true").expect(200).body["total"], 2);
}
