//! What stands in the way of a merge, of its reversal, and of settling a pair. Pure.
use chrono::Duration;

use crate::persons::PersonId;
use crate::refusals;

use super::super::model::{Conflict, Merge, PairState};

refusals! {
    /// Why two persons are not merged, a merge is not taken back, or a pair is not settled.
    Refusal {
        /// Both ids are the same person's.
        MergeIsOfTwo = "merge-is-of-two" @ "/other_id" [
            "لا يدمج شخص في نفسه؛ اذكر شخصا آخر.",
            "On ne fusionne pas une personne avec elle-même ; nommez-en une autre.",
            "A person is not merged into himself or herself; name another."
        ],
        /// Both are members on the same days.
        MembershipsOverlap = "memberships-overlap" @ "/other_id" [
            "لكليهما عضوية في الأيام نفسها؛ أنه إحداهما أو صحح أيامها أو احذفها أولا.",
            "Tous deux sont membres aux mêmes jours ; terminez, corrigez ou retirez d'abord l'une des adhésions.",
            "Both are members on the same days; end, correct or take out one membership first."
        ],
        /// Both hold the same position on the same days.
        SeatsOverlap = "seats-overlap" @ "/other_id" [
            "كلاهما يشغل المسؤولية نفسها في الأيام نفسها؛ أنه أحد التكليفين أو احذفه أولا.",
            "Tous deux occupent la même fonction aux mêmes jours ; terminez ou retirez d'abord l'une des désignations.",
            "Both hold the same position on the same days; end or take out one appointment first."
        ],
        /// Both sit in the same institution on the same days.
        MandatesOverlap = "mandates-overlap" @ "/other_id" [
            "لكليهما انتداب في المؤسسة نفسها في الأيام نفسها؛ أنه أحدهما أو صححه أولا.",
            "Tous deux ont un mandat dans la même institution aux mêmes jours ; terminez ou corrigez d'abord l'un d'eux.",
            "Both hold a mandate in the same institution on the same days; end or correct one first."
        ],
        /// Both are recorded at one meeting.
        BothAttended = "both-attended" @ "/other_id" [
            "كلاهما مسجل حاضرا في اجتماع واحد، أو مدعوا إليه؛ احذف أحد السطرين أولا.",
            "Les deux figurent à une même réunion, comme présents ou convoqués ; retirez d'abord l'une des deux lignes.",
            "Both are recorded at one meeting, as present or as invited; take one of the lines out first."
        ],
        /// Both have an application that is not closed.
        BothApplied = "both-applied" @ "/other_id" [
            "لكليهما طلب انخراط لم يغلق؛ أغلق أحدهما أولا.",
            "Tous deux ont une demande d'adhésion ouverte ; fermez-en d'abord une.",
            "Both have an application that is not closed; close one first."
        ],
        /// Both voted on one application or one decision, or one on the other's application.
        VotesMeet = "votes-meet" @ "/other_id" [
            "صوت كلاهما على طلب واحد أو مقرر واحد، أو صوت أحدهما على طلب الآخر، أو ترشحا في انتخاب واحد أو قرآ فرزا واحدا: هما شخصان في هذا السجل.",
            "Tous deux ont voté sur une même demande ou décision, ou l'un sur la demande de l'autre, ou sont candidats à une même élection, ou en ont lu un même décompte : ce registre les tient pour deux.",
            "Both voted on one application or decision, or one on the other's application, or both stand in one election or read one count: by that record they are two."
        ],
        /// Whoever goes has a national id, sealed for that record.
        NationalIdStays = "national-id-stays" @ "/other_id" [
            "لهذا السجل رقم بطاقة وطنية؛ إن كان هو نفسه رقم من يبقى فاحذفه منه أولا وسجله لمن يبقى، وإلا فهما شخصان.",
            "Cette fiche porte un numéro national ; s'il est celui de la personne qui reste, retirez-le d'abord et notez-le sur l'autre fiche, sinon ce sont deux personnes.",
            "That record has a national id; if it is that of whoever stays, take it out first and record it there; else they are two."
        ],
        /// Whoever goes has let the party know what he or she can do: by a consent that names that record.
        SkillsStay = "skills-stay" @ "/other_id" [
            "لهذا السجل مهارات بموافقة صاحبه؛ اسحبها منه أولا وسجلها، بموافقته، لمن يبقى.",
            "Cette fiche porte des compétences, par consentement ; retirez-les d'abord, et notez-les, avec son accord, sur celle qui reste.",
            "That record has skills, by a consent that names it; withdraw them first, and record them, by consent, for whoever stays."
        ],
        /// One is recused from what concerns the other.
        RecusedFromEachOther = "recused-from-each-other" @ "/other_id" [
            "أحدهما متنح عما يخص الآخر: هما شخصان في هذا السجل.",
            "L'un est récusé pour ce qui concerne l'autre : ce registre les tient pour deux.",
            "One is recused from what concerns the other: by that record they are two."
        ],
        /// Both are recused from one person, or one person from both.
        RecusalsMeet = "recusals-meet" @ "/other_id" [
            "لكليهما تنح سار عن الشخص نفسه، أو تنحى شخص عن كليهما؛ ارفع أحد التنحيين أولا.",
            "Tous deux sont récusés d'une même personne, ou une personne des deux ; levez d'abord l'une des récusations.",
            "Both are recused from one person, or one person from both; revoke one recusal first."
        ],
        /// Together they have more than a person may have.
        TogetherTooMany = "together-too-many" @ "/fields" [
            "مجموع الأسماء أو وسائل الاتصال أو المصادر أكثر من عشرين؛ خذها من أحدهما، أو احذف بعضها أولا.",
            "Réunis, les autres noms, contacts ou sources dépassent vingt ; prenez ceux d'un seul, ou retirez-en d'abord.",
            "Together there are more than twenty aliases, contacts or sources; take those of one, or take some out first."
        ],
        /// It was taken back before.
        MergeIsReversed = "merge-is-reversed" [
            "سبق التراجع عن هذا الدمج.",
            "Cette fusion a déjà été annulée.",
            "This merge was taken back already."
        ],
        /// The days in which it can be taken back are over.
        MergeIsSettled = "merge-is-settled" [
            "مرت ثلاثون يوما على هذا الدمج، فلا رجوع عنه.",
            "Trente jours ont passé depuis cette fusion : elle ne s'annule plus.",
            "Thirty days have passed since this merge: it is not taken back any more."
        ],
        /// Something recorded since rests on it.
        LaterChangeRestsOnMerge = "later-change-rests-on-merge" [
            "بني على هذا الدمج تغيير لاحق مذكور في التفاصيل؛ تراجع عنه أولا.",
            "Un changement ultérieur, indiqué, repose sur cette fusion ; revenez d'abord dessus.",
            "A later change, which is told, rests on this merge; undo it first."
        ],
        /// The pair was dismissed, or merged.
        DuplicateIsSettled = "duplicate-is-settled" [
            "سبق البت في هذين السجلين.",
            "Le cas de ces deux fiches est déjà tranché.",
            "What becomes of these two is settled already."
        ],
        /// The pair was not dismissed.
        DuplicateIsNotDismissed = "duplicate-is-not-dismissed" [
            "لم يستبعد هذان السجلان، فلا شيء يعاد فتحه.",
            "Ces deux fiches n'ont pas été écartées ; il n'y a rien à rouvrir.",
            "These two were not dismissed; there is nothing to reopen."
        ],
    }
}

/// How many days a merge can be taken back.
pub(in crate::duplicates) const REVERSIBLE_DAYS: i64 = 30;

/// Why two persons cannot be one, as the records stand.
pub(in crate::duplicates) fn in_the_way(conflict: Conflict) -> Refusal {
    match conflict {
        Conflict::Memberships => Refusal::MembershipsOverlap,
        Conflict::Seats => Refusal::SeatsOverlap,
        Conflict::Mandates => Refusal::MandatesOverlap,
        Conflict::Attendances => Refusal::BothAttended,
        Conflict::Applications => Refusal::BothApplied,
        Conflict::NationalId => Refusal::NationalIdStays,
        Conflict::Skills => Refusal::SkillsStay,
        Conflict::Votes => Refusal::VotesMeet,
        Conflict::RecusedFromEachOther => Refusal::RecusedFromEachOther,
        Conflict::Recusals => Refusal::RecusalsMeet,
    }
}

/// Goes on only if they are two.
pub(in crate::duplicates) fn expect_two(person: PersonId, other: PersonId) -> Result<(), Refusal> {
    if person == other { Err(Refusal::MergeIsOfTwo) } else { Ok(()) }
}

/// Goes on only if a merge of that age can still be taken back.
pub(in crate::duplicates) fn expect_reversible(merge: &Merge, age: Duration) -> Result<(), Refusal> {
    if merge.reversed_at.is_some() {
        return Err(Refusal::MergeIsReversed);
    }
    if age > Duration::days(REVERSIBLE_DAYS) { Err(Refusal::MergeIsSettled) } else { Ok(()) }
}

/// Goes on only if a pair is still to be settled.
pub(in crate::duplicates) fn expect_open(state: PairState) -> Result<(), Refusal> {
    if state == PairState::Open { Ok(()) } else { Err(Refusal::DuplicateIsSettled) }
}

/// Goes on only if a pair was dismissed.
pub(in crate::duplicates) fn expect_dismissed(state: PairState) -> Result<(), Refusal> {
    if state == PairState::Dismissed { Ok(()) } else { Err(Refusal::DuplicateIsNotDismissed) }
}
