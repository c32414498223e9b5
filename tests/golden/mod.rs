//! The golden scenario: the founding meeting, replayed through HTTP, and everything that must then be true.
mod continued;

use amana::demo::{GOLDEN, Player, Reply, Script};
use serde_json::{Value, json};

use crate::house::{House, both};

/// Plays the whole script against the house.
pub(crate) fn play(house: &House) -> Player {
    let script = Script::read(GOLDEN).unwrap();
    let mut player = Player::new();
    for step in &script.steps {
        let told = player.play(step, |method, path, body| {
            let mut ask = house.ask(method, path);
            if let Some(body) = body {
                ask = ask.json(body);
            }
            if matches!(method, "PUT" | "PATCH") {
                ask = ask.header("if-match", "*");
            }
            let answer = ask.send();
            Ok(Reply { status: answer.status, body: answer.body })
        });
        told.unwrap();
    }
    player
}

/// How many a list has in all.
fn total(house: &House, list: &str) -> Value {
    let joint = if list.contains('?') { '&' } else { '?' };
    house.get(format!("/v1/{list}{joint}total=true&limit=1")).expect(200).body["total"].clone()
}

/// Who holds the only seat of a position type in a chart, with the title.
fn holder(chart: &Value, code: &str) -> Option<(String, String)> {
    let office = chart["positions"].as_array()?.iter().find(|office| office["type"] == code)?;
    let name = office["holders"][0]["person"]["name_ar"].as_str()?;
    Some((office["title"].as_str()?.to_owned(), name.to_owned()))
}

both! {
    fn the_founding_meeting_is_built_through_the_api_with_every_count(house) {
        let player = play(house);
        let meeting = player.kept("meeting").unwrap().as_str().unwrap().to_owned();
        for (list, count) in [
            ("persons", 5),
            ("memberships", 5),
            ("appointments", 5),
            ("bodies", 5),
            ("meetings", 1),
            ("decisions", 3),
            ("programmes", 1),
            ("actions", 4),
            ("legal-tasks", 1),
        ] {
            assert_eq!(total(house, list), json!(count), "{list}");
        }
        for (list, count) in [("interventions", 7), ("proposals", 1), ("decisions", 3), ("attendances", 5)] {
            assert_eq!(total(house, &format!("meetings/{meeting}/{list}")), json!(count), "{list}");
        }
        let programme = house.get("/v1/programmes").expect(200);
        assert_eq!(programme.body["data"][0]["axes"].as_array().map(Vec::len), Some(5));
        let shown = house.get(format!("/v1/meetings/{meeting}")).expect(200);
        assert_eq!(shown.body["quorum"]["state"], "not_verifiable", "not false: {shown}");
        let desks = house.get("/v1/bodies?kind=service").expect(200);
        assert!(desks.data().is_empty(), "a proposal creates nothing: {desks}");
    }

    fn who_sits_in_the_secretariat_was_convened_a_week_before_and_answered(house) {
        let player = play(house);
        let meeting = format!("/v1/meetings/{}", player.kept("meeting").unwrap().as_str().unwrap());
        let sent = house.get(format!("{meeting}/convocations")).expect(200);
        let first = &sent.body["data"][0];
        assert_eq!((sent.data().len(), &first["invited"], &first["notice"], &first["notice_days"]), (1, &json!(4), &json!("kept"), &json!(7)), "{sent}");
        assert_eq!((first["agenda"].as_array().map(Vec::len), &first["is_current"]), (Some(3), &json!(true)), "as it was announced");
        let invited = house.get(format!("{meeting}/invitations")).expect(200);
        let mut names: Vec<_> = invited.data().iter().map(|one| (one["person"]["name_latin"].as_str().unwrap(), one["position_id"].is_string())).collect();
        assert_eq!(names.last(), Some(&("Kamal Bakkali", false)), "the rapporteur sits in the bureau: a guest here");
        names.sort_unstable();
        assert_eq!(names.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["Abdelghani Sanhaji", "Driss Zemmouri", "Kamal Bakkali", "Rachid Filali"]);
        assert!(invited.data().iter().all(|one| one["reply"] == "coming" && one["proof"].is_string()), "{invited}");
        let minutes = house.get(format!("{meeting}/minutes")).expect(200);
        assert_eq!((minutes.text("/circulated_on"), minutes.text("/approved_on"), minutes.text("/state")), ("2022-12-08".to_owned(), "2022-12-08".to_owned(), "locked".to_owned()));
        assert_eq!((&minutes.body["chair_signed_by"], &minutes.body["is_as_locked"]), (player.kept("driss").unwrap(), &json!(true)), "{minutes}");
        house.post(format!("{meeting}/convocations"), json!({"sent_on": "2022-12-01"})).refused(409, "minutes-are-locked");
    }

    fn the_day_before_there_was_no_president_of_the_womens_pole(house) {
        play(house);
        let chart = |day: &str| house.get(format!("/v1/bodies/taounate-secretariat/organigram?as_of={day}")).in_language("ar").expect(200).body;
        let poles = |chart: &Value| {
            let children = chart["children"].as_array().unwrap().clone();
            children.into_iter().filter(|child| child["kind"] == "pole").collect::<Vec<_>>()
        };
        let before = chart("2022-12-07");
        assert!(poles(&before).is_empty(), "{before}");
        assert_eq!(before["positions"][0]["holders"][0]["certainty"], "possible", "on or before the eighth");
        let after = chart("2022-12-08");
        let women = poles(&after).pop().unwrap();
        let president = holder(&women, "pole_president");
        assert_eq!(president, Some(("رئيسة قطب النساء".to_owned(), "نعيمة الوزاني".to_owned())));
        assert_eq!(after["positions"][0]["holders"][0]["certainty"], "certain");
        assert_eq!(after["children"].as_array().map(Vec::len), Some(4));
        house.get("/v1/bodies/taounate-women-pole/organigram?as_of=2022-12-07").refused(404, "not-found");
    }

    fn deputies_three_and_five_are_known_and_the_others_unknown(house) {
        play(house);
        let deputies = house.get("/v1/bodies/taounate-secretariat/deputies?as_of=2022-12-08").in_language("ar").expect(200);
        let states: Vec<_> = deputies.data().iter().map(|one| (one["ordinal"].as_i64().unwrap(), one["state"].as_str().unwrap())).collect();
        assert_eq!(states, [(1, "unknown"), (2, "unknown"), (3, "held"), (4, "unknown"), (5, "held")]);
        assert_eq!(deputies.data()[2]["title"], "النائب الثالث للأمين الإقليمي");
        assert_eq!(deputies.data()[2]["holders"][0]["person"]["name_latin"], "Rachid Filali");
    }

    fn a_decision_and_what_it_did_point_at_each_other(house) {
        let player = play(house);
        let first = player.kept("d1").unwrap().as_str().unwrap().to_owned();
        let decision = house.get(format!("/v1/decisions/{first}")).expect(200);
        assert_eq!(decision.body["mode"], "consensus");
        let kinds: Vec<_> = decision.body["results"].as_array().unwrap().iter().map(|result| result["kind"].clone()).collect();
        assert_eq!(kinds, [json!("body"), json!("appointment")], "{decision}");
        let pole = house.get("/v1/bodies/taounate-women-pole").expect(200);
        assert_eq!(decision.body["results"][0]["path"], format!("/v1/bodies/{}", pole.id()), "by its id, for life");
        house.get(decision.text("/results/0/path")).expect(200);
        assert_eq!(pole.body["decision_id"], json!(first));
        let made = house.get(format!("/v1/appointments?decision_id={first}")).expect(200);
        assert_eq!(made.body["data"][0]["person"]["name_latin"], "Naima Ouazzani");
        let second = player.kept("d2").unwrap().as_str().unwrap().to_owned();
        assert_eq!(house.get(format!("/v1/decisions/{second}")).expect(200).body["mode"], "unspecified");
        let committees = house.get("/v1/bodies/taounate-secretariat/committees").expect(200);
        assert_eq!(committees.data().len(), 2);
        for committee in committees.data() {
            let members = house.get(format!("/v1/bodies/{}/members", committee["slug"].as_str().unwrap())).expect(200);
            assert!(members.data().is_empty(), "formed, members not named");
        }
    }

    fn one_legal_task_is_due_on_the_seventh_of_january(house) {
        play(house);
        let tasks = house.get("/v1/legal-tasks?open=true").expect(200);
        assert_eq!(tasks.data().len(), 1, "{tasks}");
        assert_eq!((tasks.text("/data/0/opened_on"), tasks.text("/data/0/due_on")), ("2022-12-08".to_owned(), "2023-01-07".to_owned()));
    }

    fn locked_minutes_refuse_every_change(house) {
        let player = play(house);
        let meeting = format!("/v1/meetings/{}", player.kept("meeting").unwrap().as_str().unwrap());
        let minutes = house.get(format!("{meeting}/minutes")).expect(200);
        assert_eq!(minutes.text("/state"), "locked");
        let driss = player.kept("driss").unwrap();
        let locked = |ask: crate::house::Ask| drop(ask.refused(409, "minutes-are-locked"));
        locked(house.patch(&meeting, json!({"title": "غيره"})));
        locked(house.delete(&meeting));
        locked(house.post(format!("{meeting}/agenda-items"), json!({"title": "نقطة"})));
        locked(house.post(format!("{meeting}/attendances"), json!({"person_id": player.kept("naima"), "presence": "present"})));
        locked(house.post(format!("{meeting}/interventions"), json!({"speaker_id": driss, "subject": "كلمة"})));
        locked(house.post(format!("{meeting}/proposals"), json!({"title": "اقتراح"})));
        locked(house.post(format!("{meeting}/decisions"), json!({"title": "قرار", "mode": "consensus", "source": {"kind": "minutes on paper"}})));
        locked(house.post(format!("{meeting}/minutes/approvals"), json!({"approved_by": driss})));
        locked(house.post(format!("{meeting}/minutes/locks"), json!(null)));
        let text = json!({"text": "نص آخر", "drafted_by": driss});
        locked(house.ask("PUT", format!("{meeting}/minutes")).json(&text).header("if-match", "*"));
        let spoken = house.get(format!("{meeting}/interventions")).expect(200);
        let first = spoken.text("/data/0/id");
        locked(house.patch(format!("/v1/interventions/{first}"), json!({"subject": "غيره"})));
        locked(house.delete(format!("/v1/interventions/{first}")));
        assert_eq!(house.get(format!("{meeting}/interventions?total=true")).expect(200).body["total"], 7);
    }
}
