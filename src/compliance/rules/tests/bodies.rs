//! Each rule about whole bodies, on both sides of its edge.
use std::collections::HashSet;

use super::super::{judge, members_on};
use super::{NONE, blocks, candidate, day, grown_up, held, lacks, ruling, statutes, told, warns, woman};
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::compliance::model::{Candidate, Facts, Held, Missing, Weight};
use crate::persons::Traits;
use crate::statutes::document::RuleEffect;

/// What is found against a bureau of so many men and women, on the day the last of them joins.
fn bureau(men: usize, women: usize, unknown: usize) -> Vec<(&'static str, Weight, Option<Missing>)> {
    let home = BodyId::new();
    let mut facts = Facts::default();
    let nobody = Traits { gender: None, ..grown_up() };
    let people = [(men, grown_up()), (women, woman()), (unknown, nobody)];
    let mut members = Vec::new();
    for (count, traits) in people {
        for _ in 0..count {
            let one = Held { body_id: home, ..held("bureau_member", "2026-03-15", None) };
            facts.traits.insert(one.person_id, traits);
            members.push(one);
        }
    }
    let candidates: Vec<Candidate> = members.iter().map(|one| candidate(one, "provincial_bureau")).collect();
    let mut statutes = statutes();
    statutes.quotas.retain(|quota| quota.age_max.is_none());
    let judgement = judge(&facts, &candidates, &ruling(statutes, &candidates), &HashSet::new());
    told(&judgement.of_bodies[0].findings)
}

#[test]
fn a_third_of_a_bureau_is_reached_or_not() {
    assert_eq!(bureau(4, 2, 0), NONE);
    assert_eq!(bureau(5, 2, 0), warns("women-are-too-few"));
    assert_eq!(bureau(4, 1, 1), lacks("women-are-too-few", Missing::Gender));
    assert_eq!(bureau(5, 1, 1), warns("women-are-too-few"));
    assert_eq!(
        bureau(2, 0, 0),
        [
            ("body-is-too-small", Weight::Warn, None),
            ("women-are-too-few", Weight::Unverifiable, Some(Missing::Members)),
        ]
    );
}

#[test]
fn a_bureau_has_fifteen_members_at_most() {
    assert_eq!(bureau(10, 5, 0), NONE);
    assert_eq!(bureau(10, 6, 0), blocks("body-is-full"));
}

#[test]
fn a_share_that_blocks_does_not_refuse_those_who_bring_it_nearer() {
    let mut statutes = statutes();
    for quota in &mut statutes.quotas {
        quota.effect = RuleEffect::Block;
    }
    let home = BodyId::new();
    let joins = |traits: Traits| {
        let mut facts = Facts::default();
        for _ in 0..5 {
            let member = Held { body_id: home, ..held("bureau_member", "2026-01-01", None) };
            facts.traits.insert(member.person_id, Traits { birth_date: None, ..grown_up() });
            facts.held.push(member);
        }
        let own = Held { body_id: home, ..held("bureau_member", "2026-03-15", None) };
        facts.traits.insert(own.person_id, traits);
        let candidates = [candidate(&own, "provincial_bureau")];
        let judgement = judge(&facts, &candidates, &ruling(statutes.clone(), &candidates), &HashSet::new());
        told(&judgement.of_bodies[0].findings)[0]
    };
    assert_eq!(joins(woman()), ("women-are-too-few", Weight::Warn, None));
    assert_eq!(joins(grown_up()), ("women-are-too-few", Weight::Block, None));
}

#[test]
fn a_person_with_two_positions_in_a_body_is_one_member() {
    let home = BodyId::new();
    let one = Held { body_id: home, ..held("bureau_member", "2026-03-15", None) };
    let two =
        Held { type_code: "bureau_treasurer".to_owned(), position_id: PositionId::new(), ..one.clone() };
    let members = members_on(day("2026-03-15"), [&one, &two].into_iter(), &Facts::default());
    assert_eq!(members.len(), 1);
    let none = members_on(day("2026-03-14"), [&one, &two].into_iter(), &Facts::default());
    assert_eq!(none.len(), 0);
}
