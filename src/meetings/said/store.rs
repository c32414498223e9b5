//! What was said and proposed in the database, across meetings.
use diesel::prelude::*;

use crate::db::{AnyConnection, Tx, along, containing, interventions, meetings, narrowed_at_once, proposals};
use crate::error::Result;
use crate::http::Listing;
use crate::meetings::items::{Intervention, InterventionId, Proposal, ProposalId};
use crate::{on_each, reached};

use super::model::{Held, InterventionKind, Narrowing, Place};

/// The lines of a table with their meetings, as they are narrowed. Who names a day finds what was said by then.
macro_rules! narrowed {
    ($tx:expr, $lines:ident by $person:ident, $asked:expr, few: $are_few:expr) => {{
        let asked: &Narrowing = $asked;
        let few = narrowed_at_once($tx.conn, stringify!($lines), &asked.words)?;
        let with_meetings = $lines::table.inner_join(meetings::table.on(meetings::id.eq($lines::meeting_id)));
        let mut found = with_meetings.into_boxed();
        found = reached!($tx, found, meetings::body_id);
        if let Some(day) = $tx.named_day {
            found = found.filter(meetings::held_latest.le(day));
        }
        let are_few = few.is_some() || asked.person.is_some() || $are_few;
        if let Some(along) = along($tx.conn, "meetings.held_latest").filter(|_| !are_few) {
            found = found.filter(along);
        }
        if let Some(few) = few {
            found = found.filter(few);
        }
        for word in &asked.words {
            found = found.filter($lines::search.like(containing(word)).escape('\\'));
        }
        if let Some(body) = asked.body {
            found = found.filter(meetings::body_id.eq(body));
        }
        if let Some(person) = asked.person {
            found = found.filter($lines::$person.eq(person));
        }
        if let Some(from) = asked.from {
            found = found.filter(meetings::held_latest.ge(from));
        }
        if let Some(to) = asked.to {
            found = found.filter(meetings::held_latest.le(to));
        }
        found
    }};
}

/// The same, of one kind alone.
macro_rules! interventions {
    ($tx:expr, $asked:expr, $kind:expr) => {{
        let is_collective = $kind == Some(InterventionKind::Collective);
        let found = narrowed!($tx, interventions by speaker_id, $asked, few: is_collective);
        match $kind {
            Some(InterventionKind::Collective) => found.filter(interventions::group_name.is_not_null()),
            Some(InterventionKind::Individual) => found.filter(interventions::speaker_id.is_not_null()),
            None => found,
        }
    }};
}

/// A page of them: the last meeting first, and in a meeting as they are numbered.
macro_rules! page {
    ($tx:expr, $found:expr, $lines:ident as $line:ident, $listing:expr, $after:expr) => {{
        let mut found = $found;
        if let Some((day, meeting, number)) = $after {
            let is_further = $lines::meeting_id.eq(meeting).and($lines::number.gt(number));
            found = found
                .filter(meetings::held_latest.le(day))
                .filter(meetings::held_latest.lt(day).or(meetings::id.lt(meeting)).or(is_further));
        }
        let order = (meetings::held_latest.desc(), meetings::id.desc(), $lines::number);
        let held = (meetings::body_id, meetings::held_on, meetings::held_latest);
        let page = found.order(order).limit($listing.fetch());
        Ok(page.select(($line::as_select(), held)).load($tx.conn)?)
    }};
}

pub(super) fn interventions(
    tx: &mut Tx<'_>,
    asked: &Narrowing,
    kind: Option<InterventionKind>,
    listing: &Listing,
    after: Option<Place>,
) -> Result<Vec<(Intervention, Held)>> {
    page!(tx, interventions!(tx, asked, kind), interventions as Intervention, listing, after)
}

pub(super) fn count_interventions(
    tx: &mut Tx<'_>,
    asked: &Narrowing,
    kind: Option<InterventionKind>,
) -> Result<i64> {
    Ok(interventions!(tx, asked, kind).count().get_result(tx.conn)?)
}

pub(super) fn proposals(
    tx: &mut Tx<'_>,
    asked: &Narrowing,
    listing: &Listing,
    after: Option<Place>,
) -> Result<Vec<(Proposal, Held)>> {
    page!(
        tx,
        narrowed!(tx, proposals by proposed_by, asked, few: false),
        proposals as Proposal,
        listing,
        after
    )
}

pub(super) fn count_proposals(tx: &mut Tx<'_>, asked: &Narrowing) -> Result<i64> {
    Ok(narrowed!(tx, proposals by proposed_by, asked, few: false).count().get_result(tx.conn)?)
}

/// Folds the words of so many interventions, and of so many proposals, that were recorded before words were folded; answers
/// how many there were.
pub(super) fn fold_some(conn: &mut AnyConnection, most: i64) -> Result<usize> {
    type Said = (InterventionId, String, Option<String>, Option<String>);
    type Proposed = (ProposalId, String, Option<String>);
    let words =
        (interventions::id, interventions::subject, interventions::summary, interventions::group_name);
    let unread = interventions::table.filter(interventions::search.is_null()).select(words).limit(most);
    let said: Vec<Said> = on_each!(&mut *conn, conn => unread.load(conn))?;
    for (id, subject, summary, group_name) in &said {
        let folded = Intervention::looked_up_by(subject, summary.as_deref(), group_name.as_deref());
        let row = interventions::table.find(*id).filter(interventions::search.is_null());
        let update = diesel::update(row).set(interventions::search.eq(folded));
        on_each!(&mut *conn, conn => update.execute(conn))?;
    }
    let words = (proposals::id, proposals::title, proposals::text);
    let unread = proposals::table.filter(proposals::search.is_null()).select(words).limit(most);
    let proposed: Vec<Proposed> = on_each!(&mut *conn, conn => unread.load(conn))?;
    for (id, title, text) in &proposed {
        let folded = Proposal::looked_up_by(title, text.as_deref());
        let row = proposals::table.find(*id).filter(proposals::search.is_null());
        let update = diesel::update(row).set(proposals::search.eq(folded));
        on_each!(&mut *conn, conn => update.execute(conn))?;
    }
    Ok(said.len().saturating_add(proposed.len()))
}
