//! A batch as it is sent.
use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use utoipa::ToSchema;
use validator::{Validate, ValidationError};

use crate::word_enum;

use super::MAX_OPERATIONS;

word_enum! {
    /// What a change is asked with.
    BatchMethod {
        /// Makes something, or changes its state.
        Post = "POST",
        /// Corrects some fields.
        Patch = "PATCH",
        /// Replaces.
        Put = "PUT",
        /// Takes out.
        Delete = "DELETE",
    }
}

word_enum! {
    /// How much is told of what came of a batch.
    BatchAnswer {
        /// Everything.
        Whole = "whole",
        /// Everything but the bodies.
        Brief = "brief",
    }
}

/// Operations to be carried out together.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub(super) struct NewBatch {
    /// What to do, in this order.
    #[validate(length(min = 1, max = MAX_OPERATIONS), nested)]
    #[schema(min_items = 1, max_items = 500)]
    pub(super) operations: Vec<NewOperation>,
    /// How much is told of what came of it: `whole`, or `brief` to leave the bodies out. Whole if absent.
    #[serde(default)]
    pub(super) answer: Option<BatchAnswer>,
}

/// One operation of a batch.
#[derive(Debug, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub(super) struct NewOperation {
    /// What later operations call its answer: a small letter, then small letters, digits, `_` and `-`.
    #[serde(default)]
    #[validate(custom(function = is_name))]
    #[schema(pattern = "^[a-z][a-z0-9_-]*$", min_length = 1, max_length = 64)]
    pub(super) r#ref: Option<String>,
    /// The method of the request.
    pub(super) method: BatchMethod,
    /// The path of the request; a whole segment may be a reference, as in `/v1/persons/{secretary.id}`.
    #[validate(custom(function = is_path))]
    #[schema(pattern = "^/[!-~]*$", min_length = 1, max_length = 2000)]
    pub(super) path: String,
    /// The ETag of the state to be changed, or `*`: required of PATCH, PUT and DELETE.
    #[serde(default)]
    #[validate(custom(function = is_condition))]
    #[schema(pattern = "^[!-~ ]+$", min_length = 1, max_length = 1000)]
    pub(super) if_match: Option<String>,
    /// The body of the request; a value in it may be a reference, as in `{"$answer": "secretary.id"}`.
    #[serde(default)]
    #[schema(value_type = Option<Object>)]
    pub(super) body: Option<Box<RawValue>>,
}

fn fault(code: &'static str, message: &'static str) -> ValidationError {
    ValidationError::new(code).with_message(Cow::Borrowed(message))
}

/// Whether later operations can call it so.
fn is_name(name: &str) -> Result<(), ValidationError> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
    let is_good = name.len() <= 64
        && name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(is_plain);
    let message = "write a small letter, then at most 63 small letters, digits, _ and -";
    is_good.then_some(()).ok_or_else(|| fault("bad-name", message))
}

fn is_path(path: &str) -> Result<(), ValidationError> {
    let is_good =
        path.len() <= 2000 && path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_graphic());
    let message = "write the path as it stands in a request line, as in /v1/persons";
    is_good.then_some(()).ok_or_else(|| fault("bad-path", message))
}

fn is_condition(condition: &str) -> Result<(), ValidationError> {
    let is_good =
        (1..=1000).contains(&condition.len()) && condition.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    let message = "write the ETag as it was read, with its quotes, or *";
    is_good.then_some(()).ok_or_else(|| fault("bad-condition", message))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_plain() {
        for name in ["a", "p1", "third-deputy_2", &"a".repeat(64)] {
            assert!(is_name(name).is_ok(), "{name}");
        }
        for name in ["", "1", "A", "a.b", "a b", "é", &"a".repeat(65)] {
            assert!(is_name(name).is_err(), "{name}");
        }
    }

    #[test]
    fn a_path_stands_in_a_request_line() {
        assert!(is_path("/v1/persons/{a.id}").is_ok());
        for path in
            ["", "v1/persons", "http://x/v1", "/v1/ persons", "/v1/تاونات", &format!("/{}", "a".repeat(2000))]
        {
            assert!(is_path(path).is_err(), "{path}");
        }
    }
}
