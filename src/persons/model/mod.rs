//! What a person is.
mod belonging;
mod contact;
mod details;
mod kept;
mod person;
mod phone;
mod query;
mod row;
mod traits;

pub use belonging::{Belonging, MembershipId, Standing, UnitId};
pub use contact::{Contact, ContactKind, Visibility};
pub(crate) use details::with_a_name;
pub use details::{NewPerson, PersonDetails};
pub use kept::PersonKept;
pub(super) use kept::found_by;
pub use person::{Person, PersonId, PersonName, PersonShown};
pub use phone::Phone;
pub(super) use query::Area;
pub use query::{Include, Includes, PersonQuery, PersonShowQuery, PersonSort};
pub(super) use row::PersonRow;
pub use traits::Traits;
