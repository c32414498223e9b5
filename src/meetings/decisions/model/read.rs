//! How the effects of a decision are read: by their kind, every fault with its place in the effect.
//!
//! 2026-11-24. The derived reader of a tagged enum puts an effect aside until its kind is known, and then knows of
//! nothing in it where it stood, and tells one fault only; so effects are read by hand.
use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

use crate::http::read_part;
use crate::words::{Distinct, FaultKind, Faults};

use super::Effect;

/// The words for the kinds of effects.
const KINDS: [&str; 23] = [
    "appoint",
    "form_body",
    "dissolve_body",
    "move_body",
    "merge_bodies",
    "split_body",
    "end_appointment",
    "renew",
    "renumber",
    "present_programme",
    "adopt_programme",
    "open_actions",
    "adopt_statutes",
    "rename_body",
    "admit_member",
    "end_membership",
    "accept_application",
    "refuse_application",
    "empower_person",
    "revoke_empowerment",
    "refer_to_ethics",
    "confirm_decision",
    "annul_decision",
];

impl<'de> Deserialize<'de> for Effect {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Distinct(value) = Distinct::deserialize(deserializer)?;
        read(value).map_err(de::Error::custom)
    }
}

fn read(value: Value) -> Result<Effect, Faults> {
    let Value::Object(mut fields) = value else { return Err(Faults::one("", FaultKind::NotAnObject)) };
    let kind = match fields.remove("kind") {
        Some(Value::String(kind)) => kind,
        Some(_) => return Err(Faults::one("/kind", FaultKind::NotText)),
        None => return Err(Faults::one("/kind", FaultKind::MissingField)),
    };
    let rest = Value::Object(fields);
    Ok(match kind.as_str() {
        "appoint" => Effect::Appoint(read_part(rest)?),
        "form_body" => Effect::FormBody(read_part(rest)?),
        "dissolve_body" => Effect::DissolveBody(read_part(rest)?),
        "move_body" => Effect::MoveBody(read_part(rest)?),
        "merge_bodies" => Effect::MergeBodies(read_part(rest)?),
        "split_body" => Effect::SplitBody(read_part(rest)?),
        "end_appointment" => Effect::EndAppointment(read_part(rest)?),
        "renew" => Effect::Renew(read_part(rest)?),
        "renumber" => Effect::Renumber(read_part(rest)?),
        "present_programme" => Effect::PresentProgramme(read_part(rest)?),
        "adopt_programme" => Effect::AdoptProgramme(read_part(rest)?),
        "open_actions" => Effect::OpenActions(read_part(rest)?),
        "adopt_statutes" => Effect::AdoptStatutes(read_part(rest)?),
        "rename_body" => Effect::RenameBody(read_part(rest)?),
        "admit_member" => Effect::AdmitMember(read_part(rest)?),
        "end_membership" => Effect::EndMembership(read_part(rest)?),
        "accept_application" => Effect::AcceptApplication(read_part(rest)?),
        "refuse_application" => Effect::RefuseApplication(read_part(rest)?),
        "empower_person" => Effect::EmpowerPerson(read_part(rest)?),
        "revoke_empowerment" => Effect::RevokeEmpowerment(read_part(rest)?),
        "refer_to_ethics" => Effect::ReferToEthics(read_part(rest)?),
        "confirm_decision" => Effect::ConfirmDecision(read_part(rest)?),
        "annul_decision" => Effect::AnnulDecision(read_part(rest)?),
        _ => return Err(Faults::one("/kind", FaultKind::NotOneOf(KINDS.join(", ")))),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn faults(effect: Value) -> Vec<(String, String)> {
        let Faults(faults) = read(effect).unwrap_err();
        faults.into_iter().map(|fault| (fault.pointer, fault.kind.code().to_owned())).collect()
    }
    fn at(pointer: &str, code: &str) -> (String, String) {
        (pointer.to_owned(), code.to_owned())
    }

    #[test]
    fn every_fault_of_an_effect_is_told_with_its_place_in_it() {
        assert_eq!(faults(json!("appoint")), [at("", "wrong-type")]);
        assert_eq!(faults(json!({})), [at("/kind", "missing-field")]);
        assert_eq!(faults(json!({"kind": 7})), [at("/kind", "wrong-type")]);
        assert_eq!(faults(json!({"kind": "abolish"})), [at("/kind", "bad-value")]);
        let split = json!({"kind": "split_body", "on": "2022-13-01", "by": "x", "into": [{}, {"slug": 7}]});
        let mut told = faults(split);
        told.sort();
        assert_eq!(
            told,
            [
                at("/body", "missing-field"),
                at("/by", "unknown-field"),
                at("/into/1/slug", "wrong-type"),
                at("/on", "bad-value")
            ]
        );
    }

    #[test]
    fn every_kind_is_read() {
        for kind in KINDS {
            let found = read(json!({"kind": kind})).err().map(|Faults(faults)| faults).unwrap_or_default();
            assert!(found.iter().all(|fault| fault.pointer != "/kind"), "{kind}: {found:?}");
        }
    }
}
