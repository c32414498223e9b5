//! What a decision may bring about: only what lies within reach of whoever records it.
use crate::access::{self, Object, Permission};
use crate::bodies::{self, BodyRef};
use crate::db::Tx;
use crate::error::Result;
use crate::reach;

use super::super::model::Effect;

/// Goes on only if the caller may record decisions over what an effect is about, before anything of it is looked at.
pub(super) fn expect(tx: &mut Tx<'_>, effect: &Effect) -> Result<()> {
    match effect {
        Effect::Appoint(appoint) => match (&appoint.position_id, &appoint.body) {
            (Some(id), _) => reach::expect_on(tx, Object::Position, id),
            (None, Some(body)) => over(tx, body),
            (None, None) => Ok(()),
        },
        Effect::FormBody(new) => bodies::expect_over_site(tx, new.parent.as_ref(), new.territory.as_ref()),
        Effect::DissolveBody(effect) => over(tx, &effect.body),
        Effect::MoveBody(effect) => over(tx, &effect.body),
        Effect::MergeBodies(effect) => over(tx, &effect.body),
        Effect::SplitBody(effect) => over(tx, &effect.body),
        Effect::EndAppointment(end) => reach::expect_on(tx, Object::Appointment, end.appointment_id),
        Effect::Renew(renew) => over(tx, &renew.body),
        Effect::Renumber(renumber) => over(tx, &renumber.body),
        // What the deciding body itself sets out to do.
        Effect::PresentProgramme(_) | Effect::OpenActions(_) => Ok(()),
        // Statutes say who holds which rights.
        Effect::AdoptStatutes(_) => access::expect(tx, Permission::AdoptStatutes),
    }
}

fn over(tx: &mut Tx<'_>, body: &BodyRef) -> Result<()> {
    reach::expect_on(tx, Object::Body, body)
}
