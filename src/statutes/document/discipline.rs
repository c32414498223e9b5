//! The measures and sanctions that a disciplinary case may lead to.
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ClauseId, Code, Majority};
use crate::words::Labels;

/// The party's discipline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Discipline {
    /// The precautionary measures, at most 50.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub measures: Vec<Measure>,
    /// The ladder of sanctions, lightest first, at most 50.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub sanctions: Vec<Sanction>,
    /// How a case goes its way; without deadlines or notice, if absent.
    #[serde(default)]
    pub procedure: Procedure,
}

/// How a disciplinary case goes its way: what it must keep to, and by when.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Days to say whether a complaint is admissible, 1 to 3650.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    pub admission_days: Option<u32>,
    /// Days to rule, from the day a complaint is admitted, 1 to 3650.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    pub ruling_days: Option<u32>,
    /// Days to rule on an appeal, 1 to 3650.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    pub appeal_ruling_days: Option<u32>,
    /// Days between the summons and the hearing, 0 to 365; none, if absent.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 365)]
    pub summons_days: Option<u32>,
    /// Whether a complaint may name nobody who makes it.
    #[serde(default)]
    pub anonymous: bool,
    /// Whether a sanction waits until no appeal is possible any more.
    #[serde(default)]
    pub appeal_suspends: bool,
    /// Whether nobody judges who is above or below a party: who heads a body the other sits in.
    #[serde(default)]
    pub recuses_hierarchy: bool,
    /// Days a closed case is kept before it may be destroyed, 1 to 36500; for ever, if absent.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 36500)]
    pub retention_days: Option<u32>,
    /// The clause they rest on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// A precautionary measure: what may be frozen until a case is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Measure {
    /// Its code: `function_freeze`.
    pub code: Code,
    /// Its name.
    pub labels: Labels,
    /// What it freezes.
    pub effect: MeasureEffect,
    /// Days it may last, 1 to 3650.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 3650)]
    pub days_max: Option<u32>,
    /// Days in which those who judge confirm it, 1 to 365, or it is void; nothing is to be confirmed, if absent.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 365)]
    pub confirm_days: Option<u32>,
    /// The competence of the body that takes it.
    pub body: Code,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// What a precautionary measure freezes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeasureEffect {
    /// The person's positions; the membership stands.
    PositionsFrozen,
    /// The membership, and every position with it.
    MembershipFrozen,
}

/// A sanction, one rung of the ladder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Sanction {
    /// Its code: `suspension`.
    pub code: Code,
    /// Its name.
    pub labels: Labels,
    /// Its rung, 1 to 100, the lightest first.
    #[schema(minimum = 1, maximum = 100)]
    pub rank: u32,
    /// What it does to the person's membership and positions.
    pub effect: SanctionEffect,
    /// Months it may last, 1 to 120; none when it does not last.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 120)]
    pub months_max: Option<u32>,
    /// The competence of the body that pronounces it: `ethics`.
    pub body: Code,
    /// How many votes pronounce it; the body's own default when absent.
    #[serde(default)]
    pub majority: Option<Majority>,
    /// Days the person has to appeal, 1 to 365.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 365)]
    pub appeal_days: Option<u32>,
    /// The level the person appeals to; none when there is no appeal.
    #[serde(default)]
    pub appeal_to: Option<Code>,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}

/// What a sanction does to a membership and its positions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SanctionEffect {
    /// It is recorded and changes nothing else.
    Recorded,
    /// The membership and the positions are suspended for a time.
    Suspended,
    /// The positions end; the membership stands.
    PositionsEnded,
    /// The membership ends, and every position with it.
    Expelled,
}
