//! The rooms, opened to the public: those asked most often first, for a path is matched along this list.
use actix_web::web::ServiceConfig;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;

use crate::error::Kind;

/// Lists the rooms once: their doors, their parts of the contract, their refusals.
macro_rules! rooms {
    ($($room:ident $(:: $inner:ident)?),+ $(,)?; refusing $($refusing:ident $(:: $within:ident)?),+ $(,)?) => {
        /// Opens every room to the public.
        pub(crate) fn routes(service: &mut ServiceConfig) {
            $(service.configure(crate::$room::$($inner::)?routes);)+
        }

        /// What each room adds to the contract.
        pub(crate) fn contracts() -> Vec<OpenApi> {
            vec![$(crate::$room::$($inner::)?Contract::openapi()),+]
        }

        /// The refusals of every room, for the catalogue of problems.
        pub(crate) fn refusals() -> Vec<&'static Kind> {
            [crate::unknown::Unknown::KINDS, $(crate::$refusing::$($within::)?Refusal::KINDS),+].concat()
        }
    };
}

rooms! {
    persons, organigram, bodies, bodies::positions, appointments, vacancies, succession, memberships, meetings, programmes, legal, reports, territory, statutes, access, journal;
    refusing access, statutes, persons, bodies, bodies::positions, memberships, appointments, programmes, legal, meetings
}
