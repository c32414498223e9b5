//! What a meeting puts before an ethics committee.
use serde_json::json;

use super::cast::scene;
use crate::applications::cast::day;
use crate::cast::source;
use crate::house::both;

both! {
    fn a_body_complains_by_its_decision_and_the_decision_says_no_more(house) {
        let scene = scene(house);
        let meeting = json!({"body": scene.secretariat, "kind": "ordinary", "held_on": day(-1)});
        let meeting = house.post("/v1/meetings", meeting).expect(201).id();
        let decide = |committee: &str| {
            let refer = json!({
                "kind": "refer_to_ethics", "committee": committee, "described": "A member of the local branch",
                "title": "Words in the name of the party",
            });
            let new = json!({"title": "Referral", "text": "He spoke without being asked to.", "mode": "consensus", "source": source(), "effects": [refer]});
            house.post(format!("/v1/meetings/{meeting}/decisions"), new)
        };
        let refused = decide(&scene.secretariat).send();
        assert!(refused.status >= 400 && refused.to_string().contains("body-hears-no-cases"), "{refused}");
        let decision = decide(&scene.committee.body).expect(201);
        assert_eq!(decision.body["results"], json!([]), "which case it became is told to nobody here");
        let president = &scene.committee.president;
        let covers = scene.get(president, "/v1/cases").expect(200);
        assert_eq!(covers.data().len(), 1);
        let case = format!("/v1/cases/{}", covers.text("/data/0/id"));
        assert_eq!(scene.get(president, &case).expect(200).text("/described"), "A member of the local branch");
        let panel = json!({
            "members": scene.committee.everybody().map(|one| one.person.clone()), "respondent_id": scene.complainant.person,
        });
        let assigned = scene.post(president, format!("{case}/panels"), panel).expect(200);
        assert_eq!(assigned.text("/content/complaining_decision"), decision.id());
        assert_eq!(assigned.text("/content/complaining_body"), scene.secretariat);
        let extract = house.get(format!("/v1/decisions/{}/extract.txt?lang=en", decision.id())).expect(200);
        let text = String::from_utf8_lossy(&extract.raw).into_owned();
        assert!(text.contains("Words in the name of the party, A member of the local branch"), "{text}");
    }
}
