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
mod cores;
pub mod db;
pub mod demo;
mod drawing;
pub mod error;
pub mod ethics;
pub mod founding;
pub mod http;
pub mod journal;
pub mod reach;
mod references;
mod rooms;
pub mod unknown;
pub mod vault;
pub mod words;

// The rooms; the README has them in the order they lean on each other, and `tests/tidy.rs` keeps it.
pub mod applications;
pub mod appointments;
pub mod bodies;
pub mod cards;
pub mod compliance;
pub mod departures;
pub mod duplicates;
pub mod electorates;
pub mod empowerments;
pub mod erasures;
pub mod exports;
pub mod grants;
pub mod history;
pub mod identities;
pub mod imports;
pub mod legal;
pub mod mandates;
pub mod meetings;
pub mod memberships;
pub mod national_ids;
pub mod organigram;
pub mod persons;
pub mod programmes;
pub mod recusals;
pub mod renewals;
pub mod reorganizations;
pub mod reports;
pub mod skills;
pub mod statutes;
pub mod succession;
pub mod territory;
pub mod vacancies;
