//! Judges appointments as if all of them were made: each by itself, then the bodies they are in.
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::bodies::BodyId;
use crate::persons::{PersonId, Traits};
use crate::statutes::StatutesId;
use crate::statutes::document::{BodyType, Document, PositionType};
use crate::words::Certainty;

use super::{BodyCase, Findings, Member, body_findings, eligibility, offices, reserved, terms};
use crate::compliance::model::{Belonging, Candidate, Facts, Finding, Held, JudgedBody, Judgement};

/// One appointment and everything it is held against.
pub(super) struct Case<'a> {
    pub(super) of: &'a Held,
    pub(super) statutes: &'a Document,
    pub(super) kind: &'a PositionType,
    pub(super) body_kind: Option<&'a BodyType>,
    pub(super) traits: Traits,
    pub(super) belongings: &'a [Belonging],
    /// What else the holder holds, held or will hold.
    pub(super) others: Vec<&'a Held>,
    /// Who else holds the position on the first day.
    pub(super) beside: Vec<(&'a Held, Traits)>,
    pub(super) today: NaiveDate,
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
        let is_anew = |held: &&Held| {
            held.id.is_none() || !candidates.iter().any(|candidate| candidate.held.id == held.id)
        };
        let mut all: Vec<&Held> = facts.held.iter().filter(is_anew).collect();
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

    fn those<'w>(
        &'w self,
        found: Option<&'w Vec<usize>>,
    ) -> impl Iterator<Item = (usize, &'a Held)> + use<'w, 'a> {
        let indices = found.map(Vec::as_slice).unwrap_or_default();
        indices.iter().filter_map(|index| Some((*index, *self.all.get(*index)?)))
    }
}

/// Judges the candidates, each by the statutes of its first day.
pub(in crate::compliance) fn judge(
    facts: &Facts,
    candidates: &[Candidate],
    ruling: &Ruling,
    today: NaiveDate,
) -> Judgement {
    let world = World::of(facts, candidates);
    let mut judgement = Judgement::default();
    let mut bodies: Vec<(BodyId, NaiveDate, &str, Vec<usize>)> = Vec::new();
    for (number, candidate) in candidates.iter().enumerate() {
        let held = &candidate.held;
        let day = held.tenure.starts.latest();
        judgement.of_each.push(judge_one(&world, facts, candidate, number, ruling, today));
        let mut of_holder = world.those(world.of_person.get(&held.person_id));
        if of_holder.any(|(_, other)| is_overtaken(held, other)) {
            judgement.overtaken.push(held.person_id);
        }
        match bodies.iter_mut().find(|(body, first, ..)| *body == held.body_id && *first == day) {
            Some((.., newcomers)) => newcomers.push(number),
            None => bodies.push((held.body_id, day, &candidate.body_type, vec![number])),
        }
    }
    for (body_id, day, body_type, newcomers) in bodies {
        let Some((statutes_id, statutes)) = ruling.get(&day) else { continue };
        let Some(kind) = statutes.body_type(body_type) else { continue };
        let here = world.those(world.in_body.get(&body_id)).map(|(_, held)| held);
        let members = members_on(day, here, facts);
        let traits: Vec<Traits> = newcomers
            .iter()
            .filter_map(|number| candidates.get(*number))
            .map(|candidate| facts.traits_of(candidate.held.person_id))
            .collect();
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

/// Whether `other` is a later term in the same position, which the earlier one counts against.
fn is_overtaken(held: &Held, other: &Held) -> bool {
    let is_later = held.tenure.starts.latest() <= other.tenure.starts.latest() && held.id != other.id;
    is_later && held.type_code == other.type_code && held.body_id == other.body_id
}

fn judge_one(
    world: &World<'_>,
    facts: &Facts,
    candidate: &Candidate,
    number: usize,
    ruling: &Ruling,
    today: NaiveDate,
) -> Vec<Finding> {
    let of = &candidate.held;
    let day = of.tenure.starts.latest();
    let Some((statutes_id, statutes)) = ruling.get(&day) else { return Vec::new() };
    // Statutes that do not know the position have nothing to say of who holds it.
    let Some(kind) = statutes.position_type(&of.type_code) else { return Vec::new() };
    let own = world.first.saturating_add(number);
    let others = world.those(world.of_person.get(&of.person_id)).filter(|(index, _)| *index != own);
    let others = others.map(|(_, held)| held).collect();
    // Only a position that keeps seats for some asks who else holds it.
    let in_body = world.in_body.get(&of.body_id).filter(|_| !kind.reserved.is_empty());
    let beside = world
        .those(in_body)
        .filter(|(index, held)| *index != own && held.position_id == of.position_id)
        .filter(|(_, held)| held.tenure.on(day) == Some(Certainty::Certain))
        .map(|(_, held)| (held, facts.traits_of(held.person_id)))
        .collect();
    let case = Case {
        of,
        statutes,
        kind,
        body_kind: statutes.body_type(&candidate.body_type),
        traits: facts.traits_of(of.person_id),
        belongings: facts.belongings.get(&of.person_id).map(Vec::as_slice).unwrap_or_default(),
        others,
        beside,
        today,
    };
    let mut findings = Findings::under(*statutes_id, statutes);
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
