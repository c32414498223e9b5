//! The words a picture adds to what the registry says, in Arabic, French and English.
use chrono::{Datelike as _, NaiveDate};

use crate::words::Language;

macro_rules! labels {
    ($($(#[$doc:meta])* $name:ident = [$ar:literal, $fr:literal, $en:literal]),+ $(,)?) => {
        /// Something a picture says.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Label { $($(#[$doc])* $name),+ }

        impl Label {
            /// It, in `language`.
            pub(super) fn say(self, language: Language) -> &'static str {
                language.of(match self { $(Self::$name => [$ar, $fr, $en]),+ })
            }
        }
    };
}

impl Label {
    /// It, before what it is about: a number.
    pub(super) fn before(self, number: usize, language: Language) -> String {
        let colon = if language == Language::Fr { "\u{202F}:" } else { ":" };
        format!("{}{colon} {number}", self.say(language))
    }
}

labels! {
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

const MONTHS: [[&str; 12]; 3] = [
    [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "ماي",
        "يونيو",
        "يوليوز",
        "غشت",
        "شتنبر",
        "أكتوبر",
        "نونبر",
        "دجنبر",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
];

/// A day as it is written out in Morocco.
pub(super) fn day(day: NaiveDate, language: Language) -> String {
    let months = language.of(MONTHS);
    let month =
        usize::try_from(day.month0()).ok().and_then(|month| months.get(month)).copied().unwrap_or_default();
    let number = match (language, day.day()) {
        (Language::Ar, 1) => "فاتح".to_owned(),
        (Language::Fr, 1) => "1er".to_owned(),
        (_, number) => number.to_string(),
    };
    format!("{number} {month} {}", day.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_out() {
        let the = |month, day| NaiveDate::from_ymd_opt(2022, month, day).unwrap();
        assert_eq!(day(the(12, 8), Language::Ar), "8 دجنبر 2022");
        assert_eq!(day(the(8, 1), Language::Fr), "1er août 2022");
        assert_eq!(day(the(8, 1), Language::Ar), "فاتح غشت 2022");
        assert_eq!(day(the(5, 31), Language::En), "31 May 2022");
    }
}
