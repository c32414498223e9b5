//! Every rule of the statutes on both sides of its edge, each time asked before, tried and refused: with its clause, in three
//! languages.
use amana::statutes::DEFAULT;
use serde_json::{Value, json};

use super::{member, violations};
use crate::cast::{person, position, secretariat, source};
use crate::house::{Answer, House, both};

/// The default statutes, every rule of which blocks by a clause of its own.
fn strict(change: impl FnOnce(&mut Value)) -> Value {
    let mut document: Value = serde_json::from_str(DEFAULT).unwrap();
    let rules = [
        "age",
        "seniority",
        "standing",
        "gender",
        "incompatibility",
        "consecutive_terms",
        "term_length",
        "mode",
        "reserved_seats",
        "ex_officio",
        "seats_min",
        "seats_max",
        "creation",
    ];
    for rule in rules {
        let id = format!("rule-{}", rule.replace('_', "-"));
        let text =
            json!({"ar": format!("بند {id}"), "fr": format!("clause {id}"), "en": format!("clause on {id}")});
        document["clauses"].as_array_mut().unwrap().push(json!({"id": id, "text": text}));
        document["enforcement"][rule] = json!({"effect": "block", "clause": id});
    }
    for kinds in ["position_types", "body_types"] {
        for kind in document[kinds].as_array_mut().unwrap() {
            kind.as_object_mut().unwrap().remove("enforcement");
        }
    }
    document["quotas"] = json!([]);
    change(&mut document);
    document
}

fn kind<'a>(document: &'a mut Value, kinds: &str, code: &str) -> &'a mut Value {
    document[kinds].as_array_mut().unwrap().iter_mut().find(|kind| kind["code"] == code).unwrap()
}

fn adopt(house: &House, from: &str, document: &Value) {
    house
        .post(
            "/v1/statutes",
            json!({"effective_from": from, "source": {"kind": "printed statutes"}, "document": document}),
        )
        .expect(201);
}

/// The same appointment, asked about, tried and sent.
struct Asked {
    check: Answer,
    tried: crate::house::Ask,
    sent: crate::house::Ask,
}

fn asked(house: &House, office: &str, new: &Value) -> Asked {
    let mut proposed = new.clone();
    proposed.as_object_mut().unwrap().remove("source");
    proposed["position_id"] = json!(office);
    let path = format!("/v1/positions/{office}/appointments");
    Asked {
        check: house
            .post("/v1/statutes/check", json!({"appointments": [proposed]}))
            .in_language("en")
            .expect(200),
        tried: house.post(format!("{path}?dry_run=true"), new.clone()),
        sent: house.post(path, new.clone()),
    }
}

fn in_three_languages(clause: &Value, id: &str) {
    assert_eq!(clause["id"], id);
    for language in ["ar", "fr", "en"] {
        assert!(clause["texts"][language].as_str().is_some_and(|text| !text.is_empty()), "{clause}");
    }
}

/// The check says so, the trial says so, and so does the request.
fn breaks(house: &House, office: &str, new: &Value, code: &str, clause: &str) {
    let Asked { check, tried, sent } = asked(house, office, new);
    assert_eq!(check.body["blocked"], true, "{code}: {check}");
    let of = |part: &str| {
        check.body[part]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|one| one["findings"].as_array().unwrap().clone())
            .collect::<Vec<_>>()
    };
    let found = [of("appointments"), of("bodies")].concat();
    let found = found.iter().find(|one| one["code"] == code).unwrap_or_else(|| panic!("{code}: {check}"));
    assert_eq!(
        (&found["effect"], &found["clause"]["text"]),
        (&json!("block"), &found["clause"]["texts"]["en"])
    );
    in_three_languages(&found["clause"], clause);
    for ask in [tried, sent] {
        let refused = ask.in_language("fr").refused(409, code);
        assert_eq!(refused.body["clause"]["text"], refused.body["clause"]["texts"]["fr"]);
        in_three_languages(&refused.body["clause"], clause);
    }
}

/// Nothing blocks it; it is made.
fn keeps(house: &House, office: &str, new: &Value) -> String {
    let Asked { check, tried, sent } = asked(house, office, new);
    assert_eq!(check.body["blocked"], false, "{check}");
    tried.expect(200);
    sent.expect(201).id()
}

fn on(who: &str, starts_on: &str) -> Value {
    json!({"person_id": who, "starts_on": starts_on, "source": source()})
}

fn with(mut new: Value, field: &str, value: &str) -> Value {
    new[field] = json!(value);
    new
}

/// Somebody of the age, a member for long.
fn fit(house: &House, gender: &str) -> String {
    member(house, "حميد الورياغلي", gender, "2150-01-01", "2160-01-01")
}

fn body(house: &House, new: Value) -> String {
    let mut new = new;
    new["starts_on"] = json!("2020-01-01");
    house.post("/v1/bodies", new).expect(201).id()
}

both! {
    fn who_may_hold_an_office(house) {
        adopt(house, "2000-01-01", &strict(|document| {
            kind(document, "position_types", "pole_member")["eligibility"]["gender"] = json!("female");
        }));
        secretariat(house);
        let under = |kind: &str| body(house, json!({"type": kind, "parent": "taounate-secretariat"}));
        let ethics = position(house, &under("ethics_committee"), "ethics_member");
        let aged = |born: &str| member(house, "ياسين الحياني", "male", born, "2170-01-01");
        breaks(house, &ethics, &on(&aged("2165-01-02"), "2190-01-01"), "holder-is-too-young", "rule-age");
        keeps(house, &ethics, &on(&aged("2165-01-01"), "2190-01-01"));

        let secretary = position(house, "taounate-secretariat", "provincial_secretary");
        let since = |day: &str| member(house, "سلوى الحياني", "female", "2150-01-01", day);
        breaks(house, &secretary, &on(&since("2189-01-02"), "2190-01-01"), "seniority-is-too-short", "rule-seniority");
        let senior = since("2189-01-01");
        let elected = with(on(&senior, "2190-01-01"), "mode", "individual_ballot");
        breaks(house, &secretary, &with(elected.clone(), "mode", "appointment"), "mode-is-not-allowed", "rule-mode");
        keeps(house, &secretary, &elected);

        let pole = under("pole");
        let (members, president) = (position(house, &pole, "pole_member"), position(house, &pole, "pole_president"));
        let left = |day: &str| {
            let her = person(house, "سعاد الجبلي", "female");
            let belonging = house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2160-01-01", "source": source()})).expect(201).id();
            house.post(format!("/v1/memberships/{belonging}/end"), json!({"ends_on": day, "standing": "resigned"})).expect(200);
            her
        };
        breaks(house, &members, &on(&left("2189-12-31"), "2190-01-01"), "standing-does-not-qualify", "rule-standing");
        keeps(house, &members, &on(&left("2190-01-01"), "2190-01-01"));
        breaks(house, &members, &on(&fit(house, "male"), "2190-01-01"), "position-is-kept-for-others", "rule-gender");
        keeps(house, &members, &on(&fit(house, "female"), "2190-01-01"));

        breaks(house, &ethics, &on(&senior, "2191-01-01"), "positions-are-incompatible", "rule-incompatibility");
        let held = house.get(format!("/v1/appointments?person_id={senior}&as_of=2190-01-01")).expect(200).text("/data/0/id");
        house.post(format!("/v1/appointments/{held}/resignations"), json!({"ends_on": "2190-12-31", "source": source()})).expect(200);
        keeps(house, &ethics, &on(&senior, "2191-01-01"));

        let term = |ends_on: &str| with(on(&fit(house, "male"), "2190-01-01"), "ends_on", ends_on);
        breaks(house, &president, &term("2194-01-01"), "term-is-too-long", "rule-term-length");
        keeps(house, &president, &term("2193-12-31"));
        assert_eq!(violations(house, "as_of=2199-01-01").body["total"], 0, "what is refused is not kept");
    }

    fn who_may_sit_beside_whom_and_how_often(house) {
        adopt(house, "2000-01-01", &strict(|document| {
            kind(document, "body_types", "provincial_bureau")["seats_min"] = json!(3);
            kind(document, "body_types", "provincial_bureau")["seats_max"] = json!(3);
        }));
        let quota = |group: &str, age_max: Value| json!({"scope": "all_bodies", "group": group, "age_max": age_max, "threshold": "1/3", "effect": "block", "clause": "art-26"});
        for (from, quotas) in [("2192-01-01", json!([quota("women", Value::Null)])), ("2195-01-01", json!([quota("youth", json!(40))]))] {
            adopt(house, from, &strict(|document| {
                document["quotas"] = quotas;
                kind(document, "body_types", "provincial_bureau")["seats_min"] = json!(3);
            }));
        }
        secretariat(house);
        let national = body(house, json!({"type": "national_secretariat", "territory": "MA"}));
        let secretary_general = position(house, &national, "national_secretary");
        let him = fit(house, "male");
        let elected = |who: &str, from: &str, to: &str| with(with(on(who, from), "ends_on", to), "mode", "consensus");
        keeps(house, &secretary_general, &elected(&him, "2180-01-01", "2183-12-31"));
        keeps(house, &secretary_general, &elected(&him, "2184-01-01", "2187-12-31"));
        breaks(house, &secretary_general, &elected(&him, "2188-01-01", "2191-12-31"), "terms-are-used-up", "rule-consecutive-terms");
        keeps(house, &secretary_general, &elected(&fit(house, "male"), "2188-01-01", "2191-12-31"));

        let council = body(house, json!({"type": "provincial_council", "territory": "03.531"}));
        let seat = position(house, &council, "council_member");
        house.patch(format!("/v1/positions/{seat}"), json!({"seats": 3})).expect(200);
        let old = |gender: &str| member(house, "عادل المريني", gender, "2140-01-01", "2160-01-01");
        keeps(house, &seat, &on(&old("male"), "2190-01-01"));
        breaks(house, &seat, &on(&old("male"), "2190-01-01"), "seats-are-reserved", "rule-reserved-seats");
        keeps(house, &seat, &on(&fit(house, "female"), "2190-01-01"));
        let secretary = position(house, "taounate-secretariat", "provincial_secretary");
        let ex_officio = |who: &str, day: &str| with(on(who, day), "mode", "ex_officio");
        let her = fit(house, "female");
        breaks(house, &seat, &ex_officio(&her, "2190-12-31"), "other-position-is-missing", "rule-ex-officio");
        keeps(house, &secretary, &with(on(&her, "2191-01-01"), "mode", "consensus"));
        keeps(house, &seat, &ex_officio(&her, "2191-01-01"));

        let bureau = position(house, "taounate-bureau", "bureau_member");
        let held: Vec<String> = (0..2).map(|_| keeps(house, &bureau, &on(&old("male"), "2190-01-01"))).collect();
        assert_eq!(house.get("/v1/reports/compositions?type=provincial_bureau&as_of=2190-01-01").in_language("fr").expect(200).text("/data/0/findings/0/clause/id"), "rule-seats-min");
        keeps(house, &bureau, &on(&old("male"), "2191-01-01"));
        breaks(house, &bureau, &on(&old("male"), "2191-06-01"), "body-is-full", "rule-seats-max");
        house.post(format!("/v1/appointments/{}/resignations", held[0]), json!({"ends_on": "2191-12-31", "source": source()})).expect(200);
        breaks(house, &bureau, &on(&old("male"), "2192-01-01"), "women-are-too-few", "art-26");
        keeps(house, &bureau, &on(&old("female"), "2192-01-01"));
        breaks(house, &bureau, &on(&old("female"), "2195-01-01"), "young-are-too-few", "art-26");
        keeps(house, &bureau, &on(&member(house, "نادية الغازي", "female", "2154-01-02", "2160-01-01"), "2195-01-01"));
    }

    fn what_a_body_may_create(house) {
        adopt(house, "2000-01-01", &strict(|_| ()));
        secretariat(house);
        let meeting = json!({"body": "taounate-secretariat", "kind": "ordinary", "held_on": "2022-12-08"});
        let meeting = house.post("/v1/meetings", meeting).expect(201).id();
        let decide = |kind: &str, query: &str| {
            let form = json!({"kind": "form_body", "type": kind, "parent": "taounate-secretariat", "territory": "03.531", "starts_on": "2022-12-08"});
            house.post(format!("/v1/meetings/{meeting}/decisions{query}"), json!({"title": "مقرر", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": [form]}))
        };
        for query in ["?dry_run=true", ""] {
            let refused = decide("women_organization", query).in_language("ar").refused(409, "creation-is-not-granted");
            assert_eq!(refused.body["clause"]["text"], refused.body["clause"]["texts"]["ar"]);
            in_three_languages(&refused.body["clause"], "rule-creation");
        }
        decide("pole", "?dry_run=true").expect(200);
        decide("pole", "").expect(201);
    }
}
