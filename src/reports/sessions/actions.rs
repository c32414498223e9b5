//! What is asked of the sessions that bodies owe.
use chrono::Days;

use crate::bodies::BodyId;
use crate::db::Tx;
use crate::error::Result;
use crate::http::{Listing, Page};
use crate::statutes;
use crate::vacancies::BodyNamed;

use super::model::{SessionQuery, SessionTold};
use super::{rules, store};

/// The bodies that owe sessions, by slug, each with the day the next is due.
pub(in crate::reports) fn list(
    tx: &mut Tx<'_>,
    query: &SessionQuery,
    listing: &Listing,
) -> Result<Page<SessionTold>> {
    let statutes = statutes::in_force(tx, tx.as_of)?;
    let owing = rules::owing(&statutes);
    let until = query.within_days.and_then(|days| tx.as_of.checked_add_days(Days::new(u64::from(days))));
    let due = until.map(|day| rules::due_by(&owing, day));
    let total = listing.total(|| store::count(tx, query, &owing, due.as_deref()))?;
    let rows = store::list(tx, query, &owing, due.as_deref(), listing)?;
    let page = listing.page(rows, total, |body| vec![body.slug.clone()]);
    let ids: Vec<BodyId> = page.data.iter().map(|body| body.id).collect();
    let sessions = if ids.is_empty() { Vec::new() } else { store::sessions(tx, &ids)? };
    let mut data = Vec::with_capacity(page.data.len());
    for body in &page.data {
        let Some(kind) = statutes.body_type(&body.type_code) else { continue };
        let sessions_per_year = kind.sessions_per_year.unwrap_or_default();
        let met = sessions.iter().find(|(of, ..)| *of == body.id);
        let last_met_on = met.map(|(_, _, last)| *last);
        let since = last_met_on.unwrap_or(body.tenure().starts.latest());
        let due_on = rules::due_on(since, sessions_per_year);
        data.push(SessionTold {
            body: BodyNamed::of(body, tx.language),
            sessions_per_year,
            held: met.map_or(0, |(_, held, _)| *held),
            last_met_on,
            due_on,
            overdue: due_on.is_some_and(|due| due < tx.as_of),
            clause: kind.clause.as_ref().map(ToString::to_string),
        });
    }
    Ok(Page { data, next: page.next, total: page.total })
}
