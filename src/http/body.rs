//! Request bodies: read once, at the door, with a pointer to every fault.
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest};
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use validator::{Validate, ValidationErrors, ValidationErrorsKind};

use crate::app::App;
use crate::error::{Problem, Result, kinds};
use crate::words::{Fault, FaultKind};

use super::misread;
use super::reading::read_value;
use super::wire::{OnTheWay, Way};

/// A body of at most so many kilobytes that was read and validated. Its faults are told once the caller is known, not before.
pub struct Body<T, const KILOBYTES: usize = 64> {
    pub(super) parsed: Result<Arc<T>>,
    /// A digest of the bytes as sent, for the idempotency key.
    pub(super) digest: [u8; 32],
}

impl<T, const KILOBYTES: usize> Body<T, KILOBYTES> {
    /// The body with what can be made of it before the change has its turn at the writer, where others wait.
    pub fn then<U>(self, make: impl FnOnce(&T) -> Result<U>) -> Body<U, KILOBYTES> {
        Body { parsed: self.parsed.and_then(|parsed| make(&parsed).map(Arc::new)), digest: self.digest }
    }
}

impl<T: DeserializeOwned + Validate + 'static, const KILOBYTES: usize> FromRequest for Body<T, KILOBYTES> {
    type Error = Problem;
    type Future = Pin<Box<dyn Future<Output = Result<Self>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let settings = request.app_data::<actix_web::web::Data<App>>().map(|app| app.limits());
        let is_json = speaks_json(request);
        let mut payload = payload.take();
        let mut held = request.app_data::<Way>().map(Way::nothing);
        Box::pin(async move {
            let limits = settings.ok_or_else(|| Problem::internal("no service"))?;
            let whole = collect(&mut payload, KILOBYTES.saturating_mul(1024), &mut held);
            let bytes = match tokio::time::timeout(limits.body_time, whole).await {
                Ok(bytes) => bytes?,
                Err(_elapsed) => return Err(Problem::of(&kinds::TOO_SLOW)),
            };
            let digest = Sha256::digest(&bytes).into();
            let parsed =
                if is_json { read(&bytes).map(Arc::new) } else { Err(Problem::of(&kinds::UNSUPPORTED_TYPE)) };
            Ok(Self { parsed, digest })
        })
    }
}

/// What is told of a body that cannot be read to its end.
const BROKEN: [&str; 3] = [
    "انقطع نص الطلب قبل نهايته؛ أعد إرساله.",
    "Le corps de la requête s'est interrompu ; renvoyez-la.",
    "The request body broke off; send it again.",
];

fn speaks_json(request: &HttpRequest) -> bool {
    let kind =
        request.headers().get("content-type").and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json"
        || (essence == "application/merge-patch+json" && request.method() == "PATCH")
}

async fn collect(payload: &mut Payload, limit: usize, held: &mut Option<OnTheWay>) -> Result<Bytes> {
    use actix_web::error::PayloadError;
    use futures_core::Stream as _;
    use std::future::poll_fn;

    let mut body = BytesMut::new();
    loop {
        let next = poll_fn(|context| Pin::new(&mut *payload).poll_next(context)).await;
        match next {
            None => return Ok(body.freeze()),
            Some(Ok(chunk)) if body.len().saturating_add(chunk.len()) <= limit => {
                body.extend_from_slice(&chunk);
                if held.as_mut().is_some_and(|held| !held.hold(body.len())) {
                    return Err(Problem::of(&kinds::OVERLOADED));
                }
            }
            Some(Ok(_) | Err(PayloadError::Overflow)) => return Err(Problem::of(&kinds::TOO_LARGE)),
            Some(Err(error)) => {
                let cause = Some(error.to_string().into());
                return Err(Problem { cause, ..Problem::of(&kinds::BAD_REQUEST).because(BROKEN) });
            }
        }
    }
}

/// Reads and validates a JSON body; every fault is told with its pointer (RFC 6901).
pub fn read<T: DeserializeOwned + Validate>(bytes: &[u8]) -> Result<T> {
    // A list could stand for an object, its elements for the fields: that form is not of the contract.
    let is_object = bytes.trim_ascii_start().starts_with(b"{");
    let fault = match serde_json::from_slice::<T>(bytes) {
        Ok(parsed) if is_object => return validated(parsed).map_err(Problem::invalid),
        read => read.err(),
    };
    // Something is wrong: read again, slowly, to say what and where.
    let value = serde_json::from_slice::<Value>(bytes)
        .map_err(|error| Problem::of(&kinds::MALFORMED).because(place(&error)))?;
    if !is_object {
        return Err(Problem::fault("", FaultKind::NotAnObject));
    }
    let parsed = read_value::<T>(value).map_err(Problem::invalid)?;
    // Only the first reading sees a field that stands twice.
    let fault = fault.map(|fault| fault.to_string()).unwrap_or_default();
    match fault.strip_prefix("duplicate field `").and_then(|rest| rest.split('`').next()) {
        Some(field) => Err(Problem::fault("", FaultKind::RepeatedField(field.to_owned()))),
        None => Ok(parsed),
    }
}

/// Where a text stops being JSON.
fn place(error: &serde_json::Error) -> [String; 3] {
    let (line, column) = (error.line(), error.column());
    [
        format!("توقفت القراءة عند السطر {line}، الحرف {column}."),
        format!("La lecture s'est arrêtée à la ligne {line}, caractère {column}."),
        format!("Reading stopped at line {line}, column {column}."),
    ]
}

pub(super) fn validated<T: Validate>(parsed: T) -> Result<T, Vec<Fault>> {
    match parsed.validate() {
        Ok(()) => Ok(parsed),
        Err(errors) => {
            let mut faults = Vec::new();
            collect_faults(&errors, "", &mut faults);
            Err(faults)
        }
    }
}

/// Turns the validator's errors into faults with pointers.
fn collect_faults(errors: &ValidationErrors, at: &str, faults: &mut Vec<Fault>) {
    for (field, kind) in errors.errors() {
        let field = field.strip_prefix("r#").unwrap_or(field);
        let here = if field == "__all__" { at.to_owned() } else { format!("{at}/{field}") };
        match kind {
            ValidationErrorsKind::Struct(inner) => collect_faults(inner, &here, faults),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect_faults(inner, &format!("{here}/{index}"), faults);
                }
            }
            ValidationErrorsKind::Field(found) => {
                for error in found {
                    faults.push(Fault::new(&here, misread::of_validator(error)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Serialize, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Form {
        #[validate(range(min = 1, max = 9))]
        number: i64,
        #[serde(default)]
        #[validate(length(max = 2), nested)]
        parts: Vec<Part>,
    }
    #[derive(Debug, Serialize, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Part {
        #[validate(range(min = 1))]
        size: i64,
    }

    fn faults(body: &str) -> Vec<(String, String)> {
        let problem = read::<Form>(body.as_bytes()).unwrap_err();
        problem.faults.into_iter().map(|fault| (fault.pointer, fault.kind.code().to_owned())).collect()
    }
    fn fault(pointer: &str, code: &str) -> (String, String) {
        (pointer.to_owned(), code.to_owned())
    }

    #[test]
    fn a_good_body_is_read() {
        assert_eq!(
            read::<Form>(br#"{"number":1,"parts":[{"size":2}]}"#).unwrap().parts.first().unwrap().size,
            2
        );
    }

    #[test]
    fn a_whole_number_is_an_integer_however_it_is_written() {
        assert_eq!(read::<Form>(br#"{"number":2.0}"#).unwrap().number, 2);
        assert_eq!(read::<Form>(br#"{"number":2e0}"#).unwrap().number, 2);
        assert_eq!(faults(r#"{"number":2.5}"#), [fault("/number", "wrong-type")]);
        assert_eq!(faults(r#"{"number":1e300}"#), [fault("/number", "bad-value")]);
    }

    #[test]
    fn every_fault_is_told_with_its_place() {
        assert_eq!(
            faults(r#"{"number":1,"colour":"red","size/1":2,"parts":[]}"#),
            [fault("/colour", "unknown-field"), fault("/size~11", "unknown-field")]
        );
        assert_eq!(
            faults(r#"{"number":"one"}"#),
            [fault("/number", "wrong-type"), fault("/number", "missing-field")].split_at(1).0
        );
        assert_eq!(
            faults(r#"{"number":1,"whole":{"colour":"red"},"parts":[{}]}"#),
            [fault("/whole", "unknown-field"), fault("/parts/0/size", "missing-field")]
        );
        assert_eq!(
            faults(r#"{"number":1,"parts":[{"size":"a"},{"size":2},{"size":"b"},{},{"size":3,"x":1}]}"#),
            [
                fault("/parts/0/size", "wrong-type"),
                fault("/parts/2/size", "wrong-type"),
                fault("/parts/3/size", "missing-field"),
                fault("/parts/4/x", "unknown-field")
            ]
        );
        assert_eq!(faults(r#"{"parts":[]}"#), [fault("/number", "missing-field")]);
        assert_eq!(
            faults(r#"{"number":1,"parts":[{"size":"x"}]}"#).first(),
            Some(&fault("/parts/0/size", "wrong-type"))
        );
    }

    #[derive(Debug, Deserialize, Validate)]
    struct Bounded {
        #[serde(deserialize_with = "crate::words::few::<_, _, 1, 2>")]
        #[validate(nested)]
        few: Vec<Part>,
    }

    #[test]
    fn a_list_is_not_blamed_for_the_elements_that_were_put_away() {
        let faults = |body: &str| {
            let problem = read::<Bounded>(body.as_bytes()).unwrap_err();
            let told = problem.faults.into_iter();
            told.map(|found| fault(&found.pointer, found.kind.code())).collect::<Vec<_>>()
        };
        let mistyped = |at: &str| fault(at, "wrong-type");
        assert_eq!(faults(r#"{"few":[{"size":null}]}"#), [mistyped("/few/0/size")]);
        let two = r#"{"few":[{"size":null},{"size":"x"}]}"#;
        assert_eq!(faults(two), [mistyped("/few/0/size"), mistyped("/few/1/size")]);
        assert_eq!(faults(r#"{"few":[]}"#), [fault("/few", "out-of-range")]);
        let four = r#"{"few":[{"size":null},{"size":1},{"size":1},{"size":1}]}"#;
        assert_eq!(faults(four), [mistyped("/few/0/size"), fault("/few", "out-of-range")]);
    }

    #[test]
    fn limits_are_told_with_their_place() {
        assert_eq!(faults(r#"{"number":10}"#), [fault("/number", "out-of-range")]);
        assert_eq!(faults(r#"{"number":1,"parts":[{"size":0}]}"#), [fault("/parts/0/size", "out-of-range")]);
        assert_eq!(
            faults(r#"{"number":1,"parts":[{"size":1},{"size":1},{"size":1}]}"#),
            [fault("/parts", "out-of-range")]
        );
    }

    #[test]
    fn a_list_does_not_stand_for_an_object() {
        assert_eq!(faults("[1]"), [fault("", "wrong-type")]);
        assert_eq!(faults("null"), [fault("", "wrong-type")]);
    }

    #[test]
    fn what_is_not_json_is_malformed() {
        assert_eq!(read::<Form>(b"{").unwrap_err().kind, &kinds::MALFORMED);
    }
}
