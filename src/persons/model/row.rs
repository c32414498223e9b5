//! A person as the row keeps him or her.
use diesel::prelude::*;
use serde_json::value::RawValue;

use crate::db::{Json, Moment, MultiBackend, persons};
use crate::error::Result;
use crate::vault::Vault;

use super::super::sealing::{Envelope, Private};
use super::person::Person;

/// A row of persons: what is private is in its envelope.
#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = persons, check_for_backend(MultiBackend))]
pub(in crate::persons) struct PersonRow {
    name_ar: Option<String>,
    name_latin: Option<String>,
    honorific: Option<String>,
    aliases: Json<Box<RawValue>>,
    gender: Option<String>,
    contacts: Json<Box<RawValue>>,
    residence: Option<String>,
    province: Option<String>,
    sources: Json<Box<RawValue>>,
    version: i64,
    created_at: Moment,
    updated_at: Moment,
    #[diesel(embed)]
    envelope: Envelope,
}

impl PersonRow {
    /// The person, with what is in the envelope; `internal` where that does not open.
    pub(in crate::persons) fn opened(self, vault: &Vault) -> Result<Person> {
        let private = self.envelope.open(vault)?;
        Ok(self.with(private))
    }

    /// The same among many, of whom one whose envelope was altered keeps nobody else from being told: nothing private is told
    /// of that one, and the log says of whom.
    pub(in crate::persons) fn opened_or_bare(self, vault: &Vault) -> Person {
        let private = self.envelope.open_or_tell(vault);
        self.with(private)
    }

    fn with(self, private: Option<Private>) -> Person {
        let (birth_date, contacts) =
            private.map(|private| (private.birth_date, private.contacts)).unwrap_or_default();
        Person {
            id: self.envelope.id(),
            name_ar: self.name_ar,
            name_latin: self.name_latin,
            honorific: self.honorific,
            aliases: self.aliases,
            gender: self.gender,
            birth_date,
            contacts: contacts.map_or(self.contacts, Json),
            residence: self.residence,
            province: self.province,
            sources: self.sources,
            version: self.version,
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }
}
