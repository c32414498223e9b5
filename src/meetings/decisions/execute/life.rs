//! What a decision does to the life of bodies: formed, dissolved, moved, renamed, merged, split.
use crate::bodies::moves;
use crate::bodies::{self, BodyRef, BodyReformed, NewBody};
use crate::compliance;
use crate::db::Tx;
use crate::error::Result;
use crate::reorganizations;

use super::super::model::{DissolveBody, MergeBodies, MoveBody, RenameBody, SplitBody};
use super::Execution;

impl Execution<'_> {
    /// Forms a body, if the type of the deciding one may create it.
    pub(super) fn form_body(&mut self, tx: &mut Tx<'_>, new: &NewBody) -> Result<()> {
        let by = bodies::find(tx, &self.decision.body_id.into())?;
        let is_own = new.parent.as_ref().is_some_and(|parent| by.is_named(parent));
        let findings = compliance::judge_creation(tx, &by, &new.r#type, is_own, self.day.latest())?;
        if let Some(problem) = compliance::refusal(&findings) {
            return Err(problem);
        }
        let body = bodies::form(tx, new, Some(self.decision.id))?;
        self.touched.push(body.id);
        self.came_of(tx, "body", body.id.0, &body, &findings);
        Ok(())
    }

    pub(super) fn dissolve_body(&mut self, tx: &mut Tx<'_>, effect: &DissolveBody) -> Result<()> {
        let ordered = effect.ordered(self.decision.id, self.day);
        self.reorganize(tx, &effect.body, |tx, body| reorganizations::dissolve(tx, body, &ordered))
    }

    pub(super) fn move_body(&mut self, tx: &mut Tx<'_>, effect: &MoveBody) -> Result<()> {
        let ordered = effect.ordered(self.decision.id, self.day);
        self.reorganize(tx, &effect.body, |tx, body| moves::transfer(tx, body, &ordered))
    }

    pub(super) fn rename_body(&mut self, tx: &mut Tx<'_>, effect: &RenameBody) -> Result<()> {
        let ordered = effect.ordered(self.decision.id, self.day);
        self.reorganize(tx, &effect.body, |tx, body| moves::transfer(tx, body, &ordered))
    }

    pub(super) fn merge_bodies(&mut self, tx: &mut Tx<'_>, effect: &MergeBodies) -> Result<()> {
        let ordered = effect.ordered(self.decision.id, self.day);
        self.reorganize(tx, &effect.body, |tx, body| reorganizations::merge(tx, body, &ordered))
    }

    /// Forms bodies out of one. Those of its own type come of the split; one of another type is a creation, which the
    /// type of the deciding body must allow. What is said against it is told with the first outcome.
    pub(super) fn split_body(&mut self, tx: &mut Tx<'_>, effect: &SplitBody) -> Result<()> {
        let (by, old) = (bodies::find(tx, &self.decision.body_id.into())?, bodies::find(tx, &effect.body)?);
        let mut findings = Vec::new();
        for (index, part) in effect.into.iter().enumerate() {
            let Some(code) = part.r#type.as_ref().filter(|code| code.as_str() != old.type_code) else {
                continue;
            };
            let is_own = match &part.parent {
                Some(parent) => by.is_named(parent),
                None => old.parent_id == Some(by.id),
            };
            let found = compliance::judge_creation(tx, &by, code, is_own, self.day.latest())?;
            if let Some(problem) = compliance::refusal(&found) {
                return Err(problem.within(&format!("/into/{index}")));
            }
            findings.extend(found);
        }
        let (ordered, first) = (effect.ordered(self.decision.id, self.day), self.outcomes.len());
        self.reorganize(tx, &effect.body, |tx, body| reorganizations::split(tx, body, &ordered))?;
        if let Some(outcome) = self.outcomes.get_mut(first) {
            outcome.warnings = findings.iter().map(|finding| finding.told(tx.language)).collect();
        }
        Ok(())
    }

    /// Changes the life of a body; everything that comes of it is an outcome of the effect.
    fn reorganize(
        &mut self,
        tx: &mut Tx<'_>,
        body: &BodyRef,
        change: impl FnOnce(&mut Tx<'_>, &BodyRef) -> Result<BodyReformed>,
    ) -> Result<()> {
        let reformed = change(tx, body)?;
        self.touched.push(reformed.body.id);
        self.came_as(reformed.consequences);
        Ok(())
    }
}
