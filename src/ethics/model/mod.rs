//! What a case is, what is sealed of it, what is sent, and what is told to whom.
mod content;
mod measure;
mod row;
mod ruled;
mod sent;
mod told;
mod words;

pub use content::{
    CaseAdmission, CaseClockChange, CaseContent, CaseEvidence, CaseHearing, CaseRecusal, CaseStatement,
};
pub use measure::CaseMeasure;
pub use row::{Case, CaseId, CaseMember, CaseMemberId, CaseParty, CasePartyId};
pub use ruled::{
    CaseAppeal, CaseEffect, CaseNotification, CaseRuling, CaseVote, Counted, OfficeVoided, Verdict,
};
pub use sent::{
    CaseJoinder, CaseQuery, CaseStep, NewAppealOfCase, NewCase, NewCaseAdmission, NewCaseClock,
    NewCaseEvidence, NewCaseHearing, NewCaseMeasure, NewCaseNotice, NewCasePanel, NewCaseRecusal,
    NewCaseRuling, NewCaseStatement, NewCaseVote, NewComplaint, NewHearingRecord, NewMeasureConfirmation,
    NewMeasureEnd,
};
pub use told::{CaseMemberTold, CasePartyTold, CaseTold, OwnCase, OwnRuling};
pub use words::{
    CaseOutcome, CaseState, CaseVerdict, CaseWaitsFor, ClockChange, EffectDone, HowCompared, PartyRole,
};
