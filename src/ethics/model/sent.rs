//! What is sent about cases.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

use crate::bodies::BodyRef;
use crate::http::QueryForm;
use crate::persons::PersonId;
use crate::statutes::document::Code;
use crate::words::{ExactDay, Line, Paragraphs, exact_day, exact_day_if_any, few};

use super::row::{CaseId, CaseMemberId};
use super::words::{CaseState, CaseVerdict, ClockChange};

/// A complaint to be entered by whoever receives them for a committee.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCase {
    /// The committee, by its id or its slug.
    pub body: BodyRef,
    /// Whom it is about, if that is known.
    #[serde(default)]
    pub respondent_id: Option<PersonId>,
    /// Whom it is about, as the complaint says, until that is known.
    #[serde(default)]
    pub described: Option<Line<200>>,
    /// Who complains.
    #[serde(default, deserialize_with = "few::<_, _, 0, 10>")]
    #[schema(max_items = 10)]
    pub complainants: Vec<PersonId>,
    /// Whether whom it is about never learns who complains.
    #[serde(default)]
    pub protected: bool,
    /// The body that complains, by its id or its slug.
    #[serde(default)]
    pub complaining_body: Option<BodyRef>,
    /// Who is asked about it.
    #[serde(default, deserialize_with = "few::<_, _, 0, 20>")]
    #[schema(max_items = 20)]
    pub witnesses: Vec<PersonId>,
    /// What it is about, in brief.
    #[schema(example = "Words against the party in public")]
    pub title: Line<200>,
    /// What is said to have happened.
    pub facts: Paragraphs<20000>,
    /// The day it came in; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub received_on: Option<NaiveDate>,
}

/// A complaint of one's own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewComplaint {
    /// The committee, by its id or its slug.
    pub body: BodyRef,
    /// Whom it is about: in words, as the register is not open to everybody.
    pub described: Line<200>,
    /// Whether whom it is about never learns who complains.
    #[serde(default)]
    pub protected: bool,
    /// What it is about, in brief.
    pub title: Line<200>,
    /// What happened.
    pub facts: Paragraphs<20000>,
}

/// A step in the course of a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CaseStep {
    /// The day of it; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// Who judges a case, and whom it is about where that was not known.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCasePanel {
    /// Who judges it: members of the committee who are not recused.
    #[serde(deserialize_with = "few::<_, _, 1, 30>")]
    #[schema(min_items = 1, max_items = 30)]
    pub members: Vec<PersonId>,
    /// Who of them looks into it, and reports to the others.
    #[serde(default)]
    pub rapporteur_id: Option<PersonId>,
    /// Whom the case is about, where the complaint only described the person.
    #[serde(default)]
    pub respondent_id: Option<PersonId>,
}

/// That whoever is assigned judges a case no more.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseRecusal {
    /// Who, of those assigned; whoever asks, if absent.
    #[serde(default)]
    pub member: Option<CaseMemberId>,
    /// Why.
    #[schema(example = "his brother-in-law")]
    pub reason: Paragraphs<1000>,
}

/// What is said of whether a complaint is admissible.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseAdmission {
    /// Whether it is.
    pub is_admitted: bool,
    /// Why; needed of one that is not.
    #[serde(default)]
    pub reasons: Option<Paragraphs<4000>>,
    /// The day of it; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseEvidence {
    /// What it is.
    pub title: Line<200>,
    /// Where to look it up.
    #[serde(default)]
    pub reference: Option<Line<500>>,
    /// What it shows.
    #[serde(default)]
    pub note: Option<Paragraphs<4000>>,
    /// The day it was brought; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A summons to a hearing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseHearing {
    /// The day of the hearing.
    #[schema(value_type = ExactDay)]
    #[serde(deserialize_with = "exact_day")]
    pub on: NaiveDate,
    /// The day the person was summoned; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub summoned_on: Option<NaiveDate>,
    /// At what hour.
    #[serde(default)]
    #[schema(example = "10:30")]
    pub hour: Option<Line<40>>,
    /// Where.
    #[serde(default)]
    pub place: Option<Line<200>>,
}

/// The record of a hearing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCaseHearingRecord)]
pub struct NewHearingRecord {
    /// Which hearing of the case.
    #[validate(range(min = 1, max = 20))]
    #[schema(minimum = 1, maximum = 20)]
    pub hearing: u32,
    /// Whether the person came, or was represented.
    pub was_heard: bool,
    /// Who spoke for the person.
    #[serde(default)]
    pub representative: Option<Line<200>>,
    /// What was said.
    #[serde(default)]
    pub record: Option<Paragraphs<20000>>,
}

/// What a party says in writing.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseStatement {
    /// What.
    pub text: Paragraphs<10000>,
}

/// A vote on a case.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseVote {
    /// Whether there is to be a sanction.
    pub outcome: CaseVerdict,
    /// Which, by its code in the statutes.
    #[serde(default)]
    pub sanction: Option<Code>,
    /// How many months it is to last, where it lasts.
    #[serde(default)]
    #[validate(range(min = 1, max = 120))]
    #[schema(minimum = 1, maximum = 120)]
    pub months: Option<u32>,
    /// Why: of whoever dissents above all.
    #[serde(default)]
    pub opinion: Option<Paragraphs<4000>>,
    /// Who votes, of those assigned, where the rapporteur records it from a paper; whoever asks, if absent.
    #[serde(default)]
    pub member: Option<CaseMemberId>,
    /// The day of the vote; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A ruling, as the votes have it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseRuling {
    /// Whether there is a sanction.
    pub outcome: CaseVerdict,
    /// Which, by its code in the statutes.
    #[serde(default)]
    pub sanction: Option<Code>,
    /// How many months it lasts, where it lasts.
    #[serde(default)]
    #[validate(range(min = 1, max = 120))]
    #[schema(minimum = 1, maximum = 120)]
    pub months: Option<u32>,
    /// Why.
    pub reasons: Paragraphs<10000>,
    /// The day it was ruled; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// That the person was told of a ruling.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseNotice {
    /// How.
    #[schema(example = "by hand, against a receipt")]
    pub how: Line<100>,
    /// The day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// An appeal of whom the case is about.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCaseAppeal)]
pub struct NewAppealOfCase {
    /// Why.
    pub grounds: Paragraphs<10000>,
    /// The day it came in; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// What becomes of a deadline.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseClock {
    /// What.
    pub change: ClockChange,
    /// By how many days it is extended.
    #[serde(default)]
    #[validate(range(min = 1, max = 365))]
    #[schema(minimum = 1, maximum = 365)]
    pub days: Option<u32>,
    /// Why.
    pub reasons: Paragraphs<1000>,
    /// The day of it; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// A precautionary measure.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewCaseMeasure {
    /// Which, by its code in the statutes.
    #[schema(example = "membership_freeze")]
    pub measure: Code,
    /// Why.
    pub reasons: Paragraphs<4000>,
    /// Its first day; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub starts_on: Option<NaiveDate>,
    /// For how many days; as many as the statutes allow, if absent.
    #[serde(default)]
    #[validate(range(min = 1, max = 3650))]
    #[schema(minimum = 1, maximum = 3650)]
    pub days: Option<u32>,
}

/// The end of a precautionary measure ahead of its last day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCaseMeasureEnd)]
pub struct NewMeasureEnd {
    /// Which measure of the case.
    #[validate(range(min = 1, max = 20))]
    #[schema(minimum = 1, maximum = 20)]
    pub measure: u32,
    /// The first day it holds no more; today, if absent.
    #[schema(value_type = Option<ExactDay>)]
    #[serde(default, deserialize_with = "exact_day_if_any")]
    pub on: Option<NaiveDate>,
}

/// That a case is heard together with another of the same committee, or by itself again.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, Validate)]
#[serde(deny_unknown_fields)]
pub struct CaseJoinder {
    /// The other; null to hear it by itself again.
    pub with: Option<CaseId>,
}

/// Which cases to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CaseQuery {
    /// Only those that are so far.
    pub state: Option<CaseState>,
    /// Only those before this committee, by its id or its slug.
    pub body: Option<BodyRef>,
    /// Only those whose next step should have been taken before the day asked for (true), or none of those (false).
    pub overdue: Option<bool>,
}

impl QueryForm for CaseQuery {
    const LISTS: bool = true;

    fn follows_ids(&self) -> bool {
        true
    }
}
