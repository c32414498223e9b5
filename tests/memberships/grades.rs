//! The grades of members, as the statutes name them.
use serde_json::json;

use super::admit;
use crate::cast::{person, source};
use crate::house::{Ask, House, both};

fn give(house: &House, path: &str, grade: &str, starts_on: &str) -> Ask {
    house.post(format!("{path}/grades"), json!({"grade": grade, "starts_on": starts_on, "source": source()}))
}

both! {
    fn a_member_has_a_grade_of_the_statutes_from_a_day_on(house) {
        let her = person(house, "نعيمة الوزاني", "female");
        let path = format!("/v1/memberships/{}", admit(house, &her, "2020-01-01").id());
        let none = give(house, &path, "militant", "2025-06-01").at("/grade", "grade-is-unknown");
        assert_eq!(none.text("/clause/id"), "art-3");
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        let grade = |code: &str, ar: &str, fr: &str| json!({"code": code, "labels": {"ar": ar, "fr": fr}});
        document["membership"]["grades"] = json!([grade("supporter", "متعاطف", "Sympathisant"), grade("militant", "مناضل", "Militant")]);
        house.post("/v1/statutes", json!({"effective_from": "2025-01-01", "source": source(), "document": document})).expect(201);
        let told = give(house, &path, "supporter", "2025-01-01").in_language("fr").expect(200);
        assert_eq!((told.text("/label").as_str(), told.text("/basis/source/kind").as_str()), ("Sympathisant", "register of the tests"));
        give(house, &path, "supporter", "2024-12-31").at("/grade", "grade-is-unknown");
        give(house, &path, "supporter", "2019-12-31").at("/grade", "grade-is-unknown");
        house.post(format!("{path}/grades"), json!({"grade": "militant"})).at("/source", "grounds-are-missing");
        give(house, &path, "supporter", "2025-06-01").expect(200);
        let unknown = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let anew = give(house, &path, "militant", "2025-06-01").expect(200);
        let all = |query: &str| {
            let page = house.get(format!("{path}/grades?total=true{query}")).expect(200);
            assert_eq!(page.body["total"], page.data().len(), "{page}");
            page.data().iter().map(|one| ["grade", "starts_on", "ends_on"].map(|field| one[field].clone())).collect::<Vec<_>>()
        };
        let (first, second) = ([json!("supporter"), json!("2025-01-01"), json!("2025-05-31")], [json!("militant"), json!("2025-06-01"), json!(null)]);
        assert_eq!(all(""), [first.clone(), second]);
        assert_eq!(all("&as_of=2025-05-31"), [first]);
        assert_eq!(all(&format!("&known_at={unknown}"))[1][0], "supporter");
        assert_eq!(anew.text("/recorded_by"), told.text("/recorded_by"));
        // The membership tells the grade of the day, alone and in a list.
        let other = admit(house, &person(house, "رشيد الفيلالي", "male"), "2020-01-01").id();
        for (day, grade) in [("2024-12-31", json!(null)), ("2025-05-31", json!({"code": "supporter", "label": "Sympathisant"})), ("2025-06-01", json!({"code": "militant", "label": "Militant"}))] {
            assert_eq!(house.get(format!("{path}?as_of={day}")).in_language("fr").expect(200).body["grade"], grade, "{day}");
            let listed = house.get(format!("/v1/memberships?as_of={day}")).in_language("fr").expect(200);
            let of = |id: &str| listed.data().iter().find(|one| one["id"] == id).unwrap()["grade"].clone();
            assert_eq!((of(path.rsplit('/').next().unwrap()), of(&other)), (grade, json!(null)), "{day}");
        }
        let changed = house.patch(&*path, json!({"number": "531-9"})).in_language("fr").expect(200);
        assert_eq!(changed.text("/grade/label"), "Militant");
        let entry = house.get(format!("/v1/journal?object_kind=membership&operation=membership_update&object_id={}", changed.id())).expect(200);
        assert_eq!(entry.data()[0]["after"]["grade"], json!({"code": "militant"}), "in no language");
        house.post(format!("{path}/end"), json!({"ends_on": "2025-12-31", "standing": "resigned"})).expect(200);
        give(house, &path, "militant", "2026-01-01").refused(409, "grade-lies-outside");
        give(house, &path, "militant", "2025-12-31").expect(200);
        house.delete(&*path).expect(204);
        house.get(format!("{path}/grades")).refused(404, "not-found");
    }
}
