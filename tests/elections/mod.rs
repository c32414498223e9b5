//! Elections: who stands, what each round counts, who reads it, who wins a tie, whom a proclamation appoints.
mod course;
mod rounds;

use serde_json::{Value, json};

use crate::cast::{appointment, person, position, source};
use crate::house::{Answer, Ask, House};
use crate::meetings::{attended, bureau};

/// A bureau of thirteen who vote, all of them at a meeting on the day of the founding one, and the pole whose president they
/// elect.
struct Assembly {
    people: Vec<String>,
    meeting: String,
    pole: String,
}

fn assembly(house: &House) -> Assembly {
    let mut people = bureau(house);
    let home = house.get("/v1/bodies/taounate-bureau").expect(200).id();
    let member = position(house, &home, "bureau_member");
    for number in 6..=13 {
        let who = person(house, &format!("عضو {number}"), "male");
        let seat = format!("/v1/positions/{member}/appointments");
        house.post(seat, appointment(&who, "2021-01-01")).expect(201);
        people.push(who);
    }
    let present: Vec<&String> = people.iter().collect();
    let meeting = attended(house, "2022-12-08", &present);
    let pole = json!({"type": "pole", "parent": "taounate-secretariat", "names": {"ar": "قطب النساء"}, "slug": "womens-pole", "starts_on": "2021-01-01", "source": source()});
    let pole = house.post("/v1/bodies", pole).expect(201).id();
    Assembly { people, meeting, pole }
}

impl Assembly {
    /// Opens an election of the president of the pole.
    fn open(&self, house: &House) -> String {
        let seat = json!({"body": self.pole, "position_type": "pole_president"});
        self.open_for(house, "individual_ballot", &json!([seat]))
    }

    fn open_for(&self, house: &House, mode: &str, seats: &Value) -> String {
        let new = json!({"title": "انتخاب رئيسة قطب النساء", "mode": mode, "seats": seats});
        let opened = house.post(format!("{}/elections", self.meeting), new).expect(201);
        format!("/v1/elections/{}", opened.id())
    }
}

/// Women who stand, each with a candidacy of her own.
fn stand(house: &House, election: &str, names: &[&str]) -> Vec<String> {
    names
        .iter()
        .map(|name| {
            let who = person(house, name, "female");
            house.post(format!("{election}/candidacies"), json!({"persons": [who]})).expect(200);
            who
        })
        .collect()
}

/// What was found in the box: the votes of the candidacies 1, 2, ..., and the blank papers.
fn count(votes: &[i64], blank: i64) -> Value {
    let each: Vec<Value> =
        (1..).zip(votes).map(|(number, votes)| json!({"candidacy": number, "votes": votes})).collect();
    json!({"ballots": votes.iter().sum::<i64>() + blank, "blank": blank, "votes": each})
}

fn round(house: &House, election: &str, scrutineer: &str, count: &Value) -> Ask {
    house.post(format!("{election}/rounds"), json!({"scrutineer_id": scrutineer, "count": count}))
}

fn read(house: &House, election: &str, scrutineer: &str, count: &Value) -> Ask {
    house.post(format!("{election}/readings"), json!({"scrutineer_id": scrutineer, "count": count}))
}

/// Counts a round and reads it again.
fn counted(house: &House, election: &str, people: &[String], count: &Value) -> Answer {
    round(house, election, &people[0], count).expect(200);
    read(house, election, &people[1], count).expect(200)
}

fn proclaim(house: &House, election: &str) -> Ask {
    house.post(format!("{election}/proclamation"), json!({}))
}

fn next(house: &House, election: &str) -> String {
    house.get(election).expect(200).text("/next")
}

/// Who presides over the pole on a day.
fn president(house: &House, pole: &str, day: &str) -> Vec<Value> {
    let held = house.get(format!("/v1/appointments?body={pole}&as_of={day}")).expect(200);
    held.data().iter().map(|one| one["person"]["id"].clone()).collect()
}
