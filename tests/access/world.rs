//! The world of the matrix, made through the API alone: in each place one thing of every kind.
use std::sync::OnceLock;

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::cast::source;
use crate::house::{Answer, Clock, House};

/// Where a thing is, as the provincial secretary of Taounate sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Where {
    /// At the secretariat of Taounate itself.
    Own,
    /// At a pole under it.
    Pole,
    /// At the region's.
    Parent,
    /// At another province of the region.
    Sibling,
    /// At a commune of Taounate.
    Child,
    /// In another region.
    Foreign,
}

impl Where {
    /// Every place there is something at, in the order of the table's letters; the last letter is what is not there.
    pub(super) const ALL: [Self; 6] =
        [Self::Own, Self::Pole, Self::Parent, Self::Sibling, Self::Child, Self::Foreign];

    /// The code of its territory.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Own | Self::Pole => "03.531",
            Self::Parent => "03",
            Self::Sibling => "03.451",
            Self::Child => "03.531.01.05",
            Self::Foreign => "01.571",
        }
    }

    /// The codes from the country down to it, by the map and not by the service.
    pub(super) fn line(self) -> &'static [&'static str] {
        match self {
            Self::Own | Self::Pole => &["MA", "03", "03.531"],
            Self::Parent => &["MA", "03"],
            Self::Sibling => &["MA", "03", "03.451"],
            Self::Child => &["MA", "03", "03.531", "03.531.01.05"],
            Self::Foreign => &["MA", "01", "01.571"],
        }
    }

    /// Where those live who belong to it: nobody lives in a region.
    pub(super) fn residence(self) -> &'static str {
        if self == Self::Parent { "03.171" } else { self.code() }
    }

    /// A word that stands in what belongs to it, and nowhere else.
    pub(super) fn canary(self) -> &'static str {
        match self {
            Self::Own => "Qanariown",
            Self::Pole => "Qanaripole",
            Self::Parent => "Qanariparent",
            Self::Sibling => "Qanarisibling",
            Self::Child => "Qanarichild",
            Self::Foreign => "Qanariforeign",
        }
    }

    /// What is elected there.
    pub(super) fn council(self) -> &'static str {
        match self {
            Self::Own | Self::Pole | Self::Sibling | Self::Foreign => "provincial_council",
            Self::Parent => "regional_council",
            Self::Child => "communal_council",
        }
    }

    fn secretariat(self) -> Option<&'static str> {
        match self {
            Self::Own | Self::Sibling | Self::Foreign => Some("provincial_secretariat"),
            Self::Parent => Some("regional_secretariat"),
            Self::Child => Some("local_secretariat"),
            Self::Pole => None,
        }
    }

    /// The office whose appointment is the one of its place.
    pub(super) fn office(self) -> &'static str {
        if self == Self::Pole { "pole_rapporteur" } else { "secretariat_member" }
    }
}

/// What there is at one place.
#[derive(Debug, Clone)]
pub(super) struct Scene {
    pub(super) body: String,
    pub(super) position: String,
    pub(super) appointment: String,
    pub(super) meeting: String,
    /// A meeting that was called off.
    pub(super) cancelled: String,
    pub(super) agenda_item: String,
    pub(super) attendance: String,
    pub(super) invitation: String,
    pub(super) intervention: String,
    pub(super) proposal: String,
    pub(super) decision: String,
    pub(super) election: String,
    pub(super) programme: String,
    pub(super) empowerment: String,
    pub(super) action: String,
    /// None where the law asks for nothing: a pole governs nobody.
    pub(super) legal_task: Option<String>,
    pub(super) act: Option<String>,
    pub(super) person: String,
    pub(super) membership: String,
    pub(super) institution: String,
    pub(super) mandate: String,
    pub(super) application: String,
    pub(super) application_form: String,
}

/// Everything the matrix asks about.
pub(super) struct World {
    scenes: Vec<Scene>,
    /// The national secretariat.
    pub(super) national: String,
    /// The secretary of a local secretariat that was dissolved before the one of today was formed in its place.
    pub(super) former: String,
}

impl World {
    pub(super) fn at(&self, place: Where) -> &Scene {
        &self.scenes[Where::ALL.iter().position(|known| *known == place).unwrap()]
    }
}

/// The day after tomorrow, at ten, when the test process asked first.
fn begun() -> (DateTime<Utc>, DateTime<Utc>) {
    static BEGUN: OnceLock<(DateTime<Utc>, DateTime<Utc>)> = OnceLock::new();
    *BEGUN.get_or_init(|| {
        let now = Utc::now();
        let day = now.date_naive().checked_add_days(Days::new(2)).unwrap();
        (now, day.and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap()).and_utc())
    })
}

/// The clock of the matrix: it runs from ten in the morning of [`today`], so that no day ends under a test.
pub(super) fn clock() -> DateTime<Utc> {
    let (real, shown) = begun();
    shown + (Utc::now() - real)
}

/// The day of the matrix, and days around it.
pub(super) fn today(days: i64) -> NaiveDate {
    (begun().1 + TimeDelta::days(days)).date_naive()
}

/// A house of this clock, over a fresh registry on the same engine.
pub(super) fn reopened(house: House) -> House {
    let clock: Clock = clock;
    house.reopen_with(clock, crate::house::roomy())
}

/// Sends something new and answers its id.
pub(super) fn made(house: &House, path: impl Into<String>, new: Value) -> String {
    house.post(path, new).expect(201).id()
}

/// Registers somebody who has been a member since 2015.
pub(super) fn member(
    house: &House,
    name: &str,
    residence: Option<&str>,
    unit: Option<&str>,
) -> (String, String) {
    let person = json!({
        "name_latin": name, "gender": "female", "birth_date": "1971-05-04", "residence": residence,
        "contacts": [
            {"kind": "phone", "value": "+212612345678", "visibility": "private"},
            {"kind": "email", "value": "office@example.org", "visibility": "public"},
        ],
        "sources": [{"kind": "register of the tests"}],
    });
    let person = made(house, "/v1/persons", person);
    let membership =
        json!({"person_id": person, "starts_on": "2015-01-01", "unit": unit, "source": source()});
    let membership = made(house, "/v1/memberships", membership);
    (person, membership)
}

/// The first position of a type in a body.
pub(super) fn position(house: &House, body: &str, code: &str) -> String {
    house.get(format!("/v1/positions?body={body}&type={code}")).expect(200).text("/data/0/id")
}

/// Puts somebody into an office; answers the appointment.
pub(super) fn appointed(house: &House, position: &str, person: &str, days: [&str; 2]) -> Answer {
    let mut new = json!({"person_id": person, "starts_on": days[0], "source": source()});
    if !days[1].is_empty() {
        new["ends_on"] = json!(days[1]);
    }
    house.post(format!("/v1/positions/{position}/appointments"), new).expect(201)
}

/// Forms a body.
pub(super) fn formed(house: &House, kind: &str, code: &str, parent: Option<&str>, starts_on: &str) -> String {
    let mut new = json!({"type": kind, "territory": code, "starts_on": starts_on, "source": source()});
    if let Some(parent) = parent {
        new["parent"] = json!(parent);
    }
    made(house, "/v1/bodies", new)
}

/// Dissolves a body, with all that is in it.
pub(super) fn dissolved(house: &House, body: &str, ends_on: &str) -> Answer {
    let end =
        json!({"ends_on": ends_on, "end_appointments": true, "children": "dissolve", "source": source()});
    house.post(format!("/v1/bodies/{body}/dissolutions"), end).expect(200)
}

/// Makes the world in an open house, as whoever founded it.
pub(super) fn made_in(house: &House) -> World {
    let national = formed(house, "national_secretariat", "MA", None, "2018-01-01");
    let before = formed(house, "local_secretariat", "03.531.01.05", None, "2018-01-01");
    let secretary = position(house, &before, "local_secretary");
    let (former, _) = member(house, "Former Secretary", None, None);
    appointed(house, &secretary, &former, ["2019-01-01", ""]);
    dissolved(house, &before, "2022-12-31");
    let mut bodies: Vec<(Where, String)> = Vec::new();
    for place in [Where::Parent, Where::Own, Where::Sibling, Where::Foreign, Where::Child] {
        let parent = match place {
            Where::Parent => Some(national.clone()),
            Where::Own | Where::Sibling => Some(bodies[0].1.clone()),
            Where::Child => Some(bodies[1].1.clone()),
            Where::Pole | Where::Foreign => None,
        };
        let kind = place.secretariat().unwrap();
        bodies.push((place, formed(house, kind, place.code(), parent.as_deref(), "2023-01-01")));
    }
    let pole = json!({
        "type": "pole", "parent": bodies[1].1, "names": {"ar": "قطب النساء"}, "slug": "matrix-pole",
        "starts_on": "2023-01-01", "source": source(),
    });
    bodies.push((Where::Pole, made(house, "/v1/bodies", pole)));
    let scene = |place: &Where| {
        let (_, body) = bodies.iter().find(|(known, _)| known == place).unwrap();
        scene(house, *place, body)
    };
    let leave = json!({"authority": "authority", "number": "1", "granted_on": "2026-01-01"});
    house.post("/v1/national-id-authorizations", leave).expect(201);
    let scenes = Where::ALL.iter().map(scene).collect();
    World { scenes, national, former }
}

fn scene(house: &House, place: Where, body: &str) -> Scene {
    let canary = place.canary();
    let (person, membership) =
        member(house, &format!("Resident {canary}"), Some(place.residence()), Some(body));
    let (holder, _) = member(house, &format!("Holder {canary}"), None, None);
    let known = json!({"languages": ["ar"], "consent": {"given_on": "2024-01-01", "source": source()}});
    let skills = format!("/v1/persons/{person}/skills");
    house.ask("PUT", skills).json(&known).header("if-match", "*").expect(200);
    let national_id = json!({"national_id": format!("{canary}-2026")});
    let kept = format!("/v1/persons/{person}/national-id");
    house.ask("PUT", kept).json(&national_id).header("if-match", "*").expect(200);
    let council = json!({"kind": place.council(), "territory": place.code(), "names": {"ar": format!("مجلس {place:?}")}});
    let institution = made(house, "/v1/institutions", council);
    let sits = json!({"person_id": person, "institution_id": institution, "starts_on": "2021-09-08", "source": source()});
    let mandate = made(house, "/v1/mandates", sits);
    let position = position(house, body, place.office());
    let appointment = appointed(house, &position, &holder, ["2023-02-01", ""]).id();
    let meeting = json!({"body": body, "kind": "ordinary", "title": format!("Meeting {canary}"), "held_on": "2024-03-04"});
    let meeting = made(house, "/v1/meetings", meeting);
    let cancelled = json!({"body": body, "kind": "ordinary", "title": format!("Meeting {canary}"), "held_on": "2024-03-05"});
    let cancelled = made(house, "/v1/meetings", cancelled);
    let why = json!({"reason": format!("Meeting {canary}")});
    let off = format!("/v1/meetings/{cancelled}/cancellation");
    house.ask("PUT", off).json(&why).header("if-match", "*").expect(200);
    let at = |noun: &str| format!("/v1/meetings/{meeting}/{noun}");
    let agenda_item = made(house, at("agenda-items"), json!({"title": format!("Agenda {canary}")}));
    let group = json!({"group_name": format!("Group {canary}"), "presence": "present"});
    let attendance = made(house, at("attendances"), group);
    let invited = json!({"person_id": holder, "proof": format!("Invitation {canary}")});
    let invitation = made(house, at("invitations"), invited);
    let said = json!({"group_name": "all", "subject": format!("Subject {canary}")});
    let intervention = made(house, at("interventions"), said);
    let proposal = made(house, at("proposals"), json!({"title": format!("Proposal {canary}")}));
    let programme = json!({"body": body, "title": format!("Programme {canary}"), "axes": ["axis"]});
    let programme = made(house, "/v1/programmes", programme);
    let action = made(house, "/v1/actions", json!({"body": body, "title": format!("Action {canary}")}));
    let mut effects =
        vec![json!({"kind": "empower_person", "person_id": holder, "purpose": format!("Purpose {canary}")})];
    if place != Where::Pole {
        let (deputy, _) = member(house, &format!("Deputy {canary}"), None, None);
        effects.push(
            json!({"kind": "appoint", "body": body, "position_type": place.office(), "person_id": deputy}),
        );
    }
    let decision = json!({"title": format!("Decision {canary}"), "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects});
    let decision = made(house, at("decisions"), decision);
    let given = house.get(format!("/v1/empowerments?decision_id={decision}")).expect(200);
    let empowerment = given.text("/data/0/id");
    let seat = json!({"body": body, "position_type": place.office()});
    let election =
        json!({"title": format!("Election {canary}"), "mode": "individual_ballot", "seats": [seat]});
    let election = made(house, at("elections"), election);
    let tasks = house.get(format!("/v1/legal-tasks?body={body}")).expect(200);
    let legal_task = tasks.data().first().map(|task| task["id"].as_str().unwrap().to_owned());
    assert_eq!(legal_task.is_some(), place != Where::Pole, "{tasks}");
    let act = (place != Where::Pole).then(|| {
        let desk = formed(house, "service_desk", place.code(), Some(body), "2023-03-01");
        dissolved(house, &desk, "2024-12-31");
        house.get(format!("/v1/acts?body={desk}")).expect(200).text("/data/0/id")
    });
    let applicant = json!({"name_latin": format!("Applicant {canary}"), "residence": place.residence()});
    let application = made(house, "/v1/applications", json!({"person": applicant, "unit": body}));
    let form = json!({
        "applicant": {"name_latin": format!("Applicant {canary}"), "contacts": [{"kind": "other", "value": "at the door"}]},
        "territory": place.code(),
    });
    let sent_in = house.post("/v1/application-forms", form).anonymous().expect(202);
    let waits =
        house.get(format!("/v1/application-forms?reference={}", sent_in.text("/reference"))).expect(200);
    let application_form = waits.text("/data/0/id");
    let minutes = json!({"text": format!("Minutes {canary}"), "drafted_by": holder});
    house.ask("PUT", at("minutes")).json(&minutes).header("if-match", "*").expect(200);
    let body = body.to_owned();
    Scene {
        body,
        position,
        appointment,
        meeting: meeting.clone(),
        cancelled,
        agenda_item,
        attendance,
        invitation,
        intervention,
        proposal,
        decision,
        election,
        programme,
        empowerment,
        action,
        legal_task,
        act,
        person,
        membership,
        institution,
        mandate,
        application,
        application_form,
    }
}
