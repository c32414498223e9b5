//! A person's memberships, as the person's own page shows them; the room of memberships keeps them.
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::words::{Certainty, Language, PartialDate, Tenure};
use crate::{id_type, word_enum};

id_type! {
    /// Identifies a membership.
    MembershipId
}

id_type! {
    /// Identifies the local unit a member belongs to, which is a body.
    UnitId
}

word_enum! {
    /// How a person stands in the party, by one membership.
    Standing {
        /// A member with full rights.
        Active = "active",
        /// A member whose rights are suspended.
        Suspended = "suspended",
        /// Left.
        Resigned = "resigned",
        /// Went to another party's or country's register.
        Transferred = "transferred",
        /// Put out.
        Excluded = "excluded",
        /// Died.
        Deceased = "deceased",
        /// Not renewed.
        Lapsed = "lapsed",
    }
}

impl Standing {
    /// The standing on `day`, of a membership whose last word is `self`: until its last day it had not ended, and was
    /// suspended where a suspension covers the day.
    #[must_use]
    pub fn on(self, day: NaiveDate, tenure: &Tenure, is_suspended: bool) -> Self {
        let has_ended = tenure.ends.is_some_and(|ends| ends.latest() < day);
        match (has_ended, is_suspended) {
            (true, _) => self,
            (false, true) => Self::Suspended,
            (false, false) => Self::Active,
        }
    }

    /// The name of a standing.
    pub fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Active => ["نشط", "actif", "active"],
            Self::Suspended => ["موقوف", "suspendu", "suspended"],
            Self::Resigned => ["مستقيل", "démissionnaire", "resigned"],
            Self::Transferred => ["منتقل", "transféré", "transferred"],
            Self::Excluded => ["مطرود", "exclu", "excluded"],
            Self::Deceased => ["متوفى", "décédé", "deceased"],
            Self::Lapsed => ["غير مجدد", "non renouvelé", "lapsed"],
        })
    }
}

/// One of a person's memberships, in brief.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Belonging {
    /// Identifies the membership: the whole of it is at `/v1/memberships/{id}`.
    pub id: MembershipId,
    /// The local unit.
    pub unit_id: Option<UnitId>,
    /// The number on the card.
    pub number: Option<String>,
    /// How the person stood on the day asked for.
    pub standing: Standing,
    /// The first day.
    pub starts_on: PartialDate,
    /// The last day; null while it lasts.
    pub ends_on: Option<PartialDate>,
    /// Whether it held on the day asked for; null if it certainly did not.
    pub certainty: Option<Certainty>,
}
