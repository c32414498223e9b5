//! Many callers at once: one effect, one winner, nothing lost.
use std::collections::HashSet;

use serde_json::{Value, json};

use crate::house::{Answer, Ask, both};

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
}
