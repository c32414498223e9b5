//! Correcting a body, and taking out one that was a mistake.
use std::collections::HashSet;

use crate::db::Tx;
use crate::error::{Problem, Result};
use crate::journal;
use crate::territory;
use crate::words::{Labels, Line, PartialDate, Tenure, of_word};

use super::super::model::{Body, BodyChange, BodyId, BodyRef, BodyTold, NewBody};
use super::super::moves::{self, circles, lines_of};
use super::super::rules::Refusal;
use super::super::{positions, store};
use super::site::{check, settle, site};

/// The form a change is applied to.
pub(in crate::bodies) fn editable(body: &Body) -> Result<NewBody> {
    let corrupt = || Problem::internal(format!("body {} cannot be read back", body.id));
    let line = |name: &str| Line::parse(name).ok();
    Ok(NewBody {
        r#type: of_word(&body.type_code).ok_or_else(corrupt)?,
        parent: body.parent_id.map(BodyRef::Id),
        territory: of_word(&body.territory),
        slug: Some(body.slug.parse().map_err(|_fault| corrupt())?),
        names: Some(Labels {
            ar: line(&body.name_ar).ok_or_else(corrupt)?,
            fr: body.name_fr.as_deref().and_then(line),
            en: body.name_en.as_deref().and_then(line),
        }),
        competences: Some(body.competences.0.iter().filter_map(|code| of_word(code)).collect()),
        starts_on: body.tenure().starts,
        source: body.source.clone().map(|source| source.0),
    })
}

/// Corrects a body, by the rules it was formed by.
pub(in crate::bodies) fn change(tx: &mut Tx<'_>, body: &BodyRef, change: &BodyChange) -> Result<BodyTold> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    let new = change.apply(&editable(&before)?)?;
    if new.r#type.as_str() != before.type_code {
        return Err(Refusal::TypeIsFixed.into());
    }
    let after = correct(tx, &before, &new)?;
    Ok(BodyTold::of(after, tx.language))
}

/// Puts a body where it should have been from the first; the bodies under it that stand at the very same territory are
/// corrected with it.
fn correct(tx: &mut Tx<'_>, before: &Body, new: &NewBody) -> Result<Body> {
    let site = site(tx, new, new.starts_on.latest().max(tx.as_of))?;
    if let Some(parent) = &site.parent
        && circles(before.id, parent.id, before.present_station(), &lines_of(tx, parent.id)?)
    {
        return Err(Refusal::BodyUnderItself.into());
    }
    let life = Tenure { starts: new.starts_on, ends: before.tenure().ends };
    // Where it stands is corrected from the last of its moves on.
    let here = before.stands_from.map_or(life, |day| Tenure { starts: PartialDate::exact(day), ..life });
    check(tx, &site, here, &[before.id])?;
    if site.place.code != before.territory {
        expect_within(tx, before, &site.place.code)?;
    }
    if !contents_fit(tx, before, life)? {
        return Err(Refusal::ContentsWouldNotFit.into());
    }
    let mut after = before.clone();
    settle(tx, &mut after, new, &site);
    if let Some(slug) = &new.slug {
        after.slug = slug.to_string();
    }
    after.version = before.version.saturating_add(1);
    store::update(tx, &after)
        .map_err(|problem| problem.if_violates("bodies_slug_key", Refusal::SlugIsTaken.kind()))?;
    journal::changed(tx, "body", before.id, before, &after)?;
    if after.territory != before.territory {
        for child in children_still(tx, before.id)? {
            if child.territory == before.territory {
                let along = NewBody { territory: of_word(&after.territory), ..editable(&child)? };
                correct(tx, &child, &along)?;
            }
        }
    }
    Ok(after)
}

/// Whether the appointments, bodies, meetings and moves of a body lie within `life`.
fn contents_fit(tx: &mut Tx<'_>, body: &Body, life: Tenure) -> Result<bool> {
    let mut within = store::tenures_in(tx, body.id)?;
    within.extend(children_still(tx, body.id)?.iter().map(|child| {
        let from = child.stands_from.map_or(child.tenure().starts, PartialDate::exact);
        Tenure { starts: from, ends: child.tenure().ends }
    }));
    for day in store::meeting_days(tx, body.id)? {
        let held_on = day.parse().map_err(Problem::internal)?;
        within.push(Tenure { starts: held_on, ends: Some(held_on) });
    }
    let moves_after = moves::first_day(tx, body.id)?.is_none_or(|day| life.starts.latest() < day);
    Ok(moves_after && within.iter().all(|tenure| tenure.fits_in(&life)))
}

/// The bodies that stand under this one since the last of their moves.
fn children_still(tx: &mut Tx<'_>, id: BodyId) -> Result<Vec<Body>> {
    let ever = store::all_children(tx, id)?.into_iter().map(|(child, _)| child);
    Ok(ever.filter(|child| child.parent_id == Some(id)).collect())
}

/// Goes on only if what stands under a body stands within the territory it would move to, or goes there with it.
fn expect_within(tx: &mut Tx<'_>, body: &Body, territory: &str) -> Result<()> {
    let inside: HashSet<String> = territory::codes_under(tx, territory)?.into_iter().collect();
    let stays_outside =
        |child: &&Body| child.territory != body.territory && !inside.contains(&child.territory);
    match children_still(tx, body.id)?.iter().find(stays_outside) {
        Some(child) => Err(Problem::from(Refusal::ChildrenWouldStandOutside).because(child.slug.clone())),
        None => Ok(()),
    }
}

/// Takes out a body recorded by mistake, with its empty positions.
pub(in crate::bodies) fn delete(tx: &mut Tx<'_>, body: &BodyRef) -> Result<()> {
    let before = store::find(tx, body)?;
    tx.expect_version(before.id, before.version)?;
    take_out(tx, &before)
}

/// Takes a body out with its positions, unless anything refers to it.
pub(super) fn take_out(tx: &mut Tx<'_>, body: &Body) -> Result<()> {
    positions::delete_of(tx, body.id)?;
    store::delete(tx, body.id)?;
    journal::deleted(tx, "body", body.id, body)
}
