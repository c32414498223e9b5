//! Who is shown what of applications, and how they are found.
use serde_json::json;

use super::cast::{COMMUNE, day, party};
use crate::cast::source;
use crate::house::both;

both! {
    fn applications_are_found_by_how_far_they_are_where_and_by_when_they_are_due(house) {
        let party = party(house);
        let late = party.entered("Late One", -31);
        let due = party.assigned("Due One", -30);
        let fresh = party.entered("Fresh One", 0);
        let found = |filters: &str| {
            let page = party.get(&party.secretary, format!("/v1/applications?total=true&{filters}")).expect(200);
            assert_eq!(page.body["total"], page.data().len(), "{filters}");
            page.data().iter().map(|row| format!("/v1/applications/{}", row["id"].as_str().unwrap())).collect::<Vec<_>>()
        };
        let [late_path, due_path, fresh_path] = [&late, &due, &fresh].map(|file| file.path.clone());
        assert_eq!(found("limit=10"), [late_path.clone(), due_path.clone(), fresh_path.clone()]);
        assert_eq!(found("overdue=true"), [late_path.as_str()]);
        assert_eq!(found("overdue=false"), [due_path.clone(), fresh_path.clone()]);
        assert_eq!(found(&format!("due_before={}", day(1))), [late_path.clone(), due_path.clone()]);
        // Page after page, the first due first, whichever was entered first.
        let soonest = party.entered("Soonest One", -35);
        let page = |more: &str| party.get(&party.secretary, format!("/v1/applications?limit=1&due_before={}{more}", day(1))).expect(200);
        let (mut seen, mut next) = (Vec::new(), Some(String::new()));
        while let Some(cursor) = next {
            let shown = page(&cursor);
            seen.push(shown.text("/data/0/id"));
            next = shown.body["next"].as_str().map(|next| format!("&cursor={next}"));
        }
        let expected = [&soonest.path, &late_path, &due_path].map(|path| path.rsplit('/').next().unwrap().to_owned());
        assert_eq!(seen, expected);
        party.step(&soonest, "closings", &day(0)).expect(200);
        assert_eq!(found("state=assigned"), [due_path.as_str()]);
        assert_eq!(found(&format!("body={}", party.committee.body)), [due_path.as_str()]);
        assert_eq!(found(&format!("person_id={}", fresh.person)), [fresh_path]);
        assert_eq!(found(&format!("territory={COMMUNE}")).len(), 4);
        assert_eq!(found("under=03.531").len(), 4);
        assert_eq!(found("under=03.531&territory=03.451").len(), 0);
        assert_eq!(found("unit=taounate-secretariat").len(), 0);
        assert_eq!(found(&format!("as_of={}", day(-30))).len(), 3, "what had come in by then");
        party.get(&party.secretary, format!("{}?as_of={}", late.path, day(-32))).refused(404, "not-found");
        assert_eq!(party.get(&party.secretary, &late.path).expect(200).body["overdue"], true);
        assert_eq!(party.get(&party.secretary, &due.path).expect(200).body["overdue"], false, "due today");
        let table = party.get(&party.secretary, "/v1/applications.csv?all=true").expect(200);
        let text = String::from_utf8_lossy(&table.raw).into_owned();
        assert!(text.lines().count() == 5 && text.contains("Late One") && text.contains("waits_for"), "{text}");
        house.get("/v1/applications?state=lost").expect(422);
    }

    fn votes_and_reasons_are_told_to_those_alone_who_may_read_them(house) {
        let party = party(house);
        let file = party.assigned("Said Ghomari", 0);
        let [president, first, second] = &party.committee.members;
        let secret = json!({"choice": "refuse", "reason": "Qanari said so"});
        party.post(first, format!("{}/votes", file.path), secret).expect(200);
        party.vote(second, &file, "refuse", 0).expect(200);
        let reasons = json!({"outcome": "refused", "reasons": "Qanari wrote so"});
        let decided = party.post(president, format!("{}/decisions", file.path), reasons).expect(200);
        let seen = [
            decided,
            party.get(&party.secretary, &file.path).expect(200),
            party.get(&party.secretary, "/v1/applications").expect(200),
            party.get(&party.secretary, format!("{}/history", file.path)).expect(200),
            party.get(&party.secretary, "/v1/applications.csv?all=true").expect(200),
        ];
        for answer in seen {
            let text = String::from_utf8_lossy(&answer.raw).into_owned();
            assert!(!text.contains("Qanari") && !text.contains(&first.person), "{answer}");
        }
        for noun in ["votes", "decisions"] {
            let refused = party.get(&party.secretary, format!("{}/{noun}", file.path)).refused(403, "not-allowed");
            assert_eq!(refused.text("/detail"), "application.votes");
            party.get(&party.regional.members[1], format!("{}/{noun}", file.path)).expect(200);
        }
        let votes = party.get(president, format!("{}/votes?limit=1", file.path)).expect(200);
        assert_eq!((votes.text("/data/0/reason").as_str(), votes.text("/data/0/choice").as_str()), ("Qanari said so", "refuse"));
        let rest = party.get(president, format!("{}/votes?cursor={}", file.path, votes.text("/next"))).expect(200);
        assert_eq!(rest.text("/data/0/voter_id"), second.person);
        let told = party.get(president, format!("{}/decisions", file.path)).expect(200);
        assert_eq!(told.text("/data/0/reasons"), "Qanari wrote so");
    }

    fn an_applicant_is_kept_while_the_application_is(house) {
        let party = party(house);
        let file = party.entered("Said Ghomari", 0);
        house.delete(format!("/v1/persons/{}", file.person)).refused(409, "in-use");
        let recusal = json!({"about": file.person, "reason": "his brother", "source": source()});
        party.post(&party.secretary, "/v1/access/recusals", recusal).expect(201);
        party.step(&file, "completions", &day(0)).refused(403, "recused");
        let again = json!({"person_id": file.person, "territory": COMMUNE});
        party.post(&party.secretary, "/v1/applications", again).refused(403, "recused");
    }
}
