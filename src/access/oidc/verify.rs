//! The judgement on an access token. Pure.
use chrono::DateTime;
use serde_json::{Map, Value};

use crate::db::Moment;

use super::address::Address;
use super::algorithm::Algorithms;
use super::forgery::Forgery;
use super::jwt::Jwt;
use super::keys::Keys;

/// How far the provider's clock and ours may be apart, in seconds.
const LEEWAY: i64 = 30;
/// The longest an access token may be good, in seconds: it cannot be taken back.
const LONGEST_LIFE: i64 = 24 * 60 * 60;
/// The longest a subject may be (`OpenID` Connect Core 1.0, section 2).
const LONGEST_SUBJECT: usize = 255;

/// Whose tokens are believed, and which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trust {
    /// Who issues them, letter for letter.
    pub issuer: Address,
    /// What they must be meant for: the name this service has with the provider.
    pub audience: String,
    /// Where the keys are; as the issuer's configuration says, when absent.
    pub jwks_url: Option<Address>,
    /// How they may be signed.
    pub algorithms: Algorithms,
}

/// Whom a provider vouches for, until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vouched {
    /// The provider.
    pub issuer: String,
    /// Its name for that someone.
    pub subject: String,
    /// When the token stops being good, leeway included.
    pub good_until: Moment,
}

/// Whom a token stands for, if the provider issued it for us and it is good at `now`.
pub fn verify(text: &str, trust: &Trust, keys: &Keys, now: Moment) -> Result<Vouched, Forgery> {
    let jwt = Jwt::read(text)?;
    if !trust.algorithms.allow(jwt.algorithm) {
        return Err(Forgery::AlgorithmIsNotAllowed);
    }
    let (subject, until) = judged(&jwt.claims, trust, now.0.timestamp())?;
    keys.verify((&jwt.kid, jwt.algorithm), jwt.signed, &jwt.signature)?;
    let good_until = DateTime::from_timestamp(until, 0).map(Moment::new).ok_or(Forgery::LivesTooLong)?;
    let issuer = trust.issuer.as_str().to_owned();
    Ok(Vouched { issuer, subject, good_until })
}

/// Who it is and until when, if the claims are those of an access token for us (RFC 9068, section 4).
fn judged(claims: &Map<String, Value>, trust: &Trust, now: i64) -> Result<(String, i64), Forgery> {
    let text = |name: &str| claims.get(name).and_then(Value::as_str).ok_or(Forgery::ClaimIsMissing);
    if text("iss")? != trust.issuer.as_str() {
        return Err(Forgery::AnotherIssuer);
    }
    let is_ours = match claims.get("aud") {
        Some(Value::String(one)) => *one == trust.audience,
        Some(Value::Array(all)) if all.iter().all(Value::is_string) => {
            all.iter().any(|one| one == trust.audience.as_str())
        }
        _ => return Err(Forgery::ClaimIsMissing),
    };
    if !is_ours {
        return Err(Forgery::AnotherAudience);
    }
    if claims.contains_key("cnf") {
        return Err(Forgery::BoundToAKey);
    }
    let until = good_until(claims, now)?;
    let is_name = |subject: &str| {
        (1..=LONGEST_SUBJECT).contains(&subject.chars().count()) && !subject.chars().any(char::is_control)
    };
    let subject = Some(text("sub")?).filter(|subject| is_name(subject)).ok_or(Forgery::ClaimIsMissing)?;
    Ok((subject.to_owned(), until))
}

/// The last second it is good, leeway included, if it is good now.
fn good_until(claims: &Map<String, Value>, now: i64) -> Result<i64, Forgery> {
    let second = |name: &str| claims.get(name).map(|value| second(value).ok_or(Forgery::ClaimIsMissing));
    let expires = second("exp").ok_or(Forgery::ClaimIsMissing)??;
    let issued = second("iat").ok_or(Forgery::ClaimIsMissing)??;
    let begins = second("nbf").transpose()?.unwrap_or(issued);
    let (soon, until) = (now.saturating_add(LEEWAY), expires.saturating_add(LEEWAY));
    if now >= until {
        return Err(Forgery::Expired);
    }
    if begins > soon || issued > soon {
        return Err(Forgery::NotYetGood);
    }
    if !(0..=LONGEST_LIFE).contains(&expires.saturating_sub(issued)) {
        return Err(Forgery::LivesTooLong);
    }
    Ok(until)
}

/// A moment in seconds since 1970, whole or not (RFC 7519, section 2), within this era.
fn second(value: &Value) -> Option<i64> {
    let second = match value {
        Value::Number(number) => {
            number.as_i64().or_else(|| format!("{:.0}", number.as_f64()?.floor()).parse().ok())
        }
        _ => None,
    };
    second.filter(|second| (0..=253_402_300_799).contains(second))
}
