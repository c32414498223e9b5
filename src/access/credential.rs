//! What a caller shows: `amana_<kind>_<id>_<secret>`; and what the address of a calendar feed holds, likewise.
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq as _;
use uuid::Uuid;

use crate::error::{Problem, Result};
use crate::words::hex;

use super::model::TokenId;
use super::principal::Principal;

/// The kinds of tokens. The first two are of tokens that a version before principals issued.
const OF_TOKENS: &[&str] = &["admin", "reader", "app", "person"];
/// The kind of what the address of a calendar feed holds: it is no token, and no token opens a feed.
const OF_A_FEED: &str = "feed";

/// A token as its holder shows it. Never logged: it has no `Debug`.
#[derive(Clone)]
pub struct Credential {
    /// Which token it claims to be.
    pub id: TokenId,
    secret: [u8; 32],
    /// What is stored instead of the secret. A fast hash is right for random secrets.
    hash: [u8; 32],
}

impl Credential {
    /// A new credential with 256 random bits.
    pub fn draw() -> Result<Self> {
        let mut secret = [0; 32];
        getrandom::fill(&mut secret).map_err(|error| Problem::internal(error.to_string()))?;
        Ok(Self::of(TokenId::new(), secret))
    }

    /// Reads the text form of a token; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        Self::parse_as(OF_TOKENS, text)
    }

    /// Reads what the address of a calendar feed holds; `None` for anything else.
    pub fn parse_feed(text: &str) -> Option<Self> {
        Self::parse_as(&[OF_A_FEED], text)
    }

    fn parse_as(kinds: &[&str], text: &str) -> Option<Self> {
        let mut parts = text.strip_prefix("amana_")?.split('_');
        // The kind is for whoever reads it, or searches for what was let slip: what counts is the secret.
        parts.next().filter(|word| kinds.contains(word))?;
        // It has one spelling.
        let is_plain = |id: &&str| id.len() == 32 && !id.bytes().any(|letter| letter.is_ascii_uppercase());
        let id = parts.next().filter(is_plain)?;
        let id = TokenId(Uuid::try_parse(id).ok()?);
        let secret = bytes(parts.next()?)?;
        parts.next().is_none().then(|| Self::of(id, secret))
    }

    fn of(id: TokenId, secret: [u8; 32]) -> Self {
        Self { id, secret, hash: Sha256::digest(secret).into() }
    }

    /// The text form of a token, to be shown once.
    pub fn reveal(&self, of: Principal) -> String {
        self.written(if matches!(of, Principal::Person(_)) { "person" } else { "app" })
    }

    /// What the address of a calendar feed holds, to be shown once.
    pub fn reveal_feed(&self) -> String {
        self.written(OF_A_FEED)
    }

    fn written(&self, kind: &str) -> String {
        format!("amana_{kind}_{}_{}", self.id.0.simple(), hex::written(&self.secret))
    }

    /// What is stored instead of the secret.
    pub fn hash(&self) -> Vec<u8> {
        self.hash.to_vec()
    }

    /// Whether the stored hash is of this secret, in constant time.
    pub fn matches(&self, hash: &[u8]) -> bool {
        self.hash.ct_eq(hash).into()
    }
}

fn bytes(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().as_chunks::<2>().0) {
        let [high, low] = pair.map(nibble);
        *byte = high? << 4 | low?;
    }
    Some(bytes)
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(digit.wrapping_sub(b'a').wrapping_add(10)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_reads_back_and_nothing_else_does() {
        let drawn = Credential::draw().unwrap();
        let text = drawn.reveal(Principal::System);
        let read = Credential::parse(&text).unwrap();
        assert!(read.matches(&drawn.hash()));
        assert_eq!(read.id, drawn.id);
        for wrong in [
            "",
            "amana_",
            "amana_king_x_y",
            text.trim_start_matches('a'),
            &format!("{text}_x"),
            &format!("amana_app_{}", text.trim_start_matches("amana_app_").to_uppercase()),
            &text.replace("app", "root"),
        ] {
            assert!(Credential::parse(wrong).is_none(), "{wrong}");
        }
    }

    #[test]
    fn a_token_opens_no_feed_and_a_feed_is_no_token() {
        let drawn = Credential::draw().unwrap();
        let (token, feed) = (drawn.reveal(Principal::System), drawn.reveal_feed());
        assert!(Credential::parse_feed(&feed).is_some_and(|read| read.matches(&drawn.hash())));
        assert!(Credential::parse(&token).is_some());
        assert!(Credential::parse_feed(&token).is_none() && Credential::parse(&feed).is_none());
    }

    #[test]
    fn another_secret_does_not_match() {
        let [one, other] = [(); 2].map(|()| Credential::draw().unwrap());
        assert!(!one.matches(&other.hash()));
        assert!(!one.matches(&[]));
    }
}
