//! Fetches the keys of a provider. It blocks: only for threads that serve nobody.
use std::io::Read as _;

use serde::Deserialize;

use super::address::Address;
use super::keys::Keys;
use super::verify::Trust;

/// The longest one answer may take, in seconds.
const PATIENCE: u64 = 5;
/// The longest answer read, in bytes.
const LONGEST: u64 = 256 * 1024;

/// What a provider says of itself, as far as it matters here (`OpenID` Connect Discovery 1.0, section 3).
#[derive(Deserialize)]
struct Configuration {
    issuer: String,
    jwks_uri: String,
}

/// The keys a provider has now, or why they could not be had.
pub(super) fn fetch(trust: &Trust) -> Result<Keys, String> {
    let address = match &trust.jwks_url {
        Some(address) => address.clone(),
        None => discovered(&trust.issuer)?,
    };
    Keys::read(&get(&address)?).map_err(|_unread| format!("{address}: no JWK set"))
}

/// Where the issuer says its keys are. The issuer named there must be the one that was asked (section 4.3), and the
/// keys must be where they can be believed.
fn discovered(issuer: &Address) -> Result<Address, String> {
    let place = format!("{}/.well-known/openid-configuration", issuer.as_str().trim_end_matches('/'));
    let address: Address = place.parse().map_err(|fault| format!("{place}: {fault}"))?;
    let told: Configuration =
        serde_json::from_slice(&get(&address)?).map_err(|error| format!("{address}: {error}"))?;
    if told.issuer != issuer.as_str() {
        return Err(format!("{address}: speaks for another issuer, {:?}", told.issuer));
    }
    told.jwks_uri.parse().map_err(|fault| format!("{address}: jwks_uri: {fault}"))
}

/// One answer. Redirections are not followed: they lead wherever the answer says.
fn get(address: &Address) -> Result<Vec<u8>, String> {
    let asked = minreq::get(address.as_str()).with_header("accept", "application/json");
    let sent = asked.with_timeout(PATIENCE).with_follow_redirects(false).send_lazy();
    let answer = sent.map_err(|error| format!("{address}: {error}"))?;
    if answer.status_code != 200 {
        return Err(format!("{address}: status {}", answer.status_code));
    }
    let mut body = Vec::new();
    answer.take(LONGEST).read_to_end(&mut body).map_err(|error| format!("{address}: {error}"))?;
    Ok(body)
}
