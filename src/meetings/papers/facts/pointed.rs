//! What decisions point at, by their effects and by what came of them.
use crate::applications::ApplicationId;
use crate::appointments::AppointmentId;
use crate::basis::DecisionId;
use crate::bodies::positions::PositionId;
use crate::bodies::{BodyId, BodyRef};
use crate::empowerments::EmpowermentId;
use crate::meetings::decisions::{Decision, Effect};
use crate::persons::PersonId;
use crate::programmes::ProgrammeId;

/// What decisions point at.
#[derive(Default)]
pub(super) struct Pointed {
    pub(super) persons: Vec<PersonId>,
    pub(super) appointments: Vec<AppointmentId>,
    pub(super) positions: Vec<PositionId>,
    pub(super) bodies: Vec<BodyId>,
    pub(super) named: Vec<BodyRef>,
    pub(super) decisions: Vec<DecisionId>,
    pub(super) programmes: Vec<ProgrammeId>,
    pub(super) applications: Vec<ApplicationId>,
    pub(super) empowerments: Vec<EmpowermentId>,
}

impl Pointed {
    /// Adds what one decision points at, by its effects and by what came of them.
    pub(super) fn follow(&mut self, decision: &Decision) {
        self.bodies.extend(decision.awaits_body_id);
        for outcome in &decision.results.0 {
            match outcome.kind.as_str() {
                "appointment" => self.appointments.push(AppointmentId(outcome.id)),
                "position" => self.positions.push(PositionId(outcome.id)),
                "body" => self.bodies.push(BodyId(outcome.id)),
                _ => {}
            }
        }
        decision.effects.0.iter().for_each(|effect| self.follow_effect(effect));
    }

    fn follow_effect(&mut self, effect: &Effect) {
        match effect {
            Effect::Appoint(appoint) => {
                self.persons.push(appoint.person_id);
                self.positions.extend(appoint.position_id);
                self.named.extend(appoint.body.clone());
            }
            Effect::EndAppointment(end) => self.appointments.push(end.appointment_id),
            Effect::Renew(renew) => {
                self.named.push(renew.body.clone());
                self.persons.extend(renew.holders.iter().map(|holder| holder.person_id));
            }
            Effect::FormBody(new) => self.named.extend(new.parent.clone()),
            Effect::ReferToEthics(refer) => self.named.push(refer.committee.clone()),
            Effect::DissolveBody(dissolve) => self.named.push(dissolve.body.clone()),
            Effect::MoveBody(moved) => {
                self.named.push(moved.body.clone());
                self.named.extend(moved.parent.clone());
            }
            Effect::MergeBodies(merge) => {
                self.named.push(merge.body.clone());
                self.named.extend(merge.absorbs.clone());
            }
            Effect::SplitBody(split) => self.named.push(split.body.clone()),
            Effect::Renumber(renumber) => {
                self.named.push(renumber.body.clone());
                self.positions.extend(renumber.moves.iter().filter_map(|one| one.position_id));
            }
            Effect::OpenActions(open) => {
                self.persons.extend(open.actions.iter().filter_map(|to_do| to_do.responsible_id));
            }
            Effect::RenameBody(rename) => self.named.push(rename.body.clone()),
            Effect::AdmitMember(admit) => {
                self.persons.push(admit.person_id);
                self.named.extend(admit.unit.clone());
            }
            Effect::EndMembership(end) => self.persons.push(end.person_id),
            Effect::AcceptApplication(accept) => self.applications.push(accept.application_id),
            Effect::RefuseApplication(refuse) => self.applications.push(refuse.application_id),
            Effect::EmpowerPerson(empower) => self.persons.push(empower.person_id),
            Effect::RevokeEmpowerment(revoke) => self.empowerments.push(revoke.empowerment_id),
            Effect::ConfirmDecision(confirm) => self.decisions.push(confirm.decision_id),
            Effect::AnnulDecision(annul) => self.decisions.push(annul.decision_id),
            Effect::AdoptProgramme(adopt) => self.programmes.push(adopt.programme_id),
            Effect::PresentProgramme(_) | Effect::AdoptStatutes(_) => {}
        }
    }
}
