//! A small world: one secretariat, its secretary and a member, each with a token.
use serde_json::{Value, json};

use super::cast::token;
use super::world::{appointed, formed, member, position};
use crate::cast::source;
use crate::house::{Ask, House};

/// The secretariat of Taounate, and who is in it.
pub(super) struct Small<'a> {
    pub(super) house: &'a House,
    pub(super) body: String,
    pub(super) meeting: String,
    pub(super) secretary: Somebody,
    pub(super) member: Somebody,
}

/// A person with a token.
#[derive(Debug, Clone)]
pub(super) struct Somebody {
    pub(super) person: String,
    pub(super) membership: String,
    /// The office, if one is held.
    pub(super) appointment: String,
    pub(super) secret: String,
}

/// A member living in Taounate, with a token.
pub(super) fn somebody(house: &House, name: &str) -> Somebody {
    let (person, membership) = member(house, name, Some("03.531"), None);
    let (_, secret) = token(house, &person, &json!({}));
    Somebody { person, membership, appointment: String::new(), secret }
}

/// The same, in an office since 2023.
pub(super) fn officer(house: &House, name: &str, body: &str, kind: &str) -> Somebody {
    let somebody = somebody(house, name);
    let seat = position(house, body, kind);
    let appointment = appointed(house, &seat, &somebody.person, ["2023-02-01", ""]).id();
    Somebody { appointment, ..somebody }
}

pub(super) fn small(house: &House) -> Small<'_> {
    let body = formed(house, "provincial_secretariat", "03.531", None, "2020-01-01");
    let secretary = officer(house, "Secretary", &body, "provincial_secretary");
    let member = somebody(house, "Ordinary Member");
    let meeting = json!({"body": body, "kind": "ordinary", "held_on": "2024-03-04"});
    let meeting = house.post("/v1/meetings", meeting).expect(201).id();
    Small { house, body, meeting, secretary, member }
}

impl Small<'_> {
    /// A look, by whoever shows this.
    pub(super) fn get(&self, secret: &str, path: impl Into<String>) -> Ask {
        self.house.get(path).with_token(secret)
    }

    /// Something new, by whoever shows this.
    pub(super) fn post(&self, secret: &str, path: impl Into<String>, new: Value) -> Ask {
        self.house.post(path, new).with_token(secret)
    }

    /// A grant to the member, as the secretary asks it.
    pub(super) fn grant(&self, secret: &str, more: &Value) -> Ask {
        let mut new = json!({"person_id": self.member.person, "source": source()});
        for (field, value) in more.as_object().into_iter().flatten() {
            new[field] = value.clone();
        }
        self.post(secret, "/v1/access/grants", new)
    }

    /// A delegation of the secretary's to the member.
    pub(super) fn delegate(&self, more: &Value) -> Ask {
        let last = super::world::today(20).to_string();
        let mut new = json!({
            "appointment_id": self.secretary.appointment, "person_id": self.member.person,
            "permissions": ["meeting.read", "meeting.convene"], "ends_on": last,
        });
        for (field, value) in more.as_object().into_iter().flatten() {
            new[field] = value.clone();
        }
        self.post(&self.secretary.secret, "/v1/access/delegations", new)
    }

    /// The address of the meeting.
    pub(super) fn meeting(&self) -> String {
        format!("/v1/meetings/{}", self.meeting)
    }
}
