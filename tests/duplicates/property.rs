//! Whatever two records hold, merged and taken apart they are what they were.
use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::{into, member, register};
use crate::cast::{appointment, position, secretariat, source};
use crate::house::{House, Registry};

/// What may be told of a person.
fn details() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec!["محمد العلوي", "محمد علوي", "خالد التازي"]);
    let latin = prop::option::of(prop::sample::select(vec!["Mohamed Alaoui", "Khalid Tazi"]));
    let birth = prop::option::of(prop::sample::select(vec!["1980", "1980-05", "1980-05-06"]));
    let gender = prop::option::of(prop::sample::select(vec!["male", "female"]));
    let home = prop::option::of(prop::sample::select(vec!["03.531", "03.531.01.05", "03.231"]));
    let phones = prop::collection::vec(0..4_u32, 0..3);
    let aliases = prop::collection::vec(prop::sample::select(vec!["الحاج", "بوعزة", "Hmida"]), 0..3);
    (name, latin, birth, gender, home, phones, aliases).prop_map(
        |(name_ar, name_latin, birth_date, gender, residence, phones, aliases)| {
            let phone = |number: &u32| json!({"kind": "phone", "value": format!("+21261234567{number}")});
            let contacts: Vec<Value> = phones.iter().map(phone).collect();
            json!({
                "name_ar": name_ar, "name_latin": name_latin, "birth_date": birth_date, "gender": gender,
                "residence": residence, "contacts": contacts, "aliases": aliases,
            })
        },
    )
}

fn fields() -> impl Strategy<Value = Value> {
    let side = || prop::option::of(prop::sample::select(vec!["this", "other"]));
    let sides = || prop::option::of(prop::sample::select(vec!["this", "other", "both"]));
    (side(), side(), side(), sides(), sides()).prop_map(|(name, birth, home, contacts, aliases)| {
        let all = [
            ("name_ar", name),
            ("birth_date", birth),
            ("residence", home),
            ("contacts", contacts),
            ("aliases", aliases),
        ];
        all.into_iter()
            .filter_map(|(field, side)| Some((field.to_owned(), json!(side?))))
            .collect::<serde_json::Map<_, _>>()
            .into()
    })
}

/// What each of two holds: memberships that do not meet, an office, a grant, a recusal.
fn holdings() -> impl Strategy<Value = [bool; 6]> {
    prop::array::uniform6(any::<bool>())
}

/// All that names one of the two or tells of them, but for what counts and dates states.
fn world(house: &House, persons: &[String; 2]) -> BTreeMap<String, Value> {
    let mut all = BTreeMap::new();
    for id in persons {
        for path in [
            format!("/v1/persons/{id}"),
            format!("/v1/memberships?person_id={id}"),
            format!("/v1/appointments?history=true&person_id={id}"),
            format!("/v1/access/grants?person_id={id}"),
            format!("/v1/access/recusals?person_id={id}"),
        ] {
            let mut body = house.get(&path).expect(200).body;
            forget_states(&mut body);
            all.insert(path, body);
        }
    }
    let mut listed = house.get("/v1/persons?total=true").expect(200).body;
    forget_states(&mut listed);
    all.insert("/v1/persons".to_owned(), listed);
    all
}

fn forget_states(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|field, _| field != "version" && field != "updated_at");
            fields.values_mut().for_each(forget_states);
        }
        Value::Array(list) => list.iter_mut().for_each(forget_states),
        _ => {}
    }
}

fn holds(house: &House, [this, other]: &[String; 2], seats: &[String; 2], third: &str, held: [bool; 6]) {
    if held[0] {
        member(house, this, "2010-01-01", Some("2012-12-31"));
    }
    if held[1] {
        member(house, other, "2014-01-01", None);
    }
    for (person, seat, has) in [(this, &seats[0], held[2]), (other, &seats[1], held[3])] {
        if has {
            house
                .post(format!("/v1/positions/{seat}/appointments"), appointment(person, "2021-01-01"))
                .expect(201);
        }
    }
    if held[4] {
        let grant = json!({"person_id": other, "permissions": ["body.read"], "territory": "03.531", "source": source()});
        house.post("/v1/access/grants", grant).expect(201);
    }
    if held[5] {
        house
            .post("/v1/access/recusals", json!({"person_id": other, "about": third, "reason": "x"}))
            .expect(201);
    }
}

fn apart_they_are_what_they_were(house: &House, cases: u32) {
    let body = secretariat(house);
    let seats = ["secretariat_member", "provincial_secretary"].map(|code| position(house, &body, code));
    let third = register(house, json!({"name_ar": "رشيد الفيلالي"}));
    let mut runner = TestRunner::new(Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 20,
        ..Config::default()
    });
    let drawn = (details(), details(), fields(), holdings());
    let one = |(this, other, fields, held): (Value, Value, Value, [bool; 6])| {
        let persons = [this, other].map(|new| register(house, new));
        holds(house, &persons, &seats, &third, held);
        let before = world(house, &persons);
        let mut new = into(&persons[1]);
        new["fields"] = fields;
        let merge = house.post(format!("/v1/persons/{}/merges", persons[0]), new).expect(201).id();
        house.get(format!("/v1/persons/{}", persons[1])).refused(301, "merged");
        house.post(format!("/v1/merges/{merge}/reversals"), json!({"reason": "two"})).expect(200);
        let after = world(house, &persons);
        // The seats are for the next two.
        for id in &persons {
            let held = house.get(format!("/v1/appointments?history=true&person_id={id}")).expect(200);
            for one in held.data() {
                house.delete(format!("/v1/appointments/{}", one["id"].as_str().unwrap())).expect(204);
            }
        }
        prop_assert_eq!(&before, &after);
        Ok(())
    };
    runner.run(&drawn, one).unwrap();
}

#[test]
fn merged_and_taken_apart_two_are_what_they_were_on_sqlite() {
    apart_they_are_what_they_were(&House::open(Registry::on_sqlite()), 24);
}

#[cfg(feature = "both-engines")]
#[test]
fn merged_and_taken_apart_two_are_what_they_were_on_postgres() {
    apart_they_are_what_they_were(&House::open(Registry::on_postgres()), 12);
}
