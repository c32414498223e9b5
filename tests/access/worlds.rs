//! Over random worlds and random rights: what a list shows is what may be looked at one by one, no more and no less.
use std::collections::BTreeSet;

use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use super::world::{appointed, formed, made, member, position};
use crate::cast::{DECLARED, declared, source};
use crate::house::{House, Registry};

/// How many worlds, and how many callers in each.
const WORLDS: u64 = 2;
const CALLERS: usize = 14;

/// Where things are put: two regions, three provinces, five communes.
const PROVINCES: [&str; 3] = ["03.531", "03.451", "01.571"];
const COMMUNES: [&str; 4] = ["03.531.01.05", "03.531.01.03", "03.531.01.01", "03.531.01.07"];
const OVER: [&str; 8] = ["MA", "03", "01", "03.531", "03.451", "01.571", "03.531.01.05", "03.531.01.03"];

/// What may be granted, in whatever mixture.
const WORDS: [&str; 5] = ["body.read", "meeting.read", "membership.read", "person.read", "application.read"];

/// The lists, and where one of what they list is looked at.
const LISTS: [&str; 13] = [
    "bodies",
    "positions",
    "appointments",
    "meetings",
    "decisions",
    "programmes",
    "empowerments",
    "actions",
    "legal-tasks",
    "acts",
    "memberships",
    "applications",
    "persons",
];

/// A die whose throws are the same each time: `SplitMix64`.
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % u64::try_from(most).unwrap()).unwrap()
    }

    pub(super) fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        let at = self.below(all.len());
        &all[at]
    }

    pub(super) fn chance(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }
}

fn day(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).date_naive().to_string()
}

/// Bodies at random, with what hangs on them.
fn bodies(house: &House, dice: &mut Dice) -> Vec<String> {
    let mut bodies = vec![formed(house, "regional_secretariat", "03", None, "2020-01-01")];
    for code in PROVINCES {
        bodies.push(formed(house, "provincial_secretariat", code, None, "2020-01-01"));
    }
    let first = bodies[1].clone();
    for code in COMMUNES {
        bodies.push(formed(house, "local_secretariat", code, Some(&first), "2020-01-01"));
    }
    for number in 0..4 {
        let parent = dice.of(&bodies[..8]).clone();
        let pole = json!({
            "type": "pole", "parent": parent, "names": {"ar": "قطب"}, "slug": format!("pole-{number}"),
            "starts_on": "2020-01-01", "source": source(),
        });
        bodies.push(made(house, "/v1/bodies", pole));
    }
    for body in &bodies {
        if dice.chance(3) {
            continue;
        }
        let meeting = json!({"body": body, "kind": "ordinary", "held_on": "2024-03-04"});
        let meeting = made(house, "/v1/meetings", meeting);
        let (person, _) = member(house, "Appointed Member", None, None);
        let mut effects = vec![json!({"kind": "empower_person", "person_id": person, "purpose": "Purpose"})];
        let kind = house.get(format!("/v1/bodies/{body}")).expect(200).text("/type");
        let office = if kind == "pole" { "pole_member" } else { "secretariat_member" };
        if dice.chance(2) {
            effects
                .push(json!({"kind": "appoint", "body": body, "position_type": office, "person_id": person}));
        }
        let decision = json!({"title": "Decision", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects});
        made(house, format!("/v1/meetings/{meeting}/decisions"), decision);
        made(house, "/v1/programmes", json!({"body": body, "title": "Programme", "axes": ["axis"]}));
        made(house, "/v1/actions", json!({"body": body, "title": "Action"}));
    }
    bodies
}

/// Applications at random: for a place or in a unit, some of them before a committee.
fn applications(house: &House, dice: &mut Dice, bodies: &[String]) {
    for (code, parent) in ["03", PROVINCES[0]].into_iter().zip(bodies) {
        formed(house, "membership_committee", code, Some(parent), "2020-01-01");
    }
    let homes: Vec<&str> = PROVINCES.iter().chain(&COMMUNES).copied().collect();
    for number in 0..12 {
        let mut new = json!({"person": {"name_latin": format!("Applicant {number}")}, "declarations": DECLARED.map(declared)});
        if dice.chance(2) {
            new["unit"] = json!(dice.of(bodies));
        } else {
            new["territory"] = json!(dice.of(&homes));
        }
        let path = format!("/v1/applications/{}", made(house, "/v1/applications", new));
        if dice.chance(2) {
            house.post(format!("{path}/completions"), json!({})).expect(200);
            house.post(format!("{path}/assignments"), json!({})).expect(200);
        }
    }
}

/// Persons at random: where they live, belong and hold office.
fn persons(house: &House, dice: &mut Dice, bodies: &[String]) {
    let homes: Vec<&str> = PROVINCES.iter().chain(&COMMUNES).copied().collect();
    for number in 0..14 {
        let home = (!dice.chance(4)).then(|| *dice.of(&homes));
        let unit = dice.chance(2).then(|| dice.of(bodies).clone());
        let (person, membership) = member(house, &format!("Member {number}"), home, unit.as_deref());
        if dice.chance(2) {
            let body = dice.of(bodies).clone();
            let kind = house.get(format!("/v1/bodies/{body}")).expect(200).text("/type");
            let office = if kind == "pole" { "pole_member" } else { "secretariat_member" };
            let last = if dice.chance(3) { day(-30) } else { String::new() };
            appointed(house, &position(house, &body, office), &person, ["2021-01-01", &last]);
        }
        if dice.chance(5) {
            let end = json!({"ends_on": day(-3), "standing": "resigned", "source": source()});
            house.post(format!("/v1/memberships/{membership}/end"), end).expect(200);
        }
    }
}

/// What has moved since, and what is to: a body, a commune, a code.
fn moved(house: &House, dice: &mut Dice, bodies: &[String]) {
    let from = |on: &str| json!({"parent": "03.451", "on": on, "source": source()});
    let (past, coming) = (day(-20), day(20));
    house
        .post("/v1/territories/03.531.01.05/moves", from(if dice.chance(2) { &past } else { &coming }))
        .expect(200);
    let anew = json!({"code": "03.531.01.93", "on": past, "source": source()});
    house.post("/v1/territories/03.531.01.03/renumberings", anew).expect(200);
    // A pole under another secretariat, since some days or in some.
    for (pole, on) in bodies.iter().rev().zip([&past, &coming, &past]) {
        let parent = dice.of(&bodies[1..4]).clone();
        let step = json!({"parent": parent, "on": on, "source": source()});
        let told = house.post(format!("/v1/bodies/{pole}/moves"), step).send();
        assert!([200, 409].contains(&told.status), "{told}");
    }
}

/// Somebody with rights at random.
fn caller(house: &House, dice: &mut Dice, bodies: &[String], number: usize) -> String {
    let account = house.post("/v1/accounts", json!({"name": format!("caller {number}")})).expect(201).id();
    for _ in 0..=dice.below(3) {
        let mut words: Vec<&str> = WORDS.iter().copied().filter(|_| dice.chance(2)).collect();
        words.push(*dice.of::<&str>(&WORDS));
        words.sort_unstable();
        words.dedup();
        let mut grant = json!({"account_id": account, "permissions": words, "source": source()});
        match dice.below(8) {
            0 => {}
            1..=4 => grant["territory"] = json!(dice.of(&OVER)),
            _ => grant["body"] = json!(dice.of(bodies)),
        }
        house.post("/v1/access/grants", grant).expect(201);
    }
    let token = json!({"name": "caller", "account_id": account});
    house.post("/v1/tokens", token).expect(201).text("/secret")
}

fn ids(rows: &[Value]) -> BTreeSet<String> {
    rows.iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// Where a caller's list and looks differ.
fn apart(house: &House, secret: &str, list: &str, every: &BTreeSet<String>) -> Vec<String> {
    let shown = house.get(format!("/v1/{list}?all=true&total=true")).with_token(secret).send();
    let listed = match shown.status {
        200 => ids(shown.data()),
        403 => BTreeSet::new(),
        _ => panic!("{shown}"),
    };
    if shown.status == 200 {
        assert_eq!(shown.body["total"], listed.len(), "{shown}");
    }
    assert!(listed.is_subset(every), "{list}: what nobody else is shown");
    let look = |id: &&String| {
        let seen = house.get(format!("/v1/{list}/{id}")).with_token(secret).send();
        let expected = if shown.status == 403 { 403 } else { 404 };
        assert!(seen.status == 200 || seen.status == expected, "{seen}");
        (seen.status == 200) != listed.contains(*id)
    };
    every
        .iter()
        .filter(look)
        .map(|id| format!("/v1/{list}/{id}: listed is {}", listed.contains(id)))
        .collect()
}

fn agree(registry: &dyn Fn() -> Registry) {
    let (mut compared, mut some) = (0_usize, 0_usize);
    for seed in 1..=WORLDS {
        let house = House::open(registry());
        let mut dice = Dice::new(seed);
        let bodies = bodies(&house, &mut dice);
        persons(&house, &mut dice, &bodies);
        applications(&house, &mut dice, &bodies);
        moved(&house, &mut dice, &bodies);
        let every: Vec<(&str, BTreeSet<String>)> = LISTS
            .iter()
            .map(|list| (*list, ids(house.get(format!("/v1/{list}?all=true")).expect(200).data())))
            .collect();
        for (list, all) in &every {
            assert!(all.len() > 1, "{list} has {} in it", all.len());
        }
        for number in 0..CALLERS {
            let secret = caller(&house, &mut dice, &bodies, number);
            let mut wrong = Vec::new();
            for (list, all) in &every {
                wrong.extend(apart(&house, &secret, list, all));
                compared += all.len();
            }
            let me = house.get("/v1/me").with_token(&secret).expect(200);
            assert!(wrong.is_empty(), "world {seed}, caller {number}: {}\n{me}", wrong.join("\n"));
            let seen = house.get("/v1/bodies?all=true").with_token(&secret).send();
            if seen.status == 200 && (1..bodies.len()).contains(&seen.data().len()) {
                some += 1;
            }
        }
    }
    assert!(compared > 2_000 && some > 5, "{compared} compared; {some} saw some bodies and not all");
}

#[test]
fn a_list_shows_what_may_be_looked_at_on_sqlite() {
    agree(&Registry::on_sqlite);
}

#[cfg(feature = "both-engines")]
#[test]
fn a_list_shows_what_may_be_looked_at_on_postgres() {
    agree(&Registry::on_postgres);
}
