//! Each rule of the default statutes, on both sides of its edge.
mod bodies;
mod eligibility;
mod offices;
mod reserved;
mod terms;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::{Ruling, judge};
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::compliance::model::{Belonging, Candidate, Facts, Finding, Held, Missing, Weight};
use crate::persons::{PersonId, Standing, Traits};
use crate::statutes::document::{Document, Mode};
use crate::statutes::{DEFAULT, StatutesId};
use crate::words::{Gender, Tenure};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn tenure(starts: &str, ends: Option<&str>) -> Tenure {
    Tenure { starts: starts.parse().unwrap(), ends: ends.map(|ends| ends.parse().unwrap()) }
}

fn statutes() -> Document {
    serde_json::from_str(DEFAULT).unwrap()
}

/// An appointment of somebody new to a position of a new body.
fn held(code: &str, starts: &str, ends: Option<&str>) -> Held {
    Held {
        id: None,
        position_id: PositionId::new(),
        type_code: code.to_owned(),
        seats: None,
        body_id: BodyId::new(),
        person_id: PersonId::new(),
        tenure: tenure(starts, ends),
        is_end_set: true,
        is_acting: false,
        mode: Mode::Unspecified,
    }
}

fn grown_up() -> Traits {
    Traits { gender: Some(Gender::Male), birth_date: Some("1970-01-01".parse().unwrap()) }
}

fn woman() -> Traits {
    Traits { gender: Some(Gender::Female), ..grown_up() }
}

/// A membership that was never suspended.
fn lasting(standing: Standing, tenure: Tenure) -> Belonging {
    Belonging { standing, tenure, suspensions: Vec::new() }
}

/// Facts in which these persons are known, and members for long.
fn known(persons: &[(PersonId, Traits)]) -> Facts {
    let member = lasting(Standing::Active, tenure("1990-01-01", None));
    Facts {
        traits: persons.iter().copied().collect(),
        belongings: persons.iter().map(|(id, _)| (*id, vec![member.clone()])).collect(),
        ..Facts::default()
    }
}

fn ruling(statutes: Document, candidates: &[Candidate]) -> Ruling {
    let (id, statutes) = (StatutesId::new(), Arc::new(statutes));
    let days = candidates.iter().map(|candidate| candidate.held.tenure.starts.latest());
    days.map(|day| (day, (id, Arc::clone(&statutes)))).collect()
}

fn candidate(held: &Held, body_type: &str) -> Candidate {
    Candidate { held: held.clone(), body_type: body_type.to_owned() }
}

fn told(findings: &[Finding]) -> Vec<(&'static str, Weight, Option<Missing>)> {
    findings.iter().map(|finding| (finding.rule.code, finding.weight, finding.missing)).collect()
}

/// What is found against one appointment by itself.
fn against(facts: &Facts, held: &Held, statutes: Document) -> Vec<(&'static str, Weight, Option<Missing>)> {
    let candidates = [candidate(held, "a_body_of_no_type")];
    let judgement = judge(facts, &candidates, &ruling(statutes, &candidates), &HashSet::new());
    told(&judgement.of_each[0])
}

const NONE: [(&str, Weight, Option<Missing>); 0] = [];

fn blocks(code: &'static str) -> [(&'static str, Weight, Option<Missing>); 1] {
    [(code, Weight::Block, None)]
}
fn warns(code: &'static str) -> [(&'static str, Weight, Option<Missing>); 1] {
    [(code, Weight::Warn, None)]
}
fn lacks(code: &'static str, missing: Missing) -> [(&'static str, Weight, Option<Missing>); 1] {
    [(code, Weight::Unverifiable, Some(missing))]
}

#[test]
fn a_refusal_names_the_clause_of_the_rule_and_what_it_asks() {
    let of = held("ethics_member", "2026-03-15", None);
    let young = Traits { birth_date: Some("2003-01-01".parse().unwrap()), ..grown_up() };
    let candidates = [candidate(&of, "ethics_committee")];
    let facts = known(&[(of.person_id, young)]);
    let judgement = judge(&facts, &candidates, &ruling(statutes(), &candidates), &HashSet::new());
    let finding = &judgement.of_each[0][0];
    assert_eq!(finding.clause.as_ref().map(|clause| clause.id.as_str()), Some("art-23"));
    assert_eq!((finding.asked.as_deref(), finding.found.as_deref()), (Some("25"), None));
}

#[test]
fn candidates_are_judged_as_if_all_were_made() {
    let first = held("bureau_treasurer", "2026-03-15", None);
    let second = Held { person_id: first.person_id, ..held("bureau_rapporteur", "2026-03-15", None) };
    let candidates = [candidate(&first, "provincial_bureau"), candidate(&second, "provincial_bureau")];
    let facts = known(&[(first.person_id, grown_up())]);
    let judgement = judge(&facts, &candidates, &ruling(statutes(), &candidates), &HashSet::new());
    let found: Vec<_> = judgement.of_each.iter().map(|found| told(found)).collect();
    assert_eq!(found, [blocks("positions-are-incompatible"), blocks("positions-are-incompatible")]);
}
