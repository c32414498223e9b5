//! What a decision does to memberships: begun and ended.
use crate::access::{Object, Operation};
use crate::db::Tx;
use crate::departures;
use crate::error::{Problem, Result};
use crate::meetings::rules::Refusal;
use crate::memberships::{self, MembershipEnd, NewMembership};
use crate::words::{Line, plain_figures};

use super::super::model::{AdmitMember, EndMembership};
use super::{Execution, permit};

impl Execution<'_> {
    pub(super) fn admit_member(&mut self, tx: &mut Tx<'_>, admit: &AdmitMember) -> Result<()> {
        let AdmitMember { person_id, starts_on, unit, number } = admit.clone();
        let number = number.map(|number| Line::parse(&plain_figures(&number))).transpose();
        let number = number.map_err(Problem::internal)?;
        let new = NewMembership { person_id, starts_on, unit, number, source: None };
        let membership = memberships::admit(tx, &new, Some(self.decision.id))?;
        self.came_of(tx, "membership", membership.id.0, &membership, &[]);
        Ok(())
    }

    /// Ends the membership of somebody that lasts on the day.
    pub(super) fn end_membership(&mut self, tx: &mut Tx<'_>, end: &EndMembership) -> Result<()> {
        let day = end.ends_on.latest();
        let all = memberships::memberships_of(tx, end.person_id)?;
        let lasting = all.iter().find(|one| one.tenure().on(day).is_some());
        let lasting = lasting.ok_or(Refusal::PersonIsNoMember)?;
        let ending = MembershipEnd {
            ends_on: end.ends_on,
            standing: end.standing,
            decision_id: Some(self.decision.id),
            source: None,
        };
        permit::on(tx, Operation::MembershipEnd, Object::Membership, &lasting.id.to_string())?;
        let departed = departures::depart(tx, lasting.id, &ending)
            .map_err(|problem: Problem| problem.told_at(|_| "/person_id".to_owned()))?;
        self.came_of(tx, "membership", departed.membership.id.0, &departed.membership, &[]);
        self.came_as(departed.consequences);
        Ok(())
    }
}
