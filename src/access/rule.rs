//! The words a row of the table of operations is written in.
use crate::word_enum;

use super::operations::Operation;
use super::permission::Permission;

/// What an operation does to the registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Looks, and changes nothing.
    Reads,
    /// Looks at what keeps its past: now, or as it was known at a moment (`known_at`).
    Recalls,
    /// Changes something, and records it in the journal.
    Changes,
}

/// What an operation is about, and so over what its caller must hold the permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Nothing that anybody holds: the door is open, and whoever comes says nothing of who that is.
    Anyone,
    /// Nothing that belongs to a place: whoever holds the permission anywhere may.
    Anywhere,
    /// The party as a whole.
    Party,
    /// The caller's own record, rights and tokens.
    Oneself,
    /// What is sent says where: the action decides once it has found it.
    Sent,
    /// A list of what hangs on bodies: it shows what the caller may see.
    Bodies,
    /// A list of persons, or of what hangs on them: likewise.
    Persons,
    /// A list of territories: likewise.
    Territories,
    /// A list of acts: likewise.
    Acts,
    /// A list of grants: likewise, and the caller's own.
    Grants,
    /// The object of the address.
    Object(Object),
}

/// A kind of object that an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the rooms say what these are")]
pub enum Object {
    Body,
    Position,
    Appointment,
    Meeting,
    AgendaItem,
    Attendance,
    Invitation,
    Intervention,
    Proposal,
    Decision,
    Election,
    Programme,
    Empowerment,
    Action,
    LegalTask,
    Act,
    Person,
    Membership,
    Mandate,
    Application,
    ApplicationForm,
}

impl Object {
    /// The permission to see such a thing at all.
    pub fn seen_by(self) -> Permission {
        match self {
            Self::Body | Self::Position | Self::Appointment | Self::Act => Permission::ReadBodies,
            Self::Person => Permission::ReadPersons,
            Self::Membership => Permission::ReadMemberships,
            Self::Mandate => Permission::ReadMandates,
            Self::Application => Permission::ReadApplications,
            Self::ApplicationForm => Permission::ReceiveApplications,
            Self::Meeting
            | Self::AgendaItem
            | Self::Attendance
            | Self::Invitation
            | Self::Intervention
            | Self::Proposal
            | Self::Decision
            | Self::Election
            | Self::Programme
            | Self::Empowerment
            | Self::Action
            | Self::LegalTask => Permission::ReadMeetings,
        }
    }
}

/// Whether the journal tells that somebody looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It does not.
    Never,
    /// Of a whole list, sent page after page.
    Whole,
    /// Of every look.
    Always,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The `operationId` of the contract, `noun_verb`.
    pub id: &'static str,
    /// Whether it changes anything.
    pub effect: Effect,
    /// What the caller must hold.
    pub permission: Permission,
    /// Over what the caller must hold it.
    pub relation: Relation,
}

word_enum! {
    /// What operations ask beside the permission they take.
    Beside {
        /// The same permission, wherever the person it is about holds something by office or grant, or is to: to end a
        /// membership or suspend it, to correct its days, to take it out, to record one that is still to begin.
        OverAllHeld = "permission-over-all-held",
        /// All that the person or account it is about holds: to act in its name, to say who signs on as whom, to close it.
        AllHeld = "all-that-is-held",
        /// All that is given or taken back, over all of that; to recuse another, `access.grant` over all he or she holds.
        AllGiven = "all-that-is-given",
        /// What each of its items or effects takes by itself.
        EachPart = "what-each-part-takes",
    }
}

impl Permission {
    /// What operations that take this one ask beside it.
    pub fn beside(self) -> Option<Beside> {
        match self {
            Self::EndMemberships | Self::CorrectMemberships | Self::AdmitMembers => Some(Beside::OverAllHeld),
            Self::KeepTokens | Self::KeepIdentities => Some(Beside::AllHeld),
            Self::Grant | Self::Delegate => Some(Beside::AllGiven),
            Self::RecordDecisions | Self::SendBatches => Some(Beside::EachPart),
            _ => None,
        }
    }

    /// Whether it is good for nothing unless it is held over the whole party.
    pub fn is_of_the_whole(self) -> bool {
        let takes = |operation: &&Operation| operation.rule().permission == self;
        let mut taking = Operation::ALL.iter().filter(takes).peekable();
        taking.peek().is_some() && taking.all(|operation| operation.rule().relation == Relation::Party)
    }

    /// Whether nothing is looked at by it: who is recused may not use it. What no operation takes yet goes by its word.
    pub fn only_changes(self) -> bool {
        let is_of_a_look = match self {
            Self::ReadContacts | Self::ReadBirths | Self::ReadSources => true,
            _ => self.word().split('.').any(|part| part == "read"),
        };
        let looks = |rule: Rule| rule.permission == self && rule.effect != Effect::Changes;
        !is_of_a_look && !Operation::ALL.iter().any(|operation| looks(operation.rule()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_the_whole_party_is_asked_for_is_of_the_whole() {
        for whole in [Permission::KeepTokens, Permission::AdoptStatutes, Permission::ReadJournal] {
            assert!(whole.is_of_the_whole(), "{whole:?}");
        }
        for part in [Permission::ReadRights, Permission::EndMemberships, Permission::ReadCases] {
            assert!(!part.is_of_the_whole(), "{part:?}");
        }
    }

    #[test]
    fn what_is_looked_at_by_is_left_to_the_recused_and_what_only_changes_is_not() {
        for changes in [
            Permission::Everything,
            Permission::CorrectPersons,
            Permission::AdmitMembers,
            Permission::Appoint,
            Permission::DecideCases,
            Permission::DecideApplications,
        ] {
            assert!(changes.only_changes(), "{changes:?}");
        }
        for looks in [
            Permission::ReadPersons,
            Permission::ReadBirths,
            Permission::ReadCases,
            Permission::ReadOneself,
            Permission::KeepIdentities,
        ] {
            assert!(!looks.only_changes(), "{looks:?}");
        }
    }
}
