//! What is told of a person: at registration, and in corrections.
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Type};
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use validator::{Validate, ValidationErrors};

use crate::basis::Source;
use crate::territory::TerritoryCode;
use crate::words::{FaultKind, Gender, Line, PartialDate};

use super::contact::Contact;

/// How many aliases, contacts or sources a person may have.
const MOST: usize = 20;

/// What is told of a person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonDetails {
    /// The name in Arabic, as written, without honorifics.
    #[serde(default)]
    #[schema(example = "إدريس الزموري")]
    pub name_ar: Option<Line<200>>,
    /// The name in Latin letters, as written, without honorifics.
    #[serde(default)]
    #[schema(example = "Driss Zemmouri")]
    pub name_latin: Option<Line<200>>,
    /// What goes before the name and is no part of it, as «د.» or «السيد».
    #[serde(default)]
    pub honorific: Option<Line<40>>,
    /// Other names and spellings in use.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub aliases: Vec<Line<200>>,
    /// What titles agree with.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// The day of birth, as far as it is known.
    #[serde(default)]
    pub birth_date: Option<PartialDate>,
    /// How the person is reached.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub contacts: Vec<Contact>,
    /// The territory the person lives in.
    #[serde(default)]
    pub residence: Option<TerritoryCode>,
    /// Where all this was found.
    #[serde(default)]
    #[schema(max_items = 20)]
    pub sources: Vec<Source>,
}

impl PersonDetails {
    /// Whether there is a name, in either script.
    pub(in crate::persons) fn has_name(&self) -> bool {
        self.name_ar.is_some() || self.name_latin.is_some()
    }

    /// Every name and spelling, the one the person sorts by first.
    pub(in crate::persons) fn names(&self) -> impl Iterator<Item = &Line<200>> {
        self.name_ar.iter().chain(&self.name_latin).chain(&self.aliases)
    }
}

impl Validate for PersonDetails {
    // Written by hand: derived, a list both too long and faulty inside is a panic of the validator.
    fn validate(&self) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        let lists = [
            ("aliases", self.aliases.len(), Ok(())),
            ("contacts", self.contacts.len(), self.contacts.validate()),
            ("sources", self.sources.len(), self.sources.validate()),
        ];
        for (field, length, inside) in lists {
            if length > MOST {
                errors.add(field, FaultKind::TooMany(MOST, length).into());
            } else {
                errors.merge_self(field, inside);
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

/// A person to be registered: what is told, with a name in at least one script.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NewPerson(pub PersonDetails);

impl Validate for NewPerson {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let details = self.0.validate();
        if self.0.has_name() {
            return details;
        }
        let mut errors = details.err().unwrap_or_default();
        errors.add("name_ar", FaultKind::NameMissing.into());
        Err(errors)
    }
}

/// Of what is told of somebody, with one name or the other required.
pub(crate) fn with_a_name(told: RefOr<Schema>) -> AnyOfBuilder {
    let named = |field: &str| -> RefOr<Schema> {
        let RefOr::T(Schema::Object(mut named)) = told.clone() else { return told.clone() };
        let name = ObjectBuilder::new().schema_type(Type::String);
        // Not null: the text itself.
        let text = Line::<200>::schema();
        named.properties.insert(field.to_owned(), if let RefOr::T(_) = text { text } else { name.into() });
        named.required.push(field.to_owned());
        named.into()
    };
    AnyOfBuilder::new().item(named("name_ar")).item(named("name_latin"))
}

impl PartialSchema for NewPerson {
    /// The details, with one name or the other required.
    fn schema() -> RefOr<Schema> {
        with_a_name(PersonDetails::schema())
            .description(Some("A person to be registered, with a name in at least one script."))
            .examples([json!({
                "name_ar": "إدريس الزموري", "name_latin": "Driss Zemmouri", "gender": "male", "birth_date": "1974",
                "contacts": [{"kind": "phone", "value": "06 12 34 56 78"}], "residence": "03.531",
                "sources": [{"kind": "membership form"}],
            })])
            .into()
    }
}

impl ToSchema for NewPerson {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        PersonDetails::schemas(schemas);
    }
}

#[cfg(test)]
mod tests {
    use crate::http::read;

    use super::*;

    fn faults(body: serde_json::Value) -> Vec<(String, String)> {
        let problem = read::<NewPerson>(body.to_string().as_bytes()).unwrap_err();
        problem.faults.into_iter().map(|fault| (fault.pointer, fault.kind.code().to_owned())).collect()
    }

    fn fault(pointer: &str, code: &str) -> (String, String) {
        (pointer.to_owned(), code.to_owned())
    }

    #[test]
    fn a_person_has_a_name_in_one_script_at_least() {
        assert!(read::<NewPerson>(r#"{"name_ar":"نعيمة"}"#.as_bytes()).is_ok());
        assert!(read::<NewPerson>(br#"{"name_latin":"Naima"}"#).is_ok());
        assert_eq!(faults(json!({"name_ar": null})), [fault("/name_ar", "name-missing")]);
    }

    #[test]
    fn faults_in_lists_are_told_with_their_place() {
        let phone = |value: &str| json!({"kind": "phone", "value": value});
        assert_eq!(
            faults(json!({"name_ar": "ا", "contacts": [phone("0612345678"), phone("06")]})),
            [fault("/contacts/1/value", "bad-phone")]
        );
        let many = vec![phone("06"); 21];
        assert_eq!(faults(json!({"name_ar": "ا", "contacts": many})), [fault("/contacts", "too-many")]);
        assert_eq!(
            faults(json!({"name_ar": "ا", "aliases": vec!["x"; 21]})),
            [fault("/aliases", "too-many")]
        );
        assert!(
            read::<NewPerson>(json!({"name_ar": "ا", "aliases": vec!["x"; 20]}).to_string().as_bytes())
                .is_ok()
        );
    }
}
