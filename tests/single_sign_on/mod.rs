//! Single sign-on: access tokens of a real provider on the loopback, with real keys, on both engines.
mod forgeries;
mod issuer;
mod rotation;
mod settings;
mod signer;
mod verifier;

use std::sync::OnceLock;
use std::time::Duration;

use amana::access::oidc::{Pace, Provider, Trust};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use crate::cast;
use crate::house::{House, both};
use issuer::Issuer;
use signer::{Signer, claims_at, trust, with};

/// Keys of the provider, drawn once.
fn signer() -> &'static Signer {
    static SIGNER: OnceLock<Signer> = OnceLock::new();
    SIGNER.get_or_init(|| Signer::new(""))
}

/// A pace at which keys are fetched at once when they are asked for, and else only at the start.
fn prompt() -> Pace {
    Pace { every: Duration::from_hours(1), least: Duration::ZERO, ..Pace::default() }
}

/// A house that believes a provider with these keys.
fn trusting(house: &House, keys: Value, pace: Pace) -> Issuer {
    let issuer = Issuer::open(keys);
    believe(house, trust(&issuer.url()), pace);
    issuer
}

fn believe(house: &House, trust: Trust, pace: Pace) {
    house.app().trust(Provider::start(trust, pace).unwrap());
}

/// What an access token of this provider claims now.
fn claims(issuer: &Issuer) -> Value {
    claims_at(&issuer.url(), Utc::now().timestamp())
}

/// Says that this subject is that person; answers the id of the identity.
fn identity(house: &House, person: &str, issuer: &Issuer, subject: &str) -> String {
    let new = json!({"issuer": issuer.url(), "subject": subject});
    house.post(format!("/v1/persons/{person}/identities"), new).expect(201).id()
}

both! {
    fn a_person_signs_on_with_an_access_token_of_the_provider(house) {
        let issuer = trusting(house, signer().jwks(), prompt());
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        identity(house, &naima, &issuer, "naima");
        for (algorithm, kid) in signer::PAIRS {
            let token = signer().token(algorithm, &signer::header(algorithm, kid), &claims(&issuer));
            let me = house.get("/v1/me").with_token(&token).expect(200);
            assert_eq!((me.text("/person_id"), &me.body["token"]), (naima.clone(), &Value::Null));
        }
    }

    fn a_subject_nobody_has_is_refused_as_an_unknown_token_is(house) {
        let issuer = trusting(house, signer().jwks(), prompt());
        let told = |token: &str| {
            let mut answer = house.get("/v1/me").with_token(token).refused(401, "unauthenticated");
            let challenge = answer.header("www-authenticate").map(str::to_owned);
            answer.body["request_id"] = Value::Null;
            (answer.body, challenge)
        };
        let unknown = told(&house.admin.chars().rev().collect::<String>());
        let token = signer().good(&claims(&issuer));
        assert_eq!(told(&token), unknown);
        // Once somebody has it, and only that very subject of that very issuer.
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        for (provider, subject) in [(issuer.url(), "Naima"), (format!("{}/", issuer.url()), "naima")] {
            let new = json!({"issuer": provider, "subject": subject});
            house.post(format!("/v1/persons/{naima}/identities"), new).expect(201);
            assert_eq!(told(&token), unknown);
        }
        let id = identity(house, &naima, &issuer, "naima");
        house.get("/v1/me").with_token(&token).expect(200);
        // And no longer, from the very next request on.
        house.delete(format!("/v1/identities/{id}")).expect(204);
        assert_eq!(told(&token), unknown);
    }

    fn what_a_token_says_of_rights_grants_nothing(house) {
        let issuer = trusting(house, signer().jwks(), prompt());
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        identity(house, &naima, &issuer, "naima");
        let token = signer().good(&with(&claims(&issuer), "permissions", json!(["*"])));
        let me = house.get("/v1/me").with_token(&token).expect(200);
        assert_eq!((&me.body["permissions"], &me.body["rights"]), (&json!([]), &json!([])));
        house.get("/v1/accounts").with_token(&token).refused(403, "not-allowed");
        let new = json!({"issuer": issuer.url(), "subject": "driss"});
        house.post(format!("/v1/persons/{naima}/identities"), new).with_token(&token).refused(403, "not-allowed");
        house.post("/v1/persons", json!({"name_ar": "إدريس"})).with_token(&token).refused(403, "not-allowed");
    }

    fn an_identity_is_one_persons_and_every_change_of_it_is_in_the_journal(house) {
        let [naima, driss] = ["نعيمة الوزاني", "إدريس الزموري"].map(|name| cast::person(house, name, "female"));
        let new = json!({"issuer": "https://id.example.org", "subject": "naima"});
        let address = format!("/v1/persons/{naima}/identities");
        let made = house.post(address.clone(), new.clone()).expect(201);
        assert_eq!(made.header("location"), Some(format!("/v1/identities/{}", made.id()).as_str()));
        assert_eq!((made.text("/person_id"), made.text("/subject")), (naima.clone(), "naima".to_owned()));
        for person in [&naima, &driss] {
            let again = house.post(format!("/v1/persons/{person}/identities"), new.clone());
            again.refused(409, "identity-is-taken");
        }
        house.post(address.clone(), json!({"issuer": "https://id.example.org", "subject": "naima.2"})).expect(201);
        let listed = house.get(format!("{address}?total=true")).expect(200);
        assert_eq!((listed.data().len(), &listed.body["total"]), (2, &json!(2)));
        assert_eq!(listed.data()[0], house.get(format!("/v1/identities/{}", made.id())).expect(200).body);
        let first = house.get(format!("{address}?limit=1")).expect(200);
        let second = house.get(format!("{address}?limit=1&cursor={}", first.text("/next"))).expect(200);
        assert_eq!(second.text("/data/0/subject"), "naima.2");
        assert!(house.get(format!("/v1/persons/{driss}/identities")).expect(200).data().is_empty());
        // Whom an identity is of is not taken out.
        assert_eq!(house.delete(format!("/v1/persons/{naima}")).send().status, 409);
        let gone = format!("/v1/identities/{}", made.id());
        house.ask("DELETE", gone.clone()).refused(428, "precondition-required");
        house.ask("DELETE", gone.clone()).header("if-match", &made.etag()).expect(204);
        house.get(gone).refused(404, "not-found");
        let kept = house.get(format!("/v1/journal?object_id={}", made.id())).expect(200);
        let operations: Vec<&Value> = kept.data().iter().map(|entry| &entry["operation"]).collect();
        assert_eq!(operations, ["identity_create", "identity_delete"]);
        assert_eq!(kept.data()[1]["before"], made.body);
        // Taken out, it may be another's.
        house.post(format!("/v1/persons/{driss}/identities"), new).expect(201);
    }

    fn an_identity_of_nobody_is_not_recorded(house) {
        let nobody = "/v1/persons/00000000-0000-7000-8000-000000000000/identities";
        house.get(nobody).refused(404, "not-found");
        let new = json!({"issuer": "https://id.example.org", "subject": "naima"});
        house.post(nobody, new.clone()).refused(404, "not-found");
        house.post(nobody, new.clone()).as_reader().refused(403, "not-allowed");
        house.get(nobody).as_reader().refused(403, "not-allowed");
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        let address = format!("/v1/persons/{naima}/identities");
        house.post(address.clone(), json!({"issuer": "", "subject": "x"})).faulty("/issuer", "empty-text");
        house.post(address, json!({"issuer": "x", "subject": "a".repeat(256)})).faulty("/subject", "too-long");
    }

    fn what_is_issued_with_a_sign_on_does_not_outlast_it(house) {
        let issuer = trusting(house, signer().jwks(), prompt());
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        let id = identity(house, &naima, &issuer, "naima");
        let claims = claims(&issuer);
        let token = signer().good(&claims);
        let made = house.post("/v1/tokens", json!({"name": "script"})).with_token(&token).expect(201);
        assert_eq!((made.text("/person_id"), made.text("/created_by")), (naima, id.clone()));
        let until = DateTime::parse_from_rfc3339(&made.text("/expires_at")).unwrap().timestamp();
        assert_eq!(Some(until), claims["exp"].as_i64().map(|exp| exp + 30));
        let secret = made.text("/secret");
        house.get("/v1/me").with_token(&secret).expect(200);
        house.delete(format!("/v1/identities/{id}")).expect(204);
        house.get("/v1/me").with_token(&secret).refused(401, "unauthenticated");
    }

    fn whoever_says_who_somebody_is_holds_all_that_he_or_she_holds(house) {
        let issuer = trusting(house, signer().jwks(), prompt());
        let [naima, driss] = ["نعيمة الوزاني", "إدريس الزموري"].map(|name| cast::person(house, name, "female"));
        identity(house, &naima, &issuer, "naima");
        let grant = |person: &str, permissions: Value| {
            let new = json!({"person_id": person, "permissions": permissions, "source": cast::source()});
            house.post("/v1/access/grants", new).expect(201);
        };
        grant(&naima, json!(["identity.keep"]));
        let token = signer().good(&claims(&issuer));
        let record = |subject: &str| {
            let new = json!({"issuer": issuer.url(), "subject": subject});
            house.post(format!("/v1/persons/{driss}/identities"), new).with_token(&token)
        };
        record("driss").expect(201);
        // He holds what she does not: now she could sign on in his name for more than is hers.
        grant(&driss, json!(["journal.read"]));
        record("driss.2").refused(403, "not-allowed");
        record("driss.2").with_token(&house.admin).expect(201);
    }

    fn one_request_is_made_once_however_often_the_provider_issues_anew(house) {
        let issuer = trusting(house, signer().jwks(), prompt());
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        identity(house, &naima, &issuer, "naima");
        let [one, other] = ["1", "2"].map(|jti| signer().good(&with(&claims(&issuer), "jti", json!(jti))));
        assert_ne!(one, other);
        let new = json!({"person_id": naima, "permissions": ["person.create"], "source": cast::source()});
        house.post("/v1/access/grants", new).expect(201);
        let register = |token: &str| {
            let asked = house.post("/v1/persons", json!({"name_ar": "إدريس الزموري"})).with_token(token);
            asked.header("idempotency-key", "once").expect(201).id()
        };
        assert_eq!(register(&one), register(&other));
    }
}
