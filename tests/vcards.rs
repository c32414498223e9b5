//! Cards for address books, from the outside.
use serde_json::json;

use crate::cast::{position, secretariat, source};
use crate::house::{Answer, House, both};

/// The lines of a card, unfolded.
fn lines(answer: &Answer) -> Vec<String> {
    let text = String::from_utf8(answer.raw.clone()).unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "folded by octets: {text}");
    text.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

/// Registers somebody with contacts of every kind, one of them private.
fn naima(house: &House) -> String {
    let contact = |kind: &str, value: &str, visibility: &str| json!({"kind": kind, "value": value, "visibility": visibility});
    let new = json!({"name_ar": "نعيمة الوزاني", "name_latin": "Naima Ouazzani", "gender": "female", "honorific": "د.", "contacts": [
        contact("phone", "0612345678", "public"),
        contact("phone", "0698765432", "private"),
        contact("email", "naima@example.org", "public"),
        contact("email", "private@example.org", "private"),
        contact("address", "12، زنقة \"الزيتون\"، تاونات", "public"),
    ]});
    house.post("/v1/persons", new).expect(201).id()
}

both! {
    fn a_person_has_a_card_with_what_anybody_may_be_told(house) {
        let id = naima(house);
        let answer = house.get(format!("/v1/persons/{id}.vcf")).in_language("fr").expect(200);
        assert_eq!(answer.header("content-type"), Some("text/vcard; charset=utf-8"), "{answer}");
        let card = lines(&answer);
        assert_eq!(card[..3], ["BEGIN:VCARD", "VERSION:4.0", "KIND:individual"], "{answer}");
        for line in [
            format!("UID:urn:uuid:{id}").as_str(),
            "FN;ALTID=1;LANGUAGE=fr:Naima Ouazzani",
            "FN;ALTID=1;LANGUAGE=ar:د. نعيمة الوزاني",
            "GENDER:F",
            "TEL;VALUE=uri:tel:+212612345678",
            "EMAIL:naima@example.org",
            "ADR;LABEL=\"12، زنقة ^'الزيتون^'، تاونات\":;;;;;;",
            "END:VCARD",
        ] {
            assert!(card.iter().any(|known| known == line), "{line}: {answer}");
        }
        let text = String::from_utf8_lossy(&answer.raw);
        assert!(!text.contains("698765432") && !text.contains("private@"), "{text}");
        assert!(text.find("LANGUAGE=fr").unwrap() < text.find("LANGUAGE=ar").unwrap(), "{text}");
        let same = house.get(format!("/v1/persons/{id}")).header("accept", "text/vcard").in_language("fr").expect(200);
        assert_eq!(same.raw, answer.raw);
        house.get("/v1/persons/00000000-0000-7000-8000-000000000000.vcf").refused(404, "not-found");
        house.get(format!("/v1/persons/{id}.vcf")).anonymous().refused(401, "unauthenticated");
        house.get(format!("/v1/persons/{id}.pdf")).refused(404, "not-found");
        let refused = house.delete(format!("/v1/persons/{id}.vcf")).refused(405, "method-not-allowed");
        assert_eq!(refused.header("allow"), Some("GET, HEAD"), "{refused}");
    }

    fn a_body_has_the_cards_of_its_holders_one_a_person(house) {
        let body = secretariat(house);
        let id = naima(house);
        for code in ["provincial_secretary", "secretariat_member"] {
            let position = position(house, &body, code);
            let held = json!({"person_id": id, "starts_on": "2022-12-08", "source": source()});
            house.post(format!("/v1/positions/{position}/appointments"), held).expect(201);
        }
        let answer = house.get("/v1/bodies/taounate-secretariat/members.vcf?lang=ar").expect(200);
        assert_eq!(answer.header("content-language"), Some("ar"), "{answer}");
        let cards = lines(&answer);
        let count = |line: &str| cards.iter().filter(|known| *known == line).count();
        assert_eq!(count("BEGIN:VCARD"), 1, "{answer}");
        assert_eq!(count("TITLE;LANGUAGE=ar:الأمينة الإقليمية"), 1, "{answer}");
        assert_eq!(count("TITLE;LANGUAGE=ar:عضوة الأمانة"), 1, "{answer}");
        assert_eq!(count("ORG;LANGUAGE=ar:الأمانة الإقليمية بتاونات"), 1, "{answer}");
        let address = "/v1/bodies/taounate-secretariat/members";
        let same = house.get(address).header("accept", "text/vcard").in_language("ar").expect(200);
        assert_eq!(same.raw, answer.raw);
        let before = house.get(format!("{address}.vcf?as_of=2022-12-07")).expect(200);
        assert!(before.raw.is_empty(), "{before}");
        house.get(format!("{address}.vcf?limit=5")).faulty("?limit", "unknown-parameter");
    }
}
