//! What is told of cases that are over: to everybody, and of nobody.
use amana::db::AnyConnection;
use serde_json::{Value, json};

use super::cast::scene;
use crate::applications::cast::day;
use crate::house::both;

fn text(facts: &str) -> Value {
    json!({"texts": {"en": {"title": "Words in public", "facts": facts, "reasons": "They harmed the party."}}})
}

both! {
    fn what_is_final_is_published_without_a_name_and_withdrawn_with_a_reason(house) {
        let scene = scene(house);
        let case = scene.heard(-60);
        let judge = &scene.committee.rapporteur;
        let publish = |new: Value| scene.post(judge, format!("{case}/publications"), new);
        publish(text("A secretary spoke.")).refused(409, "case-is-not-final");
        scene.ruled(&scene.committee, &case, &json!({"outcome": "sanctioned", "sanction": "warning", "on": day(-40)}));
        scene.post(judge, format!("{case}/notifications"), json!({"how": "by hand", "on": day(-39)})).expect(200);
        publish(text("A secretary spoke.")).refused(409, "case-is-not-final");
        scene.post(judge, format!("{case}/appeals"), json!({"grounds": "It was a joke.", "on": day(-30)})).expect(204);
        scene.assign(&scene.national, &case);
        scene.ruled(&scene.national, &case, &json!({"outcome": "sanctioned", "sanction": "warning"}));

        let judge = &scene.national.rapporteur;
        let publish = |new: Value| scene.post(judge, format!("{case}/publications"), new);
        let named = publish(text("Mrs. SÉBTI spoke.")).at("/texts", "publication-names-somebody");
        assert_eq!(named.text("/detail"), "sebti");
        publish(text("What Karima heard")).at("/texts", "publication-names-somebody");
        publish(text("Called at 06 12 34 56 78")).at("/texts", "publication-has-a-number");
        publish(json!({"texts": {}})).at("/texts", "publication-is-empty");
        let mut new = text("A secretary spoke against the party at a market.");
        new["texts"]["ar"] = json!({"title": "كلام علني", "facts": "تكلمت مسؤولة في السوق.", "reasons": "أضر بالحزب."});
        let published = publish(new).expect(200);
        let id = published.text("/content/publication");
        publish(text("Again.")).refused(409, "case-is-published");

        // Everybody reads it, in one's language, and nothing leads to the case.
        let reader = &scene.complainant;
        let list = scene.get(reader, "/v1/case-publications?total=true").in_language("ar").expect(200);
        assert_eq!((list.body["total"].clone(), list.text("/data/0/id")), (json!(1), id.clone()));
        assert_eq!((list.text("/data/0/language"), list.text("/data/0/text/title")), ("ar".to_owned(), "كلام علني".to_owned()));
        let one = format!("/v1/case-publications/{id}");
        let shown = scene.get(reader, one.as_str()).in_language("fr").expect(200);
        assert_eq!((shown.text("/sanction"), shown.text("/clause")), ("warning".to_owned(), "art-36".to_owned()));
        assert_eq!((shown.text("/published_on"), shown.text("/language")), (day(0), "ar".to_owned()));
        let case_id = case.rsplit('/').next().unwrap();
        assert!(!String::from_utf8_lossy(&shown.raw).contains(case_id));
        assert_eq!(id.as_bytes()[14], b'4', "an id that is drawn by lot has no moment in it");
        let journal = house.get("/v1/journal?limit=200").expect(200);
        assert!(!String::from_utf8_lossy(&journal.raw).contains(&id), "the journal leads from none to the other");
        let listed = |more: &str| scene.get(reader, format!("/v1/case-publications?{more}")).expect(200).data().len();
        let year: String = day(0).chars().take(4).collect();
        assert_eq!([format!("year={year}"), "year=1999".to_owned(), "sanction=warning".to_owned(), "sanction=expulsion".to_owned()].map(|more| listed(&more)), [1, 0, 1, 0]);
        assert_eq!([&scene.national.body, &scene.committee.body].map(|body| listed(&format!("body={body}"))), [1, 0]);

        let withdraw = |by| scene.post(by, format!("{one}/withdrawals"), json!({"reason": "It tells too much."}));
        withdraw(&scene.national.members[0]).refused(403, "not-allowed");
        withdraw(&scene.committee.president).refused(403, "not-allowed");
        let withdrawn = withdraw(&scene.national.president).expect(200);
        assert_eq!((withdrawn.text("/withdrawn_because"), withdrawn.body["text"].clone()), ("It tells too much.".to_owned(), json!(null)));
        withdraw(&scene.national.president).refused(409, "publication-is-withdrawn");
        assert_eq!(listed("limit=5"), 0);
        let dumps = super::raw::dumps(house);
        let gone = "against the party at a market";
        let kept = dumps.iter().any(|one| one.windows(gone.len()).any(|part| part == gone.as_bytes()));
        // Of SQLite the write-ahead log keeps it until it is written over.
        let is_logged = matches!(house.registry().connection(), AnyConnection::Sqlite(_));
        assert!(!kept || is_logged, "what was withdrawn is kept nowhere");
        publish(text("A member spoke.")).expect(200);
    }

    fn counts_tell_of_nobody_and_are_the_same_for_everybody(house) {
        let scene = scene(house);
        for _ in 0..4 {
            scene.entered(-1);
        }
        let year: String = day(-1).chars().take(4).collect();
        let report = || house.get(format!("/v1/reports/ethics?year={year}&total=true")).expect(200);
        let few = report();
        assert_eq!(few.body.pointer("/data/0/received"), Some(&json!({"number": null, "hidden": true})));
        assert_eq!(few.body.pointer("/data/0/outcomes/sanctioned"), Some(&json!({"number": 0, "hidden": false})));
        let case = scene.entered(-1);
        scene.entered(-1);
        let six = report();
        assert_eq!(six.text("/data/0/body/id"), scene.committee.body);
        assert_eq!(six.body.pointer("/data/0/received/number"), Some(&json!(6)));
        // One of six is closed: it is hidden, and so is the sum that would tell it.
        scene.assign(&scene.committee, &case);
        let rejected = json!({"is_admitted": false, "reasons": "It is not the party's matter."});
        scene.post(&scene.committee.rapporteur, format!("{case}/admissions"), rejected).expect(200);
        let hidden = json!({"number": null, "hidden": true});
        let one = report();
        for figure in ["received", "outcomes/rejected", "median_days"] {
            assert_eq!(one.body.pointer(&format!("/data/0/{figure}")), Some(&hidden), "{figure}");
        }
        assert_eq!(one.body.pointer("/data/0/outcomes/open/number"), Some(&json!(5)));
        // Whoever judges it reads the same as whoever may not even know of it.
        let grant = json!({"permissions": ["report.read", "body.read"], "source": {"kind": "tests"}});
        let app = house.account("reports", grant).text("/secret");
        let path = format!("/v1/reports/ethics?year={year}&total=true");
        assert_eq!(house.get(path.as_str()).with_token(&app).expect(200).body["data"], one.body["data"]);
        assert!(house.get("/v1/reports/ethics?year=1999").expect(200).data().is_empty());
        let table = house.get(format!("/v1/reports/ethics?year={year}")).header("accept", "text/csv").expect(200);
        let table = String::from_utf8_lossy(&table.raw).into_owned();
        assert!(table.contains("received.number") && table.contains("outcomes.open.hidden"), "{table}");
    }
}
