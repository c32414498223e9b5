//! Receiving applications, and correcting them while they are open.
use chrono::NaiveDate;

use crate::bodies::{self, BodyId, BodyRef};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::memberships;
use crate::persons::{self, NewPerson, PersonId, PersonKept, Standing};
use crate::reach;
use crate::statutes;
use crate::territory::{self, TerritoryCode};
use crate::unknown::Unknown;
use crate::words::PartialDate;

use super::super::model::{
    Application, ApplicationChange, ApplicationDetails, ApplicationId, ApplicationState, ApplicationTold,
    Attestation, NewApplication, NewAttestation,
};
use super::super::rules::{self, Refusal};
use super::super::{memory, store};
use super::look::{keep, kindly, one};
use super::step::{expect_complete, told_of};

/// Enters an application: of somebody known or registered with it, who is no member and may apply by then.
pub(in crate::applications) fn receive(tx: &mut Tx<'_>, new: &NewApplication) -> Result<ApplicationTold> {
    let (territory, unit_id) = site(tx, new.territory.as_ref(), new.unit.as_ref())?;
    let received_on = new.received_on.unwrap_or(tx.today);
    expect_in_order(received_on, tx.today)?;
    let person_id = match (new.person_id, &new.person) {
        (Some(id), None) => known(tx, id)?,
        (None, Some(person)) => registered(tx, person, &territory)?,
        _ => return Err(Refusal::ApplicationIsOfOnePerson.into()),
    };
    expect_free(tx, person_id, None, received_on)?;
    let statutes = statutes::in_force(tx, received_on)?;
    let due_on = rules::after(received_on, statutes.membership.deadline_days);
    let application = Application {
        id: ApplicationId::new(),
        person_id,
        territory,
        unit_id,
        state: ApplicationState::Received,
        outcome: None,
        instance: 1,
        round: 1,
        body_id: None,
        declarations: Json(attested(tx, &new.declarations, &[])),
        documents: Json(new.documents.clone()),
        received_on,
        completed_on: None,
        assigned_on: None,
        due_on: Some(due_on),
        decided_on: None,
        appeal_until: None,
        appealed_on: None,
        banned: false,
        reapply_from: None,
        closed_on: None,
        membership_id: None,
        source: new.source.clone().map(Json),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    expect_of_age(tx, &application, received_on)?;
    store::insert(tx, &application).map_err(kindly)?;
    journal::created(tx, "application", application.id, &application)?;
    one(tx, application)
}

/// Corrects an application that is not before a body yet; one that is complete stays so.
pub(in crate::applications) fn correct(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    change: &ApplicationChange,
) -> Result<ApplicationTold> {
    let before = store::find(tx, id)?;
    tx.expect_version(id, before.version)?;
    rules::expect_state(before.state, &[ApplicationState::Received, ApplicationState::Complete])
        .map_err(|refusal| told_of(&before, refusal))?;
    let details = change.apply(&details(&before)?)?;
    let is_elsewhere = change.names("territory") || change.names("unit");
    let (territory, unit_id) = if is_elsewhere {
        site(tx, details.territory.as_ref(), details.unit.as_ref())?
    } else {
        (before.territory.clone(), before.unit_id)
    };
    let ApplicationDetails { received_on, declarations, documents, source, .. } = details;
    let latest = before.completed_on.unwrap_or(tx.today);
    expect_in_order(received_on, latest)?;
    if received_on != before.received_on {
        expect_free(tx, before.person_id, Some(id), received_on)?;
    }
    let mut after = before.clone();
    if received_on != before.received_on && before.round == 1 {
        let statutes = statutes::in_force(tx, received_on)?;
        after.due_on = Some(rules::after(received_on, statutes.membership.deadline_days));
    }
    (after.territory, after.unit_id, after.received_on) = (territory, unit_id, received_on);
    after.declarations = Json(attested(tx, &declarations, &before.declarations.0));
    after.documents = Json(documents);
    after.source = source.map(Json);
    if let Some(day) = after.completed_on {
        expect_complete(tx, &after, day)?;
    }
    keep(tx, &before, after)
}

/// Goes on only if an application may have come in on that day.
fn expect_in_order(received_on: NaiveDate, latest: NaiveDate) -> Result<()> {
    let day = rules::day(Some(received_on), None, latest);
    day.map(drop).map_err(|refusal| Problem::from(refusal).told_at(|_| "/received_on".to_owned()))
}

/// What can be corrected of an application, as it is.
fn details(application: &Application) -> Result<ApplicationDetails> {
    let declared =
        |one: &Attestation| NewAttestation { declares: one.declares, declared_on: one.declared_on };
    let territory = application.unit_id.is_none().then(|| application.territory.clone());
    Ok(ApplicationDetails {
        territory: territory.map(TerritoryCode::try_from).transpose().map_err(internal)?,
        unit: application.unit_id.map(BodyRef::from),
        received_on: application.received_on,
        declarations: application.declarations.0.iter().map(declared).collect(),
        documents: application.documents.0.clone(),
        source: application.source.as_ref().map(|source| source.0.clone()),
    })
}

/// A defect of ours: what is kept does not read.
pub(in crate::applications) fn internal(fault: impl std::fmt::Debug) -> Problem {
    Problem::internal(format!("{fault:?}"))
}

/// Where membership is asked for: at a territory or in a unit, over which the caller may receive applications.
fn site(
    tx: &mut Tx<'_>,
    territory: Option<&TerritoryCode>,
    unit: Option<&BodyRef>,
) -> Result<(String, Option<BodyId>)> {
    match (territory, unit) {
        (None, Some(named)) => {
            let today = tx.today;
            let found = bodies::find(tx, named)
                .map_err(|problem| if problem.is_not_found() { Unknown::Body.into() } else { problem })?;
            reach::expect_over(tx, found.id)?;
            bodies::expect_there(tx, found.id, PartialDate::exact(today))?;
            let there = tx.on(today, |tx| bodies::brief(tx, &[found.id]))?.pop();
            Ok((there.map_or(found.territory, |body| body.territory), Some(found.id)))
        }
        (Some(code), None) => {
            let place = territory::place(tx, code.as_str()).map_err(|problem| {
                if problem.is_not_found() { Unknown::Territory.into() } else { problem }
            })?;
            reach::expect_over_territory(tx, Some(&place.code))?;
            Ok((place.code, None))
        }
        _ => Err(Refusal::ApplicationIsForOnePlace.into()),
    }
}

/// Somebody the registry knows, and the caller sees.
fn known(tx: &mut Tx<'_>, id: PersonId) -> Result<PersonId> {
    if !reach::may_see_person(tx, id)? {
        return Err(persons::unknown(tx, id));
    }
    persons::expect(tx, id)?;
    reach::expect_not_recused(tx, [id.0])?;
    Ok(id)
}

/// Somebody who is registered with the application, and lives where it is for if nothing else is told.
fn registered(tx: &mut Tx<'_>, person: &NewPerson, territory: &str) -> Result<PersonId> {
    let mut details = person.0.clone();
    if details.residence.is_none() {
        details.residence = TerritoryCode::try_from(territory.to_owned()).ok();
    }
    let registered =
        persons::register(tx, &PersonKept::of(&details)?).map_err(|problem| problem.within("/person"))?;
    Ok(registered.id)
}

/// Goes on only if the person is no member on that day, was neither refused nor put out too short a time before, and is
/// nobody whose refusal is remembered: but for what came of the application itself.
fn expect_free(tx: &mut Tx<'_>, person: PersonId, own: Option<ApplicationId>, day: NaiveDate) -> Result<()> {
    let belongs = memberships::memberships_of(tx, person)?;
    if belongs.iter().any(|membership| membership.tenure().on(day).is_some()) {
        return Err(memberships::Refusal::PersonIsAMemberAlready.into());
    }
    let statutes = statutes::in_force(tx, day)?;
    let cited = |refusal: Refusal, told: Option<NaiveDate>| {
        let problem =
            Problem::from(refusal).under(statutes::cite(&statutes, statutes.membership.clause.as_ref()));
        match told {
            Some(told) => problem.because(told.to_string()),
            None => problem,
        }
    };
    if store::is_banned(tx, person, own)? {
        return Err(cited(Refusal::ApplicantIsBanned, None));
    }
    let from = store::reapply_from(tx, person)?;
    rules::may_reapply(from, day).map_err(|refusal| cited(refusal, from))?;
    let put_out = belongs.iter().filter(|membership| membership.standing == Standing::Excluded);
    let put_out_on = put_out.filter_map(|membership| membership.tenure().ends).map(|ends| ends.latest());
    rules::may_come_back(put_out_on, statutes.membership.reapply_days, day)
        .map_err(|(refusal, from)| cited(refusal, Some(from)))?;
    memory::expect_none_of(tx, person, own, day)
}

/// Goes on unless the applicant is certainly too young, as far as the caller is told when he or she was born.
pub(super) fn expect_of_age(tx: &mut Tx<'_>, application: &Application, day: NaiveDate) -> Result<()> {
    let person = application.person_id;
    if !reach::births(tx, &[person])?.tells(person) {
        return Ok(());
    }
    let birth = persons::traits(tx, &[person])?.get(&person).and_then(|traits| traits.birth_date);
    let statutes = statutes::in_force(tx, day)?;
    let asked = &statutes.membership;
    rules::may_be_old_enough(birth, asked.age_min, day)
        .map_err(|refusal| Problem::from(refusal).under(statutes::cite(&statutes, asked.clause.as_ref())))
}

/// The declarations with who took each down: whoever did before, of one that stays as it was.
fn attested(tx: &Tx<'_>, sent: &[NewAttestation], before: &[Attestation]) -> Vec<Attestation> {
    let caller = tx.actor.written();
    let attested = |one: &NewAttestation| {
        let is_it =
            |known: &&Attestation| (known.declares, known.declared_on) == (one.declares, one.declared_on);
        let recorded_by = before.iter().find(is_it).map(|known| known.recorded_by.clone());
        Attestation {
            declares: one.declares,
            declared_on: one.declared_on,
            recorded_by: recorded_by.unwrap_or_else(|| caller.clone()),
        }
    };
    sent.iter().map(attested).collect()
}
