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
        /// Neither a decision nor a source.
        StatutesRestOnNothing = "statutes-rest-on-nothing" @ "/source" [
            "اذكر المقرر الذي اعتمد هذا النظام الأساسي، أو المصدر الذي وجد فيه.",
            "Indiquez la décision qui adopte ces statuts, ou la source où ils se trouvent.",
            "Name the decision that adopts these statutes, or the source they were found in."
        ],
        /// They would hold before they were decided: the past is not rewritten.
        StatutesPrecedeTheirDecision = "statutes-precede-their-decision" @ "/effective_from" [
            "لا يسري نظام أساسي قبل يوم القرار الذي اعتمده؛ فالماضي لا يعاد.",
            "Des statuts ne prennent pas effet avant la décision qui les adopte : le passé ne se réécrit pas.",
            "Statutes do not take effect before the decision that adopts them: the past is not rewritten."
        ],
        /// Bodies or appointments of those days are of types the document does not have.
        StatutesLackWhatIsInUse = "statutes-lack-what-is-in-use" [
            "لا تعرف هذه الصيغة أنواعا مستعملة في الأيام التي ستسري فيها؛ كل نوع ناقص مذكور مع موضعه.",
            "Cette version ne connaît pas des types en usage les jours où elle vaudrait ; chacun est donné avec sa place.",
            "These statutes lack types that are in use on the days they would hold; each is told with its place."
        ],
        /// The day is before the first statutes.
        NoStatutesInForce = "no-statutes-in-force" [
            "لم يكن أي نظام أساسي ساريا في ذلك اليوم؛ اختر يوما بعد بدء سريان أولها، أو سجل النظام الأساسي لذلك اليوم.",
            "Aucuns statuts n'étaient en vigueur ce jour-là ; choisissez un jour après l'entrée en vigueur des premiers, ou enregistrez ceux de ce jour.",
            "No statutes were in force on that day; choose a day from the first day of the earliest on, or record those of that day."
        ],
    }
}
