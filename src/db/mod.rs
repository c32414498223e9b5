//! The database: one connection type for both engines, and the transaction every action works in.
mod connection;
mod day;
mod examine;
mod json;
mod migrate;
mod past;
mod schema;
mod search;
mod transaction;
mod tx;
pub(crate) mod types;
mod violation;

pub(crate) use connection::open_sqlite_writer;
pub use connection::{AnyConnection, MultiBackend, open_postgres, open_sqlite};
pub use day::Day;
pub(crate) use day::last_of_years;
pub use examine::{Finding, examine};
pub use json::Json;
pub use migrate::{migrate, pending};
pub(crate) use past::{last_change, next_moment, open_past_sqlite, present, recall};
pub use schema::*;
pub(crate) use search::{containing, narrowed};
pub(crate) use transaction::{Isolation, apart, state, transaction};
pub(crate) use tx::Reached;
pub use tx::Tx;
pub use types::{Document, Guid, Instant, Moment, guid_schema};
pub use violation::violated;
