//! Addresses at which a calendar app looks at meetings.
use std::num::NonZeroU32;

use amana::config::Limits;
use chrono::{Days, Utc};
use serde_json::{Value, json};

use super::events::{admitted, token_of};
use super::{Calendar, cancel, in_days, meeting, today};
use crate::cast::{person, position, secretariat, source};
use crate::house::{Answer, Ask, House, Registry, both, roomy};
use crate::meetings::bureau;

fn set_up(house: &House, token: &str, fields: Value) -> Ask {
    let mut new = json!({"name": "هاتف"});
    new.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    house.post("/v1/me/calendar-feeds", new).with_token(token)
}

/// Looks at a feed as an app does: with nothing but its address.
fn look(house: &House, url: &str) -> Answer {
    house.get(url).anonymous().send()
}

fn events(house: &House, url: &str) -> Calendar {
    Calendar::read(&house.get(url).anonymous().expect(200))
}

/// What is answered, but for what names the request.
fn said(answer: &Answer) -> (u16, Value) {
    let mut body = answer.body.clone();
    body["request_id"] = Value::Null;
    (answer.status, body)
}

fn of_body(body: &str) -> Value {
    json!({"scope": "body", "body": body})
}

both! {
    fn an_address_shows_a_calendar_and_is_shown_once(house) {
        secretariat(house);
        let path = meeting(house, "taounate-secretariat", &in_days(10));
        house.patch(&path, json!({"place": "المقر"})).expect(200);
        house.post(format!("{path}/agenda-items"), json!({"title": "نقطة سرية"})).expect(201);
        let made = set_up(house, &house.admin, of_body("taounate-secretariat")).header("idempotency-key", "feed-1").expect(201);
        let url = made.text("/url");
        assert!(url.starts_with("/v1/calendar-feeds/amana_feed_") && url.rsplit('.').next() == Some("ics"), "{made}");
        let again = set_up(house, &house.admin, of_body("taounate-secretariat")).header("idempotency-key", "feed-1").expect(201);
        assert_eq!((again.id(), &again.body["url"]), (made.id(), &Value::Null), "{again}");
        let told = events(house, &url);
        assert_eq!(told.named(), std::slice::from_ref(&path));
        let text = format!("{told:?}");
        assert!(text.contains("المقر") && text.contains("اجتماع عادي: ") && !text.contains("DESCRIPTION") && !text.contains("سرية"), "{text}");
        let answer = look(house, &format!("{url}?lang=fr"));
        assert!(String::from_utf8_lossy(&answer.raw).contains("Réunion ordinaire"), "{answer}");
        for (header, value) in [("cache-control", "no-store"), ("referrer-policy", "no-referrer"), ("x-content-type-options", "nosniff")] {
            assert_eq!(answer.header(header), Some(value), "{answer}");
        }
        house.get(format!("{url}?lang=fr")).anonymous().header("if-none-match", &answer.etag()).expect(304);
        // Why it was called off is told to whoever reads the meeting alone.
        cancel(house, &path, json!({"reason": "سفر الأمين"})).expect(200);
        let off = format!("{:?}", events(house, &url));
        assert!(off.contains("STATUS:CANCELLED") && !off.contains("سفر"), "{off}");
        // It is listed without its secret, with the day it was last looked at.
        actix_web::rt::System::new().block_on(house.app().keep_uses()).unwrap();
        let listed = house.get("/v1/me/calendar-feeds?total=true").expect(200);
        let shown = house.get(format!("/v1/me/calendar-feeds/{}", made.id())).expect(200);
        assert_eq!((&listed.body["total"], &listed.body["data"][0]), (&json!(1), &shown.body), "{listed}");
        assert_eq!((shown.text("/name"), shown.text("/last_used_on"), &shown.body["expires_on"]), ("هاتف".to_owned(), today().to_string(), &Value::Null));
        let secret = url.rsplit('_').next().unwrap().trim_end_matches(".ics").to_owned();
        let journal = house.get("/v1/journal?object_kind=calendar_feed").expect(200);
        assert_eq!(journal.data().len(), 1, "{journal}");
        for answer in [&listed, &shown, &journal] {
            assert!(!String::from_utf8_lossy(&answer.raw).contains(&secret) && !String::from_utf8_lossy(&answer.raw).contains("secret_hash"), "{answer}");
        }
        house.ask("DELETE", format!("/v1/me/calendar-feeds/{}", made.id())).refused(428, "precondition-required");
        house.delete(format!("/v1/me/calendar-feeds/{}", made.id())).expect(204);
        assert_eq!(look(house, &url).status, 404);
        assert!(house.get("/v1/me/calendar-feeds").expect(200).data().is_empty());
    }

    fn what_is_no_feed_answers_like_one_there_never_was(house) {
        secretariat(house);
        let made = set_up(house, &house.admin, of_body("taounate-secretariat")).expect(201);
        let url = made.text("/url");
        let unknown = format!("/v1/calendar-feeds/amana_feed_{}_{}.ics", "0".repeat(32), "0".repeat(64));
        let expected = said(&look(house, &unknown));
        assert_eq!(expected.0, 404);
        let (other_secret, token) = (url.replace(".ics", "").split_at(url.len() - 8).0.to_owned() + "0000.ics", house.admin.clone());
        for wrong in [other_secret, format!("/v1/calendar-feeds/{token}.ics"), "/v1/calendar-feeds/x.ics".to_owned(), url.to_uppercase().replace("/V1/CALENDAR-FEEDS/", "/v1/calendar-feeds/").replace(".ICS", ".ics"), url.replace(".ics", "")] {
            assert_eq!(said(&look(house, &wrong)), expected, "{wrong}");
        }
        // It is no token, and opens nothing else.
        let secret = url.trim_start_matches("/v1/calendar-feeds/").trim_end_matches(".ics").to_owned();
        house.get("/v1/me").with_token(&secret).refused(401, "unauthenticated");
        house.get(format!("{url}?fields=id")).anonymous().refused(422, "invalid");
        house.post(url.clone(), json!({})).anonymous().refused(405, "method-not-allowed");
        assert_eq!(look(house, &url).status, 200);
        house.delete(format!("/v1/me/calendar-feeds/{}", made.id())).expect(204);
        assert_eq!(said(&look(house, &url)), expected);
    }

    fn a_feed_answers_as_its_owner_would_be_answered_at_that_moment(house) {
        let people = bureau(house);
        let path = meeting(house, "taounate-bureau", &in_days(10));
        let membership = admitted(house, &people[0]);
        let token = token_of(house, &people[0]);
        let own = set_up(house, &token, json!({"scope": "mine"})).expect(201).text("/url");
        let bureau = set_up(house, &token, of_body("taounate-bureau")).expect(201).text("/url");
        for url in [&own, &bureau] {
            assert_eq!(events(house, url).named(), std::slice::from_ref(&path));
        }
        // Suspended, and reinstated.
        let yesterday = (today() - Days::new(1)).to_string();
        let suspension = json!({"starts_on": yesterday, "source": source()});
        house.post(format!("/v1/memberships/{membership}/suspensions"), suspension).expect(200);
        for url in [&own, &bureau] {
            assert_eq!(look(house, url).status, 404);
        }
        let reinstated = json!({"on": today().to_string(), "source": source()});
        house.post(format!("/v1/memberships/{membership}/reinstatements"), reinstated).expect(200);
        assert_eq!(events(house, &bureau).named(), std::slice::from_ref(&path));
        // Out of office: what is one's own is left, and is nothing.
        let seat = house.get(format!("/v1/appointments?person_id={}", people[0])).expect(200).text("/data/0/id");
        house.post(format!("/v1/appointments/{seat}/resignations"), json!({"ends_on": yesterday, "source": source()})).expect(200);
        assert_eq!(look(house, &bureau).status, 404);
        assert!(events(house, &own).events.is_empty());
        house.post(format!("{path}/invitations"), json!({"person_id": people[0]})).expect(201);
        assert_eq!(events(house, &own).named(), std::slice::from_ref(&path));
        // Out of the party.
        house.post(format!("/v1/memberships/{membership}/end"), json!({"ends_on": yesterday, "standing": "resigned", "source": source()})).expect(200);
        assert_eq!(look(house, &own).status, 404);
    }

    fn a_feed_ends_with_what_it_was_asked_for_with(house) {
        secretariat(house);
        let account = house.post("/v1/accounts", json!({"name": "screen in the hall"})).expect(201).id();
        let grant = json!({"account_id": account, "permissions": ["meeting.read"], "source": source()});
        let grant = house.post("/v1/access/grants", grant).expect(201).id();
        let issue = || house.post("/v1/tokens", json!({"name": "screen", "account_id": account})).expect(201);
        let (first, second) = (issue(), issue());
        let [by_first, by_second] = [&first, &second].map(|token| set_up(house, &token.text("/secret"), of_body("taounate-secretariat")).expect(201).text("/url"));
        // Rotated, what took its place goes on; revoked, with it everything ends that it was asked for with.
        let rotated = house.post(format!("/v1/tokens/{}/rotations", first.id()), json!({})).expect(201);
        assert_eq!(look(house, &by_first).status, 200);
        house.ask("POST", format!("/v1/tokens/{}/revocations", rotated.id())).expect(200);
        assert_eq!((look(house, &by_first).status, look(house, &by_second).status), (404, 200));
        house.ask("POST", format!("/v1/access/grants/{grant}/revocations")).expect(200);
        assert_eq!(look(house, &by_second).status, 404);
        let grant = json!({"account_id": account, "permissions": ["meeting.read"], "source": source()});
        house.post("/v1/access/grants", grant).expect(201);
        assert_eq!(look(house, &by_second).status, 200);
        house.ask("POST", format!("/v1/accounts/{account}/closures")).expect(200);
        assert_eq!(look(house, &by_second).status, 404);
    }

    fn a_token_sets_up_no_more_than_it_is_good_for(house) {
        let home = secretariat(house);
        let him = person(house, "إدريس الزموري", "male");
        admitted(house, &him);
        let office = position(house, &home, "provincial_secretary");
        house.post(format!("/v1/positions/{office}/appointments"), json!({"person_id": him, "starts_on": "2021-01-01", "source": source()})).expect(201);
        let issue = |more: Value| {
            let mut new = json!({"name": "narrow", "person_id": him});
            new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            house.post("/v1/tokens", new).expect(201).text("/secret")
        };
        let narrow = issue(json!({"scopes": ["body.read"]}));
        assert_eq!(set_up(house, &narrow, of_body("taounate-secretariat")).refused(403, "not-allowed").text("/detail"), "meeting.read");
        assert_eq!(set_up(house, &narrow, json!({"scope": "mine"})).refused(403, "not-allowed").text("/detail"), "self.read");
        let oneself = issue(json!({"scopes": ["self.read"]}));
        assert_eq!(set_up(house, &oneself, json!({"scope": "mine"})).refused(403, "not-allowed").text("/detail"), "meeting.read");
        let bound = issue(json!({"networks": ["127.0.0.0/8"]}));
        set_up(house, &bound, of_body("taounate-secretariat")).refused(409, "feed-is-good-from-anywhere");
        let whole = issue(json!({}));
        set_up(house, &whole, json!({"scope": "body"})).at("/body", "feed-body-is-amiss");
        set_up(house, &whole, json!({"scope": "mine", "body": "taounate-secretariat"})).at("/body", "feed-body-is-amiss");
        set_up(house, &whole, of_body("no-such-body")).refused(409, "body-is-unknown");
        set_up(house, &whole, json!({"scope": "mine", "expires_on": (today() - Days::new(1)).to_string()})).at("/expires_on", "feed-ends-in-the-past");
        set_up(house, &house.admin, json!({"scope": "mine"})).at("/scope", "feed-is-nobodys");
        let lasting = set_up(house, &whole, json!({"scope": "mine", "expires_on": today().to_string()})).expect(201);
        assert_eq!(look(house, &lasting.text("/url")).status, 200, "on its last day");
        for _ in 1..20 {
            set_up(house, &whole, json!({"scope": "mine"})).expect(201);
        }
        let many = set_up(house, &whole, json!({"scope": "mine"})).in_language("fr").refused(409, "feeds-are-many");
        assert!(many.text("/title").starts_with("Vous avez vingt"), "{many}");
        // Nobody sees or takes out those of another.
        let id = lasting.id();
        house.get(format!("/v1/me/calendar-feeds/{id}")).refused(404, "not-found");
        house.delete(format!("/v1/me/calendar-feeds/{id}")).refused(404, "not-found");
        assert!(house.get("/v1/me/calendar-feeds").expect(200).data().is_empty());
    }

    fn what_was_taken_in_an_emergency_no_feed_gives(house) {
        secretariat(house);
        let path = meeting(house, "taounate-secretariat", &in_days(10));
        let account = house.account("technician", json!({"permissions": ["access.emergency"]}));
        let token = account.text("/secret");
        let rights = json!({"permissions": ["meeting.read", "body.read"], "reason": "عطل", "minutes": 30});
        house.post("/v1/access/emergencies", rights).with_token(&token).expect(201);
        house.get(&path).with_token(&token).expect(200);
        let url = set_up(house, &token, of_body("taounate-secretariat")).expect(201).text("/url");
        assert_eq!(look(house, &url).status, 404);
    }

    fn a_feed_follows_whoever_stays_of_two(house) {
        bureau(house);
        let [one, other] = ["هند العمراني", "هند العمراني الإدريسي"].map(|name| person(house, name, "female"));
        let path = meeting(house, "taounate-bureau", &in_days(10));
        house.post(format!("{path}/invitations"), json!({"person_id": other})).expect(201);
        admitted(house, &other);
        let url = set_up(house, &token_of(house, &other), json!({"scope": "mine"})).expect(201).text("/url");
        assert_eq!(events(house, &url).named(), std::slice::from_ref(&path));
        let tried = house.post(format!("/v1/persons/{one}/merges?dry_run=true"), json!({"other_id": other, "reason": "تكرار"})).expect(200);
        assert!(String::from_utf8_lossy(&tried.raw).contains("calendar_feed"), "{tried}");
        house.post(format!("/v1/persons/{one}/merges"), json!({"other_id": other, "reason": "تكرار"})).expect(201);
        assert_eq!(events(house, &url).named(), [path]);
    }
}

/// Whoever guesses is told to wait, and whoever shows a good address from there is not.
fn nobody_guesses_for_long(registry: Registry) {
    let limits = Limits { failures_per_minute: NonZeroU32::new(20).unwrap(), ..roomy() };
    let house = House::open_with(registry, Utc::now, limits);
    secretariat(&house);
    let admin = house.admin.clone();
    let url = set_up(&house, &admin, of_body("taounate-secretariat")).expect(201).text("/url");
    let guess = |number: usize| format!("/v1/calendar-feeds/amana_feed_{}_{number:064}.ics", "0".repeat(32));
    let told: Vec<u16> = (0..25).map(|number| look(&house, &guess(number)).status).collect();
    assert_eq!((&told[..20], &told[20..]), (&[404; 20][..], &[429; 5][..]));
    let refused = look(&house, &guess(99));
    assert!(refused.header("retry-after").is_some(), "{refused}");
    assert_eq!(look(&house, &url).status, 200);
    // What is not there elsewhere is no guess.
    house.get("/v1/meetings/01890a5d-ac96-774b-bcce-b302099a8057").expect(404);
}

#[test]
fn nobody_guesses_the_address_of_a_feed_for_long_on_sqlite() {
    nobody_guesses_for_long(Registry::on_sqlite());
}

#[cfg(feature = "both-engines")]
#[test]
fn nobody_guesses_the_address_of_a_feed_for_long_on_postgres() {
    nobody_guesses_for_long(Registry::on_postgres());
}
