//! The verifier by itself, against real keys: what a provider signs is believed, and no forgery of RFC 8725 is.
use amana::access::oidc::{Forgery, Keys, Trust, Vouched, verify};
use amana::db::Moment;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use openssl::bn::BigNum;
use openssl::ecdsa::EcdsaSig;
use openssl::rsa::Rsa;
use openssl::sha::sha256;
use serde_json::{Value, json};

use super::signer::{AUDIENCE, PAIRS, Signer, claims_at, header, text, trust, with, without};

const ISSUER: &str = "https://id.example.org/realms/party";
const NOW: i64 = 1_800_000_000;

fn claims() -> Value {
    claims_at(ISSUER, NOW)
}

fn at(token: &str, keys: &Keys, now: i64) -> Result<Vouched, Forgery> {
    verify(token, &trust(ISSUER), keys, Moment(DateTime::from_timestamp(now, 0).unwrap()))
}

fn judged(token: &str, keys: &Keys) -> Result<String, Forgery> {
    at(token, keys, NOW).map(|vouched| vouched.subject)
}

#[test]
fn what_the_provider_signs_is_believed_whichever_way_it_signs() {
    let signer = Signer::new("");
    let keys = signer.keys();
    assert_eq!(keys.count(), 3);
    for (algorithm, kid) in PAIRS {
        let token = signer.token(algorithm, &header(algorithm, kid), &claims());
        let vouched = at(&token, &keys, NOW).unwrap();
        assert_eq!((vouched.issuer.as_str(), vouched.subject.as_str()), (ISSUER, "naima"));
        assert_eq!(vouched.good_until.0.timestamp(), NOW + 330);
        for (typ, is_one) in [
            ("application/at+jwt", true),
            ("AT+JWT", true),
            ("JWT", false),
            ("jwt", false),
            ("", false),
            ("application/jwt", false),
            ("id+at+jwt", false),
        ] {
            let token = signer.token(algorithm, &with(&header(algorithm, kid), "typ", json!(typ)), &claims());
            let expected = if is_one { Ok("naima".to_owned()) } else { Err(Forgery::NotAnAccessToken) };
            assert_eq!(judged(&token, &keys), expected, "{typ}");
        }
        for audience in [json!([AUDIENCE]), json!(["https://other.example.org", AUDIENCE])] {
            let token = signer.token(algorithm, &header(algorithm, kid), &with(&claims(), "aud", audience));
            assert_eq!(judged(&token, &keys).as_deref(), Ok("naima"));
        }
    }
}

#[test]
fn a_header_that_is_not_that_of_an_access_token_is_refused() {
    let signer = Signer::new("");
    let keys = signer.keys();
    let usual = header("ES256", "ec");
    for (header, why) in [
        (without(&usual, "typ"), Forgery::NotAnAccessToken),
        (with(&usual, "typ", json!(1)), Forgery::NotAnAccessToken),
        (with(&usual, "cty", json!("JWT")), Forgery::NotAnAccessToken),
        (with(&usual, "crit", json!(["exp"])), Forgery::Critical),
        (with(&usual, "crit", json!([])), Forgery::Critical),
        (with(&with(&usual, "crit", json!(["b64"])), "b64", json!(false)), Forgery::Critical),
        (with(&usual, "enc", json!("A128GCM")), Forgery::Encrypted),
        (with(&usual, "zip", json!("DEF")), Forgery::Encrypted),
        (without(&usual, "kid"), Forgery::NamesNoKey),
        (with(&usual, "kid", json!("")), Forgery::NamesNoKey),
        (with(&usual, "kid", json!(["ec"])), Forgery::NamesNoKey),
        (with(&usual, "kid", json!("other")), Forgery::KeyIsUnknown),
        (with(&usual, "kid", json!("EC")), Forgery::KeyIsUnknown),
        (with(&usual, "kid", json!("rsa")), Forgery::KeyDoesNotFit),
        (with(&usual, "kid", json!("ed")), Forgery::KeyDoesNotFit),
        (without(&usual, "alg"), Forgery::AlgorithmIsNotAllowed),
        (with(&usual, "alg", json!(["ES256"])), Forgery::AlgorithmIsNotAllowed),
    ] {
        assert_eq!(judged(&signer.token("ES256", &header, &claims()), &keys), Err(why), "{header}");
    }
    for alg in ["none", "None", "NONE", "nOnE", "HS256", "HS384", "HS512", "RS512", "ES384", "es256", ""] {
        let token = signer.token("ES256", &with(&usual, "alg", json!(alg)), &claims());
        assert_eq!(judged(&token, &keys), Err(Forgery::AlgorithmIsNotAllowed), "{alg}");
    }
    let only = Trust { algorithms: "EdDSA".parse().unwrap(), ..trust(ISSUER) };
    let now = Moment(DateTime::from_timestamp(NOW, 0).unwrap());
    let refused = verify(&signer.token("ES256", &usual, &claims()), &only, &keys, now);
    assert_eq!(refused, Err(Forgery::AlgorithmIsNotAllowed));
}

#[test]
fn claims_that_are_not_for_us_now_are_refused() {
    let signer = Signer::new("");
    let keys = signer.keys();
    let usual = claims();
    let mut cases = Vec::new();
    for issuer in ["https://id.example.org/realms/party/", "https://id.example.org", "HTTPS://ID.EXAMPLE.ORG"]
    {
        cases.push((with(&usual, "iss", json!(issuer)), Forgery::AnotherIssuer));
    }
    for audience in [json!("other"), json!([]), json!(["other"]), json!(format!("{AUDIENCE}/"))] {
        cases.push((with(&usual, "aud", audience), Forgery::AnotherAudience));
    }
    for audience in [json!(null), json!([AUDIENCE, 1]), json!({"0": AUDIENCE})] {
        cases.push((with(&usual, "aud", audience), Forgery::ClaimIsMissing));
    }
    for name in ["iss", "aud", "sub", "exp", "iat"] {
        cases.push((without(&usual, name), Forgery::ClaimIsMissing));
        cases.push((with(&usual, name, json!(true)), Forgery::ClaimIsMissing));
    }
    for second in [json!("1800000300"), json!(-1), json!(1e300), json!(null)] {
        cases.push((with(&usual, "exp", second.clone()), Forgery::ClaimIsMissing));
        cases.push((with(&usual, "nbf", second), Forgery::ClaimIsMissing));
    }
    for subject in [json!(""), json!("a\u{0}b"), json!("a".repeat(256)), json!(7)] {
        cases.push((with(&usual, "sub", subject), Forgery::ClaimIsMissing));
    }
    cases.push((with(&usual, "cnf", json!({"jkt": "x"})), Forgery::BoundToAKey));
    cases.push((with(&usual, "exp", json!(NOW - 30)), Forgery::Expired));
    cases.push((with(&usual, "exp", json!(NOW - 3_000)), Forgery::Expired));
    cases.push((with(&usual, "nbf", json!(NOW + 31)), Forgery::NotYetGood));
    cases.push((with(&usual, "iat", json!(NOW + 31)), Forgery::NotYetGood));
    cases.push((with(&usual, "iat", json!(NOW + 300 - 86_401)), Forgery::LivesTooLong));
    cases.push((with(&with(&usual, "iat", json!(NOW + 20)), "exp", json!(NOW + 10)), Forgery::LivesTooLong));
    for (claims, why) in cases {
        let token = signer.token("EdDSA", &header("EdDSA", "ed"), &claims);
        assert_eq!(judged(&token, &keys), Err(why), "{claims}");
    }
}

#[test]
fn the_clocks_may_be_half_a_minute_apart_and_no_more() {
    let signer = Signer::new("");
    let keys = signer.keys();
    for (name, second) in [
        ("nbf", json!(NOW + 30)),
        ("iat", json!(NOW + 30)),
        ("iat", json!(NOW + 300 - 86_400)),
        ("exp", json!(f64::from(1_800_000_300) + 0.5)),
    ] {
        let token = signer.token("ES256", &header("ES256", "ec"), &with(&claims(), name, second));
        assert_eq!(judged(&token, &keys).as_deref(), Ok("naima"), "{name}");
    }
    let token = signer.token("ES256", &header("ES256", "ec"), &claims());
    assert!(at(&token, &keys, NOW + 300).is_ok());
    assert!(at(&token, &keys, NOW + 329).is_ok());
    assert_eq!(at(&token, &keys, NOW + 330), Err(Forgery::Expired));
}

#[test]
fn a_signature_holds_for_these_very_bytes_and_that_very_key() {
    let (signer, strangers) = (Signer::new(""), Signer::new(""));
    let keys = signer.keys();
    for (algorithm, kid) in PAIRS {
        let token = signer.token(algorithm, &header(algorithm, kid), &claims());
        let forged = strangers.token(algorithm, &header(algorithm, kid), &claims());
        assert_eq!(judged(&forged, &keys), Err(Forgery::WrongSignature), "{algorithm}");
        let parts: Vec<&str> = token.split('.').collect();
        let other = text(with(&claims(), "sub", json!("driss")).to_string());
        let altered = format!("{}.{other}.{}", parts[0], parts[2]);
        assert_eq!(judged(&altered, &keys), Err(Forgery::WrongSignature), "{algorithm}");
        let signature = URL_SAFE_NO_PAD.decode(parts[2]).unwrap();
        for forged in [
            vec![0; signature.len()],
            vec![0xff; signature.len()],
            signature[..signature.len() - 1].to_vec(),
            [signature.as_slice(), &[0]].concat(),
            vec![0],
        ] {
            let forged = format!("{}.{}.{}", parts[0], parts[1], text(forged));
            assert_eq!(judged(&forged, &keys), Err(Forgery::WrongSignature), "{algorithm}");
        }
        for place in 0..signature.len() * 8 {
            let mut bent = signature.clone();
            bent[place / 8] ^= 1 << (place % 8);
            let forged = format!("{}.{}.{}", parts[0], parts[1], text(bent));
            assert_eq!(judged(&forged, &keys), Err(Forgery::WrongSignature), "{algorithm} bit {place}");
        }
    }
    // The two ways of an RSA key are not one.
    let crossed = signer.token("PS256", &header("RS256", "rsa"), &claims());
    assert_eq!(judged(&crossed, &keys), Err(Forgery::WrongSignature));
    let crossed = signer.token("RS256", &header("PS256", "rsa"), &claims());
    assert_eq!(judged(&crossed, &keys), Err(Forgery::WrongSignature));
    // ECDSA with r or s zero, or as large as the order of the curve, is no signature (the psychic one).
    let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
    let order = BigNum::from_hex_str(order).unwrap().to_vec();
    let one = [vec![0; 31], vec![1]].concat();
    let stem = format!("{}.{}", text(header("ES256", "ec").to_string()), text(claims().to_string()));
    for (r, s) in [(vec![0; 32], one.clone()), (one.clone(), vec![0; 32]), (order.clone(), order.clone())] {
        let forged = format!("{stem}.{}", text([r, s].concat()));
        assert_eq!(judged(&forged, &keys), Err(Forgery::WrongSignature));
    }
    // In DER, as certificates have it, it is none either.
    let der = EcdsaSig::sign(&sha256(stem.as_bytes()), &signer.ec).unwrap().to_der().unwrap();
    assert_eq!(judged(&format!("{stem}.{}", text(der)), &keys), Err(Forgery::WrongSignature));
}

#[test]
fn only_the_one_compact_form_is_read() {
    let signer = Signer::new("");
    let keys = signer.keys();
    let token = signer.token("EdDSA", &header("EdDSA", "ed"), &claims());
    let parts: Vec<&str> = token.split('.').collect();
    let (head, body, signature) = (parts[0], parts[1], parts[2]);
    for (wrong, why) in [
        (String::new(), Forgery::Malformed),
        ("..".to_owned(), Forgery::Malformed),
        (format!("{head}.{body}."), Forgery::Malformed),
        (format!("{head}.{body}"), Forgery::Malformed),
        (format!("{head}..{signature}"), Forgery::Malformed),
        (format!("{token}."), Forgery::Malformed),
        (format!("{token}="), Forgery::Malformed),
        (format!("{token}\n"), Forgery::Malformed),
        (format!(" {token}"), Forgery::Malformed),
        (format!("{head}.{body}.{}", signature.replace(['-', '_'], "+")), Forgery::Malformed),
        (format!("{head}.{body}.x.y.{signature}"), Forgery::Encrypted),
        (format!("{head}.{}.{signature}", "a".repeat(9_000)), Forgery::TooLong),
        (format!("{{\"payload\":\"{body}\"}}"), Forgery::Malformed),
    ] {
        // A signature may happen to have neither letter.
        if wrong != token {
            assert_eq!(judged(&wrong, &keys), Err(why), "{wrong}");
        }
    }
    let twice = |object: &str, more: &str| text(object.replacen('{', &format!("{{{more},"), 1));
    for (head, body) in [
        (twice(&header("EdDSA", "ed").to_string(), "\"alg\":\"none\""), text(claims().to_string())),
        (text(header("EdDSA", "ed").to_string()), twice(&claims().to_string(), "\"sub\":\"driss\"")),
        (text(header("EdDSA", "ed").to_string()), twice(&claims().to_string(), "\"x\":{\"a\":1,\"a\":2}")),
    ] {
        let both = format!("{head}.{body}");
        let token = format!("{both}.{}", text(signer.sign("EdDSA", &both)));
        assert_eq!(judged(&token, &keys), Err(Forgery::Ambiguous));
    }
    // A token within a token.
    let both = format!("{}.{}", text(header("EdDSA", "ed").to_string()), text(&token));
    let nested = format!("{both}.{}", text(signer.sign("EdDSA", &both)));
    assert_eq!(judged(&nested, &keys), Err(Forgery::Malformed));
}

#[test]
fn a_key_that_is_not_sound_or_not_for_this_is_left_out() {
    let signer = Signer::new("");
    let all = signer.jwks();
    let (rsa, ec, ed) = (&all["keys"][0], &all["keys"][1], &all["keys"][2]);
    let count =
        |keys: Vec<Value>| Keys::read(json!({"keys": keys}).to_string().as_bytes()).map(|keys| keys.count());
    let weak = Rsa::generate(1024).unwrap();
    let off = "A".repeat(43);
    for wrong in [
        with(rsa, "use", json!("enc")),
        with(rsa, "key_ops", json!(["sign"])),
        with(rsa, "key_ops", json!("verify")),
        with(rsa, "alg", json!("RS512")),
        with(rsa, "alg", json!("none")),
        with(rsa, "e", json!("AQ")),
        with(rsa, "e", json!("BA")),
        with(rsa, "n", json!(text(weak.n().to_vec()))),
        with(rsa, "kty", json!("oct")),
        with(rsa, "d", json!("AQAB")),
        without(rsa, "kid"),
        with(ec, "crv", json!("P-384")),
        with(ec, "crv", json!("secp256k1")),
        with(ec, "x", json!(off)),
        with(ed, "crv", json!("X25519")),
        with(ed, "x", json!("AAAA")),
        json!({"kty": "oct", "kid": "secret", "k": "AAAA"}),
        json!("ed"),
    ] {
        assert_eq!(count(vec![wrong.clone(), ed.clone()]), Ok(1), "{wrong}");
    }
    assert_eq!(count(vec![with(rsa, "key_ops", json!(["verify"])), with(ec, "alg", json!("ES256"))]), Ok(2));
    for wrong in ["", "[]", "{}", "{\"keys\": 1}", "{\"keys\": [], \"keys\": []}"] {
        assert!(Keys::read(wrong.as_bytes()).is_err(), "{wrong}");
    }
    // A key for one algorithm is not one for the other (RFC 8725, 3.1).
    let keys =
        Keys::read(json!({"keys": [with(rsa, "alg", json!("PS256"))]}).to_string().as_bytes()).unwrap();
    let token = |algorithm| signer.token(algorithm, &header(algorithm, "rsa"), &claims());
    assert_eq!(judged(&token("RS256"), &keys), Err(Forgery::KeyDoesNotFit));
    assert_eq!(judged(&token("PS256"), &keys).as_deref(), Ok("naima"));
}

/// A sequence of numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

#[test]
fn of_a_hundred_thousand_forged_tokens_none_is_believed() {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    let signer = Signer::new("");
    let keys = signer.keys();
    let mut dice = Dice(8725);
    let good: Vec<String> = PAIRS
        .iter()
        .flat_map(|(algorithm, kid)| {
            let others = with(&claims(), "sub", json!("driss"));
            [claims(), others].map(|claims| signer.token(algorithm, &header(algorithm, kid), &claims))
        })
        .collect();
    assert!(good.iter().all(|token| judged(token, &keys).is_ok()));
    let mut forged = 0;
    while forged < 100_000 {
        let mut token = good[dice.below(good.len())].clone().into_bytes();
        let place = dice.below(token.len());
        match dice.below(4) {
            0 => token[place] = LETTERS[dice.below(LETTERS.len())],
            1 => drop(token.remove(place)),
            2 => token.truncate(place),
            _ => {
                // The parts of three good ones, put together.
                let parts = [0, 1, 2].map(|part| good[dice.below(good.len())].split('.').nth(part).unwrap());
                token = parts.join(".").into_bytes();
            }
        }
        let token = String::from_utf8(token).unwrap();
        if !good.contains(&token) {
            assert!(judged(&token, &keys).is_err(), "{token}");
            forged += 1;
        }
    }
}
