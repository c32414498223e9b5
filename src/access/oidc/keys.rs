//! The keys of a provider: a JWK set (RFC 7517), of which only public keys for signatures are kept.
use openssl::bn::BigNum;
use openssl::ec::{EcGroup, EcKey};
use openssl::ecdsa::EcdsaSig;
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{Id, PKey, Public};
use openssl::rsa::{Padding, Rsa};
use openssl::sha::sha256;
use openssl::sign::{RsaPssSaltlen, Verifier};
use serde_json::{Map, Value};

use super::algorithm::Algorithm;
use super::forgery::Forgery;
use super::json::object;
use super::jwt::decoded;

/// The most keys kept; a provider has two or three.
const MOST: usize = 32;

/// The sizes of RSA keys that are neither weak nor a way to keep us busy, in bits.
const RSA_BITS: std::ops::RangeInclusive<u32> = 2_048..=8_192;

/// The keys of a provider.
#[derive(Debug, Default)]
pub struct Keys(Vec<Key>);

/// A public key that verifies signatures.
#[derive(Debug)]
struct Key {
    kid: String,
    /// The one algorithm it says it is for, if it says so.
    only: Option<Algorithm>,
    material: Material,
}

#[derive(Debug)]
enum Material {
    Rsa(PKey<Public>),
    P256(EcKey<Public>),
    Ed25519(PKey<Public>),
}

impl Keys {
    /// Reads a JWK set. A key that is of no use here, or not sound, is left out: the others still hold.
    pub fn read(text: &[u8]) -> Result<Self, Forgery> {
        let set = object(text)?;
        let listed = set.get("keys").and_then(Value::as_array).ok_or(Forgery::Malformed)?;
        let keys = listed.iter().filter_map(Value::as_object).filter_map(Key::read);
        Ok(Self(keys.take(MOST).collect()))
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Goes on only if one of the keys of that name made this signature over `signed`, by that algorithm.
    pub(super) fn verify(
        &self,
        (kid, algorithm): (&str, Algorithm),
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), Forgery> {
        let named: Vec<&Key> = self.0.iter().filter(|key| key.kid == kid).collect();
        if named.is_empty() {
            return Err(Forgery::KeyIsUnknown);
        }
        let mut fitting = named.iter().filter(|key| key.fits(algorithm)).peekable();
        fitting.peek().ok_or(Forgery::KeyDoesNotFit)?;
        // What OpenSSL cannot even read as a signature is none.
        let signs = |key: &&&Key| key.material.verify(algorithm, signed, signature).unwrap_or(false);
        fitting.find(signs).map(drop).ok_or(Forgery::WrongSignature)
    }
}

impl Key {
    fn read(jwk: &Map<String, Value>) -> Option<Self> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str);
        let bytes = |name: &str| text(name).and_then(|value| decoded(value).ok());
        // A private key that is published is anybody's.
        if jwk.contains_key("d") || text("use").is_some_and(|purpose| purpose != "sig") {
            return None;
        }
        let verifies = |purposes: &Vec<Value>| purposes.iter().any(|purpose| purpose == "verify");
        if jwk.get("key_ops").is_some_and(|purposes| !purposes.as_array().is_some_and(verifies)) {
            return None;
        }
        let material = match (text("kty")?, text("crv")) {
            ("RSA", _) => rsa(&bytes("n")?, &bytes("e")?),
            ("EC", Some("P-256")) => p256(&bytes("x")?, &bytes("y")?),
            ("OKP", Some("Ed25519")) => ed25519(&bytes("x")?),
            _ => None,
        }?;
        let only = match jwk.get("alg") {
            Some(alg) => Some(Algorithm::named(alg.as_str()?)?),
            None => None,
        };
        Some(Self { kid: text("kid")?.to_owned(), only, material })
    }

    /// Whether it is a key for this algorithm: by what it is, and by what it says it is for (RFC 8725, 3.1).
    fn fits(&self, algorithm: Algorithm) -> bool {
        let is_of_kind = match self.material {
            Material::Rsa(_) => matches!(algorithm, Algorithm::Rs256 | Algorithm::Ps256),
            Material::P256(_) => algorithm == Algorithm::Es256,
            Material::Ed25519(_) => algorithm == Algorithm::EdDsa,
        };
        is_of_kind && self.only.is_none_or(|only| only == algorithm)
    }
}

impl Material {
    fn verify(&self, algorithm: Algorithm, signed: &[u8], signature: &[u8]) -> Result<bool, ErrorStack> {
        match self {
            Self::Rsa(key) => {
                let mut verifier = Verifier::new(MessageDigest::sha256(), key)?;
                if algorithm == Algorithm::Ps256 {
                    verifier.set_rsa_padding(Padding::PKCS1_PSS)?;
                    verifier.set_rsa_mgf1_md(MessageDigest::sha256())?;
                    verifier.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH)?;
                }
                verifier.verify_oneshot(signature, signed)
            }
            Self::P256(key) => {
                // Two numbers of 32 bytes each, and nothing else (RFC 7518, 3.4).
                let Some((r, s)) = signature.split_at_checked(32).filter(|(_, s)| s.len() == 32) else {
                    return Ok(false);
                };
                let (r, s) = (BigNum::from_slice(r)?, BigNum::from_slice(s)?);
                EcdsaSig::from_private_components(r, s)?.verify(&sha256(signed), key)
            }
            Self::Ed25519(key) => Verifier::new_without_digest(key)?.verify_oneshot(signature, signed),
        }
    }
}

fn rsa(modulus: &[u8], exponent: &[u8]) -> Option<Material> {
    let (n, e) = (BigNum::from_slice(modulus).ok()?, BigNum::from_slice(exponent).ok()?);
    let bits = u32::try_from(n.num_bits()).ok()?;
    let is_sound = RSA_BITS.contains(&bits) && n.is_bit_set(0) && e.is_bit_set(0);
    // An exponent of one makes every message its own signature; a long one keeps us busy.
    if !is_sound || !(2..=33).contains(&e.num_bits()) {
        return None;
    }
    let key = Rsa::from_public_components(n, e).and_then(PKey::from_rsa);
    key.ok().map(Material::Rsa)
}

fn p256(x: &[u8], y: &[u8]) -> Option<Material> {
    if x.len() != 32 || y.len() != 32 {
        return None;
    }
    let group = EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).ok()?;
    let (x, y) = (BigNum::from_slice(x).ok()?, BigNum::from_slice(y).ok()?);
    let key = EcKey::from_public_key_affine_coordinates(&group, &x, &y).ok()?;
    key.check_key().ok()?;
    Some(Material::P256(key))
}

fn ed25519(x: &[u8]) -> Option<Material> {
    PKey::public_key_from_raw_bytes(x, Id::ED25519).ok().map(Material::Ed25519)
}
