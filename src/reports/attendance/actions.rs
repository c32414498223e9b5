//! What is asked of attendance.
use crate::bodies::{self, BodyId, BodyRef};
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::references;
use crate::statutes;
use crate::vacancies::BodyNamed;

use super::model::{AttendanceQuery, BodyAttendanceTold, Line, MemberAttendanceTold, PeriodQuery, Presences};
use super::{rules, store};

/// Those who are on the sheets of a body, each with how often they came.
pub(in crate::reports) fn of_members(
    tx: &mut Tx<'_>,
    body: &BodyRef,
    query: &PeriodQuery,
    listing: &Listing,
) -> Result<Page<MemberAttendanceTold>> {
    let body = bodies::on_the_day(tx, body)?;
    let period = rules::period(query.from, query.to, tx.as_of);
    let statutes = statutes::in_force(tx, tx.as_of)?;
    let kind = statutes.body_type(&body.type_code);
    let absences_max = kind.and_then(|kind| kind.absences_max);
    let clause = absences_max.and(kind).and_then(|kind| kind.clause.as_ref()).map(ToString::to_string);
    let total = listing.total(|| store::count_persons(tx, body.id, period))?;
    let persons = store::persons(tx, body.id, period, listing)?;
    let page = listing.page(persons, total, |person| vec![person.to_string()]);
    let names = references::named(tx, &page.data)?;
    let lines =
        if page.data.is_empty() { Vec::new() } else { store::lines_of(tx, body.id, period, &page.data)? };
    let mut data = Vec::with_capacity(page.data.len());
    for person_id in page.data {
        let of_person: Vec<&Line> = lines.iter().filter(|(of, ..)| *of == person_id).collect();
        let (presences, in_part, absences_in_a_row) = rules::of_person(&of_person);
        data.push(MemberAttendanceTold {
            person_id,
            person: names.get(&person_id).cloned(),
            presences,
            in_part,
            absences_in_a_row,
            absences_max,
            is_beyond: absences_max.is_some_and(|most| absences_in_a_row > i64::from(most)),
            clause: clause.clone(),
        });
    }
    Ok(Page { data, next: page.next, total: page.total })
}

/// The bodies that met, by slug, each with how often its members came.
pub(in crate::reports) fn of_bodies(
    tx: &mut Tx<'_>,
    query: &AttendanceQuery,
    listing: &Listing,
) -> Result<Page<BodyAttendanceTold>> {
    let period = rules::period(query.from, query.to, tx.as_of);
    let total = listing.total(|| store::count(tx, query, period))?;
    let rows = store::list(tx, query, period, listing)?;
    let page = listing.page(rows, total, |body| vec![body.slug.clone()]);
    let ids: Vec<BodyId> = page.data.iter().map(|body| body.id).collect();
    let (meetings, told) = if ids.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        (store::meetings_of(tx, &ids, period)?, store::presences(tx, &ids, period)?)
    };
    let of = |body: &bodies::Body| {
        let mut presences = Presences::default();
        for (_, presence, count) in told.iter().filter(|(id, ..)| *id == body.id) {
            presences.add(*presence, *count);
        }
        let held = meetings.iter().find(|(id, _)| *id == body.id).map_or(0, |(_, held)| *held);
        BodyAttendanceTold { body: BodyNamed::of(body, tx.language), meetings: held, presences }
    };
    Ok(Page { data: page.data.iter().map(of).collect(), next: page.next, total: page.total })
}
