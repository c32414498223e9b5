//! Complaints that come in.
use chrono::{Datelike as _, NaiveDate};

use crate::access::Scope;
use crate::basis::DecisionId;
use crate::bodies::{Body, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{self, PersonId};
use crate::reach;
use crate::references;
use crate::statutes;
use crate::words::{Line, Paragraphs};

use super::super::model::{
    Case, CaseContent, CaseId, CaseParty, CasePartyId, CaseState, CaseTold, NewCase, PartyRole,
};
use super::super::rules::{self, Refusal};
use super::super::store;
use super::bars::close_to;
use super::door::expect_to_receive;
use super::{committee, file, keep, look};

/// Enters a complaint that came in, of a person, a body, or, where the statutes allow it, nobody.
pub(in crate::ethics) fn enter(tx: &mut Tx<'_>, new: &NewCase) -> Result<CaseTold> {
    let body = references::body(tx, &new.body)?;
    let clerk = expect_to_receive(tx, body.id)?;
    if !committee::hears(tx, &body)? {
        return Err(Refusal::BodyHearsNoCases.into());
    }
    rules::is_about_one(new.respondent_id.is_some(), new.described.is_some())?;
    let received_on = rules::day(new.received_on, NaiveDate::MIN, tx.today)
        .map_err(|refusal| Problem::from(refusal).told_at(|_| "/received_on".to_owned()))?;
    let complaining_body = match &new.complaining_body {
        None => None,
        Some(named) => {
            let found = references::body(tx, named);
            Some(found.map_err(|problem| problem.told_at(|_| "/complaining_body".to_owned()))?.id)
        }
    };
    let statutes = statutes::in_force(tx, received_on)?;
    let procedure = &statutes.discipline.procedure;
    let has_a_complainant = !new.complainants.is_empty() || complaining_body.is_some();
    rules::may_be_anonymous(has_a_complainant, procedure).map_err(|refusal| {
        Problem::from(refusal).under(statutes::cite(&statutes, procedure.clause.as_ref()))
    })?;
    let mut named: Vec<PersonId> = new.respondent_id.into_iter().collect();
    named.extend(new.complainants.iter().chain(&new.witnesses));
    rules::expect_distinct(&named)?;
    for person in &named {
        persons::expect(tx, *person)?;
    }
    if close_to(tx, clerk)?.iter().any(|close| named.contains(close)) {
        // Who is party, or close to one, enters nothing: another does, or oneself as one's own complaint.
        return Err(Refusal::ClerkIsClose.into());
    }
    if let Some(respondent) = new.respondent_id {
        expect_there(tx, respondent, &body)?;
    }
    let complaint = Complaint {
        body,
        received_on,
        title: new.title.clone(),
        facts: new.facts.clone(),
        described: new.described.clone(),
        complaining_body,
        complaining_decision: None,
    };
    let mut parties: Vec<(PersonId, PartyRole)> =
        new.respondent_id.map(|person| (person, PartyRole::Respondent)).into_iter().collect();
    parties.extend(new.complainants.iter().map(|person| (*person, PartyRole::Complainant)));
    parties.extend(new.witnesses.iter().map(|person| (*person, PartyRole::Witness)));
    let id = complaint.kept(tx, &parties, new.protected)?;
    look::entered(tx, id)
}

/// What a case is made of.
pub(super) struct Complaint {
    pub(super) body: Body,
    pub(super) received_on: NaiveDate,
    pub(super) title: Line<200>,
    pub(super) facts: Paragraphs<20000>,
    pub(super) described: Option<Line<200>>,
    pub(super) complaining_body: Option<BodyId>,
    pub(super) complaining_decision: Option<DecisionId>,
}

impl Complaint {
    /// Keeps it as a case, under the next number of the committee and the year.
    pub(super) fn kept(
        self,
        tx: &mut Tx<'_>,
        parties: &[(PersonId, PartyRole)],
        is_protected: bool,
    ) -> Result<CaseId> {
        let id = CaseId::new();
        let series = format!("{}/{}", self.body.slug, self.received_on.year());
        let number = store::last_number(tx, &series)?.saturating_add(1);
        let statutes = statutes::in_force(tx, self.received_on)?;
        let days = statutes.discipline.procedure.admission_days;
        let content = CaseContent {
            title: self.title,
            facts: self.facts,
            described: self.described,
            complaining_body: self.complaining_body,
            complaining_decision: self.complaining_decision,
            evidence: Vec::new(),
            admission: None,
            hearings: Vec::new(),
            statements: Vec::new(),
            recusals: Vec::new(),
            votes: Vec::new(),
            rulings: Vec::new(),
            notifications: Vec::new(),
            appeal: None,
            measures: Vec::new(),
            publication: None,
            clock: Vec::new(),
        };
        let case = Case {
            id,
            body_id: self.body.id,
            series,
            number,
            instance: 1,
            state: CaseState::Received,
            outcome: None,
            joined_to: None,
            received_on: self.received_on,
            due_on: days.map(|days| rules::after(self.received_on, days)),
            stopped_on: None,
            appeal_until: None,
            enforce_on: None,
            confirm_by: None,
            closed_on: None,
            sealed: file::sealed(tx, id, &content)?,
            version: 1,
            created_at: tx.now,
            updated_at: tx.now,
        };
        keep::enter(tx, &case)?;
        for (person, role) in parties {
            let is_protected = is_protected && *role == PartyRole::Complainant;
            add_party(tx, id, (*person, *role), is_protected)?;
        }
        Ok(id)
    }
}

/// What a body puts before a committee by its decision.
pub struct Referral {
    /// The committee.
    pub committee: BodyRef,
    /// The body, and its decision.
    pub by: (BodyId, DecisionId),
    /// The day of the decision.
    pub received_on: NaiveDate,
    /// Whom it is about, in words.
    pub described: Line<200>,
    /// What it is about, in brief.
    pub title: Line<200>,
    /// What is said to have happened.
    pub facts: Paragraphs<20000>,
}

/// Opens a case of a complaint that a body made by its decision: whom it is about, the committee finds out.
pub fn refer(tx: &mut Tx<'_>, referral: &Referral) -> Result<()> {
    let body = references::body(tx, &referral.committee)
        .map_err(|problem| problem.told_at(|_| "/committee".to_owned()))?;
    if !committee::hears(tx, &body)? {
        return Err(Problem::from(Refusal::BodyHearsNoCases).told_at(|_| "/committee".to_owned()));
    }
    let complaint = Complaint {
        body,
        received_on: referral.received_on,
        title: referral.title.clone(),
        facts: referral.facts.clone(),
        described: Some(referral.described.clone()),
        complaining_body: Some(referral.by.0),
        complaining_decision: Some(referral.by.1),
    };
    complaint.kept(tx, &[], false).map(drop)
}

/// Makes somebody a party to a case.
pub(super) fn add_party(
    tx: &mut Tx<'_>,
    case_id: CaseId,
    (person_id, role): (PersonId, PartyRole),
    is_protected: bool,
) -> Result<()> {
    let party = CaseParty {
        id: CasePartyId::new(),
        case_id,
        person_id,
        role,
        is_protected,
        told_on: None,
        created_at: tx.now,
    };
    store::insert_party(tx, &party)
}

/// Goes on only if the person lives, belongs or holds office where this committee judges, or nowhere that is told.
pub(super) fn expect_there(tx: &mut Tx<'_>, person: PersonId, body: &Body) -> Result<()> {
    let Some(place) = reach::place(tx, &Scope::Person(person.0))? else { return Ok(()) };
    let is_there = place.lines.iter().any(|line| line.split('/').any(|code| code == body.territory));
    if place.lines.is_empty() || is_there { Ok(()) } else { Err(Refusal::CaseLiesElsewhere.into()) }
}
