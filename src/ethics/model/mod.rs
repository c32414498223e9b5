//! What a case is, what is sealed of it, what is sent, and what is told to whom.
mod content;
mod row;
mod sent;
mod told;
mod words;

pub use content::{
    CaseAdmission, CaseAppeal, CaseClockChange, CaseContent, CaseEffect, CaseEvidence, CaseHearing,
    CaseMeasure, CaseNotification, CaseRecusal, CaseRuling, CaseStatement, CaseVote, Counted, Verdict,
};
pub use row::{Case, CaseId, CaseMember, CaseMemberId, CaseParty, CasePartyId};
pub use sent::{
    CaseJoinder, CaseQuery, CaseStep, NewAppealOfCase, NewCase, NewCaseAdmission, NewCaseClock,
    NewCaseEvidence, NewCaseHearing, NewCaseMeasure, NewCaseNotice, NewCasePanel, NewCaseRecusal,
    NewCaseRuling, NewCaseStatement, NewCaseVote, NewComplaint, NewHearingRecord, NewMeasureEnd,
};
pub use told::{CaseMemberTold, CasePartyTold, CaseTold, OwnCase, OwnRuling};
pub use words::{
    CaseOutcome, CaseState, CaseVerdict, CaseWaitsFor, ClockChange, EffectDone, HowCompared, PartyRole,
};
