//! What votes are, and what they come to.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::basis::DecisionId;
use crate::db::{Moment, MultiBackend, decision_votes};
use crate::http::QueryForm;
use crate::persons::{PersonId, PersonName};
use crate::statutes::document::{Majority, MajorityOf};
use crate::words::Line;
use crate::{id_type, word_enum};

id_type! {
    /// Identifies a vote on a decision.
    DecisionVoteId
}

word_enum! {
    /// How somebody stood to a decision.
    RollChoice {
        /// Voted for it.
        For = "for",
        /// Voted against it.
        Against = "against",
        /// Voted neither way.
        Abstained = "abstained",
        /// Had no part in it, for a conflict of interest: neither votes nor is counted.
        Recused = "recused",
    }
}

word_enum! {
    /// How a vote is cast.
    CastChoice {
        /// For it.
        For = "for",
        /// Against it.
        Against = "against",
        /// Neither.
        Abstained = "abstained",
    }
}

word_enum! {
    /// How whoever chairs breaks a tie.
    CastingVote {
        /// It is decided.
        For = "for",
        /// It is not.
        Against = "against",
    }
}

word_enum! {
    /// What became of what was put to a body.
    DecisionOutcome {
        /// It was decided.
        Adopted = "adopted",
        /// It was not.
        Rejected = "rejected",
        /// It was decided, and waits until a body above confirms it.
        Unconfirmed = "unconfirmed",
    }
}

/// How somebody stood to a decision, in the order in which they were called.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, Serialize, ToSchema)]
#[diesel(table_name = decision_votes, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_default_value = false)]
#[schema(as = DecisionVote)]
pub struct Vote {
    /// Identifies it.
    pub id: DecisionVoteId,
    /// On which decision.
    pub decision_id: DecisionId,
    /// Its place in the roll.
    pub number: i64,
    /// Whose it is.
    pub person_id: PersonId,
    /// How he or she stood to it.
    pub choice: RollChoice,
    /// The conflict of interest, of who is recused; null where nobody told it: whoever has no part in deciding an application.
    pub reason: Option<String>,
    /// When it was recorded.
    pub created_at: Moment,
}

/// A vote, with the name of whose it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DecisionVoteTold)]
pub struct VoteTold {
    /// The vote.
    #[serde(flatten)]
    pub vote: Vote,
    /// The name of whose it is.
    pub person: Option<PersonName>,
}

/// Somebody's vote in a roll call.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDecisionVote)]
pub struct NewVote {
    /// Who was called.
    pub person_id: PersonId,
    /// What he or she answered.
    pub choice: CastChoice,
}

/// A conflict of interest that somebody declared, or that was found.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewConflict {
    /// Who had no part in the decision.
    pub person_id: PersonId,
    /// Why.
    #[schema(example = "أخو المترشح")]
    pub reason: Line<300>,
}

/// Whether a majority was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MajorityState {
    /// It was.
    Reached,
    /// It was not.
    NotReached,
    /// What is recorded does not settle it.
    NotVerifiable,
}

/// Why it cannot be told whether a majority was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CountDoubt {
    /// The votes were not counted, or not all of them are recorded.
    NotCounted,
    /// It is a part of those present or in office, and it is not known how many those are.
    VotersUnknown,
}

/// The majority a decision needed, and whether it was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MajorityFound {
    /// On what the statutes set it: `default`, `statutes`, `dissolution` or another word of theirs.
    #[schema(example = "default")]
    pub subject: String,
    /// How many votes carry.
    pub majority: Majority,
    /// Of which whole that is a part.
    pub of: MajorityOf,
    /// How many that whole is; null where it is not known.
    pub whole: Option<usize>,
    /// How many votes for it were needed; null where that is not known.
    pub needed: Option<usize>,
    /// Whether there were as many.
    pub state: MajorityState,
    /// Why that cannot be told; null where it can.
    pub reason: Option<CountDoubt>,
    /// How whoever chaired broke a tie, where that was told.
    pub casting_vote: Option<CastingVote>,
    /// The clause of the statutes it rests on.
    #[schema(example = "art-11")]
    pub clause: Option<String>,
}

/// Which votes to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct VoteQuery {
    /// Only those who stood so to the decision.
    pub choice: Option<RollChoice>,
}

impl QueryForm for VoteQuery {
    const LISTS: bool = true;
}
