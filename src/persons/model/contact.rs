//! How a person is reached.
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::openapi::schema::{AdditionalProperties, Object, ObjectBuilder, OneOfBuilder, Type};
use utoipa::openapi::{Ref, RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};
use validator::{Validate, ValidationErrors};

use crate::word_enum;
use crate::words::{FaultKind, Line};

use super::phone::{self, Phone};

word_enum! {
    /// What leads to the person.
    ContactKind {
        /// A phone number.
        Phone = "phone",
        /// An e-mail address.
        Email = "email",
        /// A postal address.
        Address = "address",
        /// A page on the web.
        Web = "web",
        /// Anything else.
        Other = "other",
    }
}

/// Who may be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Anybody.
    Public,
    /// Only those who keep the register.
    #[default]
    Private,
}

/// How a person is reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// What leads to the person.
    pub kind: ContactKind,
    /// A remark, as `secretary's number`.
    #[serde(default)]
    pub note: Option<Line<200>>,
    /// The number or address; a phone number is kept in E.164.
    pub value: Line<300>,
    /// Who may be told.
    #[serde(default)]
    pub visibility: Visibility,
}

impl Contact {
    /// The phone number, if it is one.
    pub(in crate::persons) fn phone(&self) -> Option<Phone> {
        (self.kind == ContactKind::Phone).then(|| Phone::parse(&self.value)).flatten()
    }

    /// The contact as it is kept: a phone number in E.164.
    pub(super) fn kept(&self) -> Self {
        let number = self.phone().and_then(|phone| Line::parse(phone.as_str()).ok());
        Self { value: number.unwrap_or_else(|| self.value.clone()), ..self.clone() }
    }

    /// What is wrong with the value.
    fn fault(&self) -> Option<FaultKind> {
        let (is_good, kind) = match self.kind {
            ContactKind::Phone => (Phone::is_number(&self.value), FaultKind::BadPhone),
            ContactKind::Email => (is_email(&self.value), FaultKind::BadEmail),
            ContactKind::Web => (is_web(&self.value), FaultKind::BadWeb),
            ContactKind::Address | ContactKind::Other => return None,
        };
        (!is_good).then_some(kind)
    }
}

impl Validate for Contact {
    fn validate(&self) -> Result<(), ValidationErrors> {
        let Some(kind) = self.fault() else { return Ok(()) };
        let mut errors = ValidationErrors::new();
        errors.add("value", kind.into());
        Err(errors)
    }
}

const EMAIL: &str = "^[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}[.])+[A-Za-z]{2,63}$";
const WEB: &str = "^https?://[!-~]+$";

/// Whether the text fits [`EMAIL`].
fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let Some((labels, top)) = domain.rsplit_once('.') else { return false };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b"._%+-".contains(&byte);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    (1..=64).contains(&local.len())
        && local.bytes().all(is_local)
        && labels.split('.').all(is_label)
        && (2..=63).contains(&top.len())
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether the text fits [`WEB`].
fn is_web(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_graphic()))
}

impl PartialSchema for Contact {
    /// One form for each kind, so that the contract tells what a number or an address looks like.
    fn schema() -> RefOr<Schema> {
        let text = |about: &str, pattern: &str| {
            let value = ObjectBuilder::new().schema_type(Type::String).description(Some(about));
            RefOr::from(value.pattern(Some(pattern)).min_length(Some(1)).max_length(Some(300)))
        };
        let number = "A phone number, as people write it: Moroccan, or of another country after `+` or `00`, \
                      in any digits; kept and answered in E.164.";
        let forms = [
            form(&["phone"], text(number, phone::pattern())),
            form(&["email"], text("An e-mail address.", EMAIL)),
            form(&["web"], text("The address of a page, in ASCII.", WEB)),
            form(&["address", "other"], Ref::from_schema_name(Line::<300>::name()).into()),
        ];
        let example = json!({"kind": "phone", "value": "06 12 34 56 78", "visibility": "private"});
        let about = "How a person is reached: `kind` tells what `value` is.";
        forms
            .into_iter()
            .fold(OneOfBuilder::new(), OneOfBuilder::item)
            .description(Some(about))
            .examples([example])
            .into()
    }
}

fn form(kinds: &[&str], value: RefOr<Schema>) -> Object {
    let kind = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(kinds.iter().copied()));
    let note = OneOfBuilder::new()
        .item(ObjectBuilder::new().schema_type(Type::Null))
        .item(Ref::from_schema_name(Line::<200>::name()));
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .property("kind", kind)
        .property("note", note)
        .property("value", value)
        .property("visibility", Ref::from_schema_name(Visibility::name()))
        .required("kind")
        .required("value")
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
        .build()
}

impl ToSchema for Contact {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        schemas.push((Line::<300>::name().into_owned(), Line::<300>::schema()));
        schemas.push((Line::<200>::name().into_owned(), Line::<200>::schema()));
        schemas.push((Visibility::name().into_owned(), Visibility::schema()));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::string::string_regex;

    use super::*;

    fn bare(pattern: &str) -> &str {
        pattern.trim_start_matches('^').trim_end_matches('$')
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for text in ["a", "a@b", "@b.ma", "a@.ma", "a@b.m", "a@b.m1", "a b@c.ma", "a@b@c.ma", "ا@b.ma"] {
            assert!(!is_email(text), "{text}");
        }
        for text in ["https://", "ftp://a", "http:/a", "https://a b", "www.example.org"] {
            assert!(!is_web(text), "{text}");
        }
    }

    #[test]
    fn a_phone_is_kept_in_e164_and_the_rest_as_written() {
        let contact = |kind: &str, value: &str| {
            serde_json::from_value::<Contact>(json!({"kind": kind, "value": value})).unwrap()
        };
        assert_eq!(&*contact("phone", "06 12 34 56 78").kept().value, "+212612345678");
        assert_eq!(&*contact("other", "06 12 34 56 78").kept().value, "06 12 34 56 78");
        assert!(contact("phone", "06 12").validate().is_err());
        assert!(contact("other", "06 12").validate().is_ok());
    }

    proptest! {
        #[test]
        fn what_fits_the_contract_is_an_address(
            email in string_regex(bare(EMAIL)).unwrap(), web in string_regex(bare(WEB)).unwrap()
        ) {
            prop_assert!(is_email(&email));
            prop_assert!(is_web(&web));
        }
    }
}
