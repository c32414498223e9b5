//! The levels of the party and the types of bodies at each.
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa::openapi::schema::{Array, ArrayBuilder};
use utoipa::openapi::{ObjectBuilder, Type};

use super::{ClauseId, Code, ElectionRules, Enforcement, Majority, Quorum, RuleName, SlugWord, Tie};
use crate::words::Labels;

/// The levels of territory that a level of the party may cover.
pub const TERRITORY_LEVELS: [&str; 8] = [
    "country",
    "region",
    "province",
    "prefecture",
    "cercle",
    "commune",
    "arrondissement",
    "prefecture_of_arrondissements",
];

/// What the contract says of them: one of those words each, and no fewer than one.
fn territory_levels() -> Array {
    let word = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(TERRITORY_LEVELS));
    ArrayBuilder::new().items(word).min_items(Some(1)).max_items(Some(TERRITORY_LEVELS.len())).build()
}

/// A level of the party and the territories it covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PartyLevel)]
pub struct Level {
    /// Its code: `provincial`.
    pub code: Code,
    /// Its name.
    pub labels: Labels,
    /// The levels of territory it may cover.
    #[serde(default)]
    #[schema(required = true, schema_with = territory_levels)]
    pub territory_levels: Vec<Code>,
    /// Whether the party must be present at this level in every such territory.
    #[serde(default)]
    pub required: bool,
}

/// What a body is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// The assembly the other bodies come from.
    Congress,
    /// A council that deliberates between two congresses.
    Deliberative,
    /// A secretariat that carries decisions out.
    Executive,
    /// The inner circle of a secretariat.
    Bureau,
    /// A thematic body under a secretariat.
    Pole,
    /// A committee with a competence of its own.
    Committee,
    /// A desk that serves the public.
    Service,
    /// An organization beside the party: youth, women.
    Parallel,
}

/// What whoever stands in for a member at a meeting may do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Substitutes {
    /// Be heard.
    #[default]
    Heard,
    /// Vote for the member, and be counted for the member in the quorum.
    Voting,
}

/// A type of body that the party may have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BodyType {
    /// Its code: `provincial_secretariat`.
    pub code: Code,
    /// Its name.
    pub labels: Labels,
    /// The word it puts in the slugs of its bodies, used by no other type: `secretariat` in `taounate-secretariat`.
    pub slug: SlugWord,
    /// The level it belongs to; none when it takes the level of the body it stands under.
    #[serde(default)]
    pub level: Option<Code>,
    /// What it is for.
    pub kind: BodyKind,
    /// The types of bodies it may stand under: several are possible, a pole may stand under any secretariat. Empty:
    /// it stands under no other body.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub parents: Vec<Code>,
    /// Whether it may also stand under no other body.
    #[serde(default)]
    pub root: bool,
    /// Whether it governs: a change in it, or in what stands under it, opens the legal tasks of a governing body.
    #[serde(default)]
    pub governing: bool,
    /// What it alone decides: `membership_applications`, `ethics`, `dossiers`.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub competences: Vec<Code>,
    /// The types of bodies that it may create under itself by its own decision.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub creates: Vec<Code>,
    /// The types of bodies made under it on the day it is created.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub on_creation: Vec<Code>,
    /// How its bodies are named when no name is given; `{territory}` stands for the territory.
    #[serde(default)]
    pub name: Option<Labels>,
    /// Years its members serve, 1 to 20.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 20)]
    pub term_years: Option<u32>,
    /// Members it needs, 1 to 10000.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 10_000)]
    pub seats_min: Option<u32>,
    /// Members it may have, 1 to 10000.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 10_000)]
    pub seats_max: Option<u32>,
    /// Sessions it owes a year, 1 to 366.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 366)]
    pub sessions_per_year: Option<u32>,
    /// Meetings in a row that a member may miss without an excuse, 1 to 100.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 100)]
    pub absences_max: Option<u32>,
    /// Days between its convocation and its meeting, 0 to 365.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 365)]
    pub notice_days: Option<u32>,
    /// How many must be present for it to decide.
    #[serde(default)]
    pub quorum: Option<Quorum>,
    /// How many votes carry each kind of decision: `default`, then the exceptions, at most 50.
    #[serde(default)]
    pub majority: BTreeMap<Code, Majority>,
    /// The type of the body above that has to confirm what this one decides on a subject before that acts, at most 50: on a
    /// subject of a majority (`expulsion`, `statutes`, `dissolution`), or on a kind of effect (`form_body`, `admit_member`).
    #[serde(default)]
    pub confirmed_by: BTreeMap<Code, Code>,
    /// What becomes of a decision with as many votes for as against; `rejected`, if absent.
    #[serde(default)]
    pub tie: Tie,
    /// What whoever stands in for a member at a meeting may do; `heard`, if absent.
    #[serde(default)]
    pub substitutes: Substitutes,
    /// How it elects; in two rounds, the second by the most votes, if absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub elections: Option<ElectionRules>,
    /// Whether a territory has one such body at most.
    #[serde(default)]
    pub unique_per_territory: bool,
    /// How strictly its rules are meant: `seats_min`, `seats_max`, `creation`, `notice`.
    #[serde(default)]
    pub enforcement: BTreeMap<RuleName, Enforcement>,
    /// The clause it rests on.
    #[serde(default)]
    pub clause: Option<ClauseId>,
}
