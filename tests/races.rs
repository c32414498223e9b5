//! Many callers at once: one effect, one winner, nothing lost.
use std::collections::HashSet;

use serde_json::{Value, json};

use crate::cast::{person, source};
use crate::house::{Answer, Ask, House, both};
use crate::meetings::{attended, bureau};

/// How many do one thing to a decision at once.
const MANY: usize = 32;

/// Sends the requests at the same time.
pub(crate) fn at_once(asks: Vec<Ask>) -> Vec<Answer> {
    let start = std::sync::Barrier::new(asks.len());
    std::thread::scope(|scope| {
        let threads: Vec<_> = asks
            .into_iter()
            .map(|ask| {
                let start = &start;
                scope.spawn(move || {
                    start.wait();
                    ask.send()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    })
}

fn action() -> Value {
    json!({"kind": "open_actions", "actions": [{"title": "إجراء"}]})
}

/// The secretariat orders one thing of another decision, many times at once; answers its meeting, and what was answered.
fn all_above(house: &House, held_on: &str, effect: &Value) -> (String, Vec<Answer>) {
    let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": held_on});
    let meeting = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
    let order = json!({"title": "قرار", "mode": "consensus", "source": source(), "effects": [effect]});
    let answers = at_once(vec![house.post(format!("{meeting}/decisions"), order); MANY]);
    (meeting, answers)
}

/// One of them did it, and the others found it done.
fn expect_one(answers: &[Answer], code: &str) {
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1, "{answers:?}");
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!((answer.status, answer.text("/code").as_str()), (409, code), "{answer}");
    }
}

/// Who voted on a decision; nobody twice.
fn voters(house: &House, decision: &str) -> HashSet<String> {
    let votes = house.get(format!("/v1/decisions/{decision}/votes?limit=200")).expect(200);
    let found: HashSet<String> =
        votes.data().iter().map(|vote| vote["person_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(found.len(), votes.data().len(), "{votes}");
    found
}

both! {
    fn one_key_has_one_effect_however_often_it_is_sent_at_once(house) {
        let ask = house.post("/v1/tokens", json!({"name": "once"}));
        let answers = at_once(vec![ask.header("idempotency-key", "race"); 16]);
        let mut ids = HashSet::new();
        for answer in &answers {
            match answer.status {
                201 => drop(ids.insert(answer.id())),
                409 => assert_eq!(answer.text("/code"), "idempotency-key-in-flight"),
                _ => panic!("{answer}"),
            }
        }
        assert_eq!(ids.len(), 1);
        let shown = house.get("/v1/tokens?limit=200").expect(200);
        assert_eq!(shown.data().iter().filter(|token| token["name"] == "once").count(), 1, "{shown}");
    }

    fn one_of_many_revocations_wins(house) {
        let token = house.post("/v1/tokens", json!({"name": "x"})).expect(201).id();
        let answers = at_once(vec![house.ask("POST", format!("/v1/tokens/{token}/revocations")); 12]);
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        assert!(answers.iter().all(|answer| answer.status == 200 || answer.text("/code") == "token-is-revoked"));
        let told = house.get(format!("/v1/journal?object_id={token}")).expect(200);
        assert_eq!(told.data().len(), 2, "{told}");
    }

    fn one_of_many_changes_of_one_state_wins(house) {
        let made = house.post("/v1/persons", json!({"name_ar": "سلمى الوزاني"})).expect(201);
        let path = format!("/v1/persons/{}", made.id());
        let field = |number: usize| json!({"name_latin": format!("Salma Ouazzani {number}")});
        let asks = (0..12).map(|number| house.patch(&path, field(number)).header("if-match", &made.etag()));
        let answers = at_once(asks.collect());
        assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
        for answer in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!((answer.status, answer.text("/code").as_str()), (412, "stale"), "{answer}");
        }
        house.patch(&path, field(99)).without("if-match").refused(428, "precondition-required");
        house.patch(&path, field(99)).header("if-match", "\"nonsense\"").refused(412, "stale");
        house.patch(&path, field(99)).header("if-match", "»").refused(412, "stale");
        house.patch(&path, field(99)).expect(200);
    }

    fn one_of_many_corrections_of_one_act_wins(house) {
        let body = crate::cast::secretariat(house);
        let away = json!({"territory": "01.051", "on": "2190-01-01", "source": {"kind": "circular"}});
        let act = house.post(format!("/v1/bodies/{body}/moves"), away).expect(200).text("/act_id");
        let path = format!("/v1/acts/{act}");
        let etag = house.get(&path).expect(200).etag();
        let day = |number: usize| format!("2189-01-0{}", number + 1);
        let asks = (0..6).map(|number| house.patch(&path, json!({"on": day(number)})).header("if-match", &etag));
        let answers = at_once(asks.collect());
        let won: Vec<String> = answers.iter().filter(|answer| answer.status == 200).map(|answer| answer.text("/on")).collect();
        assert_eq!(won.len(), 1, "one wins");
        for answer in answers.iter().filter(|answer| answer.status != 200) {
            assert_eq!((answer.status, answer.text("/code").as_str()), (412, "stale"), "{answer}");
        }
        let seen = house.get(&path).expect(200);
        assert_eq!((seen.text("/on"), &seen.body["version"]), (won[0].clone(), &json!(2)));
        let moves = house.get(format!("/v1/bodies/{body}/moves")).expect(200);
        assert_eq!((moves.data().len(), moves.text("/data/0/on")), (1, won[0].clone()));
        // One correction and one withdrawal: whichever comes first, the other finds nothing left to do it to.
        let gone = house.post(format!("{path}/withdrawals"), json!({"reason": "سهو"})).header("if-match", &seen.etag());
        let other = house.patch(&path, json!({"on": "2188-01-01"})).header("if-match", &seen.etag());
        let mut met: Vec<u16> = at_once(vec![gone, other]).iter().map(|answer| answer.status).collect();
        met.sort_unstable();
        assert!(matches!(met[..], [200, 404 | 412]), "{met:?}");
    }

    fn everything_accepted_at_once_is_kept(house) {
        let ask = |number: usize| house.post("/v1/tokens", json!({"name": format!("n{number}")}));
        let made: HashSet<String> = at_once((0..40).map(ask).collect())
            .iter()
            .inspect(|answer| assert_eq!(answer.status, 201, "{answer}"))
            .map(Answer::id)
            .collect();
        let shown = house.get("/v1/tokens?limit=200").expect(200);
        let kept = shown.data().iter().map(|token| token["id"].as_str().unwrap().to_owned()).collect();
        assert!(made.is_subset(&kept));
        let told = house.get("/v1/journal?kind=change&limit=200").expect(200);
        let told: Vec<&Value> = told.data().iter().map(|entry| &entry["object_id"]).collect();
        assert!(made.iter().all(|id| told.contains(&&json!(id))));
    }
    fn one_of_many_confirmations_carries_a_decision_out(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let who = person(house, "هند المريني", "female");
        let seat = json!({"kind": "appoint", "body": "taounate-bureau", "position_type": "bureau_member", "person_id": who});
        let waiting = json!({"title": "مقرر", "mode": "consensus", "awaits": "taounate-secretariat", "effects": [action(), seat]});
        let waiting = house.post(format!("{meeting}/decisions"), waiting).expect(201);
        let confirm = json!({"kind": "confirm_decision", "decision_id": waiting.id()});
        let (above, answers) = all_above(house, "2022-12-20", &confirm);
        expect_one(&answers, "decision-does-not-wait");
        let path = format!("/v1/decisions/{}", waiting.id());
        let now = house.get(&path).expect(200);
        assert_eq!((now.text("/outcome"), now.body["results"].as_array().unwrap().len()), ("adopted".to_owned(), 2));
        let confirmed = house.get(format!("{above}/decisions?total=true")).expect(200);
        assert_eq!((&confirmed.body["total"], confirmed.text("/data/0/id")), (&json!(1), now.text("/confirmed_by")));
        assert_eq!(house.get("/v1/actions").expect(200).data().len(), 1, "nothing is doubled");
        assert_eq!(house.get(format!("/v1/appointments?person_id={who}&history=true")).expect(200).data().len(), 1);
        let told = house.get(format!("/v1/journal?object_id={}&kind=change", waiting.id())).expect(200);
        assert_eq!(told.data().len(), 2, "recorded once, confirmed once: {told}");
    }

    fn one_of_many_annulments_undoes_a_decision(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let who = person(house, "هند المريني", "female");
        let seat = json!({"kind": "appoint", "body": "taounate-bureau", "position_type": "bureau_member", "person_id": who});
        let done = json!({"title": "مقرر", "mode": "consensus", "effects": [action(), seat]});
        let done = house.post(format!("{meeting}/decisions"), done).expect(201);
        let annul = json!({"kind": "annul_decision", "decision_id": done.id()});
        let (above, answers) = all_above(house, "2022-12-20", &annul);
        expect_one(&answers, "nothing-to-annul");
        let annulled = house.get(format!("{above}/decisions?total=true")).expect(200);
        let now = house.get(format!("/v1/decisions/{}", done.id())).expect(200);
        assert_eq!((&annulled.body["total"], annulled.text("/data/0/id")), (&json!(1), now.text("/annulled_by")));
        assert_eq!(house.get("/v1/actions").expect(200).text("/data/0/status"), "dropped");
        let held = house.get(format!("/v1/appointments?person_id={who}&history=true")).expect(200);
        assert_eq!((held.data().len(), held.text("/data/0/ends_on")), (1, "2022-12-20".to_owned()));
        for id in [done.id(), held.text("/data/0/id")] {
            let told = house.get(format!("/v1/journal?object_id={id}&kind=change")).expect(200);
            assert_eq!(told.data().len(), 2, "made once, undone once: {told}");
        }
    }

    fn one_decision_sent_many_times_under_one_key_is_one(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let votes: Vec<Value> = people.iter().map(|who| json!({"person_id": who, "choice": "for"})).collect();
        let decision = json!({"title": "مقرر", "mode": "roll_call", "votes": votes, "effects": [action()]});
        let ask = house.post(format!("{meeting}/decisions"), decision).header("idempotency-key", "one-roll");
        let mut ids = HashSet::new();
        for answer in at_once(vec![ask; MANY]) {
            match answer.status {
                201 => drop(ids.insert(answer.id())),
                409 => assert_eq!(answer.text("/code"), "idempotency-key-in-flight"),
                _ => panic!("{answer}"),
            }
        }
        assert_eq!(ids.len(), 1);
        let made = house.get(format!("{meeting}/decisions?total=true")).expect(200);
        assert_eq!((&made.body["total"], house.get("/v1/actions").expect(200).data().len()), (&json!(1), 1));
        assert_eq!(voters(house, &made.text("/data/0/id")), people.iter().cloned().collect(), "each has one vote");
    }

    fn nobodys_vote_counts_twice_however_many_rolls_come_at_once(house) {
        let people = bureau(house);
        let meeting = attended(house, "2022-12-08", &people.iter().collect::<Vec<_>>());
        let vote = |who: &String| json!({"person_id": who, "choice": "for"});
        // Each other roll names somebody a second time.
        let roll = |number: usize| {
            let mut votes: Vec<Value> = people.iter().map(vote).collect();
            votes.extend((number % 2 == 1).then(|| vote(&people[number % people.len()])));
            house.post(format!("{meeting}/decisions"), json!({"title": format!("مقرر {number}"), "mode": "roll_call", "votes": votes, "effects": [action()]}))
        };
        let answers = at_once((0..MANY).map(roll).collect());
        for (number, answer) in answers.iter().enumerate() {
            match number % 2 {
                0 => assert_eq!((answer.status, &answer.body["votes_for"]), (201, &json!(5)), "{answer}"),
                _ => assert_eq!((answer.status, answer.text("/code").as_str()), (409, "voter-is-named-twice"), "{answer}"),
            }
        }
        let made = house.get(format!("{meeting}/decisions?limit=100")).expect(200);
        let numbers: HashSet<i64> = made.data().iter().map(|one| one["number"].as_i64().unwrap()).collect();
        assert_eq!((made.data().len(), numbers), (MANY / 2, (1..=16).collect()), "each once, without a gap");
        for decision in made.data() {
            assert_eq!(voters(house, decision["id"].as_str().unwrap()), people.iter().cloned().collect());
        }
        assert_eq!(house.get("/v1/actions").expect(200).data().len(), MANY / 2);
    }

    fn an_action_stands_once_on_an_agenda_however_many_carry_it(house) {
        bureau(house);
        for number in 0..3 {
            let new = json!({"body": "taounate-bureau", "title": format!("إجراء {number}"), "opened_on": "2022-01-10"});
            house.post("/v1/actions", new).expect(201);
        }
        let next = attended(house, "2022-12-08", &[]);
        let ask = house.post(format!("{next}/carried-actions"), json!({}));
        for answer in at_once(vec![ask; MANY]) {
            assert_eq!(answer.status, 200, "{answer}");
        }
        let agenda = house.get(format!("{next}/agenda-items")).expect(200);
        let carried: HashSet<&str> = agenda.data().iter().map(|item| item["action_id"].as_str().unwrap()).collect();
        assert_eq!((agenda.data().len(), carried.len()), (3, 3), "{agenda}");
    }
}
