//! The labelled pairs: two records each, of one person or of two, who do not exist.
//!
//! `pairs.tsv` has, line by line: `same` or `apart`; what the pair is of; and the two records. It is not what anybody
//! wants to hear of duplicates in general, but of those that are hard: families, twins, grandsons, common names.
use std::collections::{BTreeMap, HashMap};

use amana::duplicates::{Band, Profile, judge};
use amana::words::Gender;
use serde_json::{Value, json};

use super::scanned;
use crate::house::{House, both};

struct Pair {
    is_same: bool,
    of: &'static str,
    records: [Value; 2],
}

fn labelled() -> Vec<Pair> {
    let pair = |line: &'static str| {
        let cells: Vec<&str> = line.split('\t').collect();
        let [label, of, one, other] = cells.as_slice() else { panic!("{line}") };
        let records = [one, other].map(|record| serde_json::from_str(record).unwrap());
        Pair { is_same: *label == "same", of, records }
    };
    include_str!("pairs.tsv").lines().map(pair).collect()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().map(|one| one.as_str().unwrap().to_owned()).collect()
}

fn profile(record: &Value) -> Profile {
    let text = |field: &str| record[field].as_str().map(str::to_owned);
    Profile {
        name_ar: text("name_ar"),
        name_latin: text("name_latin"),
        aliases: Vec::new(),
        gender: record["gender"].as_str().and_then(Gender::read),
        birth_date: record["birth_date"].as_str().map(|day| day.parse().unwrap()),
        phones: texts(&record["phones"]),
        emails: texts(&record["emails"]),
        residence: text("residence"),
        province: text("residence").map(|code| code.chars().take(6).collect()),
        numbers: texts(&record["numbers"]),
    }
}

fn band(pair: &Pair, bearers: usize) -> Option<Band> {
    let [one, other] = pair.records.each_ref().map(profile);
    judge(&one, &other, bearers).map(|found| found.band)
}

fn share(of: usize, all: usize) -> f64 {
    f64::from(u32::try_from(of).unwrap()) / f64::from(u32::try_from(all).unwrap())
}

#[test]
fn what_is_told_very_likely_is_so_however_common_the_name() {
    let pairs = labelled();
    let same = pairs.iter().filter(|pair| pair.is_same).count();
    assert!(same >= 471 && pairs.len() - same >= 118, "{same} of {}", pairs.len());
    for bearers in [2, 25, 60] {
        let mut by_kind: BTreeMap<(bool, &str), [usize; 4]> = BTreeMap::new();
        for pair in &pairs {
            let place = match band(pair, bearers) {
                Some(Band::VeryLikely) => 0,
                Some(Band::Likely) => 1,
                Some(Band::Possible) => 2,
                None => 3,
            };
            by_kind.entry((pair.is_same, pair.of)).or_default()[place] += 1;
        }
        let very = |is_same: bool| {
            by_kind.iter().filter(|((of, _), _)| *of == is_same).map(|(_, counts)| counts[0]).sum::<usize>()
        };
        let suspected = |is_same: bool| {
            by_kind
                .iter()
                .filter(|((of, _), _)| *of == is_same)
                .map(|(_, counts)| counts[..3].iter().sum::<usize>())
                .sum::<usize>()
        };
        let (right, wrong) = (very(true), very(false));
        let precision = share(right, right + wrong);
        println!(
            "{bearers} bearers: very likely {right} right, {wrong} wrong, precision {precision:.4}, recall {:.4}; recall of any band {:.4}",
            share(right, same),
            share(suspected(true), same)
        );
        if bearers == 2 {
            for ((is_same, of), counts) in &by_kind {
                println!("  {} {counts:?} {of}", if *is_same { "same " } else { "apart" });
            }
        }
        assert!(right > 200 && precision >= 0.99, "{precision}");
    }
}

/// The body that registers a record.
fn new(record: &Value) -> Value {
    let contact = |kind: &'static str| move |value: &Value| json!({"kind": kind, "value": value});
    let phones = record["phones"].as_array().into_iter().flatten().map(contact("phone"));
    let contacts: Vec<Value> =
        phones.chain(record["emails"].as_array().into_iter().flatten().map(contact("email"))).collect();
    let residence = record["residence"].as_str().map(|code| code.chars().take(6).collect::<String>());
    json!({
        "name_ar": record["name_ar"], "name_latin": record["name_latin"], "gender": record["gender"],
        "birth_date": record["birth_date"], "contacts": contacts, "residence": residence,
    })
}

both! {
    fn whoever_is_very_likely_one_is_found_among_all_of_them(house) {
        let pairs: Vec<Pair> = labelled().into_iter().filter(|pair| pair.records.iter().all(|record| record["numbers"].is_null())).collect();
        let bodies: Vec<Value> = pairs.iter().flat_map(|pair| pair.records.iter().map(new)).collect();
        let mut ids = Vec::new();
        for some in bodies.chunks(400) {
            let operations: Vec<Value> = some.iter().map(|body| json!({"method": "POST", "path": "/v1/persons", "body": body})).collect();
            let done = house.post("/v1/batch", json!({"operations": operations})).expect(200);
            ids.extend(done.body["results"].as_array().unwrap().iter().map(|one| one["body"]["id"].as_str().unwrap().to_owned()));
        }
        scanned(house);
        let told = told(house);
        let (mut found, mut expected, mut wrong) = (0, 0, Vec::new());
        for (pair, two) in pairs.iter().zip(ids.chunks(2)) {
            let band = told.get(&(two[0].clone(), two[1].clone())).map(String::as_str);
            if !pair.is_same && band == Some("very_likely") {
                wrong.push((pair.of, &pair.records));
            }
            // Here homes are provinces, and so say less.
            let [mut one, mut other] = pair.records.each_ref().map(profile);
            for one in [&mut one, &mut other] {
                one.residence.clone_from(&one.province);
            }
            if pair.is_same && judge(&one, &other, 60).is_some_and(|found| found.band == Band::VeryLikely) {
                expected += 1;
                found += usize::from(band == Some("very_likely"));
            }
        }
        println!("{found} of {expected} very likely pairs found among {} persons; wrong: {wrong:?}", ids.len());
        assert!(expected > 200 && found == expected, "{found} of {expected}");
        assert!(share(found, found + wrong.len()) >= 0.99, "{wrong:?}");
    }
}

/// The band of each pair there is, by the ids in their order.
fn told(house: &House) -> HashMap<(String, String), String> {
    let all = house.get("/v1/duplicates?all=true").expect(200);
    let text = |pair: &Value, field: &str| pair[field].as_str().unwrap().to_owned();
    let one = |pair: &Value| ((text(pair, "person_id"), text(pair, "other_id")), text(pair, "band"));
    all.data().iter().map(one).collect()
}
