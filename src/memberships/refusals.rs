//! Why memberships, and what befalls them, are not recorded or changed.
use crate::refusals;

refusals! {
    /// Why a membership is not recorded or changed.
    Refusal {
        /// The person is a member on some of those days.
        PersonIsAMemberAlready = "person-is-a-member-already" [
            "للشخص عضوية أخرى في هذه الأيام أو في بعضها.",
            "La personne a déjà une adhésion pendant ces jours ou une partie d'entre eux.",
            "The person has another membership on those days, or on some of them."
        ],
        /// The party refused the person for good.
        PersonIsBanned = "person-is-banned" @ "/person_id" [
            "رفض الحزب هذا الشخص رفضا نهائيا؛ لا يصير عضوا إلا بقبول استئنافه ضد ذلك الرفض.",
            "Le parti a refusé cette personne définitivement ; seul son recours contre ce refus, s'il est accepté, en fait un membre.",
            "The party refused this person for good; only an appeal of that refusal that is accepted makes him or her a member."
        ],
        /// The person was put out, and may not come back yet.
        PersonWasExcluded = "person-was-excluded" @ "/person_id" [
            "طرد هذا الشخص من الحزب؛ سجل عضويته ابتداء من اليوم المذكور، أو صحح ما سجل من الطرد.",
            "Cette personne a été exclue du parti ; enregistrez son adhésion à partir du jour indiqué, ou corrigez l'exclusion enregistrée.",
            "This person was put out of the party; record the membership from the day that is told on, or correct the exclusion on record."
        ],
        /// Another membership has the number.
        NumberIsTaken = "number-is-taken" @ "/number" [
            "رقم العضوية هذا مسجل لعضوية أخرى.",
            "Ce numéro est celui d'une autre adhésion.",
            "Another membership has that number."
        ],
        /// It would end before it starts.
        MembershipIsBackwards = "membership-is-backwards" [
            "لا يمكن أن تنتهي العضوية قبل أن تبدأ.",
            "L'adhésion ne peut finir avant de commencer.",
            "The membership cannot end before it starts."
        ],
        /// It has ended before.
        MembershipHasEnded = "membership-has-ended" [
            "انتهت هذه العضوية من قبل.",
            "Cette adhésion a déjà pris fin.",
            "This membership has ended already."
        ],
        /// It has not ended, so there is no end to correct.
        MembershipHasNotEnded = "membership-has-not-ended" [
            "لم تنته هذه العضوية؛ سجل نهايتها أولا.",
            "Cette adhésion n'a pas pris fin ; enregistrez d'abord sa fin.",
            "This membership has not ended; record its end first."
        ],
        /// There is no such local unit.
        UnitIsUnknown = "unit-is-unknown" @ "/unit" [
            "لا توجد هيئة محلية بهذا المعرف أو الاسم.",
            "Aucune instance ne porte cet identifiant ou ce nom.",
            "No body has that id or slug."
        ],
        /// It rests on nothing.
        GroundsAreMissing = "grounds-are-missing" @ "/source" [
            "اذكر المقرر أو المصدر الذي يستند إليه ذلك.",
            "Indiquez la décision ou la source sur laquelle cela repose.",
            "Name the decision or the source that this rests on."
        ],
        /// It would end before it starts.
        SuspensionIsBackwards = "suspension-is-backwards" @ "/ends_on" [
            "لا يمكن أن ينتهي التوقيف قبل أن يبدأ.",
            "La suspension ne peut finir avant de commencer.",
            "The suspension cannot end before it starts."
        ],
        /// The member is suspended on some of those days.
        MemberIsSuspended = "member-is-suspended" [
            "العضو موقوف في هذه الأيام أو في بعضها.",
            "Le membre est déjà suspendu pendant ces jours ou une partie d'entre eux.",
            "The member is suspended on those days already, or on some of them."
        ],
        /// An ethics committee put it there.
        CommitteeSaysSo = "committee-says-so" [
            "قررت ذلك لجنة الأخلاقيات؛ لا يرفعه إلا قرار منها أو من لجنة الطعن.",
            "Une commission d'éthique en a décidé ; seule sa décision, ou celle rendue sur recours, le lève.",
            "An ethics committee ruled so; only a ruling of it, or one on appeal, lifts it."
        ],
        /// There is no suspension to lift from that day on.
        MemberIsNotSuspended = "member-is-not-suspended" @ "/on" [
            "لا توقيف يسري في ذلك اليوم أو بعده حتى يرفع.",
            "Aucune suspension à lever ce jour-là ni après.",
            "There is no suspension to lift on that day, nor after it."
        ],
        /// Nobody is reinstated in a membership that has ended by then.
        ReinstatementLiesOutside = "reinstatement-lies-outside" @ "/on" [
            "انتهت العضوية قبل ذلك اليوم؛ ألغ نهايتها أولا، أو سجل عضوية جديدة.",
            "L'adhésion a pris fin avant ce jour ; annulez d'abord sa fin, ou enregistrez une nouvelle adhésion.",
            "The membership ended before that day; take its end back first, or record a new membership."
        ],
        /// A suspension begins on a day of the membership.
        SuspensionLiesOutside = "suspension-lies-outside" [
            "يبدأ التوقيف في يوم من أيام العضوية؛ ارفعه أولا إن كان بعدها.",
            "Une suspension commence un jour de l'adhésion ; levez d'abord celle qui viendrait après.",
            "A suspension begins on a day of the membership; lift first the one that would come after it."
        ],
        /// There is no unit to leave.
        MemberHasNoUnit = "member-has-no-unit" [
            "ليس العضو في هيئة محلية حتى ينتقل منها؛ صحح عضويته بدل ذلك.",
            "Le membre n'est d'aucune instance qu'il puisse quitter ; corrigez plutôt son adhésion.",
            "The member is of no unit that could be left; correct the membership instead."
        ],
        /// One does not go where one is.
        MemberIsOfTheUnit = "member-is-of-the-unit" @ "/unit" [
            "العضو في هذه الهيئة من قبل.",
            "Le membre est déjà de cette instance.",
            "The member is of that unit already."
        ],
        /// It is left already, by another way.
        MemberIsElsewhere = "member-is-elsewhere" [
            "لم يعد العضو في الهيئة التي طلب الانتقال منها.",
            "Le membre n'est plus de l'instance que la mutation devait lui faire quitter.",
            "The member is no longer of the unit that was to be left."
        ],
        /// The membership or the unit is not there on that day.
        TransferLiesOutside = "transfer-lies-outside" @ "/on" [
            "يقع يوم الانتقال ضمن العضوية وضمن حياة الهيئة المستقبلة.",
            "Le jour de la mutation est un jour de l'adhésion et de la vie de l'instance qui reçoit.",
            "The day of a transfer is one of the membership, and one on which the receiving unit is there."
        ],
        /// One is pending.
        TransferIsPending = "transfer-is-pending" [
            "لهذه العضوية طلب انتقال لم يبت فيه بعد.",
            "Une mutation de cette adhésion est déjà en attente.",
            "A transfer of this membership is pending already."
        ],
        /// It is agreed or refused already.
        TransferIsSettled = "transfer-is-settled" [
            "سبق البت في طلب الانتقال هذا.",
            "Cette mutation est déjà réglée.",
            "This transfer is settled already."
        ],
        /// What is missing is the consent of somebody else.
        ConsentIsAnothers = "consent-is-anothers" [
            "الموافقة التي تنقص لغيرك: سبقت موافقة من تتحدث باسمه، أو الانتقال انتقالك.",
            "Le consentement qui manque est celui d'un autre : le vôtre est donné, ou la mutation est la vôtre.",
            "The consent that is missing is another's: yours is given, or the transfer is your own."
        ],
        /// The membership has none of that year.
        DuesLieOutside = "dues-lie-outside" @ "/year" [
            "لم تكن العضوية قائمة في هذه السنة.",
            "L'adhésion ne couvre aucun jour de cette année.",
            "The membership lasts on no day of that year."
        ],
        /// Nobody has the number, within reach.
        NumberIsUnknown = "number-is-unknown" @ "/number" [
            "لا توجد عضوية بهذا الرقم.",
            "Aucune adhésion ne porte ce numéro.",
            "No membership has that number."
        ],
        /// The list names the same membership before.
        NumberIsTwice = "number-is-twice" @ "/number" [
            "ورد هذا الرقم في اللائحة مرتين.",
            "Ce numéro figure deux fois dans la liste.",
            "That number stands in the list twice."
        ],
        /// The statutes name no such grade.
        GradeIsUnknown = "grade-is-unknown" @ "/grade" [
            "لا يذكر النظام الأساسي الساري في ذلك اليوم هذه الدرجة.",
            "Les statuts en vigueur ce jour-là ne connaissent pas ce grade.",
            "The statutes in force on that day name no such grade."
        ],
        /// The membership does not last on that day.
        GradeLiesOutside = "grade-lies-outside" @ "/starts_on" [
            "تبدأ الدرجة في يوم من أيام العضوية.",
            "Un grade commence un jour de l'adhésion.",
            "A grade begins on a day of the membership."
        ],
    }
}
