//! A decision executes: each effect is carried out by the room it belongs to, in the decision's transaction.
mod authority;
mod files;
mod life;
mod members;
mod permit;
mod referral;
mod seats;
mod upon;
mod work;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::bodies::{self, BodyId, BodyRef, Consequence};
use crate::compliance::Finding;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource;
use crate::legal;
use crate::meetings::rules::Refusal;
use crate::statutes::document::Mode;
use crate::statutes::{self, NewStatutes};
use crate::words::{FaultKind, PartialDate};

use super::model::{AdoptStatutes, Appoint, Decision, Effect, Outcome};
use super::rules;

/// A decision being executed: what its effects default to, and what has come of them so far.
pub(super) struct Execution<'a> {
    decision: &'a Decision,
    mode: Mode,
    day: PartialDate,
    effect: usize,
    /// Appointments that stand one after the other and begin on one day are made together, so that a bureau is judged as a whole.
    waiting: Vec<(usize, &'a Appoint)>,
    outcomes: Vec<Outcome>,
    touched: Vec<BodyId>,
}

/// Carries out the effects of a decision in order, and opens the legal task they call for. One that fails
/// fails the whole, and is named.
pub(super) fn execute(
    tx: &mut Tx<'_>,
    decision: &Decision,
    effects: &[Effect],
    mode: Mode,
    day: PartialDate,
) -> Result<Vec<Outcome>> {
    let (waiting, outcomes, touched) = (Vec::new(), Vec::new(), Vec::new());
    let mut execution = Execution { decision, mode, day, effect: 0, waiting, outcomes, touched };
    for (index, effect) in effects.iter().enumerate() {
        permit::expect(tx, effect).map_err(|problem| at_effect(problem, index, effect.target()))?;
    }
    for (index, effect) in effects.iter().enumerate() {
        if !execution.goes_with_waiting(effect) {
            execution.appoint_waiting(tx)?;
        }
        execution.effect = index;
        execution.carry_out(tx, effect).map_err(|problem| at_effect(problem, index, effect.target()))?;
    }
    execution.appoint_waiting(tx)?;
    execution.open_legal_tasks(tx)?;
    Ok(execution.outcomes)
}

/// The problem, told of its effect; `target` is the field that names what the effect is about.
fn at_effect(problem: Problem, index: usize, target: &str) -> Problem {
    let problem = if problem.is_not_found() {
        Problem::from(Refusal::EffectTargetIsUnknown).within(target)
    } else {
        problem
    };
    problem.told_at(|pointer| {
        // The rooms call by other names what an effect orders of them.
        let field = match (target, pointer) {
            ("/appointment_id", "/ends_on") => "/on",
            ("/body" | "/position_id", "/type") => "/position_type",
            ("/application_id", "/on") => "",
            _ => pointer,
        };
        format!("/effects/{index}{field}")
    })
}

impl<'a> Execution<'a> {
    fn carry_out(&mut self, tx: &mut Tx<'_>, effect: &'a Effect) -> Result<()> {
        match effect {
            Effect::Appoint(appoint) => self.line_up(appoint),
            Effect::FormBody(new) => self.form_body(tx, new),
            Effect::DissolveBody(effect) => self.dissolve_body(tx, effect),
            Effect::MoveBody(effect) => self.move_body(tx, effect),
            Effect::MergeBodies(effect) => self.merge_bodies(tx, effect),
            Effect::SplitBody(effect) => self.split_body(tx, effect),
            Effect::EndAppointment(end) => self.end_appointment(tx, end),
            Effect::Renew(renew) => self.renew(tx, renew),
            Effect::Renumber(renumber) => self.renumber(tx, renumber),
            Effect::PresentProgramme(present) => self.present_programme(tx, present),
            Effect::AdoptProgramme(adopt) => self.adopt_programme(tx, adopt),
            Effect::OpenActions(open) => self.open_actions(tx, open),
            Effect::AdoptStatutes(adopt) => self.adopt_statutes(tx, adopt),
            Effect::RenameBody(effect) => self.rename_body(tx, effect),
            Effect::AdmitMember(admit) => self.admit_member(tx, admit),
            Effect::EndMembership(end) => self.end_membership(tx, end),
            Effect::AcceptApplication(accept) => self.accept_application(tx, accept),
            Effect::RefuseApplication(refuse) => self.refuse_application(tx, refuse),
            Effect::EmpowerPerson(empower) => self.empower_person(tx, empower),
            Effect::RevokeEmpowerment(revoke) => self.revoke_empowerment(tx, revoke),
            Effect::ReferToEthics(refer) => self.refer_to_ethics(tx, refer),
            Effect::ConfirmDecision(confirm) => self.confirm_decision(tx, confirm),
            Effect::AnnulDecision(annul) => self.annul_decision(tx, annul),
        }
    }

    /// Adopts statutes, if the deciding body is one that may.
    fn adopt_statutes(&mut self, tx: &mut Tx<'_>, adopt: &AdoptStatutes) -> Result<()> {
        let by = bodies::find(tx, &self.decision.body_id.into())?;
        let in_force = statutes::in_force(tx, self.day.latest())?;
        if let Err(clause) = rules::may_adopt(&by.type_code, &in_force) {
            let refusal = Problem::from(Refusal::StatutesAreNotTheirsToAdopt);
            return Err(refusal.under(statutes::cite(&in_force, clause)));
        }
        let Some(document) = &adopt.document else {
            return Err(Problem::fault("/document", FaultKind::MissingField));
        };
        let new = NewStatutes {
            effective_from: adopt.effective_from,
            decision_id: Some(self.decision.id),
            source: None,
            document: (**document).clone(),
        };
        let adopted = statutes::adopt(tx, &new)?;
        self.came_of(tx, "statutes", adopted.entry.id.0, &adopted, &[]);
        Ok(())
    }

    fn came_of(&mut self, tx: &Tx<'_>, kind: &str, id: Uuid, made: &impl Resource, findings: &[Finding]) {
        let warnings = findings.iter().map(|finding| finding.told(tx.language)).collect();
        let (effect, path) = (self.effect, made.lasting_path());
        self.outcomes.push(Outcome { effect, kind: kind.to_owned(), id, path, warnings, left_because: None });
    }

    /// What came of an effect in other rooms.
    fn came_as(&mut self, consequences: Vec<Consequence>) {
        let effect = self.effect;
        self.outcomes.extend(consequences.into_iter().map(|came| Outcome {
            effect,
            path: came.lasting_path(),
            kind: came.kind,
            id: came.id,
            warnings: Vec::new(),
            left_because: None,
        }));
    }

    /// A change in a governing body, or in what stands under one, is to be declared: one task for each body
    /// that decided and day, however many changes it decided.
    fn open_legal_tasks(&mut self, tx: &mut Tx<'_>) -> Result<()> {
        self.touched.sort_unstable();
        self.touched.dedup();
        if self.touched.is_empty() {
            return Ok(());
        }
        let day = self.day.latest();
        let statutes = statutes::in_force(tx, day)?;
        for body in &self.touched {
            if rules::is_governed(&lineage(tx, *body, day)?, &statutes) {
                for rule in statutes.owed_after_change() {
                    legal::open(tx, self.decision.body_id, rule, day, (Some(self.decision.id), None))?;
                }
                break;
            }
        }
        Ok(())
    }
}

/// The type of a body and of each body above it on that day, from the body up.
fn lineage(tx: &mut Tx<'_>, body: BodyId, day: NaiveDate) -> Result<Vec<String>> {
    let body = bodies::find(tx, &BodyRef::from(body))?;
    Ok(bodies::ancestors(tx, &body, day)?.into_iter().map(|ancestor| ancestor.type_code).collect())
}
