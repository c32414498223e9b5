//! What decisions did, as papers say it.
use crate::words::phrases;

phrases! {
    /// Something a decision did.
    pub(in crate::meetings::papers) enum Doing {
        /// Somebody takes a seat.
        Appoint = ["تكليف: {person}، {office}", "Désignation\u{A0}: {person}, {office}", "Appointment: {person}, {office}"],
        /// A seat is left.
        End = ["إنهاء مهمة: {person}، {office}", "Fin de fonction\u{A0}: {person}, {office}", "End of office: {person}, {office}"],
        /// A seat is left to whoever comes.
        Leave = ["انتهاء مهمة: {person}، {office}", "Fin de fonction\u{A0}: {person}, {office}", "End of office: {person}, {office}"],
        /// A body comes to be.
        Form = ["إحداث هيئة: {body}", "Création de l’instance\u{A0}: {body}", "Body formed: {body}"],
        /// A body ends.
        Dissolve = ["حل هيئة: {body}", "Dissolution de l’instance\u{A0}: {body}", "Body dissolved: {body}"],
        /// A body stands elsewhere.
        Move = ["تغيير موقع هيئة: {body}", "Déplacement de l’instance\u{A0}: {body}", "Body moved: {body}"],
        /// A body takes others in.
        Merge = ["ضم إلى هيئة {body}: {others}", "Fusion dans l’instance {body}\u{A0}: {others}", "Merged into {body}: {others}"],
        /// Bodies are formed out of one.
        Split = ["تقسيم هيئة {body} إلى: {others}", "Scission de l’instance {body} en\u{A0}: {others}", "{body} split into: {others}"],
        /// A body is renewed.
        Renew = ["تجديد هيئة: {body}", "Renouvellement de l’instance\u{A0}: {body}", "Body renewed: {body}"],
        /// Offices are numbered anew.
        Renumber = ["إعادة ترقيم المسؤوليات في هيئة {body}: {moves}", "Nouvelle numérotation des fonctions, {body}\u{A0}: {moves}", "Positions renumbered in {body}: {moves}"],
        /// One of them.
        Renumbered = ["من {from} إلى {to}", "de {from} à {to}", "from {from} to {to}"],
        /// A programme is presented.
        Present = ["عرض برنامج: {title}", "Présentation du programme\u{A0}: {title}", "Programme presented: {title}"],
        /// A programme is adopted.
        AdoptProgramme = ["اعتماد برنامج: {title}", "Adoption du programme\u{A0}: {title}", "Programme adopted: {title}"],
        /// Something is undertaken.
        Open = ["إجراء للتتبع: {title}", "Action à suivre\u{A0}: {title}", "Action to follow up: {title}"],
        /// New statutes.
        Adopt = ["اعتماد نظام أساسي، يسري من: {day}", "Adoption de statuts, en vigueur à compter de\u{A0}: {day}", "Statutes adopted, in force from: {day}"],
        /// A body is called otherwise.
        Rename = ["تغيير اسم هيئة {body} إلى: {name}", "Nouveau nom de l’instance {body}\u{A0}: {name}", "{body} renamed: {name}"],
        /// Somebody becomes a member.
        Admit = ["قبول عضوية: {person}", "Admission\u{A0}: {person}", "Member admitted: {person}"],
        /// A membership ends.
        EndMembership = ["إنهاء عضوية: {person}", "Fin d’adhésion\u{A0}: {person}", "Membership ended: {person}"],
        /// An application is accepted.
        AcceptApplication = ["قبول طلب انخراط: {person}", "Demande d’adhésion acceptée\u{A0}: {person}", "Application accepted: {person}"],
        /// An application is refused.
        RefuseApplication = ["رفض طلب انخراط: {person}", "Demande d’adhésion refusée\u{A0}: {person}", "Application refused: {person}"],
        /// A complaint goes to an ethics committee.
        Refer = ["إحالة على {body}: {title}، {described}", "Saisine de {body}\u{A0}: {title}, {described}", "Referred to {body}: {title}, {described}"],
        /// That is for good.
        ForGood = ["رفضا نهائيا", "définitivement", "for good"],
        /// Somebody may act.
        Empower = ["تفويض {person}: {purpose}", "Pouvoir donné à {person}\u{A0}: {purpose}", "Authority given to {person}: {purpose}"],
        /// Somebody may act no longer.
        RevokeEmpowerment = ["إلغاء تفويض {person}: {purpose}", "Pouvoir retiré à {person}\u{A0}: {purpose}", "Authority taken back from {person}: {purpose}"],
        /// Within which limits.
        Within = ["الحدود: {limits}", "limites\u{A0}: {limits}", "limits: {limits}"],
        /// In which unit.
        In = ["في: {body}", "dans\u{A0}: {body}", "in: {body}"],
        /// A decision is confirmed.
        Confirm = ["المصادقة على القرار «{title}» المؤرخ: {day}", "Confirmation de la décision «\u{A0}{title}\u{A0}» du {day}", "Decision confirmed: “{title}” of {day}"],
        /// A decision is annulled.
        Annul = ["إلغاء القرار «{title}» المؤرخ: {day}", "Annulation de la décision «\u{A0}{title}\u{A0}» du {day}", "Decision annulled: “{title}” of {day}"],
        /// From when.
        From = ["من: {day}", "à compter de\u{A0}: {day}", "from: {day}"],
        /// Until when.
        Until = ["إلى: {day}", "jusqu’à\u{A0}: {day}", "until: {day}"],
        /// On which day.
        On = ["بتاريخ: {day}", "en date de\u{A0}: {day}", "on: {day}"],
        /// Under which body.
        Under = ["تحت هيئة: {body}", "sous l’instance\u{A0}: {body}", "under: {body}"],
        /// Under none.
        AsRoot = ["دون هيئة فوقها", "sans instance au-dessus", "under no body"],
        /// By another name.
        Named = ["باسم: {name}", "sous le nom\u{A0}: {name}", "by the name: {name}"],
        /// Who sees to it.
        SeenToBy = ["التتبع: {person}", "suivi\u{A0}: {person}", "seen to by: {person}"],
        /// By when.
        DueOn = ["الأجل: {day}", "échéance\u{A0}: {day}", "due: {day}"],
        /// What came of it is there no more.
        NoLonger = ["لم يعد في السجل", "n’est plus au registre", "no longer on record"],
        /// What it is about is not known to the registry.
        Unnamed = ["غير معروف في السجل", "inconnu du registre", "unknown to the registry"],
        /// A resignation.
        Resignation = ["استقالة", "démission", "resignation"],
        /// A revocation.
        Revocation = ["إعفاء", "révocation", "revocation"],
        /// A death.
        Death = ["وفاة", "décès", "death"],
        /// An exclusion.
        Exclusion = ["إقصاء من الحزب", "exclusion du parti", "exclusion from the party"],
        /// The term.
        Term = ["انتهاء المدة", "fin de mandat", "end of term"],
        /// The end of the body.
        Dissolution = ["حل الهيئة", "dissolution de l’instance", "dissolution of the body"],
        /// Membership ended.
        Departure = ["انتهاء العضوية", "fin de l’adhésion", "end of membership"],
    }
}
