//! What followed the founding meeting: the president of the women's pole resigns, and the pole elects another.
use serde_json::{Value, json};

use super::{play, total};
use crate::cast::{position, source};
use crate::house::{House, both};
use crate::minutes::{compare, paper};

/// Those of the pole: its deputy, its rapporteur, then its members.
const POLE: [(&str, &str); 13] = [
    ("pole_deputy", "سعاد المريني"),
    ("pole_rapporteur", "لطيفة الشرقاوي"),
    ("pole_member", "حنان البوزيدي"),
    ("pole_member", "أمينة الركراكي"),
    ("pole_member", "فاطمة العلمي"),
    ("pole_member", "خديجة التازي"),
    ("pole_member", "مريم الغزاوي"),
    ("pole_member", "نزهة الودغيري"),
    ("pole_member", "سلمى القادري"),
    ("pole_member", "بشرى الصقلي"),
    ("pole_member", "زينب المرنيسي"),
    ("pole_member", "ليلى بنجلون"),
    ("pole_member", "كريمة الداودي"),
];

/// Fills the seats of the pole, but for that of its president; answers who sits there, in that order.
fn seated(house: &House, pole: &str) -> Vec<String> {
    let seat = |(office, name): &(&str, &str)| {
        let new = json!({"name_ar": name, "gender": "female", "birth_date": "1985-04-12", "residence": "03.531.01.05"});
        let who = house.post("/v1/persons", new).expect(201).id();
        let member = json!({"person_id": who, "starts_on": "2022-12-10", "source": source()});
        house.post("/v1/memberships", member).expect(201);
        let seat = position(house, pole, office);
        let held =
            json!({"person_id": who, "starts_on": "2022-12-20", "mode": "consensus", "source": source()});
        house.post(format!("/v1/positions/{seat}/appointments"), held).expect(201);
        who
    };
    POLE.iter().map(seat).collect()
}

/// Who presides over the pole on a day.
fn president(house: &House, day: &str) -> Vec<Value> {
    let seat = position(house, "taounate-women-pole", "pole_president");
    let held = house.get(format!("/v1/appointments?position_id={seat}&as_of={day}")).expect(200);
    held.data().iter().map(|one| one["person"]["name_ar"].clone()).collect()
}

both! {
    fn the_pole_elects_a_successor_from_that_day_on_and_its_minutes_are_told_as_checked_in(house) {
        let player = play(house);
        let founded = player.kept("d1").unwrap().as_str().unwrap().to_owned();
        let pole = house.get("/v1/bodies/taounate-women-pole").expect(200).id();
        let people = seated(house, &pole);
        let (deputy, rapporteur) = (&people[0], &people[1]);
        let naima = house.get(format!("/v1/appointments?decision_id={founded}")).expect(200).text("/data/0/id");
        let letter = json!({"ends_on": "2023-02-28", "source": {"kind": "letter of resignation"}});
        house.post(format!("/v1/appointments/{naima}/resignations"), letter).expect(200);
        let vacant = house.get("/v1/vacancies?body=taounate-women-pole&as_of=2023-03-01").expect(200);
        assert_eq!(vacant.data().len(), 1, "{vacant}");

        let new = json!({
            "body": pole, "kind": "extraordinary", "title": "انتخاب رئيسة قطب النساء", "held_on": "2023-03-11",
            "place": "مقر الحزب بتاونات", "planned_at": "2023-03-11T10:00:00Z", "chair_id": deputy,
        });
        let meeting = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        for title in ["استقالة رئيسة القطب", "انتخاب رئيسة القطب"] {
            house.post(format!("{meeting}/agenda-items"), json!({"title": title})).expect(201);
        }
        let sent = house.post(format!("{meeting}/convocations"), json!({"sent_on": "2023-03-03", "channel": "messaging"})).expect(201);
        assert_eq!((&sent.body["invited"], sent.text("/notice"), &sent.body["notice_days"]), (&json!(13), "kept".to_owned(), &json!(8)), "{sent}");
        let invited = house.get(format!("{meeting}/invitations?limit=50")).expect(200);
        for one in invited.data() {
            let line = format!("/v1/invitations/{}", one["id"].as_str().unwrap());
            house.patch(line, json!({"reply": "coming"})).expect(200);
        }
        house.patch(&meeting, json!({"started_at": "2023-03-11T10:10:00Z", "ended_at": "2023-03-11T11:30:00Z"})).expect(200);
        let filled = house.post(format!("{meeting}/attendance-sheets"), json!({"persons": people})).expect(200);
        assert_eq!(filled.body["recorded"], json!(13));
        let quorum = house.get(format!("{meeting}/quorum")).expect(200);
        assert_eq!((quorum.text("/state"), &quorum.body["voters_present"], &quorum.body["needed"]), ("met".to_owned(), &json!(13), &json!(7)), "{quorum}");

        let presidency = json!({"body": pole, "position_type": "pole_president"});
        let new = json!({"title": "انتخاب رئيسة قطب النساء", "mode": "individual_ballot", "seats": [presidency]});
        let election = format!("/v1/elections/{}", house.post(format!("{meeting}/elections"), new).expect(201).id());
        for candidate in [deputy, &people[2]] {
            house.post(format!("{election}/candidacies"), json!({"persons": [candidate]})).expect(200);
        }
        let count = json!({"ballots": 13, "blank": 1, "votes": [{"candidacy": 1, "votes": 7}, {"candidacy": 2, "votes": 5}]});
        for (scrutineer, step) in [(rapporteur, "rounds"), (&people[3], "readings")] {
            house.post(format!("{election}/{step}"), json!({"scrutineer_id": scrutineer, "count": count})).expect(200);
        }
        let proclaimed = house.post(format!("{election}/proclamation"), json!({})).expect(201);
        assert_eq!((&proclaimed.body["votes_for"], &proclaimed.body["votes_against"], &proclaimed.body["abstentions"]), (&json!(7), &json!(5), &json!(1)), "{proclaimed}");

        assert_eq!(president(house, "2023-02-28"), [json!("نعيمة الوزاني")]);
        for vacant in ["2023-03-01", "2023-03-10"] {
            assert!(president(house, vacant).is_empty(), "no retroactivity: {vacant}");
        }
        assert_eq!(president(house, "2023-03-11"), [json!("سعاد المريني")]);
        let tasks = house.get("/v1/legal-tasks").expect(200);
        let due: Vec<_> = tasks.data().iter().map(|task| task["due_on"].as_str().unwrap().to_owned()).collect();
        assert_eq!(due, ["2023-01-07", "2023-04-10"], "each change of a governing body has a task of its own");
        assert_eq!((total(house, "meetings"), total(house, "decisions")), (json!(2), json!(4)));

        let draft = json!({"text": "بعد الاطلاع على استقالة السيدة نعيمة الوزاني، انتخب القطب رئيسة له بالاقتراع الفردي.", "drafted_by": rapporteur});
        house.ask("PUT", format!("{meeting}/minutes")).json(&draft).header("if-match", "*").expect(200);
        house.post(format!("{meeting}/minutes/circulations"), json!({"circulated_on": "2023-03-12"})).expect(200);
        let approval = json!({"approved_by": deputy, "approved_on": "2023-03-18", "signed_by": [deputy, rapporteur]});
        house.post(format!("{meeting}/minutes/approvals"), approval).expect(200);
        house.post(format!("{meeting}/minutes/locks"), Value::Null).expect(200);
        compare("minutes-of-election.ar.txt", &paper(house, &format!("{meeting}/minutes.txt"), "ar"));
        compare("extract-of-election.ar.txt", &paper(house, &format!("/v1/decisions/{}/extract.txt", proclaimed.id()), "ar"));
        house.patch(&meeting, json!({"title": "غيره"})).refused(409, "minutes-are-locked");
    }
}
