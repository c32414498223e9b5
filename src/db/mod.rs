//! The database: one connection type for both engines, and the transaction every action works in.
mod connection;
mod day;
mod examine;
mod migrate;
mod past;
mod schema;
mod search;
mod tx;
pub(crate) mod types;
mod violation;

pub use connection::{AnyConnection, MultiBackend, open_postgres, open_sqlite};
pub(crate) use connection::{Isolation, transaction};
pub use day::Day;
pub use examine::{Finding, examine};
pub use migrate::{migrate, pending};
pub(crate) use past::{last_change, next_moment, open_past_sqlite, recall};
pub use schema::*;
pub(crate) use search::{containing, narrowed};
pub use tx::Tx;
pub use types::{Document, Guid, Instant, Json, Moment, guid_schema};
pub use violation::violated;
