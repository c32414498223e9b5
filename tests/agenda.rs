//! Points of an agenda that are internal, and the papers that points are about.
use amana::words::civil_day;
use chrono::{Days, Utc};
use serde_json::{Value, json};

use crate::cast::{person, secretariat, source};
use crate::house::{Answer, House, both};
use crate::meetings::bureau;

/// A meeting of the bureau in ten days, with an open point, an internal one and another open one; its path and theirs.
fn prepared(house: &House) -> (String, Vec<String>) {
    let day = (civil_day(Utc::now()) + Days::new(10)).to_string();
    let new = json!({"body": "taounate-bureau", "kind": "ordinary", "held_on": day});
    let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
    let points = [("برنامج العمل", false), ("خلاف بين عضوين", true), ("متفرقات", false)];
    let put = |(title, is_internal): (&str, bool)| {
        let new = json!({"title": title, "is_internal": is_internal});
        format!("/v1/agenda-items/{}", house.post(format!("{path}/agenda-items"), new).expect(201).id())
    };
    let points = points.map(put).to_vec();
    (path, points)
}

fn app(house: &House, permissions: Value) -> String {
    house.account("app of the tests", json!({"permissions": permissions})).text("/secret")
}

fn numbers(page: &Answer) -> Vec<i64> {
    page.data().iter().map(|point| point["number"].as_i64().unwrap()).collect()
}

/// Whether an answer tells what is internal.
fn tells(answer: &Answer) -> bool {
    let text = String::from_utf8_lossy(&answer.raw).replace("\r\n ", "");
    text.contains("خلاف")
}

both! {
    fn what_is_internal_is_shown_to_those_who_prepare_the_meeting_and_sit_in_its_body(house) {
        let people = bureau(house);
        let (path, points) = prepared(house);
        let agenda = format!("{path}/agenda-items?total=true");
        let seen = |token: &str| house.get(agenda.clone()).with_token(token).expect(200);
        let new = json!({"person_id": people[4], "starts_on": "2015-01-01", "source": source()});
        house.post("/v1/memberships", new).expect(201);
        let seated = house.post("/v1/tokens", json!({"name": "own", "person_id": people[4]})).expect(201).text("/secret");
        let mut preparing = vec![house.admin.clone(), seated.clone()];
        preparing.extend(["meeting.update", "meeting.convene", "minutes.draft"].map(|one| app(house, json!(["meeting.read", one]))));
        for token in &preparing {
            let page = seen(token);
            assert_eq!((numbers(&page), &page.body["total"]), (vec![1, 2, 3], &json!(3)), "{page}");
            house.get(&points[1]).with_token(token).expect(200);
        }
        let others = app(house, json!(["meeting.read", "body.read", "history.read", "decision.record", "minutes.approve"]));
        for token in [&house.reader, &others] {
            let page = seen(token);
            assert_eq!((numbers(&page), &page.body["total"], tells(&page)), (vec![1, 3], &json!(2), false), "{page}");
            house.get(&points[1]).with_token(token).refused(404, "not-found");
            house.get(&points[0]).with_token(token).expect(200);
            let first = house.get(format!("{path}/agenda-items?limit=1&total=true")).with_token(token).expect(200);
            let rest = house.get(format!("{path}/agenda-items?limit=1&total=true&cursor={}", first.text("/next"))).with_token(token).expect(200);
            assert_eq!((numbers(&first), numbers(&rest), &rest.body["next"]), (vec![1], vec![3], &Value::Null));
            let table = house.get(format!("{path}/agenda-items.csv")).with_token(token).expect(200);
            assert!(!tells(&table), "{table}");
        }
        // Whoever left the body sees it no more.
        let seat = house.get(format!("/v1/appointments?person_id={}", people[4])).expect(200).text("/data/0/id");
        let end = json!({"ends_on": (civil_day(Utc::now()) - Days::new(1)).to_string(), "source": source()});
        house.post(format!("/v1/appointments/{seat}/resignations"), end).expect(200);
        house.get(&points[1]).with_token(&seated).refused(403, "not-allowed");
    }

    fn what_is_internal_is_announced_printed_and_kept_for_nobody_else(house) {
        bureau(house);
        let (path, points) = prepared(house);
        let sent = house.post(format!("{path}/convocations"), json!({})).expect(201);
        let titles: Vec<&Value> = sent.body["agenda"].as_array().unwrap().iter().map(|point| &point["title"]).collect();
        assert_eq!(titles, ["برنامج العمل", "متفرقات"], "{sent}");
        house.patch(&points[1], json!({"title": "خلاف بين أعضاء"})).expect(200);
        let convocations = house.get(format!("{path}/convocations")).expect(200);
        assert_eq!(convocations.body["data"][0]["is_current"], json!(true), "nobody was told of it: {convocations}");
        for form in ["minutes.html", "minutes.txt", "minutes.md", "attendance-sheet.txt"] {
            assert!(!tells(&house.get(format!("{path}/{form}")).expect(200)), "{form}");
        }
        for calendar in [format!("{path}.ics"), "/v1/meetings.ics".to_owned()] {
            let told = house.get(&calendar).expect(200);
            assert!(!tells(&told) && String::from_utf8_lossy(&told.raw).replace("\r\n ", "").contains("برنامج العمل"), "{told}");
        }
        // Its history and its entries in the journal are told to whoever sees it.
        let readers = app(house, json!(["meeting.read", "history.read", "journal.read"]));
        let history = format!("{}/history", points[1]);
        assert!(tells(&house.get(&history).expect(200)));
        house.get(&history).with_token(&readers).refused(404, "not-found");
        let open = house.get(format!("{}/history", points[0])).with_token(&readers).expect(200);
        assert!(!open.data()[0]["changes"].as_array().unwrap().is_empty(), "{open}");
        let journal = "/v1/journal?object_kind=agenda_item";
        assert!(tells(&house.get(journal).expect(200)));
        let masked = house.get(journal).with_token(&readers).expect(200);
        assert!(!tells(&masked) && String::from_utf8_lossy(&masked.raw).contains("متفرقات"), "{masked}");
        // Opened, it is announced anew; what it was before stays where it was.
        house.patch(&points[1], json!({"is_internal": false, "title": "النظام الداخلي"})).expect(200);
        assert_eq!(house.get(format!("{path}/convocations")).expect(200).body["data"][0]["changed"], json!(["agenda"]));
        let since = house.get(&history).with_token(&readers).expect(200);
        assert_eq!((since.data().len(), tells(&since)), (3, false), "{since}");
        house.delete(&points[1]).expect(204);
        house.get(&history).with_token(&readers).expect(200);
        assert!(!tells(&house.get(&history).with_token(&readers).expect(200)) && tells(&house.get(&history).expect(200)));
    }

    fn a_point_names_the_papers_it_is_about(house) {
        secretariat(house);
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let papers = json!([{"title": "مشروع الميزانية", "reference": "خزانة المقر، الملف 12"}, {"title": "Rapport", "reference": "https://example.org/r/7"}]);
        let put = |documents: Value| house.post(format!("{path}/agenda-items"), json!({"title": "الميزانية", "documents": documents}));
        let point = put(papers.clone()).expect(201);
        assert_eq!((&point.body["documents"], &point.body["is_internal"]), (&papers, &json!(false)));
        let at = format!("/v1/agenda-items/{}", point.id());
        assert_eq!(house.patch(&at, json!({"title": "الميزانية السنوية"})).expect(200).body["documents"], papers, "they stay");
        let told = String::from_utf8(house.get(format!("{path}/minutes.txt")).expect(200).raw).unwrap();
        let said = "1. الميزانية السنوية\n   - وثيقة: مشروع الميزانية (خزانة المقر، الملف 12)\n";
        assert!(told.contains(said) && told.contains("Rapport"), "{told}");
        let one = json!({"title": "وثيقة", "reference": "1"});
        put(Value::Array(vec![one.clone(); 20])).expect(201);
        put(Value::Array(vec![one.clone(); 21])).faulty("/documents", "out-of-range");
        put(json!([{"title": "وثيقة"}])).faulty("/documents/0/reference", "missing-field");
        put(json!([{"title": " ", "reference": "1"}])).expect(422);
        put(json!([{"title": "وثيقة", "reference": "1", "file": "x"}])).faulty("/documents/0/file", "unknown-field");
        let taken = house.patch(&at, json!({"documents": []})).expect(200);
        assert_eq!(taken.body["documents"], json!([]));
    }

    fn whoever_was_recused_is_named_beside_the_decision(house) {
        secretariat(house);
        let [her, other] = ["نعيمة الوزاني", "سلمى البقالي"].map(|name| person(house, name, "female"));
        let him = person(house, "إدريس الزموري", "male");
        let new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let path = format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id());
        let decide = |recused: &[&String]| {
            let conflicts: Vec<Value> = recused.iter().map(|who| json!({"person_id": who, "reason": "طرف في الملف"})).collect();
            let new = json!({"title": "مقرر", "mode": "consensus", "source": source(), "conflicts": conflicts});
            house.post(format!("{path}/decisions"), new).expect(201).id()
        };
        let told = |id: &str, language: &str| String::from_utf8(house.get(format!("/v1/decisions/{id}/extract.txt?lang={language}")).expect(200).raw).unwrap();
        let [nobody, one_man, one_woman, women, mixed] = [&[][..], &[&him], &[&her], &[&her, &other], &[&her, &him]].map(decide);
        for (id, arabic, french, english) in [
            (&one_man, "تنحى عن هذا القرار لتضارب المصالح: السيد إدريس الزموري.", "S’est récusé pour conflit d’intérêts\u{A0}: M.", "Recused for a conflict of interest: Mr"),
            (&one_woman, "تنحت عن هذا القرار لتضارب المصالح: السيدة نعيمة الوزاني.", "S’est récusée pour conflit d’intérêts\u{A0}: Mme", "Recused for a conflict of interest: Ms"),
            (&women, "تنحت عن هذا القرار لتضارب المصالح: السيدة نعيمة الوزاني، السيدة سلمى البقالي.", "Se sont récusées pour", "Recused for"),
            (&mixed, "تنحى عن هذا القرار لتضارب المصالح: السيدة نعيمة الوزاني، السيد إدريس الزموري.", "Se sont récusés pour", "Recused for"),
        ] {
            for (language, said) in [("ar", arabic), ("fr", french), ("en", english)] {
                assert!(told(id, language).contains(said), "{said}: {}", told(id, language));
            }
            assert!(!told(id, "ar").contains("طرف في الملف"), "why is not printed");
        }
        assert!(!told(&nobody, "ar").contains("تضارب"));
        let minutes = String::from_utf8(house.get(format!("{path}/minutes.txt")).expect(200).raw).unwrap();
        assert_eq!(minutes.matches("تضارب المصالح").count(), 4, "{minutes}");
    }
}
