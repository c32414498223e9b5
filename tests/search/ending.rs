//! A search ends as soon as its page is full: what it shows is the beginning of all that is found, and that is what a look
//! at everybody finds.
use std::collections::BTreeSet;

use amana::words::names::{units, words};
use serde_json::{Value, json};

use crate::house::{House, both};

const GIVEN: [(&str, &str); 8] = [
    ("محمد", "Mohamed"),
    ("محمد أمين", "Mohamed Amine"),
    ("أمين", "Amine"),
    ("أمينة", "Amina"),
    ("حسن", "Hassan"),
    ("حسين", "Houcine"),
    ("فاطمة الزهراء", "Fatima Zahra"),
    ("عبد الغني", "Abdelghani"),
];
const FAMILIES: [(&str, &str); 7] = [
    ("العلوي", "Alaoui"),
    ("العلاوي", "Allaoui"),
    ("النجاري", "Najjari"),
    ("النجار", "Najjar"),
    ("بن كيران", "Benkirane"),
    ("الغزواني", "Ghazouani"),
    ("أمين", "Amine"),
];

/// Registers some hundred of nobody, whose names are often the same; each with his or her names, in the order of ids.
fn people(house: &House) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for (turn, times) in [(0_usize, 40_usize), (1, 24), (2, 3)] {
        for (place, given) in GIVEN.iter().enumerate() {
            for (other, family) in FAMILIES.iter().enumerate() {
                // Some names many bear, some few, some nobody.
                let count = if (place + other * 2) % 7 == turn { times / (place + 1) } else { 0 };
                for number in 0..count {
                    let (arabic, latin) =
                        (format!("{} {}", given.0, family.0), format!("{} {}", given.1, family.1));
                    all.push(match number % 4 {
                        0 => vec![arabic],
                        1 => vec![latin],
                        2 => vec![arabic, latin],
                        _ => vec![arabic, latin, "Moul Lhanout".to_owned()],
                    });
                }
            }
        }
    }
    let body = |names: &Vec<String>| {
        let is_latin = |name: &&String| name.is_ascii();
        let aliases: Vec<&String> = names.iter().skip(2).collect();
        let first = names.iter().take(2);
        json!({"method": "POST", "path": "/v1/persons", "body": {
            "name_ar": first.clone().find(|name| !is_latin(name)), "name_latin": first.clone().find(is_latin), "aliases": aliases, "residence": "03.531",
        }})
    };
    let mut registered = Vec::new();
    for some in all.chunks(400) {
        let operations: Vec<Value> = some.iter().map(body).collect();
        let done = house.post("/v1/batch", json!({"operations": operations})).expect(200);
        let ids = done.body["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["body"]["id"].as_str().unwrap().to_owned());
        registered.extend(ids.zip(some.iter().cloned()));
    }
    registered.sort_unstable();
    registered
}

fn page(house: &House, q: &str, more: &str) -> Vec<(String, String)> {
    page_of(house, &house.admin, q, more)
}

fn page_of(house: &House, token: &str, q: &str, more: &str) -> Vec<(String, String)> {
    let path = format!("/v1/persons/search?q={}&{more}", q.replace(' ', "%20"));
    let answer = house.get(path).with_token(token).expect(200);
    let one = |row: &Value| (row["id"].as_str().unwrap().to_owned(), row["found"].to_string());
    answer.data().iter().map(one).collect()
}

/// Who bears every word asked for in one name, the nearest name first, as a look at everybody finds them.
fn looked_at(everybody: &[(String, Vec<String>)], q: &str) -> Vec<String> {
    let asked = units(q);
    let bears = |name: &String| asked.iter().all(|unit| words(name).contains(unit));
    let beside = |name: &String| units(name).len().abs_diff(asked.len());
    let mut found: Vec<(usize, &String)> = everybody
        .iter()
        .filter(|(_, names)| names.iter().any(bears))
        .map(|(id, names)| (names.iter().map(beside).min().unwrap(), id))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, id)| id.clone()).collect()
}

both! {
    fn a_page_is_the_beginning_of_all_that_is_found(house) {
        people(house);
        let reader = house.account("reader of a province", json!({"permissions": ["person.read"], "territory": "03.531"})).text("/secret");
        for q in [
            "محمد", "moh", "ami", "Hasan", "محمد العلوي", "محمد علو", "Mohamed Alaoui", "Med Alawi", "Mohamed Ghazoauni", "امين", "amin ala",
            "Hassan Najari", "حسن نجا", "Fatima Zahra Najjari", "mohamed amine benkirane", "Ben Kirane", "Moul", "محمد Lhanout", "Abdlghani Nejjar", "xyz abc",
        ] {
            let all = page(house, q, "limit=200&total=true");
            let ids: BTreeSet<&String> = all.iter().map(|(id, _)| id).collect();
            assert_eq!(ids.len(), all.len(), "{q}: nobody twice");
            assert_eq!(page_of(house, &reader, q, "limit=200"), all, "{q}: the same within what one may see");
            for limit in [1, 4, 20, 60] {
                let first = page(house, q, &format!("limit={limit}"));
                assert_eq!(first, all[..limit.min(all.len())], "{q}, {limit}");
            }
        }
    }

    fn whoever_bears_the_very_words_is_found_as_by_a_look_at_everybody(house) {
        let everybody = people(house);
        for q in ["محمد العلوي", "Mohamed Alaoui", "العلوي محمد", "أمين النجار", "Amina Najjari", "Hassan Ghazouani", "حسين الغزواني", "Moul Lhanout"] {
            let expected = looked_at(&everybody, q);
            assert!(!expected.is_empty() && expected.len() < 200, "{q}: {}", expected.len());
            let rows = page(house, q, "limit=200");
            let very: Vec<String> = rows.iter().filter(|(_, found)| found.contains("\"word\"")).map(|(id, _)| id.clone()).collect();
            assert_eq!(very, expected, "{q}");
            assert_eq!(rows.iter().take(very.len()).map(|(id, _)| id.clone()).collect::<Vec<_>>(), very, "{q}: first of all");
        }
    }
}
