//! Publications: what a committee tells everybody of a case that is over, without a name.
//!
//! 2026-11-28. A party learns from what was ruled, and nobody is to be recognized in it. A publication is a text that is
//! written for that, refused while a name or a number of anybody of the case stands in it. Nothing leads from it to the case:
//! its id is drawn by lot, it has no moment but its day, and the journal tells that the case changed, and no more. That there is
//! one is told in the case, sealed. Refused: making the text from the case; whoever blackens names leaves what surrounds them.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{
    CasePublication, CasePublicationId, CasePublicationQuery, CasePublicationTold, NewCasePublication,
    NewPublicationWithdrawal, PublicationText, PublicationTexts,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
