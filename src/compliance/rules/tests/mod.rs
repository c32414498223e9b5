//! Each rule of the default statutes, on both sides of its edge.
mod bodies;

use std::collections::HashMap;
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

const TODAY: &str = "2026-06-01";

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

/// Facts in which these persons are known, and members for long.
fn known(persons: &[(PersonId, Traits)]) -> Facts {
    let member = Belonging { standing: Standing::Active, tenure: tenure("1990-01-01", None) };
    Facts {
        traits: persons.iter().copied().collect(),
        belongings: persons.iter().map(|(id, _)| (*id, vec![member])).collect(),
        held: Vec::new(),
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
    let judgement = judge(facts, &candidates, &ruling(statutes, &candidates), day(TODAY));
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
fn one_is_old_enough_on_the_birthday_and_too_young_the_day_before() {
    let of = held("ethics_member", "2026-03-15", None);
    let born = |birth: Option<&str>| {
        let birth_date = birth.map(|day| day.parse().unwrap());
        against(&known(&[(of.person_id, Traits { birth_date, ..grown_up() })]), &of, statutes())
    };
    assert_eq!(born(Some("2001-03-15")), NONE);
    assert_eq!(born(Some("2001-03-16")), blocks("holder-is-too-young"));
    assert_eq!(born(None), lacks("holder-is-too-young", Missing::BirthDate));
    assert_eq!(born(Some("2000")), NONE);
    assert_eq!(born(Some("2001")), lacks("holder-is-too-young", Missing::BirthDate));
    assert_eq!(born(Some("2002")), blocks("holder-is-too-young"));
    assert_eq!(born(Some("../2000")), NONE, "born long before is old enough");
    assert_eq!(born(Some("../2005")), lacks("holder-is-too-young", Missing::BirthDate));
}

#[test]
fn a_refusal_names_the_clause_of_the_rule_and_what_it_asks() {
    let of = held("ethics_member", "2026-03-15", None);
    let young = Traits { birth_date: Some("2003-01-01".parse().unwrap()), ..grown_up() };
    let candidates = [candidate(&of, "ethics_committee")];
    let facts = known(&[(of.person_id, young)]);
    let judgement = judge(&facts, &candidates, &ruling(statutes(), &candidates), day(TODAY));
    let finding = &judgement.of_each[0][0];
    assert_eq!(finding.clause.as_ref().map(|clause| clause.id.as_str()), Some("art-23"));
    assert_eq!((finding.asked.as_deref(), finding.found.as_deref()), (Some("25"), Some("23")));
}

#[test]
fn seniority_is_reached_after_its_months_and_not_a_day_sooner() {
    // A provincial secretary needs twelve months.
    let of = held("provincial_secretary", "2026-03-15", None);
    let since = |memberships: &[(&str, Option<&str>)]| {
        let mut facts = known(&[(of.person_id, grown_up())]);
        let belongings = memberships
            .iter()
            .map(|(from, to)| Belonging { standing: Standing::Active, tenure: tenure(from, *to) });
        facts.belongings.insert(of.person_id, belongings.collect());
        against(&facts, &of, statutes())
    };
    assert_eq!(since(&[("2025-03-15", None)]), NONE);
    assert_eq!(since(&[("2025-03-16", None)]), blocks("seniority-is-too-short"));
    assert_eq!(
        since(&[("2020-01-01", Some("2025-06-30")), ("2025-07-01", None)]),
        NONE,
        "one unbroken membership"
    );
    assert_eq!(
        since(&[("2020-01-01", Some("2025-06-29")), ("2025-07-01", None)]),
        blocks("seniority-is-too-short")
    );
    assert_eq!(since(&[("../2025-09-01", None)]), lacks("seniority-is-too-short", Missing::Days));
    assert_eq!(since(&[("2025", None)]), lacks("seniority-is-too-short", Missing::Days));
    let perhaps_unbroken = [("2020-01-01", Some("2025")), ("2025-07-01", None)];
    assert_eq!(
        since(&perhaps_unbroken),
        lacks("seniority-is-too-short", Missing::Days),
        "nobody knows whether a day lies between"
    );
    let certain_beside_possible = [("2020-01-01", Some("2026")), ("2021-01-01", None)];
    assert_eq!(since(&certain_beside_possible), NONE, "the one that is certain tells");
    assert_eq!(since(&[("2024-01-01", None), ("2025-07-01", None)]), NONE, "both last");
    let unknown = since(&[]);
    let missing = |code| (code, Weight::Unverifiable, Some(Missing::Membership));
    assert_eq!(unknown, [missing("seniority-is-too-short"), missing("standing-does-not-qualify")]);
}

#[test]
fn a_member_in_good_standing_on_the_first_day_qualifies() {
    let of = held("pole_member", "2026-03-15", None);
    let stands = |standing, from: &str, to: Option<&str>| {
        let mut facts = known(&[(of.person_id, grown_up())]);
        facts.belongings.insert(of.person_id, vec![Belonging { standing, tenure: tenure(from, to) }]);
        against(&facts, &of, statutes())
    };
    let refused = blocks("standing-does-not-qualify");
    assert_eq!(stands(Standing::Active, "2020-01-01", None), NONE);
    assert_eq!(stands(Standing::Suspended, "2020-01-01", None), refused);
    assert_eq!(
        stands(Standing::Resigned, "2020-01-01", Some("2026-03-15")),
        NONE,
        "a member until that very day"
    );
    assert_eq!(stands(Standing::Resigned, "2020-01-01", Some("2026-03-14")), refused);
    assert_eq!(stands(Standing::Active, "2026-03-16", None), refused);
    let doubtful = lacks("standing-does-not-qualify", Missing::Days);
    assert_eq!(stands(Standing::Active, "2026", None), doubtful);
}

#[test]
fn a_first_day_known_in_part_breaks_a_rule_only_if_it_does_whichever_day_is_meant() {
    let of = |starts: &str, belonging: (&str, Option<&str>)| {
        let own = held("provincial_secretary", starts, None);
        let mut facts = known(&[(own.person_id, grown_up())]);
        let tenure = tenure(belonging.0, belonging.1);
        let standing = if belonging.1.is_some() { Standing::Resigned } else { Standing::Active };
        facts.belongings.insert(own.person_id, vec![Belonging { standing, tenure }]);
        against(&facts, &own, statutes())
    };
    let missing = |code| (code, Weight::Unverifiable, Some(Missing::Days));
    let both = [missing("seniority-is-too-short"), missing("standing-does-not-qualify")];
    assert_eq!(of("2022", ("2015-01-01", Some("2022-06-30"))), both, "a member when the year began");
    assert_eq!(of("2022-01", ("2015-01-01", Some("2022-06-30"))), NONE);
    assert_eq!(
        of("2022", ("2015-01-01", Some("2021-12-31"))).iter().filter(|one| one.1 == Weight::Block).count(),
        2
    );
    assert_eq!(of("2022", ("2021-06-30", None)), lacks("seniority-is-too-short", Missing::Days));
    assert_eq!(
        of("2022", ("2021-12-31", None)),
        lacks("seniority-is-too-short", Missing::Days),
        "on its last day"
    );
    assert_eq!(of("2022", ("2022-01-01", None)).first().map(|one| one.1), Some(Weight::Block));
    let all = [missing("holder-is-too-young"), both[0], both[1]];
    assert_eq!(of("../2022-12-08", ("2015-01-01", None)), all, "who knows how long before");
}

#[test]
fn a_position_kept_for_women_is_kept_for_women() {
    let mut statutes = statutes();
    let position = statutes.position_types.iter_mut().find(|of| of.code == "pole_member").unwrap();
    position.eligibility.as_mut().unwrap().gender = Some(Gender::Female);
    let of = held("pole_member", "2026-03-15", None);
    let is = |gender| {
        let traits = Traits { gender, ..grown_up() };
        against(&known(&[(of.person_id, traits)]), &of, statutes.clone())
    };
    assert_eq!(is(Some(Gender::Female)), NONE);
    assert_eq!(is(Some(Gender::Male)), blocks("position-is-kept-for-others"));
    assert_eq!(is(None), lacks("position-is-kept-for-others", Missing::Gender));
}

#[test]
fn positions_exclude_each_other_while_both_last_whichever_comes_first() {
    let own = held("bureau_treasurer", "2026-03-15", None);
    let beside = |code: &str, starts: &str, ends: Option<&str>| {
        let mut facts = known(&[(own.person_id, grown_up())]);
        facts.held.push(Held { person_id: own.person_id, ..held(code, starts, ends) });
        against(&facts, &own, statutes())
    };
    let refused = blocks("positions-are-incompatible");
    assert_eq!(beside("bureau_rapporteur", "2020-01-01", Some("2026-03-14")), NONE);
    assert_eq!(beside("bureau_rapporteur", "2020-01-01", Some("2026-03-15")), refused);
    assert_eq!(beside("bureau_rapporteur", "2020-01-01", None), refused);
    assert_eq!(beside("pole_member", "2020-01-01", None), NONE);
    let doubtful = lacks("positions-are-incompatible", Missing::Days);
    assert_eq!(beside("bureau_rapporteur", "2020-01-01", Some("2026")), doubtful);
    // The other way round: the treasurer says so, and the rapporteur is held to it.
    let rapporteur = held("bureau_rapporteur", "2026-03-15", None);
    let mut facts = known(&[(rapporteur.person_id, grown_up())]);
    facts.held.push(Held { person_id: rapporteur.person_id, ..held("bureau_treasurer", "2020-01-01", None) });
    assert_eq!(against(&facts, &rapporteur, statutes()), refused);
}

/// A national secretary with these terms before the one that begins on `starts`.
fn after_terms(starts: &str, terms: &[(&str, &str)]) -> Vec<(&'static str, Weight, Option<Missing>)> {
    let own = held("national_secretary", starts, None);
    let mut facts = known(&[(own.person_id, grown_up())]);
    for (from, to) in terms {
        let term = held("national_secretary", from, Some(to));
        facts.held.push(Held { person_id: own.person_id, body_id: own.body_id, ..term });
    }
    against(&facts, &own, statutes())
}

#[test]
fn a_third_term_in_a_row_is_one_too_many() {
    let (first, second) = (("2018-01-01", "2021-12-31"), ("2022-01-01", "2025-12-31"));
    assert_eq!(after_terms("2026-01-01", &[second]), NONE);
    assert_eq!(after_terms("2026-01-01", &[first, second]), blocks("terms-are-used-up"));
    assert_eq!(after_terms("2026-01-01", &[("2018", "2021"), second]), blocks("terms-are-used-up"));
}

#[test]
fn a_term_counts_those_that_began_before_it_and_none_that_came_later() {
    let [first, second, third] =
        [("2018-01-01", "2021-12-31"), ("2022-01-01", "2025-12-31"), ("2026-01-01", "2029-12-31")];
    assert_eq!(after_terms("2014-01-01", &[first, second, third]), NONE);
    assert_eq!(after_terms("2017-12-31", &[("2018-01-01", "2021-12-31"), second]), NONE);
    assert_eq!(
        after_terms("2021-12-31", &[first, ("2014-01-01", "2017-12-31")]),
        blocks("terms-are-used-up")
    );
    let at_once = after_terms("2022-01-01", &[first, second]);
    assert_eq!(at_once, lacks("terms-are-used-up", Missing::Days), "nobody knows which came first");
}

#[test]
fn a_whole_term_out_of_office_breaks_the_row_and_a_day_less_does_not() {
    let (first, second) = (("2014-01-01", "2017-12-31"), ("2018-01-01", "2021-12-31"));
    assert_eq!(after_terms("2026-01-01", &[first, second]), NONE);
    assert_eq!(after_terms("2025-12-31", &[first, second]), blocks("terms-are-used-up"));
    let vague = after_terms("2025-12-31", &[first, ("2018-01-01", "2021")]);
    assert_eq!(vague, lacks("terms-are-used-up", Missing::Days), "it may have ended in January");
}

#[test]
fn a_term_in_another_body_or_for_another_holder_is_not_of_the_row() {
    let own = held("national_secretary", "2026-01-01", None);
    let mut facts = known(&[(own.person_id, grown_up())]);
    for (from, to, is_acting) in [("2014-01-01", "2017-12-31", false), ("2018-01-01", "2025-12-31", true)] {
        let term = held("national_secretary", from, Some(to));
        facts.held.push(Held { person_id: own.person_id, body_id: own.body_id, is_acting, ..term.clone() });
        facts.held.push(Held { person_id: own.person_id, ..term });
    }
    assert_eq!(against(&facts, &own, statutes()), NONE);
    let acting = Held { is_acting: true, ..own };
    assert_eq!(against(&facts, &acting, statutes()), NONE, "acting for another uses up nothing");
}

#[test]
fn a_term_to_come_ends_in_time_and_one_that_is_over_lasted_as_long_as_it_had_to() {
    let ends = |ends: &str| {
        let of = held("pole_member", "2024-01-01", Some(ends));
        against(&known(&[(of.person_id, grown_up())]), &of, statutes())
    };
    assert_eq!(ends("2027-12-31"), NONE);
    assert_eq!(ends("2028-01-01"), warns("term-is-too-long"));
    let acting = Held { is_acting: true, ..held("pole_member", "2024-01-01", Some("2028-01-01")) };
    let facts = known(&[(acting.person_id, grown_up())]);
    assert_eq!(against(&facts, &acting, statutes()), NONE, "whoever acts for another has no term");
    let over = held("pole_member", "2016-01-01", Some("2025-12-31"));
    assert_eq!(against(&known(&[(over.person_id, grown_up())]), &over, statutes()), NONE);
}

#[test]
fn a_mode_is_one_of_those_the_statutes_know_or_none_at_all() {
    let by = |mode| {
        let of = Held { mode, ..held("provincial_secretary", "2026-03-15", None) };
        against(&known(&[(of.person_id, grown_up())]), &of, statutes())
    };
    assert_eq!(by(Mode::Consensus), NONE);
    assert_eq!(by(Mode::Unspecified), NONE);
    assert_eq!(by(Mode::Appointment), blocks("mode-is-not-allowed"));
}

#[test]
fn whoever_sits_ex_officio_holds_the_position_that_brings_it() {
    let own = Held { mode: Mode::ExOfficio, ..held("council_member", "2026-03-15", None) };
    let with = |code: &str, ends: Option<&str>| {
        let mut facts = known(&[(own.person_id, grown_up())]);
        facts.held.push(Held { person_id: own.person_id, ..held(code, "2020-01-01", ends) });
        against(&facts, &own, statutes())
    };
    assert_eq!(with("provincial_secretary", None), NONE);
    assert_eq!(with("provincial_secretary", Some("2026-03-15")), NONE);
    assert_eq!(with("provincial_secretary", Some("2026-03-14")), blocks("other-position-is-missing"));
    assert_eq!(with("pole_member", None), blocks("other-position-is-missing"));
    let some_day = Held { tenure: tenure("2026", None), ..own.clone() };
    let mut facts = known(&[(own.person_id, grown_up())]);
    let brings = held("provincial_secretary", "2020-01-01", Some("2026-06-30"));
    facts.held.push(Held { person_id: own.person_id, ..brings });
    let doubtful = lacks("other-position-is-missing", Missing::Days);
    assert_eq!(against(&facts, &some_day, statutes()), doubtful, "it may have been before July");
}

#[test]
fn the_seats_kept_for_women_are_left_to_them() {
    // Six seats: two for women, two for the young (a fifth, rounded up), two for anybody.
    let own = Held { seats: Some(6), ..held("council_member", "2026-03-15", None) };
    let after = |others: &[Traits], traits: Traits| {
        let mut facts = known(&[(own.person_id, traits)]);
        for other in others {
            let member = held("council_member", "2026-01-01", None);
            facts.traits.insert(member.person_id, *other);
            facts.held.push(Held { position_id: own.position_id, body_id: own.body_id, ..member });
        }
        against(&facts, &own, statutes())
    };
    let (man, unknown) = (grown_up(), Traits { gender: None, ..grown_up() });
    assert_eq!(after(&[man], man), NONE);
    assert_eq!(after(&[man, man], man), blocks("seats-are-reserved"));
    assert_eq!(after(&[man, man], woman()), NONE);
    assert_eq!(after(&[man, man], unknown), lacks("seats-are-reserved", Missing::Gender));
    assert_eq!(after(&[man, man, man], woman()), NONE, "what the others hold is not held against her");
    let mut facts = known(&[(own.person_id, man)]);
    for ends in [None, Some("2026")] {
        let member = held("council_member", "2026-01-01", ends);
        facts.traits.insert(member.person_id, man);
        facts.held.push(Held { position_id: own.position_id, body_id: own.body_id, ..member });
    }
    let doubtful = lacks("seats-are-reserved", Missing::Days);
    assert_eq!(against(&facts, &own, statutes()), doubtful, "one of them may have left");
}

#[test]
fn candidates_are_judged_as_if_all_were_made() {
    let first = held("bureau_treasurer", "2026-03-15", None);
    let second = Held { person_id: first.person_id, ..held("bureau_rapporteur", "2026-03-15", None) };
    let candidates = [candidate(&first, "provincial_bureau"), candidate(&second, "provincial_bureau")];
    let facts = known(&[(first.person_id, grown_up())]);
    let judgement = judge(&facts, &candidates, &ruling(statutes(), &candidates), day(TODAY));
    let both: HashMap<_, _> =
        judgement.of_each.iter().map(|found| told(found)[0]).map(|one| (one.0, one.1)).collect();
    assert_eq!(judgement.of_each.len(), 2);
    assert_eq!(both, HashMap::from([("positions-are-incompatible", Weight::Block)]));
}
