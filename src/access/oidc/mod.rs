//! Single sign-on: whom the party's provider of identities vouches for, by its `OpenID Connect` access tokens.
//!
//! 2026-11-26. A signed access token (RFC 9068) says who someone is, never what he or she may do: rights come from the
//! registry alone, so scopes and roles in it are not even read. The claims are judged before the signature, for
//! nothing in the answer tells which of them failed, and only what claims to be for us can ask for keys. Refused:
//! asking the provider about each token (RFC 7662), which makes every request wait for another service.
//! Signatures are checked by the OpenSSL that is in the process already; jsonwebtoken lets claims stand twice and
//! brings a second family of cryptography.
mod address;
mod algorithm;
mod fetch;
mod forgery;
mod json;
mod jwt;
mod keys;
mod provider;
mod verify;

use sha2::{Digest as _, Sha256};
use uuid::Uuid;

pub use address::Address;
pub use algorithm::{Algorithm, Algorithms};
pub use forgery::Forgery;
pub use jwt::is_plausible;
pub use keys::Keys;
pub use provider::{Pace, Provider, reachable};
pub use verify::{Trust, Vouched, verify};

/// A name for these texts together: the first half of a digest that no other texts have.
pub fn digest<const N: usize>(texts: [&str; N]) -> Uuid {
    let mut digest = Sha256::new();
    for text in texts {
        digest.update(text.len().to_string());
        digest.update(":");
        digest.update(text);
    }
    let mut half = [0; 16];
    for (to, from) in half.iter_mut().zip(digest.finalize()) {
        *to = from;
    }
    Uuid::from_bytes(half)
}
