//! Becoming a member: on the word of whoever keeps the register, or by an application that was accepted.
use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use crate::basis::DecisionId;
use crate::bodies::{self, Body, BodyId, BodyRef};
use crate::db::{Json, Tx};
use crate::error::{Problem, Result};
use crate::journal;
use crate::persons::{self, MembershipId, PersonId, Standing, Traces};
use crate::reach;
use crate::unknown::Unknown;
use crate::words::{Line, Tenure};

use super::actions::{admitting, fitting, kindly, may_last, told, unit};
use super::model::{Grounds, Membership, MembershipRow, NewMembership};
use super::refusals::Refusal;
use super::{memory, rules, standings, store};

/// Records that a person is a member, by a decision where one admits.
pub fn admit(tx: &mut Tx<'_>, new: &NewMembership, decision: Option<DecisionId>) -> Result<Membership> {
    persons::expect(tx, new.person_id)?;
    expect_to_admit(tx, new)?;
    let unit_id = unit(tx, new.unit.as_ref(), &begun(new))?;
    record(tx, new, unit_id, decision)
}

/// Goes on only if the caller may record this membership of this person.
fn expect_to_admit(tx: &mut Tx<'_>, new: &NewMembership) -> Result<()> {
    if new.unit.is_none() {
        reach::expect_over_person(tx, new.person_id)?;
    } else if reach::may_see_person(tx, new.person_id)? {
        reach::expect_not_recused(tx, [new.person_id.0])?;
    } else {
        return Err(persons::unknown(tx, new.person_id));
    }
    if tx.today < new.starts_on.latest() {
        // Until it begins, its person is none in good standing.
        reach::expect_over_all_of(tx, new.person_id)?;
    }
    Ok(())
}

/// Records that a person is a member whose application was accepted, at a meeting if a decision of one did: that decision
/// says who may.
pub fn admit_applicant(
    tx: &mut Tx<'_>,
    new: &NewMembership,
    decision: Option<DecisionId>,
) -> Result<Membership> {
    let unit_id = match &new.unit {
        Some(named) => {
            let body = bodies::find(tx, named)?;
            Some(fitting(tx, &body, &begun(new))?)
        }
        None => None,
    };
    record(tx, new, unit_id, decision)
}

/// A membership that may be recorded, and is not yet.
pub struct Draft(MembershipRow);

/// Whether each of these memberships may be recorded, with one query for each kind of thing that is looked up and none for
/// each of them: nothing is kept yet. Beside one whose person is registered only along with it stands what that one is
/// recognized by. Nobody is admitted whom the party refused for good, or put out too short a time before.
pub fn draft_all(tx: &mut Tx<'_>, all: &[(NewMembership, Option<Traces>)]) -> Result<Vec<Result<Draft>>> {
    let known: Vec<PersonId> =
        all.iter().filter(|(_, traces)| traces.is_none()).map(|(new, _)| new.person_id).collect();
    let newcomers: Vec<(PersonId, Traces)> =
        all.iter().filter_map(|(new, traces)| Some((new.person_id, traces.clone()?))).collect();
    let today = tx.today;
    let mut barred = memory::barred(tx, &known, today)?;
    barred.extend(memory::barred_newcomers(tx, &newcomers, today)?);
    let there: HashSet<PersonId> = persons::names(tx, &known)?.into_keys().collect();
    let mut theirs: HashMap<PersonId, Vec<Tenure>> = HashMap::new();
    for row in store::of_persons(tx, &known)? {
        theirs.entry(row.person_id).or_default().push(row.tenure());
    }
    let numbers: Vec<&str> = all.iter().filter_map(|(new, _)| new.number.as_deref()).collect();
    let mut taken: HashSet<String> =
        store::of_numbers(tx, &numbers)?.into_iter().filter_map(|row| row.number).collect();
    let (mut units, mut drafts) = (Units::default(), Vec::with_capacity(all.len()));
    for (new, traces) in all {
        let is_newcomer = traces.is_some();
        let tenure = begun(new);
        let others = theirs.entry(new.person_id).or_default();
        let number = new.number.as_deref().map(str::to_owned);
        let checked = if !is_newcomer && !there.contains(&new.person_id) {
            Err(Unknown::Person.into())
        } else if number.as_ref().is_some_and(|number| taken.contains(number)) {
            Err(Refusal::NumberIsTaken.into())
        } else if let Some(bar) = barred.get(&new.person_id) {
            Err((*bar).into())
        } else {
            // Whoever may register somebody may record it: nothing else is held there yet.
            let may_admit = if is_newcomer { Ok(()) } else { expect_to_admit(tx, new) };
            may_admit
                .and_then(|()| Ok(rules::may_last(&tenure, others)?))
                .and_then(|()| units.of(tx, new.unit.as_ref(), &tenure))
        };
        drafts.push(match checked {
            // What fails of itself, and not of this one, fails them all.
            Err(problem) if problem.kind.status >= 500 => return Err(problem),
            Err(problem) => Err(problem),
            Ok(unit_id) => {
                others.push(tenure);
                taken.extend(number);
                Ok(Draft(drafted(tx, new, unit_id)))
            }
        });
    }
    Ok(drafts)
}

/// Records many memberships, as each alone would be.
pub fn record_all(tx: &mut Tx<'_>, drafts: Vec<Draft>) -> Result<()> {
    let made: Vec<MembershipRow> = drafts.into_iter().map(|draft| draft.0).collect();
    let ids: Vec<PersonId> = made.iter().map(|row| row.person_id).collect();
    let names = persons::names(tx, &ids)?;
    store::insert_all(tx, &made).map_err(kindly)?;
    standings::begin_all(tx, &made)?;
    tx.altered.extend(made.iter().map(|row| row.person_id.0));
    let day = tx.as_of;
    let told = made.into_iter().map(|row| {
        let name = names.get(&row.person_id).cloned();
        (row.id, Membership::of(row, name, None, day))
    });
    journal::created_all(tx, "membership", told.collect())
}

/// The units that new members are in, each looked up once.
#[derive(Default)]
struct Units(HashMap<BodyRef, Body>);

impl Units {
    /// The unit of a membership, if the caller may admit members there.
    fn of(&mut self, tx: &mut Tx<'_>, named: Option<&BodyRef>, tenure: &Tenure) -> Result<Option<BodyId>> {
        let Some(named) = named else { return Ok(None) };
        let body = match self.0.entry(named.clone()) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(admitting(tx, named)?),
        };
        fitting(tx, body, tenure).map(Some)
    }
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

fn record(
    tx: &mut Tx<'_>,
    new: &NewMembership,
    unit_id: Option<BodyId>,
    decision: Option<DecisionId>,
) -> Result<Membership> {
    may_last(tx, &begun(new), new.person_id, None)?;
    let row = drafted(tx, new, unit_id);
    store::insert(tx, &row).map_err(kindly)?;
    standings::begin(tx, &row, decision)?;
    tx.altered.push(row.person_id.0);
    let membership = told(tx, row)?;
    journal::created(tx, "membership", membership.id, &membership)?;
    Ok(membership)
}

/// A membership as it would be kept.
fn drafted(tx: &Tx<'_>, new: &NewMembership, unit_id: Option<BodyId>) -> MembershipRow {
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
    row.lasts(begun(new));
    row
}

/// The days of a membership that begins.
fn begun(new: &NewMembership) -> Tenure {
    Tenure { starts: new.starts_on, ends: None }
}
