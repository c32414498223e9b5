//! What papers tell of a meeting: who came, what was decided, and what nobody recorded.
use serde_json::json;

use super::{attends, decide, in_order, meeting, paper, text};
use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::both;

both! {
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
            "1. قرارات\n   أولا.\n   ثانيا.\n   طريقة الاتخاذ: التصويت برفع الأيدي.\n   الأصوات: مع 7، ضد 5، ممتنع 1.\n   الأصوات المطلوبة: 7.\n   تاريخ القرار: الجمعة 09 دجنبر 2022.\n",
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
}
