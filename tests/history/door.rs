//! How the past is asked for: which moments, of what, page by page.
use chrono::{SecondsFormat, TimeDelta, Utc};
use serde_json::json;

use super::{holders, now, office, reimport};
use crate::cast::{appointment, person, secretariat};
use crate::house::{both, operations};

/// Where the organization is told, and what changes it.
const BOTH_KINDS: [&str; 10] = [
    "territor",
    "statutes",
    "bodies",
    "positions",
    "appointments",
    "vacancies",
    "acts",
    "memberships",
    "institutions",
    "mandates",
];

/// An id that nothing has.
const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

both! {
    fn every_look_at_the_organization_takes_a_day_and_a_moment(house) {
        let contract = house.contract();
        let mut looks = 0;
        for one in operations(&contract).iter().filter(|one| one.method == "GET") {
            let room = one.path.trim_start_matches("/v1/").trim_start_matches("reports/");
            // What was changed when, the journal tells: it is one and the same at every moment.
            let is_history = one.id.ends_with("_history_list");
            // A card is issued today.
            let is_card = one.id.starts_with("membership_card_");
            // Sheets of meetings keep no past.
            let is_attendance = one.id == "body_attendance_list";
            if is_history || is_card || is_attendance || !BOTH_KINDS.iter().any(|known| room.starts_with(known)) {
                continue;
            }
            looks += 1;
            let takes = |name: &str| one.parameters("query").iter().any(|parameter| parameter["name"] == name);
            assert_eq!((takes("as_of"), takes("known_at")), (true, true), "{}", one.id);
            let needed = one.parameters("query").into_iter().filter(|parameter| parameter["required"] == true);
            let needed: Vec<String> =
                needed.map(|parameter| format!("&{}={NOBODY}", parameter["name"].as_str().unwrap())).collect();
            let needed = needed.concat();
            let at = one.address_of_nothing(&contract);
            let at = format!("{at}?as_of=2022-12-08&known_at={}{needed}", now());
            let answer = house.get(&at).send();
            assert!([200, 404].contains(&answer.status), "{at}: {answer}");
        }
        assert!(looks > 25, "only {looks} looks: this test looks at the wrong place");
    }

    fn a_moment_is_written_out_and_has_come(house) {
        for moment in ["2022-12-08", "2022-12-08T10:00:00", "yesterday", "2022-02-30T10:00:00Z", "2022-12-08T25:00:00Z", "1670493600"] {
            house.get(format!("/v1/bodies?known_at={moment}")).faulty("?known_at", "bad-moment");
        }
        for moment in [(Utc::now() + TimeDelta::hours(1)).to_rfc3339_opts(SecondsFormat::Secs, true), "9999-12-31T23:59:59Z".to_owned()] {
            let refused = house.get(format!("/v1/bodies?known_at={moment}")).refused(409, "not-known-yet");
            assert!(refused.has_fault("?known_at", "in-the-future"), "{refused}");
        }
        // Both ways of writing the plus of an offset, and the hour is what it says.
        house.get("/v1/bodies?known_at=2022-12-08T10:00:00%2B01:00").expect(200);
        let made = now();
        secretariat(house);
        let an_hour_on = |sign: char| made.replace('Z', &format!("{sign}01:00"));
        house.get(format!("/v1/bodies?known_at={}", an_hour_on('-'))).refused(409, "not-known-yet");
        assert!(house.get(format!("/v1/bodies?known_at={}", an_hour_on('+'))).expect(200).data().is_empty());
    }

    fn what_does_not_keep_its_past_says_so(house) {
        let moment = now();
        let her = person(house, "سعاد الجبلي", "female");
        for path in ["/v1/me".to_owned(), "/v1/persons".to_owned(), format!("/v1/persons/{her}"), "/v1/journal".to_owned(), "/v1/tokens".to_owned(), "/v1/meetings".to_owned(), "/v1/decisions".to_owned(), "/v1/reports/congresses".to_owned()] {
            house.get(format!("{path}?known_at={moment}")).faulty("?known_at", "past-is-not-kept");
        }
        let why = house.get(format!("/v1/reports/congresses?known_at={moment}")).in_language("en").expect(422);
        assert!(why.text("/errors/0/detail").contains("meetings"), "{why}");
        house.get(format!("/v1/persons?known_at={moment}")).anonymous().refused(401, "unauthenticated");
        house.post(format!("/v1/persons?known_at={moment}"), json!({"name_latin": "X"})).faulty("?known_at", "unknown-parameter");
        house.get("/v1/bodies?known_at=").faulty("?known_at", "empty");
    }

    fn pages_of_the_past_belong_together(house) {
        let moment = now();
        let page = house.get(format!("/v1/territories?level=region&limit=5&known_at={moment}")).expect(200);
        reimport(house, "region,MA,", "region,MA,X");
        let link = page.header("link").unwrap().to_owned();
        assert!(link.contains(&format!("known_at={moment}")), "{link}");
        let next = link.trim_start_matches('<').split('>').next().unwrap();
        let rest = house.get(next).expect(200);
        assert!(rest.data().iter().all(|one| one["iso_code"].as_str().is_none_or(|code| !code.starts_with('X'))), "{rest}");
        let cursor = page.text("/next");
        house.get(format!("/v1/territories?level=region&limit=5&cursor={cursor}")).refused(404, "no-such-page");
        let later = now();
        house.get(format!("/v1/territories?level=region&limit=5&known_at={later}&cursor={cursor}")).refused(404, "no-such-page");
    }

    fn a_state_of_the_past_changes_the_present_only_while_it_stands(house) {
        let body = secretariat(house);
        let at = format!("/v1/bodies/{body}");
        let moment = now();
        let past = || house.get(format!("{at}?known_at={moment}")).expect(200).etag();
        let patch = |etag: &str| {
            house.ask("PATCH", &at).json(&json!({"names": {"ar": "كتابة", "fr": "Secrétariat"}})).header("if-match", etag)
        };
        let read = past();
        patch(&read).expect(200);
        assert_eq!(past(), read);
        patch(&read).refused(412, "stale");
    }

    fn the_present_and_the_past_do_not_mix(house) {
        let (body, office) = office(house);
        let her = person(house, "سعاد الجبلي", "female");
        let before = now();
        house.post(format!("/v1/positions/{office}/appointments"), appointment(&her, "2022-01-01")).expect(201);
        // The same sessions serve both, in turn, and again.
        for _ in 0..12 {
            assert!(holders(house, &body, "2022-12-08", &before).is_empty());
            let chart = house.get(format!("/v1/bodies/{body}/members?as_of=2022-12-08")).expect(200);
            assert_eq!(chart.data().len(), 1);
            house.get("/v1/bodies/nowhere").refused(404, "not-found");
            house.get(format!("/v1/bodies/nowhere?known_at={before}")).refused(404, "not-found");
        }
        // The day asked for is today's, unless it is named.
        let chart = |query: &str| house.get(format!("/v1/bodies/{body}/organigram{query}")).expect(200).text("/as_of");
        assert_eq!(chart(&format!("?known_at={before}")), chart(""));
    }
}
