//! Recusal: whoever is party to a matter changes nothing of whom it concerns, by any title and through any operation.
use serde_json::{Value, json};

use super::cast::token;
use super::small::{Small, Somebody, officer, small, somebody};
use super::world::{formed, today};
use crate::cast::source;
use crate::house::{Answer, Ask, House, both};

const RECUSALS: &str = "/v1/access/recusals";

/// What is sent to say that somebody is recused from what concerns another; whoever asks, if nobody is named.
pub(super) fn recusal(person: Option<&str>, about: &str) -> Value {
    json!({"person_id": person, "about": about, "reason": "his brother", "source": source()})
}

/// Says so, as whoever holds the registry; answers the recusal.
pub(super) fn recused(house: &House, person: &str, about: &str) -> String {
    house.post(RECUSALS, recusal(Some(person), about)).expect(201).id()
}

/// Who holds everything over the whole party, by a grant.
fn almighty(house: &House, name: &str) -> Somebody {
    let somebody = somebody(house, name);
    let grant = json!({"person_id": somebody.person, "permissions": ["*"], "source": source()});
    house.post("/v1/access/grants", grant).expect(201);
    somebody
}

fn named(house: &House, person: &str, secret: &str) -> Ask {
    house.patch(format!("/v1/persons/{person}"), json!({"name_latin": "Anew"})).with_token(secret)
}

fn revoke(house: &House, recusal: &str, secret: &str) -> Ask {
    house.ask("POST", format!("{RECUSALS}/{recusal}/revocations")).with_token(secret)
}

/// Everything a change could have touched, as the founder sees it.
fn all_there_is(house: &House) -> Vec<String> {
    let lists = [
        "/v1/journal?kind=change&total=true&limit=1&fields=id",
        "/v1/persons?total=true",
        "/v1/memberships?total=true",
        "/v1/appointments?total=true",
        "/v1/bodies?total=true&limit=200",
        "/v1/decisions?total=true",
        "/v1/access/grants?total=true",
        "/v1/tokens?total=true&fields=id",
        "/v1/access/recusals?total=true",
    ];
    lists.iter().map(|list| String::from_utf8_lossy(&house.get(*list).expect(200).raw).into_owned()).collect()
}

/// Goes on only if each of these is refused for the recusal alone, and leaves nothing behind; then lifts the recusal, and
/// has each tried once more with success.
fn barred(house: &House, by: &Somebody, about: &Somebody, tries: &[(&str, &dyn Fn() -> Ask)]) {
    let standing = recused(house, &by.person, &about.person);
    let before = all_there_is(house);
    for (what, ask) in tries {
        let answer = ask().in_language("en").with_token(&by.secret).send();
        assert_eq!((answer.status, answer.text("/code").as_str()), (403, "recused"), "{what}: {answer}");
        assert_eq!(answer.text("/detail"), about.person, "{what}");
    }
    assert_eq!(all_there_is(house), before, "something was left behind");
    revoke(house, &standing, &house.admin).expect(200);
    for (what, ask) in tries {
        let answer = ask().with_token(&by.secret).send();
        assert!(answer.status < 300, "{what} once it is lifted: {answer}");
    }
}

/// Adds whether it is to be tried only: what is refused is refused then too.
fn tried(path: &str) -> String {
    format!("{path}?dry_run=true")
}

/// A member with a seat in the secretariat.
fn kin(world: &Small<'_>) -> Somebody {
    officer(world.house, "Kin", &world.body, "secretariat_member")
}

both! {
    fn anybody_declares_ones_own_and_a_third_lifts_it(house) {
        let world = small(house);
        let (secretary, member) = (&world.secretary, &world.member);
        named(house, &member.person, &secretary.secret).expect(200);
        let declared = world.post(&secretary.secret, RECUSALS, recusal(None, &member.person)).expect(201);
        assert_eq!(declared.text("/person_id"), secretary.person);
        assert_eq!(declared.text("/declared_by"), format!("person:{}", secretary.person));
        assert_eq!(declared.header("location"), Some(format!("{RECUSALS}/{}", declared.id()).as_str()));
        for (language, says) in [
            ("ar", "أنت متنح عما يخص هذا الشخص، فلا تغير شيئا منه مهما كانت صلاحياتك؛ يتولاه غيرك."),
            ("fr", "Vous êtes récusé pour ce qui concerne cette personne : vous n'y changez rien, quels que soient vos droits ; un autre s'en charge."),
            ("en", "You are recused from what concerns this person and change nothing of it, whatever you hold; somebody else does."),
        ] {
            let refused = named(house, &member.person, &secretary.secret).in_language(language).refused(403, "recused");
            assert_eq!(refused.text("/title"), says);
        }
        // Looking stays as it was, and so does whoever else there is.
        let path = format!("/v1/persons/{}", member.person);
        assert!(world.get(&secretary.secret, &path).expect(200).body["contacts"].is_array());
        named(house, &secretary.person, &secretary.secret).expect(200);
        named(house, &member.person, &house.admin).expect(200);
        // What is not there is not found, and not refused.
        named(house, "00000000-0000-7000-8000-000000000000", &secretary.secret).refused(404, "not-found");
        let me = world.get(&secretary.secret, "/v1/me").expect(200);
        assert_eq!(me.body["recused_from"], json!([member.person]));
        assert_eq!(house.get("/v1/me").expect(200).body["recused_from"], json!([]));
        world.post(&secretary.secret, RECUSALS, recusal(None, &member.person)).at("/about", "recusal-is-in-force");
        revoke(house, &declared.id(), &secretary.secret).refused(409, "recusal-is-ones-own");
        revoke(house, &declared.id(), &member.secret).refused(404, "not-found");
        revoke(house, &declared.id(), &house.admin).header("if-match", "\"9-0000000000000000\"").refused(412, "stale");
        let lifted = revoke(house, &declared.id(), &house.admin).header("if-match", &declared.etag()).expect(200);
        assert!(lifted.body["revoked_at"].is_string() && lifted.text("/revoked_by").starts_with("account:"), "{lifted}");
        named(house, &member.person, &secretary.secret).expect(200);
        revoke(house, &declared.id(), &house.admin).refused(409, "recusal-is-revoked");
        let history = house.get(format!("{RECUSALS}/{}/history", declared.id())).expect(200);
        let told: Vec<&str> = history.data().iter().map(|entry| entry["operation"].as_str().unwrap()).collect();
        assert_eq!(told, ["recusal_create", "recusal_revoke"]);
        // The same pair again, once it was lifted; sent twice under one key, it is declared once.
        let again = || world.post(&secretary.secret, RECUSALS, recusal(None, &member.person)).header("idempotency-key", "again");
        let first = again().expect(201).id();
        assert_eq!(again().expect(201).id(), first);
        let all = house.get(format!("{RECUSALS}?total=true&about={}", member.person)).expect(200);
        assert_eq!(all.body["total"], 2, "{all}");
        let in_force = |word: &str| house.get(format!("{RECUSALS}?in_force={word}")).expect(200).text("/data/0/id");
        assert_eq!((in_force("true"), in_force("false")), (first, declared.id()));
    }

    fn anothers_is_declared_by_whoever_is_over_all_that_the_other_holds(house) {
        let world = small(house);
        let (secretary, member) = (&world.secretary, &world.member);
        let committee = formed(house, "membership_committee", "03.531", Some(&world.body), "2023-01-01");
        let below = officer(house, "Committee Member", &committee, "membership_member");
        let region = formed(house, "regional_secretariat", "03", None, "2020-01-01");
        let above = officer(house, "Regional Secretary", &region, "regional_secretary");
        let by = |secret: &str, person: &str, about: &str| world.post(secret, RECUSALS, recusal(Some(person), about));
        let made = by(&secretary.secret, &below.person, &member.person).expect(201).id();
        // Nobody ties the hands of whoever is above, nor chooses who decides on oneself.
        by(&secretary.secret, &above.person, &member.person).refused(403, "not-allowed");
        by(&secretary.secret, &below.person, &secretary.person).at("/about", "recusal-concerns-oneself");
        by(&secretary.secret, &below.person, &below.person).at("/about", "recusal-is-from-oneself");
        by(&above.secret, &secretary.person, &member.person).expect(201);
        // Who reads no rights sees none; who is not seen is unknown; an account is nobody.
        by(&below.secret, &secretary.person, &member.person).refused(403, "not-allowed");
        by(&member.secret, &secretary.person, &below.person).refused(409, "person-is-unknown");
        world.post(&member.secret, RECUSALS, recusal(None, &secretary.person)).refused(409, "person-is-unknown");
        house.post(RECUSALS, recusal(None, &member.person)).at("/person_id", "recusal-is-of-a-person");
        let one = format!("{RECUSALS}/{made}");
        for (secret, status) in [(&below.secret, 200), (&secretary.secret, 200), (&above.secret, 200), (&member.secret, 404)] {
            world.get(secret, &one).expect(status);
        }
        revoke(house, &made, &below.secret).refused(409, "recusal-is-ones-own");
        // A list is of those whose rights the caller reads.
        let sefrou = officer(house, "Sefrou Secretary", &formed(house, "provincial_secretariat", "03.451", None, "2020-01-01"), "provincial_secretary");
        let total = |secret: &str| world.get(secret, format!("{RECUSALS}?total=true")).expect(200).body["total"].clone();
        assert_eq!((total(&secretary.secret), total(&above.secret), total(&house.admin)), (json!(2), json!(2), json!(2)));
        let elsewhere = house.post("/v1/persons", json!({"name_latin": "Elsewhere", "residence": "03.451"})).expect(201).id();
        recused(house, &elsewhere, &member.person);
        assert_eq!((total(&secretary.secret), total(&house.admin)), (json!(2), json!(3)));
        assert_eq!(world.get(&sefrou.secret, RECUSALS).expect(200).data().len(), 1);
        world.get(&member.secret, RECUSALS).refused(403, "not-allowed");
        // Whoever was declared party may not say who else is.
        by(&secretary.secret, &below.person, &member.person).refused(409, "recusal-is-in-force");
        revoke(house, &made, &secretary.secret).refused(403, "recused");
        revoke(house, &made, &above.secret).expect(200);
        by(&secretary.secret, &below.person, &member.person).refused(403, "recused");
        // Whom a recusal names stays on record.
        house.delete(format!("/v1/persons/{elsewhere}")).refused(409, "in-use");
    }

    fn by_whatever_title_nothing_of_the_person_is_changed(house) {
        let world = small(house);
        let (kin, by) = (kin(&world), almighty(house, "Whoever May Everything"));
        let day = today(-9).to_string();
        let person = format!("/v1/persons/{}", kin.person);
        let membership = format!("/v1/memberships/{}", kin.membership);
        let appointment = format!("/v1/appointments/{}", kin.appointment);
        let seat = json!({"type": "provincial_deputy", "ordinal": 1});
        let seat = house.post(format!("/v1/bodies/{}/positions", world.body), seat).expect(201).id();
        let given = json!({"person_id": kin.person, "permissions": ["meeting.read"], "source": source()});
        let grant = house.post("/v1/access/grants", given.clone()).expect(201).id();
        let (its_token, _) = token(house, &kin.person, &json!({}));
        barred(house, &by, &kin, &[
            ("its record", &|| house.patch(tried(&person), json!({"name_latin": "Other"}))),
            ("its membership", &|| house.patch(tried(&membership), json!({"number": "1234"}))),
            ("the end of its membership", &|| house.post(tried(&format!("{membership}/end")), json!({"ends_on": day, "standing": "resigned", "source": source()}))),
            ("its appointment", &|| house.patch(tried(&appointment), json!({"mode": "consensus"}))),
            ("the end of its appointment", &|| house.post(tried(&format!("{appointment}/resignations")), json!({"ends_on": day, "source": source()}))),
            ("a seat", &|| house.post(tried(&format!("/v1/positions/{seat}/appointments")), json!({"person_id": kin.person, "starts_on": day, "source": source()}))),
            ("a grant", &|| house.post(tried("/v1/access/grants"), given.clone())),
            ("what it was granted", &|| house.ask("POST", tried(&format!("/v1/access/grants/{grant}/revocations")))),
            ("a token", &|| house.post(tried("/v1/tokens"), json!({"name": "its", "person_id": kin.person}))),
            ("its token", &|| house.ask("POST", tried(&format!("/v1/tokens/{its_token}/revocations")))),
            ("an identity", &|| house.post(tried(&format!("{person}/identities")), json!({"issuer": "https://id.example.org", "subject": "kin"}))),
            ("that it came", &|| house.post(tried(&format!("{}/attendances", world.meeting())), json!({"person_id": kin.person, "presence": "present"}))),
            ("what it said", &|| house.post(tried(&format!("{}/interventions", world.meeting())), json!({"speaker_id": kin.person, "subject": "Words"}))),
            ("what it proposed", &|| house.post(tried(&format!("{}/proposals", world.meeting())), json!({"title": "Proposal", "proposed_by": kin.person}))),
        ]);
        // A token of narrower scope is the same person's.
        let standing = recused(house, &by.person, &kin.person);
        let (_, narrow) = token(house, &by.person, &json!({"scopes": ["person.update", "person.read"]}));
        named(house, &kin.person, &narrow).refused(403, "recused");
        // A service account is another principal, by rights of its own.
        let app = house.account("app", json!({"permissions": ["person.update", "person.read"]})).text("/secret");
        named(house, &kin.person, &app).expect(200);
        revoke(house, &standing, &by.secret).refused(409, "recusal-is-ones-own");
    }

    fn nobody_acts_in_the_stead_of_who_is_recused(house) {
        let world = small(house);
        let (kin, secretary) = (kin(&world), world.secretary.clone());
        // An app of the secretary's, somebody given rights by the app, and a delegate.
        let app = house.post("/v1/accounts", json!({"name": "app"})).expect(201).id();
        let secret = house.post("/v1/tokens", json!({"name": "app", "account_id": app})).expect(201).text("/secret");
        let words = ["access.grant", "access.read", "person.read", "person.update", "membership.update"];
        let to_app = json!({"person_id": null, "account_id": app, "permissions": words, "territory": "03.531"});
        world.grant(&secretary.secret, &to_app).expect(201);
        world.grant(&secret, &json!({"permissions": words, "territory": "03.531"})).expect(201);
        let delegate = somebody(house, "Delegate");
        world.delegate(&json!({"person_id": delegate.person, "permissions": ["person.read", "person.update"]})).expect(201);
        let all = [&secret, &world.member.secret, &delegate.secret];
        for secret in all {
            named(house, &kin.person, secret).expect(200);
        }
        let standing = recused(house, &secretary.person, &kin.person);
        for secret in all {
            named(house, &kin.person, secret).refused(403, "recused");
            named(house, &secretary.person, secret).expect(200);
        }
        for accomplice in [&secret, &world.member.secret] {
            revoke(house, &standing, accomplice).refused(403, "recused");
        }
        let why = format!("/v1/access/explain?permission=membership.update&about={}", kin.person);
        let told = world.get(&secret, why).expect(200);
        assert_eq!((&told.body["is_allowed"], &told.body["is_recused"]), (&json!(false), &json!(true)), "{told}");
        revoke(house, &standing, &house.admin).expect(200);
        for secret in all {
            named(house, &kin.person, secret).expect(200);
        }
    }

    fn nobody_is_put_in_charge_or_in_the_chair_by_who_is_recused(house) {
        let world = small(house);
        let kin = kin(&world);
        recused(house, &world.secretary.person, &kin.person);
        let ask = |path: String, change: Value| house.patch(path, change).with_token(&world.secretary.secret);
        ask(world.meeting(), json!({"chair_id": kin.person})).refused(403, "recused");
        house.patch(world.meeting(), json!({"chair_id": kin.person})).expect(200);
        ask(world.meeting(), json!({"chair_id": null})).refused(403, "recused");
        let minutes = json!({"text": "false words", "drafted_by": kin.person});
        let put = house.ask("PUT", format!("{}/minutes", world.meeting())).json(&minutes);
        put.with_token(&world.secretary.secret).header("if-match", "*").refused(403, "recused");
        // The rest of that meeting is no matter of whoever is in the chair.
        ask(world.meeting(), json!({"kind": "extraordinary"})).expect(200);
    }

    fn no_decision_renewal_or_dissolution_is_a_way_around(house) {
        let world = small(house);
        let (kin, by) = (kin(&world), almighty(house, "Whoever May Everything"));
        let other = somebody(house, "Somebody Else");
        let seat = json!({"type": "provincial_deputy", "ordinal": 1});
        house.post(format!("/v1/bodies/{}/positions", world.body), seat).expect(201);
        let decision = |effects: Value| {
            house.post(tried(&format!("{}/decisions", world.meeting())), json!({"title": "Decision", "mode": "consensus", "source": {"kind": "minutes on paper"}, "effects": effects}))
        };
        let appoint = |person: &str, kind: &str, ordinal: Value| json!({"kind": "appoint", "body": world.body, "position_type": kind, "ordinal": ordinal, "person_id": person});
        let dissolution = json!({"ends_on": today(-9).to_string(), "end_appointments": true, "children": "dissolve", "source": source()});
        let renewal = json!({"holders": [{"position_type": "provincial_secretary", "person_id": world.secretary.person}], "starts_on": "2025-01-01", "source": source()});
        let batch = |change: Value| {
            let anew = json!({"method": "POST", "path": "/v1/persons", "body": {"name_latin": "New"}});
            house.post("/v1/batch?dry_run=true", json!({"operations": [anew, change]}))
        };
        let change = json!({"method": "PATCH", "path": format!("/v1/persons/{}", kin.person), "if_match": "*", "body": {"name_latin": "Other"}});
        barred(house, &by, &kin, &[
            ("a decision that appoints", &|| decision(json!([appoint(&other.person, "secretariat_member", json!(null)), appoint(&kin.person, "provincial_deputy", json!(1))]))),
            ("a decision that ends", &|| decision(json!([{"kind": "end_appointment", "appointment_id": kin.appointment, "ended_by": "revocation"}]))),
            ("a decision that renews", &|| decision(json!([{"kind": "renew", "body": world.body, "starts_on": "2025-01-01", "holders": renewal["holders"]}]))),
            ("a decision that dissolves", &|| decision(json!([{"kind": "dissolve_body", "body": world.body, "end_appointments": true, "children": "dissolve", "ends_on": today(-9).to_string()}]))),
            ("a renewal", &|| house.post(tried(&format!("/v1/bodies/{}/renewals", world.body)), renewal.clone())),
            ("a dissolution", &|| house.post(tried(&format!("/v1/bodies/{}/dissolutions", world.body)), dissolution.clone())),
            ("a batch", &|| batch(change.clone())),
        ]);
        // The same once more, as it was meant: what was done to a body concerned the person too, and so does its undoing.
        let ended = house.post(format!("/v1/bodies/{}/dissolutions", world.body), dissolution).expect(200);
        let act = ended.text("/act_id");
        let withdraw = || house.post(tried(&format!("/v1/acts/{act}/withdrawals")), json!({"reason": "by mistake"}));
        barred(house, &by, &kin, &[("a withdrawal", &withdraw)]);
    }

    fn neither_an_emergency_nor_a_delegation_lifts_it(house) {
        let world = small(house);
        let kin = kin(&world);
        let (keeper, member) = (somebody(house, "Technical Admin"), &world.member);
        let role = json!({"person_id": keeper.person, "role": "technical_admin", "source": source()});
        house.post("/v1/access/grants", role).expect(201);
        let taken = json!({"permissions": ["person.read", "person.update"], "minutes": 30, "reason": "nobody can be reached"});
        world.post(&keeper.secret, "/v1/access/emergencies", taken).expect(201);
        world.delegate(&json!({"permissions": ["person.read", "person.update"]})).expect(201);
        for one in [&keeper, member] {
            named(house, &kin.person, &one.secret).expect(200);
            recused(house, &one.person, &kin.person);
            named(house, &kin.person, &one.secret).refused(403, "recused");
            world.get(&one.secret, format!("/v1/persons/{}", kin.person)).expect(200);
        }
        // Nor is it handed on: the secretary is free, and delegates nothing to whom it is recused from.
        recused(house, &world.secretary.person, &member.person);
        world.delegate(&json!({})).refused(403, "recused");
    }

    fn who_asks_why_is_told_that_it_is_recusal(house) {
        let world = small(house);
        let (secretary, member) = (&world.secretary, &world.member);
        recused(house, &secretary.person, &member.person);
        let explain = |permission: &str, over: &str, language: &str| -> Answer {
            world.get(&secretary.secret, format!("/v1/access/explain?permission={permission}&{over}")).in_language(language).expect(200)
        };
        let about = format!("about={}", member.person);
        for (language, because) in [
            ("ar", "الصلاحية ممنوحة هنا، لكن صاحبها متنح عما يخص هذا الشخص: يتولاه غيره."),
            ("fr", "La permission est détenue ici, mais une récusation y fait obstacle : un autre s'en charge."),
            ("en", "The permission is held there, but a recusal stands in the way: somebody else does it."),
        ] {
            let told = explain("membership.update", &about, language);
            assert_eq!((told.body["is_allowed"].clone(), told.body["is_recused"].clone()), (json!(false), json!(true)));
            assert_eq!(told.text("/because"), because);
            assert_eq!(told.text("/by/0/by/appointment_id"), secretary.appointment);
        }
        let told = explain("person.read", &about, "en");
        assert_eq!((told.body["is_allowed"].clone(), told.body["is_recused"].clone()), (json!(true), json!(true)));
        for over in [format!("about={}", secretary.person), format!("body={}", world.body), "territory=03.531".to_owned()] {
            let told = explain("person.update", &over, "en");
            assert_eq!((told.body["is_allowed"].clone(), told.body["is_recused"].clone()), (json!(true), json!(false)), "{over}");
        }
        // The same is told of another to whoever reads rights.
        let of = format!("/v1/access/explain?person_id={}&permission=membership.end&{about}", secretary.person);
        assert_eq!(house.get(of).expect(200).body["is_recused"], true);
    }

    fn a_refusal_for_a_recusal_is_in_the_journal(house) {
        let world = small(house);
        recused(house, &world.secretary.person, &world.member.person);
        named(house, &world.member.person, &world.secretary.secret).refused(403, "recused");
        let told = house.get(format!("/v1/journal?kind=refusal&actor=person:{}", world.secretary.person)).expect(200);
        assert_eq!(told.data().len(), 1, "{told}");
        assert_eq!(told.text("/data/0/operation"), "person_update");
    }
}
