//! Forged tokens over HTTP: each is refused, and the answer says no more than that of an unknown token.
use serde_json::{Value, json};

use super::signer::{AUDIENCE, Signer, header, text, with, without};
use super::{Issuer, claims, identity, prompt, signer, trusting};
use crate::cast;
use crate::house::both;

/// Every way to forge or misuse a token that RFC 8725 names, against this provider, by an attacker with keys and a
/// server of his own.
fn forged(issuer: &Issuer, attacker: &Issuer, strangers: &Signer) -> Vec<(&'static str, String)> {
    let (good, usual) = (claims(issuer), header("ES256", "ec"));
    let unsigned = |head: &Value, signature: &str| {
        format!("{}.{}.{signature}", text(head.to_string()), text(good.to_string()))
    };
    let mut all = Vec::new();
    for alg in ["none", "None", "NONE", "nOnE"] {
        let head = with(&usual, "alg", json!(alg));
        all.push(("alg none", unsigned(&head, "")));
        all.push(("alg none, with a signature", signer().token("ES256", &head, &good)));
    }
    all.push(("HS256 by the public key", by_the_public_key(&good)));
    let signed_by_strangers = |header: &Value| strangers.token("ES256", header, &good);
    let jwks = strangers.jwks();
    all.push(("wrong key", signed_by_strangers(&usual)));
    all.push(("embedded jwk", signed_by_strangers(&with(&usual, "jwk", jwks["keys"][1].clone()))));
    for place in ["jku", "x5u"] {
        let lure = with(&usual, place, json!(format!("{}/keys", attacker.url())));
        all.push(("key elsewhere", signed_by_strangers(&lure)));
        all.push((
            "key elsewhere, by another name",
            signed_by_strangers(&with(&lure, "kid", json!("theirs"))),
        ));
    }
    let path = with(&usual, "kid", json!(format!("{}/keys", attacker.url())));
    all.push(("kid as an address", signed_by_strangers(&path)));
    all.push(("kid as SQL", signed_by_strangers(&with(&usual, "kid", json!("' OR 1=1 --")))));
    let signed = |header: &Value, claims: &Value| signer().token("ES256", header, claims);
    all.push(("key of another kid", signed(&header("ES256", "ed"), &good)));
    all.push(("key of another kind", signed(&header("RS256", "ec"), &good)));
    all.push(("no kid", signed(&without(&usual, "kid"), &good)));
    all.push(("ID token", signed(&with(&usual, "typ", json!("JWT")), &good)));
    all.push(("logout token", signed(&with(&usual, "typ", json!("logout+jwt")), &good)));
    all.push(("crit", signed(&with(&usual, "crit", json!(["exp"])), &good)));
    let now = chrono::Utc::now().timestamp();
    for (what, name, value) in [
        ("wrong issuer", "iss", json!(attacker.url())),
        ("issuer with a slash", "iss", json!(format!("{}/", issuer.url()))),
        ("wrong audience", "aud", json!("https://other.example.org")),
        ("no audience", "aud", Value::Null),
        ("expired", "exp", json!(now - 31)),
        ("never expires", "exp", json!(now + 100 * 366 * 86_400)),
        ("not yet good", "nbf", json!(now + 120)),
        ("issued later", "iat", json!(now + 120)),
        ("no subject", "sub", Value::Null),
        ("bound to a key", "cnf", json!({"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"})),
    ] {
        all.push((what, signed(&usual, &with(&good, name, value))));
    }
    let whole = signed(&usual, &good);
    let (stem, signature) = whole.rsplit_once('.').unwrap();
    let (head, body) = stem.split_once('.').unwrap();
    all.push(("stripped signature", format!("{stem}.")));
    all.push(("no signature", stem.to_owned()));
    let altered = text(with(&good, "sub", json!("driss")).to_string());
    all.push(("altered payload", format!("{head}.{altered}.{signature}")));
    all.push(("psychic signature", format!("{stem}.{}", text([0; 64]))));
    all.push(("oversized", format!("{head}.{}.{signature}", "A".repeat(9_000))));
    all.push(("encrypted", format!("{head}.{body}.{body}.{body}.{signature}")));
    let nested = format!("{head}.{}", text(&whole));
    all.push(("nested", format!("{nested}.{}", text(signer().sign("ES256", &nested)))));
    let twice = good.to_string().replacen('{', "{\"sub\":\"driss\",", 1);
    let twice = format!("{head}.{}", text(twice));
    all.push(("a claim twice", format!("{twice}.{}", text(signer().sign("ES256", &twice)))));
    // Signed well, by another provider, for its own subject of that name.
    let theirs = with(&claims(attacker), "aud", json!(AUDIENCE));
    all.push(("another issuer's", strangers.token("ES256", &usual, &theirs)));
    all
}

/// Signed by whoever takes the public key for a shared secret.
fn by_the_public_key(claims: &Value) -> String {
    use hmac::{Hmac, KeyInit as _, Mac as _};
    let secret = signer().rsa.public_key_to_pem().unwrap();
    let signed = format!("{}.{}", text(header("HS256", "rsa").to_string()), text(claims.to_string()));
    let mut mac = Hmac::<sha2::Sha256>::new_from_slice(&secret).unwrap();
    mac.update(signed.as_bytes());
    format!("{signed}.{}", text(mac.finalize().into_bytes()))
}

both! {
    fn every_forged_token_is_refused_and_no_attacker_is_asked_for_keys(house) {
        let strangers = Signer::new("");
        let attacker = Issuer::open(strangers.jwks());
        let issuer = trusting(house, signer().jwks(), prompt());
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        identity(house, &naima, &issuer, "naima");
        house.get("/v1/me").with_token(&signer().good(&claims(&issuer))).expect(200);
        let told = |token: &str| {
            let mut answer = house.get("/v1/me").with_token(token).refused(401, "unauthenticated");
            answer.body["request_id"] = Value::Null;
            answer.body
        };
        let unknown = told("garbage");
        for (what, token) in forged(&issuer, &attacker, &strangers) {
            assert_eq!(told(&token), unknown, "{what}");
        }
        // What is open stays open, whatever is shown.
        house.get("/healthz").with_token("e30.e30.e30").expect(200);
        assert_eq!(attacker.asked(), 0);
    }

    fn without_a_provider_nobody_is_believed(house) {
        let issuer = Issuer::open(signer().jwks());
        let naima = cast::person(house, "نعيمة الوزاني", "female");
        identity(house, &naima, &issuer, "naima");
        house.get("/v1/me").with_token(&signer().good(&claims(&issuer))).refused(401, "unauthenticated");
        assert_eq!(issuer.asked(), 0);
    }
}
