//! What a rule of the statutes says against something.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::{ClauseCited, Detail, Kind};
use crate::statutes::StatutesId;
use crate::word_enum;
use crate::words::{ClauseText, Language};

word_enum! {
    /// What a finding does.
    Weight {
        /// It refuses; of imported history, which is kept all the same, it says what would have been refused.
        Block = "block",
        /// It warns.
        Warn = "warn",
        /// The registry lacks a fact: nothing is broken, and nothing is shown to be kept.
        Unverifiable = "unverifiable",
    }
}

word_enum! {
    /// The fact that the registry lacks.
    Missing {
        /// The day of birth, or enough of it.
        BirthDate = "birth_date",
        /// The gender.
        Gender = "gender",
        /// A membership.
        Membership = "membership",
        /// Days known exactly enough.
        Days = "days",
        /// Members of a body that has fewer on record than it needs.
        Members = "members",
    }
}

/// What a rule says against an appointment or a body.
#[derive(Debug, Clone)]
pub struct Finding {
    /// Which rule.
    pub rule: &'static Kind,
    /// What it does.
    pub weight: Weight,
    /// The clause it rests on.
    pub clause: Option<ClauseCited>,
    /// The version of the statutes it is a rule of.
    pub statutes_id: StatutesId,
    /// What the rule asks.
    pub asked: Option<String>,
    /// What was found instead.
    pub found: Option<String>,
    /// What is asked and what was found, in Arabic, French and English.
    pub said: [Option<[String; 3]>; 2],
    /// What could not be found.
    pub missing: Option<Missing>,
    /// The last day of which it is told; of every day, if none.
    pub until: Option<NaiveDate>,
}

/// A finding, as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = Finding)]
pub struct FindingTold {
    /// The rule: the code of the problem it is refused with.
    #[schema(example = "terms-are-used-up")]
    pub code: String,
    /// What it does.
    pub effect: Weight,
    /// What it says, in the caller's language.
    pub title: String,
    /// What the rule asks.
    #[schema(example = "2")]
    pub asked: Option<String>,
    /// What was found instead; of a rule about age, it is the day of birth that tells.
    #[schema(example = "3")]
    pub found: Option<String>,
    /// The fact that the registry lacks, of a rule that cannot be verified.
    pub missing: Option<Missing>,
    /// The field of the appointment it is about.
    #[schema(example = "/person_id")]
    pub pointer: Option<String>,
    /// The clause it rests on.
    pub clause: Option<ClauseQuoted>,
}

/// The clause a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ClauseQuoted {
    /// Its identifier in the statutes.
    #[schema(example = "art-23")]
    pub id: String,
    /// Its text, in the caller's language.
    pub text: String,
    /// Its text in every language.
    pub texts: ClauseText,
}

/// What is said of a rule that cannot be verified.
const NOT_VERIFIABLE: [&str; 3] = [
    "لا يمكن التحقق من هذه القاعدة: ينقص السجل معطى.",
    "Cette règle n'est pas vérifiable : il manque une donnée au registre.",
    "This rule cannot be verified: the registry lacks a fact.",
];

/// What a rule says of its being broken, or of its being unverifiable.
pub(super) fn title(rule: &Kind, weight: Weight, language: Language) -> &'static str {
    language.of(if weight == Weight::Unverifiable { NOT_VERIFIABLE } else { rule.says })
}

impl Finding {
    /// The finding as it is told in `language`.
    pub fn told(&self, language: Language) -> FindingTold {
        FindingTold {
            code: self.rule.code.to_owned(),
            effect: self.weight,
            title: title(self.rule, self.weight, language).to_owned(),
            asked: self.asked.clone(),
            found: self.found.clone(),
            missing: self.missing,
            pointer: self.rule.pointer.map(str::to_owned),
            clause: self.clause.clone().map(|clause| ClauseQuoted::of(clause, language)),
        }
    }

    /// Whether it is told of `day`.
    pub fn is_told_of(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day <= until)
    }

    /// Whether it says that a rule is broken: it is kept, then.
    pub(in crate::compliance) fn is_broken(&self) -> bool {
        self.weight != Weight::Unverifiable
    }

    /// Whether it says only that a body has too few members yet.
    pub(super) fn is_of_a_body_to_come(&self) -> bool {
        self.rule.code == "body-is-too-small" || self.missing == Some(Missing::Members)
    }

    /// What is particular to it.
    pub fn detail(&self) -> Option<Detail> {
        let [asked, found] = &self.said;
        if asked.is_none() && found.is_none() {
            return None;
        }
        let said = |words: [&str; 3], of: fn(&[String; 3]) -> &String| {
            let [asking, finding, comma] = words;
            let parts = [(asking, asked), (finding, found)].into_iter();
            let parts = parts.filter_map(|(word, value)| Some(format!("{word}{}", of(value.as_ref()?))));
            parts.collect::<Vec<_>>().join(comma)
        };
        let told = [
            said(["المطلوب: ", "الموجود: ", "؛ "], |[ar, _, _]| ar),
            said(["demandé : ", "constaté : ", " ; "], |[_, fr, _]| fr),
            said(["asked: ", "found: ", "; "], |[_, _, en]| en),
        ];
        Some(told.into())
    }
}

impl FindingTold {
    /// What refuses whatever the statutes say: a seat that is taken, a body that does not exist on that day.
    pub fn refused(rule: &'static Kind, clause: Option<ClauseCited>, language: Language) -> Self {
        Self {
            code: rule.code.to_owned(),
            effect: Weight::Block,
            title: rule.says(language).to_owned(),
            asked: None,
            found: None,
            missing: None,
            pointer: rule.pointer.map(str::to_owned),
            clause: clause.map(|clause| ClauseQuoted::of(clause, language)),
        }
    }

    /// The same in another language; `rule` is the one of its code.
    pub fn speak(&mut self, rule: Option<&'static Kind>, language: Language) {
        if let Some(rule) = rule {
            title(rule, self.effect, language).clone_into(&mut self.title);
        }
        if let Some(clause) = &mut self.clause {
            clause.texts.get(language).clone_into(&mut clause.text);
        }
    }
}

impl ClauseQuoted {
    /// A clause as it is told in `language`.
    pub fn of(clause: ClauseCited, language: Language) -> Self {
        Self { id: clause.id, text: clause.text.get(language).to_owned(), texts: clause.text }
    }
}
