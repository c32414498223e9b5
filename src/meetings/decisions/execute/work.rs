//! What a decision does to what a body sets out to do: programmes presented and adopted, actions opened.
use crate::db::Tx;
use crate::error::Result;
use crate::programmes::{self, Presented, Undertaken};

use super::super::model::{AdoptProgramme, OpenActions, PresentProgramme};
use super::Execution;

impl Execution<'_> {
    pub(super) fn present_programme(&mut self, tx: &mut Tx<'_>, present: &PresentProgramme) -> Result<()> {
        let presented = Presented {
            title: present.title.clone(),
            axes: present.axes.clone(),
            on: self.day,
            meeting_id: Some(self.decision.meeting_id),
            decision_id: Some(self.decision.id),
        };
        let programme = programmes::present(tx, self.decision.body_id, &presented)?;
        self.came_of(tx, "programme", programme.id.0, &programme, &[]);
        Ok(())
    }

    pub(super) fn open_actions(&mut self, tx: &mut Tx<'_>, open: &OpenActions) -> Result<()> {
        for to_do in &open.actions {
            let undertaken = Undertaken {
                title: to_do.title.clone(),
                description: to_do.description.clone(),
                responsible_id: to_do.responsible_id,
                on: self.day,
                due_on: to_do.due_on,
                meeting_id: Some(self.decision.meeting_id),
                decision_id: Some(self.decision.id),
            };
            let told = programmes::open(tx, self.decision.body_id, &undertaken)?;
            self.came_of(tx, "action", told.action.id.0, &told, &[]);
        }
        Ok(())
    }

    /// Adopts a programme that was presented.
    pub(super) fn adopt_programme(&mut self, tx: &mut Tx<'_>, adopt: &AdoptProgramme) -> Result<()> {
        let by = (self.decision.id, self.day);
        let programme = programmes::adopt(tx, adopt.programme_id, self.decision.body_id, by)?;
        self.came_of(tx, "programme", programme.id.0, &programme, &[]);
        Ok(())
    }
}
