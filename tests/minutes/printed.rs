//! Papers as PDF: what a reader of such files finds in them.
use std::io::Write as _;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{draft, in_order, meeting, paper};
use crate::cast::{person, secretariat};
use crate::golden::play;
use crate::house::{House, both};
use crate::races::at_once;

/// A paper as a file.
fn printed(house: &House, path: &str, language: &str) -> Vec<u8> {
    let file = house.get(format!("{path}.pdf?lang={language}")).expect(200).raw;
    assert!(file.starts_with(b"%PDF-1.7") && file.trim_ascii_end().ends_with(b"%%EOF"), "{path}");
    file
}

/// The text that Poppler finds on each page of a file, without the signs it writes of which way letters run.
fn pages(file: Vec<u8>) -> Vec<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("pdftotext reads what is printed: install poppler-utils");
    let mut into = reader.stdin.take().unwrap();
    let writer = std::thread::spawn(move || into.write_all(&file));
    let told = reader.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    let faults = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success() && faults.is_empty(), "{faults}");
    let is_a_sign = |letter: char| matches!(letter, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String =
        String::from_utf8(told.stdout).unwrap().chars().filter(|letter| !is_a_sign(*letter)).collect();
    text.trim_end_matches('\u{C}').split('\u{C}').map(str::to_owned).collect()
}

/// The letters of a text: Poppler goes by the gaps between glyphs for spaces, and puts figures where it likes.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphabetic()).collect()
}

/// Whether a file tells each line of a text, up to where it is signed, in its order and with its letters in theirs. Of a line
/// that runs both ways Poppler settles the order by itself: it is to have the words.
fn tells(file: &str, text: &str, signing: &str) {
    let is_arabic = |letter: char| ('\u{620}'..='\u{64A}').contains(&letter);
    let own = text.chars().find(|letter| letter.is_alphabetic()).is_some_and(is_arabic);
    let lines =
        text.split(signing).next().unwrap().lines().filter(|line| line.chars().any(char::is_alphabetic));
    let (pure, mixed): (Vec<&str>, Vec<&str>) =
        lines.partition(|line| letters(line).chars().all(|letter| is_arabic(letter) == own));
    let pure: Vec<String> = pure.into_iter().map(letters).collect();
    let pure: Vec<&str> = pure.iter().map(String::as_str).collect();
    let told = letters(file);
    assert!(pure.len() > 3 && in_order(&told, &pure), "{file}\n\n{text}");
    let mut words = mixed.iter().flat_map(|line| line.split(|letter: char| !letter.is_alphabetic()));
    assert!(words.all(|word| told.contains(word)), "{file}\n\n{text}");
}

both! {
    fn the_founding_meeting_is_printed_as_it_is_told(house) {
        let player = play(house);
        let kept = |name: &str| player.kept(name).unwrap().as_str().unwrap().to_owned();
        let (meeting, extract) = (format!("/v1/meetings/{}", kept("meeting")), format!("/v1/decisions/{}/extract", kept("d1")));
        for (language, signing, signed) in [
            ("ar", "== التوقيعات ==", ["التوقيعات", "مقررالاجتماع", "رئيسالاجتماع", "دكمالالبقالي", "السيدإدريسالزموري"]),
            ("fr", "== Signatures ==", ["Signatures", "Rapporteur", "Président", "KamalBakkali", "MDrissZemmouri"]),
            ("en", "== Signatures ==", ["Signatures", "Rapporteur", "Chair", "KamalBakkali", "MrDrissZemmouri"]),
        ] {
            let path = format!("{meeting}/minutes");
            let file = printed(house, &path, language);
            assert!(file == printed(house, &path, language), "the same minutes are the same bytes");
            let pages = pages(file);
            assert!((3..=4).contains(&pages.len()), "{} pages", pages.len());
            for (number, page) in (1..).zip(&pages) {
                let figures: String = page.split_whitespace().collect();
                assert!(figures.contains(&format!("{number}/{}", pages.len())), "{page}");
            }
            let whole = pages.concat();
            tells(&whole, &paper(house, &format!("{path}.txt"), language), signing);
            let last = letters(pages.last().unwrap());
            assert!(signed.iter().all(|part| last.contains(part)), "{last}");
        }
        let whole = pages(printed(house, &extract, "ar")).concat();
        tells(&whole, &paper(house, &format!("{extract}.txt"), "ar"), "== التوقيعات ==");
        let sheet = letters(&pages(printed(house, &format!("{meeting}/attendance-sheet"), "ar")).concat());
        let there = ["ورقةحضوراجتماعتنظيمي", "الرقم", "التوقيع", "إدريسالزموري", "دكمالالبقالي", "النائبالثالثللأمينالإقليمي"];
        assert!(there.iter().all(|part| sheet.contains(part)), "{sheet}");
        let figures: String = whole.split_whitespace().collect();
        assert!(figures.contains("دجنبر2022") || figures.contains("2022دجنبر"), "{whole}");
        assert!(figures.contains("08"), "{whole}");
    }

    fn minutes_of_hundreds_of_things_fill_many_pages(house) {
        secretariat(house);
        let (kamal, path) = (person(house, "كمال البقالي", "male"), meeting(house, json!({})));
        for part in 0..2 {
            let point = |number: i64| json!({"method": "POST", "path": format!("{path}/agenda-items"), "body": {"title": format!("نقطة في شأن هيكلة الأمانات المحلية، القسم {number}")}});
            let operations: Vec<Value> = (1..=200).map(|number| point(part * 200 + number)).collect();
            house.post("/v1/batch", json!({"operations": operations})).expect(200);
        }
        let wide = "الاستقلال".repeat(60);
        draft(house, &path, &json!({"drafted_by": kamal, "text": format!("{}\n{wide}", "بعد المناقشة تقرر ما يلي. ".repeat(300))})).expect(200);
        let pages = pages(printed(house, &format!("{path}/minutes"), "ar"));
        assert!(pages.len() > 15, "{} pages", pages.len());
        let whole = letters(&pages.concat());
        assert_eq!(whole.matches("نقطةفيشأنهيكلةالأماناتالمحليةالقسم").count(), 400);
        assert!(whole.matches("بعدالمناقشةتقررمايلي").count() > 280, "but for what is on two pages");
        assert!(whole.matches("الاستقلال").count() > 50, "a word wider than a line is broken");
        for (number, page) in (1..).zip(&pages) {
            let figures: String = page.split_whitespace().collect();
            assert!(figures.contains(&format!("{number}/{}", pages.len())), "{page}");
            assert!(number == 1 || letters(page).contains("الأمانةالإقليميةبتاونات"), "each page says whose it is: {page}");
        }
    }

    fn a_meeting_of_which_nothing_is_recorded_is_printed_too(house) {
        secretariat(house);
        let path = meeting(house, json!({"kind": "unspecified"}));
        let minutes = format!("{path}/minutes");
        tells(&pages(printed(house, &minutes, "ar")).concat(), &paper(house, &format!("{minutes}.txt"), "ar"), "== التوقيعات ==");
        let sheet = letters(&pages(printed(house, &format!("{path}/attendance-sheet"), "en")).concat());
        assert!(sheet.contains("Nobodysattendanceisrecorded"), "{sheet}");
    }

    fn what_was_locked_is_printed_alike_until_something_it_says_changes(house) {
        let player = play(house);
        let kept = |name: &str| player.kept(name).unwrap().as_str().unwrap().to_owned();
        let path = format!("/v1/meetings/{}/minutes", kept("meeting"));
        let before = house.get(format!("{path}.pdf")).expect(200);
        house.post("/v1/persons", json!({"name_ar": "شخص آخر"})).expect(201);
        house.get(format!("{path}.pdf")).header("if-none-match", &before.etag()).expect(304);
        house.patch(format!("/v1/persons/{}", kept("rachid")), json!({"name_ar": "رشيد الفيلالي الحسني"})).expect(200);
        let after = house.get(format!("{path}.pdf")).header("if-none-match", &before.etag()).expect(200);
        assert!(letters(&pages(after.raw).concat()).contains("رشيدالفيلاليالحسني"));
    }

    fn whatever_people_wrote_is_printed(house) {
        secretariat(house);
        let name = format!("Abdelghani {}", "Sanhaji".repeat(20));
        let who = house.post("/v1/persons", json!({"name_latin": name, "gender": "male"})).expect(201).id();
        let odd = "ⵜⴰⵡⵏⴰⵜ 漢字 \u{1F600} مُحَمَّدٌ (a) \\ %PDF endstream endobj \u{FFFD}";
        let path = meeting(house, json!({"title": odd, "place": odd, "chair_id": who, "chair_capacity": odd}));
        house.post(format!("{path}/attendances"), json!({"person_id": who, "presence": "present"})).expect(201);
        house.post(format!("{path}/attendances"), json!({"group_name": odd, "presence": "guest"})).expect(201);
        for language in ["ar", "fr", "en"] {
            let whole = pages(printed(house, &format!("{path}/minutes"), language)).concat();
            assert!(whole.contains("ⵜⴰⵡⵏⴰⵜ") && whole.contains("endstream endobj"), "what the font lacks is told all the same: {whole}");
            assert!(letters(&pages(printed(house, &format!("{path}/attendance-sheet"), language)).concat()).contains("SanhajiSanhaji"));
        }
    }

    fn more_than_there_are_cores_for_are_printed_one_after_the_other(house) {
        secretariat(house);
        let path = format!("{}/minutes.pdf", meeting(house, json!({})));
        let answers = at_once(vec![house.get(path); 16]);
        assert!(answers.iter().all(|answer| answer.status == 200 && answer.raw == answers[0].raw), "{}", answers[0]);
    }
}
