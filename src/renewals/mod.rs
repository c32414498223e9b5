//! Renewals: memberships are renewed year by year, in days that are opened for it, and lapse where they are not.
//!
//! 2026-11-27. Nothing lapses by itself: once the days are over, whoever ends memberships of the whole party lets those that
//! were not renewed lapse, tried first with `dry_run`, so many a request, each with what rests on it. Refused: a job that
//! does it at midnight, which would end offices that nobody decided to end.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{
    Campaign, CampaignId, CampaignTold, Lapsed, MemberAsked, NewCampaign, NewLapses, NewRenewal, Renewal,
    RenewalId,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use store::membership_of;
