//! What is sent about an election.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::basis::Source;
use crate::bodies::BodyRef;
use crate::db::Moment;
use crate::meetings::model::in_the_calendar;
use crate::persons::PersonId;
use crate::statutes::document::Mode;
use crate::words::{Line, Paragraphs, PartialDate, few};

use super::{Count, ElectedSeat};

/// An election to be held at a meeting.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewElection {
    /// What is elected; it becomes the title of the decision.
    #[schema(example = "انتخاب رئيسة قطب النساء")]
    pub title: Line<300>,
    /// How the votes are cast: `individual_ballot`, `list_ballot`, `secret_ballot` or `show_of_hands`.
    pub mode: Mode,
    /// The seats it fills, in the order in which those elected take them.
    #[serde(deserialize_with = "few::<_, _, 1, 50>")]
    #[validate(nested)]
    #[schema(min_items = 1, max_items = 50)]
    pub seats: Vec<ElectedSeat>,
    /// Where it was found, if it is recorded as history, of a meeting before today: no second reading is then asked, and however many
    /// voted is kept.
    #[serde(default)]
    #[validate(nested)]
    pub source: Option<Source>,
}

/// Somebody stands, or a list does.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCandidacy {
    /// What a list is called.
    #[serde(default)]
    #[schema(example = "لائحة الوفاء")]
    pub title: Option<Line<200>>,
    /// Who stands: one person, or those of a list in its order.
    #[serde(deserialize_with = "few::<_, _, 1, 200>")]
    #[schema(min_items = 1, max_items = 200)]
    pub persons: Vec<PersonId>,
}

/// A candidacy is withdrawn.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCandidacyWithdrawal)]
pub struct NewWithdrawal {
    /// The number of the candidacy.
    #[validate(range(min = 1, max = 200))]
    #[schema(minimum = 1, maximum = 200)]
    pub candidacy: i64,
    /// Why, where that was said.
    #[serde(default)]
    pub reason: Option<Line<300>>,
}

/// A round that was counted.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewElectionRound)]
pub struct NewRound {
    /// The scrutineer who read the count first; none is needed of an election that is history.
    #[serde(default)]
    pub scrutineer_id: Option<PersonId>,
    /// The moment of the count, where somebody came late or left early: those who were there then voted.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub held_at: Option<Moment>,
    /// What was found in the box.
    #[validate(nested)]
    pub count: Count,
}

/// The count of the last round, read again by another scrutineer.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewElectionReading)]
pub struct NewReading {
    /// The scrutineer.
    pub scrutineer_id: PersonId,
    /// What he or she found in the box.
    #[validate(nested)]
    pub count: Count,
}

/// The last round does not hold.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewElectionRoundAnnulment)]
pub struct NewRoundAnnulment {
    /// Why.
    #[schema(example = "عدد الأوراق يخالف عدد الموقعين")]
    pub reason: Line<300>,
}

/// A lot was drawn among those tied.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewElectionDraw)]
pub struct NewDraw {
    /// The candidacies in the order in which they were drawn, whoever wins first.
    #[serde(deserialize_with = "few::<_, _, 1, 200>")]
    #[schema(min_items = 1, max_items = 200)]
    pub candidacies: Vec<i64>,
}

/// What was elected is proclaimed: a decision of the meeting.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewElectionProclamation)]
pub struct NewProclamation {
    /// The wording of the decision.
    #[serde(default)]
    pub text: Option<Paragraphs<4000>>,
    /// The moment of the proclamation, where somebody came late or left early; that of the last count, if absent.
    #[serde(default)]
    #[validate(custom(function = in_the_calendar))]
    pub decided_at: Option<Moment>,
    /// The first day of those elected; the day of the meeting, if absent.
    #[serde(default)]
    pub starts_on: Option<PartialDate>,
    /// Their last day, where it is set.
    #[serde(default)]
    pub ends_on: Option<PartialDate>,
    /// The body above that has to confirm it before it acts.
    #[serde(default)]
    pub awaits: Option<BodyRef>,
}

/// An election is given up.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewElectionAbandonment)]
pub struct NewAbandonment {
    /// Why.
    #[schema(example = "لم يترشح أحد")]
    pub reason: Line<300>,
}
