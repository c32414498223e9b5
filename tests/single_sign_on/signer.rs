//! A provider's private keys, one of each kind, and the tokens it signs with them.
use amana::access::oidc::{Algorithms, Keys, Trust};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openssl::bn::BigNumContext;
use openssl::ec::{EcGroup, EcKey, PointConversionForm};
use openssl::ecdsa::EcdsaSig;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::{PKey, Private};
use openssl::rsa::{Padding, Rsa};
use openssl::sha::sha256;
use openssl::sign::{self, RsaPssSaltlen};
use serde_json::{Value, json};

/// What the service is called with the provider.
pub(super) const AUDIENCE: &str = "https://registry.example.org";

/// The algorithms, each with the kid of a key for it.
pub(super) const PAIRS: [(&str, &str); 4] =
    [("RS256", "rsa"), ("PS256", "rsa"), ("ES256", "ec"), ("EdDSA", "ed")];

/// As the parts of a token are written.
pub(super) fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Private keys, whose names begin alike.
pub(super) struct Signer {
    prefix: &'static str,
    pub(super) rsa: PKey<Private>,
    pub(super) ec: EcKey<Private>,
    ed: PKey<Private>,
}

fn p256() -> EcGroup {
    EcGroup::from_curve_name(Nid::X9_62_PRIME256V1).unwrap()
}

impl Signer {
    /// New keys.
    pub(super) fn new(prefix: &'static str) -> Self {
        Self {
            prefix,
            rsa: PKey::from_rsa(Rsa::generate(2048).unwrap()).unwrap(),
            ec: EcKey::generate(&p256()).unwrap(),
            ed: PKey::generate_ed25519().unwrap(),
        }
    }

    /// The public keys, as a provider publishes them.
    pub(super) fn jwks(&self) -> Value {
        let rsa = self.rsa.rsa().unwrap();
        let mut context = BigNumContext::new().unwrap();
        let form = PointConversionForm::UNCOMPRESSED;
        let point = self.ec.public_key().to_bytes(&p256(), form, &mut context).unwrap();
        let kid = |kind: &str| format!("{}{kind}", self.prefix);
        json!({"keys": [
            {"kty": "RSA", "kid": kid("rsa"), "use": "sig", "n": text(rsa.n().to_vec()), "e": text(rsa.e().to_vec())},
            {"kty": "EC", "kid": kid("ec"), "crv": "P-256", "x": text(&point[1..33]), "y": text(&point[33..])},
            {"kty": "OKP", "kid": kid("ed"), "crv": "Ed25519", "x": text(self.ed.raw_public_key().unwrap())},
        ]})
    }

    /// The public keys, as the service reads them.
    pub(super) fn keys(&self) -> Keys {
        Keys::read(self.jwks().to_string().as_bytes()).unwrap()
    }

    /// A signature over this text.
    pub(super) fn sign(&self, algorithm: &str, text: &str) -> Vec<u8> {
        let text = text.as_bytes();
        match algorithm {
            "RS256" => {
                let mut signer = sign::Signer::new(MessageDigest::sha256(), &self.rsa).unwrap();
                signer.sign_oneshot_to_vec(text).unwrap()
            }
            "PS256" => {
                let mut signer = sign::Signer::new(MessageDigest::sha256(), &self.rsa).unwrap();
                signer.set_rsa_padding(Padding::PKCS1_PSS).unwrap();
                signer.set_rsa_pss_saltlen(RsaPssSaltlen::DIGEST_LENGTH).unwrap();
                signer.sign_oneshot_to_vec(text).unwrap()
            }
            "ES256" => {
                let made = EcdsaSig::sign(&sha256(text), &self.ec).unwrap();
                [made.r().to_vec_padded(32).unwrap(), made.s().to_vec_padded(32).unwrap()].concat()
            }
            "EdDSA" => {
                let mut signer = sign::Signer::new_without_digest(&self.ed).unwrap();
                signer.sign_oneshot_to_vec(text).unwrap()
            }
            _ => panic!("no such algorithm"),
        }
    }

    /// A token with this header and these claims, signed by that algorithm whatever the header says.
    pub(super) fn token(&self, algorithm: &str, header: &Value, claims: &Value) -> String {
        let signed = format!("{}.{}", text(header.to_string()), text(claims.to_string()));
        format!("{signed}.{}", text(self.sign(algorithm, &signed)))
    }

    /// A good access token, by its elliptic key.
    pub(super) fn good(&self, claims: &Value) -> String {
        self.token("ES256", &header("ES256", &format!("{}ec", self.prefix)), claims)
    }
}

/// The header of an access token.
pub(super) fn header(algorithm: &str, kid: &str) -> Value {
    json!({"typ": "at+jwt", "alg": algorithm, "kid": kid})
}

/// The claims of an access token issued ten seconds before `now`: it claims rights too, which it does not have.
pub(super) fn claims_at(issuer: &str, now: i64) -> Value {
    json!({
        "iss": issuer, "aud": AUDIENCE, "sub": "naima", "iat": now - 10, "exp": now + 300,
        "client_id": "portal", "jti": "1", "scope": "admin *", "roles": ["admin"], "groups": ["admin"],
    })
}

/// The same object with another member.
pub(super) fn with(object: &Value, name: &str, value: Value) -> Value {
    let mut object = object.clone();
    object[name] = value;
    object
}

/// The same object without a member.
pub(super) fn without(object: &Value, name: &str) -> Value {
    let mut object = object.clone();
    object.as_object_mut().unwrap().remove(name);
    object
}

/// The trust in a provider that may sign in every way there is.
pub(super) fn trust(issuer: &str) -> Trust {
    let audience = AUDIENCE.to_owned();
    Trust { issuer: issuer.parse().unwrap(), audience, jwks_url: None, algorithms: Algorithms::default() }
}
