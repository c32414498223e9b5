//! What a path names.
use std::future::{Ready, ready};
use std::str::FromStr as _;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use uuid::Uuid;

use crate::error::{Problem, Result};

/// The last-named object of a path. What cannot name anything is not found, after the caller is known.
#[derive(Debug, Clone)]
pub struct At<T>(Option<T>);

/// Something a path segment can name.
pub trait Named: Sized {
    /// Reads the segment; `None` if it cannot name anything.
    fn named(segment: &str) -> Option<Self>;
}

impl<T: From<Uuid>> Named for T {
    fn named(segment: &str) -> Option<Self> {
        // Only the hyphenated form: one object, one address.
        (segment.len() == 36).then(|| Uuid::from_str(segment).ok().map(T::from)).flatten()
    }
}

impl<T: Clone> At<T> {
    /// The name, or not found.
    pub fn get(&self) -> Result<T> {
        self.0.clone().ok_or_else(Problem::not_found)
    }
}

impl<T: Named> FromRequest for At<T> {
    type Error = Problem;
    type Future = Ready<Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let segment = request.match_info().iter().last().map(|(_, value)| value);
        ready(Ok(Self(segment.and_then(T::named))))
    }
}
