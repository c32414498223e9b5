//! Calendar feeds: addresses at which a calendar app looks at meetings.
//!
//! 2026-11-28. A calendar app shows no token: it has an address, which it looks at again and again. So the address holds a
//! secret, of a kind of its own, which opens nothing but one calendar: days, hours, places, bodies, kinds and titles, no
//! agenda, no name of anybody. Like a token it is random, shown once and kept as a hash; it is revoked by itself, and ends with
//! the token or the sign-on it was asked for with. It answers as whoever asked for it would be answered at that very moment:
//! whoever holds nothing any more has no feed either, and a feed that is none of these answers like one there never was. What
//! was taken in an emergency it does not give: looks under it are recorded, and this one is not. The address is written into
//! no log, trace or metric of ours. Refused: one's token in an address, which opens everything its holder may do; and an
//! address that never changes, made from an id and a key of the service, which nobody could revoke.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{
    CalendarFeed, CalendarFeedId, CalendarFeedIssued, CalendarFeedTold, FeedScope, NewCalendarFeed,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
