//! Amana (أمانة): the registry of a political party's organization.
//!
//! Who holds which position, in which body, by which decision, since when. The README is the tour of the
//! house; this page is its table of contents.

// What every room stands on.
pub mod access;
pub mod app;
pub mod basis;
pub mod cli;
pub mod config;
pub mod db;
pub mod error;
pub mod founding;
pub mod http;
pub mod journal;
mod references;
mod rooms;
pub mod words;

// The rooms, each leaning only on those before it.
pub mod bodies;
pub mod legal;
pub mod meetings;
pub mod persons;
pub mod positions;
pub mod programmes;
pub mod statutes;
pub mod territory;
