//! What a decision can order: appoint, form a body, change its life, end an appointment, renew a body, renumber its
//! positions, present and adopt a programme, open actions, adopt statutes, rename a body, admit members and end memberships,
//! accept and refuse applications, give and take back authority, refer to an ethics committee, confirm or annul another decision.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::{Validate, ValidationErrors};

use crate::applications::ApplicationId;
use crate::appointments::{AppointmentId, Capacity, EndedBy, NewHolder};
use crate::bodies::positions::{Move, PositionId};
use crate::bodies::{BodyRef, NewBody};
use crate::persons::PersonId;
use crate::statutes::Document;
use crate::statutes::document::{Code, Mode};
use crate::words::{ExactDay, PartialDate, exact_day, exact_day_if_any, few};

use super::authority::{EmpowerPerson, RevokeEmpowerment};
use super::files::{AcceptApplication, RefuseApplication};
use super::life::{DissolveBody, MergeBodies, MoveBody, SplitBody};
use super::members::{AdmitMember, EndMembership, RenameBody};
use super::referral::ReferToEthics;
use super::upon::{AnnulDecision, ConfirmDecision};
use super::work::{AdoptProgramme, OpenActions, PresentProgramme};

/// One thing a decision orders, told apart by its `kind`.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Effect {
    /// A person takes a seat.
    Appoint(Appoint),
    /// A body comes to be.
    FormBody(NewBody),
    /// A body ends.
    DissolveBody(DissolveBody),
    /// A body stands elsewhere.
    MoveBody(MoveBody),
    /// A body takes others in.
    MergeBodies(MergeBodies),
    /// New bodies are formed out of one.
    SplitBody(SplitBody),
    /// A person leaves a seat.
    EndAppointment(EndAppointment),
    /// A body is renewed: those named take their seats, everybody else leaves.
    Renew(Renew),
    /// Positions of a body take other ordinals.
    Renumber(Renumber),
    /// The body presents a programme.
    PresentProgramme(PresentProgramme),
    /// A programme is adopted.
    AdoptProgramme(AdoptProgramme),
    /// The body undertakes actions.
    OpenActions(OpenActions),
    /// The party has new statutes.
    AdoptStatutes(AdoptStatutes),
    /// A body is called otherwise.
    RenameBody(RenameBody),
    /// A person becomes a member.
    AdmitMember(AdmitMember),
    /// A membership ends.
    EndMembership(EndMembership),
    /// An application for membership is accepted.
    AcceptApplication(AcceptApplication),
    /// An application for membership is refused.
    RefuseApplication(RefuseApplication),
    /// A person is given a written authority.
    EmpowerPerson(EmpowerPerson),
    /// A written authority is taken back.
    RevokeEmpowerment(RevokeEmpowerment),
    /// The body complains to an ethics committee.
    ReferToEthics(ReferToEthics),
    /// A decision of a body below is confirmed.
    ConfirmDecision(ConfirmDecision),
    /// A decision is annulled.
    AnnulDecision(AnnulDecision),
}

impl Effect {
    /// The effect as the decision keeps it: without the statutes, which are kept once, in their own place, nor the reasons of a
    /// refusal, which are kept with the application.
    #[must_use]
    pub fn kept(&self) -> Self {
        match self {
            Self::AdoptStatutes(adopt) => {
                Self::AdoptStatutes(AdoptStatutes { effective_from: adopt.effective_from, document: None })
            }
            other => other.told(),
        }
    }

    /// The effect as it is told to whoever reads the decision: without the reasons of a refusal.
    #[must_use]
    pub fn told(&self) -> Self {
        match self {
            Self::RefuseApplication(refuse) => {
                Self::RefuseApplication(RefuseApplication { reasons: None, ..refuse.clone() })
            }
            other => other.clone(),
        }
    }

    /// The application it decides, if it decides one.
    #[must_use]
    pub fn application(&self) -> Option<ApplicationId> {
        match self {
            Self::AcceptApplication(accept) => Some(accept.application_id),
            Self::RefuseApplication(refuse) => Some(refuse.application_id),
            _ => None,
        }
    }
}

impl Effect {
    /// The field that names what it is about, as a pointer; none of one that names nothing recorded.
    #[must_use]
    pub fn target(&self) -> &'static str {
        match self {
            Self::Appoint(effect) if effect.position_id.is_some() => "/position_id",
            Self::EndAppointment(_) => "/appointment_id",
            Self::AdmitMember(_) | Self::EndMembership(_) | Self::EmpowerPerson(_) => "/person_id",
            Self::RevokeEmpowerment(_) => "/empowerment_id",
            Self::ReferToEthics(_) => "/committee",
            Self::AcceptApplication(_) | Self::RefuseApplication(_) => "/application_id",
            Self::ConfirmDecision(_) | Self::AnnulDecision(_) => "/decision_id",
            Self::AdoptProgramme(_) => "/programme_id",
            Self::FormBody(_) | Self::PresentProgramme(_) | Self::OpenActions(_) | Self::AdoptStatutes(_) => {
                ""
            }
            Self::Appoint(_)
            | Self::DissolveBody(_)
            | Self::MoveBody(_)
            | Self::MergeBodies(_)
            | Self::SplitBody(_)
            | Self::Renew(_)
            | Self::Renumber(_)
            | Self::RenameBody(_) => "/body",
        }
    }
}

impl Validate for Effect {
    fn validate(&self) -> Result<(), ValidationErrors> {
        match self {
            Self::Appoint(effect) => effect.validate(),
            Self::FormBody(effect) => effect.validate(),
            Self::DissolveBody(effect) => effect.validate(),
            Self::MoveBody(effect) => effect.validate(),
            Self::MergeBodies(effect) => effect.validate(),
            Self::SplitBody(effect) => effect.validate(),
            Self::EndAppointment(effect) => effect.validate(),
            Self::Renew(effect) => effect.validate(),
            Self::Renumber(effect) => effect.validate(),
            Self::PresentProgramme(effect) => effect.validate(),
            Self::AdoptProgramme(effect) => effect.validate(),
            Self::OpenActions(effect) => effect.validate(),
            Self::AdoptStatutes(effect) => effect.validate(),
            Self::RenameBody(effect) => effect.validate(),
            Self::AdmitMember(effect) => effect.validate(),
            Self::EndMembership(effect) => effect.validate(),
            Self::AcceptApplication(effect) => effect.validate(),
            Self::RefuseApplication(effect) => effect.validate(),
            Self::EmpowerPerson(effect) => effect.validate(),
            Self::RevokeEmpowerment(effect) => effect.validate(),
            Self::ReferToEthics(effect) => effect.validate(),
            Self::ConfirmDecision(effect) => effect.validate(),
            Self::AnnulDecision(effect) => effect.validate(),
        }
    }
}

/// A person takes a seat in a position, named by id, or by body, type and ordinal.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Appoint {
    /// The position.
    #[serde(default)]
    pub position_id: Option<PositionId>,
    /// The body whose position it is; an effect before this one may have formed it.
    #[serde(default)]
    pub body: Option<BodyRef>,
    /// The type of the position in that body.
    #[serde(default)]
    pub position_type: Option<Code>,
    /// Which of several numbered ones.
    #[serde(default)]
    #[validate(range(min = 1, max = 99))]
    #[schema(minimum = 1, maximum = 99)]
    pub ordinal: Option<i64>,
    /// Who.
    pub person_id: PersonId,
    /// The first day; the day of the decision, if absent.
    #[serde(default)]
    pub starts_on: Option<PartialDate>,
    /// The last day, where it is set; in a body that has ended, there is one. It ends the appointment by itself: the seat
    /// is vacant from the day after.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// Whether in full or for another; in full, if absent.
    #[serde(default)]
    pub capacity: Option<Capacity>,
    /// How the person was chosen; as the decision was settled, if absent.
    #[serde(default)]
    pub mode: Option<Mode>,
}

/// A person leaves a seat.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct EndAppointment {
    /// The appointment that ends.
    pub appointment_id: AppointmentId,
    /// How it ends.
    pub ended_by: EndedBy,
    /// Its last day; the day of the decision, if absent.
    #[serde(default)]
    pub on: Option<PartialDate>,
}

/// A body is renewed: those named take their seats, everybody else leaves it the day before.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Renew {
    /// The body; an effect before this one may have formed it.
    pub body: BodyRef,
    /// The first day of the new holders; the day of the decision, if absent.
    #[serde(default)]
    pub starts_on: Option<PartialDate>,
    /// Their last day, where it is set; in a body that has ended, there is one. It ends their appointments by itself: their
    /// seats are vacant from the day after.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// How they were chosen; as the decision was settled, if absent.
    #[serde(default)]
    pub mode: Option<Mode>,
    /// Who takes which position.
    #[serde(deserialize_with = "few::<_, _, 1, 200>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 200)]
    pub holders: Vec<NewHolder>,
}

/// Positions of one type in a body take other ordinals.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct Renumber {
    /// The body.
    pub body: BodyRef,
    /// The type of the positions.
    pub position_type: Code,
    /// The first day of the new ordinals; the day of the decision, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// Which position bears which ordinal from that day on; the others keep theirs.
    #[serde(deserialize_with = "few::<_, _, 1, 99>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 99)]
    pub moves: Vec<Move>,
}

/// The party has new statutes from a day on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct AdoptStatutes {
    /// The first day they hold: that of the decision, or later.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub effective_from: NaiveDate,
    /// Everything they say. Needed to adopt them; a decision that adopted them points to where they are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Box<Document>>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_effect_is_told_by_its_kind_and_refuses_what_it_does_not_know() {
        let end = json!({"kind": "end_appointment", "appointment_id": "01890a5d-ac96-774b-bcce-b302099a8057", "ended_by": "resignation"});
        let read = serde_json::from_value::<Effect>(end.clone());
        assert!(matches!(read, Ok(Effect::EndAppointment(_))));
        let mut unknown = end;
        unknown["by"] = json!("somebody");
        let said = serde_json::from_value::<Effect>(unknown).map_err(|error| error.to_string());
        assert!(said.is_err_and(|said| said.contains("UnknownField") && said.contains("/by")));
    }

    #[test]
    fn what_is_kept_of_an_effect_reads_back() {
        let appoint = json!({"kind": "appoint", "body": "taounate-women-pole", "position_type": "pole_president", "person_id": "01890a5d-ac96-774b-bcce-b302099a8057"});
        let read: Effect = serde_json::from_value(appoint).unwrap();
        let kept = serde_json::to_value(&read).unwrap();
        assert_eq!(kept["kind"], "appoint");
        let again = serde_json::from_value::<Effect>(kept.clone()).and_then(serde_json::to_value);
        assert_eq!(again.ok(), Some(kept));
    }
}
