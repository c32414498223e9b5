//! Every operation over cases, asked by everybody who might try: one table, on both engines.
use std::collections::BTreeSet;

use amana::access::Operation;
use serde_json::{Value, json};

use super::cast::{CANARY, Scene, member, scene};
use crate::applications::cast::{Somebody, day, formed, officer, token};
use crate::house::{House, both};

/// Who asks.
const WHO: [&str; 15] = [
    "receives",
    "assigned",
    "recused",
    "former",
    "future",
    "respondent",
    "complainant",
    "witness",
    "secretary",
    "technical",
    "auditor",
    "other",
    "above",
    "stolen",
    "anonymous",
];

/// What each is answered, in the order above: `+` past the door (done, or refused for what the case is), `3` not allowed,
/// `4` not found, `1` who is that.
const EXPECTED: &str = "
case_list                 + + + 3 3 3 3 3 3 3 3 + + + 1
case_show                 + + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_create               + 3 3 3 3 3 3 3 3 3 3 3 3 3 1
case_assign               + 3 3 3 3 3 3 3 3 3 3 3 3 4 1
case_recuse               + + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_send_up              + 3 3 3 3 3 3 3 3 3 3 3 3 4 1
case_admit                3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_bring                3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_hear                 3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_hearing_record       3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_clock                3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_join                 + + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_measure              3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_measure_confirm      3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_measure_end          3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_vote                 3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_rule                 3 + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_notify               + + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_appeal               + + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_close                + + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_destroy              + 3 3 3 3 3 3 3 3 3 3 3 3 4 1
case_publish              + + 4 3 3 3 3 3 3 3 3 4 4 4 1
case_publication_list     + + + + + + + + + + + + + + 1
case_publication_show     4 4 4 4 4 4 4 4 4 4 4 4 4 4 1
case_publication_withdraw 4 3 3 3 3 3 3 3 3 3 3 3 3 4 1
case_opening_create       3 3 3 3 3 3 3 3 3 + 3 3 3 + 1
case_opening_confirm      3 3 3 3 3 3 3 3 3 4 3 3 3 4 1
case_opening_show         3 3 3 3 3 3 3 3 3 4 3 3 3 4 1
my_case_list              + + + + + + + + + + + + + + 1
my_case_show              4 4 4 4 4 + + 4 4 4 4 4 4 4 1
my_case_create            + + + + + + + + + + + + + + 1
my_case_state             4 4 4 4 4 + + 4 4 4 4 4 4 4 1
my_case_appeal            4 4 4 4 4 + + 4 4 4 4 4 4 4 1
";

/// How an operation is asked: by which method, where, with what.
fn asked(scene: &Scene<'_>, operation: &str, case: &str) -> (&'static str, String, Value) {
    let own = format!("/v1/me{}", case.trim_start_matches("/v1"));
    let nothing = "01890000-0000-4000-8000-000000000000";
    let step = |noun: &str, body: Value| ("POST", format!("{case}/{noun}?dry_run=true"), body);
    let complaint = json!({
        "body": scene.committee.body, "described": "The secretary", "title": "Words", "facts": "She said so.",
    });
    let verdict = json!({"outcome": "dismissed", "reasons": "It was a joke."});
    match operation {
        "case_list" => ("GET", "/v1/cases".to_owned(), json!(null)),
        "case_show" => ("GET", case.to_owned(), json!(null)),
        "case_create" => {
            let mut new = complaint;
            new["complainants"] = json!([scene.complainant.person]);
            new["protected"] = json!(true);
            ("POST", "/v1/cases?dry_run=true".to_owned(), new)
        }
        "case_assign" => {
            let [first, second] = &scene.committee.members;
            let all = [&scene.committee.rapporteur, first, second].map(|one| one.person.clone());
            step("panels", json!({"members": all}))
        }
        "case_recuse" => step("recusals", json!({"reason": "Her cousin."})),
        "case_send_up" => step("referrals", json!({})),
        "case_admit" => step("admissions", json!({"is_admitted": true})),
        "case_bring" => step("evidence", json!({"title": "A letter"})),
        "case_hear" => step("hearings", json!({"on": day(9)})),
        "case_hearing_record" => step("hearing-records", json!({"hearing": 1, "was_heard": true})),
        "case_clock" => step("deadlines", json!({"change": "stopped", "reasons": "She is ill."})),
        "case_join" => step("joinders", json!({"with": null})),
        "case_measure" => {
            step("measures", json!({"measure": "function_freeze", "reasons": "She may speak again."}))
        }
        "case_measure_confirm" => step("measure-confirmations", json!({"measure": 1})),
        "case_measure_end" => step("measure-ends", json!({"measure": 1})),
        "case_vote" => step("votes", json!({"outcome": "dismissed"})),
        "case_rule" => step("rulings", verdict),
        "case_notify" => step("notifications", json!({"how": "by hand"})),
        "case_appeal" => step("appeals", json!({"grounds": "It was a joke."})),
        "case_close" => step("closings", json!({})),
        "case_destroy" => ("DELETE", case.to_owned(), json!(null)),
        "case_publish" => {
            let text = json!({"title": "Words", "facts": "Somebody said so.", "reasons": "They hurt."});
            step("publications", json!({"texts": {"en": text}}))
        }
        "case_publication_list" => ("GET", "/v1/case-publications".to_owned(), json!(null)),
        "case_publication_show" => ("GET", format!("/v1/case-publications/{nothing}"), json!(null)),
        "case_publication_withdraw" => (
            "POST",
            format!("/v1/case-publications/{nothing}/withdrawals?dry_run=true"),
            json!({"reason": "…"}),
        ),
        "case_opening_create" => {
            let new =
                json!({"reference": "taounate-ethics-committee/2026/0001", "reason": "The court asks."});
            ("POST", "/v1/case-openings?dry_run=true".to_owned(), new)
        }
        "case_opening_confirm" => {
            ("POST", format!("/v1/case-openings/{nothing}/confirmations?dry_run=true"), json!({}))
        }
        "case_opening_show" => ("GET", format!("/v1/case-openings/{nothing}"), json!(null)),
        "my_case_list" => ("GET", "/v1/me/cases".to_owned(), json!(null)),
        "my_case_show" => ("GET", own, json!(null)),
        "my_case_create" => ("POST", "/v1/me/cases?dry_run=true".to_owned(), complaint),
        "my_case_state" => {
            ("POST", format!("{own}/statements?dry_run=true"), json!({"text": "It was a joke."}))
        }
        "my_case_appeal" => {
            ("POST", format!("{own}/appeals?dry_run=true"), json!({"grounds": "It was a joke."}))
        }
        other => panic!("how is {other} asked?"),
    }
}

/// A case that is admitted, with a witness, and everybody who might try.
fn cast(house: &House, scene: &Scene<'_>) -> (String, Vec<Option<String>>) {
    let president = &scene.committee.president;
    let witness = member(house, "Zineb Hajji");
    let new = json!({
        "body": scene.committee.body, "respondent_id": scene.respondent.person, "protected": true,
        "complainants": [scene.complainant.person], "witnesses": [witness.person], "title": "Words in public",
        "facts": format!("She said so at the market. {CANARY}"), "received_on": day(-20),
    });
    let case = format!("/v1/cases/{}", scene.post(president, "/v1/cases", new).expect(201).id());
    let assigned = scene.assign(&scene.committee, &case);
    scene
        .post(&scene.committee.rapporteur, format!("{case}/admissions"), json!({"is_admitted": true}))
        .expect(200);
    let recused = &scene.committee.members[1];
    assert_eq!(assigned.text("/members/2/person_id"), recused.person);
    scene.post(recused, format!("{case}/recusals"), json!({"reason": "Her cousin."})).expect(204);
    let former = officer(house, &scene.committee.body, "ethics_member", "Former Member");
    let over = json!({"ends_on": day(-1), "source": {"kind": "tests"}});
    house.post(format!("/v1/appointments/{}/resignations", former.appointment), over).expect(200);
    let future = member(house, "Future Member");
    let seat = crate::cast::position(house, &scene.committee.body, "ethics_member");
    let to_come = crate::cast::appointment(&future.person, &day(30));
    house.post(format!("/v1/positions/{seat}/appointments"), to_come).expect(201);
    let at = |kind: &str| house.get(format!("/v1/bodies?type={kind}")).expect(200).text("/data/0/id");
    let secretary = officer(house, &at("national_secretariat"), "national_secretary", "National Secretary");
    let other = formed(house, "ethics_committee", "03", Some(&at("regional_secretariat")));
    let other = officer(house, &other, "ethics_member", "Of Another");
    let of = |one: &Somebody| Some(one.secret.clone());
    let account = |name: &str, grant: Value| Some(house.account(name, grant).text("/secret"));
    let everything = json!({
        "permissions": ["case.read", "case.decide", "case.receive", "access.emergency", "body.read", "person.read", "self.read"],
        "source": {"kind": "tests"},
    });
    let all = vec![
        of(president),
        of(&scene.committee.members[0]),
        of(recused),
        Some(token(house, &former.person)),
        of(&future),
        of(&scene.respondent),
        of(&scene.complainant),
        of(&witness),
        of(&secretary),
        account("technical", json!({"role": "technical_admin"})),
        account("auditor", json!({"role": "auditor"})),
        of(&other),
        of(&scene.national.members[0]),
        account("stolen", everything),
        None,
    ];
    (case, all)
}

both! {
    fn nobody_gets_past_the_door_of_a_case_but_who_may(house) {
        let scene = scene(house);
        let (case, secrets) = cast(house, &scene);
        let mut told = String::from("\n");
        let mut others = Vec::new();
        for line in EXPECTED.lines().filter(|line| !line.is_empty()) {
            let operation = line.split_whitespace().next().unwrap();
            let (method, path, body) = asked(&scene, operation, &case);
            let mut letters = Vec::new();
            for (who, secret) in WHO.iter().zip(&secrets) {
                let mut ask = match method {
                    "DELETE" => house.delete(path.as_str()),
                    _ => house.ask(method, path.as_str()),
                };
                if !body.is_null() {
                    ask = ask.json(&body);
                }
                let answer = match secret {
                    Some(secret) => ask.with_token(secret).send(),
                    None => ask.anonymous().send(),
                };
                letters.push(match answer.status {
                    200..=299 | 409 | 422 => "+",
                    401 => "1",
                    403 => "3",
                    404 => "4",
                    _ => panic!("{operation} of {who}: {answer}"),
                });
                let is_inside = matches!(*who, "assigned" | "respondent" | "complainant");
                if !is_inside {
                    others.extend(answer.raw);
                }
            }
            told = format!("{told}{operation:25} {}\n", letters.join(" "));
        }
        assert!(told == EXPECTED, "{}\n{told}", WHO.join(" "));
        // Nothing of what is told in it was said to anybody else, whatever they asked.
        for secret in [CANARY, "She said so at the market", &*scene.complainant.person] {
            let is_there = others.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!is_there, "{secret}");
        }
    }
}

#[test]
fn every_operation_over_cases_has_its_row() {
    let rows: BTreeSet<&str> = EXPECTED.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let ids = Operation::ALL.iter().map(|operation| operation.rule().id);
    let of_cases: BTreeSet<&str> =
        ids.filter(|id| id.starts_with("case_") || id.starts_with("my_case_")).collect();
    assert_eq!(rows, of_cases);
}
