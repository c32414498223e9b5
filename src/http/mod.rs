//! HTTP, as every room speaks it: what a call carries, how it is answered, how it fails.
mod answer;
mod at;
mod body;
mod call;
mod change;
mod contract;
mod doors;
mod envelope;
mod fields;
mod limits;
mod listing;
mod paths;
mod problems;
mod query;
mod reading;
mod serve;
mod system;

pub use answer::{Answer, DryRun, Resource};
pub use at::{At, Named};
pub use body::{Body, read};
pub use call::{Asked, Call};
pub use change::Change;
pub use contract::contract;
pub use listing::{Listing, Page};
pub use query::{ListOnly, NoQuery, QueryForm};
pub use serve::{Listeners, serve, serve_until};
pub use system::Metrics;
