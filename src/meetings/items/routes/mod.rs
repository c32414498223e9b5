//! The lines of meetings over HTTP: one file a kind.
mod agenda;
mod attendance;
mod intervention;
mod invitation;
mod proposal;

use actix_web::web::ServiceConfig;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;

use super::{actions, carry, internal, model, movements, sheet, telling};

/// Opens the doors of all five.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service.configure(agenda::routes).configure(attendance::routes);
    service.configure(intervention::routes).configure(proposal::routes).configure(invitation::routes);
}

/// Their parts of the contract.
pub(crate) fn contracts() -> Vec<OpenApi> {
    vec![
        agenda::Contract::openapi(),
        attendance::Contract::openapi(),
        intervention::Contract::openapi(),
        proposal::Contract::openapi(),
        invitation::Contract::openapi(),
    ]
}
