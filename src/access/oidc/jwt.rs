//! A signed token as it is written: three parts, read strictly, none of them believed yet.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Map, Value};

use super::algorithm::Algorithm;
use super::forgery::Forgery;
use super::json::object;

/// The longest token taken, in bytes. Those of large providers have some 2,000.
const LONGEST: usize = 8_192;

/// A signed token, read and not believed yet.
#[derive(Debug)]
pub(super) struct Jwt<'a> {
    /// How it says it is signed.
    pub(super) algorithm: Algorithm,
    /// The name of the key it says it is signed with.
    pub(super) kid: String,
    /// What it claims.
    pub(super) claims: Map<String, Value>,
    /// What is signed: the first two parts as they stand.
    pub(super) signed: &'a [u8],
    /// The signature.
    pub(super) signature: Vec<u8>,
}

impl<'a> Jwt<'a> {
    /// Reads the compact form (RFC 7515, 7.1). What a header says of where to find a key (`jku`, `jwk`, `x5u`,
    /// `x5c`) is not read: whoever forges a token writes it.
    pub(super) fn read(text: &'a str) -> Result<Self, Forgery> {
        if text.len() > LONGEST {
            return Err(Forgery::TooLong);
        }
        let parts: Vec<&str> = text.split('.').collect();
        let [head, body, signature] = *parts.as_slice() else {
            return Err(if parts.len() == 5 { Forgery::Encrypted } else { Forgery::Malformed });
        };
        let signed = text.rsplit_once('.').map_or(text, |(signed, _)| signed).as_bytes();
        let header = object(&decoded(head)?)?;
        let (algorithm, kid) = judged(&header)?;
        Ok(Self { algorithm, kid, claims: object(&decoded(body)?)?, signed, signature: decoded(signature)? })
    }
}

/// Whether it may be a signed token at all, by its letters alone. What only looks like one is refused when it is read.
pub fn is_plausible(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    text.len() <= LONGEST && text.matches('.').count() == 2 && text.bytes().all(is_letter)
}

/// What the header says of the key, if it is that of an access token (RFC 9068, 2.1).
fn judged(header: &Map<String, Value>) -> Result<(Algorithm, String), Forgery> {
    let text = |name: &str| header.get(name).and_then(Value::as_str);
    if ["enc", "zip"].iter().any(|member| header.contains_key(*member)) {
        return Err(Forgery::Encrypted);
    }
    if header.contains_key("crit") {
        return Err(Forgery::Critical);
    }
    // Media types are told apart without regard to case (RFC 7515, 4.1.9).
    let is_access_token = |typ: &str| {
        let (kind, prefix) = ("at+jwt", "application/");
        let bare = typ.get(..prefix.len()).filter(|start| start.eq_ignore_ascii_case(prefix));
        bare.and_then(|start| typ.get(start.len()..)).unwrap_or(typ).eq_ignore_ascii_case(kind)
    };
    // A token within a token says so (RFC 7519, 5.2).
    if !text("typ").is_some_and(is_access_token) || header.contains_key("cty") {
        return Err(Forgery::NotAnAccessToken);
    }
    let algorithm = text("alg").and_then(Algorithm::named).ok_or(Forgery::AlgorithmIsNotAllowed)?;
    let kid = text("kid").filter(|kid| !kid.is_empty()).ok_or(Forgery::NamesNoKey)?;
    Ok((algorithm, kid.to_owned()))
}

/// Unpadded base64url, in its one form: what could be written otherwise is refused.
pub(super) fn decoded(part: &str) -> Result<Vec<u8>, Forgery> {
    URL_SAFE_NO_PAD.decode(part).ok().filter(|bytes| !bytes.is_empty()).ok_or(Forgery::Malformed)
}
