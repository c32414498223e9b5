//! What the statutes say about where a body may stand. Pure.
use crate::refusals;
use crate::statutes::document::{BodyType, Document};
use crate::words::Tenure;

refusals! {
    /// Why a body is not formed, changed or dissolved.
    Refusal {
        /// The statutes of that day know no such type.
        BodyTypeIsUnknown = "body-type-is-unknown" @ "/type" [
            "لا يعرف النظام الأساسي الساري في ذلك اليوم هذا النوع من الهيئات؛ انظر /v1/statutes/in-force.",
            "Les statuts en vigueur ce jour-là ne connaissent pas ce type d'instance ; voir /v1/statutes/in-force.",
            "The statutes in force on that day know no such type of body; see /v1/statutes/in-force."
        ],
        /// The parent is not there.
        ParentIsUnknown = "parent-is-unknown" @ "/parent" [
            "الهيئة الأم غير موجودة.",
            "L'instance parente n'existe pas.",
            "The parent body does not exist."
        ],
        /// The territory is not there.
        TerritoryIsUnknown = "territory-is-unknown" @ "/territory" [
            "المجال الترابي غير معروف؛ ابحث عنه في /v1/territories.",
            "Ce territoire est inconnu ; cherchez-le sous /v1/territories.",
            "That territory is unknown; look it up under /v1/territories."
        ],
        /// A root needs a territory of its own.
        TerritoryIsMissing = "territory-is-missing" @ "/territory" [
            "هيئة بلا هيئة أم تحتاج إلى مجال ترابي.",
            "Une instance sans parent a besoin d'un territoire.",
            "A body without a parent needs a territory."
        ],
        /// The type may not stand under that parent.
        ParentIsForbidden = "parent-is-forbidden" @ "/parent" [
            "لا يسمح النظام الأساسي بهذا النوع من الهيئات تحت هذه الهيئة الأم.",
            "Les statuts ne permettent pas ce type d'instance sous ce parent.",
            "The statutes do not allow this type of body under that parent."
        ],
        /// The type may not stand without a parent.
        ParentIsMissing = "parent-is-missing" @ "/parent" [
            "يفرض النظام الأساسي هيئة أم لهذا النوع من الهيئات.",
            "Les statuts veulent un parent pour ce type d'instance.",
            "The statutes want a parent for this type of body."
        ],
        /// The type does not cover territories of that level.
        LevelIsForbidden = "level-is-forbidden" @ "/territory" [
            "لا يغطي هذا النوع من الهيئات مجالا ترابيا من هذا المستوى؛ اختر مجالا من مستوى هذا النوع، أو نوعا آخر.",
            "Ce type d'instance ne couvre pas un territoire de ce niveau ; choisissez un territoire du niveau de ce type, ou un autre type.",
            "This type of body does not cover a territory of that level; choose a territory of the type's level, or another type."
        ],
        /// The territory is not the parent's, nor within it.
        OutsideTheParentsTerritory = "outside-the-parents-territory" @ "/territory" [
            "هذا المجال الترابي ليس مجال الهيئة الأم ولا يقع داخله؛ اختر مجالا داخله، أو هيئة أما أخرى.",
            "Ce territoire n'est ni celui du parent ni compris dans celui-ci ; choisissez-en un qui y est compris, ou un autre parent.",
            "That territory is neither the parent's nor within it; choose one within it, or another parent."
        ],
        /// A body under it would stand outside its territory.
        ChildrenWouldStandOutside = "children-would-stand-outside" @ "/territory" [
            "توجد تحتها هيئات في مجالات ترابية ستقع خارج هذا المجال؛ صححها أو حلها أولا.",
            "Des instances placées sous elle se trouveraient hors de ce territoire ; corrigez-les d'abord.",
            "Bodies under it would stand outside that territory; correct them first."
        ],
        /// There is one at that territory already.
        BodyExistsThere = "body-exists-there" @ "/territory" [
            "توجد هيئة من هذا النوع في هذا المجال الترابي في تلك الأيام؛ استعملها، أو حلها قبل ذلك، أو اختر مجالا آخر.",
            "Ce territoire a déjà une instance de ce type ces jours-là ; employez-la, dissolvez-la d'abord, ou choisissez un autre territoire.",
            "That territory has a body of this type on those days already; use it, dissolve it first, or choose another territory."
        ],
        /// The slug is another body's.
        SlugIsTaken = "slug-is-taken" @ "/slug" [
            "هذا الاسم المختصر لهيئة أخرى؛ اختر غيره.",
            "Ce nom court est celui d'une autre instance ; prenez-en un autre.",
            "Another body bears this slug; take another."
        ],
        /// A body cannot be its own ancestor.
        BodyUnderItself = "body-under-itself" @ "/parent" [
            "لا يمكن أن تكون الهيئة تحت نفسها أو تحت هيئة تابعة لها.",
            "Une instance ne peut être placée sous elle-même ni sous une des siennes.",
            "A body cannot stand under itself or under one of its own."
        ],
        /// The type of a body is for life.
        TypeIsFixed = "type-is-fixed" @ "/type" [
            "نوع الهيئة لا يتغير؛ احذف السجل الخاطئ أو حل الهيئة وأنشئ أخرى.",
            "Le type d'une instance ne change pas ; supprimez l'erreur ou formez-en une autre.",
            "The type of a body does not change; delete the mistake, or form another body."
        ],
        /// It would exist while its parent does not.
        OutsideTheParentsLife = "outside-the-parents-life" @ "/starts_on" [
            "توجد الهيئة الأم في أيام أخرى.",
            "Le parent n'existe pas durant ces jours.",
            "The parent does not exist on all of those days."
        ],
        /// It would end before it starts.
        LifeIsBackwards = "life-is-backwards" @ "/ends_on" [
            "اليوم الأخير قبل اليوم الأول؛ صحح أحدهما.",
            "Le dernier jour précède le premier ; corrigez l'un des deux.",
            "The last day is before the first; correct one of the two."
        ],
        /// A body under it, an appointment in it or a meeting of it would lie outside its days.
        ContentsWouldNotFit = "contents-would-not-fit" @ "/starts_on" [
            "توجد تحتها هيئات أو فيها تكليفات أو لها اجتماعات في أيام لن تكون قائمة فيها؛ صحح أيامها أولا، أو اختر أياما تشملها.",
            "Des instances qui en dépendent, des désignations ou des réunions de cette instance tomberaient hors de ses jours ; corrigez d'abord leurs jours, ou choisissez des jours qui les comprennent.",
            "Bodies under it, appointments in it or meetings of it would lie outside its days; correct their days first, or choose days that hold them."
        ],
        /// The act that formed it says when it begins.
        FirstDayIsOfAnAct = "first-day-is-of-an-act" @ "/starts_on" [
            "أحدثت هذه الهيئة بتقسيم هو الذي يحدد يومها الأول؛ صحح يوم ذلك التقسيم بدلا من يوم الهيئة.",
            "Cette instance est issue d'une scission, qui fixe son premier jour ; corrigez le jour de cet acte plutôt que celui de l'instance.",
            "This body was formed by a split, and its first day is the day of that act; correct the act instead."
        ],
        /// It has ended before.
        BodyIsDissolved = "body-is-dissolved" [
            "سبق حل هذه الهيئة.",
            "Cette instance est déjà dissoute.",
            "This body is dissolved already."
        ],
        /// It takes nothing on days on which it is not there.
        BodyIsNotThen = "body-is-not-then" [
            "الهيئة غير قائمة في ذلك اليوم؛ صحح اليوم أو اذكر هيئة قائمة فيه.",
            "L'instance n'existe pas ce jour-là ; corrigez le jour, ou nommez une instance qui existe alors.",
            "The body does not exist on that day; correct the day, or name a body that exists then."
        ],
        /// Bodies under it still exist.
        ChildrenStillExist = "children-still-exist" [
            "ما زالت تحتها هيئات قائمة بعد ذلك اليوم؛ حلها أولا، أو قل في الحقل children ما مصيرها: dissolve أو move_to.",
            "Des instances qui en dépendent existent encore après ce jour ; dissolvez-les d'abord, ou dites dans le champ children ce qu'elles deviennent : dissolve ou move_to.",
            "Bodies under it still exist after that day; dissolve them first, or say in the field children what becomes of them: dissolve or move_to."
        ],
        /// It meets after that day.
        MeetingsLieLater = "meetings-lie-later" @ "/ends_on" [
            "لها اجتماعات مسجلة بعد ذلك اليوم؛ صححها أو احذفها أولا.",
            "Des réunions de cette instance sont enregistrées après ce jour ; corrigez-les ou retirez-les d'abord.",
            "Meetings of it are recorded after that day; correct them or take them out first."
        ],
        /// People still hold its positions.
        SeatsAreStillHeld = "seats-are-still-held" [
            "ما زال أشخاص يشغلون مسؤوليات فيها بعد ذلك اليوم؛ أنه تكليفهم أولا.",
            "Des personnes y exercent encore après ce jour ; mettez fin à leurs désignations d'abord.",
            "People still hold positions in it after that day; end their appointments first."
        ],
    }
}

/// Where a body would stand.
pub(super) struct Standing<'a> {
    /// The statutes of the day it starts.
    pub(super) statutes: &'a Document,
    /// Its type.
    pub(super) body_type: &'a BodyType,
    /// Its own days.
    pub(super) tenure: Tenure,
    /// The type and days of its parent.
    pub(super) parent: Option<(&'a str, Tenure)>,
    /// Whether its territory is the parent's, or within it.
    pub(super) is_within_parent: bool,
    /// The level of its territory.
    pub(super) territory_level: &'a str,
}

/// Checks that a body of this type may stand there.
pub(super) fn check_standing(standing: &Standing<'_>) -> Result<(), Refusal> {
    let Standing { statutes, body_type, tenure, parent, is_within_parent, territory_level } = standing;
    if tenure.is_backwards() {
        return Err(Refusal::LifeIsBackwards);
    }
    if !statutes.may_stand_under(&body_type.code, parent.as_ref().map(|(code, _)| *code)) {
        return Err(if parent.is_some() { Refusal::ParentIsForbidden } else { Refusal::ParentIsMissing });
    }
    if parent.as_ref().is_some_and(|(_, life)| !tenure.fits_in(life)) {
        return Err(Refusal::OutsideTheParentsLife);
    }
    let level = body_type.level.as_ref().and_then(|level| statutes.level(level));
    if level.is_some_and(|level| !level.territory_levels.iter().any(|code| code.as_str() == *territory_level))
    {
        return Err(Refusal::LevelIsForbidden);
    }
    if parent.is_some() && !is_within_parent {
        return Err(Refusal::OutsideTheParentsTerritory);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statutes::DEFAULT;

    fn tenure(starts: &str, ends: Option<&str>) -> Tenure {
        Tenure { starts: starts.parse().unwrap(), ends: ends.map(|day| day.parse().unwrap()) }
    }
    fn check(code: &str, parent: Option<(&str, Tenure)>, level: &str) -> Result<(), Refusal> {
        place(code, parent, level, true)
    }
    fn place(
        code: &str,
        parent: Option<(&str, Tenure)>,
        level: &str,
        is_within_parent: bool,
    ) -> Result<(), Refusal> {
        let statutes: Document = serde_json::from_str(DEFAULT).unwrap();
        let body_type = statutes.body_type(code).unwrap();
        let tenure = tenure("2022-12-08", None);
        let (statutes, territory_level) = (&statutes, level);
        check_standing(&Standing { statutes, body_type, tenure, parent, is_within_parent, territory_level })
    }

    #[test]
    fn a_pole_stands_under_a_secretariat_and_nowhere_else() {
        let lasting = tenure("2022-12-08", None);
        assert_eq!(check("pole", Some(("provincial_secretariat", lasting)), "province"), Ok(()));
        assert_eq!(
            check("pole", Some(("provincial_bureau", lasting)), "province"),
            Err(Refusal::ParentIsForbidden)
        );
        assert_eq!(check("pole", None, "province"), Err(Refusal::ParentIsMissing));
    }

    #[test]
    fn a_provincial_secretariat_covers_a_province_or_a_prefecture() {
        assert_eq!(check("provincial_secretariat", None, "province"), Ok(()));
        assert_eq!(check("provincial_secretariat", None, "prefecture"), Ok(()));
        assert_eq!(check("provincial_secretariat", None, "commune"), Err(Refusal::LevelIsForbidden));
    }

    #[test]
    fn a_body_stands_within_the_territory_of_its_parent_and_a_root_wherever_its_level_is() {
        let under = ("provincial_secretariat", tenure("2022-12-08", None));
        assert_eq!(place("local_secretariat", Some(under), "commune", true), Ok(()));
        assert_eq!(
            place("local_secretariat", Some(under), "commune", false),
            Err(Refusal::OutsideTheParentsTerritory)
        );
        assert_eq!(place("provincial_secretariat", None, "province", false), Ok(()));
    }

    #[test]
    fn a_body_starts_no_sooner_than_its_parent() {
        let pole = |starts| check("pole", Some(("provincial_secretariat", tenure(starts, None))), "province");
        assert_eq!(pole("2022-12-08"), Ok(()));
        assert_eq!(pole("2022-12-09"), Err(Refusal::OutsideTheParentsLife));
    }
}
