//! The rooms in their order: each leans only on those before it.
use actix_web::web::ServiceConfig;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;

use crate::error::Kind;
use crate::{access, journal, legal, meetings, programmes, references, territory};

/// Opens every room to the public.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service.configure(access::routes).configure(journal::routes).configure(territory::routes);
    service.configure(programmes::routes).configure(legal::routes).configure(meetings::routes);
}

/// What each room adds to the contract.
pub(crate) fn contracts() -> Vec<OpenApi> {
    vec![
        access::Contract::openapi(),
        journal::Contract::openapi(),
        territory::Contract::openapi(),
        programmes::Contract::openapi(),
        legal::Contract::openapi(),
        meetings::Contract::openapi(),
    ]
}

/// The refusals of every room, for the catalogue of problems.
pub(crate) fn refusals() -> Vec<&'static Kind> {
    [
        access::Refusal::KINDS,
        references::Unknown::KINDS,
        programmes::Refusal::KINDS,
        legal::Refusal::KINDS,
        meetings::Refusal::KINDS,
    ]
    .concat()
}
