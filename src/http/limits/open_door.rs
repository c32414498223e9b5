//! A door that anybody comes through.
use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};

use crate::error::Problem;

use super::Callers;

/// That a request came through an open door: it was taken out of a bucket of its source's that is for such alone.
pub struct OpenDoor;

impl FromRequest for OpenDoor {
    type Error = Problem;
    type Future = Ready<Result<Self, Problem>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let callers = request.app_data::<Data<Callers>>();
        ready(callers.map_or(Ok(()), |callers| callers.draw_form(request)).map(|()| Self))
    }
}
