//! What a call is answered with, made inside its transaction.
use std::fmt;
use std::hash::BuildHasher as _;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, ETAG, LINK, LOCATION};
use foldhash::quality::FixedState;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::access::{Operation, TokenId};
use crate::app::{Asking, push_state};
use crate::error::{Problem, Result};
use crate::words::push_digest;

use super::format::Format;
use super::listing::Page;
use super::slices::Slices;

/// Something with an address and a state that counts up.
pub trait Resource: Serialize {
    /// Where it is found.
    fn path(&self) -> String;
    /// Which state this is; the ETag starts with it.
    fn version(&self) -> i64;
    /// What it is called for life, whatever its address: its id. The ETag holds for nothing else.
    fn object(&self) -> String {
        self.path().rsplit('/').next().unwrap_or_default().to_owned()
    }
    /// Where it is found for life, whatever other names it goes by.
    fn lasting_path(&self) -> String {
        let path = self.path();
        let kind = path.rsplit_once('/').map(|(kind, _)| kind).unwrap_or_default();
        format!("{kind}/{}", self.object())
    }
}

/// An answer, ready to be sent.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body; empty for 204.
    pub body: Vec<u8>,
    /// The form of the body.
    pub format: Format,
    /// Where the object is found, when it was just made.
    pub location: Option<String>,
    /// Which object this is, for the ETag; none where it is put together from several.
    pub object: Option<String>,
    /// Which state of it this is, for the ETag.
    pub version: Option<i64>,
    /// The cursor of the next page, and then the `Link` made of it.
    pub next: Option<String>,
    /// What a file of it is to be called, of letters, digits, dots and hyphens.
    pub file_name: Option<String>,
    /// Whether this is the first answer to the same request, given again.
    pub replayed: bool,
    /// By what it was looked at, where that is no token: when it was last used is noted.
    pub(crate) used: Option<TokenId>,
    /// Who looked, where the look is to be recorded before the answer goes out.
    pub(crate) watched: Option<Watched>,
    /// What writes the body, where that takes long: once the transaction is over.
    pub(crate) written_later: Option<WrittenLater>,
}

/// Writes a body out of what was read.
#[derive(Clone)]
pub(crate) struct WrittenLater(pub(crate) Arc<dyn Fn() -> Result<Vec<u8>> + Send + Sync>);

impl fmt::Debug for WrittenLater {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("written later")
    }
}

/// Who looked. What was shown to say so is told to nobody.
#[derive(Clone)]
pub(crate) struct Watched(pub(crate) Box<Asking>);

impl fmt::Debug for Watched {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("watched")
    }
}

/// What a dry run answers: nothing was kept, this is what would have been.
#[derive(Debug, Serialize, ToSchema)]
pub struct DryRun {
    /// Always true.
    pub dry_run: bool,
    /// The status the real request would have been answered with.
    #[schema(example = 201)]
    pub status: u16,
    /// The body the real request would have been answered with; null where it has none.
    #[schema(value_type = Option<Object>)]
    pub result: Option<Box<serde_json::value::RawValue>>,
}

impl Answer {
    fn new(status: u16, body: &impl Serialize) -> Result<Self> {
        let body = serde_json::to_vec(body).map_err(Problem::internal)?;
        Ok(Self { body, ..Self::bare(status) })
    }

    fn bare(status: u16) -> Self {
        let format = Format::Json;
        Self {
            status,
            body: Vec::new(),
            format,
            location: None,
            object: None,
            version: None,
            next: None,
            file_name: None,
            replayed: false,
            used: None,
            watched: None,
            written_later: None,
        }
    }

    /// One object as it is: 200.
    pub fn shown(object: &impl Resource) -> Result<Self> {
        let (name, version) = (Some(object.object()), Some(object.version()));
        Ok(Self { object: name, version, ..Self::new(200, object)? })
    }

    /// One object just made: 201 and where it is found.
    pub fn created(object: &impl Resource) -> Result<Self> {
        Ok(Self { status: 201, location: Some(object.path()), ..Self::shown(object)? })
    }

    /// Something that was taken in and will be looked at, which its sender looks at no more: 202.
    pub fn accepted(told: &impl Serialize) -> Result<Self> {
        Self::new(202, told)
    }

    /// A page of objects: 200.
    pub fn listed<T: Serialize>(page: &Page<T>) -> Result<Self> {
        Ok(Self { next: page.next.clone(), ..Self::new(200, page)? })
    }

    /// Something put together from several objects, with no state of its own: 200.
    pub fn composed(view: &impl Serialize) -> Result<Self> {
        Ok(Self { version: Some(0), ..Self::new(200, view)? })
    }

    /// What came of several changes, with no state of its own: 200.
    pub(super) fn summed(told: &impl Serialize) -> Result<Self> {
        Self::new(200, told)
    }

    /// Done, with nothing left to show: 204.
    pub fn gone() -> Self {
        Self::bare(204)
    }

    /// Something put together that is written already, in this form: 200.
    pub fn drawn(format: Format, written: impl Into<Vec<u8>>) -> Self {
        Self { version: Some(0), format, body: written.into(), ..Self::bare(200) }
    }

    /// Something put together that takes long to write, in this form: 200. It is written when the transaction is over.
    pub fn drawn_later(format: Format, write: impl Fn() -> Result<Vec<u8>> + Send + Sync + 'static) -> Self {
        Self { written_later: Some(WrittenLater(Arc::new(write))), ..Self::drawn(format, Vec::new()) }
    }

    /// It, with a name for whoever keeps it as a file.
    #[must_use]
    pub fn called(self, file_name: String) -> Self {
        Self { file_name: Some(file_name), ..self }
    }

    /// It, given to whoever showed this: that it was used is noted.
    #[must_use]
    pub fn noting(self, used: TokenId) -> Self {
        Self { used: Some(used), ..self }
    }

    /// The answer to a dry run of what would have been answered with this.
    pub(crate) fn tried(self) -> Result<Self> {
        let body = String::from_utf8(self.body).map_err(Problem::internal)?;
        let result = if body.is_empty() {
            None
        } else {
            Some(serde_json::value::RawValue::from_string(body).map_err(Problem::internal)?)
        };
        Self::new(200, &DryRun { dry_run: true, status: self.status, result })
    }

    /// The strong ETag: the state, then a digest of the body, which also depends on day and language.
    pub(crate) fn etag(&self) -> Option<String> {
        let version = self.version?;
        let form = FixedState::default().hash_one(&self.body);
        let mut tag = String::with_capacity(56);
        tag.push('"');
        push_state(&mut tag, self.object.as_deref().unwrap_or_default(), version);
        tag.push('-');
        push_digest(&mut tag, form);
        tag.push('"');
        Some(tag)
    }
}

impl Answer {
    /// The HTTP response: with its ETag, shortened to `fields`, or 304 when the caller has it already.
    pub(super) fn respond(
        mut self,
        operation: Operation,
        fields: Option<&[String]>,
        if_none_match: Option<&str>,
    ) -> Result<HttpResponse> {
        if let Some(fields) = fields {
            self.body = shortened(&self.body, fields)?;
        }
        let etag = self.etag();
        let is_known = etag.as_deref().is_some_and(|etag| {
            if_none_match.is_some_and(|known| {
                known
                    .split(',')
                    .map(str::trim)
                    .any(|known| known == "*" || known.trim_start_matches("W/") == etag)
            })
        });
        let status = if is_known { StatusCode::NOT_MODIFIED } else { status(self.status) };
        let mut response = HttpResponse::build(status);
        if let Some(etag) = etag {
            response.insert_header((ETAG, etag));
        }
        if let Some(location) = self.location {
            response.insert_header((LOCATION, location));
        }
        if self.replayed {
            response.insert_header(("idempotency-replayed", "true"));
        }
        if let Some(next) = self.next {
            response.insert_header((LINK, next));
        }
        if let Some(name) = self.file_name {
            response.insert_header((CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")));
        }
        if matches!(self.format, Format::Svg | Format::Html) {
            // What people wrote is shown as text: even if it were not, nothing in it would run or load.
            let policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
            response.insert_header((CONTENT_SECURITY_POLICY, policy));
        }
        let mut response = if is_known || self.status == 204 {
            response.finish()
        } else {
            response.content_type(self.format.kind()).body(Slices::of(self.body))
        };
        response.extensions_mut().insert(operation);
        Ok(response)
    }
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Keeps the named fields of an object, or of every object of a page.
fn shortened(body: &[u8], fields: &[String]) -> Result<Vec<u8>> {
    let mut whole: Value = serde_json::from_slice(body).map_err(Problem::internal)?;
    let shorten = |object: &mut Value| {
        if let Value::Object(object) = object {
            object.retain(|name, _| fields.contains(name));
        }
    };
    match whole.get_mut("data") {
        Some(Value::Array(objects)) => objects.iter_mut().for_each(shorten),
        _ => shorten(&mut whole),
    }
    serde_json::to_vec(&whole).map_err(Problem::internal)
}
