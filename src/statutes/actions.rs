//! What is done with statutes: adopted, shown, asked.
use std::collections::HashMap;
use std::sync::Arc;

use chrono::NaiveDate;

use super::comparison::{Comparison, differences};
use super::document::{ClauseId, Document};
use super::model::{InUse, NewStatutes, Row, Span, Statutes, StatutesEntry, StatutesId};
use super::refusals::Refusal;
use super::versions::Versions;
use super::{rules, shelf, store};
use crate::db::{Json, Tx};
use crate::error::{ClauseCited, Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::unknown::Unknown;
use crate::words::{Fault, FaultKind, PartialDate};

/// The most faults told of one document.
const MAX_FAULTS: usize = 1_000;

/// The most lacking types told of one document.
const MAX_LACKING: usize = 50;

/// How many bodies are named of each.
const EXAMPLES: i64 = 3;

/// The last day the registry writes.
const LAST_DAY: Option<NaiveDate> = NaiveDate::from_ymd_opt(9999, 12, 31);

/// Records statutes that hold from a day on, with what they rest on: only the first of a registry rest on nothing.
pub(super) fn record(tx: &mut Tx<'_>, new: &NewStatutes) -> Result<Statutes> {
    if new.decision_id.is_none() && new.source.is_none() {
        return Err(Refusal::StatutesRestOnNothing.into());
    }
    adopt(tx, new)
}

/// Adopts statutes that hold from a day on; what is unsound is refused, each fault with its place.
pub fn adopt(tx: &mut Tx<'_>, new: &NewStatutes) -> Result<Statutes> {
    let faults: Vec<Fault> = rules::faults(&new.document)
        .into_iter()
        .take(MAX_FAULTS)
        .map(|fault| Fault { pointer: format!("/document{}", fault.pointer), ..fault })
        .collect();
    if !faults.is_empty() {
        return Err(Problem::invalid(faults));
    }
    if let Some(decision) = new.decision_id {
        let day = store::decided_on(tx, decision)?.ok_or(Unknown::Decision)?;
        let day: PartialDate = day.parse().map_err(Problem::internal)?;
        if day.earliest().is_some_and(|first| new.effective_from < first) {
            return Err(Refusal::StatutesPrecedeTheirDecision.into());
        }
    }
    if store::begins_on(tx, new.effective_from)? {
        return Err(Refusal::StatutesBeginThatDay.into());
    }
    let later = store::first_days(tx)?.into_iter().map(|(day, _)| day).find(|day| *day > new.effective_from);
    let to = later.and_then(|day| day.pred_opt()).or(LAST_DAY).unwrap_or(new.effective_from);
    let span = Span { from: new.effective_from, to };
    expect_known(tx, new, span)?;
    let row = Row {
        id: StatutesId::new(),
        number: store::next_number(tx)?,
        effective_from: new.effective_from,
        decision_id: new.decision_id,
        source: new.source.clone().map(Json),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    store::insert(tx, &row, &new.document).map_err(|problem| {
        problem.if_violates("statutes_effective_from_key", Refusal::StatutesBeginThatDay.kind())
    })?;
    // What began on the days they hold is judged by them from now on.
    tx.ruled_anew.push((span.from, span.to));
    let in_force = store::in_force(tx, tx.as_of)?;
    let entry = StatutesEntry::of(row, in_force, &new.document);
    let adopted = Statutes { entry, document: new.document.clone() };
    journal::created(tx, "statutes", adopted.entry.id, &adopted)?;
    Ok(adopted)
}

/// Goes on only if the document knows every type that is in use on the days it would hold.
fn expect_known(tx: &mut Tx<'_>, new: &NewStatutes, span: Span) -> Result<()> {
    let mut faults = Vec::new();
    for in_use in rules::lacking(&new.document, store::in_use(tx, span)?).into_iter().take(MAX_LACKING) {
        let slugs = store::examples(tx, span, &in_use, EXAMPLES)?.join(", ");
        faults.push(match in_use {
            InUse::BodyType { code, number } => {
                Fault::new("/document/body_types", FaultKind::BodyTypeInUse(code, number, slugs))
            }
            InUse::PositionType { code, body_type, number } => {
                let kind = FaultKind::PositionTypeInUse(code, body_type, number, slugs);
                Fault::new("/document/position_types", kind)
            }
        });
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(Problem { faults, ..Problem::from(Refusal::StatutesLackWhatIsInUse) })
}

/// One version, with its document.
pub(super) fn show(tx: &mut Tx<'_>, id: StatutesId) -> Result<Statutes> {
    let row = store::find(tx, id)?;
    tx.expect_begun(Some(row.effective_from))?;
    let in_force = store::in_force(tx, tx.as_of)?;
    let document = read(tx, id)?;
    Ok(Statutes {
        entry: StatutesEntry::of(row, in_force, &document),
        document: Arc::unwrap_or_clone(document),
    })
}

/// What changes from one version to another.
pub(super) fn compare(tx: &mut Tx<'_>, from: StatutesId, with: StatutesId) -> Result<Comparison> {
    let (one, other) = (show(tx, from)?, show(tx, with)?);
    let differences = differences(&one.document, &other.document, tx.language);
    Ok(Comparison { from: one.entry, with: other.entry, differences })
}

/// The version in force on the day the answer is about.
pub(super) fn show_in_force(tx: &mut Tx<'_>) -> Result<Statutes> {
    let Some(id) = store::in_force(tx, tx.as_of)? else {
        return Err(Problem::not_found().because(Refusal::NoStatutesInForce.kind().says));
    };
    show(tx, id)
}

/// The versions, the earliest first day first, without their documents.
pub(super) fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Page<StatutesEntry>> {
    let total = listing.total(|| store::count(tx))?;
    let in_force = store::in_force(tx, tx.as_of)?;
    let page = listing.page(store::list(tx, listing)?, total, |row| vec![row.id.to_string()]);
    let ids: Vec<StatutesId> = page.data.iter().map(|row| row.id).collect();
    let documents = read_all(tx, &ids)?;
    let told = |(row, document): (Row, Arc<Document>)| StatutesEntry::of(row, in_force, &document);
    let data = page.data.into_iter().zip(documents).map(told).collect();
    Ok(Page { data, next: page.next, total: page.total })
}

/// Whether no statutes have been adopted yet.
pub fn is_empty(tx: &mut Tx<'_>) -> Result<bool> {
    Ok(store::count(tx)? == 0)
}

/// The statutes in force on `day`, for the rules of every room; refused where there were none.
pub fn in_force(tx: &mut Tx<'_>, day: NaiveDate) -> Result<Arc<Document>> {
    let id = store::in_force(tx, day)?.ok_or(Refusal::NoStatutesInForce)?;
    read(tx, id)
}

/// The versions in force on these days, by two queries however many: every day must have one.
pub fn in_force_on(
    tx: &mut Tx<'_>,
    days: &[NaiveDate],
) -> Result<HashMap<NaiveDate, (StatutesId, Arc<Document>)>> {
    let register = store::first_days(tx)?;
    let mut ruling = Vec::new();
    for day in days {
        let began = register.iter().rev().find(|(first, _)| first <= day);
        ruling.push((*day, began.ok_or(Refusal::NoStatutesInForce)?.1));
    }
    let ids: Vec<StatutesId> = ruling.iter().map(|(_, id)| *id).collect();
    let documents = read_all(tx, &ids)?;
    Ok(ruling.into_iter().zip(documents).map(|((day, id), document)| (day, (id, document))).collect())
}

/// What one version says, for other rooms.
pub fn document(tx: &mut Tx<'_>, id: StatutesId) -> Result<Arc<Document>> {
    read(tx, id)
}

/// What these versions say, by their ids; not found, if one of them is not there.
pub fn documents(tx: &mut Tx<'_>, ids: &[StatutesId]) -> Result<HashMap<StatutesId, Arc<Document>>> {
    Ok(ids.iter().copied().zip(read_all(tx, ids)?).collect())
}

/// The statutes that word a title on `day`: those in force, or the earliest where there were none yet, for
/// a look into the far past must not fail for want of a word.
pub fn wording(tx: &mut Tx<'_>, day: NaiveDate) -> Result<Arc<Document>> {
    let id = match store::in_force(tx, day)? {
        Some(id) => id,
        None => store::earliest(tx)?.ok_or(Refusal::NoStatutesInForce)?,
    };
    read(tx, id)
}

/// Every version there is, for what is reckoned by the statutes of many days at once.
pub fn versions(tx: &mut Tx<'_>) -> Result<Versions> {
    let days = store::first_days(tx)?;
    let ids: Vec<StatutesId> = days.iter().map(|(_, id)| *id).collect();
    let documents = read_all(tx, &ids)?;
    Ok(Versions::new(days.into_iter().map(|(day, _)| day).zip(documents).collect()))
}

/// The clause a refusal rests on, as it is told; `None` where the statutes name none.
pub fn cite(document: &Document, clause: Option<&ClauseId>) -> Option<ClauseCited> {
    let clause = document.clause(clause?)?;
    Some(ClauseCited { id: clause.id.to_string(), text: clause.text.clone() })
}

fn read(tx: &mut Tx<'_>, id: StatutesId) -> Result<Arc<Document>> {
    read_all(tx, &[id])?.pop().ok_or_else(Problem::not_found)
}

/// The documents of those versions, in their order: from the shelf, else from the database in one query.
fn read_all(tx: &mut Tx<'_>, ids: &[StatutesId]) -> Result<Vec<Arc<Document>>> {
    let mut found: Vec<_> = ids.iter().filter_map(|id| shelf::take(*id).map(|kept| (*id, kept))).collect();
    let missing: Vec<StatutesId> =
        ids.iter().filter(|id| !found.iter().any(|(kept, _)| kept == *id)).copied().collect();
    if !missing.is_empty() {
        for (id, document) in store::documents(tx, &missing)? {
            let document = Arc::new(document.0);
            shelf::put(id, &document);
            found.push((id, document));
        }
    }
    ids.iter()
        .map(|id| found.iter().find(|(kept, _)| kept == id).map(|(_, document)| Arc::clone(document)))
        .collect::<Option<_>>()
        .ok_or_else(Problem::not_found)
}
