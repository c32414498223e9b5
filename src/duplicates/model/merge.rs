//! A merge of two persons.
use chrono::Duration;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;
use validator::Validate;

use crate::db::{Json, Moment, MultiBackend, merges};
use crate::http::{QueryForm, Resource};
use crate::id_type;
use crate::persons::{Person, PersonId};
use crate::words::Paragraphs;

use super::field::{FieldTold, MergeFields};

id_type! {
    /// Identifies a merge.
    MergeId
}

/// That one person was merged into another.
#[derive(Debug, Clone, Serialize, Queryable, Selectable, Insertable, AsChangeset, ToSchema)]
#[diesel(table_name = merges, check_for_backend(MultiBackend))]
#[diesel(treat_none_as_null = true, treat_none_as_default_value = false)]
pub struct Merge {
    /// Identifies it.
    pub id: MergeId,
    /// Who stayed.
    pub person_id: PersonId,
    /// Who was merged into that one: the id leads there as long as the merge stands.
    pub other_id: PersonId,
    /// Which fields were taken from whom.
    #[schema(value_type = MergeFields)]
    pub fields: Json<MergeFields>,
    /// Why.
    pub reason: String,
    /// By whom: `person:` or `account:` with an id.
    pub merged_by: String,
    /// When.
    pub merged_at: Moment,
    /// When it was taken back; null while it stands.
    pub reversed_at: Option<Moment>,
    /// By whom.
    pub reversed_by: Option<String>,
    /// Why.
    pub reversed_because: Option<String>,
    /// Counts its states; part of the ETag.
    pub version: i64,
    /// When it last changed.
    pub updated_at: Moment,
}

impl Resource for Merge {
    fn path(&self) -> String {
        format!("/v1/merges/{}", self.id)
    }
    fn version(&self) -> i64 {
        self.version
    }
}

/// Two persons to be merged.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewMerge {
    /// Who is merged into the one of the address, and goes.
    pub other_id: PersonId,
    /// From which of the two each field is taken.
    #[serde(default)]
    #[validate(nested)]
    pub fields: MergeFields,
    /// Why they are one.
    #[schema(example = "registered twice at the congress")]
    pub reason: Paragraphs<1000>,
}

/// Things of one kind that name the one who stayed now, where they named the other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = MergedThings)]
pub struct Moved {
    /// What kind of thing.
    #[schema(example = "membership")]
    pub kind: &'static str,
    /// Which field of it.
    #[schema(example = "person_id")]
    pub field: &'static str,
    /// How many.
    pub count: usize,
    /// Which: the first fifty.
    #[schema(max_items = 50)]
    pub ids: Vec<Uuid>,
}

impl Moved {
    /// How many of them are named.
    const NAMED: usize = 50;

    /// What became of the things of a kind.
    pub(in crate::duplicates) fn of(kind: &'static str, field: &'static str, mut ids: Vec<Uuid>) -> Self {
        let count = ids.len();
        ids.truncate(Self::NAMED);
        Self { kind, field, count, ids }
    }
}

/// A merge, with what became of all that was the other's.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MergeDone {
    /// The merge.
    #[serde(flatten)]
    pub merge: Merge,
    /// Until when it can be taken back.
    pub reversible_until: Moment,
    /// The person who stayed, as he or she is now.
    pub person: Person,
    /// What became of each field.
    pub became: Vec<FieldTold>,
    /// What else was the other's, and is now this one's.
    pub moved: Vec<Moved>,
}

impl MergeDone {
    /// A merge that was just made.
    pub(in crate::duplicates) fn of(
        merge: Merge,
        days: i64,
        person: Person,
        became: Vec<FieldTold>,
        moved: Vec<Moved>,
    ) -> Self {
        let until = merge.merged_at.0.checked_add_signed(Duration::days(days));
        let reversible_until = until.map_or(merge.merged_at, Moment);
        Self { merge, reversible_until, person, became, moved }
    }
}

impl Resource for MergeDone {
    fn path(&self) -> String {
        self.merge.path()
    }
    fn version(&self) -> i64 {
        self.merge.version
    }
}

/// Why a merge is taken back.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMergeReversal)]
pub struct NewReversal {
    /// Why they are two.
    #[schema(example = "cousins of one name")]
    pub reason: Paragraphs<1000>,
}

/// A merge that was taken back, with what went back.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MergeReversed {
    /// The merge.
    #[serde(flatten)]
    pub merge: Merge,
    /// The person who had stayed, as he or she is now.
    pub person: Person,
    /// The person who is back.
    pub other: Person,
    /// What names the one who is back again.
    pub moved: Vec<Moved>,
    /// What was taken out since, and so names nobody.
    pub gone: Vec<Moved>,
}

impl Resource for MergeReversed {
    fn path(&self) -> String {
        self.merge.path()
    }
    fn version(&self) -> i64 {
        self.merge.version
    }
}

/// Which merges to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MergeQuery {
    /// Only those into this person.
    pub person_id: Option<PersonId>,
    /// Only those of this person into another: the id of old.
    pub other_id: Option<PersonId>,
}

impl QueryForm for MergeQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}
