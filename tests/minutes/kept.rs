//! What is kept of minutes: free passages, circulations, signatures, and a digest of what was locked.
use std::fmt::Write as _;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{draft, in_order, meeting, paper, text};
use crate::cast::{person, secretariat};
use crate::golden::play;
use crate::house::both;

both! {
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

    fn a_draft_that_was_sent_round_may_still_be_corrected_and_says_so(house) {
        secretariat(house);
        let (kamal, path) = (person(house, "كمال البقالي", "male"), meeting(house, json!({})));
        let minutes = format!("{path}/minutes");
        let circulate = |day: &str| house.post(format!("{minutes}/circulations"), json!({"circulated_on": day}));
        let mark = || paper(house, &format!("{minutes}.txt"), "ar");
        circulate("2022-12-09").refused(409, "minutes-are-not-drafted");
        draft(house, &path, &json!({"text": "نص", "drafted_by": kamal})).expect(200);
        circulate("2022-12-07").at("/circulated_on", "circulation-is-out-of-time");
        let told = circulate("2022-12-09").expect(200);
        assert_eq!((told.text("/state"), told.text("/circulated_on"), &told.body["corrected_since_circulation"]), ("circulated".to_owned(), "2022-12-09".to_owned(), &json!(false)));
        assert_eq!(house.get(&path).expect(200).text("/minutes"), "circulated");
        assert!(mark().contains("[ مشروع من تحرير السيد كمال البقالي، عمم يوم الجمعة 09 دجنبر 2022؛ لم يصادق عليه بعد. ]"), "{}", mark());
        house.patch(&path, json!({"held_on": "2022-12-10"})).refused(409, "meeting-follows-its-decisions");
        let corrected = draft(house, &path, &json!({"text": "نص مصحح", "drafted_by": kamal})).expect(200);
        assert_eq!((corrected.text("/state"), &corrected.body["corrected_since_circulation"]), ("circulated".to_owned(), &json!(true)));
        assert!(mark().contains("عمم يوم الجمعة 09 دجنبر 2022 وصحح بعد تعميمه؛"), "{}", mark());
        let again = circulate("2022-12-12").expect(200);
        assert_eq!((again.text("/circulated_on"), &again.body["corrected_since_circulation"]), ("2022-12-12".to_owned(), &json!(false)), "the last one stands");
        house.post(format!("{minutes}/circulations"), json!({"on": "2022-12-12"})).faulty("/on", "unknown-field");
        house.post(format!("{minutes}/approvals"), json!({"approved_by": kamal})).expect(200);
        circulate("2022-12-13").refused(409, "minutes-are-approved");
        house.post(format!("{minutes}/locks"), Value::Null).expect(200);
        circulate("2022-12-13").refused(409, "minutes-are-locked");
    }

    fn the_chair_and_the_rapporteur_sign_or_a_later_meeting_approves(house) {
        secretariat(house);
        let [kamal, driss, other] = ["كمال البقالي", "إدريس الزموري", "رشيد الفيلالي"].map(|name| person(house, name, "male"));
        let path = meeting(house, json!({"chair_id": driss}));
        let minutes = format!("{path}/minutes");
        draft(house, &path, &json!({"drafted_by": kamal})).expect(200);
        let approve = |told: Value| {
            let mut new = json!({"approved_by": driss, "approved_on": "2023-01-15"});
            new.as_object_mut().unwrap().extend(told.as_object().unwrap().clone());
            house.post(format!("{minutes}/approvals"), new)
        };
        approve(json!({"signed_by": [driss, other]})).at("/signed_by", "signer-has-no-part");
        approve(json!({"signed_by": []})).faulty("/signed_by", "out-of-range");
        let signed = approve(json!({"signed_by": [driss, kamal]})).expect(200);
        assert_eq!((signed.text("/chair_signed_by"), signed.text("/rapporteur_signed_by")), (driss.clone(), kamal.clone()));
        let told = paper(house, &format!("{minutes}.txt"), "ar");
        assert!(in_order(&told, &["مقرر الاجتماع: السيد كمال البقالي\n   وقع المحضر\n", "رئيس الاجتماع: السيد إدريس الزموري\n   وقع المحضر\n"]), "{told}");
        let (earlier, later) = (meeting(house, json!({"held_on": "2022-12-07"})), meeting(house, json!({"held_on": "2023-01-10"})));
        let after = meeting(house, json!({"held_on": "2023-01-16"}));
        let elsewhere = meeting(house, json!({"held_on": "2023-01-10", "body": "taounate-bureau"}));
        let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        for wrong in [&path, &earlier, &after, &elsewhere] {
            approve(json!({"meeting_id": id(wrong)})).at("/meeting_id", "approving-meeting-does-not-fit");
        }
        approve(json!({"meeting_id": "01890a5d-ac96-774b-bcce-b302099a8057"})).at("/meeting_id", "meeting-is-unknown");
        let approved = approve(json!({"meeting_id": id(&later)})).expect(200);
        assert_eq!((approved.text("/approved_in"), &approved.body["chair_signed_by"]), (id(&later), &Value::Null), "the last approval stands");
        let told = paper(house, &format!("{minutes}.txt"), "ar");
        assert!(told.contains("تمت المصادقة في اجتماع الهيئة المؤرخ: الثلاثاء 10 يناير 2023. ]") && !told.contains("وقع المحضر"), "{told}");
        house.delete(&later).refused(409, "in-use");
    }

    fn what_was_locked_is_known_by_its_digest(house) {
        let player = play(house);
        let kept = |name: &str| player.kept(name).unwrap().as_str().unwrap().to_owned();
        let minutes = format!("/v1/meetings/{}/minutes", kept("meeting"));
        let shown = |asked: &str| house.get(format!("{minutes}{asked}")).in_language("fr").expect(200);
        let text = paper(house, &format!("{minutes}.txt"), "ar");
        let digest: String = Sha256::digest(&text).iter().fold(String::new(), |mut all, byte| {
            write!(all, "{byte:02x}").unwrap();
            all
        });
        for asked in ["", "?as_of=2022-12-08"] {
            assert_eq!((shown(asked).text("/sha256"), &shown(asked).body["is_as_locked"]), (digest.clone(), &json!(true)), "{asked}");
        }
        let history = house.get(format!("{minutes}/history")).expect(200);
        assert_eq!(history.text("/data/3/changes/1/after"), digest, "{history}");
        house.patch(format!("/v1/persons/{}", kept("rachid")), json!({"name_ar": "رشيد الفيلالي الحسني"})).expect(200);
        let changed = shown("");
        assert_eq!((changed.text("/sha256"), &changed.body["is_as_locked"]), (digest, &json!(false)), "the name is another now");
        let open = meeting(house, json!({}));
        draft(house, &open, &json!({"drafted_by": kept("kamal")})).expect(200);
        let told = house.get(format!("{open}/minutes")).expect(200);
        assert_eq!((&told.body["sha256"], &told.body["is_as_locked"]), (&Value::Null, &Value::Null));
    }
}
