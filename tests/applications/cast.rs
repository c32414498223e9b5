//! Those who apply, those who receive applications and those who decide them.
use amana::statutes::DEFAULT;
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};

use crate::cast::{DECLARED, declared, position, source};
use crate::house::{Ask, House};

/// Where a commune of Taounate is.
pub(crate) const COMMUNE: &str = "03.531.01.05";

/// The day so many days from today.
pub(crate) fn day(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).date_naive().to_string()
}

/// A person with a token, and an office if one is held.
#[derive(Debug, Clone)]
pub(crate) struct Somebody {
    pub(crate) person: String,
    pub(crate) secret: String,
    pub(crate) appointment: String,
}

/// A token in a person's name.
pub(crate) fn token(house: &House, person: &str) -> String {
    house.post("/v1/tokens", json!({"name": "tests", "person_id": person})).expect(201).text("/secret")
}

/// A member of long standing in an office since 2021.
pub(crate) fn officer(house: &House, body: &str, kind: &str, name: &str) -> Somebody {
    let new =
        json!({"name_latin": name, "gender": "female", "birth_date": "1971-05-04", "residence": "03.531"});
    let person = house.post("/v1/persons", new).expect(201).id();
    let belonging = json!({"person_id": person, "starts_on": "2015-01-01", "source": source()});
    house.post("/v1/memberships", belonging).expect(201);
    let seat = position(house, body, kind);
    let held = json!({"person_id": person, "starts_on": "2021-01-01", "source": source()});
    let appointment = house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201).id();
    Somebody { secret: token(house, &person), person, appointment }
}

/// Forms a body; answers its id.
pub(crate) fn formed(house: &House, kind: &str, code: &str, parent: Option<&str>) -> String {
    let mut new = json!({"type": kind, "territory": code, "starts_on": "2020-01-01", "source": source()});
    if let Some(parent) = parent {
        new["parent"] = json!(parent);
    }
    house.post("/v1/bodies", new).expect(201).id()
}

/// A committee of three: its president, and two members.
pub(crate) struct Committee {
    pub(crate) body: String,
    pub(crate) members: [Somebody; 3],
}

impl Committee {
    /// Forms one under a secretariat, and fills its seats.
    pub(crate) fn seated(house: &House, code: &str, parent: &str) -> Self {
        let body = formed(house, "membership_committee", code, Some(parent));
        let president = officer(house, &body, "membership_president", "President");
        let members = ["First", "Second"].map(|name| officer(house, &body, "membership_member", name));
        let [first, second] = members;
        Self { body, members: [president, first, second] }
    }

    /// Who records what it decides.
    pub(crate) fn president(&self) -> &Somebody {
        &self.members[0]
    }
}

/// The secretariats of Taounate and of its region, each with a committee.
pub(crate) struct Party<'a> {
    pub(crate) house: &'a House,
    pub(crate) secretariat: String,
    pub(crate) secretary: Somebody,
    pub(crate) committee: Committee,
    pub(crate) regional: Committee,
}

pub(crate) fn party(house: &House) -> Party<'_> {
    let region = formed(house, "regional_secretariat", "03", None);
    let secretariat = formed(house, "provincial_secretariat", "03.531", Some(&region));
    let secretary = officer(house, &secretariat, "provincial_secretary", "Secretary");
    let committee = Committee::seated(house, "03.531", &secretariat);
    let regional = Committee::seated(house, "03", &region);
    Party { house, secretariat, secretary, committee, regional }
}

/// An application of somebody new, with all that is to be declared.
pub(crate) fn application(name: &str) -> Value {
    json!({
        "person": {"name_latin": name, "gender": "male"}, "territory": COMMUNE,
        "declarations": DECLARED.map(declared),
        "documents": [{"kind": "signed form", "reference": "binder 3, sheet 14"}],
    })
}

/// An application that was entered, and whose it is.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) person: String,
}

impl Party<'_> {
    /// Something sent by somebody.
    pub(crate) fn post(&self, by: &Somebody, path: impl Into<String>, new: Value) -> Ask {
        self.house.post(path, new).with_token(&by.secret)
    }

    /// A look, by somebody.
    pub(crate) fn get(&self, by: &Somebody, path: impl Into<String>) -> Ask {
        self.house.get(path).with_token(&by.secret)
    }

    /// A step taken by the secretary, on that day.
    pub(crate) fn step(&self, file: &File, noun: &str, on: &str) -> Ask {
        self.post(&self.secretary, format!("{}/{noun}", file.path), json!({"on": on}))
    }

    /// Enters an application that came in so many days ago.
    pub(crate) fn entered(&self, name: &str, days: i64) -> File {
        self.entered_of(&json!({"name_latin": name, "gender": "male"}), days)
    }

    /// Enters one of somebody who is registered with it.
    pub(crate) fn entered_of(&self, person: &Value, days: i64) -> File {
        let made = self.enter(person, days).expect(201);
        File { path: format!("/v1/applications/{}", made.id()), person: made.text("/person_id") }
    }

    /// What is sent to enter one.
    pub(crate) fn enter(&self, person: &Value, days: i64) -> Ask {
        let mut new = application("");
        new["person"] = person.clone();
        new["received_on"] = json!(day(days));
        self.post(&self.secretary, "/v1/applications", new)
    }

    /// Enters one, and puts it before the committee the day it came in.
    pub(crate) fn assigned(&self, name: &str, days: i64) -> File {
        self.assigned_of(&json!({"name_latin": name, "gender": "male"}), days)
    }

    /// The same, of somebody who is registered with it.
    pub(crate) fn assigned_of(&self, person: &Value, days: i64) -> File {
        let file = self.entered_of(person, days);
        self.step(&file, "completions", &day(days)).expect(200);
        let put = self.step(&file, "assignments", &day(days)).expect(200);
        assert_eq!(put.text("/body_id"), self.committee.body);
        file
    }

    /// A vote of one's own, on that day.
    pub(crate) fn vote(&self, by: &Somebody, file: &File, choice: &str, days: i64) -> Ask {
        self.post(by, format!("{}/votes", file.path), json!({"choice": choice, "on": day(days)}))
    }

    /// What the president of a committee records as decided, on that day.
    pub(crate) fn decide(&self, of: &Committee, file: &File, outcome: &str, days: i64) -> Ask {
        let mut new = json!({"outcome": outcome, "on": day(days)});
        if outcome != "accepted" {
            new["reasons"] = json!("He belongs to another party.");
        }
        self.post(of.president(), format!("{}/decisions", file.path), new)
    }

    /// Everybody of a committee votes so, and so it is decided.
    pub(crate) fn settled(&self, of: &Committee, file: &File, outcome: &str, days: i64) {
        let choice = match outcome {
            "accepted" => "accept",
            "refused" => "refuse",
            _ => "return",
        };
        for member in &of.members {
            self.vote(member, file, choice, days).expect(200);
        }
        self.decide(of, file, outcome, days).expect(200);
    }

    /// Everybody of the committee votes to refuse it, so it is decided on that day, for good or not, and closed on another.
    pub(crate) fn refused_of(&self, person: &Value, [from, on, closed]: [i64; 3], banned: bool) -> File {
        let file = self.assigned_of(person, from);
        for member in &self.committee.members {
            self.vote(member, &file, "refuse", on).expect(200);
        }
        let new =
            json!({"outcome": "refused", "on": day(on), "reasons": "Qanari wrote so.", "banned": banned});
        self.post(self.committee.president(), format!("{}/decisions", file.path), new).expect(200);
        self.step(&file, "closings", &day(closed)).expect(200);
        file
    }

    /// Erases one application.
    pub(crate) fn erase(&self, file: &File) -> Ask {
        self.act(&self.secretary, format!("{}/erasures", file.path))
    }

    /// Erases what is due where somebody may.
    pub(crate) fn erase_due(&self, by: &Somebody) -> Ask {
        self.act(by, "/v1/applications/erasures".to_owned())
    }

    fn act(&self, by: &Somebody, path: String) -> Ask {
        self.house.ask("POST", path).with_token(&by.secret)
    }
}

/// The statutes from that day on, with other rules of membership.
pub(crate) fn ruled(house: &House, from: &str, rules: &Value) {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
    for (field, value) in rules.as_object().unwrap() {
        document["membership"][field] = value.clone();
    }
    let new = json!({"effective_from": from, "source": {"kind": "printed statutes"}, "document": document});
    house.post("/v1/statutes", new).expect(201);
}

/// Somebody with a name in both scripts, a day of birth and a number.
pub(crate) fn known() -> Value {
    json!({
        "name_ar": "عبد الغني الصنهاجي", "name_latin": "Abdelghani Sanhaji", "gender": "male",
        "birth_date": "1980-03-04", "contacts": [{"kind": "phone", "value": "0612345678"}],
    })
}

/// The same with some things told otherwise.
pub(crate) fn known_but(more: &Value) -> Value {
    let mut person = known();
    for (field, value) in more.as_object().unwrap() {
        person[field] = value.clone();
    }
    person
}

/// A number, as a person is reached by it.
pub(crate) fn reached(number: &str) -> Value {
    json!([{"kind": "phone", "value": number}])
}
