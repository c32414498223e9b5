//! How long and how often in a row, on both sides of each edge.
use std::collections::HashSet;

use super::super::judge;
use super::{
    NONE, against, blocks, candidate, day, grown_up, held, known, lacks, ruling, statutes, told, warns,
};
use crate::bodies::{BodyId, Forerunner};
use crate::compliance::model::{Held, Missing, Weight};
use crate::words::PartialDate;

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
fn a_term_is_set_to_end_in_its_years_and_what_ended_it_came_when_it_came() {
    let ends = |ends: &str| {
        let of = held("pole_member", "2024-01-01", Some(ends));
        against(&known(&[(of.person_id, grown_up())]), &of, statutes())
    };
    assert_eq!(ends("2027-12-31"), NONE);
    assert_eq!(ends("2028-01-01"), warns("term-is-too-long"));
    assert_eq!(ends("2027-12/2028-01"), lacks("term-is-too-long", Missing::Days));
    let known_to = |of: &Held| against(&known(&[(of.person_id, grown_up())]), of, statutes());
    let long = held("pole_member", "2024-01-01", Some("2028-01-01"));
    let acting = Held { is_acting: true, ..long.clone() };
    assert_eq!(known_to(&acting), NONE, "whoever acts for another has no term");
    let resigned = Held { is_end_set: false, ..long };
    assert_eq!(known_to(&resigned), NONE, "the holder carried over until then");
}

#[test]
fn a_term_that_is_over_lasted_as_long_as_it_had_to() {
    let of = held("pole_member", "2016-01-01", Some("2025-12-31"));
    let candidates = [candidate(&of, "pole")];
    let facts = known(&[(of.person_id, grown_up())]);
    let found =
        judge(&facts, &candidates, &ruling(statutes(), &candidates), &HashSet::new()).of_each.remove(0);
    assert_eq!(told(&found), warns("term-is-too-long"));
    let told_of = |on: &str| found[0].is_told_of(day(on));
    assert_eq!((told_of("2016-01-01"), told_of("2025-12-30"), told_of("2025-12-31")), (true, true, false));
}

/// A national secretary for the third time, after two terms in a body that became this one on `on`, if it did.
fn after_a_merger(
    on: Option<&str>,
    starts: &str,
    inherits: bool,
) -> Vec<(&'static str, Weight, Option<Missing>)> {
    let own = held("national_secretary", starts, None);
    let mut facts = known(&[(own.person_id, grown_up())]);
    let other = BodyId::new();
    for (from, to) in [("2014-01-01", "2017-12-31"), ("2018-01-01", "2021-12-31")] {
        let term = held("national_secretary", from, Some(to));
        facts.held.push(Held { person_id: own.person_id, body_id: other, ..term });
    }
    let on: Option<PartialDate> = on.map(|on| on.parse().unwrap());
    let forerunner = on.map(|on| Forerunner { body_id: other, until: on, since: on });
    facts.forerunners.insert(own.body_id, forerunner.into_iter().collect());
    let mut statutes = statutes();
    let mut kinds = statutes.position_types.iter_mut();
    kinds.find(|kind| kind.code == "national_secretary").unwrap().terms_inherited = inherits;
    against(&facts, &own, statutes)
}

#[test]
fn terms_in_a_body_that_became_this_one_are_of_the_row_if_the_statutes_say_so() {
    let refused = blocks("terms-are-used-up");
    assert_eq!(after_a_merger(Some("2022-01-01"), "2022-01-01", true), refused);
    assert_eq!(after_a_merger(Some("2022-01-01"), "2022-01-01", false), NONE);
    assert_eq!(after_a_merger(None, "2022-01-01", true), NONE, "another body");
    assert_eq!(after_a_merger(Some("2022-01-02"), "2022-01-01", true), NONE, "not yet one");
    assert_eq!(after_a_merger(Some("2018-01-01"), "2022-01-01", true), NONE, "the second term was elsewhere");
    let doubtful = lacks("terms-are-used-up", Missing::Days);
    assert_eq!(after_a_merger(Some("2021-12/2022-01"), "2022-01-01", true), doubtful);
}
