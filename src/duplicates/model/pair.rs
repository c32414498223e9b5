//! Two persons who may be one.
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::db::{Json, Moment, MultiBackend, duplicate_pairs};
use crate::http::{QueryForm, Resource};
use crate::persons::{PersonId, PersonName};
use crate::words::{Language, Paragraphs};
use crate::{id_type, word_enum};

use super::evidence::{Band, Profile};
use super::reason::Reason;

id_type! {
    /// Identifies a pair.
    DuplicateId
}

word_enum! {
    /// What became of a pair.
    PairState {
        /// Somebody has to look.
        Open = "open",
        /// They are two persons: the pair is not suggested again.
        Dismissed = "dismissed",
        /// One was merged into the other.
        Merged = "merged",
    }
}

/// A pair as the database keeps it; the journal tells it so.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = duplicate_pairs, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct DuplicatePair {
    /// Identifies it.
    pub id: DuplicateId,
    /// The one of the two whose id comes first.
    pub person_id: PersonId,
    /// The other.
    pub other_id: PersonId,
    /// How sure it is.
    pub band: Band,
    /// What speaks for it less what speaks against it, in tenths of a bit.
    pub score: i64,
    /// What agrees, and what does not.
    pub reasons: Json<Vec<Reason>>,
    /// What became of it.
    pub state: PairState,
    /// By whom.
    pub settled_by: Option<String>,
    /// When.
    pub settled_at: Option<Moment>,
    /// Why.
    pub settled_because: Option<String>,
    /// When it was found.
    pub found_at: Moment,
    /// Counts its states.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Moment,
}

/// A reason, in words.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = DuplicateReason)]
pub struct ReasonTold {
    /// The reason.
    pub code: Reason,
    /// The same in the language asked for.
    pub label: &'static str,
}

/// Two persons who may be one.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Duplicate)]
pub struct DuplicateTold {
    /// Identifies the pair.
    pub id: DuplicateId,
    /// The one of the two who was registered first.
    pub person_id: PersonId,
    /// That one, in brief.
    pub person: PersonName,
    /// The other.
    pub other_id: PersonId,
    /// The other, in brief.
    pub other: PersonName,
    /// How sure it is.
    pub band: Band,
    /// What speaks for it less what speaks against it, in tenths of a bit.
    pub score: i64,
    /// What agrees, and what does not.
    pub reasons: Vec<ReasonTold>,
    /// What became of the pair.
    pub state: PairState,
    /// By whom: `person:` or `account:` with an id; null while it is open.
    pub settled_by: Option<String>,
    /// When; null while it is open.
    pub settled_at: Option<Moment>,
    /// Why; null while it is open.
    pub settled_because: Option<String>,
    /// When it was found.
    pub found_at: Moment,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Moment,
}

impl DuplicateTold {
    /// The pair in words.
    pub(in crate::duplicates) fn of(
        pair: DuplicatePair,
        [person, other]: [PersonName; 2],
        language: Language,
    ) -> Self {
        let told = |reason: Reason| ReasonTold { code: reason, label: reason.says(language) };
        Self {
            id: pair.id,
            person_id: pair.person_id,
            person,
            other_id: pair.other_id,
            other,
            band: pair.band,
            score: pair.score,
            reasons: pair.reasons.0.into_iter().map(told).collect(),
            state: pair.state,
            settled_by: pair.settled_by,
            settled_at: pair.settled_at,
            settled_because: pair.settled_because,
            found_at: pair.found_at,
            version: pair.version,
            updated_at: pair.updated_at,
        }
    }
}

impl Resource for DuplicateTold {
    fn path(&self) -> String {
        format!("/v1/duplicates/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// Why two persons are not one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDuplicateDismissal)]
pub struct Dismissal {
    /// Why.
    #[schema(example = "twin brothers")]
    pub reason: Paragraphs<1000>,
}

/// Why a pair is to be looked at again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewDuplicateReopening)]
pub struct Reopening {
    /// Why.
    #[schema(example = "dismissed by mistake")]
    pub reason: Paragraphs<1000>,
}

/// Which pairs to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DuplicateQuery {
    /// Only those of this state.
    #[param(inline)]
    pub state: Option<PairState>,
    /// Only those of this band.
    #[param(inline)]
    pub band: Option<Band>,
    /// Only those of this person.
    pub person_id: Option<PersonId>,
}

impl QueryForm for DuplicateQuery {
    const LISTS: bool = true;
}

/// Somebody to compare, and by what.
#[derive(Debug, Clone)]
pub(in crate::duplicates) struct Compared {
    pub(in crate::duplicates) id: PersonId,
    pub(in crate::duplicates) profile: Profile,
}
