//! Why statutes are not adopted, or not found.
use crate::refusals;

refusals! {
    /// Why the statutes say no to a question about themselves.
    Refusal {
        /// Another version begins on that day.
        StatutesBeginThatDay = "statutes-begin-that-day" [
            "توجد صيغة أخرى من النظام الأساسي تسري ابتداء من اليوم نفسه؛ اختر يوما آخر.",
            "Une autre version des statuts prend effet ce jour-là ; choisissez un autre jour.",
            "Another version of the statutes takes effect on that day; choose another day."
        ],
        /// The day is before the first statutes.
        NoStatutesInForce = "no-statutes-in-force" [
            "لم يكن أي نظام أساسي ساريا في ذلك اليوم.",
            "Aucuns statuts n'étaient en vigueur ce jour-là.",
            "No statutes were in force on that day."
        ],
    }
}
