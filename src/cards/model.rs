//! What a card says.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::memberships::Membership;
use crate::persons::MembershipId;
use crate::words::{Line, PartialDate, exact_day, exact_day_if_any};

/// What a card says, as its code holds it (claims of RFC 7519 where there are such).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Claims {
    /// Which registry issued it.
    #[schema(example = "amana/1f0c6b1f5d7c2a90")]
    pub iss: String,
    /// The number of the membership.
    #[schema(example = "03.531-2026-0001")]
    pub sub: String,
    /// Whose it is.
    #[schema(example = "سعاد الجبلي")]
    pub name: String,
    /// The membership.
    pub jti: MembershipId,
    /// Since when the person is a member.
    pub since: PartialDate,
    /// The day it was issued.
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The last day it is good on; none where memberships are not renewed.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "exact_day_if_any")]
    pub until: Option<NaiveDate>,
}

/// A card, for whoever prints it in another form.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CardIssued {
    /// What it says.
    pub claims: Claims,
    /// That, signed: the text of its code.
    pub card: String,
}

/// A public key that verifies cards (RFC 8037).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CardKey {
    /// Always `OKP`.
    pub kty: String,
    /// Always `Ed25519`.
    pub crv: String,
    /// Always `EdDSA`.
    pub alg: String,
    /// Always `sig`.
    pub r#use: String,
    /// By what cards name it.
    pub kid: String,
    /// The key, in base64url.
    pub x: String,
}

/// The keys that verify cards, as libraries take them (RFC 7517, 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CardKeys {
    /// The keys.
    pub keys: Vec<CardKey>,
}

/// What was read from a card.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CardText {
    /// The text of its code.
    pub card: Line<2000>,
}

/// What there is to say of a card.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CardChecked {
    /// What it says; it was signed by this registry.
    pub claims: Claims,
    /// Whether its last day has passed.
    pub is_over: bool,
    /// The membership as it stands today, where the caller may see it: it may have ended since the card was printed.
    pub membership: Option<Membership>,
}
