//! Becoming a member: on the word of whoever keeps the register, or by an application that was accepted.
use crate::bodies::{self, BodyId};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::persons::{self, MembershipId, Standing};
use crate::reach;
use crate::words::{Line, Tenure};

use super::actions::{fitting, kindly, may_last, told, unit};
use super::model::{Grounds, Membership, MembershipRow, NewMembership};
use super::{rules, standings, store};

/// Records that a person is a member.
pub fn admit(tx: &mut Tx<'_>, new: &NewMembership) -> Result<Membership> {
    persons::expect(tx, new.person_id)?;
    if new.unit.is_none() {
        reach::expect_over_person(tx, new.person_id)?;
    } else if !reach::may_see_person(tx, new.person_id)? {
        return Err(persons::unknown(tx, new.person_id));
    }
    if tx.today < new.starts_on.latest() {
        // Until it begins, its person is none in good standing.
        reach::expect_over_all_of(tx, new.person_id)?;
    }
    let tenure = Tenure { starts: new.starts_on, ends: None };
    let unit_id = unit(tx, new.unit.as_ref(), &tenure)?;
    record(tx, new, unit_id)
}

/// Records that a person is a member whose application was accepted: that decision says who may.
pub fn admit_applicant(tx: &mut Tx<'_>, new: &NewMembership) -> Result<Membership> {
    let tenure = Tenure { starts: new.starts_on, ends: None };
    let unit_id = match &new.unit {
        Some(named) => {
            let body = bodies::find(tx, named)?;
            Some(fitting(tx, body, &tenure)?)
        }
        None => None,
    };
    record(tx, new, unit_id)
}

/// The next number of a series of membership numbers: none is left out, and none is given twice.
pub fn next_number(tx: &mut Tx<'_>, series: &str) -> Result<Line<40>> {
    loop {
        let number = rules::number(series, store::count_on(tx, series)?);
        if !store::has_number(tx, &number)? {
            return Line::parse(&number).map_err(|fault| Problem::internal(format!("{number}: {fault:?}")));
        }
    }
}

fn record(tx: &mut Tx<'_>, new: &NewMembership, unit_id: Option<BodyId>) -> Result<Membership> {
    let tenure = Tenure { starts: new.starts_on, ends: None };
    may_last(tx, &tenure, new.person_id, None)?;
    let mut row = MembershipRow {
        id: MembershipId::new(),
        person_id: new.person_id,
        unit_id,
        number: new.number.clone().map(String::from),
        standing: Standing::Active,
        starts_earliest: None,
        starts_latest: new.starts_on.latest(),
        ends_earliest: None,
        ends_latest: None,
        held_from: None,
        held_to: None,
        source: Some(Json(Grounds { start: new.source.clone(), end: None })),
        version: 1,
        created_at: tx.now,
        updated_at: tx.now,
    };
    row.lasts(tenure);
    store::insert(tx, &row).map_err(kindly)?;
    standings::begin(tx, &row)?;
    tx.altered.push(row.person_id.0);
    let membership = told(tx, row)?;
    journal::created(tx, "membership", membership.id, &membership)?;
    Ok(membership)
}
