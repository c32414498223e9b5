//! What a refusal says in particular, in the words of the statutes.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use super::{ethics, member, to_come};
use crate::cast::{appointment, position, secretariat};
use crate::house::{Ask, both};

/// The detail of a refusal in Arabic, French and English.
fn details(ask: &Ask, code: &str) -> [String; 3] {
    ["ar", "fr", "en"].map(|language| ask.clone().in_language(language).refused(409, code).text("/detail"))
}

both! {
    fn a_position_that_excludes_another_is_told_by_its_title(house) {
        let office = ethics(house);
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let secretary = position(house, "taounate-secretariat", "provincial_secretary");
        house.post(format!("/v1/positions/{secretary}/appointments"), appointment(&him, "2021-01-01")).expect(201);
        let ask = house.post(format!("/v1/positions/{office}/appointments"), to_come(&him));
        assert_eq!(details(&ask, "positions-are-incompatible"), [
            "الموجود: الأمين الإقليمي (\u{2068}provincial_secretary\u{2069})",
            "constaté : Secrétaire provincial (provincial_secretary)",
            "found: Provincial secretary (provincial_secretary)",
        ]);
    }

    fn those_for_whom_seats_are_kept_are_told_by_their_label(house) {
        let new = json!({"type": "provincial_council", "territory": "03.531", "starts_on": "2020-01-01"});
        let council = house.post("/v1/bodies", new).expect(201).id();
        let office = position(house, &council, "council_member");
        house.patch(format!("/v1/positions/{office}"), json!({"seats": 3})).expect(200);
        let join = |name: &str| {
            let him = member(house, name, "male", "1970-01-01", "2010-01-01");
            house.post(format!("/v1/positions/{office}/appointments"), to_come(&him))
        };
        join("حميد الورياغلي").expect(201);
        assert_eq!(details(&join("منير السبتي"), "seats-are-reserved"), [
            "المطلوب: النساء (\u{2068}women\u{2069}): 1، الشباب (\u{2068}youth\u{2069}): 1؛ الموجود: 2/3",
            "demandé : Femmes (women): 1, Jeunes (youth): 1 ; constaté : 2/3",
            "asked: Women (women): 1, The young (youth): 1; found: 2/3",
        ]);
    }

    fn the_gender_a_position_is_for_is_told_by_its_name(house) {
        let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
        let mut kinds = document["position_types"].as_array_mut().unwrap().iter_mut();
        kinds.find(|kind| kind["code"] == "pole_president").unwrap()["eligibility"]["gender"] = json!("female");
        house.post("/v1/statutes", json!({"effective_from": "2189-01-01", "source": {"kind": "printed statutes"}, "document": document})).expect(201);
        secretariat(house);
        let pole = json!({"type": "pole", "parent": "taounate-secretariat", "starts_on": "2020-01-01"});
        let pole = house.post("/v1/bodies", pole).expect(201).id();
        let office = position(house, &pole, "pole_president");
        let him = member(house, "حميد الورياغلي", "male", "1970-01-01", "2010-01-01");
        let ask = house.post(format!("/v1/positions/{office}/appointments"), to_come(&him));
        assert_eq!(details(&ask, "position-is-kept-for-others"), [
            "المطلوب: امرأة (\u{2068}female\u{2069})؛ الموجود: رجل (\u{2068}male\u{2069})",
            "demandé : femme (female) ; constaté : homme (male)",
            "asked: woman (female); found: man (male)",
        ]);
    }
}
