//! Skills: what people let the party know they can do, by a consent that is on record and can be withdrawn any day.
//!
//! 2026-11-27. The skills themselves are words of the party's own vocabulary, with a label in each language: whoever looks for
//! «محاسبة» finds those who were entered by «comptabilité». Refused: free words, of which each language and each spelling would
//! find others. Withdrawn is deleted: the tables keep no past, and the journal tells that a record was made, changed and
//! withdrawn, by whom and on what consent, and never what stood in it.
mod actions;
mod model;
mod routes;
mod rules;
mod store;

pub use model::{
    NewConsent, NewSkill, NewTalent, PersonSkills, Skill, SkillNamed, SkilledPerson, Talent, TalentJournalled,
};
pub(crate) use routes::{Contract, routes};
pub use rules::Refusal;
