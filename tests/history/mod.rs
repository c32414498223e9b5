//! What was known at a moment, from the outside: `known_at` beside `as_of`.
mod door;
mod replay;
mod ruled;

use amana::access::Operation;
use amana::db::{Moment, Tx};
use amana::territory::{self, Country};
use chrono::{SecondsFormat, Utc};
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{House, both, vault};

/// The moment it is, as a query tells it.
fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Micros, true)
}

/// The secretary's office of Taounate, and its secretariat.
fn office(house: &House) -> (String, String) {
    let body = secretariat(house);
    let office = position(house, &body, "provincial_secretary");
    (body, office)
}

/// Who held the office on a day, as it was known at a moment, by the organigram: ids of persons.
fn holders(house: &House, body: &str, day: &str, moment: &str) -> Vec<String> {
    let chart =
        house.get(format!("/v1/bodies/{body}/organigram?depth=0&as_of={day}&known_at={moment}")).expect(200);
    let offices = chart.body["positions"].as_array().unwrap().clone();
    let office = offices.into_iter().find(|office| office["type"] == "provincial_secretary").unwrap();
    let holders = office["holders"].as_array().unwrap().clone();
    holders.iter().map(|holder| holder["person"]["id"].as_str().unwrap().to_owned()).collect()
}

/// Puts the shipped country in again, as a newer list that says `now` where the shipped one says `before`.
fn reimport(house: &House, before: &str, after: &str) {
    let levels = include_str!("../../src/territory/data/levels.csv");
    let lines = include_str!("../../src/territory/data/territories.csv").replace(before, after);
    let country = Country::read(levels.as_bytes(), lines.as_bytes()).unwrap();
    let import = |conn: &mut _| {
        territory::import(
            &mut Tx::of_the_service(conn, &vault(), Operation::TerritoryImport, Moment::new(Utc::now())),
            &country,
        )
    };
    house.registry().engine().directly(import).unwrap();
}

both! {
    fn what_is_entered_late_was_not_known_before(house) {
        let (body, office) = office(house);
        let her = person(house, "سعاد الجبلي", "female");
        let before = now();
        let made = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2022-01-01")).expect(201);
        let after = now();
        assert_eq!(holders(house, &body, "2022-12-08", &before), Vec::<String>::new());
        assert_eq!(holders(house, &body, "2022-12-08", &after), [her.as_str()]);
        assert_eq!(holders(house, &body, "2021-12-31", &after), Vec::<String>::new());
        // The very moment of the change is the first at which it is known.
        assert_eq!(holders(house, &body, "2022-12-08", &made.text("/created_at")), [her.as_str()]);
        let at = format!("/v1/appointments/{}", made.id());
        house.get(format!("{at}?known_at={before}")).refused(404, "not-found");
        assert_eq!(house.get(format!("{at}?known_at={after}")).expect(200).body, house.get(&at).expect(200).body);
        let list = |moment: &str| house.get(format!("/v1/appointments?total=true&known_at={moment}")).expect(200);
        assert_eq!((list(&before).body["total"].clone(), list(&after).body["total"].clone()), (json!(0), json!(1)));
        assert!(house.get(format!("/v1/bodies/{body}/members?known_at={before}")).expect(200).data().is_empty());
        assert_eq!(house.get(format!("/v1/bodies/{body}/members?known_at={after}")).expect(200).data().len(), 1);
    }

    fn a_correction_keeps_what_was_known_before(house) {
        let (body, office) = office(house);
        let her = person(house, "سعاد الجبلي", "female");
        let made = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2022-01-01")).expect(201);
        let at = format!("/v1/appointments/{}", made.id());
        let first = now();
        house.patch(&at, json!({"starts_on": "2023-01-01"})).expect(200);
        let second = now();
        house.patch(&at, json!({"starts_on": "2021-01-01", "capacity": "acting"})).expect(200);
        let known = |moment: &str| {
            let shown = house.get(format!("{at}?known_at={moment}&as_of=2023-06-01")).expect(200);
            (shown.text("/starts_on"), shown.text("/capacity"), shown.body["version"].clone())
        };
        assert_eq!(known(&first), ("2022-01-01".to_owned(), "titular".to_owned(), json!(1)));
        assert_eq!(known(&second), ("2023-01-01".to_owned(), "titular".to_owned(), json!(2)));
        assert_eq!(known(&now()), ("2021-01-01".to_owned(), "acting".to_owned(), json!(3)));
        for (moment, day, is_held) in [
            (&first, "2021-12-31", false), (&first, "2022-01-01", true),
            (&second, "2022-12-31", false), (&second, "2023-01-01", true),
            (&now(), "2020-12-31", false), (&now(), "2021-01-01", true),
        ] {
            assert_eq!(!holders(house, &body, day, moment).is_empty(), is_held, "{day} as known at {moment}");
        }
    }

    fn a_mistake_taken_out_was_known_until_then(house) {
        let (body, office) = office(house);
        let her = person(house, "سعاد الجبلي", "female");
        let made = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2022-01-01")).expect(201);
        let believed = now();
        house.delete(format!("/v1/appointments/{}", made.id())).expect(204);
        let gone = now();
        assert_eq!(holders(house, &body, "2022-12-08", &believed), [her.as_str()]);
        assert_eq!(holders(house, &body, "2022-12-08", &gone), Vec::<String>::new());
        // Nobody is remembered by name who was taken out: the past tells names as they are known now.
        house.delete(format!("/v1/persons/{her}")).expect(204);
        assert_eq!(holders(house, &body, "2022-12-08", &believed), [her.as_str()]);
        let shown = house.get(format!("/v1/appointments/{}?known_at={believed}", made.id())).expect(200);
        assert_eq!((&shown.body["person"]["id"], &shown.body["person"]["name_ar"]), (&json!(her), &Value::Null));
    }

    fn a_revocation_entered_late_was_not_known_before(house) {
        let (body, office) = office(house);
        let her = person(house, "سعاد الجبلي", "female");
        let made = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2022-01-01")).expect(201);
        let before = now();
        let revoked = json!({"ends_on": "2022-03-31", "source": source()});
        house.post(format!("/v1/appointments/{}/revocations", made.id()), revoked).expect(200);
        let after = now();
        assert_eq!(holders(house, &body, "2022-12-08", &before), [her.as_str()]);
        assert_eq!(holders(house, &body, "2022-12-08", &after), Vec::<String>::new());
        assert_eq!(holders(house, &body, "2022-03-31", &after), [her.as_str()]);
        let him = person(house, "حميد الورياغلي", "male");
        house.post(format!("/v1/positions/{office}/appointments"), appointment(&him, "2022-04-01")).expect(201);
        assert_eq!(holders(house, &body, "2022-12-08", &now()), [him.as_str()]);
        assert_eq!(holders(house, &body, "2022-12-08", &after), Vec::<String>::new());
        assert_eq!(holders(house, &body, "2022-12-08", &before), [her.as_str()]);
    }

    fn a_vacancy_was_not_known_before_the_resignation_was_recorded(house) {
        let (body, office) = office(house);
        let her = person(house, "سعاد الجبلي", "female");
        let made = house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2022-01-01")).expect(201);
        let before = now();
        house.post(format!("/v1/appointments/{}/resignations", made.id()), json!({"ends_on": "2022-06-30", "source": source()})).expect(200);
        let after = now();
        for list in [format!("/v1/bodies/{body}/vacancies"), "/v1/vacancies".to_owned(), "/v1/reports/vacancies".to_owned()] {
            let known = |moment: &str| house.get(format!("{list}?as_of=2022-12-08&known_at={moment}")).expect(200);
            assert!(known(&before).data().is_empty(), "{list}");
            let [vacancy] = known(&after).data().to_vec().try_into().unwrap();
            assert_eq!(vacancy["position_id"], json!(office), "{list}");
        }
        let presides = |moment: &str| {
            let told = house.get(format!("/v1/bodies/{body}/succession?as_of=2022-12-08&known_at={moment}")).expect(200);
            told.body.to_string().contains(&her)
        };
        assert!(presides(&before) && !presides(&after));
        let over = |moment: &str| house.get(format!("/v1/reports/terms?within_days=900&as_of=2024-06-30&known_at={moment}")).expect(200).data().len();
        assert_eq!((over(&before), over(&after)), (1, 0));
        let uncovered = |moment: &str| house.get(format!("/v1/reports/coverage?total=true&limit=1&known_at={moment}")).expect(200).body["total"].clone();
        assert_eq!(uncovered(&before), uncovered(&after));
    }

    fn a_body_is_told_as_it_was_known(house) {
        let before = now();
        let body = secretariat(house);
        let formed = now();
        house.patch(format!("/v1/bodies/{body}"), json!({"names": {"ar": "كتابة إقليم تاونات"}, "slug": "taounate-office"})).expect(200);
        let renamed = now();
        house.get(format!("/v1/bodies/{body}?known_at={before}")).refused(404, "not-found");
        house.get(format!("/v1/bodies/taounate-office?known_at={formed}")).refused(404, "not-found");
        house.get(format!("/v1/bodies/taounate-secretariat?known_at={renamed}")).refused(404, "not-found");
        let name = |slug: &str, moment: &str| {
            house.get(format!("/v1/bodies/{slug}?known_at={moment}")).expect(200).text("/names/ar")
        };
        assert_ne!(name("taounate-secretariat", &formed), "كتابة إقليم تاونات");
        assert_eq!(name("taounate-office", &renamed), "كتابة إقليم تاونات");
        let slugs = |moment: &str| -> Vec<String> {
            let page = house.get(format!("/v1/bodies?territory=03.531&known_at={moment}")).expect(200);
            page.data().iter().map(|one| one["slug"].as_str().unwrap().to_owned()).collect()
        };
        assert_eq!(slugs(&before), Vec::<String>::new());
        assert!(slugs(&formed).contains(&"taounate-secretariat".to_owned()));
        assert!(slugs(&renamed).contains(&"taounate-office".to_owned()));
        let found = |q: &str, moment: &str| house.get(format!("/v1/bodies?q={q}&known_at={moment}")).expect(200).data().len();
        assert_eq!((found("كتابة إقليم", &formed), found("كتابة إقليم", &renamed)), (0, 1));
        // The tree below it hangs together at every moment.
        for (slug, moment) in [("taounate-secretariat", &formed), ("taounate-office", &renamed)] {
            let chart = house.get(format!("/v1/bodies/{slug}/organigram?known_at={moment}")).expect(200);
            assert_eq!(chart.text("/children/0/slug"), "taounate-bureau");
        }
    }

    fn a_position_is_told_as_it_was_known(house) {
        let body = secretariat(house);
        let before = now();
        let deputy = house.post(format!("/v1/bodies/{body}/positions"), json!({"type": "provincial_deputy", "ordinal": 3})).expect(201).id();
        let third = now();
        house.patch(format!("/v1/positions/{deputy}"), json!({"ordinal": 2})).expect(200);
        let second = now();
        house.delete(format!("/v1/positions/{deputy}")).expect(204);
        let last = |moment: &str| {
            let deputies = house.get(format!("/v1/bodies/{body}/deputies?known_at={moment}")).expect(200);
            deputies.data().last().map(|one| one["ordinal"].clone())
        };
        assert_eq!([last(&before), last(&third), last(&second), last(&now())], [None, Some(json!(3)), Some(json!(2)), None]);
        let listed = |moment: &str| {
            let path = format!("/v1/positions?body={body}&type=provincial_deputy&known_at={moment}");
            house.get(path).expect(200).data().len()
        };
        assert_eq!([listed(&before), listed(&third), listed(&second), listed(&now())], [0, 1, 1, 0]);
    }

    fn a_membership_is_told_as_it_was_known(house) {
        let her = person(house, "سعاد الجبلي", "female");
        let before = now();
        let made = house.post("/v1/memberships", json!({"person_id": her, "starts_on": "2015-01-01"})).expect(201).id();
        let member = now();
        let gone = json!({"starts_on": "2016-01-01"});
        house.patch(format!("/v1/memberships/{made}"), gone).expect(200);
        let since = |moment: &str| {
            let page = house.get(format!("/v1/memberships?person_id={her}&known_at={moment}")).expect(200);
            page.data().first().map(|one| one["starts_on"].clone())
        };
        assert_eq!([since(&before), since(&member), since(&now())], [None, Some(json!("2015-01-01")), Some(json!("2016-01-01"))]);
    }

    fn statutes_adopted_later_were_not_in_force_before(house) {
        let first = house.get("/v1/statutes/in-force").expect(200);
        let before = now();
        let new = json!({"effective_from": "2022-12-01", "source": {"kind": "printed statutes"}, "document": first.body["document"]});
        let second = house.post("/v1/statutes", new).expect(201).id();
        let in_force = |day: &str, moment: &str| {
            house.get(format!("/v1/statutes/in-force?as_of={day}&known_at={moment}")).expect(200).id()
        };
        assert_eq!(in_force("2022-12-08", &before), first.id());
        assert_eq!(in_force("2022-12-08", &now()), second);
        assert_eq!(in_force("2022-11-30", &now()), first.id());
        house.get(format!("/v1/statutes/{second}?known_at={before}")).refused(404, "not-found");
        assert_eq!(house.get(format!("/v1/statutes?known_at={before}")).expect(200).data().len(), 1);
    }

    fn territories_put_in_again_keep_their_former_names(house) {
        let before = now();
        let unchanged = house.get("/v1/territories/03.531.05").expect(200);
        reimport(house, "MA-TAO,,taounate,تاونات,Taounate", "MA-TAO,,taounate,تاونات,Taounate la Neuve");
        let label = |moment: &str| {
            house.get(format!("/v1/territories/03.531?known_at={moment}")).in_language("fr").expect(200).text("/label")
        };
        assert_eq!((label(&before), label(&now())), ("province Taounate".to_owned(), "province Taounate la Neuve".to_owned()));
        let found = |moment: &str| house.get(format!("/v1/territories?q=Neuve&known_at={moment}")).expect(200).data().len();
        assert_eq!((found(&before), found(&now())), (0, 1));
        // What the list says as before is not written again.
        assert_eq!(house.get("/v1/territories/03.531.05").expect(200).etag(), unchanged.etag());
        let levels = house.get(format!("/v1/territory-levels?known_at={before}")).expect(200);
        assert_eq!(levels.data(), house.get("/v1/territory-levels").expect(200).data());
    }

    fn before_its_founding_a_registry_knew_nothing(house) {
        for moment in ["0000-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2001-01-01T00:00:00+01:00", "2001-01-01t00:00:00.5z"] {
            assert!(house.get(format!("/v1/territories?known_at={moment}")).expect(200).data().is_empty(), "{moment}");
            house.get(format!("/v1/territories/03.531?known_at={moment}")).refused(404, "not-found");
            house.get(format!("/v1/statutes/in-force?known_at={moment}")).refused(404, "not-found");
        }
    }

    fn a_renumbering_was_not_known_before_it_was_recorded(house) {
        let body = secretariat(house);
        for ordinal in [3, 5] {
            house.post(format!("/v1/bodies/{body}/positions"), json!({"type": "provincial_deputy", "ordinal": ordinal})).expect(201);
        }
        let renumber = |starts_on: &str, moves: Value| {
            let new = json!({"position_type": "provincial_deputy", "starts_on": starts_on, "moves": moves, "source": source()});
            house.post(format!("/v1/bodies/{body}/renumberings"), new).expect(200);
        };
        let before = now();
        renumber("2024-01-01", json!([{"from": 3, "to": 1}, {"from": 5, "to": 2}]));
        let once = now();
        renumber("2025-01-01", json!([{"from": 1, "to": 4}]));
        let twice = now();
        let page = house.get(format!("/v1/positions?body={body}&type=provincial_deputy")).expect(200);
        for position in page.data() {
            house.delete(format!("/v1/positions/{}", position["id"].as_str().unwrap())).expect(204);
        }
        let ordinals = |day: &str, moment: &str| -> Vec<i64> {
            let page = house.get(format!("/v1/positions?body={body}&type=provincial_deputy&as_of={day}&known_at={moment}")).expect(200);
            page.data().iter().map(|one| one["ordinal"].as_i64().unwrap()).collect()
        };
        for (day, at_first, then, at_last) in [
            ("2023-12-31", [3, 5], [3, 5], [3, 5]),
            ("2024-06-01", [3, 5], [1, 2], [1, 2]),
            ("2025-01-01", [3, 5], [1, 2], [4, 2]),
        ] {
            assert_eq!(ordinals(day, &before), at_first, "{day}");
            assert_eq!(ordinals(day, &once), then, "{day}");
            assert_eq!(ordinals(day, &twice), at_last, "{day}");
        }
        assert!(ordinals("2025-01-01", &now()).is_empty());
    }
}
