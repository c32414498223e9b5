//! What sets a few operations apart from the others.
use super::operations::Operation;
use super::rule::Recorded;

impl Operation {
    /// Whether it is asked on the command line only, where whoever holds the data holds every right.
    pub fn is_local(self) -> bool {
        matches!(self, Self::RegistryFound | Self::TerritoryImport)
    }

    /// Whether its answer carries a secret that is shown this once and kept nowhere.
    pub fn shows_a_secret(self) -> bool {
        matches!(self, Self::TokenCreate | Self::TokenRotate | Self::CalendarFeedCreate)
    }

    /// Whether its answer is told once, and kept nowhere: of cases nothing is told without a look at who asks, and whoever
    /// looks somebody up does so anew.
    pub fn is_sealed(self) -> bool {
        let id = self.rule().id;
        self.is_a_look_up() || id.starts_with("case_") || id.starts_with("my_case_")
    }

    /// Whether it finds somebody by what few know: it is on record, so it is neither tried nor undone with others.
    pub fn is_a_look_up(self) -> bool {
        self == Self::NationalIdLookUp
    }

    /// Whether whoever asks it is told to nobody who reads the journal: a party to a case.
    pub fn is_of_a_party(self) -> bool {
        self.rule().id.starts_with("my_case_")
    }

    /// Whether the journal tells that somebody looked: at the journal, at the history of anything, at any case, at all
    /// persons, all memberships or all applications.
    pub fn recorded(self) -> Recorded {
        match self {
            Self::JournalList
            | Self::JournalShow
            | Self::ImportRowList
            | Self::ImportReport
            | Self::NationalIdShow
            | Self::CaseList
            | Self::CaseShow
            | Self::CaseOpeningShow => Recorded::Always,
            Self::PersonList | Self::MembershipList | Self::ApplicationList => Recorded::Whole,
            _ if self.rule().id.ends_with("_history_list") => Recorded::Always,
            _ => Recorded::Never,
        }
    }
}
