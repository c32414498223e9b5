//! How long and how often in a row, on both sides of each edge.
use super::{NONE, against, blocks, grown_up, held, known, lacks, statutes, warns};
use crate::compliance::model::{Held, Missing, Weight};

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
