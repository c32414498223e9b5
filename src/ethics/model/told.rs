//! What is told of a case, and to whom how much.
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::bodies::BodyId;
use crate::db::Moment;
use crate::http::Resource;
use crate::persons::{PersonId, PersonName};

use super::content::{CaseContent, CaseHearing, CaseStatement};
use super::measure::CaseMeasure;
use super::row::{CaseId, CaseMemberId, CasePartyId};
use super::ruled::Verdict;
use super::words::{CaseOutcome, CaseState, CaseWaitsFor, HowCompared, PartyRole};

/// A case, as it is told in the committee it is before: its cover to whoever receives complaints there, and what it says to those
/// who are assigned to judge it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Case)]
pub struct CaseTold {
    /// Identifies it.
    pub id: CaseId,
    /// What it is called in letters: the committee that received it, the year, the number.
    #[schema(example = "taounate-ethics-committee/2026/0007")]
    pub reference: String,
    /// The committee it is before.
    pub body_id: BodyId,
    /// For the first time (1), or on appeal (2).
    pub instance: i64,
    /// How far it is.
    pub state: CaseState,
    /// How it came out, so far.
    pub outcome: Option<CaseOutcome>,
    /// The case it is heard together with.
    pub joined_to: Option<CaseId>,
    /// The day the complaint came in.
    pub received_on: NaiveDate,
    /// By when the next step is due.
    pub due_on: Option<NaiveDate>,
    /// Since when that deadline does not run.
    pub stopped_on: Option<NaiveDate>,
    /// Whether that day is over on the day asked for, or the one by which a measure was to be confirmed.
    pub overdue: bool,
    /// The last day for an appeal.
    pub appeal_until: Option<NaiveDate>,
    /// The day from which a sanction that waits for the appeal takes effect.
    pub enforce_on: Option<NaiveDate>,
    /// By when a precautionary measure is to be confirmed, that is void after that day otherwise.
    pub confirm_by: Option<NaiveDate>,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The day from which it may be destroyed, where the statutes say so.
    pub destroy_from: Option<NaiveDate>,
    /// What is missing before it can be ruled on; null if nothing is, or nothing is to be ruled.
    pub waits_for: Option<CaseWaitsFor>,
    /// Whom it is about, as the complaint says: while that is nobody of the register yet.
    pub described: Option<String>,
    /// Who is party to it; whoever is protected is told to those assigned alone.
    pub parties: Vec<CasePartyTold>,
    /// Who is assigned to judge it, for the first time or on appeal, as far as it is.
    pub members: Vec<CaseMemberTold>,
    /// What is told in it: for those assigned. Null for others.
    pub content: Option<CaseContent>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was entered.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

/// A party to a case, in brief.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CaseParty)]
pub struct CasePartyTold {
    /// Identifies the party in the case.
    pub id: CasePartyId,
    /// Who.
    pub person_id: PersonId,
    /// The name.
    pub person: Option<PersonName>,
    /// As what.
    pub role: PartyRole,
    /// Whether whom the case is about never learns who that is.
    pub is_protected: bool,
    /// The day the party was told of the case.
    pub told_on: Option<NaiveDate>,
}

/// Somebody assigned to a case, in brief.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CaseMember)]
pub struct CaseMemberTold {
    /// Identifies the member in the case.
    pub id: CaseMemberId,
    /// Who.
    pub person_id: PersonId,
    /// The name.
    pub person: Option<PersonName>,
    /// Whether he or she looks into it, and reports to the others.
    pub is_rapporteur: bool,
    /// Since when he or she judges it no more.
    pub recused_on: Option<NaiveDate>,
}

impl Resource for CaseTold {
    fn path(&self) -> String {
        format!("/v1/cases/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// A ruling, as it is told to whom it is about and to who complained: once they were notified of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OwnCaseRuling)]
pub struct OwnRuling {
    /// For the first time (1), or on appeal (2).
    pub instance: i64,
    /// What was ruled.
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Why: for whom it is about.
    pub reasons: Option<String>,
    /// The day it was.
    pub on: NaiveDate,
    /// On appeal: what it does to the ruling appealed against.
    pub compared: Option<HowCompared>,
}

/// A case, as it is told to a party: its own part of it, and nothing of who judges and votes how. Whom it is about learns who complained only where
/// that is not protected; who complained learns of the ruling, not of its reasons.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnCase {
    /// Identifies it.
    pub id: CaseId,
    /// What it is called in letters, once it is admitted.
    pub reference: Option<String>,
    /// The committee it is before.
    pub body_id: BodyId,
    /// As what one is party to it.
    pub role: PartyRole,
    /// How far it is.
    pub state: CaseState,
    /// How it came out, so far, as one was told.
    pub outcome: Option<CaseOutcome>,
    /// The day the complaint came in.
    pub received_on: NaiveDate,
    /// What it is about, in brief.
    pub title: String,
    /// What is said to have happened.
    pub facts: String,
    /// Who complained, as far as one may know.
    pub complainants: Vec<PersonName>,
    /// Why a complaint of one's own was not admitted.
    pub rejected_because: Option<String>,
    /// When one was summoned and heard: for whom it is about.
    pub hearings: Vec<CaseHearing>,
    /// What one said in writing.
    pub statements: Vec<CaseStatement>,
    /// The precautionary measures: for whom they are about.
    pub measures: Vec<CaseMeasure>,
    /// What was ruled, once one was notified.
    pub rulings: Vec<OwnRuling>,
    /// The last day one may appeal; null where one may not.
    pub appeal_until: Option<NaiveDate>,
    /// Counts the states of the case; part of the ETag.
    pub version: i64,
}

impl Resource for OwnCase {
    fn path(&self) -> String {
        format!("/v1/me/cases/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}
