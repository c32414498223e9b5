//! What papers say, in Arabic, French and English: the phrases, and how they are spoken.
mod coming;
mod effects;
mod electing;
mod voice;

use crate::words::phrases;

pub(super) use coming::Coming;
pub(super) use effects::Doing;
pub(super) use electing::Electing;
pub(super) use voice::Voice;

phrases! {
    /// Something a paper says.
    pub(super) enum Phrase {
        /// Somebody whose name is kept no longer.
        Forgotten = ["اسم لم يعد محفوظا", "Nom non conservé", "Name no longer kept"],
        /// To one man.
        Sir = ["السيد", "M.", "Mr"],
        /// To one woman.
        Madam = ["السيدة", "Mme", "Ms"],
        /// To two men.
        TwoSirs = ["السيدان", "MM.", "Messrs"],
        /// To two women.
        TwoMadams = ["السيدتان", "Mmes", "Mses"],
        /// To men.
        Sirs = ["السادة", "MM.", "Messrs"],
        /// To women.
        Madams = ["السيدات", "Mmes", "Mses"],
        /// To women and men.
        MadamsAndSirs = ["السيدات والسادة", "Mmes et MM.", "Ladies and gentlemen"],
        /// A holder stands in for another.
        Acting = ["بالنيابة", "par intérim", "acting"],
        /// Whether an office was held on the day is not settled.
        Perhaps = ["صفة محتملة في ذلك اليوم", "qualité possible ce jour-là", "possibly, on that day"],

        /// The kinds of meetings, as they stand in a sentence.
        Organizational = ["اجتماع تنظيمي", "une réunion d’organisation", "an organizational meeting"],
        /// The first of a body.
        Constitutive = ["اجتماع تأسيسي", "une réunion constitutive", "a constitutive meeting"],
        /// In the ordinary run.
        Ordinary = ["اجتماع عادي", "une réunion ordinaire", "an ordinary meeting"],
        /// Out of turn.
        Extraordinary = ["اجتماع استثنائي", "une réunion extraordinaire", "an extraordinary meeting"],
        /// With another body.
        Joint = ["اجتماع مشترك", "une réunion conjointe", "a joint meeting"],
        /// Of a kind that is not recorded.
        Meeting = ["اجتماع", "une réunion", "a meeting"],

        /// The title of minutes.
        Minutes = ["محضر {kind}", "Procès-verbal d’{kind}", "Minutes of {kind}"],
        /// The same while they are not approved.
        DraftMinutes = ["مشروع محضر {kind}", "Projet de procès-verbal d’{kind}", "Draft minutes of {kind}"],
        /// The title of an attendance sheet.
        Sheet = ["ورقة حضور {kind}", "Feuille de présence d’{kind}", "Attendance sheet of {kind}"],
        /// The title of an extract.
        Extract = ["مستخرج من محضر {kind}: القرار رقم {number}", "Extrait du procès-verbal d’{kind}\u{A0}: décision n°\u{A0}{number}", "Extract from the minutes of {kind}: decision no. {number}"],
        /// The same while the minutes are not approved.
        DraftExtract = ["مستخرج من مشروع محضر {kind}: القرار رقم {number}", "Extrait du projet de procès-verbal d’{kind}\u{A0}: décision n°\u{A0}{number}", "Extract from the draft minutes of {kind}: decision no. {number}"],

        /// Nobody has drafted the minutes.
        NotDrafted = ["مشروع: ألف مما سجل إلى الآن، ولم يحرر أحد المحضر بعد.", "Projet\u{A0}: composé de ce qui est enregistré à ce jour\u{A0}; personne n’a encore rédigé le procès-verbal.", "Draft: composed from what is recorded so far; nobody has drafted the minutes yet."],
        /// Somebody has, and nobody has approved it.
        Drafted = ["مشروع من تحرير {drafter}؛ لم يصادق عليه بعد.", "Projet rédigé par {drafter}\u{A0}; non encore approuvé.", "Draft by {drafter}; not approved yet."],
        /// It was sent round.
        Circulated = ["مشروع من تحرير {drafter}، عمم يوم {day}؛ لم يصادق عليه بعد.", "Projet rédigé par {drafter}, mis en circulation le {day}\u{A0}; non encore approuvé.", "Draft by {drafter}, sent round on {day}; not approved yet."],
        /// It was sent round, and written over since.
        CorrectedSince = ["مشروع من تحرير {drafter}، عمم يوم {day} وصحح بعد تعميمه؛ لم يصادق عليه بعد.", "Projet rédigé par {drafter}, mis en circulation le {day} et corrigé depuis\u{A0}; non encore approuvé.", "Draft by {drafter}, sent round on {day} and corrected since; not approved yet."],
        /// At which later meeting.
        ApprovedIn = ["تمت المصادقة في اجتماع الهيئة المؤرخ: {day}.", "Approbation en réunion de l’instance\u{A0}: {day}.", "Approved at the meeting of the body: {day}."],
        /// Somebody signed.
        HasSigned = ["وقع المحضر", "a signé", "signed"],
        /// They are approved.
        Approved = ["محضر مصادق عليه يوم {day} من طرف {approver}.", "Procès-verbal approuvé le {day} par {approver}.", "Minutes approved on {day} by {approver}."],
        /// They are approved and locked.
        Locked = ["محضر مصادق عليه يوم {day} من طرف {approver}، وهو مقفل: لا يتغير فيه شيء.", "Procès-verbal approuvé le {day} par {approver}, et verrouillé\u{A0}: plus rien n’y change.", "Minutes approved on {day} by {approver}, and locked: nothing in them changes any more."],

        /// When something was, to the day.
        OnTheDay = ["اليوم {day}", "Le {day}", "On {day}"],
        /// When it was, by a month or a year.
        InThePeriod = ["في {day} (اليوم غير مسجل)", "En {day} (jour non enregistré)", "In {day} (the day is not recorded)"],
        /// When it was, by its bounds.
        WithinBounds = ["في يوم غير معروف بالضبط: {day}", "Un jour non connu exactement\u{A0}: {day}", "On a day not known exactly: {day}"],
        /// At which hour it began.
        AtTheHour = ["على الساعة {hour}", "à {hour}", "at {hour}"],
        /// For which hour it was called, where nobody recorded when it began.
        CalledFor = ["بعد الدعوة إليه على الساعة {hour}", "sur convocation pour {hour}", "called for {hour}"],
        /// Where it was.
        AtThePlace = ["بالمكان التالي: {place}", "au lieu suivant\u{A0}: {place}", "at this place: {place}"],
        /// Who chaired it.
        ChairedBy = ["برئاسة {chair}", "sous la présidence de {chair}", "chaired by {chair}"],
        /// That it was held.
        Held = ["انعقد {when} {kind} لهيئة «{body}»{chair}.", "{when}, l’instance «\u{A0}{body}\u{A0}» a tenu {kind}{chair}.", "{when}, {kind} of “{body}” was held{chair}."],
        /// That it is to be held.
        ToBeHeld = ["يرتقب أن ينعقد {when} {kind} لهيئة «{body}»{chair}.", "{when}, l’instance «\u{A0}{body}\u{A0}» doit tenir {kind}{chair}.", "{when}, {kind} of “{body}” is to be held{chair}."],
        /// That it was to be held, and is not.
        CalledOff = ["كان يرتقب أن ينعقد {when} {kind} لهيئة «{body}»{chair}، وألغي.", "{when}, l’instance «\u{A0}{body}\u{A0}» devait tenir {kind}{chair}\u{A0}; elle est annulée.", "{when}, {kind} of “{body}” was to be held{chair}; it is cancelled."],
        /// Why it is not.
        CalledOffFor = ["سبب الإلغاء: {reason}", "Motif de l’annulation\u{A0}: {reason}", "Reason for the cancellation: {reason}"],
        /// Before what is not recorded of the opening.
        NotRecorded = ["لم يسجل: {what}.", "Non enregistré\u{A0}: {what}.", "Not recorded: {what}."],
        /// The hour.
        TheHour = ["ساعة الافتتاح", "l’heure d’ouverture", "the hour it began"],
        /// The place.
        ThePlace = ["المكان", "le lieu", "the place"],
        /// The chair.
        TheChair = ["من ترأس الاجتماع", "qui présidait", "who chaired it"],

        /// The section on who came.
        Attendance = ["الحضور", "Présence", "Attendance"],
        /// Nobody is on the sheet.
        NoAttendance = ["لم يسجل حضور أحد.", "Aucune présence n’est enregistrée.", "Nobody’s attendance is recorded."],
        /// Those who came.
        Present = ["الحاضرون", "Présents", "Present"],
        /// Those who came as guests.
        Guests = ["الضيوف", "Invités", "Guests"],
        /// Those who said why they did not.
        Excused = ["المعتذرون", "Excusés", "Excused"],
        /// Those who did not.
        Absent = ["الغائبون", "Absents", "Absent"],
        /// Before those of one sort.
        Those = ["{those}:", "{those}\u{A0}:", "{those}:"],
        /// The same, with how they are addressed.
        ThoseAddressed = ["{those}، {salutation}:", "{those}\u{A0}: {salutation}", "{those}: {salutation}"],
        /// A group nobody counted.
        Uncounted = ["{group} (مجموعة لم يحص عددها)", "{group} (groupe non compté)", "{group} (a group, not counted)"],

        /// The section on the quorum.
        Quorum = ["النصاب", "Quorum", "Quorum"],
        /// The meeting is a second call.
        SecondCall = ["انعقد الاجتماع بدعوة ثانية بعد تعذر النصاب في الأولى.", "Réunion tenue sur seconde convocation, la première n’ayant pas réuni le quorum.", "Held on a second call, the first having had no quorum."],
        /// It was met.
        QuorumMet = ["النصاب مكتمل.", "Le quorum est atteint.", "The quorum is met."],
        /// It was not.
        QuorumNotMet = ["النصاب غير مكتمل.", "Le quorum n’est pas atteint.", "The quorum is not met."],
        /// It cannot be told.
        QuorumUnverifiable = ["النصاب غير قابل للتحقق: {why}.", "Le quorum n’est pas vérifiable\u{A0}: {why}.", "The quorum cannot be verified: {why}."],
        /// A group was not counted.
        UncountedGroup = ["سجلت مجموعة دون إحصاء عددها", "un groupe est enregistré sans être compté", "a group is recorded without a count"],
        /// The day is not over.
        StillToCome = ["لم ينته يوم الاجتماع بعد، ولم يسجل إلى الآن حضور العدد المطلوب", "le jour de la réunion n’est pas fini, et trop peu de présences sont enregistrées à cette heure", "the day of the meeting is not over, and too few are recorded so far"],
        /// Nobody is recorded.
        NobodyRecorded = ["لم يسجل حضور أحد", "aucune présence n’est enregistrée", "nobody’s attendance is recorded"],
        /// The day is not known.
        DayUnknown = ["يوم الاجتماع غير معروف بالضبط", "le jour exact de la réunion n’est pas connu", "the exact day of the meeting is not known"],
        /// The statutes ask none.
        NoRule = ["لا نصاب لهذه الهيئة في النظام الأساسي لذلك اليوم، أو لم يكن هناك نظام أساسي", "les statuts de ce jour n’en demandent pas à cette instance, ou il n’y en avait pas", "the statutes of that day ask none of such a body, or there were none"],
        /// Voters are not known.
        VotersUnknown = ["لا يعرف من يشغل بعض المقاعد التي لها حق التصويت", "on ne sait pas qui occupe certains sièges avec droit de vote", "nobody knows who holds some of the seats with a vote"],
        /// How many came by name.
        CameByName = ["الحاضرون المسجلون بأسمائهم: {present}", "Présents nommés\u{A0}: {present}", "Present by name: {present}"],
        /// How many of them vote.
        VotersPresent = ["من لهم حق التصويت منهم: {present}", "dont avec droit de vote\u{A0}: {present}", "of them with a vote: {present}"],
        /// How many are known to vote in all.
        Voters = ["المعروفون ممن لهم حق التصويت: {voters}", "ayants droit de vote connus\u{A0}: {voters}", "known to have a vote: {voters}"],
        /// How many must come.
        Needed = ["العدد المطلوب: {needed}", "nombre requis\u{A0}: {needed}", "needed: {needed}"],
        /// What the quorum rests on.
        Clause = ["السند من النظام الأساسي: {clause}", "Selon les statuts\u{A0}: {clause}", "By the statutes: {clause}"],

        /// The section on what the meeting was about.
        Agenda = ["جدول الأعمال", "Ordre du jour", "Agenda"],
        /// There is none.
        NoAgenda = ["لم يسجل جدول أعمال.", "Aucun ordre du jour n’est enregistré.", "No agenda is recorded."],
        /// A paper that a point is about, and where it is kept.
        Paper = ["وثيقة: {title} ({reference})", "Document\u{A0}: {title} ({reference})", "Paper: {title} ({reference})"],
        /// The rapporteur's own account.
        Account = ["تقرير المقرر", "Compte rendu du rapporteur", "The rapporteur’s account"],
        /// The section on what was said.
        Interventions = ["التدخلات", "Interventions", "Interventions"],
        /// Nothing was.
        NoIntervention = ["لم يسجل أي تدخل.", "Aucune intervention n’est enregistrée.", "No intervention is recorded."],
        /// Who spoke on what.
        Spoke = ["{speaker}: {subject}", "{speaker}\u{A0}: {subject}", "{speaker}: {subject}"],
        /// A group that spoke together.
        Together = ["{group} (كلمة جماعية)", "{group} (déclaration collective)", "{group} (a collective statement)"],
        /// The section on what was proposed.
        Proposals = ["المقترحات", "Propositions", "Proposals"],
        /// Who proposed it.
        ProposedBy = ["مقترح تقدم به {who}.", "Proposition de {who}.", "Proposed by {who}."],
        /// Nobody knows who.
        ProposerUnknown = ["لم يسجل من تقدم بالمقترح.", "L’auteur de la proposition n’est pas enregistré.", "Who proposed it is not recorded."],

        /// The section on what was settled.
        Decisions = ["القرارات", "Décisions", "Decisions"],
        /// Nothing was.
        NoDecision = ["لم يسجل أي قرار.", "Aucune décision n’est enregistrée.", "No decision is recorded."],
        /// How it was settled.
        Mode = ["طريقة الاتخاذ: {mode}.", "Mode\u{A0}: {mode}.", "Taken by: {mode}."],
        /// Nobody recorded how.
        ModeUnknown = ["طريقة الاتخاذ غير مسجلة.", "Le mode n’est pas enregistré.", "How it was taken is not recorded."],
        /// How many voted how.
        Votes = ["الأصوات: {votes}.", "Votes\u{A0}: {votes}.", "Votes: {votes}."],
        /// Votes for it.
        For = ["مع {number}", "pour {number}", "for {number}"],
        /// Votes against it.
        Against = ["ضد {number}", "contre {number}", "against {number}"],
        /// Neither.
        Abstaining = ["ممتنع {number}", "abstention {number}", "abstaining {number}"],
        /// It was voted on, and nobody recorded the votes.
        VotesUnknown = ["عدد الأصوات غير مسجل.", "Le nombre des voix n’est pas enregistré.", "The votes are not recorded."],
        /// How many votes for it were needed.
        VotesNeeded = ["الأصوات المطلوبة: {needed}.", "Voix requises\u{A0}: {needed}.", "Votes needed: {needed}."],
        /// The chair broke a tie.
        ChairDecided = ["تعادلت الأصوات، فرجح صوت الرئيس.", "À égalité, la voix du président de séance a départagé.", "The votes were tied, and the chair’s decided."],
        /// It was not adopted.
        Rejected = ["لم يعتمد.", "Rejetée.", "Rejected."],
        /// A man had no part in it.
        RecusedM = ["تنحى عن هذا القرار لتضارب المصالح: {who}.", "S’est récusé pour conflit d’intérêts\u{A0}: {who}.", "Recused for a conflict of interest: {who}."],
        /// A woman had none.
        RecusedF = ["تنحت عن هذا القرار لتضارب المصالح: {who}.", "S’est récusée pour conflit d’intérêts\u{A0}: {who}.", "Recused for a conflict of interest: {who}."],
        /// Several had none.
        RecusedAll = ["تنحى عن هذا القرار لتضارب المصالح: {who}.", "Se sont récusés pour conflit d’intérêts\u{A0}: {who}.", "Recused for a conflict of interest: {who}."],
        /// Several women had none.
        RecusedAllF = ["تنحت عن هذا القرار لتضارب المصالح: {who}.", "Se sont récusées pour conflit d’intérêts\u{A0}: {who}.", "Recused for a conflict of interest: {who}."],
        /// On which day, where that is not the day of the meeting.
        DecidedOn = ["تاريخ القرار: {day}.", "Date de la décision\u{A0}: {day}.", "Decided on: {day}."],
        /// The quorum was not asked for then.
        QuorumNotKept = ["لم يسجل النصاب مع القرار.", "Le quorum n’a pas été enregistré avec la décision.", "The quorum was not recorded with the decision."],

        /// The section on programmes.
        Programme = ["البرامج المعروضة", "Programmes présentés", "Programmes presented"],
        /// The section on what is to be followed up.
        Actions = ["الإجراءات الواجب تتبعها", "Actions à suivre", "Actions to follow up"],
        /// By which decision.
        ByDecision = ["{what} (القرار رقم {number})", "{what} (décision n°\u{A0}{number})", "{what} (decision no. {number})"],

        /// The section on the end.
        Closing = ["الاختتام", "Clôture", "Closing"],
        /// When it ended.
        Ended = ["اختتم الاجتماع على الساعة {hour}.", "La réunion a pris fin à {hour}.", "The meeting ended at {hour}."],
        /// Nobody recorded when.
        EndUnknown = ["لم تسجل ساعة اختتام الاجتماع.", "L’heure de clôture n’est pas enregistrée.", "The hour it ended is not recorded."],

        /// The section on who signs.
        Signatures = ["التوقيعات", "Signatures", "Signatures"],
        /// He who drafted the minutes.
        Rapporteur = ["مقرر الاجتماع", "Rapporteur de séance", "Rapporteur"],
        /// She who did.
        RapporteurF = ["مقررة الاجتماع", "Rapporteure de séance", "Rapporteur"],
        /// He who chaired.
        Chair = ["رئيس الاجتماع", "Président de séance", "Chair"],
        /// She who did.
        ChairF = ["رئيسة الاجتماع", "Présidente de séance", "Chair"],
        /// Whoever approved the minutes without having been in the chair.
        Approval = ["المصادقة على المحضر", "Approbation", "Approval"],
        /// Nobody is known to sign.
        Nobody = ["الاسم غير مسجل", "nom non enregistré", "name not recorded"],

        /// The column of numbers.
        Number = ["الرقم", "N°", "No."],
        /// The column of names.
        Name = ["الاسم", "Nom", "Name"],
        /// The column of offices.
        Office = ["الصفة", "Qualité", "Capacity"],
        /// The column of how somebody stood to the meeting.
        Presence = ["الحضور", "Présence", "Attendance"],
        /// The column to sign in.
        Signed = ["التوقيع", "Signature", "Signature"],
        /// He was there.
        He = ["حاضر", "présent", "present"],
        /// She was.
        She = ["حاضرة", "présente", "present"],
        /// They were.
        They = ["حاضرون", "présents", "present"],
        /// He was a guest.
        GuestM = ["ضيف", "invité", "guest"],
        /// She was.
        GuestF = ["ضيفة", "invitée", "guest"],
        /// They were.
        GuestsAll = ["ضيوف", "invités", "guests"],
        /// He was excused.
        ExcusedM = ["معتذر", "excusé", "excused"],
        /// She was.
        ExcusedF = ["معتذرة", "excusée", "excused"],
        /// They were.
        ExcusedAll = ["معتذرون", "excusés", "excused"],
        /// He was absent.
        AbsentM = ["غائب", "absent", "absent"],
        /// She was.
        AbsentF = ["غائبة", "absente", "absent"],
        /// They were.
        AbsentAll = ["غائبون", "absents", "absent"],
    }
}
