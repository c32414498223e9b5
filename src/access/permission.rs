//! What a caller may hold: the words in which the statutes, grants and tokens speak of rights.
use crate::word_enum;

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        word_enum! {
            /// Something a caller may hold, over the whole party or a part of it.
            Permission { $($(#[$doc])* $name = $word),+ }
        }

        impl Permission {
            /// Every permission.
            pub const ALL: &[Self] = &[$(Self::$name),+];
            /// Whoever holds one of these over a body prepares its meetings and writes them down, and sees what of their
            /// agendas is internal.
            pub const PREPARING: [Self; 3] = [Self::Convene, Self::RecordMeetings, Self::DraftMinutes];
        }
    };
}

permissions! {
    /// Everything there is, now and later.
    Everything = "*",
    /// Read the territories.
    ReadTerritories = "territory.read",
    /// Record that territories move or are renumbered.
    KeepTerritories = "territory.update",
    /// Read the statutes.
    ReadStatutes = "statutes.read",
    /// Adopt statutes.
    AdoptStatutes = "statutes.adopt",
    /// Read persons: names, residence, contacts anybody may be told.
    ReadPersons = "person.read",
    /// Read the contacts of persons that are private, and look persons up by them.
    ReadContacts = "person.contacts",
    /// Read when persons were born.
    ReadBirths = "person.birth",
    /// Read where what is told of persons was found.
    ReadSources = "person.sources",
    /// Keep the national ids of persons, read what is told of them, and look persons up by them.
    KeepNationalIds = "person.national_id",
    /// Record by whose leave national ids are kept, and that it was withdrawn.
    AuthorizeNationalIds = "national_id.authorize",
    /// Register persons.
    RegisterPersons = "person.create",
    /// Correct what is told of persons.
    CorrectPersons = "person.update",
    /// Look through who may be the same person, and who was merged, and put pairs aside.
    ReviewDuplicates = "person.duplicates",
    /// Take out persons who were registered by mistake.
    TakeOutPersons = "person.delete",
    /// Read memberships.
    ReadMemberships = "membership.read",
    /// Record memberships.
    AdmitMembers = "membership.create",
    /// Correct memberships, and take out those recorded by mistake.
    CorrectMemberships = "membership.update",
    /// End memberships, suspend members and reinstate them.
    EndMemberships = "membership.end",
    /// Record which dues are paid, and which memberships are renewed.
    KeepDues = "membership.dues",
    /// Ask that members go to other units, and consent to it or refuse it for a unit.
    TransferMembers = "membership.transfer",
    /// Read what people let the party know they can do, and look them up by it.
    ReadSkills = "skill.read",
    /// Record by consent what people can do, and withdraw it.
    KeepSkills = "skill.update",
    /// Add to the party's vocabulary of skills.
    DefineSkills = "skill.create",
    /// Read public mandates, and the institutions they are held in.
    ReadMandates = "mandate.read",
    /// Record public mandates, and the institutions they are held in.
    RecordMandates = "mandate.create",
    /// Correct public mandates and institutions, confirm them, end mandates.
    CorrectMandates = "mandate.update",
    /// Read bodies, positions, appointments, the organigram, what is vacant.
    ReadBodies = "body.read",
    /// Form bodies.
    FormBodies = "body.create",
    /// Correct bodies; open, correct and number positions.
    CorrectBodies = "body.update",
    /// Move, merge, split and dissolve bodies, and withdraw that.
    ReorganizeBodies = "body.reorganize",
    /// Appoint, and renew bodies.
    Appoint = "appointment.create",
    /// Correct appointments, and take out those recorded by mistake.
    CorrectAppointments = "appointment.update",
    /// End appointments.
    EndAppointments = "appointment.end",
    /// Read meetings, decisions, programmes, actions and legal tasks.
    ReadMeetings = "meeting.read",
    /// Convene meetings.
    Convene = "meeting.convene",
    /// Record what belongs to a meeting: its agenda, who came, what was said and proposed.
    RecordMeetings = "meeting.update",
    /// Preside when the head is absent.
    Preside = "meeting.preside",
    /// Draft minutes.
    DraftMinutes = "minutes.draft",
    /// Approve minutes and lock them.
    ApproveMinutes = "minutes.approve",
    /// Record decisions, with what they bring about.
    RecordDecisions = "decision.record",
    /// Present programmes, follow up actions and legal tasks.
    FollowUp = "programme.update",
    /// Read reports.
    ReadReports = "report.read",
    /// Read the journal, whole.
    ReadJournal = "journal.read",
    /// Read the history of what one may read.
    ReadHistory = "history.read",
    /// Keep service accounts, and the tokens of others.
    KeepTokens = "token.keep",
    /// Read who holds which rights, and why.
    ReadRights = "access.read",
    /// Grant rights that one holds, and take grants back.
    Grant = "access.grant",
    /// Hand some of the powers of one's office to a member for a time.
    Delegate = "access.delegate",
    /// Take, in an emergency, rights one does not hold.
    BreakGlass = "access.emergency",
    /// Say which sign-on of the party's provider is which person's.
    KeepIdentities = "identity.keep",
    /// Read one's own record, rights and tokens, and keep those tokens.
    ReadOneself = "self.read",
    /// Read the figures of the running service.
    ReadMetrics = "metrics.read",
    /// Put registers in from spreadsheets, whole: persons, memberships, whomever they tell of.
    ImportRegisters = "register.import",
    /// Send whole registers out as files, told for what and for whom.
    ExportRegisters = "register.export",
    /// Send several changes at once; each of them needs what it needs when sent alone.
    SendBatches = "batch.send",
    /// Read applications for membership.
    ReadApplications = "application.read",
    /// Receive applications for membership: enter, correct, complete and assign them, record appeals, close them.
    ReceiveApplications = "application.create",
    /// Read who voted how on applications, and the reasons given.
    ReadVotes = "application.votes",
    /// Decide applications for membership: vote, and record what the votes decide.
    DecideApplications = "application.decide",
    /// Erase applications that led to no membership, once they were kept as long as the statutes say.
    EraseApplications = "application.erase",
    /// Read the cases of the ethics committee.
    ReadCases = "case.read",
    /// Decide the cases of the ethics committee.
    DecideCases = "case.decide",
    /// Receive complaints for the ethics committee: enter them, assign who judges them, record appeals.
    ReceiveCases = "case.receive",
    /// Read dossiers.
    ReadDossiers = "dossier.read",
    /// Open dossiers.
    OpenDossiers = "dossier.create",
    /// Work on dossiers.
    WorkOnDossiers = "dossier.update",
    /// Carry dossiers up.
    EscalateDossiers = "dossier.escalate",
    /// Publish notices.
    PublishNotices = "notice.publish",
}

/// A set of permissions: one bit each, in their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Permissions(u128);

impl Permissions {
    /// All there are, and all there will be.
    pub const EVERYTHING: Self = Self(u128::MAX);

    /// Whether this one is in it.
    pub fn has(self, permission: Permission) -> bool {
        self.0 & bit(permission) != 0
    }

    /// With one more.
    #[must_use]
    pub fn with(self, permission: Permission) -> Self {
        if permission == Permission::Everything { Self::EVERYTHING } else { Self(self.0 | bit(permission)) }
    }

    /// What is in both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What is in either.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is not in `other`.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether all of `other` is in it.
    pub fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// The set as one number.
    pub(super) fn bits(self) -> u128 {
        self.0
    }

    /// Those in it, in their order.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |permission| self.has(*permission))
    }
}

/// There are fewer permissions than bits, which a test keeps.
fn bit(permission: Permission) -> u128 {
    let place = Permission::ALL.iter().position(|known| *known == permission);
    place
        .and_then(|place| u32::try_from(place).ok())
        .and_then(|place| 1_u128.checked_shl(place))
        .unwrap_or_default()
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        permissions.into_iter().fold(Self::default(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_permission_has_a_bit_of_its_own() {
        let all: Permissions = Permission::ALL.iter().copied().collect();
        assert_eq!(all.iter().count(), Permission::ALL.len());
        assert_eq!(Permissions::default().with(Permission::Everything), Permissions::EVERYTHING);
        for permission in Permission::ALL.iter().filter(|one| **one != Permission::Everything) {
            let alone = Permissions::default().with(*permission);
            assert_eq!(alone.iter().collect::<Vec<_>>(), [*permission]);
            assert!(all.covers(alone) && Permissions::EVERYTHING.has(*permission));
        }
    }
}
