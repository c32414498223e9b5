//! Who came from afar, came late, left, or stood in for another, as papers say it.
use crate::words::phrases;

phrases! {
    /// How somebody came.
    pub(in crate::meetings::papers) enum Coming {
        /// Those who took part from afar.
        Remote = ["الحاضرون عن بعد", "Présents à distance", "Present from afar"],
        /// He did.
        RemoteM = ["حاضر عن بعد", "présent à distance", "present from afar"],
        /// She did.
        RemoteF = ["حاضرة عن بعد", "présente à distance", "present from afar"],
        /// They did.
        RemoteAll = ["حاضرون عن بعد", "présents à distance", "present from afar"],
        /// Since an hour.
        Since = ["من الساعة {from}", "à partir de {from}", "from {from}"],
        /// Until an hour.
        Until = ["إلى الساعة {to}", "jusqu’à {to}", "until {to}"],
        /// From an hour to another.
        Between = ["من الساعة {from} إلى الساعة {to}", "de {from} à {to}", "from {from} to {to}"],
        /// In the place of a member.
        StandsIn = ["نيابة عن {member}", "en remplacement de {member}", "standing in for {member}"],
        /// The same, with the vote.
        StandsInVoting = ["نيابة عن {member} مع حق التصويت", "en remplacement de {member}, avec voix", "standing in for {member}, with the vote"],
        /// The quorum at some times, where it came and went.
        QuorumWas = ["تغير النصاب أثناء الاجتماع: {spans}.", "Le quorum a varié en cours de réunion\u{A0}: {spans}.", "The quorum changed during the meeting: {spans}."],
        /// It was met.
        Met = ["مكتمل {when}", "atteint {when}", "met {when}"],
        /// It was not.
        NotMet = ["غير مكتمل {when}", "non atteint {when}", "not met {when}"],
        /// It could not be told.
        Unverifiable = ["غير قابل للتحقق {when}", "non vérifiable {when}", "not verifiable {when}"],
        /// Which body has to confirm a decision.
        Awaits = ["لا ينفذ إلا بعد مصادقة هيئة «{body}».", "N’est exécutée qu’après confirmation par l’instance «\u{A0}{body}\u{A0}».", "Carried out only once “{body}” confirms it."],
        /// It was met at some times only.
        MomentUnknown = ["كان النصاب مكتملا في بعض أوقات الاجتماع دون غيرها، ولم تذكر ساعة القرار", "le quorum n’était atteint qu’à certains moments, et l’heure de la décision n’est pas indiquée", "the quorum was met at some times only, and the hour of the decision is not told"],
    }
}
