//! What agrees between two records, and what does not.
use crate::word_enum;
use crate::words::Language;

word_enum! {
    /// What agrees between two records, or does not.
    Reason {
        /// The names are written the same.
        SameName = "same_name",
        /// The names sound the same, in another spelling or script.
        SameSound = "same_sound",
        /// One has a part that the other lacks, or in another order.
        NameInPart = "name_in_part",
        /// The names are nearly the same, or easily taken for each other.
        NearName = "near_name",
        /// The names are different.
        OtherName = "other_name",
        /// An alias of one is a name of the other.
        SameAlias = "same_alias",
        /// Hardly anybody else is called so.
        RareName = "rare_name",
        /// A phone number is the same.
        SamePhone = "same_phone",
        /// No phone number is the same.
        OtherPhone = "other_phone",
        /// An e-mail address is the same.
        SameEmail = "same_email",
        /// No e-mail address is the same.
        OtherEmail = "other_email",
        /// The number of a membership is the same.
        SameNumber = "same_number",
        /// No number of a membership is the same.
        OtherNumber = "other_number",
        /// The day of birth is the same.
        SameBirthDate = "same_birth_date",
        /// The month of birth is the same.
        SameBirthMonth = "same_birth_month",
        /// The year of birth is the same.
        SameBirthYear = "same_birth_year",
        /// The days of birth differ as after a slip of the pen.
        NearBirthDate = "near_birth_date",
        /// The days of birth are different.
        OtherBirthDate = "other_birth_date",
        /// The territory of residence is the same.
        SameResidence = "same_residence",
        /// The province of residence is the same.
        SameProvince = "same_province",
        /// The provinces of residence are different.
        OtherProvince = "other_province",
        /// The genders are different.
        OtherGender = "other_gender",
    }
}

impl Reason {
    /// What is told of it.
    pub fn says(self, language: Language) -> &'static str {
        language.of(match self {
            Self::SameName => ["الاسم نفسه", "même nom", "same name"],
            Self::SameSound => {
                ["اسم بالنطق نفسه", "nom qui se prononce de même", "name that sounds the same"]
            }
            Self::NameInPart => [
                "الاسم نفسه ينقصه جزء أو بترتيب آخر",
                "même nom, incomplet ou dans un autre ordre",
                "same name, in part or in another order",
            ],
            Self::NearName => ["اسمان متقاربان", "noms proches", "names that are near"],
            Self::OtherName => ["اسمان مختلفان", "noms différents", "different names"],
            Self::SameAlias => [
                "اسم آخر لأحدهما هو اسم الثاني",
                "autre nom de l'un, nom de l'autre",
                "an alias of one is the other's name",
            ],
            Self::RareName => {
                ["اسم نادر في السجل", "nom rare dans le registre", "a name rare in the registry"]
            }
            Self::SamePhone => ["رقم الهاتف نفسه", "même téléphone", "same phone"],
            Self::OtherPhone => ["رقما هاتف مختلفان", "téléphones différents", "different phones"],
            Self::SameEmail => ["البريد الإلكتروني نفسه", "même courriel", "same e-mail"],
            Self::OtherEmail => ["بريدان إلكترونيان مختلفان", "courriels différents", "different e-mails"],
            Self::SameNumber => ["رقم الانخراط نفسه", "même numéro d'adhésion", "same membership number"],
            Self::OtherNumber => {
                ["رقما انخراط مختلفان", "numéros d'adhésion différents", "different membership numbers"]
            }
            Self::SameBirthDate => ["تاريخ الميلاد نفسه", "même date de naissance", "same day of birth"],
            Self::SameBirthMonth => ["شهر الميلاد نفسه", "même mois de naissance", "same month of birth"],
            Self::SameBirthYear => ["سنة الميلاد نفسها", "même année de naissance", "same year of birth"],
            Self::NearBirthDate => {
                ["تاريخا ميلاد متقاربان", "dates de naissance proches", "days of birth that are near"]
            }
            Self::OtherBirthDate => {
                ["تاريخا ميلاد مختلفان", "dates de naissance différentes", "different days of birth"]
            }
            Self::SameResidence => ["محل السكن نفسه", "même résidence", "same residence"],
            Self::SameProvince => ["الإقليم نفسه", "même province", "same province"],
            Self::OtherProvince => ["إقليمان مختلفان", "provinces différentes", "different provinces"],
            Self::OtherGender => ["جنسان مختلفان", "sexes différents", "different genders"],
        })
    }
}
