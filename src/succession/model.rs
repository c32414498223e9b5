//! What a line of succession is.
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};
use utoipa::{IntoParams, ToSchema};

use crate::appointments::Capacity;
use crate::bodies::BodyId;
use crate::bodies::positions::PositionId;
use crate::http::{Named as _, QueryForm};
use crate::organigram::HolderTold;
use crate::persons::PersonId;
use crate::word_enum;
use crate::words::{FaultKind, Language};

/// The most persons one question names.
const MANY: usize = 100;

word_enum! {
    /// What is found at one step of the line.
    Verdict {
        /// This one presides.
        Presides = "presides",
        /// Named as absent.
        Absent = "absent",
        /// The last holder has gone, and no other is named.
        Vacant = "vacant",
        /// Who holds it on that day is not known for certain.
        Unknown = "unknown",
        /// The holder's membership is suspended.
        Suspended = "suspended",
    }
}

/// Why a step is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    Heads,
    ActsAsHead,
    Deputizes,
    MayPreside,
    IsAbsent,
    IsVacant,
    NobodyIsKnown,
    DatesDoNotSettleIt,
    IsSuspended,
}

impl Reason {
    /// The sentence, in `language`.
    pub(super) fn says(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Heads => ["يرأس الهيئة.", "Il dirige l'instance.", "The holder heads the body."],
            Self::ActsAsHead => [
                "يقوم مقام رئيس الهيئة.",
                "Il assure l'intérim de la direction de l'instance.",
                "The holder acts as head of the body.",
            ],
            Self::Deputizes => [
                "أول الحاضرين من النواب حسب ترتيبهم.",
                "C'est, dans l'ordre, le premier suppléant présent.",
                "In order, the first deputy who is there.",
            ],
            Self::MayPreside => [
                "يخول النظام الأساسي لصاحب هذه المسؤولية أن يرأس.",
                "Les statuts donnent à cette fonction le droit de présider.",
                "The statutes let the holder of this position preside.",
            ],
            Self::IsAbsent => ["ذكر أنه غائب.", "Il est dit absent.", "Named as absent."],
            Self::IsVacant => [
                "المسؤولية شاغرة: غادرها آخر من شغلها ولم يعين خلف له.",
                "La fonction est vacante : le dernier titulaire est parti, aucun successeur n'est nommé.",
                "The seat is vacant: its last holder has left, and no successor is named.",
            ],
            Self::NobodyIsKnown => [
                "لا يعرف من يشغل هذه المسؤولية، وقد لا تكون شاغرة؛ تم تجاوزها.",
                "On ignore qui tient cette fonction, qui n'est peut-être pas vacante ; elle est passée.",
                "Nobody is known to hold it, which does not make it vacant; it is passed over.",
            ],
            Self::DatesDoNotSettleIt => [
                "لا تكفي التواريخ المعروفة للجزم بأنه كان في المسؤولية ذلك اليوم؛ تم تجاوزه.",
                "Les dates connues ne disent pas s'il était en fonction ce jour-là ; il est passé.",
                "The dates do not settle whether the holder was in office that day; passed over.",
            ],
            Self::IsSuspended => [
                "عضويته في الحزب موقوفة.",
                "Son adhésion est suspendue.",
                "The holder's membership is suspended.",
            ],
        })
    }
}

/// Who presides over a body, and how that was found.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Succession)]
pub struct SuccessionTold {
    /// The body.
    pub body_id: BodyId,
    /// The day this is about.
    pub as_of: NaiveDate,
    /// Who presides; null where nobody of the line is known to be there.
    pub presides: Option<StepTold>,
    /// The line, from the head down to whoever presides, or to its end.
    pub steps: Vec<StepTold>,
}

/// One step of a line of succession.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = SuccessionStep)]
pub struct StepTold {
    /// The position; null for an ordinal that nobody has recorded.
    pub position_id: Option<PositionId>,
    /// Its type in the statutes.
    #[schema(example = "provincial_deputy")]
    pub r#type: String,
    /// Its title in the caller's language.
    #[schema(example = "النائب الثالث للأمين الإقليمي")]
    pub title: String,
    /// Which of its type it is, where they are numbered.
    pub ordinal: Option<i64>,
    /// Whether in one's own right, where somebody is named.
    pub capacity: Option<Capacity>,
    /// Who holds it, or acts in it.
    pub holder: Option<HolderTold>,
    /// What is found.
    pub verdict: Verdict,
    /// Why, in the caller's language.
    pub reason: String,
}

/// Persons, by their ids, separated by commas.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Persons(pub(super) Vec<PersonId>);

impl<'de> Deserialize<'de> for Persons {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let ids: Option<Vec<PersonId>> = text.split(',').map(|id| PersonId::named(id.trim())).collect();
        match ids {
            Some(ids) if ids.len() <= MANY => Ok(Self(ids)),
            Some(_) => {
                Err(de::Error::custom(FaultKind::ItemsAtMost(i64::try_from(MANY).unwrap_or(i64::MAX))))
            }
            None => Err(de::Error::custom(FaultKind::BadIds)),
        }
    }
}

/// Who is absent.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SuccessionQuery {
    /// The persons who are absent, by their ids, separated by commas; 100 at the most.
    #[serde(default)]
    #[param(value_type = Option<Vec<PersonId>>, style = Form, explode = false)]
    pub absent: Persons,
}

impl QueryForm for SuccessionQuery {
    const LISTS: bool = false;
}
