//! Why an access token is not believed.
use thiserror::Error;

/// Why an access token is not believed. The log is told; whoever showed it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Forgery {
    /// It is longer than any token we take.
    #[error("it is too long")]
    TooLong,
    /// It is not three parts in base64url with JSON in the first two (RFC 7515, 7.1).
    #[error("it is no signed token in the compact form")]
    Malformed,
    /// It is encrypted (RFC 7516), which nobody here can read.
    #[error("it is encrypted")]
    Encrypted,
    /// A member stands twice in one of its objects, so that two readers may read two things.
    #[error("a member stands twice")]
    Ambiguous,
    /// It does not call itself an access token (RFC 9068, 2.1).
    #[error("its type is not at+jwt")]
    NotAnAccessToken,
    /// It demands an extension that is not understood (RFC 7515, 4.1.11).
    #[error("it demands an extension")]
    Critical,
    /// Its algorithm is not one of those allowed.
    #[error("its algorithm is not allowed")]
    AlgorithmIsNotAllowed,
    /// It does not name its key.
    #[error("it names no key")]
    NamesNoKey,
    /// The provider has no key of that name.
    #[error("its key is unknown")]
    KeyIsUnknown,
    /// The key of that name is not one for that algorithm.
    #[error("its key does not fit its algorithm")]
    KeyDoesNotFit,
    /// A claim it must have is absent, or of another kind.
    #[error("a claim is absent or of the wrong kind")]
    ClaimIsMissing,
    /// Another issued it.
    #[error("another issued it")]
    AnotherIssuer,
    /// It is meant for another.
    #[error("it is meant for another")]
    AnotherAudience,
    /// Its time is over.
    #[error("it has expired")]
    Expired,
    /// Its time has not come.
    #[error("it is not good yet")]
    NotYetGood,
    /// It is good for longer than any access token should be, or it ended before it began.
    #[error("it lives too long")]
    LivesTooLong,
    /// It is good only together with a key its holder proves to have (RFC 7800), which nobody asked for.
    #[error("it is bound to a key of its holder")]
    BoundToAKey,
    /// The signature is not that of the key it names.
    #[error("its signature is wrong")]
    WrongSignature,
    /// No keys are known, or none that are fresh enough to be believed.
    #[error("the provider's keys are not known")]
    NoKeys,
}
