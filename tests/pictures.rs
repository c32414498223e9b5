//! The organigram as a picture and as a page, from the outside.
//!
//! `UPDATE=1 cargo test pictures` draws `tests/snapshots` anew; look at the difference.
use serde_json::json;

use crate::cast::{appointment, person, position, secretariat, source};
use crate::golden::play;
use crate::house::{Answer, House, both};

const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// A picture as text.
fn text(answer: &Answer) -> String {
    String::from_utf8(answer.raw.clone()).unwrap()
}

/// The picture of a body in that language.
fn picture(house: &House, body: &str, asked: &str) -> String {
    let answer = house.get(format!("/v1/bodies/{body}/organigram.svg?{asked}")).expect(200);
    assert_eq!(answer.header("content-type"), Some("image/svg+xml"), "{answer}");
    text(&answer)
}

/// Compares with the checked-in picture, or draws it.
fn compare(name: &str, drawn: &str) {
    let path = format!("{SNAPSHOTS}/{name}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(SNAPSHOTS).unwrap();
        std::fs::write(path, drawn).unwrap();
        return;
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    let place = drawn.lines().zip(checked_in.lines()).position(|(one, other)| one != other);
    assert!(
        drawn == checked_in,
        "tests/snapshots/{name} is drawn otherwise, from line {}: UPDATE=1 cargo test pictures, and look at it",
        place.unwrap_or_default() + 1
    );
}

both! {
    fn the_founding_meeting_is_drawn_as_checked_in(house) {
        play(house);
        for language in ["ar", "fr", "en"] {
            let drawn = picture(house, "taounate-secretariat", &format!("as_of=2022-12-08&lang={language}"));
            compare(&format!("organigram.{language}.svg"), &drawn);
        }
        let before = picture(house, "taounate-secretariat", "as_of=2022-12-07&lang=ar");
        assert!(before.contains("شغلها محتمل") && !before.contains("نعيمة الوزاني"), "{before}");
    }

    fn the_form_is_the_one_asked_for(house) {
        secretariat(house);
        let address = "/v1/bodies/taounate-secretariat/organigram";
        let svg = house.get(address).header("accept", "image/svg+xml").in_language("fr").expect(200);
        assert_eq!(svg.header("content-type"), Some("image/svg+xml"), "{svg}");
        assert!(svg.header("content-security-policy").unwrap().starts_with("default-src 'none'"), "{svg}");
        assert!(svg.header("vary").unwrap().contains("Accept,"), "{svg}");
        assert!(text(&svg).contains("lang=\"fr\""), "{svg}");
        let again = house.get(address).header("accept", "image/svg+xml").in_language("fr");
        again.header("if-none-match", &svg.etag()).expect(304);
        let page = house.get(address).header("accept", "text/html,*/*;q=0.8").expect(200);
        assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{page}");
        let told = text(&page);
        assert!(told.contains("<html lang=\"ar\" dir=\"rtl\">"), "{told}");
        assert!(told.contains("@page { size: A3 landscape") && !told.contains("<script"), "{told}");
        let english = house.get(format!("{address}.html?lang=en")).in_language("ar").expect(200);
        assert_eq!(english.header("content-language"), Some("en"), "{english}");
        assert!(text(&english).contains("<html lang=\"en\" dir=\"ltr\">"), "{english}");
        house.get(address).header("accept", "text/csv").refused(406, "not-acceptable");
        house.get(format!("{address}?lang=de")).faulty("?lang", "bad-value");
        house.get(format!("{address}.svg?fields=name")).faulty("?fields", "unknown-parameter");
        house.get("/v1/bodies?lang=fr").faulty("?lang", "unknown-parameter");
        house.get("/v1/bodies/no-such-body/organigram.svg").refused(404, "not-found");
        house.get(format!("{address}.svg")).anonymous().refused(401, "unauthenticated");
        house.ask("DELETE", format!("{address}.svg")).refused(405, "method-not-allowed");
    }

    fn what_people_wrote_is_shown_and_never_run(house) {
        let body = secretariat(house);
        let secretary = position(house, &body, "provincial_secretary");
        let name = "<script>\"A\" & 'B'</script>";
        let new = json!({"name_latin": name, "gender": "male"});
        let him = house.post("/v1/persons", new).expect(201).id();
        let held = json!({"person_id": him, "starts_on": "2022-12-08", "capacity": "acting", "source": source()});
        house.post(format!("/v1/positions/{secretary}/appointments"), held).expect(201);
        for form in ["svg", "html"] {
            let drawn = text(&house.get(format!("/v1/bodies/{body}/organigram.{form}?lang=en")).expect(200));
            assert!(drawn.contains("&lt;script&gt;&quot;A&quot; &amp; &#39;B&#39;"), "{drawn}");
            assert!(!drawn.contains("<script"), "{drawn}");
            assert!(drawn.contains("acting"), "{drawn}");
        }
    }

    fn vacant_is_said_in_words_and_many_siblings_are_folded(house) {
        let body = secretariat(house);
        let rapporteur = position(house, "taounate-bureau", "bureau_rapporteur");
        let her = person(house, "سعاد الجبلي", "female");
        let held = house.post(format!("/v1/positions/{rapporteur}/appointments"), appointment(&her, "2022-12-08")).expect(201).id();
        house.post(format!("/v1/appointments/{held}/resignations"), json!({"ends_on": "2023-06-30", "source": source()})).expect(200);
        assert!(picture(house, &body, "as_of=2023-06-30&lang=ar").contains("سعاد الجبلي"));
        let after = picture(house, &body, "as_of=2023-07-01&lang=ar");
        assert!(after.contains("شاغرة") && !after.contains("سعاد الجبلي"), "{after}");
        let communes = house.get("/v1/territories?under=03.531&level=commune&limit=13").expect(200);
        assert_eq!(communes.data().len(), 13);
        for (number, commune) in communes.data().iter().enumerate() {
            let new = json!({"type": "local_secretariat", "territory": commune["code"], "parent": body, "starts_on": "2022-01-01"});
            house.post("/v1/bodies", new).expect(201);
            let drawn = picture(house, &body, "as_of=2023-07-01&lang=fr");
            let links = drawn.matches("<a href=\"/v1/bodies/").count();
            // Twelve are shown whole; with the thirteenth they are folded, each with the way to its own picture.
            assert_eq!(links, if number < 12 { 0 } else { 13 }, "{}", number + 1);
        }
        let drawn = picture(house, &body, "as_of=2023-07-01&lang=fr");
        assert!(drawn.contains("organigram.svg?as_of=2023-07-01&amp;lang=fr\""), "{drawn}");
        assert_eq!(picture(house, &body, "as_of=2023-07-01&lang=fr&depth=0").matches("class=\"card\"").count(), 1);
    }
}
