//! The renewal of a body and the renumbering of its positions, from the outside.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{House, both};

/// Opens a numbered deputy's position in the secretariat; answers its id.
fn deputy(house: &House, ordinal: i64) -> String {
    let new = json!({"type": "provincial_deputy", "ordinal": ordinal});
    house.post("/v1/bodies/taounate-secretariat/positions", new).expect(201).id()
}

fn appoint(house: &House, position: &str, person: &str, starts_on: &str) -> String {
    house
        .post(format!("/v1/positions/{position}/appointments"), appointment(person, starts_on))
        .expect(201)
        .id()
}

fn renumbering(starts_on: &str, moves: &[(i64, i64)]) -> Value {
    let moves: Vec<Value> = moves.iter().map(|(from, to)| json!({"from": from, "to": to})).collect();
    json!({"position_type": "provincial_deputy", "starts_on": starts_on, "moves": moves, "source": source()})
}

/// The deputies of a day: ordinal, state, the id of who holds it.
fn deputies(house: &House, day: &str) -> Vec<(i64, String, Value)> {
    let page = house.get(format!("/v1/bodies/taounate-secretariat/deputies?as_of={day}")).expect(200);
    let told = |one: &Value| {
        (
            one["ordinal"].as_i64().unwrap(),
            one["state"].as_str().unwrap().to_owned(),
            one["holders"][0]["person"]["id"].clone(),
        )
    };
    page.data().iter().map(told).collect()
}

both! {
    fn a_renumbering_changes_nothing_before_its_day(house) {
        secretariat(house);
        let (third, fifth) = (deputy(house, 3), deputy(house, 5));
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        let held = appoint(house, &third, &her, "2022-12-08");
        appoint(house, &fifth, &him, "2022-12-08");
        let before = deputies(house, "2023-12-31");
        let path = "/v1/bodies/taounate-secretariat/renumberings";
        let tried = house.post(format!("{path}?dry_run=true"), renumbering("2024-01-01", &[(3, 1), (5, 2)])).in_language("ar").expect(200);
        assert_eq!(tried.body["result"]["positions"][0]["title_before"], "النائب الثالث للأمين الإقليمي");
        assert_eq!(tried.body["result"]["positions"][0]["title"], "النائب الأول للأمين الإقليمي");
        assert_eq!(deputies(house, "2024-01-01").len(), 5, "nothing was kept");
        house.post(path, renumbering("2024-01-01", &[(3, 1), (5, 2)])).expect(200);
        assert_eq!(deputies(house, "2023-12-31"), before, "the past stands");
        let known = |ordinal: i64, who: &str| (ordinal, "held".to_owned(), json!(who));
        assert_eq!(deputies(house, "2024-01-01"), [known(1, &her), known(2, &him)]);
        let title = |day: &str| house.get(format!("/v1/appointments/{held}?as_of={day}")).in_language("fr").expect(200).text("/title");
        assert_eq!((title("2023-12-31"), title("2024-01-01")), ("3e secrétaire provinciale adjointe".to_owned(), "1re secrétaire provinciale adjointe".to_owned()));
        let shown = house.get(format!("/v1/appointments/{held}")).expect(200);
        assert_eq!((shown.text("/starts_on"), &shown.body["ends_on"]), ("2022-12-08".to_owned(), &Value::Null), "she holds the same seat, in the same term");
        let line = house.get(format!("/v1/bodies/taounate-secretariat/succession?as_of=2023-12-31&absent={her}")).expect(200);
        assert_eq!(line.body["presides"]["ordinal"], 5);
    }

    fn a_quorum_goes_by_the_ordinals_of_the_day_of_the_meeting(house) {
        secretariat(house);
        let (first, _) = (deputy(house, 1), deputy(house, 3));
        let offices = house.get("/v1/positions?body=taounate-secretariat").expect(200);
        let mut present = String::new();
        for office in offices.data() {
            let who = person(house, "منير السبتي", "male");
            let office = office["id"].as_str().unwrap();
            appoint(house, office, &who, "2021-01-01");
            if office == first {
                present = who;
            }
        }
        let attended = |held_on: &str| {
            let meeting = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": held_on});
            let path = format!("/v1/meetings/{}", house.post("/v1/meetings", meeting).expect(201).id());
            let came = json!({"person_id": present, "presence": "present"});
            house.post(format!("{path}/attendances"), came).expect(201);
            path
        };
        let (before, after) = (attended("2023-12-31"), attended("2024-01-01"));
        let quorum = |path: &str| house.get(path).expect(200).body["quorum"].clone();
        let told = quorum(&before);
        assert_eq!(told["needed"], Value::Null, "nobody knows who was the second deputy");
        house.post("/v1/bodies/taounate-secretariat/renumberings", renumbering("2024-01-01", &[(3, 2)])).expect(200);
        assert_eq!(quorum(&before), told, "the past stands");
        assert_eq!(quorum(&format!("{before}?as_of=2024-06-01")), told);
        assert_ne!(quorum(&after)["needed"], Value::Null, "no number is left out any more");
    }

    fn ordinals_may_change_places_and_never_clash(house) {
        secretariat(house);
        let (third, fifth) = (deputy(house, 3), deputy(house, 5));
        let path = "/v1/bodies/taounate-secretariat/renumberings";
        house.post(path, renumbering("2024-01-01", &[(3, 5)])).refused(409, "ordinals-clash");
        house.post(path, renumbering("2024-01-01", &[(4, 1)])).refused(409, "moved-position-is-unknown");
        house.post(path, renumbering("2024-01-01", &[(3, 21)])).refused(409, "ordinal-is-too-high");
        house.post(path, renumbering("2019-12-31", &[(3, 1)])).refused(409, "renumbering-is-out-of-time");
        house.post(path, renumbering("2024-01-01", &[(3, 3)])).refused(409, "nothing-is-renumbered");
        house.post(path, json!({"position_type": "provincial_deputy", "starts_on": "2024-01-01", "moves": [{"from": 3, "to": 1}]})).refused(409, "renumbering-has-no-basis");
        house.post(path, renumbering("2024-01-01", &[(3, 5), (5, 3)])).expect(200);
        let ordinal = |id: &str, day: &str| house.get(format!("/v1/positions/{id}?as_of={day}")).expect(200).body["ordinal"].clone();
        assert_eq!((ordinal(&third, "2023-12-31"), ordinal(&third, "2024-01-01")), (json!(3), json!(5)));
        assert_eq!((ordinal(&fifth, "2023-12-31"), ordinal(&fifth, "2024-01-01")), (json!(5), json!(3)));
        house.post(path, renumbering("2024-01-01", &[(3, 1)])).refused(409, "renumbering-is-out-of-time");
        house.post(path, renumbering("2024-01-02", &[(3, 1)])).expect(200);
        house.post(path, renumbering("2023-06-01", &[(3, 9)])).refused(409, "renumbering-is-out-of-time");
    }

    fn whoever_takes_over_an_ordinal_was_not_there_before(house) {
        secretariat(house);
        let third = deputy(house, 3);
        let her = person(house, "سعاد الجبلي", "female");
        appoint(house, &third, &her, "2022-12-08");
        house.post("/v1/bodies/taounate-secretariat/renumberings", renumbering("2024-01-01", &[(3, 1)])).expect(200);
        let fourth = deputy(house, 4);
        house.patch(format!("/v1/positions/{fourth}"), json!({"ordinal": 3})).refused(409, "ordinal-was-borne");
        deputy(house, 3);
        let past = deputies(house, "2023-12-31");
        assert_eq!(past.iter().filter(|(ordinal, ..)| *ordinal == 3).count(), 1, "{past:?}");
        assert_eq!(past.iter().find(|(ordinal, ..)| *ordinal == 3).unwrap().2, json!(her));
        let now = deputies(house, "2024-01-01");
        assert_eq!(now.iter().map(|(ordinal, ..)| *ordinal).collect::<Vec<_>>(), [1, 2, 3, 4]);
        assert_eq!(now[0].2, json!(her));
    }

    fn a_bureau_is_renewed_at_once_or_not_at_all(house) {
        secretariat(house);
        let (her, him, third) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"), person(house, "منير السبتي", "male"));
        let rapporteur = appoint(house, &position(house, "taounate-bureau", "bureau_rapporteur"), &her, "2021-01-01");
        let treasurer = appoint(house, &position(house, "taounate-bureau", "bureau_treasurer"), &him, "2021-01-01");
        let members = position(house, "taounate-bureau", "bureau_member");
        let gone = appoint(house, &members, &third, "2021-01-01");
        house.post(format!("/v1/appointments/{gone}/resignations"), json!({"ends_on": "2022-01-31", "source": source()})).expect(200);
        let path = "/v1/bodies/taounate-bureau/renewals";
        let renewal = |holders: Value| json!({"starts_on": "2025-02-01", "mode": "consensus", "holders": holders, "source": source()});
        let good = renewal(json!([{"position_type": "bureau_rapporteur", "person_id": him}, {"position_type": "bureau_treasurer", "person_id": third}]));
        let bad = renewal(json!([{"position_type": "bureau_rapporteur", "person_id": him}, {"position_type": "provincial_secretary", "person_id": third}]));
        let refused = house.post(path, bad).refused(409, "position-type-is-unknown");
        assert!(refused.body["errors"][0]["pointer"].as_str().unwrap().starts_with("/holders/1"), "{refused}");
        let lasts = |id: &str| house.get(format!("/v1/appointments/{id}")).expect(200).body["ends_on"].is_null();
        assert!(lasts(&rapporteur) && lasts(&treasurer), "all or nothing");
        let tried = house.post(format!("{path}?dry_run=true"), good.clone()).expect(200);
        let ids = |told: &Value| told.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(ids(&tried.body["result"]["ended"]), [rapporteur.clone(), treasurer.clone()], "what would end is shown");
        assert!(lasts(&rapporteur));
        let renewed = house.post(path, good).expect(200);
        assert_eq!(renewed.body["ended"][0]["ends_on"], "2025-01-31");
        assert_eq!((&renewed.body["ended"][0]["ended_by"], &renewed.body["ended"][0]["end_basis"]["source"]["kind"]), (&json!("term"), &json!("register of the tests")));
        assert_eq!(renewed.body["appointed"][0]["person"]["id"], json!(him));
        let holders = |day: &str| house.get(format!("/v1/bodies/taounate-bureau/members?as_of={day}")).expect(200).data().iter().map(|one| one["person"]["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(holders("2025-01-31"), [her, him.clone()]);
        assert_eq!(holders("2025-02-01"), [him, third]);
        assert_eq!(house.get(format!("/v1/appointments/{gone}")).expect(200).text("/ends_on"), "2022-01-31", "who had left has left");
    }

    fn a_decision_renews_and_renumbers_and_opens_one_legal_task(house) {
        let body = secretariat(house);
        let third = deputy(house, 3);
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        appoint(house, &third, &her, "2021-03-01");
        let meeting = json!({"body": body, "kind": "ordinary", "held_on": "2025-03-15"});
        let meeting = house.post("/v1/meetings", meeting).expect(201).id();
        let decision = json!({"title": "تجديد الأمانة", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [
            {"kind": "renumber", "body": body, "position_type": "provincial_deputy", "moves": [{"from": 3, "to": 1}]},
            {"kind": "renew", "body": body, "holders": [
                {"position_type": "provincial_secretary", "person_id": him},
                {"position_type": "provincial_deputy", "ordinal": 1, "person_id": her},
                {"position_type": "provincial_deputy", "ordinal": 2, "person_id": person(house, "منير السبتي", "male")},
            ]},
        ]});
        let made = house.post(format!("/v1/meetings/{meeting}/decisions"), decision).expect(201);
        let kinds: Vec<_> = made.body["results"].as_array().unwrap().iter().map(|one| (one["effect"].as_i64().unwrap(), one["kind"].as_str().unwrap())).collect();
        assert_eq!(kinds, [(0, "position"), (1, "appointment"), (1, "appointment"), (1, "appointment"), (1, "appointment")]);
        let told = deputies(house, "2025-03-15");
        assert_eq!((told[0].0, &told[0].2, told.len()), (1, &json!(her), 2));
        let ended = house.get(format!("/v1/appointments?person_id={her}&as_of=2025-03-14")).expect(200);
        assert_eq!((ended.text("/data/0/ends_on"), ended.text("/data/0/end_basis/decision_id")), ("2025-03-14".to_owned(), made.id()));
        let tasks = house.get("/v1/legal-tasks").expect(200);
        assert_eq!((tasks.data().len(), tasks.text("/data/0/due_on")), (1, "2025-04-14".to_owned()));
        let clash = json!({"title": "ترقيم", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [{"kind": "renumber", "body": body, "position_type": "provincial_deputy", "starts_on": "2025-03-16", "moves": [{"from": 1, "to": 2}]}]});
        let refused = house.post(format!("/v1/meetings/{meeting}/decisions"), clash).refused(409, "ordinals-clash");
        assert!(refused.has_fault("/effects/0/moves", "ordinals-clash"), "{refused}");
    }

    fn seats_of_a_body_that_has_ended_are_taken_to_a_last_day(house) {
        secretariat(house);
        let pole = json!({"type": "pole", "parent": "taounate-secretariat", "slug": "youth", "starts_on": "2020-01-01"});
        house.post("/v1/bodies", pole).expect(201);
        house.post("/v1/bodies/youth/dissolutions", json!({"ends_on": "2023-12-31", "source": source()})).expect(200);
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        let meeting = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2021-03-15"});
        let decisions = format!("/v1/meetings/{}/decisions", house.post("/v1/meetings", meeting).expect(201).id());
        let decide = |ends_on: Value| {
            let appoint = json!({"kind": "appoint", "body": "youth", "position_type": "pole_president", "person_id": him, "ends_on": ends_on});
            house.post(&decisions, json!({"title": "تكليف", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [appoint]}))
        };
        let refused = decide(Value::Null).refused(409, "outside-the-bodys-life");
        assert!(refused.has_fault("/effects/0/starts_on", "outside-the-bodys-life"), "{refused}");
        decide(json!("2024-01-01")).refused(409, "outside-the-bodys-life");
        decide(json!("2021-12-31")).expect(201);
        let renew = |ends_on: Value| {
            let holders = json!([{"position_type": "pole_president", "person_id": her}]);
            let renewal = json!({"starts_on": "2022-01-01", "ends_on": ends_on, "source": source(), "holders": holders});
            house.post("/v1/bodies/youth/renewals", renewal)
        };
        renew(Value::Null).refused(409, "outside-the-bodys-life");
        renew(json!("2023-12-31")).expect(200);
        let held = |day: &str| house.get(format!("/v1/appointments?body=youth&as_of={day}")).expect(200);
        assert_eq!(held("2021-12-31").text("/data/0/person/id"), him);
        assert_eq!(held("2023-12-31").text("/data/0/person/id"), her);
        assert_eq!(held("2024-01-01").data().len(), 0);
    }

    fn an_ordinal_in_a_renewal_is_that_of_its_day(house) {
        secretariat(house);
        deputy(house, 3);
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        house.post("/v1/bodies/taounate-secretariat/renumberings", renumbering("2024-01-01", &[(3, 1)])).expect(200);
        let path = "/v1/bodies/taounate-secretariat/renewals";
        let renewal = |starts_on: &str, ordinal: i64, who: &str| json!({"starts_on": starts_on, "source": source(), "holders": [{"position_type": "provincial_deputy", "ordinal": ordinal, "person_id": who}]});
        let refused = house.post(path, renewal("2023-06-01", 1, &her)).refused(409, "ordinal-is-borne-later");
        assert!(refused.has_fault("/holders/0/ordinal", "ordinal-is-borne-later"), "{refused}");
        house.post(path, renewal("2023-06-01", 3, &her)).expect(200);
        let held = |ordinal: i64, who: &str| (ordinal, "held".to_owned(), json!(who));
        assert_eq!(deputies(house, "2023-07-01").last(), Some(&held(3, &her)));
        assert_eq!(deputies(house, "2024-01-01"), [held(1, &her)], "the same seat, under its new ordinal");
        house.post(path, renewal("2024-06-01", 1, &him)).expect(200);
        assert_eq!(deputies(house, "2024-06-01"), [held(1, &him)]);
    }

    fn a_renewal_keeps_the_end_on_record(house) {
        secretariat(house);
        let (her, him) = (person(house, "سعاد الجبلي", "female"), person(house, "حميد الورياغلي", "male"));
        let rapporteur = appoint(house, &position(house, "taounate-bureau", "bureau_rapporteur"), &her, "2021-01-01");
        house.post(format!("/v1/appointments/{rapporteur}/deaths"), json!({"ends_on": "2023", "source": {"kind": "civil register"}})).expect(200);
        let renewal = json!({"starts_on": "2023-07-01", "source": source(), "holders": [{"position_type": "bureau_rapporteur", "person_id": him}]});
        house.post("/v1/bodies/taounate-bureau/renewals", renewal).expect(200);
        let shown = house.get(format!("/v1/appointments/{rapporteur}")).expect(200);
        assert_eq!((shown.text("/ends_on"), shown.text("/ended_by")), ("2023-01-01/2023-06-30".to_owned(), "death".to_owned()));
        assert_eq!(shown.text("/end_basis/source/kind"), "civil register");
    }
}
