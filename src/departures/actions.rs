//! Ending a membership with what rests on it.
use crate::appointments::{self, Appointment};
use crate::basis::{Basis, Source};
use crate::bodies::{Consequence, Happening};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::Resource as _;
use crate::memberships::{self, MembershipEnd};
use crate::persons::MembershipId;
use crate::words::{FaultKind, Line};

use super::model::Departed;
use super::rules;

/// Ends a membership, and on the same last day every office of its person that asks its holder to be a member. Whoever ends
/// the one may end the other: he or she holds the permission wherever the person holds something.
pub fn depart(tx: &mut Tx<'_>, id: MembershipId, end: &MembershipEnd) -> Result<Departed> {
    let membership = memberships::end(tx, id, end)?;
    let basis = basis(id, end)?;
    let how = rules::ended_by(end.standing);
    let (ended, kept) =
        appointments::end_with_membership(tx, membership.person_id, end.ends_on, how, &basis)?;
    let last = end.ends_on.latest();
    let told = |one: &Appointment, what, on| Consequence::of("appointment", one.id.0, one.path(), what, on);
    let ended = ended.iter().map(|one| told(one, Happening::Ended, last));
    let kept = kept.iter().map(|one| told(one, Happening::Kept, one.starts_latest));
    Ok(Departed { membership, consequences: ended.chain(kept).collect() })
}

/// What the end of an office rests on: the basis of the end of the membership, or the membership itself.
fn basis(id: MembershipId, end: &MembershipEnd) -> Result<Basis> {
    let mut basis = Basis { decision_id: end.decision_id, source: end.source.clone() };
    if basis.is_missing() {
        let unread = |fault: FaultKind| Problem::internal(format!("{fault:?}"));
        basis.source = Some(Source {
            kind: Line::parse("membership").map_err(unread)?,
            reference: Some(Line::parse(&id.to_string()).map_err(unread)?),
            noted_on: None,
        });
    }
    Ok(basis)
}
