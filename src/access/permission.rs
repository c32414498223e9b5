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
        }
    };
}

permissions! {
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
    /// Register persons.
    RegisterPersons = "person.create",
    /// Correct what is told of persons.
    CorrectPersons = "person.update",
    /// Take out persons who were registered by mistake.
    TakeOutPersons = "person.delete",
    /// Read memberships.
    ReadMemberships = "membership.read",
    /// Record memberships.
    AdmitMembers = "membership.create",
    /// Correct memberships, and take out those recorded by mistake.
    CorrectMemberships = "membership.update",
    /// End memberships.
    EndMemberships = "membership.end",
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
    /// Send several changes at once; each of them needs what it needs when sent alone.
    SendBatches = "batch.send",
    /// Read applications for membership.
    ReadApplications = "application.read",
    /// Decide applications for membership.
    DecideApplications = "application.decide",
    /// Read the cases of the ethics committee.
    ReadCases = "case.read",
    /// Decide the cases of the ethics committee.
    DecideCases = "case.decide",
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
