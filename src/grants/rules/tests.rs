//! What rules of grants say, case by case.
use super::*;

fn set(permissions: &[Permission]) -> Permissions {
    permissions.iter().copied().collect()
}

#[test]
fn an_office_hands_on_what_it_gives_and_neither_granting_nor_delegating() {
    let office = set(&[Permission::Delegate, Permission::Grant, Permission::Convene]);
    assert_eq!(may_delegate(office, set(&[Permission::Convene])), Ok(()));
    for asked in [Permission::Delegate, Permission::Grant, Permission::Appoint] {
        assert_eq!(may_delegate(office, set(&[asked])), Err(Refusal::PowerIsNotToDelegate), "{asked:?}");
    }
    let without = set(&[Permission::Convene]);
    assert_eq!(may_delegate(without, without), Err(Refusal::PowerIsNotToDelegate));
}

#[test]
fn an_emergency_takes_what_is_not_held_and_raises_or_removes_nobody() {
    let held = set(&[Permission::ReadMeetings]);
    for lasting in LASTING {
        let asked = set(&[Permission::ReadMeetings, lasting]);
        assert_eq!(may_take(held, asked), Err(Refusal::EmergencyMakesTitles), "{lasting:?}");
    }
    assert_eq!(may_take(held, held), Err(Refusal::NothingIsToBeTaken));
    assert_eq!(may_take(held, set(&[Permission::ReadMeetings, Permission::ReadBodies])), Ok(()));
    assert_eq!(may_take(Permissions::default(), set(&[Permission::Convene])), Ok(()));
}

#[test]
fn rights_are_given_from_today_on_and_for_a_day_at_least() {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let today = day("2026-11-26");
    assert_eq!(on_days(today, Some(today), today), Ok(()));
    assert_eq!(on_days(today, None, today), Ok(()));
    assert_eq!(on_days(day("2026-11-25"), None, today), Err(Refusal::GrantStartsInThePast));
    let before = Some(day("2026-11-26"));
    assert_eq!(on_days(day("2026-11-27"), before, today), Err(Refusal::GrantEndsTooEarly));
}
