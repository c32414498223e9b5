//! The table of operations: one row each, and the one place that says what an operation needs.
//!
//! From it come the decision at the door, the permission table of the README, what the contract says
//! about who may call, and the matrix of `tests/access.rs`. A route can reach the database only by
//! naming its row, so a new route without a row does not compile.

use super::permission::Permission;
use super::rule::{Effect, Object, Recorded, Relation, Rule};

macro_rules! relation {
    (of $object:ident) => {
        Relation::Object(Object::$object)
    };
    ($relation:ident) => {
        Relation::$relation
    };
}

macro_rules! operations {
    ($($name:ident = $id:literal $effect:ident $permission:ident $($relation:ident)+),+ $(,)?) => {
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
                matches!(self, Self::TokenCreate | Self::TokenRotate)
            }

            /// Whether the journal tells that somebody looked: at the journal, at the history of anything, at all
            /// persons, all memberships or all applications.
            pub fn recorded(self) -> Recorded {
                match self {
                    Self::JournalList | Self::JournalShow => Recorded::Always,
                    Self::PersonList | Self::MembershipList | Self::ApplicationList => Recorded::Whole,
                    _ if self.rule().id.ends_with("_history_list") => Recorded::Always,
                    _ => Recorded::Never,
                }
            }

            /// Its row.
            pub fn rule(self) -> Rule {
                match self {
                    $(Self::$name => Rule {
                        id: $id,
                        effect: Effect::$effect,
                        permission: Permission::$permission,
                        relation: relation!($($relation)+),
                    }),+
                }
            }
        }
    };
}

operations! {
    MeShow = "me_show" Reads ReadOneself Oneself,
    BatchCreate = "batch_create" Changes SendBatches Anywhere,
    MetricsShow = "metrics_show" Reads ReadMetrics Anywhere,
    TokenList = "token_list" Reads ReadOneself Oneself,
    TokenShow = "token_show" Reads ReadOneself Oneself,
    TokenCreate = "token_create" Changes ReadOneself Oneself,
    TokenRotate = "token_rotate" Changes ReadOneself Oneself,
    TokenRevoke = "token_revoke" Changes ReadOneself Oneself,
    AccessExplain = "access_explain" Reads ReadOneself Oneself,
    GrantList = "grant_list" Reads ReadRights Grants,
    GrantShow = "grant_show" Reads ReadOneself Oneself,
    GrantCreate = "grant_create" Changes Grant Sent,
    GrantRevoke = "grant_revoke" Changes ReadOneself Oneself,
    DelegationCreate = "delegation_create" Changes Delegate Sent,
    EmergencyCreate = "emergency_create" Changes BreakGlass Party,
    RecusalList = "recusal_list" Reads ReadRights Persons,
    RecusalShow = "recusal_show" Reads ReadOneself Oneself,
    RecusalCreate = "recusal_create" Changes ReadOneself Oneself,
    RecusalRevoke = "recusal_revoke" Changes ReadOneself Oneself,
    AccountList = "account_list" Reads KeepTokens Party,
    AccountShow = "account_show" Reads KeepTokens Party,
    AccountCreate = "account_create" Changes KeepTokens Party,
    AccountClose = "account_close" Changes KeepTokens Party,
    IdentityList = "identity_list" Reads KeepIdentities Party,
    IdentityShow = "identity_show" Reads KeepIdentities Party,
    IdentityCreate = "identity_create" Changes KeepIdentities Party,
    IdentityDelete = "identity_delete" Changes KeepIdentities Party,
    JournalList = "journal_list" Reads ReadJournal Party,
    JournalShow = "journal_show" Reads ReadJournal Party,
    JournalInclusion = "journal_inclusion" Reads ReadJournal Party,
    JournalConsistency = "journal_consistency" Reads ReadJournal Party,
    JournalCheckpointList = "journal_checkpoint_list" Reads ReadJournal Party,
    JournalCheckpointShow = "journal_checkpoint_show" Reads ReadJournal Party,
    JournalCheckpointNewest = "journal_checkpoint_newest" Reads ReadJournal Party,
    JournalCheckpointCreate = "journal_checkpoint_create" Changes ReadJournal Party,
    JournalKey = "journal_key" Reads ReadJournal Party,
    TerritoryHistoryList = "territory_history_list" Reads ReadHistory Anywhere,
    StatutesHistoryList = "statutes_history_list" Reads ReadHistory Anywhere,
    PersonHistoryList = "person_history_list" Reads ReadHistory of Person,
    MembershipHistoryList = "membership_history_list" Reads ReadHistory of Membership,
    ApplicationHistoryList = "application_history_list" Reads ReadHistory of Application,
    BodyHistoryList = "body_history_list" Reads ReadHistory of Body,
    PositionHistoryList = "position_history_list" Reads ReadHistory of Position,
    AppointmentHistoryList = "appointment_history_list" Reads ReadHistory of Appointment,
    MeetingHistoryList = "meeting_history_list" Reads ReadHistory of Meeting,
    AgendaItemHistoryList = "agenda_item_history_list" Reads ReadHistory of AgendaItem,
    AttendanceHistoryList = "attendance_history_list" Reads ReadHistory of Attendance,
    InterventionHistoryList = "intervention_history_list" Reads ReadHistory of Intervention,
    ProposalHistoryList = "proposal_history_list" Reads ReadHistory of Proposal,
    MinutesHistoryList = "minutes_history_list" Reads ReadHistory of Meeting,
    DecisionHistoryList = "decision_history_list" Reads ReadHistory of Decision,
    ProgrammeHistoryList = "programme_history_list" Reads ReadHistory of Programme,
    ActionHistoryList = "action_history_list" Reads ReadHistory of Action,
    LegalTaskHistoryList = "legal_task_history_list" Reads ReadHistory of LegalTask,
    ActHistoryList = "act_history_list" Reads ReadHistory of Act,
    TokenHistoryList = "token_history_list" Reads KeepTokens Party,
    AccountHistoryList = "account_history_list" Reads KeepTokens Party,
    GrantHistoryList = "grant_history_list" Reads ReadRights Party,
    RecusalHistoryList = "recusal_history_list" Reads ReadRights Party,
    RegistryFound = "registry_found" Changes AdoptStatutes Party,
    TerritoryImport = "territory_import" Changes AdoptStatutes Party,
    TerritoryList = "territory_list" Recalls ReadTerritories Anywhere,
    TerritoryShow = "territory_show" Recalls ReadTerritories Anywhere,
    TerritoryLevelList = "territory_level_list" Recalls ReadTerritories Anywhere,
    TerritoryMoveList = "territory_move_list" Recalls ReadTerritories Anywhere,
    TerritoryMove = "territory_move" Changes KeepTerritories Party,
    TerritoryRenumber = "territory_renumber" Changes KeepTerritories Party,
    StatutesList = "statutes_list" Recalls ReadStatutes Anywhere,
    StatutesShow = "statutes_show" Recalls ReadStatutes Anywhere,
    StatutesCompare = "statutes_compare" Recalls ReadStatutes Anywhere,
    StatutesInForce = "statutes_in_force" Recalls ReadStatutes Anywhere,
    StatutesCheck = "statutes_check" Reads ReadBodies Sent,
    StatutesAdopt = "statutes_adopt" Changes AdoptStatutes Party,
    PersonList = "person_list" Reads ReadPersons Persons,
    PersonSearch = "person_search" Reads ReadPersons Persons,
    PersonShow = "person_show" Reads ReadPersons of Person,
    PersonCard = "person_card" Reads ReadPersons of Person,
    PersonCreate = "person_create" Changes RegisterPersons Sent,
    PersonUpdate = "person_update" Changes CorrectPersons of Person,
    PersonDelete = "person_delete" Changes TakeOutPersons of Person,
    MembershipList = "membership_list" Recalls ReadMemberships Persons,
    MembershipShow = "membership_show" Recalls ReadMemberships of Membership,
    MembershipCreate = "membership_create" Changes AdmitMembers Sent,
    MembershipUpdate = "membership_update" Changes CorrectMemberships of Membership,
    MembershipEnd = "membership_end" Changes EndMemberships of Membership,
    MembershipDelete = "membership_delete" Changes CorrectMemberships of Membership,
    MembershipCardShow = "membership_card_show" Reads ReadMemberships of Membership,
    MembershipCardPicture = "membership_card_picture" Reads ReadMemberships of Membership,
    CardKeyShow = "card_key_show" Reads ReadMemberships Anyone,
    CardVerify = "card_verify" Reads ReadMemberships Anywhere,
    ApplicationFormList = "application_form_list" Reads ReceiveApplications Persons,
    ApplicationFormShow = "application_form_show" Reads ReceiveApplications of ApplicationForm,
    ApplicationFormCreate = "application_form_create" Changes ReceiveApplications Anyone,
    ApplicationFormEnter = "application_form_enter" Changes ReceiveApplications of ApplicationForm,
    ApplicationFormDelete = "application_form_delete" Changes ReceiveApplications of ApplicationForm,
    MyApplicationList = "my_application_list" Reads ReadOneself Oneself,
    ApplicationList = "application_list" Reads ReadApplications Persons,
    ApplicationShow = "application_show" Reads ReadApplications of Application,
    ApplicationCreate = "application_create" Changes ReceiveApplications Sent,
    ApplicationUpdate = "application_update" Changes ReceiveApplications of Application,
    ApplicationComplete = "application_complete" Changes ReceiveApplications of Application,
    ApplicationAssign = "application_assign" Changes ReceiveApplications of Application,
    ApplicationAppeal = "application_appeal" Changes ReceiveApplications of Application,
    ApplicationClose = "application_close" Changes ReceiveApplications of Application,
    ApplicationVoteList = "application_vote_list" Reads ReadVotes of Application,
    ApplicationVote = "application_vote" Changes DecideApplications of Application,
    ApplicationDecisionList = "application_decision_list" Reads ReadVotes of Application,
    ApplicationDecide = "application_decide" Changes DecideApplications of Application,
    BodyList = "body_list" Recalls ReadBodies Bodies,
    BodyShow = "body_show" Recalls ReadBodies of Body,
    BodyCreate = "body_create" Changes FormBodies Sent,
    BodyUpdate = "body_update" Changes CorrectBodies of Body,
    BodyDissolve = "body_dissolve" Changes ReorganizeBodies of Body,
    BodyMove = "body_move" Changes ReorganizeBodies of Body,
    BodyMerge = "body_merge" Changes ReorganizeBodies of Body,
    BodySplit = "body_split" Changes ReorganizeBodies of Body,
    ActList = "act_list" Recalls ReadBodies Acts,
    ActShow = "act_show" Recalls ReadBodies of Act,
    ActUpdate = "act_update" Changes ReorganizeBodies of Act,
    ActWithdraw = "act_withdraw" Changes ReorganizeBodies of Act,
    BodyMoveList = "body_move_list" Recalls ReadBodies of Body,
    BodyDelete = "body_delete" Changes CorrectBodies of Body,
    BodyPoleList = "body_pole_list" Recalls ReadBodies of Body,
    BodyCommitteeList = "body_committee_list" Recalls ReadBodies of Body,
    BodyMemberList = "body_member_list" Recalls ReadBodies of Body,
    BodyMemberCards = "body_member_cards" Recalls ReadBodies of Body,
    BodyDeputyList = "body_deputy_list" Recalls ReadBodies of Body,
    BodyOrganigram = "body_organigram" Recalls ReadBodies of Body,
    BodyRulesShow = "body_rules_show" Recalls ReadBodies of Body,
    BodyOrganigramPicture = "body_organigram_picture" Recalls ReadBodies of Body,
    BodyOrganigramPage = "body_organigram_page" Recalls ReadBodies of Body,
    BodyPositionList = "body_position_list" Recalls ReadBodies of Body,
    PositionList = "position_list" Recalls ReadBodies Bodies,
    PositionShow = "position_show" Recalls ReadBodies of Position,
    PositionCreate = "position_create" Changes CorrectBodies of Body,
    PositionUpdate = "position_update" Changes CorrectBodies of Position,
    PositionDelete = "position_delete" Changes CorrectBodies of Position,
    AppointmentList = "appointment_list" Recalls ReadBodies Bodies,
    AppointmentShow = "appointment_show" Recalls ReadBodies of Appointment,
    BodySuccession = "body_succession" Recalls ReadBodies of Body,
    BodyRenumber = "body_renumber" Changes CorrectBodies of Body,
    BodyRenew = "body_renew" Changes Appoint of Body,
    AppointmentCreate = "appointment_create" Changes Appoint of Position,
    AppointmentUpdate = "appointment_update" Changes CorrectAppointments of Appointment,
    AppointmentDelete = "appointment_delete" Changes CorrectAppointments of Appointment,
    AppointmentResign = "appointment_resign" Changes EndAppointments of Appointment,
    AppointmentRevoke = "appointment_revoke" Changes EndAppointments of Appointment,
    AppointmentDie = "appointment_die" Changes EndAppointments of Appointment,
    AppointmentExclude = "appointment_exclude" Changes EndAppointments of Appointment,
    AppointmentExpire = "appointment_expire" Changes EndAppointments of Appointment,
    ViolationList = "violation_list" Recalls ReadReports Bodies,
    CompositionList = "composition_list" Recalls ReadReports Bodies,
    VacancyList = "vacancy_list" Recalls ReadBodies Bodies,
    BodyVacancyList = "body_vacancy_list" Recalls ReadBodies of Body,
    MeetingList = "meeting_list" Reads ReadMeetings Bodies,
    MeetingShow = "meeting_show" Reads ReadMeetings of Meeting,
    MeetingCreate = "meeting_create" Changes Convene Sent,
    MeetingUpdate = "meeting_update" Changes RecordMeetings of Meeting,
    MeetingDelete = "meeting_delete" Changes RecordMeetings of Meeting,
    AgendaItemList = "agenda_item_list" Reads ReadMeetings of Meeting,
    AgendaItemShow = "agenda_item_show" Reads ReadMeetings of AgendaItem,
    AgendaItemCreate = "agenda_item_create" Changes RecordMeetings of Meeting,
    AgendaItemUpdate = "agenda_item_update" Changes RecordMeetings of AgendaItem,
    AgendaItemDelete = "agenda_item_delete" Changes RecordMeetings of AgendaItem,
    AttendanceList = "attendance_list" Reads ReadMeetings of Meeting,
    AttendanceShow = "attendance_show" Reads ReadMeetings of Attendance,
    AttendanceCreate = "attendance_create" Changes RecordMeetings of Meeting,
    AttendanceUpdate = "attendance_update" Changes RecordMeetings of Attendance,
    AttendanceDelete = "attendance_delete" Changes RecordMeetings of Attendance,
    InterventionList = "intervention_list" Reads ReadMeetings of Meeting,
    InterventionShow = "intervention_show" Reads ReadMeetings of Intervention,
    InterventionCreate = "intervention_create" Changes RecordMeetings of Meeting,
    InterventionUpdate = "intervention_update" Changes RecordMeetings of Intervention,
    InterventionDelete = "intervention_delete" Changes RecordMeetings of Intervention,
    ProposalList = "proposal_list" Reads ReadMeetings of Meeting,
    ProposalShow = "proposal_show" Reads ReadMeetings of Proposal,
    ProposalCreate = "proposal_create" Changes RecordMeetings of Meeting,
    ProposalUpdate = "proposal_update" Changes RecordMeetings of Proposal,
    ProposalDelete = "proposal_delete" Changes RecordMeetings of Proposal,
    MinutesShow = "minutes_show" Reads ReadMeetings of Meeting,
    MinutesDraft = "minutes_draft" Changes DraftMinutes of Meeting,
    MinutesApprove = "minutes_approve" Changes ApproveMinutes of Meeting,
    MinutesLock = "minutes_lock" Changes ApproveMinutes of Meeting,
    DecisionList = "decision_list" Reads ReadMeetings Bodies,
    MeetingDecisionList = "meeting_decision_list" Reads ReadMeetings of Meeting,
    DecisionShow = "decision_show" Reads ReadMeetings of Decision,
    DecisionCreate = "decision_create" Changes RecordDecisions of Meeting,
    ProgrammeList = "programme_list" Reads ReadMeetings Bodies,
    ProgrammeShow = "programme_show" Reads ReadMeetings of Programme,
    ProgrammeCreate = "programme_create" Changes FollowUp Sent,
    ActionList = "action_list" Reads ReadMeetings Bodies,
    ActionShow = "action_show" Reads ReadMeetings of Action,
    ActionCreate = "action_create" Changes FollowUp Sent,
    ActionUpdate = "action_update" Changes FollowUp of Action,
    ReportVacancyList = "report_vacancy_list" Recalls ReadReports Bodies,
    ReportTermList = "report_term_list" Recalls ReadReports Bodies,
    ReportCongressList = "report_congress_list" Reads ReadReports Bodies,
    ReportMissingPositionList = "report_missing_position_list" Recalls ReadReports Bodies,
    ReportCoverageList = "report_coverage_list" Recalls ReadReports Territories,
    LegalTaskList = "legal_task_list" Reads ReadMeetings Bodies,
    LegalTaskCalendar = "legal_task_calendar" Reads ReadMeetings Bodies,
    LegalTaskShow = "legal_task_show" Reads ReadMeetings of LegalTask,
    LegalTaskUpdate = "legal_task_update" Changes FollowUp of LegalTask,
}
