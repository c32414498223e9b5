//! Why a decision does nothing to another.
use crate::refusals;

refusals! {
    /// Why a decision does not wait for another, confirm it or annul it.
    UponRefusal {
        /// The body that shall confirm it does not stand above.
        AwaitedBodyIsNotAbove = "awaited-body-is-not-above" @ "/awaits" [
            "لا يصادق على القرار إلا هيئة تعلو الهيئة التي اتخذته.",
            "Seule une instance placée au-dessus de celle qui décide confirme la décision.",
            "Only a body that stands above the one that decides confirms a decision."
        ],
        /// Nothing waits that would be carried out.
        NothingWaits = "nothing-waits" @ "/awaits" [
            "لا ينتظر المصادقة إلا قرار له آثار؛ أضف الآثار أو احذف awaits.",
            "Seule une décision qui a des effets attend d'être confirmée ; ajoutez-les, ou ôtez awaits.",
            "Only a decision with effects waits to be confirmed; add them, or take awaits away."
        ],
        /// The statutes ask another body to confirm it.
        AnotherBodyConfirms = "another-body-confirms" @ "/awaits" [
            "يسند النظام الأساسي المصادقة على هذا القرار إلى هيئة أخرى؛ سمها أو احذف awaits.",
            "Les statuts chargent une autre instance de confirmer cette décision ; nommez-la, ou ôtez awaits.",
            "The statutes have another body confirm this decision; name that one, or take awaits away."
        ],
        /// No body of the type that the statutes ask stands above.
        ConfirmingBodyIsMissing = "confirming-body-is-missing" [
            "يشترط النظام الأساسي أن تصادق على هذا القرار هيئة من نوع لا توجد منه هيئة تعلو الهيئة التي تقرر؛ أحدث تلك الهيئة أولا.",
            "Les statuts veulent que cette décision soit confirmée par une instance d'un type dont aucune n'est au-dessus de celle qui décide ; créez-la d'abord.",
            "The statutes have this decision confirmed by a body of a type of which none stands above the one that decides; form that body first."
        ],
        /// What it orders is confirmed by several.
        SeveralBodiesConfirm = "several-bodies-confirm" @ "/effects" [
            "آثار هذا القرار تصادق عليها هيئات مختلفة؛ اتخذ قرارا لكل واحدة منها.",
            "Les effets de cette décision sont confirmés par des instances différentes ; prenez une décision pour chacune.",
            "What this decision orders is confirmed by different bodies; take one decision for each of them."
        ],
        /// It does not wait for this body, or not any more.
        DecisionDoesNotWait = "decision-does-not-wait" @ "/decision_id" [
            "هذا القرار لا ينتظر مصادقة هذه الهيئة.",
            "Cette décision n'attend pas d'être confirmée par cette instance.",
            "That decision does not wait for this body to confirm it."
        ],
        /// It was rejected, or is annulled already.
        NothingToAnnul = "nothing-to-annul" @ "/decision_id" [
            "هذا القرار مرفوض أو ملغى من قبل.",
            "Cette décision a été rejetée, ou est déjà annulée.",
            "That decision was rejected, or is annulled already."
        ],
        /// A body annuls its own decisions, and those of the bodies below.
        DecisionIsAnotherBodys = "decision-is-another-bodys" @ "/decision_id" [
            "لا تلغي الهيئة إلا قراراتها أو قرارات الهيئات التي تحتها.",
            "Une instance n'annule que ses décisions, ou celles des instances placées sous elle.",
            "A body annuls only its own decisions, and those of the bodies below it."
        ],
        /// It was taken after this one.
        DecisionIsLater = "decision-is-later" @ "/decision_id" [
            "اتخذ ذلك القرار بعد هذا القرار.",
            "Cette décision est postérieure à celle qui la confirmerait ou l'annulerait.",
            "That decision was taken after the one that would confirm or annul it."
        ],
        /// It does not end with the decision that brought it forth.
        EffectStays = "effect-stays" [
            "لا يتراجع هذا الأثر بإلغاء القرار؛ يلزم قرار خاص به.",
            "Cet effet ne se défait pas avec la décision ; il y faut une décision à lui.",
            "This effect is not undone with its decision; it takes a decision of its own."
        ],
    }
}
