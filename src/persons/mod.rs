//! Persons: human beings, whatever links them to the party.
mod actions;
mod finding;
mod model;
mod routes;
mod rules;
mod store;
mod vcard;

pub use actions::{cards, expect, name, names, person, register, residents, traits};
pub use finding::alike;
pub(crate) use finding::catch_up;
pub use finding::{FindQuery, Found, FoundBy, PersonFound};
pub(crate) use model::with_a_name;
pub use model::{
    Belonging, Contact, ContactKind, Include, Includes, MembershipId, NewPerson, Person, PersonDetails,
    PersonId, PersonKept, PersonName, PersonQuery, PersonShowQuery, PersonShown, PersonSort, Phone, Standing,
    Traits, UnitId, Visibility,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use vcard::Role;
