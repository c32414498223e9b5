//! Dues of a year, and memberships that are renewed or lapse.
use chrono::{Datelike as _, TimeDelta, Utc};
use serde_json::{Value, json};

use crate::cast::{appointment, person, position, secretariat, source};
use crate::house::{Ask, House, both};

fn day(days: i64) -> String {
    (Utc::now() + TimeDelta::days(days)).date_naive().to_string()
}

/// A member with a number; answers the path of the membership.
fn member(house: &House, number: &str, from: &str) -> String {
    let her = person(house, "نعيمة الوزاني", "female");
    let new = json!({"person_id": her, "starts_on": from, "number": number, "source": source()});
    format!("/v1/memberships/{}", house.post("/v1/memberships", new).expect(201).id())
}

fn dues(house: &House, path: &str, year: i64, status: &str) -> Ask {
    house.post(format!("{path}/dues"), json!({"year": year, "status": status, "source": source()}))
}

fn import(house: &House, year: i64, members: &[(&str, &str)]) -> Ask {
    let line = |(number, status): &(&str, &str)| json!({"number": number, "status": status});
    let members: Vec<Value> = members.iter().map(line).collect();
    house.post("/v1/dues-imports", json!({"year": year, "source": source(), "members": members}))
}

/// The numbers of those of whom it is so with the dues of a year.
fn of(house: &House, status: &str, year: i64) -> Vec<String> {
    let page = house.get(format!("/v1/memberships?dues={status}&year={year}&total=true")).expect(200);
    assert_eq!(page.body["total"], page.data().len(), "{page}");
    page.data().iter().map(|one| one["number"].as_str().unwrap().to_owned()).collect()
}

/// Opens a campaign between two days.
fn campaign(house: &House, year: i32, days: [i64; 2]) -> Ask {
    let [opens_on, closes_on] = days.map(day);
    house.post(
        "/v1/renewal-campaigns",
        json!({"year": year, "opens_on": opens_on, "closes_on": closes_on, "source": source()}),
    )
}

fn renew(house: &House, path: &str, year: i32, on: i64) -> Ask {
    house.post(format!("{path}/renewals"), json!({"year": year, "on": day(on), "source": source()}))
}

both! {
    fn dues_of_a_year_are_told_and_told_anew(house) {
        let path = member(house, "531-1", "2024-06-01");
        let told = dues(house, &path, 2024, "paid").expect(200);
        assert_eq!((told.text("/status").as_str(), told.text("/source/kind").as_str(), &told.body["version"]), ("paid", "register of the tests", &json!(1)));
        let exempt = dues(house, &path, 2024, "exempt").expect(200);
        assert_eq!((exempt.id(), &exempt.body["version"]), (told.id(), &json!(2)));
        dues(house, &path, 2025, "paid").expect(200);
        let page = house.get(format!("{path}/dues?limit=1&total=true")).expect(200);
        assert_eq!((&page.body["data"][0]["year"], &page.body["total"]), (&json!(2025), &json!(2)));
        let next = house.get(format!("{path}/dues?limit=1&cursor={}", page.text("/next"))).expect(200);
        assert_eq!((&next.body["data"][0]["year"], next.text("/data/0/status")), (&json!(2024), "exempt".to_owned()));
        dues(house, &path, 2023, "paid").at("/year", "dues-lie-outside");
        dues(house, &path, 1899, "paid").faulty("/year", "out-of-range");
        house.post(format!("{path}/dues"), json!({"year": 2024, "status": "paid"})).faulty("/source", "missing-field");
        house.delete(&*path).expect(204);
        house.get(format!("{path}/dues")).refused(404, "not-found");
    }

    fn members_are_listed_by_the_dues_of_a_year(house) {
        for (number, from) in [("1", "2020"), ("2", "2024-12-31"), ("3", "2025-01-01"), ("4", "2020")] {
            member(house, number, from);
        }
        let told = import(house, 2024, &[("1", "paid"), ("4", "exempt"), ("2", "unpaid")]).expect(200);
        assert_eq!((&told.body["recorded"], &told.body["unchanged"]), (&json!(3), &json!(0)));
        assert_eq!([of(house, "paid", 2024), of(house, "exempt", 2024), of(house, "unpaid", 2024)], [vec!["1".to_owned()], vec!["4".to_owned()], vec!["2".to_owned()]]);
        assert_eq!(of(house, "unpaid", 2025).len(), 4);
        assert_eq!(of(house, "unpaid", 2019).len(), 0, "nobody was a member");
        let unknown = Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Micros, true);
        import(house, 2024, &[("2", "paid"), ("1", "paid")]).expect(200);
        assert_eq!(of(house, "unpaid", 2024).len(), 0);
        let before = house.get(format!("/v1/memberships?dues=unpaid&year=2024&known_at={unknown}")).expect(200);
        assert_eq!(before.data().len(), 1, "{before}");
        house.get("/v1/memberships?dues=unpaid").faulty("?year", "missing-parameter");
        house.get("/v1/memberships?year=2024").faulty("?dues", "missing-parameter");
        house.get("/v1/memberships?dues=unpaid&year=1").faulty("?year", "bad-value");
    }

    fn a_list_of_dues_is_recorded_whole_or_not_at_all(house) {
        for number in ["1", "2"] {
            member(house, number, "2020");
        }
        import(house, 2024, &[("1", "paid"), ("7", "paid")]).at("/members/1/number", "number-is-unknown");
        import(house, 2024, &[("1", "paid"), ("1", "unpaid")]).at("/members/1/number", "number-is-twice");
        import(house, 2019, &[("1", "paid")]).at("/members/0/number", "dues-lie-outside");
        assert_eq!(of(house, "paid", 2024).len(), 0);
        import(house, 2024, &[("1", "paid"), ("2", "paid")]).expect(200);
        let again = import(house, 2024, &[("2", "paid"), ("1", "paid")]).expect(200);
        assert_eq!((&again.body["recorded"], &again.body["unchanged"]), (&json!(0), &json!(2)));
        let entries = house.get("/v1/journal?object_kind=membership_dues&total=true").expect(200);
        assert_eq!(entries.body["total"], 2);
        let none: [(&str, &str); 0] = [];
        import(house, 2024, &none).faulty("/members", "out-of-range");
    }

    fn whoever_keeps_the_dues_of_a_province_tells_of_its_members_alone(house) {
        let lives = |name: &str, code: &str, number: &str| {
            let her = house.post("/v1/persons", json!({"name_latin": name, "residence": code})).expect(201).id();
            let new = json!({"person_id": her, "starts_on": "2020", "number": number, "source": source()});
            house.post("/v1/memberships", new).expect(201).id()
        };
        let (here, there) = (lives("Salma Bakkali", "03.531.01.05", "1"), lives("Sanae Tazi", "01.571", "2"));
        let secret = house.account("treasurer", json!({"permissions": ["membership.read", "membership.dues"], "territory": "03.531"})).text("/secret");
        import(house, 2024, &[("1", "paid"), ("2", "paid")]).with_token(&secret).at("/members/1/number", "number-is-unknown");
        import(house, 2024, &[("1", "paid")]).with_token(&secret).expect(200);
        let told = |of: &str| house.post(format!("/v1/memberships/{of}/dues"), json!({"year": 2024, "status": "unpaid", "source": source()})).with_token(&secret);
        told(&here).expect(200);
        told(&there).refused(404, "not-found");
        let year = Utc::now().year();
        let opened = campaign(house, year, [-10, 10]).expect(201);
        let seen = house.get(opened.header("location").unwrap()).with_token(&secret).expect(200);
        assert_eq!((&opened.body["members"], &seen.body["members"]), (&json!(2), &json!(1)), "of how many one sees");
        let members = house.get(format!("/v1/renewal-campaigns/{}/members?total=true", opened.id())).with_token(&secret).expect(200);
        assert_eq!((members.text("/data/0/membership_id"), &members.body["total"]), (here, &json!(1)));
        house.post(format!("/v1/renewal-campaigns/{}/lapses", opened.id()), json!({})).with_token(&secret).refused(403, "not-allowed");
    }

    fn a_membership_is_renewed_in_the_days_of_its_campaign(house) {
        let year = Utc::now().year();
        let path = member(house, "1", "2020-01-01");
        let late = member(house, "2", &day(-5));
        renew(house, &path, year, 0).at("/year", "campaign-is-unknown");
        campaign(house, year, [1, 0]).at("/closes_on", "campaign-is-backwards");
        let opened = campaign(house, year, [-10, 10]).expect(201);
        campaign(house, year, [-10, 10]).at("/year", "campaign-is-open");
        assert_eq!((&opened.body["members"], &opened.body["renewed"]), (&json!(1), &json!(0)), "who came later is not asked");
        renew(house, &path, year, -11).at("/on", "renewal-is-out-of-time");
        renew(house, &path, year, 1).at("/on", "renewal-is-out-of-time");
        renew(house, &late, year, -6).at("/on", "renewal-is-out-of-time");
        let told = renew(house, &path, year, -10).expect(201);
        assert_eq!(told.text("/renewed_on"), day(-10));
        renew(house, &path, year, 0).refused(409, "membership-is-renewed");
        let shown = house.get(opened.header("location").unwrap()).expect(200);
        assert_eq!((&shown.body["members"], &shown.body["renewed"]), (&json!(1), &json!(1)));
        let listed = |renewed: bool| house.get(format!("/v1/renewal-campaigns/{}/members?renewed={renewed}&total=true", opened.id())).expect(200);
        assert_eq!((listed(true).text("/data/0/renewed_on"), listed(false).data().len()), (day(-10), 0));
        house.post(format!("/v1/renewal-campaigns/{}/lapses", opened.id()), json!({})).refused(409, "campaign-is-not-over");
        assert_eq!(house.get("/v1/renewal-campaigns?total=true").expect(200).body["total"], 1);
        house.delete(&*path).refused(409, "in-use");
    }

    fn what_was_not_renewed_lapses_so_many_a_request_and_never_by_itself(house) {
        let year = Utc::now().year();
        let body = secretariat(house);
        let paths: Vec<String> = (1..=4).map(|number: i32| member(house, &number.to_string(), "2020-01-01")).collect();
        let her = house.get(&*paths[0]).expect(200).text("/person_id");
        let seat = position(house, &body, "provincial_secretary");
        let held = house.post(format!("/v1/positions/{seat}/appointments"), appointment(&her, "2021-03-01")).expect(201).id();
        let opened = campaign(house, year, [-30, -1]).expect(201).id();
        renew(house, &paths[1], year, -2).expect(201);
        house.post(format!("{}/end", paths[2]), json!({"ends_on": day(-9), "standing": "resigned"})).expect(200);
        let lapse = |query: &str, most: i64| house.post(format!("/v1/renewal-campaigns/{opened}/lapses{query}"), json!({"most": most})).expect(200);
        let tried = lapse("?dry_run=true", 200);
        assert_eq!(tried.body["result"]["lapsed"].as_array().unwrap().len(), 2, "{tried}");
        assert_eq!(house.get(&*paths[0]).expect(200).text("/standing"), "active", "nothing lapsed");
        let first = lapse("", 1);
        assert_eq!((first.text("/lapsed/0/standing"), &first.body["left"]), ("lapsed".to_owned(), &json!(1)));
        assert_eq!((first.text("/lapsed/0/ends_on"), first.text("/lapsed/0/consequences/0/id")), (day(-1), held.clone()));
        assert_eq!(house.get(format!("/v1/appointments/{held}")).expect(200).text("/ended_by"), "departure");
        let second = lapse("", 100);
        assert_eq!((second.body["lapsed"].as_array().unwrap().len(), &second.body["left"]), (1, &json!(0)));
        assert_eq!(lapse("", 100).body["lapsed"], json!([]));
        let standing = |path: &String| house.get(&**path).expect(200).text("/standing");
        assert_eq!(paths.iter().map(standing).collect::<Vec<_>>(), ["lapsed", "active", "resigned", "lapsed"]);
        let basis = house.get(format!("{}/standings", paths[3])).expect(200);
        assert_eq!((basis.text("/data/1/basis/source/kind"), basis.text("/data/1/basis/source/reference")), ("renewal campaign".to_owned(), opened.clone()));
        house.post(format!("/v1/renewal-campaigns/{opened}/lapses"), json!({"most": 201})).faulty("/most", "out-of-range");
    }

    fn a_lapse_is_not_stopped_by_what_was_recorded_after_its_day(house) {
        let path = member(house, "1", "2020-01-01");
        let opened = campaign(house, Utc::now().year(), [-30, -10]).expect(201).id();
        let suspension = json!({"starts_on": day(-5), "source": source()});
        house.post(format!("{path}/suspensions"), suspension.clone()).expect(200);
        let lapsed = house.post(format!("/v1/renewal-campaigns/{opened}/lapses"), json!({})).expect(200);
        assert_eq!((lapsed.text("/lapsed/0/ends_on"), &lapsed.body["left"]), (day(-10), &json!(0)));
        let told = |path: &str| {
            let page = house.get(format!("{path}/standings?total=true")).expect(200);
            assert_eq!(page.body["total"], page.data().len(), "{page}");
            page.data().iter().map(|one| one["standing"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(told(&path), ["active", "lapsed"]);
        assert_eq!(house.get(&*path).expect(200).text("/standing"), "lapsed");
        // Where the lapse is taken back, the member is suspended as before.
        house.patch(&*path, json!({"ends_on": null, "end_source": null})).expect(200);
        assert_eq!((told(&path), house.get(&*path).expect(200).text("/standing")), (vec!["active".to_owned(), "suspended".to_owned()], "suspended".to_owned()));
    }

    fn where_the_statutes_ask_for_no_renewal_there_is_none(house) {
        let mut document = house.get("/v1/statutes/in-force").expect(200).body["document"].clone();
        document["membership"]["renewal"] = json!("none");
        let new = json!({"effective_from": "2025-01-01", "source": source(), "document": document});
        house.post("/v1/statutes", new).expect(201);
        let refused = campaign(house, Utc::now().year(), [-1, 1]).refused(409, "renewal-is-not-asked");
        assert_eq!(refused.text("/clause/id"), "art-3");
    }
}
