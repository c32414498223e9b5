//! Whom rows mean.
use serde_json::{Value, json};
use uuid::Uuid;

use super::super::rows::MemberRow;
use super::*;

fn details(told: Value) -> PersonDetails {
    serde_json::from_value(told).unwrap()
}

fn row(told: Value) -> PersonRow {
    PersonRow {
        reference: None,
        id: None,
        details: details(told),
        member: MemberRow::default(),
        flaws: Vec::new(),
    }
}

/// Those the registry knows, looked up as a row would find them.
fn known(all: &[(PersonId, Value)]) -> Known {
    let mut known = Known::default();
    for (id, told) in all {
        let details = details(told.clone());
        let name = details.name_ar.as_ref().or(details.name_latin.as_ref()).map(|name| fold(name)).unwrap();
        known.by_name.entry(name).or_default().push(*id);
        for phone in phones(&details) {
            known.by_phone.entry(phone.to_owned()).or_default().push(*id);
        }
        known.persons.insert(*id, details);
    }
    known
}

fn phone(number: &str) -> Value {
    json!([{"kind": "phone", "value": number}])
}

#[test]
fn the_same_name_birth_and_number_is_the_same_person_and_less_is_not() {
    let one = PersonId(Uuid::now_v7());
    let registry = known(&[(
        one,
        json!({
            "name_ar": "سلمى الوزاني", "birth_date": "1990-05-01", "contacts": phone("+212612345678"),
        }),
    )]);
    let meant = |told: Value| recognise(&row(told), &registry);
    let same =
        json!({"name_ar": "سلمى الوزانى", "birth_date": "1990-05-01", "contacts": phone("+212612345678")});
    assert_eq!(meant(same), Ok(Meant::Somebody(one)));
    assert_eq!(
        meant(json!({"name_ar": "سلمى الوزاني", "birth_date": "1990-05-01"})),
        Ok(Meant::Somebody(one))
    );
    let more =
        json!({"name_ar": "سلمى الوزاني", "birth_date": "1990-05-01", "contacts": phone("+212699999999")});
    assert_eq!(meant(more), Err(Flaw::MayBeSomebodyKnown), "the number is not known of her");
    let other =
        json!({"name_ar": "سلمى الوزاني", "birth_date": "1991-05-01", "contacts": phone("+212612345678")});
    assert_eq!(meant(other), Ok(Meant::Nobody), "born on another day");
    assert_eq!(meant(json!({"name_ar": "سلمى الوزاني"})), Err(Flaw::MayBeSomebodyKnown));
    assert_eq!(meant(json!({"name_ar": "سلمى البقالي"})), Ok(Meant::Nobody));
    let new = json!({"name_ar": "سلمى الوزاني", "contacts": phone("+212655555555")});
    assert_eq!(meant(new), Ok(Meant::Nobody), "another number, and nothing shared but the name");
}

#[test]
fn a_bare_name_is_somebody_of_whom_nothing_more_is_known() {
    let [one, other] = [(); 2].map(|()| PersonId(Uuid::now_v7()));
    let bare = json!({"name_latin": "Driss Zemmouri"});
    assert_eq!(recognise(&row(bare.clone()), &known(&[(one, bare.clone())])), Ok(Meant::Somebody(one)));
    let both = known(&[(one, bare.clone()), (other, bare.clone())]);
    assert_eq!(recognise(&row(bare.clone()), &both), Err(Flaw::MoreThanOnePerson));
    let mut numbered = row(bare.clone());
    numbered.member.number = Line::parse("531-0042").ok();
    assert_eq!(
        recognise(&numbered, &known(&[(one, bare)])),
        Ok(Meant::Nobody),
        "a number is a name of its own"
    );
}

#[test]
fn what_names_a_person_is_believed_only_where_the_rest_agrees() {
    let [one, other] = [(); 2].map(|()| PersonId(Uuid::now_v7()));
    let mut registry = known(&[
        (one, json!({"name_latin": "Driss Zemmouri", "gender": "male"})),
        (other, json!({"name_latin": "Salma Bakkali"})),
    ]);
    registry.by_reference.insert("7".to_owned(), one);
    registry.by_number.insert("531-1".to_owned(), other);
    let referred = |told: Value| PersonRow { reference: Some("7".to_owned()), ..row(told) };
    assert_eq!(
        recognise(&referred(json!({"name_latin": "Idriss Zemmouri"})), &registry),
        Ok(Meant::Somebody(one))
    );
    assert_eq!(
        recognise(&referred(json!({"name_latin": "Hassan Filali"})), &registry),
        Err(Flaw::IsSomebodyElse)
    );
    let woman = json!({"name_latin": "Driss Zemmouri", "gender": "female"});
    assert_eq!(recognise(&referred(woman), &registry), Err(Flaw::IsSomebodyElse));
    let mut two = referred(json!({"name_latin": "Driss Zemmouri"}));
    two.member.number = Line::parse("531-1").ok();
    assert_eq!(recognise(&two, &registry), Err(Flaw::RowMeansTwoPersons));
    let nobody = PersonRow { id: Some(Uuid::now_v7()), ..row(json!({"name_latin": "Driss Zemmouri"})) };
    assert_eq!(recognise(&nobody, &registry), Err(Flaw::IdIsUnknown));
}

#[test]
fn a_row_adds_and_takes_nothing_away() {
    let before = details(json!({
        "name_ar": "سلمى الوزاني", "birth_date": "1990", "contacts": phone("+212612345678"),
    }));
    assert!(merged(&before, &details(json!({"name_ar": "سلمى الوزانى"}))).is_none());
    assert!(merged(&before, &before).is_none());
    let after = merged(
        &before,
        &details(json!({
            "name_latin": "Salma Ouazzani", "birth_date": "1990-05-01", "contacts": phone("+212699999999"),
        })),
    )
    .unwrap();
    assert_eq!(after.birth_date.unwrap().to_string(), "1990-05-01");
    assert_eq!((after.contacts.len(), after.name_ar), (2, before.name_ar));
    assert!(
        merged(
            &details(json!({"name_ar": "ا", "birth_date": "1990-05-01"})),
            &details(json!({"birth_date": "1990"}))
        )
        .is_none()
    );
}
