//! What the journal cannot tell, or not yet.
use crate::refusals;

refusals! {
    /// Why the journal does not answer.
    Refusal {
        /// The key of what an entry is about was destroyed.
        ContentIsErased = "content-is-erased" [
            "محي محتوى هذا القيد من السجل بمحو مفتاح الشخص أو الطلب الذي يعنيه، فلا يمكن الرجوع إلى ما كان قبله.",
            "Le contenu de cette entrée du journal a été effacé avec la clé de la personne ou de la demande qu'elle concerne : rien ne peut être remis comme avant elle.",
            "The content of this entry of the journal was erased with the key of the person or the application it is about: nothing can be put back as it was before it."
        ],
        /// The entry is not in a tree of that size: it has no position yet, or a later one.
        EntryIsNotInTheLog = "entry-is-not-in-the-log" [
            "لم يكن هذا القيد بعد في السجل عند هذا الحجم؛ اطلب حجما أكبر، أو انتظر ثانية إن كان القيد جديدا.",
            "Cette entrée n'est pas encore dans un journal de cette taille ; nommez une taille plus grande, ou attendez une seconde si elle vient d'être faite.",
            "This entry is not yet in a log of that size; name a greater size, or wait a second if it was made just now."
        ],
        /// The log has not grown that long.
        LogIsShorter = "log-is-shorter" [
            "لم يبلغ السجل هذا الحجم.",
            "Le journal n'est pas aussi long.",
            "The log is not that long."
        ],
    }
}
