//! One envelope: XChaCha20-Poly1305 under one key, good at one place only.
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::error::{Problem, Result};

/// How long a nonce is.
const NONCE: usize = 24;

/// 32 random bytes.
pub fn draw<const LENGTH: usize>() -> Result<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|error| Problem::internal(error.to_string()))?;
    Ok(bytes)
}

/// Where something sealed stands: moved anywhere else, it does not open.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a str,
    /// The column.
    pub column: &'a str,
    /// What the row goes by.
    pub row: &'a str,
    /// The version of what is written there.
    pub version: u32,
}

impl Place<'_> {
    /// What is authenticated beside the content: `table|column|row|version`.
    fn associated(&self) -> Vec<u8> {
        format!("{}|{}|{}|{}", self.table, self.column, self.row, self.version).into_bytes()
    }
}

/// A key of 256 bits. It is never shown.
#[derive(Clone)]
pub struct Key(XChaCha20Poly1305);

impl Key {
    /// The key of these bytes.
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(XChaCha20Poly1305::new(&bytes.into()))
    }

    /// Seals `clear` for `place`: the nonce, then what it became.
    pub fn seal(&self, clear: &[u8], place: &Place<'_>) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = draw()?;
        let payload = Payload { msg: clear, aad: &place.associated() };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_unsaid| Problem::internal("too long to be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for `place` under this key; `None` for anything else.
    pub fn open(&self, sealed: &[u8], place: &Place<'_>) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: &place.associated() };
        self.0.decrypt(&XNonce::from(*nonce), payload).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sealed_opens_at_its_place_under_its_key_and_nowhere_else() {
        let place = Place { table: "journal", column: "sealed", row: "1", version: 1 };
        let key = Key::of([7; 32]);
        let sealed = key.seal(b"canary", &place).unwrap();
        assert_eq!(key.open(&sealed, &place).as_deref(), Some(b"canary".as_slice()));
        assert!(!sealed.windows(6).any(|window| window == b"canary"));
        for elsewhere in [
            Place { table: "persons", ..place },
            Place { column: "salt", ..place },
            Place { row: "2", ..place },
            Place { version: 2, ..place },
        ] {
            assert_eq!(key.open(&sealed, &elsewhere), None, "{elsewhere:?}");
        }
        assert_eq!(Key::of([8; 32]).open(&sealed, &place), None);
        for byte in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[byte] ^= 1;
            assert_eq!(key.open(&bent, &place), None, "byte {byte}");
        }
        assert_eq!(key.open(b"short", &place), None);
        assert_ne!(key.seal(b"canary", &place).unwrap(), sealed, "a nonce is drawn each time");
    }
}
