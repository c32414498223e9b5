//! Why votes are not recorded.
use crate::refusals;

refusals! {
    /// Why votes are not recorded, or do not carry what was put to them.
    Refusal {
        /// A secret ballot tells how many, not who.
        SecretBallotHasNoNames = "secret-ballot-has-no-names" @ "/votes" [
            "الاقتراع سري: يسجل عدد الأصوات دون أسماء.",
            "Le scrutin est secret : on en enregistre le décompte, pas les noms.",
            "The ballot is secret: its count is recorded, and no names."
        ],
        /// Somebody stands in the roll twice.
        VoterIsNamedTwice = "voter-is-named-twice" [
            "هذا الشخص مذكور مرتين؛ لكل واحد صوت واحد، ومن تجرد لتضارب المصالح لا يصوت.",
            "Cette personne est nommée deux fois ; chacun a une voix, et qui s'est déporté ne vote pas.",
            "That person is named twice; each has one vote, and whoever is recused has none."
        ],
        /// Whoever votes is on the attendance sheet.
        VoterWasNotThere = "voter-was-not-there" [
            "لا يصوت إلا من سجل حاضرا في لائحة الحضور؛ صحح اللائحة أولا.",
            "Ne vote que qui est inscrit présent ; corrigez d'abord la feuille de présence.",
            "Only who is recorded as present votes; correct the attendance sheet first."
        ],
        /// Whoever votes holds a seat with a vote on the day.
        VoterHasNoVote = "voter-has-no-vote" [
            "لا يشغل هذا الشخص في ذلك اليوم مقعدا له حق التصويت في هذه الهيئة.",
            "Cette personne n'a, ce jour-là, aucun siège avec voix dans cette instance.",
            "That person holds no seat with a vote in this body on that day."
        ],
        /// Nobody votes on an application of one's own, or that one is recused from, or has decided already.
        VoterHasNoPart = "voter-has-no-part" [
            "لا يشارك هذا الشخص في البت في هذا الطلب: هو صاحبه، أو صرح بتنحيه عما يخص صاحبه، أو سبق له البت فيه؛ احذف صوته.",
            "Cette personne n'a pas part à la décision sur cette demande : c'est la sienne, elle est récusée, ou elle l'a déjà jugée ; retirez sa voix.",
            "That person has no part in deciding the application: it is his or her own, or he or she is recused from it, or has decided it before; take the vote out."
        ],
        /// The counts are not those of the roll.
        TallyDiffers = "tally-differs-from-the-roll" [
            "العدد المذكور لا يوافق الأصوات المسجلة بالأسماء؛ احذف العدد، أو صحح الأسماء.",
            "Le décompte indiqué n'est pas celui des voix nommées ; retirez-le, ou corrigez l'appel.",
            "The count differs from that of the votes by name; leave it out, or correct the roll."
        ],
        /// More votes were counted than could be cast.
        MoreVotesThanVoters = "more-votes-than-voters" [
            "عدد الأصوات أكبر من عدد الحاضرين الذين لهم حق التصويت؛ راجع العد أو لائحة الحضور.",
            "Il y a plus de voix que de présents qui votent ; vérifiez le décompte ou la feuille de présence.",
            "There are more votes than voters present; check the count, or the attendance sheet."
        ],
        /// A part of a whole is counted.
        VotesAreNotCounted = "votes-are-not-counted" [
            "يشترط النظام الأساسي لهذا المقرر أغلبية تحتسب: أضف عدد الأصوات المؤيدة والمعارضة.",
            "Les statuts exigent pour cette décision une majorité qui se compte : ajoutez les voix pour et contre.",
            "The statutes ask for a majority that is counted: add the votes for and against."
        ],
        /// The votes do not carry what it orders.
        VotesDoNotCarryIt = "votes-do-not-carry-it" [
            "لم تبلغ الأصوات المؤيدة الأغلبية التي يشترطها النظام الأساسي، فلا ينفذ من المقرر شيء. سجله دون آثار إن رفض.",
            "Les voix pour n'atteignent pas la majorité que les statuts exigent : rien n'en est exécuté. Enregistrez-la sans effets si elle a été rejetée.",
            "The votes for it do not reach the majority the statutes ask for, so nothing of it is carried out. Record it without effects if it was rejected."
        ],
        /// Only a tie is broken, and only where the statutes say so.
        ThereIsNoCastingVote = "there-is-no-casting-vote" @ "/casting_vote" [
            "لا يرجح صوت الرئيس إلا عند تعادل الأصوات، وحيث ينص النظام الأساسي على ذلك، وفي اجتماع معروف رئيسه.",
            "La voix du président de séance ne départage qu'en cas d'égalité, là où les statuts le prévoient, et s'il est connu.",
            "The chair breaks only a tie, where the statutes provide for it, and where it is known who chairs."
        ],
        /// The statutes set no majority on that.
        SubjectIsUnknown = "subject-is-unknown" @ "/subject" [
            "لا يحدد النظام الأساسي لهذه الهيئة أغلبية في هذا الموضوع.",
            "Les statuts ne fixent à cette instance aucune majorité sur ce sujet.",
            "The statutes set this body no majority on that subject."
        ],
        /// Somebody voted who would not have been there.
        VotersWereThere = "voters-were-there" [
            "صوت هذا الشخص في هذا الاجتماع؛ لا يصحح حضوره إلى غياب.",
            "Cette personne a voté dans cette réunion ; on ne la note pas absente.",
            "That person voted in this meeting, and is not corrected to have been away."
        ],
    }
}
