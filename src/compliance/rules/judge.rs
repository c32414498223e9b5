//! Judges appointments as if all of them were made: each by itself, then the bodies they are in.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::NaiveDate;

use crate::bodies::{BodyId, Forerunner};
use crate::persons::{PersonId, Traits};
use crate::statutes::StatutesId;
use crate::statutes::document::{Document, PositionType, RuleEffect};
use crate::words::Certainty;

use super::{
    BodyCase, Findings, Member, Refusal, Verdict, body_findings, eligibility, offices, reserved, terms,
};
use crate::compliance::model::{Belonging, Candidate, Facts, Finding, Held, JudgedBody, Judgement};

/// One appointment and everything it is held against.
pub(super) struct Case<'a> {
    pub(super) of: &'a Held,
    pub(super) statutes: &'a Document,
    pub(super) kind: &'a PositionType,
    pub(super) body_type: &'a str,
    pub(super) traits: Traits,
    pub(super) belongings: &'a [Belonging],
    /// What else the holder holds, held or will hold.
    pub(super) others: Vec<&'a Held>,
    /// Who else holds the position on the first day, certainly or possibly.
    pub(super) beside: Vec<(Traits, Certainty)>,
    /// What the body came of.
    pub(super) forerunners: &'a [Forerunner],
}

/// Which statutes rule on which day.
pub(in crate::compliance) type Ruling = HashMap<NaiveDate, (StatutesId, Arc<Document>)>;

/// The recorded appointments and the candidates, found by person and by body.
struct World<'a> {
    all: Vec<&'a Held>,
    of_person: HashMap<PersonId, Vec<usize>>,
    in_body: HashMap<BodyId, Vec<usize>>,
    /// Where the first candidate stands in `all`.
    first: usize,
}

impl<'a> World<'a> {
    fn of(facts: &'a Facts, candidates: &'a [Candidate]) -> Self {
        let judged: HashSet<_> = candidates.iter().filter_map(|candidate| candidate.held.id).collect();
        let is_other = |held: &&Held| held.id.is_none_or(|id| !judged.contains(&id));
        let mut all: Vec<&Held> = facts.held.iter().filter(is_other).collect();
        let first = all.len();
        all.extend(candidates.iter().map(|candidate| &candidate.held));
        let (mut of_person, mut in_body): (HashMap<_, Vec<usize>>, HashMap<_, Vec<usize>>) =
            Default::default();
        for (index, held) in all.iter().enumerate() {
            of_person.entry(held.person_id).or_default().push(index);
            in_body.entry(held.body_id).or_default().push(index);
        }
        Self { all, of_person, in_body, first }
    }

    /// Whether a candidate may put another appointment in a new light: its holder holds others, or it is in a position
    /// that keeps seats for some, be it in other years.
    fn has_bearing_on_others(&self, candidate: &Candidate, keeping: &HashSet<String>) -> bool {
        let held = &candidate.held;
        self.of_person.get(&held.person_id).is_some_and(|all| all.len() > 1)
            || keeping.contains(&held.type_code)
    }

    fn those<'w>(
        &'w self,
        found: Option<&'w Vec<usize>>,
    ) -> impl Iterator<Item = (usize, &'a Held)> + use<'w, 'a> {
        let indices = found.map(Vec::as_slice).unwrap_or_default();
        indices.iter().filter_map(|index| Some((*index, *self.all.get(*index)?)))
    }
}

/// Judges the candidates, each by the statutes of its first day, and the bodies they are in. `keeping` are the types of
/// positions that keep seats for some, by any statutes.
pub(in crate::compliance) fn judge(
    facts: &Facts,
    candidates: &[Candidate],
    ruling: &Ruling,
    keeping: &HashSet<String>,
) -> Judgement {
    let world = World::of(facts, candidates);
    let of_each = judge_all(&world, facts, candidates, ruling);
    let mut judgement = Judgement { of_each, ..Judgement::default() };
    // Those who begin in a body on one day, in the order in which the first of them stands among the candidates.
    let mut bodies: Vec<(BodyId, NaiveDate, Vec<usize>)> = Vec::new();
    let mut places: HashMap<(BodyId, NaiveDate), usize> = HashMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let (body, day) = (candidate.held.body_id, candidate.held.tenure.starts.latest());
        let place = *places.entry((body, day)).or_insert(bodies.len());
        match bodies.get_mut(place) {
            Some((.., newcomers)) => newcomers.push(number),
            None => bodies.push((body, day, vec![number])),
        }
        if world.has_bearing_on_others(candidate, keeping) {
            judgement.altered.push(candidate.held.person_id);
        }
    }
    for (body_id, day, newcomers) in bodies {
        let Some((statutes_id, statutes)) = ruling.get(&day) else { continue };
        let new: Vec<&Candidate> = newcomers.iter().filter_map(|number| candidates.get(*number)).collect();
        let kind = new.first().and_then(|first| statutes.body_type(&first.body_type));
        let Some(kind) = kind else { continue };
        let here = world.those(world.in_body.get(&body_id)).map(|(_, held)| held);
        let members = members_on(day, here, facts);
        let traits: Vec<Traits> = new.iter().map(|new| facts.traits_of(new.held.person_id)).collect();
        let case = BodyCase {
            statutes_id: *statutes_id,
            statutes,
            kind,
            day,
            members: &members,
            newcomers: &traits,
        };
        let last = newcomers.last().copied().unwrap_or_default();
        judgement.of_bodies.push(JudgedBody { body_id, day, findings: body_findings(&case), last });
    }
    judgement
}

/// Judges the candidates, each by itself and by the statutes of its first day.
pub(in crate::compliance) fn judge_each(
    facts: &Facts,
    candidates: &[Candidate],
    ruling: &Ruling,
) -> Vec<Vec<Finding>> {
    judge_all(&World::of(facts, candidates), facts, candidates, ruling)
}

fn judge_all(
    world: &World<'_>,
    facts: &Facts,
    candidates: &[Candidate],
    ruling: &Ruling,
) -> Vec<Vec<Finding>> {
    let one = |(number, candidate)| judge_one(world, facts, candidate, number, ruling);
    candidates.iter().enumerate().map(one).collect()
}

fn judge_one(
    world: &World<'_>,
    facts: &Facts,
    candidate: &Candidate,
    number: usize,
    ruling: &Ruling,
) -> Vec<Finding> {
    let of = &candidate.held;
    let day = of.tenure.starts.latest();
    let Some((statutes_id, statutes)) = ruling.get(&day) else { return Vec::new() };
    let mut findings = Findings::under(*statutes_id, statutes);
    let kind = statutes.position_type(&of.type_code);
    // A body of a type that they do not know is no reason to doubt its offices.
    let is_there = |kind: &&PositionType| {
        statutes.body_type(&candidate.body_type).is_none() || kind.is_in(&candidate.body_type)
    };
    let Some(kind) = kind.filter(is_there) else {
        let (rule, found) = (Refusal::OfficeIsNotInForce, Some(of.type_code.clone()));
        findings.note(rule, (RuleEffect::Block, None), Verdict::Broken, None, found);
        return findings.into_found();
    };
    let own = world.first.saturating_add(number);
    let others = world.those(world.of_person.get(&of.person_id)).filter(|(index, _)| *index != own);
    let others = others.map(|(_, held)| held).collect();
    // Only a position that keeps seats for some asks who else holds it.
    let in_body = world.in_body.get(&of.body_id).filter(|_| !kind.reserved.is_empty());
    let beside = world
        .those(in_body)
        .filter(|(index, held)| *index != own && held.position_id == of.position_id)
        .filter_map(|(_, held)| {
            Some((facts.traits_of(held.person_id), held.tenure.on_some(of.tenure.starts)?))
        })
        .collect();
    let case = Case {
        of,
        statutes,
        kind,
        body_type: &candidate.body_type,
        traits: facts.traits_of(of.person_id),
        belongings: facts.belongings.get(&of.person_id).map(Vec::as_slice).unwrap_or_default(),
        others,
        beside,
        forerunners: facts.forerunners.get(&of.body_id).map(Vec::as_slice).unwrap_or_default(),
    };
    offices::check_mode(&case, &mut findings);
    eligibility::check(&case, &mut findings);
    offices::check_incompatible(&case, &mut findings);
    offices::check_ex_officio(&case, &mut findings);
    terms::check(&case, &mut findings);
    reserved::check(&case, &mut findings);
    findings.into_found()
}

/// The members of a body on a day, each person once, whatever the positions.
pub(in crate::compliance) fn members_on<'a>(
    day: NaiveDate,
    held: impl Iterator<Item = &'a Held>,
    facts: &Facts,
) -> Vec<Member> {
    let mut seen: HashMap<PersonId, Certainty> = HashMap::new();
    for one in held {
        if let Some(certainty) = one.tenure.on(day) {
            let known = seen.entry(one.person_id).or_insert(certainty);
            if certainty == Certainty::Certain {
                *known = certainty;
            }
        }
    }
    let member = |(person, certainty)| Member { traits: facts.traits_of(person), certainty };
    seen.into_iter().map(member).collect()
}
