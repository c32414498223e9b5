//! What an effect is about, as the statutes may name it.
use super::Effect;

impl Effect {
    /// The word of its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Appoint(_) => "appoint",
            Self::FormBody(_) => "form_body",
            Self::DissolveBody(_) => "dissolve_body",
            Self::MoveBody(_) => "move_body",
            Self::MergeBodies(_) => "merge_bodies",
            Self::SplitBody(_) => "split_body",
            Self::EndAppointment(_) => "end_appointment",
            Self::Renew(_) => "renew",
            Self::Renumber(_) => "renumber",
            Self::PresentProgramme(_) => "present_programme",
            Self::AdoptProgramme(_) => "adopt_programme",
            Self::OpenActions(_) => "open_actions",
            Self::AdoptStatutes(_) => "adopt_statutes",
            Self::RenameBody(_) => "rename_body",
            Self::AdmitMember(_) => "admit_member",
            Self::EndMembership(_) => "end_membership",
            Self::AcceptApplication(_) => "accept_application",
            Self::RefuseApplication(_) => "refuse_application",
            Self::EmpowerPerson(_) => "empower_person",
            Self::RevokeEmpowerment(_) => "revoke_empowerment",
            Self::ReferToEthics(_) => "refer_to_ethics",
            Self::ConfirmDecision(_) => "confirm_decision",
            Self::AnnulDecision(_) => "annul_decision",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_effect_is_called_as_it_is_written() {
        let id = "01890a5d-ac96-774b-bcce-b302099a8057";
        for effect in [
            json!({"kind": "form_body", "type": "pole", "parent": "x", "starts_on": "2022-12-08"}),
            json!({"kind": "dissolve_body", "body": "x", "ends_on": "2022"}),
            json!({"kind": "move_body", "body": "x", "root": true}),
            json!({"kind": "end_appointment", "appointment_id": id, "ended_by": "resignation"}),
            json!({"kind": "open_actions", "actions": [{"title": "x"}]}),
            json!({"kind": "accept_application", "application_id": id}),
            json!({"kind": "refuse_application", "application_id": id, "reasons": "x"}),
            json!({"kind": "empower_person", "person_id": id, "purpose": "x"}),
            json!({"kind": "revoke_empowerment", "empowerment_id": id}),
            json!({"kind": "refer_to_ethics", "committee": id, "described": "x", "title": "x"}),
            json!({"kind": "confirm_decision", "decision_id": id}),
            json!({"kind": "annul_decision", "decision_id": id}),
        ] {
            let read: Effect = serde_json::from_value(effect).unwrap();
            assert_eq!(serde_json::to_value(&read).unwrap()["kind"], read.kind());
        }
    }
}
