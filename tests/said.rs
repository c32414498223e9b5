//! What was said and proposed, found across meetings: by its words in either script, by who spoke, by body, by kind and by day.
use amana::founding::fold_words;
use amana::on_each;
use diesel::connection::SimpleConnection as _;
use serde_json::{Value, json};

use crate::cast::person;
use crate::house::{Answer, House, both};
use crate::meetings::bureau;

/// A meeting of a body; answers its path.
fn meeting(house: &House, body: &str, held_on: &str) -> String {
    let new = json!({"body": body, "kind": "ordinary", "held_on": held_on});
    format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id())
}

fn say(house: &House, meeting: &str, said: Value) -> String {
    house.post(format!("{meeting}/interventions"), said).expect(201).id()
}

fn propose(house: &House, meeting: &str, proposed: Value) -> String {
    house.post(format!("{meeting}/proposals"), proposed).expect(201).id()
}

fn ids(answer: &Answer) -> Vec<String> {
    answer.data().iter().map(|row| row["id"].as_str().unwrap().to_owned()).collect()
}

/// What is found by a query, which counts as many as it shows.
fn found(house: &House, list: &str, query: &str) -> Vec<String> {
    let answer = house.get(format!("/v1/{list}?total=true&{query}")).expect(200);
    assert_eq!(answer.body["total"], answer.data().len(), "{answer}");
    ids(&answer)
}

both! {
    fn what_was_said_is_found_by_its_words_in_any_spelling(house) {
        bureau(house);
        let who = person(house, "إدريس الزموري", "male");
        let (first, last) = (meeting(house, "taounate-bureau", "2022-03-01"), meeting(house, "taounate-secretariat", "2023-05-02"));
        let roads = say(house, &first, json!({"speaker_id": who, "subject": "الطرق القروية", "summary": "طالب بإصلاح طريق أيت سيدي"}));
        let women = say(house, &last, json!({"group_name": "قطب النساء", "subject": "بيان جماعي", "summary": "Représentation des élues à Ghafsaï"}));
        let water = say(house, &first, json!({"speaker_id": who, "subject": "Eau potable", "summary": "Le taux est de 50% à peine"}));
        let all = [women.clone(), roads.clone(), water.clone()];
        assert_eq!(found(house, "interventions", ""), all, "the last meeting first, and of a meeting whoever spoke first");
        for (q, expected) in [
            ("طرق", vec![&roads]), ("اصلاح ايت", vec![&roads]), ("إصلاح أيت", vec![&roads]), ("نساء", vec![&women]), ("ghafsai ELUES", vec![&women]),
            ("élues", vec![&women]), ("eau", vec![&water]), ("50", vec![&water]), ("50%25", vec![&water]), ("ب", vec![&women, &roads]),
            ("طرق نساء", vec![]), ("%25", vec![]), ("_", vec![]),
        ] {
            assert_eq!(found(house, "interventions", &format!("q={}", q.replace(' ', "%20"))), expected.into_iter().cloned().collect::<Vec<_>>(), "{q}");
        }
        let shown = house.get("/v1/interventions?q=طرق").expect(200);
        let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
        assert_eq!((shown.text("/data/0/held_on"), shown.text("/data/0/body_id"), shown.text("/data/0/speaker/name_ar")), ("2022-03-01".to_owned(), bureau, "إدريس الزموري".to_owned()));
        assert!(shown.body["data"][0]["search"].is_null(), "{shown}");
        // Corrected words are found, former ones are not; what is taken out is gone.
        house.patch(format!("/v1/interventions/{roads}"), json!({"subject": "النقل المدرسي", "summary": null})).expect(200);
        assert_eq!((found(house, "interventions", "q=طرق"), found(house, "interventions", "q=مدرسي")), (vec![], vec![roads.clone()]));
        house.patch(format!("/v1/interventions/{roads}"), json!({"number": 9})).expect(200);
        assert_eq!(found(house, "interventions", ""), [women.clone(), water.clone(), roads.clone()]);
        house.delete(format!("/v1/interventions/{water}")).expect(204);
        assert_eq!(found(house, "interventions", "q=eau"), Vec::<String>::new());
        let table = house.get("/v1/interventions.csv?all=true").expect(200);
        assert!(table.to_string().contains("2022-03-01"), "{table}");
    }

    fn what_was_said_is_narrowed_by_speaker_kind_body_and_day(house) {
        bureau(house);
        let [one, other] = ["إدريس الزموري", "هند المريني"].map(|name| person(house, name, "female"));
        let (early, late) = (meeting(house, "taounate-bureau", "2022-03-01"), meeting(house, "taounate-secretariat", "2023-05"));
        let first = say(house, &early, json!({"speaker_id": one, "subject": "ميزانية"}));
        let second = say(house, &early, json!({"speaker_id": other, "subject": "ميزانية"}));
        let third = say(house, &late, json!({"group_name": "الشباب", "subject": "ميزانية"}));
        let by = |query: &str| found(house, "interventions", query);
        assert_eq!(by(&format!("speaker_id={one}")), [first.as_str()]);
        assert_eq!((by("kind=collective"), by("kind=individual")), (vec![third.clone()], vec![first.clone(), second.clone()]));
        assert_eq!((by("body=taounate-bureau").len(), by("body=taounate-secretariat")), (2, vec![third.clone()]));
        assert_eq!((by("to=2022-03-01").len(), by("from=2022-03-02"), by("from=2023-05-31").len(), by("from=2023-06-01").len()), (2, vec![third.clone()], 1, 0));
        assert_eq!(by(&format!("q=ميزانيه&speaker_id={other}&body=taounate-bureau&from=2022-01-01&to=2022-12-31&kind=individual")), [second.as_str()]);
        assert_eq!(by("as_of=2022-12-31").len(), 2, "what was said by that day");
        house.get("/v1/interventions?kind=loud").faulty("?kind", "bad-value");
        assert_eq!(by("body=nowhere"), Vec::<String>::new());
    }

    fn what_was_proposed_is_found_likewise(house) {
        bureau(house);
        let who = person(house, "إدريس الزموري", "male");
        let (early, late) = (meeting(house, "taounate-bureau", "2022-03-01"), meeting(house, "taounate-secretariat", "2023-05-02"));
        let desk = propose(house, &early, json!({"title": "إحداث بنية للإنصات", "text": "Créer un bureau d’écoute", "proposed_by": who}));
        let hall = propose(house, &late, json!({"title": "كراء قاعة"}));
        let by = |query: &str| found(house, "proposals", query);
        assert_eq!(by(""), [hall.clone(), desk.clone()]);
        assert_eq!((by("q=انصات"), by("q=ecoute%20creer"), by("q=قاعه")), (vec![desk.clone()], vec![desk.clone()], vec![hall.clone()]));
        assert_eq!((by(&format!("proposed_by={who}")), by("body=taounate-secretariat"), by("to=2022-12-31")), (vec![desk.clone()], vec![hall.clone()], vec![desk.clone()]));
        house.patch(format!("/v1/proposals/{hall}"), json!({"title": "شراء قاعة", "text": "Salle des fêtes"})).expect(200);
        assert_eq!((by("q=كراء").len(), by("q=fetes")), (0, vec![hall.clone()]));
    }

    fn pages_of_what_was_said_follow_one_another(house) {
        bureau(house);
        for held_on in ["2022-03-01", "2022-03-01", "2023-01-01"] {
            let at = meeting(house, "taounate-bureau", held_on);
            for number in 0..5 {
                say(house, &at, json!({"group_name": "الشباب", "subject": format!("كلمة {number}")}));
            }
        }
        let all = ids(&house.get("/v1/interventions").expect(200));
        assert_eq!(all.len(), 15);
        for query in ["", "&q=كلم", "&kind=collective"] {
            let (mut paged, mut next) = (Vec::new(), format!("/v1/interventions?limit=4&total=true{query}"));
            loop {
                let page = house.get(&next).expect(200);
                assert_eq!(page.body["total"], 15);
                paged.extend(ids(&page));
                let Some(cursor) = page.body["next"].as_str() else { break };
                next = format!("/v1/interventions?limit=4&total=true{query}&cursor={cursor}");
            }
            assert_eq!(paged, all, "{query}");
        }
    }

    fn what_was_said_before_words_were_folded_is_found_after_a_start(house) {
        bureau(house);
        let at = meeting(house, "taounate-bureau", "2022-03-01");
        let said = say(house, &at, json!({"group_name": "الشباب", "subject": "الطرق القروية"}));
        let proposed = propose(house, &at, json!({"title": "كراء قاعة"}));
        let mut conn = house.registry().connection();
        let before = "UPDATE interventions SET search = NULL; UPDATE proposals SET search = NULL";
        on_each!(&mut conn, conn => conn.batch_execute(before)).unwrap();
        let both = || (found(house, "interventions", "q=طرق"), found(house, "proposals", "q=قاعه"));
        assert_eq!(both(), (vec![], vec![]));
        assert_eq!(found(house, "interventions", "").len(), 1, "it is there all the same");
        fold_words(&mut conn).unwrap();
        assert_eq!(both(), (vec![said], vec![proposed]));
        fold_words(&mut conn).unwrap();
    }
}
