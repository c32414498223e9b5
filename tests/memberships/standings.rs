//! How members stand from day to day: suspended and reinstated, gone, and what goes with them.
use serde_json::{Value, json};

use super::{admit, ended};
use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{Answer, Ask, House, both};

/// Suspends a member between two days; until further notice, where no last is told.
fn suspend(house: &House, path: &str, from: &str, to: Option<&str>) -> Ask {
    house.post(format!("{path}/suspensions"), json!({"starts_on": from, "ends_on": to, "source": source()}))
}

fn reinstate(house: &House, path: &str, on: &str) -> Ask {
    house.post(format!("{path}/reinstatements"), json!({"on": on, "source": source()}))
}

/// How a member stands on a day.
fn on(house: &House, path: &str, day: &str) -> String {
    house.get(format!("{path}?as_of={day}")).expect(200).text("/standing")
}

/// The standings on record: each with its first day and its last.
fn spells(house: &House, path: &str) -> Vec<[Value; 3]> {
    let page = house.get(format!("{path}/standings?total=true")).expect(200);
    assert_eq!(page.body["total"], page.data().len(), "{page}");
    page.data()
        .iter()
        .map(|one| ["standing", "starts_on", "ends_on"].map(|field| one[field].clone()))
        .collect()
}

fn spell(standing: &str, from: &str, to: Option<&str>) -> [Value; 3] {
    [json!(standing), json!(from), json!(to)]
}

/// A member since the first day of 2020; answers the person and the path of the membership.
fn member(house: &House) -> (String, String) {
    let her = person(house, "نعيمة الوزاني", "female");
    let path = format!("/v1/memberships/{}", admit(house, &her, "2020-01-01").id());
    (her, path)
}

/// Puts somebody into the one seat of a type; answers the appointment.
fn appointed(house: &House, body: &str, office: &str, who: &str, days: [&str; 2]) -> String {
    let seat = position(house, body, office);
    let mut new = appointment(who, days[0]);
    if !days[1].is_empty() {
        new["ends_on"] = json!(days[1]);
    }
    house.post(format!("/v1/positions/{seat}/appointments"), new).expect(201).id()
}

/// What came of the end of a membership: each thing with what happened to it and on which day.
fn consequences(told: &Answer) -> Vec<(String, String, String)> {
    let told = told.body["consequences"].as_array().unwrap().iter();
    told.map(|one| {
        let text = |field: &str| one[field].as_str().unwrap().to_owned();
        (text("id"), text("what"), text("on"))
    })
    .collect()
}

both! {
    fn a_suspension_lasts_from_day_to_day_and_is_over_by_itself(house) {
        let (her, path) = member(house);
        let told = suspend(house, &path, "2024-02-01", Some("2024-02-29")).expect(200);
        assert_eq!((told.text("/standing").as_str(), &told.body["version"]), ("active", &json!(2)), "today it is over");
        assert_eq!(told.text("/suspension/basis/source/kind"), "register of the tests");
        assert!(told.text("/suspension/recorded_by").starts_with("account:") || told.text("/suspension/recorded_by").starts_with("person:"), "{told}");
        for (day, standing) in [("2024-01-31", "active"), ("2024-02-01", "suspended"), ("2024-02-29", "suspended"), ("2024-03-01", "active")] {
            assert_eq!(on(house, &path, day), standing, "{day}");
            let included = house.get(format!("/v1/persons/{her}?include=memberships&as_of={day}")).expect(200);
            assert_eq!(included.text("/memberships/0/standing"), standing, "{day}");
            for word in ["active", "suspended"] {
                let listed = house.get(format!("/v1/memberships?standing={word}&as_of={day}&total=true")).expect(200);
                assert_eq!(listed.data().len(), usize::from(word == standing), "{day} {word}");
                assert_eq!(listed.body["total"], listed.data().len());
            }
        }
        assert_eq!(house.get(format!("{path}?as_of=2024-02-10")).expect(200).text("/suspended_until"), "2024-02-29");
        assert!(house.get(format!("{path}?as_of=2024-03-01")).expect(200).body["suspended_until"].is_null());
        assert_eq!(spells(house, &path), [spell("active", "2020-01-01", Some("2024-01-31")), spell("suspended", "2024-02-01", Some("2024-02-29"))]);
        let until = house.get(format!("{path}/standings?as_of=2024-01-31")).expect(200);
        assert_eq!(until.data().len(), 1, "{until}");
    }

    fn a_reinstatement_ends_a_suspension_and_the_gap_stays(house) {
        let (_, path) = member(house);
        suspend(house, &path, "2024-02-01", None).expect(200);
        assert_eq!(on(house, &path, "2026-01-01"), "suspended");
        let told = reinstate(house, &path, "2024-03-10").expect(200);
        assert_eq!(told.text("/suspension/ends_on"), "2024-03-09");
        assert_eq!([on(house, &path, "2024-03-09"), on(house, &path, "2024-03-10")], ["suspended", "active"]);
        assert_eq!(spells(house, &path), [
            spell("active", "2020-01-01", Some("2024-01-31")),
            spell("suspended", "2024-02-01", Some("2024-03-09")),
            spell("active", "2024-03-10", None),
        ]);
        reinstate(house, &path, "2024-03-10").at("/on", "member-is-not-suspended");
        suspend(house, &path, "2024-04-01", Some("2024-04-30")).expect(200);
        // One that is called off before it begins never was.
        let off = reinstate(house, &path, "2024-04-01").expect(200);
        assert!(off.body["suspension"].is_null(), "{off}");
        assert_eq!(on(house, &path, "2024-04-15"), "active");
        let kinds = house.get("/v1/journal?object_kind=membership_standing").expect(200);
        let what: Vec<_> = kinds.data().iter().map(|entry| (entry["before"].is_null(), entry["after"].is_null())).collect();
        assert_eq!(what, [(true, false), (false, false), (true, false), (true, false), (false, true)]);
    }

    fn what_cannot_be_a_suspension_is_refused(house) {
        let (_, path) = member(house);
        let bare = |noun: &str| house.post(format!("{path}/{noun}"), json!({}));
        bare("suspensions").at("/source", "grounds-are-missing");
        bare("reinstatements").at("/source", "grounds-are-missing");
        let nothing = json!({"decision_id": "01a209ef-bd8f-7252-bac0-a7fe1bbebbad"});
        house.post(format!("{path}/suspensions"), nothing).refused(409, "decision-is-unknown");
        suspend(house, &path, "2024-02-01", Some("2024-01-31")).at("/ends_on", "suspension-is-backwards");
        suspend(house, &path, "2019-12-31", None).refused(409, "suspension-lies-outside");
        suspend(house, &path, "2024-02-01", Some("2024-02-29")).expect(200);
        for (from, to) in [("2024-01-01", Some("2024-02-01")), ("2024-02-29", None), ("2024-01-01", None), ("2024-02-10", Some("2024-02-11"))] {
            suspend(house, &path, from, to).refused(409, "member-is-suspended");
        }
        suspend(house, &path, "2024-03-01", None).expect(200);
        // A membership lasts around its suspensions.
        house.patch(&*path, json!({"starts_on": "2024-02-02"})).refused(409, "suspension-lies-outside");
        let end = json!({"ends_on": "2024-02-29", "standing": "resigned", "source": source()});
        house.post(format!("{path}/end"), end).refused(409, "suspension-lies-outside");
        reinstate(house, &path, "2024-03-01").expect(200);
        assert_eq!(house.get(format!("{path}/standings")).expect(200).data().len(), 2);
        suspend(house, &path, "2024-13-01", None).faulty("/starts_on", "bad-value");
    }

    fn nobody_is_reinstated_in_a_membership_that_has_ended(house) {
        let (_, path) = member(house);
        suspend(house, &path, "2024-02-01", None).expect(200);
        let end = json!({"ends_on": "2024-02-29", "standing": "excluded", "source": source()});
        house.post(format!("{path}/end"), end).expect(200);
        for (language, says) in [("ar", "سجل عضوية جديدة"), ("fr", "enregistrez une nouvelle adhésion"), ("en", "record a new membership")] {
            let refused = reinstate(house, &path, "2024-03-01").in_language(language).at("/on", "reinstatement-lies-outside");
            assert!(refused.to_string().contains(says), "{refused}");
        }
        let all = [spell("active", "2020-01-01", Some("2024-01-31")), spell("suspended", "2024-02-01", Some("2024-02-29")), spell("excluded", "2024-03-01", None)];
        assert_eq!(spells(house, &path), all);
        // On its last day one may still be.
        reinstate(house, &path, "2024-02-29").expect(200);
        assert_eq!([on(house, &path, "2024-02-28"), on(house, &path, "2024-02-29"), on(house, &path, "2024-03-01")], ["suspended", "active", "excluded"]);
    }

    fn a_page_of_standings_is_whole_and_knows_what_follows_it(house) {
        let (_, path) = member(house);
        for month in 1..=5 {
            suspend(house, &path, &format!("2024-0{month}-10"), Some(&format!("2024-0{month}-20"))).expect(200);
        }
        let (mut at, mut told) = (format!("{path}/standings?limit=2&as_of=2024-03-31"), Vec::new());
        loop {
            let page = house.get(&at).expect(200);
            told.extend(page.data().iter().map(|one| ["starts_on", "ends_on"].map(|field| one[field].as_str().unwrap_or("").to_owned())));
            let Some(next) = page.body["next"].as_str() else { break };
            assert_eq!(page.data().len(), 2, "a page with a next one is full: {page}");
            at = format!("{path}/standings?limit=2&as_of=2024-03-31&cursor={next}");
        }
        assert_eq!(told, [["2020-01-01", "2024-01-09"], ["2024-01-10", "2024-01-20"], ["2024-02-10", "2024-02-20"], ["2024-03-10", "2024-03-20"]]);
        let first = house.get(format!("{path}/standings?limit=1")).expect(200);
        assert_eq!(first.text("/data/0/ends_on"), "2024-01-09", "the next begins on the next page");
    }

    fn every_change_of_a_membership_is_a_standing_with_its_author(house) {
        let her = person(house, "نعيمة الوزاني", "female");
        let new = json!({"person_id": her, "starts_on": "2022", "source": source()});
        let path = format!("/v1/memberships/{}", house.post("/v1/memberships", new).expect(201).id());
        assert_eq!(spells(house, &path), [spell("active", "2022", None)]);
        house.patch(&*path, json!({"starts_on": "2021-03-01"})).expect(200);
        assert_eq!(spells(house, &path), [spell("active", "2021-03-01", None)]);
        let end = json!({"ends_on": "2023", "standing": "lapsed", "source": {"kind": "list of the unrenewed"}});
        house.post(format!("{path}/end"), end).expect(200);
        let page = house.get(format!("{path}/standings")).expect(200);
        assert_eq!(spells(house, &path), [spell("active", "2021-03-01", Some("2023")), spell("lapsed", "2023-01-02/2024-01-01", None)]);
        assert_eq!(page.text("/data/1/basis/source/kind"), "list of the unrenewed");
        assert_eq!(page.text("/data/0/basis/source/kind"), "register of the tests");
        assert_eq!(page.text("/data/1/recorded_by"), page.text("/data/0/recorded_by"));
        house.patch(&*path, json!({"ends_on": "2023-06-30"})).expect(200);
        assert_eq!(spells(house, &path), [spell("active", "2021-03-01", Some("2023-06-30")), spell("lapsed", "2023-07-01", None)]);
        house.patch(&*path, json!({"ends_on": null, "end_source": null})).expect(200);
        assert_eq!(spells(house, &path), [spell("active", "2021-03-01", None)]);
        house.delete(&*path).expect(204);
        house.get(format!("{path}/standings")).refused(404, "not-found");
    }

    fn a_standing_is_told_as_it_was_known(house) {
        let (_, path) = member(house);
        let now = || chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        let unknown = now();
        suspend(house, &path, "2024-02-01", None).expect(200);
        let suspended = now();
        reinstate(house, &path, "2024-03-01").expect(200);
        let then = |moment: &str| house.get(format!("{path}?as_of=2024-06-01&known_at={moment}")).expect(200).text("/standing");
        assert_eq!([then(&unknown), then(&suspended), then(&now())], ["active", "suspended", "active"]);
        let known = |moment: &str| house.get(format!("{path}/standings?known_at={moment}")).expect(200).data().len();
        assert_eq!([known(&unknown), known(&suspended), known(&now())], [1, 2, 3]);
    }

    fn who_is_suspended_neither_presides_nor_qualifies_meanwhile(house) {
        let body = secretariat(house);
        let (her, path) = member(house);
        appointed(house, &body, "provincial_secretary", &her, ["2021-03-01", ""]);
        suspend(house, &path, "2024-02-01", Some("2024-02-29")).expect(200);
        let verdict = |day: &str| house.get(format!("/v1/bodies/{body}/succession?as_of={day}")).expect(200).text("/steps/0/verdict");
        assert_eq!(["2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01"].map(verdict), ["presides", "suspended", "suspended", "presides"]);
        let check = |day: &str| {
            let seat = json!({"body": "taounate-bureau", "position_type": "bureau_treasurer", "person_id": her, "starts_on": day});
            let told = house.post("/v1/statutes/check", json!({"appointments": [seat]})).expect(200);
            told.raw.windows(27).any(|part| part == b"standing-does-not-qualify\"," || part == b"\"standing-does-not-qualify\"")
        };
        assert_eq!(["2024-01-31", "2024-02-10", "2024-03-01"].map(check), [false, true, false]);
        // One that is recorded after the fact breaks the rule where it covers the first day.
        let violations = || house.get(format!("/v1/reports/violations?person_id={her}&rule=standing-does-not-qualify&total=true")).expect(200).body["total"].clone();
        assert_eq!(violations(), 0);
        suspend(house, &path, "2021-03-01", Some("2021-03-31")).expect(200);
        assert_eq!(violations(), 1);
        reinstate(house, &path, "2021-03-01").expect(200);
        assert_eq!(violations(), 0);
    }

    fn whoever_leaves_leaves_every_office_on_the_same_day(house) {
        let body = secretariat(house);
        let bureau = house.get("/v1/bodies/taounate-bureau").expect(200).id();
        let (her, path) = member(house);
        let held = appointed(house, &body, "provincial_secretary", &her, ["2021-03-01", ""]);
        let set = appointed(house, &bureau, "bureau_rapporteur", &her, ["2021-03-01", "2029-12-31"]);
        let before = appointed(house, &bureau, "bureau_treasurer", &her, ["2020-02-01", "2021-01-31"]);
        let end = json!({"ends_on": "2023-06-30", "standing": "resigned", "source": {"kind": "letter"}});
        let tried = house.post(format!("{path}/end?dry_run=true"), end.clone()).expect(200);
        let told = house.post(format!("{path}/end"), end).expect(200);
        let ended = |id: &str| (id.to_owned(), "ended".to_owned(), "2023-06-30".to_owned());
        assert_eq!(consequences(&told), [ended(&held), ended(&set)]);
        assert_eq!(tried.body["result"]["consequences"], told.body["consequences"]);
        for id in [&held, &set] {
            let shown = house.get(format!("/v1/appointments/{id}")).expect(200);
            assert_eq!((shown.text("/ends_on"), shown.text("/ended_by")), ("2023-06-30".to_owned(), "resignation".to_owned()));
            assert_eq!(shown.text("/end_basis/source/kind"), "letter");
            let told = house.get(format!("/v1/journal?object_id={id}&operation=membership_end")).expect(200);
            assert_eq!(told.data().len(), 1, "{told}");
        }
        assert_eq!(house.get(format!("/v1/appointments/{before}")).expect(200).text("/ended_by"), "term");
        let vacant = |day: &str| house.get(format!("/v1/bodies/{body}/vacancies?as_of={day}")).expect(200).data().len();
        assert_eq!([vacant("2023-06-30"), vacant("2023-07-01")], [0, 1]);
    }

    fn how_one_left_is_how_the_office_ended(house) {
        let body = secretariat(house);
        let seat = position(house, &body, "secretariat_member");
        for (standing, ended_by) in [("excluded", "exclusion"), ("deceased", "death"), ("lapsed", "departure"), ("transferred", "departure")] {
            let (her, path) = member(house);
            let held = house.post(format!("/v1/positions/{seat}/appointments"), appointment(&her, "2021-03-01")).expect(201).id();
            house.post(format!("{path}/end"), json!({"ends_on": "2023", "standing": standing})).expect(200);
            let shown = house.get(format!("/v1/appointments/{held}")).expect(200);
            assert_eq!((shown.text("/ended_by").as_str(), shown.text("/ends_on").as_str()), (ended_by, "2023"));
            assert_eq!(shown.text("/end_basis/source/kind"), "membership", "what it rests on is the membership itself");
        }
    }

    fn an_office_that_begins_later_is_kept_and_told(house) {
        let body = secretariat(house);
        let (her, path) = member(house);
        let later = appointed(house, &body, "provincial_secretary", &her, ["2024-01-01", ""]);
        let told = house.post(format!("{path}/end"), json!({"ends_on": "2023-12-31", "standing": "lapsed"})).expect(200);
        assert_eq!(consequences(&told), [(later.clone(), "kept".to_owned(), "2024-01-01".to_owned())]);
        assert!(house.get(format!("/v1/appointments/{later}")).expect(200).body["ends_on"].is_null());
        let broken = house.get(format!("/v1/reports/violations?appointment_id={later}&rule=standing-does-not-qualify")).expect(200);
        assert_eq!(broken.text("/data/0/code"), "standing-does-not-qualify");
    }

    fn what_ended_with_a_membership_stays_ended_where_its_end_is_taken_back(house) {
        let body = secretariat(house);
        let (her, path) = member(house);
        let held = appointed(house, &body, "provincial_secretary", &her, ["2021-03-01", ""]);
        let first = path.rsplit('/').next().unwrap().to_owned();
        house.post(ended(&first), json!({"ends_on": "2023-06-30", "standing": "lapsed"})).expect(200);
        house.patch(&*path, json!({"ends_on": null})).expect(200);
        let shown = house.get(format!("/v1/appointments/{held}")).expect(200);
        assert_eq!((shown.text("/ends_on"), shown.text("/ended_by")), ("2023-06-30".to_owned(), "departure".to_owned()));
    }
}
