//! Meetings: sessions of a body, who was there, what was said, what was decided, and the minutes of it.
//!
//! A meeting, its cancellation, its convocations, its minutes, its elections and its decisions are rooms of their own, under one roof; agenda items,
//! invitations, attendances, interventions and proposals are numbered lines of a meeting and share one shape (`items`); its
//! `quorum` is reckoned from its attendance, its `papers` are composed from all of it, and it stands in calendars (`calendar`),
//! which an app looks at by an address of its own (`feeds`). What was `said` is found across meetings.
mod actions;
mod calendar;
pub mod cancellations;
pub mod convocations;
pub mod decisions;
pub mod elections;
pub mod feeds;
pub mod items;
pub mod minutes;
mod model;
mod papers;
pub mod quorum;
mod routes;
mod rules;
mod said;
mod store;

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

pub use model::{Meeting, MeetingChange, MeetingKind, MeetingQuery, MeetingState, MeetingTold, NewMeeting};
pub use rules::Refusal;
pub(crate) use said::catch_up;
pub use said::{InterventionFound, InterventionKind, InterventionQuery, ProposalFound, ProposalQuery};

/// Opens the doors of everything about meetings.
pub(crate) fn routes(service: &mut ServiceConfig) {
    calendar::routes(service);
    service.configure(routes::routes).configure(minutes::routes).configure(decisions::routes);
    cancellations::routes(service);
    convocations::routes(service);
    elections::routes(service);
    feeds::routes(service);
    service.configure(papers::routes).configure(quorum::routes);
    items::routes(service);
    said::routes(service);
}

/// The part of the contract about meetings.
pub(crate) struct Contract;

impl OpenApi for Contract {
    fn openapi() -> utoipa::openapi::OpenApi {
        let mut whole = routes::Contract::openapi();
        let parts = [
            minutes::Contract::openapi(),
            decisions::Contract::openapi(),
            elections::Contract::openapi(),
            calendar::Contract::openapi(),
            feeds::Contract::openapi(),
            cancellations::Contract::openapi(),
            convocations::Contract::openapi(),
            papers::Contract::openapi(),
            quorum::Contract::openapi(),
            said::Contract::openapi(),
        ];
        for part in parts.into_iter().chain(items::contracts()) {
            whole.merge(part);
        }
        whole
    }
}
