//! Keyed digests: by them something is recognized that is kept nowhere.
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// The key of digests, drawn from the first master key: not the one that seals, and never in the database.
#[derive(Clone)]
pub(super) struct MarkingKey([u8; 32]);

impl MarkingKey {
    /// The bytes of the one that goes with a master key.
    pub(super) fn drawn_from(master: &[u8; 32]) -> [u8; 32] {
        digest(master, &["amana mark 1"])
    }

    /// The one of these bytes: it stays when the master key is rotated, for what it marked is kept nowhere else.
    pub(super) fn known(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The digest of these parts, each in its place.
    pub(super) fn mark(&self, parts: &[&str]) -> [u8; 32] {
        digest(&self.0, parts)
    }
}

fn digest(key: &[u8], parts: &[&str]) -> [u8; 32] {
    let mut digest = [0; 32];
    // HMAC takes a key of any length.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) {
        for part in parts {
            mac.update(part.as_bytes());
            mac.update(&[0]);
        }
        digest.iter_mut().zip(mac.finalize().into_bytes()).for_each(|(to, from)| *to = from);
    }
    digest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_of_its_parts_in_their_places_under_its_key() {
        let key = MarkingKey::known(MarkingKey::drawn_from(&[7; 32]));
        let mark = key.mark(&["phone", "+212612345678"]);
        assert_eq!(
            MarkingKey::known(MarkingKey::drawn_from(&[7; 32])).mark(&["phone", "+212612345678"]),
            mark
        );
        assert_ne!(
            MarkingKey::known(MarkingKey::drawn_from(&[8; 32])).mark(&["phone", "+212612345678"]),
            mark
        );
        assert_ne!(key.mark(&["phone+212612345678"]), mark);
        assert_ne!(key.mark(&["phone", "+21261234567", "8"]), mark);
        assert_ne!(key.mark(&[]), [0; 32]);
    }
}
