//! What is asked of congresses.
use chrono::Days;

use crate::bodies::BodyId;
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::statutes;
use crate::vacancies::BodyNamed;
use crate::words::PartialDate;

use super::model::{CongressQuery, CongressTold};
use super::{rules, store};

/// The congresses asked for, by slug, each with the day it is due.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &CongressQuery,
    listing: &Listing,
) -> Result<Page<CongressTold>> {
    let statutes = statutes::in_force(tx, tx.as_of)?;
    let until = query.within_days.and_then(|days| tx.as_of.checked_add_days(Days::new(u64::from(days))));
    let due = until.map(|day| rules::due_by(&statutes, day));
    let total = listing.total(|| store::count(tx, query, due.as_deref()))?;
    let rows = store::list(tx, query, due.as_deref(), listing)?;
    let page = listing.page(rows, total, |body| vec![body.slug.clone()]);
    let ids: Vec<BodyId> = page.data.iter().map(|body| body.id).collect();
    let meetings = if ids.is_empty() { Vec::new() } else { store::last_meetings(tx, &ids)? };
    let mut data = Vec::with_capacity(page.data.len());
    for body in &page.data {
        let last = meetings.iter().find(|(of, ..)| *of == body.id);
        let met: Option<PartialDate> =
            last.map(|(_, _, held_on, _)| held_on.parse().map_err(Problem::internal)).transpose()?;
        let years = statutes.body_type(&body.type_code).and_then(|kind| kind.term_years);
        let due_on = met.zip(years).map(|(met, years)| rules::due_on(met, years));
        data.push(CongressTold {
            body: BodyNamed::of(body, tx.language),
            last_meeting_id: last.map(|(_, id, ..)| *id),
            last_met_on: met,
            years,
            due_on,
            overdue: due_on.is_some_and(|due| due.latest() < tx.as_of),
        });
    }
    Ok(Page { data, next: page.next, total: page.total })
}
