//! Seats kept for some, on both sides of the edge.
use super::{NONE, against, blocks, grown_up, held, known, lacks, statutes, woman};
use crate::compliance::model::{Held, Missing};
use crate::persons::Traits;

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
