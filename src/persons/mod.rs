//! Stand-in for the persons room.
use std::collections::HashMap;

use diesel::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

use crate::db::{MultiBackend, Tx, persons};
use crate::error::Result;
use crate::id_type;

id_type! {
    /// Identifies a person.
    PersonId
}

/// A person's name, as other rooms tell it.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Serialize, ToSchema)]
#[diesel(table_name = persons, check_for_backend(MultiBackend))]
pub struct Name {
    /// Who.
    pub id: PersonId,
    /// In Arabic.
    pub name_ar: Option<String>,
    /// In Latin letters.
    pub name_latin: Option<String>,
    /// What goes before it.
    pub honorific: Option<String>,
    /// What titles agree with.
    pub gender: Option<String>,
}

/// The names of several persons.
pub fn names(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, Name>> {
    let found: Vec<Name> =
        persons::table.filter(persons::id.eq_any(ids)).select(Name::as_select()).load(tx.conn)?;
    Ok(found.into_iter().map(|name| (name.id, name)).collect())
}
