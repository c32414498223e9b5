//! What ethics committees impose on a membership, and how it is lifted: it takes no right of whoever records it.
//!
//! Each spell is kept whole, with the case that imposed it, whatever others impose on the same days: lifting one leaves the days
//! of the others. What everybody sees, the standing of the member, is worked out of all of them together.
use chrono::NaiveDate;

use crate::access::Actor;
use crate::basis::{CaseId, Source};
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::journal;
use crate::persons::{MembershipId, Standing};
use crate::words::{PartialDate, Tenure};

use super::super::actions::{changed, told};
use super::super::model::{Grounds, MembershipRow};
use super::super::{memory, store as memberships};
use super::actions::{counted, follow, found_in, standing};
use super::model::{Imposed, Imposition, ImpositionId, Means, StandingRow};
use super::{keep, rules, store};

/// By which case something is imposed, and by what of it.
#[derive(Debug, Clone, Copy)]
pub struct Imposing {
    /// The case.
    pub case: CaseId,
    /// A ruling, or a measure ahead of it.
    pub means: Means,
}

impl Imposing {
    fn row(
        self,
        tx: &Tx<'_>,
        membership_id: MembershipId,
        (effect, starts_on, ends_on): (Imposed, NaiveDate, Option<NaiveDate>),
    ) -> Imposition {
        Imposition {
            id: ImpositionId::new(),
            membership_id,
            case_id: Some(self.case),
            means: self.means,
            effect,
            starts_on,
            ends_on,
            created_at: tx.now,
            updated_at: tx.now,
        }
    }
}

/// Suspends a membership by what the statutes let a committee rule, on all of these days, both included: those that lie
/// outside the membership count again where it is one again.
pub fn impose(
    tx: &mut Tx<'_>,
    id: MembershipId,
    (from, last): (NaiveDate, NaiveDate),
    by: Imposing,
) -> Result<ImpositionId> {
    let imposition = by.row(tx, id, (Imposed::Suspended, from, Some(last)));
    keep::insert(tx, &imposition)?;
    stands(tx, id)?;
    Ok(imposition.id)
}

/// Lets a suspension last until another day, by the same authority: one that would end before it begins never was. Answers
/// whether there was anything to change.
pub fn last_until(tx: &mut Tx<'_>, id: ImpositionId, last: NaiveDate) -> Result<bool> {
    let Some(before) = keep::find(tx, id)? else { return Ok(false) };
    if before.ends_on == Some(last) {
        return Ok(false);
    }
    if last < before.starts_on {
        keep::delete(tx, id)?;
    } else {
        keep::ends(tx, id, last)?;
    }
    stands(tx, before.membership_id)?;
    Ok(true)
}

/// The last day of a suspension, if there is such a one still.
pub fn last_day(tx: &mut Tx<'_>, id: ImpositionId) -> Result<Option<NaiveDate>> {
    Ok(keep::find(tx, id)?.and_then(|one| one.ends_on))
}

/// Records that a membership is none from a day on by what a committee ruled, until it rules otherwise; and lets no suspension go
/// on beyond it: what a committee imposed counts again where the membership does.
pub fn put_out(tx: &mut Tx<'_>, id: MembershipId, from: NaiveDate, by: Imposing) -> Result<()> {
    let imposition = by.row(tx, id, (Imposed::Expelled, from, None));
    keep::insert(tx, &imposition)?;
    let row = memberships::find(tx, id)?;
    if row.tenure().ends.is_some() {
        return Ok(());
    }
    let shown = told(tx, row.clone())?;
    let last = from.pred_opt().unwrap_or(from);
    let ends = Tenure { ends: Some(PartialDate::exact(last)), ..row.tenure() };
    let is_changed = follow_impositions(tx, &row, &ends)?;
    let mut is_cut = false;
    for one in store::suspensions(tx, &[id])?.into_iter().filter(|one| !one.is_imposed) {
        if one.ends_on.is_none_or(|ends| last < ends) {
            is_cut = true;
            cut(tx, one, last)?;
        }
    }
    if is_changed || is_cut {
        counted(tx, row, &shown)?;
    }
    Ok(())
}

/// Whether a committee put the member out, and none has ruled otherwise since.
pub fn is_put_out(tx: &mut Tx<'_>, id: MembershipId) -> Result<bool> {
    Ok(keep::of(tx, id)?.iter().any(Imposition::puts_out))
}

/// Makes a membership that a case ended since a day one again from another on, unless another case put the member out too: the days between
/// are days of a suspension, so that nobody ever reads that all was well on them. Answers whether it is one.
pub fn readmit(
    tx: &mut Tx<'_>,
    id: MembershipId,
    (since, on): (NaiveDate, NaiveDate),
    by: Imposing,
) -> Result<bool> {
    let last = on.pred_opt().unwrap_or(on);
    for one in keep::of(tx, id)?.iter().filter(|one| one.puts_out() && one.is_of(by.case, since)) {
        if last < one.starts_on {
            keep::delete(tx, one.id)?;
        } else {
            keep::ends(tx, one.id, last)?;
        }
    }
    if is_put_out(tx, id)? {
        return Ok(false);
    }
    let before = memberships::find(tx, id)?;
    let Some(ended) = before.tenure().ends else { return Ok(true) };
    let shown = told(tx, before.clone())?;
    let gap = ended.next_day().latest();
    if gap <= last {
        let between = by.row(tx, id, (Imposed::Suspended, gap, Some(last)));
        keep::insert(tx, &between)?;
    }
    let mut after = before.clone();
    after.lasts(Tenure { ends: None, ..before.tenure() });
    after.standing = Standing::Active;
    after.source = Some(Json(Grounds { end: None, ..before.grounds() }));
    follow(tx, &after)?;
    memory::follow(tx, &after)?;
    follow_impositions(tx, &after, &after.tenure())?;
    changed(tx, &before, after, &shown)?;
    Ok(true)
}

/// Forgets which case imposed what: it is destroyed. What it did stays.
pub fn forget_case(tx: &mut Tx<'_>, case: CaseId) -> Result<()> {
    keep::forget_case(tx, case)
}

/// Lets the standing of a member follow what is imposed, as a state of the membership.
fn stands(tx: &mut Tx<'_>, id: MembershipId) -> Result<()> {
    let row = memberships::find(tx, id)?;
    let shown = told(tx, row.clone())?;
    if follow_impositions(tx, &row, &row.tenure())? {
        counted(tx, row, &shown)?;
    }
    Ok(())
}

/// Lets the suspensions that everybody sees be those that are imposed on the days of a membership, together, where none that the
/// party itself recorded covers them. Answers whether that changed any.
pub(in crate::memberships) fn follow_impositions(
    tx: &mut Tx<'_>,
    of: &MembershipRow,
    tenure: &Tenure,
) -> Result<bool> {
    let imposed: Vec<_> = keep::of(tx, of.id)?.iter().filter_map(Imposition::suspends).collect();
    let (there, others): (Vec<StandingRow>, Vec<StandingRow>) =
        store::suspensions(tx, &[of.id])?.into_iter().partition(|row| row.is_imposed);
    let others: Vec<Tenure> = others.iter().map(StandingRow::spell).collect();
    let mut wanted = Vec::new();
    for (first, last, means) in rules::imposed_days(&imposed, tenure, &others) {
        wanted.push((first, last, means.source()?));
    }
    let is_same = |row: &StandingRow, (first, _, source): &(NaiveDate, NaiveDate, Source)| {
        row.starts_latest == *first && row.source.as_ref().is_some_and(|known| known.0 == *source)
    };
    let (kept, gone): (Vec<StandingRow>, Vec<StandingRow>) =
        there.into_iter().partition(|row| wanted.iter().any(|one| is_same(row, one)));
    let mut is_changed = !gone.is_empty();
    for row in gone {
        let was = row.clone().told(None);
        store::delete(tx, row.id)?;
        journal::deleted(tx, "membership_standing", row.id, &was)?;
    }
    // Whatever is shortened makes room first.
    let mut kept: Vec<(StandingRow, NaiveDate)> = kept
        .into_iter()
        .filter_map(|row| {
            let last = wanted.iter().find(|one| is_same(&row, one))?.1;
            Some((row, last))
        })
        .collect();
    kept.sort_by_key(|(row, last)| row.ends_on < Some(*last));
    wanted.retain(|one| !kept.iter().any(|(row, _)| is_same(row, one)));
    for (row, last) in kept {
        if row.ends_on != Some(last) {
            is_changed = true;
            until(tx, row, last)?;
        }
    }
    for (first, last, source) in wanted {
        is_changed = true;
        let begins = PartialDate::exact(first);
        let mut row = standing(tx, of, Standing::Suspended, begins, found_in(Some(source)));
        (row.ends_on, row.is_imposed, row.recorded_by) = (Some(last), true, Actor::service().written());
        store::insert(tx, &row)?;
        let suspension = row.told(None);
        journal::created(tx, "membership_standing", suspension.id, &suspension)?;
    }
    Ok(is_changed)
}

/// Lets a suspension that was recorded go on no longer than that day; one that would begin later never will.
fn cut(tx: &mut Tx<'_>, row: StandingRow, last: NaiveDate) -> Result<()> {
    if row.starts_latest <= last {
        return until(tx, row, last);
    }
    let was = row.clone().told(None);
    store::delete(tx, row.id)?;
    journal::deleted(tx, "membership_standing", row.id, &was)
}

fn until(tx: &mut Tx<'_>, row: StandingRow, last: NaiveDate) -> Result<()> {
    let was = row.clone().told(None);
    let after = StandingRow { ends_on: Some(last), updated_at: tx.now, ..row };
    store::update(tx, &after)?;
    let left = after.told(None);
    journal::changed(tx, "membership_standing", left.id, &was, &left)
}
