//! What stands against the withdrawal of an act.
use crate::refusals;

refusals! {
    /// Why an act is not withdrawn.
    Refusal {
        /// Something recorded later would no longer be right.
        LaterChangeRestsOnIt = "later-change-rests-on-it" [
            "سجل بعده تغيير يقوم عليه؛ تراجع عن اللاحق أو صححه أولا.",
            "Un changement enregistré depuis repose dessus ; retirez ou corrigez d'abord celui-là.",
            "A change recorded since rests on it; withdraw or correct that one first."
        ],
        /// A decision of locked minutes carries it.
        ActIsDecided = "act-is-decided" [
            "يستند إلى مقرر محضره مقفل؛ لا يرجع عنه إلا بمقرر جديد في اجتماع آخر.",
            "Il repose sur une décision dont le procès-verbal est verrouillé ; seule une nouvelle décision, dans une autre réunion, peut y revenir.",
            "It rests on a decision whose minutes are locked; only a new decision, of another meeting, can reverse it."
        ],
    }
}
