//! Meetings as calendars: those of a list, one alone, one's own.
//!
//! 2026-11-28. A meeting is an event of the day it is held on: at its hour, where that is recorded, and else all day. Of one
//! whose day is known in part nobody knows where in a calendar it stands, and it stands in none. What nobody recorded is not
//! made up: an event without an end has none. Nobody who is invited or came is named.
mod actions;
mod events;
mod model;
mod routes;
mod rules;
mod store;

pub(super) use actions::{Told, mine, of_body, written};
pub(super) use events::Said;
pub(crate) use routes::{Contract, routes};
