//! A card as text that is signed (RFC 7515, compact; `EdDSA` of RFC 8037), and the square code of it (ISO/IEC 18004). Pure.
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use qrcodegen::{QrCode, QrCodeEcc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::error::{Problem, Result};
use crate::words::hex;

use super::model::{CardKey, CardKeys, Claims};

/// What a verifier must know first.
#[derive(Serialize, Deserialize)]
struct Header {
    alg: String,
    kid: String,
}

/// By what cards name a key: the first four bytes of SHA-256 over it, in hexadecimal.
fn key_id(key: &VerifyingKey) -> String {
    hex::written(Sha256::digest(key.as_bytes()).first_chunk::<4>().map_or(&[][..], |bytes| &bytes[..]))
}

/// The keys that verify what this one signs.
pub(super) fn keys(signing: &SigningKey) -> CardKeys {
    let key = signing.verifying_key();
    let told = CardKey {
        kty: "OKP".to_owned(),
        crv: "Ed25519".to_owned(),
        alg: "EdDSA".to_owned(),
        r#use: "sig".to_owned(),
        kid: key_id(&key),
        x: URL_SAFE_NO_PAD.encode(key.as_bytes()),
    };
    CardKeys { keys: vec![told] }
}

fn part(content: &impl Serialize) -> Result<String> {
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(content).map_err(Problem::internal)?))
}

/// The claims, signed.
pub(super) fn signed(claims: &Claims, signing: &SigningKey) -> Result<String> {
    let header = Header { alg: "EdDSA".to_owned(), kid: key_id(&signing.verifying_key()) };
    let text = format!("{}.{}", part(&header)?, part(claims)?);
    let signature = signing.sign(text.as_bytes());
    Ok(format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes())))
}

/// What a card says, if one of these keys signed it as it stands; `None` for anything else.
pub fn read(card: &str, keys: &CardKeys) -> Option<Claims> {
    let (signed, signature) = card.trim().rsplit_once('.')?;
    let (header, claims) = signed.split_once('.')?;
    let header: Header = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
    if header.alg != "EdDSA" {
        return None;
    }
    let named = |key: &&CardKey| key.kid == header.kid && key.kty == "OKP" && key.crv == "Ed25519";
    let key = URL_SAFE_NO_PAD.decode(&keys.keys.iter().find(named)?.x).ok()?;
    let key = VerifyingKey::from_bytes(key.as_slice().try_into().ok()?).ok()?;
    let signature = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signature).ok()?).ok()?;
    key.verify_strict(signed.as_bytes(), &signature).ok()?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).ok()?).ok()
}

/// The square code of a text: which tiles are dark, row by row, with the quiet ground around them that readers need.
pub(super) fn code(text: &str) -> Result<Vec<Vec<bool>>> {
    const QUIET: i32 = 2;
    let code =
        QrCode::encode_text(text, QrCodeEcc::Low).map_err(|error| Problem::internal(error.to_string()))?;
    let span = -QUIET..code.size().saturating_add(QUIET);
    Ok(span.clone().map(|row| span.clone().map(|column| code.get_module(column, row)).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claims() -> Claims {
        Claims {
            iss: "amana/1f0c6b1f5d7c2a90".to_owned(),
            sub: "03.531-2026-0001".to_owned(),
            name: "سعاد الجبلي".to_owned(),
            jti: uuid::Uuid::nil().into(),
            since: "2026".parse().unwrap(),
            on: "2026-11-27".parse().unwrap(),
            until: None,
        }
    }

    #[test]
    fn a_card_is_read_as_it_was_signed_and_not_otherwise() {
        let (key, other) = (SigningKey::from_bytes(&[7; 32]), SigningKey::from_bytes(&[8; 32]));
        let card = signed(&claims(), &key).unwrap();
        assert_eq!(read(&card, &keys(&key)), Some(claims()));
        assert_eq!(read(&format!(" {card}\n"), &keys(&key)), Some(claims()));
        assert_eq!(read(&card, &keys(&other)), None);
        let mut lying = keys(&other);
        lying.keys[0].kid.clone_from(&keys(&key).keys[0].kid);
        assert_eq!(read(&card, &lying), None, "another key under the same name");
        for at in 0..card.len() {
            let mut bent = card.clone().into_bytes();
            bent[at] = if bent[at] == b'A' { b'B' } else { b'A' };
            assert_eq!(read(&String::from_utf8(bent).unwrap(), &keys(&key)), None, "{at}");
        }
        let unsigned =
            format!("{}.{}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none","kid":""}"#), part(&claims()).unwrap());
        for wrong in ["", ".", "..", "a.b.c", unsigned.as_str()] {
            assert_eq!(read(wrong, &keys(&key)), None, "{wrong}");
        }
    }

    #[test]
    fn the_code_of_a_card_is_small_enough_to_be_printed() {
        let card = signed(&claims(), &SigningKey::from_bytes(&[7; 32])).unwrap();
        let rows = code(&card).unwrap();
        assert!(rows.iter().all(|row| row.len() == rows.len()));
        // Thirty millimetres: a tile is four tenths of one, which any printer and camera knows.
        assert!(rows.len() <= 77, "{} tiles", rows.len());
        assert!(!rows[0].iter().any(|is_dark| *is_dark) && rows[2][2], "a quiet ground around the finder");
    }
}
