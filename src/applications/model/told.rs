//! What is told of an application.
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::bodies::BodyId;
use crate::http::Resource;
use crate::memberships::memory::Remembered;
use crate::persons::{MembershipId, PersonName};

use super::row::{Application, ApplicationId};
use super::words::{ApplicationOutcome, ApplicationState, WaitsFor};

/// An application, as it is told. Who voted how, and why it came out so, takes a permission of its own.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ApplicationTold {
    /// The application.
    #[serde(flatten)]
    pub application: Application,
    /// Who asks, in brief.
    pub person: Option<PersonName>,
    /// Whether it should have been decided before the day asked for.
    pub overdue: bool,
    /// What is missing before it can be decided; null if nothing is, or nothing is to be decided.
    pub waits_for: Option<WaitsFor>,
    /// The day from which it is erased: of one that is closed and led to no membership, where the statutes say so.
    pub erase_from: Option<NaiveDate>,
    /// While it is open: refusals and exclusions that count still, of somebody who may be the applicant. It is for a person to look.
    pub remembered: Vec<Remembered>,
}

impl Resource for ApplicationTold {
    fn path(&self) -> String {
        format!("/v1/applications/{}", self.application.id)
    }
    fn version(&self) -> i64 {
        self.application.version
    }
}

/// An application, as its applicant is told of it: how far it is and why it came out so, and nothing of who voted how.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OwnApplication {
    /// Identifies it.
    pub id: ApplicationId,
    /// The code of the territory membership is asked for at.
    pub territory: String,
    /// The local unit it is asked for in, if one was named.
    pub unit_id: Option<BodyId>,
    /// How far it is.
    pub state: ApplicationState,
    /// How it came out; null until then.
    pub outcome: Option<ApplicationOutcome>,
    /// Why it was last refused or sent back.
    pub reasons: Option<String>,
    /// The day it came in.
    pub received_on: NaiveDate,
    /// By when it is to be decided; null while nobody owes a decision.
    pub due_on: Option<NaiveDate>,
    /// The day it was decided.
    pub decided_on: Option<NaiveDate>,
    /// The last day for an appeal; null where there is none.
    pub appeal_until: Option<NaiveDate>,
    /// Whether the refusal is for good.
    pub banned: bool,
    /// The day from which the person may apply again, after a refusal that is not for good.
    pub reapply_from: Option<NaiveDate>,
    /// The day from which it is erased, once it is closed.
    pub erase_from: Option<NaiveDate>,
    /// The membership that came of it.
    pub membership_id: Option<MembershipId>,
}

impl OwnApplication {
    /// The application, with the reasons that were given last, and from when on it is erased.
    pub(in crate::applications) fn of(
        application: Application,
        reasons: Option<String>,
        erase_from: Option<NaiveDate>,
    ) -> Self {
        Self {
            id: application.id,
            territory: application.territory,
            unit_id: application.unit_id,
            state: application.state,
            outcome: application.outcome,
            reasons,
            received_on: application.received_on,
            due_on: application.due_on,
            decided_on: application.decided_on,
            appeal_until: application.appeal_until,
            banned: application.banned,
            reapply_from: application.reapply_from,
            erase_from,
            membership_id: application.membership_id,
        }
    }
}
