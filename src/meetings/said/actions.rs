//! What was said and proposed is looked for across meetings.
use crate::basis::MeetingId;
use crate::bodies;
use crate::db::{AnyConnection, Isolation, Tx, transaction};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::meetings::items::Item;
use crate::persons::PersonId;
use crate::references;
use crate::words::{Line, search_words};

use super::model::{
    Held, InterventionFound, InterventionQuery, Narrowing, Place, ProposalFound, ProposalQuery,
};
use super::store;

/// How many are folded in one transaction.
const AT_ONCE: i64 = 1_000;

/// The interventions asked for, of the last meeting first.
pub(super) fn interventions(
    tx: &mut Tx<'_>,
    query: &InterventionQuery,
    listing: &Listing,
) -> Result<Page<InterventionFound>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let (words, person) = (words(query.q.as_ref()), query.speaker_id);
    let asked = Narrowing { words, body, person, from: query.from, to: query.to };
    let total = listing.total(|| store::count_interventions(tx, &asked, query.kind))?;
    let found = store::interventions(tx, &asked, query.kind, listing, after(listing)?)?;
    told(tx, found, total, listing, |intervention, (body_id, held_on, _)| InterventionFound {
        intervention,
        body_id,
        held_on,
    })
}

/// The proposals asked for, of the last meeting first.
pub(super) fn proposals(
    tx: &mut Tx<'_>,
    query: &ProposalQuery,
    listing: &Listing,
) -> Result<Page<ProposalFound>> {
    let body = bodies::narrowing(tx, query.body.as_ref())?;
    let (words, person) = (words(query.q.as_ref()), query.proposed_by);
    let asked = Narrowing { words, body, person, from: query.from, to: query.to };
    let total = listing.total(|| store::count_proposals(tx, &asked))?;
    let found = store::proposals(tx, &asked, listing, after(listing)?)?;
    told(tx, found, total, listing, |proposal, (body_id, held_on, _)| ProposalFound {
        proposal,
        body_id,
        held_on,
    })
}

fn words(q: Option<&Line<100>>) -> Vec<String> {
    q.map(|q| search_words(q)).unwrap_or_default()
}

/// After which line the page starts.
fn after(listing: &Listing) -> Result<Option<Place>> {
    let Some(parts) = listing.after_parts() else { return Ok(None) };
    let [day, meeting, number] = parts else {
        return Err(Problem::internal("a cursor of another list"));
    };
    let meeting = MeetingId(meeting.parse().map_err(Problem::internal)?);
    let (day, number) = (day.parse().map_err(Problem::internal)?, number.parse().map_err(Problem::internal)?);
    Ok(Some((day, meeting, number)))
}

/// The page of these lines, each as `tell` tells it, with the names of who spoke.
fn told<T: Item, U>(
    tx: &mut Tx<'_>,
    found: Vec<(T, Held)>,
    total: Option<i64>,
    listing: &Listing,
    tell: impl Fn(T::Told, Held) -> U,
) -> Result<Page<U>> {
    let persons: Vec<PersonId> = found.iter().flat_map(|(line, _)| line.persons()).collect();
    let names = references::named(tx, &persons)?;
    let page = listing.page(found, total, |(line, (_, _, day))| {
        let slot = line.slot();
        vec![day.to_string(), slot.meeting_id.to_string(), slot.number.to_string()]
    });
    let data = page.data.into_iter().map(|(line, held)| tell(line.told(&names), held)).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// Folds the words of whatever was said before they were: from then on it is found by them. Answers how much that was.
pub(crate) fn catch_up(conn: &mut AnyConnection) -> Result<usize> {
    let mut all = 0_usize;
    loop {
        let folded = transaction(conn, Isolation::Writing, |conn| store::fold_some(conn, AT_ONCE))?;
        if folded == 0 {
            return Ok(all);
        }
        all = all.saturating_add(folded);
    }
}
