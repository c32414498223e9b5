//! How a provider may sign: four algorithms, all of them with a public key.
use std::fmt;
use std::str::FromStr;

/// A signature algorithm of JOSE (RFC 7518, RFC 8037). There is no other here: neither `none` nor any with a shared
/// secret, whose secret a public key could be taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA, PKCS #1 v1.5, SHA-256.
    Rs256,
    /// RSA, PSS, SHA-256.
    Ps256,
    /// ECDSA on P-256, SHA-256.
    Es256,
    /// Ed25519.
    EdDsa,
}

impl Algorithm {
    const ALL: [Self; 4] = [Self::Rs256, Self::Ps256, Self::Es256, Self::EdDsa];

    /// Its name in the header of a token, letter for letter.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm of that very name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }
}

/// The algorithms a provider may sign with: some of those there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Algorithms(Vec<Algorithm>);

impl Algorithms {
    /// Whether one of them is this.
    pub fn allow(&self, algorithm: Algorithm) -> bool {
        self.0.contains(&algorithm)
    }
}

impl Default for Algorithms {
    fn default() -> Self {
        Self(Algorithm::ALL.to_vec())
    }
}

impl fmt::Display for Algorithms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.0.iter().map(|algorithm| algorithm.name()).collect();
        f.write_str(&names.join(","))
    }
}

impl FromStr for Algorithms {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named: Option<Vec<Algorithm>> =
            text.split(',').map(|name| Algorithm::named(name.trim())).collect();
        named.map(Self).ok_or("write some of RS256,PS256,ES256,EdDSA")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_key_algorithms_can_be_allowed_by_their_very_names() {
        assert_eq!(Algorithms::default().to_string().parse(), Ok(Algorithms::default()));
        assert_eq!("ES256, EdDSA".parse(), Ok(Algorithms(vec![Algorithm::Es256, Algorithm::EdDsa])));
        for wrong in ["", "none", "HS256", "RS256,HS256", "rs256", "RS256,", "RS512", "ES256K"] {
            assert!(wrong.parse::<Algorithms>().is_err(), "{wrong}");
        }
    }
}
