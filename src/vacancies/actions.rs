//! What is asked of vacancies.
use std::collections::HashMap;

use crate::appointments::{Appointment, AppointmentId};
use crate::basis::Basis;
use crate::bodies::moves::{self, Branches};
use crate::bodies::positions::{Position, PositionId, Titles, as_numbered};
use crate::bodies::{self, Body, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::persons::{self, PersonId, PersonName};
use crate::statutes::{self, Versions};

use super::model::{ActingTold, BodyNamed, BodyVacancyQuery, EndedTold, Vacancy, VacancyQuery, VacancyTold};
use super::rules;
use super::store::{self, Among};

/// The vacancies of a body on the day asked for, the longest vacant first.
pub(super) fn of_body(
    tx: &mut Tx<'_>,
    body: &BodyRef,
    query: &BodyVacancyQuery,
    listing: &Listing,
) -> Result<Page<VacancyTold>> {
    let body = bodies::find(tx, body)?;
    let BodyVacancyQuery { subtree, r#type, overdue, history } = query.clone();
    let query = VacancyQuery { body: Some(body.id.into()), subtree, under: None, r#type, overdue, history };
    list(tx, &query, listing)
}

/// The vacancies asked for on the day asked for, the longest vacant first.
pub fn list(tx: &mut Tx<'_>, query: &VacancyQuery, listing: &Listing) -> Result<Page<VacancyTold>> {
    let versions = statutes::versions(tx)?;
    let day = tx.as_of;
    let bodies = match bodies::narrowing(tx, query.body.as_ref())? {
        None => None,
        Some(body) if query.subtree == Some(true) => {
            let tree = moves::tree(tx, body, u8::MAX, Branches::Ever)?;
            Some(tree.into_iter().map(|(id, _)| id).collect())
        }
        Some(body) => Some(vec![body]),
    };
    let among = Among { bodies, overdue: query.overdue.map(|_| rules::overdue_on(&versions, day)) };
    let after = match listing.after_key()? {
        None => None,
        Some((day, id)) => Some((day.parse().map_err(Problem::internal)?, AppointmentId(id))),
    };
    let total = listing.total(|| store::count(tx, query, &among))?;
    let rows = store::list(tx, query, &among, listing, after)?;
    let page = listing.page(rows, total, |vacancy| {
        let last = vacancy.ended.ends_latest.map(|day| day.to_string());
        vec![last.unwrap_or_default(), vacancy.ended.id.to_string()]
    });
    Ok(Page { data: told(tx, page.data, &versions)?, next: page.next, total: page.total })
}

/// Tells vacancies with all that belongs to them: one query a table, however many there are.
fn told(tx: &mut Tx<'_>, mut vacancies: Vec<Vacancy>, versions: &Versions) -> Result<Vec<VacancyTold>> {
    let mut offices: Vec<Position> = vacancies.iter().map(|vacancy| vacancy.position.clone()).collect();
    as_numbered(tx, &mut offices)?;
    for (vacancy, office) in vacancies.iter_mut().zip(offices) {
        vacancy.position = office;
    }
    let positions: Vec<PositionId> = vacancies.iter().map(|vacancy| vacancy.position.id).collect();
    let acting = if positions.is_empty() { Vec::new() } else { store::acting(tx, &positions)? };
    let people = vacancies.iter().map(|vacancy| &vacancy.ended).chain(&acting);
    let people: Vec<PersonId> = people.map(|appointment| appointment.person_id).collect();
    let names = persons::names(tx, &people)?;
    let homes: Vec<BodyId> = vacancies.iter().map(|vacancy| vacancy.ended.body_id).collect();
    let homes = bodies::brief(tx, &homes)?;
    let titles = Titles::within(tx, homes.clone())?;
    let homes: HashMap<BodyId, Body> = homes.into_iter().map(|body| (body.id, body)).collect();
    let telling = Telling { versions, names, homes, titles, acting };
    vacancies.into_iter().map(|vacancy| telling.tell(tx, vacancy)).collect()
}

/// What vacancies are told with.
struct Telling<'a> {
    versions: &'a Versions,
    names: HashMap<PersonId, PersonName>,
    homes: HashMap<BodyId, Body>,
    titles: Titles,
    acting: Vec<Appointment>,
}

impl Telling<'_> {
    fn name(&self, person: PersonId) -> PersonName {
        self.names.get(&person).cloned().unwrap_or_else(|| PersonName::forgotten(person))
    }

    fn tell(&self, tx: &Tx<'_>, Vacancy { ended, position }: Vacancy) -> Result<VacancyTold> {
        let missing = || Problem::internal("a vacancy without its end or its body");
        let body = self.homes.get(&ended.body_id).ok_or_else(missing)?;
        let ends_on = ended.tenure().ends.ok_or_else(missing)?;
        let vacant_since = ends_on.next_day();
        let days_allowed = rules::days_allowed(self.versions, &position.type_code, vacant_since);
        let due_on = days_allowed.map(|days| rules::due_on(vacant_since, days));
        let in_seat = |one: &&Appointment| one.position_id == position.id && one.seat == ended.seat;
        let acts = |one: &Appointment| {
            let person = self.name(one.person_id);
            ActingTold { appointment_id: one.id, person, starts_on: one.tenure().starts }
        };
        let (decision_id, source) = if ended.is_end_set() {
            (ended.decision_id, ended.source)
        } else {
            (ended.end_decision_id, ended.end_source)
        };
        Ok(VacancyTold {
            position_id: position.id,
            title: self.titles.of(&position, None),
            ordinal: position.ordinal,
            seat: ended.seat,
            body: BodyNamed::of(body, tx.language),
            vacant_since,
            ended_by: ended.ended_by,
            days_allowed,
            due_on,
            overdue: due_on.is_some_and(|due| due.latest() < tx.as_of),
            acting: self.acting.iter().filter(in_seat).map(acts).collect(),
            closed_on: body.tenure().ends.filter(|last| last.latest() < tx.as_of),
            ended: EndedTold {
                appointment_id: ended.id,
                person: self.name(ended.person_id),
                capacity: ended.capacity,
                ends_on,
                basis: Basis { decision_id, source: source.map(|source| source.0) },
            },
            r#type: position.type_code,
        })
    }
}
