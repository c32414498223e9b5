//! What is asked: each operation of the contract, about the thing of each place and about what is not there.
use amana::access::{Object, Operation, Relation};
use serde_json::{Value, json};

use super::cast::{Caller, Stage};
use super::oracle::{self, Letter, Right};
use super::world::{Scene, Where};
use crate::cast::source;
use crate::house::{Answer, Ask, Described, operations, plausible};

/// An id of nothing.
pub(super) const NOTHING: &str = "00000000-0000-7000-8000-000000000000";

/// An operation of the table, as the contract describes it.
pub(super) struct Question {
    pub(super) operation: Operation,
    described: Described,
    body: Option<Value>,
    address: String,
}

/// Every operation that takes a token, in the order of the contract.
pub(super) fn questions(contract: &Value) -> Vec<Question> {
    let closed = operations(contract).into_iter().filter(|one| !one.is_open());
    closed
        .map(|described| {
            let of = |one: &&Operation| one.rule().id == described.id;
            let operation =
                *Operation::ALL.iter().find(of).unwrap_or_else(|| panic!("no row: {}", described.id));
            let body = described.body(contract).map(|schema| plausible(schema, contract));
            let address = described.address_of_nothing(contract);
            Question { operation, described, body, address }
        })
        .collect()
}

impl Question {
    pub(super) fn id(&self) -> &'static str {
        self.operation.rule().id
    }

    pub(super) fn is_a_look(&self) -> bool {
        self.described.method == "GET"
    }

    /// Whether it is another question at each place.
    pub(super) fn has_places(&self) -> bool {
        let relation = self.operation.rule().relation;
        matches!(relation, Relation::Object(_) | Relation::Sent) || self.operation == Operation::AccessExplain
    }

    /// Whether there is such a thing at that place; the seventh is what is not there.
    pub(super) fn is_asked(&self, stage: &Stage, place: Option<Where>) -> bool {
        match (self.operation.rule().relation, place) {
            (Relation::Object(object), Some(place)) => named(stage.world.at(place), object).is_some(),
            _ => true,
        }
    }

    fn address(&self, stage: &Stage, place: Option<Where>) -> String {
        let scene = place.map(|place| stage.world.at(place));
        match self.operation {
            Operation::TokenShow | Operation::TokenRotate | Operation::TokenRevoke => {
                self.address.replace(NOTHING, &stage.founders_token)
            }
            Operation::GrantShow | Operation::GrantRevoke => {
                self.address.replace(NOTHING, &stage.readers_grant)
            }
            Operation::RecusalShow | Operation::RecusalRevoke => {
                self.address.replace(NOTHING, &stage.recusal)
            }
            Operation::InstitutionUpdate | Operation::InstitutionDelete => {
                let id = scene.map_or(NOTHING, |scene| scene.institution.as_str());
                self.address.replace(NOTHING, id)
            }
            Operation::AccessExplain => {
                let body = scene.map_or("nothing-here", |scene| scene.body.as_str());
                format!("{}?permission=body.read&body={body}", self.address)
            }
            operation => match (operation.rule().relation, scene) {
                (Relation::Object(object), Some(scene)) => {
                    let is_of_one_called_off = matches!(
                        operation,
                        Operation::MeetingCancellationShow
                            | Operation::MeetingReinstate
                            | Operation::MeetingCancellationHistoryList
                    );
                    let id = named(scene, object).unwrap();
                    let id = if is_of_one_called_off { &scene.cancelled } else { id };
                    let first = self.described.path.split('{').next().unwrap();
                    let rest = self.described.path.split_once('}').unwrap().1;
                    format!("{first}{id}{rest}")
                }
                _ => self.address.clone(),
            },
        }
    }

    /// What is sent about a place.
    fn sent(&self, stage: &Stage, place: Option<Where>) -> Option<Value> {
        let scene = place.map(|place| stage.world.at(place));
        let body = scene.map_or("nothing-here", |scene| scene.body.as_str());
        let person = scene.map_or(NOTHING, |scene| scene.person.as_str());
        let day = "2025-02-03";
        Some(match self.operation {
            Operation::PersonCreate => {
                let code = place.map_or("99.999", Where::code);
                json!({"name_latin": "Somebody", "residence": code})
            }
            Operation::MembershipCreate => json!({"person_id": person, "starts_on": day, "source": source()}),
            Operation::InstitutionCreate => {
                let (kind, code) =
                    place.map_or(("communal_council", "99.999"), |at| (at.council(), at.code()));
                json!({"kind": kind, "territory": code, "names": {"ar": "مجلس"}, "source": source()})
            }
            Operation::MandateCreate => {
                let there = &stage.world.at(place.unwrap_or(Where::Own)).institution;
                json!({"person_id": person, "institution_id": there, "starts_on": day, "source": source()})
            }
            Operation::ApplicationCreate => json!({"unit": body, "person": {"name_latin": "Somebody"}}),
            Operation::BodyCreate => json!({
                "type": "thematic_committee", "parent": body, "names": {"ar": "لجنة"}, "starts_on": day, "source": source(),
            }),
            Operation::CaseCreate => json!({
                "body": body, "respondent_id": person, "complaining_body": body, "title": "Words", "facts": "Words",
            }),
            Operation::MeetingCreate => json!({"body": body, "kind": "ordinary", "held_on": day}),
            Operation::ProgrammeCreate => json!({"body": body, "title": "Programme", "axes": ["axis"]}),
            Operation::ActionCreate => json!({"body": body, "title": "Action"}),
            Operation::StatutesCheck => {
                let office = place.map_or("secretariat_member", Where::office);
                let seat = json!({"body": body, "position_type": office, "person_id": person});
                json!({"appointments": [seat]})
            }
            Operation::GrantCreate => json!({
                "account_id": stage.readers_account, "permissions": ["body.read"], "body": body, "source": source(),
            }),
            Operation::BatchCreate => json!({"operations": []}),
            Operation::BodyRenew => {
                let mut renewal = self.body.clone()?;
                renewal["source"] = source();
                renewal
            }
            _ => return self.body.clone(),
        })
    }

    /// The question, as a request that changes nothing.
    pub(super) fn ask(&self, stage: &Stage, caller: &Caller, place: Option<Where>) -> Ask {
        let address = self.address(stage, place);
        let ask = self.to(stage, caller, address);
        match self.sent(stage, place) {
            Some(body) if !self.is_a_look() => ask.json(&body),
            _ => ask,
        }
    }

    /// The same with faults in what is sent and in the query.
    pub(super) fn faulty(&self, stage: &Stage, caller: &Caller, place: Option<Where>) -> Ask {
        let address = self.address(stage, place);
        let joint = if address.contains('?') { '&' } else { '?' };
        self.to(stage, caller, format!("{address}{joint}nonsense=1")).json(&json!({"?": 1}))
    }

    fn to(&self, stage: &Stage, caller: &Caller, address: String) -> Ask {
        let joint = if address.contains('?') { '&' } else { '?' };
        let address = if self.is_a_look() { address } else { format!("{address}{joint}dry_run=true") };
        let ask = stage.house.ask(&self.described.method, address);
        let ask = if self.is_a_look() { ask } else { ask.header("if-match", "*") };
        if caller.token.is_empty() { ask.anonymous() } else { ask.with_token(&caller.token) }
    }

    /// What must be answered.
    pub(super) fn expected(&self, caller: &Caller) -> [Letter; 7] {
        let mut letters = self.expected_of_rights(caller);
        if let Some(place) = caller.recused_from.filter(|_| oracle::changes_a_person(self.operation)) {
            let at = Where::ALL.iter().position(|known| *known == place).unwrap();
            if letters[at] == '+' {
                letters[at] = '3';
            }
        }
        letters
    }

    /// What must be answered by what is held alone.
    fn expected_of_rights(&self, caller: &Caller) -> [Letter; 7] {
        let Some(rights) = &caller.rights else { return ['1'; 7] };
        let over_all = |word: &str| oracle::holds_over_all(rights, word);
        match self.operation {
            Operation::TokenShow | Operation::TokenRevoke if over_all("token.keep") => ['+'; 7],
            // It would be the founder's: nobody else holds all that is good for.
            Operation::TokenRotate if over_all("*") => ['+'; 7],
            Operation::TokenRotate if over_all("token.keep") => ['3'; 7],
            Operation::GrantShow | Operation::GrantRevoke if caller.name == "reader" => ['+'; 7],
            Operation::GrantShow if over_all("access.read") => ['+'; 7],
            Operation::GrantRevoke if over_all("access.grant") => ['+'; 7],
            Operation::GrantRevoke if over_all("access.read") => ['3'; 7],
            // Who is recused lives at the secretariat.
            Operation::RecusalShow | Operation::RecusalRevoke if caller.recused_from.is_some() => ['+'; 7],
            Operation::RecusalRevoke if oracle::holds(rights, "access.grant", Object::Person, Where::Own) => {
                ['+'; 7]
            }
            Operation::RecusalShow if oracle::holds(rights, "access.read", Object::Person, Where::Own) => {
                ['+'; 7]
            }
            Operation::RecusalRevoke if oracle::holds(rights, "access.read", Object::Person, Where::Own) => {
                ['3'; 7]
            }
            Operation::TokenShow
            | Operation::TokenRotate
            | Operation::TokenRevoke
            | Operation::GrantShow
            | Operation::GrantRevoke
            | Operation::RecusalShow
            | Operation::RecusalRevoke => ['4'; 7],
            // There is none: what is asked of one, its two units decide, or its membership.
            operation if is_settled_inside(operation) => {
                let permission = operation.rule().permission.word();
                if oracle::holds_anywhere(rights, permission) { ['4'; 7] } else { ['3'; 7] }
            }
            Operation::InstitutionUpdate | Operation::InstitutionDelete => {
                oracle::of_a_territory(rights, self.operation.rule().permission.word())
            }
            // Of whoever is out of reach it is told that nobody has it.
            Operation::NationalIdLookUp if oracle::holds_anywhere(rights, "person.national_id") => ['+'; 7],
            Operation::NationalIdLookUp => ['3'; 7],
            // There is none of one's own.
            Operation::CalendarFeedShow
            | Operation::CalendarFeedDelete
            | Operation::MyCaseShow
            | Operation::CasePublicationShow
            | Operation::MyCaseState
            | Operation::MyCaseAppeal => ['4'; 7],
            // Whatever they hold, nobody receives complaints for a body but who sits in it.
            Operation::CaseCreate if oracle::holds_anywhere(rights, "case.receive") => {
                let seen = |place| oracle::holds(rights, "body.read", Object::Body, place);
                let mut letters = ['u'; 7];
                for (letter, place) in letters.iter_mut().zip(Where::ALL) {
                    if seen(place) || oracle::holds(rights, "case.receive", Object::Body, place) {
                        *letter = '3';
                    }
                }
                letters
            }
            // One's own meetings are one's own record; an app has none.
            Operation::CalendarFeedCreate
                if caller.person.is_some() && !oracle::holds_anywhere(rights, "self.read") =>
            {
                ['3'; 7]
            }
            // What acts for an app makes no more of itself.
            Operation::TokenCreate if caller.person.is_none() && !over_all("token.keep") => ['3'; 7],
            Operation::AccessExplain => explained(rights),
            Operation::DelegationCreate
                if rights
                    .iter()
                    .any(|right| right.words.contains("access.delegate") || right.words.contains("*")) =>
            {
                ['+'; 7]
            }
            operation => oracle::verdicts(rights, operation),
        }
    }
}

/// Whether whose it is to see is known once it is found, and not at the door: a transfer, a part of a membership.
pub(super) fn is_settled_inside(operation: Operation) -> bool {
    matches!(
        operation,
        Operation::TransferShow
            | Operation::TransferConsent
            | Operation::TransferRefuse
            | Operation::TransferHistoryList
            | Operation::MembershipStandingHistoryList
            | Operation::GradeHistoryList
            | Operation::DuesHistoryList
            | Operation::MembershipRenewalHistoryList
            | Operation::CaseShow
            | Operation::CaseAssign
            | Operation::CaseRecuse
            | Operation::CaseSendUp
            | Operation::CaseAdmit
            | Operation::CaseBring
            | Operation::CaseHear
            | Operation::CaseHearingRecord
            | Operation::CaseClock
            | Operation::CaseJoin
            | Operation::CaseMeasure
            | Operation::CaseMeasureConfirm
            | Operation::CaseMeasureEnd
            | Operation::CaseVote
            | Operation::CaseRule
            | Operation::CaseNotify
            | Operation::CaseAppeal
            | Operation::CaseClose
            | Operation::CaseDestroy
            | Operation::CasePublish
            | Operation::CasePublicationWithdraw
    )
}

/// One's own rights are explained over what one sees.
fn explained(rights: &[Right]) -> [Letter; 7] {
    let mut letters = ['u'; 7];
    for (letter, place) in letters.iter_mut().zip(Where::ALL) {
        if oracle::holds(rights, "body.read", Object::Body, place) {
            *letter = '+';
        }
    }
    letters
}

/// What an address of that kind of object names at a place.
pub(super) fn named(scene: &Scene, object: Object) -> Option<&str> {
    Some(match object {
        Object::Body => &scene.body,
        Object::Position => &scene.position,
        Object::Appointment => &scene.appointment,
        Object::Meeting => &scene.meeting,
        Object::AgendaItem => &scene.agenda_item,
        Object::Attendance => &scene.attendance,
        Object::Invitation => &scene.invitation,
        Object::Intervention => &scene.intervention,
        Object::Proposal => &scene.proposal,
        Object::Decision => &scene.decision,
        Object::Election => &scene.election,
        Object::Programme => &scene.programme,
        Object::Empowerment => &scene.empowerment,
        Object::Action => &scene.action,
        Object::LegalTask => scene.legal_task.as_ref()?,
        Object::Act => scene.act.as_ref()?,
        Object::Person => &scene.person,
        Object::Membership => &scene.membership,
        Object::Mandate => &scene.mandate,
        Object::Application => &scene.application,
        Object::ApplicationForm => &scene.application_form,
    })
}

/// What the service said.
pub(super) fn said(answer: &Answer, question: &Question) -> Letter {
    let relation = question.operation.rule().relation;
    match answer.status {
        401 => '1',
        403 => '3',
        // Of what hangs on no place, that there is no such thing is an answer.
        404 if matches!(relation, Relation::Party | Relation::Anywhere | Relation::Persons) => '+',
        404 => '4',
        409 if question.has_places() && !matches!(relation, Relation::Object(_)) => {
            let unknown = [
                "body-is-unknown",
                "parent-is-unknown",
                "person-is-unknown",
                "residence-is-unknown",
                "no-such-territory",
            ];
            let code = answer.text("/code");
            if unknown.contains(&code.as_str()) { 'u' } else { '+' }
        }
        500.. => '5',
        _ => '+',
    }
}
