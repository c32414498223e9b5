//! Two ethics committees, and those who come before them.
use serde_json::{Value, json};

use crate::applications::cast::{Somebody, day, formed, officer, token};
use crate::cast::source;
use crate::house::{Answer, Ask, House};

/// A committee: its president, its rapporteur, and two members.
pub(crate) struct Committee {
    pub(crate) body: String,
    pub(crate) president: Somebody,
    pub(crate) rapporteur: Somebody,
    pub(crate) members: [Somebody; 2],
}

impl Committee {
    fn seated(house: &House, kind: &str, code: &str, parent: &str) -> Self {
        let body = formed(house, kind, code, Some(parent));
        let president = officer(house, &body, "ethics_president", "Laila Mernissi");
        let rapporteur = officer(house, &body, "ethics_rapporteur", "Samia Berrada");
        let members = ["Hakima Tazi", "Nadia Alami"].map(|name| officer(house, &body, "ethics_member", name));
        Self { body, president, rapporteur, members }
    }

    /// All who vote in it.
    pub(crate) fn everybody(&self) -> [&Somebody; 4] {
        let [first, second] = &self.members;
        [&self.president, &self.rapporteur, first, second]
    }
}

/// The secretariat of Taounate with its committee, the national one, a member who complains, and one who holds an office.
pub(crate) struct Scene<'a> {
    pub(crate) house: &'a House,
    pub(crate) secretariat: String,
    pub(crate) committee: Committee,
    pub(crate) national: Committee,
    pub(crate) complainant: Somebody,
    pub(crate) respondent: Somebody,
}

/// A plain member.
pub(crate) fn member(house: &House, name: &str) -> Somebody {
    let new =
        json!({"name_latin": name, "gender": "female", "birth_date": "1980-02-01", "residence": "03.531"});
    let person = house.post("/v1/persons", new).expect(201).id();
    let belonging = json!({"person_id": person, "starts_on": "2015-01-01", "source": source()});
    house.post("/v1/memberships", belonging).expect(201);
    Somebody { secret: token(house, &person), person, appointment: String::new() }
}

pub(crate) fn scene(house: &House) -> Scene<'_> {
    let national = formed(house, "national_secretariat", "MA", None);
    let region = formed(house, "regional_secretariat", "03", Some(&national));
    let secretariat = formed(house, "provincial_secretariat", "03.531", Some(&region));
    let committee = Committee::seated(house, "ethics_committee", "03.531", &secretariat);
    let national = Committee::seated(house, "ethics_committee", "MA", &national);
    let complainant = member(house, "Karima Idrissi");
    let respondent = officer(house, &secretariat, "provincial_secretary", "Fatima Sebti");
    Scene { house, secretariat, committee, national, complainant, respondent }
}

/// Adopts other statutes, in force from today on.
pub(crate) fn with_statutes(house: &House, change: impl FnOnce(&mut Value)) {
    let mut document: Value = serde_json::from_str(amana::statutes::DEFAULT).unwrap();
    change(&mut document);
    let new = json!({"effective_from": day(0), "document": document, "source": source()});
    house.post("/v1/statutes", new).expect(201);
}

/// What nobody may ever read who is not assigned.
pub(crate) const CANARY: &str = "CANARY-of-the-sealed-facts-7731";

impl Scene<'_> {
    pub(crate) fn post(&self, by: &Somebody, path: impl Into<String>, new: Value) -> Ask {
        self.house.post(path, new).with_token(&by.secret)
    }

    pub(crate) fn get(&self, by: &Somebody, path: impl Into<String>) -> Ask {
        self.house.get(path).with_token(&by.secret)
    }

    /// A complaint that came in so many days ago, entered by the president.
    pub(crate) fn entered(&self, days: i64) -> String {
        let new = json!({
            "body": self.committee.body, "respondent_id": self.respondent.person,
            "complainants": [self.complainant.person], "protected": true,
            "title": "Words in public", "facts": format!("She said so at the market. {CANARY}"),
            "received_on": day(days),
        });
        let made = self.post(&self.committee.president, "/v1/cases", new).expect(201);
        format!("/v1/cases/{}", made.id())
    }

    /// Assigns everybody of a committee but its president.
    pub(crate) fn assign(&self, to: &Committee, case: &str) -> Answer {
        let [first, second] = &to.members;
        let panel = json!({
            "members": [to.rapporteur.person, first.person, second.person],
            "rapporteur_id": to.rapporteur.person,
        });
        self.post(&to.president, format!("{case}/panels"), panel).expect(200)
    }

    /// A case that was admitted so many days ago, and its person heard eight days later.
    pub(crate) fn heard(&self, days: i64) -> String {
        let case = self.entered(days);
        self.assign(&self.committee, &case);
        let clerk = &self.committee.rapporteur;
        let step = |noun: &str, new: Value| self.post(clerk, format!("{case}/{noun}"), new).expect(200);
        step("admissions", json!({"is_admitted": true, "on": day(days)}));
        step(
            "hearings",
            json!({"on": day(days + 8), "summoned_on": day(days), "place": "The house of the party"}),
        );
        step("hearing-records", json!({"hearing": 1, "was_heard": true, "record": "She regrets it."}));
        case
    }

    /// All who are assigned vote alike.
    pub(crate) fn all_vote(&self, of: &Committee, case: &str, verdict: &Value) {
        let [first, second] = &of.members;
        for judge in [&of.rapporteur, first, second] {
            self.post(judge, format!("{case}/votes"), verdict.clone()).expect(200);
        }
    }

    /// Rules on a case, all voting alike.
    pub(crate) fn ruled(&self, of: &Committee, case: &str, verdict: &Value) -> Answer {
        self.all_vote(of, case, verdict);
        let mut ruling = verdict.clone();
        ruling["reasons"] = json!("She said it, and regrets it.");
        self.post(&of.rapporteur, format!("{case}/rulings"), ruling).expect(200)
    }

    /// Whether a person is suspended on the day asked for, as everybody may read.
    pub(crate) fn standing(&self, person: &str, on: &str) -> String {
        let path = format!("/v1/memberships?person_id={person}&as_of={on}");
        self.house.get(path).expect(200).text("/data/0/standing")
    }
}
