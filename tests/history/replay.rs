//! Random histories of secretariats, played through the API and looked at again.
use std::cell::Cell;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;

use super::now;
use crate::cast::{appointment, person, source};
use crate::house::{Ask, House, both};

/// How many histories are played on each engine; ten thousand are in `src/appointments/tests.rs`.
const HISTORIES: u32 = 12;

both! {
    fn random_histories_replay_to_the_letter(house) {
        replay(house);
    }
}

/// What is done to a secretariat, at random.
#[derive(Debug, Clone)]
enum Step {
    Appoint { office: Index, person: Index, starts: u16 },
    Correct { which: Index, starts: u16 },
    Revoke { which: Index, ends: u16 },
    TakeOut { which: Index },
    Rename { name: u8 },
    Move { name: u8, on: u16 },
    Dissolve { ends: u16 },
    Withdraw { which: Index },
    CorrectAct { which: Index, on: u16 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (any::<Index>(), any::<Index>(), 2020..2024_u16)
            .prop_map(|(office, person, starts)| Step::Appoint { office, person, starts }),
        3 => (any::<Index>(), 2020..2024_u16).prop_map(|(which, starts)| Step::Correct { which, starts }),
        2 => (any::<Index>(), 2020..2026_u16).prop_map(|(which, ends)| Step::Revoke { which, ends }),
        1 => any::<Index>().prop_map(|which| Step::TakeOut { which }),
        1 => any::<u8>().prop_map(|name| Step::Rename { name }),
        2 => (any::<u8>(), 2021..2200_u16).prop_map(|(name, on)| Step::Move { name, on }),
        1 => (2024..2200_u16).prop_map(|ends| Step::Dissolve { ends }),
        2 => any::<Index>().prop_map(|which| Step::Withdraw { which }),
        3 => (any::<Index>(), 2021..2200_u16).prop_map(|(which, on)| Step::CorrectAct { which, on }),
    ]
}

fn pick(which: Index, from: &[String]) -> Option<&String> {
    (!from.is_empty()).then(|| &from[which.index(from.len())])
}

/// One secretariat, and what can be asked of it.
struct Stage<'a> {
    house: &'a House,
    body: String,
    offices: Vec<String>,
    people: &'a [String],
}

impl Stage<'_> {
    fn ids(&self, path: &str) -> Vec<String> {
        let page = self.house.get(path).expect(200);
        page.data().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    }

    /// Takes a step; the rules may refuse it.
    fn take(&self, step: &Step) {
        let Self { house, body, .. } = self;
        let known = self.ids(&format!("/v1/appointments?body={body}&history=true&limit=200"));
        let at = |which: &Index| pick(*which, &known).map(|id| format!("/v1/appointments/{id}"));
        let asked = match step {
            Step::Appoint { office, person, starts } => {
                let (office, person) = (pick(*office, &self.offices), pick(*person, self.people));
                let path = format!("/v1/positions/{}/appointments", office.unwrap());
                Some(house.post(path, appointment(person.unwrap(), &starts.to_string())))
            }
            Step::Correct { which, starts } => {
                at(which).map(|path| house.patch(path, json!({"starts_on": format!("{starts}-02")})))
            }
            Step::Revoke { which, ends } => at(which).map(|path| {
                house.post(
                    format!("{path}/revocations"),
                    json!({"ends_on": format!("{ends}-06"), "source": source()}),
                )
            }),
            Step::TakeOut { which } => at(which).map(|path| house.delete(path)),
            Step::Rename { name } => Some(house.patch(
                format!("/v1/bodies/{body}"),
                json!({"names": {"ar": "كتابة", "fr": format!("Secrétariat {name}")}}),
            )),
            Step::Move { name, on } => Some(house.post(
                format!("/v1/bodies/{body}/moves"),
                json!({"names": {"ar": format!("أمانة {name}")}, "on": format!("{on}-03-01"), "source": source()}),
            )),
            // Every look is of a day on which the body is there.
            Step::Dissolve { ends } => Some(house.post(
                format!("/v1/bodies/{body}/dissolutions"),
                json!({"ends_on": format!("{ends}-12-31"), "children": "dissolve", "end_appointments": true, "source": source()}),
            )),
            Step::Withdraw { which } => {
                let acts = self.ids(&format!("/v1/acts?body={body}&limit=200"));
                let path = pick(*which, &acts).map(|act| format!("/v1/acts/{act}/withdrawals"));
                path.map(|path| house.post(path, json!({"reason": "سجل سهوا"})))
            }
            // Every look is of a day on which the body is there.
            Step::CorrectAct { which, on } => {
                let acts = self.ids(&format!("/v1/acts?body={body}&limit=200"));
                let path = pick(*which, &acts).map(|act| format!("/v1/acts/{act}"));
                path.map(|path| house.patch(path, json!({"on": format!("{}-01-01", on.max(&2025))})))
            }
        };
        let answer = asked.map(Ask::send);
        assert!(
            answer.as_ref().is_none_or(|answer| matches!(answer.status, 200 | 201 | 204 | 409 | 422)),
            "{answer:?}"
        );
    }

    /// Everything the looks show, to the letter.
    fn shown(&self, known_at: &str) -> Vec<Vec<u8>> {
        let body = &self.body;
        let looks = [
            format!("/v1/bodies/{body}?as_of=2022-12-08"),
            format!("/v1/bodies/{body}/organigram?as_of=2022-12-08"),
            format!("/v1/bodies/{body}/members?as_of=2023-06-30&limit=200"),
            format!("/v1/appointments?body={body}&history=true&as_of=2022-12-08&limit=200"),
            format!("/v1/bodies/{body}/vacancies?as_of=2023-06-30&limit=200"),
            format!("/v1/bodies/{body}/succession?as_of=2022-12-08"),
            format!("/v1/reports/terms?body={body}&within_days=900&as_of=2024-06-30&limit=200"),
            format!("/v1/bodies/{body}/moves?limit=200"),
            "/v1/bodies?type=provincial_secretariat&as_of=2190-01-01&limit=200".to_owned(),
            format!("/v1/acts?body={body}&limit=200"),
        ];
        looks.map(|look| self.house.get(format!("{look}{known_at}")).expect(200).raw).to_vec()
    }
}

/// Plays random histories, and then looks at each of their moments again.
fn replay(house: &House) {
    let people: Vec<String> =
        (0..4).map(|number| person(house, &format!("عضو {number}"), "female")).collect();
    let provinces = house.get("/v1/territories?level=province&limit=200").expect(200);
    let provinces: Vec<String> =
        provinces.data().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect();
    let next = Cell::new(0);
    let settings =
        Config { cases: HISTORIES, failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
    let histories = prop::collection::vec(step(), 4..14);
    let outcome = TestRunner::new(settings).run(&histories, |steps| {
        next.set(next.get() + 1);
        let new = json!({"type": "provincial_secretariat", "territory": provinces[next.get()], "starts_on": "2020-01-01"});
        let body = house.post("/v1/bodies", new).expect(201).id();
        let mut stage = Stage { house, body, offices: Vec::new(), people: &people };
        stage.offices = stage.ids(&format!("/v1/positions?body={}&limit=200", stage.body));
        let mut known = Vec::new();
        for step in &steps {
            stage.take(step);
            known.push((now(), stage.shown("")));
        }
        for (moment, state) in &known {
            assert_eq!(&stage.shown(&format!("&known_at={moment}")), state, "as known at {moment}");
        }
        Ok(())
    });
    outcome.unwrap();
}
