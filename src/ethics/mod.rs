//! Ethics: disciplinary cases, from the complaint to the last day of what came of it.
//!
//! 2026-11-28. What is told in a case is one document, sealed under a key of that case, and padded: a thief of the database
//! learns that there is one, and neither what it says nor how long it is. In clear stand its body, its number, how far it
//! is and by when, and who is party to it or judges it, so that nobody judges who is party. Refused: a table for each
//! kind of text, of which one would be forgotten one day; and deciding who reads by permission alone: who holds every
//! permission in the party reads nothing here unless assigned to judge it (`actions/door.rs`).
//!
//! A ruling acts by itself, by the authority of the statutes and not of whoever records it (`actions/carry.rs`). What it does is worked out
//! without a database (`rules/course.rs`), and undone day by day, never rewritten: a gap stays visible.
mod actions;
mod model;
pub mod openings;
pub mod publications;
mod routes;
mod rules;
mod store;

pub use actions::{Referral, enforce_due, refer};
pub use model::{
    Case, CaseAdmission, CaseAppeal, CaseClockChange, CaseContent, CaseEffect, CaseEvidence, CaseHearing,
    CaseId, CaseJoinder, CaseMeasure, CaseMember, CaseMemberId, CaseMemberTold, CaseNotification,
    CaseOutcome, CaseParty, CasePartyId, CasePartyTold, CaseQuery, CaseRecusal, CaseRuling, CaseState,
    CaseStatement, CaseStep, CaseTold, CaseVerdict, CaseVote, CaseWaitsFor, ClockChange, Counted, EffectDone,
    HowCompared, NewAppealOfCase, NewCase, NewCaseAdmission, NewCaseClock, NewCaseEvidence, NewCaseHearing,
    NewCaseMeasure, NewCaseNotice, NewCasePanel, NewCaseRecusal, NewCaseRuling, NewCaseStatement,
    NewCaseVote, NewComplaint, NewHearingRecord, NewMeasureConfirmation, NewMeasureEnd, OfficeVoided,
    OwnCase, OwnRuling, PartyRole, Verdict,
};
pub(crate) use routes::{Contract, own, routes};
pub use rules::{MeasureRefusal, Refusal};
