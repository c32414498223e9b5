//! Decisions: what a body settled at a meeting, and what followed from it in the same transaction.
mod actions;
mod awaiting;
mod execute;
mod files;
mod follow;
mod model;
mod refusals;
mod routes;
mod rules;
mod store;
mod votes;

pub(super) use actions::{Promised, expect_kept, expect_within, proclaim, promised};
pub(super) use follow::follow;
pub use model::{
    AcceptApplication, AdmitMember, AdoptProgramme, AdoptStatutes, AnnulDecision, Appoint, BodyDecisionQuery,
    ConfirmDecision, Decision, DecisionTold, DissolveBody, Effect, EmpowerPerson, EndAppointment,
    EndMembership, MergeBodies, MoveBody, NewDecision, OpenActions, Outcome, PresentProgramme, ReferToEthics,
    RefuseApplication, RenameBody, Renew, Renumber, RevokeEmpowerment, SplitBody, ToDo,
};
pub use refusals::UponRefusal;
#[cfg(test)]
pub(super) use rules::may_decide;
pub(super) use store::{all_of_meeting, find, ids_of_meeting, named};
pub use votes::{
    CastChoice, CastingVote, CountDoubt, DecisionOutcome, DecisionVoteId, MajorityFound, MajorityState,
    NewConflict, NewVote, Refusal, RollChoice, Vote, VoteQuery, VoteTold,
};
pub(in crate::meetings) use votes::{Electors, is_a_vote, recused_at, recused_from};

use actix_web::web::ServiceConfig;
use utoipa::OpenApi;

/// Opens the doors of decisions and of their votes.
pub(crate) fn routes(service: &mut ServiceConfig) {
    service.configure(routes::routes).configure(votes::routes);
}

/// The part of the contract about decisions and their votes.
pub(crate) struct Contract;

impl OpenApi for Contract {
    fn openapi() -> utoipa::openapi::OpenApi {
        let mut whole = routes::Contract::openapi();
        whole.merge(votes::Contract::openapi());
        whole
    }
}
