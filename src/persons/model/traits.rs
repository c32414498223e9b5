//! What the rules of a party ask of a person.
use crate::words::{Gender, PartialDate};

/// The facts of a person that a rule may turn on, as far as they are known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Traits {
    /// The gender.
    pub gender: Option<Gender>,
    /// The day of birth.
    pub birth_date: Option<PartialDate>,
}

impl Traits {
    /// The facts as their columns keep them.
    pub fn of(gender: Option<String>, birth_date: Option<String>) -> Self {
        Self {
            gender: gender.as_deref().and_then(Gender::read),
            birth_date: birth_date.and_then(|day| day.parse().ok()),
        }
    }
}
