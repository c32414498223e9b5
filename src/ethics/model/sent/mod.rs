//! What is sent about cases.
mod entered;
mod heard;
mod measures;
mod ruled;

pub use entered::{CaseJoinder, CaseQuery, CaseStep, NewCase, NewCasePanel, NewCaseRecusal, NewComplaint};
pub use heard::{
    NewCaseAdmission, NewCaseClock, NewCaseEvidence, NewCaseHearing, NewCaseStatement, NewHearingRecord,
};
pub use measures::{NewCaseMeasure, NewMeasureConfirmation, NewMeasureEnd};
pub use ruled::{NewAppealOfCase, NewCaseNotice, NewCaseRuling, NewCaseVote};
