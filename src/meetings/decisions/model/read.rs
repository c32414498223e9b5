//! How the effects of a decision are read: by their kind, every fault with its place in the effect.
//!
//! 2026-11-24. The derived reader of a tagged enum puts an effect aside until its kind is known, and then knows of
//! nothing in it where it stood, and tells one fault only; so effects are read by hand.
use serde::{Deserialize, Deserializer, de};
use serde_json::Value;

use crate::http::read_part;
use crate::words::{Distinct, FaultKind, Faults};

use super::Effect;

/// Lists the kinds of effects once: their words, and what is read of each.
macro_rules! kinds {
    ($($word:literal => $kind:ident),+ $(,)?) => {
        /// The words for the kinds of effects.
        const KINDS: &[&str] = &[$($word),+];

        fn of_kind(kind: &str, rest: Value) -> Result<Effect, Faults> {
            match kind {
                $($word => read_part(rest).map(Effect::$kind),)+
                _ => Err(Faults::one("/kind", FaultKind::NotOneOf(KINDS.join(", ")))),
            }
        }
    };
}

kinds! {
    "appoint" => Appoint,
    "form_body" => FormBody,
    "dissolve_body" => DissolveBody,
    "move_body" => MoveBody,
    "merge_bodies" => MergeBodies,
    "split_body" => SplitBody,
    "end_appointment" => EndAppointment,
    "renew" => Renew,
    "renumber" => Renumber,
    "present_programme" => PresentProgramme,
    "adopt_programme" => AdoptProgramme,
    "open_actions" => OpenActions,
    "adopt_statutes" => AdoptStatutes,
    "rename_body" => RenameBody,
    "admit_member" => AdmitMember,
    "end_membership" => EndMembership,
    "accept_application" => AcceptApplication,
    "refuse_application" => RefuseApplication,
    "empower_person" => EmpowerPerson,
    "revoke_empowerment" => RevokeEmpowerment,
    "refer_to_ethics" => ReferToEthics,
    "confirm_decision" => ConfirmDecision,
    "annul_decision" => AnnulDecision,
}

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
    of_kind(&kind, rest)
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
