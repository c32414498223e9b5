//! What is told in a case is told to those who judge it: not in any other answer, and not in clear anywhere.
use amana::words::hex;
use serde_json::json;

use super::cast::{CANARY, member, scene};
use super::panels::judges;
use super::raw;
use crate::applications::cast::day;
use crate::house::both;

both! {
    fn parties_see_their_part_and_whom_it_is_about_never_learns_who_is_protected(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let own = format!("/v1/me{}", case.trim_start_matches("/v1"));
        let hers = scene.get(&scene.respondent, &own).expect(200);
        assert_eq!((hers.text("/role"), hers.text("/state")), ("respondent".to_owned(), "admitted".to_owned()));
        assert!(hers.text("/facts").contains(CANARY));
        assert_eq!(hers.body["complainants"], json!([]));
        assert_eq!(hers.text("/hearings/0/record"), "She regrets it.");
        assert!(!String::from_utf8_lossy(&hers.raw).contains("Karima"), "nothing names who is protected");
        let complained = scene.get(&scene.complainant, &own).expect(200);
        assert_eq!((complained.text("/role"), complained.body["hearings"].clone()), ("complainant".to_owned(), json!([])));
        scene.post(&scene.respondent, format!("{own}/statements"), json!({"text": "I was misheard."})).expect(200);
        let theirs = scene.get(&scene.complainant, &own).expect(200);
        assert_eq!(theirs.body["statements"], json!([]));
        scene.ruled(&scene.committee, &case, &json!({"outcome": "sanctioned", "sanction": "warning"}));
        let untold = scene.get(&scene.respondent, &own).expect(200);
        assert_eq!((untold.text("/state"), untold.body["outcome"].clone()), ("admitted".to_owned(), json!(null)));
        assert_eq!(untold.body["rulings"], json!([]));
        let clerk = &scene.committee.rapporteur;
        scene.post(clerk, format!("{case}/notifications"), json!({"how": "by hand"})).expect(200);
        let told = scene.get(&scene.respondent, &own).expect(200);
        assert_eq!((told.text("/rulings/0/sanction"), told.text("/appeal_until")), ("warning".to_owned(), day(15)));
        let other = scene.get(&scene.complainant, &own).expect(200);
        assert_eq!((other.text("/rulings/0/sanction"), other.body.pointer("/rulings/0/reasons").cloned()), ("warning".to_owned(), Some(json!(null))));
        scene.post(&scene.complainant, format!("{own}/appeals"), json!({"grounds": "…"})).refused(409, "case-has-no-appeal");
        let appealed = scene.post(&scene.respondent, format!("{own}/appeals"), json!({"grounds": "I was misheard."})).expect(200);
        assert_eq!(appealed.text("/state"), "appealed");
    }

    fn whatever_one_holds_one_finds_no_case_one_does_not_judge(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let id = case.rsplit('/').next().unwrap();
        // The founder holds everything, and is nobody.
        house.get(&case).refused(404, "not-found");
        assert!(house.get("/v1/cases").expect(200).data().is_empty());
        house.post(format!("{case}/votes"), json!({"outcome": "dismissed"})).refused(404, "not-found");
        // Who may read and decide cases everywhere, and sits in no committee.
        let everything = json!({"permissions": ["case.read", "case.decide", "case.receive", "journal.read"], "source": {"kind": "tests"}});
        let app = house.account("tests", everything);
        let asked = house.get(&case).with_token(&app.text("/secret"));
        asked.refused(404, "not-found");
        for judge in judges(&scene.national) {
            scene.get(judge, &case).refused(404, "not-found");
            assert!(scene.get(judge, "/v1/cases?total=true").expect(200).data().is_empty());
        }
        scene.get(&scene.complainant, &case).refused(403, "not-allowed");
        scene.get(&scene.respondent, &case).refused(403, "not-allowed");
        // The same for what is not there: nothing tells them apart.
        let absent = case.replace(id, "00000000-0000-7000-8000-000000000000");
        let [there, nowhere] = [&case, &absent].map(|path| {
            let mut body = house.get(path).refused(404, "not-found").body;
            body["request_id"] = json!(null);
            body
        });
        assert_eq!(there, nowhere);
        // A judge whose seat is over finds nothing any more.
        let former = &scene.committee.members[0];
        let over = json!({"ends_on": day(-1), "source": {"kind": "tests"}});
        house.post(format!("/v1/appointments/{}/resignations", former.appointment), over).expect(200);
        scene.get(former, &case).refused(403, "not-allowed");
    }

    fn two_persons_open_a_case_in_an_emergency_and_neither_alone(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let reference = scene.get(&scene.committee.rapporteur, &case).expect(200).text("/reference");
        let [one, two] = ["Amina Lahlou", "Salma Kettani"].map(|name| {
            let somebody = member(house, name);
            let grant = json!({"person_id": somebody.person, "permissions": ["access.emergency"], "source": {"kind": "tests"}});
            house.post("/v1/access/grants", grant).expect(201);
            somebody
        });
        let asked = json!({"reference": reference, "reason": "The court asks for the file."});
        house.post("/v1/case-openings", asked.clone()).refused(409, "opening-is-of-persons");
        scene.post(&scene.complainant, "/v1/case-openings", asked.clone()).refused(403, "not-allowed");
        let opening = scene.post(&one, "/v1/case-openings", asked).expect(201);
        assert_eq!(opening.body["case"], json!(null));
        let path = format!("/v1/case-openings/{}", opening.id());
        let confirm = |by| scene.post(by, format!("{path}/confirmations"), json!({}));
        assert_eq!(scene.get(&one, &path).expect(200).body["case"], json!(null));
        confirm(&one).refused(409, "opening-needs-another");
        let tried = scene.post(&two, format!("{path}/confirmations?dry_run=true"), json!({})).expect(200);
        assert_eq!(tried.body.pointer("/result/case"), Some(&json!(null)), "nothing is tried to be told");
        assert_eq!(confirm(&two).expect(200).body["case"], json!(null), "it is told where a look is recorded");
        confirm(&two).refused(409, "opening-is-confirmed");
        assert!(scene.get(&one, &path).expect(200).text("/case/content/facts").contains(CANARY));
        scene.get(&one, &case).refused(403, "not-allowed");
        let journal = house.get("/v1/journal?object_kind=case_opening").expect(200);
        assert_eq!(journal.text("/data/0/after/reason"), "The court asks for the file.");
        let nothing = json!({"reference": "nowhere/2026/0001", "reason": "…"});
        let nothing = scene.post(&one, "/v1/case-openings", nothing).expect(201);
        let none = scene.post(&two, format!("/v1/case-openings/{}/confirmations", nothing.id()), json!({})).expect(200);
        assert_eq!(none.body["case"], json!(null));
    }

    fn a_case_is_opened_to_no_party_whoever_agrees(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let reference = scene.get(&scene.committee.rapporteur, &case).expect(200).text("/reference");
        let friend = member(house, "Amina Lahlou");
        for person in [&friend.person, &scene.complainant.person] {
            let grant = json!({"person_id": person, "permissions": ["access.emergency"], "source": {"kind": "tests"}});
            house.post("/v1/access/grants", grant).expect(201);
        }
        let asked = json!({"reference": reference, "reason": "…"});
        let opening = scene.post(&scene.complainant, "/v1/case-openings", asked).expect(201);
        let path = format!("/v1/case-openings/{}", opening.id());
        scene.post(&friend, format!("{path}/confirmations"), json!({})).expect(200);
        for one in [&friend, &scene.complainant] {
            assert_eq!(scene.get(one, &path).expect(200).body["case"], json!(null));
        }
    }

    fn who_complains_is_named_neither_on_a_cover_nor_in_the_journal(house) {
        let scene = scene(house);
        let own = json!({
            "body": scene.committee.body, "described": "The secretary", "protected": true,
            "title": "Words in public", "facts": "She said so.",
        });
        let made = scene.post(&scene.complainant, "/v1/me/cases", own).expect(201);
        assert_eq!(made.body["reference"], json!(null), "how many complaints there are is nobody's to count");
        let cover = scene.get(&scene.committee.president, format!("/v1/cases/{}", made.id())).expect(200);
        assert_eq!((cover.body["parties"].clone(), cover.text("/described")), (json!([]), "The secretary".to_owned()));
        let journal = house.get(format!("/v1/journal?object_id={}", made.id())).expect(200);
        assert_eq!(journal.text("/data/0/actor"), "party");
        assert!(!String::from_utf8_lossy(&journal.raw).contains(&scene.complainant.person));
    }

    fn a_merge_of_two_records_tells_nothing_of_cases_and_changes_nothing_of_who_is_party(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let double = house.post("/v1/persons", json!({"name_latin": "Fatima Sebti", "residence": "03.531"})).expect(201).id();
        let body = json!({"other_id": scene.complainant.person, "reason": "The same person."});
        let merged = house.post(format!("/v1/persons/{double}/merges"), body).expect(201);
        assert!(!String::from_utf8_lossy(&merged.raw).contains("case"));
        let own = format!("/v1/me{}", case.trim_start_matches("/v1"));
        let hers = scene.get(&scene.complainant, &own).expect(200);
        assert_eq!(hers.text("/role"), "complainant");
        let shown = scene.get(&scene.committee.rapporteur, &case).expect(200);
        assert!(shown.body["parties"].as_array().unwrap().iter().any(|party| party["person_id"] == json!(double)));
    }

    fn the_journal_tells_that_somebody_worked_on_a_case_and_nothing_of_it(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        scene.get(&scene.committee.rapporteur, &case).expect(200);
        let id = case.rsplit('/').next().unwrap();
        let entries = house.get("/v1/journal?object_kind=case&limit=200").expect(200);
        assert!(entries.data().len() >= 5);
        for entry in entries.data() {
            assert_eq!((entry["before"].clone(), entry["after"].clone()), (json!(null), json!(null)));
        }
        let all = house.get("/v1/journal?limit=200").expect(200);
        let written = String::from_utf8_lossy(&all.raw).into_owned();
        for secret in [CANARY, "Words in public", "She regrets it."] {
            assert!(!written.contains(secret), "{secret}");
        }
        assert!(written.contains(&format!("/v1/cases/{id}")), "a look is told");
        let names = [&scene.complainant.person, &scene.respondent.person];
        let of_cases: Vec<String> = entries.data().iter().map(ToString::to_string).collect();
        assert!(!of_cases.iter().any(|entry| names.iter().any(|person| entry.contains(person.as_str()))));
    }

    fn an_answer_about_a_case_is_told_once_and_kept_nowhere(house) {
        let scene = scene(house);
        let case = scene.entered(-20);
        scene.assign(&scene.committee, &case);
        let judge = &scene.committee.rapporteur;
        let bring = || scene.post(judge, format!("{case}/evidence"), json!({"title": "A letter"})).header("idempotency-key", "once");
        assert!(bring().expect(200).text("/content/facts").contains(CANARY));
        bring().refused(409, "answer-withheld");
        assert_eq!(scene.get(judge, &case).expect(200).body.pointer("/content/evidence/1"), None, "and done once");
    }

    fn nothing_of_a_case_stands_in_clear(house) {
        let scene = scene(house);
        let case = scene.heard(-20);
        let judge = &scene.committee.rapporteur;
        scene.post(judge, format!("{case}/evidence"), json!({"title": CANARY})).header("idempotency-key", "canary").expect(200);
        let mut kept = raw::dumps(house);
        kept.push(raw::dumped(house));
        let is_there = |text: &str| {
            let hex = hex::written(text.as_bytes());
            kept.iter().any(|one| contains(one, text.as_bytes()) || contains(one, hex.as_bytes()))
        };
        for secret in [CANARY, "She regrets it.", "Words in public"] {
            assert!(!is_there(secret), "{secret}");
        }
        assert!(is_there("taounate-secretariat"), "this looks at the wrong place");
        // How much is told in a case does not show either.
        let short = scene.entered(-1);
        let sizes = raw::sizes(house);
        assert!(sizes.iter().all(|size| size % 8192 == 40), "{sizes:?}, {short}");
    }
}

fn contains(all: &[u8], part: &[u8]) -> bool {
    all.windows(part.len()).any(|window| window == part)
}
