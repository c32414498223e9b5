//! When a body may stand elsewhere. Pure.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::refusals;
use crate::words::Tenure;

use super::super::model::{BodyId, Days};

refusals! {
    /// Why a body is not moved.
    Refusal {
        /// Nothing would change.
        BodyStandsThere = "body-stands-there" [
            "الهيئة قائمة هناك بالفعل؛ اذكر هيئة أما أخرى أو مجالا ترابيا آخر أو أسماء أخرى.",
            "L'instance s'y trouve déjà ; indiquez un autre parent, un autre territoire ou d'autres noms.",
            "The body stands there already; name another parent, territory or names."
        ],
        /// Its first day is not over yet: that is a correction.
        MoveIsTooEarly = "move-is-too-early" @ "/on" [
            "لا تنتقل هيئة قبل اليوم التالي ليومها الأول؛ صحح السجل بدلا من نقلها.",
            "Une instance ne peut être déplacée avant le lendemain de son premier jour ; corrigez-la plutôt.",
            "A body moves on the day after its first at the earliest; correct it instead."
        ],
        /// It has ended by then.
        MoveIsTooLate = "move-is-too-late" @ "/on" [
            "تكون الهيئة قد حلت في ذلك اليوم.",
            "L'instance sera dissoute ce jour-là.",
            "The body will have ended by that day."
        ],
        /// Moves are recorded in the order of their days.
        LaterMoveIsRecorded = "later-move-is-recorded" @ "/on" [
            "سجل انتقال في ذلك اليوم أو بعده؛ اختر يوما بعد آخر انتقال مسجل.",
            "Un déplacement est déjà enregistré ce jour-là ou plus tard ; choisissez un jour après le dernier enregistré.",
            "A move on that day or later is recorded already; choose a day after the last one recorded."
        ],
        /// It would outlive its parent.
        ParentEndsBefore = "parent-ends-before" @ "/parent" [
            "تنتهي الهيئة الأم قبلها.",
            "Le parent prend fin avant elle.",
            "The parent ends before it does."
        ],
        /// Under a parent or under none, not both.
        ParentOrRoot = "parent-or-root" @ "/root" [
            "اذكر الهيئة الأم أو root، لا كليهما.",
            "Donnez un parent, ou root, mais pas les deux.",
            "Give a parent, or root, not both."
        ],
        /// Neither a decision nor a source.
        ActIsMissing = "act-is-missing" @ "/source" [
            "اذكر المقرر أو المصدر الذي يستند إليه هذا التغيير.",
            "Indiquez la décision ou la source sur laquelle ce changement repose.",
            "Name the decision or the source this change rests on."
        ],
    }
}

/// Days on which a body stands under one parent, or under none.
#[derive(Debug, Clone, Copy)]
pub(in crate::bodies) struct Spell {
    pub(in crate::bodies) days: Days,
    pub(in crate::bodies) parent: Option<BodyId>,
}

/// What a move is checked against, apart from the statutes.
pub(super) struct Facts {
    /// From when to when the body exists.
    pub(super) life: Tenure,
    /// The day of its last move so far.
    pub(super) stands_from: Option<NaiveDate>,
    /// The last day of the parent it would stand under; none if that lasts, or if there is none.
    pub(super) parent_ends: Option<NaiveDate>,
    /// Whether anything would change.
    pub(super) is_change: bool,
}

/// Whether a body may move on a day, as far as its own days tell.
pub(super) fn may_move(facts: &Facts, on: NaiveDate) -> Result<(), Refusal> {
    if !facts.is_change {
        return Err(Refusal::BodyStandsThere);
    }
    if on <= facts.life.starts.latest() {
        return Err(Refusal::MoveIsTooEarly);
    }
    let ends = facts.life.ends.map(|ends| ends.latest());
    if ends.is_some_and(|last| last < on) {
        return Err(Refusal::MoveIsTooLate);
    }
    if facts.stands_from.is_some_and(|last| on <= last) {
        return Err(Refusal::LaterMoveIsRecorded);
    }
    if facts.parent_ends.is_some_and(|parent| ends.is_none_or(|own| parent < own)) {
        return Err(Refusal::ParentEndsBefore);
    }
    Ok(())
}

/// Whether `body` would stand under itself on one of these days, if it stood under `parent` on all of them. `lines`
/// has the spells of the parent and of everything it ever stands under.
pub(in crate::bodies) fn circles(
    body: BodyId,
    parent: BodyId,
    days: Days,
    lines: &HashMap<BodyId, Vec<Spell>>,
) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![(parent, days)];
    while let Some((at, days)) = open.pop() {
        if at == body {
            return true;
        }
        if !seen.insert((at, days)) {
            continue;
        }
        let spells = lines.get(&at).map(Vec::as_slice).unwrap_or_default();
        open.extend(spells.iter().filter_map(|spell| Some((spell.parent?, spell.days.shared_with(&days)?))));
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::collection;
    use proptest::prelude::*;

    use super::*;

    /// The first day on which bodies of a made-up tree move.
    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn facts(ends: Option<&str>) -> Facts {
        let starts = "2020-01-01".parse().unwrap();
        let life = Tenure { starts, ends: ends.map(|day| day.parse().unwrap()) };
        Facts { life, stands_from: None, parent_ends: None, is_change: true }
    }

    #[test]
    fn a_body_moves_between_the_day_after_its_first_and_its_last() {
        let facts = facts(Some("2024-12-31"));
        assert_eq!(may_move(&facts, day("2020-01-01")), Err(Refusal::MoveIsTooEarly));
        assert_eq!(may_move(&facts, day("2020-01-02")), Ok(()));
        assert_eq!(may_move(&facts, day("2024-12-31")), Ok(()));
        assert_eq!(may_move(&facts, day("2025-01-01")), Err(Refusal::MoveIsTooLate));
    }

    #[test]
    fn moves_follow_one_another() {
        let moved = Facts { stands_from: Some(day("2022-06-01")), ..facts(None) };
        assert_eq!(may_move(&moved, day("2022-06-01")), Err(Refusal::LaterMoveIsRecorded));
        assert_eq!(may_move(&moved, day("2022-06-02")), Ok(()));
        let nowhere = Facts { is_change: false, ..facts(None) };
        assert_eq!(may_move(&nowhere, day("2022-06-02")), Err(Refusal::BodyStandsThere));
    }

    #[test]
    fn a_body_ends_with_its_new_parent_at_the_latest() {
        let under = |ends, parent| {
            may_move(&Facts { parent_ends: Some(day(parent)), ..facts(ends) }, day("2022-06-02"))
        };
        assert_eq!(under(None, "2025-12-31"), Err(Refusal::ParentEndsBefore));
        assert_eq!(under(Some("2025-12-31"), "2025-12-30"), Err(Refusal::ParentEndsBefore));
        assert_eq!(under(Some("2025-12-31"), "2025-12-31"), Ok(()));
    }

    #[test]
    fn a_circle_is_found_on_the_days_it_would_last_and_on_no_other() {
        let [above, below, elsewhere] = [BodyId::new(), BodyId::new(), BodyId::new()];
        let until = Days { from: None, until: Some(day("2024-12-31")) };
        let after = Days::since(day("2025-01-01"));
        // `below` stands under `above` until the end of 2024, then elsewhere.
        let spells =
            vec![Spell { days: until, parent: Some(above) }, Spell { days: after, parent: Some(elsewhere) }];
        let lines = HashMap::from([(below, spells)]);
        assert!(circles(above, below, Days::since(day("2024-12-31")), &lines));
        assert!(!circles(above, below, Days::since(day("2025-01-01")), &lines));
        assert!(circles(elsewhere, below, Days::since(day("2024-12-31")), &lines));
        assert!(circles(above, above, after, &lines), "nothing stands under itself");
    }

    /// Whether every body reaches a root on that day.
    fn is_a_forest(lines: &HashMap<BodyId, Vec<Spell>>, day: NaiveDate) -> bool {
        let parent = |body: BodyId| lines[&body].iter().find(|spell| spell.days.has(day)).unwrap().parent;
        lines.keys().all(|body| {
            let mut above = parent(*body);
            for _ in 0..lines.len() {
                let Some(next) = above else { return true };
                above = parent(next);
            }
            above.is_none()
        })
    }

    /// A day that many days after the first.
    fn later(days: u64) -> NaiveDate {
        FIRST.checked_add_days(chrono::Days::new(days)).unwrap()
    }

    /// Seven bodies after those moves that make no circle: body, parent, days after the first.
    fn after(moves: &[(usize, usize, u64)]) -> HashMap<BodyId, Vec<Spell>> {
        let bodies: Vec<BodyId> = (0..7).map(|_| BodyId::new()).collect();
        let root = Spell { days: Days::default(), parent: None };
        let mut lines: HashMap<BodyId, Vec<Spell>> = bodies.iter().map(|body| (*body, vec![root])).collect();
        for (body, parent, days) in moves {
            let (body, parent) = (bodies[*body], bodies[*parent]);
            let on = later(*days);
            let last = lines[&body].last().unwrap().days.from;
            if last.is_some_and(|last| on <= last) || circles(body, parent, Days::since(on), &lines) {
                continue;
            }
            let spells = lines.get_mut(&body).unwrap();
            spells.last_mut().unwrap().days.until = on.pred_opt();
            spells.push(Spell { days: Days::since(on), parent: Some(parent) });
        }
        lines
    }

    proptest! {
        #[test]
        fn whatever_moves_are_made_no_day_has_a_circle(
            moves in collection::vec((0..7_usize, 0..7_usize, 0..60_u64), 40),
        ) {
            let lines = after(&moves);
            prop_assert!(lines.values().any(|spells| spells.len() > 1), "no move was made");
            for day in (0..61).map(later) {
                prop_assert!(is_a_forest(&lines, day), "a circle on {day}");
            }
        }
    }
}
