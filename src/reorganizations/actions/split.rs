//! Splitting a body: new ones are formed out of it.
use chrono::NaiveDate;

use crate::basis::Basis;
use crate::bodies::acts::{self, ActKind, Subject};
use crate::bodies::moves;
use crate::bodies::{self, Body, BodyId, BodyRef, BodyReformed, Consequence, Happening, NewBody, Origin};
use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::memberships;
use crate::territory;
use crate::words::{PartialDate, of_word};

use super::super::model::{Part, Split};
use super::super::rules::{self, MOST};
use super::wind_up::{Fate, Plan, wind_up};

/// Forms new bodies out of one; the old one goes on, or ends and leaves the first of them what is left.
pub fn split(tx: &mut Tx<'_>, body: &BodyRef, split: &Split) -> Result<BodyReformed> {
    split_into(tx, body, split, &[]).map_err(|problem| problem.told_of(split, "/on"))
}

/// The same, where the act is carried out anew: the bodies it formed begin on its day, and none of those that were taken
/// out since, told as missing, is formed again.
pub(super) fn split_into(
    tx: &mut Tx<'_>,
    body: &BodyRef,
    split: &Split,
    formed: &[Option<Body>],
) -> Result<BodyReformed> {
    let old = bodies::find(tx, body)?;
    tx.expect_version(old.id, old.version)?;
    rules::may_part(&old.tenure(), split.on)?;
    let basis = Basis { decision_id: split.decision_id, source: split.source.clone() };
    moves::expect_basis(tx, &basis)?;
    let last = split.on.pred_opt().unwrap_or(split.on);
    let ending = if split.dissolve { ending_with(tx, &old, last)? } else { Vec::new() };
    let (act, mut told) = (acts::begin(tx), Vec::new());
    let mut parts = Vec::with_capacity(split.into.len());
    for (index, part) in split.into.iter().enumerate() {
        if part.parent.is_some() || part.territory.is_some() {
            bodies::expect_over_site(tx, part.parent.as_ref(), part.territory.as_ref())
                .map_err(|problem| at_part(problem, index))?;
        }
    }
    for (index, part) in split.into.iter().enumerate() {
        let made = match formed.get(index) {
            Some(None) => continue,

            Some(Some(before)) => bodies::begin_anew(tx, before, split.on, &ending),
            None => {
                let origin = Origin { split_from: Some(old.id), ending: &ending };
                bodies::form_after(tx, &new_body(&old, part, split)?, split.decision_id, origin)
            }
        };
        let made = made.and_then(|made| match made.parent_id {
            Some(parent) if ending.contains(&parent) => Err(moves::Refusal::ParentEndsBefore.into()),
            _ => Ok(made),
        });
        let made = made.map_err(|problem| at_part(problem, index))?;
        tell_formed(tx, &made, split, &mut told)?;
        parts.push(made);
    }
    if split.distribute {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1);
        for part in &parts {
            let homes = tx.on(split.on, |tx| territory::codes_under(tx, &part.territory))?;
            let to = Some(part.id);
            told.extend(memberships::hand_over(tx, old.id, to, last, Some(&homes), most)?);
        }
        rules::is_bearable(told.len())?;
        if !split.dissolve {
            distribute_children(tx, &old, &parts, split, &basis, &mut told)?;
        }
    }
    // What was formed under the old body or moved away from it is in the rows by now.
    let mut after = bodies::find(tx, &old.id.into())?;
    if split.dissolve {
        let heirs = if split.distribute { parts.clone() } else { parts.iter().take(1).cloned().collect() };
        let first = parts.first().map(|part| part.id);
        let plan = Plan {
            ends_on: PartialDate::exact(last),
            basis: basis.clone(),
            end_appointments: true,
            children: Fate::Move(heirs),
            members_to: first,
            actions_to: first,
            tasks_to: first,
            merged_into: None,
        };
        after = wind_up(tx, &after, &plan, &mut told)?;
    }
    let ordered = Split { into: ordered(&split.into, &parts), ..split.clone() };
    acts::conclude(tx, act, (ActKind::Split, Subject::Body(old.id)), split.on, &basis, &ordered)?;
    moves::reformed(tx, act, after, told)
}

/// The parts with the bodies they stand under by their ids.
fn ordered(into: &[Part], made: &[Body]) -> Vec<Part> {
    let parents = made.iter().map(|body| body.parent_id.map(BodyRef::Id));
    let under = |(part, parent): (&Part, Option<BodyRef>)| Part {
        parent: part.parent.as_ref().and(parent),
        ..part.clone()
    };
    into.iter().zip(parents).map(under).collect()
}

/// The problem, told of the part it is about; the day is that of all of them.
fn at_part(problem: Problem, index: usize) -> Problem {
    problem.told_at(|pointer| match pointer {
        "/starts_on" => "/on".to_owned(),
        "/source" | "/decision_id" => pointer.to_owned(),
        _ => format!("/into/{index}{pointer}"),
    })
}

/// The body, and those under it that end with it because every body of its type is made with one.
fn ending_with(tx: &mut Tx<'_>, old: &Body, last: NaiveDate) -> Result<Vec<BodyId>> {
    let made_with = bodies::made_with(tx, old, last)?;
    let below = bodies::children_after(tx, old.id, last)?;
    let with_it = below.into_iter().filter(|child| made_with.contains(&child.type_code));
    Ok(std::iter::once(old.id).chain(with_it.map(|child| child.id)).collect())
}

/// The form of a part: what it does not say is as in the old body.
fn new_body(old: &Body, part: &Part, split: &Split) -> Result<NewBody> {
    let unreadable = || Problem::internal(format!("body {} cannot be read back", old.id));
    let Part { r#type, parent, territory, names, slug } = part.clone();
    Ok(NewBody {
        r#type: r#type.or_else(|| of_word(&old.type_code)).ok_or_else(unreadable)?,
        parent: parent.or(old.parent_id.map(BodyRef::Id)),
        territory: territory.or_else(|| of_word(&old.territory)),
        slug,
        names,
        competences: None,
        starts_on: PartialDate::exact(split.on),
        source: split.source.clone(),
    })
}

/// Tells of a new body, and of those its type is made with: they begin on its day, and were recorded with it.
fn tell_formed(tx: &mut Tx<'_>, made: &Body, split: &Split, told: &mut Vec<Consequence>) -> Result<()> {
    told.push(Consequence::of_body(made, Happening::Formed, split.on).to(made.parent_id));
    for child in bodies::children_after(tx, made.id, split.on)? {
        if child.is_made_with(made) {
            tell_formed(tx, &child, split, told)?;
        }
    }
    Ok(())
}

/// Moves the bodies under one that goes on to the new ones whose territory they are in.
fn distribute_children(
    tx: &mut Tx<'_>,
    old: &Body,
    parts: &[Body],
    split: &Split,
    basis: &Basis,
    told: &mut Vec<Consequence>,
) -> Result<()> {
    let last = split.on.pred_opt().unwrap_or(split.on);
    let below = bodies::children_after(tx, old.id, last)?;
    for child in &below {
        let there = moves::settled_on(tx, vec![child.clone()], split.on)?.pop();
        let territory = there.map_or_else(|| child.territory.clone(), |there| there.territory);
        // What is at the very place of the old body is its own.
        if territory == old.territory || parts.iter().any(|part| part.id == child.id) {
            continue;
        }
        for part in parts {
            if territory::is_within(tx, &territory, &part.territory, split.on)? {
                let to = moves::Destination {
                    parent: Some(part.id),
                    territory: territory.clone(),
                    strays: false,
                    names: None,
                };
                moves::with_its_own(tx, child, &to, split.on, basis, told)?;
                break;
            }
        }
    }
    Ok(())
}
