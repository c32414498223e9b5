//! What a request may refer to without its being there: one refusal for each, whichever room refuses.
use crate::refusals;

refusals! {
    /// Why something that refers to something else is not recorded.
    Unknown {
        /// No person has that id.
        Person = "person-is-unknown" [
            "لا يوجد في السجل شخص بهذا المعرف؛ سجله أولا.",
            "Aucune personne ne porte cet identifiant ; enregistrez-la d'abord.",
            "No person has that id; register the person first."
        ],
        /// No body has that id or slug.
        Body = "body-is-unknown" [
            "لا توجد هيئة بهذا المعرف أو الاسم.",
            "Aucune instance ne porte cet identifiant ou ce nom d'adresse.",
            "No body has that id or slug."
        ],
        /// No service account has that id.
        Account = "account-is-unknown" @ "/account_id" [
            "لا يوجد حساب خدمة بهذا المعرف؛ افتحه أولا.",
            "Aucun compte de service ne porte cet identifiant ; ouvrez-le d'abord.",
            "No service account has that id; open it first."
        ],
        /// No territory has that code.
        Territory = "no-such-territory" @ "/territory" [
            "لا يوجد مجال ترابي بهذا الرمز.",
            "Aucun territoire ne porte ce code.",
            "No territory has that code."
        ],
        /// No meeting has that id.
        Meeting = "meeting-is-unknown" @ "/meeting_id" [
            "لا يوجد اجتماع بهذا المعرف.",
            "Aucune réunion ne porte cet identifiant.",
            "No meeting has that id."
        ],
        /// No position has that id.
        Position = "position-is-unknown" [
            "لا توجد مسؤولية بهذا المعرف.",
            "Aucune fonction ne porte cet identifiant.",
            "No position has that id."
        ],
        /// No decision has that id; record it first, or name a source instead.
        Decision = "decision-is-unknown" @ "/decision_id" [
            "لا يوجد في السجل مقرر بهذا المعرف؛ سجله أولا، أو اذكر المصدر بدله.",
            "Aucune décision ne porte cet identifiant ; enregistrez-la d'abord, ou indiquez une source à sa place.",
            "No decision has that id; record it first, or name a source instead."
        ],
    }
}
