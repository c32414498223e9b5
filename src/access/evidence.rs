//! What a caller shows to say who asks.
use std::sync::Arc;

use uuid::Uuid;

use super::credential::Credential;
use super::model::TokenId;
use super::oidc::{self, Vouched};

/// What a caller shows: a token of ours, or one of the party's provider. Never logged: it has no `Debug`.
#[derive(Clone)]
pub enum Evidence {
    /// A token of ours.
    Token(Credential),
    /// What may be an access token of the provider's: nobody believes it yet.
    Unproven(Arc<str>),
    /// Someone the provider vouches for.
    Vouched(Vouched),
}

impl Evidence {
    /// Reads what stands after `Bearer`; `None` for anything that cannot be either.
    pub fn parse(text: &str) -> Option<Self> {
        match Credential::parse(text) {
            Some(credential) => Some(Self::Token(credential)),
            None => oidc::is_plausible(text).then(|| Self::Unproven(text.into())),
        }
    }

    /// The token of ours, if it is one.
    pub fn token(&self) -> Option<TokenId> {
        match self {
            Self::Token(credential) => Some(credential.id),
            Self::Unproven(_) | Self::Vouched(_) => None,
        }
    }

    /// A name for whoever claims to ask, before anything is believed: of the token of ours, of what the provider's is
    /// about, or of the text.
    pub fn claimant(&self) -> Uuid {
        match self {
            Self::Token(credential) => credential.id.0,
            Self::Unproven(text) => oidc::digest([&**text]),
            Self::Vouched(vouched) => oidc::digest([vouched.issuer.as_str(), vouched.subject.as_str()]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_asks_has_one_name_however_often_the_provider_issues_anew() {
        let text = "e30.e30.e30";
        let one = Evidence::parse(text).unwrap();
        assert_eq!(one.claimant(), Evidence::parse(text).unwrap().claimant());
        assert_ne!(one.claimant(), Evidence::parse("e30.e30.e31").unwrap().claimant());
        // What joins two texts is in neither.
        assert_ne!(oidc::digest(["ab", "c"]), oidc::digest(["a", "bc"]));
        for neither in ["", "garbage", "amana_x_y_z", "a.b", "a.b.c d", "' OR 1=1 --"] {
            assert!(Evidence::parse(neither).is_none(), "{neither}");
        }
    }
}
