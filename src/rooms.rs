//! The rooms, opened to the public: those asked most often first, for a path is matched along this list.
use std::sync::Arc;

use actix_web::web::ServiceConfig;
use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;

use crate::compliance;
use crate::db::{AnyConnection, Moment, Tx};
use crate::erasures;
use crate::error::{Kind, Result};
use crate::ethics::{self, MeasureRefusal};
use crate::imports;
use crate::meetings::decisions::UponRefusal;
use crate::meetings::items::{CarryRefusal, SheetRefusal};
use crate::national_ids;
use crate::vault::Vault;

/// What must follow a change, whichever room made it, in the same transaction.
///
/// 2026-11-24. Facts of persons and memberships change in rooms that come before the rules judged on them. They say
/// whose facts changed, and the door has the rest done before the change is kept. Refused: judging at every look, which
/// no filter or total of the violations could go by, and which would rewrite what was known at a moment.
pub(crate) fn settle(tx: &mut Tx<'_>) -> Result<()> {
    compliance::settle(tx)
}

/// Forgets some of what rooms keep for a time only, once that is over; answers whether there is more.
pub(crate) fn forget_old(conn: &mut AnyConnection, vault: &Arc<Vault>, now: Moment) -> Result<bool> {
    if imports::forget_old(conn, vault, now)? {
        return Ok(true);
    }
    if national_ids::forget_unallowed(conn, vault, now)? {
        return Ok(true);
    }
    if erasures::slice(conn, vault, now)?.more {
        return Ok(true);
    }
    // Last of all: what cannot be carried out keeps nothing else from being done.
    ethics::enforce_due(conn, vault, now)
}

/// Lists the rooms once: their doors, their parts of the contract, their refusals.
macro_rules! rooms {
    ($($room:ident $(:: $inner:ident)?),+ $(,)?; refusing $($refusing:ident $(:: $within:ident)?),+ $(,)?; and $($more:ty),+ $(,)?) => {
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
            [crate::unknown::Unknown::KINDS, $(crate::$refusing::$($within::)?Refusal::KINDS,)+ $(<$more>::KINDS),+].concat()
        }
    };
}

rooms! {
    persons, organigram, bodies, bodies::positions, bodies::moves, bodies::acts, compliance, reorganizations, appointments, vacancies, succession, memberships, memberships::standings, memberships::transfers, memberships::dues, memberships::grades, mandates, mandates::institutions, departures, renewals, skills, national_ids, cards, applications, applications::forms, ethics, ethics::own, ethics::openings, ethics::publications, meetings, programmes, empowerments, legal, reports, territory, statutes, access, identities, recusals, grants, duplicates, erasures, journal, history, imports, exports;
    refusing access, identities, recusals, grants, journal, territory::moves, statutes, persons, bodies, bodies::positions, bodies::moves, bodies::acts, reorganizations, memberships, cards, compliance, appointments, mandates, mandates::institutions, renewals, skills, national_ids, programmes, empowerments, legal, meetings, meetings::cancellations, meetings::convocations, meetings::decisions, meetings::elections, meetings::feeds, applications, ethics, ethics::openings, ethics::publications, duplicates, erasures, imports, imports::flaws;
    and CarryRefusal, MeasureRefusal, SheetRefusal, UponRefusal
}
