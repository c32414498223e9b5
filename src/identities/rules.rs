//! What must hold of an identity. Pure.
use crate::refusals;

refusals! {
    /// Why an identity is not recorded.
    Refusal {
        /// The identity is somebody's already, and nobody is two persons.
        IdentityIsTaken = "identity-is-taken" @ "/subject" [
            "هذه الهوية لدى مزود الدخول الموحد مسجلة من قبل؛ احذف الأولى إن كانت خطأ.",
            "Cette identité auprès du fournisseur est déjà enregistrée ; retirez la première si elle est une erreur.",
            "This identity at the provider is recorded already; take the first one out if it is a mistake."
        ],
    }
}
