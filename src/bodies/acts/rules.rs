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
        /// What it made of something has been corrected since.
        WhatItMadeIsCorrected = "what-it-made-is-corrected" [
            "صحح بعد تسجيله ما جعله هو؛ أعد ذلك أولا كما جعله (يبينه السجل الزمني تحت رقمه act_id)، ثم أعد المحاولة.",
            "Ce qu'il avait établi a été corrigé depuis ; remettez-le d'abord comme il l'avait établi (le journal le montre sous son act_id), puis recommencez.",
            "What it made of this was corrected since; first put that back as the act made it (the journal shows it under its act_id), then try again."
        ],
        /// A decision of locked minutes carries it.
        ActIsDecided = "act-is-decided" [
            "يستند إلى مقرر محضره مقفل فلا يتراجع عنه؛ يمكن لمقرر جديد في اجتماع آخر أن يقضي، من يوم لاحق، بانتقال آخر أو اندماج أو تقسيم أو إحداث هيئة جديدة.",
            "Il repose sur une décision dont le procès-verbal est verrouillé et reste ; une nouvelle décision, dans une autre réunion, peut ordonner pour un jour ultérieur un autre déplacement, une fusion, une scission ou la création d'une nouvelle instance.",
            "It rests on a decision whose minutes are locked, and stays; a new decision, of another meeting, can order for a later day another move, a merger, a split or a new body."
        ],
    }
}
