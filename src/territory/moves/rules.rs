//! When a territory may lie elsewhere, or bear another code. Pure.
use chrono::NaiveDate;

use crate::refusals;

use super::super::model::Place;

refusals! {
    /// Why a territory is not moved or renumbered.
    Refusal {
        /// It belongs to that one already.
        TerritoryLiesThere = "territory-lies-there" @ "/parent" [
            "المجال الترابي تابع لهذا المجال بالفعل.",
            "Le territoire en relève déjà.",
            "The territory belongs to that one already."
        ],
        /// No territory has that code on that day.
        TerritoryParentIsUnknown = "territory-parent-is-unknown" @ "/parent" [
            "لا يوجد مجال ترابي بهذا الرمز في ذلك اليوم.",
            "Aucun territoire ne porte ce code ce jour-là.",
            "No territory has that code on that day."
        ],
        /// A territory lies in one of a higher level.
        ParentIsNotAbove = "parent-is-not-above" @ "/parent" [
            "لا يتبع مجال ترابي إلا مجالا من مستوى أعلى.",
            "Un territoire ne relève que d'un territoire d'un niveau supérieur.",
            "A territory belongs to one of a higher level only."
        ],
        /// In the whole country, none of its level lies directly in one of that level.
        ParentIsOfAnotherLevel = "parent-is-of-another-level" @ "/parent" [
            "لا يتبع أي مجال من هذا المستوى مباشرة مجالا من مستوى المجال المذكور؛ اختر مجالا من أحد المستويات المذكورة.",
            "Aucun territoire de ce niveau ne relève directement d'un territoire de cet autre niveau ; choisissez-en un des niveaux indiqués.",
            "No territory of its level belongs directly to one of that level; choose one of the levels named."
        ],
        /// Acts are recorded in the order of their days.
        TerritoryMovesLater = "territory-moves-later" @ "/on" [
            "سجل تغيير لهذا المجال أو لما فيه في ذلك اليوم أو بعده.",
            "Un changement de ce territoire, ou d'un territoire qu'il contient, est déjà enregistré ce jour-là ou plus tard.",
            "A change of this territory, or of one within it, on that day or later is recorded already."
        ],
        /// It does not exist on that day and the day before.
        TerritoryIsNotThen = "territory-is-not-then" @ "/on" [
            "المجال الترابي غير قائم في ذلك اليوم واليوم الذي قبله؛ اختر يوما كان قائما فيه وفي اليوم الذي قبله.",
            "Le territoire n'existe pas ce jour-là et la veille ; choisissez un jour où il existe, comme la veille.",
            "The territory does not exist on that day and the day before; choose a day on which it does, as on the day before."
        ],
        /// The code is another territory's; give one that no other bears.
        CodeIsTaken = "code-is-taken" @ "/code" [
            "هذا الرمز لمجال ترابي آخر؛ اختر رمزا لا يحمله غيره.",
            "Ce code est celui d'un autre territoire ; donnez-en un que nul autre ne porte.",
            "The code is another territory's; give one that no other bears."
        ],
    }
}

/// Whether a territory may change on a day, as far as its own days and acts tell.
pub(super) fn may_change(place: &Place, on: NaiveDate) -> Result<(), Refusal> {
    let has_begun = place.valid_from.is_none_or(|first| first < on);
    let lasts = place.valid_to.is_none_or(|last| on <= last);
    if !has_begun || !lasts {
        return Err(Refusal::TerritoryIsNotThen);
    }
    may_follow(place, on)
}

/// Whether a territory may go with the one it lies in.
pub(super) fn may_follow(place: &Place, on: NaiveDate) -> Result<(), Refusal> {
    let moves_later = place.stands_from.is_some_and(|last| on <= last);
    let ends_later = place.renumbered_to.is_some() && place.valid_to.is_none_or(|last| on <= last);
    if moves_later || ends_later { Err(Refusal::TerritoryMovesLater) } else { Ok(()) }
}

/// Whether the last thing an act of that day changed of a territory is still the last.
pub(super) fn may_lie_again(place: &Place, on: NaiveDate) -> Result<(), Refusal> {
    let is_last = place.stands_from == Some(on) && place.renumbered_to.is_none();
    if is_last { Ok(()) } else { Err(Refusal::TerritoryMovesLater) }
}

/// Whether the territory one lay in is still where it was then, under the same code.
pub(super) fn may_take_again(parent: &Place, path: &str, code: &str, on: NaiveDate) -> Result<(), Refusal> {
    let is_there = path == format!("{}/{code}", parent.path) && parent.renumbered_to.is_none();
    let lasts = parent.valid_to.is_none_or(|last| on <= last);
    if is_there && lasts { Ok(()) } else { Err(Refusal::TerritoryMovesLater) }
}

/// Whether a territory of one rank may lie in one of another: 0 is the country.
pub(super) fn may_lie_in(rank: Option<i64>, parent: Option<i64>) -> Result<(), Refusal> {
    if parent < rank { Ok(()) } else { Err(Refusal::ParentIsNotAbove) }
}

/// Whether a territory may lie directly in one of that level: only in such as others of its own level lie in.
pub(super) fn may_be_its_parent(parent: &str, above: &[String]) -> Result<(), Refusal> {
    if above.iter().any(|level| level == parent) { Ok(()) } else { Err(Refusal::ParentIsOfAnotherLevel) }
}

/// Whether a territory that a newer list brought in under the new code is the one renumbered: the same by level and
/// name, and touched by no act yet.
pub(super) fn may_be_named(known: &Place, before: &Place) -> Result<(), Refusal> {
    let is_free = known.renumbered_from.is_none() && known.renumbered_to.is_none();
    let is_fresh = known.valid_from.is_none() && known.stands_from.is_none();
    let is_same = known.level == before.level && known.name_ar == before.name_ar && known.code != before.code;
    if is_free && is_fresh && is_same { Ok(()) } else { Err(Refusal::CodeIsTaken) }
}

/// The province of what lies within, when that of the territory it lies in goes from one to another.
pub(super) fn province_within(
    own: Option<&str>,
    before: Option<&str>,
    after: Option<&str>,
) -> Option<String> {
    if own == before { after.map(str::to_owned) } else { own.map(str::to_owned) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Json, Moment};
    use chrono::DateTime;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn place() -> Place {
        Place {
            code: "x".to_owned(),
            level: "commune".to_owned(),
            parent: None,
            path: "x".to_owned(),
            province: None,
            iso_code: None,
            kind: None,
            slug: "x".to_owned(),
            name_ar: "س".to_owned(),
            name_fr: None,
            name_en: None,
            aliases: Json(Vec::new()),
            population: None,
            valid_from: Some(day("2020-01-01")),
            valid_to: Some(day("2024-12-31")),
            stands_from: None,
            renumbered_from: None,
            renumbered_to: None,
            version: 1,
            updated_at: Moment(DateTime::UNIX_EPOCH),
            sort_key: String::new(),
        }
    }

    #[test]
    fn a_territory_changes_between_the_day_after_its_first_and_its_last() {
        assert_eq!(may_change(&place(), day("2020-01-01")), Err(Refusal::TerritoryIsNotThen));
        assert_eq!(may_change(&place(), day("2020-01-02")), Ok(()));
        assert_eq!(may_change(&place(), day("2024-12-31")), Ok(()));
        assert_eq!(may_change(&place(), day("2025-01-01")), Err(Refusal::TerritoryIsNotThen));
    }

    #[test]
    fn acts_follow_one_another() {
        let moved = Place { stands_from: Some(day("2022-06-01")), ..place() };
        assert_eq!(may_change(&moved, day("2022-06-01")), Err(Refusal::TerritoryMovesLater));
        assert_eq!(may_change(&moved, day("2022-06-02")), Ok(()));
        let renumbered = Place { renumbered_to: Some("y".to_owned()), ..place() };
        assert_eq!(may_change(&renumbered, day("2022-06-02")), Err(Refusal::TerritoryMovesLater));
    }

    #[test]
    fn only_the_last_act_on_a_territory_is_taken_back() {
        let moved = Place { stands_from: Some(day("2022-06-01")), ..place() };
        assert_eq!(may_lie_again(&moved, day("2022-06-01")), Ok(()));
        assert_eq!(may_lie_again(&moved, day("2022-05-31")), Err(Refusal::TerritoryMovesLater));
        let renumbered = Place { renumbered_to: Some("y".to_owned()), ..moved };
        assert_eq!(may_lie_again(&renumbered, day("2022-06-01")), Err(Refusal::TerritoryMovesLater));
    }

    #[test]
    fn a_territory_lies_again_only_in_one_that_is_still_where_it_was() {
        let parent = Place { path: "a/x".to_owned(), ..place() };
        let may = |parent: &Place, path: &str, on: &str| may_take_again(parent, path, "z", day(on));
        assert_eq!(may(&parent, "a/x/z", "2024-12-31"), Ok(()));
        assert_eq!(may(&parent, "a/x/z", "2025-01-01"), Err(Refusal::TerritoryMovesLater));
        assert_eq!(may(&parent, "b/x/z", "2024-12-31"), Err(Refusal::TerritoryMovesLater));
        let renumbered = Place { renumbered_to: Some("y".to_owned()), ..parent };
        assert_eq!(may(&renumbered, "a/x/z", "2024-12-31"), Err(Refusal::TerritoryMovesLater));
    }

    #[test]
    fn a_territory_lies_in_one_of_a_higher_level() {
        assert_eq!(may_lie_in(Some(3), Some(2)), Ok(()));
        assert_eq!(may_lie_in(Some(3), Some(3)), Err(Refusal::ParentIsNotAbove));
    }

    #[test]
    fn a_territory_lies_directly_in_what_others_of_its_level_lie_in() {
        let above = ["cercle".to_owned(), "province".to_owned()];
        assert_eq!(may_be_its_parent("province", &above), Ok(()));
        assert_eq!(may_be_its_parent("region", &above), Err(Refusal::ParentIsOfAnotherLevel));
    }

    #[test]
    fn a_code_known_from_a_newer_list_is_taken_over_once() {
        let listed = Place { code: "y".to_owned(), valid_from: None, valid_to: None, ..place() };
        let may = |known: &Place| may_be_named(known, &place());
        assert_eq!(may(&listed), Ok(()));
        assert_eq!(may(&Place { level: "cercle".to_owned(), ..listed.clone() }), Err(Refusal::CodeIsTaken));
        assert_eq!(may(&Place { name_ar: "ص".to_owned(), ..listed.clone() }), Err(Refusal::CodeIsTaken));
        assert_eq!(
            may(&Place { renumbered_from: Some("w".to_owned()), ..listed }),
            Err(Refusal::CodeIsTaken)
        );
        assert_eq!(may(&place()), Err(Refusal::CodeIsTaken), "it bears that code already");
    }

    #[test]
    fn what_has_a_province_of_its_own_keeps_it() {
        assert_eq!(province_within(Some("p"), Some("p"), Some("q")).as_deref(), Some("q"));
        assert_eq!(province_within(Some("own"), None, Some("q")).as_deref(), Some("own"));
        assert_eq!(province_within(None, None, None), None);
    }
}
