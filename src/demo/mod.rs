//! The demonstration: a scenario played through the service's own API.
mod client;
mod player;

pub(crate) use client::encoded;
pub use client::{Client, Reply};
pub use player::{Player, Script, Step, Try};

/// The scenario that ships with the service, as JSON.
pub const GOLDEN: &str = include_str!("golden.json");
