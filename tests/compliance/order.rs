//! What breaks a rule is told by the facts alone, in whatever order they were entered.
use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use super::{member, violations};
use crate::cast::{person, position, source};
use crate::house::{House, both};

/// Orders tried on each engine.
const ORDERS: u32 = 10;

/// Those whom the facts are about, where they may sit, and what was recorded of them.
struct Stage<'a> {
    house: &'a House,
    /// Of whom nothing is on record.
    him: String,
    /// A member, born in 1970.
    older: String,
    /// Another.
    elder: String,
    national: String,
    secretary: String,
    ethics: String,
    council: String,
    made: RefCell<Vec<String>>,
}

impl<'a> Stage<'a> {
    fn set(house: &'a House) -> Self {
        let form = |new: Value| house.post("/v1/bodies", new).expect(201).id();
        let national =
            form(json!({"type": "national_secretariat", "territory": "MA", "starts_on": "2000-01-01"}));
        let secretariat =
            form(json!({"type": "provincial_secretariat", "territory": "03.531", "starts_on": "2000-01-01"}));
        let ethics =
            form(json!({"type": "ethics_committee", "parent": secretariat, "starts_on": "2000-01-01"}));
        let council =
            form(json!({"type": "provincial_council", "territory": "03.531", "starts_on": "2000-01-01"}));
        Self {
            house,
            him: person(house, "حميد الورياغلي", "male"),
            older: member(house, "منير السبتي", "male", "1970-01-01", "2000-01-01"),
            elder: member(house, "عادل المريني", "male", "1970-01-01", "2000-01-01"),
            national: position(house, &national, "national_secretary"),
            secretary: position(house, &secretariat, "provincial_secretary"),
            ethics: position(house, &ethics, "ethics_member"),
            council: position(house, &council, "council_member"),
            made: RefCell::default(),
        }
    }

    /// Somebody holds a position; answers the address of the appointment.
    fn holds(&self, who: &str, office: &str, from: &str, to: Option<&str>, mode: &str) -> String {
        let new =
            json!({"person_id": who, "starts_on": from, "ends_on": to, "mode": mode, "source": source()});
        let id = self.house.post(format!("/v1/positions/{office}/appointments"), new).expect(201).id();
        self.keep(format!("/v1/appointments/{id}"))
    }

    fn keep(&self, path: String) -> String {
        self.made.borrow_mut().push(path.clone());
        path
    }

    fn change(&self, path: &str, change: Value) {
        self.house.patch(path, change).expect(200);
    }

    /// What is said against whom, without what names it.
    fn told(&self) -> Vec<String> {
        let listed = violations(self.house, "limit=200");
        let tell = |one: &Value| {
            let [who, office, from, code, asked, found] =
                ["/person/id", "/position_type", "/starts_on", "/code", "/asked", "/found"]
                    .map(|at| one.pointer(at).cloned().unwrap_or_default());
            json!([who, office, from, code, asked, found]).to_string()
        };
        let mut told: Vec<String> = listed.data().iter().map(tell).collect();
        told.sort_unstable();
        told
    }

    /// Takes everything out again.
    fn clear(&self) {
        for path in self.made.take() {
            self.house.delete(path).expect(204);
        }
        self.change(&format!("/v1/persons/{}", self.him), json!({"birth_date": null}));
        self.change(&format!("/v1/positions/{}", self.council), json!({"seats": null}));
    }
}

/// What may be entered in any order; corrections go with what they correct.
const FACTS: [fn(&Stage<'_>); 14] = [
    |on| on.change(&format!("/v1/persons/{}", on.him), json!({"birth_date": "1996-06-01"})),
    |on| {
        let new = json!({"person_id": on.him, "starts_on": "2019-01-01", "source": source()});
        let made = on.house.post("/v1/memberships", new).expect(201).id();
        on.keep(format!("/v1/memberships/{made}"));
    },
    |on| drop(on.holds(&on.older, &on.national, "2004-01-01", Some("2007-12-31"), "unspecified")),
    |on| drop(on.holds(&on.older, &on.national, "2008-01-01", Some("2011-12-31"), "unspecified")),
    |on| drop(on.holds(&on.older, &on.national, "2012-01-01", Some("2015-12-31"), "unspecified")),
    |on| drop(on.holds(&on.him, &on.ethics, "2021-01-01", None, "unspecified")),
    |on| drop(on.holds(&on.him, &on.secretary, "2020-06-01", Some("2022-12-31"), "unspecified")),
    |on| drop(on.holds(&on.him, &on.council, "2021-03-01", None, "ex_officio")),
    |on| drop(on.holds(&on.older, &on.council, "2021-03-01", None, "unspecified")),
    |on| {
        let late = on.holds(&on.elder, &on.council, "2023-03-01", None, "ex_officio");
        on.change(&late, json!({"starts_on": "2021-03-01"}));
    },
    |on| on.change(&format!("/v1/positions/{}", on.council), json!({"seats": 3})),
    |on| drop(on.holds(&on.elder, &on.ethics, "2019-01-01", Some("2190-12-31"), "unspecified")),
    |on| {
        let mistaken = on.holds(&on.older, &on.ethics, "2003-01-01", None, "unspecified");
        let ending = json!({"ends_on": "2003-12-31", "source": source()});
        on.house.post(format!("{mistaken}/resignations"), ending).expect(200);
    },
    |on| {
        let mistaken = on.holds(&on.elder, &on.council, "2010-01-01", Some("2011-12-31"), "unspecified");
        on.made.borrow_mut().retain(|path| *path != mistaken);
        on.house.delete(mistaken).expect(204);
    },
];

both! {
    fn the_same_facts_break_the_same_rules_in_whatever_order_they_are_entered(house) {
        let on = Stage::set(house);
        for fact in FACTS {
            fact(&on);
        }
        let told = on.told();
        for (code, count) in [
            ("holder-is-too-young", 1),
            ("positions-are-incompatible", 2),
            ("terms-are-used-up", 1),
            ("term-is-too-long", 1),
            ("other-position-is-missing", 1),
            ("seats-are-reserved", 2),
        ] {
            assert_eq!(told.iter().filter(|one| one.contains(code)).count(), count, "{code}: {told:#?}");
        }
        on.clear();
        assert_eq!(on.told(), [""; 0], "nothing is held any more");
        let config = Config { cases: ORDERS, failure_persistence: None, ..Config::default() };
        let orders = Just((0..FACTS.len()).collect::<Vec<_>>()).prop_shuffle();
        let outcome = TestRunner::new(config).run(&orders, |order| {
            for fact in &order {
                FACTS[*fact](&on);
            }
            let found = on.told();
            on.clear();
            prop_assert_eq!(&found, &told, "entered in the order {:?}", order);
            Ok(())
        });
        outcome.unwrap();
    }
}
