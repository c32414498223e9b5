//! Minutes, attendance sheets and extracts as papers, from the outside.
//!
//! `UPDATE=1 cargo test minutes` writes `tests/snapshots` anew; read the difference.
mod kept;
mod printed;
mod told;

use serde_json::{Value, json};

use crate::cast::{secretariat, source};
use crate::golden::play;
use crate::house::{Answer, House, both};

const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// A paper as text.
fn text(answer: &Answer) -> String {
    String::from_utf8(answer.raw.clone()).unwrap()
}

/// A paper in a language.
pub(crate) fn paper(house: &House, path: &str, language: &str) -> String {
    text(&house.get(format!("{path}?lang={language}")).expect(200))
}

/// Compares with the checked-in paper, or writes it.
pub(crate) fn compare(name: &str, told: &str) {
    let path = format!("{SNAPSHOTS}/{name}");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, told).unwrap();
        return;
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    let place = told.lines().zip(checked_in.lines()).position(|(one, other)| one != other);
    assert!(
        told == checked_in,
        "tests/snapshots/{name} is told otherwise, from line {}: UPDATE=1 cargo test minutes, and read it",
        place.unwrap_or_default() + 1
    );
}

/// A meeting of the secretariat with what else is told of it; answers its path.
fn meeting(house: &House, told: Value) -> String {
    let mut new = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
    new.as_object_mut().unwrap().extend(told.as_object().unwrap().clone());
    format!("/v1/meetings/{}", house.post("/v1/meetings", new).expect(201).id())
}

fn attends(house: &House, meeting: &str, who: &str, presence: &str) {
    let line = json!({"person_id": who, "presence": presence});
    house.post(format!("{meeting}/attendances"), line).expect(201);
}

/// A decision of the past, with effects.
fn decide(house: &House, meeting: &str, effects: Value) -> Answer {
    let new = json!({"title": "مقرر", "mode": "consensus", "source": source(), "effects": effects});
    house.post(format!("{meeting}/decisions"), new).expect(201)
}

fn draft(house: &House, meeting: &str, told: &Value) -> crate::house::Ask {
    house.ask("PUT", format!("{meeting}/minutes")).json(told).header("if-match", "*")
}

/// Whether these stand in a text one after the other.
fn in_order(text: &str, parts: &[&str]) -> bool {
    let mut rest = text;
    parts.iter().all(|part| {
        let found = rest.split_once(part);
        rest = found.map_or("", |(_, after)| after);
        found.is_some()
    })
}

both! {
    fn the_founding_meeting_is_told_as_checked_in(house) {
        let player = play(house);
        let kept = |name: &str| player.kept(name).unwrap().as_str().unwrap().to_owned();
        let (meeting, decision) = (kept("meeting"), kept("d1"));
        for language in ["ar", "fr", "en"] {
            let minutes = paper(house, &format!("/v1/meetings/{meeting}/minutes.txt"), language);
            compare(&format!("minutes.{language}.txt"), &minutes);
        }
        compare("minutes.ar.md", &paper(house, &format!("/v1/meetings/{meeting}/minutes.md"), "ar"));
        compare("minutes.ar.html", &paper(house, &format!("/v1/meetings/{meeting}/minutes.html"), "ar"));
        compare("attendance-sheet.ar.txt", &paper(house, &format!("/v1/meetings/{meeting}/attendance-sheet.txt"), "ar"));
        compare("extract.ar.txt", &paper(house, &format!("/v1/decisions/{decision}/extract.txt"), "ar"));
    }

    fn each_paper_comes_in_each_form_with_a_name_of_its_own(house) {
        let player = play(house);
        let kept = |name: &str| player.kept(name).unwrap().as_str().unwrap().to_owned();
        let (meeting, decision) = (format!("/v1/meetings/{}", kept("meeting")), format!("/v1/decisions/{}", kept("d2")));
        let papers = [(format!("{meeting}/minutes"), "minutes"), (format!("{meeting}/attendance-sheet"), "attendance-sheet"), (format!("{decision}/extract"), "decision-2")];
        for (address, name) in papers {
            for (end, kind) in [("html", "text/html; charset=utf-8"), ("txt", "text/plain; charset=utf-8"), ("md", "text/markdown; charset=utf-8"), ("pdf", "application/pdf")] {
                let told = house.get(format!("{address}.{end}")).in_language("fr").expect(200);
                assert_eq!(told.header("content-type"), Some(kind), "{told}");
                assert_eq!(told.header("content-language"), Some("fr"), "{told}");
                let called = format!("inline; filename=\"{name}-taounate-secretariat-2022-12-08.fr.{end}\"");
                assert_eq!(told.header("content-disposition"), Some(called.as_str()), "{told}");
                house.get(format!("{address}.{end}")).in_language("fr").header("if-none-match", &told.etag()).expect(304);
                let arabic = house.get(format!("{address}.{end}?lang=ar")).in_language("fr").header("if-none-match", &told.etag()).expect(200);
                assert_eq!(arabic.header("content-language"), Some("ar"), "{arabic}");
            }
        }
        let page = house.get(format!("{meeting}/minutes.html")).expect(200);
        assert!(page.header("content-security-policy").unwrap().starts_with("default-src 'none'"), "{page}");
        let told = text(&page);
        assert!(told.contains("<html lang=\"ar\" dir=\"rtl\">") && told.contains("@page { size: A4"), "{told}");
        assert!(!told.contains("<script") && !told.contains("http"), "it needs no script and no network");
        house.get(format!("{meeting}/minutes.html?lang=de")).faulty("?lang", "bad-value");
        house.get(format!("{meeting}/minutes.txt?fields=text")).faulty("?fields", "unknown-parameter");
        house.get(format!("{meeting}/minutes.docx")).refused(404, "not-found");
    }

    fn who_may_not_read_a_meeting_is_told_none_of_its_papers(house) {
        secretariat(house);
        let meeting = meeting(house, json!({}));
        let decision = decide(house, &meeting, json!([])).id();
        let bodies = house.account("reader of bodies", json!({"permissions": ["body.read"]})).text("/secret");
        let elsewhere = house.account("reader elsewhere", json!({"permissions": ["meeting.read"], "territory": "01.571"})).text("/secret");
        for paper in [format!("{meeting}/minutes"), format!("{meeting}/attendance-sheet"), format!("/v1/decisions/{decision}/extract")] {
            for end in ["html", "txt", "md", "pdf"] {
                let path = format!("{paper}.{end}");
                house.get(&path).anonymous().refused(401, "unauthenticated");
                house.get(&path).with_token(&bodies).refused(403, "not-allowed");
                house.get(&path).with_token(&elsewhere).refused(404, "not-found");
                house.get(&path).as_reader().expect(200);
            }
        }
        house.get("/v1/meetings/01890a5d-ac96-774b-bcce-b302099a8057/minutes.txt").refused(404, "not-found");
        house.get(format!("{meeting}/minutes.txt?as_of=2022-12-07")).refused(404, "not-found");
    }

    fn what_people_wrote_is_text_in_every_form(house) {
        secretariat(house);
        let hostile = "<script>alert('x')</script> & [a](b) | *c*";
        let who = house.post("/v1/persons", json!({"name_latin": "Amal <b>Tazi</b>", "gender": "female"})).expect(201).id();
        let path = meeting(house, json!({"title": hostile, "place": hostile, "chair_id": who, "chair_capacity": hostile}));
        house.post(format!("{path}/agenda-items"), json!({"title": hostile})).expect(201);
        house.post(format!("{path}/attendances"), json!({"group_name": hostile, "presence": "present"})).expect(201);
        house.post(format!("{path}/interventions"), json!({"speaker_id": who, "subject": hostile, "summary": hostile})).expect(201);
        house.post(format!("{path}/proposals"), json!({"title": hostile, "text": hostile})).expect(201);
        house.post(format!("{path}/decisions"), json!({"title": hostile, "text": hostile, "mode": "consensus", "source": source(), "effects": [{"kind": "present_programme", "title": hostile, "axes": [hostile]}]})).expect(201);
        draft(house, &path, &json!({"text": hostile, "drafted_by": who, "passages": [{"after": "closing", "text": "# عنوان\n1. رقم\n- نقطة"}]})).expect(200);
        for language in ["ar", "fr", "en"] {
            let page = paper(house, &format!("{path}/minutes.html"), language);
            assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
            assert!(page.matches("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; [a](b) | *c*").count() >= 12, "{page}");
            let marked = paper(house, &format!("{path}/minutes.md"), language);
            assert!(!marked.replace("\\<", "").contains('<') && marked.matches("\\<script\\>alert('x')\\</script\\> \\& \\[a\\](b) \\| \\*c\\*").count() >= 12, "{marked}");
            assert!(language != "ar" || in_order(&marked, &["\n\\# عنوان\n", "\n1\\. رقم\n", "\n\\- نقطة\n"]), "{marked}");
            assert_eq!(paper(house, &format!("{path}/attendance-sheet.html"), language).matches("<script").count(), 0);
            assert!(paper(house, &format!("{path}/minutes.txt"), language).contains(hostile), "as it was written");
        }
    }
}
