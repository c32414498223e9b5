//! Histories over HTTP: one list of the kinds of things that have one.
use actix_web::{HttpResponse, get};

use crate::access::{AccountId, Operation, TokenId};
use crate::applications::ApplicationId;
use crate::basis::{ActId, AppointmentId, DecisionId, MeetingId};
use crate::bodies::BodyRef;
use crate::bodies::positions::PositionId;
use crate::doors;
use crate::empowerments::EmpowermentId;
use crate::error::Result;
use crate::grants::GrantId;
use crate::http::{Answer, At, Call, ListOnly, Page};
use crate::legal::LegalTaskId;
use crate::mandates::MandateId;
use crate::mandates::institutions::InstitutionId;
use crate::meetings::elections::ElectionId;
use crate::meetings::items::{AgendaItemId, AttendanceId, InterventionId, InvitationId, ProposalId};
use crate::memberships::dues::MembershipDuesId;
use crate::memberships::grades::MembershipGradeId;
use crate::memberships::standings::MembershipStandingId;
use crate::memberships::transfers::TransferId;
use crate::national_ids::AuthorizationId;
use crate::persons::{MembershipId, PersonId};
use crate::programmes::{ActionId, ProgrammeId};
use crate::recusals::RecusalId;
use crate::renewals::{CampaignId, RenewalId};
use crate::statutes::StatutesId;
use crate::territory::TerritoryCode;
use crate::words::Slug;

use super::actions;
use super::model::HistoryEntry;

/// Declares the door of each history: its handler and row of operations, its address and whose it is, what the journal
/// calls it, and how it is listed where the id alone does not say it.
macro_rules! histories {
    ($($(#[$doc:meta])* $handler:ident $operation:ident $tag:literal, $path:literal, $param:literal: $id:ident $about:literal, $how:ident $what:tt);+ $(;)?) => {
        doors!($($handler),+);
        $(
            $(#[$doc])*
            #[utoipa::path(tag = $tag, params(($param = $id, Path, description = $about)), responses((status = 200, description = "A page of changes.", body = Page<HistoryEntry>)))]
            #[get($path)]
            async fn $handler(call: Call<ListOnly>, named: At<$id>) -> Result<HttpResponse> {
                call.read(Operation::$operation, move |tx, asked| {
                    Answer::listed(&histories!(@listed tx, named.get()?, &asked.listing, $how $what)?)
                })
                .await
            }
        )+
    };
    (@listed $tx:ident, $named:expr, $listing:expr, of $kind:literal) => {
        actions::list($tx, $kind, &$named.to_string(), $listing)
    };
    (@listed $tx:ident, $named:expr, $listing:expr, by $list:ident) => {
        actions::$list($tx, &$named, $listing)
    };
}

histories! {
    /// Lists what was changed of a person, the first first.
    person_history_list PersonHistoryList "persons", "/v1/persons/{id}/history", "id": PersonId "The person.", by of_person;
    /// Lists what was changed of a membership, the first first.
    membership_history_list MembershipHistoryList "memberships", "/v1/memberships/{id}/history", "id": MembershipId "The membership.", of "membership";
    /// Lists what was changed of a standing of a member, the first first; of one that was called off too.
    membership_standing_history_list MembershipStandingHistoryList "memberships", "/v1/membership-standings/{id}/history", "id": MembershipStandingId "The standing.", by of_standing;
    /// Lists what was changed of a grade of a member, the first first.
    grade_history_list GradeHistoryList "memberships", "/v1/membership-grades/{id}/history", "id": MembershipGradeId "The grade.", by of_grade;
    /// Lists what was told of a member's dues of a year, the first first.
    dues_history_list DuesHistoryList "memberships", "/v1/membership-dues/{id}/history", "id": MembershipDuesId "The dues of a year.", by of_dues;
    /// Lists what was recorded of a renewal: none is changed.
    membership_renewal_history_list MembershipRenewalHistoryList "memberships", "/v1/membership-renewals/{id}/history", "id": RenewalId "The renewal.", by of_renewal;
    /// Lists what was changed of a transfer, the first first: asked for, consented to, refused. To whoever speaks for one of the two units.
    transfer_history_list TransferHistoryList "memberships", "/v1/membership-transfers/{id}/history", "id": TransferId "The transfer.", by of_transfer;
    /// Lists what was changed of a renewal campaign, the first first.
    renewal_campaign_history_list RenewalCampaignHistoryList "memberships", "/v1/renewal-campaigns/{id}/history", "id": CampaignId "The campaign.", of "renewal_campaign";
    /// Lists when somebody let the party know what he or she can do, and withdrew it, the first first; which skills those were, no history tells.
    person_skills_history_list PersonSkillsHistoryList "skills", "/v1/persons/{id}/skills/history", "id": PersonId "The person.", of "skills";
    /// Lists when somebody's national id was kept, changed and taken out, the first first; nothing of it.
    national_id_history_list NationalIdHistoryList "persons", "/v1/persons/{id}/national-id/history", "id": PersonId "The person.", of "national_id";
    /// Lists what was changed of an authorization to keep national ids, the first first: recorded, withdrawn.
    national_id_authorization_history_list NationalIdAuthorizationHistoryList "persons", "/v1/national-id-authorizations/{id}/history", "id": AuthorizationId "The authorization.", of "national_id_authorization";
    /// Lists what was recorded of a word of the vocabulary of skills: none is changed.
    skill_history_list SkillHistoryList "skills", "/v1/skills/{code}/history", "code": Slug "Its code.", of "skill";
    /// Lists what was changed of an application, the first first: entered, corrected, complete, assigned, decided, closed.
    application_history_list ApplicationHistoryList "applications", "/v1/applications/{id}/history", "id": ApplicationId "The application.", of "application";
    /// Lists what was changed of a body, the first first; by its id, of one that was taken out too.
    body_history_list BodyHistoryList "bodies", "/v1/bodies/{body}/history", "body": BodyRef "Its id or slug.", by of_body;
    /// Lists what was changed of a position, the first first.
    position_history_list PositionHistoryList "positions", "/v1/positions/{id}/history", "id": PositionId "The position.", of "position";
    /// Lists what was changed of an appointment, the first first.
    appointment_history_list AppointmentHistoryList "appointments", "/v1/appointments/{id}/history", "id": AppointmentId "The appointment.", of "appointment";
    /// Lists what was changed of a meeting itself, the first first; its parts have histories of their own.
    meeting_history_list MeetingHistoryList "meetings", "/v1/meetings/{id}/history", "id": MeetingId "The meeting.", of "meeting";
    /// Lists what was told of the cancellation of a meeting, the first first; of one that was taken out too.
    meeting_cancellation_history_list MeetingCancellationHistoryList "meetings", "/v1/meetings/{id}/cancellation/history", "id": MeetingId "The meeting.", of "meeting_cancellation";
    /// Lists what was changed of an agenda item, the first first; of what it was while it was internal, what changed is told to those alone who see such points.
    agenda_item_history_list AgendaItemHistoryList "meetings", "/v1/agenda-items/{id}/history", "id": AgendaItemId "The item.", by of_agenda_item;
    /// Lists what was changed of an attendance, the first first.
    attendance_history_list AttendanceHistoryList "meetings", "/v1/attendances/{id}/history", "id": AttendanceId "The attendance.", of "attendance";
    /// Lists what was changed of an invitation, the first first.
    invitation_history_list InvitationHistoryList "meetings", "/v1/invitations/{id}/history", "id": InvitationId "The invitation.", of "invitation";
    /// Lists what was changed of an intervention, the first first.
    intervention_history_list InterventionHistoryList "meetings", "/v1/interventions/{id}/history", "id": InterventionId "The intervention.", of "intervention";
    /// Lists what was changed of a proposal, the first first.
    proposal_history_list ProposalHistoryList "meetings", "/v1/proposals/{id}/history", "id": ProposalId "The proposal.", of "proposal";
    /// Lists what was changed of the minutes of a meeting, the first first: drafted, sent round, approved, locked.
    minutes_history_list MinutesHistoryList "meetings", "/v1/meetings/{id}/minutes/history", "id": MeetingId "The meeting.", of "minutes";
    /// Lists what was changed of a decision, the first first.
    decision_history_list DecisionHistoryList "meetings", "/v1/decisions/{id}/history", "id": DecisionId "The decision.", of "decision";
    /// Lists what was changed of an election, the first first: held, stood in, counted, proclaimed.
    election_history_list ElectionHistoryList "elections", "/v1/elections/{id}/history", "id": ElectionId "The election.", of "election";
    /// Lists what was changed of an empowerment, the first first: given, taken back.
    empowerment_history_list EmpowermentHistoryList "meetings", "/v1/empowerments/{id}/history", "id": EmpowermentId "The empowerment.", of "empowerment";
    /// Lists what was changed of a programme, the first first.
    programme_history_list ProgrammeHistoryList "programmes", "/v1/programmes/{id}/history", "id": ProgrammeId "The programme.", of "programme";
    /// Lists what was changed of an action, the first first.
    action_history_list ActionHistoryList "programmes", "/v1/actions/{id}/history", "id": ActionId "The action.", of "action";
    /// Lists what was changed of a mandate, the first first: recorded, corrected, ended.
    mandate_history_list MandateHistoryList "mandates", "/v1/mandates/{id}/history", "id": MandateId "The mandate.", of "mandate";
    /// Lists what was changed of an institution, the first first.
    institution_history_list InstitutionHistoryList "mandates", "/v1/institutions/{id}/history", "id": InstitutionId "The institution.", of "institution";
    /// Lists what was changed of a legal task, the first first.
    legal_task_history_list LegalTaskHistoryList "legal tasks", "/v1/legal-tasks/{id}/history", "id": LegalTaskId "The task.", of "legal_task";
    /// Lists what was changed of an act, the first first; what it changed itself is in the journal, by `act_id`.
    act_history_list ActHistoryList "acts", "/v1/acts/{id}/history", "id": ActId "The act.", of "act";
    /// Lists what was recorded of a version of the statutes: none is changed once it is adopted.
    statutes_history_list StatutesHistoryList "statutes", "/v1/statutes/{id}/history", "id": StatutesId "The version.", of "statutes";
    /// Lists what was changed of a territory under this code since the country was put in, the first first.
    territory_history_list TerritoryHistoryList "territories", "/v1/territories/{code}/history", "code": TerritoryCode "Its code.", by of_territory;
    /// Lists what was changed of a token, the first first; its secret was never recorded.
    token_history_list TokenHistoryList "access", "/v1/tokens/{id}/history", "id": TokenId "The token.", of "token";
    /// Lists what was changed of a service account, the first first.
    account_history_list AccountHistoryList "access", "/v1/accounts/{id}/history", "id": AccountId "The account.", of "account";
    /// Lists what was changed of a grant, the first first: given, revoked.
    grant_history_list GrantHistoryList "access", "/v1/access/grants/{id}/history", "id": GrantId "The grant.", of "grant";
    /// Lists what was changed of a recusal, the first first: declared, revoked.
    recusal_history_list RecusalHistoryList "access", "/v1/access/recusals/{id}/history", "id": RecusalId "The recusal.", of "recusal";
}
