//! Persons: human beings, whatever links them to the party.
mod actions;
mod erasing;
mod finding;
mod likely;
mod merging;
mod model;
mod registration;
mod routes;
mod rules;
mod sealing;
mod store;
mod vcard;

pub use actions::{amend, cards, expect, list, name, names, person, persons, residents, tell, traits};
pub use erasing::erase;
pub use finding::WhenRead;
pub use finding::alike;
pub(crate) use finding::catch_up;
pub use finding::{FindQuery, Found, FoundBy, PersonFound};
pub use likely::{Bearer, Traces, bearers, born_so, reached_by, traces, whole, whole_on};
pub use merging::{absorb, details, give_up, restore, survivor, survivors, unknown, with_ids_of_old};
pub(crate) use model::with_a_name;
pub use model::{
    Belonging, Contact, ContactKind, Include, Includes, MembershipId, NewPerson, Person, PersonDetails,
    PersonId, PersonKept, PersonName, PersonQuery, PersonShowQuery, PersonShown, PersonSort, Phone, Standing,
    Traits, UnitId, Visibility,
};
pub use registration::{Newcomer, newcomers, register, register_all};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
pub use sealing::BirthMark;
pub(crate) use sealing::seal_all;
pub use vcard::Role;
