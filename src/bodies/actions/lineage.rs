//! What bodies came of, by mergers and splits.
use std::collections::{HashMap, HashSet};

use crate::db::Tx;
use crate::error::Result;
use crate::words::PartialDate;

use super::super::model::{BodyId, Forerunner};
use super::super::store;

/// What each body came of directly, with the day.
type Sources = HashMap<BodyId, Vec<(BodyId, PartialDate)>>;

/// The forerunners of these bodies, by heir: two queries a generation, however many.
pub fn forerunners(tx: &mut Tx<'_>, ids: &[BodyId]) -> Result<HashMap<BodyId, Vec<Forerunner>>> {
    let (mut sources, mut seen) = (Sources::new(), HashSet::<BodyId>::new());
    let mut open: Vec<BodyId> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
    while !open.is_empty() {
        let found = store::sources(tx, &open)?;
        open = found.iter().map(|(_, source, _)| *source).filter(|source| seen.insert(*source)).collect();
        for (heir, source, on) in found {
            sources.entry(heir).or_default().push((source, on));
        }
    }
    Ok(ids.iter().map(|id| (*id, before(*id, &sources))).collect())
}

/// The forerunners of one body. What came to a body after it was itself handed on is not handed on with it.
fn before(heir: BodyId, sources: &Sources) -> Vec<Forerunner> {
    let mut found: Vec<Forerunner> = Vec::new();
    let mut next = 0;
    let direct = |of: BodyId| sources.get(&of).into_iter().flatten().copied();
    found.extend(direct(heir).map(|(body_id, on)| Forerunner { body_id, until: on, since: on }));
    while let Some(one) = found.get(next).copied() {
        next = next.saturating_add(1);
        for (body_id, until) in direct(one.body_id) {
            let further = Forerunner { body_id, until, ..one };
            if until.latest() <= one.until.latest() && !found.contains(&further) {
                found.push(further);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> PartialDate {
        text.parse().unwrap()
    }

    #[test]
    fn what_came_after_a_body_was_handed_on_is_not_of_its_heirs() {
        let [heir, parent, early, late] = [(); 4].map(|()| BodyId::new());
        let sources = Sources::from([
            (heir, vec![(parent, day("2020-01-01"))]),
            (parent, vec![(early, day("2015-01-01")), (late, day("2021-01-01"))]),
        ]);
        let forerunner =
            |body_id, until: &str| Forerunner { body_id, until: day(until), since: day("2020-01-01") };
        assert_eq!(
            before(heir, &sources),
            [forerunner(parent, "2020-01-01"), forerunner(early, "2015-01-01")]
        );
        assert_eq!(before(parent, &sources).len(), 2);
        assert_eq!(before(early, &sources), []);
    }

    #[test]
    fn bodies_that_came_of_each_other_come_to_an_end() {
        let [one, other] = [(); 2].map(|()| BodyId::new());
        let sources = Sources::from([(one, vec![(other, day("2020"))]), (other, vec![(one, day("2020"))])]);
        assert_eq!(before(one, &sources).len(), 2, "the other, and itself before");
    }
}
