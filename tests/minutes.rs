//! Minutes, attendance sheets and extracts as papers, from the outside.
//!
//! `UPDATE=1 cargo test minutes` writes `tests/snapshots` anew; read the difference.
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::golden::play;
use crate::house::{Answer, House, both};

const SNAPSHOTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots");

/// A paper as text.
fn text(answer: &Answer) -> String {
    String::from_utf8(answer.raw.clone()).unwrap()
}

/// A paper in a language.
fn paper(house: &House, path: &str, language: &str) -> String {
    text(&house.get(format!("{path}?lang={language}")).expect(200))
}

/// Compares with the checked-in paper, or writes it.
fn compare(name: &str, told: &str) {
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
            for (end, kind) in [("html", "text/html; charset=utf-8"), ("txt", "text/plain; charset=utf-8"), ("md", "text/markdown; charset=utf-8")] {
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
        house.get(format!("{meeting}/minutes.pdf")).refused(404, "not-found");
    }

    fn who_may_not_read_a_meeting_is_told_none_of_its_papers(house) {
        secretariat(house);
        let meeting = meeting(house, json!({}));
        let decision = decide(house, &meeting, json!([])).id();
        let bodies = house.account("reader of bodies", json!({"permissions": ["body.read"]})).text("/secret");
        let elsewhere = house.account("reader elsewhere", json!({"permissions": ["meeting.read"], "territory": "01.571"})).text("/secret");
        for paper in [format!("{meeting}/minutes"), format!("{meeting}/attendance-sheet"), format!("/v1/decisions/{decision}/extract")] {
            for end in ["html", "txt", "md"] {
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

    fn a_meeting_of_which_nothing_is_recorded_says_so(house) {
        secretariat(house);
        let meeting = meeting(house, json!({"kind": "unspecified"}));
        let told = paper(house, &format!("{meeting}/minutes.txt"), "ar");
        let said = [
            "مشروع محضر اجتماع\n", "[ مشروع: ألف مما سجل إلى الآن، ولم يحرر أحد المحضر بعد. ]", "انعقد اليوم الخميس 08 دجنبر 2022 اجتماع لهيئة «",
            "لم يسجل: ساعة الافتتاح، المكان، من ترأس الاجتماع.", "لم يسجل حضور أحد.", "النصاب غير قابل للتحقق: لم يسجل حضور أحد.", "لم يسجل جدول أعمال.",
            "لم يسجل أي تدخل.", "لم يسجل أي قرار.", "لم تسجل ساعة اختتام الاجتماع.", "مقرر الاجتماع: الاسم غير مسجل", "رئيس الاجتماع: الاسم غير مسجل",
        ];
        assert!(in_order(&told, &said), "{told}");
        for absent in ["المقترحات", "البرامج المعروضة", "الإجراءات", "تقرير المقرر"] {
            assert!(!told.contains(absent), "{absent}: {told}");
        }
        let sheet = paper(house, &format!("{meeting}/attendance-sheet.txt"), "en");
        assert!(sheet.contains("Nobody’s attendance is recorded.") && !sheet.contains(" | "), "{sheet}");
        house.get(format!("{meeting}/minutes")).refused(404, "not-found");
    }

    fn of_a_day_known_in_part_nothing_is_made_up(house) {
        secretariat(house);
        for (held_on, arabic, french, file) in [
            ("2022-12", "انعقد في دجنبر 2022 (اليوم غير مسجل) اجتماع", "En décembre 2022 (jour non enregistré), l’instance", "2022-12"),
            ("2022", "انعقد في 2022 (اليوم غير مسجل) اجتماع", "En 2022 (jour non enregistré), l’instance", "2022"),
            ("../2022-12-08", "انعقد في يوم غير معروف بالضبط: 8 دجنبر 2022 أو قبله اجتماع", "Un jour non connu exactement\u{A0}: 8 décembre 2022 ou avant, l’instance", "by-2022-12-08"),
            ("2022-03-01/2022-05-15", "بين فاتح مارس 2022 و15 ماي 2022 اجتماع", "entre le 1er mars 2022 et le 15 mai 2022, l’instance", "2022-03-01-2022-05-15"),
        ] {
            let path = format!("{}/minutes.txt", meeting(house, json!({"held_on": held_on})));
            let told = paper(house, &path, "ar");
            assert!(told.contains(arabic), "{held_on}: {told}");
            let answer = house.get(format!("{path}?lang=fr")).expect(200);
            assert!(text(&answer).contains(french), "{held_on}: {answer}");
            assert!(answer.header("content-disposition").unwrap().contains(&format!("-{file}.fr.txt")), "{answer}");
        }
        let path = meeting(house, json!({"held_on": "2190-01-05", "planned_at": "2190-01-05T09:00:00Z", "place": "المقر"}));
        let told = paper(house, &format!("{path}/minutes.txt"), "ar");
        assert!(told.contains("يرتقب أن ينعقد اليوم الثلاثاء 05 يناير 2190، بعد الدعوة إليه على الساعة 10:00، بالمكان التالي: المقر، اجتماع عادي لهيئة"), "{told}");
        assert!(!told.contains("الاختتام"), "it is still to come: {told}");
        let path = meeting(house, json!({"started_at": "2022-12-08T09:00:00Z", "ended_at": "2022-12-08T11:45:00Z", "place": "المقر"}));
        let told = paper(house, &format!("{path}/minutes.txt"), "fr");
        assert!(told.contains("Le jeudi 8 décembre 2022, à 10\u{A0}h\u{A0}00, au lieu suivant\u{A0}: \u{2068}المقر\u{2069}, l’instance"), "{told}");
        assert!(told.contains("La réunion a pris fin à 12\u{A0}h\u{A0}45."), "{told}");
    }

    fn those_who_came_are_told_with_what_they_were_that_day(house) {
        let home = secretariat(house);
        let her = person(house, "نعيمة الوزاني", "female");
        let him = person(house, "إدريس الزموري", "male");
        let other = person(house, "رشيد الفيلالي", "male");
        let unknown = house.post("/v1/persons", json!({"name_latin": "Amal Tazi"})).expect(201).id();
        let office = position(house, &home, "provincial_secretary");
        house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2021-01-01")).expect(201);
        let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
        let treasurer = position(house, &bureau, "bureau_treasurer");
        house.post(format!("/v1/positions/{treasurer}/appointments"), appointment(&him, "2022-12-05/2022-12-10")).expect(201);
        let path = meeting(house, json!({"chair_id": her, "chair_position_id": office}));
        attends(house, &path, &her, "present");
        let told = |language: &str| paper(house, &format!("{path}/minutes.txt"), language);
        assert!(told("ar").contains("برئاسة السيدة نعيمة الوزاني، الأمينة الإقليمية."), "{}", told("ar"));
        assert!(in_order(&told("ar"), &["الحاضرون، السيدة:\n\n- نعيمة الوزاني، الأمينة الإقليمية\n", "رئيسة الاجتماع: السيدة نعيمة الوزاني، الأمينة الإقليمية"]), "{}", told("ar"));
        attends(house, &path, &him, "present");
        assert!(told("ar").contains("الحاضرون، السيدات والسادة:\n\n- نعيمة الوزاني، الأمينة الإقليمية\n- إدريس الزموري، أمين المال (صفة محتملة في ذلك اليوم)\n"), "{}", told("ar"));
        attends(house, &path, &other, "excused");
        attends(house, &path, &unknown, "guest");
        house.post(format!("{path}/attendances"), json!({"group_name": "شباب الإقليم", "presence": "absent"})).expect(201);
        let said = ["الضيوف:\n\n\u{200F}- \u{2068}Amal Tazi\u{2069}\n", "المعتذرون، السيد:\n\n- رشيد الفيلالي\n", "الغائبون:\n\n- شباب الإقليم (مجموعة لم يحص عددها)\n"];
        assert!(in_order(&told("ar"), &said), "{}", told("ar"));
        let french = told("fr");
        assert!(french.contains("Présents\u{A0}: Mmes et MM.") && french.contains("Secrétaire provinciale") && french.contains("Excusés\u{A0}: M."), "{french}");
        let sheet = paper(house, &format!("{path}/attendance-sheet.txt"), "ar");
        assert!(in_order(&sheet, &["ورقة حضور اجتماع عادي", "1 | نعيمة الوزاني | الأمينة الإقليمية | حاضرة |", "2 | إدريس الزموري |", "3 | رشيد الفيلالي |  | معتذر |", "5 | شباب الإقليم (مجموعة لم يحص عددها) |  | غائبون |"]), "{sheet}");
    }

    fn what_a_decision_did_is_told_in_words(house) {
        let home = secretariat(house);
        let (her, him) = (person(house, "نعيمة الوزاني", "female"), person(house, "إدريس الزموري", "male"));
        let office = position(house, &home, "provincial_secretary");
        let held = house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2021-01-01")).expect(201).id();
        let path = meeting(house, json!({}));
        let effects = json!([
            {"kind": "end_appointment", "appointment_id": held, "ended_by": "resignation"},
            {"kind": "form_body", "type": "pole", "parent": "taounate-secretariat", "slug": "taounate-women-pole", "names": {"ar": "قطب النساء", "fr": "Pôle des femmes"}, "starts_on": "2022-12-08"},
            {"kind": "appoint", "body": "taounate-women-pole", "position_type": "pole_president", "person_id": her, "starts_on": "2022-12-10", "capacity": "acting"},
            {"kind": "present_programme", "title": "برنامج", "axes": ["التنظيم"]},
            {"kind": "open_actions", "actions": [{"title": "سجل الكفاءات", "responsible_id": her, "due_on": "2023-01-31"}]},
        ]);
        let new = json!({"title": "قرارات", "text": "أولا.\nثانيا.", "mode": "show_of_hands", "votes_for": 7, "votes_against": 5, "abstentions": 1, "decided_on": "2022-12-09", "source": source(), "effects": effects});
        let decided = house.post(format!("{path}/decisions"), new).expect(201).id();
        house.post(format!("{path}/decisions"), json!({"title": "آخر", "mode": "show_of_hands", "source": source()})).expect(201);
        let told = paper(house, &format!("{path}/minutes.txt"), "ar");
        let said = [
            "1. قرارات\n   أولا.\n   ثانيا.\n   طريقة الاتخاذ: التصويت برفع الأيدي.\n   الأصوات: مع 7، ضد 5، ممتنع 1.\n   تاريخ القرار: الجمعة 09 دجنبر 2022.\n",
            "   - إنهاء مهمة: السيد إدريس الزموري، الأمين الإقليمي (استقالة)\n", "   - إحداث هيئة: قطب النساء (من: الخميس 08 دجنبر 2022)\n",
            "   - تكليف: السيدة نعيمة الوزاني، رئيسة قطب النساء (بالنيابة، من: السبت 10 دجنبر 2022)\n", "   - عرض برنامج: برنامج\n",
            "   - إجراء للتتبع: سجل الكفاءات (التتبع: السيدة نعيمة الوزاني، الأجل: الثلاثاء 31 يناير 2023)\n", "2. آخر\n   طريقة الاتخاذ: التصويت برفع الأيدي.\n   عدد الأصوات غير مسجل.\n",
            "== البرامج المعروضة ==\n\n- برنامج (القرار رقم 1)\n   - التنظيم\n", "== الإجراءات الواجب تتبعها ==\n\n- سجل الكفاءات (القرار رقم 1)\n",
        ];
        assert!(in_order(&told, &said), "{told}");
        let extract = paper(house, &format!("/v1/decisions/{decided}/extract.txt"), "fr");
        let said = ["Extrait du projet de procès-verbal d’une réunion ordinaire\u{A0}: décision n°\u{A0}1\n", "pour 7, contre 5, abstention 1", "Création de l’instance\u{A0}: Pôle des femmes", "== Quorum ==", "Le quorum n’est pas vérifiable"];
        assert!(in_order(&extract, &said) && !extract.contains("آخر"), "{extract}");
        // What was followed up since is no part of the minutes.
        let action = house.get("/v1/actions").expect(200).text("/data/0/id");
        house.patch(format!("/v1/actions/{action}"), json!({"responsible_id": him, "status": "done"})).expect(200);
        assert_eq!(paper(house, &format!("{path}/minutes.txt"), "ar"), told);
    }

    fn whoever_was_erased_has_no_name_and_whoever_was_merged_has_that_of_the_other(house) {
        let home = secretariat(house);
        let [erased, merged, stayed] = ["سلمى البقالي", "هند العمراني", "هند العمراني الإدريسي"].map(|name| person(house, name, "female"));
        let path = meeting(house, json!({}));
        let office = position(house, &home, "provincial_secretary");
        let effects = json!([{"kind": "appoint", "position_id": office, "person_id": erased}, {"kind": "open_actions", "actions": [{"title": "تكوين", "responsible_id": merged}]}]);
        let decided = decide(house, &path, effects);
        let told = || paper(house, &format!("{path}/minutes.txt"), "ar");
        assert!(told().contains("تكليف: السيدة سلمى البقالي، الأمينة الإقليمية\n") && told().contains("التتبع: السيدة هند العمراني)"), "{}", told());
        house.delete(decided.text("/results/0/path")).expect(204);
        assert!(told().contains("تكليف: السيدة سلمى البقالي، الأمينة الإقليمية (لم يعد في السجل)"), "{}", told());
        house.delete(format!("/v1/persons/{erased}")).expect(204);
        house.post(format!("/v1/persons/{stayed}/merges"), json!({"other_id": merged, "reason": "registered twice", "fields": {"name_ar": "this"}})).expect(201);
        assert!(told().contains("تكليف: اسم لم يعد محفوظا، الأمين الإقليمي (لم يعد في السجل)"), "{}", told());
        assert!(told().contains("التتبع: السيدة هند العمراني الإدريسي)"), "{}", told());
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

    fn free_passages_stand_at_their_places_and_are_kept(house) {
        secretariat(house);
        let (kamal, path) = (person(house, "كمال البقالي", "male"), meeting(house, json!({})));
        let after = |section: &str, text: &str| json!({"after": section, "text": text});
        let sections = ["opening", "attendance", "quorum", "agenda", "interventions", "proposals", "decisions", "programme", "actions", "closing"];
        let mut passages: Vec<Value> = sections.iter().map(|section| after(section, &format!("فقرة {section}."))).collect();
        passages.push(after("opening", "ثم فقرة ثانية.\nفي سطرين."));
        let told = draft(house, &path, &json!({"drafted_by": kamal, "passages": passages})).expect(200);
        assert_eq!((&told.body["passages"], &told.body["text"], told.text("/state").as_str()), (&json!(passages), &Value::Null, "draft"));
        let minutes = format!("{path}/minutes");
        assert_eq!(house.get(&minutes).expect(200).body["passages"], json!(passages));
        let paper = || paper(house, &format!("{minutes}.txt"), "ar");
        let places = [
            "انعقد", "فقرة opening", "ثم فقرة ثانية.\n\nفي سطرين.", "== الحضور ==", "فقرة attendance", "== النصاب ==", "فقرة quorum", "== جدول الأعمال ==", "فقرة agenda", "== التدخلات ==", "فقرة interventions",
            "== المقترحات ==", "فقرة proposals", "== القرارات ==", "فقرة decisions", "== البرامج المعروضة ==", "فقرة programme", "== الإجراءات الواجب تتبعها ==", "فقرة actions", "== الاختتام ==", "فقرة closing", "== التوقيعات ==",
        ];
        assert!(in_order(&paper(), &places), "{}", paper());
        assert!(paper().contains("[ مشروع من تحرير السيد كمال البقالي؛ لم يصادق عليه بعد. ]"), "{}", paper());
        // The account stands after the agenda.
        draft(house, &path, &json!({"text": "تقرير مفصل.", "drafted_by": kamal, "passages": [after("agenda", "بعد الجدول.")]})).expect(200);
        assert!(in_order(&paper(), &["== جدول الأعمال ==", "بعد الجدول.", "== تقرير المقرر ==", "تقرير مفصل.", "== التدخلات =="]) && !paper().contains("opening"), "{}", paper());
        let approve = |told: Value| house.post(format!("{minutes}/approvals"), told);
        let approved = approve(json!({"approved_by": kamal, "approved_on": "2022-12-09"})).expect(200);
        assert_eq!(approved.text("/passages/0/text"), "بعد الجدول.", "as they were");
        let amended = approve(json!({"approved_by": kamal, "approved_on": "2022-12-10", "passages": [after("closing", "معدلة.")]})).expect(200);
        assert_eq!((amended.body["passages"].as_array().unwrap().len(), amended.text("/text")), (1, "تقرير مفصل.".to_owned()));
        assert!(in_order(&paper(), &["محضر اجتماع عادي\n", "[ محضر مصادق عليه يوم السبت 10 دجنبر 2022 من طرف السيد كمال البقالي. ]", "== الاختتام ==", "معدلة.", "المصادقة على المحضر: السيد كمال البقالي"]), "{}", paper());
        draft(house, &path, &json!({"drafted_by": kamal})).refused(409, "minutes-are-approved");
        house.post(format!("{minutes}/locks"), Value::Null).expect(200);
        assert!(paper().contains("من طرف السيد كمال البقالي، وهو مقفل: لا يتغير فيه شيء. ]"), "{}", paper());
        draft(house, &path, &json!({"drafted_by": kamal, "passages": []})).refused(409, "minutes-are-locked");
        approve(json!({"approved_by": kamal, "passages": []})).refused(409, "minutes-are-locked");
        let history = house.get(format!("{minutes}/history")).expect(200);
        assert!(text(&history).contains("ثم فقرة ثانية") && text(&history).contains("معدلة."), "{history}");
    }

    fn passages_have_their_bounds(house) {
        secretariat(house);
        let (kamal, path) = (person(house, "كمال البقالي", "male"), meeting(house, json!({})));
        let with = |passages: Value| draft(house, &path, &json!({"drafted_by": kamal, "passages": passages}));
        let one = |text: &str| json!({"after": "opening", "text": text});
        with(json!(vec![one(&"ن".repeat(4000)); 40])).expect(200);
        with(json!(vec![one("ن"); 41])).faulty("/passages", "out-of-range");
        with(json!([one(&"ن".repeat(4001))])).faulty("/passages/0/text", "too-long");
        with(json!([one(" ")])).faulty("/passages/0/text", "empty-text");
        with(json!([{"after": "lunch", "text": "ن"}])).faulty("/passages/0/after", "bad-value");
        with(json!([{"after": "opening", "text": "ن", "by": "x"}])).faulty("/passages/0/by", "unknown-field");
        with(json!([{"text": "ن"}])).faulty("/passages/0/after", "missing-field");
        let approve = |passages: Value| house.post(format!("{path}/minutes/approvals"), json!({"approved_by": kamal, "passages": passages}));
        approve(json!(vec![one("ن"); 41])).faulty("/passages", "out-of-range");
        approve(json!([])).expect(200);
        assert_eq!(house.get(format!("{path}/minutes")).expect(200).body["passages"], json!([]));
    }
}
