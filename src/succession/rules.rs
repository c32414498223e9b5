//! Who presides when some are absent. Pure.
use crate::access::Permission;
use crate::appointments::{Capacity, SeatState};
use crate::organigram::{HolderTold, OfficeTold};
use crate::persons::PersonId;
use crate::statutes::Document;
use crate::words::Certainty;

use super::model::{Reason, Verdict};

/// Who is not to be reckoned with.
pub(super) struct Missing<'a> {
    pub(super) absent: &'a [PersonId],
    pub(super) suspended: &'a [PersonId],
}

/// One step of the line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) office: &'a OfficeTold,
    pub(super) holder: Option<&'a HolderTold>,
    pub(super) verdict: Verdict,
    pub(super) reason: Reason,
}

/// Where an office stands in the line; none for one that is not in it.
fn place(statutes: &Document, office: &OfficeTold) -> Option<u8> {
    let kind = statutes.position_type(&office.r#type)?;
    match (kind.head, office.ordinal) {
        (true, _) => Some(0),
        (false, Some(_)) => Some(1),
        (false, None) => may_preside(statutes, &kind.code).then_some(2),
    }
}

fn may_preside(statutes: &Document, position_type: &str) -> bool {
    statutes.granted_by(position_type).any(|(permission, _)| permission == Permission::Preside)
}

/// The line from the head to whoever presides, or to its end. `offices` are by precedence, and by ordinal within.
pub(super) fn line<'a>(
    statutes: &Document,
    offices: &'a [OfficeTold],
    missing: &Missing<'_>,
) -> Vec<Step<'a>> {
    let mut offices: Vec<_> =
        offices.iter().filter_map(|office| Some((place(statutes, office)?, office))).collect();
    // A stable order: those in one place stay by precedence.
    offices.sort_by_key(|(place, _)| *place);
    let mut line = Vec::new();
    for step in offices.into_iter().flat_map(|(place, office)| steps(place, office, missing)) {
        line.push(step);
        if step.verdict == Verdict::Presides {
            break;
        }
    }
    line
}

/// The steps in one office: who holds it in their own right, or that nobody does, then who acts in it.
fn steps<'a>(place: u8, office: &'a OfficeTold, missing: &Missing<'_>) -> Vec<Step<'a>> {
    let of = |capacity: Capacity| office.holders.iter().filter(move |holder| holder.capacity == capacity);
    let step = |holder: &'a HolderTold| {
        let (verdict, reason) = verdict(place, holder, missing);
        Step { office, holder: Some(holder), verdict, reason }
    };
    let mut steps: Vec<Step<'a>> = of(Capacity::Titular).map(step).collect();
    if steps.is_empty() {
        let empty = match office.state {
            SeatState::Vacant => Some((Verdict::Vacant, Reason::IsVacant)),
            // Held, by one who acts: nothing is known of another.
            SeatState::Held => None,
            SeatState::Unknown => Some((Verdict::Unknown, Reason::NobodyIsKnown)),
        };
        steps.extend(empty.map(|(verdict, reason)| Step { office, holder: None, verdict, reason }));
    }
    steps.extend(of(Capacity::Acting).map(step));
    steps
}

fn verdict(place: u8, holder: &HolderTold, missing: &Missing<'_>) -> (Verdict, Reason) {
    if missing.absent.contains(&holder.person.id) {
        (Verdict::Absent, Reason::IsAbsent)
    } else if missing.suspended.contains(&holder.person.id) {
        (Verdict::Suspended, Reason::IsSuspended)
    } else if holder.certainty == Certainty::Possible {
        (Verdict::Unknown, Reason::DatesDoNotSettleIt)
    } else {
        let reason = match (place, holder.capacity) {
            (0, Capacity::Titular) => Reason::Heads,
            (0, Capacity::Acting) => Reason::ActsAsHead,
            (1, _) => Reason::Deputizes,
            _ => Reason::MayPreside,
        };
        (Verdict::Presides, reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::appointments::AppointmentId;
    use crate::bodies::positions::PositionId;
    use crate::persons::PersonName;
    use crate::statutes::DEFAULT;

    fn holder(person: PersonId, capacity: Capacity, certainty: Certainty) -> HolderTold {
        HolderTold {
            appointment_id: AppointmentId::new(),
            seat: 1,
            person: PersonName { id: person, name_ar: None, name_latin: None, honorific: None, gender: None },
            capacity,
            mode: "consensus".to_owned(),
            starts_on: "2022-12-08".parse().unwrap(),
            ends_on: None,
            certainty,
            carried_over: false,
            term_ended_on: None,
        }
    }
    fn office(code: &str, ordinal: Option<i64>, state: SeatState, holders: Vec<HolderTold>) -> OfficeTold {
        let id = Some(PositionId::new());
        let (r#type, title) = (code.to_owned(), code.to_owned());
        OfficeTold { id, r#type, title, ordinal, seats: Some(1), state, vacant_seats: Vec::new(), holders }
    }
    fn verdicts(
        offices: &[OfficeTold],
        absent: &[PersonId],
        suspended: &[PersonId],
    ) -> Vec<(String, Verdict)> {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let line = line(&statutes, offices, &Missing { absent, suspended });
        let name = |step: &Step<'_>| match step.office.ordinal {
            Some(ordinal) => format!("{} {ordinal}", step.office.r#type),
            None => step.office.r#type.clone(),
        };
        line.iter().map(|step| (name(step), step.verdict)).collect()
    }
    fn told(line: &[(&str, Verdict)]) -> Vec<(String, Verdict)> {
        line.iter().map(|(name, verdict)| ((*name).to_owned(), *verdict)).collect()
    }

    #[test]
    fn the_deputies_follow_the_head_in_their_order_and_the_unknown_are_passed_over() {
        let [head, third, fifth] = [PersonId::new(), PersonId::new(), PersonId::new()];
        let titular = |person| vec![holder(person, Capacity::Titular, Certainty::Certain)];
        let offices = [
            office("provincial_secretary", None, SeatState::Held, titular(head)),
            office("provincial_deputy", Some(1), SeatState::Unknown, Vec::new()),
            office("provincial_deputy", Some(2), SeatState::Vacant, Vec::new()),
            office("provincial_deputy", Some(3), SeatState::Held, titular(third)),
            office("provincial_deputy", Some(5), SeatState::Held, titular(fifth)),
            office("secretariat_member", None, SeatState::Held, titular(PersonId::new())),
        ];
        assert_eq!(verdicts(&offices, &[], &[]), told(&[("provincial_secretary", Verdict::Presides)]));
        let passed = [
            ("provincial_secretary", Verdict::Absent),
            ("provincial_deputy 1", Verdict::Unknown),
            ("provincial_deputy 2", Verdict::Vacant),
        ];
        let third_presides = [passed.as_slice(), &[("provincial_deputy 3", Verdict::Presides)]].concat();
        assert_eq!(verdicts(&offices, &[head], &[]), told(&third_presides));
        let nobody = [
            passed.as_slice(),
            &[("provincial_deputy 3", Verdict::Suspended), ("provincial_deputy 5", Verdict::Absent)],
        ];
        assert_eq!(verdicts(&offices, &[head, fifth], &[third]), told(&nobody.concat()), "no member follows");
    }

    #[test]
    fn whoever_acts_as_head_comes_before_the_deputies() {
        let acting = holder(PersonId::new(), Capacity::Acting, Certainty::Certain);
        let possible = holder(PersonId::new(), Capacity::Titular, Certainty::Possible);
        let head = |state, holders| {
            [
                office("pole_president", None, state, holders),
                office(
                    "pole_deputy",
                    None,
                    SeatState::Held,
                    vec![holder(PersonId::new(), Capacity::Titular, Certainty::Certain)],
                ),
            ]
        };
        let vacant = head(SeatState::Vacant, vec![acting.clone()]);
        assert_eq!(
            verdicts(&vacant, &[], &[]),
            told(&[("pole_president", Verdict::Vacant), ("pole_president", Verdict::Presides)])
        );
        let only_acting = head(SeatState::Held, vec![acting]);
        assert_eq!(verdicts(&only_acting, &[], &[]), told(&[("pole_president", Verdict::Presides)]));
        let unsettled = head(SeatState::Unknown, vec![possible]);
        assert_eq!(
            verdicts(&unsettled, &[], &[]),
            told(&[("pole_president", Verdict::Unknown), ("pole_deputy", Verdict::Presides)])
        );
    }
}
