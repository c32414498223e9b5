//! A case as the database keeps it, and who has to do with it.
use chrono::NaiveDate;
use diesel::prelude::*;

pub use crate::basis::CaseId;
use crate::bodies::BodyId;
use crate::db::{Moment, MultiBackend, case_members, case_parties, cases};
use crate::id_type;
use crate::persons::PersonId;

use super::words::{CaseOutcome, CaseState, PartyRole};

id_type! {
    /// Identifies somebody as a party to a case.
    CasePartyId
}

id_type! {
    /// Identifies somebody as assigned to a case.
    CaseMemberId
}

/// A case as the database keeps it: what the service goes by, and the rest sealed.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = cases, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Case {
    /// Identifies it.
    pub id: CaseId,
    /// The committee it is before.
    pub body_id: BodyId,
    /// The series its number is of: the committee that received it, and the year.
    pub series: String,
    /// Its number there.
    pub number: i64,
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
    /// The last day for an appeal.
    pub appeal_until: Option<NaiveDate>,
    /// The day from which a sanction that waits for the appeal takes effect.
    pub enforce_on: Option<NaiveDate>,
    /// By when a measure is to be confirmed.
    pub confirm_by: Option<NaiveDate>,
    /// The day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// What is told in it.
    pub sealed: Vec<u8>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it was entered.
    pub created_at: Moment,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Case {
    /// What it is called in letters: `taounate-ethics/2026/0007`.
    pub(in crate::ethics) fn reference(&self) -> String {
        format!("{}/{:04}", self.series, self.number)
    }
}

/// Somebody who is party to a case.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = case_parties, check_for_backend(MultiBackend))]
pub struct CaseParty {
    /// Identifies it.
    pub id: CasePartyId,
    /// Which case.
    pub case_id: CaseId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub role: PartyRole,
    /// Whether whom the case is about never learns who that is.
    pub is_protected: bool,
    /// The day the party was told of the case.
    pub told_on: Option<NaiveDate>,
    /// When that was recorded.
    pub created_at: Moment,
}

/// Somebody who is assigned to judge a case.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = case_members, check_for_backend(MultiBackend))]
pub struct CaseMember {
    /// Identifies it.
    pub id: CaseMemberId,
    /// Which case.
    pub case_id: CaseId,
    /// For the first time (1), or on appeal (2).
    pub instance: i64,
    /// Who.
    pub person_id: PersonId,
    /// Whether he or she looks into it, and reports to the others.
    pub is_rapporteur: bool,
    /// Since when he or she judges it no more, being party or close to one.
    pub recused_on: Option<NaiveDate>,
    /// When that was recorded.
    pub created_at: Moment,
}
