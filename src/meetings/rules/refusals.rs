//! Why a meeting, or something of it, is not recorded or changed.
use crate::refusals;

refusals! {
    /// Why a meeting, or something of it, is not recorded or changed.
    Refusal {
        /// The minutes are locked, and the meeting with them.
        MinutesAreLocked = "minutes-are-locked" [
            "المحضر مقفل؛ كل تصحيح قرار جديد في اجتماع آخر.",
            "Le procès-verbal est verrouillé ; toute correction est une nouvelle décision, dans une autre réunion.",
            "The minutes are locked; a correction is a new decision of another meeting."
        ],
        /// It was called off, and takes nothing.
        MeetingIsCancelled = "meeting-is-cancelled" [
            "ألغي هذا الاجتماع فلا يسجل فيه شيء؛ إن كان سينعقد فتراجع أولا عن إلغائه.",
            "Cette réunion est annulée : rien ne s'y enregistre. Si elle a lieu, retirez d'abord son annulation.",
            "This meeting is cancelled, and nothing is recorded of it. If it takes place after all, first take the cancellation out."
        ],
        /// The minutes are approved: only another approval changes their text.
        MinutesAreApproved = "minutes-are-approved" [
            "المحضر مصادق عليه؛ لا يتغير نصه إلا بمصادقة جديدة تحمل النص المعدل.",
            "Le procès-verbal est approuvé ; seule une nouvelle approbation, avec le texte amendé, le modifie.",
            "The minutes are approved; only a new approval that carries the amended text changes them."
        ],
        /// Minutes are locked once they are approved, not before.
        MinutesAreNotApproved = "minutes-are-not-approved" [
            "لا يقفل محضر لم يصادق عليه بعد.",
            "Un procès-verbal ne se verrouille qu'une fois approuvé.",
            "Minutes are locked only once they are approved."
        ],
        /// There are no minutes yet.
        MinutesAreNotDrafted = "minutes-are-not-drafted" [
            "لم يحرر محضر هذا الاجتماع بعد.",
            "Cette réunion n'a pas encore de procès-verbal.",
            "This meeting has no minutes yet."
        ],
        /// Minutes are approved between the day of the meeting and today.
        ApprovalIsOutOfTime = "approval-is-out-of-time" [
            "تقع المصادقة على المحضر بين يوم الاجتماع واليوم الحالي.",
            "Un procès-verbal s'approuve entre le jour de la réunion et aujourd'hui.",
            "Minutes are approved between the day of the meeting and today."
        ],
        /// Minutes are sent round between the day of the meeting and today.
        CirculationIsOutOfTime = "circulation-is-out-of-time" @ "/circulated_on" [
            "يعمم مشروع المحضر بين يوم الاجتماع واليوم الحالي.",
            "Un projet de procès-verbal circule entre le jour de la réunion et aujourd'hui.",
            "Draft minutes are sent round between the day of the meeting and today."
        ],
        /// Somebody signs who is neither the chair nor the rapporteur.
        SignerHasNoPart = "signer-has-no-part" @ "/signed_by" [
            "لا يوقع المحضر إلا من ترأس الاجتماع ومن حرر المحضر.",
            "Seuls le président de séance et le rapporteur signent le procès-verbal.",
            "Only the chair of the meeting and whoever drafted the minutes sign them."
        ],
        /// The meeting that is said to have approved them is another body's, or earlier.
        ApprovingMeetingDoesNotFit = "approving-meeting-does-not-fit" @ "/meeting_id" [
            "لا يصادق على المحضر إلا اجتماع لاحق للهيئة نفسها.",
            "Seule une réunion ultérieure de la même instance approuve le procès-verbal.",
            "Only a later meeting of the same body approves the minutes."
        ],
        /// A capacity or position is told of a chair that is not named.
        ChairIsNotNamed = "chair-is-not-named" [
            "ذكرت صفة الرئاسة دون اسم الرئيس؛ أضف chair_id.",
            "Une qualité est donnée sans le nom du président de séance ; ajoutez chair_id.",
            "A capacity is given without a chair; add chair_id."
        ],
        /// It would end before it starts.
        MeetingEndsBeforeItStarts = "meeting-ends-before-it-starts" [
            "نهاية الاجتماع سابقة لبدايته.",
            "La réunion finirait avant de commencer.",
            "The meeting would end before it starts."
        ],
        /// It starts on another day than it is held on.
        MeetingStartsOnAnotherDay = "meeting-starts-on-another-day" [
            "ساعة البداية لا تقع في يوم انعقاد الاجتماع.",
            "L'heure de début ne tombe pas le jour de la réunion.",
            "The meeting does not start on the day it is held."
        ],
        /// It is called for an hour of another day than it is to be held on.
        MeetingIsCalledForAnotherDay = "meeting-is-called-for-another-day" @ "/planned_at" [
            "الساعة التي دعي إليها لا تقع في يوم الاجتماع؛ غير اليوم والساعة معا.",
            "L'heure pour laquelle la réunion est convoquée ne tombe pas le jour où elle se tient ; changez le jour et l'heure ensemble.",
            "The hour it is called for does not fall on the day it is held; change the day and the hour together."
        ],
        /// The body does not exist on that day.
        OutsideTheBodysDays = "meeting-outside-the-bodys-days" @ "/held_on" [
            "لا تكون الهيئة قائمة في ذلك اليوم؛ صحح يوم الاجتماع أو أيام الهيئة.",
            "L'instance n'existe pas ce jour-là ; corrigez le jour de la réunion ou ceux de l'instance.",
            "The body does not exist on that day; correct the day of the meeting, or the days of the body."
        ],
        /// It would be held after it decided, or after its minutes were approved.
        MeetingFollowsItsDecisions = "meeting-follows-its-decisions" @ "/held_on" [
            "اتخذ هذا الاجتماع مقررات، أو صودق على محضره، قبل ذلك اليوم.",
            "Cette réunion a décidé, ou son procès-verbal a été approuvé, avant ce jour-là.",
            "The meeting decided, or its minutes were approved, before that day."
        ],
        /// What a decision of its day did is dated by that day.
        WhatItDidIsOfThatDay = "what-it-did-is-of-that-day" @ "/held_on" [
            "لأحد مقررات هذا الاجتماع أثر مؤرخ بيومه؛ صحح أولا يوم ذلك الأثر أو تراجع عنه، ثم صحح يوم الاجتماع.",
            "Une décision de cette réunion a produit un effet daté de ce jour-là ; corrigez d'abord le jour de cet effet, ou retirez-le, puis celui de la réunion.",
            "What a decision of this meeting did is dated by its day; first correct the day of that, or withdraw it, then the day of the meeting."
        ],
        /// It has decided as the body it was recorded for.
        MeetingHasDecided = "meeting-has-decided" [
            "اتخذ هذا الاجتماع قرارات باسم هيئته، فلا تغير.",
            "Cette réunion a décidé au nom de son instance : on n'en change pas.",
            "This meeting has decided in the name of its body, which does not change any more."
        ],
        /// Somebody is elected at it, on that day and by that body.
        MeetingElects = "meeting-elects" [
            "فتح انتخاب في هذا الاجتماع: لا تغير هيئته ولا يومه، ولا ساعاته وفيه دورة محسوبة لم تعلن؛ احذف الانتخاب إن فتح خطأ، أو أعلن نتيجته أو سجل صرف النظر عنه.",
            "Une élection est ouverte à cette réunion : ni son instance ni son jour ne changent, ni ses heures tant qu'un tour compté n'est pas proclamé ; retirez l'élection si elle est ouverte par erreur, sinon proclamez-la ou enregistrez son abandon.",
            "An election is held at this meeting: neither its body nor its day changes, nor its hours while a counted round is not proclaimed; take the election out if it was opened by mistake, or else proclaim it, or record that it is given up."
        ],
        /// Its minutes would be locked before it is known who is elected.
        ElectionIsOpen = "election-is-open" [
            "في هذا الاجتماع انتخاب لم تعلن نتيجته؛ أعلنها أو سجل صرف النظر عنه قبل إقفال المحضر.",
            "Une élection de cette réunion reste ouverte ; proclamez-la ou enregistrez son abandon avant de verrouiller le procès-verbal.",
            "An election of this meeting is still open; proclaim it, or record that it is given up, before the minutes are locked."
        ],
        /// Another line of the meeting has that number.
        NumberIsTaken = "line-number-is-taken" [
            "هذا الرقم مستعمل في الاجتماع نفسه.",
            "Ce numéro est déjà pris dans cette réunion.",
            "That number is taken in this meeting."
        ],
        /// The person is on the attendance sheet already.
        PersonIsListed = "person-is-listed" [
            "هذا الشخص مسجل في لائحة الحضور.",
            "Cette personne figure déjà sur la feuille de présence.",
            "That person is on the attendance sheet already."
        ],
        /// The convocation invites the person already.
        PersonIsInvited = "person-is-invited" [
            "هذا الشخص مدعو بهذا الاستدعاء.",
            "Cette convocation invite déjà cette personne.",
            "That person is invited by this convocation already."
        ],
        /// No member has that number.
        NumberIsNobodys = "number-is-nobodys" [
            "لا يحمل أي عضو هذا الرقم؛ تحقق من الشارة.",
            "Aucun membre ne porte ce numéro ; vérifiez le badge.",
            "No member has that number; check the badge."
        ],
        /// Either one person or one group is named.
        PersonOrGroupIsNamed = "person-or-group-is-named" [
            "اذكر شخصا واحدا أو مجموعة واحدة، لا كليهما.",
            "Nommez une personne ou un groupe, l'un des deux.",
            "Name either one person or one group."
        ],
        /// A decision is recorded once it was taken.
        DecisionLiesAhead = "decision-lies-ahead" [
            "لا يسجل قرار قبل اتخاذه.",
            "Une décision ne s'enregistre pas avant d'être prise.",
            "A decision is not recorded before it is taken."
        ],
        /// Too few of those who vote came.
        QuorumIsLacking = "quorum-is-not-met" [
            "لم يكتمل النصاب: لم يحضر العدد الذي يتطلبه النظام الأساسي ممن لهم حق التصويت. أضف من حضر إلى لائحة الحضور، أو اذكر المصدر إن كان قرارا قديما.",
            "Le quorum n'est pas atteint : trop peu de ceux qui votent sont venus. Complétez la feuille de présence, ou indiquez la source (source) s'il s'agit d'une décision passée.",
            "The quorum is not met: too few of those who vote came. Complete the attendance sheet, or tell the source if this is a decision of the past."
        ],
        /// Nobody is on the attendance sheet.
        AttendanceIsNotRecorded = "attendance-is-not-recorded" [
            "لا يتخذ قرار في اجتماع لم يسجل فيه حضور أحد. سجل الحضور أولا، أو اذكر المصدر إن كان قرارا قديما.",
            "Une réunion à laquelle personne n'est inscrit ne décide pas. Remplissez d'abord la feuille de présence, ou indiquez la source (source) s'il s'agit d'une décision passée.",
            "A meeting to which nobody is recorded to have come does not decide. Fill the attendance sheet first, or tell the source if this is a decision of the past."
        ],
        /// It decided with a quorum that it would not have any more.
        DecisionsWouldLoseTheirQuorum = "decisions-would-lose-their-quorum" [
            "اتخذ هذا الاجتماع قرارات بنصاب مكتمل، ولن يبقى النصاب مكتملا بعد هذا التصحيح.",
            "Cette réunion a décidé avec un quorum qu'elle n'aurait plus après cette correction.",
            "This meeting decided with a quorum that it would not have any more after this correction."
        ],
        /// The quorum came and went, and it is not told when it was decided.
        QuorumCameAndWent = "quorum-came-and-went" [
            "لم يكن النصاب مكتملا طيلة الاجتماع؛ اذكر في decided_at الساعة التي اتخذ فيها القرار.",
            "Le quorum n'était pas atteint durant toute la réunion ; indiquez dans decided_at l'heure de la décision.",
            "The quorum was not met throughout the meeting; tell in decided_at when it was decided."
        ],
        /// Its hour is of another day, ahead, or not of the meeting.
        DecidedAtAnotherTime = "decided-at-another-time" @ "/decided_at" [
            "لا توافق الساعة يوم القرار، أو لم يكن الاجتماع منعقدا فيها، أو لم تحن بعد.",
            "L'heure n'est pas du jour de la décision, ni de la durée de la réunion, ou n'est pas encore venue.",
            "The hour is not of the day of the decision, not of the time the meeting was on, or still ahead."
        ],
        /// A decision is not older than its meeting.
        DecisionPrecedesItsMeeting = "decision-precedes-its-meeting" [
            "يوم القرار سابق ليوم الاجتماع.",
            "La décision serait antérieure à sa réunion.",
            "The decision would be older than its meeting."
        ],
        /// Who decides on applications is counted: no source makes up for it.
        ApplicationsAreNoHistory = "applications-are-no-history" @ "/source" [
            "لا يبت في طلبات الانخراط بقرار مسجل من مصدر: احذف المصدر، وسجل من حضر الاجتماع.",
            "Une demande d'adhésion n'est pas tranchée par une décision reprise d'une source : ôtez la source, et enregistrez qui était présent.",
            "No application is decided by what is recorded from a source: take the source out, and record who was at the meeting."
        ],
        /// An effect names its position by id, or by body and type.
        PositionIsNotNamed = "position-is-not-named" [
            "عين المسؤولية بمعرفها position_id، أو بالهيئة والنوع body و position_type.",
            "Nommez la fonction par position_id, ou par body et position_type.",
            "Name the position by position_id, or by body and position_type."
        ],
        /// Nobody's membership ends who is no member.
        PersonIsNoMember = "person-is-no-member" @ "/person_id" [
            "ليس لهذا الشخص عضوية سارية في ذلك اليوم.",
            "Cette personne n'a aucune adhésion en cours ce jour-là.",
            "That person has no membership that lasts on that day."
        ],
        /// Another body adopts the statutes.
        StatutesAreNotTheirsToAdopt = "statutes-are-not-theirs-to-adopt" [
            "لا يعتمد النظام الأساسي إلا الهيئة التي يخول لها ذلك النظام الساري.",
            "Seule l'instance à laquelle les statuts en vigueur donnent ce pouvoir adopte des statuts.",
            "Only the body that the statutes in force give that power adopts statutes."
        ],
        /// What an effect acts on is not there.
        EffectTargetIsUnknown = "effect-target-is-unknown" [
            "ما يستهدفه أحد آثار القرار غير موجود.",
            "Un effet de la décision vise quelque chose qui n'existe pas.",
            "An effect of the decision acts on something that is not there."
        ],
    }
}
