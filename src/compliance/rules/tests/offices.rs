//! What else one holds and how one was chosen, on both sides of each edge.
use super::{NONE, against, blocks, grown_up, held, known, lacks, statutes, tenure};
use crate::compliance::model::{Held, Missing};
use crate::statutes::document::Mode;

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
