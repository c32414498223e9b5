//! What is done with grades: given from a day on, and looked at.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::basis::Basis;
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::http::{Listing, Page};
use crate::journal;
use crate::persons::MembershipId;
use crate::statutes;
use crate::words::Labels;

use super::super::actions::basis;
use super::super::model::Membership;
use super::super::refusals::Refusal;
use super::super::store as memberships;
use super::model::{GradeNamed, GradeRow, GradeTold, MembershipGradeId, NewGrade};
use super::store;

/// Gives a member a grade of the statutes, from a day of the membership on; one that was given from that very day is
/// replaced.
pub(super) fn give(tx: &mut Tx<'_>, id: MembershipId, new: &NewGrade) -> Result<GradeTold> {
    let membership = memberships::find(tx, id)?;
    let Basis { decision_id, source } = basis(tx, new.decision_id, new.source.as_ref())?;
    let day = new.starts_on.unwrap_or(tx.today);
    let labels = labels(tx, day)?;
    let Some(label) = labels.get(new.grade.as_str()) else {
        let statutes = statutes::in_force(tx, day)?;
        let clause = statutes::cite(&statutes, statutes.membership.clause.as_ref());
        return Err(Problem::from(Refusal::GradeIsUnknown).under(clause));
    };
    let label = Some(label.get(tx.language).to_owned());
    if membership.tenure().on(day).is_none() {
        return Err(Refusal::GradeLiesOutside.into());
    }
    let mut row = GradeRow {
        id: MembershipGradeId::new(),
        membership_id: id,
        person_id: membership.person_id,
        grade: new.grade.to_string(),
        starts_on: day,
        recorded_by: tx.actor.written(),
        decision_id,
        source: source.map(Json),
        created_at: tx.now,
        updated_at: tx.now,
    };
    if let Some(before) = store::on(tx, id, day)? {
        (row.id, row.created_at) = (before.id, before.created_at);
        store::update(tx, &row)?;
        let (was, told) = (before.told(None, None), row.told(label, None));
        journal::changed(tx, "membership_grade", told.id, &was, &told)?;
        return Ok(told);
    }
    store::insert(tx, &row)?;
    let told = row.told(label, None);
    journal::created(tx, "membership_grade", told.id, &told)?;
    Ok(told)
}

/// The grade each of these memberships has on the day asked for, by its code, by one query.
pub(in crate::memberships) fn given(
    tx: &mut Tx<'_>,
    of: &[MembershipId],
) -> Result<HashMap<MembershipId, GradeNamed>> {
    let given = store::given(tx, of)?.into_iter();
    // The last of each stays.
    Ok(given.map(|(id, code)| (id, GradeNamed { code, label: None })).collect())
}

/// Says what the grades of these memberships are called, as the statutes of the day asked for call them.
pub(in crate::memberships) fn name(tx: &mut Tx<'_>, told: &mut [Membership]) -> Result<()> {
    if told.iter().all(|one| one.grade.is_none()) {
        return Ok(());
    }
    let day = tx.as_of;
    let labels = labels(tx, day)?;
    for grade in told.iter_mut().filter_map(|one| one.grade.as_mut()) {
        grade.label = labels.get(&grade.code).map(|label| label.get(tx.language).to_owned());
    }
    Ok(())
}

/// The grades that the statutes of a day name.
fn labels(tx: &mut Tx<'_>, day: NaiveDate) -> Result<HashMap<String, Labels>> {
    let statutes = statutes::in_force(tx, day)?;
    let grades = statutes.membership.grades.iter();
    Ok(grades.map(|grade| (grade.code.to_string(), grade.labels.clone())).collect())
}

/// The grades of a membership that had begun by the day the caller named, if one was named, in the order of their days;
/// each is called as the statutes in force on the day asked for call it.
pub(super) fn list(tx: &mut Tx<'_>, id: MembershipId, listing: &Listing) -> Result<Page<GradeTold>> {
    let membership = memberships::find(tx, id)?;
    tx.expect_begun(membership.tenure().starts.earliest())?;
    let total = listing.total(|| store::count(tx, id))?;
    let page = listing.page(store::list(tx, id, listing)?, total, |row: &GradeRow| {
        vec![row.starts_on.to_string(), row.id.to_string()]
    });
    let next = page.data.last().map(|row| row.starts_on);
    let next = next.map(|day| store::next(tx, id, day)).transpose()?.flatten();
    let day = tx.as_of;
    let labels = labels(tx, day)?;
    let nexts: Vec<Option<NaiveDate>> =
        page.data.iter().skip(1).map(|row| Some(row.starts_on)).chain([next]).collect();
    let told = |(row, next): (GradeRow, Option<NaiveDate>)| {
        let label = labels.get(&row.grade).map(|label| label.get(tx.language).to_owned());
        row.told(label, next)
    };
    let data = page.data.into_iter().zip(nexts).map(told).collect();
    Ok(Page { data, next: page.next, total: page.total })
}
