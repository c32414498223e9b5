//! Why something is not done with a case.
use crate::refusals;

refusals! {
    /// Why something is not done with a case.
    Refusal {
        /// The body has no competence in discipline.
        BodyHearsNoCases = "body-hears-no-cases" @ "/body" [
            "ليس لهذا الجهاز اختصاص في الملفات التأديبية؛ وجه الشكاية إلى لجنة الأخلاقيات.",
            "Cette instance n'est pas compétente pour les dossiers disciplinaires ; adressez la plainte à une commission d'éthique.",
            "This body has no competence over disciplinary cases; send the complaint to an ethics committee."
        ],
        /// Nobody complains, and the statutes ask for somebody.
        ComplaintIsAnonymous = "complaint-is-anonymous" @ "/complainants" [
            "لا يقبل النظام الأساسي شكاية بلا مشتك؛ اذكر من يشتكي، أو الهيئة المشتكية.",
            "Les statuts n'admettent pas de plainte anonyme ; nommez qui se plaint, ou l'instance qui se plaint.",
            "The statutes admit no anonymous complaint; name who complains, or the body that does."
        ],
        /// It names nobody it is about, or names the person twice.
        ComplaintIsAboutOnePerson = "complaint-is-about-one-person" @ "/respondent_id" [
            "تخص الشكاية شخصا واحدا: اذكره بمعرفه أو صفه بكلمات، لا بهما معا.",
            "Une plainte vise une personne : nommez-la par son identifiant ou décrivez-la, non les deux.",
            "A complaint is about one person: name the person by id, or describe the person, not both."
        ],
        /// The same person on both sides.
        PartyIsNamedTwice = "party-is-named-twice" [
            "لا يكون الشخص نفسه طرفين في ملف واحد.",
            "Une même personne n'est pas deux fois partie au même dossier.",
            "One person is not party to a case twice."
        ],
        /// The committee is another's than where the person belongs.
        CaseLiesElsewhere = "case-lies-elsewhere" @ "/respondent_id" [
            "لا ينتمي هذا الشخص إلى نطاق هذه اللجنة؛ أحل الملف إلى لجنة نطاقه أو لجنة أعلى.",
            "Cette personne ne relève pas du ressort de cette commission ; saisissez celle de son ressort, ou une commission au-dessus.",
            "This person does not belong where this committee judges; turn to the committee there, or to one above it."
        ],
        /// It is not known yet whom the case is about.
        RespondentIsUnknown = "respondent-is-unknown" [
            "لم يحدد بعد من يخصه الملف؛ حدده عند تعيين من ينظر فيه.",
            "On ne sait pas encore qui le dossier concerne ; dites-le en désignant qui en juge.",
            "It is not known yet whom the case is about; say so when you assign who judges it."
        ],
        /// It is known already whom the case is about.
        RespondentIsKnown = "respondent-is-known" @ "/respondent_id" [
            "سبق تحديد من يخصه هذا الملف.",
            "On sait déjà qui ce dossier concerne.",
            "It is known already whom this case is about."
        ],
        /// The case is too far, or not far enough.
        CaseIsElsewhereInItsCourse = "case-is-elsewhere-in-its-course" [
            "لا يسمح ما وصل إليه الملف بهذه الخطوة؛ انظر حالته.",
            "Le dossier n'en est pas à cette étape ; voyez où il en est.",
            "The case is not at this step; look how far it is."
        ],
        /// Who is named is no member of the committee, or cannot vote there.
        JudgeIsNotOfTheCommittee = "judge-is-not-of-the-committee" @ "/members" [
            "ليس من عينته عضوا له صوت في هذه اللجنة اليوم؛ عين من أعضائها.",
            "Qui vous désignez n'est pas aujourd'hui membre votant de cette commission ; désignez parmi ses membres.",
            "Whoever you assign is no voting member of this committee today; assign among its members."
        ],
        /// Who is named is party, close to one, or has judged it already.
        JudgeIsRecused = "judge-is-recused" @ "/members" [
            "من عينته طرف في الملف أو قريب من طرف أو سبق له النظر فيه؛ عين غيره.",
            "Qui vous désignez est partie, lié à une partie, ou a déjà jugé ; désignez quelqu'un d'autre.",
            "Whoever you assign is a party, close to one, or has judged the case already; assign somebody else."
        ],
        /// Who enters it is party, or close to one.
        ClerkIsClose = "clerk-is-close" [
            "أنت طرف في هذا الملف أو قريب من طرف؛ يسجله غيرك، أو تقدم شكايتك باسمك.",
            "Vous êtes partie, ou lié à une partie ; un autre enregistre la plainte, ou vous la déposez en votre nom.",
            "You are a party, or close to one; another enters the complaint, or you make it as your own."
        ],
        /// The rapporteur is not among those assigned.
        RapporteurIsNotAssigned = "rapporteur-is-not-assigned" @ "/rapporteur_id" [
            "المقرر من بين من عينوا للنظر في الملف؛ أضفه إليهم.",
            "Le rapporteur est l'un de ceux qui jugent ; ajoutez-le.",
            "The rapporteur is one of those assigned; add the person to them."
        ],
        /// Those assigned are fewer than must vote.
        PanelIsTooSmall = "panel-is-too-small" @ "/members" [
            "من عينتهم أقل من النصاب الذي تطلبه اللجنة؛ عين غيرهم معهم.",
            "Vous désignez moins de membres que le quorum n'en demande ; désignez-en d'autres.",
            "You assign fewer members than the quorum asks for; assign more."
        ],
        /// There are votes, and who judges is settled.
        PanelHasVoted = "panel-has-voted" [
            "بدأ التصويت في هذا الملف؛ لا يتغير من ينظر فيه.",
            "Le vote a commencé ; ceux qui jugent ne changent plus.",
            "The vote has begun; who judges does not change any more."
        ],
        /// Only whoever is assigned, or who receives complaints, says so.
        MemberIsNotAssigned = "member-is-not-assigned" @ "/member" [
            "ليس هذا من المعينين للنظر في الملف، أو لم يعد منهم.",
            "Cette personne n'est pas, ou n'est plus, de ceux qui jugent ce dossier.",
            "This is nobody assigned to the case, or not any more."
        ],
        /// Others' votes are the rapporteur's to record.
        VoteIsTheJudgesOwn = "vote-is-the-judges-own" @ "/member" [
            "يسجل كل صوته، ويسجل المقرر وحده أصوات غيره من محضر موقع.",
            "Chacun enregistre sa voix ; seul le rapporteur enregistre celle d'un autre, d'après un procès-verbal signé.",
            "Everybody records one's own vote; the rapporteur alone records another's, from a signed record."
        ],
        /// One votes once.
        JudgeHasVoted = "judge-has-voted" @ "/member" [
            "سبق التصويت بهذا الصوت في هذه المرحلة.",
            "Cette voix est déjà enregistrée à cette étape.",
            "This vote was recorded already at this stage."
        ],
        /// No reasons were given.
        RulingNeedsReasons = "ruling-needs-reasons" @ "/reasons" [
            "يعلل كل رفض؛ اذكر الأسباب.",
            "Tout rejet est motivé ; donnez les raisons.",
            "Whatever is rejected is rejected with reasons; give them."
        ],
        /// The summons is too late.
        SummonsIsTooLate = "summons-is-too-late" @ "/on" [
            "بين الاستدعاء وجلسة الاستماع أيام يحددها النظام الأساسي؛ أخر الجلسة.",
            "Les statuts veulent des jours entre la convocation et l'audience ; repoussez l'audience.",
            "The statutes ask for days between summons and hearing; hold the hearing later."
        ],
        /// There is no such hearing, or it is still to come, or was recorded.
        HearingIsNotThere = "hearing-is-not-there" @ "/hearing" [
            "لا توجد هذه الجلسة، أو لم يحن يومها، أو سبق تسجيلها.",
            "Cette audience n'existe pas, est à venir, ou est déjà consignée.",
            "There is no such hearing, or it is still to come, or was recorded already."
        ],
        /// Nobody is ruled on unheard.
        PersonWasNotHeard = "person-was-not-heard" [
            "لا يقرر في حق أحد قبل أن يستمع إليه أو يستدعى في أجله فلا يحضر؛ سجل جلسة الاستماع.",
            "Nul n'est jugé sans avoir été entendu, ou dûment convoqué sans venir ; consignez l'audience.",
            "Nobody is ruled on without having been heard, or summoned in time and absent; record the hearing."
        ],
        /// There is no such sanction, or it is another body's.
        SanctionIsUnknown = "sanction-is-unknown" @ "/sanction" [
            "لا ينص النظام الأساسي على هذه العقوبة، أو ليست من اختصاص هذه اللجنة.",
            "Les statuts ne connaissent pas cette sanction, ou elle ne relève pas de cette commission.",
            "The statutes know no such sanction, or it is not this committee's."
        ],
        /// A sanction is named where there is none, or none where there is.
        VerdictIsUnclear = "verdict-is-unclear" @ "/sanction" [
            "اذكر العقوبة حيث تقرر عقوبة، ولا تذكرها حيث لا عقوبة.",
            "Nommez la sanction où il y en a une, et aucune où il n'y en a pas.",
            "Name the sanction where there is one, and none where there is none."
        ],
        /// More months than the statutes allow, or none where they ask for some.
        MonthsAreNotAllowed = "months-are-not-allowed" @ "/months" [
            "لا يسمح النظام الأساسي بهذه المدة لهذه العقوبة.",
            "Les statuts ne permettent pas cette durée pour cette sanction.",
            "The statutes do not allow this duration for this sanction."
        ],
        /// Fewer voted than must.
        TooFewJudgesVoted = "too-few-judges-voted" [
            "لم يصوت بعد من يكفي؛ انتظر أصوات الآخرين.",
            "Il n'y a pas encore assez de voix ; attendez les autres.",
            "Not enough have voted yet; wait for the others."
        ],
        /// The votes do not carry it.
        RulingIsNotCarried = "ruling-is-not-carried" [
            "لا تبلغ الأصوات الأغلبية المطلوبة لهذا القرار.",
            "Les voix n'atteignent pas la majorité que cette décision demande.",
            "The votes do not reach the majority this ruling asks for."
        ],
        /// There is none of this ruling.
        CaseHasNoAppeal = "case-has-no-appeal" [
            "لا يقبل هذا القرار الطعن.",
            "Cette décision n'est pas susceptible de recours.",
            "There is no appeal against this ruling."
        ],
        /// The days are over.
        CaseAppealIsTooLate = "case-appeal-is-too-late" @ "/on" [
            "انقضى أجل الطعن.",
            "Le délai de recours est passé.",
            "The time for an appeal is over."
        ],
        /// An appeal is possible still.
        CaseMayBeAppealed = "case-may-be-appealed" [
            "ما زال الطعن ممكنا؛ يغلق الملف بعد انقضاء أجله.",
            "Un recours est encore possible ; le dossier se clôt une fois le délai passé.",
            "An appeal is possible still; the case is closed once the time for it is over."
        ],
        /// Days out of order.
        StepIsOutOfOrder = "case-step-is-out-of-order" @ "/on" [
            "يقع هذا اليوم قبل الخطوة السابقة أو بعد اليوم؛ صحح التاريخ.",
            "Ce jour précède l'étape d'avant ou suit aujourd'hui ; corrigez la date.",
            "This day is before the last step or after today; correct it."
        ],
        /// There is no deadline to change so.
        NoDeadlineRuns = "no-deadline-runs" @ "/change" [
            "لا يوجد أجل يمكن تمديده أو وقفه أو استئنافه هكذا.",
            "Aucun délai ne peut être prolongé, suspendu ou repris ainsi.",
            "There is no deadline to extend, stop or resume so."
        ],
        /// Days are told of an extension, and of nothing else.
        DaysAreOfAnExtension = "days-are-of-an-extension" @ "/days" [
            "تذكر الأيام عند التمديد وحده.",
            "Le nombre de jours se dit d'une prolongation, et d'elle seule.",
            "Days are told of an extension, and of an extension alone."
        ],
        /// On appeal nothing is made graver unheard.
        AppealAggravatesUnheard = "appeal-aggravates-unheard" @ "/sanction" [
            "لا تشدد العقوبة في الطعن قبل الاستماع إلى المعني بالأمر في هذه المرحلة أو استدعائه في أجله؛ سجل جلسة الاستماع.",
            "Rien n'est aggravé sur recours sans que l'intéressé ait été entendu sur le recours, ou dûment convoqué ; consignez l'audience.",
            "Nothing is made graver on appeal before the person was heard on the appeal, or summoned to that in time; record the hearing."
        ],
        /// The membership stays ended for another reason.
        MembershipStaysEnded = "membership-stays-ended" [
            "تبقى العضوية منتهية لسبب آخر.",
            "L'adhésion reste terminée pour une autre raison.",
            "The membership stays ended for another reason."
        ],
        /// There is no membership on which it could act.
        PersonIsNoMemberThen = "person-is-no-member-then" [
            "ليس هذا الشخص عضوا في ذلك اليوم؛ لا محل للعقوبة أو التدبير.",
            "Cette personne n'est pas membre ce jour-là ; la sanction ou la mesure est sans objet.",
            "This person is no member on that day; the sanction or measure has nothing to act on."
        ],
        /// Too many of something in one case.
        CaseIsFull = "case-is-full" [
            "بلغ هذا الملف أقصى عدد من هذا النوع.",
            "Ce dossier en compte déjà le plus grand nombre permis.",
            "This case has the most of these it may have."
        ],
        /// It cannot be heard together with that one.
        CasesCannotBeJoined = "cases-cannot-be-joined" @ "/with" [
            "يضم ملف إلى ملف آخر أمام اللجنة نفسها، لم يقرر فيه ولم يضم إلى غيره.",
            "Un dossier se joint à un autre de la même commission, qui n'est ni jugé ni joint lui-même.",
            "A case is joined to another of the same committee that is neither ruled on nor joined itself."
        ],
        /// It is kept for longer.
        CaseIsKept = "case-is-kept" [
            "لم تنقض مدة حفظ هذا الملف، أو لا يحددها النظام الأساسي.",
            "Le dossier est encore à conserver, ou les statuts ne disent pas jusqu'à quand.",
            "The case is to be kept still, or the statutes do not say until when."
        ],
        /// No committee is above.
        NoCommitteeIsAbove = "no-committee-is-above" [
            "لا توجد لجنة أعلى تحال عليها الملفات.",
            "Aucune commission au-dessus ne peut être saisie.",
            "There is no committee above to send the case to."
        ],
        /// The committee can judge it by itself.
        CommitteeCanJudge = "committee-can-judge" [
            "في هذه اللجنة ما يكفي من الأعضاء غير المتنحين؛ عينهم.",
            "Cette commission compte assez de membres non récusés ; désignez-les.",
            "This committee has enough members who are not recused; assign them."
        ],
        /// A complaint is a person's.
        ComplaintIsOfAPerson = "complaint-is-of-a-person" [
            "يشتكي الأشخاص لا حسابات الخدمة.",
            "C'est une personne qui se plaint, non un compte.",
            "A person complains, not an account."
        ],
        /// A complaint is a member's.
        ComplaintIsOfAMember = "complaint-is-of-a-member" [
            "يتقدم بالشكاية عضو في الحزب؛ يمكن لمن يتلقى الشكايات أن يسجل ما يصله من غير الأعضاء.",
            "La plainte est d'un membre du parti ; qui reçoit les plaintes peut enregistrer celle d'une autre personne.",
            "A member of the party complains; whoever receives complaints may enter that of somebody else."
        ],
        /// The party has nothing to say at this stage.
        PartySaysNothingNow = "party-says-nothing-now" [
            "لا تقبل تصريحات الأطراف في هذه المرحلة من الملف.",
            "Les parties ne se prononcent pas à cette étape du dossier.",
            "Parties say nothing at this stage of the case."
        ],
    }
}
