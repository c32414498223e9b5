//! The nouns of mandates.
mod mandate;
mod sent;
mod words;

pub use mandate::{Mandate, MandateId, MandateRow};
pub use sent::{MandateDetails, MandateEnd, MandateQuery, NewMandate};
pub use words::{
    FunctionHeld, FunctionTitles, FunctionTold, Holders, MandateEnding, MandateFunction, Verification,
};
