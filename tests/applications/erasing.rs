//! What is erased, when, by whom; and what never is.
use chrono::Utc;
use serde_json::{Value, json};

use super::cast::{COMMUNE, File, Party, day, formed, known, known_but, officer, party, ruled, token};
use crate::cast::source;
use crate::duplicates::into;
use crate::house::{House, Registry, both, roomy};

/// An application of somebody new that was withdrawn on that day.
fn withdrawn(party: &Party<'_>, name: &str, closed: i64) -> File {
    let file = party.entered(name, closed - 10);
    party.step(&file, "closings", &day(closed)).expect(200);
    file
}

/// Those that the secretary finds to be erased, or not to be.
fn due(party: &Party<'_>, is_due: bool) -> Vec<String> {
    let path = format!("/v1/applications?total=true&erasure_due={is_due}");
    let page = party.get(&party.secretary, path).expect(200);
    assert_eq!(page.body["total"], page.data().len());
    page.data().iter().map(|row| format!("/v1/applications/{}", row["id"].as_str().unwrap())).collect()
}

both! {
    fn an_application_is_kept_as_long_as_the_statutes_say_and_erased_from_the_day_after(house) {
        let party = party(house);
        let early = withdrawn(&party, "Early One", -364);
        let late = withdrawn(&party, "Late One", -365);
        let open = party.entered("Open One", -500);
        let from = |file: &File| party.get(&party.secretary, &file.path).expect(200).body["erase_from"].clone();
        assert_eq!([from(&early), from(&late), from(&open)], [json!(day(1)), json!(day(0)), Value::Null]);
        assert_eq!(due(&party, true), [late.path.as_str()]);
        assert_eq!(due(&party, false), [early.path.clone(), open.path.clone()]);
        let refused = party.erase(&early).in_language("en").refused(409, "erasure-is-not-due");
        assert_eq!(refused.text("/detail"), day(1));
        party.erase(&open).refused(409, "erasure-is-not-due");
        let tried = party.house.ask("POST", format!("{}/erasures?dry_run=true", late.path)).expect(200);
        assert_eq!(tried.body["result"], json!({"applications": 1, "persons": 1, "more": false}));
        party.get(&party.secretary, &late.path).expect(200);
        assert_eq!(party.erase_due(&party.secretary).expect(200).body, json!({"applications": 1, "persons": 1, "more": false}));
        for path in [&late.path, &format!("/v1/persons/{}", late.person)] {
            house.get(path).refused(404, "not-found");
        }
        assert_eq!(party.erase_due(&party.secretary).expect(200).body, json!({"applications": 0, "persons": 0, "more": false}));
        party.get(&party.secretary, &early.path).expect(200);
        party.erase(&late).refused(404, "not-found");
        // The applicant reads from when on it is not kept.
        let own = house.get("/v1/me/applications").with_token(&token(house, &early.person)).expect(200);
        assert_eq!((&own.body["data"][0]["erase_from"], &own.body["data"][0]["banned"]), (&json!(day(1)), &json!(false)));
        // Where the statutes say nothing, all is kept for ever.
        ruled(house, &day(-1), &json!({"retention_days": null}));
        assert_eq!(from(&early), Value::Null);
        assert_eq!((due(&party, true).len(), due(&party, false).len()), (0, 2));
        party.erase(&early).refused(409, "erasure-is-not-due");
        assert_eq!(party.erase_due(&party.secretary).expect(200).body["applications"], 0);
        ruled(house, &day(0), &json!({"retention_days": 364}));
        assert_eq!(due(&party, true), [early.path]);
    }

    fn who_was_accepted_is_never_erased(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", -500);
        party.settled(&party.committee, &file, "accepted", -490);
        party.step(&file, "closings", &day(-480)).expect(200);
        assert_eq!(party.get(&party.secretary, &file.path).expect(200).body["erase_from"], Value::Null);
        assert!(due(&party, true).is_empty());
        party.erase(&file).refused(409, "erasure-is-not-due");
        assert_eq!(party.erase_due(&party.secretary).expect(200).body["applications"], 0);
        party.get(&party.secretary, &file.path).expect(200);
        house.get(format!("/v1/persons/{}", file.person)).expect(200);
    }

    fn an_applicant_to_whom_anything_else_refers_stays(house) {
        let party = party(house);
        let names = ["With A Token", "With An Office Once", "With Another File", "With A Recusal Of His Own", "With Skills"];
        let files = names.map(|name| withdrawn(&party, name, -400));
        let [signs_on, was_member, asks_again, declared, skilled] = &files;
        token(house, &signs_on.person);
        // By mistake, and taken out again: the past tells of it.
        let belongs = json!({"person_id": was_member.person, "starts_on": "2015-01-01", "source": source()});
        let membership = house.post("/v1/memberships", belongs).expect(201).id();
        house.delete(format!("/v1/memberships/{membership}")).expect(204);
        let again = json!({"person_id": asks_again.person, "territory": COMMUNE});
        let again = party.post(&party.secretary, "/v1/applications", again).expect(201).id();
        let recusal = json!({"person_id": declared.person, "about": party.secretary.person, "reason": "cousins", "source": source()});
        house.post("/v1/access/recusals", recusal).expect(201);
        house.post("/v1/skills", json!({"code": "accounting", "labels": {"ar": "محاسبة"}})).expect(201);
        let skills = json!({"skills": ["accounting"], "consent": {"given_on": "2026-01-10", "source": source()}});
        house.ask("PUT", format!("/v1/persons/{}/skills", skilled.person)).json(&skills).header("if-match", "*").send();
        assert_eq!(house.get(format!("/v1/persons/{}/skills", skilled.person)).expect(200).body["skills"].as_array().map(Vec::len), Some(1));
        assert_eq!(party.erase_due(&party.secretary).expect(200).body, json!({"applications": 5, "persons": 0, "more": false}));
        for (file, name) in files.iter().zip(names) {
            party.get(&party.secretary, &file.path).refused(404, "not-found");
            assert_eq!(house.get(format!("/v1/persons/{}", file.person)).expect(200).text("/name_latin"), name);
        }
        house.get(format!("/v1/applications/{again}")).expect(200);
        // Once nothing does any more, the person goes with what was last.
        ruled(house, &day(0), &json!({"retention_days": 1}));
        house.post(format!("/v1/applications/{again}/closings"), json!({"on": day(0)})).expect(200);
        house.ask("POST", format!("/v1/applications/{again}/erasures")).refused(409, "erasure-is-not-due");
    }

    fn what_the_journal_told_of_an_application_is_never_read_again_while_the_applicant_stays(house) {
        let party = party(house);
        let file = party.refused_of(&known(), [-600, -580, -480], false);
        token(house, &file.person);
        let told = |kind: &str| {
            let page = house.get(format!("/v1/journal?object_kind={kind}&limit=200")).expect(200);
            let erased: Vec<bool> = page.data().iter().map(|entry| entry["erased"] == true).collect();
            (erased, page.to_string().contains(&file.person))
        };
        let kinds = ["application", "application_vote", "application_decision"];
        assert!(kinds.iter().all(|kind| matches!(told(kind), (erased, true) if !erased.is_empty() && !erased.contains(&true))));
        assert_eq!(party.erase_due(&party.secretary).expect(200).body, json!({"applications": 1, "persons": 0, "more": false}));
        for kind in ["application_vote", "application_decision"] {
            assert!(matches!(told(kind), (erased, false) if !erased.contains(&false)), "{kind}");
        }
        let (mut erased, names) = told("application");
        assert_eq!((erased.pop(), names), (Some(false), false), "that it was erased, and nothing of whose");
        assert!(!erased.contains(&false));
        let entries = house.get(format!("/v1/persons/{}/history", file.person)).expect(200);
        assert!(entries.data().iter().all(|entry| entry["erased"] != true), "what is told of the person stays: {entries}");
    }

    fn a_merge_is_taken_back_after_what_it_moved_was_erased(house) {
        let party = party(house);
        let closed = withdrawn(&party, "Said Ghomari", -400);
        let judged = party.refused_of(&known(), [-600, -580, -480], false);
        let voter = &party.committee.members[0].person;
        let kept = [&closed.person, voter].map(|other| {
            let new = json!({"name_latin": "Said Ghomari"});
            let kept = house.post("/v1/persons", new).expect(201).id();
            (house.post(format!("/v1/persons/{kept}/merges"), into(other)).expect(201).id(), other.clone())
        });
        assert_eq!(party.erase_due(&party.secretary).expect(200).body["applications"], 2);
        house.get(&judged.path).refused(404, "not-found");
        for ((merge, other), gone) in kept.into_iter().zip(["application", "application_vote"]) {
            let back = house.post(format!("/v1/merges/{merge}/reversals"), json!({"reason": "cousins"})).expect(200);
            assert_eq!((&back.body["gone"][0]["kind"], &back.body["gone"][0]["count"]), (&json!(gone), &json!(1)), "{back}");
            assert_eq!(house.get(format!("/v1/persons/{other}")).expect(200).text("/id"), other);
        }
    }

    fn two_files_of_one_person_go_together_with_the_person(house) {
        let party = party(house);
        let first = withdrawn(&party, "Said Ghomari", -450);
        let again = json!({"person_id": first.person, "territory": COMMUNE, "received_on": day(-440)});
        let second = party.post(&party.secretary, "/v1/applications", again).expect(201).id();
        party.post(&party.secretary, format!("/v1/applications/{second}/closings"), json!({"on": day(-430)})).expect(200);
        assert_eq!(party.erase_due(&party.secretary).expect(200).body, json!({"applications": 2, "persons": 1, "more": false}));
    }

    fn an_officer_erases_where_the_office_reaches_and_nothing_that_concerns_kin(house) {
        let party = party(house);
        let elsewhere = formed(house, "provincial_secretariat", "03.451", None);
        let sibling = officer(house, &elsewhere, "provincial_secretary", "Sibling");
        let (file, kin) = (withdrawn(&party, "Said Ghomari", -400), withdrawn(&party, "Salma Bakkali", -400));
        assert_eq!(party.erase_due(&sibling).expect(200).body["applications"], 0);
        house.ask("POST", format!("{}/erasures", file.path)).with_token(&sibling.secret).refused(404, "not-found");
        for member in &party.committee.members {
            let refused = house.ask("POST", format!("{}/erasures", file.path)).with_token(&member.secret).refused(403, "not-allowed");
            assert_eq!(refused.text("/detail"), "application.erase");
            party.erase_due(member).refused(403, "not-allowed");
        }
        let recusal = json!({"about": kin.person, "reason": "her brother", "source": source()});
        party.post(&party.secretary, "/v1/access/recusals", recusal).expect(201);
        party.erase(&kin).refused(403, "recused");
        assert_eq!(party.erase_due(&party.secretary).expect(200).body["applications"], 1);
        party.get(&party.secretary, &kin.path).expect(200);
        // Whoever is nobody's kin erases that too, and the recusal with it.
        let done = house.ask("POST", "/v1/applications/erasures").expect(200);
        assert_eq!(done.body, json!({"applications": 1, "persons": 1, "more": false}));
        let left = house.get(format!("/v1/access/recusals?person_id={}", party.secretary.person)).expect(200);
        assert!(left.data().is_empty(), "{left}");
    }

    fn a_call_erases_fifty_and_tells_whether_there_is_more(house) {
        let party = party(house);
        for number in 0..52 {
            let new = json!({"person": {"name_latin": format!("Applicant {number}")}, "territory": COMMUNE, "received_on": day(-400)});
            let made = house.post("/v1/applications", new).expect(201).id();
            house.post(format!("/v1/applications/{made}/closings"), json!({"on": day(-390)})).expect(200);
        }
        let erase = || party.erase_due(&party.secretary).expect(200).body;
        assert_eq!(erase(), json!({"applications": 50, "persons": 50, "more": true}));
        assert_eq!(erase(), json!({"applications": 2, "persons": 2, "more": false}));
        assert_eq!(house.get("/v1/applications?total=true").expect(200).body["total"], 0);
    }

    fn who_erases_twice_at_once_erases_once(house) {
        let party = party(house);
        for number in 0..4 {
            withdrawn(&party, &format!("Applicant {number}"), -400);
        }
        let answers = crate::races::at_once((0..4).map(|_| party.erase_due(&party.secretary)).collect());
        let erased: i64 = answers.iter().map(|answer| answer.body["applications"].as_i64().unwrap_or_default()).sum();
        assert_eq!(erased, 4, "{:?}", answers.iter().map(|answer| answer.body.clone()).collect::<Vec<_>>());
        assert!(answers.iter().all(|answer| answer.status == 200));
    }
}

/// The service erases by itself what was kept long enough, slice by slice.
fn erased_on_time(registry: Registry) {
    let house = House::open(registry);
    let party = party(&house);
    let kept = withdrawn(&party, "Kept One", 0).path;
    let banned = party.refused_of(&known(), [-60, -40, -20], true);
    for number in 0..23 {
        let new = json!({"person": {"name_latin": format!("Applicant {number}")}, "territory": COMMUNE, "received_on": day(-30)});
        let made = house.post("/v1/applications", new).expect(201).id();
        house.post(format!("/v1/applications/{made}/closings"), json!({"on": day(-20)})).expect(200);
    }
    let total = |house: &House| house.get("/v1/applications?total=true").expect(200).body["total"].as_i64();
    assert_eq!(total(&house), Some(25));
    let house = house.reopen_with(|| Utc::now() + chrono::Duration::days(300), roomy());
    std::thread::sleep(std::time::Duration::from_millis(300));
    assert_eq!(total(&house), Some(25), "kept for a year");
    let house = house.reopen_with(|| Utc::now() + chrono::Duration::days(350), roomy());
    let started = std::time::Instant::now();
    while total(&house) != Some(1) {
        assert!(started.elapsed() < std::time::Duration::from_mins(1), "they are kept still");
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    house.get(&kept).expect(200);
    house.get(format!("/v1/persons/{}", banned.person)).refused(404, "not-found");
    let again = json!({"person": known_but(&json!({"name_ar": null})), "territory": COMMUNE});
    house.post("/v1/applications", again).refused(409, "applicant-is-banned");
    let by = house.get("/v1/journal?operation=application_erase_due&limit=1").expect(200);
    assert_eq!(by.text("/data/0/actor"), "system");
}

#[test]
fn a_running_service_erases_by_itself_on_sqlite() {
    erased_on_time(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn a_running_service_erases_by_itself_on_postgres() {
    erased_on_time(Registry::on_postgres());
}
