//! What is refused of applications, of votes on them and of what those decide.
use crate::refusals;

refusals! {
    /// Why an application is not entered, taken further or decided.
    Refusal {
        /// It is of somebody known or of somebody registered with it, one of the two.
        ApplicationIsOfOnePerson = "application-is-of-one-person" @ "/person_id" [
            "الطلب لشخص واحد: اذكر معرفه إن كان في السجل، أو بياناته ليسجل، لا الأمرين معا.",
            "Une demande est d'une seule personne : donnez son identifiant, ou ses données pour l'enregistrer, non les deux.",
            "An application is of one person: name an id, or what is to be registered, and not both."
        ],
        /// It is for a unit or for a territory, one of the two.
        ApplicationIsForOnePlace = "application-is-for-one-place" @ "/territory" [
            "الطلب لموضع واحد: اذكر المجال الترابي أو الهيئة المحلية، لا الأمرين معا.",
            "Une demande vaut pour un seul lieu : nommez un territoire ou une instance locale, non les deux.",
            "An application is for one place: name a territory or a local unit, and not both."
        ],
        /// The person has one that is not decided.
        ApplicationIsOpen = "application-is-open" [
            "لهذا الشخص طلب لم يبت فيه بعد.",
            "Cette personne a une demande qui n'est pas encore tranchée.",
            "The person has an application that is not decided yet."
        ],
        /// The person was refused, and may not apply again yet.
        ApplicationIsTooSoon = "application-is-too-soon" [
            "رفض طلب هذا الشخص من قبل؛ يمكنه تقديم طلب جديد ابتداء من اليوم المذكور.",
            "Cette personne a été refusée ; elle peut présenter une nouvelle demande à partir du jour indiqué.",
            "The person was refused before, and may apply again from the day that is told."
        ],
        /// The person was refused for good.
        ApplicantIsBanned = "applicant-is-banned" [
            "رفض طلب هذا الشخص رفضا نهائيا؛ لا يقبل منه طلب آخر.",
            "Cette personne a été refusée définitivement ; elle ne peut plus présenter de demande.",
            "The person was refused for good, and applies no more."
        ],
        /// The person was put out of the party, and may not apply yet.
        ApplicantWasExcluded = "applicant-was-excluded" [
            "سبق طرد هذا الشخص من الحزب؛ يمكنه تقديم طلب ابتداء من اليوم المذكور.",
            "Cette personne a été exclue du parti ; elle peut présenter une demande à partir du jour indiqué.",
            "The person was put out of the party, and may apply from the day that is told."
        ],
        /// A refusal is for good only where the statutes say so.
        BanIsNotProvidedFor = "ban-is-not-provided-for" @ "/banned" [
            "لا ينص النظام الأساسي على الرفض النهائي.",
            "Les statuts ne prévoient pas de refus définitif.",
            "The statutes know no refusal for good."
        ],
        /// Nothing but a refusal is for good.
        BanIsOfARefusal = "ban-is-of-a-refusal" @ "/banned" [
            "لا يكون نهائيا إلا الرفض.",
            "Seul un refus peut être définitif.",
            "Only a refusal can be for good."
        ],
        /// The person is certainly younger than the statutes ask for.
        ApplicantIsTooYoung = "applicant-is-too-young" [
            "لم يبلغ مقدم الطلب السن التي يشترطها النظام الأساسي.",
            "La personne n'a pas l'âge que les statuts exigent.",
            "The applicant is younger than the statutes ask for."
        ],
        /// Something the statutes ask for was not declared.
        DeclarationsAreMissing = "declarations-are-missing" @ "/declarations" [
            "تنقص تصريحات يشترطها النظام الأساسي؛ أضفها إلى الطلب أولا.",
            "Il manque des déclarations que les statuts exigent ; ajoutez-les d'abord à la demande.",
            "Declarations that the statutes ask for are missing; add them to the application first."
        ],
        /// It is not so far, or further.
        ApplicationIsNotThere = "application-is-not-there" [
            "لا يسمح بهذا والطلب في حالته هذه.",
            "L'état de la demande ne le permet pas.",
            "The application is not in a state that allows it."
        ],
        /// One step lies before the one it follows, or ahead.
        StepIsOutOfOrder = "step-is-out-of-order" @ "/on" [
            "يقع هذا اليوم بين الخطوة السابقة واليوم الحالي.",
            "Ce jour se situe entre l'étape précédente et aujourd'hui.",
            "That day lies between the step before and today."
        ],
        /// It lies with that body already, or no body has come into being.
        ApplicationLiesThere = "application-lies-there" [
            "لا تتغير الهيئة التي تبت: الطلب معروض عليها، أو ينتظر قيامها.",
            "L'instance qui tranche ne change pas : la demande est devant elle, ou attend qu'elle existe.",
            "The body that decides does not change: the application is before it, or waits for one to be."
        ],
        /// No body has the competence there.
        NoBodyDecides = "no-body-decides" [
            "لا توجد هيئة مختصة تبت في هذا الطلب؛ هو في الانتظار حتى تقوم.",
            "Aucune instance compétente ne peut trancher cette demande ; elle attend qu'il y en ait une.",
            "No body has the competence to decide this application; it waits until one does."
        ],
        /// Nobody votes or decides on what concerns oneself.
        ApplicationIsOnesOwn = "application-is-ones-own" [
            "لا يصوت أحد على طلبه ولا يبت فيه.",
            "Nul ne vote ni ne tranche sur sa propre demande.",
            "Nobody votes or decides on an application of one's own."
        ],
        /// An account names nobody.
        VoteIsOfAPerson = "vote-is-of-a-person" @ "/voter_id" [
            "يصوت الأشخاص لا حسابات الخدمة؛ اذكر من صوت.",
            "C'est une personne qui vote, non un compte ; nommez-la.",
            "A person votes, not an account; name the person."
        ],
        /// The voter does not hold a seat with a vote in that body on that day.
        VoterIsNotOfTheBody = "voter-is-not-of-the-body" @ "/voter_id" [
            "لا يصوت إلا من له في ذلك اليوم مقعد بصوت في الهيئة التي تبت، وعضويته سارية.",
            "Ne vote que qui a ce jour-là un siège avec voix dans l'instance qui tranche, et une adhésion en vigueur.",
            "Only those vote who hold a seat with a vote in the body that decides on that day, as members in good standing."
        ],
        /// The voter is party to what concerns the applicant.
        VoterIsRecused = "voter-is-recused" @ "/voter_id" [
            "صرح بتنحي هذا العضو عما يخص مقدم الطلب، فلا يصوت.",
            "Ce membre est récusé pour ce qui concerne cette personne : il ne vote pas.",
            "This member is recused from what concerns the applicant, and does not vote."
        ],
        /// One votes once in a round.
        VoterHasVoted = "voter-has-voted" @ "/voter_id" [
            "سبق لهذا العضو أن صوت على هذا الطلب.",
            "Ce membre a déjà voté sur cette demande.",
            "This member has voted on this application already."
        ],
        /// The voter has voted on this file at the first instance.
        VoterVotedBefore = "voter-voted-before" @ "/voter_id" [
            "سبق لهذا العضو أن صوت على هذا الملف ابتدائيا؛ لا يصوت عليه عند الطعن.",
            "Ce membre a voté sur ce dossier en première instance : il ne vote pas en appel.",
            "This member voted on the file at the first instance, and does not vote on the appeal."
        ],
        /// There is no such vote in this round.
        VoterHasNotVoted = "voter-has-not-voted" @ "/voter_id" [
            "لم يصوت هذا العضو على هذا الطلب في هذه الجولة.",
            "Ce membre n'a pas voté sur cette demande dans ce tour.",
            "This member has not voted on this application in this round."
        ],
        /// What somebody voted is his or hers to take back.
        VoteIsTheVoters = "vote-is-the-voters" @ "/voter_id" [
            "صوت هذا العضو بنفسه، فلا يسحب صوته غيره.",
            "Ce membre a voté en personne : nul autre ne retire sa voix.",
            "This member voted in person, and nobody else takes that vote back."
        ],
        /// What another voted was found somewhere.
        VoteNeedsASource = "vote-needs-a-source" @ "/source" [
            "من سجل صوت غيره يذكر مصدره: المحضر أو الورقة.",
            "Qui enregistre la voix d'autrui dit où elle se trouve : le procès-verbal, le bulletin.",
            "Whoever records the vote of another tells where it was found: the minutes, the ballot."
        ],
        /// Too few have voted.
        QuorumIsLacking = "quorum-is-lacking" [
            "لم يصوت من الأعضاء العدد الذي يشترطه النظام الأساسي للبت.",
            "Trop peu de membres ont voté pour que l'instance puisse trancher.",
            "Too few members have voted for the body to decide."
        ],
        /// It lies with another body than the one that meets.
        ApplicationIsElsewhere = "application-is-elsewhere" [
            "هذا الطلب معروض على هيئة أخرى؛ تبت فيه تلك الهيئة في اجتماعها أو خارجه.",
            "Cette demande est devant une autre instance : c'est à elle de la trancher, en réunion ou non.",
            "That application is before another body: it is for that one to decide it, at a meeting or without."
        ],
        /// It is not known who was there to decide.
        DecidersAreNotKnown = "deciders-are-not-known" [
            "يبت في الطلبات أعضاء معروفون بأسمائهم في يوم معلوم؛ سجل الحاضرين بأسمائهم واليوم بالضبط أولا.",
            "Une demande est tranchée par des membres connus, un jour connu ; enregistrez d'abord les présents par leur nom et le jour exact.",
            "Applications are decided by members known by name, on a known day; record first who came by name, and the exact day."
        ],
        /// The votes do not carry it.
        VotesDoNotCarry = "votes-do-not-carry" @ "/outcome" [
            "لم تحرز هذه النتيجة الأغلبية التي يشترطها النظام الأساسي.",
            "Les voix ne donnent pas à ce résultat la majorité que les statuts exigent.",
            "The votes do not give that outcome the majority the statutes ask for."
        ],
        /// What is refused or sent back is told why.
        ReasonsAreMissing = "reasons-are-missing" @ "/reasons" [
            "الرفض والإرجاع معللان؛ اذكر الأسباب.",
            "Un refus ou un renvoi est motivé ; donnez les raisons.",
            "What is refused or sent back is given reasons; tell them."
        ],
        /// Nothing hears an appeal from there.
        ThereIsNoAppeal = "there-is-no-appeal" [
            "لا طعن في هذا القرار: لا ينص عليه النظام الأساسي، أو سبق الطعن، أو لا هيئة فوق التي بتت.",
            "Cette décision est sans recours : les statuts n'en prévoient pas, il a déjà été exercé, ou rien n'est au-dessus.",
            "There is no appeal: the statutes give none, one was heard already, or nothing is above the body that decided."
        ],
        /// The days for an appeal are over.
        AppealIsTooLate = "appeal-is-too-late" @ "/on" [
            "انقضى أجل الطعن في اليوم المذكور.",
            "Le délai de recours a pris fin le jour indiqué.",
            "The days for an appeal were over on the day that is told."
        ],
        /// Too many forms wait to be looked at.
        FormsAreWaiting = "forms-are-waiting" [
            "استمارات كثيرة تنتظر النظر فيها في هذا المجال؛ أعد الإرسال بعد أيام أو اتصل بالأمانة.",
            "Trop de formulaires attendent d'être examinés pour ce territoire ; renvoyez le vôtre dans quelques jours, ou voyez le secrétariat.",
            "Too many forms wait to be looked at for that territory; send it again in some days, or see the secretariat."
        ],
        /// It may still be appealed.
        AppealIsPossible = "appeal-is-possible" [
            "ما زال الطعن ممكنا إلى اليوم المذكور؛ يغلق الطلب بعده.",
            "Un recours est possible jusqu'au jour indiqué ; la demande se clôt ensuite.",
            "An appeal is possible until the day that is told; it is closed after that."
        ],
    }
}
