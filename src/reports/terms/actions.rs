//! What is asked of terms.
use chrono::{Days, NaiveDate};

use crate::appointments::{Appointment, AppointmentId, Terms};
use crate::bodies::positions::{Position, Titles, as_numbered};
use crate::bodies::{self, BodyId};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::persons::{self, PersonId, PersonName};
use crate::vacancies::BodyNamed;
use crate::words::{PartialDate, Tenure, last_of_years};

use super::model::{InOffice, Length, Place, TermQuery, TermSetBy, TermTold};
use super::rules;
use super::store::{self, Walk, Window};

/// How many days ahead to look when the caller does not say.
const AHEAD: u16 = 90;

/// The terms asked for, the first ended first. Those of each length come along the index of first days, those whose
/// last day was set along the index of such days; what is told is the beginning of all of them together.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &TermQuery,
    listing: &Listing,
) -> Result<Page<TermTold>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let terms = Terms::gather(tx)?;
    let lengths = rules::lengths(terms.versions());
    let after = after(listing)?;
    let mut total: i64 = 0;
    let mut found: Vec<(Place, InOffice)> = Vec::new();
    for walk in walks(tx.as_of, query, &lengths, after) {
        if listing.total(|| Ok(0))?.is_some() {
            total = total.saturating_add(store::count(tx, query, body, &walk)?);
        }
        for office in store::list(tx, query, body, &walk, listing)? {
            found.push((place(&walk, &office.appointment), office));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    let page = listing.page(found, listing.total(|| Ok(total))?, |(place, _)| {
        vec![place.last.to_string(), place.first.to_string(), place.id.to_string()]
    });
    let offices = page.data.into_iter().map(|(_, office)| office).collect();
    Ok(Page { data: told(tx, offices, &terms)?, next: page.next, total: page.total })
}

/// The place in the list the page starts after.
fn after(listing: &Listing) -> Result<Option<Place>> {
    let Some(id) = listing.after_id()? else { return Ok(None) };
    let [last, first, _] = listing.after_parts().unwrap_or_default() else { return Ok(None) };
    let day = |text: &str| text.parse::<NaiveDate>().map_err(Problem::internal);
    Ok(Some(Place { last: day(last)?, first: day(first)?, id: AppointmentId(id) }))
}

/// Where a term of a walk stands in the list.
fn place(walk: &Walk<'_>, appointment: &Appointment) -> Place {
    let first = appointment.starts_latest;
    let last = match walk {
        Walk::Years(length, _) => last_of_years(first, length.years),
        Walk::Set { .. } => appointment.ends_latest,
    };
    Place { last: last.unwrap_or(first), first, id: appointment.id }
}

/// The walks that find what is asked for. Whose last day was set leaves on it, and never carries over.
fn walks<'a>(
    today: NaiveDate,
    query: &TermQuery,
    lengths: &'a [Length],
    after: Option<Place>,
) -> Vec<Walk<'a>> {
    let ahead = Days::new(u64::from(query.within_days.unwrap_or(AHEAD)));
    let Some(to) = today.checked_add_days(ahead) else { return Vec::new() };
    let years = |length| Some(Walk::Years(length, window((today, to), query, length, after)?));
    let mut walks: Vec<Walk<'_>> = lengths.iter().filter_map(years).collect();
    if query.carried_over != Some(true) {
        walks.push(Walk::Set { lengths, to, after });
    }
    walks
}

/// The first days of terms of one length that are asked for; none where there are none.
fn window(
    (today, to): (NaiveDate, NaiveDate),
    query: &TermQuery,
    length: &Length,
    after: Option<Place>,
) -> Option<Window> {
    let until = if query.carried_over == Some(true) { today.pred_opt()? } else { to };
    let start = |day| rules::earliest_start(length.years, day);
    Some(Window {
        from: if query.carried_over == Some(false) { Some(start(today)?) } else { None },
        to: rules::latest_start(length.years, until)?,
        after: match after {
            None => None,
            Some(place) => Some((place, start(place.last)?, rules::latest_start(length.years, place.last)?)),
        },
    })
}

/// Tells terms with all that belongs to them: one query a table, however many there are.
fn told(tx: &mut Tx<'_>, offices: Vec<InOffice>, terms: &Terms) -> Result<Vec<TermTold>> {
    let people: Vec<PersonId> = offices.iter().map(|one| one.appointment.person_id).collect();
    let names = persons::names(tx, &people)?;
    let homes: Vec<BodyId> = offices.iter().map(|one| one.appointment.body_id).collect();
    let homes = bodies::brief(tx, &homes)?;
    let mut positions: Vec<Position> = offices.iter().map(|one| one.position.clone()).collect();
    as_numbered(tx, &mut positions)?;
    let titles = Titles::within(tx, homes.clone())?;
    let missing = || Problem::internal("a term without its body or its last day");
    let tell = |(InOffice { appointment, .. }, position): (InOffice, Position)| {
        let forgotten = || PersonName::forgotten(appointment.person_id);
        let person = names.get(&appointment.person_id).cloned().unwrap_or_else(forgotten);
        let body = homes.iter().find(|body| body.id == appointment.body_id).ok_or_else(missing)?;
        let Tenure { starts: starts_on, ends: ends_on } = appointment.tenure();
        let by_years = terms.last_day(&position.type_code, &body.type_code, starts_on);
        let is_first = |ends: &PartialDate| by_years.is_none_or(|last| ends.latest() <= last.latest());
        let set = ends_on.filter(|ends| appointment.is_end_set() && is_first(ends));
        let (last, term_set_by) = match set {
            Some(ends) => (ends, TermSetBy::Appointment),
            None => (by_years.ok_or_else(missing)?, TermSetBy::Statutes),
        };
        Ok(TermTold {
            appointment_id: appointment.id,
            position_id: position.id,
            title: titles.of(&position, person.gender),
            ordinal: position.ordinal,
            seat: appointment.seat,
            body: BodyNamed::of(body, tx.language),
            person,
            starts_on,
            term_ends_on: last,
            term_set_by,
            ends_on,
            carried_over: last.latest() < tx.as_of,
            r#type: position.type_code,
        })
    };
    offices.into_iter().zip(positions).map(tell).collect()
}
