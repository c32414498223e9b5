//! Erasures: what is taken out for good once it was kept as long as the statutes say.
//!
//! 2026-11-27. A closed application that led to no membership is erased as a whole: row, votes, reasons, documents, and
//! every answer that was kept for a retry and tells of it. The applicant goes with it where nothing in the registry refers
//! to him or her any more, and then the key goes under which the journal tells of both: the entries stay, and stay
//! proven; their content is never read again. Who is referred to is asked of the very list by which a merge moves
//! whatever names a person, which a test holds against the schema, so that no table is forgotten; a recusal for the
//! applicant's sake is part of the file, and keeps nobody. Whoever was merged with another stays: the one key seals what
//! was two persons'. Each slice is one transaction. Refused: a row that is emptied and left, by which its number, its
//! days and its place would go on telling of somebody; and to close applications by themselves, which is a step that
//! somebody answers for.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub(crate) use actions::slice;
pub use model::Erased;
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
