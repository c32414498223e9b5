//! The table of operations: one row each, and the one place that says what an operation needs.
//!
//! From it come the decision at the door, the permission table of the README, what the contract says
//! about who may call, and the matrix of `tests/access.rs`. A route can reach the database only by
//! naming its row, so a new route without a row does not compile.

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

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The `operationId` of the contract, `noun_verb`.
    pub id: &'static str,
    /// Whether it changes anything.
    pub effect: Effect,
    /// What the caller must hold.
    pub permission: Permission,
}

macro_rules! permissions {
    ($($(#[$doc:meta])* $name:ident = $word:literal),+ $(,)?) => {
        /// Something a caller may hold.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Permission { $($(#[$doc])* $name),+ }

        impl Permission {
            /// Every permission.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Its name, as problems and documents tell it.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),+ }
            }
        }
    };
}

permissions! {
    /// Read the territories.
    ReadTerritories = "territories.read",
    /// Record that territories move or are renumbered.
    KeepTerritories = "territories.keep",
    /// Read the statutes.
    ReadStatutes = "statutes.read",
    /// Adopt statutes.
    AdoptStatutes = "statutes.adopt",
    /// Read persons and their memberships.
    ReadPersons = "persons.read",
    /// Register and correct persons and their memberships.
    KeepPersons = "persons.keep",
    /// Read bodies, positions, appointments, the organigram.
    ReadOrganization = "organization.read",
    /// Form, correct, move, merge, split and dissolve bodies, and withdraw that; open positions.
    KeepBodies = "bodies.keep",
    /// Appoint, and end appointments.
    Appoint = "appointments.keep",
    /// Read meetings, decisions, programmes, actions and legal tasks.
    ReadMeetings = "meetings.read",
    /// Record meetings and their decisions.
    KeepMeetings = "meetings.keep",
    /// Follow up actions and legal tasks.
    FollowUp = "actions.keep",
    /// Read the journal.
    ReadJournal = "journal.read",
    /// Issue, list and revoke tokens.
    KeepTokens = "tokens.keep",
    /// Read one's own token.
    ReadOneself = "self.read",
    /// Read the figures of the running service.
    ReadMetrics = "metrics.read",
    /// Send several changes at once; each of them needs what it needs when sent alone.
    SendBatches = "batches.send",
}

macro_rules! operations {
    ($($name:ident = $id:literal $effect:ident $permission:ident),+ $(,)?) => {
        /// Everything the service can be asked to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each row is documented by its handler")]
        pub enum Operation { $($name),+ }

        impl Operation {
            /// Every operation.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// Whether it is asked on the command line only, where whoever holds the data holds every right.
            pub fn is_local(self) -> bool {
                matches!(self, Self::RegistryFound | Self::TerritoryImport)
            }

            /// Whether its answer carries a secret that is shown this once and kept nowhere.
            pub fn shows_a_secret(self) -> bool {
                matches!(self, Self::TokenCreate)
            }

            /// Its row.
            pub fn rule(self) -> Rule {
                match self {
                    $(Self::$name => Rule { id: $id, effect: Effect::$effect, permission: Permission::$permission }),+
                }
            }
        }
    };
}

operations! {
    MeShow = "me_show" Reads ReadOneself,
    BatchCreate = "batch_create" Changes SendBatches,
    MetricsShow = "metrics_show" Reads ReadMetrics,
    TokenList = "token_list" Reads KeepTokens,
    TokenShow = "token_show" Reads KeepTokens,
    TokenCreate = "token_create" Changes KeepTokens,
    TokenRevoke = "token_revoke" Changes KeepTokens,
    JournalList = "journal_list" Reads ReadJournal,
    JournalShow = "journal_show" Reads ReadJournal,
    RegistryFound = "registry_found" Changes AdoptStatutes,
    TerritoryImport = "territory_import" Changes AdoptStatutes,
    TerritoryList = "territory_list" Recalls ReadTerritories,
    TerritoryShow = "territory_show" Recalls ReadTerritories,
    TerritoryLevelList = "territory_level_list" Recalls ReadTerritories,
    TerritoryMoveList = "territory_move_list" Recalls ReadTerritories,
    TerritoryMove = "territory_move" Changes KeepTerritories,
    TerritoryRenumber = "territory_renumber" Changes KeepTerritories,
    StatutesList = "statutes_list" Recalls ReadStatutes,
    StatutesShow = "statutes_show" Recalls ReadStatutes,
    StatutesCompare = "statutes_compare" Recalls ReadStatutes,
    StatutesInForce = "statutes_in_force" Recalls ReadStatutes,
    StatutesCheck = "statutes_check" Reads ReadOrganization,
    StatutesAdopt = "statutes_adopt" Changes AdoptStatutes,
    PersonList = "person_list" Reads ReadPersons,
    PersonShow = "person_show" Reads ReadPersons,
    PersonCard = "person_card" Reads ReadPersons,
    PersonCreate = "person_create" Changes KeepPersons,
    PersonUpdate = "person_update" Changes KeepPersons,
    PersonDelete = "person_delete" Changes KeepPersons,
    MembershipList = "membership_list" Recalls ReadPersons,
    MembershipShow = "membership_show" Recalls ReadPersons,
    MembershipCreate = "membership_create" Changes KeepPersons,
    MembershipUpdate = "membership_update" Changes KeepPersons,
    MembershipEnd = "membership_end" Changes KeepPersons,
    MembershipDelete = "membership_delete" Changes KeepPersons,
    BodyList = "body_list" Recalls ReadOrganization,
    BodyShow = "body_show" Recalls ReadOrganization,
    BodyCreate = "body_create" Changes KeepBodies,
    BodyUpdate = "body_update" Changes KeepBodies,
    BodyDissolve = "body_dissolve" Changes KeepBodies,
    BodyMove = "body_move" Changes KeepBodies,
    BodyMerge = "body_merge" Changes KeepBodies,
    BodySplit = "body_split" Changes KeepBodies,
    ActList = "act_list" Recalls ReadOrganization,
    ActShow = "act_show" Recalls ReadOrganization,
    ActUpdate = "act_update" Changes KeepBodies,
    ActWithdraw = "act_withdraw" Changes KeepBodies,
    BodyMoveList = "body_move_list" Recalls ReadOrganization,
    BodyDelete = "body_delete" Changes KeepBodies,
    BodyPoleList = "body_pole_list" Recalls ReadOrganization,
    BodyCommitteeList = "body_committee_list" Recalls ReadOrganization,
    BodyMemberList = "body_member_list" Recalls ReadOrganization,
    BodyMemberCards = "body_member_cards" Recalls ReadOrganization,
    BodyDeputyList = "body_deputy_list" Recalls ReadOrganization,
    BodyOrganigram = "body_organigram" Recalls ReadOrganization,
    BodyRulesShow = "body_rules_show" Recalls ReadOrganization,
    BodyOrganigramPicture = "body_organigram_picture" Recalls ReadOrganization,
    BodyOrganigramPage = "body_organigram_page" Recalls ReadOrganization,
    BodyPositionList = "body_position_list" Recalls ReadOrganization,
    PositionList = "position_list" Recalls ReadOrganization,
    PositionShow = "position_show" Recalls ReadOrganization,
    PositionCreate = "position_create" Changes KeepBodies,
    PositionUpdate = "position_update" Changes KeepBodies,
    PositionDelete = "position_delete" Changes KeepBodies,
    AppointmentList = "appointment_list" Recalls ReadOrganization,
    AppointmentShow = "appointment_show" Recalls ReadOrganization,
    BodySuccession = "body_succession" Recalls ReadOrganization,
    BodyRenumber = "body_renumber" Changes KeepBodies,
    BodyRenew = "body_renew" Changes Appoint,
    AppointmentCreate = "appointment_create" Changes Appoint,
    AppointmentUpdate = "appointment_update" Changes Appoint,
    AppointmentDelete = "appointment_delete" Changes Appoint,
    AppointmentResign = "appointment_resign" Changes Appoint,
    AppointmentRevoke = "appointment_revoke" Changes Appoint,
    AppointmentDie = "appointment_die" Changes Appoint,
    AppointmentExclude = "appointment_exclude" Changes Appoint,
    AppointmentExpire = "appointment_expire" Changes Appoint,
    ViolationList = "violation_list" Recalls ReadOrganization,
    CompositionList = "composition_list" Recalls ReadOrganization,
    VacancyList = "vacancy_list" Recalls ReadOrganization,
    BodyVacancyList = "body_vacancy_list" Recalls ReadOrganization,
    MeetingList = "meeting_list" Reads ReadMeetings,
    MeetingShow = "meeting_show" Reads ReadMeetings,
    MeetingCreate = "meeting_create" Changes KeepMeetings,
    MeetingUpdate = "meeting_update" Changes KeepMeetings,
    MeetingDelete = "meeting_delete" Changes KeepMeetings,
    AgendaItemList = "agenda_item_list" Reads ReadMeetings,
    AgendaItemShow = "agenda_item_show" Reads ReadMeetings,
    AgendaItemCreate = "agenda_item_create" Changes KeepMeetings,
    AgendaItemUpdate = "agenda_item_update" Changes KeepMeetings,
    AgendaItemDelete = "agenda_item_delete" Changes KeepMeetings,
    AttendanceList = "attendance_list" Reads ReadMeetings,
    AttendanceShow = "attendance_show" Reads ReadMeetings,
    AttendanceCreate = "attendance_create" Changes KeepMeetings,
    AttendanceUpdate = "attendance_update" Changes KeepMeetings,
    AttendanceDelete = "attendance_delete" Changes KeepMeetings,
    InterventionList = "intervention_list" Reads ReadMeetings,
    InterventionShow = "intervention_show" Reads ReadMeetings,
    InterventionCreate = "intervention_create" Changes KeepMeetings,
    InterventionUpdate = "intervention_update" Changes KeepMeetings,
    InterventionDelete = "intervention_delete" Changes KeepMeetings,
    ProposalList = "proposal_list" Reads ReadMeetings,
    ProposalShow = "proposal_show" Reads ReadMeetings,
    ProposalCreate = "proposal_create" Changes KeepMeetings,
    ProposalUpdate = "proposal_update" Changes KeepMeetings,
    ProposalDelete = "proposal_delete" Changes KeepMeetings,
    MinutesShow = "minutes_show" Reads ReadMeetings,
    MinutesDraft = "minutes_draft" Changes KeepMeetings,
    MinutesApprove = "minutes_approve" Changes KeepMeetings,
    MinutesLock = "minutes_lock" Changes KeepMeetings,
    DecisionList = "decision_list" Reads ReadMeetings,
    MeetingDecisionList = "meeting_decision_list" Reads ReadMeetings,
    DecisionShow = "decision_show" Reads ReadMeetings,
    DecisionCreate = "decision_create" Changes KeepMeetings,
    ProgrammeList = "programme_list" Reads ReadMeetings,
    ProgrammeShow = "programme_show" Reads ReadMeetings,
    ProgrammeCreate = "programme_create" Changes KeepMeetings,
    ActionList = "action_list" Reads ReadMeetings,
    ActionShow = "action_show" Reads ReadMeetings,
    ActionCreate = "action_create" Changes FollowUp,
    ActionUpdate = "action_update" Changes FollowUp,
    ReportVacancyList = "report_vacancy_list" Recalls ReadOrganization,
    ReportTermList = "report_term_list" Recalls ReadOrganization,
    ReportCongressList = "report_congress_list" Reads ReadMeetings,
    ReportMissingPositionList = "report_missing_position_list" Recalls ReadOrganization,
    ReportCoverageList = "report_coverage_list" Recalls ReadOrganization,
    LegalTaskList = "legal_task_list" Reads ReadMeetings,
    LegalTaskCalendar = "legal_task_calendar" Reads ReadMeetings,
    LegalTaskShow = "legal_task_show" Reads ReadMeetings,
    LegalTaskUpdate = "legal_task_update" Changes FollowUp,
}
