//! A refusal speaks the caller's language, down to each fault.
use serde_json::{Value, json};

use crate::house::{Answer, Ask, both};
use crate::tidy::{Source, sources};

/// What is told of the first fault, in each language; what is set apart stands between bars.
fn told(ask: impl Fn() -> Ask) -> [String; 3] {
    ["ar", "fr", "en"].map(|language| {
        let answer = ask().in_language(language).refused(422, "invalid");
        assert_eq!(answer.header("content-language"), Some(language), "{answer}");
        answer.text("/errors/0/detail").replace(['\u{2068}', '\u{2069}'], "|")
    })
}

/// The codes of the refusals in a file of a room.
fn codes(source: &Source) -> Vec<&str> {
    let refusals = source.code().split("refusals! {").nth(1).unwrap_or_default();
    let is_one = |line: &&str| line.ends_with('[') && line.contains(" = \"");
    refusals.lines().filter(is_one).filter_map(|line| line.split('"').nth(1)).collect()
}

both! {
    fn every_refusal_has_its_page(house) {
        let sources = sources();
        let found: Vec<&str> = sources.iter().filter(|source| source.path.starts_with("src/")).flat_map(codes).collect();
        assert!(found.len() > 150, "{found:?}");
        for code in found {
            assert_eq!(house.get(format!("/problems/{code}")).expect(200).text("/code"), code);
        }
    }

    fn a_problem_speaks_the_callers_language(house) {
        let titles = ["ar", "fr-MA, en;q=0.5", "en-GB"].map(|language| {
            house.get("/v1/tokens/x").in_language(language).refused(404, "not-found").text("/title")
        });
        assert_eq!(titles, ["لا شيء تحت هذا العنوان.", "Rien à cette adresse.", "There is nothing at this address."]);
        let unknown = house.get("/v1/tokens/x").in_language("tlh").refused(404, "not-found");
        assert_eq!(unknown.text("/title"), titles[0], "Arabic first");
    }

    fn a_fault_of_a_body_speaks_the_callers_language(house) {
        let token = |body: Value| house.post("/v1/tokens", body);
        assert_eq!(told(|| token(json!({"name": " "}))), [
            "اكتب حرفا ظاهرا واحدا على الأقل.",
            "Écrivez au moins un caractère visible.",
            "Write at least one visible character.",
        ]);
        assert_eq!(told(|| token(json!({"name": "x".repeat(101)}))), [
            "اختصر النص؛ أقصى عدد لحروفه 100.",
            "Raccourcissez le texte ; nombre maximal de caractères : 100.",
            "Shorten the text; the most characters it may have: 100.",
        ]);
        assert_eq!(told(|| token(json!({"name": "x", "networks": ["king"]}))), [
            "اكتب شبكة على شكل |196.200.128.0/18|، أو عنوانا واحدا.",
            "Écrivez un réseau comme 196.200.128.0/18, ou une seule adresse.",
            "Write a network as 196.200.128.0/18, or one address.",
        ]);
        assert_eq!(told(|| token(json!({"name": "x", "expires_at": "never"}))), [
            "اكتب اليوم والساعة على شكل |2022-12-08T10:00:00Z|.",
            "Écrivez le jour et l'heure comme 2022-12-08T10:00:00Z.",
            "Write the day and the time as 2022-12-08T10:00:00Z.",
        ]);
        assert_eq!(told(|| token(json!({}))), [
            "أضف هذا الحقل؛ لا بد منه.",
            "Ajoutez ce champ ; il est requis.",
            "Add this field; it is required.",
        ]);
        // Arabic where the caller says nothing.
        let answer = token(json!({})).refused(422, "invalid");
        assert_eq!(answer.text("/errors/0/detail"), "أضف هذا الحقل؛ لا بد منه.");
    }

    fn a_fault_of_a_person_speaks_the_callers_language(house) {
        let person = |body: Value| house.post("/v1/persons", body);
        assert_eq!(told(|| person(json!({"name_ar": "نعيمة", "birth_date": "2022-13"}))), [
            "اكتب شهرا ويوما موجودين في التقويم.",
            "Écrivez un mois et un jour qui existent au calendrier.",
            "Write a month and a day that the calendar has.",
        ]);
        assert_eq!(told(|| person(json!({"name_ar": "نعيمة", "contacts": [{"kind": "phone", "value": "06"}]}))), [
            "اكتب رقما مغربيا مثل 0612345678، أو الرمز + ثم رمز البلد والرقم.",
            "Écrivez un numéro marocain, comme 0612345678, ou + suivi de l'indicatif du pays.",
            "Write a Moroccan number, as 0612345678, or + and the country's code.",
        ]);
        assert_eq!(told(|| person(json!({"name_ar": "نعيمة", "aliases": vec!["x"; 21]}))), [
            "اجعل عدد العناصر لا يزيد على 20؛ العدد الآن 21.",
            "Gardez au plus 20 éléments ; il y en a 21.",
            "Keep 20 items at most; there are 21.",
        ]);
    }

    fn a_fault_of_a_query_speaks_the_callers_language(house) {
        assert_eq!(told(|| house.get("/v1/persons?as_of=yesterday")), [
            "اكتب اليوم على شكل |2022-12-08|.",
            "Écrivez le jour comme 2022-12-08.",
            "Write the day as 2022-12-08.",
        ]);
        assert_eq!(told(|| house.get("/v1/persons?limit=201")), [
            "اطلب صفحة من 1 إلى 200 عنصر.",
            "Demandez une page de 1 à 200 éléments.",
            "Ask for a page of 1 to 200 items.",
        ]);
        assert_eq!(told(|| house.get("/v1/persons?cursor=x")), [
            "خذ المؤشر من |next| في صفحة من هذه القائمة نفسها، بالمرشحات نفسها.",
            "Prenez le curseur dans next d'une page de cette même liste, avec les mêmes filtres.",
            "Take the cursor from next of a page of this very list, with the same filters.",
        ]);
    }

    fn a_fault_of_statutes_speaks_the_callers_language(house) {
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        document["clauses"] = json!([]);
        document["body_types"][0]["term_years"] = json!(21);
        for (language, says) in [
            ("ar", "اكتب عددا من 1 إلى 20."),
            ("fr", "Écrivez un nombre de 1 à 20."),
            ("en", "Write a number from 1 to 20."),
        ] {
            let new = json!({"effective_from": "2030-01-01", "source": {"kind": "printed statutes"}, "document": document});
            let answer = house.post("/v1/statutes", new).in_language(language)
                .faulty("/document/body_types/0/term_years", "out-of-range");
            let faults = answer.body["errors"].as_array().unwrap();
            assert!(faults.iter().any(|fault| fault["detail"] == says), "{answer}");
            assert!(answer.has_fault("/document/body_types/0/clause", "unknown-clause"), "{answer}");
        }
    }

    fn a_detail_speaks_the_callers_language(house) {
        let key = |language: &str| {
            let ask = house.post("/v1/tokens", json!({"name": "x"})).in_language(language);
            ask.header("idempotency-key", "two words").refused(400, "bad-request").text("/detail")
        };
        assert!(key("ar").starts_with("اكتب في الترويسة "), "{}", key("ar"));
        assert!(key("fr").starts_with("Écrivez dans l'en-tête "), "{}", key("fr"));
        assert!(key("en").starts_with("Write 1 to 255 visible "), "{}", key("en"));
        let place = |language: &str| {
            let ask = house.ask("POST", "/v1/tokens").bytes("application/json", b"{\n  nul");
            ask.in_language(language).refused(400, "malformed-json").text("/detail")
        };
        assert_eq!(place("ar"), "توقفت القراءة عند السطر 2، الحرف 3.");
        assert_eq!(place("fr"), "La lecture s'est arrêtée à la ligne 2, caractère 3.");
        assert_eq!(place("en"), "Reading stopped at line 2, column 3.");
    }

    fn the_page_of_faults_explains_each(house) {
        let page = |language: &str| house.get("/problems/invalid").anonymous().in_language(language).expect(200);
        let [ar, fr, en] = ["ar", "fr", "en"].map(page);
        let explained = |page: &Answer| page.body["faults"].as_array().unwrap().clone();
        assert!(explained(&ar).len() > 80, "{ar}");
        assert_eq!(explained(&ar).len(), explained(&en).len());
        assert!(explained(&ar).contains(&json!({"code": "empty-text", "detail": "اكتب حرفا ظاهرا واحدا على الأقل."})));
        assert!(explained(&fr).contains(&json!({"code": "out-of-range", "detail": "Écrivez un nombre de {min} à {max}."})));
        assert!(explained(&en).contains(&json!({"code": "bad-date", "detail": "Write the day as 2022-12-08."})));
        assert_eq!(house.get("/problems/not-found").expect(200).body.get("faults"), None);
    }
}
