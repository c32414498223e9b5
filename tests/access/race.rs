//! What is taken ends at once: after the answer that took it, nobody succeeds by it, however many ask at the time.
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use serde_json::json;

use super::cast::{suspend, token};
use super::matrix::asked;
use super::recusals::recused;
use super::small::{Small, Somebody, officer, small, somebody};
use super::world::{dissolved, formed};
use crate::cast::source;
use crate::house::{Ask, House, Registry};

/// How many ask at once.
const HANDS: usize = 32;

/// How often each of them asks after the right was taken.
const AFTER: usize = 6;

fn yesterday() -> String {
    (Utc::now() - TimeDelta::days(2)).date_naive().to_string()
}

/// Looks at a meeting with all hands, and takes the right meanwhile. Every fourth changes something, so that the writer is
/// asked too.
fn hammered(world: &Small<'_>, secret: &str, what: &str, take: impl FnOnce()) {
    let write = json!({"title": "Meeting"});
    let ask = |hand: usize| {
        if hand.is_multiple_of(4) {
            world.house.patch(format!("{}?dry_run=true", world.meeting()), write.clone()).with_token(secret)
        } else {
            world.get(secret, world.meeting())
        }
    };
    raced(what, ask, take);
}

/// Asks with all hands, takes the right meanwhile, and counts who succeeded by it later.
fn raced(what: &str, ask: impl Fn(usize) -> Ask + Sync, take: impl FnOnce()) {
    let taken = AtomicBool::new(false);
    let (before, late, after) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for hand in 0..HANDS {
            let (taken, before, late, after, ask) = (&taken, &before, &late, &after, &ask);
            scope.spawn(move || {
                let mut more = AFTER;
                while more > 0 {
                    let was_taken = taken.load(Ordering::SeqCst);
                    let answer = ask(hand).send();
                    assert!(answer.status < 500, "{what}: {answer}");
                    let succeeded = answer.status < 300;
                    if was_taken {
                        more -= 1;
                        after.fetch_add(1, Ordering::SeqCst);
                    }
                    match (was_taken, succeeded) {
                        (false, true) => before.fetch_add(1, Ordering::SeqCst),
                        (true, true) => late.fetch_add(1, Ordering::SeqCst),
                        (_, false) => 0,
                    };
                }
            });
        }
        let began = Instant::now();
        while before.load(Ordering::SeqCst) < HANDS && began.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(2));
        }
        take();
        taken.store(true, Ordering::SeqCst);
    });
    let count = |of: &AtomicUsize| of.load(Ordering::SeqCst);
    assert!(count(&before) >= HANDS, "{what}: only {} succeeded before", count(&before));
    assert_eq!(count(&after), HANDS * AFTER, "{what}");
    assert_eq!(count(&late), 0, "{what}: succeeded after it was taken");
}

fn resign(house: &House, of: &Somebody) {
    let end = json!({"ends_on": yesterday(), "source": source()});
    house.post(format!("/v1/appointments/{}/resignations", of.appointment), end).expect(200);
}

/// Who follows the secretary in office, so that the next race begins with one.
fn next(world: &Small<'_>, name: &str) -> Somebody {
    let somebody = somebody(world.house, name);
    let seat = super::world::position(world.house, &world.body, "provincial_secretary");
    let day = (Utc::now() - TimeDelta::days(1)).date_naive().to_string();
    let appointment = super::world::appointed(world.house, &seat, &somebody.person, [&day, ""]).id();
    Somebody { appointment, ..somebody }
}

fn races(house: &House) {
    let world = small(house);
    let writes = ["meeting.read", "meeting.update"];

    let (id, secret) = token(house, &world.secretary.person, &json!({}));
    hammered(&world, &secret, "a token is revoked", || {
        house.ask("POST", format!("/v1/tokens/{id}/revocations")).expect(200);
    });

    let granted = world.grant(&house.admin, &json!({"permissions": writes, "body": world.body})).expect(201);
    hammered(&world, &world.member.secret, "a grant is taken back", || {
        house.ask("POST", format!("/v1/access/grants/{}/revocations", granted.id())).expect(200);
    });

    let given = world.delegate(&json!({"permissions": writes})).expect(201);
    hammered(&world, &world.member.secret, "a delegation is taken back", || {
        house.ask("POST", format!("/v1/access/grants/{}/revocations", given.id())).expect(200);
    });

    let app = house.account("app", json!({"permissions": writes}));
    let account = app.text("/account_id");
    hammered(&world, &app.text("/secret"), "an account is closed", || {
        house.ask("POST", format!("/v1/accounts/{account}/closures")).expect(200);
    });

    recusal_race(&world);

    let ended = somebody(house, "Member Who Leaves");
    let granted = json!({"person_id": ended.person, "permissions": writes, "body": world.body});
    world.grant(&house.admin, &granted).expect(201);
    hammered(&world, &ended.secret, "a membership ends", || {
        let end = json!({"ends_on": yesterday(), "standing": "resigned", "source": source()});
        house.post(format!("/v1/memberships/{}/end", ended.membership), end).expect(200);
    });

    world.delegate(&json!({"permissions": writes})).expect(201);
    hammered(&world, &world.member.secret, "the delegator's appointment ends", || {
        resign(house, &world.secretary);
    });

    let second = next(&world, "Second Secretary");
    hammered(&world, &second.secret, "an appointment is taken out", || {
        house.delete(format!("/v1/appointments/{}", second.appointment)).expect(204);
    });

    let third = next(&world, "Third Secretary");
    hammered(&world, &third.secret, "a membership is suspended", || suspend(house, &third.membership));

    let region = formed(house, "regional_secretariat", "03", None, "2020-01-01");
    let regional = officer(house, "Regional Secretary", &region, "regional_secretary");
    hammered(&world, &regional.secret, "a body is dissolved", || {
        dissolved(house, &region, &yesterday());
    });
}

/// All hands change what tells of a member, while whoever they are is recused from it.
fn recusal_race(world: &Small<'_>) {
    let (house, member) = (world.house, &world.member);
    let end = json!({"ends_on": yesterday(), "standing": "resigned", "source": source()});
    let change = |hand: usize| {
        let ask = if hand.is_multiple_of(2) {
            let named = json!({"name_latin": "Ordinary Member Anew"});
            house.patch(format!("/v1/persons/{}?dry_run=true", member.person), named)
        } else {
            house.post(format!("/v1/memberships/{}/end?dry_run=true", member.membership), end.clone())
        };
        ask.with_token(&world.secretary.secret)
    };
    let mut declared = String::new();
    raced("a recusal is declared", change, || {
        declared = recused(house, &world.secretary.person, &member.person);
    });
    house.ask("POST", format!("/v1/access/recusals/{declared}/revocations")).expect(200);
    change(0).expect(200);
    change(1).expect(200);
}

#[test]
fn nobody_succeeds_after_a_right_was_taken_on_sqlite() {
    races(&House::open(Registry::on_sqlite()));
}

#[cfg(feature = "both-engines")]
#[test]
fn nobody_succeeds_after_a_right_was_taken_on_postgres() {
    races(&House::open(Registry::on_postgres()));
}

/// Who asks the matrix once more.
pub(super) const AGAIN: [&str; 11] = [
    "founder",
    "secretary",
    "narrow",
    "pole member",
    "local",
    "suspended",
    "ended",
    "delegate",
    "orphan",
    "recused",
    "one body",
];

/// The matrix once more, with all hands, while others are given rights and lose them.
pub(super) fn with_all_hands(stage: &super::cast::Stage) -> (Vec<Vec<[char; 7]>>, Vec<String>) {
    let done = AtomicBool::new(false);
    let house = &stage.house;
    let (others, _) = super::world::member(house, "Somebody Else", None, None);
    let given = AtomicUsize::new(0);
    let told = std::thread::scope(|scope| {
        let changes = scope.spawn(|| {
            while !done.load(Ordering::SeqCst) {
                for over in [json!({}), json!({"territory": "03"}), json!({"territory": "03.531"})] {
                    let mut new = json!({"person_id": others, "permissions": ["*"], "source": source()});
                    for (field, value) in over.as_object().into_iter().flatten() {
                        new[field] = value.clone();
                    }
                    let grant = house.post("/v1/access/grants", new).expect(201).id();
                    house.ask("POST", format!("/v1/access/grants/{grant}/revocations")).expect(200);
                    given.fetch_add(1, Ordering::SeqCst);
                }
            }
        });
        let told = asked(stage, &AGAIN.map(|name| stage.caller(name)), HANDS);
        done.store(true, Ordering::SeqCst);
        changes.join().unwrap();
        told
    });
    assert!(given.load(Ordering::SeqCst) > 10, "nothing changed meanwhile");
    told
}
