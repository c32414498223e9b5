//! What a decision does to applications for membership: accepted, and refused.
use crate::applications::{self, ApplicationId, ApplicationTold, ApplicationVerdict, MeetingVerdict};
use crate::db::Tx;
use crate::error::Result;
use crate::persons::MembershipId;

use super::super::model::{AcceptApplication, Outcome, RefuseApplication};
use super::Execution;

impl Execution<'_> {
    pub(super) fn accept_application(&mut self, tx: &mut Tx<'_>, accept: &AcceptApplication) -> Result<()> {
        let verdict = self.verdict(ApplicationVerdict::Accepted);
        let told = self.decide_application(tx, accept.application_id, verdict)?;
        if let Some(MembershipId(id)) = told.application.membership_id {
            let (effect, kind) = (self.effect, "membership".to_owned());
            let path = format!("/v1/memberships/{id}");
            self.outcomes.push(Outcome { effect, kind, id, path, warnings: Vec::new(), left_because: None });
        }
        Ok(())
    }

    pub(super) fn refuse_application(&mut self, tx: &mut Tx<'_>, refuse: &RefuseApplication) -> Result<()> {
        let verdict = MeetingVerdict {
            banned: refuse.banned,
            reasons: refuse.reasons.as_ref().map(ToString::to_string),
            ..self.verdict(ApplicationVerdict::Refused)
        };
        self.decide_application(tx, refuse.application_id, verdict).map(drop)
    }

    fn verdict(&self, outcome: ApplicationVerdict) -> MeetingVerdict {
        MeetingVerdict {
            decision: self.decision.id,
            body: self.decision.body_id,
            day: self.day,
            outcome,
            banned: false,
            reasons: None,
        }
    }

    fn decide_application(
        &mut self,
        tx: &mut Tx<'_>,
        id: ApplicationId,
        verdict: MeetingVerdict,
    ) -> Result<ApplicationTold> {
        let told = applications::decide_at_meeting(tx, id, verdict)?;
        self.came_of(tx, "application", id.0, &told, &[]);
        Ok(told)
    }
}
