//! What a decision may bring about: what whoever records it might do there directly. To record decisions is not to make
//! them: without this, recording one that appoints would be a way to any office.
use crate::access::{self, Object, Operation, Permission};
use crate::bodies::{self, BodyRef};
use crate::db::Tx;
use crate::error::Result;
use crate::reach;

use super::super::model::Effect;

/// Goes on only if the caller might do each thing directly, before anything of it is looked at.
pub(super) fn expect(tx: &mut Tx<'_>, effect: &Effect) -> Result<()> {
    match effect {
        Effect::Appoint(appoint) => match (&appoint.position_id, &appoint.body) {
            (Some(id), _) => on(tx, Operation::AppointmentCreate, Object::Position, &id.to_string()),
            (None, Some(body)) => over(tx, Operation::AppointmentCreate, body),
            (None, None) => Ok(()),
        },
        Effect::FormBody(new) => {
            if !tx.holdings.has(Permission::FormBodies) {
                return access::expect(tx, Permission::FormBodies);
            }
            bodies::expect_over_site(tx, new.parent.as_ref(), new.territory.as_ref())
        }
        Effect::DissolveBody(effect) => over(tx, Operation::BodyDissolve, &effect.body),
        Effect::MoveBody(effect) => over(tx, Operation::BodyMove, &effect.body),
        Effect::MergeBodies(effect) => over(tx, Operation::BodyMerge, &effect.body),
        Effect::SplitBody(effect) => over(tx, Operation::BodySplit, &effect.body),
        Effect::EndAppointment(end) => {
            on(tx, Operation::AppointmentResign, Object::Appointment, &end.appointment_id.to_string())
        }
        Effect::Renew(renew) => over(tx, Operation::BodyRenew, &renew.body),
        Effect::Renumber(renumber) => over(tx, Operation::BodyRenumber, &renumber.body),
        // What the deciding body itself sets out to do; what is carried out or undone by another decision is asked for one by one.
        Effect::PresentProgramme(_)
        | Effect::OpenActions(_)
        | Effect::EmpowerPerson(_)
        | Effect::ReferToEthics(_)
        | Effect::ConfirmDecision(_)
        | Effect::AnnulDecision(_) => Ok(()),
        Effect::AdoptProgramme(adopt) => {
            on(tx, Operation::ProgrammeShow, Object::Programme, &adopt.programme_id.to_string())
        }
        Effect::RenameBody(effect) => over(tx, Operation::BodyMove, &effect.body),
        Effect::AdmitMember(_) => access::expect(tx, Operation::MembershipCreate.rule().permission),
        Effect::EndMembership(_) => access::expect(tx, Operation::MembershipEnd.rule().permission),
        Effect::AcceptApplication(accept) => {
            on(tx, Operation::ApplicationDecide, Object::Application, &accept.application_id.to_string())
        }
        Effect::RefuseApplication(refuse) => {
            on(tx, Operation::ApplicationDecide, Object::Application, &refuse.application_id.to_string())
        }
        Effect::RevokeEmpowerment(revoke) => {
            on(tx, Operation::EmpowermentShow, Object::Empowerment, &revoke.empowerment_id.to_string())
        }
        // Statutes say who holds which rights.
        Effect::AdoptStatutes(_) => access::expect(tx, Permission::AdoptStatutes),
    }
}

fn over(tx: &mut Tx<'_>, operation: Operation, body: &BodyRef) -> Result<()> {
    on(tx, operation, Object::Body, &body.to_string())
}

/// Goes on only if the caller might ask that operation of this thing.
pub(super) fn on(tx: &mut Tx<'_>, operation: Operation, object: Object, named: &str) -> Result<()> {
    reach::expect_on(tx, operation.rule().permission, object, named)
}
