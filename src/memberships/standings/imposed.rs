//! What an ethics committee imposes on a membership, and how it is lifted: it takes no right of whoever records it.
use chrono::NaiveDate;

use crate::basis::Source;
use crate::db::{Json, Tx};
use crate::error::Result;
use crate::journal;
use crate::persons::{MembershipId, Standing};
use crate::words::{PartialDate, Tenure};

use super::super::actions::{changed, told};
use super::super::model::{Grounds, Membership};
use super::super::{memory, rules, store as memberships};
use super::actions::{counted, follow, found_in, standing};
use super::model::{MembershipStandingId, StandingRow};
use super::store;

/// Suspends a membership by what the statutes let a committee rule, on those days of it that no other suspension covers:
/// the days of each are kept as they were ruled. It takes no right of whoever records it.
pub fn impose(
    tx: &mut Tx<'_>,
    id: MembershipId,
    (from, last): (NaiveDate, NaiveDate),
    source: &Source,
) -> Result<Vec<(MembershipStandingId, NaiveDate)>> {
    let before = memberships::find(tx, id)?;
    let others: Vec<Tenure> = store::suspensions(tx, &[id])?.iter().map(StandingRow::spell).collect();
    let shown = told(tx, before.clone())?;
    let mut imposed = Vec::new();
    for (first, end) in rules::uncovered((from, last), &before.tenure(), &others) {
        let mut row = standing(
            tx,
            &before,
            Standing::Suspended,
            PartialDate::exact(first),
            found_in(Some(source.clone())),
        );
        row.ends_on = Some(end);
        store::insert(tx, &row)?;
        let suspension = row.told(None);
        journal::created(tx, "membership_standing", suspension.id, &suspension)?;
        imposed.push((suspension.id, first));
    }
    if !imposed.is_empty() {
        counted(tx, before, &shown)?;
    }
    Ok(imposed)
}

/// Lets a suspension last until another day, by the same authority: one that would end before it begins never was. Answers
/// whether there was anything to change.
pub fn last_until(tx: &mut Tx<'_>, id: MembershipStandingId, last: NaiveDate) -> Result<bool> {
    let Some(row) = store::find(tx, id)? else { return Ok(false) };
    if row.ends_on == Some(last) {
        return Ok(false);
    }
    let before = memberships::find(tx, row.membership_id)?;
    let shown = told(tx, before.clone())?;
    let was = row.clone().told(None);
    if last < row.starts_latest {
        store::delete(tx, row.id)?;
        journal::deleted(tx, "membership_standing", row.id, &was)?;
    } else {
        let after = StandingRow { ends_on: Some(last), updated_at: tx.now, ..row };
        store::update(tx, &after)?;
        let left = after.told(None);
        journal::changed(tx, "membership_standing", left.id, &was, &left)?;
    }
    counted(tx, before, &shown).map(|_| true)
}

/// Lets no suspension of a membership go on beyond a day: those that would begin later never will.
pub fn none_beyond(tx: &mut Tx<'_>, id: MembershipId, last: NaiveDate) -> Result<()> {
    for row in store::suspensions(tx, &[id])? {
        if row.ends_on.is_none_or(|ends| last < ends) {
            last_until(tx, row.id, last)?;
        }
    }
    Ok(())
}

/// The last day of a suspension, if there is such a one still.
pub fn last_day(tx: &mut Tx<'_>, id: MembershipStandingId) -> Result<Option<NaiveDate>> {
    Ok(store::find(tx, id)?.and_then(|row| row.ends_on))
}

/// Makes a membership that was ended one again from a day on: the days between are days of a suspension, so that nobody ever
/// reads that all was well on them.
pub fn readmit(tx: &mut Tx<'_>, id: MembershipId, on: NaiveDate, source: &Source) -> Result<Membership> {
    let before = memberships::find(tx, id)?;
    let Some(ended) = before.tenure().ends else { return told(tx, before) };
    let shown = told(tx, before.clone())?;
    let mut after = before.clone();
    after.lasts(Tenure { ends: None, ..before.tenure() });
    after.standing = Standing::Active;
    after.source = Some(Json(Grounds { end: None, ..before.grounds() }));
    follow(tx, &after)?;
    memory::follow(tx, &after)?;
    let readmitted = changed(tx, &before, after, &shown)?;
    let gap = (ended.next_day().latest(), on.pred_opt().unwrap_or(on));
    if gap.0 <= gap.1 {
        impose(tx, id, gap, source)?;
    }
    Ok(readmitted)
}
