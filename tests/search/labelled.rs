//! The labelled pairs: names of nobody, put together from common given and family names.
//!
//! `pairs.tsv` has, line by line: `same` or `apart`; `tuned` or `held`, which was looked at only once the rules stood
//! and shares no given or family name with the other part; and two names.
use std::collections::HashMap;

use amana::words::names::{Verdict, likeness};
use serde_json::{Value, json};

use super::{script, search};
use crate::house::{House, both};

struct Pair {
    is_same: bool,
    part: &'static str,
    names: [&'static str; 2],
}

fn pairs() -> Vec<Pair> {
    let lines = include_str!("pairs.tsv").lines();
    let pair = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [label, part, one, other] = cells.as_slice() else { panic!("{line}") };
        Pair { is_same: *label == "same", part, names: [one, other] }
    };
    lines.map(pair).collect()
}

/// A share, as it is told.
fn share(of: usize, all: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap()) / f64::from(u32::try_from(all).unwrap())
}

#[test]
fn there_are_enough_of_them() {
    let pairs = pairs();
    let same = pairs.iter().filter(|pair| pair.is_same).count();
    assert!(same >= 300 && pairs.len() - same >= 100, "{same} of {}", pairs.len());
}

#[test]
fn what_is_very_likely_the_same_is_the_same() {
    for part in ["tuned", "held"] {
        let pairs: Vec<Pair> = pairs().into_iter().filter(|pair| pair.part == part).collect();
        let told: Vec<&Pair> = pairs
            .iter()
            .filter(|pair| likeness(pair.names[0], pair.names[1]).verdict == Verdict::Same)
            .collect();
        let wrong: Vec<_> = told.iter().filter(|pair| !pair.is_same).map(|pair| pair.names).collect();
        let precision = share(told.len() - wrong.len(), told.len());
        println!(
            "{part}: {} told very likely the same, precision {precision:.4}, wrong: {wrong:?}",
            told.len()
        );
        assert!(told.len() > 100 && precision >= 0.99, "{part}: {precision}: {wrong:?}");
    }
}

/// Registers everybody the second name of a pair tells of, and everybody there must be no confusion with.
fn crowd(house: &House) -> HashMap<&'static str, String> {
    let mut names: Vec<&str> = pairs().iter().map(|pair| pair.names[1]).collect();
    names.sort_unstable();
    names.dedup();
    let mut ids = HashMap::new();
    for some in names.chunks(400) {
        let one =
            |name: &&str| json!({"method": "POST", "path": "/v1/persons", "body": {script(name): name}});
        let operations: Vec<Value> = some.iter().map(one).collect();
        let done = house.post("/v1/batch", json!({"operations": operations})).expect(200);
        let made = done.body["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["body"]["id"].as_str().unwrap().to_owned());
        ids.extend(some.iter().copied().zip(made));
    }
    ids
}

both! {
    fn whoever_is_meant_is_among_the_first_five(house) {
        let ids = crowd(house);
        for part in ["tuned", "held"] {
            let mut missed = Vec::new();
            let same: Vec<Pair> = pairs().into_iter().filter(|pair| pair.is_same && pair.part == part).collect();
            for pair in &same {
                let answer = search(house, pair.names[0]);
                let first = answer.data().iter().take(5);
                if !first.into_iter().any(|row| row["id"] == ids[pair.names[1]]) {
                    missed.push(pair.names);
                }
            }
            let recall = share(same.len() - missed.len(), same.len());
            println!("{part}: recall at rank 5 {recall:.4} of {}, missed: {missed:?}", same.len());
            assert!(recall >= 0.98, "{part}: {recall}: {missed:?}");
        }
    }
}
