//! A person as the registry knows him or her.
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use utoipa::ToSchema;

use crate::basis::Source;
use crate::db::{Json, Moment};
use crate::error::{Problem, Result};
use crate::http::Resource;
use crate::id_type;
use crate::reach::{Mask, Masks};
use crate::territory::TerritoryCode;
use crate::words::{Gender, Language, Line, PartialDate, fold_sort};

use super::belonging::Belonging;
use super::contact::{Contact, Visibility};
use super::details::PersonDetails;

id_type! {
    /// Identifies a person.
    PersonId
}

/// A person. The lists go from the database to the caller as they are: nobody reads them on the way.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Person {
    /// Identifies the person.
    pub id: PersonId,
    /// The name in Arabic, as written.
    pub name_ar: Option<String>,
    /// The name in Latin letters, as written.
    pub name_latin: Option<String>,
    /// What goes before the name and is no part of it.
    pub honorific: Option<String>,
    /// Other names and spellings in use.
    #[schema(value_type = Vec<Line<200>>)]
    pub aliases: Json<Box<RawValue>>,
    /// What titles agree with.
    #[schema(value_type = Option<Gender>)]
    pub gender: Option<String>,
    /// The day of birth, as far as it is known; null where the caller may not be told.
    #[schema(value_type = Option<PartialDate>)]
    pub birth_date: Option<String>,
    /// How the person is reached; phone numbers in E.164. Private ones only where the caller may be told.
    #[schema(value_type = Vec<Contact>)]
    pub contacts: Json<Box<RawValue>>,
    /// The territory the person lives in.
    #[schema(value_type = Option<TerritoryCode>)]
    pub residence: Option<String>,
    /// The province or prefecture that territory lies in.
    #[schema(value_type = Option<TerritoryCode>)]
    pub province: Option<String>,
    /// Where all this was found; nothing where the caller may not be told.
    #[schema(value_type = Vec<Source>)]
    pub sources: Json<Box<RawValue>>,
    /// Counts the states; part of the ETag.
    pub version: i64,
    /// When the person was registered.
    pub created_at: Moment,
    /// When anything last changed.
    pub updated_at: Moment,
}

impl Person {
    /// The details, as they can be corrected.
    pub fn details(&self) -> Result<PersonDetails> {
        let mut whole = serde_json::to_value(self).map_err(Problem::internal)?;
        if let Value::Object(fields) = &mut whole {
            for field in ["id", "province", "version", "created_at", "updated_at"] {
                fields.remove(field);
            }
        }
        serde_json::from_value(whole).map_err(Problem::internal)
    }

    /// What of the person may be told: a day of birth, private contacts and sources only where nothing masks them.
    pub(in crate::persons) fn keep_to(&mut self, masks: &Masks) -> Result<()> {
        if !masks.tells(Mask::Birth, self.id) {
            self.birth_date = None;
        }
        if !masks.tells(Mask::Sources, self.id) {
            self.sources = Json(raw(&[(); 0])?);
        }
        if !masks.tells(Mask::Contacts, self.id) {
            let contacts: Vec<Contact> =
                serde_json::from_str(self.contacts.0.get()).map_err(Problem::internal)?;
            let public: Vec<Contact> =
                contacts.into_iter().filter(|contact| contact.visibility == Visibility::Public).collect();
            self.contacts = Json(raw(&public)?);
        }
        Ok(())
    }

    /// What the person sorts by.
    pub(in crate::persons) fn sort_key(&self) -> String {
        self.name_ar.as_deref().or(self.name_latin.as_deref()).map(fold_sort).unwrap_or_default()
    }
}

fn raw(value: &impl Serialize) -> Result<Box<RawValue>> {
    serde_json::value::to_raw_value(value).map_err(Problem::internal)
}

impl Resource for Person {
    fn path(&self) -> String {
        format!("/v1/persons/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A person, with what was asked for beside.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PersonShown {
    /// The person.
    #[serde(flatten)]
    pub person: Person,
    /// The person's memberships as of the day asked for, with `?include=memberships`; null without.
    pub memberships: Option<Vec<Belonging>>,
}

impl PersonShown {
    /// The person, with nothing beside.
    pub(in crate::persons) fn alone(person: Person) -> Self {
        Self { person, memberships: None }
    }
}

impl Resource for PersonShown {
    fn path(&self) -> String {
        self.person.path()
    }
    fn version(&self) -> i64 {
        self.person.version
    }
}

/// Who a person is, in brief: what titles and lists of names need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PersonName {
    /// Identifies the person.
    pub id: PersonId,
    /// The name in Arabic, as written.
    pub name_ar: Option<String>,
    /// The name in Latin letters, as written.
    pub name_latin: Option<String>,
    /// What goes before the name and is no part of it.
    pub honorific: Option<String>,
    /// What titles agree with.
    pub gender: Option<Gender>,
}

impl PersonName {
    /// How the person is written in `language`: the name in its script, if there is one, after an honorific of the same
    /// script; nothing, where no name is kept any more.
    pub fn written(&self, language: Language) -> Option<(Option<&str>, &str)> {
        let (arabic, latin) = (self.name_ar.as_deref(), self.name_latin.as_deref());
        let name = if language == Language::Ar { arabic.or(latin) } else { latin.or(arabic) }?;
        let is_latin = |text: &str| text.chars().any(|letter| letter.is_alphabetic() && letter < '\u{250}');
        let honorific = self.honorific.as_deref().filter(|honorific| is_latin(honorific) == is_latin(name));
        Some((honorific, name))
    }

    /// Somebody of whom nothing is known any more but that there was one: taken out since the moment asked for.
    pub fn forgotten(id: PersonId) -> Self {
        Self { id, name_ar: None, name_latin: None, honorific: None, gender: None }
    }
}
