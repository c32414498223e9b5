//! Whom an entry is about, where it is about one person.
use serde::Deserialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::error::{Problem, Result};
use crate::vault::SubjectId;

/// The persons that states name, as far as a state is about one of them.
#[derive(Default, Deserialize)]
struct Named {
    person_id: Option<Uuid>,
    speaker_id: Option<Uuid>,
    proposed_by: Option<Uuid>,
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
            "membership" | "appointment" | "attendance" | "identity" => self.person_id,
            "intervention" => self.speaker_id,
            "proposal" => self.proposed_by,
            _ => None,
        }
    }
}

/// The person an object is about: the person itself, or whose membership, appointment, attendance, words, proposal or
/// identity it is. Where a correction names another, the one it was about until then.
pub(super) fn of(
    kind: &str,
    id: &str,
    before: Option<&RawValue>,
    after: Option<&RawValue>,
) -> Result<Option<SubjectId>> {
    Ok(match kind {
        "person" => Some(SubjectId(Uuid::try_parse(id).map_err(Problem::internal)?)),
        "membership" | "appointment" | "attendance" | "intervention" | "proposal" | "identity" => {
            Named::read(before)?.of(kind).or(Named::read(after)?.of(kind)).map(SubjectId)
        }
        _ => None,
    })
}
