//! Checkpoints as text: C2SP tlog-checkpoint in a C2SP signed-note.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest as _, Sha256};

use crate::words::hex;

use super::super::merkle::Hash;

/// The kind of signature: Ed25519.
const ED25519: u8 = 1;

/// What a checkpoint says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which log.
    pub origin: String,
    /// How long it was.
    pub size: u64,
    /// Its root.
    pub root: Hash,
    /// When this was signed, in microseconds since 1970.
    pub time: i64,
    /// SHA-256 of the checkpoint signed before; none before the first.
    pub previous: Option<Hash>,
}

/// What the log signed by a key is called.
pub fn origin(key: &VerifyingKey) -> String {
    let digest = hex::written(&Sha256::digest(key.as_bytes()));
    format!("amana/{}", digest.get(..16).unwrap_or_default())
}

/// The key id of signed notes.
pub(super) fn key_id(origin: &str, key: &VerifyingKey) -> [u8; 4] {
    let mut digest = Sha256::new();
    digest.update(origin);
    digest.update([b'\n', ED25519]);
    digest.update(key.as_bytes());
    let mut id = [0; 4];
    for (to, from) in id.iter_mut().zip(digest.finalize()) {
        *to = from;
    }
    id
}

/// The key as verifiers of signed notes take it.
pub(super) fn verifier(origin: &str, key: &VerifyingKey) -> String {
    let encoded = STANDARD.encode([[ED25519].as_slice(), key.as_bytes()].concat());
    format!("{origin}+{}+{encoded}", hex::written(&key_id(origin, key)))
}

/// The digest by which the next checkpoint names this one.
pub(super) fn digest(note: &str) -> Hash {
    Sha256::digest(note).into()
}

impl Note {
    /// What is signed.
    fn body(&self) -> String {
        let previous = self.previous.map_or_else(|| "-".to_owned(), |previous| hex::written(&previous));
        let (origin, size, root, time) = (&self.origin, self.size, STANDARD.encode(self.root), self.time);
        format!("{origin}\n{size}\n{root}\ntime {time}\nprevious {previous}\n")
    }

    /// The whole, signed.
    pub fn signed(&self, key: &SigningKey) -> String {
        let body = self.body();
        let public = key.verifying_key();
        let signature = key.sign(body.as_bytes()).to_bytes();
        let encoded =
            STANDARD.encode([key_id(&self.origin, &public).as_slice(), signature.as_slice()].concat());
        format!("{body}\n— {} {encoded}\n", self.origin)
    }

    /// Reads a signed checkpoint, if it was signed with this key; else why not.
    pub fn read(text: &str, key: &VerifyingKey) -> Result<Self, &'static str> {
        let (body, signatures) = text.split_once("\n\n").ok_or("it is no signed note")?;
        let body = format!("{body}\n");
        let note = Self::parsed(&body).ok_or("it is no checkpoint of a journal")?;
        if note.body() != body {
            return Err("it is written in another way than checkpoints are");
        }
        let expected = origin(key);
        if note.origin != expected {
            return Err("it is of another log, or signed with another key");
        }
        let id = key_id(&expected, key);
        let prefix = format!("— {expected} ");
        let signature = signatures.lines().find_map(|line| {
            let decoded = STANDARD.decode(line.strip_prefix(&prefix)?).ok()?;
            let (known, signature) = decoded.split_first_chunk::<4>()?;
            (*known == id).then(|| Signature::from_slice(signature).ok())?
        });
        let signature = signature.ok_or("it has no signature of this key")?;
        let verified = key.verify_strict(body.as_bytes(), &signature);
        verified.map(|()| note).map_err(|_unsaid| "its signature is not good")
    }

    fn parsed(body: &str) -> Option<Self> {
        let mut lines = body.lines();
        let origin = lines.next()?.to_owned();
        let size = lines.next()?.parse().ok()?;
        let root = STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
        let time = lines.next()?.strip_prefix("time ")?.parse().ok()?;
        let previous = match lines.next()?.strip_prefix("previous ")? {
            "-" => None,
            digest => Some(hex::read(digest)?),
        };
        Some(Self { origin, size, root, time, previous })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(key: &SigningKey) -> Note {
        let origin = origin(&key.verifying_key());
        Note { origin, size: 3, root: [7; 32], time: 1_670_500_800_000_000, previous: Some([9; 32]) }
    }

    #[test]
    fn what_is_signed_is_read_and_nothing_else() {
        let key = SigningKey::from_bytes(&[5; 32]);
        let public = key.verifying_key();
        let note = note(&key);
        let text = note.signed(&key);
        assert_eq!(Note::read(&text, &public), Ok(note.clone()));
        let first = Note { previous: None, ..note };
        assert_eq!(Note::read(&first.signed(&key), &public), Ok(first));
        let other = SigningKey::from_bytes(&[6; 32]);
        assert!(Note::read(&text, &other.verifying_key()).is_err());
        for (place, byte) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii()) {
            let mut bent = text.clone().into_bytes();
            bent[place] = if byte == b'A' { b'B' } else { b'A' };
            let bent = String::from_utf8_lossy(&bent).into_owned();
            assert!(Note::read(&bent, &public).is_err(), "{place}: {bent}");
        }
    }

    #[test]
    fn a_verifier_names_the_key_as_signed_notes_do() {
        let key = SigningKey::from_bytes(&[5; 32]).verifying_key();
        let origin = origin(&key);
        let verifier = verifier(&origin, &key);
        let [name, id, encoded] = verifier.splitn(3, '+').collect::<Vec<_>>()[..] else {
            panic!("{verifier}")
        };
        assert_eq!((name, id), (origin.as_str(), hex::written(&key_id(&origin, &key)).as_str()));
        assert_eq!(STANDARD.decode(encoded).unwrap(), [[1].as_slice(), key.as_bytes()].concat());
    }
}
