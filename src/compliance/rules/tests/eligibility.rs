//! Who may hold a position, on both sides of each edge.
use super::{NONE, against, blocks, grown_up, held, known, lacks, lasting, statutes, tenure};
use crate::compliance::model::{Belonging, Missing, Weight};
use crate::persons::{Standing, Traits};
use crate::words::Gender;

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
fn seniority_is_reached_after_its_months_and_not_a_day_sooner() {
    // A provincial secretary needs twelve months.
    let of = held("provincial_secretary", "2026-03-15", None);
    let since = |memberships: &[(&str, Option<&str>)]| {
        let mut facts = known(&[(of.person_id, grown_up())]);
        let belongings = memberships.iter().map(|(from, to)| lasting(Standing::Active, tenure(from, *to)));
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
        facts.belongings.insert(of.person_id, vec![lasting(standing, tenure(from, to))]);
        against(&facts, &of, statutes())
    };
    let refused = blocks("standing-does-not-qualify");
    assert_eq!(stands(Standing::Active, "2020-01-01", None), NONE);
    let suspended = |from: &str, to: Option<&str>| {
        let mut facts = known(&[(of.person_id, grown_up())]);
        let suspensions = vec![tenure(from, to)];
        let member = Belonging { suspensions, ..lasting(Standing::Active, tenure("2020-01-01", None)) };
        facts.belongings.insert(of.person_id, vec![member]);
        against(&facts, &of, statutes())
    };
    assert_eq!(suspended("2026-03-15", Some("2026-03-15")), refused);
    assert_eq!(suspended("2025-01-01", None), refused);
    assert_eq!(suspended("2026-03-01", Some("2026-03-14")), NONE, "over the day before");
    assert_eq!(suspended("2026-03-16", None), NONE);
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
        facts.belongings.insert(own.person_id, vec![lasting(standing, tenure)]);
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
