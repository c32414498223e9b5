//! What is held, narrowed, ended and told again.
use super::*;

fn at(line: &str) -> Place {
    Place { lines: vec![line.to_owned()], ..Place::default() }
}

fn over(scope: Scope) -> Holdings {
    let permissions = Permissions::default().with(Permission::ReadBodies);
    vec![Holding { permissions, scope, title: Title::Service }].into()
}

#[test]
fn a_territory_covers_what_lies_at_it_or_below_and_nothing_that_only_begins_alike() {
    let held = over(Scope::Territory("03.531".to_owned()));
    assert!(held.has_over(Permission::ReadBodies, &at("MA/03/03.531")));
    assert!(held.has_over(Permission::ReadBodies, &at("MA/03/03.531/03.531.01")));
    for elsewhere in ["MA", "MA/03", "MA/03/03.5311", "MA/03/03.231", ""] {
        assert!(!held.has_over(Permission::ReadBodies, &at(elsewhere)), "{elsewhere}");
    }
    assert!(!held.has_over(Permission::Appoint, &at("MA/03/03.531")));
    assert!(!held.has_over_all(Permission::ReadBodies));
}

#[test]
fn a_body_alone_is_that_body_and_ones_own_record_that_person() {
    let [body, other] = [(); 2].map(|()| Uuid::now_v7());
    let place = Place { bodies: vec![body], ..at("MA/03/03.531") };
    assert!(over(Scope::Body(body)).has_over(Permission::ReadBodies, &place));
    assert!(!over(Scope::Body(other)).has_over(Permission::ReadBodies, &place));
    let own = Place { person: Some(body), ..Place::default() };
    assert!(over(Scope::Person(body)).has_over(Permission::ReadBodies, &own));
    assert!(!over(Scope::Person(other)).has_over(Permission::ReadBodies, &own));
}

#[test]
fn what_is_lent_is_not_to_be_given_on() {
    let mut held = over(Scope::Party);
    held.held.push(Holding { title: Title::Loan(Uuid::nil()), ..held.held[0].clone() });
    assert_eq!(held.owned(), over(Scope::Party));
}

#[test]
fn marks_tell_what_was_held_whatever_came_to_it_and_by_whatever_title() {
    let held = over(Scope::Territory("03.531".to_owned()));
    let marks = held.marks();
    assert!(held.still(&marks) && held.still(&[]));
    let mut more = over(Scope::Party);
    more.held.push(Holding { title: Title::Membership, ..held.held[0].clone() });
    assert!(more.still(&marks));
    for other in [over(Scope::Party), over(Scope::Territory("03.451".to_owned())), Holdings::default()] {
        assert!(!other.still(&marks), "{other:?}");
    }
    assert!(!held.still(&more.marks()));
}

#[test]
fn a_narrower_token_leaves_what_both_have() {
    let held = Holdings::everything(Title::Service);
    let narrow = held.narrowed(Permissions::default().with(Permission::ReadBodies));
    assert!(narrow.has_over_all(Permission::ReadBodies));
    assert!(!narrow.has(Permission::Appoint));
    assert_eq!(narrow.narrowed(Permissions::default()), Holdings::default());
}

#[test]
fn an_emergency_lasts_as_long_as_another_title_lets_its_holder_take_one() {
    let taken = Holding { title: Title::Emergency(Uuid::nil()), ..over(Scope::Party).held.remove(0) };
    let with = |beside: Option<(Scope, Title)>| {
        let permissions = Permissions::default().with(Permission::BreakGlass);
        let beside = beside.map(|(scope, title)| Holding { permissions, scope, title });
        let mut held = Holdings::from([taken.clone()].into_iter().chain(beside).collect::<Vec<_>>());
        let ended = held.end_emergencies();
        assert_eq!(ended.is_empty(), held.is_watched());
        held.is_watched()
    };
    assert!(with(Some((Scope::Party, Title::Office(Uuid::nil())))));
    for other in [
        None,
        Some((Scope::Territory("03".to_owned()), Title::Office(Uuid::nil()))),
        Some((Scope::Party, Title::Emergency(Uuid::nil()))),
    ] {
        assert!(!with(other.clone()), "{other:?}");
    }
}

#[test]
fn a_recusal_outlives_every_narrowing() {
    let [brother, other] = [(); 2].map(|()| Uuid::now_v7());
    let recused = Holdings { recused_from: vec![brother], ..Holdings::everything(Title::Service) };
    for held in [recused.clone(), recused.clone().owned(), recused.clone().narrowed(Permissions::default())] {
        assert_eq!(held.recused_among([other, brother]), Some(brother));
        assert_eq!(held.recused_among([other]), None);
    }
    assert_eq!(Holdings::everything(Title::Service).recused_among([brother]), None);
}
