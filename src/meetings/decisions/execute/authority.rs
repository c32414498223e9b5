//! What a decision does to the authority to act for a body: given, and taken back.
use crate::db::Tx;
use crate::empowerments::{self, Empowered};
use crate::error::Result;

use super::super::model::{EmpowerPerson, RevokeEmpowerment};
use super::Execution;

impl Execution<'_> {
    pub(super) fn empower_person(&mut self, tx: &mut Tx<'_>, empower: &EmpowerPerson) -> Result<()> {
        let day = self.day.latest();
        let new = Empowered {
            person_id: empower.person_id,
            purpose: empower.purpose.clone(),
            limits: empower.limits.clone(),
            starts_on: empower.starts_on.unwrap_or(day),
            ends_on: empower.ends_on,
        };
        let told = empowerments::empower(tx, self.decision.body_id, (self.decision.id, day), &new)?;
        self.came_of(tx, "empowerment", told.empowerment.id.0, &told, &[]);
        Ok(())
    }

    pub(super) fn revoke_empowerment(&mut self, tx: &mut Tx<'_>, revoke: &RevokeEmpowerment) -> Result<()> {
        let last = revoke.on.unwrap_or(self.day.latest());
        let by = (self.decision.body_id, self.decision.id);
        let told = empowerments::revoke(tx, revoke.empowerment_id, by, last)?;
        self.came_of(tx, "empowerment", told.empowerment.id.0, &told, &[]);
        Ok(())
    }
}
