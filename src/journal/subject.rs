//! Whom or what an entry is about, where that is one person or one application.
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::error::{Problem, Result};
use crate::vault::SubjectId;

/// The person or the application that a state names, as far as it is about one.
#[derive(Default, Deserialize)]
struct Named {
    person_id: Option<Uuid>,
    speaker_id: Option<Uuid>,
    proposed_by: Option<Uuid>,
    application_id: Option<Uuid>,
}

impl Named {
    fn read(state: Option<&RawValue>) -> Result<Self> {
        state.map_or_else(
            || Ok(Self::default()),
            |state| serde_json::from_str(state.get()).map_err(Problem::internal),
        )
    }

    fn of(self, kind: &str) -> Option<Uuid> {
        match kind {
            "intervention" => self.speaker_id,
            "proposal" => self.proposed_by,
            "application_vote" | "application_decision" => self.application_id,
            _ => self.person_id,
        }
    }
}

/// Under whose key what is told of an object is sealed: the person it is about, be it the person itself, or whose membership,
/// national id, mandate, appointment, freeze of offices, attendance, invitation, vote, candidacy, reading of a count, empowerment, words, proposal, identity, calendar feed, recusal, duplicate or merge it is. Where a correction names
/// another, the one it was about until then. An application is erased while the applicant may stay, so it has a key of its
/// own; that it was erased is told in clear, since it says nothing of whose it was. So has a case.
pub(super) fn of(
    kind: &str,
    id: &str,
    before: Option<&RawValue>,
    after: Option<&RawValue>,
) -> Result<Option<SubjectId>> {
    Ok(match kind {
        "person" | "case" => Some(SubjectId(Uuid::try_parse(id).map_err(Problem::internal)?)),
        "application" => {
            let applicant = Named::read(before)?.person_id.or(Named::read(after)?.person_id);
            applicant.map(|_| Uuid::try_parse(id)).transpose().map_err(Problem::internal)?.map(SubjectId)
        }
        "membership"
        | "membership_standing"
        | "membership_transfer"
        | "membership_dues"
        | "membership_grade"
        | "skills"
        | "national_id"
        | "national_id_look_up"
        | "membership_renewal"
        | "mandate"
        | "application_vote"
        | "application_decision"
        | "appointment"
        | "office_freeze"
        | "attendance"
        | "decision_vote"
        | "candidate"
        | "election_reading"
        | "empowerment"
        | "invitation"
        | "intervention"
        | "proposal"
        | "identity"
        | "calendar_feed"
        | "recusal"
        | "duplicate"
        | "merge" => Named::read(before)?.of(kind).or(Named::read(after)?.of(kind)).map(SubjectId),
        _ => None,
    })
}

/// The fields by which a state, of whatever kind, names whom it is about.
const NAMING: [&str; 5] = ["person_id", "speaker_id", "proposed_by", "about", "other_id"];

/// The fields by which a state names whom else it is about once they come or go: in the chair, by the minutes, in charge.
const PLACING: [&str; 6] =
    ["chair_id", "drafted_by", "approved_by", "chair_signed_by", "rapporteur_signed_by", "responsible_id"];

/// Everybody an object is about, before a change or after it.
pub(super) fn persons(kind: &str, id: &str, states: [&Option<Box<RawValue>>; 2]) -> Result<Vec<Uuid>> {
    let mut found = Vec::new();
    if kind == "person" {
        found.push(Uuid::try_parse(id).map_err(Problem::internal)?);
    }
    let read = |state: &Option<Box<RawValue>>| match state {
        Some(state) => serde_json::from_str(state.get()).map_err(Problem::internal),
        None => Ok(Value::Null),
    };
    let [before, after] = states.map(read);
    let (before, after) = (before?, after?);
    let placing = PLACING.into_iter().filter(|field| before.get(*field) != after.get(*field));
    let fields: Vec<&str> = NAMING.into_iter().chain(placing).collect();
    for state in [&before, &after] {
        let named = fields.iter().filter_map(|field| state.get(*field)?.as_str());
        found.extend(named.filter_map(|person| Uuid::try_parse(person).ok()));
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_about_everybody_it_names_before_it_or_after() {
        let [one, other, third] = [(); 3].map(|()| Uuid::now_v7());
        let state = |text: String| Some(RawValue::from_string(text).unwrap());
        let before = state(format!(r#"{{"person_id":"{one}","note":"{third}"}}"#));
        let after = state(format!(r#"{{"person_id":"{other}","responsible_id":"{third}"}}"#));
        assert_eq!(persons("appointment", "x", [&before, &after]).unwrap(), [one, other, third]);
        assert_eq!(persons("grant", "x", [&after, &after]).unwrap(), [other, other]);
        let recusal = state(format!(r#"{{"person_id":"{one}","about":"{other}","speaker_id":null}}"#));
        assert_eq!(persons("recusal", "x", [&None, &recusal]).unwrap(), [one, other]);
        assert_eq!(persons("person", &third.to_string(), [&None, &None]).unwrap(), [third]);
        let meeting = state(format!(r#"{{"chair_id":"{one}"}}"#));
        assert_eq!(persons("meeting", "x", [&meeting, &None]).unwrap(), [one], "nobody takes the chair away");
        assert!(persons("meeting", "x", [&meeting, &meeting]).unwrap().is_empty(), "whoever is in it stays");
    }
}
