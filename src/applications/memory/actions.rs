//! Remembering whoever was refused, and recognizing him or her.
use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::persons::{self, PersonId, Traces};
use crate::reach;
use crate::statutes;

use super::super::model::{Application, ApplicationId, ApplicationOutcome};
use super::super::rules::Refusal;
use super::model::{Digest, MemoryId, Recalled, Remembered};
use super::rules::Marked;
use super::{rules, store};

/// Remembers a refusal, instead of what was remembered of the application before.
pub(in crate::applications) fn keep(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    let id = MemoryId::from(application.id);
    store::delete(tx, id)?;
    let marks = marks_of(tx, application, id)?;
    store::insert(tx, &marks)
}

/// Forgets what was remembered of an application.
pub(in crate::applications) fn forget(tx: &mut Tx<'_>, id: ApplicationId) -> Result<()> {
    store::delete(tx, id.into())
}

/// Leaves of an application that is erased what it is remembered by, if that counts still: of the applicant as he or she
/// was known then and is now, under an id that leads nowhere.
pub(in crate::applications) fn leave(tx: &mut Tx<'_>, application: &Application) -> Result<()> {
    let before = store::of(tx, application.id.into())?;
    store::delete(tx, application.id.into())?;
    let is_over = application.reapply_from.is_none_or(|from| from <= tx.today);
    if is_over && !application.banned {
        return Ok(());
    }
    let id = MemoryId::new();
    let mut marks = marks_of(tx, application, id)?;
    for mark in before {
        if !marks.iter().any(|known| (known.kind, &known.mark) == (mark.kind, &mark.mark)) {
            marks.push(Digest { memory_id: id, ..mark });
        }
    }
    store::insert(tx, &marks)
}

/// Takes out what counts no more.
pub(in crate::applications) fn forget_over(tx: &mut Tx<'_>) -> Result<usize> {
    let today = tx.today;
    store::delete_over(tx, today)
}

/// What a refusal is remembered by; nothing of what was not refused.
fn marks_of(tx: &mut Tx<'_>, application: &Application, memory_id: MemoryId) -> Result<Vec<Digest>> {
    let refused = application.outcome == Some(ApplicationOutcome::Refused);
    let decided = application.body_id.zip(application.decided_on).filter(|_| refused);
    let Some((body_id, decided_on)) = decided else { return Ok(Vec::new()) };
    let Some((_, traces)) = persons::traces(tx, &[application.person_id])?.pop() else {
        return Ok(Vec::new());
    };
    let clause = statutes::in_force(tx, decided_on)?.membership.clause.as_ref().map(ToString::to_string);
    let counts_until = application.reapply_from.filter(|_| !application.banned);
    let mark = |(kind, mark): Marked| Digest {
        memory_id,
        kind,
        mark,
        counts_until,
        body_id,
        clause: clause.clone(),
    };
    Ok(digests(tx, &traces).into_iter().map(mark).collect())
}

fn digests(tx: &Tx<'_>, traces: &Traces) -> Vec<Marked> {
    rules::marks(traces, |parts| tx.vault.mark(parts))
}

/// Goes on only if nothing that counts on `day` is remembered of certainly this person, but for one application's.
pub(in crate::applications) fn expect_none_of(
    tx: &mut Tx<'_>,
    person: PersonId,
    but: Option<ApplicationId>,
    day: NaiveDate,
) -> Result<()> {
    let recalled = recall(tx, &[(person, but)], day)?.remove(&person).unwrap_or_default();
    let same = recalled.into_iter().filter(|one| one.is_of_the_same).map(|one| one.told);
    // For good comes last, and then the latest day.
    let Some(refused) = same.max_by_key(|told| (told.counts_until.is_none(), told.counts_until)) else {
        return Ok(());
    };
    let statutes = statutes::in_force(tx, day)?;
    let cited = statutes::cite(&statutes, statutes.membership.clause.as_ref());
    Err(match refused.counts_until {
        None => Problem::from(Refusal::ApplicantIsBanned),
        Some(from) => Problem::from(Refusal::ApplicationIsTooSoon).because(from.to_string()),
    }
    .under(cited))
}

/// What counts still of refusals of whoever may be one of these applicants, but for what their application left itself.
pub(in crate::applications) fn recalled(
    tx: &mut Tx<'_>,
    applicants: &[(PersonId, Option<ApplicationId>)],
) -> Result<HashMap<PersonId, Vec<Remembered>>> {
    let today = tx.today;
    let told = |all: Vec<Recalled>| all.into_iter().map(|one| one.told).collect();
    Ok(recall(tx, applicants, today)?.into_iter().map(|(person, all)| (person, told(all))).collect())
}

/// The same, with whether each was certainly of that person: by so many queries, however many they are.
fn recall(
    tx: &mut Tx<'_>,
    applicants: &[(PersonId, Option<ApplicationId>)],
    day: NaiveDate,
) -> Result<HashMap<PersonId, Vec<Recalled>>> {
    if applicants.is_empty() || !store::has_any(tx)? {
        return Ok(HashMap::new());
    }
    let ids: Vec<PersonId> = applicants.iter().map(|(person, _)| *person).collect();
    let mut theirs: Vec<(PersonId, Traces)> = persons::traces(tx, &ids)?;
    let births = reach::births(tx, &ids)?;
    for (person, traces) in &mut theirs {
        traces.born_on = traces.born_on.filter(|_| births.tells(*person));
    }
    let own: Vec<_> = theirs.iter().map(|(_, traces)| digests(tx, traces)).collect();
    let asked: BTreeSet<Vec<u8>> = own.iter().flatten().map(|(_, mark)| mark.clone()).collect();
    let found = store::counting(tx, &asked.into_iter().collect::<Vec<_>>(), day)?;
    let mut memories: Vec<MemoryId> = found.iter().map(|mark| mark.memory_id).collect();
    memories.sort_unstable();
    memories.dedup();
    let dated = if memories.is_empty() { Vec::new() } else { store::dated(tx, &memories)? };
    let mut recalled = HashMap::new();
    for ((person, traces), own) in theirs.iter().zip(&own) {
        let but: Vec<MemoryId> = applicants
            .iter()
            .filter(|(applicant, _)| applicant == person)
            .filter_map(|(_, application)| application.map(MemoryId::from))
            .collect();
        let mut of_each: BTreeMap<MemoryId, Remembered> = BTreeMap::new();
        let theirs = |mark: &&Digest| {
            own.iter().any(|(kind, digest)| (*kind, digest) == (mark.kind, &mark.mark))
                && !but.contains(&mark.memory_id)
        };
        for mark in found.iter().filter(theirs) {
            let told = of_each.entry(mark.memory_id).or_insert_with(|| Remembered {
                agrees: Vec::new(),
                counts_until: mark.counts_until,
                body_id: mark.body_id,
                clause: mark.clause.clone(),
            });
            if !told.agrees.contains(&mark.kind) {
                told.agrees.push(mark.kind);
                told.agrees.sort_unstable_by_key(|kind| kind.word());
            }
        }
        let with_the_verdict = |(id, told): (MemoryId, Remembered)| {
            let both_are_dated = traces.born_on.is_some() && dated.contains(&id);
            Recalled { is_of_the_same: rules::is_of_the_same(&told.agrees, both_are_dated), told }
        };
        recalled.insert(*person, of_each.into_iter().map(with_the_verdict).collect());
    }
    Ok(recalled)
}
