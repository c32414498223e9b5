//! The cast of the matrix: everybody there is a kind of, with a token and what they hold by the statutes.
use std::collections::BTreeSet;

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::oracle::{Over, Right, membership, office, role};
use super::world::{Where, World, appointed, clock, member, position, reopened, today};
use crate::house::{Answer, House};

/// One who asks.
#[derive(Debug, Clone)]
pub(super) struct Caller {
    /// What he or she is, as the table names its column.
    pub(super) name: &'static str,
    /// What is shown; empty for nothing.
    pub(super) token: String,
    /// What is held by the statutes; none if whoever shows that token is nobody.
    pub(super) rights: Option<Vec<Right>>,
    /// The person who acts, if it is one.
    pub(super) person: Option<String>,
    /// The place whose person the caller is recused from.
    pub(super) recused_from: Option<Where>,
}

/// A house in which everybody is there.
pub(super) struct Stage {
    pub(super) house: House,
    pub(super) world: World,
    pub(super) cast: Vec<Caller>,
    /// The account of the reader among the cast, and what it was granted.
    pub(super) readers_account: String,
    pub(super) readers_grant: String,
    /// What says that the recused one of the cast is.
    pub(super) recusal: String,
    /// The token of the founder.
    pub(super) founders_token: String,
    /// What the founder was shown by some lists.
    pub(super) lists: Vec<(&'static str, Answer)>,
}

impl Stage {
    pub(super) fn caller(&self, name: &str) -> &Caller {
        self.cast.iter().find(|caller| caller.name == name).unwrap_or_else(|| panic!("no {name}"))
    }
}

fn words(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn over(words: BTreeSet<String>, over: Over) -> Vec<Right> {
    vec![Right { words, over }]
}

/// A token in a person's name; `more` says what else is asked of it.
pub(super) fn token(house: &House, person: &str, more: &Value) -> (String, String) {
    let mut new = json!({"name": "matrix", "person_id": person});
    for (field, value) in more.as_object().into_iter().flatten() {
        new[field] = value.clone();
    }
    let issued = house.post("/v1/tokens", new).expect(201);
    (issued.id(), issued.text("/secret"))
}

/// Builds one caller after another.
struct Casting<'a> {
    house: &'a House,
    cast: Vec<Caller>,
}

impl Casting<'_> {
    fn add(&mut self, name: &'static str, token: String, rights: Option<Vec<Right>>, person: Option<&str>) {
        let person = person.map(str::to_owned);
        self.cast.push(Caller { name, token, rights, person, recused_from: None });
    }

    /// Somebody who holds these rights beside those of every member.
    fn person(&mut self, name: &'static str, person: &str, mut rights: Vec<Right>) {
        rights.extend(over(membership(), Over::Elsewhere));
        let (_, secret) = token(self.house, person, &json!({}));
        self.add(name, secret, Some(rights), Some(person));
    }

    /// A new member in an office since 2023.
    fn officer(&mut self, name: &'static str, body: &str, kind: &str, reach: [Over; 2]) -> String {
        let (person, _) = member(self.house, name, None, None);
        let seat = position(self.house, body, kind);
        appointed(self.house, &seat, &person, ["2023-02-01", ""]);
        self.person(name, &person, office(kind, reach[0], reach[1]));
        person
    }

    fn account(&mut self, name: &'static str, grant: Value, rights: Vec<Right>) {
        let secret = self.house.account(name, grant).text("/secret");
        self.add(name, secret, Some(rights), None);
    }
}

fn delegation(house: &House, secret: &str, appointment: &str, to: &str) {
    let last = today(30).to_string();
    let permissions = ["meeting.read", "meeting.convene", "meeting.update"];
    let new =
        json!({"appointment_id": appointment, "person_id": to, "permissions": permissions, "ends_on": last});
    house.post("/v1/access/delegations", new).with_token(secret).expect(201);
}

/// The body of that type under another.
fn under(house: &House, parent: &str, kind: &str) -> String {
    house.get(format!("/v1/bodies?parent={parent}&type={kind}")).expect(200).text("/data/0/id")
}

/// Raises the curtain: the world, everybody in it, and a clock that has moved on since.
pub(super) fn raised(house: House) -> Stage {
    let world = super::world::made_in(&house);
    let own = world.at(Where::Own).body.clone();
    let seat = position(&house, &own, "provincial_secretary");
    // Three in a row: until yesterday, today alone, from tomorrow on.
    let [yesterday, now, tomorrow] = [-1, 0, 1].map(|days| today(days).to_string());
    let three = [["2023-02-01", &yesterday], [&now, &now], [&tomorrow, ""]];
    let secretaries = three.map(|days| {
        let (person, _) = member(&house, "Secretary Of Taounate", None, None);
        let held = appointed(&house, &seat, &person, days).id();
        (person, held)
    });
    // What is handed over while the office is held.
    let [(ended, before), (secretary, appointment), (future, _)] = secretaries;
    let (_, ended_secret) = token(&house, &ended, &json!({}));
    let (orphan, _) = member(&house, "Orphan Delegate", Some("03.531"), None);
    delegation(&house, &ended_secret, &before, &orphan);
    let soon = (chrono::Utc::now() + TimeDelta::hours(12)).to_rfc3339();
    let (_, expired) = token(&house, &secretary, &json!({"expires_at": soon}));
    let house = reopened(house);
    assert_eq!(clock().date_naive(), today(0));
    let cast = cast(&house, &world, [&secretary, &ended, &future, &orphan], &appointment, expired);
    let reader = house.get("/v1/me").with_token(&cast.last().unwrap().token).expect(200);
    let readers_account = reader.text("/account_id");
    let readers_grant = reader.text("/rights/0/by/grant_id");
    let founders_token = house.get("/v1/me").expect(200).text("/token/id");
    let recusal = house.get("/v1/access/recusals").expect(200).text("/data/0/id");
    Stage { house, world, cast, readers_account, readers_grant, recusal, founders_token, lists: Vec::new() }
}

fn cast(
    house: &House,
    world: &World,
    [secretary, ended, future, orphan]: [&str; 4],
    appointment: &str,
    expired: String,
) -> Vec<Caller> {
    let body = |place: Where| world.at(place).body.as_str();
    let taounate = [Over::Body(Where::Own), Over::Territory("03.531")];
    let elsewhere = [Over::Elsewhere, Over::Territory("03.531")];
    let mut casting = Casting { house, cast: Vec::new() };
    casting.add("anonymous", String::new(), None, None);
    casting.add("garbage", house.admin.chars().rev().collect(), None, None);
    let (revoked, secret) = token(house, secretary, &json!({}));
    house.ask("POST", format!("/v1/tokens/{revoked}/revocations")).expect(200);
    casting.add("revoked", secret, None, None);
    casting.add("expired", expired, None, None);
    let (_, abroad) = token(house, secretary, &json!({"networks": ["203.0.113.0/24"]}));
    casting.add("abroad", abroad, None, None);
    casting.add("founder", house.admin.clone(), Some(over(words(&["*"]), Over::Party)), None);
    casting.officer("national", &world.national, "national_secretary", [Over::Elsewhere, Over::Party]);
    let region = [Over::Body(Where::Parent), Over::Territory("03")];
    casting.officer("regional", body(Where::Parent), "regional_secretary", region);
    let secretarys = office("provincial_secretary", taounate[0], taounate[1]);
    casting.person("secretary", secretary, secretarys.clone());
    let narrow = ["body.read", "meeting.read", "meeting.update"];
    let (_, secret) = token(house, secretary, &json!({"scopes": narrow}));
    let narrowed = |right: &Right| Right {
        words: right.words.intersection(&words(&narrow)).cloned().collect(),
        over: right.over,
    };
    casting.add("narrow", secret, Some(secretarys.iter().map(narrowed).collect()), Some(secretary));
    house
        .post(
            format!("/v1/bodies/{}/positions", body(Where::Own)),
            json!({"type": "provincial_deputy", "ordinal": 1}),
        )
        .expect(201);
    casting.officer("deputy", body(Where::Own), "provincial_deputy", taounate);
    let bureau = under(house, body(Where::Own), "provincial_bureau");
    casting.officer("rapporteur", &bureau, "bureau_rapporteur", elsewhere);
    casting.officer("treasurer", &bureau, "bureau_treasurer", elsewhere);
    let pole = [Over::Body(Where::Pole), Over::Territory("03.531")];
    casting.officer("pole member", body(Where::Pole), "pole_member", pole);
    for (name, kind, seat) in [
        ("admissions", "membership_committee", "membership_member"),
        ("ethics", "ethics_committee", "ethics_member"),
    ] {
        let committee = super::world::formed(house, kind, "03.531", Some(body(Where::Own)), "2023-01-01");
        casting.officer(name, &committee, seat, elsewhere);
    }
    let commune = [Over::Body(Where::Child), Over::Territory(Where::Child.code())];
    casting.officer("local", body(Where::Child), "local_secretary", commune);
    let sefrou = [Over::Body(Where::Sibling), Over::Territory("03.451")];
    casting.officer("sibling", body(Where::Sibling), "provincial_secretary", sefrou);
    let own = &world.at(Where::Own).person;
    let (_, secret) = token(house, own, &json!({}));
    casting.add("member", secret, Some(over(membership(), Over::Person(Where::Own))), Some(own));
    suspended(&mut casting, body(Where::Own));
    casting.person("ended", ended, Vec::new());
    casting.person("future", future, Vec::new());
    casting.person("dissolved", &world.former, Vec::new());
    transferred(&mut casting, world, sefrou);
    let (delegate, _) = member(house, "Delegate", Some("03.531"), None);
    let (_, shown) = token(house, secretary, &json!({}));
    delegation(house, &shown, appointment, &delegate);
    let handed = words(&["meeting.read", "meeting.convene", "meeting.update"]);
    casting.person("delegate", &delegate, over(handed, taounate[1]));
    casting.person("orphan", orphan, Vec::new());
    recused(&mut casting, own);
    casting.account("auditor", json!({"role": "auditor"}), over(role("auditor"), Over::Party));
    casting.account(
        "technical",
        json!({"role": "technical_admin"}),
        over(role("technical_admin"), Over::Party),
    );
    casting.account(
        "app",
        json!({"role": "app", "territory": "03"}),
        over(role("app"), Over::Territory("03")),
    );
    let looks = ["body.read", "meeting.read", "person.read"];
    let alone = json!({"permissions": looks, "body": body(Where::Parent)});
    casting.account("one body", alone, over(words(&looks), Over::Body(Where::Parent)));
    casting.account("reader", json!({"role": "reader"}), over(role("reader"), Over::Party));
    casting.cast
}

/// Suspends a membership until further notice.
pub(super) fn suspend(house: &House, membership: &str) {
    let path = format!("/v1/memberships/{membership}");
    house.post(format!("{path}/suspensions"), json!({"source": crate::cast::source()})).expect(200);
    assert_eq!(house.get(path).expect(200).text("/standing"), "suspended");
}

/// A deputy whose membership is suspended.
fn suspended(casting: &mut Casting<'_>, own: &str) {
    let house = casting.house;
    house
        .post(format!("/v1/bodies/{own}/positions"), json!({"type": "provincial_deputy", "ordinal": 2}))
        .expect(201);
    let (person, membership) = member(house, "Suspended Deputy", None, None);
    let seats = house.get(format!("/v1/positions?body={own}&type=provincial_deputy")).expect(200);
    let second = seats.data().iter().find(|seat| seat["ordinal"] == 2).unwrap();
    appointed(house, second["id"].as_str().unwrap(), &person, ["2023-02-01", ""]);
    suspend(house, &membership);
    let (_, secret) = token(house, &person, &json!({}));
    casting.add("suspended", secret, Some(Vec::new()), Some(&person));
}

/// Who was a deputy in Taounate until the end of 2024, and has been one in Sefrou since.
fn transferred(casting: &mut Casting<'_>, world: &World, sefrou: [Over; 2]) {
    let house = casting.house;
    let [own, sibling] = [Where::Own, Where::Sibling].map(|place| world.at(place).body.clone());
    let (person, membership) = member(house, "Transferred", None, Some(&own));
    let third = json!({"type": "provincial_deputy", "ordinal": 3});
    let seat = house.post(format!("/v1/bodies/{own}/positions"), third.clone()).expect(201).id();
    appointed(house, &seat, &person, ["2023-02-01", "2024-12-31"]);
    let end = json!({"ends_on": "2024-12-31", "standing": "transferred", "source": crate::cast::source()});
    house.post(format!("/v1/memberships/{membership}/end"), end).expect(200);
    let anew = json!({"person_id": person, "starts_on": "2025-01-01", "unit": sibling, "source": crate::cast::source()});
    house.post("/v1/memberships", anew).expect(201);
    let seat = house.post(format!("/v1/bodies/{sibling}/positions"), third).expect(201).id();
    appointed(house, &seat, &person, ["2025-01-01", ""]);
    casting.person("transferred", &person, office("provincial_deputy", sefrou[0], sefrou[1]));
}

/// Who holds what a secretary does around Taounate, and is recused from what concerns the person at the secretariat.
fn recused(casting: &mut Casting<'_>, about: &str) {
    let (house, code) = (casting.house, Where::Own.code());
    let (person, _) = member(house, "Recused Secretary", Some(code), None);
    let grant =
        json!({"person_id": person, "role": "secretary", "territory": code, "source": crate::cast::source()});
    house.post("/v1/access/grants", grant).expect(201);
    super::recusals::recused(house, &person, about);
    casting.person("recused", &person, over(role("secretary"), Over::Territory(code)));
    casting.cast.last_mut().unwrap().recused_from = Some(Where::Own);
}
