//! The words a picture adds to what the registry says, in Arabic, French and English.
use crate::words::{Language, phrases};

impl Label {
    /// It, before what it is about: a number.
    pub(super) fn before(self, number: usize, language: Language) -> String {
        let colon = if language == Language::Fr { "\u{202F}:" } else { ":" };
        format!("{}{colon} {number}", self.say(language))
    }
}

phrases! {
    /// Something a picture says.
    pub(super) enum Label {
        /// What the picture is.
        Organigram = ["الهيكل التنظيمي", "Organigramme", "Organization chart"],
        /// Somebody certainly holds it.
        Held = ["مشغولة", "Pourvue", "Held"],
        /// Somebody may hold it.
        Possible = ["محتملة", "Possible", "Possibly held"],
        /// Nobody holds it.
        Vacant = ["شاغرة", "Vacante", "Vacant"],
        /// It is not known who holds it.
        Unknown = ["غير معروفة", "Inconnue", "Unknown"],
        /// The holder stands in for another.
        Acting = ["بالنيابة", "par intérim", "acting"],
        /// The holder's term is over, and no successor is named.
        CarriedOver = ["بعد انتهاء المدة", "mandat échu", "term over"],
        /// The holder may hold it.
        Perhaps = ["شغلها محتمل", "peut-être", "possibly"],
        /// The sign of what is not known.
        Mark = ["؟", "?", "?"],
        /// Before the number of offices.
        Offices = ["المسؤوليات", "Fonctions", "Positions"],
        /// Before the number of bodies.
        Bodies = ["الهيئات", "Instances", "Bodies"],
        /// Before the number of bodies at other places below one that is shown folded.
        Below = ["هيئات تابعة", "Instances rattachées", "Bodies below"],
        /// Before the number of holders that are not named.
        Others = ["آخرون", "Autres", "Others"],
        /// Somebody whose name is kept no longer.
        Forgotten = ["اسم لم يعد محفوظا", "Nom non conservé", "Name no longer kept"],
        /// A body of which no office is recorded.
        NoOffice = ["لا مسؤولية مسجلة", "Aucune fonction enregistrée", "No position recorded"],
        /// Before the sheet's number.
        Sheet = ["الورقة", "Feuille", "Sheet"],
    }
}
